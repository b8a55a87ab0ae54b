use serde_json::{Value, json};

use crate::model::MappingState;

use super::*;

const QUEUE: &str = "arn:aws:sqs:eu-west-1:123456789012:q";
const STREAM: &str = "arn:aws:kinesis:eu-west-1:123456789012:stream/s";
const TABLE: &str = "arn:aws:dynamodb:eu-west-1:123456789012:table/t/stream/2025";

fn members(value: Value) -> Members {
    serde_json::from_value(value).unwrap()
}

fn new(value: Value) -> NewMapping {
    NewMapping {
        function: key("shop"),
        qualifier: None,
        is_enabled: true,
        members: members(value),
        tags: Tags::new(),
    }
}

async fn fixture() -> Fixture {
    let fixture = Fixture::new().await;
    fixture.published("shop").await;
    fixture
}

#[tokio::test]
async fn a_queue_has_the_defaults_recorded_from_aws() {
    let fixture = fixture().await;
    let created = fixture.functions.create_mapping(new(json!({ "EventSourceArn": QUEUE }))).await;
    let MappingView { mapping, state } = created.unwrap();
    assert_eq!(state, MappingState::Creating);
    assert_eq!(mapping.state_transition_reason(), "USER_INITIATED");
    assert_eq!(mapping.last_processing_result(), None);
    assert_eq!(mapping.function_arn(), SHOP);
    let expected = json!({
        "EventSourceArn": QUEUE, "BatchSize": 10, "MaximumBatchingWindowInSeconds": 0,
        "FunctionResponseTypes": [],
    });
    assert_eq!(mapping.members, members(expected));
    let fixture = fixture.restarted().await;
    let kept = fixture.functions.mapping(&scope(), &mapping.id).unwrap();
    assert_eq!(kept.state, MappingState::Enabled);
    assert_eq!(kept.mapping.members, mapping.members);
}

#[tokio::test]
async fn a_stream_has_the_defaults_recorded_from_aws_and_no_empty_filters() {
    let fixture = fixture().await;
    let request = json!({
        "EventSourceArn": TABLE, "StartingPosition": "LATEST", "FilterCriteria": { "Filters": [] },
    });
    let created = fixture.functions.create_mapping(new(request)).await.unwrap().mapping;
    assert_eq!(created.state_transition_reason(), "User action");
    assert_eq!(created.last_processing_result(), Some("No records processed"));
    let expected = json!({
        "EventSourceArn": TABLE, "StartingPosition": "LATEST", "BatchSize": 100,
        "BisectBatchOnFunctionError": false, "DestinationConfig": { "OnFailure": {} },
        "FunctionResponseTypes": [], "MaximumBatchingWindowInSeconds": 0,
        "MaximumRecordAgeInSeconds": -1, "MaximumRetryAttempts": -1, "ParallelizationFactor": 1,
        "TumblingWindowInSeconds": 0,
    });
    assert_eq!(created.members, members(expected));
}

#[tokio::test]
async fn a_mapping_is_switched_off_changed_and_deleted() {
    let fixture = fixture().await;
    let functions = &fixture.functions;
    let created = functions.create_mapping(new(json!({ "EventSourceArn": QUEUE }))).await.unwrap();
    let id = &created.mapping.id;
    let off = MappingChange { is_enabled: Some(false), ..MappingChange::default() };
    let off = functions.update_mapping(&scope(), id, off).await.unwrap();
    assert_eq!(off.state, MappingState::Disabling);
    assert_eq!(functions.mapping(&scope(), id).unwrap().state, MappingState::Disabled);
    let change = MappingChange {
        function: Some((key("shop"), Some(qualifier("live")))),
        members: members(json!({ "BatchSize": 5 })),
        ..MappingChange::default()
    };
    let changed = functions.update_mapping(&scope(), id, change).await.unwrap();
    assert_eq!(changed.state, MappingState::Updating);
    assert_eq!(changed.mapping.function_arn(), format!("{SHOP}:live"));
    assert_eq!(changed.mapping.members["BatchSize"], 5);
    // A mapping outlives its function (recorded).
    functions.delete(&key("shop"), None).await.unwrap();
    let deleted = functions.delete_mapping(&scope(), id).await.unwrap();
    assert_eq!(deleted.state, MappingState::Deleting);
    let gone = functions.delete_mapping(&scope(), id).await;
    assert_refused(gone, "The resource you requested does not exist.");
}

