//! Code signing configurations as requests set them and as answers show them.

use crate::api::generated::{
    AllowedPublishers, CodeSigningConfig, CodeSigningPolicies, CodeSigningPolicy,
};
use crate::api::timestamp;
use crate::functions;
use crate::model::UntrustedArtifact;

/// What answers say of a configuration.
pub(crate) fn output(config: &functions::CodeSigningConfig) -> CodeSigningConfig {
    let policy = CodeSigningPolicy::from(config.untrusted_artifact.to_string());
    CodeSigningConfig {
        code_signing_config_id: Some(config.id.clone()),
        code_signing_config_arn: Some(config.arn()),
        description: Some(config.description.clone()),
        allowed_publishers: Some(AllowedPublishers {
            signing_profile_version_arns: config.publishers.clone(),
        }),
        code_signing_policies: Some(CodeSigningPolicies {
            untrusted_artifact_on_deployment: Some(policy),
        }),
        last_modified: Some(timestamp::text(config.last_modified)),
    }
}

/// What a request says of code that is not signed as it should be, if anything.
pub(crate) fn untrusted_artifact(
    policies: Option<CodeSigningPolicies>,
) -> Option<UntrustedArtifact> {
    policies?.untrusted_artifact_on_deployment?.as_str().parse().ok()
}
