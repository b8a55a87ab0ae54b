//! The thread of one watched folder: takes events, follows directories, settles bursts, publishes.
//!
//! ```text
//! wait (events, a caller, a due time) ─▶ drain ─▶ poll what is not watched ─▶ settle ─▶ publish ─┐
//!   ▲                                                                                            │
//!   └────────────────────────────────────────────────────────────────────────────────────────────┘
//! ```

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::os::fd::{AsFd as _, OwnedFd};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant, SystemTime};

use inotify::Inotify;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::statfs::{FsType, statfs};
use tracing::{error, info, warn};

use super::content::{Depth, Entry, Evidence};
use super::debounce::{Debounce, Hold, Span};
use super::filter::Filter;
use super::ledger::Ledger;
use super::tree::{Event, Tree};
use super::watcher::{Change, Progress, Publisher, Shared, Signal};

/// Time between two scans of polled directories.
const POLL: Duration = Duration::from_millis(250);
/// A scan may take a twentieth of the time.
const POLL_FACTOR: u32 = 20;
/// Time between two looks for a folder that is missing.
const MISSING: Duration = Duration::from_millis(100);
/// Content is read for this long before the folder counts as watched.
const FIRST_READ: Duration = Duration::from_millis(50);
/// After that, content is read in turns of this length: so long may an event have to wait.
const READ_TURN: Duration = Duration::from_millis(2);
/// Files a [`Change`] names.
const NAMED_FILES: usize = 3;
/// File systems whose files another machine (or the host of this one) writes without an event.
const REMOTE: &[FsType] = &[
    FsType(0x6969),      // NFS
    FsType(0x0102_1997), // 9p: WSL's drives, some virtual machines
    FsType(0x6573_5546), // FUSE: sshfs, virtiofs, Docker Desktop
    FsType(0x517b),      // SMB
    FsType(0xff53_4d42), // CIFS
    FsType(0xfe53_4d42), // SMB 2
    FsType(0x786f_4256), // VirtualBox
];

/// One watched folder.
#[derive(Debug)]
pub(super) struct Folder {
    shared: Weak<Shared>,
    publisher: Publisher,
    signal: Arc<Signal>,
    queue: Option<OwnedFd>,
    tree: Tree,
    ledger: Ledger,
    debounce: Debounce,
    /// Files, and directories that went, of which more is likely to be heard in this burst.
    unfinished: HashMap<PathBuf, Hold>,
    /// What tells the folder from another at its path; none while it is missing.
    identity: Option<Identity>,
    /// The identity it had when it was last there; none when it was removed.
    last_identity: Option<Identity>,
    /// Another directory took the folder's path.
    is_replaced: bool,
    generation: u64,
    mounted_since: u64,
    answered: u64,
    next_look: Instant,
}

impl Folder {
    /// Prepares watching; nothing is looked at before [`Folder::run`].
    pub(super) fn open(root: PathBuf, filter: Filter) -> io::Result<(Arc<Shared>, Self)> {
        let (inotify, is_limited) = instance(&root)?;
        let queue =
            inotify.as_ref().map(|inotify| inotify.as_fd().try_clone_to_owned()).transpose()?;
        let second = queue.as_ref().map(OwnedFd::try_clone).transpose()?;
        let signal = Arc::new(Signal::new()?);
        let (shared, publisher) = Shared::new(second, Arc::clone(&signal));
        let shared = Arc::new(shared);
        let mut tree = Tree::new(root.clone(), filter, inotify);
        if is_limited {
            tree.warn_of_limit("max_user_instances");
        }
        let folder = Self {
            shared: Arc::downgrade(&shared),
            publisher,
            signal,
            queue,
            tree,
            ledger: Ledger::new(root),
            debounce: Debounce::default(),
            unfinished: HashMap::new(),
            identity: None,
            last_identity: None,
            is_replaced: false,
            generation: 0,
            mounted_since: 0,
            answered: 0,
            next_look: Instant::now(),
        };
        Ok((shared, folder))
    }

    /// Watches until nobody uses the folder any more.
    pub(super) fn run(mut self) {
        self.start();
        loop {
            // A strong reference only for a turn: the last watch to be dropped ends the loop.
            let Some(shared) = self.shared.upgrade() else { return };
            shared.is_busy.store(true, Ordering::SeqCst);
            self.signal.clear();
            let asked = shared.asked.load(Ordering::SeqCst);
            self.turn(asked);
            shared.is_polled.store(self.tree.is_polled(), Ordering::SeqCst);
            if self.debounce.is_idle() {
                self.answered = asked;
                shared.is_busy.store(false, Ordering::SeqCst);
            }
            drop(shared);
            let progress = Progress::Settled(self.answered);
            self.publisher
                .progress
                .send_if_modified(|before| std::mem::replace(before, progress) != progress);
            if self.debounce.is_idle() && self.ledger.has_unread() {
                self.ledger.read_ahead(Instant::now() + READ_TURN);
            }
            self.wait();
            if self.signal.is_stopped() {
                return;
            }
        }
    }

