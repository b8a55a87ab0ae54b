//! PublishVersion.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{FunctionConfiguration, PublishVersionRequest};
use crate::api::operations::{function_input, function_output};
use crate::functions::Publication;

pub(crate) async fn handle(
    context: &Context,
    input: PublishVersionRequest,
) -> Result<FunctionConfiguration, ApiError> {
    let key = context.function(&input.function_name, None)?.key;

    function_input::check_publish_to(input.publish_to.as_ref())?;
    let publication = Publication {
        description: input.description,
        code_sha256: input.code_sha256,
        revision_id: function_input::revision(input.revision_id.as_deref()),
    };
    let deployed = context.services.functions.publish(&key, publication).await?;
    let answer = function_output::configuration(&deployed.view);
    for version in deployed.activate {
        context.services.scheduler.activate(version);
    }
    Ok(answer)
}
