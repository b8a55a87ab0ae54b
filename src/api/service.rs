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

use super::authentication::Authentication;
use super::browser::refuse_foreign_pages;
use super::code_location::CodeLinks;
use super::context::{AdminHandler, Context, Services, Settings};
use super::credentials::{Caller, Claim};
use super::error::ApiError;
use super::generated::operations::{Operation, dispatch};
use super::operation::Description;
use super::reply::{Body, Reply};
use super::request::Members;
use super::router;
use crate::model::RequestId;

/// Coracle's own API, besides AWS's.
const ADMIN: &str = "/_coracle/";
const HEALTH: &str = "/_coracle/health";

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
    let reply = async {
        match accept(&services.settings, services.admin.as_ref(), local, request).await? {
            Accepted::Answered(reply) => Ok(reply),
            Accepted::Call { operation, members, caller, host } => {
                let context = Context { services: Arc::clone(&services), request_id, caller, host };
                run(operation, &context, members).await
            }
        }
    };
    guard(request_id, reply).await
}

/// Turns errors and panics into answers, and puts the request's id on each.
pub(super) async fn guard(
    request_id: RequestId,
    reply: impl Future<Output = Result<Reply, ApiError>>,
) -> Reply {
    let mut reply = match AssertUnwindSafe(reply).catch_unwind().await {
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

/// A request that was found good.
pub(super) enum Accepted {
    /// It was one to Coracle's own API.
    Answered(Reply),
    /// It calls an operation, and its members satisfy the model.
    Call { operation: Operation, members: Members, caller: Caller, host: Option<HeaderValue> },
}

/// Everything that is checked before an operation runs.
pub(super) async fn accept(
    settings: &Settings,
    own_pages: Option<&AdminHandler>,
    local: Option<IpAddr>,
    request: Request<Incoming>,
) -> Result<Accepted, ApiError> {
    let (head, body) = request.into_parts();
    refuse_foreign_pages(&head.headers, local, settings)?;
    let (method, path, query) = (head.method.as_str(), head.uri.path(), head.uri.query());
    if path.starts_with(ADMIN) {
        let claim = match &settings.authentication {
            Authentication::Verify(_) if !is_open(path) => Some(Claim::of(&head.headers, query)?),
            Authentication::Verify(_) | Authentication::Shape => None,
        };
        claim.iter().try_for_each(|claim| settings.authentication.caller(claim).map(drop))?;
        let limit = if is_open(path) { 0 } else { Description::BODY_LIMIT };
        let body = read(body, limit, "Coracle").await?;
        claim.iter().try_for_each(|claim| settings.authentication.check(claim, &head, &body))?;
        return admin(own_pages, Request::from_parts(head, body)).await.map(Accepted::Answered);
    }
    let found = router::find(method, path, query).ok_or_else(|| {
        ApiError::unknown_operation(format!("{method} {path} is no operation of the Lambda API"))
    })?;
    let claim = Claim::of(&head.headers, query)?;
    let caller = settings.authentication.caller(&claim)?;
    let operation = found.operation;
    let description = operation.description();
    let body = read(body, description.body_limit, description.name_in_limit).await?;
    settings.authentication.check(&claim, &head, &body)?;
    let members = Members::gather(&found, query, &head.headers, body)?;
    let host = head.headers.get(HOST).cloned();
    Ok(Accepted::Call { operation, members, caller, host })
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

/// Whether one of our own pages needs no signature: a link to code has one of its own.
fn is_open(path: &str) -> bool {
    path == HEALTH || path.starts_with(CodeLinks::PATH)
}

async fn admin(
    own_pages: Option<&AdminHandler>,
    request: Request<Bytes>,
) -> Result<Reply, ApiError> {
    if request.uri().path() == HEALTH {
        return Ok(Reply::new(Body::from(r#"{"status":"ready"}"#.to_owned())));
    }
    match own_pages {
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
