//! GetFunctionScalingConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::FunctionScalingConfig;
use crate::api::generated::{GetFunctionScalingConfigRequest, GetFunctionScalingConfigResponse};
use crate::functions::Scaling;

pub(crate) async fn handle(
    context: &Context,
    input: GetFunctionScalingConfigRequest,
) -> Result<GetFunctionScalingConfigResponse, ApiError> {
    let reference = context.function(&input.function_name, Some(&input.qualifier))?;
    let qualifier = reference.qualifier_or_latest();

    let scaling = context.services.functions.scaling(&reference.key, qualifier)?;
    let config = scaling.map(|Scaling { minimum, maximum }| FunctionScalingConfig {
        min_execution_environments: minimum.and_then(|number| i32::try_from(number).ok()),
        max_execution_environments: maximum.and_then(|number| i32::try_from(number).ok()),
    });
    Ok(GetFunctionScalingConfigResponse {
        function_arn: Some(reference.key.qualified(qualifier)),
        applied_function_scaling_config: config.clone(),
        requested_function_scaling_config: config,
    })
}
