//! GetFunctionUrlConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{GetFunctionUrlConfigRequest, GetFunctionUrlConfigResponse};
use crate::api::operations::function_url;

pub(crate) async fn handle(
    context: &Context,
    input: GetFunctionUrlConfigRequest,
) -> Result<GetFunctionUrlConfigResponse, ApiError> {
    let (key, alias) =
        function_url::target(context, &input.function_name, input.qualifier.as_deref())?;

    let view = context.services.functions.url(&key, alias.as_ref())?;
    Ok(function_url::got(context, &view))
}
