//! ListProvisionedConcurrencyConfigs.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    ListProvisionedConcurrencyConfigsRequest, ListProvisionedConcurrencyConfigsResponse,
};
use crate::api::operations::{paging, provisioned_output};

pub(crate) async fn handle(
    context: &Context,
    input: ListProvisionedConcurrencyConfigsRequest,
) -> Result<ListProvisionedConcurrencyConfigsResponse, ApiError> {
    let key = context.function(&input.function_name, None)?.key;

    let page = paging::page(input.marker.as_deref(), input.max_items);
    let listed = context.services.functions.list_provisioned(&key, &page)?;
    let configs = listed.items.iter().map(provisioned_output::listed);
    Ok(ListProvisionedConcurrencyConfigsResponse {
        provisioned_concurrency_configs: Some(configs.collect()),
        next_marker: paging::next(listed.next.as_ref()),
    })
}
