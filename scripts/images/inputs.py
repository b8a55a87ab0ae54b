"""Fetches the packages the images are made of: Debian or Ubuntu packages, Python wheels and npm packages.

Each comes through its ordinary client (`apt-get download`, `pip download`, `npm pack`), so nothing is installed on the
machine and whatever mirror the clients are set up for is used. The result is `DIR/packages/` with an `index.json` that
is written last: a directory without it is an interrupted fetch and is done again.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from common import Architecture, ImagesError, run

REGISTRY = "docker-registry"
BASE_ROOTS = ["bash", "coreutils", "grep", "sed", "libstdc++6", "zlib1g", "ca-certificates"]
PREFERRED_PYTHON = "3.11"
WHEELS = ["awslambdaric==4.2.2"]
NODE_VERSION = "22.23.3"
NPM_PACKAGES = ["aws-lambda-ric@4.0.2", "node-addon-api@8.9.2", "node-api-headers@1.9.0"]

# Dependencies that only installing or administering a real system needs, and those of the standard library's modules
# that a Lambda function has no use for (nis, dbm).
LEFT_OUT = {
    "base-files", "debconf", "debianutils", "dpkg", "install-info", "libdb5.3", "libdb5.3t64", "libnsl2",
    "libtirpc3", "libtirpc3t64", "media-types", "openssl", "readline-common", "tzdata",
}


@dataclass(frozen=True)
class Inputs:
    """The fetched packages, by what they are for."""

    python_version: str
    registry: Path
    base: list[Path]
    python: list[Path]
    wheels: list[Path]
    npm: dict[str, Path]

    def file_names(self) -> list[str]:
        files = [self.registry, *self.base, *self.python, *self.wheels, *self.npm.values()]
        return sorted(file.name for file in files)


def fetch_inputs(cache: Path, architecture: Architecture) -> Inputs:
    """Returns the packages in the cache, fetching them first when they are not there yet."""
    packages = cache / "packages"
    wanted = json.dumps([architecture.oci, REGISTRY, BASE_ROOTS, PREFERRED_PYTHON, WHEELS, NODE_VERSION, NPM_PACKAGES,
                         sorted(LEFT_OUT)])
    index = packages / "index.json"
    if not index.exists() or json.loads(index.read_text())["wanted"] != wanted:
        print("fetching packages", flush=True)
        partial = cache / "packages.partial"
        shutil.rmtree(partial, ignore_errors=True)
        contents = _fetch(partial, architecture)
        (partial / "index.json").write_text(json.dumps({"wanted": wanted, **contents}, indent=1))
        shutil.rmtree(packages, ignore_errors=True)
        partial.rename(packages)
    return _read_index(packages)


def _read_index(packages: Path) -> Inputs:
    index = json.loads((packages / "index.json").read_text())
    inputs = Inputs(
        python_version=index["python_version"],
        registry=packages / index["registry"],
        base=[packages / name for name in index["base"]],
        python=[packages / name for name in index["python"]],
        wheels=[packages / name for name in index["wheels"]],
        npm={name: packages / file for name, file in index["npm"].items()},
    )
    for file in [inputs.registry, *inputs.base, *inputs.python, *inputs.wheels, *inputs.npm.values()]:
        if not file.exists():
            raise ImagesError(f"{file} is gone; remove {packages} to fetch everything again")
    return inputs


def _fetch(directory: Path, architecture: Architecture) -> dict[str, object]:
    """Fetches everything, apt-get and pip beside npm, and returns the file names for the index."""
    directory.mkdir(parents=True)
    _install_missing_clients()
    node = f"node-linux-{architecture.npm}"
    with ThreadPoolExecutor() as pool:
        node_file = pool.submit(_npm_pack, directory, [f"{node}@{NODE_VERSION}"])
        client_files = pool.submit(_npm_pack, directory, NPM_PACKAGES)
        debs = _fetch_debs(directory)
        wheels = fetch_wheels(directory, WHEELS, [
            f"--python-version={debs['python_version']}", f"--abi=cp{debs['python_version'].replace('.', '')}",
            f"--platform=manylinux2014_{architecture.wheel}", f"--platform=manylinux_2_28_{architecture.wheel}",
        ])
        names = ["node", *(package.rsplit("@", 1)[0] for package in NPM_PACKAGES)]
        npm = dict(zip(names, node_file.result() + client_files.result()))
    return {**debs, "wheels": [wheel.name for wheel in wheels], "npm": npm}


def _install_missing_clients() -> None:
    """Installs pip, npm and a C++ compiler where they are absent; without the last the images still come out."""
    missing = {
        "python3-pip": importlib.util.find_spec("pip") is None and not Path("/usr/bin/pip3").exists(),
        "npm": shutil.which("npm") is None,
        "g++": shutil.which("g++") is None,
    }
    packages = [package for package, is_missing in missing.items() if is_missing]
    if not packages:
        return
    if os.geteuid() == 0:
        print(f"installing {' '.join(packages)}", flush=True)
        _update_package_lists()
        run(["apt-get", "install", "--yes", "--no-install-recommends", *packages],
            fix=f"install {' '.join(packages)} by hand", env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    elif packages != ["g++"]:
        raise ImagesError(f"{', '.join(packages)} not installed; run `apt-get install {' '.join(packages)}` as root, "
                          "or run this script as root")


def _update_package_lists() -> None:
    if os.geteuid() != 0:
        raise ImagesError("apt's package lists are missing or stale and only root can renew them; "
                          "run `apt-get update` as root, or run this script as root")
    run(["apt-get", "update"], fix="check the apt sources of this machine")


def _fetch_debs(directory: Path) -> dict[str, object]:
    """Downloads the Debian packages; with missing or stale package lists it renews them once."""
    try:
        return _download_debs(directory)
    except ImagesError:
        _update_package_lists()
        for deb in directory.glob("*.deb"):
            deb.unlink()
        return _download_debs(directory)


def _download_debs(directory: Path) -> dict[str, object]:
    python_version = _available_python()
    python_roots = [f"python{python_version}-minimal", f"libpython{python_version}-stdlib"]
    graph = _dependency_graph([REGISTRY, *BASE_ROOTS, *python_roots])
    base = _closure(graph, BASE_ROOTS)
    python = [package for package in _closure(graph, python_roots) if package not in base]
    # The sandbox user _apt may not write where root keeps the cache.
    run(["apt-get", "--option", "APT::Sandbox::User=root", "download", REGISTRY, *base, *python],
        fix="run `apt-get update`", cwd=directory)
    files = {file.name.split("_")[0]: file.name for file in directory.glob("*.deb")}
    return {
        "python_version": python_version,
        "registry": files[REGISTRY],
        "base": [files[package] for package in base],
        "python": [files[package] for package in python],
    }


def _available_python() -> str:
    """The version to build with: 3.11 where the release has it, else the release's own python3."""
    try:
        run(["apt-cache", "show", f"python{PREFERRED_PYTHON}-minimal"], fix="")
        return PREFERRED_PYTHON
    except ImagesError:
        depends = run(["apt-cache", "depends", "--important", "python3-minimal"], fix="run `apt-get update`")
    for word in depends.split():
        if word.startswith("python3.") and word.endswith("-minimal"):
            return word.removeprefix("python").removesuffix("-minimal")
    raise ImagesError("apt knows no python3.x-minimal package; use Debian 12 or Ubuntu 22.04 or later")


