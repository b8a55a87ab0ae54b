//! ListFunctionsByCodeSigningConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    ListFunctionsByCodeSigningConfigRequest, ListFunctionsByCodeSigningConfigResponse,
};
use crate::api::operations::paging;

pub(crate) async fn handle(
    context: &Context,
    input: ListFunctionsByCodeSigningConfigRequest,
) -> Result<ListFunctionsByCodeSigningConfigResponse, ApiError> {
    let page = paging::page(input.marker.as_deref(), input.max_items);
    let (scope, arn) = (context.scope(), &input.code_signing_config_arn);
    let functions = &context.services.functions;
    let listed = functions.list_functions_by_code_signing_config(&scope, arn, &page)?;
    Ok(ListFunctionsByCodeSigningConfigResponse {
        next_marker: paging::next(listed.next.as_ref()),
        function_arns: Some(listed.items.iter().map(ToString::to_string).collect()),
    })
}
