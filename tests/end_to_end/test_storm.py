"""A storm of generated requests over every operation, raw bytes that are no HTTP, and races for one thing.

Whatever comes, there is no 5xx, no panic, no answer that AWS's model does not know, and nothing is lost.
"""

import collections
import concurrent.futures
import http.client
import json
import os
import random
import socket
import tempfile
import time
import unittest
import urllib.request

import botocore.exceptions

from harness import ROLE, Registry, Server, create, require_root, wait_active
from storm import ECHO, FUNCTIONS, NOT_IMPLEMENTED, OPERATIONS, Connection, Generator, problem

REQUESTS = int(os.environ.get("CORACLE_TEST_STORM", "20000"))
# The same seed sends the same requests, but for what clients learn from each other's answers.
# 0 draws one.
SEED = int(os.environ.get("CORACLE_TEST_SEED", "20261122")) or random.SystemRandom().randrange(1, 1 << 32)
CLIENTS = 4
# Of REQUESTS each, at most.
ROUNDS = 3
HEAD = "POST /2015-03-31/functions HTTP/1.1\r\nHost: localhost\r\n"
CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n"
NO_HTTP = [
    "\r\n" * 1000, "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "\0" * 5000,
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET http://evil.example/ HTTP/1.1\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /\0 HTTP/1.1\r\n\r\n", "GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "G@T / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\nHost: a\n\n", "GET " + "/a" * 40_000 + " HTTP/1.1\r\n\r\n",
    HEAD + "A: b\r\n" * 5000 + "\r\n", HEAD + "A" * 70_000 + ": b\r\n\r\n", HEAD + "A\0: b\r\n\r\n", HEAD + ": b\r\n\r\n",
    HEAD + "A : b\r\n\r\n", HEAD + " folded: b\r\n\r\n", HEAD + "Host: evil.example\r\n\r\n", HEAD + "Content-Length: -1\r\n\r\n",
    HEAD + "Content-Length: 99999999999999999999\r\n\r\n", HEAD + "Content-Length: 10\r\n\r\n{",
    HEAD + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
    HEAD + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}", HEAD + "Transfer-Encoding: gzip\r\n\r\n{}",
    CHUNKED + "x\r\n", CHUNKED + "ffffffffffffffff\r\n", CHUNKED + "5\r\nab", CHUNKED + "2;" + "x" * 70_000,
    CHUNKED + "0\r\n" + "T: t\r\n" * 20_000,
]


