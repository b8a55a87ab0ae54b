//! GetCapacityProvider.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    CapacityProviderState, GetCapacityProviderRequest, GetCapacityProviderResponse,
};
use crate::api::operations::capacity_provider;

pub(crate) async fn handle(
    context: &Context,
    input: GetCapacityProviderRequest,
) -> Result<GetCapacityProviderResponse, ApiError> {
    let name = capacity_provider::name(context, &input.capacity_provider_name)?;
    let found = context.services.functions.capacity_provider(&context.scope(), name)?;
    let output = capacity_provider::output(&found, CapacityProviderState::Active);
    Ok(GetCapacityProviderResponse { capacity_provider: Some(output) })
}
