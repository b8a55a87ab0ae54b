"""Environments: reused, multiplied, kept, stopped."""

import concurrent.futures
import time
import unittest

import botocore.exceptions

from harness import RegistryCase, Server, create, environments, invoke, settled
from leftovers import belongings, remaining

SLEEPER = """
import time, uuid
me = str(uuid.uuid4())
def handler(event, context):
    time.sleep(event.get("sleep", 0))
    return me
"""


class Scaling(RegistryCase):
    def server(self, **environment):
        server = Server(self.registry, environment=environment)
        self.addCleanup(server.stop)
        return server

    def test_20_concurrent_sleepers_of_a_second_finish_in_under_3_seconds_from_cold(self):
        server = self.server()
        client = server.client()
        create(client, "sleeper", {"app.py": SLEEPER}, Timeout=10, MemorySize=1769)
        begun = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(lambda _: invoke(client, "sleeper", {"sleep": 1})[1], range(20)))
        taken = time.monotonic() - begun
        self.assertLess(taken, 3)
        self.assertIn(invoke(client, "sleeper", {})[1], answers)

    def test_sequential_invocations_share_one_environment(self):
        server = self.server()
        client = server.client()
        create(client, "one", {"app.py": SLEEPER})
        self.assertEqual(len({invoke(client, "one", {})[1] for _ in range(200)}), 1)
        [environment] = settled(server)
        self.assertEqual((environment["state"], environment["invocations"]), ("idle", 200))

    def test_a_sandbox_is_prepared_for_the_first_invocation(self):
        server = self.server()
        client = server.client()

        def prepared():
            deadline = time.monotonic() + 20
            while not (found := [one for one in environments(server) if one["state"] == "prepared"]):
                self.assertLess(time.monotonic(), deadline, "no sandbox was prepared")
                time.sleep(0.02)
            return found[0]["sandbox_id"]

        create(client, "early", {"app.py": SLEEPER})
        first = prepared()
        invoke(client, "early", {})
        self.assertEqual([(one["sandbox_id"], one["state"]) for one in settled(server)], [(first, "idle")])
        # A new definition gets a new sandbox; one that waits for a function that is deleted goes.
        client.update_function_configuration(FunctionName="early", Timeout=9)
        self.assertNotEqual(prepared(), first)
        client.delete_function(FunctionName="early")
        self.assertEqual(environments(server), [])

    def test_idle_environment_stops_after_the_keep_alive(self):
        server = self.server(LAMBDA_KEEPALIVE_MS="300")
        client = server.client()
        create(client, "short", {"app.py": SLEEPER})
        first = invoke(client, "short", {})[1]
        self.assertEqual(invoke(client, "short", {})[1], first)
        deadline = time.monotonic() + 5
        while environments(server):
            self.assertLess(time.monotonic(), deadline, "the environment did not stop")
            time.sleep(0.05)
        self.assertNotEqual(invoke(client, "short", {})[1], first)

    def test_concurrency_limit_throttles_with_awss_answer(self):
        server = self.server(LAMBDA_LIMITS_CONCURRENT_EXECUTIONS="1")
        client = server.client()
        create(client, "limited", {"app.py": SLEEPER}, Timeout=10)
        invoke(client, "limited", {})
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            running = pool.submit(invoke, client, "limited", {"sleep": 1})
            time.sleep(0.3)
            with self.assertRaises(botocore.exceptions.ClientError) as refused:
                invoke(client, "limited", {})
            response = refused.exception.response
            self.assertEqual(response["Error"]["Code"], "TooManyRequestsException")
            self.assertEqual(response["ResponseMetadata"]["HTTPStatusCode"], 429)
            self.assertEqual(response["Error"]["Message"], "Rate Exceeded.")
            self.assertEqual(response["Reason"], "ConcurrentInvocationLimitExceeded")
            running.result()
        invoke(client, "limited", {})

    def test_update_lets_running_invocations_finish(self):
        server = self.server()
        client = server.client()
        create(client, "busy", {"app.py": SLEEPER}, Timeout=10)
        old = invoke(client, "busy", {})[1]
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            running = pool.submit(invoke, client, "busy", {"sleep": 1})
            time.sleep(0.3)
            client.update_function_configuration(FunctionName="busy", Environment={"Variables": {"KEY": "b"}})
            self.assertEqual(running.result()[1], old)
        self.assertNotEqual(invoke(client, "busy", {})[1], old)

    def test_sigterm_lets_a_running_invocation_finish_and_leaves_nothing(self):
        server = Server(self.registry)
        client = server.client()
        create(client, "last", {"app.py": SLEEPER}, Timeout=10)
        invoke(client, "last", {})
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            running = pool.submit(invoke, client, "last", {"sleep": 1})
            time.sleep(0.3)
            mine = belongings(server.process.pid)
            server.stop()
            self.assertIn("-", running.result()[1])
        self.assertEqual(server.process.returncode, 0, server.log.getvalue())
        self.assertEqual(remaining(mine), set())


if __name__ == "__main__":
    unittest.main()
