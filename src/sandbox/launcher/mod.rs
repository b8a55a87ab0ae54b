//! The server's end of the spawner: from a spec to a living sandbox.

mod connection;
mod process;

use std::io;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use connection::connect;
use process::Spawner;
pub use process::SpawnerError;
use tokio::task::JoinError;
use tokio_util::task::TaskTracker;

use super::cgroup::{Cgroup, CgroupError, CgroupTree, InstanceId};
use super::ids::IdRanges;
use super::link::{LinkError, Remains, Sandbox};
use super::spec::{self, SandboxSpec};
use super::wire::{self, Request, RequestDescriptors};
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
    program: PathBuf,
    owner: u32,
    cgroups: CgroupTree,
    ids: IdRanges,
    /// Replaced when it dies; held only to clone or replace the handle.
    spawner: Mutex<Arc<Spawner>>,
    /// What makes sandboxes, and what cleans up behind them.
    tasks: TaskTracker,
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
        let instance = options.instance;
        let (cgroups, swept) = tokio::task::spawn_blocking(move || {
            let cgroups = CgroupTree::open(&instance)?;
            let swept = cgroups.sweep()?;
            Ok::<_, CgroupError>((cgroups, swept))
        })
        .await??;
        if 0 < swept {
            tracing::info!(count = swept, "removed sandboxes of an earlier life of the server");
        }
        let spawner = Mutex::new(Arc::new(Spawner::start(&options.program).await?));
        let (ids, tasks) = (IdRanges::default(), TaskTracker::new());
        let program = options.program;
        Ok(Self { shared: Arc::new(Shared { program, owner, cgroups, ids, spawner, tasks }) })
    }

    /// Makes a sandbox: when this returns, PID 1 waits for [`Sandbox::start`]. Any number may be
    /// made at once. If the future is dropped, what was made is removed again.
    ///
    /// # Errors
    ///
    /// Nothing of the sandbox is left then, or will be in a moment.
    pub async fn create(&self, spec: &SandboxSpec) -> Result<Sandbox, StartError> {
        // A task of its own, because nobody else would remove a cgroup whose maker gave up.
        let (shared, spec) = (Arc::clone(&self.shared), spec.clone());
        self.shared.tasks.spawn(async move { shared.create(&spec).await }).await?
    }

    /// Waits until everything of destroyed and dropped sandboxes is gone, and removes the cgroup
    /// of the server. The spawner ends with the last clone of the launcher.
    ///
    /// # Errors
    ///
    /// When a sandbox still lives.
    pub async fn close(self) -> Result<(), LauncherError> {
        self.shared.tasks.close();
        self.shared.tasks.wait().await;
        let cgroups = self.shared.cgroups.clone();
        Ok(tokio::task::spawn_blocking(move || cgroups.close()).await??)
    }
}

impl Shared {
    async fn create(&self, spec: &SandboxSpec) -> Result<Sandbox, StartError> {
        let ids = self.ids.take().ok_or(StartError::OutOfIds)?;
        let first_id = ids.first();
        let (cgroup, membership) = self.make_cgroup(spec).await?;
        let remains = Remains::new(cgroup, ids, self.tasks.clone());
        let (ends, descriptors) = connect(membership).map_err(StartError::Descriptors)?;
        let packet = wire::encode(&self.request(spec, first_id))
            .map_err(|error| StartError::Request(io::Error::other(error)))?;
        self.send(&packet, descriptors).await?;
        let made = tokio::time::timeout(TIMEOUT, ends.into_sandbox(spec, remains)).await;
        made.map_err(|_| StartError::TimedOut)?
    }

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
        let replacement = Arc::new(Spawner::start(&self.program).await?);
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
