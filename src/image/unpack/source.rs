//! A layer's blob as the bytes of its tar: decompressed, bounded and hashed on the way.

use std::cell::Cell;
use std::io::{self, BufReader, Read};
use std::rc::Rc;
use std::time::Instant;

use sha2::{Digest, Sha256};

use crate::model::Sha256Digest;

use super::super::manifest::Compression;
use super::{Budget, LimitExceeded};

/// Decompressed bytes from which on the ratio counts: small files may compress well.
const RATIO_COUNTS_FROM: u64 = 16 << 20;

/// A zstd frame may ask for up to 2 GiB of window; 128 MiB is what `zstd --long` makes.
const LARGEST_ZSTD_WINDOW: u32 = 27;

const BUFFER: usize = 128 << 10;

/// The tar of a layer.
pub(super) struct Source<'a> {
    decoder: Box<dyn Read>,
    compressed: Rc<Cell<u64>>,
    bytes: u64,
    hasher: Sha256,
    budget: &'a Budget,
    deadline: Instant,
}

/// What a layer's tar turned out to be.
pub(super) struct Measured {
    pub(super) digest: Sha256Digest,
    pub(super) bytes: u64,
}

impl<'a> Source<'a> {
    pub(super) fn new(
        blob: fs_err::File,
        compression: Compression,
        budget: &'a Budget,
        deadline: Instant,
    ) -> io::Result<Self> {
        let compressed = Rc::new(Cell::new(0));
        let counted = Counted { inner: blob, count: Rc::clone(&compressed) };
        let blob = BufReader::with_capacity(BUFFER, counted);
        let decoder: Box<dyn Read> = match compression {
            Compression::None => Box::new(blob),
            // Several gzip members after each other are one stream (RFC 1952), as in eStargz.
            Compression::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(blob)),
            Compression::Zstd => {
                let mut decoder = zstd::stream::read::Decoder::with_buffer(blob)?;
                decoder.window_log_max(LARGEST_ZSTD_WINDOW)?;
                Box::new(decoder)
            }
        };
        Ok(Self { decoder, compressed, bytes: 0, hasher: Sha256::new(), budget, deadline })
    }

    /// Reads what follows the archive's end, which the digest covers too.
    pub(super) fn finish(mut self) -> io::Result<Measured> {
        let mut rest = vec![0; BUFFER];
        while self.read(&mut rest)? != 0 {}
        let digest = Sha256Digest::new(self.hasher.finalize().into());
        Ok(Measured { digest, bytes: self.bytes })
    }

    fn check(&self, count: u64) -> Result<(), LimitExceeded> {
        self.budget.spend_bytes(count)?;
        let limits = &self.budget.limits;
        let allowed = self.compressed.get().saturating_mul(limits.ratio);
        if RATIO_COUNTS_FROM < self.bytes && allowed < self.bytes {
            return Err(LimitExceeded::Ratio(limits.ratio));
        }
        if self.deadline < Instant::now() {
            return Err(LimitExceeded::Time(limits.time));
        }
        Ok(())
    }
}

impl Read for Source<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.decoder.read(buffer)?;
        self.bytes += count as u64;
        self.check(count as u64).map_err(io::Error::other)?;
        self.hasher.update(&buffer[..count]);
        Ok(count)
    }
}

/// Counts what is read from a blob.
struct Counted {
    inner: fs_err::File,
    count: Rc<Cell<u64>>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.count.set(self.count.get() + count as u64);
        Ok(count)
    }
}
