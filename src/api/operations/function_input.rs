//! What requests say about a function, in the registry's words.
//!
//! The validator has checked every member against the model; what is left here is what the model
//! does not know.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;

use crate::api::error::ApiError;
use crate::api::generated as enums;
use crate::api::generated::UpdateFunctionConfigurationRequest;
use crate::api::generated::{Environment, ImageConfig, LoggingConfig, VpcConfig};
use crate::api::operations::runtimes;
use crate::functions::{ConfigurationChange, LoggingChange};
use crate::model::{self, Architecture, LogFormat, Mebibytes, RevisionId};

/// A value that the model allows and that makes no sense.
pub(crate) fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::invalid_parameter_value(message)
}

/// The change a request asks for. CreateFunction asks for the same members as
/// UpdateFunctionConfiguration, so it comes through here too.
pub(crate) fn configuration_change(
    input: UpdateFunctionConfigurationRequest,
) -> Result<ConfigurationChange, ApiError> {
    let mut kept = BTreeMap::new();
    keep(&mut kept, "VpcConfig", input.vpc_config.map(vpc_config));
    keep(&mut kept, "KMSKeyArn", input.kms_key_arn);
    keep(&mut kept, "FileSystemConfigs", input.file_system_configs);
    keep(&mut kept, "CapacityProviderConfig", input.capacity_provider_config);
    keep(&mut kept, "DurableConfig", input.durable_config);
    keep(&mut kept, "RuntimeConfig", input.runtime_config);
    keep(&mut kept, "AcceleratorConfig", input.accelerator_config);
    if let Some(runtime) = &input.runtime {
        runtimes::check(runtime)?;
    }
    let layers = input
        .layers
        .map(|layers| layers.iter().map(|arn| parse(arn)).collect::<Result<_, _>>())
        .transpose()?;
    Ok(ConfigurationChange {
        description: input.description,
        role: input.role.as_deref().map(parse).transpose()?,
        runtime: input.runtime.map(|runtime| runtime.to_string()),
        handler: input.handler,
        timeout: input
            .timeout
            .map(|seconds| Duration::from_secs(u64::try_from(seconds).unwrap_or(0))),
        memory: input.memory_size.map(mebibytes),
        ephemeral_storage: input.ephemeral_storage.map(|storage| mebibytes(storage.size)),
        environment: input.environment.map(environment),
        layers,
        image_config: input.image_config.map(image_config),
        dead_letter_target: input
            .dead_letter_config
            .map(|config| config.target_arn.unwrap_or_default()),
        tracing: input.tracing_config.and_then(|config| config.mode?.as_str().parse().ok()),
        snap_start: input.snap_start.and_then(|config| config.apply_on?.as_str().parse().ok()),
        logging: input.logging_config.map(logging),
        kept,
    })
}

/// The architecture of a request, or the host's: what runs here is the host's image.
pub(crate) fn architecture(given: Option<&[enums::Architecture]>) -> Option<Architecture> {
    given?.first().map(known)
}

/// An architecture that passed validation.
pub(crate) fn known(architecture: &enums::Architecture) -> Architecture {
    match architecture {
        enums::Architecture::Arm64 => Architecture::Arm64,
        _ => Architecture::X86_64,
    }
}

/// A revision id that is none is not the latest one either.
pub(crate) fn revision(text: Option<&str>) -> Option<RevisionId> {
    text.map(|text| text.parse().unwrap_or_else(|_| RevisionId::random()))
}

/// Text that the validator has matched against a pattern and that still may not parse.
pub(crate) fn parse<T: std::str::FromStr<Err: std::fmt::Display>>(
    text: &str,
) -> Result<T, ApiError> {
    text.parse().map_err(|error: T::Err| invalid(error.to_string()))
}

/// A number of things, which the validator has found not to be negative.
pub(crate) fn count(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

/// Only versions on managed instances are published there, and there are none here.
pub(crate) fn check_publish_to(
    publish_to: Option<&enums::FunctionVersionLatestPublished>,
) -> Result<(), ApiError> {
    match publish_to {
        Some(_) => Err(invalid(
            "PublishTo is supported only for functions that run on Lambda managed instances.",
        )),
        None => Ok(()),
    }
}

/// Keeps a member that nothing here acts on, to show it again.
pub(crate) fn keep<T: Serialize>(
    kept: &mut BTreeMap<String, Value>,
    name: &str,
    member: Option<T>,
) {
    if let Some(value) = member.and_then(|member| serde_json::to_value(member).ok()) {
        kept.insert(name.to_owned(), value);
    }
}

/// As it is shown: with empty lists for what was not given (recorded after a removal).
fn vpc_config(config: VpcConfig) -> Value {
    serde_json::json!({
        "SubnetIds": config.subnet_ids.unwrap_or_default(),
        "SecurityGroupIds": config.security_group_ids.unwrap_or_default(),
        "Ipv6AllowedForDualStack": config.ipv6_allowed_for_dual_stack.unwrap_or(false),
    })
}

fn mebibytes(size: i32) -> Mebibytes {
    Mebibytes(count(size))
}

fn environment(environment: Environment) -> Vec<(String, String)> {
    environment.variables.unwrap_or_default().into_iter().collect()
}

fn image_config(config: ImageConfig) -> model::ImageConfig {
    let ImageConfig { entry_point, command, working_directory } = config;
    model::ImageConfig { entry_point, command, working_directory }
}

fn logging(config: LoggingConfig) -> LoggingChange {
    LoggingChange {
        format: config.log_format.map(|format| match format {
            enums::LogFormat::Json => LogFormat::Json,
            _ => LogFormat::Text,
        }),
        application_level: config
            .application_log_level
            .and_then(|level| level.as_str().parse().ok()),
        system_level: config.system_log_level.and_then(|level| level.as_str().parse().ok()),
        group: config.log_group,
    }
}
