//! PutFunctionRecursionConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    PutFunctionRecursionConfigRequest, PutFunctionRecursionConfigResponse,
};
use crate::api::operations::function_input::parse;

pub(crate) async fn handle(
    context: &Context,
    input: PutFunctionRecursionConfigRequest,
) -> Result<PutFunctionRecursionConfigResponse, ApiError> {
    let key = context.unqualified_function(&input.function_name)?;
    let recursive_loop = parse(input.recursive_loop.as_str())?;
    context.services.functions.put_recursive_loop(&key, recursive_loop).await?;
    Ok(PutFunctionRecursionConfigResponse { recursive_loop: Some(input.recursive_loop) })
}
