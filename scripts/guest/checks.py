#!/usr/bin/env python3
"""Checks a server on a host with systemd and cgroup v2, as root, inside the guest of scripts/guest-test.sh.

Every check is one behaviour. Speed is not judged: the guest is emulated, and a second here is a moment elsewhere.
"""

from __future__ import annotations

import base64
import concurrent.futures
import contextlib
import http.client
import io
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator

PAYLOAD = pathlib.Path("/payload")
PROGRAM = PAYLOAD / "coracle"
CGROUPS = pathlib.Path("/sys/fs/cgroup")
ADDRESS = ("127.0.0.1", 4566)
# An emulated interpreter takes seconds to start; a function of this size has a CPU of its own.
MEMORY = 1769
PATIENCE = 300
AUTHORIZATION = (
    "AWS4-HMAC-SHA256 Credential=000000000000/20260101/us-east-1/lambda/aws4_request, "
    "SignedHeaders=host;x-amz-date, Signature=" + "0" * 64
)
HANDLER = """
import os, time, uuid
me = str(uuid.uuid4())
count = 0

def read(path):
    try:
        return open(path).read()
    except OSError as error:
        return type(error).__name__

def handler(event, context):
    global count
    count += 1
    do = event.get("do")
    if do == "memory":
        return len(bytearray(event["bytes"]))
    if do == "write":
        open("/tmp/kept", "w").write(event["text"])
    if do == "burn":
        end = time.monotonic() + event["seconds"]
        while time.monotonic() < end:
            pass
    if do == "threads":
        import threading
        stop = threading.Event()
        started = 0
        try:
            for _ in range(5000):
                threading.Thread(target=stop.wait, daemon=True).start()
                started += 1
        except RuntimeError:
            pass
        stop.set()
        return started
    time.sleep(event.get("sleep", 0))
    return {
        "echo": event, "me": me, "count": count, "kept": read("/tmp/kept"),
        "sys": os.listdir("/sys") if os.path.isdir("/sys") else None,
        "mounts": read("/proc/self/mountinfo"),
        "pids": sorted(int(name) for name in os.listdir("/proc") if name.isdigit()),
    }
"""


# Requests


def request(method: str, path: str, body: object = None, headers: dict[str, str] | None = None) -> tuple[int, dict, object]:
    connection = http.client.HTTPConnection(*ADDRESS, timeout=PATIENCE)
    try:
        signed = {"Authorization": AUTHORIZATION, "X-Amz-Date": "20260101T000000Z", "Content-Type": "application/json"}
        connection.request(method, path, None if body is None else json.dumps(body), signed | (headers or {}))
        response = connection.getresponse()
        text = response.read()
        return response.status, dict(response.getheaders()), json.loads(text) if text else None
    finally:
        connection.close()


def create(name: str, **options: object) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        # The function's user has to read it; without a mode Python writes 0600.
        entry = zipfile.ZipInfo("app.py")
        entry.external_attr = 0o644 << 16
        package.writestr(entry, HANDLER)
    function = {
        "FunctionName": name, "Runtime": "python3.11", "Handler": "app.handler", "Timeout": 60, "MemorySize": MEMORY,
        "Role": "arn:aws:iam::000000000000:role/any", "Code": {"ZipFile": base64.b64encode(buffer.getvalue()).decode()},
    }
    status, _, answer = request("POST", "/2015-03-31/functions", function | options)
    expect(status == 201, answer)

    def is_settled() -> bool:
        answer = request("GET", f"/2015-03-31/functions/{name}/configuration")[2]
        expect(answer["State"] != "Failed", answer)
        return answer["State"] == "Active"

    wait_for(is_settled, f"{name} to be active")


def invoke(name: str, event: object = None) -> tuple[str | None, object]:
    """The kind of error, if it is one, and the answer."""
    status, headers, answer = request("POST", f"/2015-03-31/functions/{name}/invocations", event or {})
    expect(status == 200, answer)
    return {name.lower(): value for name, value in headers.items()}.get("x-amz-function-error"), answer


def answer_of(name: str, event: object = None) -> dict:
    error, answer = invoke(name, event)
    expect(error is None, answer)
    return answer


# The host


def expect(is_so: bool, otherwise: object) -> None:
    if not is_so:
        raise AssertionError(otherwise)


