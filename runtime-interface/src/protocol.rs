//! The messages between the server and PID 1 of one sandbox.
//!
//! They travel over a pair of connected `SOCK_SEQPACKET` sockets: one packet is one message,
//! encoded as JSON. PID 1 finds its end as file descriptor 0. End of file means that the other side
//! is gone: PID 1 then exits, and the kernel kills everything in its PID namespace.
//!
//! ```text
//! PID 1                                server
//!   │ ── Ready ─────────────────────────▶ │
//!   │ ◀───────────────── Start(runtime) ── │
//!   │ ── Started ───────────────────────▶ │
//!   │ ── Exited { status } ─────────────▶ │   at any time, unasked
//!   │ ◀──────────────────────── KillAll ── │
//!   │ ── Killed ────────────────────────▶ │   every process but PID 1 is dead and reaped
//! ```

use std::fmt;
use std::io;
use std::os::fd::{AsFd, AsRawFd};

use nix::errno::Errno;
use nix::sys::socket::{MsgFlags, recv, send};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The longest message, in bytes: what Linux takes for the longest single argument of a program.
///
/// A packet must also fit into a socket's send buffer, which is 208 KiB unless an administrator
/// changed `net.core.wmem_default`.
pub const MAX_MESSAGE_BYTES: usize = 128 * 1024;

/// The user every process of a function runs as, inside the sandbox.
pub const FUNCTION_UID: u32 = 993;

/// The group every process of a function runs as, and its only supplementary group.
pub const FUNCTION_GID: u32 = 990;

/// What the server asks of PID 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Start one process; answered by [`Report::Started`] or [`Report::StartFailed`].
    Start(Start),
    /// Kill and reap every process but PID 1; answered by [`Report::Killed`]. Exits that this
    /// causes are not reported one by one.
    KillAll,
}

/// One process to start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// What the process is to the sandbox.
    pub role: Role,
    /// The program and its arguments. A program without a slash is looked up in the `PATH` of
    /// `environment`.
    pub arguments: Vec<String>,
    /// The whole environment of the process, in this order.
    pub environment: Vec<(String, String)>,
    /// The directory to start in, as the sandbox sees it.
    pub working_directory: String,
}

/// What a process is to the sandbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// The runtime: at most one lives at a time.
    Runtime,
}

/// What PID 1 tells the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Report {
    /// PID 1 is running and takes commands; its first message.
    Ready,
    /// The program is executing.
    Started(Role),
    /// The process could not be started, and nothing of it is left.
    StartFailed {
        /// Which process.
        role: Role,
        /// What could not be done.
        step: StartStep,
        /// The error number of that step.
        errno: i32,
    },
    /// A process that was started has ended. Processes it left behind live on until
    /// [`Command::KillAll`].
    Exited {
        /// Which process.
        role: Role,
        /// How it ended.
        status: ExitStatus,
    },
    /// Every process but PID 1 is dead and reaped.
    Killed,
}

/// A step on the way to a running program; [`fmt::Display`] reads as what could not be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StartStep {
    /// Having no other process of the role, and arguments that a program can be given.
    Admit,
    /// Creating the process.
    Fork,
    /// Setting session, standard streams, signals and resource limits.
    Isolate,
    /// Giving up groups, user and capabilities.
    DropPrivileges,
    /// Entering the working directory.
    ChangeDirectory,
    /// Executing the program.
    Execute,
}

impl StartStep {
    /// Every step, at the position of its [`StartStep::code`].
    const ALL: [Self; 6] = [
        Self::Admit,
        Self::Fork,
        Self::Isolate,
        Self::DropPrivileges,
        Self::ChangeDirectory,
        Self::Execute,
    ];

    /// A byte that stands for the step between PID 1 and its child.
    pub fn code(self) -> u8 {
        match self {
            Self::Admit => 0,
            Self::Fork => 1,
            Self::Isolate => 2,
            Self::DropPrivileges => 3,
            Self::ChangeDirectory => 4,
            Self::Execute => 5,
        }
    }

