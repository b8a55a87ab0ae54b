"""boto3 creates, invokes, updates and deletes functions of every kind the first release runs."""

import json
import unittest

import botocore.exceptions

from harness import ROLE, ServerCase, archive, bootstrap, create, invoke, tail, wait_active

PYTHON = """
import os
count = 0
def handler(event, context):
    global count
    count += 1
    if event.get("raise"):
        raise ValueError("asked to fail")
    print("printed by the function")
    return {"event": event, "count": count, "uid": os.getuid(), "gid": os.getgid(), "cwd": os.getcwd(),
            "name": context.function_name, "memory": context.memory_limit_in_mb, "arn": context.invoked_function_arn,
            "remaining": context.get_remaining_time_in_millis(), "environment": dict(os.environ),
            "client_context": context.client_context and context.client_context.custom}
"""
NODE = "exports.handler = async (event, context) => ({ event, name: context.functionName });"


class LifeOfAFunction(ServerCase):
    def test_python_function_answers_and_keeps_its_global_state(self):
        configuration = create(self.client, "python", {"app.py": PYTHON}, Environment={"Variables": {"COLOUR": "blue"}})
        self.assertEqual(configuration["Runtime"], "python3.11")
        response, answer = invoke(self.client, "python", {"a": "ä€😀"})
        self.assertEqual(response["StatusCode"], 200)
        self.assertNotIn("FunctionError", response)
        self.assertEqual(response["ExecutedVersion"], "$LATEST")
        self.assertEqual(answer["event"], {"a": "ä€😀"})
        self.assertEqual((answer["uid"], answer["gid"], answer["cwd"]), (993, 990, "/var/task"))
        self.assertEqual(answer["name"], "python")
        self.assertEqual(answer["memory"], "128")
        self.assertEqual(answer["arn"], "arn:aws:lambda:us-east-1:000000000000:function:python")
        self.assertTrue(0 < answer["remaining"] <= 3000, answer["remaining"])
        self.assertEqual(answer["environment"]["COLOUR"], "blue")
        self.assertEqual(answer["environment"]["AWS_LAMBDA_RUNTIME_API"], "169.254.100.1:9001")
        self.assertEqual(answer["environment"]["AWS_EXECUTION_ENV"], "AWS_Lambda_python3.11")
        for expected in range(2, 6):
            self.assertEqual(invoke(self.client, "python", {})[1]["count"], expected)

    def test_log_tail_frames_what_the_function_printed(self):
        create(self.client, "logging", {"app.py": PYTHON})
        response, _ = invoke(self.client, "logging", {}, LogType="Tail")
        request_id = response["ResponseMetadata"]["RequestId"]
        log = tail(response)
        self.assertTrue(log.startswith(f"START RequestId: {request_id} Version: $LATEST\n"), log)
        self.assertIn("\nprinted by the function\n", log)
        self.assertRegex(log, rf"END RequestId: {request_id}\nREPORT RequestId: {request_id}\tDuration: [\d.]+ ms\t"
                              r"Billed Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\t"
                              r"Init Duration: [\d.]+ ms\t\n$")
        response, _ = invoke(self.client, "logging", {}, LogType="Tail")
        self.assertNotIn("Init Duration", tail(response))

    def test_handler_error_gives_the_runtimes_document_and_keeps_the_process(self):
        create(self.client, "raising", {"app.py": PYTHON})
        self.assertEqual(invoke(self.client, "raising", {})[1]["count"], 1)
        response, error = invoke(self.client, "raising", {"raise": True})
        self.assertEqual((response["StatusCode"], response["FunctionError"]), (200, "Unhandled"))
        self.assertEqual((error["errorMessage"], error["errorType"]), ("asked to fail", "ValueError"))
        self.assertEqual(error["requestId"], response["ResponseMetadata"]["RequestId"])
        self.assertEqual(invoke(self.client, "raising", {})[1]["count"], 3)

    def test_node_function(self):
        create(self.client, "node", {"index.js": NODE}, runtime="nodejs22.x", handler="index.handler")
        self.assertEqual(invoke(self.client, "node", [1, None])[1], {"event": [1, None], "name": "node"})

    def test_custom_runtime(self):
        create(self.client, "custom", {"bootstrap": bootstrap()}, runtime="provided.al2023", handler="any",
               executable=("bootstrap",))
        for payload in [True, None, 1, "text", [1, 2], {"emoji": "🛶"}]:
            response = self.client.invoke(FunctionName="custom", Payload=json.dumps(payload))
            self.assertEqual(json.loads(response["Payload"].read()), payload)

    def test_payload_of_5_megabytes_round_trips(self):
        create(self.client, "large", {"bootstrap": bootstrap()}, runtime="provided.al2023", handler="any",
               executable=("bootstrap",), Timeout=30)
        text = "x" * (5 * 1024 * 1024)
        self.assertEqual(invoke(self.client, "large", text)[1], text)

    def test_image_function_with_its_own_configuration(self):
        uri = f"{self.registry.address}/test/app-image:latest"
        self.client.create_function(FunctionName="image", PackageType="Image", Role=ROLE, Code={"ImageUri": uri})
        configuration = wait_active(self.client, "image")
        self.assertEqual(configuration["PackageType"], "Image")
        self.assertEqual(invoke(self.client, "image", {})[1]["from"], "image")
        self.client.create_function(
            FunctionName="image-config", PackageType="Image", Role=ROLE, Code={"ImageUri": uri},
            ImageConfig={"Command": ["app.handler"], "WorkingDirectory": "/tmp"},
        )
        wait_active(self.client, "image-config")
        self.assertEqual(invoke(self.client, "image-config", {})[1]["cwd"], "/tmp")

    def test_update_of_code_and_configuration_reaches_the_next_invocation(self):
        create(self.client, "updated", {"app.py": "def handler(e, c): return 1"})
        self.assertEqual(invoke(self.client, "updated")[1], 1)
        self.client.update_function_code(
            FunctionName="updated",
            ZipFile=archive({"app.py": "import os\ndef handler(e, c): return os.environ.get('COUNT', 2)"}),
        )
        wait_active(self.client, "updated")
        self.assertEqual(invoke(self.client, "updated")[1], 2)
        self.client.update_function_configuration(FunctionName="updated", Environment={"Variables": {"COUNT": "3"}})
        wait_active(self.client, "updated")
        self.assertEqual(invoke(self.client, "updated")[1], "3")

    def test_dry_run_checks_and_runs_nothing(self):
        create(self.client, "dry", {"app.py": PYTHON})
        response = self.client.invoke(FunctionName="dry", InvocationType="DryRun")
        self.assertEqual(response["StatusCode"], 204)
        self.assertEqual(invoke(self.client, "dry", {})[1]["count"], 1)

    def test_client_context_reaches_the_function(self):
        create(self.client, "context", {"app.py": PYTHON})
        import base64
        context = base64.b64encode(json.dumps({"custom": {"k": "v"}}).encode()).decode()
        _, answer = invoke(self.client, "context", {}, ClientContext=context)
        self.assertEqual(answer["client_context"], {"k": "v"})

    def test_deleted_function_is_gone(self):
        create(self.client, "deleted", {"app.py": PYTHON})
        invoke(self.client, "deleted", {})
        self.client.delete_function(FunctionName="deleted")
        for call in (self.client.get_function, self.client.invoke):
            with self.assertRaises(self.client.exceptions.ResourceNotFoundException):
                call(FunctionName="deleted")

    def test_functions_of_accounts_and_regions_do_not_meet(self):
        create(self.client, "mine", {"app.py": PYTHON})
        for other in (self.server.client(region="eu-west-1"), self.server.client(account="111111111111")):
            with self.assertRaises(botocore.exceptions.ClientError) as refused:
                other.get_function(FunctionName="mine")
            self.assertEqual(refused.exception.response["Error"]["Code"], "ResourceNotFoundException")


if __name__ == "__main__":
    unittest.main()
