#!/usr/bin/env python3
"""Measures hot reload on a running server; scripts/bench-reload.sh prepares what this needs.

From the `close` of an edited file to the first answer of the new code, beside what the runtime itself needs to start,
which the server measures in the same run. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import datetime
import os
import pathlib
import re
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from bench import machine, percentile, resident
from lambda_api import Client

LANGUAGES = [
    ("Python", "python3.11", "app.py", "VERSION = {0}\ndef handler(event, context):\n    return VERSION\n"),
    ("Node", "nodejs22.x", "app.js", "const VERSION = {0};\nexports.handler = async () => VERSION;\n"),
]
# A person, or a tool that waits for the answer, before the next edit.
PAUSE = 0.05
# Seconds without a change.
IDLE = 10


class Measured:
    def __init__(self, runtime: str) -> None:
        self.runtime = runtime
        self.answered: list[float] = []
        self.stale = 0
        self.started: list[float] = []


def measure(options: argparse.Namespace, folder: pathlib.Path, runtime: str, file: str, source: str) -> Measured:
    client = Client(options.url)
    name = f"reload-{runtime.partition('.')[0]}"
    measured = Measured(runtime)
    (folder / file).write_text(source.format(0))
    client.create(name, runtime, "app.handler", folder)
    client.invoke(name, None)
    begin = options.log.stat().st_size
    for edit in range(1, options.edits + 1):
        time.sleep(PAUSE)
        descriptor = os.open(folder / file, os.O_WRONLY | os.O_TRUNC)
        os.write(descriptor, source.format(edit).encode())
        os.close(descriptor)
        closed = time.perf_counter()
        while client.invoke(name, None)[0] != edit:
            measured.stale += 1
        measured.answered.append((time.perf_counter() - closed) * 1000)
    # Each restart is one line.
    with options.log.open("rb") as log:
        log.seek(begin)
        lines = plain(log.read())
    restarts = [line for line in lines if "runtime restarted" in line and name in line]
    measured.started = [float(re.search(r"milliseconds=(\d+)", line)[1]) for line in restarts]
    client.delete(name)
    return measured


def watch_many(options: argparse.Namespace, folder: pathlib.Path) -> str:
    """What it costs the server to watch 10,000 files in 1,000 directories."""
    for directory in range(1000):
        path = folder / f"d{directory % 30}/e{directory}"
        path.mkdir(parents=True)
        for file in range(10):
            (path / f"f{file}.py").write_text("x = 1\n")
    (folder / "app.py").write_text(LANGUAGES[0][3].format(0))
    client = Client(options.url)
    before = resident(options.server)
    client.create("many-files", "python3.11", "app.handler", folder)
    client.invoke("many-files", None)
    memory = resident(options.server) - before
    line = next(line for line in plain(options.log.read_bytes()) if "folder is watched" in line and str(folder) in line)
    watched = re.search(r"milliseconds=(\d+)", line)[1]
    # What was not read at once is read now.
    time.sleep(2)
    worked = processor_time(options.server)
    time.sleep(IDLE)
    worked = processor_time(options.server) - worked
    client.delete("many-files")
    return (f"10,000 files in 1,000 directories are watched after {watched} ms, take "
            f"{memory} KiB of the server's memory with their function's environment, and {worked * 1000:.0f} ms of "
            f"processor time in {IDLE} s without a change.")


def processor_time(process_id: int) -> float:
    """Seconds."""
    user, system = pathlib.Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def plain(log: bytes) -> list[str]:
    return re.sub(r"\x1b\[[0-9;]*m", "", log.decode()).splitlines()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True)
    parser.add_argument("--server", type=int, required=True, help="its process id")
    parser.add_argument("--log", type=pathlib.Path, required=True, help="what the server logs")
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--save", type=pathlib.Path)
    options = parser.parse_args()
    shape = machine()
    rows = [
        "| from `close` to the first answer | p50 ms | p95 ms | runtime's start, p50 ms | p95 ms | p50 above it, ms "
        "| stale answers |", "|---|---|---|---|---|---|---|",
    ]
    for language, runtime, file, source in LANGUAGES:
        with tempfile.TemporaryDirectory(prefix="bench-reload-") as folder:
            os.chmod(folder, 0o755)
            measured = measure(options, pathlib.Path(folder), runtime, file, source)
        answered = [percentile(measured.answered, percent) for percent in (50, 95)]
        started = [percentile(measured.started, percent) for percent in (50, 95)]
        rows.append(f"| {language} | {answered[0]:.1f} | {answered[1]:.1f} | {started[0]:.0f} | {started[1]:.0f} "
                    f"| {answered[0] - started[0]:.1f} | {measured.stale} |")
    with tempfile.TemporaryDirectory(prefix="bench-reload-") as folder:
        os.chmod(folder, 0o755)
        many = watch_many(options, pathlib.Path(folder))
    text = "\n".join([
        "# Benchmark of hot reload", "",
        f"{datetime.date.today()}, {shape}. Written by `scripts/bench-reload.sh --save`.", "",
        f"{options.edits} edits of one file, each followed at once by invocations until one is answered by the new code. "
        "A runtime's start is from its process to its first request for an invocation, as the server logs it in the "
        "same run, in whole milliseconds.", "", *rows, "", many,
    ]) + "\n"
    print(text)
    if options.save:
        options.save.write_text(text)


if __name__ == "__main__":
    main()
