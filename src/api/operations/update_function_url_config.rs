//! UpdateFunctionUrlConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{UpdateFunctionUrlConfigRequest, UpdateFunctionUrlConfigResponse};
use crate::api::operations::function_url;

pub(crate) async fn handle(
    context: &Context,
    input: UpdateFunctionUrlConfigRequest,
) -> Result<UpdateFunctionUrlConfigResponse, ApiError> {
    let (key, alias) =
        function_url::target(context, &input.function_name, input.qualifier.as_deref())?;

    let change = function_url::change(
        input.auth_type.as_ref(),
        input.invoke_mode.as_ref(),
        input.cors.as_ref(),
    )?;
    let view = context.services.functions.update_url(&key, alias.as_ref(), change).await?;
    Ok(function_url::updated(context, &view))
}
