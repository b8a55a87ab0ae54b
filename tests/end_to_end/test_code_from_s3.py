"""Code of functions and layers from a real S3: moto's."""

import io
import os
import unittest
import urllib.request

from golden import ACCOUNT, GoldenTest, answer_of
from harness import ROLE, RegistryCase, Server, archive, invoke, require_root, wait_active
from s3 import S3

FIRST = archive({"index.py": "def handler(event, context): return 1"})
SECOND = archive({"index.py": "def handler(event, context): return 2"})
STATES = ("LastUpdateStatus", "LastUpdateStatusReason", "LastUpdateStatusReasonCode", "RevisionId")


class RecordedCode(GoldenTest):
    @classmethod
    def setUpClass(cls):
        require_root()
        cls.s3 = S3()
        cls.addClassCleanup(cls.s3.stop)
        cls.environment = {"AWS_ENDPOINT_URL_S3": cls.s3.url}
        super().setUpClass()
        cls.s3.client.create_bucket(Bucket="code")

    def put(self, key, content):
        return self.s3.client.put_object(Bucket="code", Key=key, Body=content)

    def test_code_of_a_function(self):
        self.recording("TestLambdaFunction", "test_lambda_code_location_s3")
        key = "code/code-function.zip"
        self.put(key, FIRST)
        self.check("create_response_s3", self.create("f", Code={"S3Bucket": "code", "S3Key": key}))
        self.wait("f")
        got = self.call("get-function-response", "get_function", FunctionName="f")
        self.assertEqual(urllib.request.urlopen(got["Code"]["Location"], timeout=20).read(), FIRST)
        self.put(key, SECOND)
        self.call("update-function-response", "update_function_code", FunctionName="f", S3Bucket="code", S3Key=key)
        # A function is ready here within a millisecond: the recording saw the update in progress.
        got = self.call("get-function-response-updated", "get_function", STATES, FunctionName="f")
        self.assertEqual(urllib.request.urlopen(got["Code"]["Location"], timeout=20).read(), SECOND)

    def test_what_is_not_there(self):
        self.recording("TestLambdaFunction", "test_lambda_code_location_s3_errors")
        self.put("here.zip", FIRST)
        wrong = [("bucket", {"S3Bucket": "some-random-non-existent-bucket", "S3Key": "here.zip"}),
                 ("key", {"S3Bucket": "code", "S3Key": "not/here.zip"})]
        for what, code in wrong:
            self.check(f"create-error-wrong-{what}", answer_of(self.create, name="f", Code=code))
        self.create("f")
        self.wait("f")
        for what, code in wrong:
            self.call(f"update-error-wrong-{what}", "update_function_code", FunctionName="f", **code)

    def test_versions_of_an_object(self):
        self.s3.client.put_bucket_versioning(Bucket="code", VersioningConfiguration={"Status": "Enabled"})
        versions = [self.put("versioned.zip", content)["VersionId"] for content in (FIRST, SECOND)]
        for version, expected in zip(versions, (FIRST, SECOND)):
            self.create("f", Code={"S3Bucket": "code", "S3Key": "versioned.zip", "S3ObjectVersion": version})
            location = self.client.get_function(FunctionName="f")["Code"]["Location"]
            self.assertEqual(urllib.request.urlopen(location, timeout=20).read(), expected)
            self.client.delete_function(FunctionName="f")

    def test_a_layer_and_odd_keys(self):
        for number, key in enumerate(["a b+c.zip", "ä/€.zip", "/leading.zip", "a//b.zip", "q?x=1&y#z.zip", "%41.zip"], 1):
            self.put(key, FIRST)
            published = self.client.publish_layer_version(LayerName="l", Content={"S3Bucket": "code", "S3Key": key})
            self.assertEqual((published["Version"], published["Content"]["CodeSize"]), (number, len(FIRST)), key)

    def test_objects_that_are_no_code(self):
        invalid = "InvalidParameterValueException"
        self.put("no.zip", b"no zip at all")
        self.put("large.zip", io.BytesIO(b"0" * 262_144_001))
        self.put("bomb.zip", archive({"index.py": b"0" * 262_144_001}))
        for key, message in [
            ("no.zip", "Could not unzip uploaded file. Please check your file, then try to upload again."),
            ("large.zip", "Unzipped size must be smaller than 262144000 bytes"),
            ("bomb.zip", "Unzipped size must be smaller than 262144000 bytes"),
            ("../code/no.zip", "Error occurred while GetObject of s3://code/../code/no.zip: "
                               "a part of the key is `.` or `..`, which no URL can name."),
        ]:
            self.assert_refused(invalid, message, self.create, name="f", Code={"S3Bucket": "code", "S3Key": key})

    def test_more_than_may_come_with_a_request(self):
        # AWS limits what is in an archive from S3, not the archive.
        large = archive({"index.py": "def handler(e, c): return 3", "data": os.urandom(60_000_000)})
        self.assertGreater(len(large), 52_428_800)
        self.put("60MB.zip", large)
        created = self.create("f", Code={"S3Bucket": "code", "S3Key": "60MB.zip"})
        self.assertEqual(created["CodeSize"], len(large))


class Endpoints(RegistryCase):
    """What stands where S3 should be."""

    def message(self, environment):
        server = Server(self.registry, environment=environment)
        self.addCleanup(server.stop)
        answer = answer_of(
            server.client(account=ACCOUNT).create_function, FunctionName="f", Runtime="python3.11",
            Handler="index.handler", Role=ROLE, Code={"S3Bucket": "code", "S3Key": "f.zip"},
        )
        self.assertEqual(answer["Error"]["Code"], "InvalidParameterValueException")
        return answer["Error"]["Message"]

    def test_nothing_is_configured(self):
        message = self.message({})
        self.assertIn("AWS_ENDPOINT_URL_S3", message)
        self.assertIn("AWS_SECRET_ACCESS_KEY", message)

    def test_nobody_listens(self):
        message = self.message({"AWS_ENDPOINT_URL": "http://127.0.0.1:9"})
        self.assertIn("the S3 endpoint http://127.0.0.1:9 could not be reached: Connection refused", message)

    def test_something_else_listens(self):
        message = self.message({"AWS_ENDPOINT_URL_S3": self.registry.url})
        self.assertIn(f"the endpoint {self.registry.url} answered 404 Not Found and not as S3 does", message)

    def test_code_from_s3_runs(self):
        s3 = S3()
        self.addCleanup(s3.stop)
        s3.client.create_bucket(Bucket="code")
        s3.client.put_object(Bucket="code", Key="f.zip", Body=FIRST)
        server = Server(self.registry, environment={
            "AWS_ENDPOINT_URL": s3.url, "AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "secret"})
        self.addCleanup(server.stop)
        client = server.client()
        client.create_function(FunctionName="f", Runtime="python3.11", Handler="index.handler", Role=ROLE,
                               Code={"S3Bucket": "code", "S3Key": "f.zip"})
        wait_active(client, "f")
        self.assertEqual(invoke(client, "f", {})[1], 1)


if __name__ == "__main__":
    unittest.main()
