//! UntagResource.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::UntagResourceRequest;
use crate::api::operations::taggable;

pub(crate) async fn handle(context: &Context, input: UntagResourceRequest) -> Result<(), ApiError> {
    taggable::check(context, &input.resource)?;
    let functions = &context.services.functions;
    Ok(functions.untag(&context.scope(), &input.resource, &input.tag_keys).await?)
}
