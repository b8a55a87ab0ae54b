//! A helper: a fork of the spawner that makes one sandbox and is gone in milliseconds.
//!
//! ```text
//! join cgroups → user namespace → own mounts: root, code, /opt → libcontainer: create
//!              → lo up, listen inside → libcontainer: start → pidfd and listener to the server
//! ```

use std::error::Error;
use std::os::fd::OwnedFd;

use nix::errno::Errno;
use nix::sys::signal::SigSet;
use nix::unistd::{Gid, Uid, fchown, write};
use runtime_interface::protocol::{FUNCTION_GID, FUNCTION_UID};

use super::{container, describe, network, stage, user_namespace};
use crate::sandbox::spec::USER_NAMESPACE_FD;
use crate::sandbox::sys;
use crate::sandbox::wire::{self, Reply, Request, RequestDescriptors};

/// A helper that takes longer is stuck, and the server has given up on it. In seconds.
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

/// Makes the sandbox of a request, answers, and ends.
pub(super) fn run(packet: &[u8], descriptors: Vec<OwnedFd>, program: &OwnedFd) -> ! {
    sys::end_after(LONGEST_LIFE);
    let Some(descriptors) = RequestDescriptors::from_vec(descriptors) else { sys::exit_now(1) };
    let RequestDescriptors { reply, control, stdout, stderr, cgroups } = descriptors;
    let stdio = container::Stdio { control, stdout, stderr };
    let result = make(packet, stdio, cgroups, program);
    let sent = match result {
        Ok(sandbox) => wire::send(&reply, &Reply::Created, &sandbox),
        Err(error) => wire::send(&reply, &Reply::Failed(describe(&error)), &[]),
    };
    // If the server could not be told, it is gone, and PID 1 has seen that too.
    sys::exit_now(i32::from(sent.is_err()));
}

/// The steps; returns the pidfd of PID 1 and the listener.
fn make(
    packet: &[u8],
    stdio: container::Stdio,
    cgroups: Vec<OwnedFd>,
    program: &OwnedFd,
) -> Result<[OwnedFd; 2], HelperError> {
    join(&cgroups).step("join the cgroup")?;
    drop(cgroups);
    // The spawner blocks SIGCHLD, and the sandbox would inherit that.
    SigSet::empty().thread_set_mask().step("unblock signals")?;
    let request: Request = wire::decode(packet).step("read the request")?;
    give_output(&stdio, request.first_id).step("give the output to the function's user")?;
    let user_namespace = user_namespace::create(request.owner, request.first_id)?;
    sys::duplicate_as(user_namespace, USER_NAMESPACE_FD).step("keep the user namespace")?;
    stage::prepare(&request)?;
    let mut container = container::create(&request, stdio, program)?;
    let pid = container::pid(&container)?;
    // The helper is the parent of PID 1 and has not reaped it, so the pid is still its own.
    let pidfd = sys::pidfd_open(pid).step("get a descriptor of PID 1")?;
    let listener = network::listen_inside(pid)?;
    container.start().step("start PID 1")?;
    Ok([pidfd, listener])
}

/// Lets the function's user open `/dev/stdout` and `/dev/stderr`, which are links to these pipes.
fn give_output(stdio: &container::Stdio, first_id: u32) -> nix::Result<()> {
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
