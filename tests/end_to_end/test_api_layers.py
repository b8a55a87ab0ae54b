"""Layers: what AWS answers about them, and what functions find at /opt."""

import unittest

from golden import ACCOUNT, GoldenTest, answer_of
from harness import ROLE, archive, create, invoke, wait_active

CONTENT = archive({"python/dummy.py": "value = 1"})


class RecordedLayers(GoldenTest):
    """The recorded sequences, call by call."""

    def publish(self, name, **options):
        return answer_of(self.client.publish_layer_version, LayerName=name, Content={"ZipFile": CONTENT}, **options)

    def test_layer_exceptions(self):
        self.recording("TestLambdaLayer", "test_layer_exceptions")
        published = self.publish("exceptions", CompatibleRuntimes=["python3.12"], CompatibleArchitectures=["x86_64"])
        self.check("publish_result", published)
        self.call("list_layers_exc_compatibleruntime_invalid", "list_layers", CompatibleRuntime="runtimedoesnotexist")
        self.call("list_layers_exc_compatiblearchitecture_invalid", "list_layers",
                  CompatibleArchitecture="archdoesnotexist")
        self.call("list_nonexistent_layer", "list_layer_versions", LayerName="layerdoesnotexist")
        client = self.client
        get, by_arn, delete = client.get_layer_version, client.get_layer_version_by_arn, client.delete_layer_version
        self.call("get_layer_version_exc_layer_doesnotexist", get, LayerName="layerdoesnotexist", VersionNumber=1)
        for label, number in [("negative", -1), ("zero", 0), ("2", 2)]:
            self.call(f"get_layer_version_exc_layer_version_doesnotexist_{label}", get, LayerName="exceptions",
                      VersionNumber=number)
        arn = published["LayerArn"]
        self.call("get_layer_version_by_arn_exc_invalidarn", by_arn, Arn=arn)
        self.call("get_layer_version_by_arn_exc_nonexistentversion", by_arn, Arn=f"{arn}:2")
        for label, name, number in [
            ("delete_nonexistent_response", "layerdoesnotexist", 1),
            ("delete_nonexistent_version_response", "exceptions", 2),
            ("delete_layer_response", "exceptions", 1),
            ("delete_layer_again_response", "exceptions", 1),
            ("delete_layer_version_exc_layerversion_invalid_version", "exceptions", -1),
        ]:
            self.call(label, delete, LayerName=name, VersionNumber=number)
        published = self.publish("empty", CompatibleRuntimes=[], CompatibleArchitectures=[])
        self.check("publish_empty_result", published)
        for label, runtimes, architectures in [
            ("invalid_runtime_arch", ["invalidruntime"], ["invalidarch"]),
            ("partially_invalid_values", ["invalidruntime", "invalidruntime2", "nodejs20.x"],
             ["invalidarch", "x86_64"]),
        ]:
            self.check(f"publish_layer_version_exc_{label}", self.publish(
                "invalid", CompatibleRuntimes=runtimes, CompatibleArchitectures=architectures))

    def test_layer_policy_exceptions(self):
        self.recording("TestLambdaLayer", "test_layer_policy_exceptions")
        client, name = self.client, "layer4policy"
        published = self.publish(name, CompatibleRuntimes=["python3.12"], CompatibleArchitectures=["x86_64"])
        self.check("publish_result", published)
        get = client.get_layer_version_policy
        remove = client.remove_layer_version_permission

        def add(label, **changes):
            request = {"LayerName": name, "VersionNumber": 1, "Action": "lambda:GetLayerVersion", "Principal": "*"}
            return self.call(label, client.add_layer_version_permission, **request | changes)

        self.call("layer_permission_nopolicy_get", get, LayerName=name, VersionNumber=1)
        add("add_layer_permission_result", StatementId="s1")
        add("layer_permission_action_invalid", StatementId="s", Action="*")
        add("layer_permission_duplicate_statement", StatementId="s1")
        add("layer_permission_wrong_revision", StatementId="s2", RevisionId="wrong")
        for label, layer, number in [("layername", f"{name}-doesnotexist", 1), ("layerversion", name, 2)]:
            add(f"layer_permission_{label}_doesnotexist_add", LayerName=layer, VersionNumber=number, StatementId="s")
            which = {"LayerName": layer, "VersionNumber": number}
            self.call(f"layer_permission_{label}_doesnotexist_get", get, **which)
            self.call(f"layer_permission_{label}_doesnotexist_remove", remove, StatementId="s1", **which)
        self.call("layer_permission_statementid_doesnotexist_remove", remove, LayerName=name, VersionNumber=1,
                  StatementId="doesnotexist")
        self.call("layer_permission_wrong_revision_remove", remove, LayerName=name, VersionNumber=1, StatementId="s1",
                  RevisionId="wrong")

    def test_layer_function_quota_exception(self):
        self.recording("TestLambdaLayer", "test_layer_function_quota_exception")
        arns = [self.publish(f"quota-{number}", CompatibleRuntimes=[])["LayerVersionArn"] for number in range(6)]
        self.check("create_function_with_six_layers", answer_of(self.create, name="quota", Layers=arns))


