//! GetResourcePolicy.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{GetResourcePolicyRequest, GetResourcePolicyResponse};

pub(crate) async fn handle(
    context: &Context,
    input: GetResourcePolicyRequest,
) -> Result<GetResourcePolicyResponse, ApiError> {
    let reference = context.function(&input.resource_arn, None)?;
    let policy = context.services.functions.policy(&reference.key, reference.qualifier.as_ref())?;
    Ok(GetResourcePolicyResponse {
        policy: Some(policy.text),
        revision_id: Some(policy.revision_id.to_string()),
    })
}
