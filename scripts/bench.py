#!/usr/bin/env python3
"""Measures a running server beside AWS's emulator; scripts/bench.sh prepares what this needs.

Everything that is compared is measured in turns, so that a machine that slows down slows both. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import contextlib
import datetime
import os
import pathlib
import re
import signal
import socket
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator

from lambda_api import FUNCTIONS, Client, invocations

EVENT = '"an event that comes back"'
ROUNDS, PER_ROUND = 5, 400
COLD_STARTS = 40
# Seconds from active, or from the emulator's first sign of life, to the first invocation.
PAUSE = 0.05
CONCURRENT = 50
MANY = (10, 1000, 10_000)
EMULATED = invocations("function")
# The images' own environment: the emulator knows it only if it is told.
EMULATOR = """\
exec chroot "$1" /usr/bin/env -i --chdir=/var/task LANG=en_US.UTF-8 TZ=:/etc/localtime \\
    PATH=/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin \\
    LD_LIBRARY_PATH=/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib \\
    LAMBDA_TASK_ROOT=/var/task LAMBDA_RUNTIME_DIR=/var/runtime _HANDLER=app.handler /usr/local/bin/aws-lambda-rie \\
    --runtime-interface-emulator-address "127.0.0.1:$2" --runtime-api-address "127.0.0.1:$3" "$4"