class Layers(GoldenTest):
    """What no recording has: names as ARNs, pages, filters, policies across accounts."""

    def publish(self, name, client=None, **options):
        client = client or self.client
        return client.publish_layer_version(LayerName=name, Content={"ZipFile": CONTENT}, **options)

    def test_life_of_a_layer(self):
        first = self.publish("life", Description="first", LicenseInfo="MIT", CompatibleRuntimes=["python3.12"])
        second = self.publish("life")
        self.assertEqual((first["Version"], second["Version"]), (1, 2))
        self.assertEqual(first["Content"]["CodeSha256"], second["Content"]["CodeSha256"])
        self.assertNotIn("CompatibleRuntimes", second)
        self.assertNotIn("CompatibleArchitectures", second)
        self.assertNotIn("LicenseInfo", second)
        self.assertEqual(second["Description"], "")
        for got in [
            self.client.get_layer_version(LayerName="life", VersionNumber=1),
            self.client.get_layer_version(LayerName=first["LayerArn"], VersionNumber=1),
            self.client.get_layer_version_by_arn(Arn=first["LayerVersionArn"]),
        ]:
            for answer in (got, first):
                answer.pop("ResponseMetadata", None)
                answer["Content"].pop("Location", None)
            self.assertEqual(got, first)
        listed = self.client.list_layer_versions(LayerName=first["LayerArn"])["LayerVersions"]
        self.assertEqual([version["Version"] for version in listed], [2, 1])
        in_list = {name: value for name, value in first.items() if name not in ("Content", "LayerArn")}
        self.assertEqual(listed[1], in_list)
        for version in (1, 2):
            self.client.delete_layer_version(LayerName="life", VersionNumber=version)
        self.assertEqual(self.client.list_layer_versions(LayerName="life")["LayerVersions"], [])
        self.assertEqual(self.publish("life")["Version"], 3)

    def test_lists_are_filtered_and_paged(self):
        client = self.server.client(account=ACCOUNT, region="eu-west-1")
        for name in ("a", "b", "c"):
            self.publish(name, client, CompatibleRuntimes=["python3.12"], CompatibleArchitectures=["x86_64"])
        self.publish("b", client, CompatibleRuntimes=["nodejs22.x"], CompatibleArchitectures=["arm64"])
        pages = list(client.get_paginator("list_layers").paginate(PaginationConfig={"PageSize": 2}))
        self.assertEqual([[layer["LayerName"] for layer in page["Layers"]] for page in pages], [["a", "b"], ["c"]])
        self.assertEqual(pages[0]["Layers"][1]["LatestMatchingVersion"]["Version"], 2)
        self.assertEqual(pages[0]["Layers"][1]["LayerArn"], f"arn:aws:lambda:eu-west-1:{ACCOUNT}:layer:b")
        for number, wanted in [(1, {"CompatibleRuntime": "python3.12"}), (2, {"CompatibleArchitecture": "arm64"})]:
            layers = {layer["LayerName"]: layer for layer in client.list_layers(**wanted)["Layers"]}
            self.assertEqual(layers["b"]["LatestMatchingVersion"]["Version"], number)
            versions = client.list_layer_versions(LayerName="b", **wanted)["LayerVersions"]
            self.assertEqual([version["Version"] for version in versions], [number])
        pages = client.get_paginator("list_layer_versions").paginate(LayerName="b", PaginationConfig={"PageSize": 1})
        self.assertEqual([page["LayerVersions"][0]["Version"] for page in pages], [2, 1])
        self.assert_refused("InvalidParameterValueException", "Invalid pagination token.", client.list_layers,
                            Marker="nonsense")

    def test_policy_of_a_layer_version_comes_and_goes(self):
        self.publish("policy")
        version = {"LayerName": "policy", "VersionNumber": 1}
        add = {"Action": "lambda:GetLayerVersion", "Principal": "*"} | version
        first = self.client.add_layer_version_permission(StatementId="s1", **add)
        got = self.client.get_layer_version_policy(**version)
        self.assertEqual(got["RevisionId"], first["RevisionId"])
        second = self.client.add_layer_version_permission(
            StatementId="s2", OrganizationId="o-1234567890", RevisionId=got["RevisionId"], **add)
        self.assertIn('"Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1234567890"}}', second["Statement"])
        for statement, revision in [("s2", second["RevisionId"]), ("s1", None)]:
            options = {"RevisionId": revision} if revision else {}
            removed = self.client.remove_layer_version_permission(StatementId=statement, **version, **options)
            self.assertEqual(removed["ResponseMetadata"]["HTTPStatusCode"], 204)
        self.assert_refused("ResourceNotFoundException", "No policy is associated with the given resource.",
                            self.client.get_layer_version_policy, **version)

    def test_layers_of_other_accounts_are_denied_until_shared(self):
        arn = self.publish("shared")["LayerVersionArn"]
        layer, _, _ = arn.rpartition(":")
        other = self.server.client(account="222222222222")

        def denied(action, resource):
            return (f"User: arn:aws:iam::222222222222:root is not authorized to perform: lambda:{action} on resource: "
                    f"{resource} because no resource-based policy allows the lambda:{action} action")

        refused = "AccessDeniedException"
        self.assert_refused(refused, denied("GetLayerVersion", arn), other.get_layer_version_by_arn, Arn=arn)
        self.assert_refused(refused, denied("ListLayerVersions", layer), other.list_layer_versions, LayerName=layer)
        self.assert_refused(refused, denied("DeleteLayerVersion", layer), other.delete_layer_version, LayerName=layer,
                            VersionNumber=1)
        self.client.add_layer_version_permission(
            LayerName="shared", VersionNumber=1, StatementId="s", Action="lambda:GetLayerVersion",
            Principal="222222222222")
        self.assertEqual(other.get_layer_version_by_arn(Arn=arn)["LayerVersionArn"], arn)
        self.assertEqual(other.get_layer_version(LayerName=layer, VersionNumber=1)["Version"], 1)
        # A layer of the same name is another one.
        self.assert_refused("ResourceNotFoundException", "The resource you requested does not exist.",
                            other.get_layer_version, LayerName="shared", VersionNumber=1)

    def test_layers_of_other_regions_do_not_exist(self):
        arn = self.publish("regional")["LayerVersionArn"]
        other = self.server.client(account=ACCOUNT, region="eu-west-1")
        missing = ("ResourceNotFoundException", "The resource you requested does not exist.")
        self.assert_refused(*missing, other.get_layer_version_by_arn, Arn=arn)
        self.assert_refused(*missing, other.get_layer_version, LayerName=arn.removesuffix(":1"), VersionNumber=1)
        for number in ("99999999999999999999", "007"):
            self.assert_refused(*missing, self.client.get_layer_version_by_arn, Arn=arn.removesuffix("1") + number)

    def test_images_have_no_layers(self):
        arn = self.publish("not-for-images")["LayerVersionArn"]
        self.assert_refused(
            "InvalidParameterValueException", "Please don't provide Handler or Runtime or Layer when the intended "
            "function PackageType is Image.", self.client.create_function, FunctionName="image", Role=ROLE,
            PackageType="Image", Code={"ImageUri": "registry.test/image:1"}, Layers=[arn])

    def test_layers_of_a_function_that_cannot_be_used(self):
        """aws-errors of `test_layer_function_exceptions`."""
        one, two = (self.publish("twice")["LayerVersionArn"] for _ in range(2))
        layer = one.removesuffix(":1")
        abroad = self.publish("twice", self.server.client(account=ACCOUNT, region="us-west-2"))["LayerVersionArn"]
        same = ("Two different versions of the same layer are not allowed to be referenced in the same function. "
                "{} and {} are versions of the same layer.")
        for arns, message in [
            ([one, two], same.format(one, two)),
            ([one, one], same.format(one, one)),
            ([f"{layer}:9"], f"Layer version {layer}:9 does not exist."),
            ([abroad], "Layers are not in the same region as the function. "
                       "Layers are expected to be in region us-east-1."),
        ]:
            with self.subTest(arns):
                error = answer_of(self.create, name="unusable", Layers=arns)["Error"]
                self.assertEqual((error["Code"], error["Message"]), ("InvalidParameterValueException", message))
        error = answer_of(self.create, name="unusable", Layers=[layer])["Error"]
        self.assertEqual(error["Code"], "ValidationException")

    def test_content_must_be_an_archive(self):
        text = "Could not unzip uploaded file. Please check your file, then try to upload again."
        self.assert_refused("InvalidParameterValueException", text, self.client.publish_layer_version,
                            LayerName="broken", Content={"ZipFile": b"no archive"})
        self.assertEqual(answer_of(self.client.publish_layer_version, LayerName="none", Content={})["Error"]["Code"],
                         "InvalidParameterValueException")


