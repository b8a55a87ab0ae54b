//! ListFunctions.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::ListFunctionsRequest;
use crate::api::generated::ListFunctionsResponse;
use crate::api::operations::function_output;
use crate::functions::{ListedVersions, Marker, PageRequest};

/// What AWS returns at the most, and unless asked for fewer.
const MOST_ITEMS: usize = 50;

pub(crate) async fn handle(
    context: &Context,
    input: ListFunctionsRequest,
) -> Result<ListFunctionsResponse, ApiError> {
    let versions = match input.function_version {
        Some(_) => ListedVersions::All,
        None => ListedVersions::Latest,
    };
    let asked = input.max_items.and_then(|most| usize::try_from(most).ok());
    let page = PageRequest {
        marker: input.marker.as_deref().map(Marker::new),
        max_items: asked.unwrap_or(MOST_ITEMS).min(MOST_ITEMS),
    };
    let listed = context.services.functions.list(&context.scope(), versions, &page)?;
    Ok(ListFunctionsResponse {
        next_marker: listed.next.map(|marker| marker.as_str().to_owned()),
        functions: Some(listed.items.iter().map(function_output::listed).collect()),
    })
}
