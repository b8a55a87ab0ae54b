"""Event source mappings, as AWS answered them."""

import unittest

from golden import ACCOUNT, GoldenTest

QUEUE = f"arn:aws:sqs:us-east-1:{ACCOUNT}:q"
TABLE = f"arn:aws:dynamodb:us-east-1:{ACCOUNT}:table/t/stream/2025-11-25T02:47:20.000"
STREAM = f"arn:aws:kinesis:us-east-1:{ACCOUNT}:stream/s"
INVALID = "InvalidParameterValueException"


class EventSourceMappings(GoldenTest):
    def test_a_mapping_outlives_its_function(self):
        self.recording("TestLambdaEventSourceMappings", "test_event_source_mapping_lifecycle_delete_function")
        self.create_by_fixture("f")
        uuid = self.call(
            "create_response", "create_event_source_mapping", FunctionName="f", EventSourceArn=TABLE,
            DestinationConfig={"OnFailure": {"Destination": QUEUE}}, BatchSize=1, StartingPosition="TRIM_HORIZON",
            MaximumBatchingWindowInSeconds=1, MaximumRetryAttempts=1,
        )["UUID"]
        self.call("get_response", "get_event_source_mapping", UUID=uuid)
        self.call("delete_function_response", "delete_function", ("StatusCode",), FunctionName="f")
        self.call("get_response_post_delete", "get_event_source_mapping", UUID=uuid)
        self.call("delete_response", "delete_event_source_mapping", UUID=uuid)
        for method in ("get_event_source_mapping", "delete_event_source_mapping", "update_event_source_mapping"):
            self.assert_refused("ResourceNotFoundException", "The resource you requested does not exist.",
                                getattr(self.client, method), UUID=uuid)

    def test_starting_positions(self):
        self.recording("TestLambdaEventSourceMappings", "test_create_event_source_validation")
        self.create_by_fixture("f")
        create = "create_event_source_mapping"
        self.call("no_starting_position", create, FunctionName="f", EventSourceArn=TABLE)
        self.call("invalid_starting_position", create, FunctionName="f", EventSourceArn=TABLE,
                  StartingPosition="invalid")
        # Masked as table and stream, each for itself.
        golden = self.golden
        golden.meanings |= {"<table-name>": "t", "<stream-name>": TABLE.rsplit("/", 1)[1]}
        self.call("incompatible_starting_position", create, FunctionName="f", EventSourceArn=TABLE,
                  StartingPosition="AT_TIMESTAMP")

    def test_empty_filters_are_not_shown(self):
        self.recording("TestLambdaEventSourceMappings", "test_create_event_filter_criteria_validation")
        self.create_by_fixture("f")
        created = self.call("response-with-empty-filters", "create_event_source_mapping", FunctionName="f",
                            EventSourceArn=TABLE, StartingPosition="LATEST", FilterCriteria={"Filters": []})
        self.client.delete_event_source_mapping(UUID=created["UUID"])

    def test_what_cannot_be_mapped(self):
        self.create_by_fixture("f")
        kafka = {"SelfManagedEventSource": {"Endpoints": {"KAFKA_BOOTSTRAP_SERVERS": ["kafka:1000"]}}}
        for message, request in [
            ("Unrecognized event source.", {}),
            ("Unrecognized event source.", {"FunctionName": "doesnotexist"}),
            ("Function does not exist", {"FunctionName": "doesnotexist", "EventSourceArn": QUEUE}),
            ("Function does not exist", {"FunctionName": "f:7", "EventSourceArn": QUEUE}),
            ("Unsupported DestinationConfig parameter for given event source mapping type.",
             {"EventSourceArn": QUEUE, "DestinationConfig": {"OnSuccess": {"Destination": QUEUE}}}),
            ("Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10",
             {"EventSourceArn": QUEUE, "BatchSize": 11}),
            ("Required 'sourceAccessConfigurations' parameter is missing.", {**kafka, "Topics": ["topic"]}),
            ("Invalid filter pattern definition.",
             {"EventSourceArn": QUEUE, "FilterCriteria": {"Filters": [{"Pattern": "text"}]}}),
        ]:
            self.assert_refused(INVALID, message, self.client.create_event_source_mapping,
                                **{"FunctionName": "f"} | request)

    def test_a_source_is_mapped_to_a_function_once(self):
        """aws-errors of `test_duplicate_event_source_mappings`, `test_create_event_source_self_managed`."""
        arn = self.create_by_fixture("f")["CreateFunctionResponse"]["FunctionArn"]

        def kafka(*servers):
            access = [{"Type": "BASIC_AUTH", "URI": f"arn:aws:secretsmanager:us-east-1:{ACCOUNT}:secret:s-abcdef"}]
            return {"Topics": ["topic"], "SourceAccessConfigurations": access,
                    "SelfManagedEventSource": {"Endpoints": {"KAFKA_BOOTSTRAP_SERVERS": list(servers)}}}

        for request, first_words in [
            ({"EventSourceArn": QUEUE},
             f'An event source mapping with SQS arn (" {QUEUE} ") and function (" f ") already exists.'),
            ({"EventSourceArn": STREAM, "StartingPosition": "LATEST"},
             f'The event source arn (" {STREAM} ") and function (" f ") provided mapping already exists.'),
            ({"EventSourceArn": TABLE, "StartingPosition": "LATEST"},
             f'The event source arn (" {TABLE} ") and function (" f ") provided mapping already exists.'),
            (kafka("kafka:1000"), f'An event source mapping with event source ("kafka:1000"), function ("{arn}"), '
                                  'topics ("topic") already exists.'),
            (kafka("kafka:2000", "kafka:3000"),
             f'An event source mapping with event source ("kafka:2000,kafka:3000"), function ("{arn}"), '
             'topics ("topic") already exists.'),
        ]:
            create = self.client.create_event_source_mapping
            uuid = create(FunctionName="f", **request)["UUID"]
            self.addCleanup(self.client.delete_event_source_mapping, UUID=uuid)
            self.assert_refused(
                "ResourceConflictException",
                f"{first_words} Please update or delete the existing mapping with UUID {uuid}",
                create, FunctionName="f", **request)

    def test_every_form_of_a_name(self):
        self.create_by_fixture("f")
        self.client.publish_version(FunctionName="f")
        self.client.create_alias(FunctionName="f", FunctionVersion="1", Name="live")
        arn = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:f"
        for name, expected in [("f", arn), ("f:$LATEST", f"{arn}:$LATEST"), ("f:1", f"{arn}:1"),
                               ("f:live", f"{arn}:live"), (arn, arn), (f"{arn}:live", f"{arn}:live")]:
            created = self.client.create_event_source_mapping(FunctionName=name, EventSourceArn=QUEUE)
            self.assertEqual(created["FunctionArn"], expected)
            self.client.delete_event_source_mapping(UUID=created["UUID"])

    def test_states_and_updates(self):
        self.create_by_fixture("f")
        created = self.client.create_event_source_mapping(FunctionName="f", EventSourceArn=QUEUE, Enabled=False)
        self.addCleanup(self.client.delete_event_source_mapping, UUID=created["UUID"])
        self.assertEqual(created["State"], "Creating")
        uuid = created["UUID"]
        state = lambda: self.client.get_event_source_mapping(UUID=uuid)["State"]
        self.assertEqual(state(), "Disabled")
        for change, during, after in [({"Enabled": True}, "Enabling", "Enabled"),
                                      ({"BatchSize": 5}, "Updating", "Enabled"),
                                      ({"Enabled": False}, "Disabling", "Disabled")]:
            updated = self.client.update_event_source_mapping(UUID=uuid, **change)
            self.assertEqual((updated["State"], updated["ResponseMetadata"]["HTTPStatusCode"]), (during, 202))
            self.assertEqual(state(), after)
        self.assertEqual(self.client.get_event_source_mapping(UUID=uuid)["BatchSize"], 5)

    def test_lists_are_filtered_and_paged(self):
        self.create_by_fixture("f")
        self.create_by_fixture("g")
        made = []
        for name, source in [("f", {"EventSourceArn": QUEUE}), ("g", {"EventSourceArn": QUEUE}),
                             ("f", {"EventSourceArn": STREAM, "StartingPosition": "LATEST"})]:
            made.append(self.client.create_event_source_mapping(FunctionName=name, **source)["UUID"])
            self.addCleanup(self.client.delete_event_source_mapping, UUID=made[-1])

        def listed(**options):
            pages = self.client.get_paginator("list_event_source_mappings")
            pages = pages.paginate(**options, PaginationConfig={"PageSize": 1}).build_full_result()
            return {mapping["UUID"] for mapping in pages["EventSourceMappings"]}

        self.assertEqual(listed(), set(made))
        self.assertEqual(listed(FunctionName="f"), {made[0], made[2]})
        self.assertEqual(listed(EventSourceArn=QUEUE), set(made[:2]))
        self.assertEqual(listed(FunctionName="f", EventSourceArn=STREAM), {made[2]})
        self.assertEqual(listed(FunctionName="doesnotexist"), set())


if __name__ == "__main__":
    unittest.main()
