//! Answers as they go over the wire.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body_util::combinators::UnsyncBoxBody;
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use serde::Serialize;

use super::error::ApiError;

/// A whole answer.
pub type Reply = Response<Body>;

/// What ends a streamed body early.
pub type StreamError = Box<dyn std::error::Error + Send + Sync>;

/// The body of an answer: there at once, or streamed.
pub enum Body {
    Whole(Option<Bytes>),
    Stream(UnsyncBoxBody<Bytes, StreamError>),
}

impl Body {
    /// No bytes at all.
    pub fn empty() -> Self {
        Self::Whole(None)
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self::Whole(Some(bytes).filter(|bytes| !bytes.is_empty()))
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(bytes) => {
                write!(f, "Body({} bytes)", bytes.as_ref().map_or(0, Bytes::len))
            }
            Self::Stream(_) => f.write_str("Body(stream)"),
        }
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = StreamError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
        match self.get_mut() {
            Self::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::Stream(stream) => Pin::new(stream).poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Whole(bytes) => bytes.is_none(),
            Self::Stream(stream) => stream.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => {
                let length = bytes.as_ref().map_or(0, Bytes::len);
                SizeHint::with_exact(u64::try_from(length).unwrap_or(u64::MAX))
            }
            Self::Stream(stream) => stream.size_hint(),
        }
    }
}

/// An answer whose body is the JSON of a structure.
///
/// # Errors
///
/// A `ServiceException` if the structure cannot be written as JSON.
pub fn json(status: u16, output: &impl Serialize) -> Result<Reply, ApiError> {
    let body = serde_json::to_string(output)
        .map_err(|error| ApiError::service(format!("the answer is no JSON: {error}")))?;
    let mut reply = Reply::new(Body::from(body));
    *reply.status_mut() = status_code(status);
    reply.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(reply)
}

/// An answer without a body.
pub fn empty(status: u16) -> Reply {
    let mut reply = Reply::new(Body::empty());
    *reply.status_mut() = status_code(status);
    reply
}

/// An answer whose status or headers are members of its structure; absent ones are left out.
///
/// # Errors
///
/// A `ServiceException` if a value cannot be a status or a header.
pub fn framed<const N: usize>(
    own_status: Option<i32>,
    status: u16,
    content_type: Option<&'static str>,
    headers: [(&'static str, Option<String>); N],
    body: Body,
) -> Result<Reply, ApiError> {
    let invalid = |what: &str| ApiError::service(format!("the answer has an invalid {what}"));
    let mut reply = Reply::new(body);
    *reply.status_mut() = match own_status {
        None => status_code(status),
        Some(status) => u16::try_from(status)
            .ok()
            .and_then(|status| StatusCode::from_u16(status).ok())
            .ok_or_else(|| invalid("status"))?,
    };
    if let Some(content_type) = content_type
        && !reply.body().is_end_stream()
    {
        reply.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    }
    for (name, value) in headers {
        if let Some(value) = value {
            let value =
                HeaderValue::from_maybe_shared(Bytes::from(value)).map_err(|_| invalid(name))?;
            reply.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    Ok(reply)
}

/// Statuses come from the model; one that is none would be a defect of it.
fn status_code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

#[cfg(test)]
mod tests {
    use crate::api::generated::InvocationResponse;

    #[test]
    fn a_framed_answer_has_its_own_status_and_only_the_headers_that_are_set() {
        let answer = InvocationResponse {
            status_code: Some(202),
            executed_version: Some("$LATEST".into()),
            ..Default::default()
        };
        let reply = answer.into_reply(200).unwrap();
        assert_eq!(reply.status(), 202);
        assert_eq!(reply.headers()["x-amz-executed-version"], "$LATEST");
        assert_eq!(reply.headers().len(), 1, "{:?}", reply.headers());
    }
}
