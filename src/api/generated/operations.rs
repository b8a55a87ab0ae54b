// Written by `cargo run -p codegen`: change the generator instead.

//! The operations of the Lambda API, and the way from each to the code that answers it.
//!
//! # Coverage: 8 of 91
//!
//! | operation | implemented |
//! |---|---|
//! | AddLayerVersionPermission | no |
//! | AddPermission | no |
//! | CheckpointDurableExecution | no |
//! | CreateAlias | no |
//! | CreateCapacityProvider | no |
//! | CreateCodeSigningConfig | no |
//! | CreateEventSourceMapping | no |
//! | CreateFunction | yes |
//! | CreateFunctionUrlConfig | no |
//! | DeleteAlias | no |
//! | DeleteCapacityProvider | no |
//! | DeleteCodeSigningConfig | no |
//! | DeleteDurableExecution | no |
//! | DeleteEventSourceMapping | no |
//! | DeleteFunction | yes |
//! | DeleteFunctionCodeSigningConfig | no |
//! | DeleteFunctionConcurrency | no |
//! | DeleteFunctionEventInvokeConfig | no |
//! | DeleteFunctionUrlConfig | no |
//! | DeleteLayerVersion | no |
//! | DeleteProvisionedConcurrencyConfig | no |
//! | DeleteResourcePolicy | no |
//! | GetAccountSettings | no |
//! | GetAlias | no |
//! | GetCapacityProvider | no |
//! | GetCodeSigningConfig | no |
//! | GetDurableExecution | no |
//! | GetDurableExecutionHistory | no |
//! | GetDurableExecutionState | no |
//! | GetEventSourceMapping | no |
//! | GetFunction | yes |
//! | GetFunctionCodeSigningConfig | no |
//! | GetFunctionConcurrency | no |
//! | GetFunctionConfiguration | yes |
//! | GetFunctionEventInvokeConfig | no |
//! | GetFunctionRecursionConfig | no |
//! | GetFunctionScalingConfig | no |
//! | GetFunctionUrlConfig | no |
//! | GetLayerVersion | no |
//! | GetLayerVersionByArn | no |
//! | GetLayerVersionPolicy | no |
//! | GetPolicy | no |
//! | GetProvisionedConcurrencyConfig | no |
//! | GetResourcePolicy | no |
//! | GetRuntimeManagementConfig | no |
//! | Invoke | yes |
//! | InvokeAsync | no |
//! | InvokeWithResponseStream | no |
//! | ListAliases | no |
//! | ListCapacityProviders | no |
//! | ListCodeSigningConfigs | no |
//! | ListDurableExecutionsByFunction | no |
//! | ListEventSourceMappings | no |
//! | ListFunctionEventInvokeConfigs | no |
//! | ListFunctionUrlConfigs | no |
//! | ListFunctionVersionsByCapacityProvider | no |
//! | ListFunctions | yes |
//! | ListFunctionsByCodeSigningConfig | no |
//! | ListLayerVersions | no |
//! | ListLayers | no |
//! | ListProvisionedConcurrencyConfigs | no |
//! | ListTags | no |
//! | ListVersionsByFunction | no |
//! | PauseDurableExecution | no |
//! | PublishLayerVersion | no |
//! | PublishVersion | no |
//! | PutFunctionCodeSigningConfig | no |
//! | PutFunctionConcurrency | no |
//! | PutFunctionEventInvokeConfig | no |
//! | PutFunctionRecursionConfig | no |
//! | PutFunctionScalingConfig | no |
//! | PutProvisionedConcurrencyConfig | no |
//! | PutResourcePolicy | no |
//! | PutRuntimeManagementConfig | no |
//! | RemoveLayerVersionPermission | no |
//! | RemovePermission | no |
//! | ResumeDurableExecution | no |
//! | SendDurableExecutionCallbackFailure | no |
//! | SendDurableExecutionCallbackHeartbeat | no |
//! | SendDurableExecutionCallbackSuccess | no |
//! | StopDurableExecution | no |
//! | TagResource | no |
//! | UntagResource | no |
//! | UpdateAlias | no |
//! | UpdateCapacityProvider | no |
//! | UpdateCodeSigningConfig | no |
//! | UpdateEventSourceMapping | no |
//! | UpdateFunctionCode | yes |
//! | UpdateFunctionConfiguration | yes |
//! | UpdateFunctionEventInvokeConfig | no |
//! | UpdateFunctionUrlConfig | no |

