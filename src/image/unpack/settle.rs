//! Ties a layer's loose ends once the layers below it are there.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, FileType, Mode};

use super::attributes::Attributes;
use super::merged::MergedView;
use super::{EntryFault, UnpackError};

/// What could not be decided without the layers below.
#[derive(Debug, Default)]
pub(in super::super) struct LooseEnds {
    /// Directories the layer has files in but does not list, parents first.
    pub(super) implied: Vec<ImpliedDirectory>,
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
        self.implied.is_empty() && !self.needs_below
    }
}

/// What became of a layer's loose ends.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) enum Settled {
    /// The directory is right on top of these layers.
    Done,
    /// Names lead elsewhere on top of these layers: the layer must be unpacked with them in sight.
    UnpackAgain,
}

/// Gives directories the layer does not list the attributes they have below. `below` lists the
/// topmost layer first.
pub(in super::super) fn settle(
    layer: &Path,
    loose_ends: &LooseEnds,
    below: &[PathBuf],
) -> Result<Settled, UnpackError> {
    if loose_ends.needs_below {
        return Ok(Settled::UnpackAgain);
    }
    let below = MergedView::new(below);
    let mut below_has = Vec::new();
    for implied in &loose_ends.implied {
        let name: Vec<&OsStr> = implied.path.iter().collect();
        let Some(found) = below.find(&name).map_err(UnpackError::Read)? else { continue };
        match found.kind() {
            FileType::Directory if implied.is_listed => {}
            FileType::Directory => {
                below_has.push((layer.join(&implied.path), Attributes::of(&found.status)));
            }
            FileType::Symlink => return Ok(Settled::UnpackAgain),
            _ => {
                let name = implied.path.to_string_lossy().into_owned();
                return Err(UnpackError::Entry { name, fault: EntryFault::ParentIsNoDirectory });
            }
        }
    }
    // Children first, as a parent's mode may lock this process out.
    for (path, attributes) in below_has.iter().rev() {
        let times = attributes.times();
        rustix::fs::chmod(path, Mode::from_raw_mode(attributes.mode))
            .and_then(|()| rustix::fs::utimensat(CWD, path, &times, AtFlags::empty()))
            .map_err(|errno| UnpackError::Write { name: path.clone(), source: errno.into() })?;
    }
    Ok(Settled::Done)
}
