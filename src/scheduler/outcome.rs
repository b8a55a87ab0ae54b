//! The payloads AWS answers for what goes wrong in an environment.
//!
//! Recorded from AWS (behaviour.md A1-A5): the key order is errorType, errorMessage, and the message
//! names the request.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

use crate::model::{FunctionError, RequestId};
use crate::sandbox::ExitStatus;

/// Why a runtime gave no answer.
#[derive(Debug, Clone)]
pub(super) enum Failure {
    /// The runtime posted an error document, which is passed on as it is; behind a streamed
    /// response it names the error's type besides.
    Reported { error_type: Option<String>, error: Bytes },
    /// The response broke off.
    Truncated,
    /// The runtime process ended.
    Exited(ExitStatus),
    /// The runtime process could not be started.
    InvalidEntrypoint(String),
    /// The function's timeout passed.
    TimedOut(Duration),
    /// The answer was larger than this many bytes.
    ResponseTooLarge(usize),
    /// The whole sandbox ended.
    SandboxGone,
}

impl Failure {
    /// The payload of the invocation's answer.
    pub(super) fn payload(&self, request_id: RequestId) -> Bytes {
        let (error_type, message) = match self {
            Self::Reported { error, .. } => return error.clone(),
            Self::ResponseTooLarge(limit) => {
                let message = format!(
                    "Response payload size exceeded maximum allowed payload size ({limit} bytes)."
                );
                return document(&[
                    ("errorMessage", &message),
                    ("errorType", "Function.ResponseSizeTooLarge"),
                ]);
            }
            Self::Truncated => {
                return document(&[
                    ("errorType", "Runtime.TruncatedResponse"),
                    ("errorMessage", "HTTP request detected as truncated"),
                ]);
            }
            Self::Exited(ExitStatus::Exited(0)) => {
                ("Runtime.ExitError", "Runtime exited without providing a reason".to_owned())
            }
            Self::Exited(status) => {
                ("Runtime.ExitError", format!("Runtime exited with error: {status}"))
            }
            Self::InvalidEntrypoint(cause) => ("Runtime.InvalidEntrypoint", cause.clone()),
            Self::TimedOut(timeout) => (
                "Sandbox.Timedout",
                format!("Task timed out after {:.2} seconds", timeout.as_secs_f64()),
            ),
            // What AWS answers when the kernel kills the sandbox for its memory.
            Self::SandboxGone => {
                ("Runtime.ExitError", "Runtime exited with error: signal: killed".to_owned())
            }
        };
        let message = format!("RequestId: {request_id} Error: {message}");
        document(&[("errorType", error_type), ("errorMessage", &message)])
    }

    /// How the function failed.
    pub(super) fn function_error(self) -> FunctionError {
        match self {
            Self::Reported { error_type, .. } => FunctionError::Reported { error_type },
            Self::Truncated | Self::Exited(_) | Self::InvalidEntrypoint(_) | Self::SandboxGone => {
                FunctionError::Truncated
            }
            Self::TimedOut(_) => FunctionError::TimedOut,
            Self::ResponseTooLarge(_) => FunctionError::ResponseTooLarge,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reported { .. } => f.write_str("the runtime reported an error"),
            Self::Truncated => f.write_str("the response broke off"),
            Self::Exited(status) => write!(f, "the runtime ended: {status}"),
            Self::InvalidEntrypoint(cause) => {
                write!(f, "the runtime could not be started: {cause}")
            }
            Self::TimedOut(timeout) => write!(f, "timed out after {timeout:?}"),
            Self::ResponseTooLarge(limit) => write!(f, "the response is larger than {limit} bytes"),
            Self::SandboxGone => f.write_str("the sandbox ended"),
        }
    }
}

/// A JSON object with these members, in this order.
fn document(members: &[(&str, &str)]) -> Bytes {
    let object: serde_json::Map<String, serde_json::Value> =
        members.iter().map(|(name, text)| ((*name).to_owned(), (*text).into())).collect();
    Bytes::from(serde_json::Value::Object(object).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(failure: &Failure) -> String {
        let id = "52fdfc07-2182-454f-963f-5f0f9a621d72".parse().unwrap();
        String::from_utf8(failure.payload(id).to_vec()).unwrap()
    }

    #[test]
    fn payloads_are_those_aws_answers() {
        let id = "RequestId: 52fdfc07-2182-454f-963f-5f0f9a621d72 Error:";
        for (failure, payload) in [
            (
                Failure::TimedOut(Duration::from_secs(1)),
                format!(
                    r#"{{"errorType":"Sandbox.Timedout","errorMessage":"{id} Task timed out after 1.00 seconds"}}"#
                ),
            ),
            (
                Failure::Exited(ExitStatus::Exited(0)),
                format!(
                    r#"{{"errorType":"Runtime.ExitError","errorMessage":"{id} Runtime exited without providing a reason"}}"#
                ),
            ),
            (
                Failure::Exited(ExitStatus::Exited(127)),
                format!(
                    r#"{{"errorType":"Runtime.ExitError","errorMessage":"{id} Runtime exited with error: exit status 127"}}"#
                ),
            ),
            (
                Failure::ResponseTooLarge(6_291_556),
                r#"{"errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes).","errorType":"Function.ResponseSizeTooLarge"}"#
                    .to_owned(),
            ),
        ] {
            assert_eq!(text(&failure), payload);
        }
    }
}
