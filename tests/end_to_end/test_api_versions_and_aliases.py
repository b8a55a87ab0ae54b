"""Versions, aliases and revisions, as AWS answered them."""

import unittest

from golden import ACCOUNT, GoldenTest
from harness import archive, create, invoke

# A function is ready here within a millisecond, so these differ if AWS was asked in between.
STATES = ("State", "StateReason", "StateReasonCode", "LastUpdateStatus", "LastUpdateStatusReason",
          "LastUpdateStatusReasonCode", "RevisionId")


class Versions(GoldenTest):
    def test_a_version_is_published_on_creation_and_not_twice(self):
        self.recording("TestLambdaVersions", "test_publish_version_on_create")
        self.check("create_response", self.create("f", Publish=True))
        self.wait("f")
        self.client.get_waiter("function_active_v2").wait(FunctionName="f", Qualifier="1")
        self.call("get_function_result", "get_function", FunctionName="f")
        self.call("get_function_version_result", "get_function", FunctionName="f", Qualifier="1")
        self.call("get_function_latest_result", "get_function", FunctionName="f", Qualifier="$LATEST")
        self.call("list_versions_result", "list_versions_by_function", FunctionName="f")
        self.call("repeated_publish_response", "publish_version", FunctionName="f", Description="again")
        self.call("list_versions_result_after_publish", "list_versions_by_function", FunctionName="f")

    def test_a_version_is_published_with_an_update(self):
        self.recording("TestLambdaVersions", "test_publish_with_update")
        self.check("create_response", self.create("g"))
        self.wait("g")
        self.call("get_function_result", "get_function", FunctionName="g")
        self.call("update_function_code_result", "update_function_code", FunctionName="g", Publish=True,
                  ZipFile=archive({"index.py": "def handler(e, c): pass"}))
        self.call("get_function_version_result", "get_function", STATES, FunctionName="g", Qualifier="1")
        self.call("get_function_latest_result", "get_function", STATES, FunctionName="g", Qualifier="$LATEST")

    def test_code_that_is_not_what_the_client_means_is_not_published(self):
        self.golden = None
        self.create_by_fixture("sha")
        current = self.client.get_function_configuration(FunctionName="sha")["CodeSha256"]
        with self.assertRaises(self.client.exceptions.InvalidParameterValueException) as refused:
            self.client.publish_version(FunctionName="sha", CodeSha256="somenonexistentsha256")
        self.assertEqual(
            refused.exception.response["message"],
            f"CodeSHA256 (somenonexistentsha256) is different from current CodeSHA256 in $LATEST ({current}). "
            "Please try again with the CodeSHA256 in $LATEST.",
        )
        published = self.client.publish_version(FunctionName="sha", CodeSha256=current)
        self.assertEqual(published["Version"], "1")

    def test_revisions_change_as_recorded(self):
        self.recording("TestLambdaRevisions", "test_function_revisions_version_and_alias")
        self.check("create_function_response_rev1", self.create_by_fixture("r"))
        active = self.call("get_function_active_rev2", "get_function", FunctionName="r")
        self.call("publish_version_revision_exception", "publish_version", FunctionName="r", RevisionId="wrong")
        self.call("publish_version_response_rev_v1", "publish_version", FunctionName="r",
                  RevisionId=active["Configuration"]["RevisionId"])
        self.client.get_waiter("published_version_active").wait(FunctionName="r")
        self.call("get_function_published_version_rev_v2", "get_function", FunctionName="r", Qualifier="1")
        self.call("get_function_latest_rev3", "get_function", FunctionName="r")
        alias = self.call("create_alias_response_rev_a1", "create_alias", FunctionName="r", Name="revision_alias",
                          FunctionVersion="1")
        self.call("get_function_latest_rev4", "get_function", FunctionName="r")
        self.call("get_function_published_version_rev_v3", "get_function", FunctionName="r", Qualifier="1")
        self.call("update_alias_revision_exception", "update_alias", FunctionName="r", Name="revision_alias",
                  RevisionId="wrong")
        self.call("update_alias_response_rev_a2", "update_alias", FunctionName="r", Name="revision_alias",
                  Description="something changed", RevisionId=alias["RevisionId"])


