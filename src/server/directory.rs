//! The state directory: who may enter it, and the lock that keeps a second server out.
//!
//! ```text
//! <state>/            0710, group: the sandboxes' root, which may pass through to layers and code
//!   lock              held by the server, with its process id
//!   state.db          functions and everything about them
//!   images/ blobs/ layers/ roots/ archives/ code/ logs/ staging/        see their stores
//! ```

use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};

use fs_err::os::unix::fs::OpenOptionsExt;
use nix::errno::Errno;
use nix::fcntl::{Flock, FlockArg};

use crate::model::LayerOwner;

/// A state directory that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    #[error(
        "the state directory {path} is in use by process {holder}; stop that server or give this one another --state-dir"
    )]
    InUse { path: PathBuf, holder: String },
    #[error(
        "cannot use the state directory {path}; give one that this user can write with --state-dir"
    )]
    Unusable {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
}

/// The state directory, locked for as long as this exists.
#[derive(Debug)]
pub struct StateDirectory {
    path: PathBuf,
    _lock: Flock<std::fs::File>,
}

impl StateDirectory {
    /// Makes the directory if needed, and locks it.
    ///
    /// # Errors
    /// Another process holds it, or this user cannot write it.
    pub fn open(path: &Path, owner: LayerOwner) -> Result<Self, DirectoryError> {
        let unusable = |source| DirectoryError::Unusable { path: path.to_owned(), source };
        prepare(path, owner).map_err(unusable)?;
        let mut file = fs_err::OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path.join("lock"))
            .map_err(unusable)?
            .into_file();
        // The lock ends with this process, however it ends, and is not inherited (close-on-exec).
        match Flock::lock(file.try_clone().map_err(unusable)?, FlockArg::LockExclusiveNonblock) {
            Ok(lock) => {
                write_holder(&mut file).map_err(unusable)?;
                Ok(Self { path: path.to_owned(), _lock: lock })
            }
            Err((_, Errno::EWOULDBLOCK)) => {
                let mut holder = String::new();
                file.read_to_string(&mut holder).map_err(unusable)?;
                let holder = holder.trim().to_owned();
                Err(DirectoryError::InUse { path: path.to_owned(), holder })
            }
            Err((_, errno)) => Err(unusable(errno.into())),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn write_holder(file: &mut std::fs::File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}", std::process::id())
}

fn prepare(path: &Path, owner: LayerOwner) -> io::Result<()> {
    std::fs::DirBuilder::new().recursive(true).mode(0o710).create(path)?;
    if let LayerOwner::Id(id) = owner {
        chown(path, None, Some(id))?;
    }
    fs_err::set_permissions(path, PermissionsExt::from_mode(0o710))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_server_is_told_who_holds_the_directory() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("state");
        let held = StateDirectory::open(&path, LayerOwner::Server).unwrap();
        let refused = StateDirectory::open(&path, LayerOwner::Server).unwrap_err().to_string();
        assert!(
            refused.contains(&format!("in use by process {}", std::process::id())),
            "{refused}"
        );
        drop(held);
        assert!(StateDirectory::open(&path, LayerOwner::Server).is_ok());
    }

    #[test]
    fn a_path_that_is_a_file_is_named() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let refused = StateDirectory::open(file.path(), LayerOwner::Server).unwrap_err();
        assert!(matches!(refused, DirectoryError::Unusable { .. }), "{refused:?}");
        assert!(refused.to_string().contains("--state-dir"), "{refused}");
    }
}
