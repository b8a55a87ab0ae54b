//! Reaping: every orphan of the PID namespace is a child of PID 1.

use std::os::fd::{AsFd, BorrowedFd};

use nix::errno::Errno;
use nix::sys::signal::{SigSet, Signal, kill};
use nix::sys::signalfd::{SfdFlags, SignalFd};
use nix::unistd::Pid;
use runtime_interface::protocol::ExitStatus;

use crate::sys::{self, Patience};

/// A child that was reaped.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ended {
    pub(crate) pid: i32,
    pub(crate) status: ExitStatus,
}

/// Tells of dead children through a file descriptor.
#[derive(Debug)]
pub(crate) struct Reaper {
    deaths: SignalFd,
}

impl Reaper {
    pub(crate) fn new() -> nix::Result<Self> {
        let mut signals = SigSet::empty();
        signals.add(Signal::SIGCHLD);
        signals.thread_block()?;
        let flags = SfdFlags::SFD_CLOEXEC | SfdFlags::SFD_NONBLOCK;
        Ok(Self { deaths: SignalFd::with_flags(&signals, flags)? })
    }

    /// Readable when a child may have died.
    pub(crate) fn as_fd(&self) -> BorrowedFd<'_> {
        self.deaths.as_fd()
    }

    /// Reaps one dead child, if there is one. Must be called until there is none: several deaths
    /// are one signal.
    pub(crate) fn reap(&self) -> nix::Result<Option<Ended>> {
        // The signal is taken before the children are asked for, so that a death in between is
        // announced again.
        while self.deaths.read_signal()?.is_some() {}
        match sys::wait_for_any_child(Patience::None) {
            Ok(ended) => Ok(ended),
            Err(Errno::ECHILD) => Ok(None),
            Err(errno) => Err(errno),
        }
    }

    /// Kills every process but PID 1 and returns when all are reaped.
    pub(crate) fn kill_all(&self) -> nix::Result<()> {
        // One pass is enough: a process that forks with SIGKILL pending does not fork.
        match kill(Pid::from_raw(-1), Signal::SIGKILL) {
            Ok(()) | Err(Errno::ESRCH) => {}
            Err(errno) => return Err(errno),
        }
        // Orphans become children of PID 1 before their parent can be reaped, so "no child" means
        // "no process".
        loop {
            match sys::wait_for_any_child(Patience::Endless) {
                Ok(_) | Err(Errno::EINTR) => {}
                Err(Errno::ECHILD) => return Ok(()),
                Err(errno) => return Err(errno),
            }
        }
    }
}
