//! Plumbing of the state directory: what is made in it appears complete or not at all.
//!
//! ```text
//! staging/<store>-<random>/   one directory per process, locked while the process lives
//!         <store>-<random>/7  something being made, or something being deleted
//!         lock-<name>         held while a process makes the thing of that name
//! ```
//!
//! Content is made in staging, synced, renamed into its place, and the place's directory synced. A
//! crash leaves only staging behind, which the next start sweeps.
//!
//! **Invariant:** nothing outside `staging/` is ever half-written.

use std::ffi::OsStr;
use std::fmt;
use std::io::{self, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use rustix::fs::{FlockOperation, Gid, Mode, OFlags, RenameFlags, Uid};
use rustix::io::Errno;

use crate::model::LayerOwner;

/// The part of the state directory where one process makes what it is about to store.
#[derive(Debug)]
pub struct Staging {
    directory: PathBuf,
    next: AtomicU64,
    /// Its lock tells other processes that this directory is in use.
    _lock: OwnedFd,
}

impl Staging {
    /// Sweeps what earlier processes of this `store` left, and makes a directory for this one.
    pub fn open(state_directory: &Path, store: &str) -> io::Result<Self> {
        let root = state_directory.join("staging");
        fs_err::create_dir_all(&root)?;
        set_mode(&root, 0o700)?;
        // Held while sweeping and creating: no process sweeps what another has not locked yet.
        let _entrance = FileLock::acquire(&root.join(format!("lock-{store}")))?;
        let prefix = format!("{store}-");
        for entry in fs_err::read_dir(&root)? {
            let entry = entry?;
            if entry.file_name().as_encoded_bytes().starts_with(prefix.as_bytes()) {
                sweep(&entry.path())?;
            }
        }
        let directory = root.join(format!("{prefix}{:016x}", fastrand::u64(..)));
        fs_err::create_dir(&directory)?;
        let lock = open_directory(&directory)?;
        rustix::fs::flock(&lock, FlockOperation::LockExclusive)
            .map_err(|errno| annotate(errno, "lock", &directory))?;
        Ok(Self { directory, next: AtomicU64::new(0), _lock: lock })
    }

    /// Reserves a path for a file or a directory.
    fn reserve(&self) -> Staged {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        Staged { path: Some(self.directory.join(number.to_string())) }
    }

    /// Makes an empty file, to be written.
    pub fn create_file(&self) -> io::Result<(Staged, fs_err::File)> {
        let staged = self.reserve();
        let file = fs_err::File::create_new(staged.path())?;
        Ok((staged, file))
    }

    /// Makes an empty directory, open only to this user until it is placed.
    pub fn create_directory(&self) -> io::Result<Staged> {
        let staged = self.reserve();
        fs_err::create_dir(staged.path())?;
        Ok(staged)
    }

    /// Replaces the file at `path` by `content`: readers see the old or the new one.
    pub fn write_file(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        let (staged, mut file) = self.create_file()?;
        file.write_all(content)?;
        file.sync_all()?;
        staged.replace(path)
    }

    /// Takes the thing at `path` out of its place at once; dropping the result deletes it.
    pub fn withdraw(&self, path: &Path) -> io::Result<Staged> {
        let staged = self.reserve();
        fs_err::rename(path, staged.path())?;
        sync_parent(path)?;
        Ok(staged)
    }

    /// Waits until no other process (nor another caller of this one) makes the thing called
    /// `name`. Blocks.
    pub fn lock(&self, name: impl fmt::Display) -> io::Result<FileLock> {
        let root = self.directory.parent().unwrap_or(&self.directory);
        FileLock::acquire(&root.join(format!("lock-{name}")))
    }
}

/// Something in staging; deleted when dropped, unless it was placed.
#[derive(Debug)]
pub struct Staged {
    /// None once it was placed.
    path: Option<PathBuf>,
}

impl Staged {
    /// Where it is now.
    pub fn path(&self) -> &Path {
        self.path.as_deref().unwrap_or(Path::new(""))
    }

    /// Renames it to `place`, unless something is there already; content-addressed things of one
    /// name are the same. The caller has synced the content.
    pub fn place(mut self, place: &Path) -> io::Result<()> {
        let cwd = rustix::fs::CWD;
        match rustix::fs::renameat_with(cwd, self.path(), cwd, place, RenameFlags::NOREPLACE) {
            Ok(()) => self.path = None,
            Err(Errno::EXIST) => return Ok(()),
            Err(errno) => return Err(annotate(errno, "move staged content to", place)),
        }
        sync_parent(place)
    }

    /// Renames it to `place`, replacing a file that is there.
    pub fn replace(mut self, place: &Path) -> io::Result<()> {
        fs_err::rename(self.path(), place)?;
        self.path = None;
        sync_parent(place)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if let Some(path) = &self.path
            && let Err(error) = remove_tree(path)
        {
            tracing::warn!(%error, "staged content stays until the next start");
        }
    }
}

/// An advisory lock between processes and callers, on a file that exists while it is held.
#[derive(Debug)]
pub struct FileLock {
    path: PathBuf,
    _file: OwnedFd,
}

impl FileLock {
    fn acquire(path: &Path) -> io::Result<Self> {
        let flags = OFlags::CREATE | OFlags::RDWR | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        loop {
            let file = rustix::fs::open(path, flags, Mode::from_raw_mode(0o600))
                .map_err(|errno| annotate(errno, "open", path))?;
            rustix::fs::flock(&file, FlockOperation::LockExclusive)
                .map_err(|errno| annotate(errno, "lock", path))?;
            // The holder before us removed the file: the lock on it means nothing any more.
            let locked =
                rustix::fs::fstat(&file).map_err(|errno| annotate(errno, "inspect", path))?;
            match rustix::fs::stat(path) {
                Ok(now) if (now.st_dev, now.st_ino) == (locked.st_dev, locked.st_ino) => {
                    return Ok(Self { path: path.to_owned(), _file: file });
                }
                Ok(_) | Err(Errno::NOENT) => {}
                Err(errno) => return Err(annotate(errno, "inspect", path)),
            }
        }
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        // Removed while the lock is held, so that those who wait for it notice.
        if let Err(error) = fs_err::remove_file(&self.path) {
            tracing::warn!(%error, "lock file stays");
        }
    }
}

/// Makes a directory that only this user and the sandboxes' roots can pass through.
pub fn create_store_directory(path: &Path, owner: LayerOwner) -> io::Result<()> {
    fs_err::create_dir_all(path)?;
    match owner {
        LayerOwner::Id(id) => {
            rustix::fs::chown(path, None, Some(Gid::from_raw(id)))
                .map_err(|errno| annotate(errno, "change the group of", path))?;
            set_mode(path, 0o710)
        }
        LayerOwner::Server => set_mode(path, 0o700),
    }
}

/// Gives an open file or directory to the layer owner.
pub fn give_to(owner: LayerOwner, file: impl AsFd) -> Result<(), Errno> {
    match owner {
        LayerOwner::Id(id) => {
            rustix::fs::fchown(file, Some(Uid::from_raw(id)), Some(Gid::from_raw(id)))
        }
        LayerOwner::Server => Ok(()),
    }
}

/// Writes everything of the file system that holds `path` to the disk: cheaper than a sync for
/// each of thousands of files.
pub fn sync_file_system(path: &Path) -> io::Result<()> {
    rustix::fs::syncfs(open_directory(path)?).map_err(|errno| annotate(errno, "sync", path))
}

/// Deletes a file, or a directory with everything below it.
pub fn remove_tree(path: &Path) -> io::Result<()> {
    match fs_err::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => return fs_err::remove_file(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    }
    match fs_err::remove_dir_all(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            // Images have directories without write permission, which stop everyone but root.
            make_writable(path)?;
            fs_err::remove_dir_all(path)
        }
        outcome => outcome,
    }
}

