//! What a stack of layer directories shows, without mounting it.

use std::collections::VecDeque;
use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use rustix::fs::{FileType, Stat};
use rustix::io::Errno;

use crate::files::annotate;

use super::{EntryFault, OPAQUE_ATTRIBUTE};

/// As many links as the kernel follows (path_resolution(7)).
const MOST_LINKS: usize = 40;

/// Layer directories seen as one tree.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct MergedView<'a> {
    /// The topmost first.
    layers: &'a [PathBuf],
}

/// Something the merged tree shows.
#[derive(Debug)]
pub(in super::super) struct Found {
    /// Where it lies on disk.
    pub(in super::super) path: PathBuf,
    pub(in super::super) status: Stat,
}

impl Found {
    pub(in super::super) fn kind(&self) -> FileType {
        FileType::from_raw_mode(self.status.st_mode)
    }
}

/// Why a name does not lead to a place.
#[derive(Debug)]
pub(super) enum ResolveError {
    Fault(EntryFault),
    Read(io::Error),
}

impl From<io::Error> for ResolveError {
    fn from(error: io::Error) -> Self {
        Self::Read(error)
    }
}

impl<'a> MergedView<'a> {
    pub(in super::super) fn new(layers: &'a [PathBuf]) -> Self {
        Self { layers }
    }

    /// Looks a name up without following links; whiteouts and opaque directories hide what is
    /// below them, as overlayfs does it.
    pub(in super::super) fn find(&self, name: &[impl AsRef<OsStr>]) -> io::Result<Option<Found>> {
        'layers: for layer in self.layers {
            let mut path = layer.clone();
            let mut hides_below = false;
            for (depth, part) in name.iter().enumerate() {
                path.push(part.as_ref());
                let status = match rustix::fs::lstat(&path) {
                    Ok(status) => status,
                    Err(Errno::NOENT) if hides_below => return Ok(None),
                    Err(Errno::NOENT) => continue 'layers,
                    Err(errno) => return Err(annotate(errno, "inspect", &path)),
                };
                if is_whiteout(&status) {
                    return Ok(None);
                }
                if depth + 1 == name.len() {
                    return Ok(Some(Found { path, status }));
                }
                if FileType::from_raw_mode(status.st_mode) != FileType::Directory {
                    return Ok(None);
                }
                hides_below |= is_opaque(&path)?;
            }
            if name.is_empty() {
                let status =
                    rustix::fs::lstat(&path).map_err(|errno| annotate(errno, "inspect", &path))?;
                return Ok(Some(Found { path, status }));
            }
        }
        Ok(None)
    }

    /// Follows the links of a directory's name within the tree. What does not exist stays as it
    /// is written: it will be made.
    pub(super) fn resolve_directory(
        &self,
        name: &[OsString],
    ) -> Result<Vec<OsString>, ResolveError> {
        let mut ahead: VecDeque<OsString> = name.iter().cloned().collect();
        let mut resolved: Vec<OsString> = Vec::new();
        let mut links = 0;
        while let Some(part) = ahead.pop_front() {
            if part == ".." {
                resolved.pop();
                continue;
            }
            resolved.push(part);
            let Some(found) = self.find(&resolved)? else { continue };
            match found.kind() {
                FileType::Directory => {}
                FileType::Symlink => {
                    links += 1;
                    if MOST_LINKS < links {
                        return Err(ResolveError::Fault(EntryFault::LinkLoop));
                    }
                    let target = read_link(&found.path)?;
                    resolved.pop();
                    if target.as_bytes().starts_with(b"/") {
                        resolved.clear();
                    }
                    for part in target.as_bytes().rsplit(|byte| *byte == b'/') {
                        if !part.is_empty() && part != b"." {
                            ahead.push_front(OsStr::from_bytes(part).to_owned());
                        }
                    }
                }
                _ => return Err(ResolveError::Fault(EntryFault::ParentIsNoDirectory)),
            }
        }
        Ok(resolved)
    }
}

/// The target of a symbolic link.
pub(in super::super) fn read_link(path: &Path) -> io::Result<OsString> {
    let target = rustix::fs::readlink(path, Vec::new())
        .map_err(|errno| annotate(errno, "read the link", path))?;
    Ok(OsString::from_vec(target.into_bytes()))
}

/// Whether an overlay takes this for "nothing here": a character device 0:0.
pub(in super::super) fn is_whiteout(status: &Stat) -> bool {
    FileType::from_raw_mode(status.st_mode) == FileType::CharacterDevice && status.st_rdev == 0
}

/// Whether a directory hides those of the same name in the layers below.
pub(in super::super) fn is_opaque(directory: &Path) -> io::Result<bool> {
    let mut value = [0; 1];
    match rustix::fs::lgetxattr(directory, OPAQUE_ATTRIBUTE, &mut value[..]) {
        Ok(length) => Ok(&value[..length] == b"y"),
        Err(Errno::NODATA | Errno::NOTSUP) => Ok(false),
        Err(errno) => Err(annotate(errno, "read the attributes of", directory)),
    }
}
