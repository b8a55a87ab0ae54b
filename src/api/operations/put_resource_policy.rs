//! PutResourcePolicy.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{PutResourcePolicyRequest, PutResourcePolicyResponse};
use crate::api::operations::function_input::revision;

pub(crate) async fn handle(
    context: &Context,
    input: PutResourcePolicyRequest,
) -> Result<PutResourcePolicyResponse, ApiError> {
    let reference = context.function(&input.resource_arn, None)?;
    let (on, revision_id) = (reference.qualifier.as_ref(), revision(input.revision_id.as_deref()));
    let functions = &context.services.functions;
    let policy =
        functions.put_resource_policy(&reference.key, on, &input.policy, revision_id).await?;
    Ok(PutResourcePolicyResponse {
        policy: Some(policy.text),
        revision_id: Some(policy.revision_id.to_string()),
    })
}
