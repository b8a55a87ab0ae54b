"""Event invoke configurations, as AWS answered them."""

import unittest

from golden import ACCOUNT, GoldenTest


class EventInvokeConfigs(GoldenTest):
    def test_the_life_of_a_configuration(self):
        self.recording("TestLambdaEventInvokeConfig", "test_lambda_eventinvokeconfig_lifecycle")
        put, update = "put_function_event_invoke_config", "update_function_event_invoke_config"
        get, listing = "get_function_event_invoke_config", "list_function_event_invoke_configs"
        self.create_by_fixture("life")
        self.call("put_invokeconfig_retries_0", put, FunctionName="life", MaximumRetryAttempts=0)
        self.call("put_invokeconfig_eventage_60", put, FunctionName="life", MaximumEventAgeInSeconds=60)
        self.call("update_invokeconfig_eventage_nochange", update, FunctionName="life", MaximumEventAgeInSeconds=60)
        self.call("update_invokeconfig_retries", update, FunctionName="life", MaximumRetryAttempts=1)
        self.call("get_invokeconfig", get, FunctionName="life")
        self.call("get_invokeconfig_latest", get, FunctionName="life", Qualifier="$LATEST")
        self.call("list_single_invokeconfig", listing, FunctionName="life")
        self.call("publish_version_result", "publish_version", FunctionName="life")
        self.call("get_invokeconfig_postpublish", get, FunctionName="life", Qualifier="1")
        self.call("put_published_invokeconfig", put, FunctionName="life", Qualifier="1", MaximumEventAgeInSeconds=120)
        self.call("get_published_invokeconfig", get, FunctionName="life", Qualifier="1")
        first = self.client.list_function_event_invoke_configs(FunctionName="life", MaxItems=1)
        rest = self.client.list_function_event_invoke_configs(FunctionName="life", Marker=first["NextMarker"], MaxItems=1)
        self.assertEqual(len(first["FunctionEventInvokeConfigs"] + rest["FunctionEventInvokeConfigs"]), 2)
        self.client.delete_function_event_invoke_config(FunctionName="life")
        self.call("list_paging_nolimit_postdelete", listing, FunctionName="life")

    def test_what_cannot_be_and_what_can(self):
        self.recording("TestLambdaEventInvokeConfig", "test_lambda_eventinvokeconfig_exceptions")
        put, update = "put_function_event_invoke_config", "update_function_event_invoke_config"
        get, listing = "get_function_event_invoke_config", "list_function_event_invoke_configs"
        delete = "delete_function_event_invoke_config"
        arn = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:"
        function, fake, other = f"{arn}one", f"{arn}doesnotexist", f"{arn}other"
        self.create_by_fixture("one")
        self.create_by_fixture("other")
        self.call("fn_version_result", "publish_version", FunctionName="one")
        alias = self.call("fn_alias_result", "create_alias", FunctionName="one", Name="eventinvokealias",
                          FunctionVersion="1")

        def puts(label, name="one", **arguments):
            self.call(label, put, FunctionName=name, **({"MaximumRetryAttempts": 1} | arguments))

        puts("put_functionname_name_notfound", "doesnotexist")
        puts("put_functionname_arn_notfound", fake)
        self.call("put_functionname_nootherargs", put, FunctionName="doesnotexist")

        def sends(label, **config):
            self.call(label, put, FunctionName="one", DestinationConfig=config)

        sends("put_destination_lambda_doesntexist", OnSuccess={"Destination": fake})
        sends("put_destination_recursive", OnSuccess={"Destination": function})
        sends("put_destination_other_lambda", OnSuccess={"Destination": other})
        sends("put_destination_invalid_service_arn", OnSuccess={"Destination": function.replace(":lambda:", ":iam:")})
        sends("put_destination_success_no_destination_arn", OnSuccess={})
        sends("put_destination_failure_no_destination_arn", OnFailure={})
        sends("put_destination_invalid_arn_pattern",
              OnFailure={"Destination": function.replace(":lambda:", ":_-/!lambda:")})

        puts("put_destination_latest")
        puts("put_destination_latest_explicit_qualifier", Qualifier="$LATEST")
        puts("put_destination_version", Qualifier="1")
        puts("put_alias_functionname_qualifier", Qualifier="eventinvokealias")
        puts("put_alias_doesnotexist", Qualifier="eventinvokealiasdoesnotexist")
        puts("put_alias_qualifiedarn", alias["AliasArn"])
        puts("put_alias_qualifiedarn_qualifier", alias["AliasArn"], Qualifier="eventinvokealias")
        puts("put_alias_qualifiedarn_qualifierconflict", alias["AliasArn"], Qualifier="eventinvokealiasdoesnotexist")
        puts("put_alias_shorthand", "one:eventinvokealias")
        puts("put_alias_shorthand_qualifier", "one:eventinvokealias", Qualifier="eventinvokealias")
        puts("put_alias_shorthand_qualifierconflict", "one:eventinvokealias", Qualifier="eventinvokealiasdoesnotexist")
        puts("put_version_shorthand", "one:1")
        puts("put_shorthand_qualifier_match", "one:$LATEST", Qualifier="$LATEST")
        puts("put_shorthand_qualifier_mismatch_1", "one:1", Qualifier="$LATEST")
        puts("put_shorthand_qualifier_mismatch_2", "one:$LATEST", Qualifier="1")
        puts("put_shorthand_qualifier_mismatch_3", "one:1", Qualifier="eventinvokealias")
        puts("put_maxevent_maxvalue_result", MaximumRetryAttempts=2, MaximumEventAgeInSeconds=21600)
        puts("put_pre_overwrite", MaximumRetryAttempts=2, MaximumEventAgeInSeconds=60)
        puts("put_post_overwrite", MaximumRetryAttempts=0)
        puts("second_overwrite_existing_response", MaximumRetryAttempts=0)
        self.call("get_post_overwrite", get, FunctionName="one")
        puts("pre_update_response", MaximumRetryAttempts=2, MaximumEventAgeInSeconds=60)
        self.call("update_response", update, FunctionName="one", MaximumRetryAttempts=0)
        self.call("update_response_existing", update, FunctionName="one", MaximumRetryAttempts=0)
        self.call("list_configs", listing, FunctionName="one")
        self.assertIn("NextMarker", self.client.list_function_event_invoke_configs(FunctionName="one", MaxItems=2))
        self.call("delete_latest", delete, FunctionName="one", Qualifier="$LATEST")
        self.call("delete_version", delete, FunctionName="one", Qualifier="1")
        self.call("delete_alias", delete, FunctionName="one", Qualifier="eventinvokealias")
        self.call("list_configs_postdelete", listing, FunctionName="one")
        self.call("delete_function_not_found", delete, FunctionName="one")
        self.call("delete_function_doesnotexist", delete, FunctionName="doesnotexist")
        self.call("list_function_doesnotexist", listing, FunctionName="doesnotexist")
        self.call("get_function_doesnotexist", get, FunctionName="doesnotexist")
        self.call("get_qualifier_doesnotexist", get, FunctionName="one", Qualifier="doesnotexist")
        self.call("update_eventinvokeconfig_function_doesnotexist", update, FunctionName="doesnotexist",
                  MaximumRetryAttempts=0)
        self.call("get_eventinvokeconfig_doesnotexist", get, FunctionName=alias["AliasArn"])
        self.call("update_eventinvokeconfig_config_doesnotexist_with_qualifier", update,
                  FunctionName=alias["AliasArn"], MaximumRetryAttempts=0)
        self.call("update_eventinvokeconfig_config_doesnotexist_without_qualifier", update, FunctionName=function,
                  MaximumRetryAttempts=0)


if __name__ == "__main__":
    unittest.main()
