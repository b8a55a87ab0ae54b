"""Policies of functions, versions and aliases."""

import json
import unittest

from golden import ACCOUNT, GoldenTest, answer_of

S3 = {"Action": "lambda:InvokeFunction", "StatementId": "s3", "Principal": "s3.amazonaws.com"}
FROM_BUCKET = S3 | {"SourceArn": "arn:aws:s3:::test-bucket"}
STALE = ("The Revision Id provided does not match the latest Revision Id. "
         "Call the {} API to retrieve the latest Revision Id")


class Permissions(GoldenTest):
    def test_recorded_add_lambda_permission(self):
        self.recording("TestLambdaPermissions", "test_add_lambda_permission_aws")
        self.check("create_lambda", self.create_by_fixture("aws"))
        self.call("add_permission", "add_permission", FunctionName="aws", **FROM_BUCKET)
        self.call("get_policy", "get_policy", FunctionName="aws")

    def test_recorded_remove_multi_permissions(self):
        self.recording("TestLambdaPermissions", "test_remove_multi_permissions")
        client, name = self.client, {"FunctionName": "multi"}
        self.create_by_fixture("multi")
        self.call("add_permission_1", "add_permission", **name, **S3)
        sqs = {"StatementId": "sqs", "Principal": "sqs.amazonaws.com"}
        self.call("add_permission_2", "add_permission", **name, **FROM_BUCKET | sqs)
        self.call("policy_after_2_add", "get_policy", **name)
        self.call("remove_permission_exception_nonexisting_sid", "remove_permission", **name,
                  StatementId="non-existent")
        client.remove_permission(**name, StatementId="sqs")
        self.call("policy_after_removal", "get_policy", **name)
        left = self.call("policy_after_removal_attempt", "get_policy", **name)
        client.remove_permission(**name, StatementId="s3", RevisionId=left["RevisionId"])
        self.call("get_policy_exception_removed_all", "get_policy", **name)

    def test_recorded_versioning(self):
        self.recording("TestLambdaPermissions", "test_lambda_permission_versioning")
        client, name = self.client, {"FunctionName": "versioning"}
        self.create_by_fixture("versioning")
        self.call("add_permission", "add_permission", **name, **FROM_BUCKET)
        self.call("get_policy", "get_policy", **name)
        version = client.publish_version(**name)["Version"]
        self.call("get_policy_after_publishing_latest", "get_policy", **name)
        self.call("get_policy_after_publishing_new_version", "get_policy", **name, Qualifier=version)
        client.add_permission(**name, **FROM_BUCKET, Qualifier=version)
        policy = self.call("get_policy_after_adding_to_new_version", "get_policy", **name)
        second = FROM_BUCKET | {"StatementId": "s3_2", "RevisionId": policy["RevisionId"]}
        client.add_permission(**name, **second)
        self.call("get_policy_after_adding_2", "get_policy", **name)

    def test_mistakes_are_told_as_recorded(self):
        """aws-errors of `test_permission_exceptions`, `test_lambda_permission_fn_versioning`."""
        self.create_by_fixture("mistakes")
        arn = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:"
        invalid, missing = "InvalidParameterValueException", "ResourceNotFoundException"
        for code, message, changes in [
            ("ValidationException",
             "1 validation error detected: Value 'example.com' at 'statementId' failed to satisfy constraint: Member "
             "must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)", {"StatementId": "example.com"}),
            (invalid, "The derived qualifier from the function name does not match the specified qualifier.",
             {"FunctionName": "mistakes:alias-not-42", "Qualifier": "42"}),
            (invalid, "We currently do not support adding policies for $LATEST.",
             {"FunctionName": "mistakes:$LATEST", "Qualifier": "$LATEST"}),
            (invalid, "The provided principal was invalid. Please check the principal and try again.",
             {"Principal": "invalid.nonaws.com"}),
            (missing, f"Function not found: {arn}doesnotexist", {"FunctionName": "doesnotexist"}),
            (missing, f"Cannot find alias arn: {arn}mistakes:alias-doesnotexist",
             {"FunctionName": "mistakes:alias-doesnotexist"}),
            (missing, f"Function not found: {arn}mistakes:42", {"Qualifier": "42"}),
            ("ValidationException",
             "1 validation error detected: Value 'invalid-qualifier-with-?-char' at 'qualifier' failed to satisfy "
             "constraint: Member must satisfy regular expression pattern: \\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+",
             {"Qualifier": "invalid-qualifier-with-?-char"}),
            (missing, f"Function not found: {arn}mistakes:valid-with-$-but-doesnotexist",
             {"Qualifier": "valid-with-$-but-doesnotexist"}),
            ("PreconditionFailedException", STALE.format("GetPolicy"), {"RevisionId": "wrong"}),
            (invalid, "FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action",
             {"FunctionUrlAuthType": "NONE"}),
        ]:
            request = {"FunctionName": "mistakes"} | FROM_BUCKET | changes
            with self.subTest(changes):
                self.assert_refused(code, message, self.client.add_permission, **request)
        nothing = (missing, "The resource you requested does not exist.")
        self.assert_refused(*nothing, self.client.get_policy, FunctionName="doesnotexist")
        self.assert_refused(*nothing, self.client.get_policy, FunctionName="mistakes", Qualifier="77")
        remove, sid = self.client.remove_permission, {"StatementId": "s3"}
        self.assert_refused(missing, "No policy is associated with the given resource.", remove,
                            FunctionName="mistakes", **sid)
        self.client.add_permission(FunctionName="mistakes", **FROM_BUCKET)
        self.assert_refused(
            "ResourceConflictException", "The statement id (s3) provided already exists. Please provide a new "
            "statement id, or remove the existing statement.", self.client.add_permission, FunctionName="mistakes",
            **S3)
        self.assert_refused(missing, f"No policy found for: {arn}doesnotexist", remove, FunctionName="doesnotexist",
                            **sid)
        self.assert_refused(missing, f"Cannot find alias arn: {arn}mistakes:alias-doesnotexist", remove,
                            FunctionName="mistakes", Qualifier="alias-doesnotexist", **sid)
        self.assert_refused("PreconditionFailedException", STALE.format("GetFunction/GetAlias"), remove,
                            FunctionName="mistakes", RevisionId="wrong", **sid)

    def test_versions_and_aliases_have_policies_and_revisions_of_their_own(self):
        client, name = self.client, {"FunctionName": "own"}
        self.create_by_fixture("own")
        version = client.publish_version(**name)["Version"]
        alias = client.create_alias(**name, Name="live", FunctionVersion=version)
        client.add_permission(**name, **S3)
        client.add_permission(FunctionName=f"own:{version}", Qualifier=version, **S3)
        client.add_permission(FunctionName="own:live", Qualifier="live", RevisionId=alias["RevisionId"], **S3)
        arn = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:own"
        for qualifier, resource in [(None, arn), (version, f"{arn}:{version}"), ("live", f"{arn}:live")]:
            options = {"Qualifier": qualifier} if qualifier else {}
            policy = client.get_policy(**name, **options)
            self.assertEqual(json.loads(policy["Policy"])["Statement"][0]["Resource"], resource)
        self.assertEqual(policy["RevisionId"], client.get_alias(**name, Name="live")["RevisionId"])
        self.assertNotEqual(policy["RevisionId"], alias["RevisionId"])

    def test_every_principal_and_condition_is_in_the_statement(self):
        self.create_by_fixture("fields")
        user = "arn:aws:iam::222222222222:user/somebody"
        token = "amzn1.ask.skill.xxxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"
        equals, like = "StringEquals", "ArnLike"
        for number, (request, principal, condition) in enumerate([
            ({"Principal": "*", "SourceAccount": ACCOUNT}, "*", {equals: {"AWS:SourceAccount": ACCOUNT}}),
            ({"Principal": ACCOUNT}, {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, None),
            ({"Principal": user}, {"AWS": user}, None),
            ({"Principal": "*", "EventSourceToken": token}, "*", {equals: {"lambda:EventSourceToken": token}}),
            ({"Principal": "*", "Action": "lambda:InvokeFunctionUrl", "SourceArn": "arn:aws:s3:::b",
              "SourceAccount": ACCOUNT, "PrincipalOrgID": "o-1234567890", "FunctionUrlAuthType": "NONE"}, "*",
             {equals: {"lambda:FunctionUrlAuthType": "NONE", "AWS:SourceAccount": ACCOUNT,
                       "aws:PrincipalOrgID": "o-1234567890"}, like: {"AWS:SourceArn": "arn:aws:s3:::b"}}),
            ({"Principal": "*", "InvokedViaFunctionUrl": True}, "*",
             {"Bool": {"lambda:InvokedViaFunctionUrl": "true"}}),
        ]):
            request = {"Action": "lambda:InvokeFunction", "StatementId": f"s{number}"} | request
            statement = json.loads(self.client.add_permission(FunctionName="fields", **request)["Statement"])
            self.assertEqual(statement["Principal"], principal)
            self.assertEqual(statement.get("Condition"), condition)

    def test_a_whole_policy_is_put_read_and_deleted(self):
        client = self.client
        self.create_by_fixture("whole")
        arn = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:whole"
        statement = {"Sid": "all", "Effect": "Allow", "Principal": "*", "Action": "lambda:InvokeFunction",
                     "Resource": arn}
        document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        nothing = ("ResourceNotFoundException", "The resource you requested does not exist.")
        self.assert_refused(*nothing, client.get_resource_policy, ResourceArn=arn)
        self.assert_refused(*nothing, client.put_resource_policy, ResourceArn=f"{arn}x", Policy=document)
        put = client.put_resource_policy(ResourceArn=arn, Policy=document)
        got = client.get_resource_policy(ResourceArn=arn)
        self.assertEqual(json.loads(got["Policy"])["Statement"], [statement])
        self.assertEqual(got["RevisionId"], put["RevisionId"])
        self.assertEqual(client.get_policy(FunctionName="whole")["Policy"], got["Policy"])
        client.add_permission(FunctionName="whole", **S3)
        self.assert_refused("PreconditionFailedException", STALE.format("GetPolicy"), client.delete_resource_policy,
                            ResourceArn=arn, RevisionId=put["RevisionId"])
        for text in ("text", "[]", '{"Statement": []}'):
            error = answer_of(client.put_resource_policy, ResourceArn=arn, Policy=text)["Error"]
            self.assertEqual(error["Code"], "InvalidParameterValueException", error)
        deleted = client.delete_resource_policy(ResourceArn=arn)
        self.assertEqual(deleted["ResponseMetadata"]["HTTPStatusCode"], 204)
        self.assert_refused(*nothing, client.delete_resource_policy, ResourceArn=arn)
        runtime = f"arn:aws:lambda:us-east-1:{ACCOUNT}:runtime/mine"
        self.assertEqual(answer_of(client.get_resource_policy, ResourceArn=runtime)["Error"]["Code"],
                         "ResourceNotFoundException")


if __name__ == "__main__":
    unittest.main()
