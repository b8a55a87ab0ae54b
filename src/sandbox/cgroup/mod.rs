//! The cgroups of sandboxes: their limits, and the record of what exists.
//!
//! ```text
//! v1 and hybrid   <memory|cpu|pids hierarchy>/coracle-<instance>/<a random name>
//! v2              <cgroup2 mount>/coracle-<instance>/<a random name>
//! ```
//!
//! On v2 a service of systemd that has a part of the tree to itself stays in it: see [`delegation`].
//!
//! The directories are made and written by the server, which also removes them: at the end of a
//! sandbox, and in [`CgroupTree::sweep`] for what an earlier life of the server left.
//!
//! **Invariant:** every process of a sandbox, and every helper that makes one, is in the cgroup of
//! that sandbox before it does anything else. So killing the cgroup leaves nothing.

mod delegation;
mod hierarchy;
mod kill;

use std::collections::BTreeSet;
use std::io::{self, Read as _};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fs_err as fs;
pub use hierarchy::DetectError;
pub(super) use hierarchy::Hierarchies;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::spec::{CpuQuota, SandboxSpec};

/// How long killing and removing may take before it is given up. It takes milliseconds.
const REMOVAL_TIMEOUT: Duration = Duration::from_secs(5);

/// A cgroup that could not be made, changed, read or removed.
#[derive(Debug, thiserror::Error)]
pub enum CgroupError {
    /// The host has no usable cgroups.
    #[error(transparent)]
    Detect(#[from] DetectError),
    /// The controllers of a v2 cgroup cannot be had by those beneath it.
    #[error(
        "could not enable the controllers memory, cpu and pids beneath {}: a container keeps its \
         processes there, so run coracle on the host",
        directory.display()
    )]
    Delegate {
        /// The cgroup.
        directory: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// A file or directory of a cgroup does not do what it should; the cause names it.
    #[error("could not {action} a cgroup")]
    File {
        /// What could not be done.
        action: &'static str,
        /// Which file, and why.
        #[source]
        source: io::Error,
    },
    /// Processes that do not die.
    #[error("processes in {} survived SIGKILL for {REMOVAL_TIMEOUT:?}", directory.display())]
    Immortal {
        /// Their cgroup.
        directory: PathBuf,
    },
}

/// Says what could not be done.
trait Doing<T> {
    fn doing(self, action: &'static str) -> Result<T, CgroupError>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, action: &'static str) -> Result<T, CgroupError> {
        self.map_err(|source| CgroupError::File { action, source })
    }
}

/// Tells the servers of one host apart, so that each sweeps only what is its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstanceId(String);

impl InstanceId {
    /// The instance that keeps its state in this directory.
    pub fn of_state_directory(directory: &Path) -> Self {
        let digest = Sha256::digest(directory.as_os_str().as_encoded_bytes());
        Self(digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect())
    }
}

/// The cgroups of all sandboxes of one server.
#[derive(Debug, Clone)]
pub(super) struct CgroupTree {
    /// The hierarchies, at the directory of this server.
    hierarchies: Hierarchies,
}

impl CgroupTree {
    /// Finds the host's cgroups and makes the directory of this server in them.
    pub(super) fn open(instance: &InstanceId) -> Result<Self, CgroupError> {
        let host = match Hierarchies::detect()? {
            Hierarchies::Unified(mount) => {
                Hierarchies::Unified(delegation::enter(&mount).doing("move the server to")?)
            }
            legacy @ Hierarchies::Legacy { .. } => legacy,
        };
        Self::within(&host, instance)
    }

    fn within(host: &Hierarchies, instance: &InstanceId) -> Result<Self, CgroupError> {
        host.delegate()?;
        let hierarchies = host.join(&format!("coracle-{}", instance.0));
        for directory in hierarchies.directories() {
            fs::create_dir_all(directory).doing("make")?;
        }
        hierarchies.delegate()?;
        Ok(Self { hierarchies })
    }

    /// Makes a cgroup without limits for a sandbox to be.
    pub(super) fn create(&self) -> Result<Cgroup, CgroupError> {
        let cgroup = self.cgroup(&Uuid::new_v4().simple().to_string());
        let directories: Vec<PathBuf> = cgroup.hierarchies.directories().collect();
        for (made, directory) in directories.iter().enumerate() {
            if let Err(error) = fs::create_dir(directory).doing("make") {
                for directory in &directories[..made] {
                    if let Err(error) = remove_directory(directory) {
                        tracing::warn!(%error, "a cgroup that could not be made is left behind");
                    }
                }
                return Err(error);
            }
        }
        Ok(cgroup)
    }

