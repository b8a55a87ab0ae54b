"""AWS's clients take functions through their whole lives: every kind of function, and all that a function may have."""

import dataclasses
import json
import pathlib
import subprocess
import tempfile
import unittest

from clients import Boto3, CommandLine, JavaScript, Refused
from harness import BARE_ENVIRONMENT, ROLE, ROOT, Registry, Server, archive, bootstrap, require_root

RUST = ROOT / "target/debug/examples/rust-client"

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

# What the lives below run. tests/clients/rust/life.rs expects the same answers.
LAYER = archive({"python/layer.py": "VALUE = 'from the layer'"})
CODE = """
import os
import layer
def handler(event, context):
    if event == "raise":
        raise ValueError("asked to fail")
    return {"event": event, "code": %d, "key": os.environ.get("KEY"), "layer": layer.VALUE}
"""
FIRST_CODE, SECOND_CODE = (archive({"app.py": CODE % number}) for number in (1, 2))


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


class ClientTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        require_root()
        cls.registry = Registry()
        cls.addClassCleanup(cls.registry.stop)
        cls.server = Server(cls.registry)
        cls.addClassCleanup(cls.server.stop)
        directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(directory.cleanup)
        cls.directory = pathlib.Path(directory.name)
        cls.boto3 = Boto3(cls.server)
        cls.command_line = CommandLine(cls.server, directory.name)


class Kinds(ClientTest):
    def check(self, client, kind_name):
        kind = kinds(self.registry.address)[kind_name]
        function = {"FunctionName": f"{type(client).__name__}-{kind_name}"}
        client.call("create_function", **function, Role=ROLE, **kind.create)
        client.wait("function_active_v2", **function)
        self.assert_answers(client, function, kind.first_answer)
        client.call("update_function_code", **function, **kind.new_code)
        client.wait("function_updated_v2", **function)
        client.call("update_function_configuration", **function, **kind.new_configuration)
        client.wait("function_updated_v2", **function)
        self.assert_answers(client, function, kind.second_answer)
        client.call("delete_function", **function)
        listed = [other["FunctionName"] for other in client.call("list_functions")["Functions"]]
        self.assertNotIn(function["FunctionName"], listed)

    def assert_answers(self, client, function, expected):
        answer = json.loads(client.invoke({"an": "event"}, **function)[1])
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


