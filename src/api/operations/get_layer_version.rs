//! GetLayerVersion.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{GetLayerVersionRequest, GetLayerVersionResponse};
use crate::api::operations::layer_output;
use crate::api::operations::layer_reference::LayerReference;

pub(crate) async fn handle(
    context: &Context,
    input: GetLayerVersionRequest,
) -> Result<GetLayerVersionResponse, ApiError> {
    let layer = LayerReference::parse(context, &input.layer_name)?;
    let arn = layer.version(input.version_number)?;
    let version = context.services.functions.layer_version(&context.caller.account, &arn)?;
    Ok(layer_output::version(context, &version))
}
