"""What is in the Lambda-shaped images: one function for each layer.

The shape is that of the official images (AL2023): merged /usr, runtimes in /var/lang, runtime clients in /var/runtime
or among Python's site-packages, code in /var/task. The content is Debian's or Ubuntu's, Node.js's and AWS's own
runtime clients, taken straight from the packages' archives.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from common import Architecture, run
from inputs import NODE_VERSION, Inputs
from layers import MODIFIED, Tree, deb_members, npm_members, wheel_members

FILES = Path(__file__).parent / "files"
NODE_MAJOR = NODE_VERSION.partition(".")[0]
MERGED = ("bin", "lib", "lib64", "sbin")
DOCUMENTATION = ("usr/share/doc", "usr/share/info", "usr/share/lintian", "usr/share/locale", "usr/share/man")
CERTIFICATES = "usr/share/ca-certificates/"
CERTIFICATE_BUNDLE = "etc/pki/tls/certs/ca-bundle.crt"
# No sbx_user1051: the official images have no entry for the user that functions run as, nor a home for it.
PASSWD = """\
root:x:0:0:root:/root:/bin/bash
bin:x:1:1:bin:/bin:/sbin/nologin
daemon:x:2:2:daemon:/sbin:/sbin/nologin
nobody:x:65534:65534:Kernel Overflow User:/:/sbin/nologin
"""
GROUP = """\
root:x:0:
bin:x:1:
daemon:x:2:
nobody:x:65534:
"""


def base(inputs: Inputs) -> Tree:
    """The operating system: what a shell script and a dynamically linked program need."""
    tree = Tree()
    for deb in inputs.base:
        tree.add(deb_members(deb), _base_place)
    for name in MERGED:
        tree.directory(f"usr/{name}")
        tree.symlink(name, f"usr/{name}")
    for name in ("dev", "home", "media", "mnt", "proc", "run", "srv", "sys", "var/cache", "var/lib", "var/log"):
        tree.directory(name)
    tree.directory("root", 0o550)
    tree.directory("tmp", 0o1777)
    tree.symlink("var/run", "../run")
    tree.symlink("usr/bin/sh", "bash")
    tree.file("etc/passwd", PASSWD.encode())
    tree.file("etc/group", GROUP.encode())
    return tree


def _base_place(path: str) -> str | None:
    if path.startswith((*DOCUMENTATION, CERTIFICATES)) or path in ("", "."):
        return None
    return f"usr/{path}" if path.split("/")[0] in MERGED else path


def certificates(inputs: Inputs) -> Tree:
    """The trusted certificates as one file; Debian's package would make it when it is installed."""
    found = Tree()
    for deb in inputs.base:
        if deb.name.startswith("ca-certificates_"):
            found.add(deb_members(deb), lambda path: path if path.startswith(CERTIFICATES) else None)
    tree = Tree()
    tree.file(CERTIFICATE_BUNDLE, b"".join(content for _, content in found.entries()))
    for link in ("etc/ssl/certs/ca-certificates.crt", "etc/ssl/cert.pem", "usr/lib/ssl/cert.pem"):
        tree.symlink(link, f"/{CERTIFICATE_BUNDLE}")
    return tree


def directories() -> Tree:
    """Lambda's own directories."""
    tree = Tree()
    for path in ("opt", "var/lang", "var/runtime", "var/task"):
        tree.directory(path)
    return tree


def entrypoint() -> Tree:
    tree = Tree()
    tree.file("lambda-entrypoint.sh", (FILES / "lambda-entrypoint.sh").read_bytes(), 0o755)
    return tree


def python(inputs: Inputs, architecture: Architecture, cache: Path) -> list[Tree]:
    """Python in /var/lang, and AWS's runtime client for it; both with the bytecode of every module."""
    version = inputs.python_version
    language = Tree()
    for deb in inputs.python:
        language.add(deb_members(deb), _language_place(architecture))
    language.symlink("var/lang/bin/python3", f"python{version}")
    language.symlink("var/lang/bin/python", f"python{version}")
    runtime = Tree()
    for wheel in inputs.wheels:
        runtime.add(wheel_members(wheel), lambda path: f"var/lang/lib/python{version}/site-packages/{path}")
    runtime.file("var/runtime/bootstrap", _bootstrap("python", version), 0o755)
    runtime.file("var/runtime/bootstrap.py", (FILES / "python-bootstrap.py").read_bytes())
    _add_bytecode([language, runtime], version, cache / "bytecode")
    return [language, runtime]


