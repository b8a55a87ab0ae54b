//! The directories of one folder and how each is observed: by inotify or, where the kernel refuses
//! a watch, by polling.
//!
//! Symbolic links beneath the folder are not followed: what a link points at inside the folder is
//! watched where it is, and what it points at outside does not exist inside a sandbox. So there are
//! no loops, and a link to `/` costs nothing.
//!
//! **Invariant:** a directory is watched before it is listed, so a file is either found by the
//! listing or announced by an event.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use inotify::{EventMask, Inotify, WatchDescriptor, WatchMask};
use tracing::{debug, warn};

use super::content::is_missing;
use super::filter::Filter;

/// Bytes read from inotify at once: 230 events with the longest names, some 1,500 ordinary ones.
const EVENT_BUFFER: usize = 64 << 10;
/// Reads per drain. Several times the kernel's queue (16,384 events by default) fits, so what was
/// queued before a drain is taken by it, and still a storm of writes cannot keep the thread here.
const READS_PER_DRAIN: usize = 512;

/// The directories of one folder.
#[derive(Debug)]
pub(super) struct Tree {
    root: PathBuf,
    filter: Filter,
    inotify: Option<Inotify>,
    buffer: Vec<u8>,
    /// By path relative to the root, which is the empty path.
    watched: BTreeMap<PathBuf, WatchDescriptor>,
    /// The directories that cannot be watched now.
    polled: BTreeSet<PathBuf>,
    by_descriptor: HashMap<i32, PathBuf>,
    parent: Option<WatchDescriptor>,
    has_warned: bool,
}

/// What inotify said, in the terms of this folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// A file's metadata changed.
    FileNoticed(PathBuf),
    /// A file was created, empty so far unless it is a link.
    FileCreated(PathBuf),
    /// A file was moved here.
    FileArrived(PathBuf),
    /// A file was removed or moved away.
    FileGone(PathBuf),
    /// A file open for writing was written to.
    FileWritten(PathBuf),
    /// A writer closed a file.
    FileClosed(PathBuf),
    /// A directory appeared or its metadata changed.
    DirectoryNoticed(PathBuf),
    /// A directory was removed or moved away.
    DirectoryGone(PathBuf),
    /// The folder itself may have been moved, removed or created.
    RootNoticed,
    /// The folder itself was removed.
    RootRemoved,
    /// The kernel's queue was full: events are missing.
    Overflow,
}

