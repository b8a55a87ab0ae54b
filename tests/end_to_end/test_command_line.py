"""The short commands beside a running server: invoke, ps, image."""

import json
import pathlib
import tempfile
import unittest

from harness import Server, ServerCase, coracle, create, invoke, settled

HANDLER = """
def handler(event, context):
    print("printed by the function")
    if event == "raise": raise ValueError("asked to fail")
    return {"event": event}
"""


class CommandLine(ServerCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        create(cls.client, "echo", {"app.py": HANDLER})

    def invoke(self, *arguments, **options):
        return coracle("invoke", *arguments, "--endpoint", self.server.url, **options)

    def test_invoke_prints_the_answer(self):
        done = self.invoke("echo", "--payload", '{"a": [1, "ä"]}')
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(json.loads(done.stdout), {"event": {"a": [1, "ä"]}})

    def test_invoke_takes_the_payload_from_a_file_and_from_standard_input(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write('"of a file"')
            file.flush()
            self.assertEqual(json.loads(self.invoke("echo", "--payload", f"@{file.name}").stdout),
                             {"event": "of a file"})
        self.assertEqual(json.loads(self.invoke("echo", "--payload", "-", input="[]").stdout), {"event": []})

    def test_invoke_of_a_failing_function_prints_its_error_and_exits_with_1(self):
        done = self.invoke("echo", "--payload", '"raise"', "--log-tail")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(json.loads(done.stdout)["errorType"], "ValueError")
        self.assertIn("printed by the function", done.stderr)

    def test_invoke_of_an_unknown_function_names_it(self):
        done = self.invoke("nobody")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("function:nobody", done.stderr)

    def test_invoke_without_a_server_names_the_address(self):
        done = coracle("invoke", "echo", "--endpoint", "http://127.0.0.1:1")
        self.assertEqual(done.returncode, 1)
        self.assertIn("127.0.0.1:1", done.stderr)

    def test_ps_shows_the_environments_and_their_processes(self):
        invoke(self.client, "echo", {})
        done = coracle("ps", "--endpoint", self.server.url, check=True)
        self.assertIn("function:echo", done.stdout)
        environments = settled(self.server)
        self.assertIn("idle", {environment["state"] for environment in environments})
        self.assertGreater(max(environment["memory_bytes"] for environment in environments), 1 << 20)

    def test_ps_finds_a_server_on_a_unix_socket(self):
        with tempfile.TemporaryDirectory() as directory:
            server = Server(self.registry, options=["--listen", f"unix:{directory}/socket"])
            self.addCleanup(server.stop)
            done = coracle("ps", "--json", "--endpoint", f"unix:{directory}/socket", check=True)
            self.assertEqual(json.loads(done.stdout), [])

    def test_images_are_pulled_listed_used_offline_and_pruned(self):
        with tempfile.TemporaryDirectory(prefix="coracle-test-") as directory:
            state = str(pathlib.Path(directory, "state"))
            where = ["--state-dir", state]
            pulled = coracle("image", "pull", "python3.11", *where, "--registry-mirror", self.registry.url, check=True)
            self.assertRegex(pulled.stdout, r"^public\.ecr\.aws/lambda/python:3\.11@sha256:[0-9a-f]{64}\n$")
            [image] = json.loads(coracle("image", "list", "--json", *where, check=True).stdout)
            self.assertEqual(image["reference"], "public.ecr.aws/lambda/python:3.11")
            self.assertIn("python:3.11", coracle("image", "list", *where, check=True).stdout)

            server = Server(None, state)
            self.addCleanup(server.stop)
            create(server.client(), "offline", {"app.py": HANDLER})
            self.assertEqual(invoke(server.client(), "offline", 1)[1], {"event": 1})
            refused = coracle("image", "prune", *where)
            self.assertEqual(refused.returncode, 1)
            self.assertIn(f"in use by process {server.process.pid}", refused.stderr)
            server.stop()

            done = coracle("image", "prune", *where, check=True)
            self.assertEqual(done.stdout, "removed 0 images, 0 layers and 0 blobs\n")
            server = Server(None, state)
            self.addCleanup(server.stop)
            self.assertEqual(invoke(server.client(), "offline", 2)[1], {"event": 2})
            server.client().delete_function(FunctionName="offline")
            server.stop()

            done = coracle("image", "prune", *where, check=True)
            self.assertRegex(done.stdout, r"^removed 1 images, \d+ layers and \d+ blobs\n$")
            self.assertEqual(json.loads(coracle("image", "list", "--json", *where, check=True).stdout), [])
            self.assertEqual(list(pathlib.Path(state, "layers").iterdir()), [])
            self.assertEqual(list(pathlib.Path(state, "blobs/sha256").iterdir()), [])


if __name__ == "__main__":
    unittest.main()
