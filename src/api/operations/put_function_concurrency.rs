//! PutFunctionConcurrency.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{Concurrency, PutFunctionConcurrencyRequest};
use crate::api::operations::function_input::count;

pub(crate) async fn handle(
    context: &Context,
    input: PutFunctionConcurrencyRequest,
) -> Result<Concurrency, ApiError> {
    let key = context.unqualified_function(&input.function_name)?;
    let reserved = count(input.reserved_concurrent_executions);
    context.services.functions.reserve_concurrency(&key, reserved).await?;
    Ok(Concurrency { reserved_concurrent_executions: Some(input.reserved_concurrent_executions) })
}