use super::constraints as input;
use super::requests::*;
use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::operation::Description;
use crate::api::operations::*;
use crate::api::reply::Reply;
use crate::api::reply::json;
use crate::api::request::Members;

/// One operation of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    AddLayerVersionPermission,
    AddPermission,
    CheckpointDurableExecution,
    CreateAlias,
    CreateCapacityProvider,
    CreateCodeSigningConfig,
    CreateEventSourceMapping,
    CreateFunction,
    CreateFunctionUrlConfig,
    DeleteAlias,
    DeleteCapacityProvider,
    DeleteCodeSigningConfig,
    DeleteDurableExecution,
    DeleteEventSourceMapping,
    DeleteFunction,
    DeleteFunctionCodeSigningConfig,
    DeleteFunctionConcurrency,
    DeleteFunctionEventInvokeConfig,
    DeleteFunctionUrlConfig,
    DeleteLayerVersion,
    DeleteProvisionedConcurrencyConfig,
    DeleteResourcePolicy,
    GetAccountSettings,
    GetAlias,
    GetCapacityProvider,
    GetCodeSigningConfig,
    GetDurableExecution,
    GetDurableExecutionHistory,
    GetDurableExecutionState,
    GetEventSourceMapping,
    GetFunction,
    GetFunctionCodeSigningConfig,
    GetFunctionConcurrency,
    GetFunctionConfiguration,
    GetFunctionEventInvokeConfig,
    GetFunctionRecursionConfig,
    GetFunctionScalingConfig,
    GetFunctionUrlConfig,
    GetLayerVersion,
    GetLayerVersionByArn,
    GetLayerVersionPolicy,
    GetPolicy,
    GetProvisionedConcurrencyConfig,
    GetResourcePolicy,
    GetRuntimeManagementConfig,
    Invoke,
    InvokeAsync,
    InvokeWithResponseStream,
    ListAliases,
    ListCapacityProviders,
    ListCodeSigningConfigs,
    ListDurableExecutionsByFunction,
    ListEventSourceMappings,
    ListFunctionEventInvokeConfigs,
    ListFunctionUrlConfigs,
    ListFunctionVersionsByCapacityProvider,
    ListFunctions,
    ListFunctionsByCodeSigningConfig,
    ListLayerVersions,
    ListLayers,
    ListProvisionedConcurrencyConfigs,
    ListTags,
    ListVersionsByFunction,
    PauseDurableExecution,
    PublishLayerVersion,
    PublishVersion,
    PutFunctionCodeSigningConfig,
    PutFunctionConcurrency,
    PutFunctionEventInvokeConfig,
    PutFunctionRecursionConfig,
    PutFunctionScalingConfig,
    PutProvisionedConcurrencyConfig,
    PutResourcePolicy,
    PutRuntimeManagementConfig,
    RemoveLayerVersionPermission,
    RemovePermission,
    ResumeDurableExecution,
    SendDurableExecutionCallbackFailure,
    SendDurableExecutionCallbackHeartbeat,
    SendDurableExecutionCallbackSuccess,
    StopDurableExecution,
    TagResource,
    UntagResource,
    UpdateAlias,
    UpdateCapacityProvider,
    UpdateCodeSigningConfig,
    UpdateEventSourceMapping,
    UpdateFunctionCode,
    UpdateFunctionConfiguration,
    UpdateFunctionEventInvokeConfig,
    UpdateFunctionUrlConfig,
}

