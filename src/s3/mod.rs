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

use reqwest::Url;

use crate::model::Credentials;

/// MiB of objects in memory at once; more of them wait. Two of the largest fit.
const ROOM: u32 = 512;

/// Where S3 is, and who asks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct S3Options {
    /// In place of AWS's own endpoint of the region.
    pub endpoint: Option<Url>,
    pub credentials: Option<Credentials>,
}
