//! UpdateAlias.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{AliasConfiguration, UpdateAliasRequest};
use crate::api::operations::alias;
use crate::api::operations::function_input::{parse, revision};
use crate::functions::AliasChange;

pub(crate) async fn handle(
    context: &Context,
    input: UpdateAliasRequest,
) -> Result<AliasConfiguration, ApiError> {
    let key = context.function(&input.function_name, None)?.key;

    let change = AliasChange {
        version: input.function_version.as_deref().map(parse).transpose()?,
        description: input.description,
        weights: input.routing_config.map(alias::weights).transpose()?,
        revision_id: revision(input.revision_id.as_deref()),
    };
    let name = parse(&input.name)?;
    let updated = context.services.functions.update_alias(&key, &name, change).await?;
    Ok(alias::configuration(&key, &updated))
}
