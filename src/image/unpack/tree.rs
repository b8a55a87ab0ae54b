//! The only writer of layer directories.
//!
//! Every call names a parent, opened below the layer's root without following any link, and one
//! leaf in it. Links are followed in [`MergedView`], by names; the kernel is never asked to.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use rustix::fs::{
    AtFlags, CWD, FileType, Gid, Mode, OFlags, ResolveFlags, Stat, Timespec, Timestamps, Uid,
    XattrFlags,
};
use rustix::io::Errno;

use crate::files::{give_to, remove_tree};
use crate::model::LayerOwner;

use super::member::{Kind, Member, Name, Time, printable};
use super::merged::{MergedView, ResolveError, is_whiteout, read_link};
use super::{EntryFault, LimitExceeded, OPAQUE_ATTRIBUTE, UnpackError};

/// The free space of the disk is looked at each time this much was written.
const DISK_CHECK_INTERVAL: u64 = 64 << 20;

const BUFFER: usize = 128 << 10;

const WHITEOUT_PREFIX: &[u8] = b".wh.";
/// Hides everything below in the directory it lies in (OCI image spec, layer.md).
const OPAQUE_WHITEOUT: &[u8] = b".wh..wh..opq";
/// Bookkeeping of aufs that old Docker layers have; it means nothing elsewhere.
const AUFS_PREFIX: &[u8] = b".wh..wh.";

/// The mode of a directory that no archive lists.
const IMPLIED_MODE: u32 = 0o755;

/// What could not be decided without the layers below.
#[derive(Debug, Default)]
pub(in super::super) struct LooseEnds {
    /// Directories the layer has files in but does not list, parents first.
    pub(super) implied: Vec<ImpliedDirectory>,
    /// Whiteouts, which matter only if they hide something.
    pub(super) whiteouts: Vec<PathBuf>,
    /// A hard link leads to a file that this layer does not have.
    pub(super) needs_below: bool,
}

#[derive(Debug)]
pub(super) struct ImpliedDirectory {
    pub(super) path: PathBuf,
    /// The archive listed it after its content.
    pub(super) is_listed: bool,
}

impl LooseEnds {
    /// Whether the layer's directory is the same on top of any layers.
    pub(in super::super) fn is_empty(&self) -> bool {
        self.implied.is_empty() && self.whiteouts.is_empty() && !self.needs_below
    }
}

/// A layer's directory while it is written.
pub(super) struct Tree<'a> {
    root: OwnedFd,
    owner: LayerOwner,
    /// The layers below, the topmost first; none when they are not known.
    below: Option<&'a [PathBuf]>,
    /// This layer and those below that are known.
    stack: Vec<PathBuf>,
    directories: BTreeMap<PathBuf, Directory>,
    whiteouts: BTreeSet<PathBuf>,
    /// Archives list the files of a directory after each other.
    last_parent: Option<Parent>,
    needs_below: bool,
    entries: u64,
    dropped: u64,
    disk: DiskReserve,
    buffer: Vec<u8>,
}

/// What is known of a directory of this layer; modes and times are set last.
#[derive(Debug, Default)]
struct Directory {
    attributes: Option<Attributes>,
    was_implied: bool,
    is_opaque: bool,
}

#[derive(Debug, Clone, Copy)]
struct Attributes {
    mode: u32,
    modified: Time,
}

