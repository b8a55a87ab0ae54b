//! Event source mappings as requests set them and as answers show them.

use serde::de::DeserializeOwned;

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{EventSourceMappingConfiguration, UpdateEventSourceMappingRequest};
use crate::api::timestamp;
use crate::functions::{Mapping, MappingView, Members};
use crate::model::{FunctionKey, Qualifier};

/// The function that a request maps, and the version or alias if it names one.
///
/// # Errors
/// Those of [`Context::function`].
pub(crate) fn function(
    context: &Context,
    name: &str,
) -> Result<(FunctionKey, Option<Qualifier>), ApiError> {
    context.function(name, None).map(|reference| (reference.key, reference.qualifier))
}

/// What a request sets besides the function and whether it is enabled, by name.
///
/// CreateEventSourceMapping sets the same members as UpdateEventSourceMapping, and some more: those
/// it has put into `more`.
pub(crate) fn members(
    input: UpdateEventSourceMappingRequest,
    more: EventSourceMappingConfiguration,
) -> Result<Members, ApiError> {
    let set = EventSourceMappingConfiguration {
        batch_size: input.batch_size,
        maximum_batching_window_in_seconds: input.maximum_batching_window_in_seconds,
        parallelization_factor: input.parallelization_factor,
        filter_criteria: input.filter_criteria,
        kms_key_arn: input.kms_key_arn,
        metrics_config: input.metrics_config,
        logging_config: input.logging_config,
        scaling_config: input.scaling_config,
        destination_config: input.destination_config,
        source_access_configurations: input.source_access_configurations,
        maximum_record_age_in_seconds: input.maximum_record_age_in_seconds,
        bisect_batch_on_function_error: input.bisect_batch_on_function_error,
        maximum_retry_attempts: input.maximum_retry_attempts,
        tumbling_window_in_seconds: input.tumbling_window_in_seconds,
        function_response_types: input.function_response_types,
        amazon_managed_kafka_event_source_config: input.amazon_managed_kafka_event_source_config,
        self_managed_kafka_event_source_config: input.self_managed_kafka_event_source_config,
        document_db_event_source_config: input.document_db_event_source_config,
        provisioned_poller_config: input.provisioned_poller_config,
        ..more
    };
    let json = serde_json::to_value(set).and_then(serde_json::from_value);
    json.map_err(|error| ApiError::service(error.to_string()))
}

/// A mapping and its state, as every operation on it answers.
pub(crate) fn configuration(view: &MappingView) -> EventSourceMappingConfiguration {
    let mapping = &view.mapping;
    EventSourceMappingConfiguration {
        uuid: Some(mapping.id.clone()),
        event_source_mapping_arn: Some(mapping.arn()),
        function_arn: Some(mapping.function_arn()),
        last_modified: Some(timestamp::number(mapping.last_modified)),
        last_processing_result: mapping.last_processing_result().map(str::to_owned),
        state: Some(view.state.to_string()),
        state_transition_reason: Some(mapping.state_transition_reason().to_owned()),
        starting_position: member(mapping, "StartingPosition"),
        starting_position_timestamp: member(mapping, "StartingPositionTimestamp"),
        batch_size: member(mapping, "BatchSize"),
        maximum_batching_window_in_seconds: member(mapping, "MaximumBatchingWindowInSeconds"),
        parallelization_factor: member(mapping, "ParallelizationFactor"),
        event_source_arn: member(mapping, "EventSourceArn"),
        filter_criteria: member(mapping, "FilterCriteria"),
        kms_key_arn: member(mapping, "KMSKeyArn"),
        metrics_config: member(mapping, "MetricsConfig"),
        logging_config: member(mapping, "LoggingConfig"),
        scaling_config: member(mapping, "ScalingConfig"),
        destination_config: member(mapping, "DestinationConfig"),
        topics: member(mapping, "Topics"),
        queues: member(mapping, "Queues"),
        source_access_configurations: member(mapping, "SourceAccessConfigurations"),
        self_managed_event_source: member(mapping, "SelfManagedEventSource"),
        maximum_record_age_in_seconds: member(mapping, "MaximumRecordAgeInSeconds"),
        bisect_batch_on_function_error: member(mapping, "BisectBatchOnFunctionError"),
        maximum_retry_attempts: member(mapping, "MaximumRetryAttempts"),
        tumbling_window_in_seconds: member(mapping, "TumblingWindowInSeconds"),
        function_response_types: member(mapping, "FunctionResponseTypes"),
        amazon_managed_kafka_event_source_config: member(
            mapping,
            "AmazonManagedKafkaEventSourceConfig",
        ),
        self_managed_kafka_event_source_config: member(
            mapping,
            "SelfManagedKafkaEventSourceConfig",
        ),
        document_db_event_source_config: member(mapping, "DocumentDBEventSourceConfig"),
        provisioned_poller_config: member(mapping, "ProvisionedPollerConfig"),
        filter_criteria_error: None,
    }
}

/// A member as the client set it; it was of this type when it was kept.
fn member<T: DeserializeOwned>(mapping: &Mapping, name: &str) -> Option<T> {
    serde_json::from_value(mapping.members.get(name)?.clone()).ok()
}
