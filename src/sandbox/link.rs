//! A living sandbox in the hands of its owner: the link to PID 1.

use std::collections::VecDeque;
use std::io;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::time::Duration;

use nix::errno::Errno;
use runtime_interface::protocol::{
    self, Command, ExitStatus, Report, Role, Start, StartStep, TransferError,
};
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;
use tokio::net::TcpListener;
use tokio::net::unix::pipe;
use tokio::task::JoinHandle;
use tokio_util::task::TaskTracker;

use super::cgroup::{Cgroup, CgroupError, CpuLimit};
use super::ids::IdRange;
use super::spec::{CpuQuota, SandboxSpec};
use super::sys;
use crate::model::SandboxId;

/// How long PID 1 may take to answer, and to die. It takes a millisecond, and some more when it has
/// hundreds of processes to reap.
const TIMEOUT: Duration = Duration::from_secs(10);

/// A process to start. It runs as the function's user, with no capability, in a session of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessSpec {
    /// The program and its arguments. A program without a slash is looked up in the `PATH` of
    /// `environment`.
    pub arguments: Vec<String>,
    /// The whole environment, in this order.
    pub environment: Vec<(String, String)>,
    /// Where to start, as the sandbox sees it.
    pub working_directory: PathBuf,
}

/// What happened in a sandbox without being asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SandboxEvent {
    /// The runtime ended. Processes it started may still live: [`Sandbox::kill`] them.
    RuntimeExited(ExitStatus),
    /// PID 1 ended, and with it everything. Only [`Sandbox::destroy`] is left to do.
    Gone,
}

