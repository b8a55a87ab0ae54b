//! What a host must offer before the server starts: checked first, so that errors name the cause.

use fs_err as fs;
use nix::errno::Errno;
use nix::mount::{MsFlags, mount};

use super::cgroup::{CgroupTree, InstanceId};

/// One thing that is missing, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum Obstacle {
    /// The server is not root.
    #[error("coracle runs as uid {uid}: run it as root, so that it can make sandboxes")]
    NotRoot {
        /// Its effective uid.
        uid: u32,
    },
    /// Root without the powers of root, as in a container.
    #[error(
        "root lacks {missing}: coracle seems to run in a container; run it on the host, or \
         privileged"
    )]
    MissingCapabilities {
        /// Their names.
        missing: String,
    },
    /// The kernel is too old.
    #[error("Linux {release} is too old: sandboxes need {}.{} or newer", OLDEST_KERNEL.0, OLDEST_KERNEL.1)]
    OldKernel {
        /// Its release.
        release: String,
    },
    /// A kind of namespace cannot be made.
    #[error(
        "no {kind} namespaces: set {sysctl} to more than 0 (sysctl -w user.max_{kind}_namespaces=10000)"
    )]
    NoNamespaces {
        /// The kind, as its limit is named.
        kind: &'static str,
        /// The file with the limit.
        sysctl: String,
    },
    /// The kernel has no overlay file system.
    #[error("the overlay file system is missing: this kernel was built without it")]
    NoOverlay,
    /// Cgroups are missing or cannot be written.
    #[error("cgroups cannot be used")]
    Cgroups(#[from] super::CgroupError),
}

/// The first kernel with everything that is used: `mount_setattr`, and `userxattr` of overlay.
const OLDEST_KERNEL: (u32, u32) = (5, 12);

/// The capabilities the spawner uses, with their numbers.
const CAPABILITIES: [(&str, u32); 7] = [
    ("CAP_DAC_OVERRIDE", 1),
    ("CAP_KILL", 5),
    ("CAP_SETGID", 6),
    ("CAP_SETUID", 7),
    ("CAP_NET_ADMIN", 12),
    ("CAP_SYS_PTRACE", 19),
    ("CAP_SYS_ADMIN", 21),
];

/// Checks everything and returns all that is missing. It changes nothing but the place of this
/// server in the host's cgroups.
///
/// # Errors
///
/// Every obstacle, each with its remedy.
pub fn preflight(instance: &InstanceId) -> Result<(), Vec<Obstacle>> {
    let uid = nix::unistd::geteuid();
    if !uid.is_root() {
        return Err(vec![Obstacle::NotRoot { uid: uid.as_raw() }]);
    }
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let release = nix::sys::utsname::uname()
        .map(|names| names.release().to_string_lossy().into_owned())
        .unwrap_or_default();
    let mut obstacles = Vec::new();
    obstacles.extend(check_capabilities(&status));
    obstacles.extend(check_kernel(&release));
    obstacles.extend(check_namespaces());
    obstacles.extend(check_overlay());
    match CgroupTree::open(instance) {
        Err(error) => obstacles.push(error.into()),
        Ok(tree) => {
            // A server that cannot serve leaves no directory. One that holds what an earlier life
            // left stays for the start that sweeps it.
            if !obstacles.is_empty() && tree.close().is_err() {
                tracing::debug!("the cgroups of an earlier life are still there");
            }
        }
    }
    if obstacles.is_empty() { Ok(()) } else { Err(obstacles) }
}

fn check_capabilities(status: &str) -> Option<Obstacle> {
    let effective = status.lines().find_map(|line| line.strip_prefix("CapEff:"))?;
    let effective = u64::from_str_radix(effective.trim(), 16).ok()?;
    let missing: Vec<&str> = CAPABILITIES
        .iter()
        .filter(|(_, number)| effective & (1 << number) == 0)
        .map(|(name, _)| *name)
        .collect();
    (!missing.is_empty()).then(|| Obstacle::MissingCapabilities { missing: missing.join(", ") })
}

fn check_kernel(release: &str) -> Option<Obstacle> {
    let mut numbers = release.split(|c: char| !c.is_ascii_digit()).map(str::parse);
    let version = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    (version < OLDEST_KERNEL).then(|| Obstacle::OldKernel { release: release.to_owned() })
}

/// A kernel without a kind of namespace has no limit for it; an administrator may have set it to 0.
fn check_namespaces() -> impl Iterator<Item = Obstacle> {
    ["user", "pid", "mnt", "ipc", "uts", "net"].into_iter().filter_map(|kind| {
        let sysctl = format!("/proc/sys/user/max_{kind}_namespaces");
        let limit = fs::read_to_string(&sysctl).unwrap_or_default();
        let is_possible = limit.trim().parse::<u64>().is_ok_and(|limit| 0 < limit);
        (!is_possible).then_some(Obstacle::NoNamespaces { kind, sysctl })
    })
}

/// A file system may come as a module, which on a fresh host nothing has needed yet. Trying to mount
/// it loads the module, as the first function with several layers would; without a list of layers
/// the mount itself is always refused, with a line in the kernel's log.
fn check_overlay() -> Option<Obstacle> {
    let filesystems = fs::read_to_string("/proc/filesystems").unwrap_or_default();
    if filesystems.lines().any(|line| line.trim_start_matches("nodev").trim() == "overlay") {
        return None;
    }
    let nothing = None::<&str>;
    let refusal = mount(nothing, "/", Some("overlay"), MsFlags::MS_RDONLY, nothing);
    (refusal == Err(Errno::ENODEV)).then_some(Obstacle::NoOverlay)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_capabilities_are_named() {
        assert!(check_capabilities("Name:\tx\nCapEff:\t000001ffffffffff\n").is_none());
        // What Docker leaves to root.
        let obstacle = check_capabilities("CapEff:\t00000000a80425fb\n").unwrap();
        assert!(
            obstacle.to_string().contains("CAP_NET_ADMIN, CAP_SYS_PTRACE, CAP_SYS_ADMIN"),
            "{obstacle}"
        );
    }

    #[test]
    fn kernels_before_5_12_are_too_old() {
        assert!(check_kernel("6.1.0-28-amd64").is_none());
        assert!(check_kernel("5.12.0").is_none());
        assert!(check_kernel("5.10.0-19-cloud").is_some());
        assert!(check_kernel("4.18.0").is_some());
    }
}
