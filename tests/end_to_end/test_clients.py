"""boto3 and the AWS CLI take a function of every kind through its whole life."""

import dataclasses
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from harness import BARE_ENVIRONMENT, ROLE, Registry, Server, archive, bootstrap, require_root

# A runtime in shell, as people write them; each request has a connection of its own.
SHELL_RUNTIME = r"""#!/bin/bash
api=${AWS_LAMBDA_RUNTIME_API}
call() {
    exec 3<>"/dev/tcp/${api%:*}/${api#*:}"
    printf '%s /2018-06-01/runtime/invocation/%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n' "$1" "$2" "$api" >&3
    printf 'Content-Length: %s\r\n\r\n%s' "${#3}" "$3" >&3
    cat <&3
    exec 3>&-
}
while true; do
    next=$(call GET next '')
    id=$(grep -i '^lambda-runtime-aws-request-id:' <<<"$next" | tr -d '\r' | cut -d' ' -f2)
    call POST "$id/response" "{\"from\": \"shell\", \"x\": \"$KEY\"}" >/dev/null
done
"""


@dataclasses.dataclass
class Kind:
    """A function before and after an update of its code and of its configuration."""

    create: dict
    first_answer: object
    new_code: dict
    new_configuration: dict
    second_answer: object


def kinds(registry: str) -> dict[str, Kind]:
    environment = {"Environment": {"Variables": {"KEY": "set"}}}
    node = "exports.handler = async () => ({ version: %d, x: process.env.KEY ?? null });"
    python = "import os\ndef handler(event, context): return {'version': %d, 'x': os.environ.get('KEY')}"
    return {
        "python": Kind(
            {"Runtime": "python3.11", "Handler": "app.handler", "Code": {"ZipFile": archive({"app.py": python % 1})}},
            {"version": 1, "x": None},
            {"ZipFile": archive({"app.py": python % 2})}, environment,
            {"version": 2, "x": "set"},
        ),
        "node": Kind(
            {"Runtime": "nodejs22.x", "Handler": "app.handler", "Code": {"ZipFile": archive({"app.js": node % 1})}},
            {"version": 1, "x": None},
            {"ZipFile": archive({"app.js": node % 2})}, environment,
            {"version": 2, "x": "set"},
        ),
        "custom": Kind(
            {"Runtime": "provided.al2023", "Handler": "any",
             "Code": {"ZipFile": archive({"bootstrap": bootstrap()}, executable=("bootstrap",))}},
            {"an": "event"},
            {"ZipFile": archive({"bootstrap": SHELL_RUNTIME}, executable=("bootstrap",))}, environment,
            {"from": "shell", "x": "set"},
        ),
        "image": Kind(
            {"PackageType": "Image", "Code": {"ImageUri": f"{registry}/test/app-image:latest"},
             "ImageConfig": {"Command": ["app.handler"], "WorkingDirectory": "/tmp"}},
            {"from": "image", "cwd": "/tmp"},
            {"ImageUri": f"{registry}/test/empty-entrypoint:latest"},
            {"ImageConfig": {"WorkingDirectory": "/opt"}},
            {"from": "image", "cwd": "/opt"},
        ),
    }


class Boto3:
    def __init__(self, server: Server) -> None:
        self.client = server.client()

    def call(self, operation: str, **members) -> dict:
        return getattr(self.client, operation)(**members)

    def wait(self, waiter: str, name: str) -> None:
        self.client.get_waiter(waiter).wait(FunctionName=name)

    def invoke(self, name: str, event: object) -> object:
        response = self.client.invoke(FunctionName=name, Payload=json.dumps(event))
        return json.loads(response["Payload"].read())


class CommandLine:
    """The AWS CLI, with one option for each member."""

    def __init__(self, server: Server, directory: str) -> None:
        self.directory = pathlib.Path(directory)
        self.environment = BARE_ENVIRONMENT | {
            "AWS_ENDPOINT_URL": server.url, "AWS_DEFAULT_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test", "AWS_MAX_ATTEMPTS": "1",
        }

    def call(self, operation: str, **members) -> dict:
        code = members.get("Code", {})
        if "ZipFile" in code:
            members["ZipFile"] = members.pop("Code")["ZipFile"]
        options = []
        for member, value in members.items():
            options += ["--" + kebab(member), self._text(value)]
        printed = self._run(operation.replace("_", "-"), *options)
        return json.loads(printed) if printed else {}

    def wait(self, waiter: str, name: str) -> None:
        self._run("wait", waiter.replace("_", "-"), "--function-name", name)

    def invoke(self, name: str, event: object) -> object:
        answer = self.directory / "answer"
        self._run("invoke", "--function-name", name, "--payload", json.dumps(event), str(answer))
        return json.loads(answer.read_text())

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
            raise AssertionError(f"aws lambda {' '.join(arguments)[:200]}: {done.stderr}")
        return done.stdout


def kebab(member: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", member).lower()


class Clients(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        require_root()
        cls.registry = Registry()
        cls.addClassCleanup(cls.registry.stop)
        cls.server = Server(cls.registry)
        cls.addClassCleanup(cls.server.stop)
        directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(directory.cleanup)
        cls.boto3 = Boto3(cls.server)
        cls.command_line = CommandLine(cls.server, directory.name)

    def check(self, client, kind_name):
        kind = kinds(self.registry.address)[kind_name]
        name = f"{type(client).__name__}-{kind_name}"
        client.call("create_function", FunctionName=name, Role=ROLE, **kind.create)
        client.wait("function_active_v2", name)
        self.assert_answers(client, name, kind.first_answer)
        client.call("update_function_code", FunctionName=name, **kind.new_code)
        client.wait("function_updated_v2", name)
        client.call("update_function_configuration", FunctionName=name, **kind.new_configuration)
        client.wait("function_updated_v2", name)
        self.assert_answers(client, name, kind.second_answer)
        client.call("delete_function", FunctionName=name)
        listed = client.call("list_functions")["Functions"]
        self.assertNotIn(name, [function["FunctionName"] for function in listed])

    def assert_answers(self, client, name, expected):
        answer = client.invoke(name, {"an": "event"})
        self.assertEqual(answer, answer | expected)

    def test_boto3_and_a_python_function(self):
        self.check(self.boto3, "python")

    def test_boto3_and_a_node_function(self):
        self.check(self.boto3, "node")

    def test_boto3_and_a_custom_runtime(self):
        self.check(self.boto3, "custom")

    def test_boto3_and_an_image_with_its_own_configuration(self):
        self.check(self.boto3, "image")

    def test_aws_cli_and_a_python_function(self):
        self.check(self.command_line, "python")

    def test_aws_cli_and_a_node_function(self):
        self.check(self.command_line, "node")

    def test_aws_cli_and_a_custom_runtime(self):
        self.check(self.command_line, "custom")

    def test_aws_cli_and_an_image_with_its_own_configuration(self):
        self.check(self.command_line, "image")


if __name__ == "__main__":
    unittest.main()
