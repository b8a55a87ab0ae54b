//! Layer versions as the API shows them.

use crate::api::context::Context;
use crate::api::generated::{
    Architecture, GetLayerVersionResponse, LayerVersionContentOutput, LayerVersionsListItem,
    Runtime,
};
use crate::api::timestamp;
use crate::functions::{LayerContent, LayerVersion};
use crate::model::{LayerVersionArn, Scope};

/// What GetLayerVersion, GetLayerVersionByArn and PublishLayerVersion answer.
pub(crate) fn version(context: &Context, version: &LayerVersion) -> GetLayerVersionResponse {
    let LayerVersionsListItem {
        layer_version_arn,
        version: number,
        description,
        created_date,
        compatible_architectures,
        compatible_runtimes,
        license_info,
    } = listed(version);
    GetLayerVersionResponse {
        content: Some(content(context, version)),
        layer_arn: Some(layer_arn(&version.arn)),
        layer_version_arn,
        description,
        created_date,
        version: number,
        compatible_architectures,
        compatible_runtimes,
        license_info,
    }
}

/// What lists say of a layer version: everything but its content.
pub(crate) fn listed(version: &LayerVersion) -> LayerVersionsListItem {
    let runtimes = version.compatible_runtimes.as_deref();
    let architectures = version.compatible_architectures.as_deref();
    LayerVersionsListItem {
        layer_version_arn: Some(version.arn.to_string()),
        version: i64::try_from(version.arn.version).ok(),
        description: Some(version.description.clone()),
        created_date: Some(timestamp::text(version.created)),
        compatible_architectures: architectures
            .map(|all| all.iter().map(|it| Architecture::from(it.to_string())).collect()),
        compatible_runtimes: runtimes.map(|all| all.iter().cloned().map(Runtime::from).collect()),
        license_info: version.license_info.clone(),
    }
}

fn content(context: &Context, version: &LayerVersion) -> LayerVersionContentOutput {
    LayerVersionContentOutput {
        location: match &version.content {
            LayerContent::Folder(folder) => Some(format!("file://{}", folder.display())),
            LayerContent::Archive { digest, .. } => Some(context.code_location(digest)),
        },
        code_sha256: Some(version.content.sha256()),
        code_size: i64::try_from(version.content.size()).ok(),
        signing_profile_version_arn: None,
        signing_job_arn: None,
        resolved_s3_object: None,
    }
}

/// `LayerArn`: that of the version without its number.
fn layer_arn(arn: &LayerVersionArn) -> String {
    let LayerVersionArn { region, account, name, version: _ } = arn.clone();
    Scope { account, region }.arn(format_args!("layer:{name}"))
}
