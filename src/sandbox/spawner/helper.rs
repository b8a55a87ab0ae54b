//! A helper: a fork of the spawner that makes one sandbox and ends.
//!
//! ```text
//! generic    join cgroups → user and network namespace → lo up, listen → wait for a request
//! specific   own mounts: root, code, /opt → libcontainer: create, start
//!            → pidfd and listener to the server
//! ```
//!
//! The generic half is done ahead of demand, so the specific one is all a cold start waits for.

use std::error::Error;
use std::os::fd::OwnedFd;

use nix::errno::Errno;
use nix::fcntl::{OFlag, open};
use nix::sys::signal::SigSet;
use nix::sys::stat::Mode;
use nix::unistd::{Gid, Uid, dup2_stdin, fchown, write};
use runtime_interface::protocol::{FUNCTION_GID, FUNCTION_UID, MAX_MESSAGE_BYTES};

use super::{container, describe, namespaces, network, stage};
use crate::sandbox::sys;
use crate::sandbox::wire::{self, Preparation, Reply, Request, Stdio};

/// A request that takes longer is stuck, and the server has given up on it. In seconds.
const LONGEST_LIFE: u32 = 10;

/// A step that failed; `source` says why.
#[derive(Debug, thiserror::Error)]
#[error("could not {step}")]
pub(super) struct HelperError {
    step: &'static str,
    #[source]
    source: Box<dyn Error>,
}

pub(super) trait Step<T> {
    /// Names what could not be done.
    fn step(self, step: &'static str) -> Result<T, HelperError>;
}

impl<T, E: Into<Box<dyn Error>>> Step<T> for Result<T, E> {
    fn step(self, step: &'static str) -> Result<T, HelperError> {
        self.map_err(|source| HelperError { step, source: source.into() })
    }
}

/// Prepares what every sandbox has, waits for the request of one, makes it, answers, and ends.
pub(super) fn run(packet: &[u8], descriptors: Vec<OwnedFd>, program: &OwnedFd) -> ! {
    let mut descriptors = descriptors.into_iter();
    let Some(server) = descriptors.next() else { sys::exit_now(1) };
    let result = prepare(packet, descriptors.collect()).and_then(|prepared| {
        let (request, stdio) = receive(&server)?;
        let pidfd = make(&request, stdio, prepared.first_id, program)?;
        Ok([pidfd, prepared.listener])
    });
    let sent = match result {
        Ok(sandbox) => wire::send(&server, &Reply::Created, &sandbox),
        Err(error) => wire::send(&server, &Reply::Failed(describe(&error)), &[]),
    };
    // If the server could not be told, it is gone, and PID 1 has seen that too.
    sys::exit_now(i32::from(sent.is_err()));
}

/// What a sandbox has before it is known what it is for.
struct Prepared {
    /// The first host id of its range.
    first_id: u32,
    /// The socket that listens inside its network.
    listener: OwnedFd,
}

/// The generic half: what takes time and does not depend on the function.
fn prepare(packet: &[u8], cgroups: Vec<OwnedFd>) -> Result<Prepared, HelperError> {
    // The spawner's socket: if it stayed open here, the server would not see the spawner die.
    close_standard_input().step("leave the spawner's socket")?;
    // The spawner blocks SIGCHLD, and the sandbox would inherit that.
    SigSet::empty().thread_set_mask().step("unblock signals")?;
    let Preparation { owner, first_id } = wire::decode(packet).step("read the preparation")?;
    // Slow: the kernel waits until every CPU has noticed.
    join(&cgroups).step("join the cgroup")?;
    namespaces::create(owner, first_id)?;
    Ok(Prepared { first_id, listener: network::listen()? })
}

/// Waits for work; ends with the server.
fn receive(server: &OwnedFd) -> Result<(Request, Stdio), HelperError> {
    let (packet, descriptors) =
        sys::receive_packet(server, MAX_MESSAGE_BYTES).step("receive the request")?;
    if packet.is_empty() {
        sys::exit_now(0);
    }
    let request = wire::decode(&packet).step("read the request")?;
    let stdio = Stdio::from_vec(descriptors).ok_or("some are missing");
    Ok((request, stdio.step("receive the descriptors")?))
}

/// The specific half; returns the pidfd of PID 1.
fn make(
    request: &Request,
    stdio: Stdio,
    first_id: u32,
    program: &OwnedFd,
) -> Result<OwnedFd, HelperError> {
    sys::end_after(LONGEST_LIFE);
    give_output(&stdio, first_id).step("give the output to the function's user")?;
    stage::prepare(request)?;
    let mut container = container::create(request, stdio, program)?;
    let pid = container::pid(&container)?;
    // The helper is the parent of PID 1 and has not reaped it, so the pid is still its own.
    let pidfd = sys::pidfd_open(pid).step("get a descriptor of PID 1")?;
    container.start().step("start PID 1")?;
    Ok(pidfd)
}

fn close_standard_input() -> nix::Result<()> {
    let nothing = open("/dev/null", OFlag::O_RDONLY | OFlag::O_CLOEXEC, Mode::empty())?;
    dup2_stdin(&nothing)
}

/// Lets the function's user open `/dev/stdout` and `/dev/stderr`, which are links to these pipes.
fn give_output(stdio: &Stdio, first_id: u32) -> nix::Result<()> {
    let uid = Uid::from_raw(first_id + FUNCTION_UID);
    let gid = Gid::from_raw(first_id + FUNCTION_GID);
    fchown(&stdio.stdout, Some(uid), Some(gid))?;
    fchown(&stdio.stderr, Some(uid), Some(gid))
}

/// Moves this process, and so everything it will start, into the cgroups of the sandbox.
fn join(cgroups: &[OwnedFd]) -> nix::Result<()> {
    for membership in cgroups {
        if write(membership, b"0")? != 1 {
            return Err(Errno::EIO);
        }
    }
    Ok(())
}
