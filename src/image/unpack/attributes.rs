//! Mode and time of a file system object, the only attributes a layer keeps.

use rustix::fs::{Stat, Timespec, Timestamps};

use super::member::Time;

/// The permission bits a layer may set: none of set-user-id and set-group-id.
pub(super) const PERMISSIONS: u32 = 0o1777;

#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Attributes {
    pub(in super::super) mode: u32,
    pub(super) modified: Time,
}

impl Attributes {
    /// What an object of a layer has.
    pub(in super::super) fn of(status: &Stat) -> Self {
        let nanoseconds = u32::try_from(status.st_mtime_nsec).unwrap_or(0);
        Self {
            mode: status.st_mode & PERMISSIONS,
            modified: Time { seconds: status.st_mtime, nanoseconds },
        }
    }

    /// Both times: the access time of an immutable file tells nothing.
    pub(in super::super) fn times(&self) -> Timestamps {
        let Time { seconds, nanoseconds } = self.modified;
        let time = Timespec { tv_sec: seconds, tv_nsec: nanoseconds.into() };
        Timestamps { last_access: time, last_modification: time }
    }
}
