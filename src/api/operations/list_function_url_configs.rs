//! ListFunctionUrlConfigs.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{ListFunctionUrlConfigsRequest, ListFunctionUrlConfigsResponse};
use crate::api::operations::{function_url, paging};

pub(crate) async fn handle(
    context: &Context,
    input: ListFunctionUrlConfigsRequest,
) -> Result<ListFunctionUrlConfigsResponse, ApiError> {
    let key = context.function(&input.function_name, None)?.key;

    let page = paging::page(input.marker.as_deref(), input.max_items);
    let listed = context.services.functions.list_urls(&key, &page)?;
    let configs = listed.items.iter().map(|view| function_url::configuration(context, view));
    Ok(ListFunctionUrlConfigsResponse {
        function_url_configs: Some(configs.collect()),
        next_marker: paging::next(listed.next.as_ref()),
    })
}