    /// The step a byte stands for.
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).copied()
    }
}

impl fmt::Display for StartStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Admit => "accept the process",
            Self::Fork => "create the process",
            Self::Isolate => "isolate the process",
            Self::DropPrivileges => "drop privileges",
            Self::ChangeDirectory => "enter the working directory",
            Self::Execute => "execute the program",
        })
    }
}

/// How a process ended; [`fmt::Display`] is the text AWS shows, which is that of Go's `os/exec`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExitStatus {
    /// It returned or called `exit` with this code.
    Exited(i32),
    /// A signal killed it.
    Signaled {
        /// The number of the signal.
        signal: i32,
        /// Whether the kernel wrote a core dump.
        core_dumped: bool,
    },
}

impl fmt::Display for ExitStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Exited(code) => write!(f, "exit status {code}"),
            Self::Signaled { signal, core_dumped } => {
                f.write_str("signal: ")?;
                match signal_name(signal) {
                    Some(name) => f.write_str(name)?,
                    None => write!(f, "signal {signal}")?,
                }
                f.write_str(if core_dumped { " (core dumped)" } else { "" })
            }
        }
    }
}

/// The names of Go's `syscall.Signal.String` on Linux; the others are shown as numbers.
fn signal_name(signal: i32) -> Option<&'static str> {
    Some(match signal {
        1 => "hangup",
        2 => "interrupt",
        3 => "quit",
        4 => "illegal instruction",
        5 => "trace/breakpoint trap",
        6 => "aborted",
        7 => "bus error",
        8 => "floating point exception",
        9 => "killed",
        10 => "user defined signal 1",
        11 => "segmentation fault",
        12 => "user defined signal 2",
        13 => "broken pipe",
        14 => "alarm clock",
        15 => "terminated",
        _ => return None,
    })
}

