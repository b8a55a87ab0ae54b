//! The two kinds of cgroups: where they are, and what their files are called.
//!
//! v1: <https://docs.kernel.org/admin-guide/cgroup-v1/index.html>,
//! v2: <https://docs.kernel.org/admin-guide/cgroup-v2.html>

use std::io;
use std::path::{Path, PathBuf};

use fs_err as fs;

use super::{CgroupError, CpuLimit};
use crate::sandbox::spec::CpuQuota;

/// What limits a sandbox.
const CONTROLLERS: [&str; 3] = ["memory", "cpu", "pids"];

/// A host whose cgroups cannot limit a sandbox.
#[derive(Debug, thiserror::Error)]
pub enum DetectError {
    /// The list of mounts cannot be read; the cause names it.
    #[error("could not find the mounted cgroups")]
    Mounts(#[source] io::Error),
    /// A controller is on neither side.
    #[error(
        "the cgroup controller {controller} is not available: mount cgroup2 at /sys/fs/cgroup and \
         do not disable {controller} on the kernel's command line (cgroup_disable=)"
    )]
    MissingController {
        /// Its name.
        controller: &'static str,
    },
}

/// One directory, in all hierarchies that matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Hierarchies {
    /// cgroup v2: one hierarchy with every controller.
    Unified(PathBuf),
    /// cgroup v1, or the hybrid of both: one hierarchy per controller.
    Legacy { memory: PathBuf, cpu: PathBuf, pids: PathBuf },
}

impl Hierarchies {
    /// Finds the host's.
    pub(crate) fn detect() -> Result<Self, DetectError> {
        let mounts = fs::read_to_string("/proc/self/mountinfo").map_err(DetectError::Mounts)?;
        let controllers_of = |mount: &Path| {
            fs::read_to_string(mount.join("cgroup.controllers")).map_err(DetectError::Mounts)
        };
        Self::choose(&Mounts::parse(&mounts), controllers_of)
    }

    /// Takes v2 if it has every controller, otherwise v1 if that has.
    fn choose(
        mounts: &Mounts,
        controllers_of: impl Fn(&Path) -> Result<String, DetectError>,
    ) -> Result<Self, DetectError> {
        if let Some(mount) = &mounts.unified {
            let available = controllers_of(mount)?;
            let has = |controller: &&str| available.split_whitespace().any(|it| it == *controller);
            if CONTROLLERS.iter().all(has) {
                return Ok(Self::Unified(mount.clone()));
            }
        }
        let legacy = |controller| {
            let mount = mounts.legacy(controller);
            mount.ok_or(DetectError::MissingController { controller })
        };
        Ok(Self::Legacy { memory: legacy("memory")?, cpu: legacy("cpu")?, pids: legacy("pids")? })
    }

    /// The directory with this name beneath this one.
    pub(crate) fn join(&self, name: &str) -> Self {
        match self {
            Self::Unified(directory) => Self::Unified(directory.join(name)),
            Self::Legacy { memory, cpu, pids } => Self::Legacy {
                memory: memory.join(name),
                cpu: cpu.join(name),
                pids: pids.join(name),
            },
        }
    }

    /// Every directory, one per hierarchy. Controllers of v1 may share one.
    pub(crate) fn directories(&self) -> impl Iterator<Item = PathBuf> + use<> {
        let mut directories = match self {
            Self::Unified(directory) => vec![directory.clone()],
            Self::Legacy { memory, cpu, pids } => vec![memory.clone(), cpu.clone(), pids.clone()],
        };
        directories.sort();
        directories.dedup();
        directories.into_iter()
    }

    /// Lets children have the controllers; on v1 they always have them.
    pub(super) fn delegate(&self) -> Result<(), CgroupError> {
        match self {
            Self::Unified(directory) => {
                let enable = CONTROLLERS.map(|controller| format!("+{controller}")).join(" ");
                fs::write(directory.join("cgroup.subtree_control"), enable).map_err(|source| {
                    CgroupError::Delegate { directory: directory.clone(), source }
                })
            }
            Self::Legacy { .. } => Ok(()),
        }
    }

    pub(super) fn memory_limit(&self) -> PathBuf {
        match self {
            Self::Unified(directory) => directory.join("memory.max"),
            Self::Legacy { memory, .. } => memory.join("memory.limit_in_bytes"),
        }
    }

