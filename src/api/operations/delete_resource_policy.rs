//! DeleteResourcePolicy.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::DeleteResourcePolicyRequest;
use crate::api::operations::function_input::revision;

pub(crate) async fn handle(
    context: &Context,
    input: DeleteResourcePolicyRequest,
) -> Result<(), ApiError> {
    let reference = context.function(&input.resource_arn, None)?;
    let (on, revision_id) = (reference.qualifier.as_ref(), revision(input.revision_id.as_deref()));
    let functions = &context.services.functions;
    Ok(functions.delete_resource_policy(&reference.key, on, revision_id).await?)
}
