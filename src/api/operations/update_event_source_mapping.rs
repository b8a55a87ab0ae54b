//! UpdateEventSourceMapping.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{EventSourceMappingConfiguration, UpdateEventSourceMappingRequest};
use crate::api::operations::event_source_mapping;
use crate::functions::MappingChange;

pub(crate) async fn handle(
    context: &Context,
    input: UpdateEventSourceMappingRequest,
) -> Result<EventSourceMappingConfiguration, ApiError> {
    let id = input.uuid.clone();
    let name = input.function_name.as_deref();
    let change = MappingChange {
        function: name.map(|name| event_source_mapping::function(context, name)).transpose()?,
        is_enabled: input.enabled,
        members: event_source_mapping::members(input, EventSourceMappingConfiguration::default())?,
    };
    let updated = context.services.functions.update_mapping(&context.scope(), &id, change).await?;
    Ok(event_source_mapping::configuration(&updated))
}