impl Operation {
    /// Every operation, in the model's order.
    pub const ALL: &[Self] = &[
        Self::AddLayerVersionPermission,
        Self::AddPermission,
        Self::CheckpointDurableExecution,
        Self::CreateAlias,
        Self::CreateCapacityProvider,
        Self::CreateCodeSigningConfig,
        Self::CreateEventSourceMapping,
        Self::CreateFunction,
        Self::CreateFunctionUrlConfig,
        Self::DeleteAlias,
        Self::DeleteCapacityProvider,
        Self::DeleteCodeSigningConfig,
        Self::DeleteDurableExecution,
        Self::DeleteEventSourceMapping,
        Self::DeleteFunction,
        Self::DeleteFunctionCodeSigningConfig,
        Self::DeleteFunctionConcurrency,
        Self::DeleteFunctionEventInvokeConfig,
        Self::DeleteFunctionUrlConfig,
        Self::DeleteLayerVersion,
        Self::DeleteProvisionedConcurrencyConfig,
        Self::DeleteResourcePolicy,
        Self::GetAccountSettings,
        Self::GetAlias,
        Self::GetCapacityProvider,
        Self::GetCodeSigningConfig,
        Self::GetDurableExecution,
        Self::GetDurableExecutionHistory,
        Self::GetDurableExecutionState,
        Self::GetEventSourceMapping,
        Self::GetFunction,
        Self::GetFunctionCodeSigningConfig,
        Self::GetFunctionConcurrency,
        Self::GetFunctionConfiguration,
        Self::GetFunctionEventInvokeConfig,
        Self::GetFunctionRecursionConfig,
        Self::GetFunctionScalingConfig,
        Self::GetFunctionUrlConfig,
        Self::GetLayerVersion,
        Self::GetLayerVersionByArn,
        Self::GetLayerVersionPolicy,
        Self::GetPolicy,
        Self::GetProvisionedConcurrencyConfig,
        Self::GetResourcePolicy,
        Self::GetRuntimeManagementConfig,
        Self::Invoke,
        Self::InvokeAsync,
        Self::InvokeWithResponseStream,
        Self::ListAliases,
        Self::ListCapacityProviders,
        Self::ListCodeSigningConfigs,
        Self::ListDurableExecutionsByFunction,
        Self::ListEventSourceMappings,
        Self::ListFunctionEventInvokeConfigs,
        Self::ListFunctionUrlConfigs,
        Self::ListFunctionVersionsByCapacityProvider,
        Self::ListFunctions,
        Self::ListFunctionsByCodeSigningConfig,
        Self::ListLayerVersions,
        Self::ListLayers,
        Self::ListProvisionedConcurrencyConfigs,
        Self::ListTags,
        Self::ListVersionsByFunction,
        Self::PauseDurableExecution,
        Self::PublishLayerVersion,
        Self::PublishVersion,
        Self::PutFunctionCodeSigningConfig,
        Self::PutFunctionConcurrency,
        Self::PutFunctionEventInvokeConfig,
        Self::PutFunctionRecursionConfig,
        Self::PutFunctionScalingConfig,
        Self::PutProvisionedConcurrencyConfig,
        Self::PutResourcePolicy,
        Self::PutRuntimeManagementConfig,
        Self::RemoveLayerVersionPermission,
        Self::RemovePermission,
        Self::ResumeDurableExecution,
        Self::SendDurableExecutionCallbackFailure,
        Self::SendDurableExecutionCallbackHeartbeat,
        Self::SendDurableExecutionCallbackSuccess,
        Self::StopDurableExecution,
        Self::TagResource,
        Self::UntagResource,
        Self::UpdateAlias,
        Self::UpdateCapacityProvider,
        Self::UpdateCodeSigningConfig,
        Self::UpdateEventSourceMapping,
        Self::UpdateFunctionCode,
        Self::UpdateFunctionConfiguration,
        Self::UpdateFunctionEventInvokeConfig,
        Self::UpdateFunctionUrlConfig,
    ];

    /// What the model says about it.
    pub fn description(self) -> &'static Description {
        &DESCRIPTIONS[self as usize]
    }

    /// Its name in AWS's API reference.
    pub fn name(self) -> &'static str {
        self.description().name
    }
}

