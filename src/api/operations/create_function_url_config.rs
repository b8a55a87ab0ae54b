//! CreateFunctionUrlConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{CreateFunctionUrlConfigRequest, CreateFunctionUrlConfigResponse};
use crate::api::operations::function_url;

pub(crate) async fn handle(
    context: &Context,
    input: CreateFunctionUrlConfigRequest,
) -> Result<CreateFunctionUrlConfigResponse, ApiError> {
    let (key, alias) =
        function_url::target(context, &input.function_name, input.qualifier.as_deref())?;

    let mode = input.invoke_mode;
    let change = function_url::change(Some(&input.auth_type), mode.as_ref(), input.cors.as_ref())?;
    let view = context.services.functions.create_url(&key, alias.as_ref(), change).await?;
    let it = function_url::configuration(context, &view);
    Ok(CreateFunctionUrlConfigResponse {
        function_url: it.function_url,
        function_arn: it.function_arn,
        auth_type: it.auth_type,
        cors: it.cors,
        creation_time: it.creation_time,
        // Recorded: the default is told by every answer but this one.
        invoke_mode: mode,
    })
}