def wait_for(condition: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    end = time.monotonic() + patience
    while not condition():
        expect(time.monotonic() < end, f"waited {patience} s for {what}")
        time.sleep(0.05)


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    expect(done.returncode == 0, f"{command} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def processes(is_wanted: Callable[[str, str], bool]) -> list[int]:
    """The processes whose program and command line are wanted."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if entry.name.isdigit():
                program = os.path.basename(os.readlink(entry / "exe").removesuffix(" (deleted)"))
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                if is_wanted(program, command):
                    found.append(int(entry.name))
    return found


def sandboxes() -> list[int]:
    """Every PID 1 of a sandbox."""
    return processes(lambda program, _: program.startswith("memfd:runtime"))


def ours() -> list[int]:
    return processes(lambda program, _: program == "coracle") + sandboxes()


def cgroup_of(process: int) -> pathlib.Path:
    line = pathlib.Path(f"/proc/{process}/cgroup").read_text().strip()
    return CGROUPS / line.removeprefix("0::/")


def cgroups() -> set[pathlib.Path]:
    """Every cgroup of a sandbox or a waiting helper."""
    return {
        pathlib.Path(directory) for directory, _, _ in os.walk(CGROUPS)
        if re.fullmatch("[0-9a-f]{32}", os.path.basename(directory))
    }


def limits(directory: pathlib.Path) -> dict[str, str]:
    files = ("memory.max", "memory.swap.max", "pids.max", "cpu.max")
    return {file: (directory / file).read_text().strip() for file in files}


def functions() -> list[str]:
    return [function["FunctionName"] for function in request("GET", "/2015-03-31/functions")[2]["Functions"]]


def memory_limit(mebibytes: int) -> str:
    """Of a function with so much memory: what lies in its /tmp of 512 MiB is counted with it."""
    return str((mebibytes + 512) << 20)


def cgroup_with_memory(mebibytes: int) -> pathlib.Path | None:
    return next((directory for directory in cgroups() if limits(directory)["memory.max"] == memory_limit(mebibytes)), None)


def cpu_statistics(directory: pathlib.Path) -> dict[str, int]:
    lines = (directory / "cpu.stat").read_text().splitlines()
    return {name: int(value) for name, value in map(str.split, lines)}


# Servers


class Server:
    """A server that is started and ended in the way of a subclass."""

    def start(self) -> None:
        raise NotImplementedError

    def pid(self) -> int:
        raise NotImplementedError

    def log(self) -> str:
        raise NotImplementedError

    def terminate(self) -> None:
        """Ends it with SIGTERM and waits."""
        raise NotImplementedError

    def kill(self) -> None:
        """Ends it with SIGKILL and waits for the one process."""
        raise NotImplementedError

    def wait_until_ready(self) -> None:
        def answers() -> bool:
            with contextlib.suppress(OSError):
                return request("GET", "/2015-03-31/functions")[0] == 200
            return False

        try:
            wait_for(answers, "the server to be ready")
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.log()}") from None


class ShellServer(Server):
    """Started as root does it in a shell: a child, in a cgroup that systemd does not delegate."""

    name = "from a shell"

    def __init__(self, mirror: str) -> None:
        self.command = [PROGRAM, "serve", "--state-dir", "/var/lib/coracle-shell", "--registry-mirror", mirror]
        self.log_file = pathlib.Path("/var/log/coracle-shell.log")

    def start(self) -> None:
        with open(self.log_file, "a") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log)
        self.wait_until_ready()

    def pid(self) -> int:
        return self.process.pid

    def log(self) -> str:
        return self.log_file.read_text()

    def terminate(self) -> None:
        self.process.terminate()
        expect(self.process.wait(timeout=PATIENCE) == 0, self.log())

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(timeout=PATIENCE)


class ServiceServer(Server):
    """A service of systemd with a subtree of cgroups of its own."""

    name = "as a service"

    def __init__(self, mirror: str) -> None:
        unit = (PAYLOAD / "guest/coracle.service").read_text()
        pathlib.Path("/run/systemd/system/coracle.service").write_text(unit)
        pathlib.Path("/run/coracle.env").write_text(f"CORACLE_REGISTRY_MIRROR={mirror}\n")
        run("systemctl", "daemon-reload")

    def start(self) -> None:
        run("systemctl", "start", "coracle")
        self.wait_until_ready()

    def pid(self) -> int:
        return int(run("systemctl", "show", "-P", "MainPID", "coracle"))

    def log(self) -> str:
        return run("journalctl", "-u", "coracle", "-o", "cat", "-n", "100")

    def terminate(self) -> None:
        run("systemctl", "stop", "coracle")
        result = run("systemctl", "show", "-P", "Result", "coracle").strip()
        expect(result == "success", f"{result}: {self.log()}")

    def kill(self) -> None:
        process = self.pid()
        os.kill(process, signal.SIGKILL)
        wait_for(lambda: not os.path.exists(f"/proc/{process}"), "the server to be gone")
        run("systemctl", "reset-failed", "coracle")


# Checks: they run in this order, on one server, each with what the ones before left.


def a_python_function_answers(_: Server) -> None:
    create("echo")
    expect(answer_of("echo", {"a": 1})["echo"] == {"a": 1}, "no echo")
    expect(answer_of("echo")["count"] == 2, "the environment was not reused")


def the_limits_of_a_sandbox_are_in_force(_: Server) -> None:
    before = set(sandboxes())
    create("limited", MemorySize=512)
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        running = pool.submit(answer_of, "limited", {"sleep": 5})
        wait_for(lambda: set(sandboxes()) - before, "the sandbox")
        directory = cgroup_of((set(sandboxes()) - before).pop())
        expected = {
            "memory.max": memory_limit(512), "memory.swap.max": "0", "pids.max": "1024",
            "cpu.max": f"{512 * 100_000 // 1769} 100000",
        }
        # The share of CPU time is written when the function is initialised.
        wait_for(lambda: running.done() or limits(directory) == expected, f"{expected} in {directory}")
        expect(limits(directory) == expected, limits(directory))
        expect(int((directory / "memory.peak").read_text()) > 0, "no peak")
        members = (directory / "cgroup.procs").read_text().split()
        expect(len(members) == 2, f"PID 1 and the runtime, not {members}")
        running.result()


def cpu_time_is_a_share(_: Server) -> None:
    create("slow", MemorySize=256)
    answer_of("slow")
    directory = cgroup_with_memory(256)
    before = cpu_statistics(directory)
    answer_of("slow", {"do": "burn", "seconds": 4})
    after = cpu_statistics(directory)
    share = (after["usage_usec"] - before["usage_usec"]) / 4e6
    expect(share < 0.3, f"{share:.2f} of a CPU instead of {256 / 1769:.2f}")
    expect(after["nr_throttled"] > 10, after)


def too_much_memory_kills_the_runtime_and_keeps_tmp(_: Server) -> None:
    create("greedy", MemorySize=256)
    answer_of("greedy", {"do": "write", "text": "mine"})
    error, answer = invoke("greedy", {"do": "memory", "bytes": 900 << 20})
    expect(error == "Unhandled" and answer["errorType"] == "Runtime.ExitError", answer)
    expect(answer["errorMessage"].endswith("Runtime exited with error: signal: killed"), answer)
    after = answer_of("greedy")
    expect((after["kept"], after["count"]) == ("mine", 1), after)


def too_many_threads_are_refused(_: Server) -> None:
    create("many")
    started = answer_of("many", {"do": "threads"})
    expect(500 < started < 1024, f"{started} threads")


def a_timeout_ends_the_invocation_and_keeps_tmp(_: Server) -> None:
    create("late", Timeout=20)
    answer_of("late", {"do": "write", "text": "mine"})
    error, answer = invoke("late", {"sleep": 60})
    expect(error == "Unhandled" and answer["errorType"] == "Sandbox.Timedout", answer)
    after = answer_of("late")
    expect((after["kept"], after["count"]) == ("mine", 1), after)


def twenty_at_once_have_twenty_environments(_: Server) -> None:
    create("sleeper")
    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: answer_of("sleeper", {"sleep": 20})["me"], range(20)))
    expect(len(set(answers)) == 20, f"{len(set(answers))} environments")


def a_sandbox_sees_no_cgroup_and_no_process_of_the_host(_: Server) -> None:
    seen = answer_of("echo")
    expect(not seen["sys"], f"/sys has {seen['sys']}")
    expect("cgroup" not in seen["mounts"], seen["mounts"])
    expect(len(seen["pids"]) == 2, f"processes {seen['pids']}")


def the_host_has_no_mount_of_a_sandbox(_: Server) -> None:
    mounts = pathlib.Path("/proc/self/mountinfo").read_text()
    # Roots and code are binds of the state directory.
    expect(not any(sign in mounts for sign in ("/var/lib/coracle", " overlay ", "/sys/fs/cgroup/")), mounts)


def limits_survive_what_systemd_does_to_its_own_units(_: Server) -> None:
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        running = pool.submit(answer_of, "limited", {"sleep": 10})
        wait_for(lambda: cgroup_with_memory(512), "the sandbox")
        # Units that need controllers come and go, after which systemd takes the controllers back.
        for option in ("CPUWeight=50", "MemoryHigh=100M", "TasksMax=50"):
            run("systemd-run", "--wait", "--collect", "-p", option, "true")
            run("systemd-run", "--wait", "--collect", "true")
        run("systemctl", "daemon-reload")
        running.result()
    directory = cgroup_with_memory(512)
    expect(limits(directory)["cpu.max"] == f"{512 * 100_000 // 1769} 100000", limits(directory))
    create("after", MemorySize=300)
    answer_of("after")
    expect(cgroup_with_memory(300), "no limit on a new sandbox")


def a_killed_server_leaves_nothing_and_the_next_has_every_function(server: Server) -> None:
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        load = [pool.submit(invoke, "sleeper", {"sleep": 60}) for _ in range(4)]
        wait_for(lambda: len(sandboxes()) >= 4, "sandboxes at work")
        earlier, before = cgroups(), functions()
        server.kill()
        # The kernel ends every sandbox, with nobody's help.
        wait_for(lambda: not sandboxes(), "the sandboxes to end", 20)
        wait_for(lambda: not ours(), "spawner and helpers to end", 20)
        for invocation in load:
            expect(invocation.exception(timeout=PATIENCE) is not None, "an answer of a dead server")
    server.start()
    expect(not earlier & cgroups(), f"left: {earlier & cgroups()}")
    expect(answer_of("echo", {"a": 2})["echo"] == {"a": 2}, "no echo")
    expect(functions() == before, f"{functions()} instead of {before}")


def a_terminated_server_lets_an_invocation_finish_and_leaves_nothing(server: Server) -> None:
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        running = pool.submit(answer_of, "echo", {"sleep": 5})
        time.sleep(2)
        server.terminate()
        expect(running.result()["echo"] == {"sleep": 5}, "the invocation did not finish")
    expect(not ours(), f"processes {ours()}")
    expect(not cgroups(), f"cgroups {cgroups()}")


CHECKS = (
    a_python_function_answers,
    the_limits_of_a_sandbox_are_in_force,
    cpu_time_is_a_share,
    too_much_memory_kills_the_runtime_and_keeps_tmp,
    too_many_threads_are_refused,
    a_timeout_ends_the_invocation_and_keeps_tmp,
    twenty_at_once_have_twenty_environments,
    a_sandbox_sees_no_cgroup_and_no_process_of_the_host,
    the_host_has_no_mount_of_a_sandbox,
    limits_survive_what_systemd_does_to_its_own_units,
    a_killed_server_leaves_nothing_and_the_next_has_every_function,
    a_terminated_server_lets_an_invocation_finish_and_leaves_nothing,
)


@contextlib.contextmanager
def registry() -> Iterator[str]:
    command = [sys.executable, PAYLOAD / "images/serve.py", "--cache", PAYLOAD / "image-cache"]
    # It gives up when its program does not answer within half a minute: here that can take longer the first time.
    for _ in range(5):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        if found := re.search(r"http://\S+", process.stdout.readline()):
            break
        process.wait()
    expect(found, "the registry does not start")
    try:
        yield found.group()
    finally:
        process.terminate()


def check(title: str, behaviour: Callable[[], None]) -> bool:
    begun = time.monotonic()
    try:
        behaviour()
    except Exception:  # noqa: BLE001: whatever it is, the other checks go on
        print(f"FAILED  {title}\n{traceback.format_exc()}", flush=True)
        return False
    print(f"passed  {title} ({time.monotonic() - begun:.0f} s)", flush=True)
    return True


def check_server(server: Server) -> list[bool]:
    """What does not start cannot be checked."""
    if not check(f"{server.name}: it starts", server.start):
        return [False]
    results = [True]
    for behaviour in CHECKS:
        title = f"{server.name}: {behaviour.__name__.replace('_', ' ')}"
        results.append(check(title, lambda: behaviour(server)))
    if not all(results):
        print(f"the server's log:\n{server.log()[-8000:]}", flush=True)
    return results


def sandbox_suite() -> None:
    """The tests of tests/sandbox, which look for the program where it was built."""
    built = pathlib.Path((PAYLOAD / "tested").read_text().strip())
    built.parent.mkdir(parents=True, exist_ok=True)
    built.symlink_to(PROGRAM)
    # Not captured, so that one that hangs is named.
    done = subprocess.run([PAYLOAD / "sandbox-tests", "--test-threads=1"], stderr=subprocess.STDOUT)
    expect(done.returncode == 0, "see above")


def main() -> None:
    results = []
    with registry() as mirror:
        for kind in (ShellServer, ServiceServer):
            results += check_server(kind(mirror))
    results.append(check("the tests of tests/sandbox", sandbox_suite))
    print(f"{results.count(True)} passed, {results.count(False)} failed", flush=True)


if __name__ == "__main__":
    main()