LOOK = """
import os, subprocess
def handler(event, context):
    answer = {"files": sorted(os.path.join(at, name) for at, _, names in os.walk("/opt") for name in names)}
    answer["texts"] = {path: open(path).read() for path in answer["files"] if path.endswith(".txt")}
    for module in event.get("import", []):
        answer[module] = __import__(module).value
    if event.get("run"):
        answer["output"] = subprocess.run(event["run"], capture_output=True, text=True).stdout
    try:
        open("/opt/new", "w")
    except OSError as error:
        answer["write"] = error.strerror
    return answer
"""


class LayersOfFunctions(GoldenTest):
    """Functions run with their layers merged at /opt."""

    def layer(self, name, files, executable=()):
        content = {"ZipFile": archive(files, executable)}
        return self.client.publish_layer_version(LayerName=name, Content=content)["LayerVersionArn"]

    def test_python_layer_is_importable_and_read_only(self):
        arn = self.layer("python", {"python/from_layer.py": "value = 'from the layer'"})
        configuration = create(self.client, "python", {"app.py": LOOK}, Layers=[arn])
        self.assertEqual([layer["Arn"] for layer in configuration["Layers"]], [arn])
        _, answer = invoke(self.client, "python", {"import": ["from_layer"]})
        self.assertEqual(answer["from_layer"], "from the layer")
        self.assertEqual(answer["write"], "Read-only file system")

    def test_function_without_layers_has_an_empty_opt(self):
        create(self.client, "bare", {"app.py": LOOK})
        self.assertEqual(invoke(self.client, "bare", {})[1]["files"], [])

    def test_later_layer_wins_and_directories_merge(self):
        lower = self.layer("lower", {"shared.txt": "lower", "d/lower.txt": "lower"})
        upper = self.layer("upper", {"shared.txt": "upper", "d/upper.txt": "upper"})
        merged = {"/opt/d/lower.txt": "lower", "/opt/d/upper.txt": "upper"}
        create(self.client, "merged", {"app.py": LOOK}, Layers=[lower, upper])
        texts = invoke(self.client, "merged", {})[1]["texts"]
        self.assertEqual(texts, merged | {"/opt/shared.txt": "upper"})
        self.client.update_function_configuration(FunctionName="merged", Layers=[upper, lower])
        wait_active(self.client, "merged")
        texts = invoke(self.client, "merged", {})[1]["texts"]
        self.assertEqual(texts, merged | {"/opt/shared.txt": "lower"})
        self.client.update_function_configuration(FunctionName="merged", Layers=[])
        self.assertNotIn("Layers", wait_active(self.client, "merged"))
        self.assertEqual(invoke(self.client, "merged", {})[1]["files"], [])

    def test_layers_with_the_same_content(self):
        arns = [self.layer(name, {"same.txt": "same"}) for name in ("one", "other")]
        create(self.client, "same", {"app.py": LOOK}, Layers=arns)
        self.assertEqual(invoke(self.client, "same", {})[1]["texts"], {"/opt/same.txt": "same"})

    def test_five_layers(self):
        arns = [self.layer(f"five-{n}", {f"{n}.txt": str(n), "last.txt": str(n)}) for n in range(5)]
        create(self.client, "five", {"app.py": LOOK}, Layers=arns)
        texts = invoke(self.client, "five", {})[1]["texts"]
        self.assertEqual(texts, {f"/opt/{n}.txt": str(n) for n in range(5)} | {"/opt/last.txt": "4"})

    def test_executable_is_found_on_the_path(self):
        arn = self.layer("tools", {"bin/from-layer": "#!/bin/sh\necho ran $1"}, executable=("bin/from-layer",))
        create(self.client, "tools", {"app.py": LOOK}, Layers=[arn])
        self.assertEqual(invoke(self.client, "tools", {"run": ["from-layer", "well"]})[1]["output"], "ran well\n")

    def test_content_survives_the_deletion_of_its_version(self):
        arn = self.layer("deleted", {"kept.txt": "kept"})
        create(self.client, "kept", {"app.py": LOOK}, Layers=[arn])
        self.client.delete_layer_version(LayerName="deleted", VersionNumber=1)
        configuration = self.client.get_function_configuration(FunctionName="kept")
        self.assertEqual(configuration["Layers"][0]["Arn"], arn)
        self.assertEqual(invoke(self.client, "kept", {})[1]["texts"], {"/opt/kept.txt": "kept"})
        self.client.update_function_configuration(FunctionName="kept", Description="a new environment")
        wait_active(self.client, "kept")
        self.assertEqual(invoke(self.client, "kept", {})[1]["texts"], {"/opt/kept.txt": "kept"})


if __name__ == "__main__":
    unittest.main()
