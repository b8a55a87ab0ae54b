//! CreateCapacityProvider.

use std::collections::BTreeMap;

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    CapacityProviderState, CreateCapacityProviderRequest, CreateCapacityProviderResponse,
};
use crate::api::operations::capacity_provider;
use crate::api::operations::function_input::keep;

pub(crate) async fn handle(
    context: &Context,
    input: CreateCapacityProviderRequest,
) -> Result<CreateCapacityProviderResponse, ApiError> {
    let name = capacity_provider::name(context, &input.capacity_provider_name)?;
    let mut members = BTreeMap::new();
    keep(&mut members, "VpcConfig", Some(input.vpc_config));
    keep(&mut members, "PermissionsConfig", Some(input.permissions_config));
    keep(&mut members, "InstanceRequirements", input.instance_requirements);
    keep(&mut members, "CapacityProviderScalingConfig", input.capacity_provider_scaling_config);
    keep(&mut members, "KmsKeyArn", input.kms_key_arn);
    keep(&mut members, "PropagateTags", input.propagate_tags);
    keep(&mut members, "TelemetryConfig", input.telemetry_config);
    let tags = input.tags.unwrap_or_default().into_iter().collect();
    let functions = &context.services.functions;
    let made = functions.create_capacity_provider(&context.scope(), name, members, tags).await?;
    let output = capacity_provider::output(&made, CapacityProviderState::Pending);
    Ok(CreateCapacityProviderResponse { capacity_provider: Some(output) })
}
