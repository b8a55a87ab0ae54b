//! What hangs on one version or alias of a function, and goes with it.

use jiff::Timestamp;
use serde_json::Value;

use crate::model::UpdateRuntimeOn;

use super::event_invoke::EventInvoke;
use super::urls::FunctionUrl;

/// Everything attached to one version or alias.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attachments {
    /// IAM policy statements, in the order they were added.
    pub policy: Vec<Value>,
    pub url: Option<FunctionUrl>,
    pub event_invoke: Option<EventInvoke>,
    pub provisioned: Option<Provisioned>,
    pub runtime_management: Option<RuntimeManagement>,
    pub scaling: Option<Scaling>,
}

/// Environments to hold ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provisioned {
    pub requested: u32,
    pub last_modified: Timestamp,
}

/// When the runtime is updated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuntimeManagement {
    pub update_on: UpdateRuntimeOn,
    /// Only with [`UpdateRuntimeOn::Manual`].
    pub runtime_version_arn: Option<String>,
}

/// Bounds of the number of environments on managed instances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scaling {
    pub minimum: Option<u32>,
    pub maximum: Option<u32>,
}
