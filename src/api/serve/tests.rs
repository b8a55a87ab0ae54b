//! The API's listener, spoken to in raw HTTP: what is answered before any operation runs, and how
//! connections begin and end.

use futures_util::future::BoxFuture;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::task::JoinHandle;

use super::*;
use crate::api::context::AdminHandler;
use crate::api::error::ApiError;
use crate::api::reply::Body;
use crate::api::service::{Accepted, accept, guard};
use crate::model::RequestId;

const SIGNED: &str = "Host: localhost\r\nX-Amz-Date: 20251125T000000Z\r\nAuthorization: AWS4-HMAC-SHA256 \
    Credential=test/20251125/us-east-1/lambda/aws4_request, SignedHeaders=host, \
    Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\r\n";

/// A server whose own pages can be slow and can panic.
struct Server {
    address: std::net::SocketAddr,
    shutdown: Shutdown,
    /// One permit lets one request to `/_coracle/slow` end.
    slow: Arc<Semaphore>,
    task: JoinHandle<()>,
}

impl Server {
    async fn start() -> Self {
        Self::start_with(Settings::default()).await
    }

    async fn start_with(settings: Settings) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let slow = Arc::new(Semaphore::new(0));
        let shutdown = Shutdown::default();
        let listener = Listener::Tcp(listener);
        let task = start(listener, settings, Arc::clone(&slow), shutdown.clone());
        Self { address, shutdown, slow, task }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// One request on a connection of its own; the whole answer.
    async fn answer(&self, request: &str) -> String {
        let mut stream = self.connect().await;
        stream.write_all(request.as_bytes()).await.unwrap();
        to_end(&mut stream).await
    }
}

/// Serves everything up to the operations, of which there are none here.
fn start(
    listener: Listener,
    settings: Settings,
    slow: Arc<Semaphore>,
    shutdown: Shutdown,
) -> JoinHandle<()> {
    let own_pages: AdminHandler = Arc::new(move |request| {
        let slow = Arc::clone(&slow);
        Box::pin(async move {
            match request.uri().path() {
                "/_coracle/slow" => slow.acquire().await.unwrap().forget(),
                "/_coracle/panic" => panic!("as the test asked"),
                _ => {}
            }
            Reply::new(Body::from(request.into_body()))
        })
    });
    let for_answers = settings.clone();
    let answer = move |request, local| -> BoxFuture<'static, Reply> {
        let (settings, own_pages) = (for_answers.clone(), Arc::clone(&own_pages));
        Box::pin(guard(RequestId::random(), async move {
            match accept(&settings, Some(&own_pages), local, request).await? {
                Accepted::Answered(reply) => Ok(reply),
                Accepted::Call { operation, .. } => {
                    Err(ApiError::not_implemented(operation.name()))
                }
            }
        }))
    };
    tokio::spawn(async move { serve_with(listener, &settings, answer, shutdown).await })
}

async fn to_end(stream: &mut (impl AsyncRead + Unpin)) -> String {
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

/// Reads one answer with a `Content-Length` off a connection that stays open.
async fn one(stream: &mut (impl AsyncRead + AsyncWrite + Unpin)) -> String {
    let mut answer = String::new();
    loop {
        if let Some((head, body)) = answer.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() == length.map_or(0, |length| length.parse().unwrap()) {
                return answer;
            }
        }
        let byte = stream.read_u8().await.unwrap();
        answer.push(char::from(byte));
    }
}

#[track_caller]
fn assert_error(answer: &str, status: u16, name: &str, body: &str) {
    assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
    assert!(answer.contains(&format!("x-amzn-errortype: {name}\r\n")), "{answer}");
    assert!(answer.contains("content-type: application/json\r\n"), "{answer}");
    assert!(answer.contains("x-amzn-requestid: "), "{answer}");
    assert!(answer.ends_with(&format!("\r\n\r\n{body}")), "{answer}");
}

#[tokio::test]
async fn health_needs_no_signature() {
    let server = Server::start().await;
    let request = "GET /_coracle/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let answer = server.answer(request).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.ends_with("{\"status\":\"ready\"}"), "{answer}");
}

