//! The code store: deployment packages by their digest.
//!
//! ```text
//! <state directory>/
//!   archives/<sha256>.zip   a package as it was uploaded
//!   code/<sha256>/          what is in it: mounted at /var/task, or below /opt for a layer
//! ```
//!
//! **Invariant:** a directory in `code/` is complete, and never changes.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use crate::files::{Staging, create_store_directory, sync_file_system};
use crate::model::LayerOwner;
use crate::model::Sha256Digest;

use super::archive::{MOST_ENTRIES, unpack};
use super::zip::{Archive, ZipFault};

/// Between adding a package and the function that names it lies a database write; what is younger
/// than this is never removed.
const GRACE: Duration = Duration::from_secs(15 * 60);

/// How large a package may be, in bytes (Lambda quotas).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeLimits {
    pub zipped: u64,
    pub unzipped: u64,
}

/// A code store that cannot be opened.
#[derive(Debug, thiserror::Error)]
#[error("could not prepare the code store in {}", directory.display())]
pub struct OpenError {
    directory: PathBuf,
    source: io::Error,
}

/// Packages that could not be removed.
#[derive(Debug, thiserror::Error)]
#[error("could not remove unused packages from {}", directory.display())]
pub struct RemoveError {
    directory: PathBuf,
    source: io::Error,
}

/// A package that was not stored.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// AWS: `Zipped size must be smaller than {limit} bytes`.
    #[error("the package is larger than {limit} bytes")]
    ZippedTooLarge { limit: u64 },
    /// AWS: `Unzipped size must be smaller than {limit} bytes`.
    #[error("the package's content is larger than {limit} bytes")]
    UnzippedTooLarge { limit: u64 },
    /// AWS: `Could not unzip uploaded file. Please check your file, then try to upload again.`
    #[error("the package is not a zip archive that can be used")]
    NotAZip {
        #[from]
        source: ZipFault,
    },
    /// AWS: `Uploaded file must be a non-empty zip`.
    #[error("the package is empty")]
    Empty,
    #[error("could not store the package")]
    Store { source: io::Error },
}

/// A package in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredArchive {
    /// Of the archive's bytes, which AWS shows as `CodeSha256`.
    pub digest: Sha256Digest,
    /// Bytes of the archive, which AWS shows as `CodeSize`.
    pub size: u64,
}

/// All deployment packages of one state directory. Clones share one store.
#[derive(Debug, Clone)]
pub struct CodeStore {
    code: PathBuf,
    archives: PathBuf,
    staging: Arc<Staging>,
    owner: LayerOwner,
    limits: CodeLimits,
}

impl CodeStore {
    /// Opens the store, and sweeps what interrupted uploads left.
    pub fn open(
        directory: &Path,
        owner: LayerOwner,
        limits: CodeLimits,
    ) -> Result<Self, OpenError> {
        let code = directory.join("code");
        let archives = directory.join("archives");
        let prepare = || {
            create_store_directory(directory, owner)?;
            create_store_directory(&code, owner)?;
            create_store_directory(&archives, LayerOwner::Server)?;
            Staging::open(directory, "code")
        };
        let staging =
            prepare().map_err(|source| OpenError { directory: directory.to_owned(), source })?;
        Ok(Self { code, archives, staging: Arc::new(staging), owner, limits })
    }

    /// Checks, unpacks and stores a package that came with a request, unless it is there already.
    /// Blocks.
    pub fn add(&self, archive: &[u8]) -> Result<StoredArchive, ArchiveError> {
        if self.limits.zipped < archive.len() as u64 {
            return Err(ArchiveError::ZippedTooLarge { limit: self.limits.zipped });
        }
        self.add_fetched(archive)
    }

    /// As [`add`](Self::add), for a package that a request only named: AWS limits what is in it, not
    /// the package.
    pub fn add_fetched(&self, archive: &[u8]) -> Result<StoredArchive, ArchiveError> {
        let size = archive.len() as u64;
        let digest = Sha256Digest::new(Sha256::digest(archive).into());
        let (kept_archive, directory) = (self.archive(&digest), self.directory(&digest));
        if kept_archive.is_file() && directory.is_dir() {
            // It may be in use by nobody and about to be removed.
            rejuvenate(&kept_archive)?;
            return Ok(StoredArchive { digest, size });
        }
        let parsed = Archive::parse(archive, MOST_ENTRIES)?;
        if parsed.entries.is_empty() {
            return Err(ArchiveError::Empty);
        }
        let content = self.staging.create_directory()?;
        unpack(&parsed, content.path(), self.owner, self.limits.unzipped)?;
        let (copy, mut file) = self.staging.create_file()?;
        file.write_all(archive)?;
        sync_file_system(content.path())?;
        copy.place(&kept_archive)?;
        content.place(&directory)?;
        Ok(StoredArchive { digest, size })
    }

    /// How large packages may be.
    pub fn limits(&self) -> CodeLimits {
        self.limits
    }

    /// Where the content of a stored package lies.
    pub fn directory(&self, digest: &Sha256Digest) -> PathBuf {
        self.code.join(digest.to_string())
    }