fn make_writable(directory: &Path) -> io::Result<()> {
    set_mode(directory, 0o700)?;
    for entry in fs_err::read_dir(directory)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            make_writable(&entry.path())?;
        }
    }
    Ok(())
}

/// Deletes another process's staging directory, if that process is gone.
fn sweep(directory: &Path) -> io::Result<()> {
    let lock = open_directory(directory)?;
    match rustix::fs::flock(&lock, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => remove_tree(directory),
        Err(Errno::WOULDBLOCK) => Ok(()),
        Err(errno) => Err(annotate(errno, "lock", directory)),
    }
}

fn open_directory(path: &Path) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    rustix::fs::open(path, flags, Mode::empty()).map_err(|errno| annotate(errno, "open", path))
}

fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    rustix::fs::chmod(path, Mode::from_raw_mode(mode))
        .map_err(|errno| annotate(errno, "change the mode of", path))
}

/// Makes a rename durable (fsync(2): syncing a file does not sync the entry that names it).
fn sync_parent(path: &Path) -> io::Result<()> {
    let parent = path.parent().filter(|parent| *parent != OsStr::new("")).unwrap_or(Path::new("."));
    rustix::fs::fsync(open_directory(parent)?).map_err(|errno| annotate(errno, "sync", parent))
}

