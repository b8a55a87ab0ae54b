"""How editors and builds really write: whatever the pattern, the next invocation has the new code."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time

from harness import JAVASCRIPT, archive, require_root
from reloading import ReloadCase, node, python



def run(*command: object, **options) -> subprocess.CompletedProcess:
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, timeout=120, **options)


class Saves(ReloadCase):
    def setUp(self):
        self.code = self.folder()
        self.name = self.function(self.code)
        self.sandbox = self.assert_version(self.name, 0) and self.sandboxes(self.name)

    def assert_saved(self, version: object, count: int | None = None) -> None:
        answer = self.assert_version(self.name, version)
        if count is not None:
            self.assertEqual(answer["count"], count)
        self.assertEqual(self.sandboxes(self.name), self.sandbox)

    def test_written_in_pieces(self):
        text = python(1)
        with (self.code / "app.py").open("w") as file:
            for start in range(0, len(text), 50):
                file.write(text[start:start + 50])
                file.flush()
                time.sleep(0.005)
        self.assert_saved(1, 2)

    def test_temporary_file_and_rename(self):
        for version in range(1, 6):
            (self.code / ".app.py.tmp").write_text(python(version))
            (self.code / ".app.py.tmp").rename(self.code / "app.py")
            self.assert_saved(version, version + 1)

    def test_backup_by_rename_and_a_new_file(self):
        for version in range(1, 6):
            (self.code / "app.py").rename(self.code / "app.py~")
            (self.code / "app.py").write_text(python(version))
            (self.code / "app.py~").unlink()
            self.assert_saved(version, version + 1)

    def test_deleted_and_created(self):
        for version in range(1, 6):
            (self.code / "app.py").unlink()
            (self.code / "app.py").write_text(python(version))
            self.assert_saved(version, version + 1)

    def test_vim(self):
        if not shutil.which("vim"):
            print("vim is not installed: its pattern is that of the backup by rename")
            return
        for version, options in enumerate(["backupcopy=no", "backupcopy=yes", "nowritebackup"], 1):
            (self.code / "app.py").chmod(0o644)
            run("vim", "-u", "NONE", "-es", "-c", f"set {options} backup swapfile", "-c",
                f"%s/^VERSION = .*/VERSION = {version}/", "-c", "wq", "app.py", cwd=self.code)
            self.assert_saved(version, version + 1)

    def test_git_checkout_between_branches(self):
        def git(*words):
            run("git", "-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=zero",
                *words, cwd=self.code)

        git("init", "--quiet")
        git("add", ".")
        git("commit", "--quiet", "--message", "zero")
        git("checkout", "--quiet", "-b", "one")
        (self.code / "app.py").write_text(python(1))
        (self.code / "more").mkdir()
        (self.code / "more/module.py").write_text("x = 1\n")
        git("add", ".")
        git("commit", "--quiet", "--message", "one")
        self.assert_saved(1)
        for branch, version in [("zero", 0), ("one", 1)] * 3:
            git("checkout", "--quiet", branch)
            self.assert_saved(version)
        started = self.call(self.name)["started"]
        git("status")
        git("fetch", ".")
        self.quiet()
        self.assertEqual(self.call(self.name)["started"], started, "git's own files do not count")

    def test_rsync(self):
        source = self.folder("source")
        for version, options in enumerate([[], ["--inplace"], ["--delay-updates"], ["--delete"]], 1):
            (source / "app.py").write_text(python(version))
            run("rsync", "--archive", "--checksum", *options, f"{source}/", f"{self.code}/")
            self.assert_saved(version, version + 1)

    def test_unzip_over_what_is_there(self):
        package = self.folder("package") / "package.zip"
        for version in range(1, 4):
            package.write_bytes(archive({"app.py": python(version), "lib/other.py": f"x = {version}\n"}))
            run("unzip", "-o", "-q", package, "-d", self.code)
            self.assert_saved(version, version + 1)

    def test_a_build_that_writes_for_half_a_second_restarts_once(self):
        """A pause that the host makes, not the build, may end a burst: then the build is tried again."""
        for attempt in range(1, 11):
            before, longest, last = len(self.reloads(self.name)), 0.0, time.monotonic()
            for number in range(100):
                (self.code / f"module{number}.py").write_text(f"x = {attempt * 1000 + number}\n")
                time.sleep(0.004)
                now = time.monotonic()
                longest, last = max(longest, now - last), now
            (self.code / "app.py").write_text(python(attempt))
            self.assert_version(self.name, attempt)
            self.quiet()
            if longest < 0.010:
                self.assertEqual(len(self.reloads(self.name)) - before, 1)
                return
        self.fail("the host paused this test ten times")


class Mounts(ReloadCase):
    """Made before the server, which sees later ones only where the host's mounts are shared."""

    @classmethod
    def setUpClass(cls):
        require_root()
        around = tempfile.TemporaryDirectory(prefix="hot-reload-")
        cls.addClassCleanup(around.cleanup)
        os.chmod(around.name, 0o755)
        # An overlay cannot lie on another one, a tmpfs can.
        cls.mount(around.name, "-t", "tmpfs", "tmpfs")
        cls.stage = pathlib.Path(around.name)
        cls.stage.chmod(0o755)
        for name in ("source", "bound", "lower", "upper", "work", "merged"):
            (cls.stage / name).mkdir()
        for name in ("source", "lower"):
            (cls.stage / name / "app.py").write_text(python(0))
        cls.mount(cls.stage / "bound", "--bind", cls.stage / "source")
        cls.mount(cls.stage / "merged", "-t", "overlay", "overlay", "-o",
                  ",".join(f"{name}dir={cls.stage}/{name}" for name in ("lower", "upper", "work")))
        super().setUpClass()

    @classmethod
    def mount(cls, target, *words):
        run("mount", *words, target)
        cls.addClassCleanup(run, "umount", target)

    def test_a_bind_mounted_folder_written_through_either_path(self):
        source, bound = self.stage / "source", self.stage / "bound"
        name = self.function(bound)
        self.assert_version(name, 0)
        for version, path in [(1, source), (2, bound), (3, source)]:
            (path / "app.py").write_text(python(version))
            self.assert_version(name, version)

    def test_a_folder_on_an_overlay(self):
        name = self.function(self.stage / "merged")
        self.assert_version(name, 0)
        for version in range(1, 5):
            # The first write copies the file up.
            (self.stage / "merged/app.py").write_text(python(version))
            self.assert_version(name, version)


