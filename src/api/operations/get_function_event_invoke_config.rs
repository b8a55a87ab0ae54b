//! GetFunctionEventInvokeConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{FunctionEventInvokeConfig, GetFunctionEventInvokeConfigRequest};
use crate::api::operations::event_invoke;

pub(crate) async fn handle(
    context: &Context,
    input: GetFunctionEventInvokeConfigRequest,
) -> Result<FunctionEventInvokeConfig, ApiError> {
    let reference = context.function(&input.function_name, input.qualifier.as_deref())?;

    let functions = &context.services.functions;
    let view = functions.event_invoke(&reference.key, reference.qualifier.as_ref())?;
    Ok(event_invoke::configuration(&view))
}
