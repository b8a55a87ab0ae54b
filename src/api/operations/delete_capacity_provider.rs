//! DeleteCapacityProvider.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    CapacityProviderState, DeleteCapacityProviderRequest, DeleteCapacityProviderResponse,
};
use crate::api::operations::capacity_provider;

pub(crate) async fn handle(
    context: &Context,
    input: DeleteCapacityProviderRequest,
) -> Result<DeleteCapacityProviderResponse, ApiError> {
    let name = capacity_provider::name(context, &input.capacity_provider_name)?;
    let functions = &context.services.functions;
    let deleted = functions.delete_capacity_provider(&context.scope(), name).await?;
    let output = capacity_provider::output(&deleted, CapacityProviderState::Deleting);
    Ok(DeleteCapacityProviderResponse { capacity_provider: Some(output) })
}
