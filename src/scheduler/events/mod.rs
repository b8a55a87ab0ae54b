//! Asynchronous invocations: accepted, kept, run in the background, retried.
//!
//! ```text
//! api ── accept ──▶ state file (committed) ──▶ 202
//!                        │
//!                    Waiting, by due time ──▶ dispatcher ──▶ attempt ── Scheduler::invoke
//!                        ▲                                     │ judge
//!                        └──────── later ◀── postponed ────────┴── done, given up ──▶ forgotten
//! ```
//!
//! Events and their payloads are in the state file from before the answer until they are done
//! ([`Event`]), so a restart or a kill loses none; one that was running then runs again. Payloads
//! are read when they are needed: memory holds the rest, and not more than [`Waiting`] allows.
//!
//! What comes later: outcomes are not sent anywhere. An event that is given up is logged and goes
//! to no dead letter queue and no destination, and neither does the answer to one that is done.
//!
//! **Invariant:** every event counted in [`Waiting`] is in the state file, is being accepted, or is
//! being forgotten.

mod verdict;
mod waiting;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::{Notify, Semaphore};
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{error, info, warn};

use crate::functions::{Event, Functions, NewEvent, RegistryError};
use crate::model::{Invocation, LogType};

use super::{InvokeError, Scheduler, describe};
use verdict::{Outcome, Patience, Tried, Verdict, judge};
use waiting::{Entry, Full, Waiting};

/// Events that run at once. A burst of events must not start a sandbox for each: synchronous
/// invocations need room too.
const EVENTS_AT_ONCE: usize = 64;

/// Runs events.
#[derive(Debug)]
pub struct EventQueue {
    scheduler: Arc<Scheduler>,
    functions: Arc<Functions>,
    /// The pause after a function's first failure.
    retry_delay: Duration,
    /// Held for an insert or a removal.
    waiting: Mutex<Waiting>,
    /// Something waits that may be due sooner than what the dispatcher knows of.
    news: Notify,
    running: Arc<Semaphore>,
    /// The dispatcher and all attempts.
    tasks: TaskTracker,
    stop: CancellationToken,
}

/// An event that was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    #[error("too many events wait")]
    Full,
    #[error("the event could not be kept")]
    Store(#[source] RegistryError),
    /// Whether it was kept is not known.
    #[error("the event was not taken to its end")]
    Interrupted,
}

/// What an attempt came to.
#[derive(Debug)]
enum Attempt {
    Ended(Outcome),
    /// The server stops; the next one runs the event.
    Interrupted,
}

impl EventQueue {
    /// Starts to run events: those of `left` first, which an earlier life of the server left.
    pub fn start(
        scheduler: Arc<Scheduler>,
        functions: Arc<Functions>,
        retry_delay: Duration,
        left: Vec<Event>,
    ) -> Arc<Self> {
        let queue = Arc::new(Self {
            scheduler,
            functions,
            retry_delay,
            waiting: Mutex::default(),
            news: Notify::new(),
            running: Arc::new(Semaphore::new(EVENTS_AT_ONCE)),
            tasks: TaskTracker::new(),
            stop: CancellationToken::new(),
        });
        if !left.is_empty() {
            info!(events = left.len(), "running the events that were left");
        }
        for event in left {
            queue.waiting().count(event.size);
            queue.wait(Entry { event, misses: 0 });
        }
        queue.tasks.spawn(Arc::clone(&queue).dispatch());
        queue
    }

    /// Takes an event. It is durable when this returns, and runs in the background.
    ///
    /// # Errors
    /// Too many events wait, or the state file could not be written.
    pub async fn accept(self: &Arc<Self>, new: NewEvent) -> Result<(), AcceptError> {
        let size = u64::try_from(new.payload.len()).unwrap_or(u64::MAX);
        self.waiting().reserve(size).map_err(|Full| AcceptError::Full)?;
        let queue = Arc::clone(self);
        // A task of its own: the event is committed, and then runs, also when the client hangs up.
        let accepted = self.tasks.spawn(async move {
            match queue.functions.accept_event(new).await {
                Ok(event) => {
                    queue.wait(Entry { event, misses: 0 });
                    Ok(())
                }
                Err(cause) => {
                    queue.waiting().release(size);
                    Err(AcceptError::Store(cause.into()))
                }
            }
        });
        accepted.await.unwrap_or(Err(AcceptError::Interrupted))
    }

    /// Starts no more events and waits for those that run. The others are kept.
    pub async fn stop(&self) {
        self.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        // No change of it can panic half-way.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait(&self, entry: Entry) {
        let pause = entry.event.due.duration_since(Timestamp::now());
        let due = Instant::now() + pause.max(SignedDuration::ZERO).unsigned_abs();
        self.waiting().push(due, entry);
        self.news.notify_one();
    }

