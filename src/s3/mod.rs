//! Objects of S3, or of what stands in for it: where functions and layers may have their code.
//!
//! [`Client`] asks, with requests signed by `rusty_s3` and sent by `reqwest`; [`GetObjectError`]
//! says in whose hands it is when there is no object.
//!
//! **Invariant:** an object is never larger in memory than the caller allows, and all objects on
//! their way together never larger than [`ROOM`].

mod client;
mod error;

pub use client::{Client, Object, ObjectName};
pub use error::{GetObjectError, Refusal};

use std::fmt;

use reqwest::Url;

/// MiB of objects in memory at once; more of them wait. Two of the largest fit.
const ROOM: u32 = 512;

/// Where S3 is, and who asks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct S3Options {
    /// In place of AWS's own endpoint of the region.
    pub endpoint: Option<Url>,
    pub credentials: Option<Credentials>,
}

/// What requests to AWS are signed with.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    pub access_key_id: String,
    pub secret_access_key: String,
    pub session_token: Option<String>,
}

impl Credentials {
    /// What emulators take, which check no signature.
    fn of_tests() -> Self {
        Self {
            access_key_id: "test".to_owned(),
            secret_access_key: "test".to_owned(),
            session_token: None,
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key_id", &self.access_key_id)
            .finish_non_exhaustive()
    }
}
