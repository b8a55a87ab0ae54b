//! What a sandbox is made of, and its OCI specification: pure, nothing is touched.
//!
//! The specification carries what the kernel needs to make namespaces and mounts. Limits are not in
//! it (`cgroup` writes them, without libcontainer's extra milliseconds), and neither is what only
//! concerns a function's processes (PID 1 applies it before each exec).

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::model::{Mebibytes, SandboxId};

/// Everything a sandbox is made of. It does not know what a function is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SandboxSpec {
    /// Names the sandbox, and its cgroups.
    pub id: SandboxId,
    /// The root file system: an absolute path that passes no symbolic link. There are real
    /// directories where a sandbox mounts: `/dev`, `/proc`, `/tmp`, `/var/task`, `/opt`.
    pub root: PathBuf,
    /// What is at `/var/task`: an absolute path that passes no symbolic link. Mounts beneath it
    /// are not taken along.
    pub code: Option<PathBuf>,
    /// The directories of `/opt`, topmost first; none leaves the image's own `/opt`.
    pub layers: Vec<PathBuf>,
    /// The size of `/tmp`, the only place that can be written to.
    pub tmp: Mebibytes,
    /// The memory of all processes together, including what they keep in `/tmp`.
    pub memory: Mebibytes,
    /// The CPU time of all processes together.
    pub cpu: CpuQuota,
    /// How many processes and threads may exist at once, PID 1 included.
    pub pids: u32,
}

/// A share of the machine's CPU time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CpuQuota {
    microseconds: u64,
}

impl CpuQuota {
    /// The length of the period that a quota is counted in: the kernel's default. A shorter one
    /// would make small functions stumble more often for the same share.
    pub const PERIOD_MICROSECONDS: u64 = 100_000;

    /// The share AWS gives to a function with this much memory: one CPU per 1769 MiB.
    /// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html>
    pub fn of_memory(memory: Mebibytes) -> Self {
        const SHORTEST: u64 = 1000; // The kernel refuses less than a millisecond.
        let microseconds = u64::from(memory.0) * Self::PERIOD_MICROSECONDS / 1769;
        Self { microseconds: microseconds.max(SHORTEST) }
    }

    /// CPU time per [`CpuQuota::PERIOD_MICROSECONDS`], in microseconds.
    pub fn microseconds(self) -> u64 {
        self.microseconds
    }
}

/// Where a helper prepares a sandbox: a tmpfs that only its own mount namespace sees, in the one
/// place of the tree that can hold neither a store nor a user's folder. That there is a tmpfs also
/// tells libcontainer that the host has no cgroups.
pub(super) const STAGE: &str = "/sys/fs/cgroup";
/// The root file system, mounted, beneath [`STAGE`].
pub(super) const ROOT: &str = "root";
/// The code, mounted, beneath [`STAGE`].
pub(super) const CODE: &str = "code";
/// The content of `/opt`, mounted, beneath [`STAGE`].
pub(super) const OPT: &str = "opt";

/// The descriptor of the user namespace in the helper when libcontainer joins it.
pub(super) const USER_NAMESPACE_FD: i32 = 100;

/// The descriptor of the network namespace, likewise.
pub(super) const NETWORK_NAMESPACE_FD: i32 = 101;

/// The hostname of every sandbox, as on AWS: its own address.
const HOSTNAME: &str = "169-254-100-1";

/// What PID 1 needs of root's powers: to kill and to become the function's user.
const CAPABILITIES: [&str; 4] = ["CAP_KILL", "CAP_SETGID", "CAP_SETUID", "CAP_SETPCAP"];

/// Parts of `/proc` that tell about the host or reach into it.
const MASKED_PATHS: [&str; 11] = [
    "/proc/acpi",
    "/proc/asound",
    "/proc/interrupts",
    "/proc/kallsyms",
    "/proc/kcore",
    "/proc/keys",
    "/proc/latency_stats",
    "/proc/sched_debug",
    "/proc/scsi",
    "/proc/timer_list",
    "/proc/timer_stats",
];

/// Parts of `/proc` that change the kernel when written to.
const READONLY_PATHS: [&str; 5] =
    ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"];

/// The OCI specification of a sandbox.
pub(super) fn oci_spec(spec: &SandboxSpec) -> Value {
    json!({
        "ociVersion": "1.0.2",
        "hostname": HOSTNAME,
        "root": { "path": format!("{STAGE}/{ROOT}"), "readonly": true },
        "mounts": mounts(spec),
        "process": {
            // PID 1: the program itself comes from a sealed memory file, whatever is said here.
            "args": ["runtime-interface"],
            "cwd": "/",
            // Without HOME libcontainer asks the image's user database.
            "env": ["HOME=/"],
            // Without a list the server's supplementary groups would stay.
            "user": { "uid": 0, "gid": 0, "additionalGids": [0] },
            "noNewPrivileges": true,
            // When the host runs out of memory, sandboxes go before the server. It is also the
            // lowest score a function can give itself, if the spawner has CAP_SYS_RESOURCE.
            "oomScoreAdj": 500,
            "capabilities": {
                "bounding": CAPABILITIES,
                "effective": CAPABILITIES,
                "permitted": CAPABILITIES,
                "inheritable": [],
                "ambient": [],
            },
        },
        "linux": {
            "namespaces": [
                { "type": "user", "path": format!("/proc/self/fd/{USER_NAMESPACE_FD}") },
                { "type": "pid" },
                { "type": "mount" },
                { "type": "ipc" },
                { "type": "uts" },
                { "type": "network", "path": format!("/proc/self/fd/{NETWORK_NAMESPACE_FD}") },
            ],
            "maskedPaths": MASKED_PATHS,
            "readonlyPaths": READONLY_PATHS,
            "rootfsPropagation": "private",
        },
    })
}

