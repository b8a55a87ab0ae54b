"""Function URL configurations, as AWS answered them."""

import unittest

from golden import ACCOUNT, GoldenTest

NODE = {"Runtime": "nodejs20.x", "Handler": "lambda_handler.handler"}


class FunctionUrls(GoldenTest):
    def with_alias(self, name):
        self.create_by_fixture(name, **NODE)
        self.call("fn_version_result", "publish_version", FunctionName=name)
        self.call("create_alias_result", "create_alias", FunctionName=name, Name="urlalias", FunctionVersion="1")

    def test_urls_are_listed_in_pages(self):
        self.recording("TestLambdaUrl", "test_url_config_list_paging")
        self.with_alias("paged")
        create, listing = "create_function_url_config", "list_function_url_configs"
        self.call("list_function_notfound", listing, FunctionName="doesnotexist")
        self.call("list_all_empty", listing, FunctionName="paged")
        self.call("url_config_fn", create, FunctionName="paged", AuthType="NONE")
        self.call("url_config_alias", create, FunctionName="paged:urlalias", Qualifier="urlalias", AuthType="NONE")
        everything = self.call("list_all", listing, FunctionName="paged")["FunctionUrlConfigs"]
        first = self.client.list_function_url_configs(FunctionName="paged", MaxItems=1)
        rest = self.client.list_function_url_configs(FunctionName="paged", MaxItems=1, Marker=first["NextMarker"])
        self.assertEqual(first["FunctionUrlConfigs"] + rest["FunctionUrlConfigs"], everything)

    def test_what_has_no_url(self):
        self.recording("TestLambdaUrl", "test_url_config_exceptions")
        self.with_alias("exceptional")
        cases = {
            "name_doesnotexist": {"FunctionName": "doesnotexist"},
            "arn_doesnotexist": {"FunctionName": f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:doesnotexist"},
            "name_doesnotexist_qualifier": {"FunctionName": "doesnotexist", "Qualifier": "1"},
            "qualifier_version": {"FunctionName": "exceptional", "Qualifier": "1"},
            "qualifier_version_doesnotexist": {"FunctionName": "exceptional", "Qualifier": "2"},
            "qualifier_alias_doesnotexist": {"FunctionName": "exceptional", "Qualifier": "v1"},
            "qualifier_alias_doesnotmatch_arn": {
                "FunctionName": "exceptional:urlalias-doesnotmatch", "Qualifier": "urlalias"},
            "qualifier_latest": {"FunctionName": "exceptional", "Qualifier": "$LATEST"},
            "config_doesnotexist": {"FunctionName": "exceptional"},
        }
        # AWS fails internally there; we say what is wrong, as for the other operations.
        self.golden.answers.pop("delete_function_url_config_qualifier_alias_doesnotmatch_arn")
        methods = (("create", {"AuthType": "NONE"}), ("get", {}), ("delete", {}), ("update", {"AuthType": "AWS_IAM"}))
        for verb, more in methods:
            for case, arguments in cases.items():
                label = f"{verb}_function_url_config_{case}"
                if label in self.golden.answers:
                    self.call(label, f"{verb}_function_url_config", **arguments, **more)

    def test_the_life_of_a_url(self):
        self.golden = None
        self.create_by_fixture("life", **NODE)
        cors = {"AllowOrigins": ["https://shop.example"], "AllowMethods": ["GET"], "MaxAge": 60}
        created = self.client.create_function_url_config(
            FunctionName="life", AuthType="NONE", InvokeMode="RESPONSE_STREAM", Cors=cors)
        self.assertRegex(created["FunctionUrl"], r"^http://[0-9a-z]{32}\.lambda-url\.us-east-1\.localhost:\d+/$")
        self.assertEqual((created["Cors"], created["InvokeMode"]), (cors, "RESPONSE_STREAM"))
        with self.assertRaises(self.client.exceptions.ResourceConflictException) as refused:
            self.client.create_function_url_config(FunctionName="life", AuthType="NONE")
        self.assertEqual(
            refused.exception.response["message"],
            f"Failed to create function url config for [functionArn = arn:aws:lambda:us-east-1:{ACCOUNT}:function:"
            "life]. Error message:  FunctionUrlConfig exists for this Lambda function",
        )
        updated = self.client.update_function_url_config(FunctionName="life", AuthType="AWS_IAM")
        self.assertEqual((updated["AuthType"], updated["Cors"]), ("AWS_IAM", cors))
        got = self.client.get_function_url_config(FunctionName="life")
        self.assertEqual(got | {"ResponseMetadata": None}, updated | {"ResponseMetadata": None})
        self.client.delete_function_url_config(FunctionName="life")
        with self.assertRaises(self.client.exceptions.ResourceNotFoundException):
            self.client.get_function_url_config(FunctionName="life")


if __name__ == "__main__":
    unittest.main()
