//! DeleteCodeSigningConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{DeleteCodeSigningConfigRequest, DeleteCodeSigningConfigResponse};

pub(crate) async fn handle(
    context: &Context,
    input: DeleteCodeSigningConfigRequest,
) -> Result<DeleteCodeSigningConfigResponse, ApiError> {
    let (scope, arn) = (context.scope(), &input.code_signing_config_arn);
    context.services.functions.delete_code_signing_config(&scope, arn).await?;
    Ok(DeleteCodeSigningConfigResponse {})
}
