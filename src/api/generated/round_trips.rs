// Written by `cargo run -p codegen`: change the generator instead.

//! Reads every structure that has a JSON form, and writes it again.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::*;

/// What is left of a structure's JSON; nothing if the structure has no JSON form.
#[expect(clippy::too_many_lines, reason = "one arm for each structure")]
pub(super) fn round_trip(name: &str, value: Value) -> Option<Value> {
    Some(match name {
        "AcceleratorConfig" => again::<AcceleratorConfig>(value),
        "AccountLimit" => again::<AccountLimit>(value),
        "AccountUsage" => again::<AccountUsage>(value),
        "AddLayerVersionPermissionRequest" => again::<AddLayerVersionPermissionRequest>(value),
        "AddLayerVersionPermissionResponse" => again::<AddLayerVersionPermissionResponse>(value),
        "AddPermissionRequest" => again::<AddPermissionRequest>(value),
        "AddPermissionResponse" => again::<AddPermissionResponse>(value),
        "AliasConfiguration" => again::<AliasConfiguration>(value),
        "AliasRoutingConfiguration" => again::<AliasRoutingConfiguration>(value),
        "AllowedPublishers" => again::<AllowedPublishers>(value),
        "AmazonManagedKafkaEventSourceConfig" => {
            again::<AmazonManagedKafkaEventSourceConfig>(value)
        }
        "CallbackDetails" => again::<CallbackDetails>(value),
        "CallbackFailedDetails" => again::<CallbackFailedDetails>(value),
        "CallbackOptions" => again::<CallbackOptions>(value),
        "CallbackStartedDetails" => again::<CallbackStartedDetails>(value),
        "CallbackSucceededDetails" => again::<CallbackSucceededDetails>(value),
        "CallbackTimedOutDetails" => again::<CallbackTimedOutDetails>(value),
        "CapacityProvider" => again::<CapacityProvider>(value),
        "CapacityProviderConfig" => again::<CapacityProviderConfig>(value),
        "CapacityProviderLoggingConfig" => again::<CapacityProviderLoggingConfig>(value),
        "CapacityProviderPermissionsConfig" => again::<CapacityProviderPermissionsConfig>(value),
        "CapacityProviderScalingConfig" => again::<CapacityProviderScalingConfig>(value),
        "CapacityProviderTelemetryConfig" => again::<CapacityProviderTelemetryConfig>(value),
        "CapacityProviderVpcConfig" => again::<CapacityProviderVpcConfig>(value),
        "ChainedInvokeDetails" => again::<ChainedInvokeDetails>(value),
        "ChainedInvokeFailedDetails" => again::<ChainedInvokeFailedDetails>(value),
        "ChainedInvokeOptions" => again::<ChainedInvokeOptions>(value),
        "ChainedInvokeStartedDetails" => again::<ChainedInvokeStartedDetails>(value),
        "ChainedInvokeStoppedDetails" => again::<ChainedInvokeStoppedDetails>(value),
        "ChainedInvokeSucceededDetails" => again::<ChainedInvokeSucceededDetails>(value),
        "ChainedInvokeTimedOutDetails" => again::<ChainedInvokeTimedOutDetails>(value),
        "CheckpointDurableExecutionRequest" => again::<CheckpointDurableExecutionRequest>(value),
        "CheckpointDurableExecutionResponse" => again::<CheckpointDurableExecutionResponse>(value),
        "CheckpointUpdatedExecutionState" => again::<CheckpointUpdatedExecutionState>(value),
        "CodeSigningConfig" => again::<CodeSigningConfig>(value),
        "CodeSigningPolicies" => again::<CodeSigningPolicies>(value),
        "Concurrency" => again::<Concurrency>(value),
        "ContextDetails" => again::<ContextDetails>(value),
        "ContextFailedDetails" => again::<ContextFailedDetails>(value),
        "ContextOptions" => again::<ContextOptions>(value),
        "ContextStartedDetails" => again::<ContextStartedDetails>(value),
        "ContextSucceededDetails" => again::<ContextSucceededDetails>(value),
        "Cors" => again::<Cors>(value),
        "CreateAliasRequest" => again::<CreateAliasRequest>(value),
        "CreateCapacityProviderRequest" => again::<CreateCapacityProviderRequest>(value),
        "CreateCapacityProviderResponse" => again::<CreateCapacityProviderResponse>(value),
        "CreateCodeSigningConfigRequest" => again::<CreateCodeSigningConfigRequest>(value),
        "CreateCodeSigningConfigResponse" => again::<CreateCodeSigningConfigResponse>(value),
        "CreateEventSourceMappingRequest" => again::<CreateEventSourceMappingRequest>(value),
        "CreateFunctionRequest" => again::<CreateFunctionRequest>(value),
        "CreateFunctionUrlConfigRequest" => again::<CreateFunctionUrlConfigRequest>(value),
        "CreateFunctionUrlConfigResponse" => again::<CreateFunctionUrlConfigResponse>(value),
        "DeadLetterConfig" => again::<DeadLetterConfig>(value),
        "DeleteAliasRequest" => again::<DeleteAliasRequest>(value),
        "DeleteCapacityProviderRequest" => again::<DeleteCapacityProviderRequest>(value),
        "DeleteCapacityProviderResponse" => again::<DeleteCapacityProviderResponse>(value),
        "DeleteCodeSigningConfigRequest" => again::<DeleteCodeSigningConfigRequest>(value),
        "DeleteCodeSigningConfigResponse" => again::<DeleteCodeSigningConfigResponse>(value),
        "DeleteDurableExecutionRequest" => again::<DeleteDurableExecutionRequest>(value),
        "DeleteDurableExecutionResponse" => again::<DeleteDurableExecutionResponse>(value),
        "DeleteEventSourceMappingRequest" => again::<DeleteEventSourceMappingRequest>(value),
        "DeleteFunctionCodeSigningConfigRequest" => {
            again::<DeleteFunctionCodeSigningConfigRequest>(value)
        }
        "DeleteFunctionConcurrencyRequest" => again::<DeleteFunctionConcurrencyRequest>(value),
        "DeleteFunctionEventInvokeConfigRequest" => {
            again::<DeleteFunctionEventInvokeConfigRequest>(value)
        }
        "DeleteFunctionRequest" => again::<DeleteFunctionRequest>(value),
        "DeleteFunctionUrlConfigRequest" => again::<DeleteFunctionUrlConfigRequest>(value),
        "DeleteLayerVersionRequest" => again::<DeleteLayerVersionRequest>(value),
        "DeleteProvisionedConcurrencyConfigRequest" => {
            again::<DeleteProvisionedConcurrencyConfigRequest>(value)
        }
        "DeleteResourcePolicyRequest" => again::<DeleteResourcePolicyRequest>(value),
        "DestinationConfig" => again::<DestinationConfig>(value),
        "DocumentDBEventSourceConfig" => again::<DocumentDBEventSourceConfig>(value),
        "DurableConfig" => again::<DurableConfig>(value),
        "Environment" => again::<Environment>(value),
        "EnvironmentError" => again::<EnvironmentError>(value),
        "EnvironmentResponse" => again::<EnvironmentResponse>(value),
        "EphemeralStorage" => again::<EphemeralStorage>(value),
        "ErrorObject" => again::<ErrorObject>(value),
        "Event" => again::<Event>(value),
        "EventError" => again::<EventError>(value),
        "EventInput" => again::<EventInput>(value),
        "EventPauseReason" => again::<EventPauseReason>(value),
        "EventResult" => again::<EventResult>(value),
        "EventResumeReason" => again::<EventResumeReason>(value),
        "EventSourceMappingConfiguration" => again::<EventSourceMappingConfiguration>(value),
        "EventSourceMappingLoggingConfig" => again::<EventSourceMappingLoggingConfig>(value),
        "EventSourceMappingMetricsConfig" => again::<EventSourceMappingMetricsConfig>(value),
        "Execution" => again::<Execution>(value),
        "ExecutionDetails" => again::<ExecutionDetails>(value),
        "ExecutionFailedDetails" => again::<ExecutionFailedDetails>(value),
        "ExecutionPausedDetails" => again::<ExecutionPausedDetails>(value),
        "ExecutionResumedDetails" => again::<ExecutionResumedDetails>(value),
        "ExecutionStartedDetails" => again::<ExecutionStartedDetails>(value),
        "ExecutionStoppedDetails" => again::<ExecutionStoppedDetails>(value),
        "ExecutionSucceededDetails" => again::<ExecutionSucceededDetails>(value),
        "ExecutionTimedOutDetails" => again::<ExecutionTimedOutDetails>(value),
        "FileSystemConfig" => again::<FileSystemConfig>(value),
        "Filter" => again::<Filter>(value),
        "FilterCriteria" => again::<FilterCriteria>(value),
        "FilterCriteriaError" => again::<FilterCriteriaError>(value),
        "FunctionCode" => again::<FunctionCode>(value),
        "FunctionCodeLocation" => again::<FunctionCodeLocation>(value),
        "FunctionCodeLocationError" => again::<FunctionCodeLocationError>(value),
        "FunctionConfiguration" => again::<FunctionConfiguration>(value),
        "FunctionEventInvokeConfig" => again::<FunctionEventInvokeConfig>(value),
        "FunctionRuntimeConfig" => again::<FunctionRuntimeConfig>(value),
        "FunctionScalingConfig" => again::<FunctionScalingConfig>(value),
        "FunctionUrlConfig" => again::<FunctionUrlConfig>(value),
        "FunctionVersionsByCapacityProviderListItem" => {
            again::<FunctionVersionsByCapacityProviderListItem>(value)
        }
        "GetAccountSettingsRequest" => again::<GetAccountSettingsRequest>(value),
        "GetAccountSettingsResponse" => again::<GetAccountSettingsResponse>(value),
        "GetAliasRequest" => again::<GetAliasRequest>(value),
        "GetCapacityProviderRequest" => again::<GetCapacityProviderRequest>(value),
        "GetCapacityProviderResponse" => again::<GetCapacityProviderResponse>(value),
        "GetCodeSigningConfigRequest" => again::<GetCodeSigningConfigRequest>(value),
        "GetCodeSigningConfigResponse" => again::<GetCodeSigningConfigResponse>(value),
        "GetDurableExecutionHistoryRequest" => again::<GetDurableExecutionHistoryRequest>(value),
        "GetDurableExecutionHistoryResponse" => again::<GetDurableExecutionHistoryResponse>(value),
        "GetDurableExecutionRequest" => again::<GetDurableExecutionRequest>(value),
        "GetDurableExecutionResponse" => again::<GetDurableExecutionResponse>(value),
        "GetDurableExecutionStateRequest" => again::<GetDurableExecutionStateRequest>(value),
        "GetDurableExecutionStateResponse" => again::<GetDurableExecutionStateResponse>(value),
        "GetEventSourceMappingRequest" => again::<GetEventSourceMappingRequest>(value),
        "GetFunctionCodeSigningConfigRequest" => {
            again::<GetFunctionCodeSigningConfigRequest>(value)
        }
        "GetFunctionCodeSigningConfigResponse" => {
            again::<GetFunctionCodeSigningConfigResponse>(value)
        }
        "GetFunctionConcurrencyRequest" => again::<GetFunctionConcurrencyRequest>(value),
        "GetFunctionConcurrencyResponse" => again::<GetFunctionConcurrencyResponse>(value),
        "GetFunctionConfigurationRequest" => again::<GetFunctionConfigurationRequest>(value),
        "GetFunctionEventInvokeConfigRequest" => {
            again::<GetFunctionEventInvokeConfigRequest>(value)
        }
        "GetFunctionRecursionConfigRequest" => again::<GetFunctionRecursionConfigRequest>(value),
        "GetFunctionRecursionConfigResponse" => again::<GetFunctionRecursionConfigResponse>(value),
        "GetFunctionRequest" => again::<GetFunctionRequest>(value),
        "GetFunctionResponse" => again::<GetFunctionResponse>(value),
        "GetFunctionScalingConfigRequest" => again::<GetFunctionScalingConfigRequest>(value),
        "GetFunctionScalingConfigResponse" => again::<GetFunctionScalingConfigResponse>(value),
        "GetFunctionUrlConfigRequest" => again::<GetFunctionUrlConfigRequest>(value),
        "GetFunctionUrlConfigResponse" => again::<GetFunctionUrlConfigResponse>(value),
        "GetLayerVersionByArnRequest" => again::<GetLayerVersionByArnRequest>(value),
        "GetLayerVersionPolicyRequest" => again::<GetLayerVersionPolicyRequest>(value),
        "GetLayerVersionPolicyResponse" => again::<GetLayerVersionPolicyResponse>(value),
        "GetLayerVersionRequest" => again::<GetLayerVersionRequest>(value),
        "GetLayerVersionResponse" => again::<GetLayerVersionResponse>(value),
        "GetPolicyRequest" => again::<GetPolicyRequest>(value),
        "GetPolicyResponse" => again::<GetPolicyResponse>(value),
        "GetProvisionedConcurrencyConfigRequest" => {
            again::<GetProvisionedConcurrencyConfigRequest>(value)
        }
        "GetProvisionedConcurrencyConfigResponse" => {
            again::<GetProvisionedConcurrencyConfigResponse>(value)
        }
        "GetResourcePolicyRequest" => again::<GetResourcePolicyRequest>(value),
        "GetResourcePolicyResponse" => again::<GetResourcePolicyResponse>(value),
        "GetRuntimeManagementConfigRequest" => again::<GetRuntimeManagementConfigRequest>(value),
        "GetRuntimeManagementConfigResponse" => again::<GetRuntimeManagementConfigResponse>(value),
        "ImageConfig" => again::<ImageConfig>(value),
        "ImageConfigError" => again::<ImageConfigError>(value),
        "ImageConfigResponse" => again::<ImageConfigResponse>(value),
        "InstanceRequirements" => again::<InstanceRequirements>(value),
        "InvocationCompletedDetails" => again::<InvocationCompletedDetails>(value),
        "InvokeWithResponseStreamCompleteEvent" => {
            again::<InvokeWithResponseStreamCompleteEvent>(value)
        }
        "KafkaSchemaRegistryAccessConfig" => again::<KafkaSchemaRegistryAccessConfig>(value),
        "KafkaSchemaRegistryConfig" => again::<KafkaSchemaRegistryConfig>(value),
        "KafkaSchemaValidationConfig" => again::<KafkaSchemaValidationConfig>(value),
        "LambdaManagedInstancesCapacityProviderConfig" => {
            again::<LambdaManagedInstancesCapacityProviderConfig>(value)
        }
        "Layer" => again::<Layer>(value),
        "LayerVersionContentInput" => again::<LayerVersionContentInput>(value),
        "LayerVersionContentOutput" => again::<LayerVersionContentOutput>(value),
        "LayerVersionsListItem" => again::<LayerVersionsListItem>(value),
        "LayersListItem" => again::<LayersListItem>(value),
        "ListAliasesRequest" => again::<ListAliasesRequest>(value),
        "ListAliasesResponse" => again::<ListAliasesResponse>(value),
        "ListCapacityProvidersRequest" => again::<ListCapacityProvidersRequest>(value),
        "ListCapacityProvidersResponse" => again::<ListCapacityProvidersResponse>(value),
        "ListCodeSigningConfigsRequest" => again::<ListCodeSigningConfigsRequest>(value),
        "ListCodeSigningConfigsResponse" => again::<ListCodeSigningConfigsResponse>(value),
        "ListDurableExecutionsByFunctionRequest" => {
            again::<ListDurableExecutionsByFunctionRequest>(value)
        }
        "ListDurableExecutionsByFunctionResponse" => {
            again::<ListDurableExecutionsByFunctionResponse>(value)
        }
        "ListEventSourceMappingsRequest" => again::<ListEventSourceMappingsRequest>(value),
        "ListEventSourceMappingsResponse" => again::<ListEventSourceMappingsResponse>(value),
        "ListFunctionEventInvokeConfigsRequest" => {
            again::<ListFunctionEventInvokeConfigsRequest>(value)
        }
        "ListFunctionEventInvokeConfigsResponse" => {
            again::<ListFunctionEventInvokeConfigsResponse>(value)
        }
        "ListFunctionUrlConfigsRequest" => again::<ListFunctionUrlConfigsRequest>(value),
        "ListFunctionUrlConfigsResponse" => again::<ListFunctionUrlConfigsResponse>(value),
        "ListFunctionVersionsByCapacityProviderRequest" => {
            again::<ListFunctionVersionsByCapacityProviderRequest>(value)
        }
        "ListFunctionVersionsByCapacityProviderResponse" => {
            again::<ListFunctionVersionsByCapacityProviderResponse>(value)
        }
        "ListFunctionsByCodeSigningConfigRequest" => {
            again::<ListFunctionsByCodeSigningConfigRequest>(value)
        }
        "ListFunctionsByCodeSigningConfigResponse" => {
            again::<ListFunctionsByCodeSigningConfigResponse>(value)
        }
        "ListFunctionsRequest" => again::<ListFunctionsRequest>(value),
        "ListFunctionsResponse" => again::<ListFunctionsResponse>(value),
        "ListLayerVersionsRequest" => again::<ListLayerVersionsRequest>(value),
        "ListLayerVersionsResponse" => again::<ListLayerVersionsResponse>(value),
        "ListLayersRequest" => again::<ListLayersRequest>(value),
        "ListLayersResponse" => again::<ListLayersResponse>(value),
        "ListProvisionedConcurrencyConfigsRequest" => {
            again::<ListProvisionedConcurrencyConfigsRequest>(value)
        }
        "ListProvisionedConcurrencyConfigsResponse" => {
            again::<ListProvisionedConcurrencyConfigsResponse>(value)
        }
        "ListTagsRequest" => again::<ListTagsRequest>(value),
        "ListTagsResponse" => again::<ListTagsResponse>(value),
        "ListVersionsByFunctionRequest" => again::<ListVersionsByFunctionRequest>(value),
        "ListVersionsByFunctionResponse" => again::<ListVersionsByFunctionResponse>(value),
        "LoggingConfig" => again::<LoggingConfig>(value),
        "OnFailure" => again::<OnFailure>(value),
        "OnSuccess" => again::<OnSuccess>(value),
        "Operation" => again::<Operation>(value),
        "OperationUpdate" => again::<OperationUpdate>(value),
        "PauseDetails" => again::<PauseDetails>(value),
        "PauseDurableExecutionRequest" => again::<PauseDurableExecutionRequest>(value),
        "PauseDurableExecutionResponse" => again::<PauseDurableExecutionResponse>(value),
        "PropagateTags" => again::<PropagateTags>(value),
        "ProvisionedConcurrencyConfigListItem" => {
            again::<ProvisionedConcurrencyConfigListItem>(value)
        }
        "ProvisionedPollerConfig" => again::<ProvisionedPollerConfig>(value),
        "PublishLayerVersionRequest" => again::<PublishLayerVersionRequest>(value),
        "PublishLayerVersionResponse" => again::<PublishLayerVersionResponse>(value),
        "PublishVersionRequest" => again::<PublishVersionRequest>(value),
        "PutFunctionCodeSigningConfigRequest" => {
            again::<PutFunctionCodeSigningConfigRequest>(value)
        }
        "PutFunctionCodeSigningConfigResponse" => {
            again::<PutFunctionCodeSigningConfigResponse>(value)
        }
        "PutFunctionConcurrencyRequest" => again::<PutFunctionConcurrencyRequest>(value),
        "PutFunctionEventInvokeConfigRequest" => {
            again::<PutFunctionEventInvokeConfigRequest>(value)
        }
        "PutFunctionRecursionConfigRequest" => again::<PutFunctionRecursionConfigRequest>(value),
        "PutFunctionRecursionConfigResponse" => again::<PutFunctionRecursionConfigResponse>(value),
        "PutFunctionScalingConfigRequest" => again::<PutFunctionScalingConfigRequest>(value),
        "PutFunctionScalingConfigResponse" => again::<PutFunctionScalingConfigResponse>(value),
        "PutProvisionedConcurrencyConfigRequest" => {
            again::<PutProvisionedConcurrencyConfigRequest>(value)
        }
        "PutProvisionedConcurrencyConfigResponse" => {
            again::<PutProvisionedConcurrencyConfigResponse>(value)
        }
        "PutResourcePolicyRequest" => again::<PutResourcePolicyRequest>(value),
        "PutResourcePolicyResponse" => again::<PutResourcePolicyResponse>(value),
        "PutRuntimeManagementConfigRequest" => again::<PutRuntimeManagementConfigRequest>(value),
        "PutRuntimeManagementConfigResponse" => again::<PutRuntimeManagementConfigResponse>(value),
        "RemoveLayerVersionPermissionRequest" => {
            again::<RemoveLayerVersionPermissionRequest>(value)
        }
        "RemovePermissionRequest" => again::<RemovePermissionRequest>(value),
        "ResolvedS3Object" => again::<ResolvedS3Object>(value),
        "ResumeDurableExecutionRequest" => again::<ResumeDurableExecutionRequest>(value),
        "ResumeDurableExecutionResponse" => again::<ResumeDurableExecutionResponse>(value),
        "RetryDetails" => again::<RetryDetails>(value),
        "RuntimeVersionConfig" => again::<RuntimeVersionConfig>(value),
        "RuntimeVersionError" => again::<RuntimeVersionError>(value),
        "S3FilesConfig" => again::<S3FilesConfig>(value),
        "ScalingConfig" => again::<ScalingConfig>(value),
        "SelfManagedEventSource" => again::<SelfManagedEventSource>(value),
        "SelfManagedKafkaEventSourceConfig" => again::<SelfManagedKafkaEventSourceConfig>(value),
        "SendDurableExecutionCallbackFailureRequest" => {
            again::<SendDurableExecutionCallbackFailureRequest>(value)
        }
        "SendDurableExecutionCallbackFailureResponse" => {
            again::<SendDurableExecutionCallbackFailureResponse>(value)
        }
        "SendDurableExecutionCallbackHeartbeatRequest" => {
            again::<SendDurableExecutionCallbackHeartbeatRequest>(value)
        }
        "SendDurableExecutionCallbackHeartbeatResponse" => {
            again::<SendDurableExecutionCallbackHeartbeatResponse>(value)
        }
        "SendDurableExecutionCallbackSuccessResponse" => {
            again::<SendDurableExecutionCallbackSuccessResponse>(value)
        }
        "SnapStart" => again::<SnapStart>(value),
        "SnapStartResponse" => again::<SnapStartResponse>(value),
        "SourceAccessConfiguration" => again::<SourceAccessConfiguration>(value),
        "StepDetails" => again::<StepDetails>(value),
        "StepFailedDetails" => again::<StepFailedDetails>(value),
        "StepOptions" => again::<StepOptions>(value),
        "StepStartedDetails" => again::<StepStartedDetails>(value),
        "StepSucceededDetails" => again::<StepSucceededDetails>(value),
        "StopDurableExecutionRequest" => again::<StopDurableExecutionRequest>(value),
        "StopDurableExecutionResponse" => again::<StopDurableExecutionResponse>(value),
        "TagResourceRequest" => again::<TagResourceRequest>(value),
        "TagsError" => again::<TagsError>(value),
        "TargetTrackingScalingPolicy" => again::<TargetTrackingScalingPolicy>(value),
        "TenancyConfig" => again::<TenancyConfig>(value),
        "TraceHeader" => again::<TraceHeader>(value),
        "TracingConfig" => again::<TracingConfig>(value),
        "TracingConfigResponse" => again::<TracingConfigResponse>(value),
        "UntagResourceRequest" => again::<UntagResourceRequest>(value),
        "UpdateAliasRequest" => again::<UpdateAliasRequest>(value),
        "UpdateCapacityProviderRequest" => again::<UpdateCapacityProviderRequest>(value),
        "UpdateCapacityProviderResponse" => again::<UpdateCapacityProviderResponse>(value),
        "UpdateCodeSigningConfigRequest" => again::<UpdateCodeSigningConfigRequest>(value),
        "UpdateCodeSigningConfigResponse" => again::<UpdateCodeSigningConfigResponse>(value),
        "UpdateEventSourceMappingRequest" => again::<UpdateEventSourceMappingRequest>(value),
        "UpdateFunctionCodeRequest" => again::<UpdateFunctionCodeRequest>(value),
        "UpdateFunctionConfigurationRequest" => again::<UpdateFunctionConfigurationRequest>(value),
        "UpdateFunctionEventInvokeConfigRequest" => {
            again::<UpdateFunctionEventInvokeConfigRequest>(value)
        }
        "UpdateFunctionUrlConfigRequest" => again::<UpdateFunctionUrlConfigRequest>(value),
        "UpdateFunctionUrlConfigResponse" => again::<UpdateFunctionUrlConfigResponse>(value),
        "VpcConfig" => again::<VpcConfig>(value),
        "VpcConfigResponse" => again::<VpcConfigResponse>(value),
        "WaitCancelledDetails" => again::<WaitCancelledDetails>(value),
        "WaitDetails" => again::<WaitDetails>(value),
        "WaitOptions" => again::<WaitOptions>(value),
        "WaitStartedDetails" => again::<WaitStartedDetails>(value),
        "WaitSucceededDetails" => again::<WaitSucceededDetails>(value),
        _ => return None,
    })
}

fn again<T: Serialize + DeserializeOwned>(value: Value) -> Value {
    let structure: T = serde_json::from_value(value).expect("the example is valid");
    serde_json::to_value(&structure).expect("structures are JSON")
}
