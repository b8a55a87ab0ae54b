//! InvokeAsync: what there was before Invoke had `InvocationType: Event`.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{InvokeAsyncRequest, InvokeAsyncResponse};
use crate::api::operations::event_input;
use crate::api::reference::FunctionReference;

pub(crate) async fn handle(
    context: &Context,
    input: InvokeAsyncRequest,
) -> Result<InvokeAsyncResponse, ApiError> {
    let reference = FunctionReference::parse_invoked(&input.function_name, None, &context.caller)?;
    let functions = &context.services.functions;
    functions.resolve(&reference.key, reference.qualifier.as_ref())?.expect_invocable()?;
    event_input::accept(context, reference, input.invoke_args, None).await?;
    Ok(InvokeAsyncResponse { status: Some(202) })
}
