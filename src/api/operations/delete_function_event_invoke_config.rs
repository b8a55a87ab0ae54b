//! DeleteFunctionEventInvokeConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::DeleteFunctionEventInvokeConfigRequest;

pub(crate) async fn handle(
    context: &Context,
    input: DeleteFunctionEventInvokeConfigRequest,
) -> Result<(), ApiError> {
    let reference = context.function(&input.function_name, input.qualifier.as_deref())?;

    let functions = &context.services.functions;
    functions.delete_event_invoke(&reference.key, reference.qualifier.as_ref()).await?;
    Ok(())
}