    async fn dispatch(self: Arc<Self>) {
        let next = async {
            loop {
                let Ok(permit) = Arc::clone(&self.running).acquire_owned().await else { return };
                let entry = self.next().await;
                let queue = Arc::clone(&self);
                self.tasks.spawn(async move {
                    queue.run(entry).await;
                    drop(permit);
                });
            }
        };
        // Dropping `next` loses no event: one that was taken is spawned before the next await.
        tokio::select! {
            () = self.stop.cancelled() => {}
            () = next => {}
        }
    }

    /// Waits for an event that is due.
    async fn next(&self) -> Entry {
        loop {
            let taken = self.waiting().take(Instant::now());
            match taken {
                Ok(entry) => return entry,
                Err(None) => self.news.notified().await,
                Err(Some(due)) => tokio::select! {
                    () = sleep_until(due) => {}
                    () = self.news.notified() => {}
                },
            }
        }
    }

    /// Makes one attempt and does what follows from it.
    async fn run(&self, mut entry: Entry) {
        let patience = self.patience(&entry.event);
        let Attempt::Ended(outcome) = self.attempt(&entry.event, patience).await else { return };
        let Entry { event, misses } = &mut entry;
        match outcome {
            Outcome::Failed => {
                event.failures += 1;
                *misses = 0;
            }
            Outcome::NotRun => *misses += 1,
            Outcome::Answered | Outcome::Expired | Outcome::Gone | Outcome::Stopped => {}
        }
        let tried = Tried { failures: event.failures, misses: *misses, age: age(event) };
        match judge(outcome, tried, patience, self.retry_delay) {
            Verdict::Done => self.forget(event).await,
            Verdict::GiveUp(condition) => {
                warn!(request_id = %event.id, function = event.invoked_arn(), ?condition,
                    failures = event.failures, "event given up");
                self.forget(event).await;
            }
            Verdict::Retry(pause) => {
                event.due = Timestamp::now().saturating_add(pause).unwrap_or(event.due);
                if outcome == Outcome::Failed {
                    self.postpone(event).await;
                }
                self.wait(entry);
            }
        }
    }

    /// How long to keep trying, as it is configured now.
    fn patience(&self, event: &Event) -> Patience {
        let config = self.functions.event_invoke(&event.function, event.qualifier.as_ref());
        Patience::of(config.ok().as_ref().map(|view| &view.config))
    }

    async fn attempt(&self, event: &Event, patience: Patience) -> Attempt {
        let Ok(resolved) = self.functions.resolve(&event.function, event.qualifier.as_ref()) else {
            return Attempt::Ended(Outcome::Gone);
        };
        if self.functions.is_stopped(&event.function) {
            return Attempt::Ended(Outcome::Stopped);
        }
        if patience.age < age(event) {
            return Attempt::Ended(Outcome::Expired);
        }
        if resolved.expect_invocable().is_err() {
            return Attempt::Ended(Outcome::NotRun);
        }
        let payload = match self.functions.event_payload(event).await {
            Ok(Some(payload)) => payload,
            Ok(None) => return Attempt::Ended(Outcome::Gone),
            Err(cause) => {
                error!(request_id = %event.id, cause = describe(&cause), "event could not be read");
                return Attempt::Ended(Outcome::NotRun);
            }
        };
        let invocation = Invocation {
            request_id: event.id,
            payload,
            invoked_arn: event.invoked_arn(),
            client_context: event.client_context.clone(),
            trace_id: event.trace_id.clone(),
            log_type: LogType::None,
        };
        match self.scheduler.invoke(&resolved.version, resolved.allowance, invocation).await {
            Ok(result) if result.function_error.is_none() => Attempt::Ended(Outcome::Answered),
            Ok(_) => Attempt::Ended(Outcome::Failed),
            Err(InvokeError::Throttled { .. }) => Attempt::Ended(Outcome::NotRun),
            Err(InvokeError::Environment { cause }) => {
                warn!(request_id = %event.id, function = event.invoked_arn(), cause, "event not run");
                Attempt::Ended(Outcome::NotRun)
            }
            Err(InvokeError::Stopping) => Attempt::Interrupted,
        }
    }

    async fn postpone(&self, event: &Event) {
        if let Err(cause) = self.functions.postpone_event(event).await {
            // After a restart it runs sooner, and once more than it should.
            error!(request_id = %event.id, cause = describe(&cause), "a retry could not be recorded");
        }
    }

    async fn forget(&self, event: &Event) {
        if let Err(cause) = self.functions.forget_event(event).await {
            error!(request_id = %event.id, cause = describe(&cause),
                "a finished event could not be forgotten: it runs again after the next start");
        }
        self.waiting().release(event.size);
    }
}

/// How long ago an event was accepted.
fn age(event: &Event) -> Duration {
    let age = Timestamp::now().duration_since(event.accepted);
    age.max(SignedDuration::ZERO).unsigned_abs()
}
