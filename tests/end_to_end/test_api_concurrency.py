"""Reserved and provisioned concurrency and account settings, as AWS answered them."""

import concurrent.futures
import time
import unittest

from golden import ACCOUNT, GoldenTest
from harness import create, invoke

SLEEPER = """
import time
def handler(event, context):
    time.sleep(event.get("sleep", 0))
    return context.function_version
"""


class Concurrency(GoldenTest):
    def test_a_reservation(self):
        self.recording("TestLambdaReservedConcurrency", "test_function_concurrency")
        self.create_by_fixture("r")
        put, get = "put_function_concurrency", "get_function_concurrency"
        self.call("put_function_concurrency_with_reserved_0", put, FunctionName="r", ReservedConcurrentExecutions=0)
        self.call("put_function_concurrency_with_reserved_1", put, FunctionName="r", ReservedConcurrentExecutions=1)
        self.call("get_function_concurrency", get, FunctionName="r")
        shown = self.client.get_function(FunctionName="r")["Concurrency"]
        self.assertEqual(shown, {"ReservedConcurrentExecutions": 1})
        self.call("delete_response", "delete_function_concurrency", FunctionName="r")
        self.call("get_function_concurrency_after_delete", get, FunctionName="r")
        self.assertNotIn("Concurrency", self.client.get_function(FunctionName="r"))

    def test_what_cannot_be_reserved(self):
        self.recording("TestLambdaReservedConcurrency", "test_function_concurrency_exceptions")
        put = "put_function_concurrency"
        self.call("put_function_concurrency_with_function_name_doesnotexist", put, FunctionName="doesnotexist",
                  ReservedConcurrentExecutions=1)
        self.call("put_function_concurrency_with_function_name_doesnotexist_and_invalid_concurrency", put,
                  FunctionName="doesnotexist", ReservedConcurrentExecutions=0)
        self.create_by_fixture("q")
        arn = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:q:$LATEST"
        self.call("put_function_concurrency_with_qualified_arn", put, FunctionName=arn, ReservedConcurrentExecutions=0)

    def test_the_account_is_left_its_minimum(self):
        self.recording("TestLambdaReservedConcurrency", "test_function_concurrency_limits")
        self.create_by_fixture("l")
        limit = self.client.get_account_settings()["AccountLimit"]["ConcurrentExecutions"]
        self.call("put_function_concurrency_account_limit_exceeded", "put_function_concurrency", FunctionName="l",
                  ReservedConcurrentExecutions=limit + 1)
        self.call("put_function_concurrency_below_unreserved_min_value", "put_function_concurrency",
                  FunctionName="l", ReservedConcurrentExecutions=limit)

    def test_provisioned_concurrency(self):
        self.recording("TestLambdaProvisionedConcurrency", "test_lambda_provisioned_lifecycle")
        put, get = "put_provisioned_concurrency_config", "get_provisioned_concurrency_config"
        delete = "delete_provisioned_concurrency_config"
        self.create_by_fixture("p")
        self.call("publish_version_result", "publish_version", FunctionName="p")
        self.call("create_alias_result", "create_alias", FunctionName="p", Name="live", FunctionVersion="1")
        one = {"ProvisionedConcurrentExecutions": 1}
        self.call("put_provisioned_on_version", put, FunctionName="p", Qualifier="1", **one)
        self.call("put_provisioned_on_alias_versionconflict", put, FunctionName="p", Qualifier="live", **one)
        ready = self.client.get_provisioned_concurrency_config(FunctionName="p", Qualifier="1")
        self.assertEqual((ready["Status"], ready["AvailableProvisionedConcurrentExecutions"]), ("READY", 1))
        self.call("delete_provisioned_version", delete, FunctionName="p", Qualifier="1")
        self.call("get_provisioned_version_postdelete", get, FunctionName="p", Qualifier="1")
        self.call("put_provisioned_on_alias", put, FunctionName="p", Qualifier="live", **one)
        self.call("put_provisioned_on_version_conflict", put, FunctionName="p", Qualifier="1", **one)
        self.call("delete_alias_result", "delete_alias", FunctionName="p", Name="live")
        self.call("get_provisioned_alias_postaliasdelete", get, FunctionName="p", Qualifier="live")
        self.call("list_response_postdeletes", "list_provisioned_concurrency_configs", FunctionName="p")

    def test_what_cannot_be_provisioned(self):
        self.golden = None
        self.create_by_fixture("x")
        self.client.publish_version(FunctionName="x")
        put, get = "put_provisioned_concurrency_config", "get_provisioned_concurrency_config"
        delete, listing = "delete_provisioned_concurrency_config", "list_provisioned_concurrency_configs"
        arn = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:"
        unpublished = "The function resource provided must be an alias or a published version."
        one = {"ProvisionedConcurrentExecutions": 1}
        for method, arguments, message in (
            (get, {"FunctionName": "x", "Qualifier": "1"}, "No Provisioned Concurrency Config found for this function"),
            (get, {"FunctionName": "doesnotexist", "Qualifier": "noalias"},
             f"Cannot find alias arn: {arn}doesnotexist:noalias"),
            (get, {"FunctionName": "x", "Qualifier": "noalias"}, f"Cannot find alias arn: {arn}x:noalias"),
            (get, {"FunctionName": "x", "Qualifier": "10"}, f"Function not found: {arn}x:10"),
            (get, {"FunctionName": "x", "Qualifier": "$LATEST"}, unpublished),
            (listing, {"FunctionName": "doesnotexist"}, f"Function not found: {arn}doesnotexist"),
            (delete, {"FunctionName": "doesnotexist", "Qualifier": "1"}, f"Function not found: {arn}doesnotexist:1"),
            (delete, {"FunctionName": "x", "Qualifier": "$LATEST"}, unpublished),
            (put, {"FunctionName": "x", "Qualifier": "$LATEST"} | one,
             "Provisioned Concurrency Configs cannot be applied to unpublished function versions."),
            (put, {"FunctionName": "x", "Qualifier": "1", "ProvisionedConcurrentExecutions": 1001},
             "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [1000]."),
            (put, {"FunctionName": "x", "Qualifier": "1", "ProvisionedConcurrentExecutions": 1000},
             "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below "
             "its minimum value of [100]."),
        ):
            with self.subTest(method, **arguments):
                with self.assertRaises(self.client.exceptions.ClientError) as refused:
                    getattr(self.client, method)(**arguments)
                self.assertEqual(refused.exception.response["Error"]["Message"], message)
        self.assertEqual(self.client.list_provisioned_concurrency_configs(FunctionName="x")["ProvisionedConcurrencyConfigs"], [])
        self.client.delete_provisioned_concurrency_config(FunctionName="x", Qualifier="1")

    def create_sleeper(self, name):
        create(self.client, name, {"app.py": SLEEPER}, Timeout=10)
        self.addCleanup(self.client.delete_function, FunctionName=name)

    def assert_throttled(self, name, **arguments):
        with self.assertRaises(self.client.exceptions.TooManyRequestsException) as refused:
            self.client.invoke(FunctionName=name, **arguments)
        response = refused.exception.response
        self.assertEqual(response["ResponseMetadata"]["HTTPStatusCode"], 429)
        self.assertEqual(
            (response["message"], response["Type"], response["Reason"]),
            ("Rate Exceeded.", "User", "ReservedFunctionConcurrentInvocationLimitExceeded"),
        )

    def test_a_reservation_of_0_stops_a_function_and_1_lets_one_run(self):
        self.golden = None
        self.create_sleeper("busy")
        self.client.put_function_concurrency(FunctionName="busy", ReservedConcurrentExecutions=0)
        self.assert_throttled("busy")
        self.client.put_function_concurrency(FunctionName="busy", ReservedConcurrentExecutions=1)
        invoke(self.client, "busy", {})
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            running = pool.submit(invoke, self.client, "busy", {"sleep": 2})
            time.sleep(0.5)
            self.assert_throttled("busy")
            self.assertEqual(running.result()[1], "$LATEST")
        invoke(self.client, "busy", {})

    def test_what_is_provisioned_runs_when_the_whole_reservation_is(self):
        self.golden = None
        self.create_sleeper("both")
        self.client.publish_version(FunctionName="both")
        self.client.put_function_concurrency(FunctionName="both", ReservedConcurrentExecutions=1)
        self.client.put_provisioned_concurrency_config(FunctionName="both", Qualifier="1",
                                                       ProvisionedConcurrentExecutions=1)
        self.assert_throttled("both")
        self.assertEqual(invoke(self.client, "both", {}, Qualifier="1")[1], "1")
        with self.assertRaises(self.client.exceptions.InvalidParameterValueException) as refused:
            self.client.put_function_concurrency(FunctionName="both", ReservedConcurrentExecutions=0)
        self.assertEqual(
            refused.exception.response["Error"]["Message"],
            " ReservedConcurrentExecutions  0 should not be lower than function's total provisioned concurrency [1].",
        )
        self.assertNotIn("Type", refused.exception.response)


class AccountSettings(GoldenTest):
    def test_settings_tell_limits_and_what_is_used(self):
        self.golden = None
        before = self.client.get_account_settings()
        self.assertEqual(before["AccountLimit"].keys(), {
            "CodeSizeUnzipped", "CodeSizeZipped", "ConcurrentExecutions", "TotalCodeSize",
            "UnreservedConcurrentExecutions"})
        self.assertEqual(before["AccountUsage"], {"FunctionCount": 0, "TotalCodeSize": 0})
        self.create_by_fixture("used")
        self.client.put_function_concurrency(FunctionName="used", ReservedConcurrentExecutions=7)
        after = self.client.get_account_settings()
        size = self.client.get_function_configuration(FunctionName="used")["CodeSize"]
        self.assertEqual(after["AccountUsage"], {"FunctionCount": 1, "TotalCodeSize": size})
        self.assertEqual(after["AccountLimit"]["UnreservedConcurrentExecutions"], 993)
        self.client.update_function_configuration(FunctionName="used", Description="as large as before")
        self.wait("used")
        self.client.publish_version(FunctionName="used")
        self.assertEqual(self.client.get_account_settings()["AccountUsage"]["TotalCodeSize"], 2 * size)


if __name__ == "__main__":
    unittest.main()