/// A command that PID 1 did not carry out.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// The sandbox is gone.
    #[error("the sandbox is gone")]
    Gone,
    /// The process did not start; the sandbox is as before.
    #[error("could not start {program}: could not {step}")]
    StartFailed {
        /// The program that was asked for.
        program: String,
        /// What could not be done.
        step: StartStep,
        /// Why: `ENOENT` at [`StartStep::Execute`] is a missing program.
        #[source]
        errno: Errno,
    },
    /// The command does not fit into a message, or a path of it is not text.
    #[error("the process cannot be described to the sandbox")]
    Command(#[source] io::Error),
    /// The socket failed.
    #[error("could not talk to the sandbox")]
    Transfer(#[source] io::Error),
    /// PID 1 said something else than an answer.
    #[error("PID 1 answered {0:?}")]
    Unexpected(Report),
    /// PID 1 did not answer.
    #[error("PID 1 did not answer within {TIMEOUT:?}")]
    TimedOut,
    /// The CPU quota could not be lifted or put back.
    #[error("could not change the CPU quota of the sandbox")]
    Quota(#[from] CgroupError),
}

/// One sandbox. Whoever owns it owns its processes: dropping it kills them.
#[derive(Debug)]
pub struct Sandbox {
    id: SandboxId,
    cpu: CpuQuota,
    control: Control,
    listener: Option<TcpListener>,
    output: Option<(pipe::Receiver, pipe::Receiver)>,
    /// Exits that were reported while an answer was awaited.
    events: VecDeque<SandboxEvent>,
    remains: Remains,
}

impl Sandbox {
    pub(super) fn new(
        spec: &SandboxSpec,
        control: Control,
        listener: TcpListener,
        output: (pipe::Receiver, pipe::Receiver),
        remains: Remains,
    ) -> Self {
        Self {
            id: spec.id.clone(),
            cpu: spec.cpu,
            control,
            listener: Some(listener),
            output: Some(output),
            events: VecDeque::new(),
            remains,
        }
    }

    /// Its id.
    pub fn id(&self) -> &SandboxId {
        &self.id
    }

    /// The socket that listens at
    /// [`RUNTIME_API_ADDRESS`](super::RUNTIME_API_ADDRESS)`:`[`RUNTIME_API_PORT`](super::RUNTIME_API_PORT)
    /// inside; it survives restarts of the runtime. `None` if it was taken before.
    pub fn take_listener(&mut self) -> Option<TcpListener> {
        self.listener.take()
    }

    /// What its processes write to stdout and stderr. They end with the sandbox, not with a
    /// runtime. `None` if they were taken before.
    pub fn take_output(&mut self) -> Option<(pipe::Receiver, pipe::Receiver)> {
        self.output.take()
    }

    /// The most memory all of its processes had at once, in bytes, `/tmp` included.
    ///
    /// # Errors
    ///
    /// When the kernel does not tell.
    pub fn memory_peak(&self) -> Result<u64, CgroupError> {
        self.remains.cgroup().memory_peak()
    }

    /// Starts the runtime; returns when its program executes. There must be no living one.
    ///
    /// # Errors
    ///
    /// [`LinkError::StartFailed`] leaves the sandbox usable, everything else does not.
    pub async fn start(&mut self, process: &ProcessSpec) -> Result<(), LinkError> {
        let program = process.arguments.first().cloned().unwrap_or_default();
        let working_directory = process.working_directory.to_str().ok_or_else(|| {
            LinkError::Command(io::Error::other("the working directory is not UTF-8"))
        })?;
        let start = Start {
            role: Role::Runtime,
            arguments: process.arguments.clone(),
            environment: process.environment.clone(),
            working_directory: working_directory.to_owned(),
        };
        self.control.send(&Command::Start(start)).await?;
        match self.answer().await? {
            Report::Started(Role::Runtime) => Ok(()),
            Report::StartFailed { role: Role::Runtime, step, errno } => {
                let errno = Errno::from_raw(errno);
                Err(LinkError::StartFailed { program, step, errno })
            }
            other => Err(LinkError::Unexpected(other)),
        }
    }

    /// Puts the CPU quota in force, until the next [`Sandbox::kill`]. A sandbox is made without it,
    /// because AWS does not hold the init phase to the function's share either.
    ///
    /// # Errors
    ///
    /// When the kernel refuses.
    pub fn limit_cpu(&self) -> Result<(), LinkError> {
        Ok(self.remains.cgroup().limit_cpu(CpuLimit::Quota(self.cpu))?)
    }

    /// Kills every process but PID 1, lifts the CPU quota, and returns when all are reaped. `/tmp`
    /// and the listener stay, and [`Sandbox::start`] may follow.
    ///
    /// # Errors
    ///
    /// The sandbox can only be destroyed then.
    pub async fn kill(&mut self) -> Result<(), LinkError> {
        // A dying process needs CPU time too: with a small share, killing would take as long as
        // it takes to get some.
        self.remains.cgroup().limit_cpu(CpuLimit::Lifted)?;
        self.control.send(&Command::KillAll).await?;
        let answer = self.answer().await?;
        // Exits up to here are what was asked for, or of what is dead now anyway.
        self.events.clear();
        match answer {
            Report::Killed => Ok(()),
            other => Err(LinkError::Unexpected(other)),
        }
    }

    /// Waits for the next event. Cancel-safe: no event is lost when the future is dropped.
    pub async fn event(&mut self) -> SandboxEvent {
        if let Some(event) = self.events.pop_front() {
            return event;
        }
        loop {
            match self.control.receive().await {
                Ok(Report::Exited { role: Role::Runtime, status }) => {
                    return SandboxEvent::RuntimeExited(status);
                }
                // The answer to a command whose caller gave up waiting.
                Ok(Report::Ready | Report::Started(_) | Report::Killed)
                | Ok(Report::StartFailed { .. }) => {}
                Err(_) => return SandboxEvent::Gone,
            }
        }
    }

    /// Kills everything and returns when nothing is left: no process, no mount, no cgroup. Giving
    /// up waiting for that changes nothing.
    pub async fn destroy(self) {
        let Self { listener, output, control, mut remains, .. } = self;
        // They keep the network namespace and the pipes alive.
        drop((listener, output, control));
        if let Some(burial) = remains.bury()
            && let Err(error) = burial.await
        {
            tracing::error!(%error, "a sandbox was not removed");
        }
    }

    /// Waits for an answer, and keeps the exits that come before it.
    async fn answer(&mut self) -> Result<Report, LinkError> {
        let answer = async {
            loop {
                match self.control.receive().await? {
                    Report::Exited { role: Role::Runtime, status } => {
                        self.events.push_back(SandboxEvent::RuntimeExited(status));
                    }
                    answer => return Ok(answer),
                }
            }
        };
        tokio::time::timeout(TIMEOUT, answer).await.map_err(|_| LinkError::TimedOut)?
    }
}

/// The server's end of the control socket.
#[derive(Debug)]
pub(super) struct Control {
    socket: AsyncFd<OwnedFd>,
}

impl Control {
    pub(super) fn new(socket: AsyncFd<OwnedFd>) -> Self {
        Self { socket }
    }

    async fn send(&self, command: &Command) -> Result<(), LinkError> {
        let send = |socket: &OwnedFd| {
            protocol::send_message(socket, command).map_err(TransferError::into_io)
        };
        self.socket.async_io(Interest::WRITABLE, send).await.map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe | io::ErrorKind::ConnectionReset => LinkError::Gone,
            io::ErrorKind::InvalidData => LinkError::Command(error),
            _ => LinkError::Transfer(error),
        })
    }

    /// Receives one report. Cancel-safe: a packet is received in one piece or not at all.
    pub(super) async fn receive(&self) -> Result<Report, LinkError> {
        let receive =
            |socket: &OwnedFd| protocol::receive_message(socket).map_err(TransferError::into_io);
        let report = self.socket.async_io(Interest::READABLE, receive).await;
        report.map_err(LinkError::Transfer)?.ok_or(LinkError::Gone)
    }
}

