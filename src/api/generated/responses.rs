// Written by `cargo run -p codegen`: change the generator instead.

//! What clients get, where an operation has a structure of its own. Names and meanings are those of AWS's API reference.

use bytes::Bytes;
use indexmap::IndexMap;
use serde::Serialize;

use super::{enums::*, structures::*};
use crate::api::error::ApiError;
use crate::api::reply::{Body, Reply, framed};
use crate::api::wire::EpochSeconds;

/// `AddLayerVersionPermissionResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct AddLayerVersionPermissionResponse {
    #[serde(rename = "Statement", skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
}

/// `AddPermissionResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct AddPermissionResponse {
    #[serde(rename = "Statement", skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
}

/// `CheckpointDurableExecutionResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CheckpointDurableExecutionResponse {
    #[serde(rename = "CheckpointToken", skip_serializing_if = "Option::is_none")]
    pub checkpoint_token: Option<String>,
    #[serde(rename = "NewExecutionState", skip_serializing_if = "Option::is_none")]
    pub new_execution_state: Option<CheckpointUpdatedExecutionState>,
}

/// `CreateCapacityProviderResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CreateCapacityProviderResponse {
    #[serde(rename = "CapacityProvider", skip_serializing_if = "Option::is_none")]
    pub capacity_provider: Option<CapacityProvider>,
}

/// `CreateCodeSigningConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CreateCodeSigningConfigResponse {
    #[serde(rename = "CodeSigningConfig", skip_serializing_if = "Option::is_none")]
    pub code_signing_config: Option<CodeSigningConfig>,
}

/// `CreateFunctionUrlConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CreateFunctionUrlConfigResponse {
    #[serde(rename = "FunctionUrl", skip_serializing_if = "Option::is_none")]
    pub function_url: Option<String>,
    #[serde(rename = "FunctionArn", skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(rename = "AuthType", skip_serializing_if = "Option::is_none")]
    pub auth_type: Option<FunctionUrlAuthType>,
    #[serde(rename = "Cors", skip_serializing_if = "Option::is_none")]
    pub cors: Option<Cors>,
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<String>,
    #[serde(rename = "InvokeMode", skip_serializing_if = "Option::is_none")]
    pub invoke_mode: Option<InvokeMode>,
}

/// `DeleteCapacityProviderResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct DeleteCapacityProviderResponse {
    #[serde(rename = "CapacityProvider", skip_serializing_if = "Option::is_none")]
    pub capacity_provider: Option<CapacityProvider>,
}

/// `DeleteCodeSigningConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct DeleteCodeSigningConfigResponse {}

/// `DeleteDurableExecutionResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct DeleteDurableExecutionResponse {
    #[serde(rename = "DeletionRequestTimestamp", skip_serializing_if = "Option::is_none")]
    pub deletion_request_timestamp: Option<EpochSeconds>,
}

/// `DeleteFunctionResponse`.
#[derive(Debug, Default)]
pub struct DeleteFunctionResponse {
    pub status_code: Option<i32>,
}

impl DeleteFunctionResponse {
    /// The answer as it goes over the wire; `status` unless it has its own.
    pub fn into_reply(self, status: u16) -> Result<Reply, ApiError> {
        framed(self.status_code, status, None, [], Body::empty())
    }
}

/// `GetAccountSettingsResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetAccountSettingsResponse {
    #[serde(rename = "AccountLimit", skip_serializing_if = "Option::is_none")]
    pub account_limit: Option<AccountLimit>,
    #[serde(rename = "AccountUsage", skip_serializing_if = "Option::is_none")]
    pub account_usage: Option<AccountUsage>,
}

/// `GetCapacityProviderResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetCapacityProviderResponse {
    #[serde(rename = "CapacityProvider", skip_serializing_if = "Option::is_none")]
    pub capacity_provider: Option<CapacityProvider>,
}

/// `GetCodeSigningConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetCodeSigningConfigResponse {
    #[serde(rename = "CodeSigningConfig", skip_serializing_if = "Option::is_none")]
    pub code_signing_config: Option<CodeSigningConfig>,
}

/// `GetDurableExecutionHistoryResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetDurableExecutionHistoryResponse {
    #[serde(rename = "Events", skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<Event>>,
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
}

