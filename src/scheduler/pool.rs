//! The environments of one function version, and the invocations that wait for one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OnceCell, OwnedSemaphorePermit, oneshot};

use crate::model::{FunctionVersion, Invocation, InvocationResult, SandboxId};
use crate::runtime_api::StreamSender;

use super::admission::{Admission, Arrival, Demand, Next};
use super::concurrency::{Counters, Permit};
use super::environment::{self, Init};
use super::folders::{self, FolderError, Folders, Generation};
use super::status::Status;
use super::{Context, InvokeError};

/// An invocation on its way to an environment.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) invocation: Invocation,
    pub(super) reply: oneshot::Sender<Result<InvocationResult, InvokeError>>,
    /// Set if the caller takes the response as it comes.
    pub(super) stream: Option<StreamSender>,
    /// Counts the invocation as running for as long as the job exists.
    pub(super) permit: Permit,
    /// The oldest content of hot-reloaded folders that may answer.
    pub(super) generation: Generation,
}

/// An idle environment: it takes a job, or stops when this is dropped.
#[derive(Debug)]
struct Idle {
    id: SandboxId,
    job: oneshot::Sender<Job>,
}

/// What an environment that has nothing to run is told.
#[derive(Debug)]
pub(super) enum Turn {
    Run(Job),
    /// A job will come through here; it is closed when the environment shall stop.
    Rest(oneshot::Receiver<Job>),
    Stop,
}

/// The pool of one function version.
#[derive(Debug)]
pub(super) struct Pool {
    pub(super) version: Arc<FunctionVersion>,
    pub(super) context: Arc<Context>,
    pub(super) counters: Counters,
    /// Held for a few instructions, by nothing that waits.
    admission: Mutex<Admission<Idle, Job>>,
    /// Watched from the first invocation on; empty for versions that run from no folder.
    folders: OnceCell<Folders>,
    has_folders: bool,
    /// What `coracle ps` shows; taken only when an environment begins or ends.
    environments: Mutex<HashMap<SandboxId, Arc<Status>>>,
}

impl Pool {
    pub(super) fn new(
        version: Arc<FunctionVersion>,
        context: Arc<Context>,
        counters: Counters,
    ) -> Self {
        Self {
            has_folders: folders::has_folders(&version),
            folders: OnceCell::new(),
            version,
            context,
            counters,
            admission: Mutex::new(Admission::new()),
            environments: Mutex::new(HashMap::new()),
        }
    }

    fn admission(&self) -> MutexGuard<'_, Admission<Idle, Job>> {
        // Every change of the admission is one call that cannot panic midway.
        self.admission.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn environments(&self) -> MutexGuard<'_, HashMap<SandboxId, Arc<Status>>> {
        self.environments.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The folders the version runs from, watched.
    pub(super) async fn folders(&self) -> Result<Folders, FolderError> {
        if !self.has_folders {
            return Ok(Folders::default());
        }
        let watch = async {
            let function = self.context.functions.function(&self.version.key.function);
            let tag = |name: &str| function.as_ref().ok()?.settings.tags.get(name).cloned();
            let filter = folders::filter(&self.context.options.reload_globs, tag)?;
            Folders::watch(&self.context.watcher, &self.version, &filter).await
        };
        self.folders.get_or_try_init(|| watch).await.cloned()
    }

    /// The oldest content that an invocation arriving now may be answered with.
    pub(super) async fn settled_generation(&self) -> Result<Generation, FolderError> {
        if !self.has_folders {
            return Ok(Generation::default());
        }
        self.folders().await?;
        match self.folders.get() {
            Some(folders) => Ok(folders.settled().await),
            None => Ok(Generation::default()),
        }
    }

    /// Gives the job to an idle environment, or lets it wait for one.
    pub(super) fn submit(self: &Arc<Self>, mut job: Job) {
        loop {
            let arrival = self.admission().arrive(job);
            match arrival {
                Arrival::Assign(idle, assigned) => match idle.job.send(assigned) {
                    Ok(()) => return,
                    // That environment is ending; the job goes to the next one.
                    Err(unsent) => job = unsent,
                },
                Arrival::Start => return self.start_environment(Init::Now),
                Arrival::Wait => return,
            }
        }
    }

    fn start_environment(self: &Arc<Self>, init: Init) {
        let pool = Arc::clone(self);
        self.context.tasks.spawn(environment::run(pool, init));
    }

    /// Makes a sandbox ahead of the first invocation, unless one has come already.
    pub(super) fn prepare(self: &Arc<Self>, permit: OwnedSemaphorePermit) {
        if self.admission().prepare() == Demand::Start {
            self.start_environment(Init::OnDemand(permit));
        }
    }

    /// Starts an environment if one more is needed.
    fn meet(self: &Arc<Self>, demand: Demand) {
        if demand == Demand::Start {
            self.start_environment(Init::Now);
        }
    }

    /// An environment that was coming has nothing to run.
    pub(super) fn rest(&self, id: &SandboxId) -> Turn {
        let (job, receiver) = oneshot::channel();
        let next = self.admission().rest(Idle { id: id.clone(), job });
        match next {
            Next::Run(job) => Turn::Run(job),
            Next::Rest => Turn::Rest(receiver),
            Next::Stop => Turn::Stop,
        }
    }

    /// An environment took a job, but has no runtime yet: it comes, and the job waits.
    pub(super) fn give_back(self: &Arc<Self>, job: Job) {
        self.come();
        self.submit(job);
    }

    /// An environment has answered, or restarts its runtime: it will rest soon.
    pub(super) fn come(&self) {
        self.admission().come();
    }

    /// An environment that was coming does not come soon, or never.
    pub(super) fn leave(self: &Arc<Self>) {
        let demand = self.admission().leave();
        self.meet(demand);
    }

    /// The invocation that has waited longest, for an environment that failed before it could run
    /// anything.
    pub(super) fn take_waiting(&self) -> Option<Job> {
        self.admission().take_waiting()
    }

    /// Takes an environment out of the idle ones. `false` if a job is on its way to it.
    pub(super) fn withdraw(&self, id: &SandboxId) -> bool {
        self.admission().withdraw(|idle| idle.id == *id).is_some()
    }

    /// Takes an environment out of the idle ones to those that come. `false` if a job is on its way.
    pub(super) fn withdraw_to_come(&self, id: &SandboxId) -> bool {
        let mut admission = self.admission();
        let is_withdrawn = admission.withdraw(|idle| idle.id == *id).is_some();
        if is_withdrawn {
            admission.come();
        }
        is_withdrawn
    }

    /// Stops idle environments now and the others when nothing waits for them.
    pub(super) fn retire(&self) {
        let stopped = self.admission().retire();
        drop(stopped);
    }

    /// Shows an environment in `coracle ps` until [`Pool::unregister`].
    pub(super) fn register(&self, status: Arc<Status>) {
        self.environments().insert(status.id.clone(), status);
    }

    pub(super) fn unregister(&self, id: &SandboxId) {
        self.environments().remove(id);
    }

    /// The environments as they are now.
    pub(super) fn statuses(&self) -> Vec<Arc<Status>> {
        self.environments().values().cloned().collect()
    }
}
