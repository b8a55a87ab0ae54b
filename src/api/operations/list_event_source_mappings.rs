//! ListEventSourceMappings.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{ListEventSourceMappingsRequest, ListEventSourceMappingsResponse};
use crate::api::operations::{event_source_mapping, paging};
use crate::functions::MappingFilter;

pub(crate) async fn handle(
    context: &Context,
    input: ListEventSourceMappingsRequest,
) -> Result<ListEventSourceMappingsResponse, ApiError> {
    let name = input.function_name.as_deref();
    let function = name.map(|name| event_source_mapping::function(context, name)).transpose()?;
    let filter = MappingFilter {
        source_arn: input.event_source_arn,
        function: function.map(|(key, qualifier)| (key.name, qualifier)),
    };
    let page = paging::page(input.marker.as_deref(), input.max_items);
    let listed = context.services.functions.list_mappings(&context.scope(), &filter, &page)?;
    let mappings = listed.items.iter().map(event_source_mapping::configuration);
    Ok(ListEventSourceMappingsResponse {
        next_marker: paging::next(listed.next.as_ref()),
        event_source_mappings: Some(mappings.collect()),
    })
}
