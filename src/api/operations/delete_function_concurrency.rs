//! DeleteFunctionConcurrency.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::DeleteFunctionConcurrencyRequest;

pub(crate) async fn handle(
    context: &Context,
    input: DeleteFunctionConcurrencyRequest,
) -> Result<(), ApiError> {
    let key = context.unqualified_function(&input.function_name)?;
    context.services.functions.release_concurrency(&key).await?;
    Ok(())
}
