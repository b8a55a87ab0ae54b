"""A real server on a real registry, for tests that see Coracle as its users do.

What a test starts it also ends; `leftovers` names what is still there afterwards. Needs root; says so
instead of skipping.
"""

from __future__ import annotations

import base64
import io
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import zipfile

import boto3
import botocore.config
import botocore.validate

from leftovers import belongings, sweep

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("CORACLE_TEST_PROGRAM", ROOT / "target/debug/coracle"))
# What scripts/test.sh installs of package.json.
JAVASCRIPT = ROOT / ".cache/javascript/node_modules"
CACHE = pathlib.Path(os.environ.get("CORACLE_TEST_CACHE", ROOT / ".cache/images"))
ROLE = "arn:aws:iam::000000000000:role/lambda-role"
# Nothing of the caller's that is a setting of Coracle or of AWS's clients.
BARE_ENVIRONMENT = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
READY = re.compile(r"ready on (http://[0-9.]+:\d+)")


def require_root() -> None:
    if os.geteuid() != 0:
        sys.exit("these tests make namespaces, cgroups and overlay mounts: run them as root")


class Registry:
    """The loopback registry with the images of scripts/images, or with those in another `cache`."""

    def __init__(self, cache: pathlib.Path = CACHE) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "scripts/images/serve.py"), "--cache", str(cache)],
            stdout=subprocess.PIPE,
            text=True,
        )
        line = self.process.stdout.readline()
        found = re.search(r"listening on (http://\S+)", line)
        if not found:
            self.stop()
            raise RuntimeError(f"the registry did not start (run scripts/images/build.py first): {line!r}")
        self.url = found.group(1)
        self.address = self.url.removeprefix("http://")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)
        self.process.stdout.close()


class Server:
    """One `coracle serve` on a state directory of its own unless one is given."""

    def __init__(self, registry: Registry | None, state_directory: str | None = None, options: list[str] | None = None,
                 environment: dict[str, str] | None = None, address: str = "127.0.0.1:0") -> None:
        self.owned_directory = None
        if state_directory is None:
            self.owned_directory = tempfile.TemporaryDirectory(prefix="coracle-test-")
            # Sandboxes reach it as an unprivileged user.
            os.chmod(self.owned_directory.name, 0o755)
            state_directory = os.path.join(self.owned_directory.name, "state")
        self.state_directory = state_directory
        self.log = io.StringIO()
        self.belongings: set[str] = set()
        # A run of tests that is killed takes its servers with it.
        command = ["setpriv", "--pdeathsig", "KILL", str(PROGRAM), "serve", "--listen", address, "--state-dir", state_directory]
        if registry is not None:
            command += ["--registry-mirror", registry.url]
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command + (options or []),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=BARE_ENVIRONMENT | (environment or {}),
        )
        self.log_reader = threading.Thread(target=self._read_log, daemon=True)
        self.log_reader.start()
        line = self.process.stdout.readline()
        found = READY.search(line)
        if not found:
            self.process.wait(timeout=30)
            self.log_reader.join(timeout=5)
            raise ServerRefused(line + self.log.getvalue())
        self.ready_after = time.monotonic() - self.started
        self.url = found.group(1)
        self.address = self.url.removeprefix("http://")

    def _read_log(self) -> None:
        for line in self.process.stderr:
            self.log.write(line)

    def client(self, service: str = "lambda", **options):
        """A client that fails where an answer has not the form of AWS's model."""
        client = boto3.client(
            service,
            endpoint_url=self.url,
            region_name=options.pop("region", "us-east-1"),
            aws_access_key_id=options.pop("account", "test"),
            aws_secret_access_key="test",
            config=botocore.config.Config(
                retries={"max_attempts": 0}, read_timeout=60, max_pool_connections=64, **options
            ),
        )
        client.meta.events.register("before-parse.lambda", assert_modelled)
        return client

    def stored(self, store: str) -> set[str]:
        """The names in one of the directories of the state directory."""
        return set(os.listdir(os.path.join(self.state_directory, store)))

    def staged(self) -> list[str]:
        """What is being made, or was left half-made."""
        staging = pathlib.Path(self.state_directory, "staging")
        return [str(path.relative_to(staging)) for path in staging.glob("*/*")]

    def kill(self) -> None:
        """kill -9, as the worst moment would; `belongings` says what the server had."""
        if self.process.poll() is None:
            self.belongings = belongings(self.process.pid)
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(timeout=20)

    def stop(self) -> None:
        """SIGTERM; of a server that was killed, the sweep that its next start would make."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                self.kill()
                sweep(self.belongings)
                raise AssertionError(f"the server did not stop on SIGTERM:\n{self.log.getvalue()}") from None
        sweep(self.belongings)
        self.log_reader.join(timeout=10)
        self.process.stdout.close()
        self.process.stderr.close()
        if self.owned_directory is not None:
            self.owned_directory.cleanup()


def assert_modelled(operation_model, response_dict: dict, **_) -> None:
    """Unknown members and wrong types, which boto3 passes over, fail; so does a required member that is missing."""
    shape = operation_model.output_shape
    if response_dict["status_code"] >= 300 or shape is None or "payload" in shape.serialization:
        return
    answer = json.loads(response_dict["body"] or "{}")
    # AWS breaks its model here: a function without such a configuration gives an empty answer.
    if operation_model.name == "GetFunctionCodeSigningConfig" and answer == {}:
        return
    report = botocore.validate.ParamValidator().validate(answer, shape)
    if report.has_errors():
        raise AssertionError(f"{operation_model.name} answered: {report.generate_report()}")


def coracle(*arguments: str, program: str | os.PathLike = PROGRAM, before: tuple[str, ...] = (),
            **options) -> subprocess.CompletedProcess:
    """Runs a command that ends by itself; `before` are words in front of it, such as those of `setpriv`."""
    return subprocess.run([*before, program, *arguments], capture_output=True, text=True, timeout=120,
                          env=BARE_ENVIRONMENT, **options)


def environments(server: Server) -> list[dict]:
    return json.loads(coracle("ps", "--json", "--endpoint", server.url, check=True).stdout)


def settled(server: Server, deadline: float = 20) -> list[dict]:
    """The environments, once every runtime has asked for its next invocation."""
    end = time.monotonic() + deadline
    while True:
        found = environments(server)
        if all(environment["state"] != "busy" for environment in found):
            return found
        if time.monotonic() > end:
            raise AssertionError(f"still busy: {found}")
        time.sleep(0.02)


class RegistryCase(unittest.TestCase):
    """One registry for all tests of a class."""

    @classmethod
    def setUpClass(cls) -> None:
        require_root()
        cls.registry = Registry()
        cls.addClassCleanup(cls.registry.stop)


class ServerCase(RegistryCase):
    """One server for all tests of a class, and boto3's client of it."""

    options: list[str] = []
    environment: dict[str, str] = {}

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.server = Server(cls.registry, options=cls.options, environment=cls.environment)
        cls.addClassCleanup(cls.server.stop)
        cls.client = cls.server.client()


