//! DeleteProvisionedConcurrencyConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::DeleteProvisionedConcurrencyConfigRequest;

pub(crate) async fn handle(
    context: &Context,
    input: DeleteProvisionedConcurrencyConfigRequest,
) -> Result<(), ApiError> {
    let reference = context.function(&input.function_name, Some(&input.qualifier))?;
    let qualifier = reference.qualifier_or_latest();

    context.services.functions.unprovision(&reference.key, qualifier).await?;
    Ok(())
}
