//! One execution environment: the task that owns a sandbox and everything in it.
//!
//! ```text
//!              runtime asks for next                job
//! Starting ──────────────────────────▶ Idle ──────────────────▶ Busy
//!     │                                 ▲ │ keep-alive, retire    │ │
//!     │ failed: answers the             │ ▼                       │ │ timeout, exit: answers, kills,
//!     │ invocation that waits           │ ends                    │ ▼ starts the runtime again
//!     └─────────────────────────────────┴──────────────────── Restarting
//! ```
//!
//! Nothing but the end of the sandbox itself ends an environment before its time: a timeout, an
//! exit or a failed initialisation replaces the runtime process, while file system and listener stay.
//!
//! **Invariant:** whatever becomes of an environment, its task answers every job it was given.

mod invocation;

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::{OwnedSemaphorePermit, oneshot};
use tokio::time::{Instant, sleep, timeout_at};
use tracing::{info, warn};

use crate::runtime_api::{RuntimeApi, RuntimeEvent};
use crate::sandbox::{ProcessSpec, Sandbox, SandboxEvent};

use super::folders::{Folders, Generation, Mounted};
use super::journal::Journal;
use super::outcome::Failure;
use super::pool::{Job, Pool, Turn};
use super::provision::{self, Provisioned};
use super::status::{Activity, Status};
use super::{InvokeError, describe};

/// How long the init phase may take before it becomes part of the first invocation (AWS, "Lambda
/// runtime environment lifecycle").
const INIT_LIMIT: Duration = Duration::from_secs(10);

/// A runtime is started again before an invocation when its credentials end sooner than this; new
/// ones are good for longer.
const CREDENTIALS_MARGIN: SignedDuration = SignedDuration::from_mins(1);

/// When the init phase of a new environment begins.
#[derive(Debug)]
pub(super) enum Init {
    Now,
    /// With the first invocation: until then there is only a sandbox, one of those that the permit
    /// counts.
    OnDemand(OwnedSemaphorePermit),
}

/// Starts an environment, runs what comes, and leaves nothing behind.
pub(super) async fn run(pool: Arc<Pool>, init: Init) {
    let started = Instant::now();
    match provision::provision(&pool).await {
        Ok(provisioned) => {
            let Provisioned { sandbox, api, process, journal, folders, mounted } = provisioned;
            let status = Arc::new(Status::new(sandbox.id().clone(), pool.version.key.clone()));
            pool.register(Arc::clone(&status));
            let mut environment = Environment {
                pool: Arc::clone(&pool),
                inside: Inside { sandbox, api, journal },
                process,
                credentials_end: None,
                status,
                runtime: Runtime::Down,
                init_duration: None,
                folders,
                mounted,
                generation: Generation::default(),
            };
            let end = environment.live(started, init).await;
            let Environment { inside: Inside { sandbox, .. }, .. } = environment;
            info!(sandbox_id = %sandbox.id(), function = %pool.version.key, reason = ?end, "environment ended");
            pool.unregister(sandbox.id());
            sandbox.destroy().await;
        }
        Err(error) => {
            let cause = describe(&error);
            warn!(function = %pool.version.key, %cause, "could not start an environment");
            if let Some(job) = pool.take_waiting() {
                // A caller that has gone does not want the answer.
                drop(job.reply.send(Err(InvokeError::Environment { cause })));
            }
            pool.leave();
        }
    }
}

/// Why an environment ended.
#[derive(Debug)]
enum End {
    KeepAlive,
    Retired,
    SandboxGone,
    /// A hot-reloaded folder was replaced by another one, or one of several layers changed, which
    /// only a new mount shows.
    FolderReplaced,
}

/// Whether a runtime process is there to take an invocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Runtime {
    Ready,
    /// It has to be started, within the next invocation if not before.
    Down,
}

#[derive(Debug)]
struct Environment {
    pool: Arc<Pool>,
    inside: Inside,
    process: ProcessSpec,
    /// When the credentials that the runtime was started with end.
    credentials_end: Option<Timestamp>,
    status: Arc<Status>,
    runtime: Runtime,
    /// How long the first init took, until the first REPORT has told it.
    init_duration: Option<Duration>,
    folders: Folders,
    mounted: Mounted,
    /// Of the content that the runtime was started with, or newer.
    generation: Generation,
}

/// What ends the idleness of an environment that goes on.
#[derive(Debug)]
enum Woken {
    Job(Job),
    /// It is not among the idle ones any more, but among those that come.
    FolderChanged,
}

/// What happens to a busy or starting environment.
#[derive(Debug)]
enum Happening {
    Runtime(RuntimeEvent),
    Sandbox(SandboxEvent),
}

