"""kill -9 of the server under load, again and again: nothing left behind, nothing lost."""

import os
import tempfile
import threading
import time
import unittest

import botocore.exceptions

from harness import ROLE, RegistryCase, Server, ServerRefused, archive, create, invoke
from leftovers import belongings, remaining

ROUNDS = int(os.environ.get("CORACLE_TEST_KILL_ROUNDS", "50"))
HANDLER = """
import time
def handler(event, context):
    time.sleep(event.get("sleep", 0))
    return event
"""


class KilledServer(RegistryCase):
    def setUp(self):
        self.directory = tempfile.TemporaryDirectory(prefix="coracle-test-")
        os.chmod(self.directory.name, 0o755)
        self.addCleanup(self.directory.cleanup)
        self.state = os.path.join(self.directory.name, "state")

    def start(self):
        server = Server(self.registry, self.state)
        self.addCleanup(server.stop)
        return server

    def load(self, client, stop):
        """Invokes until the server is gone, creating functions in between."""
        created = []

        def run(number):
            count = 0
            while not stop.is_set():
                try:
                    invoke(client, "kept", {"sleep": 0.01 * number})
                    if number == 0:
                        count += 1
                        name = f"made-{time.monotonic_ns()}"
                        client.create_function(
                            FunctionName=name, Runtime="python3.11", Handler="app.handler",
                            Role=ROLE, Code={"ZipFile": archive({"app.py": HANDLER})},
                        )
                        created.append(name)
                except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError):
                    return

        threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        return threads, created

    def test_killed_under_load_it_is_ready_in_under_a_second_with_every_function(self):
        server = self.start()
        create(server.client(), "kept", {"app.py": HANDLER}, Timeout=10)
        expected = {"kept"}
        slowest = 0.0
        for round_number in range(ROUNDS):
            stop = threading.Event()
            threads, created = self.load(server.client(), stop)
            time.sleep(0.05 + 0.01 * (round_number % 30))
            server.kill()
            mine = server.belongings
            stop.set()
            for thread in threads:
                thread.join(timeout=30)
            expected |= set(created)
            server = self.start()
            slowest = max(slowest, server.ready_after)
            self.assertEqual(remaining(mine, server.process.pid), set(), f"round {round_number}: left of the earlier life")
        client = server.client()
        listed = {f["FunctionName"] for page in client.get_paginator("list_functions").paginate()
                  for f in page["Functions"]}
        self.assertEqual(expected - listed, set(), "an answered CreateFunction was lost")
        self.assertEqual(invoke(client, "kept", {"a": 1})[1], {"a": 1})
        mine = belongings(server.process.pid)
        server.stop()
        self.assertEqual(remaining(mine), set())
        print(f"slowest start after a kill: {slowest * 1000:.0f} ms over {ROUNDS} rounds")
        self.assertLess(slowest, 1.0)

    def test_second_server_on_the_same_directory_names_the_first(self):
        server = Server(self.registry, self.state)
        self.addCleanup(server.stop)
        with self.assertRaises(ServerRefused) as refused:
            Server(self.registry, self.state)
        self.assertIn(f"in use by process {server.process.pid}", str(refused.exception))


if __name__ == "__main__":
    unittest.main()
