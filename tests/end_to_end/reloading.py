"""What the tests of hot reload share: folders of code, functions that run from them, what the server says of it."""

from __future__ import annotations

import json
import os
import pathlib
import re
import subprocess
import tempfile
import time

from harness import PROGRAM, ROLE, ServerCase, invoke, wait_active

# Counts in /tmp across reloads; `started` is another one after each start of the runtime.
PYTHON = """
import pathlib, time, uuid
VERSION = {version!r}
STARTED = uuid.uuid4().hex
def handler(event, context):
    counter = pathlib.Path("/tmp/counter")
    count = int(counter.read_text()) + 1 if counter.exists() else 1
    counter.write_text(str(count))
    time.sleep((event or {{}}).get("sleep", 0))
    return {{"version": VERSION, "count": count, "started": STARTED}}
"""
NODE = """
const fs = require("fs");
const VERSION = {version};
const STARTED = `${{process.hrtime.bigint()}}`;
let count = 0;
exports.handler = async () => {{
  try {{ count = Number(fs.readFileSync("/tmp/counter")); }} catch {{ count = 0; }}
  fs.writeFileSync("/tmp/counter", `${{count + 1}}`);
  return {{ version: VERSION, count: count + 1, started: STARTED }};
}};
"""


def python(version: object) -> str:
    return PYTHON.format(version=version)


def node(version: object) -> str:
    return NODE.format(version=json.dumps(version))


class ReloadCase(ServerCase):
    """A server for all tests of a class, and folders for each of them."""

    def folder(self, name: str = "code", files: dict[str, str] | None = None) -> pathlib.Path:
        """A new folder with these files; one with a Python handler of version 0 if none are given."""
        around = tempfile.TemporaryDirectory(prefix="hot-reload-")
        self.addCleanup(around.cleanup)
        os.chmod(around.name, 0o755)
        folder = pathlib.Path(around.name, name)
        folder.mkdir(mode=0o755)
        for path, content in (files or {"app.py": python(0)}).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(content)
        return folder

    def function(self, folder: pathlib.Path | str, runtime: str = "python3.11", handler: str = "app.handler",
                 **options) -> str:
        """A function that runs from the folder, named after the test."""
        name = self.id().rsplit(".", 1)[1][-40:] + f"-{time.monotonic_ns() % 1_000_000}"
        options.setdefault("Timeout", 20)
        options.setdefault("MemorySize", 512)
        self.client.create_function(
            FunctionName=name, Runtime=runtime, Handler=handler, Role=ROLE,
            Code={"S3Bucket": "hot-reload", "S3Key": str(folder)}, **options,
        )
        self.addCleanup(self.client.delete_function, FunctionName=name)
        wait_active(self.client, name)
        return name

    def call(self, name: str, payload: object = None) -> dict:
        """The answer of a function that must not fail."""
        response, answer = invoke(self.client, name, {} if payload is None else payload)
        self.assertNotIn("FunctionError", response, answer)
        self.assertIsInstance(answer, dict)
        return answer

    def assert_version(self, name: str, version: object) -> dict:
        """The very next answer is of this version."""
        answer = self.call(name)
        self.assertEqual(answer["version"], version)
        return answer

    def environments(self, name: str) -> list[dict]:
        printed = subprocess.run([PROGRAM, "ps", "--json", "--endpoint", self.server.url], check=True,
                                 capture_output=True, text=True).stdout
        return [found for found in json.loads(printed) if name in found["function"]]

    def sandboxes(self, name: str) -> set[str]:
        return {environment["sandbox_id"] for environment in self.environments(name)}

    def reloads(self, name: str) -> list[str]:
        """The server's lines on reloads of a function."""
        lines = re.sub(r"\x1b\[[0-9;]*m", "", self.server.log.getvalue()).splitlines()
        return [line for line in lines if "reloaded" in line and f":{name}" in line]

    def wait_for(self, what: str, condition, deadline: float = 10):
        end = time.monotonic() + deadline
        while not (found := condition()):
            if time.monotonic() > end:
                self.fail(f"{what} did not come about:\n{self.server.log.getvalue()[-3000:]}")
            time.sleep(0.01)
        return found

    def quiet(self) -> None:
        """Longer than any burst of a few writes is waited for."""
        time.sleep(0.4)
