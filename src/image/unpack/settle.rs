//! Ties a layer's loose ends once the layers below it are there.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, FileType, Mode, Timespec, Timestamps};

use crate::files::annotate;

use super::merged::MergedView;
use super::tree::LooseEnds;
use super::{EntryFault, UnpackError};

/// What became of a layer's loose ends.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) enum Settled {
    /// The directory is right on top of these layers.
    Done,
    /// Names lead elsewhere on top of these layers: the layer must be unpacked with them in sight.
    UnpackAgain,
}

/// Gives directories the layer does not list the attributes they have below, and removes whiteouts
/// that hide nothing. `below` lists the topmost layer first.
pub(in super::super) fn settle(
    layer: &Path,
    loose_ends: &LooseEnds,
    below: &[PathBuf],
) -> Result<Settled, UnpackError> {
    if loose_ends.needs_below {
        return Ok(Settled::UnpackAgain);
    }
    let below = MergedView::new(below);
    let mut attributes = Vec::new();
    for implied in &loose_ends.implied {
        let name: Vec<&OsStr> = implied.path.iter().collect();
        let Some(found) = below.find(&name).map_err(UnpackError::Read)? else { continue };
        match found.kind() {
            FileType::Directory if implied.is_listed => {}
            FileType::Directory => attributes.push((layer.join(&implied.path), found.status)),
            FileType::Symlink => return Ok(Settled::UnpackAgain),
            _ => {
                let name = implied.path.to_string_lossy().into_owned();
                return Err(UnpackError::Entry { name, fault: EntryFault::ParentIsNoDirectory });
            }
        }
    }
    for whiteout in &loose_ends.whiteouts {
        let name: Vec<&OsStr> = whiteout.iter().collect();
        if below.find(&name).map_err(UnpackError::Read)?.is_none() {
            remove_keeping_times(&layer.join(whiteout))
                .map_err(|source| UnpackError::Write { name: whiteout.clone(), source })?;
        }
    }
    // Children first, as a parent's mode may lock this process out.
    for (path, status) in attributes.iter().rev() {
        let times = times_of(status);
        rustix::fs::chmod(path, Mode::from_raw_mode(status.st_mode & 0o1777))
            .and_then(|()| rustix::fs::utimensat(CWD, path, &times, rustix::fs::AtFlags::empty()))
            .map_err(|errno| UnpackError::Write { name: path.clone(), source: errno.into() })?;
    }
    Ok(Settled::Done)
}

fn remove_keeping_times(path: &Path) -> io::Result<()> {
    let parent = path.parent().unwrap_or(path);
    let status = rustix::fs::lstat(parent).map_err(|errno| annotate(errno, "inspect", parent))?;
    fs_err::remove_file(path)?;
    rustix::fs::utimensat(CWD, parent, &times_of(&status), rustix::fs::AtFlags::SYMLINK_NOFOLLOW)
        .map_err(|errno| annotate(errno, "set the times of", parent))
}

fn times_of(status: &rustix::fs::Stat) -> Timestamps {
    let time = Timespec {
        tv_sec: status.st_mtime,
        tv_nsec: i64::try_from(status.st_mtime_nsec).unwrap_or(0),
    };
    Timestamps { last_access: time, last_modification: time }
}
