//! The server's end of the spawner: from a spec to a living sandbox.

mod connection;
mod helper;
mod process;

use std::collections::VecDeque;
use std::io;
use std::iter;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use connection::socket_pair;
use helper::Helper;
use process::Spawner;
pub use process::SpawnerError;
use tokio::task::JoinError;
use tokio_util::task::TaskTracker;

use super::cgroup::{CgroupError, CgroupTree, InstanceId};
use super::ids::IdRanges;
use super::link::{LinkError, Remains, Sandbox};
use super::spec::SandboxSpec;
use super::wire::Preparation;
use crate::model::LayerOwner;

/// How long the spawner may take to set itself up, and a sandbox to be made. It takes milliseconds;
/// this is for a host under extreme load.
const TIMEOUT: Duration = Duration::from_secs(10);

/// How many helpers wait for work: so many sandboxes can be asked for at once before one has to
/// wait for the kernel to move its helper into a cgroup. A waiting one takes half a megabyte.
const READY_HELPERS: usize = 2;

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
    /// The spec does not fit into a request, or the helper cannot be asked.
    #[error("could not ask for the sandbox")]
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
    /// Helpers that wait for work, the longest waiting one first.
    ready: Mutex<VecDeque<Helper>>,
    /// Held by the one who adds to them.
    refilling: tokio::sync::Mutex<()>,
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
        let spawner = Spawner::start(&options.program).await?;
        let shared = Arc::new(Shared {
            program: options.program,
            owner,
            cgroups,
            ids: IdRanges::default(),
            spawner: Mutex::new(Arc::new(spawner)),
            ready: Mutex::default(),
            refilling: tokio::sync::Mutex::default(),
            tasks: TaskTracker::new(),
        });
        shared.refill().await;
        Ok(Self { shared })
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
        let sandbox = self.shared.tasks.spawn(async move { shared.create(&spec).await }).await??;
        // Not before the sandbox is there: that would take CPU time from it.
        let shared = Arc::clone(&self.shared);
        self.shared.tasks.spawn(async move { shared.refill().await });
        Ok(sandbox)
    }

    /// Waits until everything of destroyed and dropped sandboxes is gone, and removes the cgroup
    /// of the server. The spawner ends with the last clone of the launcher.
    ///
    /// # Errors
    ///
    /// When a sandbox still lives.
    pub async fn close(self) -> Result<(), LauncherError> {
        let _no_more = self.shared.refilling.lock().await;
        lock(&self.shared.ready).clear();
        self.shared.tasks.close();
        self.shared.tasks.wait().await;
        let cgroups = self.shared.cgroups.clone();
        Ok(tokio::task::spawn_blocking(move || cgroups.close()).await??)
    }
}

impl Shared {
    async fn create(&self, spec: &SandboxSpec) -> Result<Sandbox, StartError> {
        if let Some(helper) = self.take_ready() {
            match self.make(helper, spec).await {
                // Perhaps it died while it waited, and not of this sandbox.
                Err(StartError::HelperDied) => {}
                result => return result,
            }
        }
        self.make(self.prepare().await?, spec).await
    }

    async fn make(&self, helper: Helper, spec: &SandboxSpec) -> Result<Sandbox, StartError> {
        let birth = helper.request(spec).await?;
        let made = tokio::time::timeout(TIMEOUT, birth.complete(spec)).await;
        made.map_err(|_| StartError::TimedOut)?
    }

    /// Makes a helper that does the generic half of a sandbox and then waits.
    async fn prepare(&self) -> Result<Helper, StartError> {
        let ids = self.ids.take().ok_or(StartError::OutOfIds)?;
        let preparation = Preparation { owner: self.owner, first_id: ids.first() };
        let cgroups = self.cgroups.clone();
        let (cgroup, membership) = tokio::task::spawn_blocking(move || {
            let cgroup = cgroups.create()?;
            let membership = cgroup.membership()?;
            Ok::<_, CgroupError>((cgroup, membership))
        })
        .await??;
        let remains = Remains::new(cgroup, ids, self.tasks.clone());
        let (socket, its_socket) = socket_pair().map_err(StartError::Descriptors)?;
        let descriptors: Vec<OwnedFd> = iter::once(its_socket).chain(membership).collect();
        self.fork_helper(&preparation, &descriptors).await?;
        Ok(Helper::new(socket, remains))
    }

    /// Asks the spawner for a helper, and a new spawner if the old one is gone.
    async fn fork_helper(
        &self,
        preparation: &Preparation,
        descriptors: &[OwnedFd],
    ) -> Result<(), SpawnerError> {
        let spawner = Arc::clone(&lock(&self.spawner));
        if spawner.fork_helper(preparation, descriptors).await.is_ok() {
            return Ok(());
        }
        tracing::warn!("the spawner is gone; starting another one");
        let replacement = Arc::new(Spawner::start(&self.program).await?);
        // Another task may have been faster; then its spawner is used, and ours ends unused.
        let spawner = self.replace(&spawner, replacement);
        spawner.fork_helper(preparation, descriptors).await.map_err(SpawnerError::Socket)
    }

    fn replace(&self, dead: &Arc<Spawner>, replacement: Arc<Spawner>) -> Arc<Spawner> {
        let mut current = lock(&self.spawner);
        if Arc::ptr_eq(&current, dead) {
            *current = replacement;
        }
        Arc::clone(&current)
    }

    fn take_ready(&self) -> Option<Helper> {
        lock(&self.ready).pop_front()
    }

    /// Prepares helpers for the sandboxes to come, unless somebody else is at it.
    async fn refill(&self) {
        let Ok(_refilling) = self.refilling.try_lock() else { return };
        while lock(&self.ready).len() < READY_HELPERS {
            match self.prepare().await {
                Ok(helper) => lock(&self.ready).push_back(helper),
                // The next sandbox will report it.
                Err(error) => {
                    tracing::debug!(%error, "no helper was prepared");
                    return;
                }
            }
        }
    }
}

/// Locks for the length of a push, a pop or a clone. What a panicking thread left is as good.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
