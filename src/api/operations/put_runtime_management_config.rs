//! PutRuntimeManagementConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    PutRuntimeManagementConfigRequest, PutRuntimeManagementConfigResponse,
};
use crate::api::operations::function_input::parse;
use crate::functions::RuntimeManagement;

pub(crate) async fn handle(
    context: &Context,
    input: PutRuntimeManagementConfigRequest,
) -> Result<PutRuntimeManagementConfigResponse, ApiError> {
    let reference = context.function(&input.function_name, input.qualifier.as_deref())?;

    let management = RuntimeManagement {
        update_on: parse(input.update_runtime_on.as_str())?,
        runtime_version_arn: input.runtime_version_arn.clone(),
    };
    let qualifier = reference.qualifier.as_ref();
    let functions = &context.services.functions;
    functions.put_runtime_management(&reference.key, qualifier, management).await?;
    Ok(PutRuntimeManagementConfigResponse {
        update_runtime_on: Some(input.update_runtime_on),
        function_arn: Some(reference.arn()),
        runtime_version_arn: input.runtime_version_arn,
    })
}