    /// The first scan: what is found is what the first generation is.
    fn start(&mut self) {
        let (started, mut files) = (Instant::now(), 0);
        self.tree.watch_parent();
        self.identity = identity(self.tree.root());
        self.last_identity = self.identity;
        let ledger = &mut self.ledger;
        self.tree.scan(Path::new(""), |path, found| {
            if let Some(entry) = look(found) {
                files += 1;
                ledger.record(path, entry);
            }
        });
        self.ledger.read_ahead(Instant::now() + FIRST_READ);
        self.ledger.believe_first_read();
        let (folder, milliseconds) = (self.tree.root().display(), started.elapsed().as_millis());
        info!(%folder, files, milliseconds, "folder is watched");
    }

    /// Takes everything that was queued before the call, and settles what is due.
    fn turn(&mut self, asked: u64) {
        for event in self.tree.drain() {
            self.handle(event);
        }
        self.ledger.believe_read();
        let is_due = Instant::now() >= self.next_look;
        if self.identity.is_none() && is_due {
            self.next_look = Instant::now() + MISSING;
            self.look_for_root();
        }
        if self.identity.is_some() && self.tree.is_polled() && (is_due || asked > self.answered) {
            self.poll_unwatched();
        }
        let unfinished = self.unfinished.values().copied().max().unwrap_or(Hold::Free);
        self.debounce.hold(if self.identity.is_none() { Hold::Held } else { unfinished });
        if let Some(span) = self.debounce.settle(Instant::now()) {
            self.settle(span);
            self.answered = asked;
        }
    }

    fn handle(&mut self, event: Event) {
        match event {
            Event::FileNoticed(path) => self.notice(path, Evidence::Noticed),
            Event::FileCreated(path) => {
                self.unfinished.insert(path.clone(), Hold::Expected);
                self.notice(path, Evidence::Noticed);
            }
            Event::FileArrived(path) => {
                self.unfinished.remove(&path);
                self.notice(path, Evidence::Noticed);
            }
            Event::FileGone(path) => {
                self.unfinished.remove(&path);
                if self.ledger.has(&path) {
                    self.unfinished.insert(path.clone(), Hold::Expected);
                }
                self.notice(path, Evidence::Noticed);
            }
            Event::FileWritten(path) => {
                self.unfinished.insert(path.clone(), Hold::Held);
                self.notice(path, Evidence::Written);
            }
            Event::FileClosed(path) => {
                self.unfinished.remove(&path);
                self.notice(path, Evidence::Written);
            }
            Event::DirectoryNoticed(path) => {
                self.unfinished.remove(&path);
                self.scan(&path);
                // More is likely to come, whether or not there is a file yet.
                self.debounce.write(Instant::now(), key(&path));
            }
            Event::DirectoryGone(path) => {
                self.tree.forget(&path);
                self.unfinished.retain(|unfinished, _| !unfinished.starts_with(&path));
                if self.ledger.notice_beneath(&path) {
                    self.debounce.write(Instant::now(), key(&path));
                    self.unfinished.insert(path, Hold::Expected);
                }
            }
            Event::RootNoticed => self.look_for_root(),
            Event::RootRemoved => {
                if self.identity.is_some() {
                    self.warn_of_loss();
                }
                // The next directory here may have the same inode.
                self.last_identity = None;
                self.lose_root();
                self.look_for_root();
            }
            Event::Overflow => {
                warn!(folder = %self.tree.root().display(), "inotify queue overflow, scanning");
                self.unfinished.clear();
                self.scan(Path::new(""));
            }
        }
    }

    fn notice(&mut self, path: PathBuf, evidence: Evidence) {
        self.debounce.write(Instant::now(), key(&path));
        self.ledger.notice(path, evidence);
    }

    /// Watches and lists everything from `top` on and notices what differs from what is known.
    fn scan(&mut self, top: &Path) {
        let mut seen = HashSet::new();
        let mut news = None;
        let ledger = &mut self.ledger;
        let unreadable = self.tree.scan(top, |path, found| {
            if let Some(entry) = look(found) {
                seen.insert(path.clone());
                let file = key(&path);
                if ledger.found(path, entry) {
                    news = Some(file);
                }
            }
        });
        if ledger.missing(top, &seen, &unreadable) {
            news = news.or(Some(key(top)));
        }
        if let Some(file) = news {
            self.debounce.write(Instant::now(), file);
        }
    }

    fn poll_unwatched(&mut self) {
        let started = Instant::now();
        for directory in self.tree.polled() {
            self.scan(&directory);
        }
        self.next_look = Instant::now() + POLL.max(started.elapsed() * POLL_FACTOR);
        if self.identity != identity(self.tree.root()) {
            self.look_for_root();
        }
    }

