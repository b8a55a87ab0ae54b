//! GetFunction.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::FunctionCodeLocation;
use crate::api::generated::GetFunctionRequest;
use crate::api::generated::GetFunctionResponse;
use crate::api::operations::function_output;
use crate::functions::FunctionCode;

pub(crate) async fn handle(
    context: &Context,
    input: GetFunctionRequest,
) -> Result<GetFunctionResponse, ApiError> {
    let reference = context.function(&input.function_name, input.qualifier.as_deref())?;
    let view = context.services.functions.get(&reference.key, reference.qualifier.as_ref())?;
    let tags = &view.function.settings.tags;
    Ok(GetFunctionResponse {
        configuration: Some(function_output::configuration(&view)),
        code: Some(location(context, &view.version.current.code)),
        tags: Some(tags.clone().into_iter().collect()).filter(|_| !tags.is_empty()),
        tags_error: None,
        concurrency: function_output::concurrency(&view.function),
    })
}

fn location(context: &Context, code: &FunctionCode) -> FunctionCodeLocation {
    let nothing = FunctionCodeLocation {
        repository_type: None,
        location: None,
        image_uri: None,
        resolved_image_uri: None,
        resolved_s3_object: None,
        source_kms_key_arn: None,
        error: None,
    };
    match code {
        FunctionCode::Archive { digest, .. } => FunctionCodeLocation {
            repository_type: Some("S3".to_owned()),
            location: Some(context.code_location(digest)),
            ..nothing
        },
        FunctionCode::Folder(path) => FunctionCodeLocation {
            repository_type: Some("S3".to_owned()),
            location: Some(format!("file://{}", path.display())),
            ..nothing
        },
        FunctionCode::Image { uri, .. } => FunctionCodeLocation {
            repository_type: Some("ECR".to_owned()),
            image_uri: Some(uri.clone()),
            resolved_image_uri: code.resolved_image(),
            ..nothing
        },
    }
}
