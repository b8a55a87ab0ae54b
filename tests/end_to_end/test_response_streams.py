"""InvokeWithResponseStream: the response in events, while the function still writes it.

botocore's decoder checks the framing: lengths, headers and checksums of every event.
"""

import hashlib
import json
import time
import unittest
import urllib.request

import botocore.exceptions

from harness import Registry, Server, create, invoke, require_root, tail

ECHO = """
import os
def handler(event, context):
    print("seen by python")
    if event == "fail": raise ValueError("as told")
    if event == "exit": os._exit(3)
    return event
"""

# Every response begins with a line about the environment: which invocation this is in its /tmp and in its process, and
# whether the one before came to its end.
STREAM = """
const fs = require("fs");
const { setTimeout: pause } = require("timers/promises");
let inProcess = 0;

exports.handler = awslambda.streamifyResponse(async (event, stream, context) => {
    const file = "/tmp/state";
    const state = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file)) : { invocations: 0, finished: null };
    const invocations = state.invocations + 1;
    fs.writeFileSync(file, JSON.stringify({ invocations, finished: false }));
    console.log("seen by node");
    if (event.do === "fail at once") throw new RangeError("before anything");
    if (event.type) stream.setContentType(event.type);
    const write = async data => { if (!stream.write(data)) await new Promise(resolve => stream.once("drain", resolve)); };
    await write(JSON.stringify({ invocations, inProcess: ++inProcess, finished: state.finished }) + "\\n");
    if (event.do === "fail") { await pause(50); throw new RangeError("after the first chunk"); }
    if (event.do === "sleep") await pause(60000);
    if (event.do === "exit") { await pause(50); process.exit(3); }
    for (let i = 0; i < (event.pauses ?? 0); i++) { await pause(200); await write(`${Date.now()}\\n`); }
    const megabyte = Buffer.alloc(1 << 20, "0123456789abcdef");
    for (let i = 0; i < (event.megabytes ?? 0); i++) await write(megabyte);
    if (event.megabytes) await write(`${Date.now()}`);
    fs.writeFileSync(file, JSON.stringify({ invocations, finished: true }));
    stream.end();
});
"""

HTTP = """
exports.handler = awslambda.streamifyResponse(async (event, stream) => {
    stream = awslambda.HttpResponseStream.from(stream, { statusCode: 201 });
    stream.write("created");
    stream.end();
});
"""


