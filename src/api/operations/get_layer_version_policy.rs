//! GetLayerVersionPolicy.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{GetLayerVersionPolicyRequest, GetLayerVersionPolicyResponse};
use crate::api::operations::layer_reference::LayerReference;
use crate::functions::policy_text;

pub(crate) async fn handle(
    context: &Context,
    input: GetLayerVersionPolicyRequest,
) -> Result<GetLayerVersionPolicyResponse, ApiError> {
    let action = "lambda:GetLayerVersionPolicy";
    let layer = LayerReference::parse_own(context, &input.layer_name, action)?;
    let arn = layer.version(input.version_number)?;
    let policy = context.services.functions.layer_policy(&arn)?;
    Ok(GetLayerVersionPolicyResponse {
        policy: Some(policy_text(&policy.statements)),
        revision_id: Some(policy.revision_id.to_string()),
    })
}