impl Environment {
    async fn live(&mut self, mut started: Instant, init: Init) -> End {
        if let Init::OnDemand(permit) = init {
            if let Err(end) = self.until_needed().await {
                return end;
            }
            drop(permit);
            started = Instant::now();
        }
        if let Err(end) = self.initialise(started).await {
            return end;
        }
        loop {
            let job = match self.pool.rest(self.inside.sandbox.id()) {
                Turn::Run(job) => job,
                Turn::Stop => return End::Retired,
                Turn::Rest(job) => match self.idle(job, Activity::Idle).await {
                    Ok(Woken::Job(job)) => job,
                    Ok(Woken::FolderChanged) => match self.reload().await {
                        Ok(()) => continue,
                        Err(end) => return end,
                    },
                    Err(end) => return end,
                },
            };
            self.status.set(Activity::Busy);
            let job = match self.refresh(job).await {
                Ok(job) => job,
                Err(end) => return end,
            };
            if let Err(end) = self.serve(job).await {
                return end;
            }
        }
    }

    /// Waits for the first invocation, which then waits for this environment.
    async fn until_needed(&mut self) -> Result<(), End> {
        loop {
            self.generation = self.folders.generation();
            let job = match self.pool.rest(self.inside.sandbox.id()) {
                Turn::Run(job) => job,
                Turn::Stop => return Err(End::Retired),
                Turn::Rest(job) => match self.idle(job, Activity::Prepared).await? {
                    Woken::Job(job) => job,
                    // No runtime has read the folder yet.
                    Woken::FolderChanged => continue,
                },
            };
            self.status.set(Activity::Starting);
            self.pool.give_back(job);
            return Ok(());
        }
    }

    /// The init phase, before anything was invoked. If it fails, the invocation that waited for
    /// this environment gets the failure; after too long an init, the invocation repeats it.
    async fn initialise(&mut self, started: Instant) -> Result<(), End> {
        if !self.folders.are_mounted(&self.mounted) {
            self.pool.leave();
            return Err(End::FolderReplaced);
        }
        match self.start_runtime(Instant::now() + INIT_LIMIT).await {
            Ok(()) => {
                self.init_duration = Some(started.elapsed());
                info!(sandbox_id = %self.inside.sandbox.id(), function = %self.pool.version.key,
                    milliseconds = started.elapsed().as_millis(), "environment started");
            }
            Err(Failure::TimedOut(_)) => {}
            Err(failure)
                if !matches!(failure, Failure::SandboxGone) && self.is_outdated().await => {}
            Err(failure) => {
                let is_gone = matches!(failure, Failure::SandboxGone);
                if let Some(job) = self.pool.take_waiting() {
                    self.inside.journal.begin(&job.invocation, self.pool.version.key.version);
                    self.finish(job, Instant::now(), Err(failure)).await;
                }
                if is_gone {
                    self.pool.leave();
                    return Err(End::SandboxGone);
                }
            }
        }
        Ok(())
    }

    /// Starts the runtime process and waits until it asks for an invocation.
    async fn start_runtime(&mut self, deadline: Instant) -> Result<(), Failure> {
        self.inside.api.reset();
        self.runtime = Runtime::Down;
        self.generation = self.folders.generation();
        let credentials_end = provision::renew_credentials(&self.pool, &mut self.process).await;
        // For others than these, which end at once, a restart before each invocation would ask in vain.
        self.credentials_end =
            credentials_end.filter(|end| Timestamp::now() + CREDENTIALS_MARGIN < *end);
        self.inside
            .sandbox
            .start(&self.process)
            .await
            .map_err(|error| Failure::InvalidEntrypoint(describe(&error)))?;
        let failure = match timeout_at(deadline, self.inside.happening()).await {
            Ok(Happening::Runtime(RuntimeEvent::Next)) => {
                self.runtime = Runtime::Ready;
                if let Err(error) = self.inside.sandbox.limit_cpu() {
                    warn!(sandbox_id = %self.inside.sandbox.id(), cause = describe(&error), "no CPU quota");
                }
                return Ok(());
            }
            Ok(Happening::Runtime(RuntimeEvent::InitError { error })) => {
                Failure::Reported { error_type: None, error }
            }
            // Nothing was delivered that could be answered.
            Ok(Happening::Runtime(_)) => return Ok(()),
            Ok(Happening::Sandbox(SandboxEvent::RuntimeExited(status))) => Failure::Exited(status),
            Ok(Happening::Sandbox(SandboxEvent::Gone)) => return Err(Failure::SandboxGone),
            Err(_) => Failure::TimedOut(INIT_LIMIT),
        };
        info!(sandbox_id = %self.inside.sandbox.id(), function = %self.pool.version.key, %failure, "init failed");
        self.stop_runtime().await;
        Err(failure)
    }

    /// Ends every process of the sandbox but PID 1.
    async fn stop_runtime(&mut self) {
        self.runtime = Runtime::Down;
        if let Err(error) = self.inside.sandbox.kill().await {
            warn!(sandbox_id = %self.inside.sandbox.id(), cause = describe(&error), "could not stop the runtime");
        }
        self.inside.api.reset();
    }

