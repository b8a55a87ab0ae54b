//! ListCapacityProviders.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    CapacityProviderState, ListCapacityProvidersRequest, ListCapacityProvidersResponse,
};
use crate::api::operations::{capacity_provider, paging};

pub(crate) async fn handle(
    context: &Context,
    input: ListCapacityProvidersRequest,
) -> Result<ListCapacityProvidersResponse, ApiError> {
    let state = CapacityProviderState::Active;
    // Whatever exists is active at once.
    if input.state.is_some_and(|asked| asked != state) {
        return Ok(ListCapacityProvidersResponse {
            capacity_providers: Some(Vec::new()),
            next_marker: None,
        });
    }
    let page = paging::page(input.marker.as_deref(), input.max_items);
    let listed = context.services.functions.list_capacity_providers(&context.scope(), &page)?;
    let shown = listed.items.iter().map(|it| capacity_provider::output(it, state.clone()));
    Ok(ListCapacityProvidersResponse {
        capacity_providers: Some(shown.collect()),
        next_marker: paging::next(listed.next.as_ref()),
    })
}
