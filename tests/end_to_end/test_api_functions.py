"""Functions made, read, changed, listed and deleted, as AWS answered."""

import json
import re
import unittest
import urllib.error
import urllib.request

from golden import ACCOUNT, GoldenTest, Recording, answer_of
from harness import archive

RUNTIMES = ("python3.12", "python3.13", "java11", "java17", "java21", "java25", "dotnet8", "dotnet10")
STAND_IN = "public.ecr.aws/lambda/python:3.11"
OTHER_CODE = archive({"index.py": "def handler(event, context): return 2"})
ARN = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:"


class FunctionTest(GoldenTest):
    environment = {"CORACLE_RUNTIME_IMAGE": ",".join(f"{name}={STAND_IN}" for name in RUNTIMES)}

    def code(self):
        return {"ZipFile": archive({"index.py": "def handler(event, context): return event"})}

    def update(self, label, **change):
        """Changes the function `f`, and waits until that is done."""
        self.call(label, "update_function_configuration", FunctionName="f", **change)
        self.wait("f")


class RecordedFunctions(FunctionTest):
    """TestLambdaFunction, call by call."""

    def test_lifecycle(self):
        self.recording("TestLambdaFunction", "test_function_lifecycle")
        self.check("create_response", self.create_by_fixture("f", MemorySize=256, Timeout=5))
        self.call("get_function_response", "get_function", FunctionName="f")
        self.update("update_func_conf_response", Runtime="python3.11", Description="Changed-Description",
                    MemorySize=512, Timeout=10, Environment={"Variables": {"ENV_A": "a"}})
        self.call("get_function_response_postupdate", "get_function", FunctionName="f")
        self.call("update_code_response", "update_function_code", FunctionName="f", ZipFile=OTHER_CODE)
        self.wait("f")
        self.call("get_function_response_postcodeupdate", "get_function", FunctionName="f")
        self.call("delete_response", "delete_function", ("StatusCode",), FunctionName="f")
        self.call("delete_postdelete", "delete_function", FunctionName="f")

    def test_redundant_updates(self):
        self.recording("TestLambdaFunction", "test_redundant_updates")
        self.check("create_response", self.create_by_fixture("f", Description="Initial description"))
        self.update("first_update_result", Description="1st update description")
        self.call("get_fn_config_result", "get_function_configuration", FunctionName="f")
        self.call("get_fn_result", "get_function", FunctionName="f")
        self.update("redundant_update_result", Description="1st update description")
        self.call("get_fn_result_after_redundant_update", "get_function", FunctionName="f")

    def test_missing_versions(self):
        self.create_by_fixture("f")
        for method in ("get_function", "get_function_configuration", "get_function_event_invoke_config"):
            self.recording("TestLambdaFunction", f"test_ops_on_nonexisting_version[{method}]")
            self.call("version_not_found_exception", method, FunctionName="f", Qualifier="1221")

    def test_deletion_of_missing_versions(self):
        self.recording("TestLambdaFunction", "test_delete_on_nonexisting_version")
        self.create_by_fixture("f")
        for _ in range(2):
            self.client.delete_function(FunctionName="f", Qualifier="1233")
        self.client.delete_function(FunctionName="f")
        self.call("delete_function_response_non_existent", "delete_function", FunctionName="f")
        self.call("delete_function_response_non_existent_with_qualifier", "delete_function", FunctionName="f",
                  Qualifier="1233")

    def test_missing_functions_and_functions_of_other_regions(self):
        group = "TestLambdaFunction"
        for method in ("delete_function", "get_function", "get_function_configuration", "get_function_url_config",
                       "get_function_code_signing_config", "get_function_event_invoke_config",
                       "get_function_concurrency"):
            self.recording(group, f"test_ops_on_nonexisting_fn[{method}]")
            self.call("not_found_exception", method, FunctionName="i-dont-exist")
            self.recording(group, f"test_get_function_wrong_region[{method}]")
            self.call("wrong_region_exception", method, FunctionName=ARN.replace("us-east-1", "eu-central-1") + "f")
        self.recording(group, "test_get_function_wrong_region[invoke]")
        self.call("wrong_region_exception", "invoke", FunctionName=ARN.replace("us-east-1", "eu-central-1") + "f")

    def test_lists(self):
        self.recording("TestLambdaFunction", "test_list_functions")
        self.check("create_response_1", self.create_by_fixture("list-1", Publish=True))
        self.check("create_response_2", self.create_by_fixture(
            "list-2", Code={"ZipFile": archive({"handler.py": "def handler(event, context): return event"})}))
        self.call("list_functions_invalid_functionversion", "list_functions", FunctionVersion="invalid")
        pages = self.client.get_paginator("list_functions")
        for label, options in [("list_all", {"FunctionVersion": "ALL"}), ("list_default", {})]:
            self.check(label, pages.paginate(**options, PaginationConfig={"PageSize": 1}).build_full_result())

    def test_vpc(self):
        self.recording("TestLambdaFunction", "test_vpc_config")
        first = {"SubnetIds": ["subnet-0a"], "SecurityGroupIds": ["sg-0a"]}
        second = {"SubnetIds": ["subnet-0b"], "SecurityGroupIds": ["sg-0b"]}
        self.check("create_response", self.create_by_fixture("f", MemorySize=256, Timeout=5, VpcConfig=first))
        self.call("get_function_response", "get_function", FunctionName="f")
        self.update("update_vpcconfig_update_response", VpcConfig=second)
        self.call("update_vpcconfig_get_function_response", "get_function", FunctionName="f")
        self.update("delete_vpcconfig_update_response", VpcConfig={"SubnetIds": [], "SecurityGroupIds": []})
        self.call("delete_vpcconfig_get_function_response", "get_function", FunctionName="f")

    def test_malformed_security_group(self):
        golden = self.recording("TestLambdaFunction", "test_invalid_vpc_config_security_group")
        # There is no EC2 here that could miss a security group.
        golden.compared.add("create-response-non-existent-security-group")
        self.check("create-response-invalid-format-security-group", answer_of(
            self.create, name="f", VpcConfig={"SubnetIds": ["subnet-0a"], "SecurityGroupIds": ["bad-sg-1"]}))

    def test_malformed_name_to_invoke(self):
        self.recording("TestLambdaFunction", "test_invalid_invoke")
        self.call("invoke_function_name_pattern_exc", "invoke", Payload=b"{}",
                  FunctionName="arn:aws:lambda:us-east-1:123400000000@function:myfn")

    def test_names_and_qualifiers(self):
        """Every name and qualifier, in each of the operations it was recorded with."""
        a = "a" * 65
        wrong = ARN.replace("us-east-1", "invalid-region")
        for case, name, qualifier in [
            ("function_name_is_single_invalid", "*", None),
            ("invalid_characters_in_function_name", "my-function!", None),
            ("invalid_characters_in_qualifier", "my-function", "invalid!"),
            ("qualifier_too_long0", "my-function", "a" * 129),
            ("invalid_account_id_in_partial_arn", "invalid-account:function:my-function", None),
            ("invalid_region_in_arn", wrong + "my-function", None),
            ("non_lambda_arn", f"arn:aws:ec2:us-east-1:{ACCOUNT}:instance:i-1234567890abcdef0", None),
            ("function_name_too_long", a, None),
            ("full_arn_with_multiple_qualifiers", ARN + "my-function:1:2", None),
            ("incomplete_arn", "arn:aws:lambda:us-east-1:111111111111:function", None),
            ("partial_arn_with_extra_qualifier", "function:my-function:$LATEST:extra", None),
            ("latest_version_with_additional_qualifier", ARN + "my-function:$LATEST", "1"),
            ("lowercase_latest_qualifier", ARN + "my-function", "$latest"),
            ("missing_region_in_arn", f"arn:aws:lambda::{ACCOUNT}:function:my-function", None),
            ("missing_account_id_in_arn", "arn:aws:lambda:us-east-1::function:my-function", None),
            ("misspelled_latest_in_arn", ARN + "my-function:$LATES", None),
            ("qualifier_too_long", "my-function", "a" * 129),
            ("function_name_and_qualifier_too_long", "my-function", a),
        ]:
            for method in ("get_function", "delete_function", "invoke", "create_function"):
                with self.subTest(case=case, method=method):
                    self.compare_name(case, method, name, qualifier)

    def compare_name(self, case, method, name, qualifier):
        recorded = Recording("TestLambdaFunction", f"test_function_name_and_qualifier_validation[{case}-{method}]")
        if method == "create_function":
            name = f"{name}:{qualifier}" if qualifier else name
            arguments = {"name": name}
            answer = answer_of(self.create, **arguments)
        else:
            arguments = {"FunctionName": name} | ({"Qualifier": qualifier} if qualifier else {})
            answer = answer_of(getattr(self.client, method), **arguments)
        expected = recorded.answers.get(f"{method}_exception")
        if expected is None:
            self.assertEqual(answer["ResponseMetadata"]["HTTPStatusCode"], 201)
            return
        self.assertEqual(answer["Error"]["Code"], expected["Code"])
        for text in expected.get("Errors", [expected.get("Message")]):
            self.assertIn(unmasked(text), answer["Error"]["Message"])

    def test_what_no_function_can_be_called_or_run_on(self):
        # Recorded in aws-errors: test_function_arns, test_create_lambda_exceptions.
        invalid, name = "InvalidParameterValueException", "a" * 65
        self.assert_refused(
            invalid, f"1 validation error detected: Value '{name}' at 'functionName' failed to satisfy constraint: "
            "Member must have length less than or equal to 64", self.create, name=name)
        for runtime in ("PYTHON3.9", "non-existent-runtime"):
            self.assert_refused(
                invalid, f"Value {runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: "
                "[nodejs20.x, python3.14, provided.al2023, python3.12, python3.13, nodejs24.x, nodejs22.x, java25, "
                "python3.10, python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9, java17, nodejs16.x, "
                "dotnet10, dotnet8, java11, dotnet6, nodejs18.x, provided.al2, java8.al2] or be a valid ARN",
                self.create, name="f", Runtime=runtime)

    def test_code_that_no_function_can_have(self):
        # Recorded in aws-errors: test_create_lambda_exceptions, test_oversized_lambda.
        invalid, too_large = "InvalidParameterValueException", "RequestEntityTooLargeException"
        for code, message, archived in [
            (invalid, "Could not unzip uploaded file. Please check your file, then try to upload again.", b"no zip"),
            (invalid, "Unzipped size must be smaller than 262144000 bytes",
             archive({"index.py": b"0" * 262_144_001})),
            (too_large, "Zipped size must be smaller than 52428800 bytes", b"0" * 52_428_801),
        ]:
            self.assert_refused(code, message, self.create, name="f", Code={"ZipFile": archived})
        for source, message in [
            ({}, "Please provide a source for function code."),
            ({"S3Bucket": "bucket"}, "Please provide both S3Bucket and S3Key for code in S3."),
            ({"ZipFile": b"x", "S3Bucket": "bucket", "S3Key": "k"},
             "Please do not provide other FunctionCode parameters when providing a ZipFile."),
            ({"ImageUri": "repository:tag"},
             "Please don't provide ImageUri when creating a function with packageType Zip."),
        ]:
            self.assert_refused(invalid, message, self.create, name="f", Code=source)

    def test_a_second_function_of_a_name_is_a_conflict(self):
        self.create_by_fixture("f")
        self.assert_refused("ResourceConflictException", "Function already exist: f", self.create, name="f")

    def test_a_full_arn_or_a_partial_one_names_the_function_to_update(self):
        self.create_by_fixture("f")
        for name in (ARN + "f", f"{ACCOUNT}:function:f", f"{ACCOUNT}:f", "function:f"):
            updated = self.client.update_function_configuration(FunctionName=name, Description=name)
            self.assertEqual((updated["FunctionArn"], updated["Description"]), (ARN + "f", name))
            self.wait("f")

    def test_revisions_guard_updates(self):
        self.create_by_fixture("f")
        text = ("The Revision Id provided does not match the latest Revision Id. "
                "Call the GetFunction/GetAlias API to retrieve the latest Revision Id")
        current = self.client.get_function_configuration(FunctionName="f")["RevisionId"]
        for revision in ("wrong", "00000000-0000-4000-8000-000000000000"):
            self.assert_refused("PreconditionFailedException", text, self.client.update_function_configuration,
                                FunctionName="f", Description="x", RevisionId=revision)
            self.assert_refused("PreconditionFailedException", text, self.client.update_function_code,
                                FunctionName="f", ZipFile=OTHER_CODE, RevisionId=revision)
        self.client.update_function_code(FunctionName="f", ZipFile=OTHER_CODE, RevisionId=current)

    def test_a_dry_run_shows_what_would_be_and_changes_nothing(self):
        self.create_by_fixture("f")
        before = self.client.get_function(FunctionName="f")
        shown = self.client.update_function_code(FunctionName="f", ZipFile=OTHER_CODE, DryRun=True)
        self.assertNotEqual(shown["CodeSha256"], before["Configuration"]["CodeSha256"])
        after = self.client.get_function(FunctionName="f")
        self.assertEqual(after["Configuration"], before["Configuration"])

    def test_layers_are_checked(self):
        published = self.client.publish_layer_version(LayerName="one", Content={"ZipFile": OTHER_CODE})
        arn = published["LayerVersionArn"]
        missing = arn.replace(":one:1", ":none:1")
        invalid = "InvalidParameterValueException"
        for layers, message in [
            ([arn] * 6, "Cannot reference more than 5 layers."),
            ([arn] * 2, "Two different versions of the same layer are not allowed to be referenced in the same "
                        f"function. {arn} and {arn} are versions of the same layer."),
            ([missing], f"Layer version {missing} does not exist."),
            ([arn.replace("us-east-1", "eu-west-1")],
             "Layers are not in the same region as the function. Layers are expected to be in region us-east-1."),
        ]:
            self.assert_refused(invalid, message, self.create, name="f", Layers=layers)
        self.create("f", Layers=[arn])
        self.wait("f")
        layers = self.client.get_function_configuration(FunctionName="f")["Layers"]
        self.assertEqual([layer["Arn"] for layer in layers], [arn])

    def test_code_size_counts_for_every_version(self):
        self.recording("TestLambdaAccountSettings", "test_account_settings_total_code_size_config_update")

        def usage():
            return self.client.get_account_settings()["AccountUsage"]["TotalCodeSize"]

        start = usage()
        self.create_by_fixture("f", Code={"ZipFile": archive({"index.py": "#" + "x" * 300})})
        created = usage()
        self.check("is_total_code_size_diff_create_function_more_than_200", 100 < created - start)
        self.client.update_function_configuration(FunctionName="f", Description="x")
        self.wait("f")
        self.check("total_code_size_diff_update_function_configuration", usage() - created)
        self.client.publish_version(FunctionName="f")
        self.check("is_total_code_size_diff_publish_version_after_config_update_more_than_200",
                   100 < usage() - created)


