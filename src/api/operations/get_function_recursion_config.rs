//! GetFunctionRecursionConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::RecursiveLoop;
use crate::api::generated::{
    GetFunctionRecursionConfigRequest, GetFunctionRecursionConfigResponse,
};

pub(crate) async fn handle(
    context: &Context,
    input: GetFunctionRecursionConfigRequest,
) -> Result<GetFunctionRecursionConfigResponse, ApiError> {
    let key = context.unqualified_function(&input.function_name)?;
    let function = context.services.functions.function(&key)?;
    let recursive_loop = function.settings.recursive_loop.to_string();
    Ok(GetFunctionRecursionConfigResponse {
        recursive_loop: Some(RecursiveLoop::from(recursive_loop)),
    })
}
