// Written by `cargo run -p codegen`: change the generator instead.

//! What requests and responses are made of. Names and meanings are those of AWS's API reference.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::enums::*;
use crate::api::wire::{Blob, EpochSeconds};

/// `AcceleratorConfig`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AcceleratorConfig {
    #[serde(rename = "AcceleratorMemorySize")]
    pub accelerator_memory_size: i32,
}

/// `AccountLimit`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct AccountLimit {
    #[serde(rename = "TotalCodeSize", skip_serializing_if = "Option::is_none")]
    pub total_code_size: Option<i64>,
    #[serde(rename = "CodeSizeUnzipped", skip_serializing_if = "Option::is_none")]
    pub code_size_unzipped: Option<i64>,
    #[serde(rename = "CodeSizeZipped", skip_serializing_if = "Option::is_none")]
    pub code_size_zipped: Option<i64>,
    #[serde(rename = "ConcurrentExecutions", skip_serializing_if = "Option::is_none")]
    pub concurrent_executions: Option<i32>,
    #[serde(rename = "UnreservedConcurrentExecutions", skip_serializing_if = "Option::is_none")]
    pub unreserved_concurrent_executions: Option<i32>,
}

/// `AccountUsage`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct AccountUsage {
    #[serde(rename = "TotalCodeSize", skip_serializing_if = "Option::is_none")]
    pub total_code_size: Option<i64>,
    #[serde(rename = "FunctionCount", skip_serializing_if = "Option::is_none")]
    pub function_count: Option<i64>,
}

/// `AliasConfiguration`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct AliasConfiguration {
    #[serde(rename = "AliasArn", skip_serializing_if = "Option::is_none")]
    pub alias_arn: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "FunctionVersion", skip_serializing_if = "Option::is_none")]
    pub function_version: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "RoutingConfig", skip_serializing_if = "Option::is_none")]
    pub routing_config: Option<AliasRoutingConfiguration>,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
}

/// `AliasRoutingConfiguration`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct AliasRoutingConfiguration {
    #[serde(rename = "AdditionalVersionWeights", skip_serializing_if = "Option::is_none")]
    pub additional_version_weights: Option<IndexMap<String, f64>>,
}

/// `AllowedPublishers`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AllowedPublishers {
    #[serde(rename = "SigningProfileVersionArns")]
    pub signing_profile_version_arns: Vec<String>,
}

/// `AmazonManagedKafkaEventSourceConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct AmazonManagedKafkaEventSourceConfig {
    #[serde(rename = "ConsumerGroupId", skip_serializing_if = "Option::is_none")]
    pub consumer_group_id: Option<String>,
    #[serde(rename = "SchemaRegistryConfig", skip_serializing_if = "Option::is_none")]
    pub schema_registry_config: Option<KafkaSchemaRegistryConfig>,
}

/// `CallbackDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CallbackDetails {
    #[serde(rename = "CallbackId", skip_serializing_if = "Option::is_none")]
    pub callback_id: Option<String>,
    #[serde(rename = "Result", skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorObject>,
}

/// `CallbackFailedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CallbackFailedDetails {
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<EventError>,
}

/// `CallbackOptions`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct CallbackOptions {
    #[serde(rename = "TimeoutSeconds", skip_serializing_if = "Option::is_none")]
    pub timeout_seconds: Option<i32>,
    #[serde(rename = "HeartbeatTimeoutSeconds", skip_serializing_if = "Option::is_none")]
    pub heartbeat_timeout_seconds: Option<i32>,
}

/// `CallbackStartedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CallbackStartedDetails {
    #[serde(rename = "CallbackId", skip_serializing_if = "Option::is_none")]
    pub callback_id: Option<String>,
    #[serde(rename = "HeartbeatTimeout", skip_serializing_if = "Option::is_none")]
    pub heartbeat_timeout: Option<i32>,
    #[serde(rename = "Timeout", skip_serializing_if = "Option::is_none")]
    pub timeout: Option<i32>,
}

/// `CallbackSucceededDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CallbackSucceededDetails {
    #[serde(rename = "Result", skip_serializing_if = "Option::is_none")]
    pub result: Option<EventResult>,
}

/// `CallbackTimedOutDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CallbackTimedOutDetails {
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<EventError>,
}

/// `CapacityProvider`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CapacityProvider {
    #[serde(rename = "CapacityProviderArn", skip_serializing_if = "Option::is_none")]
    pub capacity_provider_arn: Option<String>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<CapacityProviderState>,
    #[serde(rename = "VpcConfig", skip_serializing_if = "Option::is_none")]
    pub vpc_config: Option<CapacityProviderVpcConfig>,
    #[serde(rename = "PermissionsConfig", skip_serializing_if = "Option::is_none")]
    pub permissions_config: Option<CapacityProviderPermissionsConfig>,
    #[serde(rename = "InstanceRequirements", skip_serializing_if = "Option::is_none")]
    pub instance_requirements: Option<InstanceRequirements>,
    #[serde(rename = "CapacityProviderScalingConfig", skip_serializing_if = "Option::is_none")]
    pub capacity_provider_scaling_config: Option<CapacityProviderScalingConfig>,
    #[serde(rename = "KmsKeyArn", skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    #[serde(rename = "LastModified", skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    #[serde(rename = "PropagateTags", skip_serializing_if = "Option::is_none")]
    pub propagate_tags: Option<PropagateTags>,
    #[serde(rename = "TelemetryConfig", skip_serializing_if = "Option::is_none")]
    pub telemetry_config: Option<CapacityProviderTelemetryConfig>,
}

/// `CapacityProviderConfig`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CapacityProviderConfig {
    #[serde(rename = "LambdaManagedInstancesCapacityProviderConfig")]
    pub lambda_managed_instances_capacity_provider_config:
        LambdaManagedInstancesCapacityProviderConfig,
}

/// `CapacityProviderLoggingConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CapacityProviderLoggingConfig {
    #[serde(rename = "SystemLogLevel", skip_serializing_if = "Option::is_none")]
    pub system_log_level: Option<SystemLogLevel>,
    #[serde(rename = "LogGroup", skip_serializing_if = "Option::is_none")]
    pub log_group: Option<String>,
}

/// `CapacityProviderPermissionsConfig`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CapacityProviderPermissionsConfig {
    #[serde(rename = "CapacityProviderOperatorRoleArn")]
    pub capacity_provider_operator_role_arn: String,
}

/// `CapacityProviderScalingConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CapacityProviderScalingConfig {
    #[serde(rename = "MaxVCpuCount", skip_serializing_if = "Option::is_none")]
    pub max_vcpu_count: Option<i32>,
    #[serde(rename = "ScalingMode", skip_serializing_if = "Option::is_none")]
    pub scaling_mode: Option<CapacityProviderScalingMode>,
    #[serde(rename = "ScalingPolicies", skip_serializing_if = "Option::is_none")]
    pub scaling_policies: Option<Vec<TargetTrackingScalingPolicy>>,
}

/// `CapacityProviderTelemetryConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CapacityProviderTelemetryConfig {
    #[serde(rename = "LoggingConfig", skip_serializing_if = "Option::is_none")]
    pub logging_config: Option<CapacityProviderLoggingConfig>,
}

