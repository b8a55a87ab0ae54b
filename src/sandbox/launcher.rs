//! The server's end of the spawner: from a spec to a living sandbox.

use std::io;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use nix::fcntl::OFlag;
use nix::sys::socket::{AddressFamily, SockFlag, SockType, socketpair};
use nix::unistd::pipe2;
use runtime_interface::protocol::{MAX_MESSAGE_BYTES, Report};
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;
use tokio::net::TcpListener;
use tokio::net::unix::pipe;
use tokio::task::JoinError;
use tokio_util::task::TaskTracker;

use super::cgroup::{Cgroup, CgroupError, CgroupTree, CpuLimit, InstanceId};
use super::ids::IdRanges;
use super::link::{Control, LinkError, Remains, Sandbox};
use super::spawner;
use super::spec::{self, SandboxSpec};
use super::sys;
use super::wire::{self, Greeting, Reply, Request, RequestDescriptors, WireError};
use crate::model::LayerOwner;

/// How long the spawner may take to set itself up, and a sandbox to be made. It takes milliseconds;
/// this is for a host under extreme load.
const TIMEOUT: Duration = Duration::from_secs(10);

/// What a launcher needs to know.
#[derive(Debug, Clone)]
pub struct LauncherOptions {
    /// The program to execute as the spawner: this one, whose `main` calls
    /// [`run_spawner_if_asked`](super::run_spawner_if_asked) first.
    pub program: PathBuf,
    /// Tells this server's sandboxes from those of other servers on the host.
    pub instance: InstanceId,
    /// Who the files of images and code belong to: uid 0 of every sandbox.
    pub owner: LayerOwner,
}

