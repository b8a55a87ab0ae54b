//! GetProvisionedConcurrencyConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    GetProvisionedConcurrencyConfigRequest, GetProvisionedConcurrencyConfigResponse,
};
use crate::api::operations::provisioned_output;

pub(crate) async fn handle(
    context: &Context,
    input: GetProvisionedConcurrencyConfigRequest,
) -> Result<GetProvisionedConcurrencyConfigResponse, ApiError> {
    let reference = context.function(&input.function_name, Some(&input.qualifier))?;
    let qualifier = reference.qualifier_or_latest();

    let view = context.services.functions.provisioned(&reference.key, qualifier)?;
    Ok(provisioned_output::got(&view))
}
