"""Capacity providers, which are only kept."""

import unittest

from golden import ACCOUNT, GoldenTest, answer_of
from harness import ROLE

ARN = f"arn:aws:lambda:us-east-1:{ACCOUNT}:capacity-provider:"
WHERE = {"VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
         "PermissionsConfig": {"CapacityProviderOperatorRoleArn": ROLE}}


class CapacityProviders(GoldenTest):
    def test_life_of_a_capacity_provider(self):
        client, name = self.client, {"CapacityProviderName": "life"}
        given = WHERE | {"CapacityProviderScalingConfig": {"MaxVCpuCount": 8, "ScalingMode": "Auto"},
                         "InstanceRequirements": {"Architectures": ["x86_64"]}}
        made = answer_of(client.create_capacity_provider, **name, **given, Tags={"a": "b"})
        self.assertEqual(made["ResponseMetadata"]["HTTPStatusCode"], 202)
        self.assertEqual(made["CapacityProvider"]["State"], "Pending")
        self.assertEqual(client.list_tags(Resource=f"{ARN}life")["Tags"], {"a": "b"})
        for which in ("life", f"{ARN}life"):
            got = client.get_capacity_provider(CapacityProviderName=which)["CapacityProvider"]
            self.assertIn("LastModified", got)
            del got["LastModified"]
            self.assertEqual(got, given | {"CapacityProviderArn": f"{ARN}life", "State": "Active"})
        self.assert_refused("ResourceConflictException", "Capacity provider already exists: life",
                            client.create_capacity_provider, **name, **given)
        scaling = {"ScalingMode": "Manual", "ScalingPolicies": [
            {"PredefinedMetricType": "LambdaCapacityProviderAverageCPUUtilization", "TargetValue": 50.0}]}
        client.update_capacity_provider(**name, CapacityProviderScalingConfig=scaling)
        got = client.get_capacity_provider(**name)["CapacityProvider"]
        self.assertEqual(got["CapacityProviderScalingConfig"], scaling)
        self.assertEqual(got["InstanceRequirements"], given["InstanceRequirements"])
        deleted = answer_of(client.delete_capacity_provider, **name)
        self.assertEqual(deleted["ResponseMetadata"]["HTTPStatusCode"], 202)
        self.assertEqual(deleted["CapacityProvider"]["State"], "Deleting")
        for call in (client.get_capacity_provider, client.delete_capacity_provider, client.update_capacity_provider,
                     client.list_function_versions_by_capacity_provider):
            self.assert_refused("ResourceNotFoundException", f"Capacity provider not found: {ARN}life", call, **name)

    def test_lists_are_paged_and_filtered_by_state(self):
        client = self.server.client(account=ACCOUNT, region="eu-west-1")
        for name in ("a", "b", "c"):
            client.create_capacity_provider(CapacityProviderName=name, **WHERE)
        pages = client.get_paginator("list_capacity_providers").paginate(PaginationConfig={"PageSize": 2})
        self.assertEqual([len(page["CapacityProviders"]) for page in pages], [2, 1])
        self.assertEqual(len(client.list_capacity_providers(State="Active")["CapacityProviders"]), 3)
        self.assertEqual(client.list_capacity_providers(State="Failed")["CapacityProviders"], [])
        foreign = f"{ARN}a"
        self.assert_refused("ResourceNotFoundException", f"Capacity provider not found: {foreign}",
                            client.get_capacity_provider, CapacityProviderName=foreign)

    def test_versions_on_a_provider_are_listed_and_keep_it(self):
        client = self.client
        client.create_capacity_provider(CapacityProviderName="used", **WHERE)
        config = {"LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": f"{ARN}used"}}
        self.create("on", CapacityProviderConfig=config)
        listed = client.list_function_versions_by_capacity_provider(CapacityProviderName="used")
        self.assertEqual(listed["CapacityProviderArn"], f"{ARN}used")
        self.assertEqual([version["FunctionArn"] for version in listed["FunctionVersions"]],
                         [f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:on:$LATEST"])
        self.assertEqual(answer_of(client.delete_capacity_provider, CapacityProviderName="used")["Error"]["Code"],
                         "ResourceConflictException")
        client.delete_function(FunctionName="on")
        client.delete_capacity_provider(CapacityProviderName="used")


if __name__ == "__main__":
    unittest.main()
