"""What every script here needs: the error a user sees, a command runner and the machine's architecture."""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


class ImagesError(Exception):
    """Something the person at the terminal can act on: the text names the thing and the fix."""


@dataclass(frozen=True)
class Architecture:
    """One processor architecture under the names its different worlds give it."""

    oci: str
    variant: str | None
    lambda_name: str
    wheel: str
    npm: str

    @property
    def library_directory(self) -> str:
        """Where Debian puts this architecture's shared libraries."""
        return f"usr/lib/{self.wheel}-linux-gnu"


AMD64 = Architecture("amd64", None, "x86_64", wheel="x86_64", npm="x64")
ARM64 = Architecture("arm64", "v8", "arm64", wheel="aarch64", npm="arm64")


def host_architecture() -> Architecture:
    machine = os.uname().machine
    for architecture in (AMD64, ARM64):
        if architecture.wheel == machine:
            return architecture
    raise ImagesError(f"no images for a {machine} machine: Lambda knows x86_64 and arm64 only")


def other_architecture(architecture: Architecture) -> Architecture:
    return ARM64 if architecture is AMD64 else AMD64


def run(command: list[str], fix: str, **options: object) -> str:
    """Runs a command and returns its output; a failure shows what the command said and the fix."""
    try:
        completed = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    except FileNotFoundError:
        raise ImagesError(f"`{command[0]}` is not installed; {fix}") from None
    if completed.returncode != 0:
        said = (completed.stderr or completed.stdout).strip()[-2000:]
        raise ImagesError(f"`{shlex.join(command)[:300]}` exited with {completed.returncode}; {fix}\n{said}")
    return completed.stdout


@contextlib.contextmanager
def locked(cache: Path) -> Iterator[None]:
    """Makes several builds on one cache take turns: the later ones find the work done."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        lock = open(cache / "lock", "w")
    except OSError as error:
        raise ImagesError(f"cannot write to {cache} ({error.strerror}); choose another --cache") from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def arguments(description: str) -> argparse.ArgumentParser:
    """The command line all scripts share: `--cache DIR`."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--cache", type=lambda text: Path(text).resolve(), required=True, metavar="DIR",
                        help="directory for everything downloaded and built")
    return parser


def run_script(main: Callable[[], None]) -> None:
    """Runs a script's `main`; an `ImagesError` becomes one message and exit status 1."""
    try:
        main()
    except ImagesError as error:
        sys.exit(f"{Path(sys.argv[0]).name}: {error}")
