//! The only writer of layer directories.
//!
//! Every call names a parent, opened below the layer's root without following any link, and one
//! leaf in it. Links are followed in [`MergedView`], by names; the kernel is never asked to.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use rustix::fs::{AtFlags, CWD, FileType, Gid, Mode, OFlags, Stat, Uid};
use rustix::io::Errno;

use crate::files::{give_to, remove_tree};
use crate::model::LayerOwner;

use super::attributes::Attributes;
use super::disk::DiskReserve;
use super::failure::{Failure, entry_error, write_error};
use super::member::{Kind, Member, Name, Time};
use super::merged::{MergedView, read_link};
use super::settle::{ImpliedDirectory, LooseEnds};
use super::whiteouts::is_whiteout_name;
use super::{EntryFault, UnpackError};

const BUFFER: usize = 128 << 10;

/// What a directory that no archive lists has.
const IMPLIED: Attributes = Attributes {
    mode: 0o755,
    // Any fixed time will do, so that equal archives make equal directories.
    modified: Time { seconds: 0, nanoseconds: 0 },
};

/// A layer's directory while it is written.
pub(super) struct Tree<'a> {
    pub(super) root: OwnedFd,
    pub(super) owner: LayerOwner,
    /// The layers below, the topmost first; none when they are not known.
    pub(super) below: Option<&'a [PathBuf]>,
    /// This layer and those below that are known.
    pub(super) stack: Vec<PathBuf>,
    pub(super) directories: BTreeMap<PathBuf, Directory>,
    /// Archives list the files of a directory after each other.
    pub(super) last_parent: Option<Parent>,
    needs_below: bool,
    entries: u64,
    dropped: u64,
    disk: DiskReserve,
    buffer: Vec<u8>,
}

/// What is known of a directory of this layer; modes and times are set last.
#[derive(Debug, Default)]
pub(super) struct Directory {
    pub(super) attributes: Option<Attributes>,
    pub(super) was_implied: bool,
    pub(super) is_opaque: bool,
}

/// A directory of this layer and its name without links.
#[derive(Clone)]
pub(super) struct Parent {
    pub(super) path: PathBuf,
    pub(super) directory: Rc<OwnedFd>,
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
        let mut disk = DiskReserve::new(disk_reserve);
        disk.check(&root)?;
        let mut stack = vec![destination.to_owned()];
        stack.extend_from_slice(below.unwrap_or_default());
        Ok(Self {
            root,
            owner,
            below,
            stack,
            directories: BTreeMap::from([(PathBuf::new(), Directory::default())]),
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
        if parent.iter().any(|part| is_whiteout_name(part)) {
            return Err(entry_error(&member.name, EntryFault::Whiteout));
        }
        if member.kind == Kind::Special {
            self.dropped += 1;
            return Ok(());
        }
        let parent = self.open_parent(parent).map_err(|error| error.at(&member.name))?;
        let place =
            Place { path: parent.path.join(leaf), parent: parent.directory, leaf: leaf.clone() };
        let is_whiteout = is_whiteout_name(leaf);
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
    pub(super) fn finish(self) -> Result<(u64, u64, LooseEnds), UnpackError> {
        // Children first: a parent's mode may lock this process out.
        for (path, directory) in self.directories.iter().rev() {
            let attributes = directory.attributes.unwrap_or(IMPLIED);
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
        }
        Ok((self.dropped, self.entries, loose_ends))
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
        rustix::fs::futimens(&file, &attributes.times())
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
        let times = attributes.times();
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
            // Layers share no inodes with each other.
            FileType::RegularFile => self.copy_file(place, &found.path, &found.status),
            FileType::Symlink => {
                let target = read_link(&found.path)?;
                self.add_symlink(place, &target, Attributes::of(&found.status))
            }
            _ => Err(Failure::Fault(EntryFault::LinkTarget)),
        }
    }

    fn copy_file(&mut self, place: &Place, source: &Path, status: &Stat) -> Result<(), Failure> {
        let mut from = fs_err::File::open(source)?;
        let mut to = std::fs::File::from(self.create_file(place)?);
        io::copy(&mut from, &mut to)?;
        self.set_file_attributes(&to, Attributes::of(status))?;
        Ok(())
    }

    /// Removes what this layer has at a place, and tells what it was.
    pub(super) fn remove(&mut self, place: &Place) -> Result<Option<Stat>, Failure> {
        let nofollow = AtFlags::SYMLINK_NOFOLLOW;
        let status = match rustix::fs::statat(&place.parent, &place.leaf, nofollow) {
            Ok(status) => status,
            Err(Errno::NOENT) => return Ok(None),
            Err(errno) => return Err(errno.into()),
        };
        if FileType::from_raw_mode(status.st_mode) == FileType::Directory {
            remove_tree(&self.stack[0].join(&place.path))?;
            self.directories.retain(|path, _| !path.starts_with(&place.path));
            self.last_parent = None;
        } else {
            rustix::fs::unlinkat(&place.parent, &place.leaf, AtFlags::empty())?;
        }
        Ok(Some(status))
    }
}

/// A leaf in an open directory.
pub(super) struct Place {
    /// The name below the layer's root, without links.
    pub(super) path: PathBuf,
    pub(super) parent: Rc<OwnedFd>,
    pub(super) leaf: OsString,
}
