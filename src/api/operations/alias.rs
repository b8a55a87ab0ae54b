//! Aliases as requests name them and as answers show them.

use crate::api::error::ApiError;
use crate::api::generated::{AliasConfiguration, AliasRoutingConfiguration};
use crate::api::operations::function_input::parse;
use crate::functions::Alias;
use crate::model::{FunctionKey, Qualifier};

/// What answers say of an alias.
pub(crate) fn configuration(function: &FunctionKey, alias: &Alias) -> AliasConfiguration {
    let weights = alias.weights.iter().map(|(version, weight)| (version.to_string(), *weight));
    let routing = AliasRoutingConfiguration { additional_version_weights: Some(weights.collect()) };
    AliasConfiguration {
        alias_arn: Some(function.qualified(&alias.name)),
        name: Some(alias.name.to_string()),
        function_version: Some(alias.version.to_string()),
        description: Some(alias.description.clone()),
        routing_config: Some(routing).filter(|_| !alias.weights.is_empty()),
        revision_id: Some(alias.revision_id.to_string()),
    }
}

/// The weights a request sets; a routing configuration without any removes those there are.
pub(crate) fn weights(
    routing: AliasRoutingConfiguration,
) -> Result<Vec<(Qualifier, f64)>, ApiError> {
    let weights = routing.additional_version_weights.unwrap_or_default();
    weights.into_iter().map(|(version, weight)| Ok((parse(&version)?, weight))).collect()
}
