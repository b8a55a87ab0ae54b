//! The messages between the server, the spawner and its helpers: JSON packets with descriptors.

use std::os::fd::{AsFd, OwnedFd};
use std::path::PathBuf;

use runtime_interface::protocol::MAX_MESSAGE_BYTES;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::sys;
use crate::model::SandboxId;

/// The spawner's first and only own message.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Greeting {
    /// It takes requests.
    Ready,
    /// It could not set itself up, and ends.
    Failed(String),
}

/// A helper to fork: from the server to the spawner. Comes with the helper's end of its own socket,
/// and `cgroup.procs` of every hierarchy, open for writing.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Preparation {
    /// The host id of the sandbox's uid and gid 0.
    pub(super) owner: u32,
    /// The first host id of the sandbox's range.
    pub(super) first_id: u32,
}

/// One sandbox to make: from the server to a helper, with [`Stdio`].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request {
    pub(super) id: SandboxId,
    pub(super) root: PathBuf,
    pub(super) code: Option<PathBuf>,
    /// Directories, topmost first.
    pub(super) layers: Vec<PathBuf>,
    /// The OCI specification.
    pub(super) spec: Value,
}

/// What PID 1 finds as descriptors 0, 1 and 2.
#[derive(Debug)]
pub(super) struct Stdio {
    pub(super) control: OwnedFd,
    pub(super) stdout: OwnedFd,
    pub(super) stderr: OwnedFd,
}

impl Stdio {
    /// In the order of a packet.
    pub(super) fn into_array(self) -> [OwnedFd; 3] {
        [self.control, self.stdout, self.stderr]
    }

    /// From the order of a packet; `None` if there are not as many.
    pub(super) fn from_vec(descriptors: Vec<OwnedFd>) -> Option<Self> {
        let [control, stdout, stderr] = descriptors.try_into().ok()?;
        Some(Self { control, stdout, stderr })
    }
}

/// What became of a [`Preparation`] that failed, or of a [`Request`]: from a helper to the server.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Reply {
    /// PID 1 is about to execute. Comes with two descriptors: its pidfd, and the socket that
    /// listens inside its network.
    Created,
    /// Nothing was made, or what was made must be killed by its cgroup.
    Failed(String),
}

/// A packet that could not be sent or received.
#[derive(Debug, thiserror::Error)]
pub(super) enum WireError {
    #[error("the socket does not work")]
    Socket(#[source] nix::Error),
    #[error("a message of {length} bytes is longer than {MAX_MESSAGE_BYTES} bytes")]
    TooLong { length: usize },
    #[error("a message is malformed")]
    Malformed(#[source] serde_json::Error),
}

/// Encodes a message.
pub(super) fn encode(message: &impl Serialize) -> Result<Vec<u8>, WireError> {
    let packet = serde_json::to_vec(message).map_err(WireError::Malformed)?;
    if MAX_MESSAGE_BYTES < packet.len() {
        return Err(WireError::TooLong { length: packet.len() });
    }
    Ok(packet)
}

/// Sends a message with descriptors over a blocking socket.
pub(super) fn send(
    socket: impl AsFd,
    message: &impl Serialize,
    descriptors: &[OwnedFd],
) -> Result<(), WireError> {
    sys::send_packet(socket, &encode(message)?, descriptors).map_err(WireError::Socket)
}

/// Decodes a message.
pub(super) fn decode<M: DeserializeOwned>(packet: &[u8]) -> Result<M, WireError> {
    serde_json::from_slice(packet).map_err(WireError::Malformed)
}
