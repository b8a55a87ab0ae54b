//! What connects the server with a sandbox that is being made.

use std::io;
use std::os::fd::OwnedFd;

use nix::fcntl::{FcntlArg, OFlag, fcntl};
use nix::sys::socket::{AddressFamily, SockFlag, SockType, socketpair};
use nix::unistd::pipe2;
use runtime_interface::protocol::{MAX_MESSAGE_BYTES, Report};
use serde::de::DeserializeOwned;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;
use tokio::net::TcpListener;
use tokio::net::unix::pipe;

use super::StartError;
use crate::sandbox::cgroup::CpuLimit;
use crate::sandbox::link::{Control, LinkError, Remains, Sandbox};
use crate::sandbox::spec::SandboxSpec;
use crate::sandbox::sys;
use crate::sandbox::wire::{self, Reply, RequestDescriptors};

/// The server's ends of what connects it with a sandbox that is being made.
pub(super) struct Ends {
    reply: AsyncFd<OwnedFd>,
    control: Control,
    stdout: pipe::Receiver,
    stderr: pipe::Receiver,
}

/// Makes the sockets and pipes of one sandbox.
pub(super) fn connect(cgroups: Vec<OwnedFd>) -> io::Result<(Ends, RequestDescriptors)> {
    let (reply, its_reply) = socket_pair()?;
    let (control, its_control) = socket_pair()?;
    let (stdout, its_stdout) = pipe2(OFlag::O_CLOEXEC)?;
    let (stderr, its_stderr) = pipe2(OFlag::O_CLOEXEC)?;
    let ends = Ends {
        reply,
        control: Control::new(control),
        stdout: pipe::Receiver::from_owned_fd(stdout)?,
        stderr: pipe::Receiver::from_owned_fd(stderr)?,
    };
    let descriptors = RequestDescriptors {
        reply: its_reply,
        control: its_control,
        stdout: its_stdout,
        stderr: its_stderr,
        cgroups,
    };
    Ok((ends, descriptors))
}

impl Ends {
    /// Waits for the helper's answer and PID 1's first word.
    pub(super) async fn into_sandbox(
        self,
        spec: &SandboxSpec,
        mut remains: Remains,
    ) -> Result<Sandbox, StartError> {
        let answer = receive(&self.reply).await.map_err(StartError::Descriptors)?;
        let (pidfd, listener) = match answer {
            Some((Reply::Created, descriptors)) => {
                <[OwnedFd; 2]>::try_from(descriptors).map_err(|_| StartError::HelperDied)?.into()
            }
            Some((Reply::Failed(reason), _)) => return Err(StartError::Helper { reason }),
            None => return Err(StartError::HelperDied),
        };
        remains.found(pidfd).map_err(StartError::Descriptors)?;
        match self.control.receive().await.map_err(StartError::Init)? {
            Report::Ready => {}
            other => return Err(StartError::Init(LinkError::Unexpected(other))),
        }
        // Only now: a small share would make everything before last many times as long.
        remains.cgroup().limit_cpu(CpuLimit::Quota(spec.cpu))?;
        let listener = std::net::TcpListener::from(listener);
        listener.set_nonblocking(true).map_err(StartError::Descriptors)?;
        let listener = TcpListener::from_std(listener).map_err(StartError::Descriptors)?;
        let output = (self.stdout, self.stderr);
        Ok(Sandbox::new(spec, self.control, listener, output, remains))
    }
}

/// A connected pair: the server's end, which does not block, and the other's, which does.
pub(super) fn socket_pair() -> io::Result<(AsyncFd<OwnedFd>, OwnedFd)> {
    let flags = SockFlag::SOCK_CLOEXEC;
    let (ours, theirs) = socketpair(AddressFamily::Unix, SockType::SeqPacket, None, flags)?;
    fcntl(&ours, FcntlArg::F_SETFL(OFlag::O_NONBLOCK))?;
    Ok((sys::watch(ours, Interest::READABLE | Interest::WRITABLE)?, theirs))
}

/// Receives one message and its descriptors; `None` is the end of file.
pub(super) async fn receive<M: DeserializeOwned>(
    socket: &AsyncFd<OwnedFd>,
) -> io::Result<Option<(M, Vec<OwnedFd>)>> {
    let receive = |socket: &OwnedFd| Ok(sys::receive_packet(socket, MAX_MESSAGE_BYTES)?);
    let (packet, descriptors) = socket.async_io(Interest::READABLE, receive).await?;
    if packet.is_empty() {
        return Ok(None);
    }
    let message = wire::decode(&packet).map_err(io::Error::other)?;
    Ok(Some((message, descriptors)))
}
