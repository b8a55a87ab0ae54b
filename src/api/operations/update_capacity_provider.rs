//! UpdateCapacityProvider.

use std::collections::BTreeMap;

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    CapacityProviderState, UpdateCapacityProviderRequest, UpdateCapacityProviderResponse,
};
use crate::api::operations::capacity_provider;
use crate::api::operations::function_input::keep;

pub(crate) async fn handle(
    context: &Context,
    input: UpdateCapacityProviderRequest,
) -> Result<UpdateCapacityProviderResponse, ApiError> {
    let name = capacity_provider::name(context, &input.capacity_provider_name)?;
    let mut members = BTreeMap::new();
    keep(&mut members, "CapacityProviderScalingConfig", input.capacity_provider_scaling_config);
    keep(&mut members, "PropagateTags", input.propagate_tags);
    keep(&mut members, "TelemetryConfig", input.telemetry_config);
    let functions = &context.services.functions;
    let changed = functions.update_capacity_provider(&context.scope(), name, members).await?;
    let output = capacity_provider::output(&changed, CapacityProviderState::Active);
    Ok(UpdateCapacityProviderResponse { capacity_provider: Some(output) })
}
