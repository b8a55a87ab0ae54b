//! GetAlias.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{AliasConfiguration, GetAliasRequest};
use crate::api::operations::alias;
use crate::api::operations::function_input::parse;

pub(crate) async fn handle(
    context: &Context,
    input: GetAliasRequest,
) -> Result<AliasConfiguration, ApiError> {
    let key = context.function(&input.function_name, None)?.key;

    let found = context.services.functions.alias(&key, &parse(&input.name)?)?;
    Ok(alias::configuration(&key, &found))
}
