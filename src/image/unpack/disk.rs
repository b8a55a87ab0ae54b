//! The part of the disk that stays free.

use std::os::fd::OwnedFd;
use std::path::Path;

use super::failure::write_error;
use super::{LimitExceeded, UnpackError};

/// The free space of the disk is looked at each time this much was written.
const CHECK_INTERVAL: u64 = 64 << 20;

/// Looks after the part of the disk that stays free.
#[derive(Debug)]
pub(super) struct DiskReserve {
    percent: u64,
    unchecked: u64,
}

impl DiskReserve {
    pub(super) fn new(percent: u64) -> Self {
        Self { percent, unchecked: 0 }
    }

    /// Counts what was written, and looks at the disk from time to time.
    pub(super) fn wrote(&mut self, count: u64, root: &OwnedFd) -> Result<(), UnpackError> {
        self.unchecked += count;
        if CHECK_INTERVAL <= self.unchecked { self.check(root) } else { Ok(()) }
    }

    pub(super) fn check(&mut self, root: &OwnedFd) -> Result<(), UnpackError> {
        self.unchecked = 0;
        let disk = rustix::fs::fstatvfs(root).map_err(|errno| write_error(Path::new(""), errno))?;
        if disk.f_bavail.saturating_mul(100) < disk.f_blocks.saturating_mul(self.percent) {
            return Err(UnpackError::Limit(LimitExceeded::DiskReserve(self.percent)));
        }
        Ok(())
    }
}
