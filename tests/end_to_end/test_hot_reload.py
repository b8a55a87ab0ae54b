"""Hot reload as its users see it: functions that run from folders of this machine, which change meanwhile."""

import contextlib
import json
import os
import shutil
import tempfile
import threading
import time

import botocore.exceptions

from harness import ROLE, Server, archive, create, invoke, wait_active
from reloading import ReloadCase, node, python


class Reloading(ReloadCase):
    def test_an_invocation_after_a_save_sees_the_new_code_in_the_same_environment(self):
        for runtime, source, file, handler in [
            ("python3.11", python, "app.py", "app.handler"), ("nodejs22.x", node, "index.js", "index.handler"),
        ]:
            with self.subTest(runtime):
                folder = self.folder(files={file: source(0)})
                name = self.function(folder, runtime, handler)
                self.assert_version(name, 0)
                sandboxes = self.sandboxes(name)
                self.assertEqual(len(sandboxes), 1)
                for version in range(1, 21):
                    (folder / file).write_text(source(version))
                    # No pause: the file is closed, and that is all the guarantee asks for.
                    answer = self.assert_version(name, version)
                    self.assertEqual(answer["count"], version + 1, "/tmp is that of before")
                self.assertEqual(self.sandboxes(name), sandboxes)

    def test_an_idle_environment_reloads_before_it_is_invoked(self):
        folder = self.folder()
        name = self.function(folder)
        self.assert_version(name, 0)
        (folder / "app.py").write_text(python(1))
        line = self.wait_for("a reload", lambda: self.reloads(name))[0]
        self.assertIn("app.py", line)
        begun = time.monotonic()
        self.assert_version(name, 1)
        self.assertLess(time.monotonic() - begun, 0.05, "the runtime was not warm")
        self.assertEqual(len(self.reloads(name)), 1)

    def test_each_reload_is_one_line_with_function_three_files_count_and_time(self):
        folder = self.folder(files={"app.py": python(0)} | {f"m{number}.py": "" for number in range(5)})
        name = self.function(folder)
        self.assert_version(name, 0)
        for number in range(5):
            (folder / f"m{number}.py").write_text("changed = True\n")
        self.call(name)
        [line] = self.wait_for("a reload", lambda: self.reloads(name))
        self.assertRegex(line, r"m0\.py, m1\.py, m2\.py")
        self.assertNotIn("m3.py", line)
        self.assertRegex(line, r"count=5\b")
        self.assertRegex(line, r"milliseconds=\d+")

    def test_what_changes_no_content_restarts_nothing(self):
        folder = self.folder(files={"app.py": python(0), "data.txt": "text"})
        name = self.function(folder)
        started = self.call(name)["started"]
        os.utime(folder / "app.py")
        (folder / "data.txt").write_text("text")
        os.chmod(folder / "app.py", 0o664)
        for path in ["__pycache__/app.cpython-311.pyc", ".git/index", "node_modules/.cache/x", ".app.py.swp", "app.py~"]:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text("changed")
        with (folder / "app.py").open() as read:
            read.read()
        self.quiet()
        self.assertEqual(self.call(name)["started"], started)
        self.assertEqual(self.reloads(name), [])
        (folder / "data.txt").write_text("another text")
        self.assertNotEqual(self.call(name)["started"], started)

    def test_a_syntax_error_is_the_answer_until_the_next_good_save(self):
        folder = self.folder()
        name = self.function(folder)
        self.assert_version(name, 0)
        sandboxes = self.sandboxes(name)
        (folder / "app.py").write_text("def handler(:\n")
        for _ in range(2):
            response, error = invoke(self.client, name, {})
            self.assertEqual(response["FunctionError"], "Unhandled")
            self.assertEqual(error["errorType"], "Runtime.UserCodeSyntaxError")
        (folder / "app.py").write_text(python(1))
        self.assertEqual(self.assert_version(name, 1)["count"], 2)
        self.assertEqual(self.sandboxes(name), sandboxes)

    def test_a_busy_environment_finishes_its_invocation_first(self):
        folder = self.folder()
        name = self.function(folder)
        self.assert_version(name, 0)
        sandboxes = self.sandboxes(name)
        answers = []
        running = threading.Thread(target=lambda: answers.append(self.call(name, {"sleep": 1.5})))
        running.start()
        self.wait_for("a busy environment", lambda: [it for it in self.environments(name) if it["state"] == "busy"])
        (folder / "app.py").write_text(python(1))
        # Meanwhile another environment has the new code at once.
        begun = time.monotonic()
        self.assert_version(name, 1)
        self.assertLess(time.monotonic() - begun, 1.2, "it waited for the busy one")
        running.join()
        self.assertEqual((answers[0]["version"], answers[0]["count"]), (0, 2))
        self.assertLessEqual(sandboxes, self.sandboxes(name), "the busy environment is still there")
        # Both have the new code now.
        answers.clear()
        threads = [threading.Thread(target=lambda: answers.append(self.call(name, {"sleep": 0.5}))) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([answer["version"] for answer in answers], [1, 1])
        self.assertEqual({answer["count"] for answer in answers}, {2, 3})

    def test_new_and_moved_directories_are_followed(self):
        source = "import importlib, {module}\ndef handler(event, context): return {{'version': {module}.VERSION}}\n"
        folder = self.folder(files={"app.py": source.format(module="a.b.c"), "a/b/c.py": "VERSION = 0\n"})
        name = self.function(folder)
        self.assert_version(name, 0)
        (folder / "x/y").mkdir(parents=True)
        (folder / "x/y/z.py").write_text("VERSION = 1\n")
        (folder / "app.py").write_text(source.format(module="x.y.z"))
        self.assert_version(name, 1)
        (folder / "x/y/z.py").write_text("VERSION = 2\n")
        self.assert_version(name, 2)
        (folder / "x").rename(folder / "moved")
        (folder / "app.py").write_text(source.format(module="moved.y.z"))
        self.assert_version(name, 2)
        (folder / "moved/y/z.py").write_text("VERSION = 3\n")
        self.assert_version(name, 3)

    def test_a_path_with_spaces_and_other_letters(self):
        folder = self.folder("my cöde 文件:,\\ '\"")
        name = self.function(folder)
        self.assert_version(name, 0)
        (folder / "app.py").write_text(python(1))
        self.assert_version(name, 1)

    def test_links_are_followed_inside_the_folder_and_nowhere_else(self):
        secret = self.folder("outside", {"secret.txt": "secret"})
        source = python(0) + (
            "    \nimport os\ndef handler(event, context):\n"
            "    readable = {}\n"
            "    for name in ('inside', 'outside', 'up', 'loop'):\n"
            "        try: readable[name] = open(f'/var/task/{name}').read()\n"
            "        except OSError as error: readable[name] = error.errno\n"
            "    return readable\n"
        )
        folder = self.folder(files={"app.py": source, "real.txt": "0"})
        (folder / "inside").symlink_to("real.txt")
        (folder / "outside").symlink_to(secret / "secret.txt")
        (folder / "up").symlink_to("../outside/secret.txt")
        (folder / "loop").symlink_to("loop")
        (folder / "around").symlink_to(".")
        name = self.function(folder)
        expected = {"inside": "0", "outside": 2, "up": 2, "loop": 40}
        self.assertEqual(self.call(name), expected)
        (folder / "real.txt").write_text("1")
        self.assertEqual(self.call(name), expected | {"inside": "1"})
        (folder / "other.txt").write_text("2")
        (folder / "new").symlink_to("other.txt")
        (folder / "new").rename(folder / "inside")
        self.assertEqual(self.call(name), expected | {"inside": "2"})

    def test_a_folder_that_is_deleted_and_made_again(self):
        folder = self.folder()
        name = self.function(folder)
        self.assert_version(name, 0)
        shutil.rmtree(folder)
        self.wait_for("a word on it", lambda: "folder is gone" in self.server.log.getvalue())
        folder.mkdir(mode=0o755)
        (folder / "app.py").write_text(python(1))
        self.assert_version(name, 1)
        (folder / "app.py").write_text(python(2))
        self.assert_version(name, 2)
        # Moved away and replaced, as a deployment by link or rename does.
        new = folder.with_name("new")
        new.mkdir(mode=0o755)
        (new / "app.py").write_text(python(3))
        folder.rename(folder.with_name("old"))
        new.rename(folder)
        self.assert_version(name, 3)

    def test_an_invocation_while_the_folder_is_missing_is_answered(self):
        folder = self.folder()
        name = self.function(folder)
        self.assert_version(name, 0)
        shutil.rmtree(folder)
        with contextlib.suppress(botocore.exceptions.ClientError):
            invoke(self.client, name, {})
        folder.mkdir(mode=0o755)
        (folder / "app.py").write_text(python(1))
        self.assert_version(name, 1)

    def test_permission_that_is_removed_and_given_back(self):
        folder = self.folder()
        name = self.function(folder)
        self.assert_version(name, 0)
        for path, without, with_it in [(folder / "app.py", 0o600, 0o644), (folder, 0o700, 0o755)]:
            with self.subTest(path.name):
                os.chmod(path, without)
                # A change of a file lets the runtime read again what it may.
                (folder / "other.txt").write_text(str(path))
                response, error = invoke(self.client, name, {})
                self.assertEqual(response.get("FunctionError"), "Unhandled", error)
                self.assertRegex(json.dumps(error), "Permission denied|Unable to import|No module named")
                os.chmod(path, with_it)
                (folder / "other.txt").write_text("again")
                self.assert_version(name, 0)

    def test_code_from_archive_to_folder_and_back(self):
        folder = self.folder()
        create(self.client, "there-and-back", {"app.py": python("archive")})
        self.addCleanup(self.client.delete_function, FunctionName="there-and-back")
        self.assert_version("there-and-back", "archive")
        updated = self.client.update_function_code(
            FunctionName="there-and-back", S3Bucket="hot-reload", S3Key=str(folder))
        self.assertEqual(updated["CodeSize"], 0)
        wait_active(self.client, "there-and-back")
        self.assert_version("there-and-back", 0)
        (folder / "app.py").write_text(python(1))
        self.assert_version("there-and-back", 1)
        self.client.update_function_code(FunctionName="there-and-back", ZipFile=archive({"app.py": python("again")}))
        wait_active(self.client, "there-and-back")
        self.assert_version("there-and-back", "again")
        (folder / "app.py").write_text(python(2))
        self.quiet()
        self.assert_version("there-and-back", "again")

    def test_the_api_shows_a_folder_as_tools_expect_it(self):
        folder = self.folder()
        name = self.function(folder)
        configuration = self.client.get_function_configuration(FunctionName=name)
        self.assertEqual(configuration["CodeSha256"], "hot-reloading-hash-not-available")
        self.assertEqual(configuration["CodeSize"], 0)
        function = self.client.get_function(FunctionName=name)
        self.assertEqual(function["Code"]["Location"], f"file://{folder}")
        self.assertEqual(function["Configuration"]["PackageType"], "Zip")

    def test_two_functions_share_a_folder(self):
        folder = self.folder()
        names = [self.function(folder), self.function(folder)]
        for version in range(1, 4):
            (folder / "app.py").write_text(python(version))
            for name in names:
                self.assert_version(name, version)

    def test_tags_say_which_files_count(self):
        folder = self.folder(files={"app.py": python(0), "notes.md": "", "app.test.py": ""})
        name = self.function(folder, Tags={"coracle:reload:include": "@.py @.json",
                                           "coracle:reload:exclude": "@.test.py"})
        started = self.call(name)["started"]
        for file in ("notes.md", "app.test.py"):
            (folder / file).write_text("changed")
        self.quiet()
        self.assertEqual(self.call(name)["started"], started)
        (folder / "settings.json").write_text("{}")
        self.assertNotEqual(self.call(name)["started"], started)

    def test_a_tag_that_is_no_glob_says_so(self):
        folder = self.folder()
        name = self.function(folder, Tags={"coracle:reload:include": "@.py /"})
        with self.assertRaisesRegex(botocore.exceptions.ClientError, "coracle:reload:include"):
            invoke(self.client, name, {})


class Layers(ReloadCase):
    def layer(self, folder, **options):
        return self.client.publish_layer_version(
            LayerName="hot", Content={"S3Bucket": "hot-reload", "S3Key": str(folder)}, **options)

    HANDLER = """
import json, pathlib
import shared
def handler(event, context):
    counter = pathlib.Path("/tmp/counter")
    counter.write_text(str(int(counter.read_text()) + 1 if counter.exists() else 1))
    return {"version": shared.VERSION, "count": int(counter.read_text())}
"""

    def test_a_layer_from_a_folder_is_reloaded_and_the_environment_stays(self):
        folder = self.folder("layer", {"python/shared.py": "VERSION = 0\n"})
        published = self.layer(folder)
        self.assertEqual(published["Content"]["CodeSize"], 0)
        self.assertTrue(published["Content"]["CodeSha256"].startswith("hot-reloading"))
        shown = self.client.get_layer_version(LayerName="hot", VersionNumber=published["Version"])
        self.assertEqual(shown["Content"]["Location"], f"file://{folder}")
        configuration = create(self.client, "layered", {"app.py": self.HANDLER}, Layers=[published["LayerVersionArn"]])
        self.assertEqual(configuration["Layers"], [{"Arn": published["LayerVersionArn"], "CodeSize": 0}])
        for version in range(6):
            (folder / "python/shared.py").write_text(f"VERSION = {version}\n")
            answer = self.assert_version("layered", version)
            self.assertEqual(answer["count"], version + 1)

    def test_one_of_several_layers_from_a_folder_is_reloaded(self):
        folder = self.folder("layer", {"python/shared.py": "VERSION = 0\n"})
        plain = self.client.publish_layer_version(
            LayerName="plain", Content={"ZipFile": archive({"python/other.py": "", "python/shared.py": "VERSION = -1"})})
        layers = [plain["LayerVersionArn"], self.layer(folder)["LayerVersionArn"]]
        create(self.client, "layers", {"app.py": self.HANDLER}, Layers=layers)
        self.assert_version("layers", 0)
        for version in range(1, 6):
            # By rename: the overlay has another file beneath a name that it knows.
            (folder / "new").write_text(f"VERSION = {version}\n")
            (folder / "new").rename(folder / "python/shared.py")
            self.assert_version("layers", version)
        (folder / "python/shared.py").unlink()
        self.assert_version("layers", -1)
        (folder / "python/shared.py").write_text("VERSION = 7\n")
        self.assert_version("layers", 7)

    def test_folders_of_code_and_of_a_layer_and_a_restart_of_the_server(self):
        layer = self.folder("layer", {"python/shared.py": "VERSION = 0\n"})
        code = self.folder(files={"app.py": self.HANDLER})
        with tempfile.TemporaryDirectory(prefix="coracle-test-") as directory:
            os.chmod(directory, 0o755)
            state = os.path.join(directory, "state")
            for round in range(2):
                server = Server(self.registry, state_directory=state)
                try:
                    client = server.client()
                    if round == 0:
                        arn = client.publish_layer_version(
                            LayerName="hot", Content={"S3Bucket": "hot-reload", "S3Key": str(layer)})["LayerVersionArn"]
                        client.create_function(
                            FunctionName="kept", Runtime="python3.11", Handler="app.handler", Role=ROLE, Layers=[arn],
                            Code={"S3Bucket": "hot-reload", "S3Key": str(code)})
                        wait_active(client, "kept")
                    (layer / "python/shared.py").write_text(f"VERSION = {round}\n")
                    self.assertEqual(invoke(client, "kept", {})[1]["version"], round)
                    (code / "app.py").write_text(self.HANDLER.replace("shared.VERSION", "[shared.VERSION]"))
                    self.assertEqual(invoke(client, "kept", {})[1]["version"], [round])
                    (code / "app.py").write_text(self.HANDLER)
                finally:
                    server.stop()


class Settings(ReloadCase):
    """A server that is told where folders may be, how the bucket is called and which files count."""

    @classmethod
    def setUpClass(cls):
        around = tempfile.TemporaryDirectory(prefix="hot-reload-root-")
        cls.addClassCleanup(around.cleanup)
        os.chmod(around.name, 0o755)
        cls.root = os.path.join(around.name, "allowed")
        cls.outside = os.path.join(around.name, "outside")
        for folder in (cls.root, cls.outside, os.path.join(cls.root, "code")):
            os.mkdir(folder, 0o755)
        cls.options = ["--hot-reload-root", cls.root, "--hot-reload-exclude", "*.log",
                       "--hot-reload-include", "*.py", "--hot-reload-include", "*.log"]
        cls.environment = {"BUCKET_MARKER_LOCAL": "my-folders", "SOURCES": os.path.join(cls.root, "code")}
        super().setUpClass()

    def attempt(self, key: str, bucket: str = "my-folders"):
        return self.client.create_function(
            FunctionName="attempt", Runtime="python3.11", Handler="app.handler", Role=ROLE,
            Code={"S3Bucket": bucket, "S3Key": key})

    def refusal(self, key: str, bucket: str = "my-folders") -> str:
        with self.assertRaises(botocore.exceptions.ClientError) as refused:
            self.attempt(key, bucket)
        error = refused.exception.response["Error"]
        self.assertEqual(error["Code"], "InvalidParameterValueException")
        return error["Message"]

    def test_bad_keys_are_refused_with_the_reason(self):
        open(os.path.join(self.root, "file"), "w").close()
        os.mkdir(os.path.join(self.root, "private"), 0o700)
        for key, reason in [
            ("relative/folder", "the archive key has to be an absolute path! Your archive key: relative/folder"),
            (os.path.join(self.root, "missing"), "cannot be used: entity not found"),
            (os.path.join(self.root, "file"), "is not a folder that can be read: not a directory"),
            (os.path.join(self.root, "private"), r"chmod o\+rx it"),
            ("$NO_SUCH_VARIABLE/x", "names the variable NO_SUCH_VARIABLE"),
            ("/", "is not allowed: it is, holds or lies in"),
            ("/proc", "is not allowed: it is, holds or lies in /proc"),
            ("/proc/self/root/tmp", "not allowed|outside"),
            (self.server.state_directory, "is not allowed: it is, holds or lies in .*state"),
            (os.path.dirname(self.server.state_directory), "is not allowed: it is, holds or lies in .*state"),
            (self.outside, "is outside the allowed roots .*--hot-reload-root"),
            (os.path.join(self.root, "../outside"), "is outside the allowed roots .*--hot-reload-root"),
        ]:
            with self.subTest(key):
                self.assertRegex(self.refusal(key), reason)

    def test_the_bucket_has_the_name_it_was_given_and_its_former_one_says_so(self):
        self.assertRegex(self.refusal("/x", "__local__"), "use S3Bucket=my-folders with the same S3Key")
        self.assertNotIn("hot-reload folder", self.refusal(os.path.join(self.root, "code"), "hot-reload"))

    def test_variables_of_the_server_and_its_globs(self):
        folder = os.path.join(self.root, "code")
        with open(os.path.join(folder, "app.py"), "w") as file:
            file.write(python(0))
        self.attempt("$SOURCES")
        wait_active(self.client, "attempt")
        started = self.assert_version("attempt", 0)["started"]
        for name in ("a.log", "a.txt"):
            with open(os.path.join(folder, name), "w") as file:
                file.write("changed")
        self.quiet()
        self.assertEqual(self.call("attempt")["started"], started)
        with open(os.path.join(folder, "app.py"), "w") as file:
            file.write(python(1))
        self.assert_version("attempt", 1)
