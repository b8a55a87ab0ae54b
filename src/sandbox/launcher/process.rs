//! The spawner process, as the server holds it.

use std::io;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tokio::io::unix::AsyncFd;

use super::TIMEOUT;
use super::connection::{receive, send, socket_pair};
use crate::sandbox::spawner;
use crate::sandbox::wire::{Greeting, Preparation};

/// Why the spawner cannot be started or reached.
#[derive(Debug, thiserror::Error)]
pub enum SpawnerError {
    /// The program cannot be executed.
    #[error("could not execute {}", program.display())]
    Execute {
        /// The program.
        program: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// Its socket does not work.
    #[error("could not talk to the spawner")]
    Socket(#[source] io::Error),
    /// It could not set itself up.
    #[error("the spawner {reason}")]
    Refused {
        /// What it could not do.
        reason: String,
    },
    /// It ended, or did not answer in time.
    #[error("the spawner did not come up within {TIMEOUT:?}")]
    Silent,
}

/// The spawner process; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Spawner {
    socket: AsyncFd<OwnedFd>,
    process: Child,
}

impl Spawner {
    /// Executes `program` as a spawner and waits until it takes requests.
    pub(super) async fn start(program: &Path) -> Result<Self, SpawnerError> {
        let (socket, its) = socket_pair().map_err(SpawnerError::Socket)?;
        let process = Command::new(program)
            .arg(spawner::ARGUMENT)
            // libcontainer would pass LISTEN_FDS and what it stands for into sandboxes.
            .env_clear()
            .current_dir("/")
            .stdin(its)
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .map_err(|source| SpawnerError::Execute { program: program.to_owned(), source })?;
        let spawner = Self { socket, process };
        let greeting = tokio::time::timeout(TIMEOUT, receive(&spawner.socket)).await;
        match greeting.map_err(|_| SpawnerError::Silent)?.map_err(SpawnerError::Socket)? {
            Some((Greeting::Ready, _)) => Ok(spawner),
            Some((Greeting::Failed(reason), _)) => Err(SpawnerError::Refused { reason }),
            None => Err(SpawnerError::Silent),
        }
    }

    /// Asks for a helper. An error means that this spawner is dead.
    pub(super) async fn fork_helper(
        &self,
        preparation: &Preparation,
        descriptors: &[OwnedFd],
    ) -> io::Result<()> {
        send(&self.socket, preparation, descriptors).await
    }
}

impl Drop for Spawner {
    /// Leaves no zombie. Helpers do not notice; the kill is for a spawner that hangs.
    fn drop(&mut self) {
        if let Err(error) = self.process.kill().and_then(|()| self.process.wait()) {
            tracing::warn!(%error, "could not end the spawner");
        }
    }
}
