//! ListLayers.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{LayersListItem, ListLayersRequest, ListLayersResponse};
use crate::api::operations::{function_input, layer_output, paging};
use crate::functions::{LayerFilter, ListedLayer};

pub(crate) async fn handle(
    context: &Context,
    input: ListLayersRequest,
) -> Result<ListLayersResponse, ApiError> {
    let filter = LayerFilter {
        runtime: input.compatible_runtime.map(|runtime| runtime.to_string()),
        architecture: input.compatible_architecture.as_ref().map(function_input::known),
    };
    let page = paging::page(input.marker.as_deref(), input.max_items);
    let listed = context.services.functions.list_layers(&context.scope(), &filter, &page)?;
    Ok(ListLayersResponse {
        next_marker: paging::next(listed.next.as_ref()),
        layers: Some(listed.items.iter().map(item).collect()),
    })
}

fn item(listed: &ListedLayer) -> LayersListItem {
    LayersListItem {
        layer_name: Some(listed.layer.name.to_string()),
        layer_arn: Some(listed.layer.arn()),
        latest_matching_version: Some(layer_output::listed(&listed.newest)),
    }
}
