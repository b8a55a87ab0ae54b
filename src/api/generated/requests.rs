// Written by `cargo run -p codegen`: change the generator instead.

//! What clients send, one structure per operation. Names and meanings are those of AWS's API reference.

use bytes::Bytes;
use indexmap::IndexMap;
use serde::Deserialize;

use super::{enums::*, structures::*};
use crate::api::request::Members;
use crate::api::wire::{Blob, EpochSeconds};

/// `AddLayerVersionPermissionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct AddLayerVersionPermissionRequest {
    #[serde(rename = "LayerName")]
    pub layer_name: String,
    #[serde(rename = "VersionNumber")]
    pub version_number: i64,
    #[serde(rename = "StatementId")]
    pub statement_id: String,
    #[serde(rename = "Action")]
    pub action: String,
    #[serde(rename = "Principal")]
    pub principal: String,
    #[serde(rename = "OrganizationId", skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
}

/// `AddPermissionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct AddPermissionRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "StatementId")]
    pub statement_id: String,
    #[serde(rename = "Action")]
    pub action: String,
    #[serde(rename = "Principal")]
    pub principal: String,
    #[serde(rename = "SourceArn", skip_serializing_if = "Option::is_none")]
    pub source_arn: Option<String>,
    #[serde(rename = "FunctionUrlAuthType", skip_serializing_if = "Option::is_none")]
    pub function_url_auth_type: Option<FunctionUrlAuthType>,
    #[serde(rename = "InvokedViaFunctionUrl", skip_serializing_if = "Option::is_none")]
    pub invoked_via_function_url: Option<bool>,
    #[serde(rename = "SourceAccount", skip_serializing_if = "Option::is_none")]
    pub source_account: Option<String>,
    #[serde(rename = "EventSourceToken", skip_serializing_if = "Option::is_none")]
    pub event_source_token: Option<String>,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
    #[serde(rename = "PrincipalOrgID", skip_serializing_if = "Option::is_none")]
    pub principal_org_id: Option<String>,
}

/// `CheckpointDurableExecutionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct CheckpointDurableExecutionRequest {
    #[serde(rename = "DurableExecutionArn")]
    pub durable_execution_arn: String,
    #[serde(rename = "CheckpointToken")]
    pub checkpoint_token: String,
    #[serde(rename = "Updates", skip_serializing_if = "Option::is_none")]
    pub updates: Option<Vec<OperationUpdate>>,
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
}

/// `CreateAliasRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct CreateAliasRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Name")]
    pub name: String,
    #[serde(rename = "FunctionVersion")]
    pub function_version: String,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "RoutingConfig", skip_serializing_if = "Option::is_none")]
    pub routing_config: Option<AliasRoutingConfiguration>,
}

/// `CreateCapacityProviderRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct CreateCapacityProviderRequest {
    #[serde(rename = "CapacityProviderName")]
    pub capacity_provider_name: String,
    #[serde(rename = "VpcConfig")]
    pub vpc_config: CapacityProviderVpcConfig,
    #[serde(rename = "PermissionsConfig")]
    pub permissions_config: CapacityProviderPermissionsConfig,
    #[serde(rename = "InstanceRequirements", skip_serializing_if = "Option::is_none")]
    pub instance_requirements: Option<InstanceRequirements>,
    #[serde(rename = "CapacityProviderScalingConfig", skip_serializing_if = "Option::is_none")]
    pub capacity_provider_scaling_config: Option<CapacityProviderScalingConfig>,
    #[serde(rename = "KmsKeyArn", skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<IndexMap<String, String>>,
    #[serde(rename = "PropagateTags", skip_serializing_if = "Option::is_none")]
    pub propagate_tags: Option<PropagateTags>,
    #[serde(rename = "TelemetryConfig", skip_serializing_if = "Option::is_none")]
    pub telemetry_config: Option<CapacityProviderTelemetryConfig>,
}

/// `CreateCodeSigningConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct CreateCodeSigningConfigRequest {
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "AllowedPublishers")]
    pub allowed_publishers: AllowedPublishers,
    #[serde(rename = "CodeSigningPolicies", skip_serializing_if = "Option::is_none")]
    pub code_signing_policies: Option<CodeSigningPolicies>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<IndexMap<String, String>>,
}

