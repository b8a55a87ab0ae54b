//! DeleteLayerVersion.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::DeleteLayerVersionRequest;
use crate::api::operations::layer_reference::LayerReference;

pub(crate) async fn handle(
    context: &Context,
    input: DeleteLayerVersionRequest,
) -> Result<(), ApiError> {
    let layer = LayerReference::parse_own(context, &input.layer_name, "lambda:DeleteLayerVersion")?;
    let arn = layer.version(input.version_number)?;
    Ok(context.services.functions.delete_layer_version(&arn).await?)
}