/// `CapacityProviderVpcConfig`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CapacityProviderVpcConfig {
    #[serde(rename = "SubnetIds")]
    pub subnet_ids: Vec<String>,
    #[serde(rename = "SecurityGroupIds")]
    pub security_group_ids: Vec<String>,
}

/// `ChainedInvokeDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ChainedInvokeDetails {
    #[serde(rename = "Result", skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorObject>,
}

/// `ChainedInvokeFailedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ChainedInvokeFailedDetails {
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<EventError>,
}

/// `ChainedInvokeOptions`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ChainedInvokeOptions {
    #[serde(rename = "FunctionName")]
    pub function_name: String,
    #[serde(rename = "TenantId", skip_serializing_if = "Option::is_none")]
    pub tenant_id: Option<String>,
    #[serde(rename = "XAmznTraceId", skip_serializing_if = "Option::is_none")]
    pub x_amzn_trace_id: Option<String>,
}

/// `ChainedInvokeStartedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ChainedInvokeStartedDetails {
    #[serde(rename = "FunctionName", skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(rename = "TenantId", skip_serializing_if = "Option::is_none")]
    pub tenant_id: Option<String>,
    #[serde(rename = "Input", skip_serializing_if = "Option::is_none")]
    pub input: Option<EventInput>,
    #[serde(rename = "ExecutedVersion", skip_serializing_if = "Option::is_none")]
    pub executed_version: Option<String>,
    #[serde(rename = "DurableExecutionArn", skip_serializing_if = "Option::is_none")]
    pub durable_execution_arn: Option<String>,
}

/// `ChainedInvokeStoppedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ChainedInvokeStoppedDetails {
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<EventError>,
}

/// `ChainedInvokeSucceededDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ChainedInvokeSucceededDetails {
    #[serde(rename = "Result", skip_serializing_if = "Option::is_none")]
    pub result: Option<EventResult>,
}

/// `ChainedInvokeTimedOutDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ChainedInvokeTimedOutDetails {
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<EventError>,
}

/// `CheckpointUpdatedExecutionState`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CheckpointUpdatedExecutionState {
    #[serde(rename = "Operations", skip_serializing_if = "Option::is_none")]
    pub operations: Option<Vec<Operation>>,
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
}

/// `CodeSigningConfig`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CodeSigningConfig {
    #[serde(rename = "CodeSigningConfigId", skip_serializing_if = "Option::is_none")]
    pub code_signing_config_id: Option<String>,
    #[serde(rename = "CodeSigningConfigArn", skip_serializing_if = "Option::is_none")]
    pub code_signing_config_arn: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "AllowedPublishers", skip_serializing_if = "Option::is_none")]
    pub allowed_publishers: Option<AllowedPublishers>,
    #[serde(rename = "CodeSigningPolicies", skip_serializing_if = "Option::is_none")]
    pub code_signing_policies: Option<CodeSigningPolicies>,
    #[serde(rename = "LastModified", skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

/// `CodeSigningPolicies`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CodeSigningPolicies {
    #[serde(rename = "UntrustedArtifactOnDeployment", skip_serializing_if = "Option::is_none")]
    pub untrusted_artifact_on_deployment: Option<CodeSigningPolicy>,
}

/// `Concurrency`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Concurrency {
    #[serde(rename = "ReservedConcurrentExecutions", skip_serializing_if = "Option::is_none")]
    pub reserved_concurrent_executions: Option<i32>,
}

/// `ContextDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ContextDetails {
    #[serde(rename = "ReplayChildren", skip_serializing_if = "Option::is_none")]
    pub replay_children: Option<bool>,
    #[serde(rename = "Result", skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorObject>,
}

/// `ContextFailedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ContextFailedDetails {
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<EventError>,
}

/// `ContextOptions`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ContextOptions {
    #[serde(rename = "ReplayChildren", skip_serializing_if = "Option::is_none")]
    pub replay_children: Option<bool>,
}

/// `ContextStartedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ContextStartedDetails {}

/// `ContextSucceededDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ContextSucceededDetails {
    #[serde(rename = "Result", skip_serializing_if = "Option::is_none")]
    pub result: Option<EventResult>,
}

/// `Cors`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Cors {
    #[serde(rename = "AllowCredentials", skip_serializing_if = "Option::is_none")]
    pub allow_credentials: Option<bool>,
    #[serde(rename = "AllowHeaders", skip_serializing_if = "Option::is_none")]
    pub allow_headers: Option<Vec<String>>,
    #[serde(rename = "AllowMethods", skip_serializing_if = "Option::is_none")]
    pub allow_methods: Option<Vec<String>>,
    #[serde(rename = "AllowOrigins", skip_serializing_if = "Option::is_none")]
    pub allow_origins: Option<Vec<String>>,
    #[serde(rename = "ExposeHeaders", skip_serializing_if = "Option::is_none")]
    pub expose_headers: Option<Vec<String>>,
    #[serde(rename = "MaxAge", skip_serializing_if = "Option::is_none")]
    pub max_age: Option<i32>,
}

/// `DeadLetterConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct DeadLetterConfig {
    #[serde(rename = "TargetArn", skip_serializing_if = "Option::is_none")]
    pub target_arn: Option<String>,
}

/// `DestinationConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct DestinationConfig {
    #[serde(rename = "OnSuccess", skip_serializing_if = "Option::is_none")]
    pub on_success: Option<OnSuccess>,
    #[serde(rename = "OnFailure", skip_serializing_if = "Option::is_none")]
    pub on_failure: Option<OnFailure>,
}

/// `DocumentDBEventSourceConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct DocumentDBEventSourceConfig {
    #[serde(rename = "DatabaseName", skip_serializing_if = "Option::is_none")]
    pub database_name: Option<String>,
    #[serde(rename = "CollectionName", skip_serializing_if = "Option::is_none")]
    pub collection_name: Option<String>,
    #[serde(rename = "FullDocument", skip_serializing_if = "Option::is_none")]
    pub full_document: Option<FullDocument>,
}

/// `DurableConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct DurableConfig {
    #[serde(rename = "KMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    #[serde(rename = "RetentionPeriodInDays", skip_serializing_if = "Option::is_none")]
    pub retention_period_in_days: Option<i32>,
    #[serde(rename = "ExecutionTimeout", skip_serializing_if = "Option::is_none")]
    pub execution_timeout: Option<i32>,
}

/// `Environment`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Environment {
    #[serde(rename = "Variables", skip_serializing_if = "Option::is_none")]
    pub variables: Option<IndexMap<String, String>>,
}

/// `EnvironmentError`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct EnvironmentError {
    #[serde(rename = "ErrorCode", skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `EnvironmentResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct EnvironmentResponse {
    #[serde(rename = "Variables", skip_serializing_if = "Option::is_none")]
    pub variables: Option<IndexMap<String, String>>,
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<EnvironmentError>,
}

/// `EphemeralStorage`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EphemeralStorage {
    #[serde(rename = "Size")]
    pub size: i32,
}

/// `ErrorObject`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ErrorObject {
    #[serde(rename = "ErrorMessage", skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    #[serde(rename = "ErrorType", skip_serializing_if = "Option::is_none")]
    pub error_type: Option<String>,
    #[serde(rename = "ErrorData", skip_serializing_if = "Option::is_none")]
    pub error_data: Option<String>,
    #[serde(rename = "StackTrace", skip_serializing_if = "Option::is_none")]
    pub stack_trace: Option<Vec<String>>,
}

