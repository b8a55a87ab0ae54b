"""Tags of everything that has them."""

import unittest

from golden import ACCOUNT, GoldenTest, answer_of
from harness import ROLE

ARN = f"arn:aws:lambda:us-east-1:{ACCOUNT}"


class Tags(GoldenTest):
    def function(self, name, **options):
        """The ARN of a new function."""
        return self.create_by_fixture(name, **options)["CreateFunctionResponse"]["FunctionArn"]

    def test_recorded_tag_lifecycle(self):
        self.recorded_lifecycle(self.function("lifecycle"))

    def recorded_lifecycle(self, arn):
        self.recording("TestLambdaTag", "test_tag_lifecycle[lambda_function]")
        tag, untag = self.client.tag_resource, self.client.untag_resource
        for label, call, change in [
            ("tag_single_response", tag, {"Tags": {"A": "tag-a"}}),
            ("tag_multiple_response", tag, {"Tags": {"B": "tag-b", "C": "tag-c"}}),
            ("tag_overlap_response", tag, {"Tags": {"C": "tag-c-newsuffix", "D": "tag-d"}}),
            ("untag_single_response", untag, {"TagKeys": ["A"]}),
            ("untag_multiple_response", untag, {"TagKeys": ["B", "C"]}),
            ("untag_nonexisting_response", untag, {"TagKeys": ["F"]}),
            ("untag_existing_and_nonexisting_response", untag, {"TagKeys": ["D", "F"]}),
        ]:
            self.call(label, call, Resource=arn, **change)
            self.call(f"{label}_listtags", "list_tags", Resource=arn)

    def test_everything_with_tags_goes_through_the_same_life(self):
        config = self.client.create_code_signing_config(
            AllowedPublishers={"SigningProfileVersionArns": ["arn:aws:signer:us-east-1::/signing-profiles/p"]})
        self.recorded_lifecycle(config["CodeSigningConfig"]["CodeSigningConfigArn"])
        provider = self.client.create_capacity_provider(
            CapacityProviderName="tagged", VpcConfig={"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
            PermissionsConfig={"CapacityProviderOperatorRoleArn": ROLE})
        self.recorded_lifecycle(provider["CapacityProvider"]["CapacityProviderArn"])
        mapping = self.client.create_event_source_mapping(
            FunctionName=self.function("mapped"), EventSourceArn=f"arn:aws:sqs:us-east-1:{ACCOUNT}:queue",
            Tags={"first": "tag"})["EventSourceMappingArn"]
        self.assertEqual(self.client.list_tags(Resource=mapping)["Tags"], {"first": "tag"})
        self.client.untag_resource(Resource=mapping, TagKeys=["first"])
        self.recorded_lifecycle(mapping)

    def test_recorded_tag_lifecycle_with_the_function(self):
        self.recording("TestLambdaTags", "test_tag_lifecycle")
        arn = self.function("with-function", Tags={"key_a": "value_a"})

        def compare(label):
            self.call(f"list_tags_response_{label}", "list_tags", Resource=arn)
            self.call(f"get_fn_response_{label}", "get_function", FunctionName=arn)

        compare("postfncreate")
        tags = {f"key_{letter}": f"value_{letter}" for letter in "bcde"}
        self.call("tag_resource_response", "tag_resource", Resource=arn, Tags=tags)
        compare("postaddtags")
        tags = {"key_b": "value_b", "key_c": "value_x"}
        self.call("tag_resource_overwrite", "tag_resource", Resource=arn, Tags=tags)
        compare("overwrite")
        self.client.untag_resource(Resource=arn, TagKeys=["key_c", "key_d"])
        compare("postuntag")
        self.client.untag_resource(Resource=arn, TagKeys=["key_a", "key_b", "key_e"])
        compare("postuntagall")
        self.client.delete_function(FunctionName=arn)
        self.call("list_tags_postdelete", "list_tags", Resource=arn)

    def test_recorded_tag_limits(self):
        self.recording("TestLambdaTags", "test_tag_limits")
        arn = self.function("limits")
        tags = {f"{number}_key": f"{number}_value" for number in range(51)}
        self.call("tag_lambda_too_many_tags", "tag_resource", Resource=arn, Tags=tags)
        self.check("create_function_invalid_tags", answer_of(self.create, name="too-many", Tags=tags))
        del tags["50_key"]
        self.call("tag_response", "tag_resource", Resource=arn, Tags=tags)
        self.call("list_tags_response", "list_tags", Resource=arn)
        self.call("get_fn_response", "get_function", FunctionName="limits")
        self.call("tag_lambda_too_many_tags_additional", "tag_resource", Resource=arn, Tags={"a_key": "a_value"})

    def test_recorded_tag_versions(self):
        self.recording("TestLambdaTags", "test_tag_versions")
        arn = self.function("versions", Tags={"key_a": "value_a"})
        version = self.client.publish_version(FunctionName="versions")["FunctionArn"]
        tags = {"key_b": "value_b"}
        self.call("tag_resource_exception", "tag_resource", Resource=version, Tags=tags)
        self.call("tag_resource_latest_exception", "tag_resource", Resource=f"{arn}:$LATEST", Tags=tags)

    def test_mistakes_are_told_as_recorded(self):
        """aws-errors of `test_tag_exceptions`, and what is out of the caller's reach."""
        arn = self.function("mistakes")
        tags, client = {"key_a": "value_a"}, self.client
        invalid, missing = "InvalidParameterValueException", "ResourceNotFoundException"
        unqualified = "Tags on function aliases and versions are not supported. Please specify a function ARN."
        mapping = f"{ARN}:event-source-mapping:8f4bb2a8-0000-4000-8000-000000000000"
        provider = f"{ARN}:capacity-provider:none"
        elsewhere = f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:mistakes"
        for resource, code, message in [
            (f"{ARN}:function:doesnotexist", missing, f"Function not found: {ARN}:function:doesnotexist"),
            (f"{arn}:v1", invalid, unqualified),
            (mapping, missing, f"Event source mapping not found: {mapping}"),
            (provider, missing, f"Capacity provider not found: {provider}"),
            (elsewhere, missing, "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')"),
        ]:
            for call, change in [(client.tag_resource, {"Tags": tags}), (client.untag_resource, {"TagKeys": ["a"]}),
                                 (client.list_tags, {})]:
                with self.subTest(resource, call=call.__name__):
                    self.assert_refused(code, message, call, Resource=resource, **change)
        foreign = arn.replace(ACCOUNT, "222222222222")
        self.assertEqual(answer_of(client.list_tags, Resource=foreign)["Error"]["Code"], "AccessDeniedException")
        for resource in ("arn:aws:something", f"{ARN}:foobar:x", f"{provider}:alias"):
            error = answer_of(client.tag_resource, Resource=resource, Tags=tags)["Error"]
            self.assertEqual(error["Code"], "ValidationException")
            self.assertIn(f"Value '{resource}' at 'resource' failed to satisfy constraint", error["Message"])
        self.assertEqual(client.list_tags(Resource=arn)["Tags"], {})
        client.untag_resource(Resource=arn, TagKeys=["somekey"])
        self.assert_refused(
            "ValidationException", "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: "
            "Member must not be null", client.untag_resource, Resource=arn, TagKeys=[])
        self.assert_refused(invalid, "An error occurred and the request cannot be processed.", client.tag_resource,
                            Resource=arn, Tags={})


if __name__ == "__main__":
    unittest.main()
