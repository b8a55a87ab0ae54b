//! Connections of one sandbox's processes: requests in, answers out.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderMap};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tracing::debug;

use super::answers::{self, Body, Refusal};
use super::exchange::Exchange;
use super::{RuntimeEvent, STREAM_LIMIT, StreamSender, StreamedResponse};

const RESPONSE_MODE: &str = "lambda-runtime-function-response-mode";
const ERROR_TYPE: &str = "lambda-runtime-function-error-type";
const ERROR_BODY: &str = "lambda-runtime-function-error-body";

/// Error documents may not be larger than responses; nobody needs 6 MiB of stack trace.
const ERROR_LIMIT: usize = 1024 * 1024;

/// Pieces of a streamed response that wait for their reader, besides what the kernel buffers. Hyper
/// reads at most 400 KiB at a time.
pub(super) const CHUNK_CAPACITY: usize = 4;

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
    let stream = match headers.get(RESPONSE_MODE).map(|mode| mode.as_bytes()) {
        None | Some(b"buffered") => None,
        Some(b"streaming") => exchange.begin_stream(request_id)?,
        Some(other) => {
            let mode = String::from_utf8_lossy(other).into_owned();
            let error = function_error(
                "Runtime.InvalidResponseModeHeader",
                &format!("Invalid response mode: {mode}"),
            );
            exchange.complete(request_id, RuntimeEvent::Error { error_type: None, error })?;
            return Err(Refusal::InvalidResponseMode { mode });
        }
    };
    let response = match stream {
        None => read(body, exchange.response_limit).await,
        Some(stream) => forward(headers, body, stream).await,
    };
    let outcome = match response {
        Ok((payload, trailers)) => match error_in_trailers(&trailers) {
            None => RuntimeEvent::Response { payload },
            Some((error_type, error)) => {
                RuntimeEvent::Error { error_type: Some(error_type), error }
            }
        },
        Err(Refusal::TooLarge { limit }) => {
            exchange.complete(request_id, RuntimeEvent::ResponseTooLarge { limit })?;
            return Err(Refusal::TooLarge { limit });
        }
        Err(refusal) => {
            exchange.complete(request_id, RuntimeEvent::Truncated)?;
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
    exchange.complete(request_id, RuntimeEvent::Error { error_type: None, error })?;
    Ok(answers::accepted())
}

/// Reads a body of at most `limit` bytes and what follows it.
async fn read(body: Incoming, limit: usize) -> Result<(Bytes, HeaderMap), Refusal> {
    let mut pieces = Pieces::new(body, limit);
    let mut payload = Payload::default();
    while let Some(piece) = pieces.next().await? {
        payload.push(piece);
    }
    Ok((payload.into_bytes(), pieces.trailers))
}

/// Passes a response on as it comes, and reads what follows it. A caller that has gone gets none of
/// it, but the runtime writes on.
async fn forward(
    headers: &HeaderMap,
    body: Incoming,
    stream: StreamSender,
) -> Result<(Bytes, HeaderMap), Refusal> {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let (sender, chunks) = mpsc::channel(CHUNK_CAPACITY);
    let response = StreamedResponse { content_type: content_type.map(str::to_owned), chunks };
    drop(stream.send(response));
    let mut pieces = Pieces::new(body, STREAM_LIMIT);
    while let Some(piece) = pieces.next().await? {
        drop(sender.send(piece).await);
    }
    Ok((Bytes::new(), pieces.trailers))
}

/// The pieces of a body, until they are more than `limit` bytes.
struct Pieces {
    body: Incoming,
    limit: usize,
    length: usize,
    /// What follows the body, known at its end.
    trailers: HeaderMap,
}

impl Pieces {
    fn new(body: Incoming, limit: usize) -> Self {
        Self { body, limit, length: 0, trailers: HeaderMap::new() }
    }

    /// The next piece; nothing at the end.
    ///
    /// A longer body is read to its end and thrown away: a client that is refused while it still
    /// sends sees a broken connection instead of the answer.
    async fn next(&mut self) -> Result<Option<Bytes>, Refusal> {
        while let Some(frame) = self.body.frame().await {
            match frame.map_err(|_| Refusal::Truncated)?.into_data() {
                Ok(data) => {
                    self.length = self.length.saturating_add(data.len());
                    if self.length <= self.limit {
                        return Ok(Some(data));
                    }
                }
                Err(frame) => self.trailers = frame.into_trailers().unwrap_or_default(),
            }
        }
        if self.length <= self.limit {
            Ok(None)
        } else {
            Err(Refusal::TooLarge { limit: self.limit })
        }
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

/// A streamed response that failed midway says so behind its body: the error's type, and its
/// document in base64.
fn error_in_trailers(trailers: &HeaderMap) -> Option<(String, Bytes)> {
    let error_type = String::from_utf8_lossy(trailers.get(ERROR_TYPE)?.as_bytes()).into_owned();
    let document = trailers.get(ERROR_BODY).and_then(|body| STANDARD.decode(body).ok());
    let document = document.map_or_else(|| function_error(&error_type, ""), Bytes::from);
    Some((error_type, document))
}

fn function_error(error_type: &str, message: &str) -> Bytes {
    Bytes::from(serde_json::json!({ "errorType": error_type, "errorMessage": message }).to_string())
}