/// `Event`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Event {
    #[serde(rename = "EventType", skip_serializing_if = "Option::is_none")]
    pub event_type: Option<EventType>,
    #[serde(rename = "SubType", skip_serializing_if = "Option::is_none")]
    pub sub_type: Option<String>,
    #[serde(rename = "EventId", skip_serializing_if = "Option::is_none")]
    pub event_id: Option<i32>,
    #[serde(rename = "Id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "EventTimestamp", skip_serializing_if = "Option::is_none")]
    pub event_timestamp: Option<EpochSeconds>,
    #[serde(rename = "ParentId", skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    #[serde(rename = "ExecutionStartedDetails", skip_serializing_if = "Option::is_none")]
    pub execution_started_details: Option<ExecutionStartedDetails>,
    #[serde(rename = "ExecutionSucceededDetails", skip_serializing_if = "Option::is_none")]
    pub execution_succeeded_details: Option<ExecutionSucceededDetails>,
    #[serde(rename = "ExecutionFailedDetails", skip_serializing_if = "Option::is_none")]
    pub execution_failed_details: Option<ExecutionFailedDetails>,
    #[serde(rename = "ExecutionTimedOutDetails", skip_serializing_if = "Option::is_none")]
    pub execution_timed_out_details: Option<ExecutionTimedOutDetails>,
    #[serde(rename = "ExecutionStoppedDetails", skip_serializing_if = "Option::is_none")]
    pub execution_stopped_details: Option<ExecutionStoppedDetails>,
    #[serde(rename = "ContextStartedDetails", skip_serializing_if = "Option::is_none")]
    pub context_started_details: Option<ContextStartedDetails>,
    #[serde(rename = "ContextSucceededDetails", skip_serializing_if = "Option::is_none")]
    pub context_succeeded_details: Option<ContextSucceededDetails>,
    #[serde(rename = "ContextFailedDetails", skip_serializing_if = "Option::is_none")]
    pub context_failed_details: Option<ContextFailedDetails>,
    #[serde(rename = "WaitStartedDetails", skip_serializing_if = "Option::is_none")]
    pub wait_started_details: Option<WaitStartedDetails>,
    #[serde(rename = "WaitSucceededDetails", skip_serializing_if = "Option::is_none")]
    pub wait_succeeded_details: Option<WaitSucceededDetails>,
    #[serde(rename = "WaitCancelledDetails", skip_serializing_if = "Option::is_none")]
    pub wait_cancelled_details: Option<WaitCancelledDetails>,
    #[serde(rename = "StepStartedDetails", skip_serializing_if = "Option::is_none")]
    pub step_started_details: Option<StepStartedDetails>,
    #[serde(rename = "StepSucceededDetails", skip_serializing_if = "Option::is_none")]
    pub step_succeeded_details: Option<StepSucceededDetails>,
    #[serde(rename = "StepFailedDetails", skip_serializing_if = "Option::is_none")]
    pub step_failed_details: Option<StepFailedDetails>,
    #[serde(rename = "ChainedInvokeStartedDetails", skip_serializing_if = "Option::is_none")]
    pub chained_invoke_started_details: Option<ChainedInvokeStartedDetails>,
    #[serde(rename = "ChainedInvokeSucceededDetails", skip_serializing_if = "Option::is_none")]
    pub chained_invoke_succeeded_details: Option<ChainedInvokeSucceededDetails>,
    #[serde(rename = "ChainedInvokeFailedDetails", skip_serializing_if = "Option::is_none")]
    pub chained_invoke_failed_details: Option<ChainedInvokeFailedDetails>,
    #[serde(rename = "ChainedInvokeTimedOutDetails", skip_serializing_if = "Option::is_none")]
    pub chained_invoke_timed_out_details: Option<ChainedInvokeTimedOutDetails>,
    #[serde(rename = "ChainedInvokeStoppedDetails", skip_serializing_if = "Option::is_none")]
    pub chained_invoke_stopped_details: Option<ChainedInvokeStoppedDetails>,
    #[serde(rename = "CallbackStartedDetails", skip_serializing_if = "Option::is_none")]
    pub callback_started_details: Option<CallbackStartedDetails>,
    #[serde(rename = "CallbackSucceededDetails", skip_serializing_if = "Option::is_none")]
    pub callback_succeeded_details: Option<CallbackSucceededDetails>,
    #[serde(rename = "CallbackFailedDetails", skip_serializing_if = "Option::is_none")]
    pub callback_failed_details: Option<CallbackFailedDetails>,
    #[serde(rename = "CallbackTimedOutDetails", skip_serializing_if = "Option::is_none")]
    pub callback_timed_out_details: Option<CallbackTimedOutDetails>,
    #[serde(rename = "InvocationCompletedDetails", skip_serializing_if = "Option::is_none")]
    pub invocation_completed_details: Option<InvocationCompletedDetails>,
    #[serde(rename = "ExecutionPausedDetails", skip_serializing_if = "Option::is_none")]
    pub execution_paused_details: Option<ExecutionPausedDetails>,
    #[serde(rename = "ExecutionResumedDetails", skip_serializing_if = "Option::is_none")]
    pub execution_resumed_details: Option<ExecutionResumedDetails>,
}

/// `EventError`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct EventError {
    #[serde(rename = "Payload", skip_serializing_if = "Option::is_none")]
    pub payload: Option<ErrorObject>,
    #[serde(rename = "Truncated", skip_serializing_if = "Option::is_none")]
    pub truncated: Option<bool>,
}

/// `EventInput`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct EventInput {
    #[serde(rename = "Payload", skip_serializing_if = "Option::is_none")]
    pub payload: Option<String>,
    #[serde(rename = "Truncated", skip_serializing_if = "Option::is_none")]
    pub truncated: Option<bool>,
}

/// `EventPauseReason`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct EventPauseReason {
    #[serde(rename = "Payload", skip_serializing_if = "Option::is_none")]
    pub payload: Option<String>,
    #[serde(rename = "Truncated", skip_serializing_if = "Option::is_none")]
    pub truncated: Option<bool>,
}

/// `EventResult`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct EventResult {
    #[serde(rename = "Payload", skip_serializing_if = "Option::is_none")]
    pub payload: Option<String>,
    #[serde(rename = "Truncated", skip_serializing_if = "Option::is_none")]
    pub truncated: Option<bool>,
}

/// `EventResumeReason`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct EventResumeReason {
    #[serde(rename = "Payload", skip_serializing_if = "Option::is_none")]
    pub payload: Option<String>,
    #[serde(rename = "Truncated", skip_serializing_if = "Option::is_none")]
    pub truncated: Option<bool>,
}

