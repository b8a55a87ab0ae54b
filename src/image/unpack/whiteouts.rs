//! Whiteouts: what a layer takes away from the layers below (OCI image specification, layer.md).
//!
//! They are written as an overlay has them: a whiteout becomes a character device 0:0, which needs
//! no privilege to make, and an opaque directory gets [`OPAQUE_ATTRIBUTE`].
//! <https://docs.kernel.org/filesystems/overlayfs.html>

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use rustix::fs::{AtFlags, FileType, Mode, OFlags, XattrFlags};
use rustix::io::Errno;

use super::failure::Failure;
use super::tree::{Place, Tree};
use super::{EntryFault, OPAQUE_ATTRIBUTE};

const WHITEOUT_PREFIX: &[u8] = b".wh.";
/// Hides everything below in the directory it lies in.
const OPAQUE_WHITEOUT: &[u8] = b".wh..wh..opq";
/// Bookkeeping of aufs that old Docker layers have; it means nothing elsewhere.
const AUFS_PREFIX: &[u8] = b".wh..wh.";

/// Whether a part of a name is a whiteout's.
pub(super) fn is_whiteout_name(part: &OsStr) -> bool {
    part.as_bytes().starts_with(WHITEOUT_PREFIX)
}

impl Tree<'_> {
    pub(super) fn add_whiteout(&mut self, place: &Place, parent: &Path) -> Result<(), Failure> {
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
                Ok(())
            }
            Ok(status) if FileType::from_raw_mode(status.st_mode) == FileType::Directory => {
                self.set_opaque(&parent.join(hidden))
            }
            Ok(_) => Ok(()),
            Err(errno) => Err(errno.into()),
        }
    }

    pub(super) fn set_opaque(&mut self, path: &Path) -> Result<(), Failure> {
        let directory = self.open_directory(path, OFlags::RDONLY)?;
        rustix::fs::fsetxattr(&directory, OPAQUE_ATTRIBUTE, b"y", XattrFlags::empty())?;
        self.directories.entry(path.to_owned()).or_default().is_opaque = true;
        Ok(())
    }

    pub(super) fn is_below_opaque(&self, path: &Path) -> bool {
        let is_opaque = |ancestor: &Path| {
            self.directories.get(ancestor).is_some_and(|directory| directory.is_opaque)
        };
        path.ancestors().skip(1).any(is_opaque)
    }
}
