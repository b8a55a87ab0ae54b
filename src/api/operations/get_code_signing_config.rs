//! GetCodeSigningConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{GetCodeSigningConfigRequest, GetCodeSigningConfigResponse};
use crate::api::operations::code_signing;

pub(crate) async fn handle(
    context: &Context,
    input: GetCodeSigningConfigRequest,
) -> Result<GetCodeSigningConfigResponse, ApiError> {
    let functions = &context.services.functions;
    let config = functions.code_signing_config(&context.scope(), &input.code_signing_config_arn)?;
    Ok(GetCodeSigningConfigResponse { code_signing_config: Some(code_signing::output(&config)) })
}
