//! Deployment packages become directories.
//!
//! **Invariant:** nothing is written outside the directory, and no link in it leads out of it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, Gid, Mode, OFlags, ResolveFlags, Timespec, Timestamps, Uid};
use rustix::io::Errno;

use crate::files::{annotate, give_to};
use crate::model::LayerOwner;

use super::ArchiveError;
use super::zip::{Archive, Entry, ZipFault};

/// Entries of one package (reference/security.md §2.1).
pub(super) const MOST_ENTRIES: usize = 100_000;

const LONGEST_NAME: usize = 4096;
const BUFFER: usize = 128 << 10;

/// Modes where the archive has none, as when it was made on Windows.
const FILE_MODE: u32 = 0o644;
const DIRECTORY_MODE: u32 = 0o755;

/// 1980-01-01, the first time a zip can hold, where it holds none that is valid.
const FIRST_TIME: i64 = 315_532_800;

const TYPE_MASK: u32 = 0o170_000;
const TYPE_DIRECTORY: u32 = 0o040_000;
const TYPE_FILE: u32 = 0o100_000;
const TYPE_LINK: u32 = 0o120_000;

/// What an entry becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Directory,
    Link,
}

/// An entry with its checked name.
struct Item {
    index: usize,
    path: PathBuf,
    kind: Kind,
    mode: u32,
    modified: i64,
}

/// Unpacks an archive into an empty directory.
pub(super) fn unpack(
    archive: &Archive<'_>,
    destination: &Path,
    owner: LayerOwner,
    limit: u64,
) -> Result<(), ArchiveError> {
    let items = plan(&archive.entries)?;
    let mut writer = Writer::open(destination, owner, limit)?;
    for item in items.iter().filter(|item| item.kind != Kind::Link) {
        writer.make_parents(&item.path)?;
        match item.kind {
            Kind::Directory => writer.make_directory(&item.path, Some(item))?,
            Kind::File | Kind::Link => writer.write_file(archive, item)?,
        }
    }
    // Links come last, so that nothing can be written through them.
    let links: Vec<&Item> = items.iter().filter(|item| item.kind == Kind::Link).collect();
    for link in &links {
        writer.make_parents(&link.path)?;
        writer.make_link(archive, link)?;
    }
    for link in links {
        writer.check_link(&link.path)?;
    }
    writer.finish()
}

/// Checks the names of all entries against each other, before anything is written.
fn plan(entries: &[Entry<'_>]) -> Result<Vec<Item>, ZipFault> {
    let mut items = Vec::with_capacity(entries.len());
    let mut kinds: HashMap<PathBuf, Kind> = HashMap::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        let path = parse_name(entry.name)?;
        let kind = kind_of(entry)?;
        if path.as_os_str().is_empty() {
            if kind == Kind::Directory { continue } else { return Err(ZipFault::Name) }
        }
        if kinds.insert(path.clone(), kind).is_some() {
            return Err(ZipFault::Duplicate);
        }
        let default_mode = if kind == Kind::Directory { DIRECTORY_MODE } else { FILE_MODE };
        items.push(Item {
            index,
            path,
            kind,
            mode: entry.unix_mode.map_or(default_mode, |mode| mode & 0o777),
            modified: entry.modified.unwrap_or(FIRST_TIME).max(0),
        });
    }
    let is_no_directory =
        |path: &Path| kinds.get(path).is_some_and(|kind| *kind != Kind::Directory);
    if items.iter().any(|item| item.path.ancestors().skip(1).any(is_no_directory)) {
        return Err(ZipFault::Duplicate);
    }
    Ok(items)
}

fn kind_of(entry: &Entry<'_>) -> Result<Kind, ZipFault> {
    let by_name = if entry.is_directory() { Kind::Directory } else { Kind::File };
    let kind = match entry.unix_mode.map(|mode| mode & TYPE_MASK) {
        None | Some(0) => by_name,
        Some(TYPE_DIRECTORY) => Kind::Directory,
        Some(TYPE_FILE) => by_name,
        Some(TYPE_LINK) => Kind::Link,
        Some(_) => return Err(ZipFault::Type),
    };
    let is_possible = match kind {
        Kind::Directory => entry.size == 0,
        Kind::File => true,
        Kind::Link => !entry.is_directory(),
    };
    if is_possible { Ok(kind) } else { Err(ZipFault::Type) }
}