    /// Replaces the runtime process; file system and listener stay.
    async fn restart_runtime(&mut self) -> Result<(), End> {
        self.status.set(Activity::Restarting);
        self.stop_runtime().await;
        let begun = Instant::now();
        match self.start_runtime(begun + INIT_LIMIT).await {
            Ok(()) => {
                info!(sandbox_id = %self.inside.sandbox.id(), function = %self.pool.version.key,
                milliseconds = begun.elapsed().as_millis(), "runtime restarted")
            }
            Err(Failure::SandboxGone) => return Err(End::SandboxGone),
            // The next invocation starts it again and gets the failure if there still is one.
            Err(_) => {}
        }
        Ok(())
    }

    /// Replaces the runtime while the environment counts as coming: invocations that arrive wait
    /// for it.
    async fn restart_while_coming(&mut self) -> Result<(), End> {
        let restarted = self.restart_runtime().await;
        if restarted.is_err() {
            self.pool.leave();
        }
        restarted
    }

    /// Starts the runtime again because a hot-reloaded folder has changed. The environment counts as
    /// coming, so invocations that arrive meanwhile wait for it. Once only: changes that follow must
    /// not keep it from those.
    async fn reload(&mut self) -> Result<(), End> {
        if !self.folders.are_mounted(&self.mounted) {
            self.pool.leave();
            return Err(End::FolderReplaced);
        }
        self.restart_while_coming().await?;
        self.tell_reload();
        Ok(())
    }

    /// Whether a folder has changed since the runtime was started. If its init failed, it may have
    /// read a file that was half written; the failure of code that nobody saved is nobody's answer.
    async fn is_outdated(&self) -> bool {
        self.generation < self.folders.settled().await
    }

    /// Makes sure that the runtime has the content that the job was promised, and credentials; a job
    /// that this environment cannot keep the promise to goes to another one.
    async fn refresh(&mut self, job: Job) -> Result<Job, End> {
        let is_current = job.generation <= self.generation;
        let has_credentials =
            self.credentials_end.is_none_or(|end| Timestamp::now() + CREDENTIALS_MARGIN < end);
        if is_current && has_credentials {
            return Ok(job);
        }
        let refreshed = if self.folders.are_mounted(&self.mounted) {
            self.restart_runtime().await
        } else {
            Err(End::FolderReplaced)
        };
        match refreshed {
            Ok(()) => {
                if !is_current {
                    self.tell_reload();
                }
                Ok(job)
            }
            Err(end) => {
                self.pool.submit(job);
                Err(end)
            }
        }
    }

    /// One line for each reload: what changed, and how long it took to be in effect.
    fn tell_reload(&self) {
        let Some(change) = self.folders.last_change() else { return };
        let files: Vec<_> = change.files.iter().map(|file| file.display().to_string()).collect();
        info!(function = %self.pool.version.key, sandbox_id = %self.inside.sandbox.id(), files = files.join(", "),
            count = change.count, milliseconds = change.last_write.elapsed().as_millis(), "reloaded");
    }

    /// Waits for a job, for a change of a folder, or for the end.
    async fn idle(
        &mut self,
        mut job: oneshot::Receiver<Job>,
        activity: Activity,
    ) -> Result<Woken, End> {
        self.status.set(activity);
        let keep_alive = sleep(self.pool.context.options.keep_alive);
        tokio::pin!(keep_alive);
        loop {
            if self.generation < self.folders.generation() {
                if self.pool.withdraw_to_come(self.inside.sandbox.id()) {
                    return Ok(Woken::FolderChanged);
                }
                return job.await.map(Woken::Job).map_err(|_| End::Retired);
            }
            let end = tokio::select! {
                biased;
                received = &mut job => return received.map(Woken::Job).map_err(|_| End::Retired),
                () = self.folders.changed() => continue,
                happening = self.inside.happening() => match happening {
                    Happening::Runtime(_) => continue,
                    Happening::Sandbox(SandboxEvent::RuntimeExited(status)) => {
                        info!(sandbox_id = %self.inside.sandbox.id(), %status, "runtime ended while idle");
                        self.runtime = Runtime::Down;
                        continue;
                    }
                    Happening::Sandbox(SandboxEvent::Gone) => End::SandboxGone,
                },
                () = &mut keep_alive => End::KeepAlive,
            };
            if self.pool.withdraw(self.inside.sandbox.id()) {
                return Err(end);
            }
            // A job was sent before the withdrawal, or the pool has let go of this environment.
            return job.await.map(Woken::Job).map_err(|_| End::Retired);
        }
    }
}

/// A sandbox, and its server's ends of what is served to it and taken from it.
#[derive(Debug)]
struct Inside {
    sandbox: Sandbox,
    api: RuntimeApi,
    journal: Journal,
}

impl Inside {
    /// Waits for what happens next, keeping the output flowing. Cancel safe.
    async fn happening(&mut self) -> Happening {
        loop {
            tokio::select! {
                biased;
                // An answer comes before the exit that follows it.
                event = self.api.event() => return Happening::Runtime(event),
                event = self.sandbox.event() => return Happening::Sandbox(event),
                () = self.journal.readable() => self.journal.drain(),
            }
        }
    }
}
