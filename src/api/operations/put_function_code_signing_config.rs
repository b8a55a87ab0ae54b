//! PutFunctionCodeSigningConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    PutFunctionCodeSigningConfigRequest, PutFunctionCodeSigningConfigResponse,
};

pub(crate) async fn handle(
    context: &Context,
    input: PutFunctionCodeSigningConfigRequest,
) -> Result<PutFunctionCodeSigningConfigResponse, ApiError> {
    let key = context.unqualified_function(&input.function_name)?;
    let arn = input.code_signing_config_arn;
    context.services.functions.put_function_code_signing_config(&key, &arn).await?;
    Ok(PutFunctionCodeSigningConfigResponse {
        code_signing_config_arn: Some(arn),
        function_name: Some(key.name.to_string()),
    })
}