    /// Looks what is at the folder's path now.
    fn look_for_root(&mut self) {
        let found = identity(self.tree.root());
        if found == self.identity {
            return;
        }
        let folder = self.tree.root().display();
        match (self.identity, found) {
            (Some(_), None) => self.warn_of_loss(),
            (None, _) => info!(%folder, "folder is back"),
            (Some(_), Some(_)) => info!(%folder, "folder was replaced"),
        }
        self.lose_root();
        if found.is_none() {
            return;
        }
        self.is_replaced |= self.last_identity != found;
        self.last_identity = found;
        self.identity = found;
        self.tree.watch_parent();
        self.ledger.notice_beneath(Path::new(""));
        self.scan(Path::new(""));
    }

    fn warn_of_loss(&self) {
        let folder = self.tree.root().display();
        warn!(%folder, "folder is gone: running code goes on until it is back");
    }

    fn lose_root(&mut self) {
        self.debounce.write(Instant::now(), key(Path::new("")));
        self.tree.forget(Path::new(""));
        self.unfinished.clear();
        self.identity = None;
        self.next_look = Instant::now() + MISSING;
    }

    /// Publishes a generation if the burst changed anything.
    fn settle(&mut self, span: Span) {
        // A writer that is still at it will be heard of again.
        self.unfinished.clear();
        self.look_for_root();
        if self.identity.is_none() {
            return;
        }
        let mut files = self.ledger.settle();
        let is_replaced = std::mem::take(&mut self.is_replaced);
        if files.is_empty() && !is_replaced {
            return;
        }
        self.generation += 1;
        if is_replaced {
            self.mounted_since = self.generation;
        }
        let count = files.len();
        files.truncate(NAMED_FILES);
        let change = Change {
            generation: self.generation,
            mounted_since: self.mounted_since,
            files,
            count,
            first_write: span.first,
            last_write: span.last,
        };
        self.publisher.changes.send_replace(Some(Arc::new(change)));
    }

    /// Waits for an event, a caller, or the next thing that is due.
    fn wait(&self) {
        let is_looking = self.identity.is_none() || self.tree.is_polled();
        let look = is_looking.then_some(self.next_look);
        let due = [self.debounce.due(), look].into_iter().flatten().min();
        let timeout = if self.ledger.has_unread() && self.debounce.is_idle() {
            PollTimeout::ZERO
        } else {
            due.map_or(PollTimeout::NONE, timeout_until)
        };
        let mut descriptors = vec![PollFd::new(self.signal.descriptor(), PollFlags::POLLIN)];
        let queue = self.queue.as_ref();
        descriptors.extend(queue.map(|queue| PollFd::new(queue.as_fd(), PollFlags::POLLIN)));
        match poll(&mut descriptors, timeout) {
            Ok(_) | Err(nix::errno::Errno::EINTR) => {}
            Err(error) => error!(%error, "waiting for changes of a folder failed"),
        }
    }
}

/// An inotify instance for a folder, and whether there is none because of the kernel's limit.
fn instance(root: &Path) -> io::Result<(Option<Inotify>, bool)> {
    if let Ok(found) = statfs(root)
        && REMOTE.contains(&found.filesystem_type())
    {
        info!(folder = %root.display(), "folder is on a shared file system: changes are found by polling");
        return Ok((None, false));
    }
    match Inotify::init() {
        Ok(inotify) => Ok((Some(inotify), false)),
        Err(error) if error.raw_os_error() == Some(libc::EMFILE) => Ok((None, true)),
        Err(error) => Err(error),
    }
}

/// Rounded up, so that the thread does not wake a moment too early.
fn timeout_until(due: Instant) -> PollTimeout {
    let left = due.saturating_duration_since(Instant::now());
    let milliseconds = left.as_nanos().div_ceil(1_000_000);
    PollTimeout::try_from(milliseconds).unwrap_or(PollTimeout::MAX)
}

/// What a scan sees of a file.
fn look(found: &fs_err::DirEntry) -> Option<Entry> {
    let metadata = found.metadata().ok()?;
    if metadata.is_symlink() {
        return Entry::observe(&found.path(), Depth::Stamp).ok().flatten();
    }
    Entry::from_metadata(&metadata)
}

/// Device, inode and creation of a directory: an inode is soon used again, a time is not.
type Identity = (u64, u64, Option<SystemTime>);

fn identity(root: &Path) -> Option<Identity> {
    let metadata = fs_err::symlink_metadata(root).ok().filter(std::fs::Metadata::is_dir)?;
    Some((metadata.dev(), metadata.ino(), metadata.created().ok()))
}

fn key(path: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    hasher.finish()
}