/// A directory of this layer and its name without links.
#[derive(Clone)]
struct Parent {
    path: PathBuf,
    directory: Rc<OwnedFd>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(
        destination: &Path,
        owner: LayerOwner,
        below: Option<&'a [PathBuf]>,
        disk_reserve: u64,
    ) -> Result<Self, UnpackError> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let root = rustix::fs::open(destination, flags, Mode::empty())
            .map_err(|errno| write_error(destination, errno))?;
        give_to(owner, &root).map_err(|errno| write_error(destination, errno))?;
        let mut disk = DiskReserve { percent: disk_reserve, unchecked: 0 };
        disk.check(&root)?;
        let mut stack = vec![destination.to_owned()];
        stack.extend_from_slice(below.unwrap_or_default());
        Ok(Self {
            root,
            owner,
            below,
            stack,
            directories: BTreeMap::from([(PathBuf::new(), Directory::default())]),
            whiteouts: BTreeSet::new(),
            last_parent: None,
            needs_below: false,
            entries: 0,
            dropped: 0,
            disk,
            buffer: vec![0; BUFFER],
        })
    }

    /// Writes one member.
    pub(super) fn add(&mut self, member: &Member, body: &mut impl Read) -> Result<(), UnpackError> {
        self.entries += 1;
        let attributes = Attributes { mode: member.mode, modified: member.modified };
        let Some((leaf, parent)) = member.name.split_last() else {
            return match member.kind {
                Kind::Directory => {
                    self.directories.entry(PathBuf::new()).or_default().attributes =
                        Some(attributes);
                    Ok(())
                }
                _ => Err(entry_error(&member.name, EntryFault::InvalidName)),
            };
        };
        if parent.iter().any(|part| part.as_bytes().starts_with(WHITEOUT_PREFIX)) {
            return Err(entry_error(&member.name, EntryFault::Whiteout));
        }
        if member.kind == Kind::Special {
            self.dropped += 1;
            return Ok(());
        }
        let parent = self.open_parent(parent).map_err(|error| error.at(&member.name))?;
        let place =
            Place { path: parent.path.join(leaf), parent: parent.directory, leaf: leaf.clone() };
        let is_whiteout = leaf.as_bytes().starts_with(WHITEOUT_PREFIX);
        let outcome = match &member.kind {
            _ if is_whiteout => self.add_whiteout(&place, &parent.path),
            Kind::File { .. } => return self.add_file(&place, attributes, body),
            Kind::Directory => self.add_directory(place, attributes),
            Kind::Symlink { target } => self.add_symlink(&place, target, attributes),
            Kind::Hardlink { target } => self.add_hardlink(&place, target),
            Kind::Special => Ok(()),
        };
        outcome.map_err(|error| error.at(&member.name))
    }

    /// Sets what must be set last, and tells what is undecided.
    pub(super) fn finish(mut self) -> Result<(u64, u64, LooseEnds), UnpackError> {
        self.remove_idle_whiteouts()?;
        // Children first: a parent's mode may lock this process out.
        for (path, directory) in self.directories.iter().rev() {
            let attributes = directory.attributes.unwrap_or(Attributes {
                mode: IMPLIED_MODE,
                // Any fixed time will do, so that equal archives make equal directories.
                modified: Time { seconds: 0, nanoseconds: 0 },
            });
            self.set_directory_attributes(path, attributes)
                .map_err(|errno| write_error(path, errno))?;
        }
        let mut loose_ends = LooseEnds { needs_below: self.needs_below, ..LooseEnds::default() };
        if self.below.is_none() {
            let implied = self
                .directories
                .iter()
                .filter(|(path, directory)| directory.was_implied && !self.is_below_opaque(path));
            loose_ends.implied = implied
                .map(|(path, directory)| ImpliedDirectory {
                    path: path.clone(),
                    is_listed: directory.attributes.is_some(),
                })
                .collect();
            loose_ends.whiteouts = self.whiteouts.into_iter().collect();
        }
        Ok((self.dropped, self.entries, loose_ends))
    }

    /// Opens the directory a name leads to, making what the archive does not list.
    fn open_parent(&mut self, name: &[OsString]) -> Result<Parent, Failure> {
        let path: PathBuf = name.iter().collect();
        if let Some(last) = self.last_parent.as_ref().filter(|last| last.path == path) {
            return Ok(last.clone());
        }
        let parent = match self.open_directory(&path, OFlags::PATH) {
            // Real directories of this layer all the way: nothing below can change the meaning.
            Ok(directory) => Parent { path, directory: Rc::new(directory) },
            Err(Errno::NOENT | Errno::LOOP | Errno::NOTDIR) => {
                let resolved = MergedView::new(&self.stack).resolve_directory(name)?;
                self.make_directories(&resolved)?;
                let path: PathBuf = resolved.iter().collect();
                let directory = Rc::new(self.open_directory(&path, OFlags::PATH)?);
                Parent { path, directory }
            }
            Err(errno) => return Err(errno.into()),
        };
        self.last_parent = Some(parent.clone());
        Ok(parent)
    }

    fn open_directory(&self, path: &Path, flags: OFlags) -> Result<OwnedFd, Errno> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        // openat2(2): with NO_SYMLINKS nothing an archive made can lead out of the root.
        let resolve =
            ResolveFlags::IN_ROOT | ResolveFlags::NO_MAGICLINKS | ResolveFlags::NO_SYMLINKS;
        let flags = flags | OFlags::DIRECTORY | OFlags::CLOEXEC;
        rustix::fs::openat2(&self.root, path, flags, Mode::empty(), resolve)
    }

    /// Makes the directories of a name without links that this layer does not have yet.
    fn make_directories(&mut self, name: &[OsString]) -> Result<(), Failure> {
        for depth in 1..=name.len() {
            let path: PathBuf = name[..depth].iter().collect();
            if self.directories.contains_key(&path) {
                continue;
            }
            let shown = MergedView::new(&self.stack).find(&name[..depth])?;
            let attributes = shown.map(|found| Attributes {
                mode: found.status.st_mode & 0o1777,
                modified: Time {
                    seconds: found.status.st_mtime,
                    nanoseconds: u32::try_from(found.status.st_mtime_nsec).unwrap_or(0),
                },
            });
            let parent =
                Rc::new(self.open_directory(path.parent().unwrap_or(Path::new("")), OFlags::PATH)?);
            let place = Place { path, parent, leaf: name[depth - 1].clone() };
            let replaced = self.remove(&place)?;
            self.make_directory(&place)?;
            let note = Directory { attributes, was_implied: replaced.is_none(), is_opaque: false };
            self.directories.insert(place.path.clone(), note);
            if replaced.is_some() {
                // A whiteout of this layer lay here: what is below stays hidden.
                self.set_opaque(&place.path)?;
            }
        }
        Ok(())
    }

    fn make_directory(&self, place: &Place) -> Result<(), Errno> {
        rustix::fs::mkdirat(&place.parent, &place.leaf, Mode::from_raw_mode(0o700))?;
        give_to(self.owner, self.open_directory(&place.path, OFlags::RDONLY)?)
    }

    fn add_directory(&mut self, place: Place, attributes: Attributes) -> Result<(), Failure> {
        if !self.directories.contains_key(&place.path) {
            let replaced = self.remove(&place)?;
            self.make_directory(&place)?;
            self.directories.insert(place.path.clone(), Directory::default());
            if replaced.is_some() {
                // What was there hid a directory of the layers below, if there is one.
                self.set_opaque(&place.path)?;
            }
        }
        self.directories.entry(place.path).or_default().attributes = Some(attributes);
        Ok(())
    }

    fn add_file(
        &mut self,
        place: &Place,
        attributes: Attributes,
        body: &mut impl Read,
    ) -> Result<(), UnpackError> {
        let failed = |errno: Errno| write_error(&place.path, errno);
        let mut file = std::fs::File::from(
            self.create_file(place).map_err(|error| error.at_path(&place.path))?,
        );
        loop {
            let count = body.read(&mut self.buffer).map_err(super::of_reader)?;
            if count == 0 {
                break;
            }
            file.write_all(&self.buffer[..count])
                .map_err(|source| UnpackError::Write { name: place.path.clone(), source })?;
            self.disk.wrote(count as u64, &self.root)?;
        }
        self.set_file_attributes(&file, attributes).map_err(failed)
    }

    /// Makes an empty file, in the place of whatever this layer had there.
    fn create_file(&mut self, place: &Place) -> Result<OwnedFd, Failure> {
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let create =
            || rustix::fs::openat(&place.parent, &place.leaf, flags, Mode::from_raw_mode(0o600));
        match create() {
            Err(Errno::EXIST) => {
                self.remove(place)?;
                Ok(create()?)
            }
            outcome => Ok(outcome?),
        }
    }

    fn set_file_attributes(&self, file: impl AsFd, attributes: Attributes) -> Result<(), Errno> {
        give_to(self.owner, &file)?;
        rustix::fs::fchmod(&file, Mode::from_raw_mode(attributes.mode))?;
        rustix::fs::futimens(&file, &times(attributes.modified))
    }

    fn add_symlink(
        &mut self,
        place: &Place,
        target: &OsStr,
        attributes: Attributes,
    ) -> Result<(), Failure> {
        match rustix::fs::symlinkat(target, &place.parent, &place.leaf) {
            Err(Errno::EXIST) => {
                self.remove(place)?;
                rustix::fs::symlinkat(target, &place.parent, &place.leaf)?;
            }
            outcome => outcome?,
        }
        let nofollow = AtFlags::SYMLINK_NOFOLLOW;
        if let LayerOwner::Id(id) = self.owner {
            let (uid, gid) = (Uid::from_raw(id), Gid::from_raw(id));
            rustix::fs::chownat(&place.parent, &place.leaf, Some(uid), Some(gid), nofollow)?;
        }
        let times = times(attributes.modified);
        rustix::fs::utimensat(&place.parent, &place.leaf, &times, nofollow)?;
        Ok(())
    }

    fn add_hardlink(&mut self, place: &Place, target: &Name) -> Result<(), Failure> {
        let Some((leaf, parent)) = target.split_last() else {
            return Err(Failure::Fault(EntryFault::LinkTarget));
        };
        let view = MergedView::new(&self.stack);
        let mut resolved = view.resolve_directory(parent)?;
        resolved.push(leaf.clone());
        let Some(found) = view.find(&resolved)? else {
            // With the layers below in sight it may be there.
            self.needs_below = self.below.is_none();
            return if self.needs_below {
                Ok(())
            } else {
                Err(Failure::Fault(EntryFault::LinkTarget))
            };
        };
        if resolved.iter().collect::<PathBuf>() == place.path {
            return Ok(());
        }
        let is_own = found.path.starts_with(&self.stack[0]);
        match found.kind() {
            FileType::RegularFile | FileType::Symlink if is_own => {
                self.remove(place)?;
                // Without AT_SYMLINK_FOLLOW a link to a symbolic link links the link itself.
                let flags = AtFlags::empty();
                rustix::fs::linkat(CWD, &found.path, &place.parent, &place.leaf, flags)?;
                Ok(())
            }
            // A directory of another layer cannot share an inode with this one, and overlayfs
            // would break the link at the first write anyway.
            FileType::RegularFile => self.copy_file(place, &found.path, &found.status),
            FileType::Symlink => {
                let target = read_link(&found.path)?;
                self.add_symlink(place, &target, attributes_of(&found.status))
            }
            _ => Err(Failure::Fault(EntryFault::LinkTarget)),
        }
    }

    fn copy_file(&mut self, place: &Place, source: &Path, status: &Stat) -> Result<(), Failure> {
        let mut from = fs_err::File::open(source)?;
        let mut to = std::fs::File::from(self.create_file(place)?);
        io::copy(&mut from, &mut to)?;
        self.set_file_attributes(&to, attributes_of(status))?;
        Ok(())
    }

    fn add_whiteout(&mut self, place: &Place, parent: &Path) -> Result<(), Failure> {
        let marker = place.leaf.as_bytes();
        if marker == OPAQUE_WHITEOUT {
            return self.set_opaque(parent);
        }
        if marker.starts_with(AUFS_PREFIX) {
            return Ok(());
        }
        let hidden = OsStr::from_bytes(&marker[WHITEOUT_PREFIX.len()..]);
        if hidden.is_empty() || hidden == "." || hidden == ".." {
            return Err(Failure::Fault(EntryFault::Whiteout));
        }
        let path = parent.join(hidden);
        // A whiteout is about the layers below: what this one has at the name stays.
        match rustix::fs::statat(&place.parent, hidden, AtFlags::SYMLINK_NOFOLLOW) {
            Err(Errno::NOENT) => {
                let mode = Mode::from_raw_mode(0);
                let device = rustix::fs::makedev(0, 0);
                rustix::fs::mknodat(
                    &place.parent,
                    hidden,
                    FileType::CharacterDevice,
                    mode,
                    device,
                )?;
                self.whiteouts.insert(path);
                Ok(())
            }
            Ok(status) if FileType::from_raw_mode(status.st_mode) == FileType::Directory => {
                self.set_opaque(&path)
            }
            Ok(_) => Ok(()),
            Err(errno) => Err(errno.into()),
        }
    }

    fn set_opaque(&mut self, path: &Path) -> Result<(), Failure> {
        let directory = self.open_directory(path, OFlags::RDONLY)?;
        rustix::fs::fsetxattr(&directory, OPAQUE_ATTRIBUTE, b"y", XattrFlags::empty())?;
        self.directories.entry(path.to_owned()).or_default().is_opaque = true;
        Ok(())
    }

    /// Removes what this layer has at a place, and tells what it was.
    fn remove(&mut self, place: &Place) -> Result<Option<Stat>, Failure> {
        let nofollow = AtFlags::SYMLINK_NOFOLLOW;
        let status = match rustix::fs::statat(&place.parent, &place.leaf, nofollow) {
            Ok(status) => status,
            Err(Errno::NOENT) => return Ok(None),
            Err(errno) => return Err(errno.into()),
        };
        if FileType::from_raw_mode(status.st_mode) == FileType::Directory {
            remove_tree(&self.stack[0].join(&place.path))?;
            self.directories.retain(|path, _| !path.starts_with(&place.path));
            self.whiteouts.retain(|path| !path.starts_with(&place.path));
            self.last_parent = None;
        } else {
            rustix::fs::unlinkat(&place.parent, &place.leaf, AtFlags::empty())?;
            if is_whiteout(&status) {
                self.whiteouts.remove(&place.path);
            }
        }
        Ok(Some(status))
    }

    /// Removes whiteouts that hide nothing: overlayfs lists their names where it merges nothing.
    fn remove_idle_whiteouts(&mut self) -> Result<(), UnpackError> {
        for path in std::mem::take(&mut self.whiteouts) {
            let hides = match self.below {
                _ if self.is_below_opaque(&path) => false,
                None => true,
                Some(below) => {
                    let name: Vec<&OsStr> = path.iter().collect();
                    MergedView::new(below).find(&name).map_err(UnpackError::Read)?.is_some()
                }
            };
            if hides {
                self.whiteouts.insert(path);
            } else {
                fs_err::remove_file(self.stack[0].join(&path))
                    .map_err(|source| UnpackError::Write { name: path, source })?;
            }
        }
        Ok(())
    }

    fn is_below_opaque(&self, path: &Path) -> bool {
        let is_opaque = |ancestor: &Path| {
            self.directories.get(ancestor).is_some_and(|directory| directory.is_opaque)
        };
        path.ancestors().skip(1).any(is_opaque)
    }

    fn set_directory_attributes(&self, path: &Path, attributes: Attributes) -> Result<(), Errno> {
        let directory = self.open_directory(path, OFlags::RDONLY)?;
        rustix::fs::fchmod(&directory, Mode::from_raw_mode(attributes.mode))?;
        rustix::fs::futimens(&directory, &times(attributes.modified))
    }
}

