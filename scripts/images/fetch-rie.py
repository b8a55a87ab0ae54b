#!/usr/bin/env python3
"""Fetches AWS's own emulator and unpacks the images for it: the baseline that benchmarks compare with.

DIR/rie/aws-lambda-rie is the program for this architecture; DIR/rie/root-python, root-nodejs and root-provided are
roots to `chroot` into, each with the program where /lambda-entrypoint.sh looks for it.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import zipfile
from pathlib import Path

from build import build_images
from catalog import DOCKER
from common import ImagesError, arguments, host_architecture, locked, run_script
from inputs import fetch_wheels
from registry import RegistryClient, registry_program, running_registry

WHEEL = "aws-sam-cli==1.170.0"
ROOTS = {"python": "3.11", "nodejs": "22", "provided": "al2023"}
# What programs expect below /dev even without a sandbox that makes it: minor numbers of the memory devices, major 1.
DEVICES = {"null": 3, "zero": 5, "random": 8, "urandom": 9}


def fetch(cache: Path) -> None:
    key = f"{WHEEL} {build_images(cache)}"
    baseline = cache / "rie"
    stamp = baseline / "key"
    if stamp.exists() and stamp.read_text() == key:
        print(f"the emulator and its roots are up to date in {baseline}")
        return
    stamp.unlink(missing_ok=True)
    program = _fetch_program(baseline)
    with running_registry(registry_program(cache), cache / "registry-data") as (_, port):
        for name, tag in ROOTS.items():
            _unpack_root(RegistryClient(port), f"lambda/{name}", tag, baseline / f"root-{name}", program)
    stamp.write_text(key)
    print(f"emulator and roots are in {baseline}")


def _fetch_program(baseline: Path) -> Path:
    """Takes the emulator out of the wheel of AWS's SAM CLI, the only package that carries it."""
    program = baseline / "aws-lambda-rie"
    download = baseline / "download"
    baseline.mkdir(exist_ok=True)
    shutil.rmtree(download, ignore_errors=True)
    download.mkdir()
    [wheel] = fetch_wheels(download, [WHEEL], ["--no-deps"])
    suffix = {"amd64": "x86_64", "arm64": "arm64"}[host_architecture().oci]
    with zipfile.ZipFile(wheel) as archive:
        program.write_bytes(archive.read(f"samcli/local/rapid/aws-lambda-rie-{suffix}"))
    program.chmod(0o755)
    shutil.rmtree(download)
    return program


def _unpack_root(client: RegistryClient, repository: str, tag: str, root: Path, program: Path) -> None:
    """Unpacks an image's layers in order; these images have no whiteouts, so tar alone does it right."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    architecture = host_architecture()
    manifest = json.loads(client.manifest(repository, f"{tag}-{architecture.lambda_name}", DOCKER.manifest))
    for layer in manifest["layers"]:
        subprocess.run(["tar", "--extract", "--gzip", "--preserve-permissions", "--numeric-owner", "--directory", root],
                       input=client.blob(repository, layer["digest"]), check=True)
    (root / "usr/local/bin").mkdir(parents=True, exist_ok=True)
    shutil.copy(program, root / "usr/local/bin")
    for name, minor in DEVICES.items():
        device = root / "dev" / name
        os.mknod(device, stat.S_IFCHR, os.makedev(1, minor))
        device.chmod(0o666)


def main() -> None:
    cache = arguments(__doc__).parse_args().cache
    if os.geteuid() != 0:
        raise ImagesError("only root can make the devices of a root and chroot into it; run this script as root")
    with locked(cache):
        fetch(cache)


if __name__ == "__main__":
    run_script(main)