class Builds(ReloadCase):
    """esbuild and the TypeScript compiler as they are used: `npm run build`, and `tsc --watch` in the background."""

    def project(self) -> tuple[pathlib.Path, pathlib.Path]:
        project = self.folder("project", {
            "src/index.ts": "// @ts-nocheck\n" + node(0),
            "package.json": '{"scripts": {"build": "esbuild src/index.ts --bundle --platform=node --outfile=dist/index.js"}}',
            "tsconfig.json": '{"compilerOptions": {"outDir": "dist", "rootDir": "src", "module": "commonjs", '
                             '"target": "es2022", "types": [], "noEmitOnError": false}, "include": ["src"]}',
        })
        (project / "node_modules").symlink_to(JAVASCRIPT)
        (project / "dist").mkdir()
        return project, project / "dist"

    def test_npm_run_build_with_esbuild(self):
        project, dist = self.project()
        run("npm", "run", "build", cwd=project)
        name = self.function(dist, "nodejs22.x", "index.handler")
        self.assert_version(name, 0)
        for version in range(1, 4):
            (project / "src/index.ts").write_text(node(version))
            run("npm", "run", "build", cwd=project)
            self.assertEqual(self.assert_version(name, version)["count"], version + 1)

    def test_tsc_in_watch_mode(self):
        project, dist = self.project()
        with tempfile.TemporaryFile() as log:
            compiler = subprocess.Popen(["node_modules/.bin/tsc", "--watch", "--preserveWatchOutput"], cwd=project,
                                        stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            try:
                output = dist / "index.js"
                self.wait_for("a build", lambda: output.exists() and "VERSION = 0" in output.read_text(), 60)
                name = self.function(dist, "nodejs22.x", "index.handler")
                self.assert_version(name, 0)
                for version in range(1, 4):
                    (project / "src/index.ts").write_text("// @ts-nocheck\n" + node(version))
                    self.wait_for("an answer of it", lambda: self.call(name)["version"] == version, 60)
            finally:
                compiler.terminate()
                compiler.wait(timeout=20)
