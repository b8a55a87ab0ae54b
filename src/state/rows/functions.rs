//! The tables `functions`, `versions` and `aliases`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::{
    Architecture, FunctionArn, FunctionState, LayerVersionArn, LogFormat, LogLevel, Mebibytes,
    Qualifier, RecursiveLoop, RevisionId, RoleArn, Sha256Digest, SnapStart, TracingMode,
    UpdateStatus, Version, VersionKey,
};
use crate::state::Row;
use crate::state::rows::LayerContentRow;

/// What belongs to a function and to none of its versions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FunctionRow {
    /// The highest version number ever given; numbers are not used again.
    pub last_version: u64,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserved_concurrency: Option<u32>,
    /// The default where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recursive_loop: Option<RecursiveLoop>,
    /// The id of a code signing configuration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_signing_config: Option<String>,
}

impl Row for FunctionRow {
    type Key = FunctionArn;
    const TABLE: &'static str = "functions";
}

/// `$LATEST` or a published version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VersionRow {
    pub revision_id: RevisionId,
    pub last_modified_ms: i64,
    pub state: FunctionState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state_reason: Option<ReasonRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_update: Option<UpdateStatus>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_update_reason: Option<ReasonRow>,
    /// What the API shows.
    pub current: DefinitionRow,
    /// What invocations run, where it is not `current`: during an update, and after a failed one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub running: Option<DefinitionRow>,
    /// The description `$LATEST` had when this version was published with another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description_of_latest: Option<String>,
}

impl Row for VersionRow {
    type Key = VersionKey;
    const TABLE: &'static str = "versions";
}

/// Why a state is what it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReasonRow {
    pub code: String,
    pub text: String,
}

/// Code and configuration that belong together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DefinitionRow {
    pub revision: RevisionId,
    pub code: CodeRow,
    pub configuration: ConfigurationRow,
}

/// Where code is. Archives are named by digest; their place is the code store's business.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CodeRow {
    Archive {
        sha256: Sha256Digest,
        size: u64,
    },
    /// The folder a user named for hot reload.
    Folder {
        path: PathBuf,
    },
    Image {
        uri: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sha256: Option<Sha256Digest>,
    },
}

/// A function's configuration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConfigurationRow {
    pub description: String,
    pub role: RoleArn,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runtime: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<String>,
    pub timeout_seconds: u32,
    pub memory_mib: Mebibytes,
    pub ephemeral_storage_mib: Mebibytes,
    pub architecture: Architecture,
    /// Pairs, not an object: their order is the user's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<Vec<(String, String)>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<UsedLayerRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image_config: Option<ImageConfigRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dead_letter_target: Option<String>,
    pub tracing: TracingMode,
    pub snap_start: SnapStart,
    pub logging: LoggingRow,
    /// Members nothing here acts on, as the API shows them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub kept: BTreeMap<String, Value>,
}

/// A layer version as a function uses it: its content stays with the function when it is deleted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UsedLayerRow {
    pub arn: LayerVersionArn,
    #[serde(flatten)]
    pub content: LayerContentRow,
}

/// Overrides of an image's configuration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImageConfigRow {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry_point: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working_directory: Option<String>,
}

/// How and where log lines are written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LoggingRow {
    pub format: LogFormat,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_level: Option<LogLevel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system_level: Option<LogLevel>,
    pub group: String,
}

/// An alias.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AliasRow {
    pub version: Version,
    pub description: String,
    /// The share of invocations, from 0 to 1, that goes to another version.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub weights: BTreeMap<Version, f64>,
    pub revision_id: RevisionId,
}

impl Row for AliasRow {
    type Key = (FunctionArn, Qualifier);
    const TABLE: &'static str = "aliases";
}