/// `CreateEventSourceMappingRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct CreateEventSourceMappingRequest {
    #[serde(rename = "EventSourceArn", skip_serializing_if = "Option::is_none")]
    pub event_source_arn: Option<String>,
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Enabled", skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    #[serde(rename = "BatchSize", skip_serializing_if = "Option::is_none")]
    pub batch_size: Option<i32>,
    #[serde(rename = "FilterCriteria", skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<FilterCriteria>,
    #[serde(rename = "KMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    #[serde(rename = "MetricsConfig", skip_serializing_if = "Option::is_none")]
    pub metrics_config: Option<EventSourceMappingMetricsConfig>,
    #[serde(rename = "LoggingConfig", skip_serializing_if = "Option::is_none")]
    pub logging_config: Option<EventSourceMappingLoggingConfig>,
    #[serde(rename = "ScalingConfig", skip_serializing_if = "Option::is_none")]
    pub scaling_config: Option<ScalingConfig>,
    #[serde(rename = "MaximumBatchingWindowInSeconds", skip_serializing_if = "Option::is_none")]
    pub maximum_batching_window_in_seconds: Option<i32>,
    #[serde(rename = "ParallelizationFactor", skip_serializing_if = "Option::is_none")]
    pub parallelization_factor: Option<i32>,
    #[serde(rename = "StartingPosition", skip_serializing_if = "Option::is_none")]
    pub starting_position: Option<EventSourcePosition>,
    #[serde(rename = "StartingPositionTimestamp", skip_serializing_if = "Option::is_none")]
    pub starting_position_timestamp: Option<EpochSeconds>,
    #[serde(rename = "DestinationConfig", skip_serializing_if = "Option::is_none")]
    pub destination_config: Option<DestinationConfig>,
    #[serde(rename = "MaximumRecordAgeInSeconds", skip_serializing_if = "Option::is_none")]
    pub maximum_record_age_in_seconds: Option<i32>,
    #[serde(rename = "BisectBatchOnFunctionError", skip_serializing_if = "Option::is_none")]
    pub bisect_batch_on_function_error: Option<bool>,
    #[serde(rename = "MaximumRetryAttempts", skip_serializing_if = "Option::is_none")]
    pub maximum_retry_attempts: Option<i32>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<IndexMap<String, String>>,
    #[serde(rename = "TumblingWindowInSeconds", skip_serializing_if = "Option::is_none")]
    pub tumbling_window_in_seconds: Option<i32>,
    #[serde(rename = "Topics", skip_serializing_if = "Option::is_none")]
    pub topics: Option<Vec<String>>,
    #[serde(rename = "Queues", skip_serializing_if = "Option::is_none")]
    pub queues: Option<Vec<String>>,
    #[serde(rename = "SourceAccessConfigurations", skip_serializing_if = "Option::is_none")]
    pub source_access_configurations: Option<Vec<SourceAccessConfiguration>>,
    #[serde(rename = "SelfManagedEventSource", skip_serializing_if = "Option::is_none")]
    pub self_managed_event_source: Option<SelfManagedEventSource>,
    #[serde(rename = "FunctionResponseTypes", skip_serializing_if = "Option::is_none")]
    pub function_response_types: Option<Vec<FunctionResponseType>>,
    #[serde(
        rename = "AmazonManagedKafkaEventSourceConfig",
        skip_serializing_if = "Option::is_none"
    )]
    pub amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig>,
    #[serde(rename = "SelfManagedKafkaEventSourceConfig", skip_serializing_if = "Option::is_none")]
    pub self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig>,
    #[serde(rename = "DocumentDBEventSourceConfig", skip_serializing_if = "Option::is_none")]
    pub document_db_event_source_config: Option<DocumentDBEventSourceConfig>,
    #[serde(rename = "ProvisionedPollerConfig", skip_serializing_if = "Option::is_none")]
    pub provisioned_poller_config: Option<ProvisionedPollerConfig>,
}