class ResponseStreams(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        require_root()
        cls.registry = Registry()
        cls.addClassCleanup(cls.registry.stop)
        cls.server = Server(cls.registry)
        cls.addClassCleanup(cls.server.stop)
        cls.client = cls.server.client()
        create(cls.client, "echo", {"app.py": ECHO})

    def node(self, name, code=STREAM, **options):
        create(self.client, name, {"index.js": code}, runtime="nodejs22.x", handler="index.handler", MemorySize=1769, **options)

    def begin(self, name, payload, **options):
        return self.client.invoke_with_response_stream(FunctionName=name, Payload=json.dumps(payload), **options)

    def streamed(self, name, payload, **options):
        """The answer, all that came in chunks, and how it ended."""
        response = self.begin(name, payload, **options)
        *chunks, end = response["EventStream"]
        self.assertEqual(list(end), ["InvokeComplete"])
        return response, b"".join(chunk["PayloadChunk"]["Payload"] for chunk in chunks), end["InvokeComplete"]

    def check_next(self, name, **expected):
        """The next invocation runs in the same environment."""
        _, payload, end = self.streamed(name, {})
        self.assertEqual((json.loads(payload), end), (expected, {}))

    def test_response_that_is_not_streamed(self):
        for payload in ({"a": [1, "ö"]}, "x" * (5 << 20)):
            response, streamed, end = self.streamed("echo", payload)
            self.assertEqual((json.loads(streamed), end), (payload, {}))
            self.assertEqual((response["StatusCode"], response["ExecutedVersion"]), (200, "$LATEST"))
            self.assertEqual(response["ResponseStreamContentType"], "application/vnd.amazon.eventstream")
            headers = response["ResponseMetadata"]["HTTPHeaders"]
            self.assertEqual(headers["x-amzn-remapped-content-type"], "application/json")

    def test_error_of_a_function_that_does_not_stream(self):
        response, payload, end = self.streamed("echo", "fail", LogType="Tail")
        self.assertEqual((response["StatusCode"], payload, end["ErrorCode"]), (200, b"", "Unhandled"))
        error = json.loads(end["ErrorDetails"])
        self.assertEqual((error["errorType"], error["errorMessage"]), ("ValueError", "as told"))
        self.assertIn("seen by python", tail(end))
        response, payload, end = self.streamed("echo", "exit")
        self.assertEqual((payload, end["ErrorCode"], json.loads(end["ErrorDetails"])), (b"", "Unhandled", {
            "errorType": "Runtime.ExitError",
            "errorMessage": f"RequestId: {response['ResponseMetadata']['RequestId']} Error: "
                            "Runtime exited with error: exit status 3"}))

    def test_chunks_arrive_while_the_function_writes(self):
        self.node("pauses")
        response = self.begin("pauses", {"pauses": 3, "type": "text/x-stream"}, LogType="Tail")
        self.assertEqual(response["ResponseMetadata"]["HTTPHeaders"]["x-amzn-remapped-content-type"], "text/x-stream")
        events = iter(response["EventStream"])
        first = next(events)["PayloadChunk"]["Payload"]
        arrived = time.time() * 1000
        self.assertEqual(json.loads(first)["invocations"], 1)
        *chunks, end = events
        written = [int(time) for chunk in chunks for time in chunk["PayloadChunk"]["Payload"].split()]
        self.assertEqual(len(written), 3)
        self.assertLess(arrived, written[0])
        self.assertEqual(list(end["InvokeComplete"]), ["LogResult"])
        log = tail(end["InvokeComplete"])
        self.assertRegex(log, r"START RequestId: [\s\S]*seen by node[\s\S]*REPORT RequestId: ")
        self.check_next("pauses", invocations=2, inProcess=2, finished=True)

    def test_large_response_waits_for_its_reader(self):
        self.node("large")
        response = self.begin("large", {"megabytes": 64})
        events = iter(response["EventStream"])
        head = next(events)["PayloadChunk"]["Payload"]
        time.sleep(1)
        resumed = time.time() * 1000
        *chunks, end = events
        self.assertEqual(end, {"InvokeComplete": {}})
        payload = (head + b"".join(chunk["PayloadChunk"]["Payload"] for chunk in chunks)).split(b"\n", 1)[1]
        content, written = payload[:64 << 20], payload[64 << 20:]
        self.assertEqual(hashlib.sha256(content).digest(), hashlib.sha256(b"0123456789abcdef" * (4 << 20)).digest())
        self.assertGreater(int(written), resumed, "more than the kernel buffers was written before it was read")

    def test_response_that_is_too_large(self):
        self.node("too-large")
        size = 0
        for event in self.begin("too-large", {"megabytes": 201})["EventStream"]:
            size += len(event.get("PayloadChunk", {}).get("Payload", b""))
        self.assertEqual(event["InvokeComplete"]["ErrorCode"], "Function.ResponseSizeTooLarge")
        self.assertIn("(209715200 bytes)", event["InvokeComplete"]["ErrorDetails"])
        self.assertLessEqual(size, 200 << 20)
        self.check_next("too-large", invocations=2, inProcess=2, finished=True)

    def test_error_before_the_first_chunk(self):
        self.node("fails-at-once")
        _, payload, end = self.streamed("fails-at-once", {"do": "fail at once"})
        error = json.loads(end.pop("ErrorDetails"))
        self.assertEqual((payload, error["errorType"], error["errorMessage"]), (b"", "RangeError", "before anything"))
        self.check_next("fails-at-once", invocations=2, inProcess=1, finished=False)

    def test_error_after_the_first_chunk(self):
        self.node("fails")
        _, payload, end = self.streamed("fails", {"do": "fail"}, LogType="Tail")
        self.assertEqual((json.loads(payload)["invocations"], end["ErrorCode"]), (1, "RangeError"))
        self.assertEqual(json.loads(end["ErrorDetails"])["errorMessage"], "after the first chunk")
        self.assertIn("seen by node", tail(end))
        self.check_next("fails", invocations=2, inProcess=2, finished=False)

    def test_timeout_after_the_first_chunk(self):
        self.node("sleeps", Timeout=1)
        response, payload, end = self.streamed("sleeps", {"do": "sleep"})
        self.assertEqual(json.loads(payload)["invocations"], 1)
        request_id = response["ResponseMetadata"]["RequestId"]
        self.assertEqual((end["ErrorCode"], json.loads(end["ErrorDetails"])), ("Sandbox.Timedout", {
            "errorType": "Sandbox.Timedout",
            "errorMessage": f"RequestId: {request_id} Error: Task timed out after 1.00 seconds"}))
        self.check_next("sleeps", invocations=2, inProcess=1, finished=False)

    def test_timeout_of_a_response_that_its_client_does_not_read(self):
        self.node("unread", Timeout=1)
        events = iter(self.begin("unread", {"megabytes": 64})["EventStream"])
        next(events)
        self.wait_until_idle("unread")
        self.check_next("unread", invocations=2, inProcess=1, finished=False)
        *_, end = events
        self.assertEqual(end["InvokeComplete"]["ErrorCode"], "Sandbox.Timedout")

    def test_exit_after_the_first_chunk(self):
        self.node("exits")
        _, payload, end = self.streamed("exits", {"do": "exit"})
        self.assertEqual((json.loads(payload)["invocations"], end), (1, {"ErrorCode": "Runtime.TruncatedResponse"}))
        self.check_next("exits", invocations=2, inProcess=1, finished=False)

    def test_client_that_goes_away(self):
        self.node("left-alone")
        for invocations, payload in ((1, {"pauses": 3}), (2, {"megabytes": 64})):
            stream = self.begin("left-alone", payload)["EventStream"]
            head = next(iter(stream))["PayloadChunk"]["Payload"].split(b"\n")[0]
            self.assertEqual(json.loads(head)["invocations"], invocations)
            stream.close()
            self.wait_until_idle("left-alone")
        self.check_next("left-alone", invocations=3, inProcess=3, finished=True)

    def wait_until_idle(self, name):
        end = time.monotonic() + 20
        while True:
            with urllib.request.urlopen(f"{self.server.url}/_coracle/environments") as answer:
                states = [environment["state"] for environment in json.load(answer)
                          if environment["function"].endswith(f":{name}")]
            if states == ["idle"]:
                return
            self.assertLess(time.monotonic(), end, states)
            time.sleep(0.02)

    def test_invoke_answers_the_whole_stream_or_its_error(self):
        self.node("whole", HTTP)
        response = self.client.invoke(FunctionName="whole")
        prelude, body = response["Payload"].read().split(b"\0" * 8)
        self.assertEqual((json.loads(prelude)["statusCode"], body), (201, b"created"))
        _, streamed, _ = self.streamed("whole", {})
        self.assertEqual(streamed, prelude + b"\0" * 8 + body)
        self.node("whole-error")
        response, error = invoke(self.client, "whole-error", {"do": "fail"})
        self.assertEqual((response["FunctionError"], error["errorMessage"]), ("Unhandled", "after the first chunk"))

    def test_requests_that_do_not_reach_the_function(self):
        dry = self.client.invoke_with_response_stream(FunctionName="echo", InvocationType="DryRun")
        self.assertEqual((dry["StatusCode"], list(dry["EventStream"])), (204, []))
        create(self.client, "reserved", {"app.py": ECHO})
        self.client.put_function_concurrency(FunctionName="reserved", ReservedConcurrentExecutions=0)
        for options, code in (
            ({"FunctionName": "missing"}, "ResourceNotFoundException"),
            ({"FunctionName": "echo", "Payload": b"{"}, "InvalidRequestContentException"),
            ({"FunctionName": "echo", "ClientContext": "!"}, "InvalidRequestContentException"),
            ({"FunctionName": "echo", "InvocationType": "Event"}, "ValidationException"),
            ({"FunctionName": "reserved"}, "TooManyRequestsException"),
        ):
            with self.subTest(options), self.assertRaises(botocore.exceptions.ClientError) as refused:
                self.client.invoke_with_response_stream(**options)
            self.assertEqual(refused.exception.response["Error"]["Code"], code)


if __name__ == "__main__":
    unittest.main()