def _dependency_graph(roots: list[str]) -> dict[str, list[str]]:
    """Every package that `roots` may lead to, with the first alternative of each of its dependencies."""
    output = run(["apt-cache", "depends", "--recurse", "--important", *roots], fix="run `apt-get update`",
                 env={**os.environ, "LC_ALL": "C"})
    graph: dict[str, list[str]] = {}
    is_alternative = False
    for line in output.splitlines():
        if not line.startswith(" "):
            dependencies = graph.setdefault(line, [])
        elif line[2] != " ":
            # "|Depends" says that the next line is an alternative to this one.
            if not is_alternative:
                dependencies.append(line.split(": ")[1])
            is_alternative = line[1] == "|"
    for root in roots:
        if root not in graph:
            raise ImagesError(f"apt does not know the package {root}; enable the release's main component "
                              "(on Ubuntu also universe)")
    return graph


def _closure(graph: dict[str, list[str]], roots: list[str]) -> list[str]:
    """`roots` and all they need, without virtual packages and those left out."""
    found: list[str] = []
    waiting = list(roots)
    while waiting:
        package = waiting.pop()
        if package in found or package in LEFT_OUT or package.startswith("<"):
            continue
        found.append(package)
        waiting.extend(graph.get(package, []))
    return sorted(found)


def fetch_wheels(directory: Path, requirements: list[str], options: list[str]) -> list[Path]:
    """Downloads wheels, and what they need, into `directory`."""
    before = set(directory.glob("*.whl"))
    python = sys.executable if importlib.util.find_spec("pip") else "/usr/bin/python3"
    run([python, "-m", "pip", "--disable-pip-version-check", "--no-cache-dir", "download", "--quiet",
         "--only-binary=:all:", *options, *requirements], fix="check that pip reaches its package index", cwd=directory)
    return sorted(set(directory.glob("*.whl")) - before)


def _npm_pack(directory: Path, packages: list[str]) -> list[str]:
    """Downloads npm packages into `directory` and returns the file names in the order asked for."""
    # npm keeps a copy of all it downloads in its own cache: one below the cache directory is removed again.
    own_cache = directory / f".npm-{packages[0].partition('@')[0]}"
    printed = run(["npm", "pack", "--silent", f"--cache={own_cache}", *packages],
                  fix="check that npm reaches its registry", cwd=directory)
    shutil.rmtree(own_cache)
    return printed.split()
