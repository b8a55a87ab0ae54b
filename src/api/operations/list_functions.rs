//! ListFunctions.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::ListFunctionsRequest;
use crate::api::generated::ListFunctionsResponse;
use crate::api::operations::{function_output, paging};
use crate::functions::ListedVersions;

pub(crate) async fn handle(
    context: &Context,
    input: ListFunctionsRequest,
) -> Result<ListFunctionsResponse, ApiError> {
    let versions = match input.function_version {
        Some(_) => ListedVersions::All,
        None => ListedVersions::Latest,
    };
    let page = paging::page(input.marker.as_deref(), input.max_items);
    let listed = context.services.functions.list(&context.scope(), versions, &page)?;
    Ok(ListFunctionsResponse {
        next_marker: paging::next(listed.next.as_ref()),
        functions: Some(listed.items.iter().map(function_output::listed).collect()),
    })
}