def unmasked(text: str) -> str:
    """The text that a masked name stands for."""
    text = text.replace("<partition>", "aws").replace("<region>", "us-east-1")
    return re.sub(r"<a:len\((\d+)\)>", lambda found: "a" * int(found[1]), text)


class RecordedConfigurations(FunctionTest):
    """Sizes, SnapStart, logging and runtimes."""

    def test_environments_that_are_too_large(self):
        for test, label in [("test_large_environment_variables_fails", "failed_create_fn_result"),
                            ("test_large_environment_fails_multiple_keys", "failured_create_fn_result_multi_key")]:
            golden = self.recording("TestLambdaSizeLimits", test)
            measured = golden.answers[label]["message"].split("String measured: ")[1]
            environment = {"Variables": json.loads(measured)}
            self.check(label, answer_of(self.create, name="f", Environment=environment))

    def test_requests_and_archives_that_are_too_large(self):
        for test, size in [("test_oversized_request_create_lambda", 52_700_000),
                           ("test_oversized_zipped_create_lambda", 52_428_801)]:
            self.recording("TestLambdaSizeLimits", test)
            self.check("invalid_param_exc", answer_of(self.create, name="f", Code={"ZipFile": b"0" * size}))

    def test_reserved_keys_of_the_environment(self):
        self.assert_refused(
            "InvalidParameterValueException",
            "Lambda was unable to configure your environment variables because the environment variables you have "
            "provided contains reserved keys that are currently not supported for modification. "
            "Reserved keys used in this request: AWS_REGION",
            self.create, name="f", Environment={"Variables": {"AWS_REGION": "x"}},
        )

    def test_snap_start(self):
        self.recording("TestLambdaSnapStart", "test_snapstart_exceptions")
        self.check("create_function_invalid_snapstart_apply",
                   answer_of(self.create, name="f", SnapStart={"ApplyOn": "invalidOption"}))
        for runtime in RUNTIMES:
            golden = self.recording("TestLambdaSnapStart", f"test_snapstart_update_function_configuration[{runtime}]")
            handler = golden.answers["create_function_response"]["Handler"]
            created = self.create("f", Runtime=runtime, Handler=handler, MemorySize=1024, Timeout=5)
            self.check("create_function_response", created)
            self.wait("f")
            self.update("update_function_response", SnapStart={"ApplyOn": "PublishedVersions"})
            self.client.delete_function(FunctionName="f")

    def test_snap_start_of_runtimes_that_have_none(self):
        for runtime in ("nodejs22.x", "python3.11", "ruby3.3", "provided.al2023"):
            self.assert_refused("InvalidParameterValueException",
                                f"{runtime} is not supported for SnapStart enabled functions.", self.create,
                                name="f", Runtime=runtime, SnapStart={"ApplyOn": "PublishedVersions"})

    def test_logging(self):
        self.recording("TestLoggingConfig", "test_function_advanced_logging_configuration")
        self.check("create_response", self.create_by_fixture(
            "f", MemorySize=256, Timeout=5, LoggingConfig={"LogFormat": "JSON"}))
        self.call("get_function_response", "get_function", FunctionName="f")
        self.call("function_config", "get_function_configuration", FunctionName="f")
        self.update("updated_config", LoggingConfig={"LogGroup": "cool_lambda"})
        self.call("received_config", "get_function_configuration", FunctionName="f")

    def test_log_formats(self):
        self.recording("TestLoggingConfig", "test_advanced_logging_configuration_format_switch")
        self.check("create_response", self.create_by_fixture("f", MemorySize=256, Timeout=5))
        self.call("get_function_response", "get_function", FunctionName="f")
        self.call("function_config", "get_function_configuration", FunctionName="f")
        for suffix, form in [("", "JSON"), ("_v2", "Text")]:
            self.update("updated_config" + suffix, LoggingConfig={"LogFormat": form})
            self.call("received_config" + suffix, "get_function_configuration", FunctionName="f")

    def test_deprecated_runtimes(self):
        for runtime in ("java8", "go1.x", "provided", "ruby2.7", "nodejs14.x", "python3.7", "dotnetcore3.1",
                        "nodejs12.x"):
            self.recording("TestRuntimeValidation",
                           f"test_create_deprecated_function_runtime_with_validation_enabled[{runtime}]")
            self.check("deprecation_error", answer_of(self.create, name="f", Runtime=runtime))


