//! Event invoke configurations as requests set them and as answers show them.

use crate::api::generated::{
    DestinationConfig, FunctionEventInvokeConfig, OnFailure, OnSuccess,
    PutFunctionEventInvokeConfigRequest, UpdateFunctionEventInvokeConfigRequest,
};
use crate::api::operations::function_input::count;
use crate::api::timestamp;
use crate::functions::{Destinations, EventInvokeChange, EventInvokeView};

/// What answers say: destinations always, the rest only if it was set (recorded).
pub(crate) fn configuration(view: &EventInvokeView) -> FunctionEventInvokeConfig {
    let config = &view.config;
    let number = |number: Option<u32>| number.and_then(|number| i32::try_from(number).ok());
    FunctionEventInvokeConfig {
        last_modified: Some(timestamp::number(config.last_modified)),
        function_arn: Some(view.arn()),
        maximum_retry_attempts: number(config.maximum_retry_attempts),
        maximum_event_age_in_seconds: number(config.maximum_event_age_seconds),
        destination_config: Some(DestinationConfig {
            on_success: Some(OnSuccess { destination: config.on_success.clone() }),
            on_failure: Some(OnFailure { destination: config.on_failure.clone() }),
        }),
    }
}

/// What PutFunctionEventInvokeConfig sets.
pub(crate) fn put(input: PutFunctionEventInvokeConfigRequest) -> EventInvokeChange {
    EventInvokeChange {
        maximum_retry_attempts: input.maximum_retry_attempts.map(count),
        maximum_event_age_seconds: input.maximum_event_age_in_seconds.map(count),
        destinations: input.destination_config.map(destinations),
    }
}

/// What UpdateFunctionEventInvokeConfig sets.
pub(crate) fn update(input: UpdateFunctionEventInvokeConfigRequest) -> EventInvokeChange {
    EventInvokeChange {
        maximum_retry_attempts: input.maximum_retry_attempts.map(count),
        maximum_event_age_seconds: input.maximum_event_age_in_seconds.map(count),
        destinations: input.destination_config.map(destinations),
    }
}

/// An empty ARN, which the model allows, names no destination.
fn destinations(config: DestinationConfig) -> Destinations {
    let named = |arn: Option<String>| arn.filter(|arn| !arn.is_empty());
    Destinations {
        on_success: named(config.on_success.and_then(|it| it.destination)),
        on_failure: named(config.on_failure.and_then(|it| it.destination)),
    }
}
