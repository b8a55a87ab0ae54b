//! Finds or makes an execution environment for each invocation.
//!
//! - [`Scheduler::invoke`] is the warm path: one shared lock to find the pool, one short lock to take
//!   an idle environment, one message to its task. [`Scheduler::invoke_streaming`] is the same for
//!   callers that take the response as it comes.
//! - `admission` decides (pure), `pool` holds one version's environments, `environment` is the task
//!   that owns one sandbox, `provision` makes the sandbox.
//! - [`EventQueue`] keeps asynchronous invocations and runs them through all that.
//! - `activation` prepares new and changed functions, so that the first invocation finds the image
//!   pulled.
//!
//! **Invariant:** the warm path waits for no lock that a cold start, a log line or a database write
//! holds, and does not touch the database.

mod activation;
mod admission;
mod concurrency;
mod environment;
mod events;
mod folders;
mod journal;
mod outcome;
mod pool;
mod provision;
mod provisioned;
mod status;
mod streaming;

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::{Semaphore, oneshot};
use tokio_util::task::TaskTracker;

use crate::code::CodeStore;
use crate::functions::{Allowance, Functions};
use crate::image::{ImageReference, ImageStore};
use crate::logs::LogStreams;
use crate::model::{FunctionVersion, Invocation, InvocationResult, Qualifier, VersionKey};
use crate::reload::Watcher;
use crate::runtime_api::StreamSender;
use crate::sandbox::Launcher;
use crate::sts;

use concurrency::Concurrency;
use pool::{Job, Pool};

pub use concurrency::ThrottleReason;
pub use events::{AcceptError, EventQueue};
pub use folders::ReloadGlobs;
pub use provision::image_reference;
pub use status::{Activity, EnvironmentSummary};
pub use streaming::{ResponseStream, StreamPart, StreamedInvocation};

/// How many sandboxes wait for the first invocation of their function. Each is a process, a few
/// mounts and cgroups: what many functions, most of them never invoked, may cost.
const PREPARED_LIMIT: usize = 16;

/// What a user can set about execution.
#[derive(Debug, Clone)]
pub struct Options {
    /// How long an idle environment is kept; zero stops it at once.
    pub keep_alive: Duration,
    /// The largest response, in bytes.
    pub response_limit: usize,
    /// Which image runs which runtime identifier.
    pub runtime_images: BTreeMap<String, ImageReference>,
    /// Run functions of another architecture with the host's image.
    pub architecture: ArchitectureChoice,
    /// Which files of hot-reloaded folders count.
    pub reload_globs: ReloadGlobs,
}

/// Which architecture's image runs a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArchitectureChoice {
    /// The one the function asks for.
    Requested,
    /// The host's, whatever the function asks for (`LAMBDA_IGNORE_ARCHITECTURE`).
    Host,
}

/// What environments are made of and with.
#[derive(Debug)]
pub(crate) struct Context {
    pub(crate) options: Options,
    pub(crate) functions: Arc<Functions>,
    pub(crate) launcher: Launcher,
    pub(crate) images: Arc<ImageStore>,
    pub(crate) code: Arc<CodeStore>,
    pub(crate) log_streams: LogStreams,
    pub(crate) sts: sts::Client,
    /// Watches the folders of hot-reloaded functions.
    pub(crate) watcher: Watcher,
    /// Every environment's task.
    pub(crate) tasks: TaskTracker,
    /// One permit for each sandbox that waits for its function's first invocation.
    pub(crate) prepared: Arc<Semaphore>,
}

/// The stores and the launcher that a scheduler works with.
#[derive(Debug)]
pub struct Parts {
    pub functions: Arc<Functions>,
    pub launcher: Launcher,
    pub images: Arc<ImageStore>,
    pub code: Arc<CodeStore>,
    pub log_streams: LogStreams,
    /// Where functions get their credentials.
    pub sts: sts::Client,
}

/// An invocation that did not reach the function.
#[derive(Debug, thiserror::Error)]
pub enum InvokeError {
    #[error("Rate Exceeded.")]
    Throttled { reason: ThrottleReason },
    /// The environment could not be made; the text names what failed and why.
    #[error("{cause}")]
    Environment { cause: String },
    #[error("the server is stopping")]
    Stopping,
}

/// Runs function versions in execution environments.
#[derive(Debug)]
pub struct Scheduler {
    context: Arc<Context>,
    /// Written only when a version is invoked for the first time, changed or deleted.
    pools: RwLock<HashMap<VersionKey, Arc<Pool>>>,
    concurrency: Concurrency,
}

