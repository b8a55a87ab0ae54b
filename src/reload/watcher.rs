//! The interface: [`Watcher`], [`Watch`], and the state a folder's thread shares with its watches.
//!
//! # Why one look at the queue is enough
//!
//! The folder's thread sets `is_busy` *before* it reads from inotify and clears it only when
//! everything it has read is settled and published. A reader of the state looks at the queue first
//! and at `is_busy` second. If the queue was empty because the thread had taken an event out, the
//! thread had set `is_busy` before; the kernel's lock around the queue orders the two. So "empty and
//! not busy" means that every event queued before has been settled.

use std::collections::HashMap;
use std::os::fd::{AsFd as _, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::eventfd::EventFd;
use tokio::sync::watch;
use tracing::error;

use super::filter::Filter;
use super::folder::Folder;

/// A settled burst of writes that changed content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The generation the folder has now. It grows by one with each change.
    pub generation: u64,
    /// The generation at which the directory that is now at the folder's path was found there. A
    /// mount made at an older generation shows a directory that was removed or moved away.
    pub mounted_since: u64,
    /// The first three files that were added, changed or removed, relative to the folder, sorted.
    pub files: Vec<PathBuf>,
    /// How many there were.
    pub count: usize,
    /// When the first event of the burst was seen.
    pub first_write: Instant,
    /// When the last event of the burst was seen.
    pub last_write: Instant,
}

/// A folder cannot be watched.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// There is nothing at the path, or it cannot be looked up.
    #[error("the folder {folder} cannot be opened: create it or correct the path")]
    Unavailable {
        /// The path as given.
        folder: PathBuf,
        /// What the kernel said.
        #[source]
        source: std::io::Error,
    },
    /// The path names something else.
    #[error("{folder} is not a folder: hot reload needs the folder that holds the code")]
    NotAFolder {
        /// The path as given.
        folder: PathBuf,
    },
    /// The path is relative, or the root directory.
    #[error("{folder} cannot be watched: give an absolute path other than `/`")]
    NotAbsolute {
        /// The path as given.
        folder: PathBuf,
    },
    /// The kernel gives no thread or event descriptor.
    #[error("no thread or descriptor is left for watching {folder}")]
    Exhausted {
        /// The path as given.
        folder: PathBuf,
        /// What the kernel said.
        #[source]
        source: std::io::Error,
    },
    /// The thread ended before it had looked at the folder: a defect, or the watcher is gone.
    #[error("watching {folder} has stopped")]
    Stopped {
        /// The path as given.
        folder: PathBuf,
    },
}

/// Watches folders. Dropping it ends every watch and joins the threads.
#[derive(Debug, Default)]
pub struct Watcher {
    /// Held only to look a folder up or to start its thread, never while one is scanned.
    folders: Mutex<Folders>,
}

#[derive(Debug, Default)]
struct Folders {
    watched: HashMap<(PathBuf, Filter), Weak<Shared>>,
    threads: Vec<(Weak<Shared>, JoinHandle<()>)>,
}

impl Watcher {
    /// A watcher of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Watches a folder and waits until its content is known: what is written after this returns
    /// is a change. Watches of one folder with equal filters share everything. The path may lead
    /// through symbolic links; they are resolved once, now.
    ///
    /// # Errors
    /// The path is no folder that can be opened, or the kernel gives no thread.
    pub async fn watch(&self, folder: &Path, filter: Filter) -> Result<Watch, WatchError> {
        let named = || folder.to_owned();
        if !folder.is_absolute() {
            return Err(WatchError::NotAbsolute { folder: named() });
        }
        let unavailable = |source| WatchError::Unavailable { folder: named(), source };
        let path = fs_err::tokio::canonicalize(folder).await.map_err(unavailable)?;
        let metadata = fs_err::tokio::metadata(&path).await.map_err(unavailable)?;
        if !metadata.is_dir() {
            return Err(WatchError::NotAFolder { folder: named() });
        }
        if path.parent().is_none() {
            return Err(WatchError::NotAbsolute { folder: named() });
        }
        let shared = self
            .find_or_start(path, filter)
            .map_err(|source| WatchError::Exhausted { folder: named(), source })?;
        let mut watch = Watch { changes: shared.changes.clone(), shared };
        let mut progress = watch.shared.progress.clone();
        progress
            .wait_for(|progress| *progress != Progress::Starting)
            .await
            .map_err(|_| WatchError::Stopped { folder: named() })?;
        watch.changes.mark_unchanged();
        Ok(watch)
    }

