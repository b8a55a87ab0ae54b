//! DeleteAlias.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::DeleteAliasRequest;
use crate::api::operations::function_input::parse;

pub(crate) async fn handle(context: &Context, input: DeleteAliasRequest) -> Result<(), ApiError> {
    let key = context.function(&input.function_name, None)?.key;

    context.services.functions.delete_alias(&key, &parse(&input.name)?).await?;
    Ok(())
}
