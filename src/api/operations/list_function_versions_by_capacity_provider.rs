//! ListFunctionVersionsByCapacityProvider.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    FunctionVersionsByCapacityProviderListItem, ListFunctionVersionsByCapacityProviderRequest,
    ListFunctionVersionsByCapacityProviderResponse, State,
};
use crate::api::operations::{capacity_provider, paging};
use crate::functions::VersionRecord;

pub(crate) async fn handle(
    context: &Context,
    input: ListFunctionVersionsByCapacityProviderRequest,
) -> Result<ListFunctionVersionsByCapacityProviderResponse, ApiError> {
    let name = capacity_provider::name(context, &input.capacity_provider_name)?;
    let page = paging::page(input.marker.as_deref(), input.max_items);
    let (functions, scope) = (&context.services.functions, context.scope());
    let listed = functions.list_versions_by_capacity_provider(&scope, name, &page)?;
    Ok(ListFunctionVersionsByCapacityProviderResponse {
        capacity_provider_arn: Some(scope.arn(format_args!("capacity-provider:{name}"))),
        function_versions: Some(listed.items.iter().map(|version| item(version)).collect()),
        next_marker: paging::next(listed.next.as_ref()),
    })
}

fn item(version: &VersionRecord) -> FunctionVersionsByCapacityProviderListItem {
    let key = &version.current.runnable.key;
    FunctionVersionsByCapacityProviderListItem {
        function_arn: Some(key.function.qualified(key.version)),
        state: Some(State::from(version.state.to_string())),
    }
}
