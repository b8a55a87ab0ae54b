//! The system calls that need `unsafe`, each with the reason it is sound.
//!
//! PID 1 has one thread from its first instruction to its last; that is what most of them need.

#![expect(unsafe_code, reason = "system calls that neither std nor nix offers as safe functions")]

use std::os::fd::{BorrowedFd, FromRawFd, OwnedFd};

use nix::errno::Errno;
use nix::fcntl::{FcntlArg, OFlag, fcntl, open};
use nix::sys::signal::SigSet;
use nix::sys::stat::Mode;
use nix::unistd::{ForkResult, dup2_stdin};
use runtime_interface::protocol::ExitStatus;

use crate::reaper::Ended;

/// Takes the control socket from descriptor 0 and puts `/dev/null` there.
pub(crate) fn take_control_socket() -> nix::Result<OwnedFd> {
    // SAFETY: descriptor 0 is open for the whole call: whoever executes PID 1 passes the control
    // socket there, and nothing else in this process owns or closes it.
    let standard_input = unsafe { BorrowedFd::borrow_raw(0) };
    let control = fcntl(standard_input, FcntlArg::F_DUPFD_CLOEXEC(3))?;
    // SAFETY: the kernel just made this descriptor for us, so nothing else owns it.
    let control = unsafe { OwnedFd::from_raw_fd(control) };
    let nothing = open("/dev/null", OFlag::O_RDWR | OFlag::O_CLOEXEC, Mode::empty())?;
    dup2_stdin(&nothing)?;
    Ok(control)
}

/// Undoes what std and libcontainer did to SIGPIPE: a write to a closed pipe ends a program.
pub(crate) fn default_sigpipe() -> nix::Result<()> {
    set_default(libc::SIGPIPE)
}

/// Gives every signal its default meaning and blocks none, as a new program expects.
pub(crate) fn reset_signals() -> nix::Result<()> {
    for signal in 1..=LAST_SIGNAL {
        match set_default(signal) {
            // SIGKILL and SIGSTOP have no other meaning.
            Ok(()) | Err(Errno::EINVAL) => {}
            Err(errno) => return Err(errno),
        }
    }
    SigSet::empty().thread_set_mask()
}

/// The last real-time signal.
const LAST_SIGNAL: i32 = 64;

/// Not through the C library, which refuses to touch 32 and 33: it keeps them for its threads, and
/// whoever started the server may have ignored them.
fn set_default(signal: i32) -> nix::Result<()> {
    // Handler, flags, restorer and mask as the kernel has them, all 0: SIG_DFL.
    // <https://man7.org/linux/man-pages/man2/sigaction.2.html>
    let action = [0_u64; 4];
    let no_previous = std::ptr::null_mut::<u64>();
    let mask_size = size_of::<u64>();
    // SAFETY: `action` is a live value of the kernel's layout, the previous one is not asked for,
    // and the default disposition runs no code of ours.
    let result = unsafe {
        libc::syscall(libc::SYS_rt_sigaction, signal, action.as_ptr(), no_previous, mask_size)
    };
    Errno::result(result).map(|_| ())
}

/// Which side of a fork this is.
pub(crate) enum Fork {
    /// The parent, with the child's pid.
    Parent(i32),
    /// The child.
    Child,
}

/// Forks this process.
pub(crate) fn fork() -> nix::Result<Fork> {
    // SAFETY: PID 1 never starts a thread, so the child finds no lock held by one that is gone.
    let result = unsafe { nix::unistd::fork() }?;
    Ok(match result {
        ForkResult::Parent { child } => Fork::Parent(child.as_raw()),
        ForkResult::Child => Fork::Child,
    })
}

/// Ends a child that could not become its program, without running what the parent set up.
pub(crate) fn exit_child() -> ! {
    // SAFETY: `_exit` is async-signal-safe and touches no memory of this process.
    unsafe { libc::_exit(127) }
}

/// How long to wait for a child to die.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Patience {
    /// Not at all.
    None,
    /// Until one dies.
    Endless,
}

/// Reaps one dead child.
///
/// nix's `waitpid` cannot be used: it reaps a child that a real-time signal killed and then returns
/// an error instead of its pid.
pub(crate) fn wait_for_any_child(patience: Patience) -> nix::Result<Option<Ended>> {
    let options = match patience {
        Patience::None => libc::WNOHANG,
        Patience::Endless => 0,
    };
    wait(-1, options)
}

/// Waits until one child is dead and reaps it.
pub(crate) fn wait_for_child(pid: i32) -> nix::Result<()> {
    loop {
        match wait(pid, 0) {
            Err(Errno::EINTR) => {}
            result => return result.map(|_| ()),
        }
    }
}

fn wait(pid: i32, options: i32) -> nix::Result<Option<Ended>> {
    let mut status = 0;
    // SAFETY: `status` is a live integer the kernel may write to for the length of the call.
    let pid = Errno::result(unsafe { libc::waitpid(pid, &raw mut status, options) })?;
    Ok((pid != 0).then(|| Ended { pid, status: exit_status(status) }))
}

/// Without WUNTRACED and WCONTINUED a status is an exit or a signal; there is no third kind.
fn exit_status(status: i32) -> ExitStatus {
    if libc::WIFEXITED(status) {
        ExitStatus::Exited(libc::WEXITSTATUS(status))
    } else {
        ExitStatus::Signaled {
            signal: libc::WTERMSIG(status),
            core_dumped: libc::WCOREDUMP(status),
        }
    }
}

/// Removes every capability from the bounding set, so that no program can bring one back.
pub(crate) fn drop_bounding_set() -> nix::Result<()> {
    for capability in 0_u64.. {
        // SAFETY: this operation takes numbers only, and writes to no memory.
        let result = unsafe { libc::prctl(libc::PR_CAPBSET_DROP, capability, 0_u64, 0_u64, 0_u64) };
        match Errno::result(result) {
            Ok(_) => {}
            // The first number that the kernel does not know as a capability.
            Err(Errno::EINVAL) if 0 < capability => break,
            Err(errno) => return Err(errno),
        }
    }
    Ok(())
}

/// The header of `capset`: https://man7.org/linux/man-pages/man2/capset.2.html
#[repr(C)]
struct CapabilityHeader {
    version: u32,
    pid: i32,
}

/// 32 of the 64 bits of the three sets of `capset`.
#[repr(C)]
#[derive(Clone, Copy)]
struct CapabilitySets {
    effective: u32,
    permitted: u32,
    inheritable: u32,
}

/// Empties the effective, permitted and inheritable sets of this process.
pub(crate) fn clear_capabilities() -> nix::Result<()> {
    const VERSION_3: u32 = 0x2008_0522;
    let header = CapabilityHeader { version: VERSION_3, pid: 0 };
    let none = [CapabilitySets { effective: 0, permitted: 0, inheritable: 0 }; 2];
    // SAFETY: both point to live values of the layout that version 3 of the call defines: a header
    // and an array of two.
    let result = unsafe { libc::syscall(libc::SYS_capset, &raw const header, none.as_ptr()) };
    Errno::result(result).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wait_status_is_an_exit_or_a_signal() {
        assert_eq!(exit_status(0x0300), ExitStatus::Exited(3));
        assert_eq!(exit_status(9), ExitStatus::Signaled { signal: 9, core_dumped: false });
        assert_eq!(exit_status(0x8b), ExitStatus::Signaled { signal: 11, core_dumped: true });
        assert_eq!(exit_status(40), ExitStatus::Signaled { signal: 40, core_dumped: false });
    }
}
