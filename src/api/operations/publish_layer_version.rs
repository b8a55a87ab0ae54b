//! PublishLayerVersion.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    GetLayerVersionResponse, PublishLayerVersionRequest, PublishLayerVersionResponse,
};
use crate::api::operations::code_input::{self, CodeSource};
use crate::api::operations::function_input::{self, invalid};
use crate::api::operations::layer_output;
use crate::api::operations::layer_reference::LayerReference;
use crate::functions::{FunctionCode, LayerContent, NewLayerVersion};

pub(crate) async fn handle(
    context: &Context,
    input: PublishLayerVersionRequest,
) -> Result<PublishLayerVersionResponse, ApiError> {
    let action = "lambda:PublishLayerVersion";
    let layer = LayerReference::parse_own(context, &input.layer_name, action)?;
    let content = input.content;
    let source = CodeSource {
        zip_file: content.zip_file,
        s3_bucket: content.s3_bucket,
        s3_key: content.s3_key,
        s3_object_version: content.s3_object_version,
        image_uri: None,
    };
    let content = match code_input::store(context, source).await? {
        FunctionCode::Archive { digest, size } => LayerContent::Archive { digest, size },
        FunctionCode::Folder(folder) => LayerContent::Folder(folder),
        FunctionCode::Image { .. } => {
            return Err(invalid("The content of a layer must be an archive."));
        }
    };
    let architectures = input.compatible_architectures;
    let runtimes = input.compatible_runtimes;
    let new = NewLayerVersion {
        content,
        description: input.description.unwrap_or_default(),
        license_info: input.license_info,
        compatible_runtimes: runtimes
            .map(|runtimes| runtimes.iter().map(ToString::to_string).collect()),
        compatible_architectures: architectures
            .map(|architectures| architectures.iter().map(function_input::known).collect()),
    };
    let functions = &context.services.functions;
    let published = functions.publish_layer_version(&layer.scope, &layer.name, new).await?;
    let GetLayerVersionResponse {
        content,
        layer_arn,
        layer_version_arn,
        description,
        created_date,
        version,
        compatible_architectures,
        compatible_runtimes,
        license_info,
    } = layer_output::version(context, &published);
    Ok(PublishLayerVersionResponse {
        content,
        layer_arn,
        layer_version_arn,
        description,
        created_date,
        version,
        compatible_architectures,
        compatible_runtimes,
        license_info,
    })
}
