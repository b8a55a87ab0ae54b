"""Code signing configurations and the functions they are for."""

import unittest

from golden import ACCOUNT, GoldenTest, answer_of

PUBLISHERS = {"SigningProfileVersionArns": [f"arn:aws:signer:us-east-1:{ACCOUNT}:/signing-profiles/test"]}


class CodeSigning(GoldenTest):
    def config(self, label=None, **options):
        call = self.client.create_code_signing_config
        request = {"Description": "Testing CodeSigning Config", "AllowedPublishers": PUBLISHERS,
                   "CodeSigningPolicies": {"UntrustedArtifactOnDeployment": "Enforce"}} | options
        made = self.call(label, call, **request) if label else call(**request)
        return made["CodeSigningConfig"]["CodeSigningConfigArn"]

    def test_recorded_function_code_signing_config(self):
        client = self.client
        self.recording("TestCodeSigningConfig", "test_function_code_signing_config")
        self.create("signed")
        arn = self.config("create_code_signing_config")
        which, name = {"CodeSigningConfigArn": arn}, {"FunctionName": "signed"}
        self.call("update_code_signing_config", "update_code_signing_config", **which,
                  CodeSigningPolicies={"UntrustedArtifactOnDeployment": "Warn"})
        self.call("get_code_signing_config", "get_code_signing_config", **which)
        self.call("put_function_code_signing_config", "put_function_code_signing_config", **which, **name)
        self.call("get_function_code_signing_config", "get_function_code_signing_config", **name)
        listed = client.list_code_signing_configs()["CodeSigningConfigs"]
        self.check("list_code_signing_configs", next(it for it in listed if it["CodeSigningConfigArn"] == arn))
        self.call("list_functions_by_code_signing_config", "list_functions_by_code_signing_config", **which)
        self.assertEqual(answer_of(client.delete_code_signing_config, **which)["Error"]["Code"],
                         "ResourceConflictException")
        self.call("delete_function_code_signing_config", "delete_function_code_signing_config", **name)
        self.call("delete_code_signing_config", "delete_code_signing_config", **which)

    def test_recorded_not_found(self):
        client = self.client
        self.recording("TestCodeSigningConfig", "test_code_signing_not_found_excs")
        self.create("unsigned")
        arn = self.config("create_code_signing_config")
        valid, invalid = {"CodeSigningConfigArn": arn}, {"CodeSigningConfigArn": f"{arn[:-17]}{'x' * 17}"}
        name, nobody = {"FunctionName": "unsigned"}, {"FunctionName": "csc-test-doesnotexist"}
        update, put = client.update_code_signing_config, client.put_function_code_signing_config
        for label, call, request in [
            ("delete_csc_notfound", client.delete_code_signing_config, invalid),
            ("nothing_to_delete_response", client.delete_function_code_signing_config, name),
            ("delete_function_csc_fnnotfound", client.delete_function_code_signing_config, nobody),
            ("put_function_csc_invalid_fnname", put, valid | nobody),
            ("put_function_csc_invalid_csc_arn", put, invalid | name),
            ("put_function_csc_invalid_both", put, invalid | nobody),
            ("update_csc_invalid_csc_arn", update, invalid | {"Description": "new"}),
            ("update_csc_noupdates", update, invalid),
            ("update_csc_noupdate_response", update, valid),
            ("get_csc_invalid", client.get_code_signing_config, invalid),
            ("get_function_csc_fnwithoutcsc", client.get_function_code_signing_config, name),
            ("get_function_csc_nonexistingfn", client.get_function_code_signing_config, nobody),
            ("list_functions_by_csc_fnwithoutcsc", client.list_functions_by_code_signing_config, valid),
            ("list_functions_by_csc_invalid_cscarn", client.list_functions_by_code_signing_config, invalid),
        ]:
            self.call(label, call, **request)

    def test_functions_out_of_reach(self):
        """Recorded in `test_ops_on_nonexisting_fn` and `test_get_function_wrong_region`."""
        arn = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:nobody"
        elsewhere = arn.replace("us-east-1", "ap-southeast-1")
        for function, message in [
            ("nobody", f"Function not found: {arn}"),
            (elsewhere, "Functions from 'ap-southeast-1' are not reachable in this region ('us-east-1')"),
        ]:
            for call in (self.client.get_function_code_signing_config, self.client.delete_function_code_signing_config):
                self.assert_refused("ResourceNotFoundException", message, call, FunctionName=function)

    def test_a_function_is_created_with_a_configuration(self):
        arn = self.config(Tags={"team": "a"})
        self.assertEqual(self.client.list_tags(Resource=arn)["Tags"], {"team": "a"})
        for name in ("made-a", "made-b", "made-c"):
            self.create(name, CodeSigningConfigArn=arn)
        got = self.client.get_function_code_signing_config(FunctionName="made-a")
        self.assertEqual(got["CodeSigningConfigArn"], arn)
        pages = self.client.get_paginator("list_functions_by_code_signing_config").paginate(
            CodeSigningConfigArn=arn, PaginationConfig={"PageSize": 2})
        self.assertEqual([len(page["FunctionArns"]) for page in pages], [2, 1])

    def test_configurations_without_policies_only_warn(self):
        made = self.client.create_code_signing_config(AllowedPublishers=PUBLISHERS)["CodeSigningConfig"]
        self.assertEqual(made["CodeSigningPolicies"], {"UntrustedArtifactOnDeployment": "Warn"})
        other = self.server.client(account="222222222222")
        error = answer_of(other.get_code_signing_config, CodeSigningConfigArn=made["CodeSigningConfigArn"])["Error"]
        self.assertEqual(error["Code"], "ResourceNotFoundException")


if __name__ == "__main__":
    unittest.main()