/// `EventSourceMappingConfiguration`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct EventSourceMappingConfiguration {
    #[serde(rename = "UUID", skip_serializing_if = "Option::is_none")]
    pub uuid: Option<String>,
    #[serde(rename = "StartingPosition", skip_serializing_if = "Option::is_none")]
    pub starting_position: Option<EventSourcePosition>,
    #[serde(rename = "StartingPositionTimestamp", skip_serializing_if = "Option::is_none")]
    pub starting_position_timestamp: Option<EpochSeconds>,
    #[serde(rename = "BatchSize", skip_serializing_if = "Option::is_none")]
    pub batch_size: Option<i32>,
    #[serde(rename = "MaximumBatchingWindowInSeconds", skip_serializing_if = "Option::is_none")]
    pub maximum_batching_window_in_seconds: Option<i32>,
    #[serde(rename = "ParallelizationFactor", skip_serializing_if = "Option::is_none")]
    pub parallelization_factor: Option<i32>,
    #[serde(rename = "EventSourceArn", skip_serializing_if = "Option::is_none")]
    pub event_source_arn: Option<String>,
    #[serde(rename = "FilterCriteria", skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<FilterCriteria>,
    #[serde(rename = "FilterCriteriaError", skip_serializing_if = "Option::is_none")]
    pub filter_criteria_error: Option<FilterCriteriaError>,
    #[serde(rename = "KMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    #[serde(rename = "MetricsConfig", skip_serializing_if = "Option::is_none")]
    pub metrics_config: Option<EventSourceMappingMetricsConfig>,
    #[serde(rename = "LoggingConfig", skip_serializing_if = "Option::is_none")]
    pub logging_config: Option<EventSourceMappingLoggingConfig>,
    #[serde(rename = "ScalingConfig", skip_serializing_if = "Option::is_none")]
    pub scaling_config: Option<ScalingConfig>,
    #[serde(rename = "FunctionArn", skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(rename = "LastModified", skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<EpochSeconds>,
    #[serde(rename = "LastProcessingResult", skip_serializing_if = "Option::is_none")]
    pub last_processing_result: Option<String>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "StateTransitionReason", skip_serializing_if = "Option::is_none")]
    pub state_transition_reason: Option<String>,
    #[serde(rename = "DestinationConfig", skip_serializing_if = "Option::is_none")]
    pub destination_config: Option<DestinationConfig>,
    #[serde(rename = "Topics", skip_serializing_if = "Option::is_none")]
    pub topics: Option<Vec<String>>,
    #[serde(rename = "Queues", skip_serializing_if = "Option::is_none")]
    pub queues: Option<Vec<String>>,
    #[serde(rename = "SourceAccessConfigurations", skip_serializing_if = "Option::is_none")]
    pub source_access_configurations: Option<Vec<SourceAccessConfiguration>>,
    #[serde(rename = "SelfManagedEventSource", skip_serializing_if = "Option::is_none")]
    pub self_managed_event_source: Option<SelfManagedEventSource>,
    #[serde(rename = "MaximumRecordAgeInSeconds", skip_serializing_if = "Option::is_none")]
    pub maximum_record_age_in_seconds: Option<i32>,
    #[serde(rename = "BisectBatchOnFunctionError", skip_serializing_if = "Option::is_none")]
    pub bisect_batch_on_function_error: Option<bool>,
    #[serde(rename = "MaximumRetryAttempts", skip_serializing_if = "Option::is_none")]
    pub maximum_retry_attempts: Option<i32>,
    #[serde(rename = "TumblingWindowInSeconds", skip_serializing_if = "Option::is_none")]
    pub tumbling_window_in_seconds: Option<i32>,
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
    #[serde(rename = "EventSourceMappingArn", skip_serializing_if = "Option::is_none")]
    pub event_source_mapping_arn: Option<String>,
    #[serde(rename = "ProvisionedPollerConfig", skip_serializing_if = "Option::is_none")]
    pub provisioned_poller_config: Option<ProvisionedPollerConfig>,
}

/// `EventSourceMappingLoggingConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct EventSourceMappingLoggingConfig {
    #[serde(rename = "SystemLogLevel", skip_serializing_if = "Option::is_none")]
    pub system_log_level: Option<EventSourceMappingSystemLogLevel>,
}

/// `EventSourceMappingMetricsConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct EventSourceMappingMetricsConfig {
    #[serde(rename = "Metrics", skip_serializing_if = "Option::is_none")]
    pub metrics: Option<Vec<EventSourceMappingMetric>>,
}

/// `Execution`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Execution {
    #[serde(rename = "DurableExecutionArn", skip_serializing_if = "Option::is_none")]
    pub durable_execution_arn: Option<String>,
    #[serde(rename = "DurableExecutionName", skip_serializing_if = "Option::is_none")]
    pub durable_execution_name: Option<String>,
    #[serde(rename = "FunctionArn", skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<ExecutionStatus>,
    #[serde(rename = "StartTimestamp", skip_serializing_if = "Option::is_none")]
    pub start_timestamp: Option<EpochSeconds>,
    #[serde(rename = "EndTimestamp", skip_serializing_if = "Option::is_none")]
    pub end_timestamp: Option<EpochSeconds>,
    #[serde(rename = "KMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
}

/// `ExecutionDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ExecutionDetails {
    #[serde(rename = "InputPayload", skip_serializing_if = "Option::is_none")]
    pub input_payload: Option<String>,
}

/// `ExecutionFailedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ExecutionFailedDetails {
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<EventError>,
}

/// `ExecutionPausedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ExecutionPausedDetails {
    #[serde(rename = "PauseRequestTimestamp", skip_serializing_if = "Option::is_none")]
    pub pause_request_timestamp: Option<EpochSeconds>,
    #[serde(rename = "Reason", skip_serializing_if = "Option::is_none")]
    pub reason: Option<EventPauseReason>,
    #[serde(rename = "ExecutionTimeoutPaused", skip_serializing_if = "Option::is_none")]
    pub execution_timeout_paused: Option<bool>,
}

/// `ExecutionResumedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ExecutionResumedDetails {
    #[serde(rename = "ResumeRequestTimestamp", skip_serializing_if = "Option::is_none")]
    pub resume_request_timestamp: Option<EpochSeconds>,
    #[serde(rename = "Reason", skip_serializing_if = "Option::is_none")]
    pub reason: Option<EventResumeReason>,
}

/// `ExecutionStartedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ExecutionStartedDetails {
    #[serde(rename = "Input", skip_serializing_if = "Option::is_none")]
    pub input: Option<EventInput>,
    #[serde(rename = "ExecutionTimeout", skip_serializing_if = "Option::is_none")]
    pub execution_timeout: Option<i32>,
}

/// `ExecutionStoppedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ExecutionStoppedDetails {
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<EventError>,
}

/// `ExecutionSucceededDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ExecutionSucceededDetails {
    #[serde(rename = "Result", skip_serializing_if = "Option::is_none")]
    pub result: Option<EventResult>,
}

/// `ExecutionTimedOutDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ExecutionTimedOutDetails {
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<EventError>,
}

/// `FileSystemConfig`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FileSystemConfig {
    #[serde(rename = "Arn")]
    pub arn: String,
    #[serde(rename = "LocalMountPath")]
    pub local_mount_path: String,
    #[serde(rename = "S3FilesConfig", skip_serializing_if = "Option::is_none")]
    pub s3_files_config: Option<S3FilesConfig>,
}

/// `Filter`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Filter {
    #[serde(rename = "Pattern", skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
}

/// `FilterCriteria`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct FilterCriteria {
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
}