class Aliases(GoldenTest):
    def two_versions(self, name):
        environment = {"Variables": {"testenv": "staging"}}
        created = self.create(name, Environment=environment)
        self.wait(name)
        first = self.client.publish_version(FunctionName=name)
        self.client.update_function_configuration(FunctionName=name, Environment={"Variables": {"testenv": "prod"}})
        self.wait(name)
        return created, first, self.client.publish_version(FunctionName=name)

    def test_the_life_of_aliases(self):
        self.recording("TestLambdaAlias", "test_alias_lifecycle")
        for label, answer in zip(("create_response", "publish_v1", "publish_v2"), self.two_versions("a")):
            self.check(label, answer)
        weights = {"AdditionalVersionWeights": {"2": 0.2}}
        alias = self.call("create_alias_1_1", "create_alias", FunctionName="a", Name="aliasname1_1",
                          FunctionVersion="1", Description="custom-alias", RoutingConfig=weights)
        self.call("get_alias_1_1", "get_alias", FunctionName="a", Name="aliasname1_1")
        self.call("get_function_alias_1_1", "get_function", FunctionName="a", Qualifier="aliasname1_1")
        arn = alias["AliasArn"]
        self.call("get_function_byarn_alias_1_1", "get_function", FunctionName=arn)
        self.call("get_function_alias_notfound_exc", "get_function", FunctionName="a", Qualifier="aliasdoesnotexist")
        self.call("get_function_alias_byarn_notfound_exc", "get_function",
                  FunctionName=arn.replace("aliasname1_1", "aliasdoesnotexist"))
        self.call("create_alias_1_2", "create_alias", FunctionName="a", Name="aliasname1_2", FunctionVersion="1",
                  Description="custom-alias")
        self.call("get_alias_1_2", "get_alias", FunctionName="a", Name="aliasname1_2")
        self.call("create_alias_1_3", "create_alias", FunctionName="a", Name="aliasname1_3", FunctionVersion="1")
        self.call("get_alias_1_3", "get_alias", FunctionName="a", Name="aliasname1_3")
        self.call("create_alias_2", "create_alias", FunctionName="a", Name="aliasname2", FunctionVersion="2",
                  Description="custom-alias")
        self.call("get_alias_2", "get_alias", FunctionName="a", Name="aliasname2")
        pages = self.client.get_paginator("list_aliases").paginate(FunctionName="a", PaginationConfig={"PageSize": 1})
        self.check("list_aliases_for_fnname", pages.build_full_result())
        self.call("update_alias_1_1", "update_alias", FunctionName="a", Name="aliasname1_1",
                  RoutingConfig={"AdditionalVersionWeights": {}})
        self.call("get_alias_1_1_after_update", "get_alias", FunctionName="a", Name="aliasname1_1")
        self.call("list_aliases_for_fnname_after_update", "list_aliases", FunctionName="a")
        self.call("update_alias_1_2", "update_alias", FunctionName="a", Name="aliasname1_2")
        self.call("get_alias_1_2_after_update", "get_alias", FunctionName="a", Name="aliasname1_2")
        self.call("list_aliases_for_fnname_after_update_2", "list_aliases", FunctionName="a")
        self.call("list_aliases_for_version", "list_aliases", FunctionName="a", FunctionVersion="1")
        self.call("delete_alias_response", "delete_alias", FunctionName="a", Name="aliasname1_1")
        self.call("list_aliases_for_fnname_afterdelete", "list_aliases", FunctionName="a")

    def test_names_of_aliases(self):
        self.recording("TestLambdaAlias", "test_alias_naming")
        self.check("create_response", self.create("n", Environment={"Variables": {"testenv": "staging"}}))
        self.wait("n")
        self.call("publish_v1", "publish_version", FunctionName="n")
        self.call("create_alias_date", "create_alias", FunctionName="n", Name="2024-01-02", FunctionVersion="1",
                  Description="custom-alias")
        self.call("get_alias_date", "get_alias", FunctionName="n", Name="2024-01-02")
        self.call("create_alias_number_exception", "create_alias", FunctionName="n", Name="2024",
                  FunctionVersion="1", Description="custom-alias")

    def test_an_alias_that_does_not_exist_is_deleted(self):
        self.recording("TestLambdaAlias", "test_non_existent_alias_deletion")
        self.check("create_response", self.create("d", Environment={"Variables": {"testenv": "staging"}}))
        self.call("delete_alias_response", "delete_alias", FunctionName="d", Name="non-existent")

    def test_what_cannot_be_routed_is_refused_in_the_words_of_aws(self):
        self.golden = None
        self.two_versions("w")
        function = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:w"

        def routing(weights, version="1", name="custom", function_name="w"):
            return {"FunctionName": function_name, "Name": name, "FunctionVersion": version,
                    "RoutingConfig": {"AdditionalVersionWeights": weights}}

        for arguments, code, message in (
            (routing({"1": 0.8, "2": 0.2}), "InvalidParameterValueException",
             "Number of items in AdditionalVersionWeights cannot be greater than 1"),
            (routing({"1": 0.5}), "InvalidParameterValueException",
             "Invalid function version 1. Function version 1 is already included in routing configuration."),
            (routing({"2": 0.5}, version="10"), "ResourceNotFoundException", f"Function not found: {function}:10"),
            (routing({"10": 0.5}), "ResourceNotFoundException", f"Function not found: {function}:10"),
            (routing({"1": 0.5}, version="$LATEST"), "InvalidParameterValueException",
             "$LATEST is not supported for an alias pointing to more than 1 version"),
            (routing({"2": 0.5}, function_name="w-unknown"), "ResourceNotFoundException",
             f"Function not found: {function}-unknown:1"),
            (routing({"2": 2}), "ValidationException",
             "1 validation error detected: Value '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed to "
             "satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to "
             "1.0, Member must have value greater than or equal to 0.0, Member must not be null]"),
        ):
            with self.subTest(message):
                with self.assertRaises(self.client.exceptions.ClientError) as refused:
                    self.client.create_alias(**arguments)
                error = refused.exception.response["Error"]
                self.assertEqual((error["Code"], error["Message"]), (code, message))
        self.client.create_alias(FunctionName="w", Name="custom-latest", FunctionVersion="$LATEST")
        self.client.create_alias(**routing({}, name="empty"))
        self.client.create_alias(**routing({"2": 0.5}))
        for method, arguments, message in (
            ("create_alias", routing({"2": 0.5}), f"Alias already exists: {function}:custom"),
            ("get_alias", {"FunctionName": "w", "Name": "none"}, f"Cannot find alias arn: {function}:none"),
            ("update_alias", {"FunctionName": "w", "Name": "none"}, f"Alias not found: {function}:none"),
        ):
            with self.assertRaises(self.client.exceptions.ClientError) as refused:
                getattr(self.client, method)(**arguments)
            self.assertEqual(refused.exception.response["Error"]["Message"], message)

    def test_weights_route_invocations_and_the_answer_names_the_version(self):
        self.golden = None
        create(self.client, "routed", {"app.py": "def handler(e, c):\n    return c.function_version"})
        self.client.publish_version(FunctionName="routed")
        self.client.update_function_configuration(FunctionName="routed", Description="second")
        self.wait("routed")
        self.client.publish_version(FunctionName="routed")
        self.client.create_alias(FunctionName="routed", Name="live", FunctionVersion="1",
                                 RoutingConfig={"AdditionalVersionWeights": {"2": 0.5}})
        seen = set()
        for _ in range(60):
            response, version = invoke(self.client, "routed", {}, Qualifier="live")
            self.assertEqual(response["ExecutedVersion"], version)
            seen.add(version)
        self.assertEqual(seen, {"1", "2"})


if __name__ == "__main__":
    unittest.main()
