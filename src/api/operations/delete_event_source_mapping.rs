//! DeleteEventSourceMapping.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{DeleteEventSourceMappingRequest, EventSourceMappingConfiguration};
use crate::api::operations::event_source_mapping;

pub(crate) async fn handle(
    context: &Context,
    input: DeleteEventSourceMappingRequest,
) -> Result<EventSourceMappingConfiguration, ApiError> {
    let deleted = context.services.functions.delete_mapping(&context.scope(), &input.uuid).await?;
    Ok(event_source_mapping::configuration(&deleted))
}