    fn cgroup(&self, name: &str) -> Cgroup {
        Cgroup { hierarchies: self.hierarchies.join(name) }
    }

    /// Kills and removes every sandbox's cgroup, whoever made it, and returns how many there were.
    pub(super) fn sweep(&self) -> Result<usize, CgroupError> {
        let mut leftovers = BTreeSet::new();
        for directory in self.hierarchies.directories() {
            for entry in fs::read_dir(directory).doing("list")? {
                let entry = entry.doing("list")?;
                if let (true, Ok(name)) = (entry.path().is_dir(), entry.file_name().into_string()) {
                    leftovers.insert(name);
                }
            }
        }
        let leftovers: Vec<Cgroup> = leftovers.iter().map(|name| self.cgroup(name)).collect();
        // All are killed before the first is waited for.
        for cgroup in &leftovers {
            cgroup.kill()?;
        }
        for cgroup in &leftovers {
            cgroup.remove()?;
        }
        Ok(leftovers.len())
    }

    /// Removes the directory of this server.
    pub(super) fn close(&self) -> Result<(), CgroupError> {
        for directory in self.hierarchies.directories() {
            remove_directory(&directory).doing("remove")?;
        }
        Ok(())
    }
}

/// The CPU time a sandbox may use now.
#[derive(Debug, Clone, Copy)]
pub(super) enum CpuLimit {
    /// As much as there is: for the start, and for killing.
    Lifted,
    /// The sandbox's share.
    Quota(CpuQuota),
}

/// The cgroup of one sandbox: one directory in each hierarchy.
#[derive(Debug, Clone)]
pub(super) struct Cgroup {
    hierarchies: Hierarchies,
}

impl Cgroup {
    /// Writes the limits of a sandbox, except that of CPU time: it would slow the start down.
    /// Writing numbers takes microseconds.
    pub(super) fn limit(&self, spec: &SandboxSpec) -> Result<(), CgroupError> {
        let hierarchies = &self.hierarchies;
        let (memory, pids) = (spec.memory.bytes().to_string(), spec.pids.to_string());
        fs::write(hierarchies.memory_limit(), &memory).doing("limit memory of")?;
        // After the limit of memory, which v1 does not let it be below. Kernels without accounting
        // of swap have no such file.
        let (swap, none) = hierarchies.swap_limit(&memory);
        if swap.exists() {
            fs::write(swap, none).doing("limit swap of")?;
        }
        fs::write(hierarchies.pids_limit(), &pids).doing("limit processes of")
    }

    /// The files through which a helper joins, open for writing.
    pub(super) fn membership(&self) -> Result<Vec<OwnedFd>, CgroupError> {
        let open = |directory: PathBuf| {
            let file = fs::OpenOptions::new().write(true).open(directory.join("cgroup.procs"))?;
            Ok(OwnedFd::from(file.into_file()))
        };
        self.hierarchies.directories().map(open).collect::<io::Result<_>>().doing("open")
    }

    /// Writes a limit of CPU time.
    pub(super) fn limit_cpu(&self, limit: CpuLimit) -> Result<(), CgroupError> {
        let (file, text) = self.hierarchies.cpu_limit(limit);
        fs::write(file, text).doing("limit CPU time of")
    }

    /// The most memory its processes ever had together, in bytes.
    pub(super) fn memory_peak(&self) -> Result<u64, CgroupError> {
        // Read after every invocation, hence without asking for its size first.
        let mut digits = [0; 32];
        let read = fs::File::open(self.hierarchies.memory_peak())
            .and_then(|mut file| file.read(&mut digits))
            .doing("read the memory of")?;
        let text = String::from_utf8_lossy(&digits[..read]);
        text.trim().parse().map_err(io::Error::other).doing("read the memory of")
    }

    /// Sends SIGKILL to every process that is in it now.
    fn kill(&self) -> Result<(), CgroupError> {
        match self.hierarchies.kill_switch().filter(|file| file.exists()) {
            Some(file) => fs::write(file, "1").doing("kill"),
            None => self
                .hierarchies
                .directories()
                .try_for_each(|directory| kill::members(&directory).doing("kill")),
        }
    }

