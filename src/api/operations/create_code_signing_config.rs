//! CreateCodeSigningConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{CreateCodeSigningConfigRequest, CreateCodeSigningConfigResponse};
use crate::api::operations::code_signing;
use crate::functions::NewCodeSigningConfig;

pub(crate) async fn handle(
    context: &Context,
    input: CreateCodeSigningConfigRequest,
) -> Result<CreateCodeSigningConfigResponse, ApiError> {
    let new = NewCodeSigningConfig {
        description: input.description.unwrap_or_default(),
        publishers: input.allowed_publishers.signing_profile_version_arns,
        untrusted_artifact: code_signing::untrusted_artifact(input.code_signing_policies),
        tags: input.tags.unwrap_or_default().into_iter().collect(),
    };
    let functions = &context.services.functions;
    let config = functions.create_code_signing_config(&context.scope(), new).await?;
    Ok(CreateCodeSigningConfigResponse { code_signing_config: Some(code_signing::output(&config)) })
}
