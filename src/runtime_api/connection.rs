//! Connections of one sandbox's processes: requests in, answers out.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::header::HeaderMap;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tracing::debug;

use super::RuntimeEvent;
use super::answers::{self, Body, Refusal};
use super::exchange::Exchange;

const RESPONSE_MODE: &str = "lambda-runtime-function-response-mode";
const ERROR_TYPE: &str = "lambda-runtime-function-error-type";
const ERROR_BODY: &str = "lambda-runtime-function-error-body";

/// Error documents may not be larger than responses; nobody needs 6 MiB of stack trace.
const ERROR_LIMIT: usize = 1024 * 1024;

/// How long to wait after the host refused a connection (no descriptors, no memory).
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Accepts connections for as long as it is polled; they end with it.
pub(super) async fn accept(listener: TcpListener, exchange: Arc<Exchange>) {
    let mut connections = JoinSet::new();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                connections.spawn(serve(stream, Arc::clone(&exchange)));
                while connections.try_join_next().is_some() {}
            }
            Err(error) => {
                debug!(%error, "could not accept a connection of the runtime");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

async fn serve(stream: TcpStream, exchange: Arc<Exchange>) {
    if let Err(error) = stream.set_nodelay(true) {
        debug!(%error, "could not set TCP_NODELAY for the runtime's connection");
    }
    let service = service_fn(|request| {
        let exchange = Arc::clone(&exchange);
        async move { Ok::<_, Infallible>(answer(request, &exchange).await) }
    });
    // No header timeout: a runtime keeps its connection idle for as long as the function does.
    let connection = http1::Builder::new()
        .keep_alive(true)
        .half_close(true)
        .pipeline_flush(true)
        .serve_connection(TokioIo::new(stream), service);
    if let Err(error) = connection.await {
        debug!(%error, "the runtime's connection ended");
    }
}

async fn answer(request: Request<Incoming>, exchange: &Exchange) -> Response<Body> {
    match dispatch(request, exchange).await {
        Ok(response) => response,
        Err(refusal) => answers::refused(&refusal),
    }
}

async fn dispatch(
    request: Request<Incoming>,
    exchange: &Exchange,
) -> Result<Response<Body>, Refusal> {
    let (head, body) = request.into_parts();
    let path = head.uri.path();
    let not_found = || Refusal::NotFound { path: path.to_owned() };
    if head.method == Method::GET && path == "/2018-06-01/ping" {
        return Ok(answers::pong());
    }
    let runtime_path = path.strip_prefix("/2018-06-01/runtime/").ok_or_else(not_found)?;
    match (&head.method, runtime_path) {
        (&Method::GET, "invocation/next") => next(exchange).await,
        (&Method::POST, "init/error") => {
            let (error, _) = read(body, ERROR_LIMIT).await?;
            exchange.init_error(RuntimeEvent::InitError { error })?;
            Ok(answers::accepted())
        }
        (&Method::POST, path) => {
            let (request_id, kind) = path
                .strip_prefix("invocation/")
                .and_then(|rest| rest.split_once('/'))
                .ok_or_else(not_found)?;
            match kind {
                "response" => respond(request_id, &head.headers, body, exchange).await,
                "error" => fail(request_id, body, exchange).await,
                _ => Err(not_found()),
            }
        }
        _ => Err(not_found()),
    }
}

async fn next(exchange: &Exchange) -> Result<Response<Body>, Refusal> {
    // The sender is dropped when this runtime is replaced: then its connection closes as well.
    exchange
        .next()?
        .await
        .map_err(|_| Refusal::InvalidStateTransition { from: "RuntimeReady", to: "Reset" })
}

async fn respond(
    request_id: &str,
    headers: &HeaderMap,
    body: Incoming,
    exchange: &Exchange,
) -> Result<Response<Body>, Refusal> {
    let request_id = exchange.check_running(request_id)?;
    match headers.get(RESPONSE_MODE).map(|mode| mode.as_bytes()) {
        None | Some(b"buffered" | b"streaming") => {}
        Some(other) => {
            let mode = String::from_utf8_lossy(other).into_owned();
            let error = function_error(
                "Runtime.InvalidResponseModeHeader",
                &format!("Invalid response mode: {mode}"),
            );
            exchange.complete(request_id, RuntimeEvent::Error { error })?;
            return Err(Refusal::InvalidResponseMode { mode });
        }
    }
    let outcome = match read(body, exchange.response_limit).await {
        Ok((payload, trailers)) => match error_in_trailers(&trailers) {
            None => RuntimeEvent::Response { payload },
            Some(error) => RuntimeEvent::Error { error },
        },
        Err(Refusal::TooLarge { limit }) => {
            exchange.complete(request_id, RuntimeEvent::ResponseTooLarge { limit })?;
            return Err(Refusal::TooLarge { limit });
        }
        Err(refusal) => {
            let error =
                function_error("Runtime.TruncatedResponse", "HTTP request detected as truncated");
            exchange.complete(request_id, RuntimeEvent::Error { error })?;
            return Err(refusal);
        }
    };
    exchange.complete(request_id, outcome)?;
    // The caller's answer goes out first: the runtime has nothing to do with its acknowledgement.
    tokio::task::yield_now().await;
    Ok(answers::accepted())
}

async fn fail(
    request_id: &str,
    body: Incoming,
    exchange: &Exchange,
) -> Result<Response<Body>, Refusal> {
    let request_id = exchange.check_running(request_id)?;
    let (error, _) = read(body, ERROR_LIMIT).await?;
    exchange.complete(request_id, RuntimeEvent::Error { error })?;
    Ok(answers::accepted())
}

/// Reads a body of at most `limit` bytes and what follows it.
///
/// A longer body is read to its end and thrown away: a client that is refused while it still sends
/// sees a broken connection instead of the answer.
async fn read(mut body: Incoming, limit: usize) -> Result<(Bytes, HeaderMap), Refusal> {
    let mut payload = Payload::default();
    let mut trailers = HeaderMap::new();
    let mut length = 0_usize;
    while let Some(frame) = body.frame().await {
        match frame.map_err(|_| Refusal::Truncated)?.into_data() {
            Ok(data) => {
                length = length.saturating_add(data.len());
                if length <= limit {
                    payload.push(data);
                }
            }
            Err(frame) => trailers = frame.into_trailers().unwrap_or_default(),
        }
    }
    if length <= limit {
        Ok((payload.into_bytes(), trailers))
    } else {
        Err(Refusal::TooLarge { limit })
    }
}

/// A body as it arrives: one piece, as nearly all are, is passed on without a copy.
#[derive(Debug, Default)]
struct Payload {
    first: Bytes,
    rest: BytesMut,
}

impl Payload {
    fn push(&mut self, piece: Bytes) {
        if self.first.is_empty() && self.rest.is_empty() {
            self.first = piece;
        } else {
            if self.rest.is_empty() {
                self.rest.extend_from_slice(&self.first);
            }
            self.rest.extend_from_slice(&piece);
        }
    }

    fn into_bytes(self) -> Bytes {
        if self.rest.is_empty() { self.first } else { self.rest.freeze() }
    }
}

/// A streamed response that failed midway says so behind its body, the document in base64.
fn error_in_trailers(trailers: &HeaderMap) -> Option<Bytes> {
    let error_type = trailers.get(ERROR_TYPE)?;
    let document = trailers.get(ERROR_BODY).and_then(|body| STANDARD.decode(body).ok());
    Some(document.map_or_else(
        || function_error(&String::from_utf8_lossy(error_type.as_bytes()), ""),
        Bytes::from,
    ))
}

fn function_error(error_type: &str, message: &str) -> Bytes {
    Bytes::from(serde_json::json!({ "errorType": error_type, "errorMessage": message }).to_string())
}
