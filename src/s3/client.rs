//! GetObject.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::{Response, StatusCode, Url};
use rusty_s3::actions::{GetObject, S3Action as _};
use rusty_s3::{Bucket, UrlStyle};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{GetObjectError, ROOM, Refusal, S3Options};
use crate::http_client::{builder_for, reason};
use crate::model::{Credentials, Region};

const CONNECT: Duration = Duration::from_secs(5);
/// How long S3 may be silent.
const IDLE: Duration = Duration::from_secs(30);
/// How long the whole object may take: 250 MB at 2 MB/s.
const WHOLE: Duration = Duration::from_secs(120);
/// How long a signed request stays valid.
const VALID: Duration = Duration::from_secs(300);

/// How often S3 is asked while it answers that it cannot right now, and how long it gets to recover.
const ATTEMPTS: u32 = 3;
const RECOVERY: Duration = Duration::from_millis(200);

/// An error of S3 is short.
const LARGEST_ERROR: usize = 64 << 10;

/// Which object.
#[derive(Debug, Clone, Copy)]
pub struct ObjectName<'a> {
    pub bucket: &'a str,
    pub key: &'a str,
    pub version: Option<&'a str>,
}

/// An object in memory, and the room that is kept for it.
#[derive(Debug)]
pub struct Object {
    pub bytes: Vec<u8>,
    _room: OwnedSemaphorePermit,
}

/// Asks S3 for objects.
#[derive(Debug)]
pub struct Client {
    options: S3Options,
    /// Made when it is first needed: most servers never ask.
    http: OnceLock<reqwest::Client>,
    room: Arc<Semaphore>,
}

impl Client {
    /// A client that has not asked anything yet.
    pub fn new(options: S3Options) -> Self {
        let room = Arc::new(Semaphore::new(ROOM as usize));
        Self { options, http: OnceLock::new(), room }
    }

    /// An object of at most `limit` bytes.
    ///
    /// # Errors
    /// There is none, it is too large, or S3 is not to be reached.
    pub async fn get(
        &self,
        name: ObjectName<'_>,
        region: &Region,
        limit: u64,
    ) -> Result<Object, GetObjectError> {
        if name.key.split('/').any(|part| part == "." || part == "..") {
            return Err(GetObjectError::Key);
        }
        let (endpoint, credentials) = self.destination(region)?;
        let shown = shown(&endpoint);
        let url = signed(endpoint, &credentials, name, region)?;
        let transfer = async {
            let response = self.ask(&url, &shown).await?;
            self.read(response, limit, &shown).await
        };
        let whole = tokio::time::timeout(WHOLE, transfer).await;
        whole.unwrap_or(Err(GetObjectError::TimedOut { endpoint: shown.clone() }))
    }

    /// Where S3 is and who asks; emulators ask for no credentials of their own.
    fn destination(&self, region: &Region) -> Result<(Url, Credentials), GetObjectError> {
        let S3Options { endpoint, credentials } = self.options.clone();
        match (endpoint, credentials) {
            (Some(endpoint), credentials) => {
                Ok((endpoint, credentials.unwrap_or_else(Credentials::of_tests)))
            }
            (None, Some(credentials)) => {
                let suffix = if region.partition() == "aws-cn" { ".cn" } else { "" };
                let endpoint = format!("https://s3.{region}.amazonaws.com{suffix}");
                let endpoint = endpoint.parse().map_err(|_| GetObjectError::NotConfigured)?;
                Ok((endpoint, credentials))
            }
            (None, None) => Err(GetObjectError::NotConfigured),
        }
    }

