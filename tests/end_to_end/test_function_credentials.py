"""The credentials that functions find: of their role from a real STS, moto's, and what happens without one."""

import datetime
import http.server
import threading
import time
import unittest

import boto3

from harness import ROLE, Registry, Server, create, invoke, require_root, wait_active
from s3 import S3

LOOK = """
import os, pathlib
def handler(event, context):
    counter = pathlib.Path("/tmp/counter")
    counter.write_text(counter.read_text() + "x" if counter.exists() else "x")
    names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
    return [os.environ.get(name) for name in names] + [len(counter.read_text())]
"""
OF_TESTS = ["000000000000", "test", "test"]


class ShortSts(http.server.BaseHTTPRequestHandler):
    """Gives credentials that end in little more than a minute, which no real STS does, and counts."""

    count = 0

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        type(self).count += 1
        end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=63)
        members = {"AccessKeyId": f"ASIA{self.count}", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": end.isoformat()}
        body = "".join(f"<{name}>{value}</{name}>" for name, value in members.items()).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class FunctionCredentials(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        require_root()
        cls.registry = Registry()
        cls.addClassCleanup(cls.registry.stop)

    def start(self, **environment):
        server = Server(self.registry, environment=environment)
        self.addCleanup(server.stop)
        return server, server.client()

    def test_credentials_are_of_the_functions_role(self):
        moto = S3()
        self.addCleanup(moto.stop)
        _, client = self.start(AWS_ENDPOINT_URL=moto.url)
        for name in ("first", "x"):
            create(client, name, {"app.py": LOOK})
            key, secret, token, _ = invoke(client, name)[1]
            sts = boto3.client("sts", endpoint_url=moto.url, region_name="us-east-1", aws_access_key_id=key,
                               aws_secret_access_key=secret, aws_session_token=token)
            # STS wants names of two characters.
            session = name.ljust(2, "_")
            self.assertEqual(sts.get_caller_identity()["Arn"],
                             f"{ROLE.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/{session}")
        # A new environment has the same ones; after an update of the role, others.
        before = invoke(client, "first")[1][:3]
        client.update_function_configuration(FunctionName="first", Timeout=9)
        wait_active(client, "first")
        again = invoke(client, "first")[1]
        self.assertEqual((again[:3], again[3]), (before, 1))
        client.update_function_configuration(FunctionName="first", Role=ROLE.replace("lambda-role", "other"))
        wait_active(client, "first")
        self.assertNotEqual(invoke(client, "first")[1][0], before[0])

    def test_a_runtime_starts_again_before_its_credentials_end(self):
        sts = http.server.ThreadingHTTPServer(("127.0.0.1", 0), ShortSts)
        threading.Thread(target=sts.serve_forever, daemon=True).start()
        self.addCleanup(sts.server_close)
        self.addCleanup(sts.shutdown)
        _, client = self.start(AWS_ENDPOINT_URL_STS=f"http://127.0.0.1:{sts.server_port}")
        create(client, "renewed", {"app.py": LOOK})
        first, *_, one = invoke(client, "renewed")[1]
        time.sleep(4)  # less than a minute is left of them
        second, *_, two = invoke(client, "renewed")[1]
        self.assertLess(int(first.removeprefix("ASIA")), int(second.removeprefix("ASIA")))
        # In the same environment.
        self.assertEqual((one, two), (1, 2))

    def test_without_an_sts_they_are_those_of_tests(self):
        _, client = self.start()
        create(client, "local", {"app.py": LOOK})
        self.assertEqual(invoke(client, "local")[1][:3], OF_TESTS)

    def test_where_no_sts_answers_they_are_those_of_tests_and_the_log_says_so(self):
        for endpoint, cause in (("http://127.0.0.1:9", "Connection refused"),
                                (self.registry.url, "not as STS does")):
            server, client = self.start(AWS_ENDPOINT_URL_STS=endpoint)
            create(client, "alone", {"app.py": LOOK})
            self.assertEqual(invoke(client, "alone")[1][:3], OF_TESTS)
            warning = next(line for line in server.log.getvalue().splitlines() if "STS gave no credentials" in line)
            for word in (endpoint, ROLE, cause, "AWS_ENDPOINT_URL_STS"):
                self.assertIn(word, warning)


if __name__ == "__main__":
    unittest.main()
