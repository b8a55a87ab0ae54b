//! UpdateFunctionEventInvokeConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{FunctionEventInvokeConfig, UpdateFunctionEventInvokeConfigRequest};
use crate::api::operations::event_invoke;

pub(crate) async fn handle(
    context: &Context,
    input: UpdateFunctionEventInvokeConfigRequest,
) -> Result<FunctionEventInvokeConfig, ApiError> {
    let reference = context.function(&input.function_name, input.qualifier.as_deref())?;

    let change = event_invoke::update(input);
    let functions = &context.services.functions;
    let qualifier = reference.qualifier.as_ref();
    let view = functions.update_event_invoke(&reference.key, qualifier, change).await?;
    Ok(event_invoke::configuration(&view))
}
