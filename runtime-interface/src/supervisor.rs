//! The loop of PID 1: commands of the server on one side, deaths of children on the other.
//!
//! ```text
//!            Start              exec succeeded
//!   ┌──────┐ ──▶ (process.rs) ─────────────────▶ ┌─────────────────┐
//!   │ idle │                                     │ running (a pid) │
//!   └──────┘ ◀───────────────────────────────────└─────────────────┘
//!              it ended: Exited · KillAll: Killed
//! ```

use std::os::fd::{AsFd, OwnedFd};

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::prctl;
use runtime_interface::protocol::{
    Command, Report, Role, Start, StartStep, TransferError, receive_message, send_message,
};

use crate::process::{self, Refused};
use crate::reaper::{Ended, Reaper};
use crate::sys;

/// Why PID 1 cannot go on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SupervisorError {
    #[error("could not become PID 1 of the sandbox")]
    Setup(#[source] Errno),
    #[error("could not wait for commands and children")]
    Wait(#[source] Errno),
    #[error("could not talk to the server")]
    Transfer(#[from] TransferError),
}

/// Serves the server until it closes the control socket.
pub(crate) fn run() -> Result<(), SupervisorError> {
    // The memory, descriptors and links in /proc of PID 1 are nobody else's business, whatever
    // user a function may become: https://man7.org/linux/man-pages/man2/PR_SET_DUMPABLE.2const.html
    prctl::set_dumpable(false).map_err(SupervisorError::Setup)?;
    sys::default_sigpipe().map_err(SupervisorError::Setup)?;
    let control = sys::take_control_socket().map_err(SupervisorError::Setup)?;
    let reaper = Reaper::new().map_err(SupervisorError::Setup)?;
    let mut supervisor = Supervisor { control, reaper, runtime: None };
    send_message(&supervisor.control, &Report::Ready)?;
    supervisor.serve()
}

struct Supervisor {
    control: OwnedFd,
    reaper: Reaper,
    /// The pid of the living runtime.
    runtime: Option<i32>,
}

impl Supervisor {
    fn serve(&mut self) -> Result<(), SupervisorError> {
        loop {
            let (commanded, bereaved) = self.wait()?;
            // Deaths first: an exit that came before a command is reported before its answer.
            if bereaved {
                self.report_exits()?;
            }
            if commanded {
                match receive_message(&self.control)? {
                    Some(Command::Start(start)) => self.start(&start)?,
                    Some(Command::KillAll) => self.kill_all()?,
                    None => return Ok(()),
                }
            }
        }
    }

    /// Waits until there is a command or the end of file, a dead child, or both.
    fn wait(&self) -> Result<(bool, bool), SupervisorError> {
        let mut sources = [
            PollFd::new(self.control.as_fd(), PollFlags::POLLIN),
            PollFd::new(self.reaper.as_fd(), PollFlags::POLLIN),
        ];
        match poll(&mut sources, PollTimeout::NONE) {
            Ok(_) | Err(Errno::EINTR) => {}
            Err(errno) => return Err(SupervisorError::Wait(errno)),
        }
        let [control, reaper] = sources.map(|source| source.any().unwrap_or(true));
        Ok((control, reaper))
    }

    fn start(&mut self, start: &Start) -> Result<(), SupervisorError> {
        let role = start.role;
        let result = match (role, self.runtime) {
            (Role::Runtime, None) => process::start(start),
            (Role::Runtime, Some(_)) => {
                Err(Refused { step: StartStep::Admit, errno: Errno::EBUSY })
            }
        };
        let report = match result {
            Ok(pid) => {
                match role {
                    Role::Runtime => self.runtime = Some(pid),
                }
                Report::Started(role)
            }
            Err(Refused { step, errno }) => Report::StartFailed { role, step, errno: errno as i32 },
        };
        Ok(send_message(&self.control, &report)?)
    }

    fn kill_all(&mut self) -> Result<(), SupervisorError> {
        self.reaper.kill_all().map_err(SupervisorError::Wait)?;
        self.runtime = None;
        Ok(send_message(&self.control, &Report::Killed)?)
    }

    fn report_exits(&mut self) -> Result<(), SupervisorError> {
        while let Some(Ended { pid, status }) = self.reaper.reap().map_err(SupervisorError::Wait)? {
            if self.runtime == Some(pid) {
                self.runtime = None;
                send_message(&self.control, &Report::Exited { role: Role::Runtime, status })?;
            }
        }
        Ok(())
    }
}