/// `FilterCriteriaError`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct FilterCriteriaError {
    #[serde(rename = "ErrorCode", skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `FunctionCode`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct FunctionCode {
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
    #[serde(rename = "SourceKMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub source_kms_key_arn: Option<String>,
}

/// `FunctionCodeLocation`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct FunctionCodeLocation {
    #[serde(rename = "RepositoryType", skip_serializing_if = "Option::is_none")]
    pub repository_type: Option<String>,
    #[serde(rename = "Location", skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    #[serde(rename = "ImageUri", skip_serializing_if = "Option::is_none")]
    pub image_uri: Option<String>,
    #[serde(rename = "ResolvedImageUri", skip_serializing_if = "Option::is_none")]
    pub resolved_image_uri: Option<String>,
    #[serde(rename = "ResolvedS3Object", skip_serializing_if = "Option::is_none")]
    pub resolved_s3_object: Option<ResolvedS3Object>,
    #[serde(rename = "SourceKMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub source_kms_key_arn: Option<String>,
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<FunctionCodeLocationError>,
}

/// `FunctionCodeLocationError`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct FunctionCodeLocationError {
    #[serde(rename = "ErrorCode", skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `FunctionConfiguration`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct FunctionConfiguration {
    #[serde(rename = "FunctionName", skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(rename = "FunctionArn", skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(rename = "Runtime", skip_serializing_if = "Option::is_none")]
    pub runtime: Option<Runtime>,
    #[serde(rename = "Role", skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(rename = "Handler", skip_serializing_if = "Option::is_none")]
    pub handler: Option<String>,
    #[serde(rename = "CodeSize", skip_serializing_if = "Option::is_none")]
    pub code_size: Option<i64>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "Timeout", skip_serializing_if = "Option::is_none")]
    pub timeout: Option<i32>,
    #[serde(rename = "MemorySize", skip_serializing_if = "Option::is_none")]
    pub memory_size: Option<i32>,
    #[serde(rename = "LastModified", skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    #[serde(rename = "CodeSha256", skip_serializing_if = "Option::is_none")]
    pub code_sha256: Option<String>,
    #[serde(rename = "Version", skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    #[serde(rename = "VpcConfig", skip_serializing_if = "Option::is_none")]
    pub vpc_config: Option<VpcConfigResponse>,
    #[serde(rename = "DeadLetterConfig", skip_serializing_if = "Option::is_none")]
    pub dead_letter_config: Option<DeadLetterConfig>,
    #[serde(rename = "Environment", skip_serializing_if = "Option::is_none")]
    pub environment: Option<EnvironmentResponse>,
    #[serde(rename = "KMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    #[serde(rename = "TracingConfig", skip_serializing_if = "Option::is_none")]
    pub tracing_config: Option<TracingConfigResponse>,
    #[serde(rename = "MasterArn", skip_serializing_if = "Option::is_none")]
    pub master_arn: Option<String>,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
    #[serde(rename = "Layers", skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<Layer>>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    #[serde(rename = "StateReason", skip_serializing_if = "Option::is_none")]
    pub state_reason: Option<String>,
    #[serde(rename = "StateReasonCode", skip_serializing_if = "Option::is_none")]
    pub state_reason_code: Option<StateReasonCode>,
    #[serde(rename = "LastUpdateStatus", skip_serializing_if = "Option::is_none")]
    pub last_update_status: Option<LastUpdateStatus>,
    #[serde(rename = "LastUpdateStatusReason", skip_serializing_if = "Option::is_none")]
    pub last_update_status_reason: Option<String>,
    #[serde(rename = "LastUpdateStatusReasonCode", skip_serializing_if = "Option::is_none")]
    pub last_update_status_reason_code: Option<LastUpdateStatusReasonCode>,
    #[serde(rename = "FileSystemConfigs", skip_serializing_if = "Option::is_none")]
    pub file_system_configs: Option<Vec<FileSystemConfig>>,
    #[serde(rename = "SigningProfileVersionArn", skip_serializing_if = "Option::is_none")]
    pub signing_profile_version_arn: Option<String>,
    #[serde(rename = "SigningJobArn", skip_serializing_if = "Option::is_none")]
    pub signing_job_arn: Option<String>,
    #[serde(rename = "PackageType", skip_serializing_if = "Option::is_none")]
    pub package_type: Option<PackageType>,
    #[serde(rename = "ImageConfigResponse", skip_serializing_if = "Option::is_none")]
    pub image_config_response: Option<ImageConfigResponse>,
    #[serde(rename = "Architectures", skip_serializing_if = "Option::is_none")]
    pub architectures: Option<Vec<Architecture>>,
    #[serde(rename = "EphemeralStorage", skip_serializing_if = "Option::is_none")]
    pub ephemeral_storage: Option<EphemeralStorage>,
    #[serde(rename = "SnapStart", skip_serializing_if = "Option::is_none")]
    pub snap_start: Option<SnapStartResponse>,
    #[serde(rename = "RuntimeVersionConfig", skip_serializing_if = "Option::is_none")]
    pub runtime_version_config: Option<RuntimeVersionConfig>,
    #[serde(rename = "LoggingConfig", skip_serializing_if = "Option::is_none")]
    pub logging_config: Option<LoggingConfig>,
    #[serde(rename = "TenancyConfig", skip_serializing_if = "Option::is_none")]
    pub tenancy_config: Option<TenancyConfig>,
    #[serde(rename = "CapacityProviderConfig", skip_serializing_if = "Option::is_none")]
    pub capacity_provider_config: Option<CapacityProviderConfig>,
    #[serde(rename = "ConfigSha256", skip_serializing_if = "Option::is_none")]
    pub config_sha256: Option<String>,
    #[serde(rename = "DurableConfig", skip_serializing_if = "Option::is_none")]
    pub durable_config: Option<DurableConfig>,
    #[serde(rename = "RuntimeConfig", skip_serializing_if = "Option::is_none")]
    pub runtime_config: Option<FunctionRuntimeConfig>,
    #[serde(rename = "AcceleratorConfig", skip_serializing_if = "Option::is_none")]
    pub accelerator_config: Option<AcceleratorConfig>,
}

/// `FunctionEventInvokeConfig`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct FunctionEventInvokeConfig {
    #[serde(rename = "LastModified", skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<EpochSeconds>,
    #[serde(rename = "FunctionArn", skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(rename = "MaximumRetryAttempts", skip_serializing_if = "Option::is_none")]
    pub maximum_retry_attempts: Option<i32>,
    #[serde(rename = "MaximumEventAgeInSeconds", skip_serializing_if = "Option::is_none")]
    pub maximum_event_age_in_seconds: Option<i32>,
    #[serde(rename = "DestinationConfig", skip_serializing_if = "Option::is_none")]
    pub destination_config: Option<DestinationConfig>,
}

/// `FunctionRuntimeConfig`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FunctionRuntimeConfig {
    #[serde(rename = "RuntimeArn")]
    pub runtime_arn: String,
    #[serde(rename = "RuntimeAlias")]
    pub runtime_alias: String,
}

/// `FunctionScalingConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct FunctionScalingConfig {
    #[serde(rename = "MinExecutionEnvironments", skip_serializing_if = "Option::is_none")]
    pub min_execution_environments: Option<i32>,
    #[serde(rename = "MaxExecutionEnvironments", skip_serializing_if = "Option::is_none")]
    pub max_execution_environments: Option<i32>,
}

