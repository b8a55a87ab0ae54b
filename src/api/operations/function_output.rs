//! A function version as the API shows it.

use std::sync::Arc;

use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use crate::api::generated::{
    ApplicationLogLevel, Architecture, LastUpdateStatus, LastUpdateStatusReasonCode, LogFormat,
    PackageType, Runtime, SnapStartApplyOn, SnapStartOptimizationStatus, State, StateReasonCode,
    SystemLogLevel, TracingMode,
};
use crate::api::generated::{
    Concurrency, DeadLetterConfig, EnvironmentResponse, EphemeralStorage, FunctionConfiguration,
    ImageConfig, ImageConfigResponse, Layer, LoggingConfig, RuntimeVersionConfig,
    SnapStartResponse, TracingConfigResponse, VpcConfigResponse,
};
use crate::api::timestamp;
use crate::functions::{Configuration, Function, FunctionView, VersionRecord};
use crate::model::{self, Scope, Sha256Digest, Version};

/// What GetFunction, CreateFunction and the updates answer.
pub(crate) fn configuration(view: &FunctionView) -> FunctionConfiguration {
    let record = &view.version;
    FunctionConfiguration {
        state: Some(State::from(record.state.to_string())),
        state_reason: record.state_reason.as_ref().map(|reason| reason.text.clone()),
        state_reason_code: record
            .state_reason
            .as_ref()
            .map(|reason| StateReasonCode::from(reason.code.clone())),
        last_update_status: record
            .last_update
            .map(|status| LastUpdateStatus::from(status.to_string())),
        last_update_status_reason: record
            .last_update_reason
            .as_ref()
            .map(|reason| reason.text.clone()),
        last_update_status_reason_code: record
            .last_update_reason
            .as_ref()
            .map(|reason| LastUpdateStatusReasonCode::from(reason.code.clone())),
        runtime_version_config: runtime_version(view),
        ..listed(view)
    }
}

/// What lists show: everything but states and the runtime's version (behaviour.md A17).
pub(crate) fn listed(view: &FunctionView) -> FunctionConfiguration {
    let record: &Arc<VersionRecord> = &view.version;
    let (code, configuration) = (&record.current.code, &record.current.configuration);
    FunctionConfiguration {
        function_name: Some(view.function.key.name.to_string()),
        function_arn: Some(view.arn()),
        runtime: configuration.runtime.clone().map(Runtime::from),
        role: Some(configuration.role.to_string()),
        handler: configuration.handler.clone(),
        code_size: i64::try_from(code.size()).ok(),
        description: Some(configuration.description.clone()),
        timeout: i32::try_from(configuration.timeout.as_secs()).ok(),
        memory_size: i32::try_from(configuration.memory.0).ok(),
        last_modified: Some(timestamp::text(record.last_modified)),
        code_sha256: code.sha256(),
        version: Some(record.version.to_string()),
        vpc_config: vpc_config(configuration, &view.function.key.scope()),
        dead_letter_config: configuration
            .dead_letter_target
            .clone()
            .map(|target| DeadLetterConfig { target_arn: Some(target) }),
        environment: configuration.environment.as_ref().map(|variables| EnvironmentResponse {
            variables: Some(variables.iter().cloned().collect::<IndexMap<_, _>>()),
            error: None,
        }),
        kms_key_arn: kept(configuration, "KMSKeyArn"),
        tracing_config: Some(TracingConfigResponse {
            mode: Some(TracingMode::from(configuration.tracing.to_string())),
        }),
        master_arn: None,
        revision_id: Some(record.revision_id.to_string()),
        layers: layers(configuration),
        file_system_configs: kept(configuration, "FileSystemConfigs"),
        package_type: Some(match code.package_type() {
            model::PackageType::Zip => PackageType::Zip,
            model::PackageType::Image => PackageType::Image,
        }),
        image_config_response: configuration.image_config.as_ref().map(image_config),
        architectures: Some(vec![Architecture::from(configuration.architecture.to_string())]),
        ephemeral_storage: i32::try_from(configuration.ephemeral_storage.0)
            .ok()
            .map(|size| EphemeralStorage { size }),
        snap_start: Some(snap_start(configuration, record.version)),
        logging_config: Some(logging(configuration)),
        tenancy_config: kept(configuration, "TenancyConfig"),
        capacity_provider_config: kept(configuration, "CapacityProviderConfig"),
        durable_config: kept(configuration, "DurableConfig"),
        runtime_config: kept(configuration, "RuntimeConfig"),
        accelerator_config: kept(configuration, "AcceleratorConfig"),
        // States, and what AWS answers only for signed code and for shared configurations.
        state: None,
        state_reason: None,
        state_reason_code: None,
        last_update_status: None,
        last_update_status_reason: None,
        last_update_status_reason_code: None,
        runtime_version_config: None,
        signing_profile_version_arn: None,
        signing_job_arn: None,
        config_sha256: None,
    }
}

