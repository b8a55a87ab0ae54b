//! A blob on its way to a file: bounded, hashed while written, resumed where it broke off.

use reqwest::StatusCode;
use reqwest::header::CONTENT_RANGE;
use sha2::{Digest, Sha256};
use tokio::io::{AsyncSeekExt, AsyncWriteExt};

use crate::model::Sha256Digest;

use super::super::manifest::Descriptor;
use super::super::reference::Source;
use super::retry::Patience;
use super::transport::{Get, host};
use super::{Registry, TransferError, header, url};

/// So much received since the last failure makes a new try a first one.
const PROGRESS: u64 = 1 << 20;

/// Writes gather up to this many bytes: network reads are small.
const BUFFER: usize = 1 << 20;

/// A blob to download.
#[derive(Debug)]
pub(in super::super) struct Download<'a> {
    pub(in super::super) source: &'a Source,
    pub(in super::super) descriptor: &'a Descriptor,
}

/// The part of a blob that is here.
struct Partial {
    file: tokio::io::BufWriter<fs_err::tokio::File>,
    received: u64,
    hasher: Sha256,
}

impl Partial {
    /// Forgets everything received.
    async fn restart(&mut self) -> std::io::Result<()> {
        self.file.flush().await?;
        self.file.get_ref().set_len(0).await?;
        self.file.rewind().await?;
        self.received = 0;
        self.hasher = Sha256::new();
        Ok(())
    }
}

impl Registry {
    /// Downloads a blob into an empty file; `on_progress` hears how many bytes are here. When this
    /// returns Ok the file holds the blob, written but not synced.
    pub(in super::super) async fn download(
        &self,
        download: &Download<'_>,
        file: fs_err::File,
        on_progress: &(dyn Fn(u64) + Sync),
    ) -> Result<(), TransferError> {
        let file = tokio::io::BufWriter::with_capacity(BUFFER, fs_err::tokio::File::from_std(file));
        let mut partial = Partial { file, received: 0, hasher: Sha256::new() };
        let mut patience = Patience::new(&self.rules);
        let time = self.rules.time_for(download.descriptor.size);
        let what = format!("the blob sha256:{}", download.descriptor.digest);
        loop {
            let before = partial.received;
            let attempt = self.attempt(download, &what, &mut partial, on_progress);
            let outcome = tokio::time::timeout(time, attempt).await.unwrap_or_else(|_| {
                let host = download.source.registry().to_owned();
                Err(TransferError::TooSlow { host, what: what.clone(), limit: time })
            });
            let Err(error) = outcome else {
                return partial.file.flush().await.map_err(TransferError::Store);
            };
            if matches!(error, TransferError::Digest { .. } | TransferError::TooSlow { .. }) {
                // It is not known which part is damaged, or where a write was interrupted.
                partial.restart().await.map_err(TransferError::Store)?;
            } else if before + PROGRESS <= partial.received {
                patience.renew();
            }
            patience.pause(error).await?;
        }
    }

    /// Receives what is missing, and verifies the whole.
    async fn attempt(
        &self,
        download: &Download<'_>,
        what: &str,
        partial: &mut Partial,
        on_progress: &(dyn Fn(u64) + Sync),
    ) -> Result<(), TransferError> {
        let Descriptor { digest, size } = *download.descriptor;
        if partial.received < size || size == 0 {
            let url = url(download.source, "blobs", &format!("sha256:{digest}"))?;
            let get = Get { url, accept: None, range_from: partial.received };
            let mut response = self.request(download.source, &get, what).await?;
            let continues = response.status() == StatusCode::PARTIAL_CONTENT
                && header(&response, CONTENT_RANGE.as_str())
                    .is_some_and(|range| starts_at(&range, partial.received));
            if partial.received != 0 && !continues {
                // The registry sends everything again.
                partial.restart().await.map_err(TransferError::Store)?;
            }
            let host = host(response.url());
            while let Some(chunk) = response.chunk().await.map_err(|error| {
                TransferError::Interrupted { host: host.clone(), source: error.without_url() }
            })? {
                let received = partial.received + chunk.len() as u64;
                if size < received {
                    return Err(TransferError::Size {
                        what: what.to_owned(),
                        expected: size,
                        actual: received,
                    });
                }
                partial.hasher.update(&chunk);
                partial.file.write_all(&chunk).await.map_err(TransferError::Store)?;
                partial.received = received;
                on_progress(received);
            }
        }
        if partial.received != size {
            let actual = partial.received;
            return Err(TransferError::Size { what: what.to_owned(), expected: size, actual });
        }
        let actual = Sha256Digest::new(partial.hasher.clone().finalize().into());
        if actual == digest {
            Ok(())
        } else {
            Err(TransferError::Digest { what: what.to_owned(), actual })
        }
    }
}

/// Whether `bytes FIRST-LAST/SIZE` begins where the file ends.
fn starts_at(content_range: &str, position: u64) -> bool {
    content_range
        .strip_prefix("bytes ")
        .and_then(|range| range.split('-').next())
        .is_some_and(|first| first.trim().parse() == Ok(position))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_range_that_begins_where_the_file_ends_is_continued() {
        assert!(starts_at("bytes 100-199/200", 100));
        assert!(!starts_at("bytes 0-199/200", 100));
        assert!(!starts_at("100-199/200", 100));
    }
}
