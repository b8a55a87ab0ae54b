//! AddLayerVersionPermission.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{AddLayerVersionPermissionRequest, AddLayerVersionPermissionResponse};
use crate::api::operations::function_input::revision;
use crate::api::operations::layer_reference::LayerReference;
use crate::functions::{LayerPermission, Principal};

pub(crate) async fn handle(
    context: &Context,
    input: AddLayerVersionPermissionRequest,
) -> Result<AddLayerVersionPermissionResponse, ApiError> {
    let action = "lambda:AddLayerVersionPermission";
    let layer = LayerReference::parse_own(context, &input.layer_name, action)?;
    let arn = layer.version(input.version_number)?;
    let permission = LayerPermission {
        statement_id: input.statement_id,
        action: input.action,
        principal: Principal::parse(&input.principal, &context.caller.region)?,
        organization: input.organization_id,
        revision_id: revision(input.revision_id.as_deref()),
    };
    let functions = &context.services.functions;
    let (statement, revision_id) = functions.add_layer_permission(&arn, permission).await?;
    Ok(AddLayerVersionPermissionResponse {
        statement: Some(statement.to_string()),
        revision_id: Some(revision_id.to_string()),
    })
}
