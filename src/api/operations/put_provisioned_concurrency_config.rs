//! PutProvisionedConcurrencyConfig.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    PutProvisionedConcurrencyConfigRequest, PutProvisionedConcurrencyConfigResponse,
};
use crate::api::operations::{function_input, provisioned_output};

pub(crate) async fn handle(
    context: &Context,
    input: PutProvisionedConcurrencyConfigRequest,
) -> Result<PutProvisionedConcurrencyConfigResponse, ApiError> {
    let reference = context.function(&input.function_name, Some(&input.qualifier))?;
    let qualifier = reference.qualifier_or_latest();

    let requested = function_input::count(input.provisioned_concurrent_executions);
    let functions = &context.services.functions;
    let view = functions.provision(&reference.key, qualifier, requested).await?;
    context.services.scheduler.provision(&view);
    // As it was before that, which is how AWS answers.
    Ok(provisioned_output::put(&view))
}
