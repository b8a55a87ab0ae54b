//! Capacity providers as requests name them and as answers show them.

use serde::de::DeserializeOwned;

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{CapacityProvider, CapacityProviderState};
use crate::api::timestamp;
use crate::functions::{self, NotFound};

/// Reads a `CapacityProviderName` that passed validation: a name, or the ARN of one of the caller's.
pub(crate) fn name<'a>(context: &Context, text: &'a str) -> Result<&'a str, ApiError> {
    let Some((_, name)) = text.rsplit_once(':') else { return Ok(text) };
    if context.scope().arn(format_args!("capacity-provider:{name}")) == text {
        Ok(name)
    } else {
        Err(NotFound::CapacityProvider(text.to_owned()).into())
    }
}

/// What answers say of a capacity provider.
pub(crate) fn output(
    provider: &functions::CapacityProvider,
    state: CapacityProviderState,
) -> CapacityProvider {
    CapacityProvider {
        capacity_provider_arn: Some(provider.arn()),
        state: Some(state),
        vpc_config: kept(provider, "VpcConfig"),
        permissions_config: kept(provider, "PermissionsConfig"),
        instance_requirements: kept(provider, "InstanceRequirements"),
        capacity_provider_scaling_config: kept(provider, "CapacityProviderScalingConfig"),
        kms_key_arn: kept(provider, "KmsKeyArn"),
        last_modified: Some(timestamp::text(provider.last_modified)),
        propagate_tags: kept(provider, "PropagateTags"),
        telemetry_config: kept(provider, "TelemetryConfig"),
    }
}

/// A member as the client set it.
fn kept<T: DeserializeOwned>(provider: &functions::CapacityProvider, name: &str) -> Option<T> {
    let value = provider.members.get(name)?;
    serde_json::from_value(value.clone()).ok()
}
