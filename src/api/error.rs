//! Errors as AWS answers them.
//!
//! The type is in the header `x-amzn-ErrorType` only; the body has the message, under a key whose
//! spelling differs per error, and mostly `Type`, which says whose fault it was.

use hyper::StatusCode;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use serde_json::{Map, Value};

use super::reply::{Body, Reply};

/// What all errors of one name have in common.
#[derive(Debug)]
pub struct ErrorKind {
    pub name: &'static str,
    pub status: u16,
    /// `message` or `Message`.
    pub message_key: &'static str,
    /// Whether the body says `Type`, unless the place that answers knows better.
    pub has_type: bool,
}

/// An error answer. The constructors, one for each error of the API, are generated.
#[derive(Debug, Clone)]
pub struct ApiError {
    kind: &'static ErrorKind,
    message: Option<String>,
    has_type: bool,
    members: Vec<(&'static str, String)>,
    headers: Vec<(&'static str, String)>,
}

impl ApiError {
    /// An error of a kind; the generated constructors are shorter.
    pub fn new(kind: &'static ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: Some(message.into()),
            has_type: kind.has_type,
            members: Vec::new(),
            headers: Vec::new(),
        }
    }

    /// Some of AWS's answers lack `Type` although others of their name have it
    /// (reference: aws-api.md §2.1).
    #[must_use]
    pub fn without_type(self) -> Self {
        Self { has_type: false, ..self }
    }

    /// Some of AWS's answers have the message null.
    #[must_use]
    pub fn without_message(self) -> Self {
        Self { message: None, ..self }
    }

    /// Adds a member of the body, such as `Reason`.
    #[must_use]
    pub fn with_member(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.members.push((name, value.into()));
        self
    }

    /// Adds a header, such as `Retry-After`, named in lower case.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The name in `x-amzn-ErrorType`.
    pub fn name(&self) -> &'static str {
        self.kind.name
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.kind.status
    }

    /// The message, unless it is null.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The JSON of the body.
    pub fn body(&self) -> Value {
        let mut body = Map::new();
        for (name, value) in &self.members {
            body.insert((*name).to_owned(), value.as_str().into());
        }
        if self.has_type {
            let fault = if self.kind.status < 500 { "User" } else { "Service" };
            body.insert("Type".to_owned(), fault.into());
        }
        body.insert(self.kind.message_key.to_owned(), self.message.clone().into());
        Value::Object(body)
    }

    /// The answer as it goes over the wire.
    pub fn into_reply(self) -> Reply {
        let mut reply = Reply::new(Body::from(self.body().to_string()));
        *reply.status_mut() =
            StatusCode::from_u16(self.kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = reply.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(
            HeaderName::from_static("x-amzn-errortype"),
            HeaderValue::from_static(self.kind.name),
        );
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_maybe_shared(bytes::Bytes::from(value)) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
        reply
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_spelled_as_aws_spells_it() {
        let error = ApiError::resource_not_found("Function not found: x");
        assert_eq!(
            error.body().to_string(),
            r#"{"Type":"User","Message":"Function not found: x"}"#
        );
        let error = ApiError::too_many_requests("Rate Exceeded.")
            .with_member("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded");
        assert_eq!(
            error.body().to_string(),
            r#"{"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}"#
        );
        let error = ApiError::service("out of order");
        assert_eq!(error.body().to_string(), r#"{"Type":"Service","Message":"out of order"}"#);
        let error = ApiError::access_denied("").without_message();
        assert_eq!(error.body().to_string(), r#"{"Message":null}"#);
    }

    #[test]
    fn the_error_type_and_extra_headers_are_in_the_head() {
        let reply = ApiError::too_many_requests("x").with_header("retry-after", "2").into_reply();
        assert_eq!(reply.status(), 429);
        assert_eq!(reply.headers()["x-amzn-errortype"], "TooManyRequestsException");
        assert_eq!(reply.headers()["retry-after"], "2");
    }
}