    /// Sends the request, again if S3 asks for that, until there is an answer that has the object.
    async fn ask(&self, url: &Url, endpoint: &str) -> Result<Response, GetObjectError> {
        let http = self.http(url)?;
        let mut attempt = 1;
        loop {
            let response = match http.get(url.clone()).send().await {
                Ok(response) if response.status() == StatusCode::OK => return Ok(response),
                answer => answer,
            };
            let is_last = attempt == ATTEMPTS;
            match response {
                Ok(response) if is_last || !response.status().is_server_error() => {
                    return Err(refused(response, endpoint).await);
                }
                Err(error) if is_last || error.is_timeout() => {
                    return Err(unreachable(endpoint, error));
                }
                Ok(_) | Err(_) => {}
            }
            tokio::time::sleep(RECOVERY * attempt).await;
            attempt += 1;
        }
    }

    /// Reads the object, within its room.
    async fn read(
        &self,
        mut response: Response,
        limit: u64,
        endpoint: &str,
    ) -> Result<Object, GetObjectError> {
        let announced = response.content_length();
        if announced.is_some_and(|length| limit < length) {
            return Err(GetObjectError::TooLarge { limit });
        }
        let limit = announced.unwrap_or(limit);
        let room = Arc::clone(&self.room).acquire_many_owned(mebibytes(limit)).await;
        let room = room.expect("the semaphore is never closed");
        let limit_in_memory = usize::try_from(limit).unwrap_or(usize::MAX);
        let mut bytes = Vec::with_capacity(announced.map_or(0, |_| limit_in_memory));
        loop {
            let piece = response.chunk().await.map_err(|error| unreachable(endpoint, error))?;
            let Some(piece) = piece else { return Ok(Object { bytes, _room: room }) };
            if limit_in_memory < bytes.len() + piece.len() {
                return Err(GetObjectError::TooLarge { limit });
            }
            bytes.extend_from_slice(&piece);
        }
    }

    fn http(&self, url: &Url) -> Result<&reqwest::Client, GetObjectError> {
        if let Some(client) = self.http.get() {
            return Ok(client);
        }
        let client = builder_for(url, CONNECT, IDLE).build().map_err(GetObjectError::Client)?;
        Ok(self.http.get_or_init(|| client))
    }
}

/// The room of an object, at most all there is, so that one that is too large is let in and found out.
fn mebibytes(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(1 << 20)).unwrap_or(ROOM).clamp(1, ROOM)
}

fn signed(
    endpoint: Url,
    credentials: &Credentials,
    name: ObjectName<'_>,
    region: &Region,
) -> Result<Url, GetObjectError> {
    let bucket = Bucket::new(endpoint, UrlStyle::Path, name.bucket.to_owned(), region.to_string());
    let bucket = bucket.map_err(|_| GetObjectError::NotConfigured)?;
    let Credentials { access_key_id, secret_access_key, session_token } = credentials.clone();
    let credentials = match session_token {
        Some(token) => {
            rusty_s3::Credentials::new_with_token(access_key_id, secret_access_key, token)
        }
        None => rusty_s3::Credentials::new(access_key_id, secret_access_key),
    };
    let mut action = GetObject::new(&bucket, Some(&credentials), name.key);
    if let Some(version) = name.version {
        action.query_mut().insert("versionId", version.to_owned());
    }
    Ok(action.sign(VALID))
}

/// The endpoint for messages: without what a URL may have of secrets.
fn shown(endpoint: &Url) -> String {
    endpoint.origin().ascii_serialization()
}

async fn refused(mut response: Response, endpoint: &str) -> GetObjectError {
    let status = response.status();
    let mut body = Vec::new();
    while let Ok(Some(piece)) = response.chunk().await {
        body.extend_from_slice(&piece);
        if LARGEST_ERROR < body.len() {
            break;
        }
    }
    match Refusal::parse(&body) {
        Some(refusal) => GetObjectError::Refused(refusal),
        None => GetObjectError::NotS3 { endpoint: endpoint.to_owned(), status },
    }
}

fn unreachable(endpoint: &str, error: reqwest::Error) -> GetObjectError {
    let endpoint = endpoint.to_owned();
    if error.is_timeout() {
        return GetObjectError::TimedOut { endpoint };
    }
    GetObjectError::Unreachable { endpoint, reason: reason(error) }
}

#[cfg(test)]
mod tests;
