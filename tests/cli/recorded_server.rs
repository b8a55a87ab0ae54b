//! A server that takes one request and gives a prepared answer.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::thread::JoinHandle;

/// The request that arrives, once the client is done.
pub(crate) struct Recorded {
    endpoint: String,
    server: JoinHandle<String>,
}

impl Recorded {
    /// Answers on a free TCP port with this head (without final blank lines) and body.
    pub(crate) fn tcp(head: &str, body: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let answer = answer(head, body);
        let server = std::thread::spawn(move || {
            exchange(listener.accept().expect("the client connects").0, &answer)
        });
        Self { endpoint: format!("http://{address}"), server }
    }

    /// Answers on a Unix socket at this path.
    pub(crate) fn unix(path: &Path, head: &str, body: &str) -> Self {
        let listener = UnixListener::bind(path).expect("the path is free");
        let answer = answer(head, body);
        let server = std::thread::spawn(move || {
            exchange(listener.accept().expect("the client connects").0, &answer)
        });
        Self { endpoint: format!("unix:{}", path.display()), server }
    }

    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The request as it was on the wire, with header names in lower case.
    pub(crate) fn request(self) -> String {
        self.server.join().expect("the server got a request")
    }
}

fn answer(head: &str, body: &str) -> String {
    let head = head.trim_end().replace('\n', "\r\n");
    format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\n\r\n{body}", body.len())
}

fn exchange(mut stream: impl Read + Write, answer: &str) -> String {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while !is_complete(&request) {
        let length = stream.read(&mut buffer).expect("the client writes its request");
        assert_ne!(length, 0, "the client closed before its request was complete");
        request.extend_from_slice(&buffer[..length]);
    }
    stream.write_all(answer.as_bytes()).expect("the client reads the answer");
    String::from_utf8(request).expect("the request is UTF-8")
}

fn is_complete(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    length.map_or(0, |length| length.parse().expect("a length is a number")) <= body.len()
}
