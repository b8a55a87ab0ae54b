#!/usr/bin/env python3
"""What servers leave on a machine: processes, cgroups, mounts, network namespaces and interfaces.

    leftovers.py --save FILE       remembers what is there now
    leftovers.py --compare FILE    fails, naming it, if there is more now

Tests ask about one server, whatever others run beside it: what it has (`belongings`) and what of that is still there
afterwards (`remaining`).
"""

from __future__ import annotations

import contextlib
import os
import pathlib
import sys
import time

PROC = pathlib.Path("/proc")
PATIENCE = 5.0  # seconds: the kernel tears namespaces and cgroups down after the last process has gone


def belongings(server: int) -> set[str]:
    """A server's processes, and the network namespaces and cgroups that they have for themselves."""
    parents = {}
    for process in _processes():
        with contextlib.suppress(OSError):
            parents[process] = _parent(process)
    family = [PROC / str(server)]
    for member in family:
        family += [process for process, parent in parents.items() if parent == int(member.name)]
    found = set()
    for process in family:
        with contextlib.suppress(OSError):  # it ended meanwhile
            found.add(_describe(process))
            found |= {f"cgroup {directory}" for directory in _sandbox_cgroups(process)}
            if os.readlink(process / "ns/net") != os.readlink("/proc/self/ns/net"):
                found.add(f"network namespace {os.readlink(process / 'ns/net')}")
    return found


def remaining(found: set[str], server: int | None = None) -> set[str]:
    """What of `found` is still there and not a living server's, once what is ending has ended."""
    deadline = time.monotonic() + PATIENCE
    while left := found & everything():
        # The kernel gives the number of a namespace that is gone to the next one.
        left -= belongings(server) if server else set()
        if not left or time.monotonic() > deadline:
            break
        time.sleep(0.02)
    return left


def sweep(found: set[str]) -> None:
    """Removes the cgroups of a server that was killed, once its sandboxes have ended."""
    remaining({thing for thing in found if thing.startswith("process ")})
    sandboxes = [pathlib.Path(thing.removeprefix("cgroup ")) for thing in found if thing.startswith("cgroup ")]
    for directory in sandboxes + list({sandbox.parent for sandbox in sandboxes}):
        with contextlib.suppress(OSError):  # gone, or in use by a next server
            directory.rmdir()


def everything() -> set[str]:
    """What is there of any server, and every network interface and namespace."""
    found = {f"network interface {interface}" for interface in os.listdir("/sys/class/net")}
    for process in _processes():
        with contextlib.suppress(OSError):
            found.add(f"network namespace {os.readlink(process / 'ns/net')}")
            if _is_ours(process):
                found.add(_describe(process))
    for line in pathlib.Path("/proc/self/mountinfo").read_text().splitlines():
        if "coracle" in line or " nsfs " in line:
            found.add(f"mount {line}")
    for hierarchy in _cgroup_mounts():
        # coracle-<server>/<sandbox>
        servers = [entry for entry in _directories(hierarchy) if entry.name.startswith("coracle-")]
        sandboxes = [sandbox for server in servers for sandbox in _directories(server)]
        found |= {f"cgroup {directory}" for directory in servers + sandboxes}
    return found


def _directories(parent: pathlib.Path) -> list[pathlib.Path]:
    """The directories in one that may vanish meanwhile."""
    try:
        return [entry for entry in parent.iterdir() if entry.is_dir()]
    except FileNotFoundError:
        return []


def _processes() -> list[pathlib.Path]:
    return [entry for entry in PROC.iterdir() if entry.name.isdigit()]


def _is_ours(process: pathlib.Path) -> bool:
    """Servers and spawners by their program, PID 1 of a sandbox by its too, all others by their cgroup."""
    program = os.readlink(process / "exe")
    return (os.path.basename(program.removesuffix(" (deleted)")) == "coracle" or program.startswith("/memfd:runtime")
            or "/coracle-" in (process / "cgroup").read_text())


def _describe(process: pathlib.Path) -> str:
    """Names this very process: its id may be used again, but not with the same time of start."""
    started = (process / "stat").read_text().rpartition(")")[2].split()[19]
    return f"process {process.name} ({os.readlink(process / 'exe')}, started at {started})"


def _parent(process: pathlib.Path) -> int:
    # The name before it, in parentheses, may hold anything.
    return int((process / "stat").read_text().rpartition(")")[2].split()[1])


def _sandbox_cgroups(process: pathlib.Path) -> list[pathlib.Path]:
    paths = {line.split(":", 2)[2] for line in (process / "cgroup").read_text().splitlines() if "/coracle-" in line}
    directories = [mount / path[path.index("/coracle-") + 1:] for mount in _cgroup_mounts() for path in paths]
    return [directory for directory in directories if directory.is_dir()]


def _cgroup_mounts() -> list[pathlib.Path]:
    lines = pathlib.Path("/proc/self/mountinfo").read_text().splitlines()
    return [pathlib.Path(line.split(" ")[4]) for line in lines if " - cgroup" in line]


def main() -> None:
    match sys.argv[1:]:
        case ["--save", file]:
            pathlib.Path(file).write_text("\n".join(sorted(everything())))
        case ["--compare", file]:
            before = set(pathlib.Path(file).read_text().split("\n"))
            if left := remaining(everything() - before):
                sys.exit("left behind:\n" + "\n".join(sorted(left)))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
