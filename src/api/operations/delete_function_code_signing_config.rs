//! DeleteFunctionCodeSigningConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::DeleteFunctionCodeSigningConfigRequest;

pub(crate) async fn handle(
    context: &Context,
    input: DeleteFunctionCodeSigningConfigRequest,
) -> Result<(), ApiError> {
    let key = context.unqualified_function(&input.function_name)?;
    Ok(context.services.functions.delete_function_code_signing_config(&key).await?)
}
