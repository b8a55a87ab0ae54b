//! ListLayerVersions.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{ListLayerVersionsRequest, ListLayerVersionsResponse};
use crate::api::operations::layer_reference::LayerReference;
use crate::api::operations::{function_input, layer_output, paging};
use crate::functions::LayerFilter;

pub(crate) async fn handle(
    context: &Context,
    input: ListLayerVersionsRequest,
) -> Result<ListLayerVersionsResponse, ApiError> {
    let layer = LayerReference::parse_own(context, &input.layer_name, "lambda:ListLayerVersions")?;
    let filter = LayerFilter {
        runtime: input.compatible_runtime.map(|runtime| runtime.to_string()),
        architecture: input.compatible_architecture.as_ref().map(function_input::known),
    };
    let page = paging::page(input.marker.as_deref(), input.max_items);
    let functions = &context.services.functions;
    let listed = functions.list_layer_versions(&layer.scope, &layer.name, &filter, &page)?;
    Ok(ListLayerVersionsResponse {
        next_marker: paging::next(listed.next.as_ref()),
        layer_versions: Some(listed.items.iter().map(|it| layer_output::listed(it)).collect()),
    })
}