def _language_place(architecture: Architecture) -> Callable[[str], str | None]:
    """Moves Debian's Python and its libraries below /var/lang; Python finds its modules from where it lies itself."""
    libraries = f"{architecture.library_directory}/"

    def place(path: str) -> str | None:
        path = f"usr/{path}" if path.startswith("lib/") else path
        # /etc/python3.x, where this link leads, is not taken along.
        if path.endswith("/sitecustomize.py"):
            return None
        if path.startswith(libraries):
            return f"var/lang/lib/{path.removeprefix(libraries)}"
        if path.startswith(("usr/bin/python", "usr/lib/python")):
            return f"var/lang/{path.removeprefix('usr/')}"
        return None

    return place


def _bootstrap(language: str, version: str) -> bytes:
    script = (FILES / f"{language}-bootstrap.sh").read_text().replace("@VERSION@", version)
    return (script + (FILES / "exec-wrapper.sh").read_text()).encode()


def _add_bytecode(trees: list[Tree], version: str, workshop: Path) -> None:
    """Compiles all modules with the very interpreter that will read them, as the official images are shipped."""
    shutil.rmtree(workshop, ignore_errors=True)
    owners: dict[str, Tree] = {}
    for tree in trees:
        for info, content in tree.entries():
            path = workshop / info.name
            if info.isdir():
                path.mkdir(parents=True, exist_ok=True)
            elif info.issym():
                path.symlink_to(info.linkname)
            else:
                path.write_bytes(content)
                path.chmod(info.mode)
                os.utime(path, (MODIFIED, MODIFIED))
            owners[info.name] = tree
    # A .pyc names its source for tracebacks: that is the path in the image, not the one here, so what the compiler
    # itself imports must not be written on the way. One process and a fixed hash seed, because what a .pyc looks like
    # depends on the order of sets and on what was compiled before it.
    run([str(workshop / f"var/lang/bin/python{version}"), "-m", "compileall", "-q", "-s", str(workshop), "-p", "/",
         "--invalidation-mode", "timestamp", str(workshop / "var")],
        fix="the packages must be of this machine's own release",
        env={"LD_LIBRARY_PATH": str(workshop / "var/lang/lib"), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"})
    for compiled in sorted(workshop.rglob("*.pyc")):
        source = compiled.parent.parent / f"{compiled.name.split('.')[0]}.py"
        owner = owners[str(source.relative_to(workshop))]
        owner.file(str(compiled.relative_to(workshop)), compiled.read_bytes())
    shutil.rmtree(workshop)


def node(inputs: Inputs) -> Tree:
    tree = Tree()
    tree.add(npm_members(inputs.npm["node"]),
             lambda path: "var/lang/bin/node" if path == "package/bin/node" else None)
    return tree


def node_runtime(inputs: Inputs, native_client: bytes | None) -> Tree:
    """AWS's Node.js runtime client, with its native half or the stand-in written in JavaScript."""
    tree = Tree()
    tree.add(npm_members(inputs.npm["aws-lambda-ric"]),
             lambda path: "var/runtime/index.mjs" if path == "package/index.mjs" else None)
    if native_client is None:
        tree.file("var/runtime/rapid-client.node/index.js", (FILES / "rapid-client.js").read_bytes())
    else:
        tree.file("var/runtime/rapid-client.node", native_client, 0o755)
    tree.symlink("var/runtime/ca-cert.pem", f"/{CERTIFICATE_BUNDLE}")
    tree.file("var/runtime/bootstrap", _bootstrap("node", NODE_MAJOR), 0o755)
    return tree


def stub(architecture: Architecture) -> Tree:
    """Stands in for an image of the architecture that this machine has no packages for."""
    tree = Tree()
    tree.file("STUB", f"An {architecture.oci} image belongs here; only its manifest is real.\n".encode())
    return tree


def app() -> Tree:
    """The code of a function that is deployed as an image."""
    tree = Tree()
    tree.file("var/task/app.py", (FILES / "app.py").read_bytes())
    return tree


def hostile_dev() -> Tree:
    """Points the places that a sandbox mounts over at others, to catch mounts that follow a link of the image."""
    tree = Tree()
    tree.symlink("dev", "/tmp")
    tree.symlink("var/task", "/etc")
    return tree