class Lives(ClientTest):
    """A function with all that it may have, from its layer to its end."""

    def live(self, client):
        function = {"FunctionName": type(client).__name__}
        live = function | {"Qualifier": "live"}
        self.create(client, function)
        self.update(client, function)
        self.publish(client, function)
        self.attach(client, function, live)
        self.invoke(client, live)
        self.delete(client, function, live)

    def create(self, client, function):
        layer = client.call("publish_layer_version", LayerName=function["FunctionName"],
                            CompatibleRuntimes=["python3.11"], Content={"ZipFile": LAYER})
        request = function | {"Runtime": "python3.11", "Handler": "app.handler", "Role": ROLE,
                              "Code": {"ZipFile": FIRST_CODE}, "Layers": [layer["LayerVersionArn"]],
                              "Tags": {"team": "boats"}}
        created = client.call("create_function", **request)
        self.assertEqual((created["State"], created["Version"]), ("Pending", "$LATEST"))
        self.assert_refused("ResourceConflictException", client, "create_function", **request)
        client.wait("function_active_v2", **function)
        got = client.call("get_function", **function)
        configuration = got["Configuration"]
        self.assertEqual((configuration["State"], configuration["LastUpdateStatus"]), ("Active", "Successful"))
        self.assertEqual(configuration["Layers"][0]["Arn"], layer["LayerVersionArn"])
        self.assertEqual(got["Tags"], {"team": "boats"})
        arn = configuration["FunctionArn"]
        client.call("tag_resource", Resource=arn, Tags={"stage": "test"})
        client.call("untag_resource", Resource=arn, TagKeys=["team"])
        self.assertEqual(client.call("list_tags", Resource=arn)["Tags"], {"stage": "test"})

    def update(self, client, function):
        before = client.call("get_function_configuration", **function)
        client.call("update_function_code", **function, ZipFile=SECOND_CODE)
        client.wait("function_updated_v2", **function)
        client.call("update_function_configuration", **function, Timeout=5, Environment={"Variables": {"KEY": "set"}})
        client.wait("function_updated_v2", **function)
        after = client.call("get_function_configuration", **function)
        self.assertEqual((after["Timeout"], after["Environment"]), (5, {"Variables": {"KEY": "set"}}))
        self.assertNotEqual(after["CodeSha256"], before["CodeSha256"])

    def publish(self, client, function):
        published = client.call("publish_version", **function, Description="the first")
        self.assertEqual((published["Version"], published["Description"]), ("1", "the first"))
        client.wait("published_version_active", **function, Qualifier="1")
        client.call("create_alias", **function, Name="live", FunctionVersion="$LATEST")
        client.call("update_alias", **function, Name="live", FunctionVersion="1")
        alias = client.call("get_alias", **function, Name="live")
        self.assertEqual((alias["AliasArn"], alias["FunctionVersion"]),
                         (published["FunctionArn"].removesuffix("1") + "live", "1"))
        versions = client.call("list_versions_by_function", **function)["Versions"]
        self.assertEqual([version["Version"] for version in versions], ["$LATEST", "1"])

    def attach(self, client, function, live):
        added = client.call("add_permission", **live, StatementId="s3", Action="lambda:InvokeFunction",
                            Principal="s3.amazonaws.com", SourceArn="arn:aws:s3:::bucket")
        policy = json.loads(client.call("get_policy", **live)["Policy"])
        self.assertEqual(policy["Statement"], [json.loads(added["Statement"])])
        url = client.call("create_function_url_config", **live, AuthType="NONE", Cors={"MaxAge": 60})
        client.call("update_function_url_config", **live, AuthType="AWS_IAM")
        got = client.call("get_function_url_config", **live)
        self.assertEqual((got["FunctionUrl"], got["AuthType"], got["Cors"]), (url["FunctionUrl"], "AWS_IAM", {"MaxAge": 60}))
        client.call("put_function_concurrency", **function, ReservedConcurrentExecutions=2)
        self.assertEqual(client.call("get_function_concurrency", **function)["ReservedConcurrentExecutions"], 2)
        client.call("put_function_event_invoke_config", **live, MaximumRetryAttempts=1)
        client.call("update_function_event_invoke_config", **live, MaximumEventAgeInSeconds=60)
        got = client.call("get_function_event_invoke_config", **live)
        self.assertEqual((got["MaximumRetryAttempts"], got["MaximumEventAgeInSeconds"]), (1, 60))

    def invoke(self, client, live):
        response, payload = client.invoke({"an": "event"}, **live)
        self.assertEqual((response["StatusCode"], response["ExecutedVersion"]), (200, "1"))
        self.assertEqual(json.loads(payload), {"event": {"an": "event"}, "code": 2, "key": "set", "layer": "from the layer"})
        response, payload = client.invoke("raise", **live)
        self.assertEqual((response["StatusCode"], response["FunctionError"]), (200, "Unhandled"))
        self.assertEqual(json.loads(payload)["errorMessage"], "asked to fail")
        response, payload = client.invoke({}, **live, InvocationType="Event")
        self.assertEqual((response["StatusCode"], payload), (202, ""))

    def delete(self, client, function, live):
        client.call("delete_function_concurrency", **function)
        self.assertNotIn("ReservedConcurrentExecutions", client.call("get_function_concurrency", **function))
        client.call("remove_permission", **live, StatementId="s3")
        self.assert_refused("ResourceNotFoundException", client, "get_policy", **live)
        for kind, members in [
            ("function_url_config", live),
            ("function_event_invoke_config", live),
            ("alias", function | {"Name": "live"}),
            ("function", function),
            ("layer_version", {"LayerName": function["FunctionName"], "VersionNumber": 1}),
        ]:
            client.call(f"delete_{kind}", **members)
            self.assert_refused("ResourceNotFoundException", client, f"get_{kind}", **members)

    def assert_refused(self, code, client, operation, **members):
        with self.assertRaises(Refused) as refused:
            client.call(operation, **members)
        self.assertEqual(refused.exception.code, code)

    def test_boto3(self):
        self.live(self.boto3)

    def test_aws_cli(self):
        self.live(self.command_line)

    def test_javascript(self):
        client = JavaScript(self.server)
        self.addCleanup(client.stop)
        self.live(client)

    def test_rust(self):
        packages = []
        for number, content in enumerate((LAYER, FIRST_CODE, SECOND_CODE)):
            packages.append(self.directory / f"{number}.zip")
            packages[-1].write_bytes(content)
        done = subprocess.run([RUST, self.server.url, *packages], env=BARE_ENVIRONMENT, capture_output=True, text=True,
                              timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