    /// Kills what is left in it and removes it. Blocks for milliseconds, at most some seconds.
    pub(super) fn remove(&self) -> Result<(), CgroupError> {
        let deadline = Instant::now() + REMOVAL_TIMEOUT;
        for directory in self.hierarchies.directories() {
            loop {
                match remove_directory(&directory) {
                    Ok(()) => break,
                    Err(error) if error.kind() != io::ErrorKind::ResourceBusy => {
                        return Err(error).doing("remove");
                    }
                    Err(_) if deadline < Instant::now() => {
                        return Err(CgroupError::Immortal { directory });
                    }
                    // Somebody lives there, or is about to be gone: kill again, since a process
                    // may have been forked while the list was read.
                    Err(_) => {
                        self.kill()?;
                        std::thread::sleep(Duration::from_millis(1));
                    }
                }
            }
        }
        Ok(())
    }
}

/// Removes an empty directory; that there is none is success.
fn remove_directory(directory: &Path) -> io::Result<()> {
    match fs::remove_dir(directory) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mebibytes, SandboxId};

    fn spec() -> SandboxSpec {
        let memory = Mebibytes(128);
        SandboxSpec {
            id: SandboxId::random(),
            root: "/".into(),
            code: None,
            layers: vec![],
            tmp: Mebibytes(512),
            memory,
            cpu: CpuQuota::of_memory(memory),
            pids: 1024,
        }
    }

    fn read(directory: &Path, file: &str) -> String {
        fs::read_to_string(directory.join(file)).unwrap()
    }

    /// Two plain directories take everything that is written to a real hierarchy.
    fn tree(host: &Hierarchies) -> CgroupTree {
        CgroupTree::within(host, &InstanceId("test".into())).unwrap()
    }

    #[test]
    fn on_v2_a_sandbox_is_one_directory_below_delegating_parents() {
        let host = tempfile::tempdir().unwrap();
        let tree = tree(&Hierarchies::Unified(host.path().to_owned()));
        let spec = spec();
        let cgroup = tree.create().unwrap();
        cgroup.limit(&spec).unwrap();
        for parent in ["", "coracle-test"] {
            let written = read(&host.path().join(parent), "cgroup.subtree_control");
            assert_eq!(written, "+memory +cpu +pids", "{parent}");
        }
        let directory = cgroup.hierarchies.directories().next().unwrap();
        assert_eq!(directory.parent(), Some(host.path().join("coracle-test").as_path()));
        assert_eq!(read(&directory, "memory.max"), "134217728");
        assert_eq!(read(&directory, "pids.max"), "1024");
        cgroup.limit_cpu(CpuLimit::Quota(spec.cpu)).unwrap();
        assert_eq!(read(&directory, "cpu.max"), "7235 100000");
        cgroup.limit_cpu(CpuLimit::Lifted).unwrap();
        assert_eq!(read(&directory, "cpu.max"), "max 100000");
    }

    #[test]
    fn on_v1_a_sandbox_is_one_directory_in_each_of_three_hierarchies() {
        let host = tempfile::tempdir().unwrap();
        let at = |name: &str| host.path().join(name);
        let tree =
            tree(&Hierarchies::Legacy { memory: at("memory"), cpu: at("cpu"), pids: at("pids") });
        let spec = spec();
        let cgroup = tree.create().unwrap();
        cgroup.limit(&spec).unwrap();
        let directories: Vec<PathBuf> = cgroup.hierarchies.directories().collect();
        let below = |name: &str| {
            let parent = at(name).join("coracle-test");
            directories.iter().find(|directory| directory.parent() == Some(&parent)).unwrap()
        };
        assert_eq!(read(below("memory"), "memory.limit_in_bytes"), "134217728");
        assert_eq!(read(below("pids"), "pids.max"), "1024");
        cgroup.limit_cpu(CpuLimit::Quota(spec.cpu)).unwrap();
        assert_eq!(read(below("cpu"), "cpu.cfs_quota_us"), "7235");
        cgroup.limit_cpu(CpuLimit::Lifted).unwrap();
        assert_eq!(read(below("cpu"), "cpu.cfs_quota_us"), "-1");
    }

    #[test]
    fn instances_are_told_apart_by_their_state_directory() {
        let of = |path: &str| InstanceId::of_state_directory(Path::new(path));
        assert_eq!(of("/var/lib/coracle"), of("/var/lib/coracle"));
        assert_ne!(of("/var/lib/coracle"), of("/var/lib/other"));
        assert_eq!(of("/var/lib/coracle").0.len(), 16);
    }
}
