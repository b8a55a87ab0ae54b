//! RemoveLayerVersionPermission.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::RemoveLayerVersionPermissionRequest;
use crate::api::operations::function_input::revision;
use crate::api::operations::layer_reference::LayerReference;

pub(crate) async fn handle(
    context: &Context,
    input: RemoveLayerVersionPermissionRequest,
) -> Result<(), ApiError> {
    let action = "lambda:RemoveLayerVersionPermission";
    let layer = LayerReference::parse_own(context, &input.layer_name, action)?;
    let arn = layer.version(input.version_number)?;
    let revision_id = revision(input.revision_id.as_deref());
    let functions = &context.services.functions;
    Ok(functions.remove_layer_permission(&arn, &input.statement_id, revision_id).await?)
}