/// `FunctionUrlConfig`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct FunctionUrlConfig {
    #[serde(rename = "FunctionUrl", skip_serializing_if = "Option::is_none")]
    pub function_url: Option<String>,
    #[serde(rename = "FunctionArn", skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<String>,
    #[serde(rename = "LastModifiedTime", skip_serializing_if = "Option::is_none")]
    pub last_modified_time: Option<String>,
    #[serde(rename = "Cors", skip_serializing_if = "Option::is_none")]
    pub cors: Option<Cors>,
    #[serde(rename = "AuthType", skip_serializing_if = "Option::is_none")]
    pub auth_type: Option<FunctionUrlAuthType>,
    #[serde(rename = "InvokeMode", skip_serializing_if = "Option::is_none")]
    pub invoke_mode: Option<InvokeMode>,
}

/// `FunctionVersionsByCapacityProviderListItem`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct FunctionVersionsByCapacityProviderListItem {
    #[serde(rename = "FunctionArn", skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
}

/// `ImageConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ImageConfig {
    #[serde(rename = "EntryPoint", skip_serializing_if = "Option::is_none")]
    pub entry_point: Option<Vec<String>>,
    #[serde(rename = "Command", skip_serializing_if = "Option::is_none")]
    pub command: Option<Vec<String>>,
    #[serde(rename = "WorkingDirectory", skip_serializing_if = "Option::is_none")]
    pub working_directory: Option<String>,
}

/// `ImageConfigError`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ImageConfigError {
    #[serde(rename = "ErrorCode", skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `ImageConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ImageConfigResponse {
    #[serde(rename = "ImageConfig", skip_serializing_if = "Option::is_none")]
    pub image_config: Option<ImageConfig>,
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<ImageConfigError>,
}

/// `InstanceRequirements`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct InstanceRequirements {
    #[serde(rename = "Architectures", skip_serializing_if = "Option::is_none")]
    pub architectures: Option<Vec<Architecture>>,
    #[serde(rename = "AllowedInstanceTypes", skip_serializing_if = "Option::is_none")]
    pub allowed_instance_types: Option<Vec<String>>,
    #[serde(rename = "ExcludedInstanceTypes", skip_serializing_if = "Option::is_none")]
    pub excluded_instance_types: Option<Vec<String>>,
}

/// `InvocationCompletedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct InvocationCompletedDetails {
    #[serde(rename = "StartTimestamp", skip_serializing_if = "Option::is_none")]
    pub start_timestamp: Option<EpochSeconds>,
    #[serde(rename = "EndTimestamp", skip_serializing_if = "Option::is_none")]
    pub end_timestamp: Option<EpochSeconds>,
    #[serde(rename = "RequestId", skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<EventError>,
}

/// `InvokeWithResponseStreamCompleteEvent`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct InvokeWithResponseStreamCompleteEvent {
    #[serde(rename = "ErrorCode", skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(rename = "ErrorDetails", skip_serializing_if = "Option::is_none")]
    pub error_details: Option<String>,
    #[serde(rename = "LogResult", skip_serializing_if = "Option::is_none")]
    pub log_result: Option<String>,
}

/// `KafkaSchemaRegistryAccessConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct KafkaSchemaRegistryAccessConfig {
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<KafkaSchemaRegistryAuthType>,
    #[serde(rename = "URI", skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// `KafkaSchemaRegistryConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct KafkaSchemaRegistryConfig {
    #[serde(rename = "SchemaRegistryURI", skip_serializing_if = "Option::is_none")]
    pub schema_registry_uri: Option<String>,
    #[serde(rename = "EventRecordFormat", skip_serializing_if = "Option::is_none")]
    pub event_record_format: Option<SchemaRegistryEventRecordFormat>,
    #[serde(rename = "AccessConfigs", skip_serializing_if = "Option::is_none")]
    pub access_configs: Option<Vec<KafkaSchemaRegistryAccessConfig>>,
    #[serde(rename = "SchemaValidationConfigs", skip_serializing_if = "Option::is_none")]
    pub schema_validation_configs: Option<Vec<KafkaSchemaValidationConfig>>,
}

/// `KafkaSchemaValidationConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct KafkaSchemaValidationConfig {
    #[serde(rename = "Attribute", skip_serializing_if = "Option::is_none")]
    pub attribute: Option<KafkaSchemaValidationAttribute>,
}

/// `LambdaManagedInstancesCapacityProviderConfig`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LambdaManagedInstancesCapacityProviderConfig {
    #[serde(rename = "CapacityProviderArn")]
    pub capacity_provider_arn: String,
    #[serde(
        rename = "PerExecutionEnvironmentMaxConcurrency",
        skip_serializing_if = "Option::is_none"
    )]
    pub per_execution_environment_max_concurrency: Option<i32>,
    #[serde(
        rename = "ExecutionEnvironmentMemoryGiBPerVCpu",
        skip_serializing_if = "Option::is_none"
    )]
    pub execution_environment_memory_gib_per_vcpu: Option<f64>,
}

/// `Layer`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Layer {
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "CodeSize", skip_serializing_if = "Option::is_none")]
    pub code_size: Option<i64>,
    #[serde(rename = "SigningProfileVersionArn", skip_serializing_if = "Option::is_none")]
    pub signing_profile_version_arn: Option<String>,
    #[serde(rename = "SigningJobArn", skip_serializing_if = "Option::is_none")]
    pub signing_job_arn: Option<String>,
}

/// `LayerVersionContentInput`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct LayerVersionContentInput {
    #[serde(rename = "S3Bucket", skip_serializing_if = "Option::is_none")]
    pub s3_bucket: Option<String>,
    #[serde(rename = "S3Key", skip_serializing_if = "Option::is_none")]
    pub s3_key: Option<String>,
    #[serde(rename = "S3ObjectVersion", skip_serializing_if = "Option::is_none")]
    pub s3_object_version: Option<String>,
    #[serde(rename = "S3ObjectStorageMode", skip_serializing_if = "Option::is_none")]
    pub s3_object_storage_mode: Option<S3ObjectStorageMode>,
    #[serde(rename = "ZipFile", skip_serializing_if = "Option::is_none")]
    pub zip_file: Option<Blob>,
}

/// `LayerVersionContentOutput`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct LayerVersionContentOutput {
    #[serde(rename = "Location", skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    #[serde(rename = "CodeSha256", skip_serializing_if = "Option::is_none")]
    pub code_sha256: Option<String>,
    #[serde(rename = "CodeSize", skip_serializing_if = "Option::is_none")]
    pub code_size: Option<i64>,
    #[serde(rename = "SigningProfileVersionArn", skip_serializing_if = "Option::is_none")]
    pub signing_profile_version_arn: Option<String>,
    #[serde(rename = "SigningJobArn", skip_serializing_if = "Option::is_none")]
    pub signing_job_arn: Option<String>,
    #[serde(rename = "ResolvedS3Object", skip_serializing_if = "Option::is_none")]
    pub resolved_s3_object: Option<ResolvedS3Object>,
}

