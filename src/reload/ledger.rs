//! The files of one folder as of the last published generation, and those that may have changed.

use std::collections::btree_map::Entry as MapEntry;
use std::collections::{BTreeMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::time::Instant;

use tracing::warn;

use super::content::{Depth, Entry, Evidence};
use super::tree::beneath;

/// Bytes of a folder that are read ahead of the first change. Whatever is beyond is compared by its
/// time stamps the first time it is touched.
const READ_AHEAD: u64 = 256 << 20;

/// What is known of a folder's files, by path relative to the folder.
#[derive(Debug)]
pub(super) struct Ledger {
    root: PathBuf,
    files: BTreeMap<PathBuf, Entry>,
    dirty: BTreeMap<PathBuf, Dirty>,
    /// Files whose content has not been read yet, nearest to the folder first.
    unread: VecDeque<PathBuf>,
    /// Read ahead, to be believed if no event says otherwise.
    read: Vec<(PathBuf, Entry)>,
    read_ahead: u64,
}

/// A file that may have changed.
#[derive(Debug)]
struct Dirty {
    evidence: Evidence,
    /// What the last scan saw, so that the next one notices only what is new.
    last: Last,
}

#[derive(Debug)]
enum Last {
    NotScanned,
    Missing,
    Found(Entry),
}

impl Ledger {
    pub(super) fn new(root: PathBuf) -> Self {
        Self {
            root,
            files: BTreeMap::new(),
            dirty: BTreeMap::new(),
            unread: VecDeque::new(),
            read: Vec::new(),
            read_ahead: READ_AHEAD,
        }
    }

    /// Takes a file of the first scan as it is.
    pub(super) fn record(&mut self, path: PathBuf, entry: Entry) {
        if entry.is_unknown() {
            self.unread.push_back(path.clone());
        }
        self.files.insert(path, entry);
    }

    /// Notes that a file may have changed.
    pub(super) fn notice(&mut self, path: PathBuf, evidence: Evidence) {
        let dirty = self.dirty.entry(path).or_insert(Dirty { evidence, last: Last::NotScanned });
        dirty.evidence = dirty.evidence.max(evidence);
    }

    /// Whether the published generation has this file.
    pub(super) fn has(&self, path: &Path) -> bool {
        self.files.contains_key(path)
    }

    /// Notes every file at or beneath `top` as possibly changed; returns whether there is any.
    pub(super) fn notice_beneath(&mut self, top: &Path) -> bool {
        let paths: Vec<PathBuf> = beneath(&self.files, top).map(|(path, _)| path.clone()).collect();
        let is_any = !paths.is_empty();
        for path in paths {
            self.notice(path, Evidence::Noticed);
        }
        is_any
    }

    /// Compares a file that a scan found with what is known; returns whether that is news.
    pub(super) fn found(&mut self, path: PathBuf, now: Entry) -> bool {
        let before = match self.dirty.get(&path) {
            Some(Dirty { last: Last::Found(entry), .. }) => Some(entry),
            Some(Dirty { last: Last::Missing, .. }) => None,
            Some(Dirty { last: Last::NotScanned, .. }) | None => self.files.get(&path),
        };
        let is_news = !before.is_some_and(|before| before.is_untouched(&now));
        if is_news {
            self.mark(path, Last::Found(now));
        }
        is_news
    }

    /// Compares the known files beneath `top` with those a scan has `seen`, leaving out what is
    /// beneath directories it could not read; returns whether one is newly missing.
    pub(super) fn missing(
        &mut self,
        top: &Path,
        seen: &HashSet<PathBuf>,
        unreadable: &[PathBuf],
    ) -> bool {
        let is_hidden = |path: &Path| unreadable.iter().any(|above| path.starts_with(above));
        let is_known =
            |path: &Path| matches!(self.dirty.get(path), Some(Dirty { last: Last::Missing, .. }));
        let missing: Vec<PathBuf> = beneath(&self.files, top)
            .map(|(path, _)| path)
            .chain(beneath(&self.dirty, top).map(|(path, _)| path))
            .filter(|path| !seen.contains(*path) && !is_hidden(path) && !is_known(path))
            .cloned()
            .collect();
        let is_any = !missing.is_empty();
        for path in missing {
            self.mark(path, Last::Missing);
        }
        is_any
    }

    fn mark(&mut self, path: PathBuf, last: Last) {
        match self.dirty.entry(path) {
            MapEntry::Occupied(mut dirty) => dirty.get_mut().last = last,
            MapEntry::Vacant(free) => {
                free.insert(Dirty { evidence: Evidence::Noticed, last });
            }
        }
    }

    /// Compares everything noticed with what is known, takes it as known, and returns what differed,
    /// sorted.
    pub(super) fn settle(&mut self) -> Vec<PathBuf> {
        let mut changed = Vec::new();
        for (path, dirty) in std::mem::take(&mut self.dirty) {
            match self.compare(&path, dirty.evidence) {
                Ok(true) => changed.push(path),
                Ok(false) => {}
                // The directory it is in forbids it; that it may be read again will be noticed.
                Err(error) => {
                    warn!(file = %self.root.join(&path).display(), %error, "file not comparable")
                }
            }
        }
        changed
    }

    fn compare(&mut self, path: &Path, evidence: Evidence) -> std::io::Result<bool> {
        let full = self.root.join(path);
        let before = self.files.get(path);
        if evidence == Evidence::Noticed
            && let Some(before) = before
            && let Some(now) = Entry::observe(&full, Depth::Stamp)?
            && before.is_untouched(&now)
        {
            return Ok(false);
        }
        let now = Entry::observe(&full, Depth::Content)?;
        let is_changed = match (before, &now) {
            (None, None) => false,
            (None, Some(_)) | (Some(_), None) => true,
            (Some(before), Some(now)) => before.differs(now, evidence),
        };
        match now {
            Some(now) => self.files.insert(path.to_owned(), now),
            None => self.files.remove(path),
        };
        Ok(is_changed)
    }

    /// Whether [`Ledger::read_ahead`] or [`Ledger::believe_read`] has work.
    pub(super) fn has_unread(&self) -> bool {
        !self.unread.is_empty() || !self.read.is_empty()
    }

    /// Reads content of files not read yet until `deadline`, at least of one.
    pub(super) fn read_ahead(&mut self, deadline: Instant) {
        while let Some(path) = self.unread.pop_front() {
            let Some(before) = self.files.get(&path).filter(|before| before.is_unknown()) else {
                continue;
            };
            let Some(left) = self.read_ahead.checked_sub(before.size()) else { continue };
            self.read_ahead = left;
            if let Ok(Some(now)) = Entry::observe(&self.root.join(&path), Depth::Content) {
                self.read.push((path, now));
            }
            if Instant::now() >= deadline {
                return;
            }
        }
        self.unread = VecDeque::new();
    }

    /// Takes what was read ahead as known where it cannot be newer than the published generation:
    /// the time stamps are those of the first scan, and no event has come for the file. Call it when
    /// all events are drained that were queued before this call.
    pub(super) fn believe_read(&mut self) {
        for (path, now) in std::mem::take(&mut self.read) {
            if let Some(before) = self.files.get_mut(&path)
                && before.is_untouched(&now)
                && !self.dirty.contains_key(&path)
            {
                *before = now;
            }
        }
    }

    /// Takes what was read ahead as known while nothing has been published.
    pub(super) fn believe_first_read(&mut self) {
        self.files.extend(std::mem::take(&mut self.read));
    }
}
