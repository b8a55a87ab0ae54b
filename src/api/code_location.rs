//! Links to deployment packages: `Code.Location` of a function, `Content.Location` of a layer.
//!
//! A link looks like one that S3 presigned, and does what it does: whoever has it may download this
//! one archive, without credentials, for ten minutes. It leads to our own listener.
//!
//! **Invariant:** only this process can make a link that it accepts. Its key is random and goes
//! nowhere; links end with the process.

use bytes::Bytes;
use fs_err::tokio::File;
use futures_util::stream;
use hmac::{Hmac, KeyInit as _, Mac as _};
use http_body_util::{BodyExt as _, StreamBody};
use hyper::body::Frame;
use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use hyper::{Method, Uri};
use jiff::Timestamp;
use percent_encoding::percent_decode_str;
use sha2::Sha256;
use tokio::io::AsyncReadExt as _;
use uuid::Uuid;

use super::context::Context;
use super::error::ApiError;
use super::reply::{Body, Reply, StreamError};
use crate::code::CodeStore;
use crate::model::Sha256Digest;
use crate::signature::hex;

/// Seconds for which a link is good, as on AWS.
const EXPIRES: i64 = 600;

/// How much of an archive is in memory at once.
const PIECE: usize = 64 << 10;

/// Signs links and knows its own.
pub struct CodeLinks {
    key: [u8; 32],
}

impl CodeLinks {
    /// Where links lead, before the digest of the archive.
    pub const PATH: &str = "/_coracle/code/";

    /// Links of a new process.
    pub fn random() -> Self {
        let mut key = [0; 32];
        let (first, second) = key.split_at_mut(16);
        first.copy_from_slice(Uuid::new_v4().as_bytes());
        second.copy_from_slice(Uuid::new_v4().as_bytes());
        Self { key }
    }

    /// The path and query of a link that is good from `now` on.
    fn link(&self, digest: &Sha256Digest, now: Timestamp) -> String {
        let path = format!("{}{digest}", Self::PATH);
        let date = now.as_second().to_string();
        let signature = hex(&self.mac(&path, &date).finalize().into_bytes());
        format!(
            "{path}?X-Amz-Algorithm=CORACLE-HMAC-SHA256&X-Amz-Date={date}&X-Amz-Expires={EXPIRES}\
             &X-Amz-Signature={signature}"
        )
    }

    /// The archive that a link gives, if the link is one of ours and still good.
    fn resolve(
        &self,
        path: &str,
        query: Option<&str>,
        now: Timestamp,
    ) -> Result<Sha256Digest, ApiError> {
        let refused =
            || ApiError::access_denied("The link to the code is not one of this server's.");
        let query = query.unwrap_or_default();
        let (date, signature) = parameter(query, "X-Amz-Date")
            .zip(parameter(query, "X-Amz-Signature"))
            .ok_or_else(refused)?;
        let signature = unhex(&signature).ok_or_else(refused)?;
        self.mac(path, &date).verify_slice(&signature).map_err(|_| refused())?;
        let made: i64 = date.parse().map_err(|_| refused())?;
        if made.saturating_add(EXPIRES) < now.as_second() {
            return Err(ApiError::access_denied(
                "The link to the code has expired: ask for the function or layer again.",
            ));
        }
        path.strip_prefix(Self::PATH).and_then(|digest| digest.parse().ok()).ok_or_else(refused)
    }

    /// Answers a request for a link with the archive.
    ///
    /// # Errors
    /// The link is not good, or the archive is no longer there.
    pub async fn download(
        &self,
        code: &CodeStore,
        method: &Method,
        uri: &Uri,
    ) -> Result<Reply, ApiError> {
        if !matches!(*method, Method::GET | Method::HEAD) {
            return Err(ApiError::unknown_operation("code can only be downloaded"));
        }
        let digest = self.resolve(uri.path(), uri.query(), Timestamp::now())?;
        let gone = |_| ApiError::resource_not_found("The code is no longer there.");
        let file = File::open(code.archive(&digest)).await.map_err(gone)?;
        let length = file.metadata().await.map_err(gone)?.len();
        let body = if *method == Method::HEAD { Body::empty() } else { streamed(file) };
        let mut reply = Reply::new(body);
        let headers = reply.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/zip"));
        headers.insert(CONTENT_LENGTH, length.into());
        Ok(reply)
    }

    fn mac(&self, path: &str, date: &str) -> Hmac<Sha256> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.key).expect("a key of HMAC may have any length");
        mac.update(format!("{path}\n{date}\n{EXPIRES}").as_bytes());
        mac
    }
}

impl std::fmt::Debug for CodeLinks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CodeLinks").finish_non_exhaustive()
    }
}

impl Context {
    /// A link from which the caller can download an archive.
    pub fn code_location(&self, digest: &Sha256Digest) -> String {
        format!("{}{}", self.endpoint(), self.services.code_links.link(digest, Timestamp::now()))
    }
}

/// A file, piece by piece as the client takes it.
fn streamed(file: File) -> Body {
    let pieces = stream::try_unfold(file, |mut file| async move {
        let mut piece = Vec::with_capacity(PIECE);
        (&mut file).take(PIECE as u64).read_to_end(&mut piece).await?;
        let frame = Frame::data(Bytes::from(piece));
        Ok::<_, StreamError>(if frame.data_ref().is_none_or(Bytes::is_empty) {
            None
        } else {
            Some((frame, file))
        })
    });
    Body::Stream(StreamBody::new(pieces).boxed_unsync())
}

fn parameter(query: &str, name: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let value = pairs.filter(|(key, _)| *key == name).map(|(_, value)| value).next()?;
    percent_decode_str(value).decode_utf8().ok().map(Into::into)
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    // The same 64 hexadecimal digits that a digest has.
    let digest: Sha256Digest = text.parse().ok()?;
    Some(*digest.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[track_caller]
    fn resolve(links: &CodeLinks, link: &str, second: i64) -> Result<Sha256Digest, String> {
        let (path, query) = link.split_once('?').unwrap();
        let found = links.resolve(path, Some(query), at(second));
        found.map_err(|error| error.message().unwrap_or_default().to_owned())
    }

    #[test]
    fn a_link_is_good_for_ten_minutes() {
        let (links, digest) = (CodeLinks::random(), Sha256Digest::new([7; 32]));
        let link = links.link(&digest, at(1000));
        assert_eq!(resolve(&links, &link, 1000), Ok(digest));
        assert_eq!(resolve(&links, &link, 1600), Ok(digest));
        assert!(resolve(&links, &link, 1601).unwrap_err().contains("expired"));
    }

    #[test]
    fn a_link_cannot_be_made_from_another_one() {
        let (links, digest) = (CodeLinks::random(), Sha256Digest::new([7; 32]));
        let link = links.link(&digest, at(1000));
        let other = Sha256Digest::new([8; 32]);
        for forged in [
            link.replace(&digest.to_string(), &other.to_string()),
            link.replace("X-Amz-Date=1000", "X-Amz-Date=9000"),
            link.replace("&X-Amz-Signature=", "&Signature="),
            link[..link.len() - 1].to_owned(),
            CodeLinks::random().link(&digest, at(1000)),
            format!("{}../state.db?X-Amz-Date=1000&X-Amz-Signature={digest}", CodeLinks::PATH),
        ] {
            assert!(resolve(&links, &forged, 1000).is_err(), "{forged}");
        }
    }
}
