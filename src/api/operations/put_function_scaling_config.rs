//! PutFunctionScalingConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::State;
use crate::api::generated::{PutFunctionScalingConfigRequest, PutFunctionScalingConfigResponse};
use crate::api::operations::function_input::{count, invalid};
use crate::functions::Scaling;

pub(crate) async fn handle(
    context: &Context,
    input: PutFunctionScalingConfigRequest,
) -> Result<PutFunctionScalingConfigResponse, ApiError> {
    let reference = context.function(&input.function_name, Some(&input.qualifier))?;
    let qualifier = reference.qualifier_or_latest();

    let scaling = input.function_scaling_config.map(|config| Scaling {
        minimum: config.min_execution_environments.map(count),
        maximum: config.max_execution_environments.map(count),
    });
    if let Some(Scaling { minimum: Some(minimum), maximum: Some(maximum) }) = scaling
        && maximum < minimum
    {
        return Err(invalid(format!(
            "MinExecutionEnvironments ({minimum}) must not be greater than \
             MaxExecutionEnvironments ({maximum})."
        )));
    }
    let functions = &context.services.functions;
    let state = functions.put_scaling(&reference.key, qualifier, scaling).await?;
    Ok(PutFunctionScalingConfigResponse { function_state: Some(State::from(state.to_string())) })
}