/// Why no sandbox can be made at all.
#[derive(Debug, thiserror::Error)]
pub enum LauncherError {
    /// The server runs without privilege.
    #[error(
        "sandboxes without root are not supported yet: run coracle as root, so that it can make \
         namespaces, mounts and cgroups"
    )]
    Unprivileged,
    /// The host's cgroups cannot be used, or not be cleaned of what an earlier life left.
    #[error("could not prepare the cgroups of the server")]
    Cgroups(#[from] CgroupError),
    /// The spawner is not there.
    #[error(transparent)]
    Spawner(#[from] SpawnerError),
    /// The blocking part panicked.
    #[error("could not finish a blocking task")]
    Task(#[from] JoinError),
}

/// Why the spawner cannot be started or reached.
#[derive(Debug, thiserror::Error)]
pub enum SpawnerError {
    /// The program cannot be executed.
    #[error("could not execute {}", program.display())]
    Execute {
        /// The program.
        program: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// Its socket does not work.
    #[error("could not talk to the spawner")]
    Socket(#[source] io::Error),
    /// It could not set itself up.
    #[error("the spawner {reason}")]
    Refused {
        /// What it could not do.
        reason: String,
    },
    /// It ended, or did not answer in time.
    #[error("the spawner did not come up within {TIMEOUT:?}")]
    Silent,
}

/// Why a sandbox was not made.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// As many sandboxes live as there are ranges of host ids.
    #[error("no range of user ids is free for another sandbox")]
    OutOfIds,
    /// Its cgroup could not be made.
    #[error("could not limit the sandbox")]
    Cgroup(#[from] CgroupError),
    /// The server has no descriptors left, or too small a limit of them.
    #[error("could not make the pipes and sockets of the sandbox")]
    Descriptors(#[source] io::Error),
    /// The spec does not fit into a request.
    #[error("the sandbox has too many or too long paths")]
    Request(#[source] io::Error),
    /// The spawner is gone and cannot be started again.
    #[error(transparent)]
    Spawner(#[from] SpawnerError),
    /// The helper could not make it.
    #[error("could not make the sandbox: {reason}")]
    Helper {
        /// The step that failed and its causes.
        reason: String,
    },
    /// The helper ended without an answer.
    #[error("the helper that makes the sandbox ended without an answer")]
    HelperDied,
    /// It was made, but PID 1 did not come up.
    #[error("PID 1 of the sandbox did not come up")]
    Init(#[source] LinkError),
    /// It took too long.
    #[error("the sandbox was not made within {TIMEOUT:?}")]
    TimedOut,
    /// The blocking part panicked.
    #[error("could not finish a blocking task")]
    Task(#[from] JoinError),
}

/// Makes sandboxes. Clones share one spawner.
#[derive(Debug, Clone)]
pub struct Launcher {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    options: LauncherOptions,
    owner: u32,
    cgroups: CgroupTree,
    ids: IdRanges,
    /// Replaced when it dies; held only to clone or replace the handle.
    spawner: Mutex<Arc<Spawner>>,
    /// What cleans up behind dropped sandboxes and failed starts.
    burials: TaskTracker,
}

impl Launcher {
    /// Removes what an earlier life of this server left behind, and starts the spawner.
    ///
    /// # Errors
    ///
    /// When the server has not the privileges, or the host not the features: see
    /// [`preflight`](super::preflight()) for a list of everything that is missing.
    pub async fn start(options: LauncherOptions) -> Result<Self, LauncherError> {
        let LayerOwner::Id(owner) = options.owner else {
            return Err(LauncherError::Unprivileged);
        };
        if !nix::unistd::geteuid().is_root() {
            return Err(LauncherError::Unprivileged);
        }
        let instance = options.instance.clone();
        let (cgroups, swept) = tokio::task::spawn_blocking(move || {
            let cgroups = CgroupTree::open(&instance)?;
            let swept = cgroups.sweep()?;
            Ok::<_, CgroupError>((cgroups, swept))
        })
        .await??;
        if 0 < swept {
            tracing::info!(count = swept, "removed sandboxes of an earlier life of the server");
        }
        let spawner = Mutex::new(Arc::new(Spawner::start(&options).await?));
        let (ids, burials) = (IdRanges::default(), TaskTracker::new());
        Ok(Self { shared: Arc::new(Shared { options, owner, cgroups, ids, spawner, burials }) })
    }

    /// Makes a sandbox: when this returns, PID 1 waits for [`Sandbox::start`]. Any number may be
    /// made at once.
    ///
    /// # Errors
    ///
    /// Nothing of the sandbox is left then, or will be in a moment.
    pub async fn create(&self, spec: &SandboxSpec) -> Result<Sandbox, StartError> {
        let shared = &self.shared;
        let ids = shared.ids.take().ok_or(StartError::OutOfIds)?;
        let first_id = ids.first();
        let (cgroup, membership) = shared.make_cgroup(spec).await?;
        let remains = Remains::new(cgroup, ids, shared.burials.clone());
        let (ends, descriptors) = connect(membership).map_err(StartError::Descriptors)?;
        let request = shared.request(spec, first_id);
        let packet =
            wire::encode(&request).map_err(|error| StartError::Request(io::Error::other(error)))?;
        shared.send(&packet, descriptors).await?;
        let made = tokio::time::timeout(TIMEOUT, ends.into_sandbox(spec, remains)).await;
        made.map_err(|_| StartError::TimedOut)?
    }

    /// Waits until everything of destroyed and dropped sandboxes is gone, and removes the cgroup
    /// of the server. The spawner ends with the last clone of the launcher.
    ///
    /// # Errors
    ///
    /// When a sandbox still lives.
    pub async fn close(self) -> Result<(), LauncherError> {
        self.shared.burials.close();
        self.shared.burials.wait().await;
        let cgroups = self.shared.cgroups.clone();
        Ok(tokio::task::spawn_blocking(move || cgroups.close()).await??)
    }
}

impl Shared {
    /// The cgroup with its limits, and the descriptors to join it.
    async fn make_cgroup(&self, spec: &SandboxSpec) -> Result<(Cgroup, Vec<OwnedFd>), StartError> {
        let (cgroups, spec) = (self.cgroups.clone(), spec.clone());
        let made = tokio::task::spawn_blocking(move || {
            let cgroup = cgroups.create(&spec)?;
            let membership = cgroup.membership()?;
            Ok::<_, CgroupError>((cgroup, membership))
        });
        Ok(made.await??)
    }

    fn request(&self, spec: &SandboxSpec, first_id: u32) -> Request {
        Request {
            id: spec.id.clone(),
            owner: self.owner,
            first_id,
            root: spec.root.clone(),
            code: spec.code.clone(),
            layers: spec.layers.clone(),
            spec: spec::oci_spec(spec),
        }
    }

    /// Sends a request, to a new spawner if the old one is gone.
    async fn send(
        &self,
        packet: &[u8],
        descriptors: RequestDescriptors,
    ) -> Result<(), SpawnerError> {
        let descriptors = descriptors.into_vec();
        let spawner = self.spawner();
        if spawner.send(packet, &descriptors).await.is_ok() {
            return Ok(());
        }
        tracing::warn!("the spawner is gone; starting another one");
        let replacement = Arc::new(Spawner::start(&self.options).await?);
        // Another task may have been faster; then its spawner is used, and ours ends unused.
        let spawner = self.replace(&spawner, replacement);
        spawner.send(packet, &descriptors).await.map_err(SpawnerError::Socket)
    }

    fn spawner(&self) -> Arc<Spawner> {
        Arc::clone(&self.spawner.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn replace(&self, dead: &Arc<Spawner>, replacement: Arc<Spawner>) -> Arc<Spawner> {
        let mut current = self.spawner.lock().unwrap_or_else(PoisonError::into_inner);
        if Arc::ptr_eq(&current, dead) {
            *current = replacement;
        }
        Arc::clone(&current)
    }
}

/// The spawner process; it ends when this is dropped.
#[derive(Debug)]
struct Spawner {
    socket: AsyncFd<OwnedFd>,
    process: Child,
}

impl Spawner {
    async fn start(options: &LauncherOptions) -> Result<Self, SpawnerError> {
        let (socket, its) = socket_pair().map_err(SpawnerError::Socket)?;
        let program = &options.program;
        let process = Command::new(program)
            .arg(spawner::ARGUMENT)
            // libcontainer would pass LISTEN_FDS and what it stands for into sandboxes.
            .env_clear()
            .current_dir("/")
            .stdin(its)
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .map_err(|source| SpawnerError::Execute { program: program.clone(), source })?;
        let spawner = Self { socket, process };
        let greeting = tokio::time::timeout(TIMEOUT, receive(&spawner.socket)).await;
        match greeting.map_err(|_| SpawnerError::Silent)?.map_err(SpawnerError::Socket)? {
            Some((Greeting::Ready, _)) => Ok(spawner),
            Some((Greeting::Failed(reason), _)) => Err(SpawnerError::Refused { reason }),
            None => Err(SpawnerError::Silent),
        }
    }

    async fn send(&self, packet: &[u8], descriptors: &[OwnedFd]) -> io::Result<()> {
        let send = |socket: &OwnedFd| Ok(sys::send_packet(socket, packet, descriptors)?);
        self.socket.async_io(Interest::WRITABLE, send).await
    }
}

impl Drop for Spawner {
    /// Leaves no zombie. Helpers that are at work finish; the kill is for one that hangs.
    fn drop(&mut self) {
        if let Err(error) = self.process.kill().and_then(|()| self.process.wait()) {
            tracing::warn!(%error, "could not end the spawner");
        }
    }
}

/// The server's ends of what connects it with a sandbox that is being made.
struct Ends {
    reply: AsyncFd<OwnedFd>,
    control: Control,
    stdout: pipe::Receiver,
    stderr: pipe::Receiver,
}

/// Makes the sockets and pipes of one sandbox.
fn connect(cgroups: Vec<OwnedFd>) -> io::Result<(Ends, RequestDescriptors)> {
    let (reply, its_reply) = socket_pair()?;
    let (control, its_control) = socket_pair()?;
    let (stdout, its_stdout) = pipe2(OFlag::O_CLOEXEC)?;
    let (stderr, its_stderr) = pipe2(OFlag::O_CLOEXEC)?;
    let ends = Ends {
        reply,
        control: Control::new(control),
        stdout: pipe::Receiver::from_owned_fd(stdout)?,
        stderr: pipe::Receiver::from_owned_fd(stderr)?,
    };
    let descriptors = RequestDescriptors {
        reply: its_reply,
        control: its_control,
        stdout: its_stdout,
        stderr: its_stderr,
        cgroups,
    };
    Ok((ends, descriptors))
}

impl Ends {
    /// Waits for the helper's answer and PID 1's first word.
    async fn into_sandbox(
        self,
        spec: &SandboxSpec,
        mut remains: Remains,
    ) -> Result<Sandbox, StartError> {
        let answer = receive(&self.reply).await.map_err(StartError::Descriptors)?;
        let (pidfd, listener) = match answer {
            Some((Reply::Created, descriptors)) => {
                <[OwnedFd; 2]>::try_from(descriptors).map_err(|_| StartError::HelperDied)?.into()
            }
            Some((Reply::Failed(reason), _)) => return Err(StartError::Helper { reason }),
            None => return Err(StartError::HelperDied),
        };
        remains.found(pidfd).map_err(StartError::Descriptors)?;
        match self.control.receive().await.map_err(StartError::Init)? {
            Report::Ready => {}
            other => return Err(StartError::Init(LinkError::Unexpected(other))),
        }
        // Only now: a small share would make everything before last many times as long.
        remains.cgroup().limit_cpu(CpuLimit::Quota(spec.cpu))?;
        let listener = std::net::TcpListener::from(listener);
        listener.set_nonblocking(true).map_err(StartError::Descriptors)?;
        let listener = TcpListener::from_std(listener).map_err(StartError::Descriptors)?;
        let output = (self.stdout, self.stderr);
        Ok(Sandbox::new(spec, self.control, listener, output, remains))
    }
}

/// A connected pair: the server's end, which does not block, and the other's, which does.
fn socket_pair() -> io::Result<(AsyncFd<OwnedFd>, OwnedFd)> {
    let flags = SockFlag::SOCK_CLOEXEC;
    let (ours, theirs) = socketpair(AddressFamily::Unix, SockType::SeqPacket, None, flags)?;
    nix::fcntl::fcntl(&ours, nix::fcntl::FcntlArg::F_SETFL(OFlag::O_NONBLOCK))?;
    Ok((sys::watch(ours, Interest::READABLE | Interest::WRITABLE)?, theirs))
}

/// Receives one message and its descriptors; `None` is the end of file.
async fn receive<M: serde::de::DeserializeOwned>(
    socket: &AsyncFd<OwnedFd>,
) -> io::Result<Option<(M, Vec<OwnedFd>)>> {
    let receive = |socket: &OwnedFd| Ok(sys::receive_packet(socket, MAX_MESSAGE_BYTES)?);
    let (packet, descriptors) = socket.async_io(Interest::READABLE, receive).await?;
    if packet.is_empty() {
        return Ok(None);
    }
    let message = wire::decode(&packet).map_err(|error: WireError| io::Error::other(error))?;
    Ok(Some((message, descriptors)))
}
