//! GetRuntimeManagementConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::UpdateRuntimeOn;
use crate::api::generated::{
    GetRuntimeManagementConfigRequest, GetRuntimeManagementConfigResponse,
};

pub(crate) async fn handle(
    context: &Context,
    input: GetRuntimeManagementConfigRequest,
) -> Result<GetRuntimeManagementConfigResponse, ApiError> {
    let reference = context.function(&input.function_name, input.qualifier.as_deref())?;

    let qualifier = reference.qualifier.as_ref();
    let management = context.services.functions.runtime_management(&reference.key, qualifier)?;
    Ok(GetRuntimeManagementConfigResponse {
        update_runtime_on: Some(UpdateRuntimeOn::from(management.update_on.to_string())),
        function_arn: Some(reference.arn()),
        runtime_version_arn: management.runtime_version_arn,
    })
}
