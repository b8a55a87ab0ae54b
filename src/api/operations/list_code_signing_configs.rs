//! ListCodeSigningConfigs.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{ListCodeSigningConfigsRequest, ListCodeSigningConfigsResponse};
use crate::api::operations::{code_signing, paging};

pub(crate) async fn handle(
    context: &Context,
    input: ListCodeSigningConfigsRequest,
) -> Result<ListCodeSigningConfigsResponse, ApiError> {
    let page = paging::page(input.marker.as_deref(), input.max_items);
    let functions = &context.services.functions;
    let listed = functions.list_code_signing_configs(&context.scope(), &page)?;
    Ok(ListCodeSigningConfigsResponse {
        next_marker: paging::next(listed.next.as_ref()),
        code_signing_configs: Some(
            listed.items.iter().map(|config| code_signing::output(config)).collect(),
        ),
    })
}