"""


class Language:
    def __init__(self, name: str, runtime: str, root: str, files: dict[str, str | bytes], bootstrap: str) -> None:
        self.name, self.runtime, self.root, self.files, self.bootstrap = name, runtime, root, files, bootstrap


class Bench:
    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.client = Client(options.url)
        echo = options.bootstrap.read_bytes()
        self.languages = [
            Language("Python", "python3.11", "root-python", {"app.py": "def handler(event, context):\n    return event\n"},
                     "/var/runtime/bootstrap"),
            Language("Node", "nodejs22.x", "root-nodejs", {"app.js": "exports.handler = async (event) => event;\n"},
                     "/var/runtime/bootstrap"),
            Language("Rust", "provided.al2023", "root-provided", {"bootstrap": echo}, "/var/task/bootstrap"),
        ]
        for language in self.languages:
            for name, content in language.files.items():
                file = options.baseline / language.root / "var/task" / name
                file.write_bytes(content if isinstance(content, bytes) else content.encode())
                file.chmod(0o755)

    def figures(self, address: str, path: str, count: int, body: str = EVENT) -> list[float]:
        """How many milliseconds each of `count` invocations took, or requests if there is no body."""
        printed = subprocess.run([self.options.client, address, path, body, str(count)], check=True,
                                 stdout=subprocess.PIPE, text=True).stdout
        return [float(line) / 1000 for line in printed.split()]

    def create(self, name: str, language: Language) -> None:
        self.client.create(name, language.runtime, "app.handler", language.files)

    @contextlib.contextmanager
    def emulator(self, language: Language) -> Iterator[tuple[str, float]]:
        """The address of a new emulator, and how many milliseconds it took to answer there."""
        ports = free_port(), free_port()
        root = self.options.baseline / language.root
        begun = time.perf_counter()
        # In a process namespace of its own: what the emulator starts ends with it.
        process = subprocess.Popen(
            ["unshare", "--pid", "--fork", "--kill-child", f"--mount-proc={root}/proc", "sh", "-c", EMULATOR, "sh",
             root, str(ports[0]), str(ports[1]), language.bootstrap],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        try:
            wait_for_port(ports[0])
            yield f"127.0.0.1:{ports[0]}", (time.perf_counter() - begun) * 1000
        finally:
            # The first process of the namespace; all others end with it, and `unshare` reaps it.
            for child in children(process.pid):
                os.kill(int(child), signal.SIGKILL)
            process.wait()

    def first_emulated(self, language: Language) -> tuple[float, float]:
        """How long a new emulator took to answer at all, and then to answer its first invocation."""
        while True:
            with self.emulator(language) as (address, ready):
                # On a busy machine it may answer 502 before it has got itself ready: not counted.
                time.sleep(PAUSE)
                with contextlib.suppress(subprocess.CalledProcessError):
                    return ready, self.figures(address, EMULATED, 1)[0]

    def warm(self) -> list[str]:
        with contextlib.ExitStack() as stack:
            targets = {}
            for language in self.languages:
                name = f"warm-{language.name}"
                self.create(name, language)
                targets[language.name, "coracle"] = self.client.address, invocations(name)
                address, _ = stack.enter_context(self.emulator(language))
                targets[language.name, "RIE"] = address, EMULATED
            times = {target: [] for target in targets}
            for target in targets:
                self.figures(*targets[target], 50)
            for _ in range(ROUNDS):
                for target in targets:
                    times[target] += self.figures(*targets[target], PER_ROUND)
        rows = ["| warm echo | p50 ms | p95 ms | p99 ms | p50 / RIE's |", "|---|---|---|---|---|"]
        for (language, target), values in times.items():
            ratio = percentile(values, 50) / percentile(times[language, "RIE"], 50)
            rows.append(f"| {language}, {target} | " + " | ".join(f"{percentile(values, p):.3f}" for p in (50, 95, 99))
                        + f" | {ratio:.2f} |")
        for language in self.languages:
            self.client.delete(f"warm-{language.name}")
        return rows

    def cold(self) -> list[str]:
        rows = ["| first invocation | median ms | p95 ms | min ms | median / RIE's |", "|---|---|---|---|---|"]
        for language in self.languages:
            ours, emulated, from_start = [], [], []
            for number in range(COLD_STARTS):
                name = f"cold-{language.name}-{number}"
                self.create(name, language)
                time.sleep(PAUSE)
                ours += self.figures(self.client.address, invocations(name), 1)
                self.client.delete(name)
                ready, first = self.first_emulated(language)
                emulated.append(first)
                from_start.append(ready + first)
            for what, values in (("coracle, new function", ours), ("RIE, started before", emulated),
                                 ("RIE, with its own start", from_start)):
                ratio = percentile(values, 50) / percentile(emulated, 50)
                rows.append(f"| {language.name}, {what} | {percentile(values, 50):.1f} | {percentile(values, 95):.1f} "
                            f"| {min(values):.1f} | {ratio:.2f} |")
        return rows

    def concurrent(self) -> list[str]:
        """First invocations of as many functions at once; their environments stay for `memory`."""
        names = [f"concurrent-{number}" for number in range(CONCURRENT)]
        before = resident(self.options.server)
        for name in names:
            self.create(name, self.languages[0])
        clients = [Client(self.options.url) for _ in names]
        times = []
        start = threading.Barrier(CONCURRENT + 1)

        def invoke(client: Client, name: str) -> None:
            start.wait()
            times.append(client.invoke(name, 1)[1])

        threads = [threading.Thread(target=invoke, args=pair) for pair in zip(clients, names)]
        for thread in threads:
            thread.start()
        start.wait()
        begun = time.perf_counter()
        for thread in threads:
            thread.join()
        all_of_them = (time.perf_counter() - begun) * 1000
        rows = [f"| {CONCURRENT} cold Python starts at once | ms |", "|---|---|", f"| all answered | {all_of_them:.0f} |",
                f"| median answer | {percentile(times, 50):.0f} |", f"| last answer | {max(times):.0f} |", ""]
        rows += self.memory(before)
        for name in names:
            self.client.delete(name)
        return rows

    def many(self) -> list[str]:
        """What it costs the server to have many functions."""
        rows = ["| functions | GetFunction, p50 ms | ListFunctions, a page of 50, p50 ms | server, resident, KiB |",
                "|---|---|---|---|"]
        made = 0
        for size in MANY:
            names = [f"many-{number}" for number in range(made, size)]
            with concurrent.futures.ThreadPoolExecutor(4) as pool:
                list(pool.map(lambda name: Client(self.options.url).create(name, self.languages[0].runtime, "app.handler",
                                                                           self.languages[0].files), names))
            made = size
            get = self.figures(self.client.address, f"{FUNCTIONS}/many-{size // 2}", 500, "")
            page = self.figures(self.client.address, FUNCTIONS, 500, "")
            rows.append(f"| {size} | {percentile(get, 50):.3f} | {percentile(page, 50):.2f} "
                        f"| {resident(self.options.server)} |")
        return rows

    def memory(self, server_before: int) -> list[str]:
        """Of the server, and of what an idle environment has beside its runtime."""
        first, runtimes = [], []
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if "/coracle-" in (process / "cgroup").read_text():
                    is_first = os.readlink(process / "exe").startswith("/memfd:")
                    (first if is_first else runtimes).append(smaps(process, "Pss"))
        now = resident(self.options.server)
        growth = (now - server_before) / CONCURRENT
        [spawner] = [resident(int(process_id)) for process_id in children(self.options.server)]
        return [
            "| memory | KiB |", "|---|---|",
            f"| server, resident, before the first invocation | {self.options.idle_memory} |",
            f"| server, resident, with {CONCURRENT} idle environments | {now} |",
            f"| spawner, resident | {spawner} |",
            f"| idle environment: PID 1, proportional | {statistics.median(first):.0f} |",
            f"| idle environment: what the server grew by for each | {growth:.0f} |",
            f"| idle environment: the Python runtime itself, proportional | {statistics.median(runtimes):.0f} |",
        ]

    def sandbox(self) -> list[str]:
        printed = subprocess.run([self.options.sandbox_bench], check=True, stdout=subprocess.PIPE, text=True).stdout
        rows = ["| sandbox alone, without a runtime | median ms | p95 ms | min ms |", "|---|---|---|---|"]
        for what, *numbers in re.findall(r"^(.+): median ([\d.]+) ms, p95 ([\d.]+) ms, min ([\d.]+) ms", printed, re.M):
            rows.append(f"| {what} | {' | '.join(numbers)} |")
        return rows


def percentile(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) * percent // 100, len(values) - 1)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port: int) -> None:
    deadline = time.monotonic() + 20
    while True:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        if time.monotonic() > deadline:
            raise SystemExit("the emulator did not start")
        time.sleep(0.0002)


def resident(process_id: int) -> int:
    """KiB."""
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{process_id}/status").read_text())[1])


def smaps(process: pathlib.Path, what: str) -> int:
    """KiB."""
    return int(re.search(rf"^{what}:\s+(\d+)", (process / "smaps_rollup").read_text(), re.M)[1])


def children(process_id: int) -> list[str]:
    return pathlib.Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()


def machine() -> str:
    processor = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())[1]) / (1 << 20)
    release = re.search(r'PRETTY_NAME="(.*)"', pathlib.Path("/etc/os-release").read_text())[1]
    return (f"{os.cpu_count()} processors ({processor[1] if processor else os.uname().machine}), {memory:.0f} GiB, "
            f"{release}, Linux {os.uname().release}, load {os.getloadavg()[0]:.1f} at the start")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True)
    parser.add_argument("--server", type=int, required=True, help="its process id")
    for program in ("client", "sandbox-bench", "bootstrap", "baseline"):
        parser.add_argument(f"--{program}", type=pathlib.Path, required=True)
    parser.add_argument("--save", type=pathlib.Path)
    options = parser.parse_args()
    options.idle_memory = resident(options.server)
    shape = machine()
    bench = Bench(options)
    parts = [
        ["# Benchmark", "",
         f"{datetime.date.today()}, {shape}. Written by `scripts/bench.sh --save`.", "",
         f"Warm: {ROUNDS * PER_ROUND} sequential echoes on one keep-alive connection, in {ROUNDS} rounds of "
         f"{PER_ROUND} in turns, through the whole API and a sandbox. RIE is AWS's `aws-lambda-rie` with the same "
         "runtime client, in a chroot without any sandbox or limit. Coracle's functions have 1769 MB, with which Lambda "
         f"gives them one processor. Cold: n = {COLD_STARTS}, in turns, images pulled and in the page cache, {PAUSE * 1000:.0f} ms "
         "after the function has become active or the emulator has answered."],
        bench.warm(), bench.cold(), bench.concurrent(), bench.sandbox(), bench.many(),
    ]
    text = "\n\n".join("\n".join(part) for part in parts) + "\n"
    print(text)
    if options.save:
        options.save.write_text(text)


if __name__ == "__main__":
    main()
