//! InvokeAsync: what there was before Invoke had `InvocationType: Event`.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{InvokeAsyncRequest, InvokeAsyncResponse};
use crate::api::operations::{event_input, invoke};

pub(crate) async fn handle(
    context: &Context,
    input: InvokeAsyncRequest,
) -> Result<InvokeAsyncResponse, ApiError> {
    let (reference, _) = invoke::invocable(context, &input.function_name, None)?;
    event_input::accept(context, reference, input.invoke_args, None).await?;
    Ok(InvokeAsyncResponse { status: Some(202) })
}
