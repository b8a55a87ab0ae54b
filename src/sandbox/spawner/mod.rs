//! The spawner: the small process with privilege that starts every sandbox.
//!
//! It is the same program as the server, executed again with one thread, an empty environment and
//! a mount namespace of its own. It forks one [`helper`] per sandbox, reaps every process that
//! loses its parent, and holds no state: the server starts another one when it dies, and living
//! sandboxes do not notice.
//!
//! ```text
//! server ── Preparation ──▶ spawner ── fork ──▶ helper ── libcontainer ──▶ PID 1
//!    │                                            ▲│
//!    ├── Request + control socket and pipes ──────┘│
//!    └◀─ Reply + pidfd and listener ───────────────┘
//! ```
//!
//! Why a process of its own: libcontainer forks and then allocates, which deadlocks in a process
//! with threads, and it changes directory, dumpability and OOM score of its caller.
//!
//! **Invariant:** nothing that a client or an image wrote is parsed here. Requests are the server's,
//! and are decoded in the helper.
//!
//! **Invariant:** the spawner ends with the server: the end of its socket ends it.

mod container;
mod helper;
mod namespaces;
mod network;
mod stage;

use std::ffi::CStr;
use std::io::{Stdin, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::process::ExitCode;

use nix::errno::Errno;
use nix::fcntl::{FcntlArg, SealFlag, fcntl};
use nix::mount::{MntFlags, MsFlags, mount, umount2};
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sched::{CloneFlags, unshare};
use nix::sys::memfd::{MFdFlags, memfd_create};
use nix::sys::prctl;
use nix::sys::signal::{SigSet, Signal};
use nix::sys::signalfd::{SfdFlags, SignalFd};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::{Pid, setgroups, setsid};
use runtime_interface::protocol::MAX_MESSAGE_BYTES;

use super::spec::STAGE;
use super::sys::{self, Fork};
use super::wire::{self, Greeting};

/// The argument that makes this program a spawner.
pub(super) const ARGUMENT: &str = "__spawner";

/// PID 1 of every sandbox, as the build script made it.
static RUNTIME_INTERFACE: &[u8] = include_bytes!(env!("RUNTIME_INTERFACE"));

/// Runs the spawner if this process was started to be one; otherwise returns `None` at once.
///
/// It must be the first thing that `main` does, before the first thread.
#[must_use]
pub fn run_if_asked() -> Option<ExitCode> {
    (std::env::args_os().nth(1)? == ARGUMENT).then(run)
}

fn run() -> ExitCode {
    // The socket is standard input, and is nowhere else: helpers replace it.
    let server = std::io::stdin();
    match Spawner::new() {
        Ok(spawner) => match wire::send(&server, &Greeting::Ready, &[]) {
            Ok(()) => spawner.serve(&server),
            // The server is gone already.
            Err(_) => ExitCode::FAILURE,
        },
        Err(error) => {
            let greeting = Greeting::Failed(describe(&error));
            // The server sees the end of the socket if it cannot be told the reason.
            match wire::send(&server, &greeting, &[]) {
                Ok(()) | Err(_) => ExitCode::FAILURE,
            }
        }
    }
}

/// An error with all its causes, for the other side of a socket.
fn describe(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// A step of setting the spawner up that failed.
#[derive(Debug, thiserror::Error)]
#[error("could not {step}")]
struct SetupError {
    step: &'static str,
    #[source]
    source: std::io::Error,
}

trait Step<T> {
    fn step(self, step: &'static str) -> Result<T, SetupError>;
}

impl<T, E: Into<std::io::Error>> Step<T> for Result<T, E> {
    fn step(self, step: &'static str) -> Result<T, SetupError> {
        self.map_err(|source| SetupError { step, source: source.into() })
    }
}

#[derive(Debug)]
struct Spawner {
    deaths: SignalFd,
    /// The sealed memory file that holds PID 1.
    program: OwnedFd,
}

impl Spawner {
    fn new() -> Result<Self, SetupError> {
        // Such as those that systemd passes to the server.
        sys::close_all_after_stderr().step("close inherited descriptors")?;
        // A session of its own: an interrupt from the terminal is for the server, which drains.
        // A process that leads a group already cannot have one, and does not share the terminal's.
        match setsid() {
            Ok(_) | Err(Errno::EPERM) => {}
            Err(errno) => return Err(errno).step("start a session"),
        }
        // libcontainer would let the sandbox keep the groups of the server's user.
        setgroups(&[]).step("give up supplementary groups")?;
        // PID 1 of a sandbox becomes a child of the spawner when its helper ends.
        prctl::set_child_subreaper(true).step("become the reaper of sandboxes")?;
        private_mounts()?;
        hide_cgroups()?;
        let program = sealed_program(c"runtime-interface").step("seal the program of PID 1")?;
        let mut signals = SigSet::empty();
        signals.add(Signal::SIGCHLD);
        signals.thread_block().step("block SIGCHLD")?;
        let flags = SfdFlags::SFD_CLOEXEC | SfdFlags::SFD_NONBLOCK;
        let deaths = SignalFd::with_flags(&signals, flags).step("watch children")?;
        Ok(Self { deaths, program })
    }

    /// Forks helpers until the server is gone.
    fn serve(&self, server: &Stdin) -> ExitCode {
        loop {
            match wait(server.as_fd(), self.deaths.as_fd()) {
                Ok((requested, bereaved)) => {
                    if bereaved {
                        self.reap();
                    }
                    if requested && self.fork_helper(server).is_none() {
                        return ExitCode::SUCCESS;
                    }
                }
                Err(Errno::EINTR) => {}
                Err(_) => return ExitCode::FAILURE,
            }
        }
    }

    /// Forks one helper; `None` when the server is gone.
    fn fork_helper(&self, server: &Stdin) -> Option<()> {
        let (packet, descriptors) = sys::receive_packet(server, MAX_MESSAGE_BYTES).ok()?;
        if packet.is_empty() {
            return None;
        }
        match sys::fork() {
            Ok(Fork::Child) => helper::run(&packet, descriptors, &self.program),
            // The helper holds the descriptors now. If there is none, closing its socket is the
            // answer.
            Ok(Fork::Parent) | Err(_) => Some(()),
        }
    }

    fn reap(&self) {
        // Signals that came together are one; the children are asked one by one.
        while let Ok(Some(_)) = self.deaths.read_signal() {}
        loop {
            match waitpid(None::<Pid>, Some(WaitPidFlag::WNOHANG)) {
                Ok(WaitStatus::StillAlive) | Err(Errno::ECHILD) => break,
                // Reaped. An error here is a status that nix has no name for.
                Ok(_) | Err(_) => {}
            }
        }
    }
}

/// Waits until there is a request or the end of file, a dead child, or both.
fn wait(server: BorrowedFd<'_>, deaths: BorrowedFd<'_>) -> nix::Result<(bool, bool)> {
    let readable = |source| PollFd::new(source, PollFlags::POLLIN);
    let mut sources = [readable(server), readable(deaths)];
    poll(&mut sources, PollTimeout::NONE)?;
    let [server, deaths] = sources.map(|source| source.any().unwrap_or(true));
    Ok((server, deaths))
}

/// Leaves the host's mount namespace, but still follows what the host mounts later.
fn private_mounts() -> Result<(), SetupError> {
    unshare(CloneFlags::CLONE_NEWNS).step("make a mount namespace (CAP_SYS_ADMIN is needed)")?;
    mount(None::<&str>, "/", None::<&str>, MsFlags::MS_REC | MsFlags::MS_SLAVE, None::<&str>)
        .step("keep mounts from reaching the host")
}

/// Makes the host look like one without cgroups, so that libcontainer leaves them alone: it would
/// spend milliseconds on what the server has done already.
fn hide_cgroups() -> Result<(), SetupError> {
    let mounts = fs_err::read_to_string("/proc/self/mountinfo").step("list mounts")?;
    let is_cgroup = |line: &&str| line.contains(" - cgroup ") || line.contains(" - cgroup2 ");
    for line in mounts.lines().filter(is_cgroup) {
        let Some(mount_point) = line.split(' ').nth(4) else { continue };
        match umount2(mount_point, MntFlags::MNT_DETACH) {
            // Gone already, beneath another one.
            Ok(()) | Err(Errno::ENOENT | Errno::EINVAL) => {}
            Err(errno) => return Err(errno).step("unmount cgroups"),
        }
    }
    // libcontainer takes a tmpfs without hierarchies for cgroup v1 without controllers. On v2 the
    // place is an empty directory of sysfs now.
    mount(
        Some("tmpfs"),
        STAGE,
        Some("tmpfs"),
        MsFlags::MS_NOSUID | MsFlags::MS_NODEV,
        Some("size=4k"),
    )
    .step("mount an empty file system at /sys/fs/cgroup")
}

/// A memory file with PID 1 that nobody can change any more: not even root of a sandbox, through
/// `/proc/1/exe`. See CVE-2019-5736.
fn sealed_program(name: &CStr) -> std::io::Result<OwnedFd> {
    let flags = MFdFlags::MFD_CLOEXEC | MFdFlags::MFD_ALLOW_SEALING;
    let mut file = fs_err::File::from_parts(
        std::fs::File::from(memfd_create(name, flags)?),
        "the memory file of PID 1",
    );
    file.write_all(RUNTIME_INTERFACE)?;
    // Not F_SEAL_WRITE, which fails with EBUSY while the kernel itself uses a page of the file.
    let seals = SealFlag::F_SEAL_FUTURE_WRITE
        | SealFlag::F_SEAL_GROW
        | SealFlag::F_SEAL_SHRINK
        | SealFlag::F_SEAL_SEAL;
    fcntl(&file, FcntlArg::F_ADD_SEALS(seals))?;
    Ok(file.into_file().into())
}