/// What must be cleaned up after a sandbox, whatever becomes of it: if nobody does, its drop does.
#[derive(Debug)]
pub(super) struct Remains {
    cgroup: Cgroup,
    corpse: Option<Corpse>,
    tasks: TaskTracker,
}

impl Remains {
    pub(super) fn new(cgroup: Cgroup, ids: IdRange, tasks: TaskTracker) -> Self {
        let corpse = Some(Corpse { cgroup: cgroup.clone(), ids, init: None });
        Self { cgroup, corpse, tasks }
    }

    /// Remembers PID 1, which is known only when it exists.
    pub(super) fn found(&mut self, pidfd: OwnedFd) -> io::Result<()> {
        if let Some(corpse) = &mut self.corpse {
            corpse.init = Some(sys::watch(pidfd, Interest::READABLE)?);
        }
        Ok(())
    }

    pub(super) fn cgroup(&self) -> &Cgroup {
        &self.cgroup
    }

    /// Kills at once, and lets a task of the launcher clean up.
    fn bury(&mut self) -> Option<JoinHandle<()>> {
        let corpse = self.corpse.take()?;
        corpse.kill();
        // Without a runtime the server is ending: the kernel does the rest, and the next start of
        // the server sweeps the empty cgroups.
        let runtime = tokio::runtime::Handle::try_current().ok()?;
        Some(self.tasks.spawn_on(corpse.bury(), &runtime))
    }
}

impl Drop for Remains {
    fn drop(&mut self) {
        // The launcher's tracker owns the task.
        drop(self.bury());
    }
}

/// A sandbox that shall be gone.
#[derive(Debug)]
struct Corpse {
    cgroup: Cgroup,
    ids: IdRange,
    init: Option<AsyncFd<OwnedFd>>,
}

impl Corpse {
    /// Kills PID 1, and with it everything, without waiting.
    fn kill(&self) {
        if let Some(init) = &self.init
            && let Err(errno) = sys::pidfd_kill(init)
        {
            tracing::warn!(%errno, "could not kill PID 1 of a sandbox");
        }
    }

    /// Returns when nothing is left of it.
    async fn bury(self) {
        if let Some(init) = &self.init {
            // Readable when it is dead. If it is not in time, removing the cgroup says so.
            drop(tokio::time::timeout(TIMEOUT, init.readable()).await);
        }
        let Self { cgroup, ids, init } = self;
        drop(init);
        let removal = tokio::task::spawn_blocking(move || match cgroup.remove() {
            Ok(()) => drop(ids),
            Err(error) => {
                // Something may live on with these ids: nobody else gets them.
                std::mem::forget(ids);
                tracing::error!(error = &error as &dyn std::error::Error, "a sandbox is not gone");
            }
        });
        if let Err(error) = removal.await {
            tracing::error!(%error, "a sandbox was not removed");
        }
    }
}
