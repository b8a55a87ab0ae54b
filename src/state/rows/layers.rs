//! The tables `layers` and `layer_versions`.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::{Architecture, LayerName, LayerVersionArn, RevisionId, Scope, Sha256Digest};
use crate::state::Row;

/// A layer: what outlives its versions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LayerRow {
    /// The highest version number ever given; numbers are not used again.
    pub last_version: u64,
}

impl Row for LayerRow {
    type Key = (Scope, LayerName);
    const TABLE: &'static str = "layers";
}

/// Where the content of a layer version is; told by its members, as archives were before there were
/// folders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum LayerContentRow {
    Archive {
        sha256: Sha256Digest,
        size: u64,
    },
    /// The folder a user named for hot reload.
    Folder {
        folder: PathBuf,
    },
}

/// One version of a layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LayerVersionRow {
    #[serde(flatten)]
    pub content: LayerContentRow,
    pub description: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license_info: Option<String>,
    pub created_ms: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compatible_runtimes: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compatible_architectures: Option<Vec<Architecture>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<LayerPolicyRow>,
}

/// Who may use a layer version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LayerPolicyRow {
    pub revision_id: RevisionId,
    /// IAM policy statements, as the API shows them.
    pub statements: Vec<Value>,
}

impl Row for LayerVersionRow {
    type Key = LayerVersionArn;
    const TABLE: &'static str = "layer_versions";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_are_written_as_before_there_were_folders() {
        let sha256 = Sha256Digest::new([0xab; 32]);
        let of = |content: &str| format!("{{{content},\"description\":\"\",\"created_ms\":1}}");
        for (text, content) in [
            (
                of(&format!("\"sha256\":\"{sha256}\",\"size\":7")),
                LayerContentRow::Archive { sha256, size: 7 },
            ),
            (of("\"folder\":\"/a\""), LayerContentRow::Folder { folder: "/a".into() }),
        ] {
            let row: LayerVersionRow = serde_json::from_str(&text).unwrap();
            assert_eq!(row.content, content);
            assert_eq!(serde_json::to_string(&row).unwrap(), text);
        }
    }
}