/// An error of the operating system together with what was attempted, as `fs_err` makes them.
pub fn annotate(errno: Errno, act: &'static str, path: &Path) -> io::Error {
    let source = io::Error::from(errno);
    io::Error::new(source.kind(), FileError { act, path: path.to_owned(), source })
}

#[derive(Debug, thiserror::Error)]
#[error("could not {act} {}", path.display())]
struct FileError {
    act: &'static str,
    path: PathBuf,
    source: io::Error,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_sweeps_what_a_dead_process_left_and_spares_a_living_one() {
        let state = tempfile::tempdir().unwrap();
        let dead = state.path().join("staging/image-dead");
        fs_err::create_dir_all(dead.join("0/layer")).unwrap();
        let other_store = state.path().join("staging/code-dead");
        fs_err::create_dir_all(&other_store).unwrap();
        let alive = Staging::open(state.path(), "image").unwrap();
        let kept = alive.create_directory().unwrap();
        assert!(!dead.exists());

        let _second = Staging::open(state.path(), "image").unwrap();
        assert!(kept.path().exists());
        assert!(other_store.exists());
    }

    #[test]
    fn what_is_not_placed_is_deleted() {
        let state = tempfile::tempdir().unwrap();
        let staging = Staging::open(state.path(), "image").unwrap();
        let staged = staging.create_directory().unwrap();
        let path = staged.path().to_owned();
        fs_err::write(path.join("file"), "content").unwrap();
        drop(staged);
        assert!(!path.exists());
    }

    #[test]
    fn placing_onto_existing_content_keeps_the_existing() {
        let state = tempfile::tempdir().unwrap();
        let staging = Staging::open(state.path(), "image").unwrap();
        let place = state.path().join("thing");
        fs_err::create_dir(&place).unwrap();
        fs_err::write(place.join("first"), "").unwrap();
        staging.create_directory().unwrap().place(&place).unwrap();
        assert!(place.join("first").exists());
    }

    #[test]
    fn a_lock_is_exclusive_until_it_is_dropped() {
        let state = tempfile::tempdir().unwrap();
        let staging = Staging::open(state.path(), "image").unwrap();
        let held = staging.lock("thing").unwrap();
        let (sender, receiver) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let _waited = staging.lock("thing").unwrap();
                sender.send(()).unwrap();
            });
            assert!(receiver.try_recv().is_err());
            drop(held);
            receiver.recv().unwrap();
        });
    }
}