/// The mounts on top of the root, in order. No `/sys`, no `/dev/shm`, no cgroups, as on AWS.
fn mounts(spec: &SandboxSpec) -> Vec<Value> {
    let mut mounts = vec![
        json!({
            "destination": "/proc", "type": "proc", "source": "proc",
            "options": ["nosuid", "noexec", "nodev"],
        }),
        // libcontainer adds null, zero, full, tty, random and urandom of the host.
        json!({
            "destination": "/dev", "type": "tmpfs", "source": "tmpfs",
            "options": ["nosuid", "noexec", "mode=755", "size=64k"],
        }),
        json!({
            "destination": "/tmp", "type": "tmpfs", "source": "tmpfs",
            "options": [
                "nosuid",
                "nodev",
                "mode=1777",
                format!("size={}", spec.tmp.bytes()),
                format!("nr_inodes={}", inodes(spec.tmp)),
            ],
        }),
    ];
    let bind = |source: &str, destination: &str| {
        json!({
            "destination": destination, "type": "bind", "source": format!("{STAGE}/{source}"),
            "options": ["bind", "ro", "nosuid", "nodev"],
        })
    };
    if spec.code.is_some() {
        mounts.push(bind(CODE, "/var/task"));
    }
    if !spec.layers.is_empty() {
        mounts.push(bind(OPT, "/opt"));
    }
    mounts
}

/// One file per 8 KiB: an inode costs kernel memory too.
fn inodes(tmp: Mebibytes) -> u64 {
    tmp.bytes() / (8 * 1024)
}

#[cfg(test)]
mod tests {
    use oci_spec::runtime::{LinuxNamespaceType, Spec};

    use super::*;

    fn spec() -> SandboxSpec {
        SandboxSpec {
            id: SandboxId::random(),
            root: "/roots/1".into(),
            code: Some("/code/1".into()),
            layers: vec!["/code/2".into()],
            tmp: Mebibytes(512),
            memory: Mebibytes(128),
            cpu: CpuQuota::of_memory(Mebibytes(128)),
            pids: 1024,
        }
    }

    fn parsed(spec: &SandboxSpec) -> Spec {
        serde_json::from_value(oci_spec(spec)).expect("a valid OCI specification")
    }

    fn destinations(spec: &SandboxSpec) -> Vec<String> {
        let mounts = parsed(spec).mounts().clone().unwrap();
        mounts.iter().map(|mount| mount.destination().display().to_string()).collect()
    }

    #[test]
    fn every_namespace_is_the_sandboxes_own() {
        let spec = parsed(&spec());
        let namespaces = spec.linux().as_ref().unwrap().namespaces().as_ref().unwrap();
        let path_of = |kind| {
            let namespace = namespaces.iter().find(|namespace| namespace.typ() == kind).unwrap();
            namespace.path().as_ref().and_then(|path| path.to_str())
        };
        // The helper's are those of the sandbox too.
        assert_eq!(path_of(LinuxNamespaceType::User), Some("/proc/self/fd/100"));
        assert_eq!(path_of(LinuxNamespaceType::Network), Some("/proc/self/fd/101"));
        for kind in [
            LinuxNamespaceType::Pid,
            LinuxNamespaceType::Mount,
            LinuxNamespaceType::Ipc,
            LinuxNamespaceType::Uts,
        ] {
            assert_eq!(path_of(kind), None, "{kind}");
        }
    }

    #[test]
    fn limits_and_seccomp_are_left_to_the_server_and_pid_1() {
        let spec = parsed(&spec());
        let linux = spec.linux().as_ref().unwrap();
        assert!(linux.resources().is_none());
        assert!(linux.cgroups_path().is_none());
        assert!(linux.seccomp().is_none());
    }

    #[test]
    fn code_and_layers_are_mounted_only_when_there_are_some() {
        let full = spec();
        assert_eq!(destinations(&full), ["/proc", "/dev", "/tmp", "/var/task", "/opt"]);
        let bare = SandboxSpec { code: None, layers: vec![], ..full };
        assert_eq!(destinations(&bare), ["/proc", "/dev", "/tmp"]);
    }

    #[test]
    fn tmp_is_bounded_in_bytes_and_in_files() {
        let spec = parsed(&spec());
        let tmp = spec.mounts().as_ref().unwrap()[2].options().clone().unwrap();
        assert!(tmp.contains(&"size=536870912".to_owned()), "{tmp:?}");
        assert!(tmp.contains(&"nr_inodes=65536".to_owned()), "{tmp:?}");
    }

    #[test]
    fn cpu_follows_memory_as_on_aws() {
        let quota = |memory| CpuQuota::of_memory(Mebibytes(memory)).microseconds();
        assert_eq!(quota(1769), 100_000);
        assert_eq!(quota(128), 7_235);
        assert_eq!(quota(10_240), 578_858);
        assert_eq!(quota(1), 1_000);
    }
}
