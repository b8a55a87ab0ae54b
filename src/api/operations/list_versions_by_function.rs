//! ListVersionsByFunction.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{ListVersionsByFunctionRequest, ListVersionsByFunctionResponse};
use crate::api::operations::{function_output, paging};

pub(crate) async fn handle(
    context: &Context,
    input: ListVersionsByFunctionRequest,
) -> Result<ListVersionsByFunctionResponse, ApiError> {
    let key = context.function(&input.function_name, None)?.key;

    let page = paging::page(input.marker.as_deref(), input.max_items);
    let listed = context.services.functions.list_versions(&key, &page)?;
    Ok(ListVersionsByFunctionResponse {
        next_marker: paging::next(listed.next.as_ref()),
        versions: Some(listed.items.iter().map(function_output::listed).collect()),
    })
}
