//! GetFunctionConfiguration.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::FunctionConfiguration;
use crate::api::generated::GetFunctionConfigurationRequest;
use crate::api::operations::function_output;

pub(crate) async fn handle(
    context: &Context,
    input: GetFunctionConfigurationRequest,
) -> Result<FunctionConfiguration, ApiError> {
    let reference = context.function(&input.function_name, input.qualifier.as_deref())?;
    let view = context.services.functions.get(&reference.key, reference.qualifier.as_ref())?;
    Ok(function_output::configuration(&view))
}
