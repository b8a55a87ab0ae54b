//! A raw client against the Runtime API, as a runtime would speak it.

use std::time::{Duration, SystemTime};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::answers::Refusal;
use super::*;
use crate::model::{LogType, RequestId};

/// A response limit small enough to exceed in a test.
const LIMIT: usize = 1000;

async fn served() -> (RuntimeApi, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    (RuntimeApi::serve(listener, LIMIT), TcpStream::connect(address).await.unwrap())
}

async fn send(stream: &mut TcpStream, method: &str, path: &str, body: &str) {
    let request = format!(
        "{method} /2018-06-01/runtime/{path} HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
}

/// One whole answer: all of ours are small and carry their length.
async fn answer(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    let mut buffer = [0; 4096];
    loop {
        let length = stream.read(&mut buffer).await.unwrap();
        text.push_str(std::str::from_utf8(&buffer[..length]).unwrap());
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let expected = head
            .lines()
            .find_map(|line| {
                line.to_ascii_lowercase().strip_prefix("content-length: ").map(str::to_owned)
            })
            .map_or(0, |length| length.parse().unwrap());
        if length == 0 || expected <= body.len() {
            return text;
        }
    }
}

fn invocation(payload: &'static str) -> Invocation {
    Invocation {
        request_id: RequestId::random(),
        payload: Bytes::from_static(payload.as_bytes()),
        invoked_arn: "arn:aws:lambda:us-east-1:000000000000:function:f".to_owned(),
        client_context: Some(r#"{"custom":{}}"#.to_owned()),
        trace_id: "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0".to_owned(),
        log_type: LogType::None,
    }
}

/// A runtime that has asked for work and got this invocation.
async fn running(payload: &'static str) -> (RuntimeApi, TcpStream, Invocation) {
    running_for(payload, None).await
}

async fn running_for(
    payload: &'static str,
    stream: Option<StreamSender>,
) -> (RuntimeApi, TcpStream, Invocation) {
    let (mut api, mut runtime) = served().await;
    send(&mut runtime, "GET", "invocation/next", "").await;
    assert!(matches!(api.event().await, RuntimeEvent::Next));
    let invocation = invocation(payload);
    api.deliver(&invocation, SystemTime::now() + Duration::from_secs(3), stream);
    (api, runtime, invocation)
}

/// Begins to stream a response to this invocation.
async fn begin_stream(runtime: &mut TcpStream, invocation: &Invocation) {
    let request = format!(
        "POST /2018-06-01/runtime/invocation/{}/response HTTP/1.1\r\nHost: x\r\nContent-Type: text/x\r\n\
         Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n\
         Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n",
        invocation.request_id
    );
    runtime.write_all(request.as_bytes()).await.unwrap();
}

async fn send_chunk(runtime: &mut TcpStream, chunk: &str) {
    let chunk = format!("{:x}\r\n{chunk}\r\n", chunk.len());
    runtime.write_all(chunk.as_bytes()).await.unwrap();
}

#[tokio::test]
async fn a_runtime_gets_the_invocation_with_its_headers_and_its_answer_arrives() {
    let (mut api, mut runtime, invocation) = running(r#"{"a":1}"#).await;
    let next = answer(&mut runtime).await;
    for header in [
        format!("lambda-runtime-aws-request-id: {}", invocation.request_id),
        format!("lambda-runtime-invoked-function-arn: {}", invocation.invoked_arn),
        "lambda-runtime-deadline-ms: ".to_owned(),
        "lambda-runtime-trace-id: Root=".to_owned(),
        r#"lambda-runtime-client-context: {"custom":{}}"#.to_owned(),
    ] {
        assert!(next.contains(&header), "{header} is missing in {next}");
    }
    assert!(next.ends_with("\r\n\r\n{\"a\":1}"), "{next}");
    send(&mut runtime, "POST", &format!("invocation/{}/response", invocation.request_id), "[2]")
        .await;
    assert!(matches!(api.event().await, RuntimeEvent::Response { payload } if payload == "[2]"));
    let accepted = answer(&mut runtime).await;
    assert!(accepted.starts_with("HTTP/1.1 202 "), "{accepted}");
    assert!(accepted.ends_with(r#"{"status":"OK"}"#), "{accepted}");
}

#[tokio::test]
async fn an_answer_to_another_invocation_is_refused_and_the_running_one_stays() {
    let (mut api, mut runtime, invocation) = running("{}").await;
    answer(&mut runtime).await;
    send(&mut runtime, "POST", &format!("invocation/{}/response", RequestId::random()), "1").await;
    let refused = answer(&mut runtime).await;
    assert!(
        refused.starts_with("HTTP/1.1 400 ") && refused.contains("InvalidRequestID"),
        "{refused}"
    );
    send(&mut runtime, "POST", &format!("invocation/{}/error", invocation.request_id), "{\"e\":1}")
        .await;
    assert!(matches!(api.event().await, RuntimeEvent::Error { error, .. } if error == "{\"e\":1}"));
}

#[tokio::test]
async fn a_second_answer_to_the_same_invocation_is_refused() {
    let (mut api, mut runtime, invocation) = running("{}").await;
    answer(&mut runtime).await;
    let path = format!("invocation/{}/response", invocation.request_id);
    send(&mut runtime, "POST", &path, "1").await;
    assert!(matches!(api.event().await, RuntimeEvent::Response { .. }));
    answer(&mut runtime).await;
    send(&mut runtime, "POST", &path, "2").await;
    let refused = answer(&mut runtime).await;
    assert!(
        refused.starts_with("HTTP/1.1 403 ") && refused.contains("InvalidStateTransition"),
        "{refused}"
    );
}

#[tokio::test]
async fn a_response_over_the_limit_is_read_refused_and_reported_and_the_connection_stays() {
    let (mut api, mut runtime, invocation) = running("{}").await;
    answer(&mut runtime).await;
    let path = format!("invocation/{}/response", invocation.request_id);
    send(&mut runtime, "POST", &path, &"x".repeat(LIMIT + 1)).await;
    assert!(matches!(api.event().await, RuntimeEvent::ResponseTooLarge { limit: LIMIT }));
    let refused = answer(&mut runtime).await;
    assert!(
        refused.starts_with("HTTP/1.1 413 ") && refused.contains("RequestEntityTooLarge"),
        "{refused}"
    );
    send(&mut runtime, "GET", "invocation/next", "").await;
    assert!(matches!(api.event().await, RuntimeEvent::Next));
}

#[tokio::test]
async fn a_streamed_response_is_passed_on_as_it_comes_and_its_trailers_are_its_error() {
    let (stream, begun) = oneshot::channel();
    let (mut api, mut runtime, invocation) = running_for("{}", Some(stream)).await;
    answer(&mut runtime).await;
    begin_stream(&mut runtime, &invocation).await;
    let mut response = begun.await.unwrap();
    assert_eq!(response.content_type.as_deref(), Some("text/x"));
    for chunk in ["one", &"x".repeat(LIMIT + 1)] {
        send_chunk(&mut runtime, chunk).await;
        assert_eq!(response.chunks.recv().await.unwrap(), chunk);
    }
    let trailers = "0\r\nLambda-Runtime-Function-Error-Type: A.B\r\n\
                    Lambda-Runtime-Function-Error-Body: eyJlIjoxfQ==\r\n\r\n";
    runtime.write_all(trailers.as_bytes()).await.unwrap();
    assert_eq!(response.chunks.recv().await, None);
    let event = api.event().await;
    assert!(
        matches!(&event, RuntimeEvent::Error { error_type: Some(name), error } if name == "A.B" && error == "{\"e\":1}"),
        "{event:?}"
    );
    assert!(answer(&mut runtime).await.starts_with("HTTP/1.1 202 "));
}

#[tokio::test]
async fn a_streamed_response_that_nobody_takes_is_read_and_one_that_breaks_off_is_truncated() {
    let (stream, begun) = oneshot::channel();
    drop(begun);
    let (mut api, mut runtime, invocation) = running_for("{}", Some(stream)).await;
    answer(&mut runtime).await;
    begin_stream(&mut runtime, &invocation).await;
    for _ in 0..2 * connection::CHUNK_CAPACITY {
        send_chunk(&mut runtime, &"x".repeat(100_000)).await;
    }
    runtime.shutdown().await.unwrap();
    assert!(matches!(api.event().await, RuntimeEvent::Truncated));
}

/// Node's runtime client does so after an error behind its response.
#[tokio::test]
async fn a_runtime_may_ask_for_the_next_invocation_before_its_response_was_read() {
    let (stream, begun) = oneshot::channel();
    let (mut api, mut runtime, invocation) = running_for("{}", Some(stream)).await;
    answer(&mut runtime).await;
    begin_stream(&mut runtime, &invocation).await;
    let mut response = begun.await.unwrap();
    let refused = api.exchange.check_running(&invocation.request_id.to_string());
    assert!(matches!(refused, Err(Refusal::InvalidStateTransition { .. })), "{refused:?}");
    let next = api.exchange.next().unwrap();
    send_chunk(&mut runtime, "one").await;
    runtime.write_all(b"0\r\n\r\n").await.unwrap();
    assert_eq!(response.chunks.recv().await.unwrap(), "one");
    assert!(matches!(api.event().await, RuntimeEvent::Response { payload } if payload.is_empty()));
    assert!(matches!(api.event().await, RuntimeEvent::Next));
    api.deliver(&invocation, SystemTime::now(), None);
    assert_eq!(next.await.unwrap().status(), 200);
}

#[tokio::test]
async fn an_init_error_is_passed_on_as_it_is() {
    let (mut api, mut runtime) = served().await;
    send(&mut runtime, "POST", "init/error", r#"{"errorType":"X"}"#).await;
    assert!(
        matches!(api.event().await, RuntimeEvent::InitError { error } if error == r#"{"errorType":"X"}"#)
    );
    assert!(answer(&mut runtime).await.starts_with("HTTP/1.1 202 "));
}

#[tokio::test]
async fn a_reset_refuses_what_the_old_runtime_still_says_and_serves_the_new_one() {
    let (mut api, mut old, invocation) = running("{}").await;
    answer(&mut old).await;
    api.reset();
    send(&mut old, "POST", &format!("invocation/{}/response", invocation.request_id), "1").await;
    assert!(answer(&mut old).await.starts_with("HTTP/1.1 400 "));
    send(&mut old, "GET", "invocation/next", "").await;
    assert!(matches!(api.event().await, RuntimeEvent::Next));
}

#[tokio::test]
async fn a_path_that_does_not_exist_is_named_in_the_answer() {
    let (_api, mut runtime) = served().await;
    send(&mut runtime, "GET", "invocation/previous", "").await;
    let refused = answer(&mut runtime).await;
    assert!(
        refused.starts_with("HTTP/1.1 404 ") && refused.contains("invocation/previous"),
        "{refused}"
    );
}
