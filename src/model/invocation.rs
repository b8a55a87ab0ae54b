//! One invocation: what goes in and what comes out.

use bytes::Bytes;

use super::ids::{RequestId, Version};

/// The ARN as the caller gave it, which the runtime sees in its context: without a qualifier
/// unless the caller named one (behaviour.md A20).
pub type InvokedArn = String;

/// What a caller asks a function version to do.
#[derive(Debug, Clone)]
pub struct Invocation {
    pub request_id: RequestId,
    /// JSON; `{}` when the caller sent nothing.
    pub payload: Bytes,
    pub invoked_arn: InvokedArn,
    /// JSON, already decoded from `X-Amz-Client-Context`.
    pub client_context: Option<String>,
    /// The X-Ray header, `Root=…;Parent=…;Sampled=…`.
    pub trace_id: String,
    pub log_type: LogType,
}

/// Whether the answer carries the end of the invocation's log (`X-Amz-Log-Type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogType {
    None,
    Tail,
}

/// How a function failed. Only the end of a streamed response tells these apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FunctionError {
    /// The runtime said so; behind a streamed response it names the error's type.
    Reported {
        error_type: Option<String>,
    },
    /// The response broke off, or the runtime ended.
    Truncated,
    TimedOut,
    ResponseTooLarge,
}

impl FunctionError {
    /// What AWS answers for errors of the handler, of the runtime and of the sandbox alike
    /// (behaviour.md B2 §3.6).
    pub const UNHANDLED: &str = "Unhandled";
}

/// What came of an invocation that reached the function.
#[derive(Debug, Clone)]
pub struct InvocationResult {
    /// JSON: the handler's answer unless it was streamed, or the error.
    pub payload: Bytes,
    pub function_error: Option<FunctionError>,
    pub executed_version: Version,
    /// The last 4 KiB of the invocation's log, if it was asked for.
    pub log_tail: Option<Bytes>,
}
