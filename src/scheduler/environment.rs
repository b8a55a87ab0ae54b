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

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep, sleep_until, timeout_at};
use tracing::{info, warn};

use crate::logs::Report;
use crate::model::{FunctionError, Invocation, InvocationResult, LogType, Mebibytes, RequestId};
use crate::runtime_api::{RuntimeApi, RuntimeEvent};
use crate::sandbox::{ProcessSpec, Sandbox, SandboxEvent};

use super::journal::Journal;
use super::outcome::Failure;
use super::pool::{Job, Pool, Turn};
use super::provision;
use super::status::{Activity, Status};
use super::{InvokeError, describe};

/// How long the init phase may take before it becomes part of the first invocation (AWS, "Lambda
/// runtime environment lifecycle").
const INIT_LIMIT: Duration = Duration::from_secs(10);

/// How long invocations wait for an environment whose runtime has answered but not yet asked for
/// more. A runtime needs 0.03 to 0.12 ms (images.md §3), or some periods of its CPU quota; a new
/// environment would not be there sooner than this.
const SETTLE_LIMIT: Duration = Duration::from_millis(50);

/// Starts an environment, runs what comes, and leaves nothing behind.
pub(super) async fn run(pool: Arc<Pool>) {
    let started = Instant::now();
    match provision::sandbox(&pool).await {
        Ok((sandbox, api, process, journal)) => {
            let status = Arc::new(Status::new(sandbox.id().clone(), pool.version.key.clone()));
            pool.register(Arc::clone(&status));
            let mut environment = Environment {
                pool: Arc::clone(&pool),
                sandbox,
                api,
                process,
                journal,
                status,
                runtime: Runtime::Down,
                init_duration: None,
            };
            let end = environment.live(started).await;
            let Environment { sandbox, .. } = environment;
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
    sandbox: Sandbox,
    api: RuntimeApi,
    process: ProcessSpec,
    journal: Journal,
    status: Arc<Status>,
    runtime: Runtime,
    /// How long the first init took, until the first REPORT has told it.
    init_duration: Option<Duration>,
}

/// What an environment does after an invocation.
#[derive(Debug, Clone, Copy)]
enum Then {
    Settle,
    Restart,
    Rest,
}

/// What a runtime does after its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Settled {
    Ready,
    /// It ended, or still works on an invocation whose time is over.
    Ended,
    SandboxGone,
}

/// What happens to a busy or starting environment.
#[derive(Debug)]
enum Happening {
    Runtime(RuntimeEvent),
    Sandbox(SandboxEvent),
}

impl Environment {
    async fn live(&mut self, started: Instant) -> End {
        if let Err(end) = self.initialise(started).await {
            return end;
        }
        loop {
            let job = match self.pool.rest(self.sandbox.id()) {
                Turn::Run(job) => job,
                Turn::Stop => return End::Retired,
                Turn::Rest(job) => match self.idle(job).await {
                    Ok(job) => job,
                    Err(end) => return end,
                },
            };
            self.status.set(Activity::Busy);
            if let Err(end) = self.serve(job).await {
                return end;
            }
        }
    }

    /// The init phase, before anything was invoked. If it fails, the invocation that waited for
    /// this environment gets the failure; after too long an init, the invocation repeats it.
    async fn initialise(&mut self, started: Instant) -> Result<(), End> {
        match self.start_runtime(Instant::now() + INIT_LIMIT).await {
            Ok(()) => {
                self.init_duration = Some(started.elapsed());
                info!(sandbox_id = %self.sandbox.id(), function = %self.pool.version.key,
                    milliseconds = started.elapsed().as_millis(), "environment started");
            }
            Err(Failure::TimedOut(_)) => {}
            Err(failure) => {
                let is_gone = matches!(failure, Failure::SandboxGone);
                if let Some(job) = self.pool.take_waiting() {
                    self.journal.begin(&job.invocation, self.pool.version.key.version);
                    self.finish(job, Instant::now(), Err(failure));
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
        self.api.reset();
        self.runtime = Runtime::Down;
        self.sandbox
            .start(&self.process)
            .await
            .map_err(|error| Failure::InvalidEntrypoint(describe(&error)))?;
        let failure = match timeout_at(deadline, self.happening()).await {
            Ok(Happening::Runtime(RuntimeEvent::Next)) => {
                self.runtime = Runtime::Ready;
                return Ok(());
            }
            Ok(Happening::Runtime(RuntimeEvent::InitError { error })) => Failure::Reported(error),
            // Nothing was delivered that could be answered.
            Ok(Happening::Runtime(_)) => return Ok(()),
            Ok(Happening::Sandbox(SandboxEvent::RuntimeExited(status))) => Failure::Exited(status),
            Ok(Happening::Sandbox(SandboxEvent::Gone)) => return Err(Failure::SandboxGone),
            Err(_) => Failure::TimedOut(INIT_LIMIT),
        };
        info!(sandbox_id = %self.sandbox.id(), function = %self.pool.version.key, %failure, "init failed");
        self.stop_runtime().await;
        Err(failure)
    }

    /// Ends every process of the sandbox but PID 1.
    async fn stop_runtime(&mut self) {
        self.runtime = Runtime::Down;
        if let Err(error) = self.sandbox.kill().await {
            warn!(sandbox_id = %self.sandbox.id(), cause = describe(&error), "could not stop the runtime");
        }
        self.api.reset();
    }

    /// Replaces a runtime that timed out or ended. Invocations that arrive meanwhile wait for it.
    async fn restart_runtime(&mut self) -> Result<(), End> {
        self.status.set(Activity::Restarting);
        self.stop_runtime().await;
        let begun = Instant::now();
        match self.start_runtime(begun + INIT_LIMIT).await {
            Ok(()) => info!(sandbox_id = %self.sandbox.id(), function = %self.pool.version.key,
                milliseconds = begun.elapsed().as_millis(), "runtime restarted"),
            Err(Failure::SandboxGone) => {
                self.pool.leave();
                return Err(End::SandboxGone);
            }
            // The next invocation starts it again and gets the failure if there still is one.
            Err(_) => {}
        }
        Ok(())
    }

    /// Waits for a job, or for the end.
    async fn idle(&mut self, mut job: oneshot::Receiver<Job>) -> Result<Job, End> {
        self.status.set(Activity::Idle);
        let keep_alive = sleep(self.pool.context.options.keep_alive);
        tokio::pin!(keep_alive);
        loop {
            let end = tokio::select! {
                biased;
                received = &mut job => return received.map_err(|_| End::Retired),
                happening = self.happening() => match happening {
                    Happening::Runtime(_) => continue,
                    Happening::Sandbox(SandboxEvent::RuntimeExited(status)) => {
                        info!(sandbox_id = %self.sandbox.id(), %status, "runtime ended while idle");
                        self.runtime = Runtime::Down;
                        continue;
                    }
                    Happening::Sandbox(SandboxEvent::Gone) => End::SandboxGone,
                },
                () = &mut keep_alive => End::KeepAlive,
            };
            if self.pool.withdraw(self.sandbox.id()) {
                return Err(end);
            }
            // A job was sent before the withdrawal, or the pool has let go of this environment.
            return job.await.map_err(|_| End::Retired);
        }
    }

    /// Runs one invocation and gets ready for the next one.
    async fn serve(&mut self, job: Job) -> Result<(), End> {
        let begun = Instant::now();
        self.journal.begin(&job.invocation, self.pool.version.key.version);
        let outcome = self.invoke(&job.invocation, begun).await;
        let then = match &outcome {
            Err(Failure::SandboxGone) => {
                self.finish(job, begun, outcome);
                return Err(End::SandboxGone);
            }
            // Its init failed within the invocation: the next invocation tries again.
            Err(_) if self.runtime == Runtime::Down => Then::Rest,
            // The handler failed; as on AWS the runtime keeps running.
            Ok(_) | Err(Failure::Reported(_) | Failure::ResponseTooLarge(_)) => Then::Settle,
            Err(Failure::TimedOut(_)) => {
                // What the function would still do after its time must not happen.
                self.stop_runtime().await;
                Then::Restart
            }
            Err(Failure::Exited(_) | Failure::InvalidEntrypoint(_)) => Then::Restart,
        };
        self.pool.come();
        self.finish(job, begun, outcome);
        match then {
            Then::Rest => Ok(()),
            Then::Settle => self.settle(begun + self.pool.version.timeout).await,
            Then::Restart => self.restart_runtime().await,
        }
    }

    /// Delivers the invocation and waits for what becomes of it.
    async fn invoke(&mut self, invocation: &Invocation, begun: Instant) -> Result<Bytes, Failure> {
        let timeout = self.pool.version.timeout;
        let deadline = begun + timeout;
        if self.runtime == Runtime::Down {
            match self.start_runtime(deadline).await {
                Ok(()) => {}
                Err(Failure::TimedOut(_)) => return Err(Failure::TimedOut(timeout)),
                Err(failure) => return Err(failure),
            }
        }
        self.api.deliver(invocation, SystemTime::now() + timeout);
        loop {
            let happening = tokio::select! {
                biased;
                happening = self.happening() => happening,
                () = sleep_until(deadline) => return Err(Failure::TimedOut(timeout)),
            };
            return match happening {
                Happening::Runtime(RuntimeEvent::Response { payload }) => Ok(payload),
                Happening::Runtime(
                    RuntimeEvent::Error { error } | RuntimeEvent::InitError { error },
                ) => Err(Failure::Reported(error)),
                Happening::Runtime(RuntimeEvent::ResponseTooLarge { limit }) => {
                    Err(Failure::ResponseTooLarge(limit))
                }
                // A repeated request for this very invocation.
                Happening::Runtime(RuntimeEvent::Next) => continue,
                Happening::Sandbox(SandboxEvent::RuntimeExited(status)) => {
                    Err(Failure::Exited(status))
                }
                Happening::Sandbox(SandboxEvent::Gone) => Err(Failure::SandboxGone),
            };
        }
    }

    /// Answers the caller and writes the log; the answer comes first unless it carries the log.
    fn finish(&mut self, job: Job, begun: Instant, outcome: Result<Bytes, Failure>) {
        let Job { invocation, reply, permit } = job;
        let request_id = invocation.request_id;
        let duration = begun.elapsed().min(self.pool.version.timeout);
        let timed_out = match outcome {
            Err(Failure::TimedOut(timeout)) => Some(timeout),
            _ => None,
        };
        let (payload, function_error) = match outcome {
            Ok(payload) => (payload, None),
            Err(failure) => (failure.payload(request_id), Some(FunctionError::Unhandled)),
        };
        let executed_version = self.pool.version.key.version;
        let answer = |log_tail| {
            // The caller may invoke again at once: this invocation counts no longer.
            drop(permit);
            // A caller that has gone does not want it.
            drop(reply.send(Ok(InvocationResult {
                payload,
                function_error,
                executed_version,
                log_tail,
            })));
        };
        match invocation.log_type {
            LogType::None => {
                answer(None);
                self.record_end(request_id, duration, timed_out);
            }
            LogType::Tail => {
                let tail = self.record_end(request_id, duration, timed_out);
                answer(Some(tail));
            }
        }
        self.journal.flush();
    }

    /// Ends the invocation's log; returns its tail.
    fn record_end(
        &mut self,
        request_id: RequestId,
        duration: Duration,
        timed_out: Option<Duration>,
    ) -> Bytes {
        let max_memory = self.sandbox.memory_peak().unwrap_or_else(|error| {
            warn!(sandbox_id = %self.sandbox.id(), cause = describe(&error), "could not read the memory used");
            0
        });
        self.status.count_invocation(max_memory);
        let report = Report {
            duration,
            memory: self.pool.version.memory,
            max_memory_used: Mebibytes(u32::try_from(max_memory >> 20).unwrap_or(u32::MAX)),
            init_duration: self.init_duration.take(),
        };
        self.journal.end(request_id, &report, timed_out)
    }

    /// Waits until the runtime asks for more; by `deadline` it is replaced. Invocations that arrive
    /// wait with it, but not for long.
    async fn settle(&mut self, deadline: Instant) -> Result<(), End> {
        let patience = sleep(SETTLE_LIMIT);
        tokio::pin!(patience);
        let mut is_awaited = true;
        let settled = loop {
            tokio::select! {
                biased;
                happening = self.happening() => match happening {
                    Happening::Runtime(RuntimeEvent::Next) => break Settled::Ready,
                    Happening::Runtime(_) => {}
                    Happening::Sandbox(SandboxEvent::RuntimeExited(_)) => break Settled::Ended,
                    Happening::Sandbox(SandboxEvent::Gone) => break Settled::SandboxGone,
                },
                () = &mut patience, if is_awaited => {
                    is_awaited = false;
                    self.pool.leave();
                }
                () = sleep_until(deadline), if !is_awaited => break Settled::Ended,
            }
        };
        match settled {
            Settled::SandboxGone => {
                if is_awaited {
                    self.pool.leave();
                }
                return Err(End::SandboxGone);
            }
            Settled::Ready | Settled::Ended => {
                if !is_awaited {
                    self.pool.come();
                }
            }
        }
        if settled == Settled::Ended { self.restart_runtime().await } else { Ok(()) }
    }

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
