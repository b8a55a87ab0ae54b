//! UpdateFunctionConfiguration.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::FunctionConfiguration;
use crate::api::generated::UpdateFunctionConfigurationRequest;
use crate::api::operations::{function_input, function_output};

pub(crate) async fn handle(
    context: &Context,
    input: UpdateFunctionConfigurationRequest,
) -> Result<FunctionConfiguration, ApiError> {
    let key = context.function(&input.function_name, None)?.key;
    let revision = function_input::revision(input.revision_id.as_deref());
    let change = function_input::configuration_change(input)?;
    let deployed = context.services.functions.update_configuration(&key, change, revision).await?;
    let answer = function_output::configuration(&deployed.view);
    for version in deployed.activate {
        context.services.scheduler.activate(version);
    }
    Ok(answer)
}
