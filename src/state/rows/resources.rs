//! The tables of what stands beside functions: `event_source_mappings`, `code_signing_configs` and
//! `capacity_providers`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::{FunctionName, Qualifier, Scope, UntrustedArtifact};
use crate::state::Row;

/// An event source mapping; its key is its UUID.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MappingRow {
    pub function: FunctionName,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Qualifier>,
    pub enabled: bool,
    pub last_modified_ms: i64,
    /// What was asked for and the defaults of the rest, as the API shows them.
    pub members: BTreeMap<String, Value>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, String>,
}

impl Row for MappingRow {
    type Key = (Scope, String);
    const TABLE: &'static str = "event_source_mappings";
}

/// A code signing configuration; its key is its id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CodeSigningConfigRow {
    pub description: String,
    pub publishers: Vec<String>,
    pub untrusted_artifact: UntrustedArtifact,
    pub last_modified_ms: i64,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, String>,
}

impl Row for CodeSigningConfigRow {
    type Key = (Scope, String);
    const TABLE: &'static str = "code_signing_configs";
}

/// A capacity provider; its key is its name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CapacityProviderRow {
    pub last_modified_ms: i64,
    /// What was asked for and the defaults of the rest, as the API shows them.
    pub members: BTreeMap<String, Value>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, String>,
}

impl Row for CapacityProviderRow {
    type Key = (Scope, String);
    const TABLE: &'static str = "capacity_providers";
}
