//! What is known of one file, and whether two observations of it differ.
//!
//! Content is compared by SHA-256, cut to 128 bits: two different saves are never taken for the
//! same one, it is in the tree already, and with the processor's instructions it reads faster than
//! the disk. Files above [`LARGE`] are compared by size, inode and modification time instead, so
//! that saving a 250 MB library does not hold up a reload: a touch of those does count.

use std::io::{self, Read as _};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use fs_err::os::unix::fs::OpenOptionsExt as _;
use sha2::{Digest as _, Sha256};

/// Files larger than this many bytes are not read.
pub(super) const LARGE: u64 = 8 << 20;
/// Time stamps of the kernel advance in steps of up to 10 ms. A file changed less than this before
/// it was looked at may change again without another time stamp.
const RACY: Duration = Duration::from_millis(20);
/// A symbolic link is its target; a link is never followed.
const LINK: u32 = libc::S_IFLNK;
/// Read and execute permission count (the sandbox sees the folder read-only, so write permission
/// does not), and so does a file becoming a link.
const MODE: u32 = 0o555 | libc::S_IFMT;

/// One observation of a file.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    stamp: Stamp,
    mode: u32,
    content: Content,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    modified: i128,
    changed: i128,
    size: u64,
    inode: u64,
    /// The file may change without changing its time stamps.
    is_racy: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    /// Not read yet.
    Unknown,
    Hash([u8; 16]),
    /// Larger than [`LARGE`].
    Large,
    /// The server may not read it.
    Unreadable,
}

/// Why a file is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// Something about it may have changed: time stamps tell.
    Noticed,
    /// It was written to: time stamps prove nothing.
    Written,
}

/// How closely to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// Metadata only.
    Stamp,
    /// Content as well.
    Content,
}

impl Entry {
    /// Looks at the file at `path`; none when there is no regular file or symbolic link there.
    ///
    /// # Errors
    /// The path cannot be looked up, for example because a directory on the way forbids it.
    pub(super) fn observe(path: &Path, depth: Depth) -> io::Result<Option<Self>> {
        let found = match fs_err::symlink_metadata(path) {
            Ok(metadata) => metadata,
            Err(error) if is_missing(&error) => return Ok(None),
            Err(error) => return Err(error),
        };
        if found.is_symlink() {
            return Ok(Some(Self::link(path, &found)));
        }
        let mut entry = match Self::from_metadata(&found) {
            Some(entry) if depth == Depth::Content && entry.content == Content::Unknown => entry,
            other => return Ok(other),
        };
        match hash(path) {
            Ok((content, metadata)) => {
                entry.stamp = Stamp::of(&metadata);
                entry.mode = metadata.mode() & MODE;
                entry.content = content;
            }
            Err(error) if is_missing(&error) => return Ok(None),
            Err(_) => entry.content = Content::Unreadable,
        }
        Ok(Some(entry))
    }

    /// An observation by metadata alone; none when it is not of a regular file.
    pub(super) fn from_metadata(metadata: &std::fs::Metadata) -> Option<Self> {
        if !metadata.is_file() {
            return None;
        }
        let content = if metadata.size() > LARGE { Content::Large } else { Content::Unknown };
        Some(Self { stamp: Stamp::of(metadata), mode: metadata.mode() & MODE, content })
    }

    fn link(path: &Path, metadata: &std::fs::Metadata) -> Self {
        let content = match fs_err::read_link(path) {
            Ok(target) => Content::Hash(shorten(Sha256::digest(target.as_os_str().as_bytes()))),
            Err(_) => Content::Unreadable,
        };
        Self { stamp: Stamp::of(metadata), mode: LINK, content }
    }

    /// Whether the content is still to be read.
    pub(super) fn is_unknown(&self) -> bool {
        self.content == Content::Unknown
    }

    /// Size in bytes.
    pub(super) fn size(&self) -> u64 {
        self.stamp.size
    }

    /// Whether nothing at all happened between two observations, time stamps included.
    pub(super) fn is_untouched(&self, now: &Self) -> bool {
        let is_racy = self.stamp.is_racy || now.stamp.is_racy;
        !is_racy && self.stamp == now.stamp && self.mode == now.mode
    }

    /// Whether the change from `self` to `now` counts.
    pub(super) fn differs(&self, now: &Self, evidence: Evidence) -> bool {
        if self.mode != now.mode {
            return true;
        }
        match (&self.content, &now.content) {
            (Content::Hash(before), Content::Hash(after)) => before != after,
            (Content::Unreadable, Content::Unreadable) => false,
            // When in doubt, a restart too many is better than old code.
            (Content::Unknown, _) | (_, Content::Unknown) => {
                evidence == Evidence::Written || !self.is_untouched(now)
            }
            (Content::Large, Content::Large) => {
                evidence == Evidence::Written
                    || self.stamp.without_changed() != now.stamp.without_changed()
            }
            _ => true,
        }
    }
}

impl Stamp {
    fn of(metadata: &std::fs::Metadata) -> Self {
        let nanoseconds =
            |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        let changed = nanoseconds(metadata.ctime(), metadata.ctime_nsec());
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let now = i128::try_from(now.as_nanos()).unwrap_or(i128::MAX);
        let racy = i128::try_from(RACY.as_nanos()).unwrap_or(i128::MAX);
        Self {
            modified: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
            changed,
            size: metadata.size(),
            inode: metadata.ino(),
            is_racy: now < changed + racy,
        }
    }

    fn without_changed(&self) -> (i128, u64, u64) {
        (self.modified, self.size, self.inode)
    }
}

/// Whether an error says that there is nothing at the path.
pub(super) fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Reads a file that was regular a moment ago. Without `O_NONBLOCK` a pipe that took its place
/// would block forever, without `O_NOFOLLOW` a link would lead anywhere.
fn hash(path: &Path) -> io::Result<(Content, std::fs::Metadata)> {
    let mut file = fs_err::OpenOptions::new()
        .read(true)
        .custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK)
        .open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut hasher = Sha256::new();
    let mut buffer =
        vec![0; usize::try_from(metadata.size().clamp(1, 64 << 10)).unwrap_or(64 << 10)];
    let mut total: u64 = 0;
    loop {
        match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(length) => {
                hasher.update(&buffer[..length]);
                total += length as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        // Grown since it was looked at: it will be noticed again, as a large one.
        if total > LARGE {
            return Ok((Content::Large, metadata));
        }
    }
    // The file's own times after reading: a writer in between has changed them.
    Ok((Content::Hash(shorten(hasher.finalize())), file.metadata()?))
}

fn shorten(digest: impl AsRef<[u8]>) -> [u8; 16] {
    let mut short = [0; 16];
    short.copy_from_slice(&digest.as_ref()[..16]);
    short
}
