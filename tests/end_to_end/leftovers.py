#!/usr/bin/env python3
"""What servers leave on a machine: processes, cgroups, mounts, network namespaces and interfaces.

    leftovers.py --save FILE       remembers what is there now
    leftovers.py --compare FILE    fails, naming it, if there is more now
"""

from __future__ import annotations

import contextlib
import os
import pathlib
import sys
import time

PROC = pathlib.Path("/proc")
PATIENCE = 5.0  # seconds: the kernel tears namespaces and cgroups down after the last process has gone


def leftovers(server: int | None = None) -> set[str]:
    """Everything of Coracle's that is there, but for what a living `server`, by process id, always has."""
    found = {f"network interface {interface}" for interface in os.listdir("/sys/class/net")}
    namespaces = set()
    for process in _process_ids():
        with contextlib.suppress(OSError):  # it ended meanwhile
            namespaces.add(os.readlink(process / "ns/net"))
            if _is_ours(process) and not (server and server in (int(process.name), _parent(process))):
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                found.add(f"process {process.name}: {command.strip() or os.readlink(process / 'exe')}")
    found |= {f"network namespace {namespace}" for namespace in namespaces}
    for line in pathlib.Path("/proc/self/mountinfo").read_text().splitlines():
        if "coracle" in line or " nsfs " in line:
            found.add(f"mount {line}")
        if " - cgroup" in line:
            # coracle/<server>/<sandbox>
            for directory in pathlib.Path(line.split(" ")[4]).glob("coracle/*/*/" if server else "coracle/**/"):
                found.add(f"cgroup {directory}")
    return found


def _process_ids() -> list[pathlib.Path]:
    return [entry for entry in PROC.iterdir() if entry.name.isdigit()]


def _is_ours(process: pathlib.Path) -> bool:
    """Servers and spawners by their program, what is in a sandbox by its cgroup, PID 1 by both."""
    program = os.readlink(process / "exe").removesuffix(" (deleted)")
    return (os.path.basename(program) == "coracle" or program.startswith("/memfd:")
            or "/coracle/" in (process / "cgroup").read_text())


def _parent(process: pathlib.Path) -> int:
    # The name before it, in parentheses, may hold anything.
    return int((process / "stat").read_text().rpartition(")")[2].split()[1])


BEFORE = leftovers()


def new_leftovers(before: set[str] | None = None, server: int | None = None) -> set[str]:
    """What there is more than `before` (when this module was loaded), once what is ending has ended."""
    deadline = time.monotonic() + PATIENCE
    while left := leftovers(server) - (BEFORE if before is None else before):
        if time.monotonic() > deadline:
            break
        time.sleep(0.02)
    return left


def main() -> None:
    match sys.argv[1:]:
        case ["--save", file]:
            pathlib.Path(file).write_text("\n".join(sorted(BEFORE)))
        case ["--compare", file]:
            if left := new_leftovers(set(pathlib.Path(file).read_text().split("\n"))):
                sys.exit("left behind:\n" + "\n".join(sorted(left)))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
