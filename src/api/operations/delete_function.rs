//! DeleteFunction.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::DeleteFunctionRequest;
use crate::api::generated::DeleteFunctionResponse;

pub(crate) async fn handle(
    context: &Context,
    input: DeleteFunctionRequest,
) -> Result<DeleteFunctionResponse, ApiError> {
    let reference = context.function(&input.function_name, input.qualifier.as_deref())?;
    let deleted =
        context.services.functions.delete(&reference.key, reference.qualifier.as_ref()).await?;
    for version in &deleted {
        context.services.scheduler.retire(version);
    }
    Ok(DeleteFunctionResponse { status_code: None })
}