#[tokio::test]
async fn a_source_is_mapped_once_to_a_function() {
    let fixture = fixture().await;
    let functions = &fixture.functions;
    let kafka = |servers: Value| {
        json!({
            "SelfManagedEventSource": { "Endpoints": { "KAFKA_BOOTSTRAP_SERVERS": servers } },
            "SourceAccessConfigurations": [], "Topics": ["topic"],
        })
    };
    let stream = json!({ "EventSourceArn": STREAM, "StartingPosition": "LATEST" });
    let queue = json!({ "EventSourceArn": QUEUE });
    let please = "Please update or delete the existing mapping with UUID";
    for (first, second, text) in [
        (
            queue.clone(),
            queue,
            format!(
                "An event source mapping with SQS arn (\" {QUEUE} \") and function (\" shop \") \
                 already exists. {please}"
            ),
        ),
        (
            stream.clone(),
            stream,
            format!(
                "The event source arn (\" {STREAM} \") and function (\" shop \") provided mapping \
                 already exists. {please}"
            ),
        ),
        (
            kafka(json!(["kafka:1000"])),
            kafka(json!(["kafka:1000", "kafka:2000"])),
            format!(
                "An event source mapping with event source (\"kafka:1000,kafka:2000\"), function \
                 (\"{SHOP}\"), topics (\"topic\") already exists. {please}"
            ),
        ),
    ] {
        let first = functions.create_mapping(new(first)).await.unwrap().mapping;
        let text = format!("{text} {}", first.id);
        assert_refused(functions.create_mapping(new(second.clone())).await, &text);
        let of_alias = NewMapping { qualifier: Some(qualifier("live")), ..new(second) };
        functions.create_mapping(of_alias).await.unwrap();
    }
}

#[tokio::test]
async fn what_cannot_be_polled_is_refused_in_the_words_of_aws() {
    let fixture = fixture().await;
    let filter = |pattern: &str| json!({ "EventSourceArn": QUEUE, "FilterCriteria": { "Filters": [{ "Pattern": pattern }] } });
    let invalid_filter = "Invalid filter pattern definition.".to_owned();
    for (request, text) in [
        (json!({}), "Unrecognized event source.".to_owned()),
        (
            json!({ "EventSourceArn": QUEUE, "DestinationConfig": { "OnSuccess": {} } }),
            "Unsupported DestinationConfig parameter for given event source mapping type."
                .to_owned(),
        ),
        (
            json!({ "EventSourceArn": QUEUE, "MaximumRetryAttempts": 1 }),
            "Unsupported MaximumRetryAttempts parameter for given event source mapping type."
                .to_owned(),
        ),
        (
            json!({ "EventSourceArn": QUEUE, "StartingPosition": "LATEST" }),
            "StartingPosition is not valid for SQS event sources.".to_owned(),
        ),
        (
            json!({ "SelfManagedEventSource": {} }),
            "Required 'sourceAccessConfigurations' parameter is missing.".to_owned(),
        ),
        (
            json!({ "EventSourceArn": STREAM }),
            "1 validation error detected: Value null at 'startingPosition' failed to satisfy \
             constraint: Member must not be null."
                .to_owned(),
        ),
        (
            json!({ "EventSourceArn": TABLE, "StartingPosition": "AT_TIMESTAMP" }),
            format!("Unsupported starting position for arn type: {TABLE}"),
        ),
        (
            json!({ "EventSourceArn": QUEUE, "BatchSize": 11 }),
            "Maximum batch window in seconds must be greater than 0 if maximum batch size is \
             greater than 10"
                .to_owned(),
        ),
        (filter("single-string"), invalid_filter.clone()),
        (filter("[]"), invalid_filter.clone()),
        (filter(r#"{"a": "b"}"#), invalid_filter.clone()),
        (filter(r#"{"a": []}"#), invalid_filter),
    ] {
        assert_refused(fixture.functions.create_mapping(new(request)).await, &text);
    }
    fixture.functions.create_mapping(new(filter(r#"{"a": {"b": [1]}}"#))).await.unwrap();
    let nobody = NewMapping { function: key("nobody"), ..new(json!({ "EventSourceArn": QUEUE })) };
    assert_refused(fixture.functions.create_mapping(nobody).await, "Function does not exist");
}

#[tokio::test]
async fn mappings_are_listed_by_source_and_function() {
    let fixture = fixture().await;
    let functions = &fixture.functions;
    fixture.active("other").await;
    let queue = functions.create_mapping(new(json!({ "EventSourceArn": QUEUE }))).await.unwrap();
    let stream = json!({ "EventSourceArn": STREAM, "StartingPosition": "LATEST" });
    functions.create_mapping(NewMapping { function: key("other"), ..new(stream) }).await.unwrap();
    let ids = |filter: MappingFilter| {
        let page = functions.list_mappings(&scope(), &filter, &all()).unwrap();
        page.items.iter().map(|view| view.mapping.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(MappingFilter::default()).len(), 2);
    let by_source =
        MappingFilter { source_arn: Some(QUEUE.to_owned()), ..MappingFilter::default() };
    assert_eq!(ids(by_source), std::slice::from_ref(&queue.mapping.id));
    let function = Some(("shop".parse().unwrap(), None));
    let by_function = MappingFilter { function, ..MappingFilter::default() };
    assert_eq!(ids(by_function), std::slice::from_ref(&queue.mapping.id));
    functions
        .tag(&scope(), &queue.mapping.arn(), Tags::from([("a".to_owned(), "b".to_owned())]))
        .await
        .unwrap();
    assert_eq!(functions.tags(&scope(), &queue.mapping.arn()).unwrap().len(), 1);
}