/// A leaf in an open directory.
struct Place {
    /// The name below the layer's root, without links.
    path: PathBuf,
    parent: Rc<OwnedFd>,
    leaf: OsString,
}

/// Looks after the part of the disk that stays free.
struct DiskReserve {
    percent: u64,
    unchecked: u64,
}

impl DiskReserve {
    fn wrote(&mut self, count: u64, root: &OwnedFd) -> Result<(), UnpackError> {
        self.unchecked += count;
        if DISK_CHECK_INTERVAL <= self.unchecked { self.check(root) } else { Ok(()) }
    }

    fn check(&mut self, root: &OwnedFd) -> Result<(), UnpackError> {
        self.unchecked = 0;
        let disk = rustix::fs::fstatvfs(root).map_err(|errno| write_error(Path::new(""), errno))?;
        if disk.f_bavail.saturating_mul(100) < disk.f_blocks.saturating_mul(self.percent) {
            return Err(UnpackError::Limit(LimitExceeded::DiskReserve(self.percent)));
        }
        Ok(())
    }
}

/// Why a member could not be written, before it is known which.
enum Failure {
    Fault(EntryFault),
    System(io::Error),
}

impl Failure {
    fn at(self, name: &Name) -> UnpackError {
        self.at_path(&name.iter().collect::<PathBuf>())
    }