#[tokio::test]
async fn an_unsigned_request_is_refused() {
    let server = Server::start().await;
    let answer = server
        .answer(
            "GET /2015-03-31/functions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        )
        .await;
    let body = r#"{"message":"Missing Authentication Token"}"#;
    assert_error(&answer, 403, "MissingAuthenticationTokenException", body);
}

#[tokio::test]
async fn a_request_from_a_web_page_is_refused() {
    let server = Server::start().await;
    let request = format!(
        "POST /2015-03-31/functions/f/invocations HTTP/1.1\r\n{SIGNED}Origin: http://evil.example\r\n\
         Connection: close\r\nContent-Length: 2\r\n\r\n{{}}"
    );
    let answer = server.answer(&request).await;
    assert!(answer.starts_with("HTTP/1.1 403 "), "{answer}");
    assert!(answer.contains("x-amzn-errortype: ForbiddenException\r\n"), "{answer}");
}

#[tokio::test]
async fn an_unknown_path_is_an_unknown_operation() {
    let server = Server::start().await;
    let request = format!("GET /nowhere HTTP/1.1\r\n{SIGNED}Connection: close\r\n\r\n");
    let body = r#"{"message":"GET /nowhere is no operation of the Lambda API"}"#;
    assert_error(&server.answer(&request).await, 404, "UnknownOperationException", body);
}

#[tokio::test]
async fn a_connection_serves_request_after_request() {
    let server = Server::start().await;
    let mut stream = server.connect().await;
    let request =
        format!("GET /2015-03-31/functions?FunctionVersion=none HTTP/1.1\r\n{SIGNED}\r\n");
    let body = r#"{"message":"1 validation error detected: Value 'none' at 'functionVersion' failed to satisfy constraint: Member must satisfy enum value set: [ALL]"}"#;
    for _ in 0..3 {
        stream.write_all(request.as_bytes()).await.unwrap();
        assert_error(&one(&mut stream).await, 400, "ValidationException", body);
    }
}

/// The client sends all of the body before it reads, as most do.
#[tokio::test]
async fn a_too_large_request_is_told_so_even_while_it_is_still_sending() {
    let server = Server::start().await;
    let body = r#"{"message":"Request must be smaller than 6291456 bytes for the InvokeFunction operation"}"#;
    let size = 16 * 1024 * 1024;
    for framing in [format!("Content-Length: {size}"), "Transfer-Encoding: chunked".to_owned()] {
        let mut stream = server.connect().await;
        let head = format!(
            "POST /2015-03-31/functions/f/invocations HTTP/1.1\r\n{SIGNED}{framing}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        if framing.contains("chunked") {
            stream.write_all(format!("{size:x}\r\n").as_bytes()).await.unwrap();
        }
        stream.write_all(&vec![b' '; size]).await.unwrap();
        if framing.contains("chunked") {
            stream.write_all(b"\r\n0\r\n\r\n").await.unwrap();
        }
        let answer = to_end(&mut stream).await;
        assert_error(&answer, 413, "RequestEntityTooLargeException", body);
    }
}

#[tokio::test]
async fn a_body_in_many_pieces_arrives_whole() {
    let server = Server::start().await;
    let mut stream = server.connect().await;
    let body: String = (0..100_000).map(|number| format!("{number},")).collect();
    let head = format!(
        "POST /_coracle/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    for piece in body.as_bytes().chunks(9_999) {
        stream.write_all(piece).await.unwrap();
        tokio::task::yield_now().await;
    }
    let answer = to_end(&mut stream).await;
    assert!(answer.ends_with(&format!("\r\n\r\n{body}")), "{} bytes", answer.len());
}

#[tokio::test]
async fn a_client_that_closes_its_side_still_gets_its_answer() {
    let server = Server::start().await;
    let mut stream = server.connect().await;
    let request =
        "POST /_coracle/slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nwait";
    stream.write_all(request.as_bytes()).await.unwrap();
    stream.shutdown().await.unwrap();
    server.slow.add_permits(1);
    let answer = to_end(&mut stream).await;
    assert!(answer.ends_with("\r\n\r\nwait"), "{answer}");
}

#[tokio::test]
async fn a_panic_ends_one_request_only() {
    let server = Server::start().await;
    let mut stream = server.connect().await;
    stream.write_all(b"GET /_coracle/panic HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    let body = r#"{"Type":"Service","Message":"An internal error occurred."}"#;
    assert_error(&one(&mut stream).await, 500, "ServiceException", body);
    stream.write_all(b"GET /_coracle/health HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    assert!(one(&mut stream).await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn a_unix_socket_is_as_good_as_a_port() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("api.sock");
    let listener = Listener::Unix(UnixListener::bind(&path).unwrap());
    let shutdown = Shutdown::default();
    let slow = Arc::new(Semaphore::new(0));
    let task = start(listener, Settings::default(), slow, shutdown.clone());
    let mut stream = UnixStream::connect(&path).await.unwrap();
    stream.write_all(b"GET /_coracle/health HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    assert!(one(&mut stream).await.starts_with("HTTP/1.1 200 "));
    shutdown.drain.cancel();
    task.await.unwrap();
}

/// The clock stands still until nothing else can happen, so this takes no time.
#[tokio::test(start_paused = true)]
async fn a_client_that_never_ends_its_head_is_disconnected() {
    let server = Server::start().await;
    let mut stream = server.connect().await;
    stream.write_all(b"GET /2015-03-31/func").await.unwrap();
    assert!(!to_end(&mut stream).await.contains("200"));
}

#[tokio::test]
async fn connections_beyond_the_bound_wait_for_their_turn() {
    let server = Server::start_with(Settings { connections: 1, ..Settings::default() }).await;
    let health = b"GET /_coracle/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let mut first = server.connect().await;
    first.write_all(health).await.unwrap();
    one(&mut first).await;
    let mut second = server.connect().await;
    second.write_all(health).await.unwrap();
    let early = tokio::time::timeout(Duration::from_millis(50), second.read_u8()).await;
    assert!(early.is_err(), "the second connection was served beside the first");
    drop(first);
    assert!(one(&mut second).await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn requests_in_flight_are_answered_before_the_server_ends() {
    let server = Server::start().await;
    let mut idle = server.connect().await;
    idle.write_all(b"GET /_coracle/health HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    one(&mut idle).await;
    let mut busy = server.connect().await;
    let request =
        "POST /_coracle/slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nwait";
    busy.write_all(request.as_bytes()).await.unwrap();
    // The answer to a later request shows that the slow one has been read.
    server
        .answer("GET /_coracle/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .await;
    server.shutdown.drain.cancel();
    assert_eq!(to_end(&mut idle).await, "", "idle connections are closed");
    assert!(TcpStream::connect(server.address).await.is_err(), "nothing listens any more");
    server.slow.add_permits(1);
    let answer = to_end(&mut busy).await;
    assert!(answer.ends_with("\r\n\r\nwait"), "{answer}");
    server.task.await.unwrap();
}

#[tokio::test]
async fn a_second_signal_ends_the_server_at_once() {
    let server = Server::start().await;
    let mut busy = server.connect().await;
    busy.write_all(b"GET /_coracle/slow HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    server
        .answer("GET /_coracle/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .await;
    server.shutdown.drain.cancel();
    server.shutdown.abort.cancel();
    server.task.await.unwrap();
    assert_eq!(to_end(&mut busy).await, "");
}
