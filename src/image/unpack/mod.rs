//! A layer's archive becomes a directory that can be stacked on others, as overlayfs would.
//!
//! ```text
//! blob ─▶ source (inflate, limits, DiffID) ─▶ member (tar headers, PAX) ─▶ tree (the only writer)
//!                                                           settle ◀─ merged (the layers below)
//! ```
//!
//! Layers are unpacked side by side, each into its own directory, so what one says about the
//! layers below cannot always be decided at once: a parent directory it does not list, or a hard
//! link to a file below. The tree notes these [`LooseEnds`]; [`settle()`] ties them when the
//! layers below are there. A layer that depends on the shape below (a parent that is a symbolic
//! link there) is unpacked again, with the layers below in sight. Either way the stack of
//! directories shows what unpacking every archive in order into one directory would.
//!
//! **Invariant:** nothing is written outside the layer's directory: parents are opened by
//! `openat2` below it without following any link, and leaves are made with `O_EXCL`.
//!
//! **Invariant:** no device, no fifo, no set-id bit and no extended attribute of an image reaches
//! the disk (reference/security.md §2.1).

mod attributes;
mod directories;
mod disk;
mod failure;
mod member;
mod merged;
mod settle;
mod source;
mod tree;
mod whiteouts;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

pub(super) use attributes::Attributes;
pub(super) use merged::{MergedView, is_opaque, is_whiteout};
use settle::LooseEnds;
pub(super) use settle::{Settled, settle};

use crate::model::LayerOwner;
use crate::model::Sha256Digest;

use super::manifest::Compression;

/// The attribute by which an overlay mounted with `userxattr` knows a directory that hides those
/// of the same name below.
pub(super) const OPAQUE_ATTRIBUTE: &str = "user.overlay.opaque";

/// A layer that could not become a directory.
#[derive(Debug, thiserror::Error)]
pub enum UnpackError {
    #[error("the layer's archive is damaged")]
    Archive(#[source] io::Error),
    #[error("the layer's content is {actual}, not {expected} as the image's configuration says")]
    DiffId { expected: Sha256Digest, actual: Sha256Digest },
    #[error("the layer has an entry that is not allowed, {name:?}: {fault}")]
    Entry { name: String, fault: EntryFault },
    #[error("the image goes beyond a limit: {0}")]
    Limit(LimitExceeded),
    #[error("could not write the layer's {name:?}")]
    Write { name: PathBuf, source: io::Error },
    #[error("could not read a layer's blob or the layers below")]
    Read(#[source] io::Error),
}

/// What is wrong with an entry of an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryFault {
    #[error("the name leads upwards")]
    ParentComponent,
    #[error("the name or link has a zero byte or is empty")]
    InvalidName,
    #[error(
        "the name is longer than {LONGEST_NAME} bytes or deeper than {DEEPEST_NAME} directories"
    )]
    NameTooLong,
    #[error("the extended header is malformed")]
    ExtendedHeader,
    #[error("the size is given twice, differently")]
    SizeConflict,
    #[error("entries of this type have no content")]
    UnexpectedContent,
    #[error("sparse files are not supported")]
    Sparse,
    #[error("the entry type is unknown")]
    UnknownType,
    #[error("a whiteout names nothing that can be removed")]
    Whiteout,
    #[error("a parent is not a directory")]
    ParentIsNoDirectory,
    #[error("too many symbolic links on the way")]
    LinkLoop,
    #[error("the hard link's target does not exist or is a directory")]
    LinkTarget,
}

/// A limit of [`Limits`] that an image went beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LimitExceeded {
    #[error("more than {0} bytes of content")]
    Bytes(u64),
    #[error("more than {0} files")]
    Entries(u64),
    #[error("content {0} times the size of its compressed form")]
    Ratio(u64),
    #[error("unpacking one layer takes longer than {0:?}")]
    Time(Duration),
    #[error("less than {0} % of the disk would stay free")]
    DiskReserve(u64),
}

const LONGEST_NAME: usize = 4096;
const DEEPEST_NAME: usize = 128;

