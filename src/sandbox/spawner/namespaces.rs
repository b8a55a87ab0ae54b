//! The user and the network namespace of a sandbox, which the helper makes before libcontainer does
//! the others.
//!
//! Both do not depend on the function, so they can be made ahead of demand. And libcontainer would
//! run `newuidmap` for a user namespace with more than one mapping, even as root.

use std::os::fd::OwnedFd;

use fs_err as fs;
use nix::sched::{CloneFlags, setns};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::waitpid;
use nix::unistd::Pid;

use super::helper::{HelperError, Step};
use crate::sandbox::ids::IdRange;
use crate::sandbox::spec::{NETWORK_NAMESPACE_FD, USER_NAMESPACE_FD};
use crate::sandbox::sys;

/// Makes the namespaces, keeps them as the descriptors that the specification names, and enters the
/// network namespace for good.
///
/// In the user namespace `owner` is root, and every other id one of the range that begins at
/// `first_id`. It owns the network namespace, or the sandbox could not enter that.
pub(super) fn create(owner: u32, first_id: u32) -> Result<(), HelperError> {
    // A namespace exists as long as a process or a descriptor holds it.
    let placeholder = sys::fork_into_namespaces().step("make a user namespace")?;
    let namespaces = set_up(placeholder, owner, first_id);
    let placeholder = Pid::from_raw(placeholder);
    kill(placeholder, Signal::SIGKILL).step("end the placeholder of the namespaces")?;
    waitpid(placeholder, None).step("reap the placeholder of the namespaces")?;
    let (user, network) = namespaces?;
    setns(&network, CloneFlags::CLONE_NEWNET).step("enter the network namespace")?;
    sys::duplicate_as(user, USER_NAMESPACE_FD).step("keep the user namespace")?;
    sys::duplicate_as(network, NETWORK_NAMESPACE_FD).step("keep the network namespace")
}

fn set_up(pid: i32, owner: u32, first_id: u32) -> Result<(OwnedFd, OwnedFd), HelperError> {
    // <https://man7.org/linux/man-pages/man7/user_namespaces.7.html>: id inside, id outside, count.
    let map = format!("0 {owner} 1\n1 {} {}\n", first_id + 1, IdRange::SIZE - 1);
    fs::write(format!("/proc/{pid}/uid_map"), &map).step("map user ids")?;
    fs::write(format!("/proc/{pid}/gid_map"), &map).step("map group ids")?;
    Ok((open(pid, "user")?, open(pid, "net")?))
}

fn open(pid: i32, kind: &str) -> Result<OwnedFd, HelperError> {
    let file = fs::File::open(format!("/proc/{pid}/ns/{kind}")).step("open a namespace")?;
    Ok(file.into_file().into())
}
