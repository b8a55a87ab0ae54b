//! The part of the v2 tree that systemd has given to the server, if it has.
//!
//! Beneath the cgroup of a service with `Delegate=yes` systemd leaves everything to the service, and
//! what is there is the service's in its eyes: accounted to it, limited with it, and ended with it.
//! See <https://systemd.io/CGROUP_DELEGATION/>.
//!
//! ```text
//! <cgroup2 mount>/system.slice/coracle.service/       the service's, without a process in it
//!   supervisor/                                       the server and the spawner
//!   coracle-<instance>/<a random name>                sandboxes
//! ```

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use fs_err as fs;

/// Where the server goes: a cgroup with processes cannot give its controllers to others beneath it.
/// <https://docs.kernel.org/admin-guide/cgroup-v2.html#no-internal-process-constraint>
const SUPERVISOR: &str = "supervisor";

/// Finds where this server's cgroups shall be: in the part that was delegated to it, which it makes
/// ready, otherwise in the whole tree.
pub(super) fn enter(mount: &Path) -> io::Result<PathBuf> {
    let membership = fs::read_to_string("/proc/self/cgroup")?;
    let Some(own) = own_directory(mount, &membership) else { return Ok(mount.to_owned()) };
    if own.file_name() == Some(OsStr::new(SUPERVISOR))
        && let Some(subtree) = own.parent()
        && is_delegated(subtree)
    {
        // Where it went before.
        return Ok(subtree.to_owned());
    }
    // Others that live there, such as the shell of a scope, are not ours to move.
    if !is_delegated(&own) || !is_alone(&own)? {
        return Ok(mount.to_owned());
    }
    let supervisor = own.join(SUPERVISOR);
    fs::create_dir_all(&supervisor)?;
    // 0 is the writer, with all its threads.
    fs::write(supervisor.join("cgroup.procs"), "0")?;
    Ok(own)
}

/// The directory of the v2 cgroup in `/proc/self/cgroup`:
/// <https://man7.org/linux/man-pages/man7/cgroups.7.html>
fn own_directory(mount: &Path, membership: &str) -> Option<PathBuf> {
    let path = membership.lines().find_map(|line| line.strip_prefix("0::/"))?;
    Some(if path.is_empty() { mount.to_owned() } else { mount.join(path) })
}

/// Whether systemd marks the cgroup as delegated. Only root can read, and set, this mark.
fn is_delegated(directory: &Path) -> bool {
    let mut mark = [0_u8; 1];
    rustix::fs::getxattr(directory, "trusted.delegate", &mut mark[..]).is_ok() && mark == *b"1"
}

fn is_alone(directory: &Path) -> io::Result<bool> {
    let members = fs::read_to_string(directory.join("cgroup.procs"))?;
    Ok(members.trim() == std::process::id().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_directory_is_that_of_the_unified_hierarchy() {
        let own = |membership| own_directory(Path::new("/sys/fs/cgroup"), membership);
        let hybrid = "3:pids:/other\n0::/system.slice/coracle.service\n";
        assert_eq!(own(hybrid), Some("/sys/fs/cgroup/system.slice/coracle.service".into()));
        assert_eq!(own("0::/\n"), Some("/sys/fs/cgroup".into()));
        assert_eq!(own("3:pids:/other\n"), None);
    }

    #[test]
    fn a_directory_that_is_not_marked_is_not_delegated() {
        let directory = tempfile::tempdir().unwrap();
        assert!(!is_delegated(directory.path()));
        assert!(!is_delegated(&directory.path().join("missing")));
    }
}
