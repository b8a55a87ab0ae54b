//! Code and configuration of a version, and what running them takes.

use std::path::PathBuf;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::model::{Code, FunctionVersion, PackageType, RevisionId, Sha256Digest, VersionKey};

use super::configuration::Configuration;

/// `CodeSha256` of a folder, which changes under its name; tools know hot reload by how this text
/// begins (behaviour.md B2 §3.16).
pub(super) const FOLDER_SHA256: &str = "hot-reloading-hash-not-available";

/// Where a version's code is, and what the API says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FunctionCode {
    /// An archive of the code store; `size` is the archive's, in bytes.
    Archive { digest: Sha256Digest, size: u64 },
    /// A folder of the host, mounted and watched (hot reload).
    Folder(PathBuf),
    /// A container image; the digest is known once it was pulled.
    Image { uri: String, digest: Option<Sha256Digest> },
}

impl FunctionCode {
    pub fn package_type(&self) -> PackageType {
        match self {
            Self::Archive { .. } | Self::Folder(_) => PackageType::Zip,
            Self::Image { .. } => PackageType::Image,
        }
    }

    /// `CodeSize`: bytes of the archive. AWS has 0 for images.
    pub fn size(&self) -> u64 {
        match self {
            Self::Archive { size, .. } => *size,
            Self::Folder(_) | Self::Image { .. } => 0,
        }
    }

    /// `CodeSha256`: base64 for archives, hexadecimal for images as on AWS.
    pub fn sha256(&self) -> Option<String> {
        match self {
            Self::Archive { digest, .. } => Some(code_sha256(digest)),
            Self::Folder(_) => Some(FOLDER_SHA256.to_owned()),
            Self::Image { digest, .. } => digest.map(|digest| digest.to_string()),
        }
    }

    /// `ResolvedImageUri`: the image by its digest, once that is known.
    pub fn resolved_image(&self) -> Option<String> {
        match self {
            Self::Image { uri, digest: Some(digest) } => Some(pinned(uri, digest)),
            Self::Image { digest: None, .. } | Self::Archive { .. } | Self::Folder(_) => None,
        }
    }
}

/// Code and configuration that belong together. Never changes; an update makes another one.
#[derive(Debug)]
pub struct Definition {
    pub code: FunctionCode,
    pub configuration: Configuration,
    /// What the scheduler runs. Its revision names this definition.
    pub runnable: Arc<FunctionVersion>,
}

impl Definition {
    /// A definition of a version; `revision` is new for each, except when one is read from disk.
    pub(super) fn new(
        key: VersionKey,
        revision: RevisionId,
        code: FunctionCode,
        configuration: Configuration,
    ) -> Arc<Self> {
        let runnable = Arc::new(runnable(key, revision, &code, &configuration));
        Arc::new(Self { code, configuration, runnable })
    }

    /// This definition with its image's digest: from now on the version runs that image, wherever
    /// its tag moves. Not a new revision, because nothing that runs has to end for it.
    pub(super) fn with_image(self: &Arc<Self>, pulled: Option<Sha256Digest>) -> Arc<Self> {
        match (&self.code, pulled) {
            (FunctionCode::Image { uri, digest }, Some(_)) if *digest != pulled => {
                let code = FunctionCode::Image { uri: uri.clone(), digest: pulled };
                let FunctionVersion { key, revision, .. } = &*self.runnable;
                Self::new(key.clone(), *revision, code, self.configuration.clone())
            }
            _ => Arc::clone(self),
        }
    }

    /// Whether publishing both would make the same version.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        self.code == other.code && self.configuration == other.configuration
    }
}

/// A digest as `CodeSha256` shows it.
pub(super) fn code_sha256(digest: &Sha256Digest) -> String {
    BASE64.encode(digest.as_bytes())
}

fn runnable(
    key: VersionKey,
    revision: RevisionId,
    code: &FunctionCode,
    configuration: &Configuration,
) -> FunctionVersion {
    let run = match code {
        FunctionCode::Archive { digest, .. } => Code::Archive(*digest),
        FunctionCode::Folder(path) => Code::Folder(path.clone()),
        FunctionCode::Image { uri, .. } => Code::Image {
            uri: code.resolved_image().unwrap_or_else(|| uri.clone()),
            config: configuration.image_config.clone().unwrap_or_default(),
        },
    };
    FunctionVersion {
        key,
        revision,
        code: run,
        runtime: configuration.runtime.clone(),
        handler: configuration.handler.clone(),
        layers: configuration.layers.iter().map(|layer| layer.content.code()).collect(),
        architecture: configuration.architecture,
        memory: configuration.memory,
        timeout: configuration.timeout,
        ephemeral_storage: configuration.ephemeral_storage,
        environment: configuration.environment.clone().unwrap_or_default(),
        role: configuration.role.clone(),
        log_format: configuration.logging.format,
        log_group: configuration.logging.group.clone(),
    }
}

/// `repository:tag` or `repository@digest` as `repository@digest`. A colon before the last slash
/// is the registry's port.
fn pinned(uri: &str, digest: &Sha256Digest) -> String {
    let untagged = uri.split_once('@').map_or(uri, |(repository, _)| repository);
    let name_start = untagged.rfind('/').map_or(0, |slash| slash + 1);
    let end = untagged[name_start..].find(':').map_or(untagged.len(), |colon| name_start + colon);
    format!("{}@sha256:{digest}", &untagged[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pinned_image_has_its_digest_and_no_tag() {
        let digest = Sha256Digest::new([0xab; 32]);
        let by_digest = |repository: &str| format!("{repository}@sha256:{digest}");
        for (uri, repository) in [
            ("127.0.0.1:5000/shop:latest", "127.0.0.1:5000/shop"),
            ("127.0.0.1:5000/shop", "127.0.0.1:5000/shop"),
            ("shop:1", "shop"),
            ("a/b:1@sha256:00", "a/b"),
            ("a/b@sha256:00", "a/b"),
        ] {
            assert_eq!(pinned(uri, &digest), by_digest(repository), "{uri}");
        }
    }
}