class RecordedImages(FunctionTest):
    """TestLambdaImages, with two images of the test registry."""

    def setUp(self):
        self.image = f"{self.registry.address}/test/app-image:latest"
        self.other_image = f"{self.registry.address}/test/empty-entrypoint:latest"

    def create_image(self, label, **options):
        created = answer_of(
            self.client.create_function, FunctionName="f", PackageType="Image", Code={"ImageUri": self.image},
            Role=f"arn:aws:iam::{ACCOUNT}:role/lambda-role", Environment={"Variables": {"CUSTOM_ENV": "test"}}, **options,
        )
        self.addCleanup(self.forget, "f")
        self.check(label, created)
        self.wait("f")

    def both(self, function, configuration):
        self.call(function, "get_function", FunctionName="f")
        self.call(configuration, "get_function_configuration", FunctionName="f")

    def test_life(self):
        self.recording("TestLambdaImages", "test_lambda_image_crud")
        self.create_image("create-image-response")
        self.both("get-function-code-response", "get-function-config-response")
        self.call("image-to-zipfile-error", "update_function_code", FunctionName="f", ZipFile=OTHER_CODE)
        self.call("update-function-code-response", "update_function_code", FunctionName="f", ImageUri=self.other_image)
        self.wait("f")
        self.both("get-function-code-response-after-update", "get-function-config-response-after-update")

    def test_configuration(self):
        self.recording("TestLambdaImages", "test_lambda_image_and_image_config_crud")
        self.create_image("create-image-with-config-response", ImageConfig={
            "EntryPoint": ["sh"], "Command": ["-c", "echo test"], "WorkingDirectory": "/app1"})
        self.both("get-function-code-with-config-response", "get-function-config-with-config-response")
        self.update("update-function-code-response",
                    ImageConfig={"Command": ["-c", "echo test1"], "WorkingDirectory": "/app1"})
        self.both("get-function-code-response-after-update", "get-function-config-response-after-update")
        self.update("update-function-code-delete-imageconfig-response", ImageConfig={})
        self.both("get-function-code-response-after-delete-imageconfig",
                  "get-function-config-response-after-delete-imageconfig")

    def test_an_archive_does_not_become_an_image(self):
        self.recording("TestLambdaImages", "test_lambda_zip_file_to_image")
        self.check("create-image-response", self.create("f", Handler="handler.handler"))
        self.wait("f")
        self.both("get-function-code-response", "get-function-config-response")
        self.call("zipfile-to-image-error", "update_function_code", FunctionName="f", ImageUri=self.image)
        self.both("get-function-code-response-after-update", "get-function-config-response-after-update")

    def test_versions(self):
        self.recording("TestLambdaImages", "test_lambda_image_versions")
        self.create_image("create_image_response", Publish=True)
        self.client.get_waiter("published_version_active").wait(FunctionName="f", Qualifier="1")
        code = self.call("get_function_result", "get_function", FunctionName="f")["Configuration"]["CodeSha256"]
        self.call("list_versions_result", "list_versions_by_function", FunctionName="f")
        self.update("first_update_response", Description="Second version :)")
        self.call("first_update_get_function", "get_function", FunctionName="f")
        publish = self.client.publish_version
        self.call("invalid_sha_publish", publish, FunctionName="f", Description="Second version description :)",
                  CodeSha256="a" * 64)
        self.call("first_publish_response", publish, FunctionName="f", Description="Second version description :)",
                  CodeSha256=code)
        self.update("second_update_response", Description="Third version :)")
        self.call("second_update_get_function", "get_function", FunctionName="f")
        self.call("second_publish_response", publish, FunctionName="f", Description="Third version description :)")