    fn find_or_start(&self, path: PathBuf, filter: Filter) -> std::io::Result<Arc<Shared>> {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        folders.watched.retain(|_, shared| shared.strong_count() > 0);
        folders.threads.retain(|(_, thread)| !thread.is_finished());
        let key = (path, filter);
        let known = folders.watched.get(&key).and_then(Weak::upgrade);
        if let Some(shared) = known.filter(|shared| !shared.has_stopped()) {
            return Ok(shared);
        }
        let (shared, folder) = Folder::open(key.0.clone(), key.1.clone())?;
        let thread = std::thread::Builder::new()
            .name("reload".to_owned())
            .stack_size(256 << 10)
            .spawn(move || folder.run())?;
        folders.threads.push((Arc::downgrade(&shared), thread));
        folders.watched.insert(key, Arc::downgrade(&shared));
        Ok(shared)
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let folders = self.folders.get_mut().unwrap_or_else(PoisonError::into_inner);
        for (shared, _) in &folders.threads {
            if let Some(shared) = shared.upgrade() {
                shared.signal.stop();
            }
        }
        for (_, thread) in folders.threads.drain(..) {
            if thread.join().is_err() {
                error!("the thread of a hot-reload folder panicked");
            }
        }
    }
}

/// One use of a watched folder. The folder is watched until the last clone is dropped.
#[derive(Debug, Clone)]
pub struct Watch {
    changes: watch::Receiver<Option<Arc<Change>>>,
    shared: Arc<Shared>,
}

impl Watch {
    /// The newest settled generation. Read it before a runtime is started: the runtime then sees
    /// this generation's content or newer.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.shared.generation()
    }

    /// As [`Change::mounted_since`], of the newest generation.
    #[must_use]
    pub fn mounted_since(&self) -> u64 {
        self.changes.borrow().as_ref().map_or(0, |change| change.mounted_since)
    }

    /// The newest change, whether or not this watch has seen it. None before the first.
    #[must_use]
    pub fn last_change(&self) -> Option<Arc<Change>> {
        self.changes.borrow().clone()
    }

    /// Waits for a change that this watch has not seen. Of several it yields the newest. None when
    /// the watcher is gone. Cancel-safe.
    pub async fn changed(&mut self) -> Option<Arc<Change>> {
        self.changes.changed().await.ok()?;
        self.changes.borrow_and_update().clone()
    }

    /// Looks whether every write that was closed before this call is settled. One system call when
    /// it is, and no lock that is ever held for longer than copying a pointer.
    #[must_use]
    pub fn sync(&self) -> Freshness {
        if self.shared.is_settled() {
            return Freshness::Settled(self.generation());
        }
        let ticket = self.shared.asked.fetch_add(1, Ordering::SeqCst) + 1;
        self.shared.signal.wake();
        Freshness::Pending(Pending { ticket, shared: Arc::clone(&self.shared) })
    }
}

/// Answer of [`Watch::sync`].
#[derive(Debug)]
pub enum Freshness {
    /// Nothing is pending: this is the generation of everything closed before the call.
    Settled(u64),
    /// Something was written and is not settled.
    Pending(Pending),
}

/// Writes that were not settled when [`Watch::sync`] was called.
#[derive(Debug)]
pub struct Pending {
    ticket: u64,
    shared: Arc<Shared>,
}

/// How waiting for pending writes ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// The generation that contains every write that was closed before the call of [`Watch::sync`].
    Settled(u64),
    /// The time was over first, or the watcher is gone: this generation may be older.
    TimedOut(u64),
}

