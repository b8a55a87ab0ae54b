//! ListAliases.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{ListAliasesRequest, ListAliasesResponse};
use crate::api::operations::function_input::parse;
use crate::api::operations::{alias, paging};

pub(crate) async fn handle(
    context: &Context,
    input: ListAliasesRequest,
) -> Result<ListAliasesResponse, ApiError> {
    let key = context.function(&input.function_name, None)?.key;

    let version = input.function_version.as_deref().map(parse).transpose()?;
    let page = paging::page(input.marker.as_deref(), input.max_items);
    let listed = context.services.functions.list_aliases(&key, version, &page)?;
    Ok(ListAliasesResponse {
        next_marker: paging::next(listed.next.as_ref()),
        aliases: Some(listed.items.iter().map(|it| alias::configuration(&key, it)).collect()),
    })
}
