//! The registry client: asks for manifests and blobs, and trusts nothing it gets.
//!
//! Reference, manifest and error types are `oci_distribution`'s. Its `Client` is not used: it reads
//! manifests, tokens and error bodies without a bound, follows redirects anywhere, sends
//! credentials to whatever realm a registry names and hides `Retry-After` (reference/security.md
//! F10). Requests go through the same HTTP client below it, `reqwest`, under the rules R1 to R12
//! of security.md §2.3.
//!
//! ```text
//! Registry ─▶ retry ─▶ authorized request ─▶ transport (redirect rules, time-outs) ─▶ wire
//! ```
//!
//! **Invariant:** a blob or manifest is handed on only after its size and digest were verified.
//!
//! **Invariant:** blobs are never asked for with HEAD, which public.ecr.aws answers with 401.

mod authentication;
mod credentials;
mod download;
mod retry;
mod transport;

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, HeaderValue, WWW_AUTHENTICATE};
use reqwest::{Response, StatusCode, Url};
use sha2::{Digest, Sha256};

pub(super) use download::Download;
pub use retry::TransferRules;

use crate::model::Sha256Digest;

use super::manifest::{ACCEPTED_MANIFESTS, Descriptor};
use super::reference::Source;
use authentication::{Challenge, parse_challenges};
use transport::{Get, Transport};

const LARGEST_MANIFEST: u64 = 4 << 20;
const LARGEST_CONFIGURATION: u64 = 8 << 20;
const LARGEST_ERROR: u64 = 64 << 10;

