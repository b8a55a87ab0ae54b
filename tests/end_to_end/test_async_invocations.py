"""Events: answered at once, run in the background, retried, and not lost with the server."""

import json
import os
import pathlib
import tempfile
import time
import unittest
import urllib.request

import botocore.exceptions

from harness import RegistryCase, Server, create

HANDLER = """
import time
def handler(event, context):
    print("begun", event["name"], context.aws_request_id)
    time.sleep(event.get("sleep", 0))
    if event.get("fail"):
        raise ValueError(event["name"])
    print("ended", event["name"], context.aws_request_id)
"""


class AsyncInvocations(RegistryCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        directory = tempfile.TemporaryDirectory(prefix="coracle-test-")
        os.chmod(directory.name, 0o755)
        cls.addClassCleanup(directory.cleanup)
        cls.state = os.path.join(directory.name, "state")

    def setUp(self):
        self.start()
        self.name = self.id().rsplit(".", 1)[-1][:60].replace("test_", "")
        create(self.client, self.name, {"app.py": HANDLER}, Timeout=30)

    def start(self):
        self.server = Server(self.registry, self.state, environment={"CORACLE_RETRY_BASE_DELAY": "1"})
        self.addCleanup(self.server.stop)
        self.client = self.server.client()

    def send(self, name="one", **event):
        payload = json.dumps({"name": name} | event)
        response = self.client.invoke(FunctionName=self.name, InvocationType="Event", Payload=payload)
        self.assertEqual(response["StatusCode"], 202)
        self.assertEqual(response["Payload"].read(), b"")
        self.assertNotIn("ExecutedVersion", response)
        return response["ResponseMetadata"]["RequestId"]

    def printed(self, word):
        """The lines of the function's log that begin with a word, without it."""
        files = sorted(pathlib.Path(self.state, "logs").glob(f"*/*/{self.name}/*.log"))
        lines = [line for file in files for line in file.read_text().splitlines()]
        return [line.removeprefix(f"{word} ") for line in lines if line.startswith(f"{word} ")]

    def wait_printed(self, word, count, deadline=30):
        end = time.monotonic() + deadline
        while len(lines := self.printed(word)) < count:
            self.assertLess(time.monotonic(), end, f"{lines}\n{self.server.log.getvalue()}")
            time.sleep(0.02)
        return lines

    def wait_busy(self, count, deadline=20):
        """Waits until so many events run; what they print is written down when they end."""
        end = time.monotonic() + deadline
        while True:
            with urllib.request.urlopen(f"{self.server.url}/_coracle/environments") as answer:
                environments = json.load(answer)
            if [environment["state"] for environment in environments].count("busy") >= count:
                return
            self.assertLess(time.monotonic(), end, environments)
            time.sleep(0.02)

    def test_an_event_is_accepted_at_once_and_runs_later(self):
        begun = time.monotonic()
        request_id = self.send(sleep=1)
        self.assertLess(time.monotonic() - begun, 0.5)
        self.assertEqual(self.wait_printed("ended", 1), [f"one {request_id}"])

    def test_a_failing_function_gets_its_event_three_times(self):
        request_id = self.send(fail=True)
        self.assertEqual(self.wait_printed("begun", 3), [f"one {request_id}"] * 3)
        time.sleep(1.5)
        self.assertEqual(len(self.printed("begun")), 3)
        self.assertIn("RetriesExhausted", self.server.log.getvalue())

    def test_a_configuration_without_retries_is_obeyed(self):
        self.client.put_function_event_invoke_config(FunctionName=self.name, MaximumRetryAttempts=0)
        self.send(fail=True)
        self.wait_printed("begun", 1)
        time.sleep(2)
        self.assertEqual(len(self.printed("begun")), 1)

    def test_throttled_events_wait_their_turn(self):
        self.client.put_function_concurrency(FunctionName=self.name, ReservedConcurrentExecutions=1)
        for number in range(3):
            self.send(f"{number}", sleep=0.3)
        ended = self.wait_printed("ended", 3)
        self.assertEqual({line.split()[0] for line in ended}, {"0", "1", "2"})

    def test_a_stopped_function_gets_no_event(self):
        self.client.put_function_concurrency(FunctionName=self.name, ReservedConcurrentExecutions=0)
        self.send()
        end = time.monotonic() + 10
        while "ZeroReservedConcurrency" not in self.server.log.getvalue():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.02)
        self.assertEqual(self.printed("begun"), [])

    def test_a_killed_server_loses_no_event(self):
        ids = {self.send(f"{number}", sleep=3) for number in range(4)}
        self.wait_busy(4)
        self.server.kill()
        self.assertEqual(self.printed("ended"), [])
        self.start()
        ended = self.wait_printed("ended", 4)
        self.assertEqual({line.split()[1] for line in ended}, ids)
        # Done is done: the next server has nothing left to run.
        time.sleep(0.3)
        self.server.stop()
        self.start()
        time.sleep(0.5)
        self.assertEqual(len(self.printed("ended")), 4)
        self.assertNotIn("events that were left", self.server.log.getvalue())

    def test_a_stopping_server_finishes_what_runs_and_keeps_what_waits(self):
        self.client.put_function_concurrency(FunctionName=self.name, ReservedConcurrentExecutions=1)
        self.send("runs", sleep=2)
        self.wait_busy(1)
        self.send("waits")
        self.server.stop()
        self.assertEqual([line.split()[0] for line in self.printed("ended")], ["runs"])
        self.start()
        ended = self.wait_printed("ended", 2)
        self.assertEqual({line.split()[0] for line in ended}, {"runs", "waits"})

    def test_what_is_no_event_is_refused(self):
        for payload, status, message in (
            (b'"' + b"x" * 1048575 + b'"', 413,
             "1048577 byte payload is too large for the Event invocation type (limit 1048576 bytes)"),
            (b"{", 400, "Could not parse request body into json: Could not parse payload into json: "),
        ):
            with self.assertRaises(botocore.exceptions.ClientError) as refused:
                self.client.invoke(FunctionName=self.name, InvocationType="Event", Payload=payload)
            response = refused.exception.response
            self.assertEqual(response["ResponseMetadata"]["HTTPStatusCode"], status)
            self.assertTrue(response["Error"]["Message"].startswith(message), response)
        largest = b'{"name": "largest", "x": "' + b"x" * (1048576 - 28) + b'"}'
        self.assertEqual(len(largest), 1048576)
        self.client.invoke(FunctionName=self.name, InvocationType="Event", Payload=largest)
        self.wait_printed("ended", 1)
        with self.assertRaises(self.client.exceptions.ResourceNotFoundException):
            self.client.invoke(FunctionName="nobody", InvocationType="Event")

    def test_the_old_operation_does_the_same(self):
        response = self.client.invoke_async(FunctionName=self.name, InvokeArgs=b'{"name": "old"}')
        self.assertEqual(response["Status"], 202)
        self.assertEqual(self.wait_printed("ended", 1)[0].split()[0], "old")


if __name__ == "__main__":
    unittest.main()
