//! CreateAlias.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{AliasConfiguration, CreateAliasRequest};
use crate::api::operations::alias;
use crate::api::operations::function_input::parse;
use crate::functions::NewAlias;

pub(crate) async fn handle(
    context: &Context,
    input: CreateAliasRequest,
) -> Result<AliasConfiguration, ApiError> {
    let key = context.function(&input.function_name, None)?.key;

    let weights = input.routing_config.map(alias::weights).transpose()?;
    let new = NewAlias {
        name: parse(&input.name)?,
        version: parse(&input.function_version)?,
        description: input.description.unwrap_or_default(),
        weights: weights.unwrap_or_default(),
    };
    let created = context.services.functions.create_alias(&key, new).await?;
    Ok(alias::configuration(&key, &created))
}
