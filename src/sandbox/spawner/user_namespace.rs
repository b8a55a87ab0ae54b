//! The user namespace of a sandbox.
//!
//! libcontainer would run `newuidmap` for more than one mapping, even as root. So the helper makes
//! the namespace itself, and libcontainer joins it.

use std::os::fd::OwnedFd;

use fs_err as fs;
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::waitpid;
use nix::unistd::Pid;

use super::helper::{HelperError, Step};
use crate::sandbox::ids::IdRange;
use crate::sandbox::sys;

/// Makes a user namespace in which `owner` is root, and every other id one of the range that
/// begins at `first_id`.
pub(super) fn create(owner: u32, first_id: u32) -> Result<OwnedFd, HelperError> {
    // A namespace exists as long as a process or a descriptor holds it.
    let placeholder = sys::fork_into_user_namespace().step("make a user namespace")?;
    let namespace = map_ids(placeholder, owner, first_id);
    let placeholder = Pid::from_raw(placeholder);
    kill(placeholder, Signal::SIGKILL).step("end the user namespace's placeholder")?;
    waitpid(placeholder, None).step("reap the user namespace's placeholder")?;
    namespace
}

fn map_ids(pid: i32, owner: u32, first_id: u32) -> Result<OwnedFd, HelperError> {
    // <https://man7.org/linux/man-pages/man7/user_namespaces.7.html>: id inside, id outside, count.
    let map = format!("0 {owner} 1\n1 {} {}\n", first_id + 1, IdRange::SIZE - 1);
    fs::write(format!("/proc/{pid}/uid_map"), &map).step("map user ids")?;
    fs::write(format!("/proc/{pid}/gid_map"), &map).step("map group ids")?;
    let file = fs::File::open(format!("/proc/{pid}/ns/user")).step("open the user namespace")?;
    Ok(file.into_file().into())
}