/// A message that could not be sent or received.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    /// The socket refused it; [`TransferError::is_would_block`] tells "not now" from "never".
    #[error("the control socket does not work")]
    Socket(#[source] Errno),
    /// It is longer than [`MAX_MESSAGE_BYTES`].
    #[error("a control message of {length} bytes is longer than {MAX_MESSAGE_BYTES} bytes")]
    TooLong {
        /// The length of the message.
        length: usize,
    },
    /// It is not a message of the expected kind.
    #[error("a control message is malformed")]
    Malformed(#[source] serde_json::Error),
}

impl TransferError {
    /// Whether a non-blocking socket only has nothing to receive, or no room to send, for now.
    pub fn is_would_block(&self) -> bool {
        matches!(self, Self::Socket(Errno::EAGAIN))
    }

    /// The same as an I/O error, for callers that wait for a socket to become ready.
    pub fn into_io(self) -> io::Error {
        match self {
            Self::Socket(errno) => errno.into(),
            other => io::Error::new(io::ErrorKind::InvalidData, other),
        }
    }
}

/// Sends one message; waits for room if the socket blocks.
///
/// # Errors
///
/// When the message is too long, or the socket is full or closed. A closed peer is the error
/// `EPIPE`, never a signal.
pub fn send_message(socket: impl AsFd, message: &impl Serialize) -> Result<(), TransferError> {
    let packet = serde_json::to_vec(message).map_err(TransferError::Malformed)?;
    if MAX_MESSAGE_BYTES < packet.len() {
        return Err(TransferError::TooLong { length: packet.len() });
    }
    let socket = socket.as_fd().as_raw_fd();
    uninterrupted(|| send(socket, &packet, MsgFlags::MSG_NOSIGNAL))
        .map_err(TransferError::Socket)?;
    Ok(())
}

/// Receives one message; waits for one if the socket blocks. `None` is the end of file.
///
/// # Errors
///
/// When nothing can be received now, or what was received is not such a message.
pub fn receive_message<M: DeserializeOwned>(socket: impl AsFd) -> Result<Option<M>, TransferError> {
    let mut packet = vec![0; MAX_MESSAGE_BYTES];
    let socket = socket.as_fd().as_raw_fd();
    // With MSG_TRUNC the kernel returns the length of the packet, not that of the buffer.
    let length = uninterrupted(|| recv(socket, &mut packet, MsgFlags::MSG_TRUNC))
        .or_else(|errno| if errno == Errno::ECONNRESET { Ok(0) } else { Err(errno) })
        .map_err(TransferError::Socket)?;
    match packet.get(..length) {
        Some([]) => Ok(None),
        Some(packet) => serde_json::from_slice(packet).map(Some).map_err(TransferError::Malformed),
        None => Err(TransferError::TooLong { length }),
    }
}

/// Repeats a system call that a signal interrupted.
fn uninterrupted<T>(mut call: impl FnMut() -> nix::Result<T>) -> nix::Result<T> {
    loop {
        match call() {
            Err(Errno::EINTR) => {}
            result => return result,
        }
    }
}

#[cfg(test)]
mod tests {
    use nix::sys::socket::{AddressFamily, SockFlag, SockType, socketpair};
    use std::os::fd::OwnedFd;

    use super::*;

    fn pair() -> (OwnedFd, OwnedFd) {
        let flags = SockFlag::SOCK_CLOEXEC | SockFlag::SOCK_NONBLOCK;
        socketpair(AddressFamily::Unix, SockType::SeqPacket, None, flags).unwrap()
    }

    #[test]
    fn messages_arrive_one_by_one_and_the_end_of_file_is_none() {
        let (server, init) = pair();
        let exited = Report::Exited { role: Role::Runtime, status: ExitStatus::Exited(3) };
        send_message(&init, &Report::Ready).unwrap();
        send_message(&init, &exited).unwrap();
        drop(init);
        assert_eq!(receive_message(&server).unwrap(), Some(Report::Ready));
        assert_eq!(receive_message(&server).unwrap(), Some(exited));
        assert_eq!(receive_message::<Report>(&server).unwrap(), None);
        assert!(matches!(
            send_message(&server, &Command::KillAll),
            Err(TransferError::Socket(Errno::EPIPE))
        ));
    }

    #[test]
    fn an_empty_socket_would_block() {
        let (server, _init) = pair();
        assert!(receive_message::<Report>(&server).unwrap_err().is_would_block());
    }

    #[test]
    fn a_message_of_the_greatest_length_fits_into_a_packet_and_a_longer_one_is_refused() {
        let (server, init) = pair();
        let of_length = |length: usize| "a".repeat(length - 2);
        send_message(&server, &of_length(MAX_MESSAGE_BYTES)).unwrap();
        let received: String = receive_message(&init).unwrap().unwrap();
        assert_eq!(received.len(), MAX_MESSAGE_BYTES - 2);
        assert!(matches!(
            send_message(&server, &of_length(MAX_MESSAGE_BYTES + 1)),
            Err(TransferError::TooLong { length }) if length == MAX_MESSAGE_BYTES + 1
        ));
    }

    #[test]
    fn steps_survive_the_way_through_their_code() {
        for step in StartStep::ALL {
            assert_eq!(StartStep::from_code(step.code()), Some(step));
        }
        assert_eq!(StartStep::from_code(6), None);
    }

    #[test]
    fn exit_statuses_read_as_go_writes_them() {
        let signaled = |signal, core_dumped| ExitStatus::Signaled { signal, core_dumped };
        for (status, text) in [
            (ExitStatus::Exited(0), "exit status 0"),
            (ExitStatus::Exited(127), "exit status 127"),
            (signaled(9, false), "signal: killed"),
            (signaled(11, true), "signal: segmentation fault (core dumped)"),
            (signaled(31, false), "signal: signal 31"),
        ] {
            assert_eq!(status.to_string(), text);
        }
    }
}