impl Pending {
    /// Waits until the writes are settled, at most for `limit`. Cancel-safe.
    pub async fn settled(self, limit: Duration) -> Settlement {
        let mut progress = self.shared.progress.clone();
        let is_covered = |progress: &Progress| match progress {
            Progress::Starting => false,
            Progress::Settled(ticket) => *ticket >= self.ticket,
        };
        let waited = tokio::time::timeout(limit, progress.wait_for(is_covered)).await;
        let is_settled = matches!(waited, Ok(Ok(_)));
        let generation = self.shared.generation();
        if is_settled { Settlement::Settled(generation) } else { Settlement::TimedOut(generation) }
    }
}

/// How far a folder's thread is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    /// The first scan is going on.
    Starting,
    /// Everything asked for up to this ticket is settled.
    Settled(u64),
}

/// What a folder's thread shares with its watches.
#[derive(Debug)]
pub(super) struct Shared {
    /// A duplicate of the inotify descriptor; none when the folder is polled from the start.
    queue: Option<OwnedFd>,
    /// Set before the thread takes events, cleared when all it took is settled.
    pub(super) is_busy: AtomicBool,
    /// Some directory is polled: only a scan can tell whether something changed.
    pub(super) is_polled: AtomicBool,
    /// The last ticket given to a caller that found something pending.
    pub(super) asked: AtomicU64,
    /// The thread owns the senders: when it ends, whatever way, nobody waits any more.
    progress: watch::Receiver<Progress>,
    changes: watch::Receiver<Option<Arc<Change>>>,
    signal: Arc<Signal>,
}

/// The thread's ends of what it publishes.
#[derive(Debug)]
pub(super) struct Publisher {
    pub(super) progress: watch::Sender<Progress>,
    pub(super) changes: watch::Sender<Option<Arc<Change>>>,
}

impl Shared {
    pub(super) fn new(queue: Option<OwnedFd>, signal: Arc<Signal>) -> (Self, Publisher) {
        let publisher = Publisher {
            progress: watch::Sender::new(Progress::Starting),
            changes: watch::Sender::new(None),
        };
        let shared = Self {
            is_polled: AtomicBool::new(queue.is_none()),
            queue,
            is_busy: AtomicBool::new(true),
            asked: AtomicU64::new(0),
            progress: publisher.progress.subscribe(),
            changes: publisher.changes.subscribe(),
            signal,
        };
        (shared, publisher)
    }

    fn generation(&self) -> u64 {
        self.changes.borrow().as_ref().map_or(0, |change| change.generation)
    }

    fn is_settled(&self) -> bool {
        let Some(queue) = &self.queue else { return false };
        if self.is_polled.load(Ordering::SeqCst) {
            return false;
        }
        let mut descriptors = [PollFd::new(queue.as_fd(), PollFlags::POLLIN)];
        // The order matters: the queue first, then whether the thread is busy.
        let is_empty = poll(&mut descriptors, PollTimeout::ZERO) == Ok(0);
        is_empty && !self.is_busy.load(Ordering::SeqCst)
    }

    fn has_stopped(&self) -> bool {
        self.progress.has_changed().is_err()
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.signal.stop();
    }
}

/// Wakes a folder's thread and tells it to end.
#[derive(Debug)]
pub(super) struct Signal {
    wake: EventFd,
    is_stopped: AtomicBool,
}

impl Signal {
    pub(super) fn new() -> std::io::Result<Self> {
        use nix::sys::eventfd::EfdFlags;
        let flags = EfdFlags::EFD_CLOEXEC | EfdFlags::EFD_NONBLOCK;
        Ok(Self { wake: EventFd::from_flags(flags)?, is_stopped: AtomicBool::new(false) })
    }

    pub(super) fn wake(&self) {
        // Fails only when the counter is full, and then the thread is woken anyway.
        self.wake.write(1).ok();
    }

    pub(super) fn clear(&self) {
        // Fails only when nobody has called.
        self.wake.read().ok();
    }

    pub(super) fn stop(&self) {
        self.is_stopped.store(true, Ordering::SeqCst);
        self.wake();
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::SeqCst)
    }

    pub(super) fn descriptor(&self) -> std::os::fd::BorrowedFd<'_> {
        self.wake.as_fd()
    }
}
