//! The bodies and headers the Runtime API answers with.

use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};

use crate::model::Invocation;

pub(super) type Body = Full<Bytes>;

const REQUEST_ID: HeaderName = HeaderName::from_static("lambda-runtime-aws-request-id");
const DEADLINE: HeaderName = HeaderName::from_static("lambda-runtime-deadline-ms");
const INVOKED_ARN: HeaderName = HeaderName::from_static("lambda-runtime-invoked-function-arn");
const TRACE_ID: HeaderName = HeaderName::from_static("lambda-runtime-trace-id");
const CLIENT_CONTEXT: HeaderName = HeaderName::from_static("lambda-runtime-client-context");
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Why a request of the runtime is refused, in AWS's words.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    InvalidRequestId,
    InvalidStateTransition { from: &'static str, to: &'static str },
    InvalidResponseMode { mode: String },
    Truncated,
    TooLarge { limit: usize },
    NotFound { path: String },
}

/// The answer to `GET next`.
pub(super) fn next(invocation: &Invocation, deadline: SystemTime) -> Response<Body> {
    let deadline = deadline.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let mut response = Response::new(Full::new(invocation.payload.clone()));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, JSON);
    let mut insert = |name, text: &str| {
        // Control characters cannot stand in a header; such a value is left out.
        if let Ok(value) = HeaderValue::from_str(text) {
            headers.insert(name, value);
        }
    };
    insert(REQUEST_ID, &invocation.request_id.to_string());
    insert(DEADLINE, &deadline.to_string());
    insert(INVOKED_ARN, &invocation.invoked_arn);
    insert(TRACE_ID, &invocation.trace_id);
    if let Some(context) = &invocation.client_context {
        insert(CLIENT_CONTEXT, context);
    }
    response
}

/// The answer to a response or error that was taken.
pub(super) fn accepted() -> Response<Body> {
    json(StatusCode::ACCEPTED, Bytes::from_static(b"{\"status\":\"OK\"}"))
}

/// The answer to a health check.
pub(super) fn pong() -> Response<Body> {
    Response::new(Full::new(Bytes::from_static(b"pong")))
}

/// The answer to a request that is refused.
pub(super) fn refused(refusal: &Refusal) -> Response<Body> {
    let (status, error_type, message) = match refusal {
        Refusal::InvalidRequestId => {
            (StatusCode::BAD_REQUEST, "InvalidRequestID", "Invalid request ID".to_owned())
        }
        Refusal::InvalidStateTransition { from, to } => (
            StatusCode::FORBIDDEN,
            "InvalidStateTransition",
            format!(
                "State transition from {from} to {to} failed for runtime. Error: State transition is not allowed"
            ),
        ),
        Refusal::InvalidResponseMode { mode } => (
            StatusCode::BAD_REQUEST,
            "InvalidFunctionResponseMode",
            format!("Invalid function response mode: {mode}"),
        ),
        Refusal::Truncated => (
            StatusCode::BAD_REQUEST,
            "TruncatedHTTPRequest",
            "HTTP request detected as truncated".to_owned(),
        ),
        Refusal::TooLarge { limit } => (
            StatusCode::PAYLOAD_TOO_LARGE,
            "RequestEntityTooLarge",
            format!("Exceeded maximum allowed payload size ({limit} bytes)."),
        ),
        Refusal::NotFound { path } => {
            (StatusCode::NOT_FOUND, "NotFound", format!("No such path in the Runtime API: {path}"))
        }
    };
    let body = serde_json::json!({ "errorMessage": message, "errorType": error_type });
    json(status, Bytes::from(body.to_string()))
}

fn json(status: StatusCode, body: Bytes) -> Response<Body> {
    let mut response = Response::new(Full::new(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, JSON);
    response
}
