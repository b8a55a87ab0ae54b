//! RemovePermission.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::RemovePermissionRequest;
use crate::api::operations::function_input::revision;

pub(crate) async fn handle(
    context: &Context,
    input: RemovePermissionRequest,
) -> Result<(), ApiError> {
    let reference = context.function(&input.function_name, input.qualifier.as_deref())?;
    let (on, revision_id) = (reference.qualifier.as_ref(), revision(input.revision_id.as_deref()));
    let functions = &context.services.functions;
    Ok(functions.remove_permission(&reference.key, on, &input.statement_id, revision_id).await?)
}
