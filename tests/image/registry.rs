//! A registry that does to its clients what registries and networks do.

use std::collections::HashMap;
use std::convert::Infallible;
use std::io::Write;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use futures_util::stream::{self, StreamExt as _};
use http_body_util::StreamBody;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::{Frame, Incoming};
use hyper::header::{AUTHORIZATION, HeaderMap, RANGE};
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use crate::support::hex;

/// What happens to a request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fault {
    /// The connection ends without an answer.
    Drop,
    /// An answer that is no success, with headers and a body.
    Answer(u16, Vec<(&'static str, String)>, String),
    /// The connection ends after so many bytes of the body.
    Truncate(usize),
    /// The body ends early, and says so: no length was announced.
    EndEarly(usize),
    /// A bit is flipped at this position.
    Corrupt(usize),
    /// The body is followed by this.
    Append(Vec<u8>),
    /// The body never comes.
    Stall,
    /// The whole blob is sent whatever range was asked for.
    IgnoreRange,
}

/// A request as the registry saw it.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) path: String,
    pub(crate) range: Option<String>,
    pub(crate) authorization: Option<String>,
}

/// Decides about each request: which number it is, counted from 0, and what was asked for.
type Script = Box<dyn FnMut(usize, &Seen) -> Option<Fault> + Send>;

#[derive(Default)]
struct State {
    contents: HashMap<String, (String, Vec<u8>)>,
    seen: Vec<Seen>,
    script: Option<Script>,
}

/// A running registry.
pub(crate) struct Registry {
    pub(crate) address: String,
    state: Arc<Mutex<State>>,
    accepting: AbortHandle,
}

impl Drop for Registry {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Registry {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("it is bound").to_string();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        let accepting = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let state = Arc::clone(&shared);
                tokio::spawn(async move {
                    let io = hyper_util::rt::TokioIo::new(connection);
                    let service = service_fn(|request| {
                        let answer = answer(&state, &request);
                        async move { answer }
                    });
                    // Broken connections are what this is for.
                    drop(
                        hyper::server::conn::http1::Builder::new()
                            .serve_connection(io, service)
                            .await,
                    );
                });
            }
        })
        .abort_handle();
        Self { address, state, accepting }
    }

    /// Sets what happens from now on.
    pub(crate) fn misbehave(
        &self,
        script: impl FnMut(usize, &Seen) -> Option<Fault> + Send + 'static,
    ) {
        let mut state = self.state.lock().expect("not poisoned");
        state.seen.clear();
        state.script = Some(Box::new(script));
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.state.lock().expect("not poisoned").seen.clone()
    }

    pub(crate) fn put(&self, path: String, media_type: &str, content: Vec<u8>) {
        let mut state = self.state.lock().expect("not poisoned");
        state.contents.insert(path, (media_type.to_owned(), content));
    }

    /// Adds an image of gzip layers as `app:1`.
    pub(crate) fn put_image(&self, image: &TestImage) {
        for layer in &image.layers {
            self.put(blob_path(layer), "application/octet-stream", layer.clone());
        }
        self.put(
            blob_path(&image.configuration),
            "application/octet-stream",
            image.configuration.clone(),
        );
        self.put("/v2/app/manifests/1".to_owned(), OCI_MANIFEST, image.manifest.clone());
    }
}

pub(crate) const OCI_MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";

pub(crate) fn digest(content: &[u8]) -> String {
    format!("sha256:{}", hex(&Sha256::digest(content)))
}

pub(crate) fn blob_path(content: &[u8]) -> String {
    format!("/v2/app/blobs/{}", digest(content))
}

/// An image made by hand.
#[derive(Clone)]
pub(crate) struct TestImage {
    pub(crate) layers: Vec<Vec<u8>>,
    pub(crate) configuration: Vec<u8>,
    pub(crate) manifest: Vec<u8>,
}

