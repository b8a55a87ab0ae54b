//! UpdateFunctionCode.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::FunctionConfiguration;
use crate::api::generated::UpdateFunctionCodeRequest;
use crate::api::operations::code_input::{self, CodeSource};
use crate::api::operations::{function_input, function_output};
use crate::functions::{CodeChange, Publish, UpdateMode};

pub(crate) async fn handle(
    context: &Context,
    input: UpdateFunctionCodeRequest,
) -> Result<FunctionConfiguration, ApiError> {
    let key = context.function(&input.function_name, None)?.key;
    let architecture = function_input::architecture(input.architectures.as_deref());
    function_input::check_publish_to(input.publish_to.as_ref())?;
    let source = CodeSource {
        zip_file: input.zip_file,
        s3_bucket: input.s3_bucket,
        s3_key: input.s3_key,
        s3_object_version: input.s3_object_version,
        image_uri: input.image_uri,
    };
    // Before the code is unpacked: most mistakes are about the function.
    context.services.functions.function(&key)?;
    let change = CodeChange {
        code: code_input::store(context, source).await?,
        architecture,
        publish: if input.publish == Some(true) { Publish::Yes } else { Publish::No },
        revision_id: function_input::revision(input.revision_id.as_deref()),
        mode: if input.dry_run == Some(true) { UpdateMode::DryRun } else { UpdateMode::Apply },
    };
    let deployed = context.services.functions.update_code(&key, change).await?;
    let answer = function_output::configuration(&deployed.view);
    for version in deployed.activate {
        context.services.scheduler.activate(version);
    }
    Ok(answer)
}
