//! UpdateCodeSigningConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{UpdateCodeSigningConfigRequest, UpdateCodeSigningConfigResponse};
use crate::api::operations::code_signing;
use crate::functions::CodeSigningChange;

pub(crate) async fn handle(
    context: &Context,
    input: UpdateCodeSigningConfigRequest,
) -> Result<UpdateCodeSigningConfigResponse, ApiError> {
    let change = CodeSigningChange {
        description: input.description,
        publishers: input
            .allowed_publishers
            .map(|publishers| publishers.signing_profile_version_arns),
        untrusted_artifact: code_signing::untrusted_artifact(input.code_signing_policies),
    };
    let (scope, arn) = (context.scope(), &input.code_signing_config_arn);
    let config = context.services.functions.update_code_signing_config(&scope, arn, change).await?;
    Ok(UpdateCodeSigningConfigResponse { code_signing_config: Some(code_signing::output(&config)) })
}
