//! The way of one request: route, credentials, size, members, constraints, handler, answer.

use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_util::FutureExt as _;
use http_body_util::BodyExt as _;
use hyper::Request;
use hyper::body::{Body as _, Incoming};
use hyper::header::{HOST, HeaderName, HeaderValue};
use tracing::error;

use super::browser::refuse_foreign_pages;
use super::code_location;
use super::context::{Context, Services};
use super::credentials::caller;
use super::error::ApiError;
use super::generated::operations::{Operation, dispatch};
use super::operation::Description;
use super::reply::{Body, Reply};
use super::request::Members;
use super::router;
use crate::model::RequestId;

/// Coracle's own API, besides AWS's.
const ADMIN: &str = "/_coracle/";

/// How long a client may pause while it sends a body.
const BODY_PAUSE: Duration = Duration::from_secs(30);

/// How much of a too large body is read and thrown away, so that the client, which mostly sends
/// everything before it reads anything, sees the answer and not a reset connection.
const DISCARDED: usize = 256 * 1024 * 1024;

/// Answers one request, whatever happens.
pub(super) async fn answer(
    services: Arc<Services>,
    local: Option<IpAddr>,
    request: Request<Incoming>,
) -> Reply {
    let request_id = RequestId::random();
    let answer = AssertUnwindSafe(reply(services, local, request, request_id)).catch_unwind().await;
    let mut reply = match answer {
        Ok(Ok(reply)) => reply,
        Ok(Err(error)) => error.into_reply(),
        Err(_) => {
            error!(%request_id, "the handler of a request panicked");
            ApiError::service("An internal error occurred.").into_reply()
        }
    };
    let id = HeaderValue::from_maybe_shared(Bytes::from(request_id.to_string()));
    if let Ok(id) = id {
        reply.headers_mut().insert(HeaderName::from_static("x-amzn-requestid"), id);
    }
    reply
}

async fn reply(
    services: Arc<Services>,
    local: Option<IpAddr>,
    request: Request<Incoming>,
    request_id: RequestId,
) -> Result<Reply, ApiError> {
    let (head, body) = request.into_parts();
    refuse_foreign_pages(&head.headers, local, &services.settings)?;
    let (method, path, query) = (head.method.as_str(), head.uri.path(), head.uri.query());
    if path.starts_with(code_location::PATH) {
        let Services { code_links, code, .. } = &*services;
        return code_location::download(code_links, code, &head.method, path, query).await;
    }
    if path.starts_with(ADMIN) {
        let body = read(body, Description::BODY_LIMIT, "Coracle").await?;
        return admin(&services, Request::from_parts(head, body)).await;
    }
    let found = router::find(method, path, query).ok_or_else(|| {
        ApiError::unknown_operation(format!("{method} {path} is no operation of the Lambda API"))
    })?;
    let caller = caller(&head.headers, query)?;
    let description = found.operation.description();
    let body = read(body, description.body_limit, description.name_in_limit).await?;
    let members = Members::gather(&found, query, &head.headers, body)?;
    let host = head.headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let context = Context { services, request_id, caller, endpoint: format!("http://{host}") };
    run(found.operation, &context, members).await
}

async fn run(operation: Operation, context: &Context, members: Members) -> Result<Reply, ApiError> {
    let reply = dispatch(operation, context, members).await;
    if let Err(error) = &reply
        && error.status() == 500
    {
        error!(
            request_id = %context.request_id,
            operation = operation.name(),
            message = error.message(),
            "the operation failed"
        );
    }
    reply
}

async fn admin(services: &Services, request: Request<Bytes>) -> Result<Reply, ApiError> {
    if request.uri().path() == "/_coracle/health" {
        return Ok(Reply::new(Body::from(r#"{"status":"ready"}"#.to_owned())));
    }
    match &services.admin {
        Some(admin) => Ok(admin(request).await),
        None => Err(ApiError::unknown_operation("no such page")),
    }
}

/// Reads a body of at most `limit` bytes. A body that arrives in one piece is not copied.
async fn read(mut body: Incoming, limit: usize, name: &str) -> Result<Bytes, ApiError> {
    let announced = body.size_hint().lower();
    let too_large = || {
        ApiError::request_entity_too_large(format!(
            "Request must be smaller than {limit} bytes for the {name} operation"
        ))
    };
    if u64::try_from(limit).is_ok_and(|limit| limit < announced) {
        discard(body).await;
        return Err(too_large());
    }
    let mut whole = Bytes::new();
    let mut pieces = BytesMut::new();
    while let Some(piece) = next(&mut body).await? {
        if limit < whole.len() + pieces.len() + piece.len() {
            discard(body).await;
            return Err(too_large());
        }
        if whole.is_empty() && pieces.is_empty() {
            whole = piece;
            continue;
        }
        if !whole.is_empty() {
            let announced = usize::try_from(announced).unwrap_or(limit).min(limit);
            pieces.reserve(announced.max(whole.len() + piece.len()));
            pieces.extend_from_slice(&std::mem::take(&mut whole));
        }
        pieces.extend_from_slice(&piece);
    }
    Ok(if pieces.is_empty() { whole } else { pieces.freeze() })
}

/// The next piece of a body; nothing at its end.
async fn next(body: &mut Incoming) -> Result<Option<Bytes>, ApiError> {
    loop {
        let frame = tokio::time::timeout(BODY_PAUSE, body.frame())
            .await
            .map_err(|_| ApiError::request_timeout("the request body stopped arriving"))?;
        match frame {
            None => return Ok(None),
            Some(Ok(frame)) => match frame.into_data() {
                Ok(data) => return Ok(Some(data)),
                Err(_trailers) => {}
            },
            Some(Err(error)) => {
                return Err(ApiError::invalid_request_content(format!(
                    "could not read the request body: {error}"
                )));
            }
        }
    }
}

async fn discard(mut body: Incoming) {
    let mut discarded = 0;
    while let Ok(Some(piece)) = next(&mut body).await {
        discarded += piece.len();
        if DISCARDED < discarded {
            return;
        }
    }
}