/// `CreateFunctionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct CreateFunctionRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Runtime", skip_serializing_if = "Option::is_none")]
    pub runtime: Option<Runtime>,
    #[serde(rename = "Role")]
    pub role: String,
    #[serde(rename = "Handler", skip_serializing_if = "Option::is_none")]
    pub handler: Option<String>,
    #[serde(rename = "Code")]
    pub code: FunctionCode,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "Timeout", skip_serializing_if = "Option::is_none")]
    pub timeout: Option<i32>,
    #[serde(rename = "MemorySize", skip_serializing_if = "Option::is_none")]
    pub memory_size: Option<i32>,
    #[serde(rename = "Publish", skip_serializing_if = "Option::is_none")]
    pub publish: Option<bool>,
    #[serde(rename = "PublishTo", skip_serializing_if = "Option::is_none")]
    pub publish_to: Option<FunctionVersionLatestPublished>,
    #[serde(rename = "VpcConfig", skip_serializing_if = "Option::is_none")]
    pub vpc_config: Option<VpcConfig>,
    #[serde(rename = "PackageType", skip_serializing_if = "Option::is_none")]
    pub package_type: Option<PackageType>,
    #[serde(rename = "DeadLetterConfig", skip_serializing_if = "Option::is_none")]
    pub dead_letter_config: Option<DeadLetterConfig>,
    #[serde(rename = "Environment", skip_serializing_if = "Option::is_none")]
    pub environment: Option<Environment>,
    #[serde(rename = "KMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    #[serde(rename = "TracingConfig", skip_serializing_if = "Option::is_none")]
    pub tracing_config: Option<TracingConfig>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<IndexMap<String, String>>,
    #[serde(rename = "Layers", skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<String>>,
    #[serde(rename = "FileSystemConfigs", skip_serializing_if = "Option::is_none")]
    pub file_system_configs: Option<Vec<FileSystemConfig>>,
    #[serde(rename = "CodeSigningConfigArn", skip_serializing_if = "Option::is_none")]
    pub code_signing_config_arn: Option<String>,
    #[serde(rename = "ImageConfig", skip_serializing_if = "Option::is_none")]
    pub image_config: Option<ImageConfig>,
    #[serde(rename = "Architectures", skip_serializing_if = "Option::is_none")]
    pub architectures: Option<Vec<Architecture>>,
    #[serde(rename = "EphemeralStorage", skip_serializing_if = "Option::is_none")]
    pub ephemeral_storage: Option<EphemeralStorage>,
    #[serde(rename = "SnapStart", skip_serializing_if = "Option::is_none")]
    pub snap_start: Option<SnapStart>,
    #[serde(rename = "LoggingConfig", skip_serializing_if = "Option::is_none")]
    pub logging_config: Option<LoggingConfig>,
    #[serde(rename = "TenancyConfig", skip_serializing_if = "Option::is_none")]
    pub tenancy_config: Option<TenancyConfig>,
    #[serde(rename = "CapacityProviderConfig", skip_serializing_if = "Option::is_none")]
    pub capacity_provider_config: Option<CapacityProviderConfig>,
    #[serde(rename = "DurableConfig", skip_serializing_if = "Option::is_none")]
    pub durable_config: Option<DurableConfig>,
    #[serde(rename = "RuntimeConfig", skip_serializing_if = "Option::is_none")]
    pub runtime_config: Option<FunctionRuntimeConfig>,
    #[serde(rename = "AcceleratorConfig", skip_serializing_if = "Option::is_none")]
    pub accelerator_config: Option<AcceleratorConfig>,
}

/// `CreateFunctionUrlConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct CreateFunctionUrlConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    #[serde(rename = "AuthType")]
    pub auth_type: FunctionUrlAuthType,
    #[serde(rename = "Cors", skip_serializing_if = "Option::is_none")]
    pub cors: Option<Cors>,
    #[serde(rename = "InvokeMode", skip_serializing_if = "Option::is_none")]
    pub invoke_mode: Option<InvokeMode>,
}

/// `DeleteAliasRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct DeleteAliasRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Name")]
    pub name: String,
}

/// `DeleteCapacityProviderRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct DeleteCapacityProviderRequest {
    #[serde(rename = "CapacityProviderName")]
    pub capacity_provider_name: String,
}

/// `DeleteCodeSigningConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct DeleteCodeSigningConfigRequest {
    #[serde(rename = "CodeSigningConfigArn")]
    pub code_signing_config_arn: String,
}

/// `DeleteDurableExecutionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct DeleteDurableExecutionRequest {
    #[serde(rename = "DurableExecutionArn")]
    pub durable_execution_arn: String,
}

/// `DeleteEventSourceMappingRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct DeleteEventSourceMappingRequest {
    #[serde(rename = "UUID")]
    pub uuid: String,
}

/// `DeleteFunctionCodeSigningConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct DeleteFunctionCodeSigningConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
}

/// `DeleteFunctionConcurrencyRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct DeleteFunctionConcurrencyRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
}

/// `DeleteFunctionEventInvokeConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct DeleteFunctionEventInvokeConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
}

/// `DeleteFunctionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct DeleteFunctionRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
}

/// `DeleteFunctionUrlConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct DeleteFunctionUrlConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
}

/// `DeleteLayerVersionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct DeleteLayerVersionRequest {
    #[serde(rename = "LayerName")]
    pub layer_name: String,
    #[serde(rename = "VersionNumber")]
    pub version_number: i64,
}

/// `DeleteProvisionedConcurrencyConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct DeleteProvisionedConcurrencyConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier")]
    pub qualifier: String,
}

/// `DeleteResourcePolicyRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct DeleteResourcePolicyRequest {
    #[serde(rename = "ResourceArn")]
    pub resource_arn: String,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
}

/// `GetAccountSettingsRequest`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetAccountSettingsRequest {}

/// `GetAliasRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetAliasRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Name")]
    pub name: String,
}

/// `GetCapacityProviderRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetCapacityProviderRequest {
    #[serde(rename = "CapacityProviderName")]
    pub capacity_provider_name: String,
}

/// `GetCodeSigningConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetCodeSigningConfigRequest {
    #[serde(rename = "CodeSigningConfigArn")]
    pub code_signing_config_arn: String,
}

/// `GetDurableExecutionHistoryRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetDurableExecutionHistoryRequest {
    #[serde(rename = "DurableExecutionArn")]
    pub durable_execution_arn: String,
    #[serde(rename = "IncludeExecutionData", skip_serializing_if = "Option::is_none")]
    pub include_execution_data: Option<bool>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "ReverseOrder", skip_serializing_if = "Option::is_none")]
    pub reverse_order: Option<bool>,
}

/// `GetDurableExecutionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetDurableExecutionRequest {
    #[serde(rename = "DurableExecutionArn")]
    pub durable_execution_arn: String,
    #[serde(rename = "IncludeExecutionData", skip_serializing_if = "Option::is_none")]
    pub include_execution_data: Option<bool>,
}

/// `GetDurableExecutionStateRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetDurableExecutionStateRequest {
    #[serde(rename = "DurableExecutionArn")]
    pub durable_execution_arn: String,
    #[serde(rename = "CheckpointToken")]
    pub checkpoint_token: String,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `GetEventSourceMappingRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetEventSourceMappingRequest {
    #[serde(rename = "UUID")]
    pub uuid: String,
}

/// `GetFunctionCodeSigningConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetFunctionCodeSigningConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
}

/// `GetFunctionConcurrencyRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetFunctionConcurrencyRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
}

/// `GetFunctionConfigurationRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetFunctionConfigurationRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
}

/// `GetFunctionEventInvokeConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetFunctionEventInvokeConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
}

/// `GetFunctionRecursionConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetFunctionRecursionConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
}

/// `GetFunctionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetFunctionRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
}

/// `GetFunctionScalingConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetFunctionScalingConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier")]
    pub qualifier: String,
}

/// `GetFunctionUrlConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetFunctionUrlConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
}

/// `GetLayerVersionByArnRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetLayerVersionByArnRequest {
    #[serde(rename = "Arn")]
    pub arn: String,
}

/// `GetLayerVersionPolicyRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetLayerVersionPolicyRequest {
    #[serde(rename = "LayerName")]
    pub layer_name: String,
    #[serde(rename = "VersionNumber")]
    pub version_number: i64,
}

/// `GetLayerVersionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetLayerVersionRequest {
    #[serde(rename = "LayerName")]
    pub layer_name: String,
    #[serde(rename = "VersionNumber")]
    pub version_number: i64,
}

/// `GetPolicyRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetPolicyRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
}

/// `GetProvisionedConcurrencyConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetProvisionedConcurrencyConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier")]
    pub qualifier: String,
}

/// `GetResourcePolicyRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetResourcePolicyRequest {
    #[serde(rename = "ResourceArn")]
    pub resource_arn: String,
}

/// `GetRuntimeManagementConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct GetRuntimeManagementConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
}

/// `InvocationRequest`.
#[derive(Debug, Clone)]
pub struct InvocationRequest {
    pub function_name: String,
    pub invocation_type: Option<InvocationType>,
    pub log_type: Option<LogType>,
    pub client_context: Option<String>,
    pub durable_execution_name: Option<String>,
    pub payload: Bytes,
    pub qualifier: Option<String>,
    pub tenant_id: Option<String>,
}

impl InvocationRequest {
    /// Takes the members of a validated request.
    pub fn from_members(mut members: Members) -> Self {
        Self {
            function_name: members.take_text(0).unwrap_or_default(),
            invocation_type: members.take_text(1).map(Into::into),
            log_type: members.take_text(2).map(Into::into),
            client_context: members.take_text(3),
            durable_execution_name: members.take_text(4),
            payload: members.take_payload(),
            qualifier: members.take_text(6),
            tenant_id: members.take_text(7),
        }
    }
}

/// `InvokeAsyncRequest`.
#[derive(Debug, Clone)]
pub struct InvokeAsyncRequest {
    pub function_name: String,
    pub invoke_args: Bytes,
}

impl InvokeAsyncRequest {
    /// Takes the members of a validated request.
    pub fn from_members(mut members: Members) -> Self {
        Self {
            function_name: members.take_text(0).unwrap_or_default(),
            invoke_args: members.take_payload(),
        }
    }
}

/// `InvokeWithResponseStreamRequest`.
#[derive(Debug, Clone)]
pub struct InvokeWithResponseStreamRequest {
    pub function_name: String,
    pub log_type: Option<LogType>,
    pub client_context: Option<String>,
    pub qualifier: Option<String>,
    pub payload: Bytes,
    pub tenant_id: Option<String>,
    pub invocation_type: Option<ResponseStreamingInvocationType>,
}

impl InvokeWithResponseStreamRequest {
    /// Takes the members of a validated request.
    pub fn from_members(mut members: Members) -> Self {
        Self {
            function_name: members.take_text(0).unwrap_or_default(),
            log_type: members.take_text(1).map(Into::into),
            client_context: members.take_text(2),
            qualifier: members.take_text(3),
            payload: members.take_payload(),
            tenant_id: members.take_text(5),
            invocation_type: members.take_text(6).map(Into::into),
        }
    }
}

