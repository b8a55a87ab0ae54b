// Written by `cargo run -p codegen`: change the generator instead.

//! The operations of the Lambda API, and the way from each to the code that answers it.
//!
//! # Coverage: 79 of 91
//!
//! | operation | implemented |
//! |---|---|
//! | AddLayerVersionPermission | yes |
//! | AddPermission | yes |
//! | CheckpointDurableExecution | no |
//! | CreateAlias | yes |
//! | CreateCapacityProvider | yes |
//! | CreateCodeSigningConfig | yes |
//! | CreateEventSourceMapping | yes |
//! | CreateFunction | yes |
//! | CreateFunctionUrlConfig | yes |
//! | DeleteAlias | yes |
//! | DeleteCapacityProvider | yes |
//! | DeleteCodeSigningConfig | yes |
//! | DeleteDurableExecution | no |
//! | DeleteEventSourceMapping | yes |
//! | DeleteFunction | yes |
//! | DeleteFunctionCodeSigningConfig | yes |
//! | DeleteFunctionConcurrency | yes |
//! | DeleteFunctionEventInvokeConfig | yes |
//! | DeleteFunctionUrlConfig | yes |
//! | DeleteLayerVersion | yes |
//! | DeleteProvisionedConcurrencyConfig | yes |
//! | DeleteResourcePolicy | yes |
//! | GetAccountSettings | yes |
//! | GetAlias | yes |
//! | GetCapacityProvider | yes |
//! | GetCodeSigningConfig | yes |
//! | GetDurableExecution | no |
//! | GetDurableExecutionHistory | no |
//! | GetDurableExecutionState | no |
//! | GetEventSourceMapping | yes |
//! | GetFunction | yes |
//! | GetFunctionCodeSigningConfig | yes |
//! | GetFunctionConcurrency | yes |
//! | GetFunctionConfiguration | yes |
//! | GetFunctionEventInvokeConfig | yes |
//! | GetFunctionRecursionConfig | yes |
//! | GetFunctionScalingConfig | yes |
//! | GetFunctionUrlConfig | yes |
//! | GetLayerVersion | yes |
//! | GetLayerVersionByArn | yes |
//! | GetLayerVersionPolicy | yes |
//! | GetPolicy | yes |
//! | GetProvisionedConcurrencyConfig | yes |
//! | GetResourcePolicy | yes |
//! | GetRuntimeManagementConfig | yes |
//! | Invoke | yes |
//! | InvokeAsync | yes |
//! | InvokeWithResponseStream | yes |
//! | ListAliases | yes |
//! | ListCapacityProviders | yes |
//! | ListCodeSigningConfigs | yes |
//! | ListDurableExecutionsByFunction | no |
//! | ListEventSourceMappings | yes |
//! | ListFunctionEventInvokeConfigs | yes |
//! | ListFunctionUrlConfigs | yes |
//! | ListFunctionVersionsByCapacityProvider | yes |
//! | ListFunctions | yes |
//! | ListFunctionsByCodeSigningConfig | yes |
//! | ListLayerVersions | yes |
//! | ListLayers | yes |
//! | ListProvisionedConcurrencyConfigs | yes |
//! | ListTags | yes |
//! | ListVersionsByFunction | yes |
//! | PauseDurableExecution | no |
//! | PublishLayerVersion | yes |
//! | PublishVersion | yes |
//! | PutFunctionCodeSigningConfig | yes |
//! | PutFunctionConcurrency | yes |
//! | PutFunctionEventInvokeConfig | yes |
//! | PutFunctionRecursionConfig | yes |
//! | PutFunctionScalingConfig | yes |
//! | PutProvisionedConcurrencyConfig | yes |
//! | PutResourcePolicy | yes |
//! | PutRuntimeManagementConfig | yes |
//! | RemoveLayerVersionPermission | yes |
//! | RemovePermission | yes |
//! | ResumeDurableExecution | no |
//! | SendDurableExecutionCallbackFailure | no |
//! | SendDurableExecutionCallbackHeartbeat | no |
//! | SendDurableExecutionCallbackSuccess | no |
//! | StopDurableExecution | no |
//! | TagResource | yes |
//! | UntagResource | yes |
//! | UpdateAlias | yes |
//! | UpdateCapacityProvider | yes |
//! | UpdateCodeSigningConfig | yes |
//! | UpdateEventSourceMapping | yes |
//! | UpdateFunctionCode | yes |
//! | UpdateFunctionConfiguration | yes |
//! | UpdateFunctionEventInvokeConfig | yes |
//! | UpdateFunctionUrlConfig | yes |

