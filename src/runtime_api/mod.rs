//! The Lambda Runtime API (2018-06-01), served to one sandbox.
//!
//! A sandbox can reach no other listener than its own, so the listener is the identity: requests
//! carry no credentials, and one runtime may open several connections (Node's client opens five).
//!
//! ```text
//!            start                    GET next                  deliver
//! Starting ────────▶ (runtime runs) ───────────▶ Waiting ──────────────────▶ Running
//!     ▲                    │ POST init/error        ▲ GET next                  │ POST response | error
//!     │                    ▼                        │                           ▼
//!     └─────────────── reset (runtime killed or gone) ◀──────────────────── Responded
//! ```
//!
//! Between Running and Responded a streamed response is Streaming until its end was read.
//!
//! Protocol: AWS, "Using the Lambda runtime API for custom runtimes"; error bodies as in AWS's
//! runtime interface emulator (aws-api.md §4.2).

mod answers;
mod connection;
mod exchange;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use crate::model::Invocation;

use exchange::Exchange;

/// The largest response a function may give: 6 MiB and 100 bytes (`LAMBDA_LIMITS_MAX_FUNCTION_PAYLOAD_SIZE_BYTES`).
pub const RESPONSE_LIMIT: usize = 6 * 1024 * 1024 + 100;

/// The largest response a function may stream, in bytes: 200 MB since 31 July 2025 (aws-api.md §4.7).
const STREAM_LIMIT: usize = 200 * 1024 * 1024;

/// At most one event of each kind is outstanding in a life of a runtime: next, response, next.
const EVENT_CAPACITY: usize = 8;

/// What a runtime told the platform.
#[derive(Debug)]
pub enum RuntimeEvent {
    /// It asks for the next invocation: initialised, or done with the last one.
    Next,
    /// It could not initialise; the body is its error document.
    InitError { error: Bytes },
    /// The handler's answer to the running invocation; empty if it was streamed to its caller.
    Response { payload: Bytes },
    /// The handler failed; the body is its error document. A streamed response has the type besides.
    Error { error_type: Option<String>, error: Bytes },
    /// The answer broke off.
    Truncated,
    /// The answer was larger than `limit` bytes.
    ResponseTooLarge { limit: usize },
}

/// A response that the runtime still writes.
#[derive(Debug)]
pub struct StreamedResponse {
    pub content_type: Option<String>,
    /// Bounded: the runtime waits for the reader. What became of the response is a [`RuntimeEvent`].
    pub chunks: mpsc::Receiver<Bytes>,
}

/// Where a response goes if the runtime streams it, as soon as it begins.
pub type StreamSender = oneshot::Sender<StreamedResponse>;

/// The Runtime API of one sandbox; ends with its value.
#[derive(Debug)]
pub struct RuntimeApi {
    exchange: Arc<Exchange>,
    events: mpsc::Receiver<RuntimeEvent>,
    accepting: JoinHandle<()>,
}

impl RuntimeApi {
    /// Serves connections of `listener`; responses of more than `response_limit` bytes are refused.
    pub fn serve(listener: TcpListener, response_limit: usize) -> Self {
        let (sender, events) = mpsc::channel(EVENT_CAPACITY);
        let exchange = Arc::new(Exchange::new(sender, response_limit));
        let accepting = tokio::spawn(connection::accept(listener, Arc::clone(&exchange)));
        Self { exchange, events, accepting }
    }

    /// Waits for what the runtime says next. Cancel safe.
    pub async fn event(&mut self) -> RuntimeEvent {
        match self.events.recv().await {
            Some(event) => event,
            // The exchange holds a sender and lives as long as `self`.
            None => std::future::pending().await,
        }
    }

    /// Hands an invocation to the runtime, which has asked for one. Without `stream` a streamed
    /// response is collected like any other.
    pub fn deliver(
        &mut self,
        invocation: &Invocation,
        deadline: SystemTime,
        stream: Option<StreamSender>,
    ) {
        let next = answers::next(invocation, deadline);
        self.exchange.deliver(next, invocation.request_id, stream);
    }

    /// Forgets the runtime that was: what it asked for and what it has not answered.
    pub fn reset(&mut self) {
        self.exchange.reset();
        while self.events.try_recv().is_ok() {}
    }
}

impl Drop for RuntimeApi {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}