/// A part of an image that could not be taken from a registry.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    #[error("could not reach {host}; check the network, and the name and port of the registry")]
    Unreachable { host: String, source: reqwest::Error },
    #[error("the connection to {host} broke off")]
    Interrupted { host: String, source: reqwest::Error },
    #[error("{host} took longer than {limit:?} to send {what}")]
    TooSlow { host: String, what: String, limit: Duration },
    #[error("{host} answered {status} when asked for {what}: {message}")]
    Status {
        host: String,
        what: String,
        status: StatusCode,
        message: String,
        retry_after: Option<Duration>,
    },
    #[error("{host} has no {what}; check repository and tag")]
    NotFound { host: String, what: String },
    #[error("{host} denies {what}: {message}; sign in with `docker login {host}` if it is private")]
    Denied { host: String, what: String, message: String },
    #[error("{host} names {realm:?} as its token server, which credentials must not be sent to")]
    Realm { host: String, realm: String },
    #[error("{host} sent an unusable token")]
    Token { host: String, source: serde_json::Error },
    #[error("{host} redirects {what} to where it must not: {reason}")]
    Redirect { host: String, what: String, reason: &'static str },
    #[error("{what} is larger than {limit} bytes")]
    TooLarge { what: String, limit: u64 },
    #[error("{what} has {actual} bytes, not {expected} as the manifest says")]
    Size { what: String, expected: u64, actual: u64 },
    #[error("{what} arrived with the digest sha256:{actual}")]
    Digest { what: String, actual: Sha256Digest },
    #[error("could not read Docker's configuration {}", path.display())]
    Credentials { path: PathBuf, source: io::Error },
    #[error("could not set up the HTTP client; are CA certificates installed (ca-certificates)?")]
    Client(#[source] reqwest::Error),
    #[error("could not keep what was downloaded")]
    Store(#[source] io::Error),
}

/// A client of all registries.
#[derive(Debug)]
pub(super) struct Registry {
    transport: Transport,
    rules: TransferRules,
    /// Docker's `config.json`.
    docker_configuration: Option<PathBuf>,
    /// `Authorization` by registry and repository. Held for lookups only, never across a request.
    authorizations: Mutex<HashMap<(String, String), HeaderValue>>,
}

/// A manifest and how it was described.
#[derive(Debug)]
pub(super) struct FetchedManifest {
    pub(super) document: Vec<u8>,
    pub(super) digest: Sha256Digest,
    pub(super) content_type: Option<String>,
}

impl Registry {
    pub(super) fn new(rules: TransferRules, docker_configuration: Option<PathBuf>) -> Self {
        Self {
            transport: Transport::new(rules.clone()),
            rules,
            docker_configuration,
            authorizations: Mutex::new(HashMap::new()),
        }
    }

    /// Fetches the manifest or index of a tag or digest; with a digest it is verified.
    pub(super) async fn manifest(
        &self,
        source: &Source,
        version: &str,
    ) -> Result<FetchedManifest, TransferError> {
        let url = url(source, "manifests", version)?;
        let what = format!("the manifest {}:{version}", source.repository);
        let (document, response_type) = retry::retrying(&self.rules, || async {
            let get = Get { url: url.clone(), accept: Some(ACCEPTED_MANIFESTS), range_from: 0 };
            let response = self.request(source, &get, &what).await?;
            let response_type = header(&response, CONTENT_TYPE.as_str());
            let document = self.read_bounded(response, &what, LARGEST_MANIFEST).await?;
            verify(&document, version.strip_prefix("sha256:"), &what)?;
            Ok((document, response_type))
        })
        .await?;
        let digest = Sha256Digest::new(Sha256::digest(&document).into());
        Ok(FetchedManifest { document, digest, content_type: response_type })
    }

    /// Fetches a configuration into memory and verifies it.
    pub(super) async fn configuration(
        &self,
        source: &Source,
        descriptor: &Descriptor,
    ) -> Result<Vec<u8>, TransferError> {
        let what = format!("the configuration sha256:{}", descriptor.digest);
        if LARGEST_CONFIGURATION < descriptor.size {
            return Err(TransferError::TooLarge { what, limit: LARGEST_CONFIGURATION });
        }
        let url = url(source, "blobs", &format!("sha256:{}", descriptor.digest))?;
        retry::retrying(&self.rules, || async {
            let get = Get { url: url.clone(), accept: None, range_from: 0 };
            let response = self.request(source, &get, &what).await?;
            let document = self.read_bounded(response, &what, descriptor.size).await?;
            let actual = document.len() as u64;
            if actual != descriptor.size {
                return Err(TransferError::Size {
                    what: what.clone(),
                    expected: descriptor.size,
                    actual,
                });
            }
            verify(&document, Some(&descriptor.digest.to_string()), &what)?;
            Ok(document)
        })
        .await
    }

    /// Sends one request, with authorization when the registry asks for it; only a success is Ok.
    async fn request(
        &self,
        source: &Source,
        get: &Get,
        what: &str,
    ) -> Result<Response, TransferError> {
        let key = (source.base.clone(), source.repository.clone());
        let mut authorization = self.known_authorization(&key);
        // At most: without or with an old token, without any, with a new one.
        for _ in 0..3 {
            let response = self.transport.get(source, get, authorization.as_ref(), what).await?;
            let status = response.status();
            if status.is_success() {
                return Ok(response);
            }
            let challenges = challenges(&response);
            let failure = self.failure(source, response, what).await;
            let is_stale = authorization.is_some()
                && (status == StatusCode::UNAUTHORIZED || is_denied_token(status, &failure));
            if is_stale {
                // public.ecr.aws answers an expired token with 400 and without a challenge: ask
                // again without one to get the challenge.
                self.lock_authorizations().remove(&key);
                if challenges.is_empty() {
                    authorization = None;
                    continue;
                }
            }
            if status != StatusCode::UNAUTHORIZED || challenges.is_empty() {
                return Err(failure);
            }
            let Some(fresh) = self.authorize(source, &challenges, what).await? else {
                return Err(failure);
            };
            if authorization.as_ref() == Some(&fresh) {
                return Err(failure);
            }
            self.lock_authorizations().insert(key.clone(), fresh.clone());
            authorization = Some(fresh);
        }
        let host = source.registry().to_owned();
        let message = "it refuses the token it has just given out".to_owned();
        Err(TransferError::Denied { host, what: what.to_owned(), message })
    }

    fn known_authorization(&self, key: &(String, String)) -> Option<HeaderValue> {
        self.lock_authorizations().get(key).cloned()
    }

    fn lock_authorizations(
        &self,
    ) -> std::sync::MutexGuard<'_, HashMap<(String, String), HeaderValue>> {
        // The map is whole at every step, so a panic elsewhere does not spoil it.
        self.authorizations.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Turns an answer that is no success into an error.
    async fn failure(&self, source: &Source, response: Response, what: &str) -> TransferError {
        let host = source.registry().to_owned();
        let what = what.to_owned();
        let status = response.status();
        let retry_after =
            header(&response, "retry-after").and_then(|value| retry::parse_retry_after(&value));
        // A body that cannot be read only costs the message.
        let body = self.read_bounded(response, &what, LARGEST_ERROR).await.unwrap_or_default();
        let message = error_message(&body);
        match status {
            StatusCode::NOT_FOUND => TransferError::NotFound { host, what },
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
                TransferError::Denied { host, what, message }
            }
            status => TransferError::Status { host, what, status, message, retry_after },
        }
    }

    async fn read_bounded(
        &self,
        mut response: Response,
        what: &str,
        limit: u64,
    ) -> Result<Vec<u8>, TransferError> {
        let host = transport::host(response.url());
        let mut content = Vec::new();
        let time = self.rules.time_for(limit);
        let reading = async {
            while let Some(chunk) = response.chunk().await.map_err(|source| {
                TransferError::Interrupted { host: host.clone(), source: source.without_url() }
            })? {
                if limit < (content.len() + chunk.len()) as u64 {
                    return Err(TransferError::TooLarge { what: what.to_owned(), limit });
                }
                content.extend_from_slice(&chunk);
            }
            Ok(())
        };
        tokio::time::timeout(time, reading).await.unwrap_or_else(|_| {
            Err(TransferError::TooSlow { host: host.clone(), what: what.to_owned(), limit: time })
        })?;
        Ok(content)
    }
}

fn url(source: &Source, kind: &str, version: &str) -> Result<Url, TransferError> {
    let host = source.registry().to_owned();
    let text = format!("{}/v2/{}/{kind}/{version}", source.base, source.repository);
    // Both parts were checked when the reference and the digest were parsed.
    Url::parse(&text).map_err(|_| TransferError::NotFound { host, what: text })
}

fn header(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name)?.to_str().ok().map(str::to_owned)
}

