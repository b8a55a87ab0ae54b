"""Clients of AWS that tests drive in one way: `call` an operation, `wait`, `invoke`."""

from __future__ import annotations

import base64
import json
import os
import pathlib
import re
import subprocess
import sys

import botocore.exceptions

from harness import BARE_ENVIRONMENT, JAVASCRIPT, ROOT, Server


class Refused(AssertionError):
    """The server answered with an error; `code` is AWS's name for it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code


class Boto3:
    def __init__(self, server: Server) -> None:
        self.client = server.client()

    def call(self, operation: str, **members) -> dict:
        try:
            return getattr(self.client, operation)(**members)
        except botocore.exceptions.ClientError as error:
            raise Refused(error.response["Error"]["Code"], error.response["Error"]["Message"]) from None

    def wait(self, waiter: str, **members) -> None:
        self.client.get_waiter(waiter).wait(**members)

    def invoke(self, event: object, **members) -> tuple[dict, str]:
        """The response, and the payload as text."""
        response = self.call("invoke", Payload=json.dumps(event), **members)
        return response, response["Payload"].read().decode()


class CommandLine:
    """The AWS CLI, with one option for each member."""

    def __init__(self, server: Server, directory: str) -> None:
        self.directory = pathlib.Path(directory)
        self.environment = environment(server)

    def call(self, operation: str, **members) -> dict:
        for member in ("Code", "Content"):
            if "ZipFile" in members.get(member, {}):
                members["ZipFile"] = members.pop(member)["ZipFile"]
        printed = self._run(kebab(operation), *self._options(members))
        return json.loads(printed) if printed else {}

    def wait(self, waiter: str, **members) -> None:
        self._run("wait", kebab(waiter), *self._options(members))

    def invoke(self, event: object, **members) -> tuple[dict, str]:
        answer = self.directory / "answer"
        options = self._options(members)
        response = json.loads(self._run("invoke", *options, "--payload", json.dumps(event), str(answer)))
        return response, answer.read_text()

    def _options(self, members: dict) -> list[str]:
        return [text for member, value in members.items() for text in ("--" + kebab(member), self._text(value))]

    def _text(self, value: object) -> str:
        if isinstance(value, bytes):
            package = self.directory / "package.zip"
            package.write_bytes(value)
            return f"fileb://{package}"
        return value if isinstance(value, str) else json.dumps(value)

    def _run(self, *arguments: str) -> str:
        aws = os.path.join(os.path.dirname(sys.executable), "aws")
        done = subprocess.run([aws, "lambda", *arguments], env=self.environment, capture_output=True, text=True)
        if done.returncode != 0:
            code = re.search(r"An error occurred \((\w+)\)", done.stderr)
            raise Refused(code[1] if code else "?", f"aws lambda {' '.join(arguments)[:200]}: {done.stderr}")
        return done.stdout


class JavaScript:
    """AWS's SDK for JavaScript in a process of its own, which also ends when its input does."""

    def __init__(self, server: Server) -> None:
        node = JAVASCRIPT / ".bin/node"
        if not node.exists():
            raise RuntimeError(f"{node} is missing: scripts/test.sh installs it")
        self.process = subprocess.Popen(
            [node, ROOT / "tests/clients/javascript/client.js"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=environment(server) | {"NODE_PATH": str(JAVASCRIPT)},
        )

    def stop(self) -> None:
        self.process.kill()
        self.process.communicate()

    def call(self, operation: str, **members) -> dict:
        return self._ask(command=pascal(operation), input=members)

    def wait(self, waiter: str, **members) -> None:
        self._ask(waiter=pascal(waiter), input=members)

    def invoke(self, event: object, **members) -> tuple[dict, str]:
        response = self.call("invoke", Payload=json.dumps(event).encode(), **members)
        return response, response["Payload"] or ""  # the SDK has null for an empty body

    def _ask(self, **request) -> dict:
        encode = lambda content: {"base64": base64.b64encode(content).decode()}
        self.process.stdin.write(json.dumps(request, default=encode) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise Refused(answer["error"], answer["message"])
        return answer


def environment(server: Server) -> dict[str, str]:
    """What every client of AWS finds its server and credentials by."""
    return BARE_ENVIRONMENT | {
        "AWS_ENDPOINT_URL": server.url, "AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_MAX_ATTEMPTS": "1",
    }


def pascal(operation: str) -> str:
    return "".join(word.capitalize() for word in operation.split("_"))


def kebab(name: str) -> str:
    """An option or command of the AWS CLI: `FunctionName` and `function_name` are `function-name`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower().replace("_", "-")