    /// The file that limits swap, and the text that allows none of it: v1 counts memory and swap
    /// together.
    pub(super) fn swap_limit<'a>(&self, memory_limit: &'a str) -> (PathBuf, &'a str) {
        match self {
            Self::Unified(directory) => (directory.join("memory.swap.max"), "0"),
            Self::Legacy { memory, .. } => {
                (memory.join("memory.memsw.limit_in_bytes"), memory_limit)
            }
        }
    }

    pub(super) fn memory_peak(&self) -> PathBuf {
        match self {
            Self::Unified(directory) => directory.join("memory.peak"),
            Self::Legacy { memory, .. } => memory.join("memory.max_usage_in_bytes"),
        }
    }

    pub(super) fn pids_limit(&self) -> PathBuf {
        match self {
            Self::Unified(directory) => directory.join("pids.max"),
            Self::Legacy { pids, .. } => pids.join("pids.max"),
        }
    }

    /// The file that limits CPU time, and the text for it.
    pub(super) fn cpu_limit(&self, limit: CpuLimit) -> (PathBuf, String) {
        const PERIOD: u64 = CpuQuota::PERIOD_MICROSECONDS;
        match self {
            Self::Unified(directory) => {
                let text = match limit {
                    CpuLimit::Lifted => format!("max {PERIOD}"),
                    CpuLimit::Quota(quota) => format!("{} {PERIOD}", quota.microseconds()),
                };
                (directory.join("cpu.max"), text)
            }
            // The period of v1 is in a file of its own, which nobody changes from its default.
            Self::Legacy { cpu, .. } => {
                let text = match limit {
                    CpuLimit::Lifted => "-1".to_owned(),
                    CpuLimit::Quota(quota) => quota.microseconds().to_string(),
                };
                (cpu.join("cpu.cfs_quota_us"), text)
            }
        }
    }

    /// The file that kills every member, which v2 has since Linux 5.14.
    pub(super) fn kill_switch(&self) -> Option<PathBuf> {
        match self {
            Self::Unified(directory) => Some(directory.join("cgroup.kill")),
            Self::Legacy { .. } => None,
        }
    }
}

/// The mounted hierarchies.
#[derive(Debug, Default, PartialEq, Eq)]
struct Mounts {
    unified: Option<PathBuf>,
    /// Mount options, among which the controllers are, and mount points.
    legacy: Vec<(String, PathBuf)>,
}

impl Mounts {
    /// Reads `/proc/self/mountinfo`:
    /// <https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html>
    fn parse(mountinfo: &str) -> Self {
        let mut mounts = Self::default();
        for line in mountinfo.lines() {
            let Some((place, kind)) = line.split_once(" - ") else { continue };
            let Some(mount_point) = place.split(' ').nth(4).map(PathBuf::from) else { continue };
            let mut kind = kind.split(' ');
            match (kind.next(), kind.nth(1)) {
                (Some("cgroup2"), _) => {
                    mounts.unified.get_or_insert(mount_point);
                }
                (Some("cgroup"), Some(options)) => {
                    mounts.legacy.push((options.to_owned(), mount_point));
                }
                _ => {}
            }
        }
        mounts
    }

    fn legacy(&self, controller: &str) -> Option<PathBuf> {
        let has = |options: &str| options.split(',').any(|option| option == controller);
        self.legacy.iter().find(|(options, _)| has(options)).map(|(_, mount)| mount.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HYBRID: &str = "\
25 20 0:22 / /sys/fs/cgroup rw,nosuid shared:2 - tmpfs tmpfs rw,mode=755
26 25 0:23 / /sys/fs/cgroup/unified rw shared:3 - cgroup2 cgroup2 rw
27 25 0:24 / /sys/fs/cgroup/cpu,cpuacct rw shared:4 - cgroup cgroup rw,cpu,cpuacct
28 25 0:25 / /sys/fs/cgroup/memory rw shared:5 - cgroup cgroup rw,memory
29 25 0:26 / /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids
";

    fn choose(mountinfo: &str, unified_has: &str) -> Result<Hierarchies, DetectError> {
        Hierarchies::choose(&Mounts::parse(mountinfo), |_| Ok(unified_has.to_owned()))
    }

    #[test]
    fn v2_is_taken_when_it_has_every_controller() {
        let found = choose(HYBRID, "cpuset cpu io memory pids\n").unwrap();
        assert_eq!(found, Hierarchies::Unified("/sys/fs/cgroup/unified".into()));
    }

    #[test]
    fn v1_is_taken_when_v2_lacks_a_controller() {
        let found = choose(HYBRID, "cpuset\n").unwrap();
        let legacy = Hierarchies::Legacy {
            memory: "/sys/fs/cgroup/memory".into(),
            cpu: "/sys/fs/cgroup/cpu,cpuacct".into(),
            pids: "/sys/fs/cgroup/pids".into(),
        };
        assert_eq!(found, legacy);
    }

    #[test]
    fn a_controller_that_is_nowhere_is_named() {
        let without_pids: String = HYBRID
            .lines()
            .filter(|line| !line.contains("pids"))
            .map(|line| format!("{line}\n"))
            .collect();
        let error = choose(&without_pids, "memory cpu\n").unwrap_err();
        assert!(matches!(error, DetectError::MissingController { controller: "pids" }), "{error}");
    }

    #[test]
    fn controllers_that_share_a_hierarchy_have_one_directory() {
        let both = PathBuf::from("/sys/fs/cgroup/both");
        let shared = Hierarchies::Legacy {
            memory: both.clone(),
            cpu: "/sys/fs/cgroup/cpu".into(),
            pids: both.clone(),
        };
        assert_eq!(shared.directories().collect::<Vec<_>>(), [both, "/sys/fs/cgroup/cpu".into()]);
    }
}
