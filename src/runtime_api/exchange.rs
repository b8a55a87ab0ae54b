//! What one runtime and the platform owe each other, independent of connections.

use std::sync::{Mutex, MutexGuard, PoisonError};

use hyper::Response;
use tokio::sync::{mpsc, oneshot};

use crate::model::RequestId;

use super::answers::{Body, Refusal};
use super::{RuntimeEvent, StreamSender};

/// Where the runtime is in its life; see the picture in [`super`].
#[derive(Debug)]
enum Phase {
    Starting,
    Waiting(oneshot::Sender<Response<Body>>),
    Running(RequestId, Option<StreamSender>),
    /// A streamed response is being taken. Node's client asks for the next invocation when it has
    /// written an error behind its response, which may be long before that was read.
    Streaming(RequestId, Option<oneshot::Sender<Response<Body>>>),
    Responded(RequestId),
}

impl Phase {
    /// The state's name in AWS's error texts.
    fn name(&self) -> &'static str {
        match self {
            Self::Starting => "RuntimeStarted",
            Self::Waiting(_) => "RuntimeReady",
            Self::Running(..) => "RuntimeRunning",
            Self::Streaming(..) => "RuntimeInvocationResponse",
            Self::Responded(_) => "RuntimeResponseSent",
        }
    }
}

/// The state shared by the connections of one runtime and by its environment.
#[derive(Debug)]
pub(super) struct Exchange {
    /// Held for a few instructions only, and by nothing that waits.
    phase: Mutex<Phase>,
    events: mpsc::Sender<RuntimeEvent>,
    pub(super) response_limit: usize,
}

impl Exchange {
    pub(super) fn new(events: mpsc::Sender<RuntimeEvent>, response_limit: usize) -> Self {
        Self { phase: Mutex::new(Phase::Starting), events, response_limit }
    }

    fn phase(&self) -> MutexGuard<'_, Phase> {
        // A phase is replaced in one step, so it is whole even after a panic.
        self.phase.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The runtime asks for the next invocation; the receiver gets it.
    ///
    /// A second request takes the place of the first: a client that lost its connection asks again.
    pub(super) fn next(&self) -> Result<oneshot::Receiver<Response<Body>>, Refusal> {
        let mut phase = self.phase();
        if let Phase::Running(..) = *phase {
            return Err(Refusal::InvalidStateTransition { from: phase.name(), to: "RuntimeReady" });
        }
        let (sender, receiver) = oneshot::channel();
        if let Phase::Streaming(_, next) = &mut *phase {
            *next = Some(sender);
            return Ok(receiver);
        }
        let was_waiting = matches!(*phase, Phase::Waiting(_));
        *phase = Phase::Waiting(sender);
        if !was_waiting {
            self.tell(RuntimeEvent::Next);
        }
        Ok(receiver)
    }

    /// Hands over an invocation, and remembers it as the one that is running.
    pub(super) fn deliver(
        &self,
        next: Response<Body>,
        request_id: RequestId,
        stream: Option<StreamSender>,
    ) {
        let running = Phase::Running(request_id, stream);
        if let Phase::Waiting(runtime) = std::mem::replace(&mut *self.phase(), running) {
            // A runtime that died just now cannot take it: its exit is reported by PID 1, which
            // ends the invocation.
            drop(runtime.send(next));
        }
    }

    /// Whether `request_id` names the invocation that is running and unanswered.
    pub(super) fn check_running(&self, request_id: &str) -> Result<RequestId, Refusal> {
        let asked: RequestId = request_id.parse().map_err(|_| Refusal::InvalidRequestId)?;
        let phase = self.phase();
        match *phase {
            Phase::Running(running, _) if running == asked => Ok(running),
            Phase::Streaming(answered, _) | Phase::Responded(answered) if answered == asked => {
                Err(Refusal::InvalidStateTransition {
                    from: phase.name(),
                    to: "RuntimeInvocationResponse",
                })
            }
            _ => Err(Refusal::InvalidRequestId),
        }
    }

    /// Begins to take a streamed response to the running invocation. Tells where it goes, if its
    /// caller takes it as it comes.
    pub(super) fn begin_stream(
        &self,
        request_id: RequestId,
    ) -> Result<Option<StreamSender>, Refusal> {
        let mut phase = self.phase();
        match &mut *phase {
            Phase::Running(running, stream) if *running == request_id => {
                let stream = stream.take();
                *phase = Phase::Streaming(request_id, None);
                Ok(stream)
            }
            _ => Err(Refusal::InvalidRequestId),
        }
    }

    /// Takes the one answer to the running invocation.
    pub(super) fn complete(
        &self,
        request_id: RequestId,
        outcome: RuntimeEvent,
    ) -> Result<(), Refusal> {
        let mut phase = self.phase();
        let next = match &mut *phase {
            Phase::Running(running, _) if *running == request_id => None,
            Phase::Streaming(running, next) if *running == request_id => next.take(),
            _ => return Err(Refusal::InvalidRequestId),
        };
        self.tell(outcome);
        *phase = match next {
            None => Phase::Responded(request_id),
            Some(next) => {
                self.tell(RuntimeEvent::Next);
                Phase::Waiting(next)
            }
        };
        Ok(())
    }

    /// Takes a failure to initialise, possible until the first `next`.
    pub(super) fn init_error(&self, event: RuntimeEvent) -> Result<(), Refusal> {
        let phase = self.phase();
        match *phase {
            Phase::Starting => {
                self.tell(event);
                Ok(())
            }
            _ => {
                Err(Refusal::InvalidStateTransition { from: phase.name(), to: "RuntimeInitError" })
            }
        }
    }

    /// Back to before the runtime's start. A parked `next` of the old runtime is dropped.
    pub(super) fn reset(&self) {
        *self.phase() = Phase::Starting;
    }

    fn tell(&self, event: RuntimeEvent) {
        // Full only if a runtime repeats itself without being read, closed only at the end of the
        // environment: both times nobody misses the event.
        drop(self.events.try_send(event));
    }
}
