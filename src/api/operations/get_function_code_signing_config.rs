//! GetFunctionCodeSigningConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    GetFunctionCodeSigningConfigRequest, GetFunctionCodeSigningConfigResponse,
};

pub(crate) async fn handle(
    context: &Context,
    input: GetFunctionCodeSigningConfigRequest,
) -> Result<GetFunctionCodeSigningConfigResponse, ApiError> {
    let key = context.unqualified_function(&input.function_name)?;
    let arn = context.services.functions.function_code_signing_config(&key)?;
    // Recorded: a function without a configuration has no name in the answer either.
    let function_name = arn.as_ref().map(|_| key.name.to_string());
    Ok(GetFunctionCodeSigningConfigResponse { code_signing_config_arn: arn, function_name })
}
