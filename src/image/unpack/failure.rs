//! Errors on the way from a member to the disk.

use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::member::{Name, printable};
use super::merged::ResolveError;
use super::{EntryFault, UnpackError};

/// Why a member could not be written, before it is known which.
pub(super) enum Failure {
    Fault(EntryFault),
    System(io::Error),
}

impl Failure {
    /// The error of the member with this name.
    pub(super) fn at(self, name: &Name) -> UnpackError {
        self.at_path(&name.iter().collect::<PathBuf>())
    }

    /// The error of the member that became this path.
    pub(super) fn at_path(self, path: &Path) -> UnpackError {
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

/// A member that is not allowed.
pub(super) fn entry_error(name: &Name, fault: EntryFault) -> UnpackError {
    Failure::Fault(fault).at(name)
}

/// A path that could not be written.
pub(super) fn write_error(path: &Path, errno: Errno) -> UnpackError {
    UnpackError::Write { name: path.to_owned(), source: errno.into() }
}
