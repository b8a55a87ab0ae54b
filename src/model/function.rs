//! What a function version is, as far as running it needs to know.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::arn::{FunctionArn, RoleArn, version_arn};
use super::ids::{RevisionId, Sha256Digest, Version};
use super::units::Mebibytes;

/// The instruction set a function's code is built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Architecture {
    #[serde(rename = "x86_64")]
    X86_64,
    #[serde(rename = "arm64")]
    Arm64,
}

impl Architecture {
    /// The architecture of the machine this program runs on.
    pub const HOST: Self = if cfg!(target_arch = "aarch64") { Self::Arm64 } else { Self::X86_64 };

    /// The name in the Lambda API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::X86_64 => "x86_64",
            Self::Arm64 => "arm64",
        }
    }
}

impl fmt::Display for Architecture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a function's code is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PackageType {
    Zip,
    Image,
}

/// Overrides of a container image's configuration (Lambda API, `ImageConfig`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageConfig {
    pub entry_point: Option<Vec<String>>,
    pub command: Option<Vec<String>>,
    pub working_directory: Option<String>,
}

/// How the function's log lines are written (`LoggingConfig.LogFormat`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogFormat {
    Text,
    #[serde(rename = "JSON")]
    Json,
}

/// A function of one account and region: the key of everything kept by function.
pub type FunctionKey = FunctionArn;

/// One version of one function: the key of everything kept by version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VersionKey {
    pub function: FunctionKey,
    pub version: Version,
}

impl fmt::Display for VersionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&version_arn(&self.function, self.version))
    }
}

/// Where a function version's code comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// A deployment package: a directory of the code store, named by the archive's digest.
    Archive(Sha256Digest),
    /// A folder of the host, mounted as it is and watched (hot reload).
    Folder(PathBuf),
    /// A container image, as the client named it (`ImageUri`).
    Image { uri: String, config: ImageConfig },
}

/// Everything that running one function version takes.
///
/// A change of the function makes a new value with a new `revision`; environments of the old one
/// finish what they run and stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunctionVersion {
    pub key: VersionKey,
    /// Changes whenever code or configuration changes, and with nothing else.
    pub revision: RevisionId,
    pub code: Code,
    /// The runtime identifier, such as `python3.11`; none for container images.
    pub runtime: Option<String>,
    /// The handler, such as `app.handler`; none for container images.
    pub handler: Option<String>,
    /// Content of the layers at `/opt`, in the order of `Layers`: later ones win.
    pub layers: Vec<Code>,
    pub architecture: Architecture,
    pub memory: Mebibytes,
    pub timeout: Duration,
    /// The size of `/tmp`.
    pub ephemeral_storage: Mebibytes,
    /// `Environment.Variables`, in the order given.
    pub environment: Vec<(String, String)>,
    pub role: RoleArn,
    pub log_format: LogFormat,
    pub log_group: String,
}
