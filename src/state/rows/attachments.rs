//! The table `attachments`: what hangs on one version or alias of a function.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::{FunctionArn, InvokeMode, Qualifier, UpdateRuntimeOn, UrlAuthType};
use crate::state::Row;

/// Everything attached to one version or alias.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AttachmentsRow {
    /// IAM policy statements, as the API shows them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policy: Vec<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<UrlRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_invoke: Option<EventInvokeRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provisioned: Option<ProvisionedRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runtime_management: Option<RuntimeManagementRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scaling: Option<ScalingRow>,
}

impl Row for AttachmentsRow {
    type Key = (FunctionArn, Qualifier);
    const TABLE: &'static str = "attachments";
}

/// A function URL.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UrlRow {
    /// The first label of the host name.
    pub id: String,
    pub auth_type: UrlAuthType,
    pub invoke_mode: InvokeMode,
    /// As the API shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cors: Option<Value>,
    pub created_ms: i64,
    pub last_modified_ms: i64,
}

/// How asynchronous invocations are retried and where their outcome goes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventInvokeRow {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_retry_attempts: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_event_age_seconds: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_success: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_failure: Option<String>,
    pub last_modified_ms: i64,
}

/// Environments to hold ready. How many there are is not kept: none survives a restart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProvisionedRow {
    pub requested: u32,
    pub last_modified_ms: i64,
}

/// When the runtime is updated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuntimeManagementRow {
    pub update_on: UpdateRuntimeOn,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runtime_version_arn: Option<String>,
}

/// Bounds of the number of environments on managed instances.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScalingRow {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<u32>,
}