/// `ListAliasesRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListAliasesRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "FunctionVersion", skip_serializing_if = "Option::is_none")]
    pub function_version: Option<String>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `ListCapacityProvidersRequest`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListCapacityProvidersRequest {
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<CapacityProviderState>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `ListCodeSigningConfigsRequest`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListCodeSigningConfigsRequest {
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `ListDurableExecutionsByFunctionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListDurableExecutionsByFunctionRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    #[serde(rename = "DurableExecutionName", skip_serializing_if = "Option::is_none")]
    pub durable_execution_name: Option<String>,
    #[serde(rename = "Statuses", skip_serializing_if = "Option::is_none")]
    pub statuses: Option<Vec<ExecutionStatus>>,
    #[serde(rename = "StartedAfter", skip_serializing_if = "Option::is_none")]
    pub started_after: Option<EpochSeconds>,
    #[serde(rename = "StartedBefore", skip_serializing_if = "Option::is_none")]
    pub started_before: Option<EpochSeconds>,
    #[serde(rename = "ReverseOrder", skip_serializing_if = "Option::is_none")]
    pub reverse_order: Option<bool>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `ListEventSourceMappingsRequest`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListEventSourceMappingsRequest {
    #[serde(rename = "EventSourceArn", skip_serializing_if = "Option::is_none")]
    pub event_source_arn: Option<String>,
    #[serde(rename = "FunctionName", skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `ListFunctionEventInvokeConfigsRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListFunctionEventInvokeConfigsRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `ListFunctionUrlConfigsRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListFunctionUrlConfigsRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `ListFunctionVersionsByCapacityProviderRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListFunctionVersionsByCapacityProviderRequest {
    #[serde(rename = "CapacityProviderName")]
    pub capacity_provider_name: String,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `ListFunctionsByCodeSigningConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListFunctionsByCodeSigningConfigRequest {
    #[serde(rename = "CodeSigningConfigArn")]
    pub code_signing_config_arn: String,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `ListFunctionsRequest`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListFunctionsRequest {
    #[serde(rename = "MasterRegion", skip_serializing_if = "Option::is_none")]
    pub master_region: Option<String>,
    #[serde(rename = "FunctionVersion", skip_serializing_if = "Option::is_none")]
    pub function_version: Option<FunctionVersion>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `ListLayerVersionsRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListLayerVersionsRequest {
    #[serde(rename = "CompatibleArchitecture", skip_serializing_if = "Option::is_none")]
    pub compatible_architecture: Option<Architecture>,
    #[serde(rename = "CompatibleRuntime", skip_serializing_if = "Option::is_none")]
    pub compatible_runtime: Option<Runtime>,
    #[serde(rename = "LayerName")]
    pub layer_name: String,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `ListLayersRequest`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListLayersRequest {
    #[serde(rename = "CompatibleArchitecture", skip_serializing_if = "Option::is_none")]
    pub compatible_architecture: Option<Architecture>,
    #[serde(rename = "CompatibleRuntime", skip_serializing_if = "Option::is_none")]
    pub compatible_runtime: Option<Runtime>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `ListProvisionedConcurrencyConfigsRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListProvisionedConcurrencyConfigsRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `ListTagsRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListTagsRequest {
    #[serde(rename = "Resource")]
    pub resource: String,
}

/// `ListVersionsByFunctionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ListVersionsByFunctionRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// `PauseDurableExecutionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct PauseDurableExecutionRequest {
    #[serde(rename = "DurableExecutionArn")]
    pub durable_execution_arn: String,
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    #[serde(rename = "Reason", skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(rename = "ExecutionTimeoutPaused", skip_serializing_if = "Option::is_none")]
    pub execution_timeout_paused: Option<bool>,
}

/// `PublishLayerVersionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct PublishLayerVersionRequest {
    #[serde(rename = "LayerName")]
    pub layer_name: String,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "Content")]
    pub content: LayerVersionContentInput,
    #[serde(rename = "CompatibleArchitectures", skip_serializing_if = "Option::is_none")]
    pub compatible_architectures: Option<Vec<Architecture>>,
    #[serde(rename = "CompatibleRuntimes", skip_serializing_if = "Option::is_none")]
    pub compatible_runtimes: Option<Vec<Runtime>>,
    #[serde(rename = "LicenseInfo", skip_serializing_if = "Option::is_none")]
    pub license_info: Option<String>,
}

/// `PublishVersionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct PublishVersionRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "CodeSha256", skip_serializing_if = "Option::is_none")]
    pub code_sha256: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
    #[serde(rename = "PublishTo", skip_serializing_if = "Option::is_none")]
    pub publish_to: Option<FunctionVersionLatestPublished>,
}

/// `PutFunctionCodeSigningConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct PutFunctionCodeSigningConfigRequest {
    #[serde(rename = "CodeSigningConfigArn")]
    pub code_signing_config_arn: String,
    #[serde(rename = "FunctionName")]
    pub function_name: String,
}

/// `PutFunctionConcurrencyRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct PutFunctionConcurrencyRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "ReservedConcurrentExecutions")]
    pub reserved_concurrent_executions: i32,
}

/// `PutFunctionEventInvokeConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct PutFunctionEventInvokeConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    #[serde(rename = "MaximumRetryAttempts", skip_serializing_if = "Option::is_none")]
    pub maximum_retry_attempts: Option<i32>,
    #[serde(rename = "MaximumEventAgeInSeconds", skip_serializing_if = "Option::is_none")]
    pub maximum_event_age_in_seconds: Option<i32>,
    #[serde(rename = "DestinationConfig", skip_serializing_if = "Option::is_none")]
    pub destination_config: Option<DestinationConfig>,
}

/// `PutFunctionRecursionConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct PutFunctionRecursionConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "RecursiveLoop")]
    pub recursive_loop: RecursiveLoop,
}

/// `PutFunctionScalingConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct PutFunctionScalingConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier")]
    pub qualifier: String,
    #[serde(rename = "FunctionScalingConfig", skip_serializing_if = "Option::is_none")]
    pub function_scaling_config: Option<FunctionScalingConfig>,
}

/// `PutProvisionedConcurrencyConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct PutProvisionedConcurrencyConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier")]
    pub qualifier: String,
    #[serde(rename = "ProvisionedConcurrentExecutions")]
    pub provisioned_concurrent_executions: i32,
}

/// `PutResourcePolicyRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct PutResourcePolicyRequest {
    #[serde(rename = "ResourceArn")]
    pub resource_arn: String,
    #[serde(rename = "Policy")]
    pub policy: String,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
}

/// `PutRuntimeManagementConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct PutRuntimeManagementConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    #[serde(rename = "UpdateRuntimeOn")]
    pub update_runtime_on: UpdateRuntimeOn,
    #[serde(rename = "RuntimeVersionArn", skip_serializing_if = "Option::is_none")]
    pub runtime_version_arn: Option<String>,
}

/// `RemoveLayerVersionPermissionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct RemoveLayerVersionPermissionRequest {
    #[serde(rename = "LayerName")]
    pub layer_name: String,
    #[serde(rename = "VersionNumber")]
    pub version_number: i64,
    #[serde(rename = "StatementId")]
    pub statement_id: String,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
}

/// `RemovePermissionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct RemovePermissionRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "StatementId")]
    pub statement_id: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
}

/// `ResumeDurableExecutionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ResumeDurableExecutionRequest {
    #[serde(rename = "DurableExecutionArn")]
    pub durable_execution_arn: String,
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    #[serde(rename = "Reason", skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// `SendDurableExecutionCallbackFailureRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct SendDurableExecutionCallbackFailureRequest {
    #[serde(rename = "CallbackId")]
    pub callback_id: String,
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorObject>,
}

/// `SendDurableExecutionCallbackHeartbeatRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct SendDurableExecutionCallbackHeartbeatRequest {
    #[serde(rename = "CallbackId")]
    pub callback_id: String,
}

/// `SendDurableExecutionCallbackSuccessRequest`.
#[derive(Debug, Clone)]
pub struct SendDurableExecutionCallbackSuccessRequest {
    pub callback_id: String,
    pub result: Bytes,
}

impl SendDurableExecutionCallbackSuccessRequest {
    /// Takes the members of a validated request.
    pub fn from_members(mut members: Members) -> Self {
        Self {
            callback_id: members.take_text(0).unwrap_or_default(),
            result: members.take_payload(),
        }
    }
}

/// `StopDurableExecutionRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct StopDurableExecutionRequest {
    #[serde(rename = "DurableExecutionArn")]
    pub durable_execution_arn: String,
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorObject>,
}

/// `TagResourceRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct TagResourceRequest {
    #[serde(rename = "Resource")]
    pub resource: String,
    #[serde(rename = "Tags")]
    pub tags: IndexMap<String, String>,
}

/// `UntagResourceRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct UntagResourceRequest {
    #[serde(rename = "Resource")]
    pub resource: String,
    #[serde(rename = "TagKeys")]
    pub tag_keys: Vec<String>,
}

/// `UpdateAliasRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct UpdateAliasRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Name")]
    pub name: String,
    #[serde(rename = "FunctionVersion", skip_serializing_if = "Option::is_none")]
    pub function_version: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "RoutingConfig", skip_serializing_if = "Option::is_none")]
    pub routing_config: Option<AliasRoutingConfiguration>,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
}

