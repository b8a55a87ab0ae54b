//! One invocation in an environment: delivered, answered, recorded, settled.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep, sleep_until};
use tracing::warn;

use crate::logs::Report;
use crate::model::{Invocation, InvocationResult, LogType, Mebibytes, RequestId};
use crate::runtime_api::{RuntimeEvent, StreamSender};
use crate::sandbox::SandboxEvent;
use crate::scheduler::describe;
use crate::scheduler::outcome::Failure;
use crate::scheduler::pool::Job;

use super::{End, Environment, Happening, Runtime};

/// How long invocations wait for an environment whose runtime has answered but not yet asked for
/// more. A runtime needs 0.03 to 0.12 ms (images.md §3), or some periods of its CPU quota; a new
/// environment would not be there sooner than this.
const SETTLE_LIMIT: Duration = Duration::from_millis(100);

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

impl Environment {
    /// Runs one invocation and gets ready for the next one.
    pub(super) async fn serve(&mut self, mut job: Job) -> Result<(), End> {
        let begun = Instant::now();
        self.inside.journal.begin(&job.invocation, self.pool.version.key.version);
        let outcome = self.invoke(&job.invocation, job.stream.take(), begun).await;
        let then = match &outcome {
            Err(Failure::SandboxGone) => {
                self.finish(job, begun, outcome).await;
                return Err(End::SandboxGone);
            }
            // Its init failed within the invocation: the next invocation tries again.
            Err(_) if self.runtime == Runtime::Down => Then::Rest,
            // The handler failed; as on AWS the runtime keeps running.
            Ok(_)
            | Err(Failure::Reported { .. } | Failure::Truncated | Failure::ResponseTooLarge(_)) => {
                Then::Settle
            }
            Err(Failure::TimedOut(_)) => {
                // What the function would still do after its time must not happen.
                self.stop_runtime().await;
                Then::Restart
            }
            Err(Failure::Exited(_) | Failure::InvalidEntrypoint(_)) => Then::Restart,
        };
        self.pool.come();
        self.finish(job, begun, outcome).await;
        match then {
            Then::Rest => Ok(()),
            Then::Settle => self.settle(begun + self.pool.version.timeout).await,
            Then::Restart => self.restart_while_coming().await,
        }
    }

    /// Delivers the invocation and waits for what becomes of it.
    async fn invoke(
        &mut self,
        invocation: &Invocation,
        stream: Option<StreamSender>,
        begun: Instant,
    ) -> Result<Bytes, Failure> {
        let timeout = self.pool.version.timeout;
        let deadline = begun + timeout;
        while self.runtime == Runtime::Down {
            match self.start_runtime(deadline).await {
                Ok(()) => break,
                Err(Failure::TimedOut(_)) => return Err(Failure::TimedOut(timeout)),
                Err(Failure::SandboxGone) => return Err(Failure::SandboxGone),
                Err(_) if self.is_outdated().await => {}
                Err(failure) => return Err(failure),
            }
        }
        self.inside.api.deliver(invocation, SystemTime::now() + timeout, stream);
        loop {
            let happening = tokio::select! {
                biased;
                happening = self.inside.happening() => happening,
                () = sleep_until(deadline) => return Err(Failure::TimedOut(timeout)),
            };
            return match happening {
                Happening::Runtime(RuntimeEvent::Response { payload }) => Ok(payload),
                Happening::Runtime(RuntimeEvent::Error { error_type, error }) => {
                    Err(Failure::Reported { error_type, error })
                }
                Happening::Runtime(RuntimeEvent::InitError { error }) => {
                    Err(Failure::Reported { error_type: None, error })
                }
                Happening::Runtime(RuntimeEvent::Truncated) => Err(Failure::Truncated),
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
    pub(super) async fn finish(
        &mut self,
        job: Job,
        begun: Instant,
        outcome: Result<Bytes, Failure>,
    ) {
        let Job { invocation, reply, permit, .. } = job;
        let request_id = invocation.request_id;
        let duration = begun.elapsed().min(self.pool.version.timeout);
        let timed_out = match outcome {
            Err(Failure::TimedOut(timeout)) => Some(timeout),
            _ => None,
        };
        let (payload, function_error) = match outcome {
            Ok(payload) => (payload, None),
            Err(failure) => (failure.payload(request_id), Some(failure.function_error())),
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
                // The task that writes the answer to the client may need this thread.
                yield_now().await;
                self.record_end(request_id, duration, timed_out);
            }
            LogType::Tail => {
                let tail = self.record_end(request_id, duration, timed_out);
                answer(Some(tail));
            }
        }
        self.inside.journal.flush();
    }

    /// Ends the invocation's log; returns its tail.
    fn record_end(
        &mut self,
        request_id: RequestId,
        duration: Duration,
        timed_out: Option<Duration>,
    ) -> Bytes {
        let max_memory = self.inside.sandbox.memory_peak().unwrap_or_else(|error| {
            warn!(sandbox_id = %self.inside.sandbox.id(), cause = describe(&error), "could not read the memory used");
            0
        });
        self.status.count_invocation(max_memory);
        let report = Report {
            duration,
            memory: self.pool.version.memory,
            max_memory_used: Mebibytes(u32::try_from(max_memory >> 20).unwrap_or(u32::MAX)),
            init_duration: self.init_duration.take(),
        };
        self.inside.journal.end(request_id, &report, timed_out)
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
                happening = self.inside.happening() => match happening {
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
        if settled == Settled::Ended { self.restart_while_coming().await } else { Ok(()) }
    }
}