class CodeLocations(FunctionTest):
    """The links that GetFunction and the layer operations answer."""

    def download(self, link, method="GET"):
        with urllib.request.urlopen(urllib.request.Request(link, method=method), timeout=20) as answer:
            self.assertEqual(answer.headers["Content-Type"], "application/zip")
            return int(answer.headers["Content-Length"]), answer.read()

    def refused(self, link, method="GET"):
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(urllib.request.Request(link, method=method), timeout=20)
        return refused.exception.code

    def test_a_function_and_a_layer_are_downloaded_as_they_were_uploaded(self):
        # Larger than what is in memory at once, and not to be compressed.
        uploaded = archive({"index.py": "def handler(e, c): pass", "data": __import__("random").Random(1).randbytes(3_000_000)})
        self.create("f", Code={"ZipFile": uploaded})
        link = self.client.get_function(FunctionName="f")["Code"]["Location"]
        self.assertEqual(self.download(link), (len(uploaded), uploaded))
        self.assertEqual(self.download(link, "HEAD"), (len(uploaded), b""))
        layer = self.client.publish_layer_version(LayerName="l", Content={"ZipFile": uploaded})
        again = self.client.get_layer_version(LayerName="l", VersionNumber=1)
        for content in (layer["Content"], again["Content"]):
            self.assertEqual(self.download(content["Location"])[1], uploaded)

    def test_a_link_cannot_be_forged_or_used_for_anything_else(self):
        self.create("f")
        self.create("g", Code={"ZipFile": OTHER_CODE})
        link, other = (self.client.get_function(FunctionName=name)["Code"]["Location"] for name in "fg")
        path, query = link.split("?")
        self.assertIn("X-Amz-Expires=600", query)
        for forged in (path, other.split("?")[0] + "?" + query, link.replace("X-Amz-Date=1", "X-Amz-Date=2"),
                       link[:-1] + ("0" if link[-1] != "0" else "1"),
                       path.rsplit("/", 1)[0] + "/..%2Fstate.db?" + query):
            self.assertIn(self.refused(forged), (403, 404), forged)
        for method in ("PUT", "POST", "DELETE"):
            self.assertEqual(self.refused(link, method), 404)


if __name__ == "__main__":
    unittest.main()
