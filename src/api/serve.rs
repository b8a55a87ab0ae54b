//! Connections: accepted, bounded, timed, and drained at the end.

use std::convert::Infallible;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};
use tokio::sync::Semaphore;
use tokio_util::either::Either;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{debug, warn};

use super::context::{Services, Settings};
use super::reply::Reply;
use super::service::answer;

/// How long a client may take to send the head of a request, and a connection may be idle: hyper
/// has one timer for both. Longer than SDKs wait between two polls, whose next request would
/// otherwise meet the end of the connection.
const HEADER_TIMEOUT: Duration = Duration::from_secs(90);

/// The largest head of a request in bytes; hyper's smallest buffer is 8 KiB.
const MAX_HEAD: usize = 32 * 1024;

/// How long to wait after an accept that failed for want of a resource, such as descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Where connections come from.
#[derive(Debug)]
pub enum Listener {
    Tcp(TcpListener),
    Unix(UnixListener),
}

/// A connection of either kind.
type Stream = Either<TcpStream, UnixStream>;

/// How serving ends: `drain` stops accepting and lets requests finish, `abort` drops them.
#[derive(Debug, Clone, Default)]
pub struct Shutdown {
    pub drain: CancellationToken,
    pub abort: CancellationToken,
}

/// Serves the API until `shutdown.drain`, then until the last request is answered, the drain period
/// is over or `shutdown.abort`.
pub async fn serve(listener: Listener, services: Arc<Services>, shutdown: Shutdown) {
    let settings = services.settings.clone();
    let answer = move |request, local| answer(Arc::clone(&services), local, request);
    serve_with(listener, &settings, answer, shutdown).await;
}

/// Serves whatever answers requests; the address is the one a connection arrived at.
async fn serve_with<A, F>(listener: Listener, settings: &Settings, answer: A, shutdown: Shutdown)
where
    A: Fn(Request<Incoming>, Option<IpAddr>) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Reply> + Send + 'static,
{
    let permits = Arc::new(Semaphore::new(settings.connections));
    let connections = TaskTracker::new();
    loop {
        let next = async {
            // The semaphore is never closed; if it were, connections would not be bounded.
            let permit = Arc::clone(&permits).acquire_owned().await.ok();
            (permit, listener.accept().await)
        };
        let (permit, accepted) = tokio::select! {
            next = next => next,
            () = shutdown.drain.cancelled() => break,
        };
        match accepted {
            Ok((stream, local)) => {
                let answer = answer.clone();
                let serving =
                    connection(stream, move |request| answer(request, local), shutdown.clone());
                connections.spawn(async move {
                    serving.await;
                    drop(permit);
                });
            }
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                warn!(%error, "could not accept a connection");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
    drop(listener);
    connections.close();
    if tokio::time::timeout(settings.drain, connections.wait()).await.is_err() {
        warn!(open = connections.len(), "requests did not finish in time");
        shutdown.abort.cancel();
        connections.wait().await;
    }
}

impl Listener {
    async fn accept(&self) -> io::Result<(Stream, Option<IpAddr>)> {
        match self {
            Self::Tcp(listener) => {
                let (stream, _) = listener.accept().await?;
                // Answers are written whole: waiting for more to send would only delay them.
                stream.set_nodelay(true)?;
                let local = stream.local_addr().ok().map(|address| address.ip());
                Ok((Stream::Left(stream), local))
            }
            Self::Unix(listener) => Ok((Stream::Right(listener.accept().await?.0), None)),
        }
    }
}

/// Errors that concern the connection that was about to be accepted (accept(2)).
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, InvalidInput};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | InvalidInput)
}

async fn connection<A, F>(stream: Stream, answer: A, shutdown: Shutdown)
where
    A: Fn(Request<Incoming>) -> F,
    F: Future<Output = Reply> + Send + 'static,
{
    let service = service_fn(|request| {
        let reply = answer(request);
        async move { Ok::<_, Infallible>(reply.await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .max_header_size(MAX_HEAD)
        // A client that has sent its request may close its side and still read the answer.
        .half_close(true)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    let result = tokio::select! {
        result = connection.as_mut() => result,
        () = shutdown.drain.cancelled() => {
            connection.as_mut().graceful_shutdown();
            tokio::select! {
                result = connection.as_mut() => result,
                () = shutdown.abort.cancelled() => return,
            }
        }
    };
    if let Err(error) = result {
        debug!(%error, "connection ended");
    }
}

#[cfg(test)]
mod tests;