class ServerRefused(AssertionError):
    """The server did not become ready; the text is what it said."""


def archive(files: dict[str, str | bytes], executable: tuple[str, ...] = ()) -> bytes:
    """A deployment package in memory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
            entry.external_attr = (0o755 if name in executable else 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return buffer.getvalue()


def create(client, name: str, files: dict[str, str | bytes], runtime: str = "python3.11", handler: str = "app.handler",
           executable: tuple[str, ...] = (), **options) -> dict:
    """Creates a function of these files and waits until it is active."""
    client.create_function(
        FunctionName=name, Runtime=runtime, Handler=handler, Role=ROLE,
        Code={"ZipFile": archive(files, executable)}, **options,
    )
    return wait_active(client, name)


def wait_active(client, name: str, deadline: float = 60) -> dict:
    end = time.monotonic() + deadline
    while True:
        configuration = client.get_function_configuration(FunctionName=name)
        if configuration["State"] != "Pending" and configuration.get("LastUpdateStatus") != "InProgress":
            assert configuration["State"] == "Active", configuration
            return configuration
        if time.monotonic() > end:
            raise AssertionError(f"{name} did not become active: {configuration}")
        time.sleep(0.01)


def invoke(client, name: str, payload=None, **options) -> tuple[dict, object]:
    """The response and its parsed payload."""
    if payload is not None:
        options["Payload"] = json.dumps(payload)
    response = client.invoke(FunctionName=name, **options)
    body = response["Payload"].read()
    return response, json.loads(body) if body else None


def tail(response: dict) -> str:
    return base64.b64decode(response["LogResult"]).decode()


def bootstrap() -> bytes:
    """The static echo bootstrap of scripts/images/bootstrap.rs, compiled once."""
    target = CACHE / "bin/bootstrap"
    source = ROOT / "scripts/images/bootstrap.rs"
    if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["rustc", "-O", "-C", "target-feature=+crt-static", "-o", str(target), str(source)], check=True
        )
    return target.read_bytes()
