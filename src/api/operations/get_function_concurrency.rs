//! GetFunctionConcurrency.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{GetFunctionConcurrencyRequest, GetFunctionConcurrencyResponse};
use crate::api::operations::function_output;

pub(crate) async fn handle(
    context: &Context,
    input: GetFunctionConcurrencyRequest,
) -> Result<GetFunctionConcurrencyResponse, ApiError> {
    let key = context.unqualified_function(&input.function_name)?;
    let function = context.services.functions.function(&key)?;
    let reserved = function_output::concurrency(&function);
    Ok(GetFunctionConcurrencyResponse {
        reserved_concurrent_executions: reserved.and_then(|it| it.reserved_concurrent_executions),
    })
}
