//! ListFunctionEventInvokeConfigs.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    ListFunctionEventInvokeConfigsRequest, ListFunctionEventInvokeConfigsResponse,
};
use crate::api::operations::{event_invoke, paging};

pub(crate) async fn handle(
    context: &Context,
    input: ListFunctionEventInvokeConfigsRequest,
) -> Result<ListFunctionEventInvokeConfigsResponse, ApiError> {
    let key = context.function(&input.function_name, None)?.key;

    let page = paging::page(input.marker.as_deref(), input.max_items);
    let listed = context.services.functions.list_event_invokes(&key, &page)?;
    let configs = listed.items.iter().map(event_invoke::configuration);
    Ok(ListFunctionEventInvokeConfigsResponse {
        function_event_invoke_configs: Some(configs.collect()),
        next_marker: paging::next(listed.next.as_ref()),
    })
}