    /// Where the uploaded file of a stored package lies.
    pub fn archive(&self, digest: &Sha256Digest) -> PathBuf {
        self.archives.join(format!("{digest}.zip"))
    }

    /// Removes packages that are not `in_use`, except those added in the last minutes. Blocks.
    pub fn remove_unused(&self, in_use: &HashSet<Sha256Digest>) -> Result<usize, RemoveError> {
        self.remove_older_than(SystemTime::now() - GRACE, in_use)
            .map_err(|source| RemoveError { directory: self.code.clone(), source })
    }

    fn remove_older_than(
        &self,
        time: SystemTime,
        in_use: &HashSet<Sha256Digest>,
    ) -> io::Result<usize> {
        let mut trash = Vec::new();
        let mut count = 0;
        for entry in fs_err::read_dir(&self.archives)? {
            let entry = entry?;
            let name = entry.file_name();
            let digest = name.to_str().and_then(|name| name.strip_suffix(".zip")?.parse().ok());
            let Some(digest): Option<Sha256Digest> = digest else { continue };
            if in_use.contains(&digest) || time <= entry.metadata()?.modified()? {
                continue;
            }
            // The directory first: the archive is what this loop finds packages by.
            let directory = self.directory(&digest);
            if directory.is_dir() {
                trash.push(self.staging.withdraw(&directory)?);
            }
            trash.push(self.staging.withdraw(&self.archive(&digest))?);
            count += 1;
        }
        drop(trash);
        Ok(count)
    }
}

fn rejuvenate(archive: &Path) -> io::Result<()> {
    let file = fs_err::OpenOptions::new().write(true).open(archive)?;
    file.file().set_modified(SystemTime::now())
}

#[cfg(test)]
mod tests {
    use super::super::tests::zip_of;
    use super::*;

    const LIMITS: CodeLimits = CodeLimits { zipped: 1 << 20, unzipped: 1 << 20 };

    fn open(directory: &Path) -> CodeStore {
        CodeStore::open(directory, LayerOwner::Server, LIMITS).unwrap()
    }

    #[test]
    fn adding_a_package_twice_changes_nothing() {
        let state = tempfile::tempdir().unwrap();
        let store = open(state.path());
        let archive = zip_of(&[("app.py", "print(1)")]);
        let stored = store.add(&archive).unwrap();
        assert_eq!(stored.size, archive.len() as u64);
        assert_eq!(store.add(&archive).unwrap(), stored);
        let directory = store.directory(&stored.digest);
        assert_eq!(fs_err::read_to_string(directory.join("app.py")).unwrap(), "print(1)");
        assert_eq!(fs_err::read(store.archive(&stored.digest)).unwrap(), archive);
    }

    #[test]
    fn a_package_that_cannot_be_used_leaves_nothing() {
        let state = tempfile::tempdir().unwrap();
        let store = open(state.path());
        let mut damaged = zip_of(&[("app.py", "print(1)"), ("b.py", "print(2)")]);
        let content = damaged.windows(8).rposition(|window| window == b"print(2)").unwrap();
        damaged[content] ^= 1;
        assert!(matches!(store.add(&damaged), Err(ArchiveError::NotAZip { .. })));
        for directory in ["code", "archives"] {
            assert_eq!(fs_err::read_dir(state.path().join(directory)).unwrap().count(), 0);
        }
        assert!(state.path().join("staging").read_dir().unwrap().all(|entry| {
            let entry = entry.unwrap().path();
            !entry.is_dir() || entry.read_dir().unwrap().count() == 0
        }));
    }

    #[test]
    fn sizes_are_limited_zipped_and_unzipped() {
        let state = tempfile::tempdir().unwrap();
        let limits = CodeLimits { zipped: 2000, unzipped: 100 };
        let store = CodeStore::open(state.path(), LayerOwner::Server, limits).unwrap();
        let too_much = zip_of(&[("a", &"a".repeat(60)), ("b", &"b".repeat(60))]);
        assert!(matches!(store.add(&too_much), Err(ArchiveError::UnzippedTooLarge { limit: 100 })));
        assert!(matches!(store.add(&[0; 2001]), Err(ArchiveError::ZippedTooLarge { limit: 2000 })));
    }

    #[test]
    fn an_archive_without_content_is_said_to_be_empty() {
        let state = tempfile::tempdir().unwrap();
        assert!(matches!(open(state.path()).add(&zip_of(&[])), Err(ArchiveError::Empty)));
    }

    #[test]
    fn unused_packages_go_but_not_new_ones() {
        let state = tempfile::tempdir().unwrap();
        let store = open(state.path());
        let used = store.add(&zip_of(&[("a", "used")])).unwrap();
        let unused = store.add(&zip_of(&[("a", "unused")])).unwrap();
        let in_use = HashSet::from([used.digest]);
        assert_eq!(store.remove_unused(&in_use).unwrap(), 0);

        let later = SystemTime::now() + Duration::from_secs(1);
        assert_eq!(store.remove_older_than(later, &in_use).unwrap(), 1);
        assert!(store.directory(&used.digest).exists());
        assert!(!store.directory(&unused.digest).exists());
        assert!(!store.archive(&unused.digest).exists());
    }
}