/// `UpdateCapacityProviderRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct UpdateCapacityProviderRequest {
    #[serde(rename = "CapacityProviderName")]
    pub capacity_provider_name: String,
    #[serde(rename = "CapacityProviderScalingConfig", skip_serializing_if = "Option::is_none")]
    pub capacity_provider_scaling_config: Option<CapacityProviderScalingConfig>,
    #[serde(rename = "PropagateTags", skip_serializing_if = "Option::is_none")]
    pub propagate_tags: Option<PropagateTags>,
    #[serde(rename = "TelemetryConfig", skip_serializing_if = "Option::is_none")]
    pub telemetry_config: Option<CapacityProviderTelemetryConfig>,
}

/// `UpdateCodeSigningConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct UpdateCodeSigningConfigRequest {
    #[serde(rename = "CodeSigningConfigArn")]
    pub code_signing_config_arn: String,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "AllowedPublishers", skip_serializing_if = "Option::is_none")]
    pub allowed_publishers: Option<AllowedPublishers>,
    #[serde(rename = "CodeSigningPolicies", skip_serializing_if = "Option::is_none")]
    pub code_signing_policies: Option<CodeSigningPolicies>,
}

/// `UpdateEventSourceMappingRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct UpdateEventSourceMappingRequest {
    #[serde(rename = "UUID")]
    pub uuid: String,
    #[serde(rename = "FunctionName", skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(rename = "Enabled", skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    #[serde(rename = "BatchSize", skip_serializing_if = "Option::is_none")]
    pub batch_size: Option<i32>,
    #[serde(rename = "FilterCriteria", skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<FilterCriteria>,
    #[serde(rename = "KMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    #[serde(rename = "MetricsConfig", skip_serializing_if = "Option::is_none")]
    pub metrics_config: Option<EventSourceMappingMetricsConfig>,
    #[serde(rename = "LoggingConfig", skip_serializing_if = "Option::is_none")]
    pub logging_config: Option<EventSourceMappingLoggingConfig>,
    #[serde(rename = "ScalingConfig", skip_serializing_if = "Option::is_none")]
    pub scaling_config: Option<ScalingConfig>,
    #[serde(rename = "MaximumBatchingWindowInSeconds", skip_serializing_if = "Option::is_none")]
    pub maximum_batching_window_in_seconds: Option<i32>,
    #[serde(rename = "ParallelizationFactor", skip_serializing_if = "Option::is_none")]
    pub parallelization_factor: Option<i32>,
    #[serde(rename = "DestinationConfig", skip_serializing_if = "Option::is_none")]
    pub destination_config: Option<DestinationConfig>,
    #[serde(rename = "MaximumRecordAgeInSeconds", skip_serializing_if = "Option::is_none")]
    pub maximum_record_age_in_seconds: Option<i32>,
    #[serde(rename = "BisectBatchOnFunctionError", skip_serializing_if = "Option::is_none")]
    pub bisect_batch_on_function_error: Option<bool>,
    #[serde(rename = "MaximumRetryAttempts", skip_serializing_if = "Option::is_none")]
    pub maximum_retry_attempts: Option<i32>,
    #[serde(rename = "TumblingWindowInSeconds", skip_serializing_if = "Option::is_none")]
    pub tumbling_window_in_seconds: Option<i32>,
    #[serde(rename = "SourceAccessConfigurations", skip_serializing_if = "Option::is_none")]
    pub source_access_configurations: Option<Vec<SourceAccessConfiguration>>,
    #[serde(rename = "FunctionResponseTypes", skip_serializing_if = "Option::is_none")]
    pub function_response_types: Option<Vec<FunctionResponseType>>,
    #[serde(
        rename = "AmazonManagedKafkaEventSourceConfig",
        skip_serializing_if = "Option::is_none"
    )]
    pub amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig>,
    #[serde(rename = "SelfManagedKafkaEventSourceConfig", skip_serializing_if = "Option::is_none")]
    pub self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig>,
    #[serde(rename = "DocumentDBEventSourceConfig", skip_serializing_if = "Option::is_none")]
    pub document_db_event_source_config: Option<DocumentDBEventSourceConfig>,
    #[serde(rename = "ProvisionedPollerConfig", skip_serializing_if = "Option::is_none")]
    pub provisioned_poller_config: Option<ProvisionedPollerConfig>,
}