impl TestImage {
    /// One layer for each list of files.
    pub(crate) fn new(layers: &[&[(&str, &[u8])]]) -> Self {
        let tars: Vec<Vec<u8>> = layers.iter().map(|files| tar_of(files)).collect();
        let blobs: Vec<Vec<u8>> = tars.iter().map(|tar| gzip(tar)).collect();
        let diff_ids: Vec<String> = tars.iter().map(|tar| digest(tar)).collect();
        let architecture = if cfg!(target_arch = "aarch64") { "arm64" } else { "amd64" };
        let configuration = serde_json::json!({
            "architecture": architecture, "os": "linux", "config": {"Cmd": ["app.handler"]},
            "rootfs": {"type": "layers", "diff_ids": diff_ids},
        });
        let configuration = configuration.to_string().into_bytes();
        let described: Vec<_> = blobs
            .iter()
            .map(|blob| {
                serde_json::json!({
                    "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip",
                    "digest": digest(blob), "size": blob.len(),
                })
            })
            .collect();
        let manifest = serde_json::json!({
            "schemaVersion": 2, "mediaType": OCI_MANIFEST, "layers": described,
            "config": {"mediaType": "application/vnd.oci.image.config.v1+json",
                       "digest": digest(&configuration), "size": configuration.len()},
        });
        Self { layers: blobs, configuration, manifest: manifest.to_string().into_bytes() }
    }
}

fn tar_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, content) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(1_700_000_000);
        builder.append_data(&mut header, name, *content).expect("memory is writable");
    }
    builder.into_inner().expect("memory is writable")
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).expect("memory is writable");
    encoder.finish().expect("memory is writable")
}

#[derive(Debug, thiserror::Error)]
#[error("the registry hangs up")]
struct HangUp;

type Body = UnsyncBoxBody<Bytes, HangUp>;

fn whole(content: Vec<u8>) -> Body {
    Full::new(Bytes::from(content)).map_err(|error: Infallible| match error {}).boxed_unsync()
}

fn answer(state: &Mutex<State>, request: &Request<Incoming>) -> Result<Response<Body>, HangUp> {
    let header = |name| {
        let headers: &HeaderMap = request.headers();
        headers.get(name).map(|value| value.to_str().expect("ASCII").to_owned())
    };
    let path = request.uri().path_and_query().expect("it has a path").to_string();
    let seen = Seen { path, range: header(RANGE), authorization: header(AUTHORIZATION) };
    assert_eq!(request.method(), Method::GET, "public.ecr.aws refuses everything else");
    let mut state = state.lock().expect("not poisoned");
    let number = state.seen.len();
    state.seen.push(seen.clone());
    let fault = state.script.as_mut().and_then(|script| script(number, &seen));
    let mut response = Response::builder();
    if let Some(Fault::Answer(status, headers, body)) = fault {
        for (name, value) in headers {
            response = response.header(name, value);
        }
        return Ok(response.status(status).body(whole(body.into_bytes())).expect("valid"));
    }
    if fault == Some(Fault::Drop) {
        return Err(HangUp);
    }
    let Some((media_type, mut content)) = state.contents.get(&seen.path).cloned() else {
        return Ok(response.status(404).body(whole(Vec::new())).expect("valid"));
    };
    response = response.header("content-type", media_type);
    let first = seen.range.as_ref().map(|range| {
        range.trim_start_matches("bytes=").trim_end_matches('-').parse::<usize>().expect("a range")
    });
    if let Some(first) = first.filter(|_| fault != Some(Fault::IgnoreRange)) {
        let (last, size) = (content.len() - 1, content.len());
        response =
            response.status(206).header("content-range", format!("bytes {first}-{last}/{size}"));
        content.drain(..first);
    }
    let length = content.len();
    let body = match fault {
        Some(Fault::Corrupt(position)) => {
            content[position % length] ^= 1;
            whole(content)
        }
        Some(Fault::Append(more)) => {
            content.extend(more);
            whole(content)
        }
        Some(Fault::Truncate(count)) => {
            content.truncate(count.min(length - 1));
            response = response.header("content-length", length);
            let part = Frame::data(Bytes::from(content));
            // The server sends what it has when it has to wait for more.
            let end = stream::once(async {
                tokio::task::yield_now().await;
                Err(HangUp)
            });
            StreamBody::new(stream::iter([Ok(part)]).chain(end)).boxed_unsync()
        }
        Some(Fault::EndEarly(count)) => {
            content.truncate(count.min(length - 1));
            StreamBody::new(stream::iter([Ok(Frame::data(Bytes::from(content)))])).boxed_unsync()
        }
        Some(Fault::Stall) => {
            response = response.header("content-length", length);
            StreamBody::new(stream::pending()).boxed_unsync()
        }
        Some(Fault::IgnoreRange | Fault::Drop | Fault::Answer(..)) | None => whole(content),
    };
    Ok(response.body(body).expect("valid"))
}