static DESCRIPTIONS: [Description; 91] = [
    Description {
        name: "AddLayerVersionPermission",
        name_in_limit: "AddLayerVersionPermission",
        status: 201,
        body_limit: Description::BODY_LIMIT,
        input: &input::ADD_LAYER_VERSION_PERMISSION_REQUEST,
    },
    Description {
        name: "AddPermission",
        name_in_limit: "AddPermission",
        status: 201,
        body_limit: Description::BODY_LIMIT,
        input: &input::ADD_PERMISSION_REQUEST,
    },
    Description {
        name: "CheckpointDurableExecution",
        name_in_limit: "CheckpointDurableExecution",
        status: 200,
        body_limit: 33554432,
        input: &input::CHECKPOINT_DURABLE_EXECUTION_REQUEST,
    },
    Description {
        name: "CreateAlias",
        name_in_limit: "CreateAlias",
        status: 201,
        body_limit: Description::BODY_LIMIT,
        input: &input::CREATE_ALIAS_REQUEST,
    },
    Description {
        name: "CreateCapacityProvider",
        name_in_limit: "CreateCapacityProvider",
        status: 202,
        body_limit: Description::BODY_LIMIT,
        input: &input::CREATE_CAPACITY_PROVIDER_REQUEST,
    },
    Description {
        name: "CreateCodeSigningConfig",
        name_in_limit: "CreateCodeSigningConfig",
        status: 201,
        body_limit: Description::BODY_LIMIT,
        input: &input::CREATE_CODE_SIGNING_CONFIG_REQUEST,
    },
    Description {
        name: "CreateEventSourceMapping",
        name_in_limit: "CreateEventSourceMapping",
        status: 202,
        body_limit: Description::BODY_LIMIT,
        input: &input::CREATE_EVENT_SOURCE_MAPPING_REQUEST,
    },
    Description {
        name: "CreateFunction",
        name_in_limit: "CreateFunction",
        status: 201,
        body_limit: 70167211,
        input: &input::CREATE_FUNCTION_REQUEST,
    },
    Description {
        name: "CreateFunctionUrlConfig",
        name_in_limit: "CreateFunctionUrlConfig",
        status: 201,
        body_limit: Description::BODY_LIMIT,
        input: &input::CREATE_FUNCTION_URL_CONFIG_REQUEST,
    },
    Description {
        name: "DeleteAlias",
        name_in_limit: "DeleteAlias",
        status: 204,
        body_limit: Description::BODY_LIMIT,
        input: &input::DELETE_ALIAS_REQUEST,
    },
    Description {
        name: "DeleteCapacityProvider",
        name_in_limit: "DeleteCapacityProvider",
        status: 202,
        body_limit: Description::BODY_LIMIT,
        input: &input::DELETE_CAPACITY_PROVIDER_REQUEST,
    },
    Description {
        name: "DeleteCodeSigningConfig",
        name_in_limit: "DeleteCodeSigningConfig",
        status: 204,
        body_limit: Description::BODY_LIMIT,
        input: &input::DELETE_CODE_SIGNING_CONFIG_REQUEST,
    },
    Description {
        name: "DeleteDurableExecution",
        name_in_limit: "DeleteDurableExecution",
        status: 202,
        body_limit: Description::BODY_LIMIT,
        input: &input::DELETE_DURABLE_EXECUTION_REQUEST,
    },
    Description {
        name: "DeleteEventSourceMapping",
        name_in_limit: "DeleteEventSourceMapping",
        status: 202,
        body_limit: Description::BODY_LIMIT,
        input: &input::DELETE_EVENT_SOURCE_MAPPING_REQUEST,
    },
    Description {
        name: "DeleteFunction",
        name_in_limit: "DeleteFunction",
        status: 204,
        body_limit: Description::BODY_LIMIT,
        input: &input::DELETE_FUNCTION_REQUEST,
    },
    Description {
        name: "DeleteFunctionCodeSigningConfig",
        name_in_limit: "DeleteFunctionCodeSigningConfig",
        status: 204,
        body_limit: Description::BODY_LIMIT,
        input: &input::DELETE_FUNCTION_CODE_SIGNING_CONFIG_REQUEST,
    },
    Description {
        name: "DeleteFunctionConcurrency",
        name_in_limit: "DeleteFunctionConcurrency",
        status: 204,
        body_limit: Description::BODY_LIMIT,
        input: &input::DELETE_FUNCTION_CONCURRENCY_REQUEST,
    },
    Description {
        name: "DeleteFunctionEventInvokeConfig",
        name_in_limit: "DeleteFunctionEventInvokeConfig",
        status: 204,
        body_limit: Description::BODY_LIMIT,
        input: &input::DELETE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST,
    },
    Description {
        name: "DeleteFunctionUrlConfig",
        name_in_limit: "DeleteFunctionUrlConfig",
        status: 204,
        body_limit: Description::BODY_LIMIT,
        input: &input::DELETE_FUNCTION_URL_CONFIG_REQUEST,
    },
    Description {
        name: "DeleteLayerVersion",
        name_in_limit: "DeleteLayerVersion",
        status: 204,
        body_limit: Description::BODY_LIMIT,
        input: &input::DELETE_LAYER_VERSION_REQUEST,
    },
    Description {
        name: "DeleteProvisionedConcurrencyConfig",
        name_in_limit: "DeleteProvisionedConcurrencyConfig",
        status: 204,
        body_limit: Description::BODY_LIMIT,
        input: &input::DELETE_PROVISIONED_CONCURRENCY_CONFIG_REQUEST,
    },
    Description {
        name: "DeleteResourcePolicy",
        name_in_limit: "DeleteResourcePolicy",
        status: 204,
        body_limit: Description::BODY_LIMIT,
        input: &input::DELETE_RESOURCE_POLICY_REQUEST,
    },
    Description {
        name: "GetAccountSettings",
        name_in_limit: "GetAccountSettings",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_ACCOUNT_SETTINGS_REQUEST,
    },
    Description {
        name: "GetAlias",
        name_in_limit: "GetAlias",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_ALIAS_REQUEST,
    },
    Description {
        name: "GetCapacityProvider",
        name_in_limit: "GetCapacityProvider",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_CAPACITY_PROVIDER_REQUEST,
    },
    Description {
        name: "GetCodeSigningConfig",
        name_in_limit: "GetCodeSigningConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_CODE_SIGNING_CONFIG_REQUEST,
    },
    Description {
        name: "GetDurableExecution",
        name_in_limit: "GetDurableExecution",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_DURABLE_EXECUTION_REQUEST,
    },
    Description {
        name: "GetDurableExecutionHistory",
        name_in_limit: "GetDurableExecutionHistory",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_DURABLE_EXECUTION_HISTORY_REQUEST,
    },
    Description {
        name: "GetDurableExecutionState",
        name_in_limit: "GetDurableExecutionState",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_DURABLE_EXECUTION_STATE_REQUEST,
    },
    Description {
        name: "GetEventSourceMapping",
        name_in_limit: "GetEventSourceMapping",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_EVENT_SOURCE_MAPPING_REQUEST,
    },
    Description {
        name: "GetFunction",
        name_in_limit: "GetFunction",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_FUNCTION_REQUEST,
    },
    Description {
        name: "GetFunctionCodeSigningConfig",
        name_in_limit: "GetFunctionCodeSigningConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_FUNCTION_CODE_SIGNING_CONFIG_REQUEST,
    },
    Description {
        name: "GetFunctionConcurrency",
        name_in_limit: "GetFunctionConcurrency",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_FUNCTION_CONCURRENCY_REQUEST,
    },
    Description {
        name: "GetFunctionConfiguration",
        name_in_limit: "GetFunctionConfiguration",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_FUNCTION_CONFIGURATION_REQUEST,
    },
    Description {
        name: "GetFunctionEventInvokeConfig",
        name_in_limit: "GetFunctionEventInvokeConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST,
    },
    Description {
        name: "GetFunctionRecursionConfig",
        name_in_limit: "GetFunctionRecursionConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_FUNCTION_RECURSION_CONFIG_REQUEST,
    },
    Description {
        name: "GetFunctionScalingConfig",
        name_in_limit: "GetFunctionScalingConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_FUNCTION_SCALING_CONFIG_REQUEST,
    },
    Description {
        name: "GetFunctionUrlConfig",
        name_in_limit: "GetFunctionUrlConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_FUNCTION_URL_CONFIG_REQUEST,
    },
    Description {
        name: "GetLayerVersion",
        name_in_limit: "GetLayerVersion",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_LAYER_VERSION_REQUEST,
    },
    Description {
        name: "GetLayerVersionByArn",
        name_in_limit: "GetLayerVersionByArn",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_LAYER_VERSION_BY_ARN_REQUEST,
    },
    Description {
        name: "GetLayerVersionPolicy",
        name_in_limit: "GetLayerVersionPolicy",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_LAYER_VERSION_POLICY_REQUEST,
    },
    Description {
        name: "GetPolicy",
        name_in_limit: "GetPolicy",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_POLICY_REQUEST,
    },
    Description {
        name: "GetProvisionedConcurrencyConfig",
        name_in_limit: "GetProvisionedConcurrencyConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_PROVISIONED_CONCURRENCY_CONFIG_REQUEST,
    },
    Description {
        name: "GetResourcePolicy",
        name_in_limit: "GetResourcePolicy",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_RESOURCE_POLICY_REQUEST,
    },
    Description {
        name: "GetRuntimeManagementConfig",
        name_in_limit: "GetRuntimeManagementConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::GET_RUNTIME_MANAGEMENT_CONFIG_REQUEST,
    },
    Description {
        name: "Invoke",
        name_in_limit: "InvokeFunction",
        status: 200,
        body_limit: 6291456,
        input: &input::INVOCATION_REQUEST,
    },
    Description {
        name: "InvokeAsync",
        name_in_limit: "InvokeAsync",
        status: 202,
        body_limit: 1048576,
        input: &input::INVOKE_ASYNC_REQUEST,
    },
    Description {
        name: "InvokeWithResponseStream",
        name_in_limit: "InvokeWithResponseStream",
        status: 200,
        body_limit: 6291456,
        input: &input::INVOKE_WITH_RESPONSE_STREAM_REQUEST,
    },
    Description {
        name: "ListAliases",
        name_in_limit: "ListAliases",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_ALIASES_REQUEST,
    },
    Description {
        name: "ListCapacityProviders",
        name_in_limit: "ListCapacityProviders",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_CAPACITY_PROVIDERS_REQUEST,
    },
    Description {
        name: "ListCodeSigningConfigs",
        name_in_limit: "ListCodeSigningConfigs",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_CODE_SIGNING_CONFIGS_REQUEST,
    },
    Description {
        name: "ListDurableExecutionsByFunction",
        name_in_limit: "ListDurableExecutionsByFunction",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_DURABLE_EXECUTIONS_BY_FUNCTION_REQUEST,
    },
    Description {
        name: "ListEventSourceMappings",
        name_in_limit: "ListEventSourceMappings",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_EVENT_SOURCE_MAPPINGS_REQUEST,
    },
    Description {
        name: "ListFunctionEventInvokeConfigs",
        name_in_limit: "ListFunctionEventInvokeConfigs",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_FUNCTION_EVENT_INVOKE_CONFIGS_REQUEST,
    },
    Description {
        name: "ListFunctionUrlConfigs",
        name_in_limit: "ListFunctionUrlConfigs",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_FUNCTION_URL_CONFIGS_REQUEST,
    },
    Description {
        name: "ListFunctionVersionsByCapacityProvider",
        name_in_limit: "ListFunctionVersionsByCapacityProvider",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_REQUEST,
    },
    Description {
        name: "ListFunctions",
        name_in_limit: "ListFunctions",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_FUNCTIONS_REQUEST,
    },
    Description {
        name: "ListFunctionsByCodeSigningConfig",
        name_in_limit: "ListFunctionsByCodeSigningConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_FUNCTIONS_BY_CODE_SIGNING_CONFIG_REQUEST,
    },
    Description {
        name: "ListLayerVersions",
        name_in_limit: "ListLayerVersions",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_LAYER_VERSIONS_REQUEST,
    },
    Description {
        name: "ListLayers",
        name_in_limit: "ListLayers",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_LAYERS_REQUEST,
    },
    Description {
        name: "ListProvisionedConcurrencyConfigs",
        name_in_limit: "ListProvisionedConcurrencyConfigs",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_PROVISIONED_CONCURRENCY_CONFIGS_REQUEST,
    },
    Description {
        name: "ListTags",
        name_in_limit: "ListTags",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_TAGS_REQUEST,
    },
    Description {
        name: "ListVersionsByFunction",
        name_in_limit: "ListVersionsByFunction",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::LIST_VERSIONS_BY_FUNCTION_REQUEST,
    },
    Description {
        name: "PauseDurableExecution",
        name_in_limit: "PauseDurableExecution",
        status: 202,
        body_limit: Description::BODY_LIMIT,
        input: &input::PAUSE_DURABLE_EXECUTION_REQUEST,
    },
    Description {
        name: "PublishLayerVersion",
        name_in_limit: "PublishLayerVersion",
        status: 201,
        body_limit: 70167211,
        input: &input::PUBLISH_LAYER_VERSION_REQUEST,
    },
    Description {
        name: "PublishVersion",
        name_in_limit: "PublishVersion",
        status: 201,
        body_limit: Description::BODY_LIMIT,
        input: &input::PUBLISH_VERSION_REQUEST,
    },
    Description {
        name: "PutFunctionCodeSigningConfig",
        name_in_limit: "PutFunctionCodeSigningConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::PUT_FUNCTION_CODE_SIGNING_CONFIG_REQUEST,
    },
    Description {
        name: "PutFunctionConcurrency",
        name_in_limit: "PutFunctionConcurrency",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::PUT_FUNCTION_CONCURRENCY_REQUEST,
    },
    Description {
        name: "PutFunctionEventInvokeConfig",
        name_in_limit: "PutFunctionEventInvokeConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::PUT_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST,
    },
    Description {
        name: "PutFunctionRecursionConfig",
        name_in_limit: "PutFunctionRecursionConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::PUT_FUNCTION_RECURSION_CONFIG_REQUEST,
    },
    Description {
        name: "PutFunctionScalingConfig",
        name_in_limit: "PutFunctionScalingConfig",
        status: 202,
        body_limit: Description::BODY_LIMIT,
        input: &input::PUT_FUNCTION_SCALING_CONFIG_REQUEST,
    },
    Description {
        name: "PutProvisionedConcurrencyConfig",
        name_in_limit: "PutProvisionedConcurrencyConfig",
        status: 202,
        body_limit: Description::BODY_LIMIT,
        input: &input::PUT_PROVISIONED_CONCURRENCY_CONFIG_REQUEST,
    },
    Description {
        name: "PutResourcePolicy",
        name_in_limit: "PutResourcePolicy",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::PUT_RESOURCE_POLICY_REQUEST,
    },
    Description {
        name: "PutRuntimeManagementConfig",
        name_in_limit: "PutRuntimeManagementConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::PUT_RUNTIME_MANAGEMENT_CONFIG_REQUEST,
    },
    Description {
        name: "RemoveLayerVersionPermission",
        name_in_limit: "RemoveLayerVersionPermission",
        status: 204,
        body_limit: Description::BODY_LIMIT,
        input: &input::REMOVE_LAYER_VERSION_PERMISSION_REQUEST,
    },
    Description {
        name: "RemovePermission",
        name_in_limit: "RemovePermission",
        status: 204,
        body_limit: Description::BODY_LIMIT,
        input: &input::REMOVE_PERMISSION_REQUEST,
    },
    Description {
        name: "ResumeDurableExecution",
        name_in_limit: "ResumeDurableExecution",
        status: 202,
        body_limit: Description::BODY_LIMIT,
        input: &input::RESUME_DURABLE_EXECUTION_REQUEST,
    },
    Description {
        name: "SendDurableExecutionCallbackFailure",
        name_in_limit: "SendDurableExecutionCallbackFailure",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::SEND_DURABLE_EXECUTION_CALLBACK_FAILURE_REQUEST,
    },
    Description {
        name: "SendDurableExecutionCallbackHeartbeat",
        name_in_limit: "SendDurableExecutionCallbackHeartbeat",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::SEND_DURABLE_EXECUTION_CALLBACK_HEARTBEAT_REQUEST,
    },
    Description {
        name: "SendDurableExecutionCallbackSuccess",
        name_in_limit: "SendDurableExecutionCallbackSuccess",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::SEND_DURABLE_EXECUTION_CALLBACK_SUCCESS_REQUEST,
    },
    Description {
        name: "StopDurableExecution",
        name_in_limit: "StopDurableExecution",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::STOP_DURABLE_EXECUTION_REQUEST,
    },
    Description {
        name: "TagResource",
        name_in_limit: "TagResource",
        status: 204,
        body_limit: Description::BODY_LIMIT,
        input: &input::TAG_RESOURCE_REQUEST,
    },
    Description {
        name: "UntagResource",
        name_in_limit: "UntagResource",
        status: 204,
        body_limit: Description::BODY_LIMIT,
        input: &input::UNTAG_RESOURCE_REQUEST,
    },
    Description {
        name: "UpdateAlias",
        name_in_limit: "UpdateAlias",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::UPDATE_ALIAS_REQUEST,
    },
    Description {
        name: "UpdateCapacityProvider",
        name_in_limit: "UpdateCapacityProvider",
        status: 202,
        body_limit: Description::BODY_LIMIT,
        input: &input::UPDATE_CAPACITY_PROVIDER_REQUEST,
    },
    Description {
        name: "UpdateCodeSigningConfig",
        name_in_limit: "UpdateCodeSigningConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::UPDATE_CODE_SIGNING_CONFIG_REQUEST,
    },
    Description {
        name: "UpdateEventSourceMapping",
        name_in_limit: "UpdateEventSourceMapping",
        status: 202,
        body_limit: Description::BODY_LIMIT,
        input: &input::UPDATE_EVENT_SOURCE_MAPPING_REQUEST,
    },
    Description {
        name: "UpdateFunctionCode",
        name_in_limit: "UpdateFunctionCode",
        status: 200,
        body_limit: 70167211,
        input: &input::UPDATE_FUNCTION_CODE_REQUEST,
    },
    Description {
        name: "UpdateFunctionConfiguration",
        name_in_limit: "UpdateFunctionConfiguration",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::UPDATE_FUNCTION_CONFIGURATION_REQUEST,
    },
    Description {
        name: "UpdateFunctionEventInvokeConfig",
        name_in_limit: "UpdateFunctionEventInvokeConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST,
    },
    Description {
        name: "UpdateFunctionUrlConfig",
        name_in_limit: "UpdateFunctionUrlConfig",
        status: 200,
        body_limit: Description::BODY_LIMIT,
        input: &input::UPDATE_FUNCTION_URL_CONFIG_REQUEST,
    },
];

