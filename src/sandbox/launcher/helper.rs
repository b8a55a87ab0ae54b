//! A waiting helper, as the server holds it, and what it becomes: a sandbox.

use std::io;
use std::os::fd::OwnedFd;

use nix::fcntl::OFlag;
use nix::unistd::pipe2;
use runtime_interface::protocol::Report;
use tokio::io::unix::AsyncFd;
use tokio::net::TcpListener;
use tokio::net::unix::pipe;

use super::StartError;
use super::connection::{receive, send, socket_pair};
use crate::sandbox::link::{Control, LinkError, Remains, Sandbox};
use crate::sandbox::spec::{self, SandboxSpec};
use crate::sandbox::wire::{Reply, Request, Stdio};

/// A helper that waits, or is about to, inside the cgroups and with the ids of a sandbox to be.
/// Dropping it removes all of that.
#[derive(Debug)]
pub(super) struct Helper {
    socket: AsyncFd<OwnedFd>,
    remains: Remains,
}

/// A sandbox that a helper is making.
#[derive(Debug)]
pub(super) struct Birth {
    helper: Helper,
    control: Control,
    stdout: pipe::Receiver,
    stderr: pipe::Receiver,
}

impl Helper {
    pub(super) fn new(socket: AsyncFd<OwnedFd>, remains: Remains) -> Self {
        Self { socket, remains }
    }

    /// Writes the limits of a sandbox and asks for it. A helper that is dead is noticed by
    /// [`Birth::complete`], which knows why.
    pub(super) async fn request(self, spec: &SandboxSpec) -> Result<Birth, StartError> {
        self.remains.cgroup().limit(spec)?;
        let (control, its_control) = socket_pair().map_err(StartError::Descriptors)?;
        let (stdout, its_stdout) = pipe().map_err(StartError::Descriptors)?;
        let (stderr, its_stderr) = pipe().map_err(StartError::Descriptors)?;
        let stdio = Stdio { control: its_control, stdout: its_stdout, stderr: its_stderr };
        match send(&self.socket, &request(spec), &stdio.into_array()).await {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                return Err(StartError::Request(error));
            }
            Ok(()) | Err(_) => {}
        }
        Ok(Birth { helper: self, control: Control::new(control), stdout, stderr })
    }
}

impl Birth {
    /// Waits for the helper's answer and PID 1's first word.
    pub(super) async fn complete(self, spec: &SandboxSpec) -> Result<Sandbox, StartError> {
        let Self { helper: Helper { socket, mut remains }, control, stdout, stderr } = self;
        let answer = receive(&socket).await.map_err(StartError::Descriptors)?;
        let (pidfd, listener) = match answer {
            Some((Reply::Created, descriptors)) => {
                <[OwnedFd; 2]>::try_from(descriptors).map_err(|_| StartError::HelperDied)?.into()
            }
            Some((Reply::Failed(reason), _)) => return Err(StartError::Helper { reason }),
            None => return Err(StartError::HelperDied),
        };
        remains.found(pidfd).map_err(StartError::Descriptors)?;
        match control.receive().await.map_err(StartError::Init)? {
            Report::Ready => {}
            other => return Err(StartError::Init(LinkError::Unexpected(other))),
        }
        let listener = listen(listener).map_err(StartError::Descriptors)?;
        Ok(Sandbox::new(spec, control, listener, (stdout, stderr), remains))
    }
}

fn request(spec: &SandboxSpec) -> Request {
    Request {
        id: spec.id.clone(),
        root: spec.root.clone(),
        code: spec.code.clone(),
        layers: spec.layers.clone(),
        spec: spec::oci_spec(spec),
    }
}

/// A pipe whose reading end is the server's.
fn pipe() -> io::Result<(pipe::Receiver, OwnedFd)> {
    let (ours, theirs) = pipe2(OFlag::O_CLOEXEC)?;
    Ok((pipe::Receiver::from_owned_fd(ours)?, theirs))
}

fn listen(listener: OwnedFd) -> io::Result<TcpListener> {
    let listener = std::net::TcpListener::from(listener);
    listener.set_nonblocking(true)?;
    TcpListener::from_std(listener)
}
