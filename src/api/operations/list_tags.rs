//! ListTags.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{ListTagsRequest, ListTagsResponse};
use crate::api::operations::taggable;

pub(crate) async fn handle(
    context: &Context,
    input: ListTagsRequest,
) -> Result<ListTagsResponse, ApiError> {
    taggable::check(context, &input.resource)?;
    let tags = context.services.functions.tags(&context.scope(), &input.resource)?;
    Ok(ListTagsResponse { tags: Some(tags.into_iter().collect()) })
}