/// `UpdateFunctionCodeRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct UpdateFunctionCodeRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "ZipFile", skip_serializing_if = "Option::is_none")]
    pub zip_file: Option<Blob>,
    #[serde(rename = "S3Bucket", skip_serializing_if = "Option::is_none")]
    pub s3_bucket: Option<String>,
    #[serde(rename = "S3Key", skip_serializing_if = "Option::is_none")]
    pub s3_key: Option<String>,
    #[serde(rename = "S3ObjectVersion", skip_serializing_if = "Option::is_none")]
    pub s3_object_version: Option<String>,
    #[serde(rename = "S3ObjectStorageMode", skip_serializing_if = "Option::is_none")]
    pub s3_object_storage_mode: Option<S3ObjectStorageMode>,
    #[serde(rename = "ImageUri", skip_serializing_if = "Option::is_none")]
    pub image_uri: Option<String>,
    #[serde(rename = "Architectures", skip_serializing_if = "Option::is_none")]
    pub architectures: Option<Vec<Architecture>>,
    #[serde(rename = "Publish", skip_serializing_if = "Option::is_none")]
    pub publish: Option<bool>,
    #[serde(rename = "PublishTo", skip_serializing_if = "Option::is_none")]
    pub publish_to: Option<FunctionVersionLatestPublished>,
    #[serde(rename = "DryRun", skip_serializing_if = "Option::is_none")]
    pub dry_run: Option<bool>,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
    #[serde(rename = "SourceKMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub source_kms_key_arn: Option<String>,
}

/// `UpdateFunctionConfigurationRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct UpdateFunctionConfigurationRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Role", skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(rename = "Handler", skip_serializing_if = "Option::is_none")]
    pub handler: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "Timeout", skip_serializing_if = "Option::is_none")]
    pub timeout: Option<i32>,
    #[serde(rename = "MemorySize", skip_serializing_if = "Option::is_none")]
    pub memory_size: Option<i32>,
    #[serde(rename = "VpcConfig", skip_serializing_if = "Option::is_none")]
    pub vpc_config: Option<VpcConfig>,
    #[serde(rename = "Environment", skip_serializing_if = "Option::is_none")]
    pub environment: Option<Environment>,
    #[serde(rename = "Runtime", skip_serializing_if = "Option::is_none")]
    pub runtime: Option<Runtime>,
    #[serde(rename = "DeadLetterConfig", skip_serializing_if = "Option::is_none")]
    pub dead_letter_config: Option<DeadLetterConfig>,
    #[serde(rename = "KMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    #[serde(rename = "TracingConfig", skip_serializing_if = "Option::is_none")]
    pub tracing_config: Option<TracingConfig>,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
    #[serde(rename = "Layers", skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<String>>,
    #[serde(rename = "FileSystemConfigs", skip_serializing_if = "Option::is_none")]
    pub file_system_configs: Option<Vec<FileSystemConfig>>,
    #[serde(rename = "ImageConfig", skip_serializing_if = "Option::is_none")]
    pub image_config: Option<ImageConfig>,
    #[serde(rename = "EphemeralStorage", skip_serializing_if = "Option::is_none")]
    pub ephemeral_storage: Option<EphemeralStorage>,
    #[serde(rename = "SnapStart", skip_serializing_if = "Option::is_none")]
    pub snap_start: Option<SnapStart>,
    #[serde(rename = "LoggingConfig", skip_serializing_if = "Option::is_none")]
    pub logging_config: Option<LoggingConfig>,
    #[serde(rename = "CapacityProviderConfig", skip_serializing_if = "Option::is_none")]
    pub capacity_provider_config: Option<CapacityProviderConfig>,
    #[serde(rename = "DurableConfig", skip_serializing_if = "Option::is_none")]
    pub durable_config: Option<DurableConfig>,
    #[serde(rename = "RuntimeConfig", skip_serializing_if = "Option::is_none")]
    pub runtime_config: Option<FunctionRuntimeConfig>,
    #[serde(rename = "AcceleratorConfig", skip_serializing_if = "Option::is_none")]
    pub accelerator_config: Option<AcceleratorConfig>,
}

/// `UpdateFunctionEventInvokeConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct UpdateFunctionEventInvokeConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    #[serde(rename = "MaximumRetryAttempts", skip_serializing_if = "Option::is_none")]
    pub maximum_retry_attempts: Option<i32>,
    #[serde(rename = "MaximumEventAgeInSeconds", skip_serializing_if = "Option::is_none")]
    pub maximum_event_age_in_seconds: Option<i32>,
    #[serde(rename = "DestinationConfig", skip_serializing_if = "Option::is_none")]
    pub destination_config: Option<DestinationConfig>,
}

/// `UpdateFunctionUrlConfigRequest`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct UpdateFunctionUrlConfigRequest {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "Qualifier", skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    #[serde(rename = "AuthType", skip_serializing_if = "Option::is_none")]
    pub auth_type: Option<FunctionUrlAuthType>,
    #[serde(rename = "Cors", skip_serializing_if = "Option::is_none")]
    pub cors: Option<Cors>,
    #[serde(rename = "InvokeMode", skip_serializing_if = "Option::is_none")]
    pub invoke_mode: Option<InvokeMode>,
}
