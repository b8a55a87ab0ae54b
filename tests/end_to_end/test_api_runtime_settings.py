"""Settings of how versions run: runtime updates, recursion, scaling."""

import unittest

from golden import ACCOUNT, GoldenTest

ARN = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:"


class RuntimeSettings(GoldenTest):
    def answer(self, method, **arguments):
        answer = getattr(self.client, method)(**arguments)
        answer.pop("ResponseMetadata")
        return answer

    def assert_refused(self, message, method, **arguments):
        with self.assertRaises(self.client.exceptions.ClientError) as refused:
            getattr(self.client, method)(**arguments)
        self.assertEqual(refused.exception.response["Error"]["Message"], message)

    def test_an_invalid_recursion_setting_is_refused(self):
        self.recording("TestLambdaRecursion", "test_put_function_recursion_config_invalid_value")
        self.create_by_fixture("loop")
        self.call("put_recursion_invalid_value_error", "put_function_recursion_config", FunctionName="loop",
                  RecursiveLoop="InvalidValue")

    def test_recursion_ends_unless_it_is_allowed(self):
        self.create_by_fixture("loop")
        get, put = "get_function_recursion_config", "put_function_recursion_config"
        self.assertEqual(self.answer(get, FunctionName="loop"), {"RecursiveLoop": "Terminate"})
        allowed = {"RecursiveLoop": "Allow"}
        self.assertEqual(self.answer(put, FunctionName="loop", **allowed), allowed)
        self.assertEqual(self.answer(get, FunctionName="loop"), allowed)
        self.assert_refused(f"Function not found: {ARN}nobody", get, FunctionName="nobody")

    def test_runtimes_are_updated_as_it_is_set(self):
        self.create_by_fixture("managed")
        self.client.publish_version(FunctionName="managed")
        get, put = "get_runtime_management_config", "put_runtime_management_config"
        self.assertEqual(self.answer(get, FunctionName="managed"),
                         {"UpdateRuntimeOn": "Auto", "FunctionArn": f"{ARN}managed"})
        version = "arn:aws:lambda:us-east-1::runtime:" + "a" * 64
        manual = {"UpdateRuntimeOn": "Manual", "RuntimeVersionArn": version}
        expected = manual | {"FunctionArn": f"{ARN}managed:1"}
        self.assertEqual(self.answer(put, FunctionName="managed", Qualifier="1", **manual), expected)
        self.assertEqual(self.answer(get, FunctionName="managed", Qualifier="1"), expected)
        self.assertEqual(self.answer(get, FunctionName="managed")["UpdateRuntimeOn"], "Auto")
        self.assert_refused("You must specify a runtime version ARN when UpdateRuntimeOn is Manual.", put,
                            FunctionName="managed", UpdateRuntimeOn="Manual")
        self.assert_refused(f"Function not found: {ARN}managed:7", get, FunctionName="managed", Qualifier="7")

    def test_the_bounds_of_scaling_are_kept(self):
        self.create_by_fixture("scaled")
        self.client.publish_version(FunctionName="scaled")
        get, put = "get_function_scaling_config", "put_function_scaling_config"
        named = {"FunctionName": "scaled", "Qualifier": "1"}
        self.assertEqual(self.answer(get, **named), {"FunctionArn": f"{ARN}scaled:1"})
        bounds = {"MinExecutionEnvironments": 1, "MaxExecutionEnvironments": 3}
        self.assertEqual(self.answer(put, **named, FunctionScalingConfig=bounds), {"FunctionState": "Active"})
        self.assertEqual(self.answer(get, **named), {
            "FunctionArn": f"{ARN}scaled:1", "AppliedFunctionScalingConfig": bounds,
            "RequestedFunctionScalingConfig": bounds})
        self.assert_refused("MinExecutionEnvironments (4) must not be greater than MaxExecutionEnvironments (3).",
                            put, **named, FunctionScalingConfig={"MinExecutionEnvironments": 4,
                                                                 "MaxExecutionEnvironments": 3})


if __name__ == "__main__":
    unittest.main()