use super::constraints as input;
use super::requests::*;
use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::operation::Description;
use crate::api::operations::*;
use crate::api::reply::Reply;
use crate::api::reply::{empty, json};
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
        body_limit: 6291456,
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
#[expect(clippy::too_many_lines, reason = "one arm for each operation")]
pub async fn dispatch(
    operation: Operation,
    context: &Context,
    members: Members,
) -> Result<Reply, ApiError> {
    match operation {
        Operation::AddLayerVersionPermission => json(
            201,
            &Box::pin(add_layer_version_permission::handle(context, members.read()?)).await?,
        ),
        Operation::AddPermission => {
            json(201, &Box::pin(add_permission::handle(context, members.read()?)).await?)
        }
        Operation::CreateAlias => {
            json(201, &Box::pin(create_alias::handle(context, members.read()?)).await?)
        }
        Operation::CreateCapacityProvider => {
            json(202, &Box::pin(create_capacity_provider::handle(context, members.read()?)).await?)
        }
        Operation::CreateCodeSigningConfig => json(
            201,
            &Box::pin(create_code_signing_config::handle(context, members.read()?)).await?,
        ),
        Operation::CreateEventSourceMapping => json(
            202,
            &Box::pin(create_event_source_mapping::handle(context, members.read()?)).await?,
        ),
        Operation::CreateFunction => {
            json(201, &Box::pin(create_function::handle(context, members.read()?)).await?)
        }
        Operation::CreateFunctionUrlConfig => json(
            201,
            &Box::pin(create_function_url_config::handle(context, members.read()?)).await?,
        ),
        Operation::DeleteAlias => {
            let () = Box::pin(delete_alias::handle(context, members.read()?)).await?;
            Ok(empty(204))
        }
        Operation::DeleteCapacityProvider => {
            json(202, &Box::pin(delete_capacity_provider::handle(context, members.read()?)).await?)
        }
        Operation::DeleteCodeSigningConfig => {
            Box::pin(delete_code_signing_config::handle(context, members.read()?)).await?;
            Ok(empty(204))
        }
        Operation::DeleteEventSourceMapping => json(
            202,
            &Box::pin(delete_event_source_mapping::handle(context, members.read()?)).await?,
        ),
        Operation::DeleteFunction => {
            Box::pin(delete_function::handle(context, members.read()?)).await?.into_reply(204)
        }
        Operation::DeleteFunctionCodeSigningConfig => {
            let () =
                Box::pin(delete_function_code_signing_config::handle(context, members.read()?))
                    .await?;
            Ok(empty(204))
        }
        Operation::DeleteFunctionConcurrency => {
            let () =
                Box::pin(delete_function_concurrency::handle(context, members.read()?)).await?;
            Ok(empty(204))
        }
        Operation::DeleteFunctionEventInvokeConfig => {
            let () =
                Box::pin(delete_function_event_invoke_config::handle(context, members.read()?))
                    .await?;
            Ok(empty(204))
        }
        Operation::DeleteFunctionUrlConfig => {
            let () = Box::pin(delete_function_url_config::handle(context, members.read()?)).await?;
            Ok(empty(204))
        }
        Operation::DeleteLayerVersion => {
            let () = Box::pin(delete_layer_version::handle(context, members.read()?)).await?;
            Ok(empty(204))
        }
        Operation::DeleteProvisionedConcurrencyConfig => {
            let () =
                Box::pin(delete_provisioned_concurrency_config::handle(context, members.read()?))
                    .await?;
            Ok(empty(204))
        }
        Operation::DeleteResourcePolicy => {
            let () = Box::pin(delete_resource_policy::handle(context, members.read()?)).await?;
            Ok(empty(204))
        }
        Operation::GetAccountSettings => {
            json(200, &Box::pin(get_account_settings::handle(context, members.read()?)).await?)
        }
        Operation::GetAlias => {
            json(200, &Box::pin(get_alias::handle(context, members.read()?)).await?)
        }
        Operation::GetCapacityProvider => {
            json(200, &Box::pin(get_capacity_provider::handle(context, members.read()?)).await?)
        }
        Operation::GetCodeSigningConfig => {
            json(200, &Box::pin(get_code_signing_config::handle(context, members.read()?)).await?)
        }
        Operation::GetEventSourceMapping => {
            json(200, &Box::pin(get_event_source_mapping::handle(context, members.read()?)).await?)
        }
        Operation::GetFunction => {
            json(200, &Box::pin(get_function::handle(context, members.read()?)).await?)
        }
        Operation::GetFunctionCodeSigningConfig => json(
            200,
            &Box::pin(get_function_code_signing_config::handle(context, members.read()?)).await?,
        ),
        Operation::GetFunctionConcurrency => {
            json(200, &Box::pin(get_function_concurrency::handle(context, members.read()?)).await?)
        }
        Operation::GetFunctionConfiguration => json(
            200,
            &Box::pin(get_function_configuration::handle(context, members.read()?)).await?,
        ),
        Operation::GetFunctionEventInvokeConfig => json(
            200,
            &Box::pin(get_function_event_invoke_config::handle(context, members.read()?)).await?,
        ),
        Operation::GetFunctionRecursionConfig => json(
            200,
            &Box::pin(get_function_recursion_config::handle(context, members.read()?)).await?,
        ),
        Operation::GetFunctionScalingConfig => json(
            200,
            &Box::pin(get_function_scaling_config::handle(context, members.read()?)).await?,
        ),
        Operation::GetFunctionUrlConfig => {
            json(200, &Box::pin(get_function_url_config::handle(context, members.read()?)).await?)
        }
        Operation::GetLayerVersion => {
            json(200, &Box::pin(get_layer_version::handle(context, members.read()?)).await?)
        }
        Operation::GetLayerVersionByArn => {
            json(200, &Box::pin(get_layer_version_by_arn::handle(context, members.read()?)).await?)
        }
        Operation::GetLayerVersionPolicy => {
            json(200, &Box::pin(get_layer_version_policy::handle(context, members.read()?)).await?)
        }
        Operation::GetPolicy => {
            json(200, &Box::pin(get_policy::handle(context, members.read()?)).await?)
        }
        Operation::GetProvisionedConcurrencyConfig => json(
            200,
            &Box::pin(get_provisioned_concurrency_config::handle(context, members.read()?)).await?,
        ),
        Operation::GetResourcePolicy => {
            json(200, &Box::pin(get_resource_policy::handle(context, members.read()?)).await?)
        }
        Operation::GetRuntimeManagementConfig => json(
            200,
            &Box::pin(get_runtime_management_config::handle(context, members.read()?)).await?,
        ),
        Operation::Invoke => {
            invoke::handle(context, InvocationRequest::from_members(members)).await?.into_reply(200)
        }
        Operation::InvokeAsync => {
            Box::pin(invoke_async::handle(context, InvokeAsyncRequest::from_members(members)))
                .await?
                .into_reply(202)
        }
        Operation::InvokeWithResponseStream => Box::pin(invoke_with_response_stream::handle(
            context,
            InvokeWithResponseStreamRequest::from_members(members),
        ))
        .await?
        .into_reply(200),
        Operation::ListAliases => {
            json(200, &Box::pin(list_aliases::handle(context, members.read()?)).await?)
        }
        Operation::ListCapacityProviders => {
            json(200, &Box::pin(list_capacity_providers::handle(context, members.read()?)).await?)
        }
        Operation::ListCodeSigningConfigs => {
            json(200, &Box::pin(list_code_signing_configs::handle(context, members.read()?)).await?)
        }
        Operation::ListEventSourceMappings => json(
            200,
            &Box::pin(list_event_source_mappings::handle(context, members.read()?)).await?,
        ),
        Operation::ListFunctionEventInvokeConfigs => json(
            200,
            &Box::pin(list_function_event_invoke_configs::handle(context, members.read()?)).await?,
        ),
        Operation::ListFunctionUrlConfigs => {
            json(200, &Box::pin(list_function_url_configs::handle(context, members.read()?)).await?)
        }
        Operation::ListFunctionVersionsByCapacityProvider => json(
            200,
            &Box::pin(list_function_versions_by_capacity_provider::handle(
                context,
                members.read()?,
            ))
            .await?,
        ),
        Operation::ListFunctions => {
            json(200, &Box::pin(list_functions::handle(context, members.read()?)).await?)
        }
        Operation::ListFunctionsByCodeSigningConfig => json(
            200,
            &Box::pin(list_functions_by_code_signing_config::handle(context, members.read()?))
                .await?,
        ),
        Operation::ListLayerVersions => {
            json(200, &Box::pin(list_layer_versions::handle(context, members.read()?)).await?)
        }
        Operation::ListLayers => {
            json(200, &Box::pin(list_layers::handle(context, members.read()?)).await?)
        }
        Operation::ListProvisionedConcurrencyConfigs => json(
            200,
            &Box::pin(list_provisioned_concurrency_configs::handle(context, members.read()?))
                .await?,
        ),
        Operation::ListTags => {
            json(200, &Box::pin(list_tags::handle(context, members.read()?)).await?)
        }
        Operation::ListVersionsByFunction => {
            json(200, &Box::pin(list_versions_by_function::handle(context, members.read()?)).await?)
        }
        Operation::PublishLayerVersion => {
            json(201, &Box::pin(publish_layer_version::handle(context, members.read()?)).await?)
        }
        Operation::PublishVersion => {
            json(201, &Box::pin(publish_version::handle(context, members.read()?)).await?)
        }
        Operation::PutFunctionCodeSigningConfig => json(
            200,
            &Box::pin(put_function_code_signing_config::handle(context, members.read()?)).await?,
        ),
        Operation::PutFunctionConcurrency => {
            json(200, &Box::pin(put_function_concurrency::handle(context, members.read()?)).await?)
        }
        Operation::PutFunctionEventInvokeConfig => json(
            200,
            &Box::pin(put_function_event_invoke_config::handle(context, members.read()?)).await?,
        ),
        Operation::PutFunctionRecursionConfig => json(
            200,
            &Box::pin(put_function_recursion_config::handle(context, members.read()?)).await?,
        ),
        Operation::PutFunctionScalingConfig => json(
            202,
            &Box::pin(put_function_scaling_config::handle(context, members.read()?)).await?,
        ),
        Operation::PutProvisionedConcurrencyConfig => json(
            202,
            &Box::pin(put_provisioned_concurrency_config::handle(context, members.read()?)).await?,
        ),
        Operation::PutResourcePolicy => {
            json(200, &Box::pin(put_resource_policy::handle(context, members.read()?)).await?)
        }
        Operation::PutRuntimeManagementConfig => json(
            200,
            &Box::pin(put_runtime_management_config::handle(context, members.read()?)).await?,
        ),
        Operation::RemoveLayerVersionPermission => {
            let () =
                Box::pin(remove_layer_version_permission::handle(context, members.read()?)).await?;
            Ok(empty(204))
        }
        Operation::RemovePermission => {
            let () = Box::pin(remove_permission::handle(context, members.read()?)).await?;
            Ok(empty(204))
        }
        Operation::TagResource => {
            let () = Box::pin(tag_resource::handle(context, members.read()?)).await?;
            Ok(empty(204))
        }
        Operation::UntagResource => {
            let () = Box::pin(untag_resource::handle(context, members.read()?)).await?;
            Ok(empty(204))
        }
        Operation::UpdateAlias => {
            json(200, &Box::pin(update_alias::handle(context, members.read()?)).await?)
        }
        Operation::UpdateCapacityProvider => {
            json(202, &Box::pin(update_capacity_provider::handle(context, members.read()?)).await?)
        }
        Operation::UpdateCodeSigningConfig => json(
            200,
            &Box::pin(update_code_signing_config::handle(context, members.read()?)).await?,
        ),
        Operation::UpdateEventSourceMapping => json(
            202,
            &Box::pin(update_event_source_mapping::handle(context, members.read()?)).await?,
        ),
        Operation::UpdateFunctionCode => {
            json(200, &Box::pin(update_function_code::handle(context, members.read()?)).await?)
        }
        Operation::UpdateFunctionConfiguration => json(
            200,
            &Box::pin(update_function_configuration::handle(context, members.read()?)).await?,
        ),
        Operation::UpdateFunctionEventInvokeConfig => json(
            200,
            &Box::pin(update_function_event_invoke_config::handle(context, members.read()?))
                .await?,
        ),
        Operation::UpdateFunctionUrlConfig => json(
            200,
            &Box::pin(update_function_url_config::handle(context, members.read()?)).await?,
        ),
        missing => Err(ApiError::not_implemented(missing.name())),
    }
}
