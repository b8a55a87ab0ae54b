//! CreateEventSourceMapping.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    CreateEventSourceMappingRequest, EventSourceMappingConfiguration,
    UpdateEventSourceMappingRequest,
};
use crate::api::operations::event_source_mapping;
use crate::functions::{Members, NewMapping};

pub(crate) async fn handle(
    context: &Context,
    input: CreateEventSourceMappingRequest,
) -> Result<EventSourceMappingConfiguration, ApiError> {
    let (function, qualifier) = event_source_mapping::function(context, &input.function_name)?;
    let new = NewMapping {
        function,
        qualifier,
        is_enabled: input.enabled.unwrap_or(true),
        tags: input.tags.clone().unwrap_or_default().into_iter().collect(),
        members: members(input)?,
    };
    let created = context.services.functions.create_mapping(new).await?;
    Ok(event_source_mapping::configuration(&created))
}

fn members(input: CreateEventSourceMappingRequest) -> Result<Members, ApiError> {
    let only_here = EventSourceMappingConfiguration {
        event_source_arn: input.event_source_arn,
        starting_position: input.starting_position,
        starting_position_timestamp: input.starting_position_timestamp,
        topics: input.topics,
        queues: input.queues,
        self_managed_event_source: input.self_managed_event_source,
        ..EventSourceMappingConfiguration::default()
    };
    let as_in_updates = UpdateEventSourceMappingRequest {
        uuid: String::new(),
        function_name: None,
        enabled: None,
        batch_size: input.batch_size,
        filter_criteria: input.filter_criteria,
        kms_key_arn: input.kms_key_arn,
        metrics_config: input.metrics_config,
        logging_config: input.logging_config,
        scaling_config: input.scaling_config,
        maximum_batching_window_in_seconds: input.maximum_batching_window_in_seconds,
        parallelization_factor: input.parallelization_factor,
        destination_config: input.destination_config,
        maximum_record_age_in_seconds: input.maximum_record_age_in_seconds,
        bisect_batch_on_function_error: input.bisect_batch_on_function_error,
        maximum_retry_attempts: input.maximum_retry_attempts,
        tumbling_window_in_seconds: input.tumbling_window_in_seconds,
        source_access_configurations: input.source_access_configurations,
        function_response_types: input.function_response_types,
        amazon_managed_kafka_event_source_config: input.amazon_managed_kafka_event_source_config,
        self_managed_kafka_event_source_config: input.self_managed_kafka_event_source_config,
        document_db_event_source_config: input.document_db_event_source_config,
        provisioned_poller_config: input.provisioned_poller_config,
    };
    event_source_mapping::members(as_in_updates, only_here)
}
