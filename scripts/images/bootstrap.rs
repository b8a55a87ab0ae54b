//! A custom runtime in one file: answers each event with the event itself, over one keep-alive connection.
//!
//! `rustc -O -C target-feature=+crt-static -C strip=symbols bootstrap.rs` makes the `bootstrap` that tests zip for
//! `provided.al2023`.
//! Events that ask for something else: `{"sleep_ms":n}` waits first, `{"crash":"exit"|"abort"|"segv"}` dies that way,
//! `{"error":"text"}` reports an invocation error.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, abort, exit};
use std::time::Duration;

struct Response {
    request_id: String,
    body: String,
}

fn main() -> std::io::Result<()> {
    let api = std::env::var("AWS_LAMBDA_RUNTIME_API")
        .expect("Lambda sets AWS_LAMBDA_RUNTIME_API for every runtime");
    let mut connection = BufReader::new(TcpStream::connect(&api)?);
    connection.get_ref().set_nodelay(true)?;
    loop {
        let next = call(&mut connection, &api, "GET", "next", "")?;
        let (outcome, body) = handle(&next.body);
        call(&mut connection, &api, "POST", &format!("{}/{outcome}", next.request_id), &body)?;
    }
}

/// Returns the last part of the path to post to, and what to post.
fn handle(event: &str) -> (&'static str, String) {
    if let Some(milliseconds) = member(event, "sleep_ms").and_then(|number| number.parse().ok()) {
        std::thread::sleep(Duration::from_millis(milliseconds));
    }
    match member(event, "crash") {
        Some("exit") => exit(1),
        Some("abort") => abort(),
        // Safe Rust has no bad pointer to follow, so a shell sends the signal. The first only removes the handler that
        // std installs to recognise stack overflows; the second kills.
        Some("segv") => loop {
            Command::new("/bin/sh")
                .args(["-c", "kill -SEGV $PPID"])
                .status()
                .expect("the image has a shell");
        },
        _ => {}
    }
    match member(event, "error") {
        Some(text) => ("error", format!(r#"{{"errorMessage":"{text}","errorType":"Requested"}}"#)),
        None => ("response", event.to_owned()),
    }
}

/// The value of the first member of that name, a number or a string without escapes.
fn member<'a>(event: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = event.split_once(&format!("\"{name}\""))?;
    let value = rest.trim_start().strip_prefix(':')?.trim_start();
    match value.strip_prefix('"') {
        Some(text) => text.split('"').next(),
        None => value.split([',', '}', ' ']).next(),
    }
}

fn call(
    connection: &mut BufReader<TcpStream>,
    host: &str,
    method: &str,
    path: &str,
    body: &str,
) -> std::io::Result<Response> {
    let length = body.len();
    let request = format!(
        "{method} /2018-06-01/runtime/invocation/{path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    connection.get_mut().write_all(request.as_bytes())?;
    let (mut line, mut length, mut request_id) = (String::new(), Some(0), String::new());
    loop {
        line.clear();
        connection.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else {
            match line.as_str() {
                "\r\n" => break,
                "" => exit(0), // Lambda closed the connection: this environment is at its end.
                _ => continue, // the status line
            }
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().ok(),
            "transfer-encoding" => length = None,
            "lambda-runtime-aws-request-id" => request_id = value.to_owned(),
            _ => {}
        }
    }
    let body = String::from_utf8(read_body(connection, length)?)
        .expect("Lambda sends JSON, which is UTF-8");
    Ok(Response { request_id, body })
}

/// Reads a body of known length, or a chunked one, as AWS's own emulator sends events above 2 KB.
fn read_body(
    connection: &mut BufReader<TcpStream>,
    length: Option<usize>,
) -> std::io::Result<Vec<u8>> {
    let mut body = vec![0; length.unwrap_or(0)];
    connection.read_exact(&mut body)?;
    let mut is_complete = length.is_some();
    while !is_complete {
        let mut line = String::new();
        connection.read_line(&mut line)?;
        let size = usize::from_str_radix(line.trim(), 16).expect("a chunk begins with its size");
        let start = body.len();
        body.resize(start + size + "\r\n".len(), 0);
        connection.read_exact(&mut body[start..])?;
        body.truncate(start + size);
        is_complete = size == 0;
    }
    Ok(body)
}
