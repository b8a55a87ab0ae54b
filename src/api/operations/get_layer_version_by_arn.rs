//! GetLayerVersionByArn.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{GetLayerVersionByArnRequest, GetLayerVersionResponse};
use crate::api::operations::{layer_output, layer_reference};

pub(crate) async fn handle(
    context: &Context,
    input: GetLayerVersionByArnRequest,
) -> Result<GetLayerVersionResponse, ApiError> {
    let arn = layer_reference::version_by_arn(context, &input.arn)?;
    let version = context.services.functions.layer_version(&context.caller.account, &arn)?;
    Ok(layer_output::version(context, &version))
}