    fn at_path(self, path: &Path) -> UnpackError {
        match self {
            Self::Fault(fault) => {
                UnpackError::Entry { name: printable(path.as_os_str().as_bytes()), fault }
            }
            Self::System(source) => UnpackError::Write { name: path.to_owned(), source },
        }
    }
}

impl From<Errno> for Failure {
    fn from(errno: Errno) -> Self {
        Self::System(errno.into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl From<ResolveError> for Failure {
    fn from(error: ResolveError) -> Self {
        match error {
            ResolveError::Fault(fault) => Self::Fault(fault),
            ResolveError::Read(error) => Self::System(error),
        }
    }
}

fn entry_error(name: &Name, fault: EntryFault) -> UnpackError {
    Failure::Fault(fault).at(name)
}

fn write_error(path: &Path, errno: Errno) -> UnpackError {
    UnpackError::Write { name: path.to_owned(), source: errno.into() }
}

fn attributes_of(status: &Stat) -> Attributes {
    Attributes { mode: status.st_mode & 0o1777, modified: modified(status) }
}

fn modified(status: &Stat) -> Time {
    let nanoseconds = u32::try_from(status.st_mtime_nsec).unwrap_or(0);
    Time { seconds: status.st_mtime, nanoseconds }
}

/// Sets both times: the access time of an immutable file tells nothing.
pub(super) fn times(time: Time) -> Timestamps {
    let time = Timespec { tv_sec: time.seconds, tv_nsec: time.nanoseconds.into() };
    Timestamps { last_access: time, last_modification: time }
}