/// How much an image may take (reference/security.md §2.1).
#[derive(Debug, Clone)]
pub struct Limits {
    /// Uncompressed bytes of all layers.
    pub bytes: u64,
    /// Entries of all layers.
    pub entries: u64,
    /// Uncompressed to compressed size of a layer, counted after its first 16 MiB.
    pub ratio: u64,
    /// To unpack one layer.
    pub time: Duration,
    /// Percent of the disk that stays free.
    pub disk_reserve: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 10 << 30,
            entries: 500_000,
            ratio: 200,
            time: Duration::from_secs(120),
            disk_reserve: 5,
        }
    }
}

/// What one image has used of its limits; its layers, unpacked side by side, share it.
#[derive(Debug)]
pub(super) struct Budget {
    limits: Limits,
    bytes: AtomicU64,
    entries: AtomicU64,
}

impl Budget {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, bytes: AtomicU64::new(0), entries: AtomicU64::new(0) }
    }

    fn spend_bytes(&self, count: u64) -> Result<(), LimitExceeded> {
        let used = self.bytes.fetch_add(count, Ordering::Relaxed).saturating_add(count);
        if used <= self.limits.bytes {
            Ok(())
        } else {
            Err(LimitExceeded::Bytes(self.limits.bytes))
        }
    }

    fn spend_entry(&self) -> Result<(), LimitExceeded> {
        let used = self.entries.fetch_add(1, Ordering::Relaxed) + 1;
        if used <= self.limits.entries {
            Ok(())
        } else {
            Err(LimitExceeded::Entries(self.limits.entries))
        }
    }
}

/// A layer to unpack.
#[derive(Debug)]
pub(super) struct Layer<'a> {
    pub(super) blob: &'a Path,
    pub(super) compression: Compression,
    pub(super) diff_id: Sha256Digest,
    /// An empty directory.
    pub(super) destination: &'a Path,
    pub(super) owner: LayerOwner,
    /// Directories of the layers below, the topmost first; none when they are not there yet.
    pub(super) below: Option<&'a [PathBuf]>,
}

/// What unpacking a layer came to.
#[derive(Debug)]
pub(super) struct Unpacked {
    /// Uncompressed bytes of the archive.
    pub(super) bytes: u64,
    pub(super) entries: u64,
    /// Devices and fifos left out.
    pub(super) dropped: u64,
    pub(super) loose_ends: LooseEnds,
}

/// Unpacks one layer. Blocks for as long as it takes.
///
/// On an error the destination holds part of the layer: the caller deletes it.
pub(super) fn unpack(layer: &Layer<'_>, budget: &Budget) -> Result<Unpacked, UnpackError> {
    let blob = fs_err::File::open(layer.blob).map_err(UnpackError::Read)?;
    let deadline = Instant::now() + budget.limits.time;
    let source = source::Source::new(blob, layer.compression, budget, deadline)
        .map_err(UnpackError::Archive)?;
    let mut archive = tar::Archive::new(source);
    let mut tree =
        tree::Tree::new(layer.destination, layer.owner, layer.below, budget.limits.disk_reserve)?;
    {
        let entries = archive.entries().map_err(UnpackError::Archive)?.raw(true);
        let mut members = member::Members::new(entries);
        while let Some((member, mut body)) = members.next().map_err(of_archive)? {
            budget.spend_entry().map_err(UnpackError::Limit)?;
            tree.add(&member, &mut body)?;
        }
    }
    let measured = archive.into_inner().finish().map_err(|error| of_archive(error.into()))?;
    if measured.digest != layer.diff_id {
        return Err(UnpackError::DiffId { expected: layer.diff_id, actual: measured.digest });
    }
    let (dropped, entries, loose_ends) = tree.finish()?;
    Ok(Unpacked { bytes: measured.bytes, entries, dropped, loose_ends })
}

/// Limits are found while reading, below a decoder and a parser that pass on only `io::Error`s.
fn of_archive(error: member::MemberError) -> UnpackError {
    match error {
        member::MemberError::Fault { name, fault } => UnpackError::Entry { name, fault },
        member::MemberError::Read(error) => of_reader(error),
    }
}

fn of_reader(error: io::Error) -> UnpackError {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<LimitExceeded>()) {
        Some(limit) => UnpackError::Limit(*limit),
        None => UnpackError::Archive(error),
    }
}

#[cfg(test)]
mod tests;
