//! What a handler knows besides its input.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use hyper::Request;
use hyper::header::HeaderValue;

use super::authentication::Authentication;
use super::code_location::CodeLinks;
use super::credentials::Caller;
use super::error::ApiError;
use super::reference::FunctionReference;
use super::reply::Reply;
use crate::code::CodeStore;
use crate::functions::{Functions, Invalid};
use crate::model::{FunctionKey, RequestId, Scope};
use crate::s3;
use crate::scheduler::{EventQueue, Scheduler};

/// What operations work with. One value serves all requests.
pub struct Services {
    pub settings: Settings,
    pub functions: Arc<Functions>,
    pub scheduler: Arc<Scheduler>,
    pub events: Arc<EventQueue>,
    pub code: Arc<CodeStore>,
    /// Where code is that a request only names.
    pub s3: s3::Client,
    /// Where code is downloaded from.
    pub code_links: Arc<CodeLinks>,
    /// Answers paths under `/_coracle/` that this module does not answer itself.
    pub admin: Option<AdminHandler>,
}

impl std::fmt::Debug for Services {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Services").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// Answers one request of Coracle's own API. Its body is read already.
pub type AdminHandler = Arc<dyn Fn(Request<Bytes>) -> BoxFuture<'static, Reply> + Send + Sync>;

/// What a user can set about the API's listeners.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Names that `Host` may have besides loopback addresses and `localhost`.
    pub allowed_hosts: Vec<String>,
    /// Web origins whose pages may call the API, such as `https://console.example`.
    pub allowed_origins: Vec<String>,
    pub authentication: Authentication,
    /// Connections served at once; others wait in the listener's queue.
    pub connections: usize,
    /// How long requests may take to finish once the server stops.
    pub drain: Duration,
    pub hot_reload: HotReload,
}

/// Which folders of this machine functions may run from.
#[derive(Debug, Clone, Default)]
pub struct HotReload {
    /// The `S3Bucket` that marks `S3Key` as a folder.
    pub bucket: String,
    /// If there are any, folders must lie below one of them.
    pub roots: Vec<PathBuf>,
    /// The server's own state, which no function may see.
    pub state_directory: PathBuf,
    /// What `$NAME` and `~` in a folder stand for.
    pub variables: BTreeMap<String, String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            allowed_hosts: Vec::new(),
            allowed_origins: Vec::new(),
            authentication: Authentication::default(),
            connections: 1024,
            drain: Duration::from_secs(30),
            hot_reload: HotReload::default(),
        }
    }
}

/// One request, as handlers see it.
#[derive(Debug)]
pub struct Context {
    pub services: Arc<Services>,
    pub request_id: RequestId,
    pub caller: Caller,
    /// How the client calls this server.
    pub host: Option<HeaderValue>,
}

impl Context {
    /// `http://HOST`: where links to this server must point.
    pub fn endpoint(&self) -> String {
        let host = self.host.as_ref().and_then(|host| host.to_str().ok());
        format!("http://{}", host.unwrap_or("localhost"))
    }

    /// The function a request names, and which version of it.
    ///
    /// # Errors
    ///
    /// Those of [`FunctionReference::parse`].
    pub fn function(
        &self,
        name: &str,
        qualifier: Option<&str>,
    ) -> Result<FunctionReference, ApiError> {
        FunctionReference::parse(name, qualifier, &self.caller)
    }

    /// The function a request names where only whole functions will do.
    ///
    /// # Errors
    ///
    /// Those of [`FunctionReference::parse`], and a version or alias.
    pub fn unqualified_function(&self, name: &str) -> Result<FunctionKey, ApiError> {
        let FunctionReference { key, qualifier } = self.function(name, None)?;
        match qualifier {
            None => Ok(key),
            Some(_) => Err(Invalid::FunctionOnly.into()),
        }
    }

    /// The account and region of the caller.
    pub fn scope(&self) -> Scope {
        Scope { account: self.caller.account.clone(), region: self.caller.region.clone() }
    }
}