class Storm(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        require_root()
        cls.registry = Registry()
        cls.addClassCleanup(cls.registry.stop)

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="coracle-test-")
        self.addCleanup(self.folder.cleanup)
        os.chmod(self.folder.name, 0o755)
        os.mkdir(f"{self.folder.name}/code")
        self.server = self.start()

    def start(self, address="127.0.0.1:0"):
        # Little concurrency can be reserved or provisioned, so that few environments run.
        server = Server(self.registry, f"{self.folder.name}/state", address=address,
                        options=["--hot-reload-root", f"{self.folder.name}/code"],
                        environment={"CORACLE_LIMITS_CONCURRENT_EXECUTIONS": "104"})
        self.addCleanup(server.stop)
        return server

    def assert_well(self):
        self.assertIsNone(self.server.process.poll())
        with urllib.request.urlopen(f"{self.server.url}/_coracle/health", timeout=20) as health:
            self.assertEqual(json.load(health), {"status": "ready"})
        self.assertNotRegex(self.server.log.getvalue(), "panicked| ERROR ")

    def test_every_request_is_answered_as_the_model_says_and_nothing_is_lost(self):
        for name in FUNCTIONS:
            create(self.server.client(), name, {"app.py": "def handler(event, context): return event"})
        learned = collections.defaultdict(lambda: collections.deque(maxlen=40))
        problems, answers, reached = [], collections.Counter(), set()

        def client(number):
            generator = Generator(random.Random(f"{SEED}/{number}"), learned, f"{self.folder.name}/code")
            connection = Connection(self.server.address)
            for _ in range(REQUESTS // CLIENTS):
                request = generator.request()
                try:
                    status, headers, body = connection.exchange(request)
                    wrong = problem(request, status, headers, body)
                except (OSError, http.client.HTTPException, ValueError) as error:
                    status, headers, body, wrong = 0, {}, b"", repr(error)
                answers[status] += 1
                if wrong:
                    problems.append(f"{wrong}: {status} {body[:300]!r} to {request.kind}: {request.wire()[:3000]!r}")
                elif status < 300:
                    reached.add(request.operation)
                    if body.startswith(b"{"):
                        learn(json.loads(body), learned)
            connection.close()

        begun = time.monotonic()
        for first in range(0, ROUNDS * CLIENTS, CLIENTS):
            at_once([lambda number=number: client(number) for number in range(first, first + CLIENTS)])
            # Clients take from each other what they are about to ask for: one round may miss an operation.
            if not OPERATIONS.keys() - reached - NOT_IMPLEMENTED:
                break
        print(f"{sum(answers.values())} requests with the seed {SEED} in {time.monotonic() - begun:.1f} s: "
              f"{dict(sorted(answers.items()))}")
        self.assertEqual(problems[:3], [], f"{len(problems)} problems; CORACLE_TEST_SEED={SEED} repeats them")
        # The storm would show little if it were refused at the door.
        self.assertEqual(OPERATIONS.keys() - reached - NOT_IMPLEMENTED, set(), f"never succeeded with the seed {SEED}")
        self.assert_well()
        self.assert_nothing_is_lost()

    def assert_nothing_is_lost(self):
        before = everything(self.server.client())
        self.assertGreater(len(before["functions"]), 1)
        self.server.kill()
        # URLs of functions have the port in them.
        self.server = self.start(self.server.address)
        after = everything(self.server.client())
        for kind in before:
            self.assertEqual(before[kind], after[kind], f"seed {SEED}")
        self.assert_well()

    def test_what_is_no_http_is_refused_and_harms_nobody(self):
        for wire in NO_HTTP:
            for half_closed in (True, False):
                answer = self.raw(wire.encode("latin-1"), half_closed)
                self.assertRegex(answer.split(b"\r\n")[0].decode(), r"^(HTTP/1\.1 4\d\d .*)?$", f"{wire[:300]!r}")
        self.assert_well()

    def raw(self, wire, half_closed):
        """What the server says, until it closes the connection or a request can only be waited for."""
        host, port = self.server.address.split(":")
        with socket.create_connection((host, int(port)), timeout=20) as connection:
            answer = b""
            try:
                connection.sendall(wire)
                if half_closed:
                    connection.shutdown(socket.SHUT_WR)
                    while piece := connection.recv(65536):
                        answer += piece
            except (ConnectionResetError, BrokenPipeError):
                pass
            return answer

    def test_of_conflicting_changes_one_wins(self):
        clients = [self.server.client() for _ in range(6)]
        for number in range(5):
            name = f"raced-{number}"
            package = {"ZipFile": ECHO}
            self.assert_one_wins("ResourceConflictException", [
                lambda client=client: client.create_function(FunctionName=name, Runtime="python3.11", Handler="app.handler",
                                                             Role=ROLE, Code=package) for client in clients])
            revision = wait_active(clients[0], name)["RevisionId"]
            self.assert_one_wins("PreconditionFailedException", [
                lambda client=client, timeout=timeout: client.update_function_configuration(
                    FunctionName=name, Timeout=timeout, RevisionId=revision) for timeout, client in enumerate(clients, 10)])
            wait_active(clients[0], name)
            self.assert_one_wins("ResourceConflictException", [
                lambda client=client: client.create_alias(FunctionName=name, Name="live", FunctionVersion="$LATEST")
                for client in clients])
            revision = clients[0].get_alias(FunctionName=name, Name="live")["RevisionId"]
            self.assert_one_wins("PreconditionFailedException", [
                lambda client=client: client.update_alias(FunctionName=name, Name="live", RevisionId=revision,
                                                          Description=str(id(client))) for client in clients])
            versions = at_once([lambda client=client: client.publish_version(FunctionName=name)["Version"] for client in clients])
            # Nothing changed in between, so there is one version.
            self.assertEqual(versions, ["1"] * len(clients))
            layers = at_once([lambda client=client: client.publish_layer_version(LayerName=name, Content=package)["Version"]
                              for client in clients])
            self.assertEqual(sorted(layers), list(range(1, len(clients) + 1)))
            self.assert_one_wins("ResourceNotFoundException", [
                lambda client=client: client.delete_function(FunctionName=name) for client in clients])
        self.assert_well()

    def assert_one_wins(self, error, calls):
        def code(call):
            try:
                call()
            except botocore.exceptions.ClientError as refused:
                return refused.response["Error"]["Code"]
            return "won"

        codes = at_once([lambda call=call: code(call) for call in calls])
        self.assertEqual(codes.count("won"), 1, codes)
        # While the winner's change is on its way, that is what is in the way.
        self.assertLessEqual(set(codes), {"won", error, "ResourceConflictException"})


def at_once(calls):
    """What the calls return, each made by a thread of its own."""
    with concurrent.futures.ThreadPoolExecutor(len(calls)) as threads:
        return [done.result() for done in [threads.submit(call) for call in calls]]


def learn(value, learned):
    for member, inner in value.items():
        for element in inner if isinstance(inner, list) else [inner]:
            if isinstance(element, dict):
                learn(element, learned)
            elif isinstance(element, (str, int)):
                learned[member].append(element)


def everything(client):
    """All that the server keeps, without what goes on while nobody asks."""
    def pages(operation, key, **members):
        return client.get_paginator(operation).paginate(**members).build_full_result()[key]

    def answer(operation, **members):
        try:
            found = getattr(client, operation)(**members)
        except client.exceptions.ResourceNotFoundException:
            return None
        return {key: value for key, value in found.items() if key != "ResponseMetadata"}

    functions = pages("list_functions", "Functions")
    for function in functions:
        wait_settled(client, function["FunctionName"])
    kept = {
        "functions": pages("list_functions", "Functions", FunctionVersion="ALL"),
        "event source mappings": pages("list_event_source_mappings", "EventSourceMappings"),
        "capacity providers": pages("list_capacity_providers", "CapacityProviders"),
        "code signing configs": pages("list_code_signing_configs", "CodeSigningConfigs"),
        "layers": [pages("list_layer_versions", "LayerVersions", LayerName=layer["LayerName"])
                   for layer in pages("list_layers", "Layers")],
    }
    for function in functions:
        name = {"FunctionName": function["FunctionName"]}
        provisioned = pages("list_provisioned_concurrency_configs", "ProvisionedConcurrencyConfigs", **name)
        found = answer("get_function", **name)
        kept[function["FunctionName"]] = [
            found["Configuration"], found.get("Tags"), found.get("Concurrency"),
            [(config["FunctionArn"], config["RequestedProvisionedConcurrentExecutions"]) for config in provisioned],
            pages("list_aliases", "Aliases", **name),
            pages("list_function_url_configs", "FunctionUrlConfigs", **name),
            pages("list_function_event_invoke_configs", "FunctionEventInvokeConfigs", **name),
            answer("get_policy", **name), answer("get_function_recursion_config", **name),
            answer("get_function_code_signing_config", **name), answer("get_runtime_management_config", **name),
        ]
    return kept


def wait_settled(client, name, deadline=60):
    """Waits until nothing of a function is on its way any more, whether it is well or not."""
    end = time.monotonic() + deadline
    while True:
        configuration = client.get_function_configuration(FunctionName=name)
        if configuration["State"] != "Pending" and configuration.get("LastUpdateStatus") != "InProgress":
            return
        if time.monotonic() > end:
            raise AssertionError(f"{name} is still on its way: {configuration}")
        time.sleep(0.05)


if __name__ == "__main__":
    unittest.main()
