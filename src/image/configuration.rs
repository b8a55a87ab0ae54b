//! An image's configuration: which layers it has, and how it is started.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::model::Architecture;
use crate::model::Sha256Digest;

use super::manifest::{ManifestError, Platform, parse_digest};

/// What an image says about how it is started.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContainerConfig {
    /// `Env`, in the image's order.
    pub env: Vec<(String, String)>,
    /// `Entrypoint`; empty when the image has none.
    pub entrypoint: Vec<String>,
    /// `Cmd`; empty when the image has none.
    pub command: Vec<String>,
    pub working_directory: Option<PathBuf>,
    pub user: Option<String>,
}

/// An image's configuration, as far as it matters here.
#[derive(Debug)]
pub(super) struct ImageConfiguration {
    pub(super) platform: Platform,
    pub(super) is_for: Option<Architecture>,
    /// Digests of the uncompressed layers, the lowest first.
    pub(super) diff_ids: Vec<Sha256Digest>,
    pub(super) container: ContainerConfig,
}

/// Reads an image's configuration leniently: builders leave `null` wherever Go does.
pub(super) fn parse_configuration(document: &[u8]) -> Result<ImageConfiguration, ManifestError> {
    let raw: RawConfiguration = serde_json::from_slice(document).map_err(ManifestError::Syntax)?;
    let container = raw.config.unwrap_or_default();
    let is_for = match (raw.os.as_str(), raw.architecture.as_str()) {
        ("linux", "amd64") => Some(Architecture::X86_64),
        ("linux", "arm64") => Some(Architecture::Arm64),
        _ => None,
    };
    Ok(ImageConfiguration {
        platform: Platform::new(&raw.os, &raw.architecture, raw.variant.as_deref()),
        is_for,
        diff_ids: raw
            .rootfs
            .diff_ids
            .unwrap_or_default()
            .iter()
            .map(|digest| parse_digest(digest))
            .collect::<Result<_, _>>()?,
        container: ContainerConfig {
            env: container
                .env
                .unwrap_or_default()
                .iter()
                .map(|entry| split_variable(entry))
                .collect(),
            entrypoint: container.entrypoint.unwrap_or_default(),
            command: container.cmd.unwrap_or_default(),
            working_directory: container
                .working_dir
                .filter(|directory| !directory.is_empty())
                .map(PathBuf::from),
            user: container.user.filter(|user| !user.is_empty()),
        },
    })
}

fn split_variable(entry: &str) -> (String, String) {
    let (name, value) = entry.split_once('=').unwrap_or((entry, ""));
    (name.to_owned(), value.to_owned())
}

#[derive(Deserialize)]
struct RawConfiguration {
    #[serde(default)]
    architecture: String,
    #[serde(default)]
    os: String,
    variant: Option<String>,
    config: Option<RawContainer>,
    rootfs: RawRootfs,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct RawContainer {
    env: Option<Vec<String>>,
    entrypoint: Option<Vec<String>>,
    cmd: Option<Vec<String>>,
    working_dir: Option<String>,
    user: Option<String>,
}

#[derive(Deserialize)]
struct RawRootfs {
    diff_ids: Option<Vec<String>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGEST: &str = "sha256:0cffc53c87420cffc53c87420cffc53c87420cffc53c87420cffc53c87420cff";

    #[test]
    fn a_configuration_with_nulls_is_read() {
        let document = format!(
            r#"{{"architecture":"amd64","os":"linux","created":null,"history":null,
            "config":{{"Env":["A=1=2","B"],"Entrypoint":["/e"],"Cmd":null,"Labels":null,"OnBuild":null,
                      "WorkingDir":"","User":"","Volumes":null}},
            "rootfs":{{"type":"layers","diff_ids":["{DIGEST}"]}}}}"#
        );
        let configuration = parse_configuration(document.as_bytes()).unwrap();
        assert_eq!(configuration.is_for, Some(Architecture::X86_64));
        assert_eq!(configuration.diff_ids.len(), 1);
        assert_eq!(
            configuration.container,
            ContainerConfig {
                env: vec![("A".into(), "1=2".into()), ("B".into(), String::new())],
                entrypoint: vec!["/e".into()],
                ..ContainerConfig::default()
            }
        );
    }
}
