//! GetEventSourceMapping.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{EventSourceMappingConfiguration, GetEventSourceMappingRequest};
use crate::api::operations::event_source_mapping;

pub(crate) async fn handle(
    context: &Context,
    input: GetEventSourceMappingRequest,
) -> Result<EventSourceMappingConfiguration, ApiError> {
    let found = context.services.functions.mapping(&context.scope(), &input.uuid)?;
    Ok(event_source_mapping::configuration(&found))
}
