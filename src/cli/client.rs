//! A small HTTP client of a running server, over TCP or a Unix socket.

use std::error::Error;
use std::io;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, UnixStream};

use crate::config::{ClientConfig, Endpoint};
use crate::signature::{SignatureScope, Signed};

/// Why a running server gave no usable answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ClientError {
    #[error(
        "no server answers at {endpoint}: start one with `coracle serve`, or name another with \
         --endpoint"
    )]
    NotRunning {
        endpoint: Endpoint,
        #[source]
        source: io::Error,
    },
    #[error("could not connect to {endpoint}")]
    Connect {
        endpoint: Endpoint,
        #[source]
        source: io::Error,
    },
    #[error("could not build the request")]
    Build(#[source] hyper::http::Error),
    #[error("the connection to {endpoint} broke")]
    Exchange {
        endpoint: Endpoint,
        #[source]
        source: hyper::Error,
    },
    #[error("{endpoint} answered {status} without saying why: is it a Coracle server?")]
    Status { endpoint: Endpoint, status: hyper::StatusCode },
    #[error("{endpoint} gave an answer that is not as expected: is it a Coracle server?")]
    Answer {
        endpoint: Endpoint,
        #[source]
        source: Box<dyn Error + Send + Sync>,
    },
    /// An error of the Lambda API.
    #[error("{code}: {message}")]
    Api { code: String, message: String },
}

/// A request in the terms of the Lambda API.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) headers: Vec<(&'static str, &'static str)>,
    pub(super) body: Bytes,
}

/// Makes one call and returns the answer if its status says success.
pub(super) async fn call(
    config: &ClientConfig,
    call: Call,
) -> Result<Response<Bytes>, ClientError> {
    let response = match &config.endpoint {
        Endpoint::Http(authority) => {
            let stream = TcpStream::connect(authority.as_str()).await;
            exchange(config, stream.map_err(|e| connect_error(config, e))?, authority, call).await?
        }
        Endpoint::Unix(path) => {
            let stream = UnixStream::connect(path).await;
            exchange(config, stream.map_err(|e| connect_error(config, e))?, "localhost", call)
                .await?
        }
    };
    if response.status().is_success() { Ok(response) } else { Err(api_error(config, &response)) }
}

fn connect_error(config: &ClientConfig, source: io::Error) -> ClientError {
    let endpoint = config.endpoint.clone();
    match source.kind() {
        // A socket whose server is gone refuses; one that never was is not found.
        io::ErrorKind::ConnectionRefused | io::ErrorKind::NotFound => {
            ClientError::NotRunning { endpoint, source }
        }
        _ => ClientError::Connect { endpoint, source },
    }
}

async fn exchange(
    config: &ClientConfig,
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    host: &str,
    call: Call,
) -> Result<Response<Bytes>, ClientError> {
    let headers = signed_headers(config, host, &call, Timestamp::now());
    let mut request = Request::builder()
        .method(call.method)
        .uri(call.path)
        .header(CONTENT_TYPE, "application/json");
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let request = request.body(Full::new(call.body)).map_err(ClientError::Build)?;

    let broke = |source| ClientError::Exchange { endpoint: config.endpoint.clone(), source };
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(broke)?;
    let answer = async {
        let (head, body) = sender.send_request(request).await?.into_parts();
        Ok(Response::from_parts(head, body.collect().await?.to_bytes()))
    };
    // The connection does the reading and writing, so both run until the answer is complete. What
    // ends the connection early ends the answer too, with the same cause.
    tokio::pin!(answer, connection);
    tokio::select! {
        biased;
        answer = &mut answer => answer.map_err(broke),
        _ = &mut connection => answer.await.map_err(broke),
    }
}

/// The headers of a call, signed with the credentials.
fn signed_headers(
    config: &ClientConfig,
    host: &str,
    call: &Call,
    now: Timestamp,
) -> Vec<(String, String)> {
    let time = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut headers =
        vec![(HOST.to_string(), host.to_owned()), ("x-amz-date".to_owned(), time.clone())];
    headers.extend(call.headers.iter().map(|(name, value)| (name.to_string(), value.to_string())));
    if let Some(token) = &config.credentials.session_token {
        headers.push(("x-amz-security-token".to_owned(), token.clone()));
    }
    headers.sort_unstable();
    let (path, query) = call.path.split_once('?').unwrap_or((&call.path, ""));
    let method = call.method.as_str();
    let signed = Signed { method, path, query, headers: &headers, body: &call.body };
    let scope = SignatureScope {
        date: now.strftime("%Y%m%d").to_string(),
        region: config.region.to_string(),
        service: "lambda".to_owned(),
    };
    let authorization = signed.authorization(&config.credentials, &scope, &time);
    headers.push((AUTHORIZATION.to_string(), authorization));
    headers
}

/// The error in an answer: its code is in a header or a member, its message in either spelling.
fn api_error(config: &ClientConfig, response: &Response<Bytes>) -> ClientError {
    #[derive(serde::Deserialize)]
    struct Body {
        #[serde(alias = "Message")]
        message: String,
    }

    let endpoint = config.endpoint.clone();
    let code = response.headers().get("x-amzn-errortype").and_then(|code| code.to_str().ok());
    match (code, serde_json::from_slice::<Body>(response.body())) {
        (Some(code), Ok(body)) => {
            // Some services append `:http://…` to the code.
            let code = code.split(':').next().unwrap_or(code).to_owned();
            ClientError::Api { code, message: body.message }
        }
        _ => ClientError::Status { endpoint, status: response.status() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{ClientFlags, Environment};

    #[test]
    fn the_authorization_names_key_date_region_service_and_headers() {
        let config = ClientConfig::read(ClientFlags::default(), &Environment::default());
        let now = "2026-01-02T03:04:05Z".parse().expect("a timestamp");
        let call = Call {
            method: Method::POST,
            path: "/a?b".to_owned(),
            headers: vec![("x-amz-log-type", "Tail")],
            body: Bytes::new(),
        };
        let headers = signed_headers(&config.expect("defaults are valid"), "localhost", &call, now);
        let find = |name: &str| &headers.iter().find(|(key, _)| key == name).expect(name).1;
        assert_eq!(find("x-amz-date"), "20260102T030405Z");
        let authorization = find("authorization");
        let expected = "AWS4-HMAC-SHA256 Credential=test/20260102/us-east-1/lambda/aws4_request, \
                        SignedHeaders=host;x-amz-date;x-amz-log-type, Signature=";
        assert!(authorization.starts_with(expected), "{authorization}");
    }
}
