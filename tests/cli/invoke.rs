use std::io::Write;
use std::process::Stdio;

use crate::recorded_server::Recorded;
use crate::{Outcome, coracle, run};

#[test]
fn prints_the_answer_as_a_line_and_asks_in_the_shape_of_an_aws_client() {
    let server = Recorded::tcp("200 OK\nx-amz-executed-version: $LATEST", r#"{"a":1}"#);
    let arguments =
        ["invoke", "hello", "--payload", r#"{"name": "you"}"#, "--endpoint", server.endpoint()];
    let mut command = coracle(&arguments);
    command.env("AWS_ACCESS_KEY_ID", "000000000042").env("AWS_REGION", "eu-west-1");
    let expected = Outcome { code: Some(0), stdout: "{\"a\":1}\n".into(), stderr: String::new() };
    assert_eq!(run(command), expected);

    let request = server.request();
    let (line, _) = request.split_once("\r\n").expect("a request line");
    assert_eq!(line, "POST /2015-03-31/functions/hello/invocations HTTP/1.1");
    assert!(request.ends_with("\r\n\r\n{\"name\": \"you\"}"), "{request}");
    assert!(
        request.contains("authorization: AWS4-HMAC-SHA256 Credential=000000000042/"),
        "{request}"
    );
    assert!(request.contains("/eu-west-1/lambda/aws4_request, SignedHeaders="), "{request}");
}

#[test]
fn reads_the_payload_from_a_file_or_from_standard_input() {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    fs_err::write(file.path(), "[1]").expect("a temporary file");
    let server = Recorded::tcp("200 OK", "null");
    let payload = format!("@{}", file.path().display());
    let arguments = ["invoke", "f", "--payload", &payload, "--endpoint", server.endpoint()];
    assert_eq!(run(coracle(&arguments)).stdout, "null\n");
    assert!(server.request().ends_with("\r\n\r\n[1]"));

    let server = Recorded::tcp("200 OK", "null");
    let mut child = coracle(&["invoke", "f", "--payload", "-", "--endpoint", server.endpoint()])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    stdin.write_all(b"[2]").expect("the program reads");
    drop(stdin);
    assert!(child.wait().expect("the program ends").success());
    assert!(server.request().ends_with("\r\n\r\n[2]"));
}

#[test]
fn prints_the_logs_end_to_standard_error_when_asked() {
    // base64 of "START\nEND\n"
    let server = Recorded::tcp("200 OK\nx-amz-log-result: U1RBUlQKRU5ECg==", "1");
    let arguments = ["invoke", "f", "-q", "live", "--log-tail", "--endpoint", server.endpoint()];
    let outcome = run(coracle(&arguments));
    assert_eq!(outcome.stdout, "1\n");
    assert_eq!(outcome.stderr, "START\nEND\n");
    let request = server.request();
    assert!(request.starts_with("POST /2015-03-31/functions/f/invocations?Qualifier=live HTTP"));
    assert!(request.contains("x-amz-log-type: Tail"), "{request}");
}

#[test]
fn a_function_error_is_printed_and_exits_with_1() {
    let error = r#"{"errorType":"KeyError"}"#;
    let server = Recorded::tcp("200 OK\nx-amz-function-error: Unhandled", error);
    let outcome = run(coracle(&["invoke", "f", "--endpoint", server.endpoint()]));
    let stderr = "error: the function failed: its answer is the error\n".to_owned();
    assert_eq!(outcome, Outcome { code: Some(1), stdout: format!("{error}\n"), stderr });
    server.request();
}

#[test]
fn an_error_of_the_api_is_its_code_and_message() {
    let server = Recorded::tcp(
        "404 Not Found\nx-amzn-errortype: ResourceNotFoundException",
        r#"{"Type":"User","Message":"Function not found: arn"}"#,
    );
    let outcome = run(coracle(&["invoke", "f", "--endpoint", server.endpoint()]));
    let stderr = "error: ResourceNotFoundException: Function not found: arn\n".to_owned();
    assert_eq!(outcome, Outcome { code: Some(1), stdout: String::new(), stderr });
    server.request();
}

#[test]
fn speaks_over_a_unix_socket() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let server = Recorded::unix(&directory.path().join("s"), "200 OK", "1");
    let mut command = coracle(&["invoke", "f"]);
    command.env("CORACLE_ENDPOINT", server.endpoint());
    assert_eq!(run(command).stdout, "1\n");
    assert!(server.request().contains("\r\nhost: localhost\r\n"));
}

#[test]
fn without_a_server_the_error_says_how_to_start_one() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let address = closed.local_addr().expect("a bound socket has an address");
    drop(closed);
    for endpoint in [format!("http://{address}"), "unix:/nonexistent/coracle.sock".to_owned()] {
        let outcome = run(coracle(&["invoke", "f", "--endpoint", &endpoint]));
        assert_eq!(outcome.code, Some(1));
        let expected =
            format!("error: no server answers at {endpoint}: start one with `coracle serve`");
        assert!(outcome.stderr.starts_with(&expected), "{}", outcome.stderr);
    }
}

#[test]
fn a_payload_file_that_is_missing_is_named() {
    let outcome = run(coracle(&["invoke", "f", "--payload", "@/nonexistent/event.json"]));
    assert_eq!(outcome.code, Some(1));
    assert!(outcome.stderr.contains("`/nonexistent/event.json`"), "{}", outcome.stderr);
}

#[test]
fn an_endpoint_that_is_none_exits_with_2() {
    let outcome = run(coracle(&["invoke", "f", "--endpoint", "https://127.0.0.1:4566"]));
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.stderr.contains("use http://"), "{}", outcome.stderr);
}
