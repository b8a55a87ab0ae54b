//! DeleteFunctionUrlConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::DeleteFunctionUrlConfigRequest;
use crate::api::operations::function_url;

pub(crate) async fn handle(
    context: &Context,
    input: DeleteFunctionUrlConfigRequest,
) -> Result<(), ApiError> {
    let (key, alias) =
        function_url::target(context, &input.function_name, input.qualifier.as_deref())?;

    context.services.functions.delete_url(&key, alias.as_ref()).await?;
    Ok(())
}