/// `LayerVersionsListItem`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct LayerVersionsListItem {
    #[serde(rename = "LayerVersionArn", skip_serializing_if = "Option::is_none")]
    pub layer_version_arn: Option<String>,
    #[serde(rename = "Version", skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "CreatedDate", skip_serializing_if = "Option::is_none")]
    pub created_date: Option<String>,
    #[serde(rename = "CompatibleArchitectures", skip_serializing_if = "Option::is_none")]
    pub compatible_architectures: Option<Vec<Architecture>>,
    #[serde(rename = "CompatibleRuntimes", skip_serializing_if = "Option::is_none")]
    pub compatible_runtimes: Option<Vec<Runtime>>,
    #[serde(rename = "LicenseInfo", skip_serializing_if = "Option::is_none")]
    pub license_info: Option<String>,
}

/// `LayersListItem`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct LayersListItem {
    #[serde(rename = "LayerName", skip_serializing_if = "Option::is_none")]
    pub layer_name: Option<String>,
    #[serde(rename = "LayerArn", skip_serializing_if = "Option::is_none")]
    pub layer_arn: Option<String>,
    #[serde(rename = "LatestMatchingVersion", skip_serializing_if = "Option::is_none")]
    pub latest_matching_version: Option<LayerVersionsListItem>,
}

/// `LoggingConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct LoggingConfig {
    #[serde(rename = "LogFormat", skip_serializing_if = "Option::is_none")]
    pub log_format: Option<LogFormat>,
    #[serde(rename = "ApplicationLogLevel", skip_serializing_if = "Option::is_none")]
    pub application_log_level: Option<ApplicationLogLevel>,
    #[serde(rename = "SystemLogLevel", skip_serializing_if = "Option::is_none")]
    pub system_log_level: Option<SystemLogLevel>,
    #[serde(rename = "LogGroup", skip_serializing_if = "Option::is_none")]
    pub log_group: Option<String>,
}

/// `OnFailure`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct OnFailure {
    #[serde(rename = "Destination", skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
}

/// `OnSuccess`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct OnSuccess {
    #[serde(rename = "Destination", skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
}

/// `Operation`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Operation {
    #[serde(rename = "Id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "ParentId", skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<OperationType>,
    #[serde(rename = "SubType", skip_serializing_if = "Option::is_none")]
    pub sub_type: Option<String>,
    #[serde(rename = "StartTimestamp", skip_serializing_if = "Option::is_none")]
    pub start_timestamp: Option<EpochSeconds>,
    #[serde(rename = "EndTimestamp", skip_serializing_if = "Option::is_none")]
    pub end_timestamp: Option<EpochSeconds>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<OperationStatus>,
    #[serde(rename = "ExecutionDetails", skip_serializing_if = "Option::is_none")]
    pub execution_details: Option<ExecutionDetails>,
    #[serde(rename = "ContextDetails", skip_serializing_if = "Option::is_none")]
    pub context_details: Option<ContextDetails>,
    #[serde(rename = "StepDetails", skip_serializing_if = "Option::is_none")]
    pub step_details: Option<StepDetails>,
    #[serde(rename = "WaitDetails", skip_serializing_if = "Option::is_none")]
    pub wait_details: Option<WaitDetails>,
    #[serde(rename = "CallbackDetails", skip_serializing_if = "Option::is_none")]
    pub callback_details: Option<CallbackDetails>,
    #[serde(rename = "ChainedInvokeDetails", skip_serializing_if = "Option::is_none")]
    pub chained_invoke_details: Option<ChainedInvokeDetails>,
}

/// `OperationUpdate`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct OperationUpdate {
    #[serde(rename = "Id")]
    pub id: String,
    #[serde(rename = "ParentId", skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "Type")]
    pub type_: OperationType,
    #[serde(rename = "SubType", skip_serializing_if = "Option::is_none")]
    pub sub_type: Option<String>,
    #[serde(rename = "Action")]
    pub action: OperationAction,
    #[serde(rename = "Payload", skip_serializing_if = "Option::is_none")]
    pub payload: Option<String>,
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorObject>,
    #[serde(rename = "ContextOptions", skip_serializing_if = "Option::is_none")]
    pub context_options: Option<ContextOptions>,
    #[serde(rename = "StepOptions", skip_serializing_if = "Option::is_none")]
    pub step_options: Option<StepOptions>,
    #[serde(rename = "WaitOptions", skip_serializing_if = "Option::is_none")]
    pub wait_options: Option<WaitOptions>,
    #[serde(rename = "CallbackOptions", skip_serializing_if = "Option::is_none")]
    pub callback_options: Option<CallbackOptions>,
    #[serde(rename = "ChainedInvokeOptions", skip_serializing_if = "Option::is_none")]
    pub chained_invoke_options: Option<ChainedInvokeOptions>,
}

/// `PauseDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct PauseDetails {
    #[serde(rename = "PauseRequestTimestamp", skip_serializing_if = "Option::is_none")]
    pub pause_request_timestamp: Option<EpochSeconds>,
    #[serde(rename = "Reason", skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(rename = "ExecutionTimeoutPaused", skip_serializing_if = "Option::is_none")]
    pub execution_timeout_paused: Option<bool>,
}

/// `PropagateTags`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct PropagateTags {
    #[serde(rename = "Mode", skip_serializing_if = "Option::is_none")]
    pub mode: Option<PropagateTagsMode>,
    #[serde(rename = "ExplicitTags", skip_serializing_if = "Option::is_none")]
    pub explicit_tags: Option<IndexMap<String, String>>,
}

/// `ProvisionedConcurrencyConfigListItem`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ProvisionedConcurrencyConfigListItem {
    #[serde(rename = "FunctionArn", skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(
        rename = "RequestedProvisionedConcurrentExecutions",
        skip_serializing_if = "Option::is_none"
    )]
    pub requested_provisioned_concurrent_executions: Option<i32>,
    #[serde(
        rename = "AvailableProvisionedConcurrentExecutions",
        skip_serializing_if = "Option::is_none"
    )]
    pub available_provisioned_concurrent_executions: Option<i32>,
    #[serde(
        rename = "AllocatedProvisionedConcurrentExecutions",
        skip_serializing_if = "Option::is_none"
    )]
    pub allocated_provisioned_concurrent_executions: Option<i32>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<ProvisionedConcurrencyStatusEnum>,
    #[serde(rename = "StatusReason", skip_serializing_if = "Option::is_none")]
    pub status_reason: Option<String>,
    #[serde(rename = "LastModified", skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

/// `ProvisionedPollerConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ProvisionedPollerConfig {
    #[serde(rename = "MinimumPollers", skip_serializing_if = "Option::is_none")]
    pub minimum_pollers: Option<i32>,
    #[serde(rename = "MaximumPollers", skip_serializing_if = "Option::is_none")]
    pub maximum_pollers: Option<i32>,
    #[serde(rename = "PollerGroupName", skip_serializing_if = "Option::is_none")]
    pub poller_group_name: Option<String>,
}

/// `ResolvedS3Object`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ResolvedS3Object {
    #[serde(rename = "S3Bucket", skip_serializing_if = "Option::is_none")]
    pub s3_bucket: Option<String>,
    #[serde(rename = "S3Key", skip_serializing_if = "Option::is_none")]
    pub s3_key: Option<String>,
    #[serde(rename = "S3ObjectVersion", skip_serializing_if = "Option::is_none")]
    pub s3_object_version: Option<String>,
}

