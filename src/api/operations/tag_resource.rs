//! TagResource.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::TagResourceRequest;
use crate::api::operations::taggable;
use crate::functions::Invalid;

pub(crate) async fn handle(context: &Context, input: TagResourceRequest) -> Result<(), ApiError> {
    taggable::check(context, &input.resource)?;
    if input.tags.is_empty() {
        return Err(Invalid::NotTaggable.into());
    }
    let tags = input.tags.into_iter().collect();
    Ok(context.services.functions.tag(&context.scope(), &input.resource, tags).await?)
}
