"""Requests to a server that verifies signatures, as AWS's clients sign them and as nobody should."""

import datetime
import http.client
import json
import os
import subprocess
import sys
import tempfile
import unittest
import unittest.mock
import urllib.parse

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.config
import botocore.credentials
import botocore.exceptions

from harness import BARE_ENVIRONMENT, PROGRAM, ROLE, Registry, Server, ServerRefused, archive, create, invoke, require_root

OURS = botocore.credentials.Credentials("AKIAOURS", "secret/with+signs=")
TEMPORARY = botocore.credentials.Credentials("ASIATEMPORARY", "temporary", "token/with+signs==")
ACCOUNT = "123456789012"
FILE = f"""
[ours]
aws_access_key_id = {OURS.access_key}
aws_secret_access_key = {OURS.secret_key}
[temporary]
aws_access_key_id = {TEMPORARY.access_key}
aws_secret_access_key = {TEMPORARY.secret_key}
aws_session_token = {TEMPORARY.token}
aws_account_id = {ACCOUNT}
"""
INVALID, UNRECOGNIZED = "InvalidSignatureException", "UnrecognizedClientException"
FUNCTIONS = "/2015-03-31/functions"
MISMATCH = "The request signature we calculated does not match the signature you provided."


class Verified(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        require_root()
        cls.registry = Registry()
        cls.addClassCleanup(cls.registry.stop)
        with tempfile.NamedTemporaryFile("w") as file:
            file.write(FILE)
            file.flush()
            # Other machines may reach it, because it verifies.
            cls.server = Server(cls.registry, options=["--auth", "verify", "--credentials", file.name, "--listen", "0.0.0.0:0"])
        cls.addClassCleanup(cls.server.stop)

    def client(self, credentials, **options):
        return boto3.client(
            "lambda", endpoint_url=self.server.url, region_name="us-east-1", aws_access_key_id=credentials.access_key,
            aws_secret_access_key=credentials.secret_key, aws_session_token=credentials.token,
            config=botocore.config.Config(retries={"max_attempts": 0}), **options,
        )

    def signed(self, method="GET", path=FUNCTIONS, body=b"", credentials=OURS, headers=None, service="lambda",
               signer=botocore.auth.SigV4Auth, **options):
        """The request as botocore signs it, to be changed and sent."""
        request = botocore.awsrequest.AWSRequest(method, self.server.url + path, data=body, headers=headers or {})
        signer(credentials, service, "us-east-1", **options).add_auth(request)
        return request

    def signed_at(self, minutes, **options):
        moment = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None) + datetime.timedelta(minutes=minutes)
        with unittest.mock.patch("botocore.auth.get_current_datetime", lambda *_, **__: moment):
            return self.signed(**options)

    def answer(self, request):
        """Status, type of error and body."""
        url = urllib.parse.urlsplit(request.url)
        connection = http.client.HTTPConnection(url.netloc, timeout=20)
        self.addCleanup(connection.close)
        headers = dict(request.headers.items())
        connection.request(request.method, url.path + ("?" + url.query if url.query else ""), request.data or None, headers)
        response = connection.getresponse()
        body = response.read()
        return response.status, response.getheader("x-amzn-errortype"), json.loads(body) if body else None

    def replace(self, request, name, value):
        del request.headers[name]
        request.headers[name] = value

    def assert_refused(self, request, error, message, status=403):
        answered = self.answer(request)
        self.assertEqual(answered[:2], (status, error), answered)
        self.assertIn(message, answered[2]["message"])

    def refused(self, credentials):
        with self.assertRaises(botocore.exceptions.ClientError) as refused:
            self.client(credentials).list_functions()
        self.assertEqual(refused.exception.response["ResponseMetadata"]["HTTPStatusCode"], 403)
        return refused.exception.response["Error"]

    def test_boto3_with_the_right_keys_does_everything(self):
        client = self.client(OURS)
        name = "verified"
        create(client, name, {"app.py": "def handler(event, context): return event"})
        arn = client.get_function(FunctionName=name)["Configuration"]["FunctionArn"]
        self.assertEqual(arn.split(":")[4], "000000000000")
        # In paths, queries, headers and bodies: what is encoded, and what is encoded twice.
        self.assertEqual(invoke(client, arn, {"ä": "/ +&"}, LogType="Tail", Qualifier="$LATEST")[1], {"ä": "/ +&"})
        client.tag_resource(Resource=arn, Tags={"a b+c/ä": "@=/ :"})
        client.tag_resource(Resource=arn, Tags={"other": ""})
        client.untag_resource(Resource=arn, TagKeys=["other", "a b+c/ä"])
        self.assertEqual(client.list_tags(Resource=arn)["Tags"], {})
        client.delete_function(FunctionName=name)

    def test_session_token_and_account_of_the_file(self):
        client = self.client(TEMPORARY)
        made = client.create_function(FunctionName="theirs", Runtime="python3.11", Handler="app.handler", Role=ROLE,
                                      Code={"ZipFile": archive({"app.py": ""})})
        self.assertEqual(made["FunctionArn"], f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:theirs")
        names = [[function["FunctionName"] for function in self.client(credentials).list_functions()["Functions"]]
                 for credentials in (TEMPORARY, OURS)]
        self.assertEqual(("theirs" in names[0], "theirs" in names[1]), (True, False))
        client.delete_function(FunctionName="theirs")

    def test_wrong_keys(self):
        make = botocore.credentials.Credentials
        wrong_secret = self.refused(make(OURS.access_key, "wrong"))
        self.assertEqual(wrong_secret["Code"], INVALID)
        self.assertTrue(wrong_secret["Message"].startswith(MISMATCH), wrong_secret)
        for wrong in [make("AKIAOTHER", OURS.secret_key), make(TEMPORARY.access_key, TEMPORARY.secret_key),
                      make(TEMPORARY.access_key, TEMPORARY.secret_key, "other"), make(OURS.access_key, OURS.secret_key, "t")]:
            self.assertEqual(self.refused(wrong), {
                "Code": UNRECOGNIZED, "Message": "The security token included in the request is invalid."})

    def test_what_was_changed_after_it_was_signed(self):
        path = f"{FUNCTIONS}/f/invocations?Qualifier=1"

        def signed():
            return self.signed("POST", path, b"{}", headers={"X-Amz-Invocation-Type": "DryRun"})

        # As it is, it reaches the operation.
        self.assertEqual(self.answer(signed())[1], "ResourceNotFoundException")
        earlier = self.signed_at(-1).headers["X-Amz-Date"]
        for what, change in {
            "body": lambda request: setattr(request, "data", b"{ }"),
            "query": lambda request: setattr(request, "url", request.url.replace("Qualifier=1", "Qualifier=2")),
            "path": lambda request: setattr(request, "url", request.url.replace("/f/", "/g/")),
            "header": lambda request: self.replace(request, "X-Amz-Invocation-Type", "Event"),
            "time": lambda request: self.replace(request, "X-Amz-Date", earlier),
        }.items():
            with self.subTest(what):
                request = signed()
                change(request)
                self.assert_refused(request, INVALID, MISMATCH)
        more = signed()
        more.headers["X-Amz-Log-Type"] = "Tail"
        self.assert_refused(more, INVALID, "which were not signed: x-amz-log-type")
        deletion = self.signed(path=f"{FUNCTIONS}/f")
        deletion.method = "DELETE"
        self.assert_refused(deletion, INVALID, MISMATCH)

    def test_another_time_or_scope(self):
        self.assertEqual(self.answer(self.signed_at(4))[0], 200)
        self.assert_refused(self.signed_at(-6), INVALID, "Signature expired: ")
        self.assert_refused(self.signed_at(6), INVALID, "Signature not yet current: ")
        self.assert_refused(self.signed(service="s3"), INVALID, "Credential should be scoped to correct service: 'lambda'. ")
        another_day = self.signed()
        scope = another_day.headers["X-Amz-Date"][:8]
        self.replace(another_day, "Authorization", another_day.headers["Authorization"].replace(scope, "20200101"))
        self.assert_refused(another_day, INVALID, "Date in Credential scope does not match")

    def test_unsigned_and_half_signed(self):
        unsigned = self.signed()
        del unsigned.headers["Authorization"]
        self.assert_refused(unsigned, "MissingAuthenticationTokenException", "Missing Authentication Token")
        half = self.signed()
        self.replace(half, "Authorization", half.headers["Authorization"].split(", Signature")[0])
        self.assert_refused(half, "IncompleteSignatureException", "requires 'Signature' parameter", 400)
        without_host = self.signed()
        self.replace(without_host, "Authorization", without_host.headers["Authorization"].replace("host;", ""))
        self.assert_refused(without_host, INVALID, "'Host' or ':authority' must be a 'SignedHeader'")

    def test_presigned(self):
        def presigned(minutes=0, **options):
            return self.signed_at(minutes, signer=botocore.auth.SigV4QueryAuth, expires=1200,
                                  path=f"{FUNCTIONS}?MaxItems=5", **options)

        for credentials in (OURS, TEMPORARY):
            self.assertEqual(self.answer(presigned(credentials=credentials))[0], 200)
        changed = presigned()
        changed.url = changed.url.replace("MaxItems=5", "MaxItems=6")
        self.assert_refused(changed, INVALID, MISMATCH)
        longer = presigned()
        longer.url = longer.url.replace("Expires=1200", "Expires=1201")
        self.assert_refused(longer, INVALID, MISMATCH)
        self.assert_refused(presigned(-21), INVALID, "Signature expired: ")
        # As a header, the same signature would be good for longer than it says.
        as_header = presigned()
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(as_header.url).query))
        as_header.headers["Date"] = query["X-Amz-Date"]
        as_header.headers["Authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={query['X-Amz-Credential']}, SignedHeaders=host, "
            f"Signature={query['X-Amz-Signature']}")
        self.assert_refused(as_header, "IncompleteSignatureException", "Only one of the Authorization header", 400)

    def test_command_lines(self):
        def run(command, secret):
            return subprocess.run(command, capture_output=True, text=True, timeout=60, env=BARE_ENVIRONMENT | {
                "AWS_ENDPOINT_URL": self.server.url, "CORACLE_ENDPOINT": self.server.url, "AWS_DEFAULT_REGION": "us-east-1",
                "AWS_ACCESS_KEY_ID": OURS.access_key, "AWS_SECRET_ACCESS_KEY": secret, "AWS_MAX_ATTEMPTS": "1"})

        create(self.client(OURS), "called", {"app.py": "def handler(event, context): return event"})
        aws = [sys.executable, os.path.join(os.path.dirname(sys.executable), "aws"), "lambda", "list-functions"]
        ours = [PROGRAM, "invoke", "called", "--payload", '{"a": 1}', "--log-tail"]
        for command in (aws, ours, [PROGRAM, "ps"]):
            self.assertEqual(run(command, OURS.secret_key).returncode, 0, run(command, OURS.secret_key).stderr)
            refused = run(command, "wrong")
            self.assertNotEqual(refused.returncode, 0)
            self.assertIn(INVALID, refused.stderr)

    def test_own_pages(self):
        """Those that show something need a signature; links to code have one of their own."""
        self.assertEqual(self.answer(self.signed(path="/_coracle/environments"))[0], 200)
        for path, status in (("/_coracle/environments", 403), ("/_coracle/health", 200)):
            request = self.signed(path=path)
            del request.headers["Authorization"]
            self.assertEqual(self.answer(request)[0], status, path)


class Refused(unittest.TestCase):
    def test_a_file_that_everybody_can_read(self):
        require_root()
        with tempfile.NamedTemporaryFile("w") as file:
            file.write(FILE)
            file.flush()
            os.chmod(file.name, 0o644)
            with self.assertRaises(ServerRefused) as refused:
                Server(None, options=["--auth", "verify", "--credentials", file.name]).stop()
        self.assertIn(f"{file.name}: others than its owner and group can read it: chmod o-rwx it", str(refused.exception))


if __name__ == "__main__":
    unittest.main()