fn challenges(response: &Response) -> Vec<Challenge> {
    let headers = response.headers().get_all(WWW_AUTHENTICATE);
    headers.iter().filter_map(|value| value.to_str().ok()).flat_map(parse_challenges).collect()
}

fn is_denied_token(status: StatusCode, failure: &TransferError) -> bool {
    let says_denied =
        matches!(failure, TransferError::Status { message, .. } if message.contains("DENIED"));
    status == StatusCode::BAD_REQUEST && says_denied
}

/// The registry's own words, bounded and on one line: `CODE: message` as the distribution
/// specification has it, else the body as it is.
fn error_message(body: &[u8]) -> String {
    #[derive(serde::Deserialize)]
    struct Envelope {
        errors: Vec<Reported>,
    }
    // `oci_distribution`'s type knows a fixed set of codes; registries have more.
    #[derive(serde::Deserialize)]
    struct Reported {
        code: String,
        #[serde(default)]
        message: String,
    }
    let message = match serde_json::from_slice::<Envelope>(body) {
        Ok(Envelope { errors }) => {
            let errors = errors.iter().map(|error| format!("{}: {}", error.code, error.message));
            errors.collect::<Vec<_>>().join(", ")
        }
        Err(_) => String::from_utf8_lossy(body).into_owned(),
    };
    message.chars().map(|c| if c.is_control() { ' ' } else { c }).take(300).collect()
}

fn verify(content: &[u8], expected: Option<&str>, what: &str) -> Result<(), TransferError> {
    let actual = Sha256Digest::new(Sha256::digest(content).into());
    match expected {
        Some(expected) if expected != actual.to_string() => {
            Err(TransferError::Digest { what: what.to_owned(), actual })
        }
        _ => Ok(()),
    }
}

/// Marks a header so that it is neither logged nor compressed.
fn sensitive(value: String) -> Option<HeaderValue> {
    let mut header = HeaderValue::try_from(value).ok()?;
    header.set_sensitive(true);
    Some(header)
}
