//! Sends the same request over one keep-alive connection again and again, and prints how long each
//! took: the whole cost of a client is one write and one or two reads.
//!
//! ```text
//! bench-client ADDRESS PATH BODY COUNT
//! ```
//!
//! Prints one microsecond figure a line, in order. The request is a POST of BODY, or a GET if that is
//! empty. Every answer must be 200 and contain BODY: an echo that answers something else is no echo.

use std::error::Error;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::ExitCode;
use std::time::{Duration, Instant};

const AUTHORIZATION: &str = "AWS4-HMAC-SHA256 Credential=000000000000/20260101/us-east-1/lambda/aws4_request, \
     SignedHeaders=host;x-amz-date, Signature=0000000000000000000000000000000000000000000000000000000000000000";

fn main() -> ExitCode {
    match run() {
        Ok(figures) => {
            let written = std::io::stdout().write_all(figures.as_bytes());
            if written.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            let told = writeln!(std::io::stderr(), "bench-client: {error}");
            if told.is_ok() { ExitCode::FAILURE } else { ExitCode::from(2) }
        }
    }
}

fn run() -> Result<String, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, path, body, count] = &arguments[..] else {
        return Err("usage: bench-client ADDRESS PATH BODY COUNT".into());
    };
    let count: usize = count.parse()?;
    let method = if body.is_empty() { "GET" } else { "POST" };
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nAuthorization: {AUTHORIZATION}\r\nX-Amz-Date: 20260101T000000Z\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut figures = String::with_capacity(count * 8);
    let mut answer = Vec::with_capacity(64 * 1024);
    for _ in 0..count {
        let begun = Instant::now();
        stream.write_all(request.as_bytes())?;
        read_answer(&mut stream, &mut answer)?;
        let taken = begun.elapsed();
        check(&answer, body)?;
        writeln!(figures, "{:.1}", taken.as_secs_f64() * 1e6)?;
    }
    Ok(figures)
}

/// Reads one answer, which carries its length.
fn read_answer(stream: &mut TcpStream, answer: &mut Vec<u8>) -> Result<(), Box<dyn Error>> {
    answer.clear();
    let mut buffer = [0; 64 * 1024];
    loop {
        let length = stream.read(&mut buffer)?;
        if length == 0 {
            return Err("the server closed the connection".into());
        }
        answer.extend_from_slice(&buffer[..length]);
        if let Some(head) = answer.windows(4).position(|window| window == b"\r\n\r\n")
            && head + 4 + content_length(&answer[..head])? <= answer.len()
        {
            return Ok(());
        }
    }
}

fn content_length(head: &[u8]) -> Result<usize, Box<dyn Error>> {
    for line in std::str::from_utf8(head)?.lines() {
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            return Ok(value.trim().parse()?);
        }
    }
    Err("the answer has no Content-Length".into())
}

fn check(answer: &[u8], body: &str) -> Result<(), Box<dyn Error>> {
    let is_echo = answer.windows(body.len().max(1)).any(|window| window == body.as_bytes());
    if answer.starts_with(b"HTTP/1.1 200") && (is_echo || body.is_empty()) {
        Ok(())
    } else {
        Err(format!("not an echo: {}", String::from_utf8_lossy(answer)).into())
    }
}
