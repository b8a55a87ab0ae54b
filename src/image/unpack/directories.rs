//! Directories of a layer: those it lists, and those its files imply.

use std::ffi::OsString;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use rustix::fs::{Mode, OFlags, ResolveFlags};
use rustix::io::Errno;

use crate::files::give_to;

use super::attributes::Attributes;
use super::failure::Failure;
use super::merged::MergedView;
use super::tree::{Directory, Parent, Place, Tree};

impl Tree<'_> {
    /// Opens the directory a name leads to, making what the archive does not list.
    pub(super) fn open_parent(&mut self, name: &[OsString]) -> Result<Parent, Failure> {
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

    pub(super) fn open_directory(&self, path: &Path, flags: OFlags) -> Result<OwnedFd, Errno> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        // openat2(2): with NO_SYMLINKS nothing an archive made can lead out of the root.
        let resolve =
            ResolveFlags::IN_ROOT | ResolveFlags::NO_MAGICLINKS | ResolveFlags::NO_SYMLINKS;
        let flags = flags | OFlags::DIRECTORY | OFlags::CLOEXEC;
        rustix::fs::openat2(&self.root, path, flags, Mode::empty(), resolve)
    }

    pub(super) fn add_directory(
        &mut self,
        place: Place,
        attributes: Attributes,
    ) -> Result<(), Failure> {
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

    /// Makes the directories of a name without links that this layer does not have yet.
    fn make_directories(&mut self, name: &[OsString]) -> Result<(), Failure> {
        for depth in 1..=name.len() {
            let path: PathBuf = name[..depth].iter().collect();
            if self.directories.contains_key(&path) {
                continue;
            }
            let shown = MergedView::new(&self.stack).find(&name[..depth])?;
            let attributes = shown.map(|found| Attributes::of(&found.status));
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

    pub(super) fn set_directory_attributes(
        &self,
        path: &Path,
        attributes: Attributes,
    ) -> Result<(), Errno> {
        let directory = self.open_directory(path, OFlags::RDONLY)?;
        rustix::fs::fchmod(&directory, Mode::from_raw_mode(attributes.mode))?;
        rustix::fs::futimens(&directory, &attributes.times())
    }
}