impl Scheduler {
    /// A scheduler without environments.
    pub fn new(options: Options, parts: Parts) -> Self {
        let Parts { functions, launcher, images, code, log_streams, sts } = parts;
        let tasks = TaskTracker::new();
        let watcher = Watcher::new();
        let prepared = Arc::new(Semaphore::new(PREPARED_LIMIT));
        let context = Context {
            options,
            functions,
            launcher,
            images,
            code,
            log_streams,
            sts,
            watcher,
            tasks,
            prepared,
        };
        Self {
            context: Arc::new(context),
            pools: RwLock::new(HashMap::new()),
            concurrency: Concurrency::default(),
        }
    }

    /// Runs one invocation of `version` and returns what came of it. It runs to its end also when
    /// the caller stops waiting.
    ///
    /// # Errors
    /// The concurrency limit is reached, or no environment can be made.
    pub async fn invoke(
        &self,
        version: &Arc<FunctionVersion>,
        allowance: Allowance,
        invocation: Invocation,
    ) -> Result<InvocationResult, InvokeError> {
        let result = self.begin(version, allowance, invocation, None).await?;
        result.await.unwrap_or(Err(InvokeError::Stopping))
    }

    /// Lets an invocation run; the receiver gets what came of it.
    async fn begin(
        &self,
        version: &Arc<FunctionVersion>,
        allowance: Allowance,
        invocation: Invocation,
        stream: Option<StreamSender>,
    ) -> Result<oneshot::Receiver<Result<InvocationResult, InvokeError>>, InvokeError> {
        let pool = self.pool(version);
        let permit =
            pool.counters.acquire(allowance).map_err(|reason| InvokeError::Throttled { reason })?;
        let generation = pool
            .settled_generation()
            .await
            .map_err(|error| InvokeError::Environment { cause: describe(&error) })?;
        let (reply, result) = oneshot::channel();
        pool.submit(Job { invocation, reply, stream, permit, generation });
        Ok(result)
    }

    /// The pool of this state of the version. The pool of an older state is retired: it finishes
    /// what it has.
    fn pool(&self, version: &Arc<FunctionVersion>) -> Arc<Pool> {
        let pools = self.pools.read().unwrap_or_else(PoisonError::into_inner);
        match pools.get(&version.key) {
            Some(pool) if pool.version.revision == version.revision => Arc::clone(pool),
            _ => {
                drop(pools);
                self.replace_pool(version)
            }
        }
    }

    fn replace_pool(&self, version: &Arc<FunctionVersion>) -> Arc<Pool> {
        let mut pools = self.pools.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(pool) = pools.get(&version.key)
            && pool.version.revision == version.revision
        {
            return Arc::clone(pool);
        }
        let counters = self.concurrency.counters(&version.key.function);
        let pool = Arc::new(Pool::new(Arc::clone(version), Arc::clone(&self.context), counters));
        if let Some(old) = pools.insert(version.key.clone(), Arc::clone(&pool)) {
            old.retire();
        }
        if self.context.tasks.is_closed() {
            pool.retire();
        }
        pool
    }

    /// Makes the sandbox for the first invocation of a version, if it is active.
    fn prepare(&self, key: &VersionKey) {
        let Context { options, functions, prepared, .. } = &*self.context;
        let qualifier = Qualifier::Version(key.version);
        if let Ok(resolved) = functions.resolve(&key.function, Some(&qualifier))
            && resolved.expect_invocable().is_ok()
            && !options.keep_alive.is_zero()
            && let Ok(permit) = Arc::clone(prepared).try_acquire_owned()
        {
            self.pool(&resolved.version).prepare(permit);
            // Deleted meanwhile, before there was a pool to retire.
            if functions.resolve(&key.function, Some(&qualifier)).is_err() {
                self.retire(key);
            }
        }
    }

    /// Lets go of a version that was deleted: what runs finishes.
    pub fn retire(&self, key: &VersionKey) {
        let pool = self.pools.write().unwrap_or_else(PoisonError::into_inner).remove(key);
        if let Some(pool) = pool {
            pool.retire();
        }
    }

    /// The environments that exist now, those of replaced versions excepted.
    pub fn environments(&self) -> Vec<EnvironmentSummary> {
        let pools = self.pools.read().unwrap_or_else(PoisonError::into_inner);
        pools.values().flat_map(|pool| pool.statuses()).map(|status| status.summary()).collect()
    }

    /// Stops every environment once it has finished what it runs.
    pub async fn drain(&self) {
        let pools = {
            let mut pools = self.pools.write().unwrap_or_else(PoisonError::into_inner);
            // A pool that is made from now on is retired from the beginning.
            self.context.tasks.close();
            std::mem::take(&mut *pools)
        };
        for pool in pools.values() {
            pool.retire();
        }
        self.context.tasks.wait().await;
    }
}

/// An error and what caused it, in one line.
fn describe(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
