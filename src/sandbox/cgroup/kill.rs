//! Killing the members of a v1 cgroup, which has no switch for it.

use std::io;
use std::path::Path;

use fs_err as fs;

use crate::sandbox::sys;

/// Sends SIGKILL to every process in the cgroup of this directory. A directory that is gone has
/// none.
///
/// Between reading a pid and killing it, its process may end and another one get the pid. So the
/// process is held by a pidfd first, and killed only if the list still has it then.
pub(super) fn members(directory: &Path) -> io::Result<()> {
    for pid in list(directory)? {
        match sys::pidfd_open(pid) {
            Ok(pidfd) if list(directory)?.contains(&pid) => sys::pidfd_kill(&pidfd)?,
            Ok(_) | Err(nix::Error::ESRCH) => {}
            Err(errno) => return Err(errno.into()),
        }
    }
    Ok(())
}

fn list(directory: &Path) -> io::Result<Vec<i32>> {
    match fs::read_to_string(directory.join("cgroup.procs")) {
        Ok(pids) => Ok(pids.lines().filter_map(|pid| pid.parse().ok()).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}
