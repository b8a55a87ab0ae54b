"""The requests that Terraform's AWS provider makes, in its order, and what it expects of the answers.

Its waiters fail on a state that they do not know, and take an error for "gone" by its type alone. The orders are those of
hashicorp/terraform-provider-aws, internal/service/lambda/*.go.
"""

import base64
import http.client
import json
import time
import unittest
import urllib.parse

from harness import ROLE, Registry, Server, archive, require_root

# Of the right shape, which is all that is looked at.
SIGNED = {
    "Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/lambda/aws4_request, "
                     f"SignedHeaders=host;x-amz-date, Signature={'0' * 64}",
    "X-Amz-Date": "20260101T000000Z",
}
ARN = "arn:aws:lambda:us-east-1:000000000000:"
FUNCTIONS = "/2015-03-31/functions"
FUNCTION = f"{FUNCTIONS}/f"
LAYER = "/2018-10-31/layers/l/versions"
MAPPINGS = "/2015-03-31/event-source-mappings"
NOT_FOUND = "ResourceNotFoundException"


def package(version):
    return base64.b64encode(archive({"app.py": f"def handler(event, context): return {version}"})).decode()


def quoted(arn):
    return urllib.parse.quote(arn, safe="")


class Terraform(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        require_root()
        cls.registry = Registry()
        cls.addClassCleanup(cls.registry.stop)
        cls.server = Server(cls.registry)
        cls.addClassCleanup(cls.server.stop)

    def setUp(self):
        self.connection = http.client.HTTPConnection(self.server.address, timeout=60)
        self.addCleanup(self.connection.close)
        self.addCleanup(self.send, "DELETE", FUNCTION)  # which a test that failed left

    def send(self, method, path, body=None):
        """The status, the error's type and the parsed body."""
        content = json.dumps(body) if body is not None else None
        self.connection.request(method, path, content, SIGNED | {"Content-Type": "application/json"})
        response = self.connection.getresponse()
        text = response.read()
        return response.status, response.headers["x-amzn-ErrorType"], json.loads(text) if text else None

    def expect(self, status, method, path, body=None):
        answered, error, document = self.send(method, path, body)
        self.assertEqual((answered, error), (status, None), f"{method} {path}: {document}")
        return document

    def get(self, path):
        return self.expect(200, "GET", path)

    def assert_gone(self, path, error=NOT_FOUND):
        self.assertEqual(self.send("GET", path)[:2], (404, error), path)

    def wait(self, path, member, pending, target):
        """Polls until a member has a target value or, without one, until the thing is gone; other values fail."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            status, error, document = self.send("GET", path)
            if not target and (status, error) == (404, NOT_FOUND):
                return None
            self.assertEqual(status, 200, document)
            value = document.get("Configuration", document)[member]
            if value in target:
                return document
            self.assertIn(value, pending, document)
            time.sleep(0.02)
        self.fail(f"{path}: {member} stayed {value}")

    def wait_updated(self, path=FUNCTION):
        return self.wait(path, "LastUpdateStatus", {"InProgress"}, {"Successful"})

    def create_function(self, **more):
        self.expect(201, "POST", FUNCTIONS, {
            "Code": {"ZipFile": package(1)}, "Description": "", "FunctionName": "f", "Handler": "app.handler", "MemorySize": 128,
            "PackageType": "Zip", "Publish": True, "Role": ROLE, "Runtime": "python3.11", "Timeout": 3, **more,
        })
        self.get(FUNCTION)
        self.wait(FUNCTION, "State", {"Pending"}, {"Active", "ActiveNonInvocable"})

    def read_function(self):
        """What the provider keeps of a function: a refresh that finds another value plans an update."""
        function = self.get(FUNCTION)
        function["Code"].pop("Location")  # differs each time
        latest = self.get(f"{FUNCTION}/versions?MaxItems=10000")["Versions"][-1]
        signing = self.get("/2020-06-30/functions/f/code-signing-config")
        return function, latest, signing

    def delete_function(self):
        self.expect(204, "DELETE", FUNCTION)
        self.wait(FUNCTION, "State", {"Active", "ActiveNonInvocable", "Pending", "Inactive", "Failed", "Deleting"}, set())

    def test_a_function(self):
        concurrency = "/2017-10-31/functions/f/concurrency"
        self.create_function(Environment={"Variables": {"KEY": "set"}}, Tags={"team": "boats"}, Architectures=["x86_64"])
        self.expect(200, "PUT", concurrency, {"ReservedConcurrentExecutions": 2})
        created = self.read_function()
        function, latest, signing = created
        configuration = function["Configuration"]
        self.assertEqual(function["Concurrency"], {"ReservedConcurrentExecutions": 2})
        self.assertEqual(function["Tags"], {"team": "boats"})
        self.assertEqual((latest["FunctionArn"], latest["Version"]), (f"{ARN}function:f:1", "1"))
        self.assertNotIn("CodeSigningConfigArn", signing or {})
        # What is not in a plan is read as the provider's defaults, or each plan would change it.
        self.assertEqual(configuration["TracingConfig"], {"Mode": "PassThrough"})
        self.assertEqual(configuration["EphemeralStorage"], {"Size": 512})
        self.assertEqual(configuration["LoggingConfig"], {"LogFormat": "Text", "LogGroup": "/aws/lambda/f"})
        self.assertNotIn("Layers", configuration)
        self.assertNotIn("DeadLetterConfig", configuration)
        self.assertEqual(self.read_function(), created)

        self.expect(200, "PUT", f"{FUNCTION}/configuration", {
            "Description": "changed", "Environment": {"Variables": {}}, "TracingConfig": {"Mode": "Active"},
            "DeadLetterConfig": {"TargetArn": ""},
            "VpcConfig": {"Ipv6AllowedForDualStack": False, "SecurityGroupIds": [], "SubnetIds": []},
        })
        self.wait_updated()
        self.expect(200, "PUT", f"{FUNCTION}/code", {"ZipFile": package(2)})
        self.wait_updated()
        self.expect(204, "DELETE", concurrency)
        published = self.expect(201, "POST", f"{FUNCTION}/versions", {})
        # The ARN of the version, and the version once more.
        self.wait_updated(f"{FUNCTIONS}/{quoted(published['FunctionArn'])}/configuration?Qualifier={published['Version']}")
        tags = f"/2017-03-31/tags/{quoted(configuration['FunctionArn'])}"
        self.expect(204, "DELETE", f"{tags}?tagKeys=team&tagKeys=unknown")
        self.expect(204, "POST", tags, {"Tags": {"stage": "test"}})
        self.assertEqual(self.get(tags), {"Tags": {"stage": "test"}})
        function, latest, _ = self.read_function()
        self.assertEqual((function["Configuration"]["Description"], latest["Version"]), ("changed", "2"))
        self.assertEqual(latest["CodeSha256"], function["Configuration"]["CodeSha256"])
        self.assertNotIn("Concurrency", function)
        self.assertEqual(function["Configuration"]["Environment"], {"Variables": {}})
        self.assertEqual(function["Tags"], {"stage": "test"})
        self.delete_function()

    def test_an_image(self):
        uri = f"{self.registry.address}/test/app-image:latest"
        self.expect(201, "POST", FUNCTIONS, {
            "Code": {"ImageUri": uri}, "Description": "", "FunctionName": "f", "MemorySize": 128, "PackageType": "Image",
            "Publish": False, "Role": ROLE, "Timeout": 3,
        })
        self.wait(FUNCTION, "State", {"Pending"}, {"Active"})
        self.assertEqual(self.get(FUNCTION)["Code"]["ImageUri"], uri)
        self.delete_function()

    def test_an_alias_and_what_is_on_it(self):
        self.create_function()
        alias = f"{FUNCTION}/aliases/live"
        plan = {"Description": "", "FunctionVersion": "1"}
        created = self.expect(201, "POST", f"{FUNCTION}/aliases", plan | {"Name": "live", "RoutingConfig": {}})
        self.assertEqual(created["AliasArn"], f"{ARN}function:f:live")
        self.assertNotIn("RoutingConfig", self.get(alias))
        self.expect(200, "PUT", f"{FUNCTION}/code", {"ZipFile": package(2), "Publish": True})
        self.wait_updated()
        weights = {"AdditionalVersionWeights": {"2": 0.5}}
        self.expect(200, "PUT", alias, plan | {"RoutingConfig": weights})
        self.assertEqual(self.get(alias)["RoutingConfig"], weights)
        # The provider waits until there are no weights any more.
        self.expect(200, "PUT", alias, plan | {"RoutingConfig": {}})
        self.assertNotIn("RoutingConfig", self.get(alias))

        self.provision()
        self.configure_asynchronous_invocations()
        self.expose()
        self.expect(204, "DELETE", alias)
        self.assert_gone(alias)
        self.delete_function()

    def provision(self):
        provisioned = "/2019-09-30/functions/f/provisioned-concurrency?Qualifier=live"
        for count in (1, 2):
            self.expect(202, "PUT", provisioned, {"ProvisionedConcurrentExecutions": count})
            ready = self.wait(provisioned, "Status", {"IN_PROGRESS"}, {"READY"})
            self.assertEqual(ready["RequestedProvisionedConcurrentExecutions"], count)
            self.assertEqual(ready["AllocatedProvisionedConcurrentExecutions"], count)
        self.expect(204, "DELETE", provisioned)
        self.assert_gone(provisioned, "ProvisionedConcurrencyConfigNotFoundException")

    def configure_asynchronous_invocations(self):
        path = "/2019-09-25/functions/f/event-invoke-config?Qualifier=live"
        for attempts in (0, 2):
            self.expect(200, "PUT", path, {"DestinationConfig": {}, "MaximumRetryAttempts": attempts})
            self.assertEqual(self.get(path)["MaximumRetryAttempts"], attempts)
        self.expect(204, "DELETE", path)
        self.assert_gone(path)

    def expose(self):
        """A URL for everybody comes with two permissions, which stay when it goes."""
        url, policy = "/2021-10-31/functions/f/url?Qualifier=live", f"{FUNCTION}/policy"
        created = self.expect(201, "POST", url, {"AuthType": "NONE", "InvokeMode": "BUFFERED"})
        statements = {
            "FunctionURLAllowPublicAccess": {"Action": "lambda:InvokeFunctionUrl", "FunctionUrlAuthType": "NONE"},
            "FunctionURLAllowInvokeAction": {"Action": "lambda:InvokeFunction", "InvokedViaFunctionUrl": True},
        }
        for sid, statement in statements.items():
            self.expect(201, "POST", f"{policy}?Qualifier=live", {"Principal": "*", "StatementId": sid} | statement)
        got = self.get(url)
        self.assertEqual((got["FunctionUrl"], got["FunctionArn"]), (created["FunctionUrl"], f"{ARN}function:f:live"))
        cors = {"AllowCredentials": False, "AllowOrigins": ["*"], "MaxAge": 60}
        self.expect(200, "PUT", url, {"AuthType": "AWS_IAM", "Cors": cors, "InvokeMode": "RESPONSE_STREAM"})
        got = self.get(url)
        self.assertEqual((got["AuthType"], got["Cors"], got["InvokeMode"]), ("AWS_IAM", cors, "RESPONSE_STREAM"))
        self.expect(204, "DELETE", url)
        self.assert_gone(url)
        for sid in statements:
            self.assertIn(sid, self.statements("?Qualifier=live"))
            self.expect(204, "DELETE", f"{policy}/{sid}?Qualifier=live")
        self.assert_gone(f"{policy}?Qualifier=live")

    def statements(self, query=""):
        policy = json.loads(self.get(f"{FUNCTION}/policy{query}")["Policy"])
        return {statement["Sid"]: statement for statement in policy["Statement"]}

    def test_a_permission(self):
        self.create_function()
        bucket = {"Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com", "SourceArn": "arn:aws:s3:::bucket"}
        other = {"Action": "lambda:InvokeFunction", "Principal": "arn:aws:iam::222222222222:role/other"}
        self.expect(201, "POST", f"{FUNCTION}/policy", bucket | {"StatementId": "bucket"})
        self.expect(201, "POST", f"{FUNCTION}/policy", other | {"StatementId": "other"})
        statements = self.statements()
        self.assertEqual(statements["bucket"], {
            "Sid": "bucket", "Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"},
            "Action": "lambda:InvokeFunction", "Resource": f"{ARN}function:f",
            "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:s3:::bucket"}},
        })
        self.assertEqual(statements["other"]["Principal"], {"AWS": other["Principal"]})
        # The provider sees that one is gone by the others, or by the policy's being gone.
        self.expect(204, "DELETE", f"{FUNCTION}/policy/bucket")
        self.assertEqual(list(self.statements()), ["other"])
        self.expect(204, "DELETE", f"{FUNCTION}/policy/other")
        self.assert_gone(f"{FUNCTION}/policy")
        self.assertEqual(self.send("DELETE", f"{FUNCTION}/policy/other")[:2], (404, NOT_FOUND))
        self.delete_function()

    def test_a_layer_and_its_permission(self):
        published = self.expect(201, "POST", LAYER, {
            "CompatibleRuntimes": ["python3.11"], "Content": {"ZipFile": package(1)}, "Description": "", "LicenseInfo": "",
        })
        self.assertEqual(published["LayerVersionArn"], f"{ARN}layer:l:1")
        got = self.get(f"{LAYER}/1")
        self.assertEqual((got["LayerArn"], got["Description"]), (f"{ARN}layer:l", ""))
        self.assertEqual(got["Content"]["CodeSha256"], published["Content"]["CodeSha256"])
        statement = {"Action": "lambda:GetLayerVersion", "Principal": "*", "StatementId": "all"}
        self.expect(201, "POST", f"{LAYER}/1/policy", statement)
        policy = json.loads(self.get(f"{LAYER}/1/policy")["Policy"])
        self.assertEqual([statement["Sid"] for statement in policy["Statement"]], ["all"])
        self.expect(204, "DELETE", f"{LAYER}/1/policy/all")
        self.assert_gone(f"{LAYER}/1/policy")

        self.create_function(Layers=[published["LayerVersionArn"]])
        self.expect(200, "PUT", f"{FUNCTION}/configuration", {"Layers": []})
        self.assertNotIn("Layers", self.wait_updated()["Configuration"])
        self.expect(204, "DELETE", f"{LAYER}/1")
        self.assert_gone(f"{LAYER}/1")
        self.delete_function()

    def test_an_event_source_mapping(self):
        self.create_function()
        created = self.expect(202, "POST", MAPPINGS, {
            "BatchSize": 5, "Enabled": True, "EventSourceArn": "arn:aws:sqs:us-east-1:000000000000:q", "FunctionName": "f",
        })
        mapping = f"{MAPPINGS}/{created['UUID']}"
        ended = {"Disabled", "Enabled"}
        got = self.wait(mapping, "State", {"Creating", "Disabling", "Enabling"}, ended)
        self.assertEqual((got["State"], got["BatchSize"], got["FunctionArn"]), ("Enabled", 5, f"{ARN}function:f"))
        self.expect(202, "PUT", mapping, {"Enabled": False, "FunctionName": "f", "FilterCriteria": {}})
        got = self.wait(mapping, "State", {"Disabling", "Enabling", "Updating"}, ended)
        self.assertEqual(got["State"], "Disabled")
        self.expect(202, "DELETE", mapping)
        self.wait(mapping, "State", {"Deleting"}, set())
        self.delete_function()


if __name__ == "__main__":
    unittest.main()
