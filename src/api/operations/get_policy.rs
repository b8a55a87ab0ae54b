//! GetPolicy.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{GetPolicyRequest, GetPolicyResponse};

pub(crate) async fn handle(
    context: &Context,
    input: GetPolicyRequest,
) -> Result<GetPolicyResponse, ApiError> {
    let reference = context.function(&input.function_name, input.qualifier.as_deref())?;
    let policy = context.services.functions.policy(&reference.key, reference.qualifier.as_ref())?;
    Ok(GetPolicyResponse {
        policy: Some(policy.text),
        revision_id: Some(policy.revision_id.to_string()),
    })
}