/// `GetDurableExecutionResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetDurableExecutionResponse {
    #[serde(rename = "DurableExecutionArn", skip_serializing_if = "Option::is_none")]
    pub durable_execution_arn: Option<String>,
    #[serde(rename = "DurableExecutionName", skip_serializing_if = "Option::is_none")]
    pub durable_execution_name: Option<String>,
    #[serde(rename = "FunctionArn", skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(rename = "InputPayload", skip_serializing_if = "Option::is_none")]
    pub input_payload: Option<String>,
    #[serde(rename = "Result", skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorObject>,
    #[serde(rename = "StartTimestamp", skip_serializing_if = "Option::is_none")]
    pub start_timestamp: Option<EpochSeconds>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<ExecutionStatus>,
    #[serde(rename = "EndTimestamp", skip_serializing_if = "Option::is_none")]
    pub end_timestamp: Option<EpochSeconds>,
    #[serde(rename = "Version", skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    #[serde(rename = "TraceHeader", skip_serializing_if = "Option::is_none")]
    pub trace_header: Option<TraceHeader>,
    #[serde(rename = "ExecutionDataIncluded", skip_serializing_if = "Option::is_none")]
    pub execution_data_included: Option<bool>,
    #[serde(rename = "DurableConfig", skip_serializing_if = "Option::is_none")]
    pub durable_config: Option<DurableConfig>,
    #[serde(rename = "PauseDetails", skip_serializing_if = "Option::is_none")]
    pub pause_details: Option<PauseDetails>,
    #[serde(rename = "ExpectedExecutionTimeoutTimestamp", skip_serializing_if = "Option::is_none")]
    pub expected_execution_timeout_timestamp: Option<EpochSeconds>,
}

/// `GetDurableExecutionStateResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetDurableExecutionStateResponse {
    #[serde(rename = "Operations", skip_serializing_if = "Option::is_none")]
    pub operations: Option<Vec<Operation>>,
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
}

/// `GetFunctionCodeSigningConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetFunctionCodeSigningConfigResponse {
    #[serde(rename = "CodeSigningConfigArn", skip_serializing_if = "Option::is_none")]
    pub code_signing_config_arn: Option<String>,
    #[serde(rename = "FunctionName", skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
}

/// `GetFunctionConcurrencyResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetFunctionConcurrencyResponse {
    #[serde(rename = "ReservedConcurrentExecutions", skip_serializing_if = "Option::is_none")]
    pub reserved_concurrent_executions: Option<i32>,
}

/// `GetFunctionRecursionConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetFunctionRecursionConfigResponse {
    #[serde(rename = "RecursiveLoop", skip_serializing_if = "Option::is_none")]
    pub recursive_loop: Option<RecursiveLoop>,
}

/// `GetFunctionResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetFunctionResponse {
    #[serde(rename = "Configuration", skip_serializing_if = "Option::is_none")]
    pub configuration: Option<FunctionConfiguration>,
    #[serde(rename = "Code", skip_serializing_if = "Option::is_none")]
    pub code: Option<FunctionCodeLocation>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<IndexMap<String, String>>,
    #[serde(rename = "TagsError", skip_serializing_if = "Option::is_none")]
    pub tags_error: Option<TagsError>,
    #[serde(rename = "Concurrency", skip_serializing_if = "Option::is_none")]
    pub concurrency: Option<Concurrency>,
}

/// `GetFunctionScalingConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetFunctionScalingConfigResponse {
    #[serde(rename = "FunctionArn", skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(rename = "AppliedFunctionScalingConfig", skip_serializing_if = "Option::is_none")]
    pub applied_function_scaling_config: Option<FunctionScalingConfig>,
    #[serde(rename = "RequestedFunctionScalingConfig", skip_serializing_if = "Option::is_none")]
    pub requested_function_scaling_config: Option<FunctionScalingConfig>,
}

/// `GetFunctionUrlConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetFunctionUrlConfigResponse {
    #[serde(rename = "FunctionUrl", skip_serializing_if = "Option::is_none")]
    pub function_url: Option<String>,
    #[serde(rename = "FunctionArn", skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(rename = "AuthType", skip_serializing_if = "Option::is_none")]
    pub auth_type: Option<FunctionUrlAuthType>,
    #[serde(rename = "Cors", skip_serializing_if = "Option::is_none")]
    pub cors: Option<Cors>,
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<String>,
    #[serde(rename = "LastModifiedTime", skip_serializing_if = "Option::is_none")]
    pub last_modified_time: Option<String>,
    #[serde(rename = "InvokeMode", skip_serializing_if = "Option::is_none")]
    pub invoke_mode: Option<InvokeMode>,
}

/// `GetLayerVersionPolicyResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetLayerVersionPolicyResponse {
    #[serde(rename = "Policy", skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
}

/// `GetLayerVersionResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetLayerVersionResponse {
    #[serde(rename = "Content", skip_serializing_if = "Option::is_none")]
    pub content: Option<LayerVersionContentOutput>,
    #[serde(rename = "LayerArn", skip_serializing_if = "Option::is_none")]
    pub layer_arn: Option<String>,
    #[serde(rename = "LayerVersionArn", skip_serializing_if = "Option::is_none")]
    pub layer_version_arn: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "CreatedDate", skip_serializing_if = "Option::is_none")]
    pub created_date: Option<String>,
    #[serde(rename = "Version", skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    #[serde(rename = "CompatibleArchitectures", skip_serializing_if = "Option::is_none")]
    pub compatible_architectures: Option<Vec<Architecture>>,
    #[serde(rename = "CompatibleRuntimes", skip_serializing_if = "Option::is_none")]
    pub compatible_runtimes: Option<Vec<Runtime>>,
    #[serde(rename = "LicenseInfo", skip_serializing_if = "Option::is_none")]
    pub license_info: Option<String>,
}

/// `GetPolicyResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetPolicyResponse {
    #[serde(rename = "Policy", skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
}

/// `GetProvisionedConcurrencyConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetProvisionedConcurrencyConfigResponse {
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

/// `GetResourcePolicyResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetResourcePolicyResponse {
    #[serde(rename = "Policy", skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
}

/// `GetRuntimeManagementConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct GetRuntimeManagementConfigResponse {
    #[serde(rename = "UpdateRuntimeOn", skip_serializing_if = "Option::is_none")]
    pub update_runtime_on: Option<UpdateRuntimeOn>,
    #[serde(rename = "FunctionArn", skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(rename = "RuntimeVersionArn", skip_serializing_if = "Option::is_none")]
    pub runtime_version_arn: Option<String>,
}

/// `InvocationResponse`.
#[derive(Debug, Default)]
pub struct InvocationResponse {
    pub status_code: Option<i32>,
    pub function_error: Option<String>,
    pub log_result: Option<String>,
    pub payload: Bytes,
    pub executed_version: Option<String>,
    pub durable_execution_arn: Option<String>,
}

impl InvocationResponse {
    /// The answer as it goes over the wire; `status` unless it has its own.
    pub fn into_reply(self, status: u16) -> Result<Reply, ApiError> {
        framed(
            self.status_code,
            status,
            Some("application/json"),
            [
                ("x-amz-function-error", self.function_error),
                ("x-amz-log-result", self.log_result),
                ("x-amz-executed-version", self.executed_version),
                ("x-amz-durable-execution-arn", self.durable_execution_arn),
            ],
            self.payload.into(),
        )
    }
}

/// `InvokeAsyncResponse`.
#[derive(Debug, Default)]
pub struct InvokeAsyncResponse {
    pub status: Option<i32>,
}

impl InvokeAsyncResponse {
    /// The answer as it goes over the wire; `status` unless it has its own.
    pub fn into_reply(self, status: u16) -> Result<Reply, ApiError> {
        framed(self.status, status, None, [], Body::empty())
    }
}

/// `InvokeWithResponseStreamResponse`.
#[derive(Debug, Default)]
pub struct InvokeWithResponseStreamResponse {
    pub status_code: Option<i32>,
    pub executed_version: Option<String>,
    pub event_stream: Body,
    pub response_stream_content_type: Option<String>,
}

impl InvokeWithResponseStreamResponse {
    /// The answer as it goes over the wire; `status` unless it has its own.
    pub fn into_reply(self, status: u16) -> Result<Reply, ApiError> {
        framed(
            self.status_code,
            status,
            Some("application/vnd.amazon.eventstream"),
            [
                ("x-amz-executed-version", self.executed_version),
                ("x-amzn-remapped-content-type", self.response_stream_content_type),
            ],
            self.event_stream,
        )
    }
}

/// `ListAliasesResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListAliasesResponse {
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
    #[serde(rename = "Aliases", skip_serializing_if = "Option::is_none")]
    pub aliases: Option<Vec<AliasConfiguration>>,
}

/// `ListCapacityProvidersResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListCapacityProvidersResponse {
    #[serde(rename = "CapacityProviders", skip_serializing_if = "Option::is_none")]
    pub capacity_providers: Option<Vec<CapacityProvider>>,
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
}

/// `ListCodeSigningConfigsResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListCodeSigningConfigsResponse {
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
    #[serde(rename = "CodeSigningConfigs", skip_serializing_if = "Option::is_none")]
    pub code_signing_configs: Option<Vec<CodeSigningConfig>>,
}

/// `ListDurableExecutionsByFunctionResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListDurableExecutionsByFunctionResponse {
    #[serde(rename = "DurableExecutions", skip_serializing_if = "Option::is_none")]
    pub durable_executions: Option<Vec<Execution>>,
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
}

/// `ListEventSourceMappingsResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListEventSourceMappingsResponse {
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
    #[serde(rename = "EventSourceMappings", skip_serializing_if = "Option::is_none")]
    pub event_source_mappings: Option<Vec<EventSourceMappingConfiguration>>,
}

/// `ListFunctionEventInvokeConfigsResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListFunctionEventInvokeConfigsResponse {
    #[serde(rename = "FunctionEventInvokeConfigs", skip_serializing_if = "Option::is_none")]
    pub function_event_invoke_configs: Option<Vec<FunctionEventInvokeConfig>>,
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
}

/// `ListFunctionUrlConfigsResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListFunctionUrlConfigsResponse {
    #[serde(rename = "FunctionUrlConfigs", skip_serializing_if = "Option::is_none")]
    pub function_url_configs: Option<Vec<FunctionUrlConfig>>,
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
}

/// `ListFunctionVersionsByCapacityProviderResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListFunctionVersionsByCapacityProviderResponse {
    #[serde(rename = "CapacityProviderArn", skip_serializing_if = "Option::is_none")]
    pub capacity_provider_arn: Option<String>,
    #[serde(rename = "FunctionVersions", skip_serializing_if = "Option::is_none")]
    pub function_versions: Option<Vec<FunctionVersionsByCapacityProviderListItem>>,
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
}

/// `ListFunctionsByCodeSigningConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListFunctionsByCodeSigningConfigResponse {
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
    #[serde(rename = "FunctionArns", skip_serializing_if = "Option::is_none")]
    pub function_arns: Option<Vec<String>>,
}

/// `ListFunctionsResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListFunctionsResponse {
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
    #[serde(rename = "Functions", skip_serializing_if = "Option::is_none")]
    pub functions: Option<Vec<FunctionConfiguration>>,
}

/// `ListLayerVersionsResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListLayerVersionsResponse {
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
    #[serde(rename = "LayerVersions", skip_serializing_if = "Option::is_none")]
    pub layer_versions: Option<Vec<LayerVersionsListItem>>,
}

/// `ListLayersResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListLayersResponse {
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
    #[serde(rename = "Layers", skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<LayersListItem>>,
}

/// `ListProvisionedConcurrencyConfigsResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListProvisionedConcurrencyConfigsResponse {
    #[serde(rename = "ProvisionedConcurrencyConfigs", skip_serializing_if = "Option::is_none")]
    pub provisioned_concurrency_configs: Option<Vec<ProvisionedConcurrencyConfigListItem>>,
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
}

/// `ListTagsResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListTagsResponse {
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<IndexMap<String, String>>,
}

/// `ListVersionsByFunctionResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ListVersionsByFunctionResponse {
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
    #[serde(rename = "Versions", skip_serializing_if = "Option::is_none")]
    pub versions: Option<Vec<FunctionConfiguration>>,
}

/// `PauseDurableExecutionResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct PauseDurableExecutionResponse {}

/// `PublishLayerVersionResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct PublishLayerVersionResponse {
    #[serde(rename = "Content", skip_serializing_if = "Option::is_none")]
    pub content: Option<LayerVersionContentOutput>,
    #[serde(rename = "LayerArn", skip_serializing_if = "Option::is_none")]
    pub layer_arn: Option<String>,
    #[serde(rename = "LayerVersionArn", skip_serializing_if = "Option::is_none")]
    pub layer_version_arn: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "CreatedDate", skip_serializing_if = "Option::is_none")]
    pub created_date: Option<String>,
    #[serde(rename = "Version", skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    #[serde(rename = "CompatibleArchitectures", skip_serializing_if = "Option::is_none")]
    pub compatible_architectures: Option<Vec<Architecture>>,
    #[serde(rename = "CompatibleRuntimes", skip_serializing_if = "Option::is_none")]
    pub compatible_runtimes: Option<Vec<Runtime>>,
    #[serde(rename = "LicenseInfo", skip_serializing_if = "Option::is_none")]
    pub license_info: Option<String>,
}

/// `PutFunctionCodeSigningConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct PutFunctionCodeSigningConfigResponse {
    #[serde(rename = "CodeSigningConfigArn", skip_serializing_if = "Option::is_none")]
    pub code_signing_config_arn: Option<String>,
    #[serde(rename = "FunctionName", skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
}

/// `PutFunctionRecursionConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct PutFunctionRecursionConfigResponse {
    #[serde(rename = "RecursiveLoop", skip_serializing_if = "Option::is_none")]
    pub recursive_loop: Option<RecursiveLoop>,
}

/// `PutFunctionScalingConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct PutFunctionScalingConfigResponse {
    #[serde(rename = "FunctionState", skip_serializing_if = "Option::is_none")]
    pub function_state: Option<State>,
}

/// `PutProvisionedConcurrencyConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct PutProvisionedConcurrencyConfigResponse {
    #[serde(
        rename = "RequestedProvisionedConcurrentExecutions",
        skip_serializing_if = "Option::is_none"
    )]
    pub requested_provisioned_concurrent_executions: Option<i32>,
    #[serde(
        rename = "AllocatedProvisionedConcurrentExecutions",
        skip_serializing_if = "Option::is_none"
    )]
    pub allocated_provisioned_concurrent_executions: Option<i32>,
    #[serde(
        rename = "AvailableProvisionedConcurrentExecutions",
        skip_serializing_if = "Option::is_none"
    )]
    pub available_provisioned_concurrent_executions: Option<i32>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<ProvisionedConcurrencyStatusEnum>,
    #[serde(rename = "StatusReason", skip_serializing_if = "Option::is_none")]
    pub status_reason: Option<String>,
    #[serde(rename = "LastModified", skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

/// `PutResourcePolicyResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct PutResourcePolicyResponse {
    #[serde(rename = "Policy", skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    #[serde(rename = "RevisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
}

/// `PutRuntimeManagementConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct PutRuntimeManagementConfigResponse {
    #[serde(rename = "UpdateRuntimeOn", skip_serializing_if = "Option::is_none")]
    pub update_runtime_on: Option<UpdateRuntimeOn>,
    #[serde(rename = "FunctionArn", skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(rename = "RuntimeVersionArn", skip_serializing_if = "Option::is_none")]
    pub runtime_version_arn: Option<String>,
}

/// `ResumeDurableExecutionResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct ResumeDurableExecutionResponse {}

/// `SendDurableExecutionCallbackFailureResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct SendDurableExecutionCallbackFailureResponse {}

/// `SendDurableExecutionCallbackHeartbeatResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct SendDurableExecutionCallbackHeartbeatResponse {}

/// `SendDurableExecutionCallbackSuccessResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct SendDurableExecutionCallbackSuccessResponse {}

/// `StopDurableExecutionResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct StopDurableExecutionResponse {
    #[serde(rename = "StopTimestamp", skip_serializing_if = "Option::is_none")]
    pub stop_timestamp: Option<EpochSeconds>,
}

/// `UpdateCapacityProviderResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct UpdateCapacityProviderResponse {
    #[serde(rename = "CapacityProvider", skip_serializing_if = "Option::is_none")]
    pub capacity_provider: Option<CapacityProvider>,
}

/// `UpdateCodeSigningConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct UpdateCodeSigningConfigResponse {
    #[serde(rename = "CodeSigningConfig", skip_serializing_if = "Option::is_none")]
    pub code_signing_config: Option<CodeSigningConfig>,
}

/// `UpdateFunctionUrlConfigResponse`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct UpdateFunctionUrlConfigResponse {
    #[serde(rename = "FunctionUrl", skip_serializing_if = "Option::is_none")]
    pub function_url: Option<String>,
    #[serde(rename = "FunctionArn", skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(rename = "AuthType", skip_serializing_if = "Option::is_none")]
    pub auth_type: Option<FunctionUrlAuthType>,
    #[serde(rename = "Cors", skip_serializing_if = "Option::is_none")]
    pub cors: Option<Cors>,
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<String>,
    #[serde(rename = "LastModifiedTime", skip_serializing_if = "Option::is_none")]
    pub last_modified_time: Option<String>,
    #[serde(rename = "InvokeMode", skip_serializing_if = "Option::is_none")]
    pub invoke_mode: Option<InvokeMode>,
}