/// `RetryDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct RetryDetails {
    #[serde(rename = "CurrentAttempt", skip_serializing_if = "Option::is_none")]
    pub current_attempt: Option<i32>,
    #[serde(rename = "NextAttemptDelaySeconds", skip_serializing_if = "Option::is_none")]
    pub next_attempt_delay_seconds: Option<i32>,
}

/// `RuntimeVersionConfig`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct RuntimeVersionConfig {
    #[serde(rename = "RuntimeVersionArn", skip_serializing_if = "Option::is_none")]
    pub runtime_version_arn: Option<String>,
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<RuntimeVersionError>,
}

/// `RuntimeVersionError`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct RuntimeVersionError {
    #[serde(rename = "ErrorCode", skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `S3FilesConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct S3FilesConfig {
    #[serde(rename = "DirectS3Read", skip_serializing_if = "Option::is_none")]
    pub direct_s3_read: Option<DirectS3Read>,
}

/// `ScalingConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ScalingConfig {
    #[serde(rename = "MaximumConcurrency", skip_serializing_if = "Option::is_none")]
    pub maximum_concurrency: Option<i32>,
}

/// `SelfManagedEventSource`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SelfManagedEventSource {
    #[serde(rename = "Endpoints", skip_serializing_if = "Option::is_none")]
    pub endpoints: Option<IndexMap<String, Vec<String>>>,
}

/// `SelfManagedKafkaEventSourceConfig`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SelfManagedKafkaEventSourceConfig {
    #[serde(rename = "ConsumerGroupId", skip_serializing_if = "Option::is_none")]
    pub consumer_group_id: Option<String>,
    #[serde(rename = "SchemaRegistryConfig", skip_serializing_if = "Option::is_none")]
    pub schema_registry_config: Option<KafkaSchemaRegistryConfig>,
    #[serde(rename = "ConsumptionMode", skip_serializing_if = "Option::is_none")]
    pub consumption_mode: Option<KafkaEventSourceMappingConsumptionMode>,
}

/// `SnapStart`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct SnapStart {
    #[serde(rename = "ApplyOn", skip_serializing_if = "Option::is_none")]
    pub apply_on: Option<SnapStartApplyOn>,
}

/// `SnapStartResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct SnapStartResponse {
    #[serde(rename = "ApplyOn", skip_serializing_if = "Option::is_none")]
    pub apply_on: Option<SnapStartApplyOn>,
    #[serde(rename = "OptimizationStatus", skip_serializing_if = "Option::is_none")]
    pub optimization_status: Option<SnapStartOptimizationStatus>,
}

/// `SourceAccessConfiguration`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SourceAccessConfiguration {
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<SourceAccessType>,
    #[serde(rename = "URI", skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// `StepDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct StepDetails {
    #[serde(rename = "Attempt", skip_serializing_if = "Option::is_none")]
    pub attempt: Option<i32>,
    #[serde(rename = "NextAttemptTimestamp", skip_serializing_if = "Option::is_none")]
    pub next_attempt_timestamp: Option<EpochSeconds>,
    #[serde(rename = "Result", skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorObject>,
}

/// `StepFailedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct StepFailedDetails {
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<EventError>,
    #[serde(rename = "RetryDetails", skip_serializing_if = "Option::is_none")]
    pub retry_details: Option<RetryDetails>,
}

/// `StepOptions`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct StepOptions {
    #[serde(rename = "NextAttemptDelaySeconds", skip_serializing_if = "Option::is_none")]
    pub next_attempt_delay_seconds: Option<i32>,
}

/// `StepStartedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct StepStartedDetails {}

/// `StepSucceededDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct StepSucceededDetails {
    #[serde(rename = "Result", skip_serializing_if = "Option::is_none")]
    pub result: Option<EventResult>,
    #[serde(rename = "RetryDetails", skip_serializing_if = "Option::is_none")]
    pub retry_details: Option<RetryDetails>,
}

/// `TagsError`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct TagsError {
    #[serde(rename = "ErrorCode", skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// `TargetTrackingScalingPolicy`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TargetTrackingScalingPolicy {
    #[serde(rename = "PredefinedMetricType")]
    pub predefined_metric_type: CapacityProviderPredefinedMetricType,
    #[serde(rename = "TargetValue")]
    pub target_value: f64,
}

/// `TenancyConfig`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TenancyConfig {
    #[serde(rename = "TenantIsolationMode")]
    pub tenant_isolation_mode: TenantIsolationMode,
}

/// `TraceHeader`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct TraceHeader {
    #[serde(rename = "XAmznTraceId", skip_serializing_if = "Option::is_none")]
    pub x_amzn_trace_id: Option<String>,
}

/// `TracingConfig`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct TracingConfig {
    #[serde(rename = "Mode", skip_serializing_if = "Option::is_none")]
    pub mode: Option<TracingMode>,
}

/// `TracingConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct TracingConfigResponse {
    #[serde(rename = "Mode", skip_serializing_if = "Option::is_none")]
    pub mode: Option<TracingMode>,
}

/// `VpcConfig`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct VpcConfig {
    #[serde(rename = "SubnetIds", skip_serializing_if = "Option::is_none")]
    pub subnet_ids: Option<Vec<String>>,
    #[serde(rename = "SecurityGroupIds", skip_serializing_if = "Option::is_none")]
    pub security_group_ids: Option<Vec<String>>,
    #[serde(rename = "Ipv6AllowedForDualStack", skip_serializing_if = "Option::is_none")]
    pub ipv6_allowed_for_dual_stack: Option<bool>,
}

/// `VpcConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct VpcConfigResponse {
    #[serde(rename = "SubnetIds", skip_serializing_if = "Option::is_none")]
    pub subnet_ids: Option<Vec<String>>,
    #[serde(rename = "SecurityGroupIds", skip_serializing_if = "Option::is_none")]
    pub security_group_ids: Option<Vec<String>>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    #[serde(rename = "Ipv6AllowedForDualStack", skip_serializing_if = "Option::is_none")]
    pub ipv6_allowed_for_dual_stack: Option<bool>,
}

/// `WaitCancelledDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct WaitCancelledDetails {
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<EventError>,
}

/// `WaitDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct WaitDetails {
    #[serde(rename = "ScheduledEndTimestamp", skip_serializing_if = "Option::is_none")]
    pub scheduled_end_timestamp: Option<EpochSeconds>,
}

/// `WaitOptions`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct WaitOptions {
    #[serde(rename = "WaitSeconds", skip_serializing_if = "Option::is_none")]
    pub wait_seconds: Option<i32>,
}

/// `WaitStartedDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct WaitStartedDetails {
    #[serde(rename = "Duration", skip_serializing_if = "Option::is_none")]
    pub duration: Option<i32>,
    #[serde(rename = "ScheduledEndTimestamp", skip_serializing_if = "Option::is_none")]
    pub scheduled_end_timestamp: Option<EpochSeconds>,
}

/// `WaitSucceededDetails`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct WaitSucceededDetails {
    #[serde(rename = "Duration", skip_serializing_if = "Option::is_none")]
    pub duration: Option<i32>,
}