/// The path of a name below the package's root. A backslash is a character like any other, as on
/// AWS.
fn parse_name(name: &[u8]) -> Result<PathBuf, ZipFault> {
    let is_allowed = !name.is_empty()
        && name.len() <= LONGEST_NAME
        && !name.contains(&0)
        && !name.starts_with(b"/");
    if !is_allowed {
        return Err(ZipFault::Name);
    }
    let parts = name.split(|byte| *byte == b'/').filter(|part| !part.is_empty() && *part != b".");
    let path: PathBuf = parts.map(OsStr::from_bytes).collect();
    if path.iter().any(|part| part == "..") { Err(ZipFault::Name) } else { Ok(path) }
}

/// Writes below one directory.
struct Writer {
    root: OwnedFd,
    path: PathBuf,
    owner: LayerOwner,
    limit: u64,
    left: u64,
    /// Modes and times of directories, which are set last.
    directories: BTreeMap<PathBuf, (u32, i64)>,
    made: HashSet<PathBuf>,
    buffer: Vec<u8>,
}

impl Writer {
    fn open(destination: &Path, owner: LayerOwner, limit: u64) -> Result<Self, ArchiveError> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let root = rustix::fs::open(destination, flags, Mode::empty())
            .map_err(|errno| write_error(errno, "open", destination))?;
        Ok(Self {
            root,
            path: destination.to_owned(),
            owner,
            limit,
            left: limit,
            directories: BTreeMap::from([(PathBuf::new(), (DIRECTORY_MODE, FIRST_TIME))]),
            made: HashSet::from([PathBuf::new()]),
            buffer: vec![0; BUFFER],
        })
    }

    fn make_parents(&mut self, path: &Path) -> Result<(), ArchiveError> {
        let missing: Vec<&Path> = path
            .ancestors()
            .skip(1)
            .take_while(|ancestor| !self.made.contains(*ancestor))
            .collect();
        missing.into_iter().rev().try_for_each(|parent| self.make_directory(parent, None))
    }

    fn make_directory(&mut self, path: &Path, item: Option<&Item>) -> Result<(), ArchiveError> {
        if self.made.insert(path.to_owned()) {
            let (parent, leaf) = self.open_parent(path)?;
            rustix::fs::mkdirat(parent, &leaf, Mode::from_raw_mode(0o700))
                .map_err(|errno| write_error(errno, "create", path))?;
        }
        let attributes = item.map(|item| (item.mode, item.modified));
        let known = self.directories.entry(path.to_owned()).or_insert((DIRECTORY_MODE, FIRST_TIME));
        *known = attributes.unwrap_or(*known);
        Ok(())
    }

    fn write_file(&mut self, archive: &Archive<'_>, item: &Item) -> Result<(), ArchiveError> {
        let (parent, leaf) = self.open_parent(&item.path)?;
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = rustix::fs::openat(parent, &leaf, flags, Mode::from_raw_mode(0o600))
            .map_err(|errno| write_error(errno, "create", &item.path))?;
        let mut file = File::from(file);
        self.copy_content(archive, item, |part| {
            file.write_all(part).map_err(|source| ArchiveError::Store { source })
        })?;
        self.set_attributes(&file, item.mode, item.modified)
            .map_err(|errno| write_error(errno, "set the attributes of", &item.path))
    }

    /// Hands an entry's content on part by part, and counts it against the limit.
    fn copy_content(
        &mut self,
        archive: &Archive<'_>,
        item: &Item,
        mut write: impl FnMut(&[u8]) -> Result<(), ArchiveError>,
    ) -> Result<(), ArchiveError> {
        let mut content = archive.open(item.index);
        let mut received = 0;
        loop {
            let count = content.read(&mut self.buffer)?;
            if count == 0 {
                break;
            }
            // Counted on what comes out, whatever the archive claims.
            self.left = self
                .left
                .checked_sub(count as u64)
                .ok_or(ArchiveError::UnzippedTooLarge { limit: self.limit })?;
            received += count as u64;
            write(&self.buffer[..count])?;
        }
        Ok(content.verify(received)?)
    }

    fn make_link(&mut self, archive: &Archive<'_>, item: &Item) -> Result<(), ArchiveError> {
        let mut target = Vec::new();
        self.copy_content(archive, item, |part| {
            target.extend_from_slice(part);
            if LONGEST_NAME < target.len() { Err(ZipFault::Link.into()) } else { Ok(()) }
        })?;
        if target.is_empty() || target.contains(&0) || target.starts_with(b"/") {
            return Err(ZipFault::Link.into());
        }
        let (parent, leaf) = self.open_parent(&item.path)?;
        let failed = |errno| write_error(errno, "create", &item.path);
        rustix::fs::symlinkat(OsString::from_vec(target), &parent, &leaf).map_err(failed)?;
        let nofollow = AtFlags::SYMLINK_NOFOLLOW;
        if let LayerOwner::Id(id) = self.owner {
            let (uid, gid) = (Uid::from_raw(id), Gid::from_raw(id));
            rustix::fs::chownat(&parent, &leaf, Some(uid), Some(gid), nofollow).map_err(failed)?;
        }
        rustix::fs::utimensat(&parent, &leaf, &times(item.modified), nofollow).map_err(failed)
    }

    /// Follows a link as the kernel would, now that everything is there.
    fn check_link(&self, path: &Path) -> Result<(), ArchiveError> {
        let how = ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS;
        let flags = OFlags::PATH | OFlags::CLOEXEC;
        match rustix::fs::openat2(&self.root, path, flags, Mode::empty(), how) {
            // One that leads nowhere is the function's own affair.
            Ok(_) | Err(Errno::NOENT | Errno::NOTDIR) => Ok(()),
            Err(Errno::XDEV | Errno::LOOP | Errno::NAMETOOLONG) => Err(ZipFault::Link.into()),
            Err(errno) => Err(write_error(errno, "follow", path)),
        }
    }

    /// Opens the directory of a path, which was made before.
    fn open_parent(&self, path: &Path) -> Result<(OwnedFd, OsString), ArchiveError> {
        let leaf = path.file_name().ok_or(ZipFault::Name)?.to_owned();
        let parent = path.parent().unwrap_or(Path::new(""));
        let parent = self
            .open_directory(parent, OFlags::PATH)
            .map_err(|errno| write_error(errno, "open", parent))?;
        Ok((parent, leaf))
    }

    fn open_directory(&self, path: &Path, flags: OFlags) -> Result<OwnedFd, Errno> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let how = ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS | ResolveFlags::NO_SYMLINKS;
        let flags = flags | OFlags::DIRECTORY | OFlags::CLOEXEC;
        rustix::fs::openat2(&self.root, path, flags, Mode::empty(), how)
    }

    fn set_attributes(&self, file: impl AsFd, mode: u32, modified: i64) -> Result<(), Errno> {
        give_to(self.owner, &file)?;
        rustix::fs::fchmod(&file, Mode::from_raw_mode(mode))?;
        rustix::fs::futimens(&file, &times(modified))
    }

    /// Sets modes and times of directories, children first: a parent's mode may lock this process
    /// out.
    fn finish(self) -> Result<(), ArchiveError> {
        for (path, (mode, modified)) in self.directories.iter().rev() {
            self.open_directory(path, OFlags::RDONLY)
                .and_then(|directory| self.set_attributes(directory, *mode, *modified))
                .map_err(|errno| {
                    write_error(errno, "set the attributes of", &self.path.join(path))
                })?;
        }
        Ok(())
    }
}

fn times(seconds: i64) -> Timestamps {
    let time = Timespec { tv_sec: seconds, tv_nsec: 0 };
    Timestamps { last_access: time, last_modification: time }
}

fn write_error(errno: Errno, act: &'static str, path: &Path) -> ArchiveError {
    // Names too long for the file system are the archive's fault, all else is the disk's.
    match errno {
        Errno::NAMETOOLONG => ZipFault::Name.into(),
        errno => ArchiveError::Store { source: annotate(errno, act, path) },
    }
}

impl From<io::Error> for ArchiveError {
    fn from(source: io::Error) -> Self {
        Self::Store { source }
    }
}