/// What a function has reserved, if anything.
pub(crate) fn concurrency(function: &Function) -> Option<Concurrency> {
    let reserved = function.settings.reserved_concurrency?;
    Some(Concurrency { reserved_concurrent_executions: i32::try_from(reserved).ok() })
}

/// A member that nothing here acts on, as the client set it.
fn kept<T: DeserializeOwned>(configuration: &Configuration, name: &str) -> Option<T> {
    let value = configuration.kept.get(name)?;
    serde_json::from_value(value.clone()).ok()
}

/// The VPC a function would be connected to. Nothing here knows which VPC a subnet is of, so all of an
/// account and region are of the same one; without subnets there is none (recorded).
fn vpc_config(configuration: &Configuration, scope: &Scope) -> Option<VpcConfigResponse> {
    let config = configuration.kept.get("VpcConfig")?;
    let list = |name: &str| -> Option<Vec<String>> {
        serde_json::from_value(config.get(name)?.clone()).ok()
    };
    let subnet_ids = list("SubnetIds");
    let digest = Sha256Digest::new(Sha256::digest(scope.arn("vpc")).into()).to_string();
    let is_connected = subnet_ids.as_ref().is_some_and(|ids| !ids.is_empty());
    Some(VpcConfigResponse {
        subnet_ids,
        security_group_ids: list("SecurityGroupIds"),
        vpc_id: Some(if is_connected { format!("vpc-{}", &digest[..17]) } else { String::new() }),
        ipv6_allowed_for_dual_stack: config
            .get("Ipv6AllowedForDualStack")
            .and_then(|it| it.as_bool()),
    })
}

fn layers(configuration: &Configuration) -> Option<Vec<Layer>> {
    let layers: Vec<Layer> = configuration
        .layers
        .iter()
        .map(|layer| Layer {
            arn: Some(layer.arn.to_string()),
            code_size: i64::try_from(layer.content.size()).ok(),
            signing_profile_version_arn: None,
            signing_job_arn: None,
        })
        .collect();
    Some(layers).filter(|layers| !layers.is_empty())
}

fn image_config(config: &model::ImageConfig) -> ImageConfigResponse {
    let model::ImageConfig { entry_point, command, working_directory } = config.clone();
    ImageConfigResponse {
        image_config: Some(ImageConfig { entry_point, command, working_directory }),
        error: None,
    }
}

/// On for published versions of functions that ask for it; nothing is restored from a snapshot here.
fn snap_start(configuration: &Configuration, version: Version) -> SnapStartResponse {
    let is_on = configuration.snap_start == model::SnapStart::PublishedVersions
        && version != Version::Latest;
    SnapStartResponse {
        apply_on: Some(SnapStartApplyOn::from(configuration.snap_start.to_string())),
        optimization_status: Some(if is_on {
            SnapStartOptimizationStatus::On
        } else {
            SnapStartOptimizationStatus::Off
        }),
    }
}

fn logging(configuration: &Configuration) -> LoggingConfig {
    let logging = &configuration.logging;
    LoggingConfig {
        log_format: Some(match logging.format {
            model::LogFormat::Text => LogFormat::Text,
            model::LogFormat::Json => LogFormat::Json,
        }),
        application_log_level: logging
            .application_level
            .map(|level| ApplicationLogLevel::from(level.to_string())),
        system_log_level: logging.system_level.map(|level| SystemLogLevel::from(level.to_string())),
        log_group: Some(logging.group.clone()),
    }
}

/// The version of the runtime, which AWS names by an opaque id; here it is made of the identifier,
/// so that the same runtime has the same one.
fn runtime_version(view: &FunctionView) -> Option<RuntimeVersionConfig> {
    let runtime = view.version.current.configuration.runtime.as_ref()?;
    let id = Sha256Digest::new(Sha256::digest(runtime.as_bytes()).into());
    let arn = view.function.key.region.runtime_version(id);
    Some(RuntimeVersionConfig { runtime_version_arn: Some(arn), error: None })
}