impl Tree {
    /// A tree of nothing yet: [`Tree::scan`] the empty path to fill it.
    pub(super) fn new(root: PathBuf, filter: Filter, inotify: Option<Inotify>) -> Self {
        Self {
            root,
            filter,
            inotify,
            buffer: vec![0; EVENT_BUFFER],
            watched: BTreeMap::new(),
            polled: BTreeSet::new(),
            by_descriptor: HashMap::new(),
            parent: None,
            has_warned: false,
        }
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether any directory depends on polling.
    pub(super) fn is_polled(&self) -> bool {
        !self.polled.is_empty()
    }

    /// The polled directories that are not beneath another one.
    pub(super) fn polled(&self) -> Vec<PathBuf> {
        let mut topmost: Vec<PathBuf> = Vec::new();
        for directory in &self.polled {
            if !topmost.last().is_some_and(|above| directory.starts_with(above)) {
                topmost.push(directory.clone());
            }
        }
        topmost
    }

    /// Watches the folder's parent, which tells when the folder itself is created or goes. Its own
    /// `IN_DELETE_SELF` comes too late: the mount of a sandbox keeps a removed directory alive.
    pub(super) fn watch_parent(&mut self) {
        let (Some(inotify), Some(parent)) = (&self.inotify, self.root.parent()) else { return };
        let mask = WatchMask::CREATE | WatchMask::DELETE | WatchMask::MOVE | WatchMask::ONLYDIR;
        match inotify.watches().add(parent, mask) {
            Ok(descriptor) => self.parent = Some(descriptor),
            Err(error) => debug!(folder = %self.root.display(), %error, "parent not watched"),
        }
    }

    /// Watches and lists `top` and every directory beneath it that counts, breadth first, and hands
    /// every file to `visit`. Returns the directories that could not be listed: polling will ask
    /// them again.
    pub(super) fn scan(
        &mut self,
        top: &Path,
        mut visit: impl FnMut(PathBuf, &fs_err::DirEntry),
    ) -> Vec<PathBuf> {
        let mut unreadable = Vec::new();
        let mut open = VecDeque::from([top.to_owned()]);
        while let Some(directory) = open.pop_front() {
            let listed = self.cover(&directory).and_then(|()| {
                self.list(&directory, |path, entry, is_directory| match is_directory {
                    true => open.push_back(path),
                    false => visit(path, entry),
                })
            });
            match listed {
                Ok(()) => {}
                Err(error) if is_missing(&error) => self.forget(&directory),
                Err(error) => {
                    self.poll_instead(&directory, &error);
                    unreadable.push(directory);
                }
            }
        }
        unreadable
    }

    /// Stops watching `top` and everything beneath.
    pub(super) fn forget(&mut self, top: &Path) {
        self.polled.retain(|directory| !directory.starts_with(top));
        let gone: Vec<PathBuf> =
            beneath(&self.watched, top).map(|(path, _)| path.clone()).collect();
        for directory in gone {
            let Some(descriptor) = self.watched.remove(&directory) else { continue };
            let number = descriptor.get_watch_descriptor_id();
            // The same inode may have been found again under another path.
            if self.by_descriptor.get(&number) != Some(&directory) {
                continue;
            }
            self.by_descriptor.remove(&number);
            let removed = self.inotify.as_ref().map(|inotify| inotify.watches().remove(descriptor));
            if let Some(Err(error)) = removed {
                debug!(directory = %directory.display(), %error, "watch was gone already");
            }
        }
    }

    /// Takes what inotify has queued, or a part of it during a storm. Paths are as they were known
    /// before the first of the events.
    pub(super) fn drain(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        let Some(mut inotify) = self.inotify.take() else { return events };
        let mut buffer = std::mem::take(&mut self.buffer);
        for _ in 0..READS_PER_DRAIN {
            match inotify.read_events(&mut buffer) {
                Ok(read) => events.extend(read.filter_map(|event| self.translate(&event))),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(error) => {
                    warn!(folder = %self.root.display(), %error, "inotify failed, scanning instead");
                    events.push(Event::Overflow);
                    break;
                }
            }
        }
        self.buffer = buffer;
        self.inotify = Some(inotify);
        events
    }

    fn translate(&mut self, event: &inotify::Event<&OsStr>) -> Option<Event> {
        let mask = event.mask;
        if mask.contains(EventMask::Q_OVERFLOW) {
            return Some(Event::Overflow);
        }
        if self.parent.as_ref() == Some(&event.wd) {
            let is_removed = mask.contains(EventMask::DELETE);
            let event_of_root = if is_removed { Event::RootRemoved } else { Event::RootNoticed };
            return (event.name == self.root.file_name()).then_some(event_of_root);
        }
        let number = event.wd.get_watch_descriptor_id();
        let directory = self.by_descriptor.get(&number)?;
        if mask.contains(EventMask::IGNORED) {
            let directory = self.by_descriptor.remove(&number)?;
            if self.watched.get(&directory) == Some(&event.wd) {
                self.watched.remove(&directory);
            }
            return None;
        }
        let Some(name) = event.name else {
            // About the directory itself; below the root its parent says the same.
            return directory.as_os_str().is_empty().then(|| {
                match mask.contains(EventMask::ATTRIB) {
                    true => Event::DirectoryNoticed(PathBuf::new()),
                    false => Event::RootNoticed,
                }
            });
        };
        let path = directory.join(name);
        let is_gone = mask.intersects(EventMask::DELETE | EventMask::MOVED_FROM);
        if mask.contains(EventMask::ISDIR) {
            return self.filter.wants_directory(&path).then_some(match is_gone {
                true => Event::DirectoryGone(path),
                false => Event::DirectoryNoticed(path),
            });
        }
        self.filter.wants_file(&path).then(|| {
            if mask.contains(EventMask::CLOSE_WRITE) {
                Event::FileClosed(path)
            } else if mask.contains(EventMask::MODIFY) {
                Event::FileWritten(path)
            } else if is_gone {
                Event::FileGone(path)
            } else if mask.contains(EventMask::CREATE) {
                Event::FileCreated(path)
            } else if mask.contains(EventMask::MOVED_TO) {
                Event::FileArrived(path)
            } else {
                Event::FileNoticed(path)
            }
        })
    }

    fn cover(&mut self, directory: &Path) -> io::Result<()> {
        let Some(inotify) = &self.inotify else {
            self.polled.insert(directory.to_owned());
            return Ok(());
        };
        let mask = WatchMask::CREATE
            | WatchMask::DELETE
            | WatchMask::MOVE
            | WatchMask::MODIFY
            | WatchMask::CLOSE_WRITE
            | WatchMask::ATTRIB
            | WatchMask::DELETE_SELF
            | WatchMask::MOVE_SELF
            | WatchMask::ONLYDIR
            | WatchMask::DONT_FOLLOW
            | WatchMask::EXCL_UNLINK;
        match inotify.watches().add(self.root.join(directory), mask) {
            Ok(descriptor) => {
                let number = descriptor.get_watch_descriptor_id();
                self.by_descriptor.insert(number, directory.to_owned());
                self.polled.remove(directory);
                if let Some(before) = self.watched.insert(directory.to_owned(), descriptor)
                    && before.get_watch_descriptor_id() != number
                {
                    self.by_descriptor.remove(&before.get_watch_descriptor_id());
                }
            }
            Err(error) if error.raw_os_error() == Some(libc::ENOSPC) => {
                self.polled.insert(directory.to_owned());
                self.warn_of_limit("max_user_watches");
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn list(
        &self,
        directory: &Path,
        mut found: impl FnMut(PathBuf, &fs_err::DirEntry, bool),
    ) -> io::Result<()> {
        for entry in fs_err::read_dir(self.root.join(directory))? {
            let entry = entry?;
            let path = directory.join(entry.file_name());
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() && self.filter.wants_directory(&path) {
                found(path, &entry, true);
            } else if (kind.is_file() || kind.is_symlink()) && self.filter.wants_file(&path) {
                found(path, &entry, false);
            }
        }
        Ok(())
    }

    fn poll_instead(&mut self, directory: &Path, error: &io::Error) {
        if !self.polled.contains(directory) {
            let folder = self.root.display();
            warn!(%folder, directory = %directory.display(), %error, "directory not readable, trying again");
            self.forget(directory);
            self.polled.insert(directory.to_owned());
        }
    }

    /// Says once per folder which limit of the kernel is reached.
    pub(super) fn warn_of_limit(&mut self, limit: &'static str) {
        if !std::mem::replace(&mut self.has_warned, true) {
            let folder = self.root.display();
            warn!(%folder, "{}", limit_advice(limit));
        }
    }
}

/// The entries of a map at `top` and beneath it.
pub(super) fn beneath<'map, V>(
    map: &'map BTreeMap<PathBuf, V>,
    top: &Path,
) -> impl Iterator<Item = (&'map PathBuf, &'map V)> {
    let top = top.to_owned();
    map.range(top.clone()..).take_while(move |(path, _)| path.starts_with(&top))
}

/// What to tell a user whose kernel gives no more watches or instances.
fn limit_advice(limit: &str) -> String {
    let path = Path::new("/proc/sys/fs/inotify").join(limit);
    let now: Option<u64> =
        fs_err::read_to_string(path).ok().and_then(|text| text.trim().parse().ok());
    let floor = if limit == "max_user_instances" { 1024 } else { 524_288 };
    let raised = now.map_or(floor, |now| floor.max(now.saturating_mul(2)));
    let now = now.map_or_else(|| "unknown".to_owned(), |now| now.to_string());
    format!(
        "the limit fs.inotify.{limit} (now {now}) is reached: changes are found by polling, which \
         is slower and costs processor time; raise it with `sysctl fs.inotify.{limit}={raised}`"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_names_the_sysctl_and_a_value_above_the_present_one() {
        for limit in ["max_user_watches", "max_user_instances"] {
            let advice = limit_advice(limit);
            let now =
                fs_err::read_to_string(Path::new("/proc/sys/fs/inotify").join(limit)).unwrap();
            let command = format!("`sysctl fs.inotify.{limit}=");
            let raised = advice.split(&command).nth(1).unwrap().trim_end_matches('`');
            let (now, raised): (u64, u64) = (now.trim().parse().unwrap(), raised.parse().unwrap());
            assert!(raised > now, "{advice}");
            assert!(advice.contains(&format!("(now {now})")), "{advice}");
        }
    }

    #[test]
    fn the_topmost_polled_directories_cover_the_others() {
        let mut tree = Tree::new(PathBuf::from("/"), Filter::default(), None);
        for directory in ["a/b", "a", "a-b", "c/d"] {
            tree.polled.insert(PathBuf::from(directory));
        }
        assert_eq!(tree.polled(), ["a", "a-b", "c/d"].map(PathBuf::from));
    }
}