/// Runs an operation on a validated request.
#[allow(clippy::too_many_lines, reason = "one arm for each operation")]
pub async fn dispatch(
    operation: Operation,
    context: &Context,
    members: Members,
) -> Result<Reply, ApiError> {
    match operation {
        Operation::CreateFunction => {
            json(201, &Box::pin(create_function::handle(context, members.read()?)).await?)
        }
        Operation::DeleteFunction => {
            Box::pin(delete_function::handle(context, members.read()?)).await?.into_reply(204)
        }
        Operation::GetFunction => {
            json(200, &Box::pin(get_function::handle(context, members.read()?)).await?)
        }
        Operation::GetFunctionConfiguration => json(
            200,
            &Box::pin(get_function_configuration::handle(context, members.read()?)).await?,
        ),
        Operation::Invoke => {
            invoke::handle(context, InvocationRequest::from_members(members)).await?.into_reply(200)
        }
        Operation::ListFunctions => {
            json(200, &Box::pin(list_functions::handle(context, members.read()?)).await?)
        }
        Operation::UpdateFunctionCode => {
            json(200, &Box::pin(update_function_code::handle(context, members.read()?)).await?)
        }
        Operation::UpdateFunctionConfiguration => json(
            200,
            &Box::pin(update_function_configuration::handle(context, members.read()?)).await?,
        ),
        missing => Err(ApiError::not_implemented(missing.name())),
    }
}
