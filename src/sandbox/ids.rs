//! Host ids of sandboxes: every living sandbox has a range of its own.

use std::sync::{Arc, Mutex, PoisonError};

/// The ranges that are not in use.
///
/// A sandbox maps its uid and gid 0 to the owner of the layers, and its ids 1 to 65535 to the same
/// positions of its range, so uid 993 of each sandbox is another user of the host.
#[derive(Debug, Clone, Default)]
pub(super) struct IdRanges {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    given_back: Vec<u16>,
    never_used: u16,
}

/// One range; it is free again when this is dropped.
#[derive(Debug)]
pub(super) struct IdRange {
    slot: u16,
    ranges: IdRanges,
}

impl IdRanges {
    /// The first host id of the first range: above [`crate::model::LayerOwner::DEDICATED`].
    const BASE: u32 = 0x7001_0000;
    /// How many ranges there are before the ids that systemd and the kernel reserve.
    const COUNT: u16 = 0x0ffe;

    /// Takes a range that no living sandbox has.
    pub(super) fn take(&self) -> Option<IdRange> {
        let mut state = self.lock();
        let slot = match state.given_back.pop() {
            Some(slot) => slot,
            None if state.never_used < Self::COUNT => {
                state.never_used += 1;
                state.never_used - 1
            }
            None => return None,
        };
        Some(IdRange { slot, ranges: self.clone() })
    }

    /// Held for a push or a pop only.
    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl IdRange {
    /// How many ids a range has: as many as a user namespace needs for all of POSIX's.
    pub(super) const SIZE: u32 = 0x1_0000;

    /// The host id that id 0 would have.
    pub(super) fn first(&self) -> u32 {
        IdRanges::BASE + u32::from(self.slot) * Self::SIZE
    }
}

impl Drop for IdRange {
    fn drop(&mut self) {
        self.ranges.lock().given_back.push(self.slot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn living_ranges_are_distinct_and_dropped_ones_are_used_again() {
        let ranges = IdRanges::default();
        let first = ranges.take().unwrap();
        let second = ranges.take().unwrap();
        assert_eq!(second.first(), first.first() + IdRange::SIZE);
        let freed = first.first();
        drop(first);
        assert_eq!(ranges.take().unwrap().first(), freed);
    }

    #[test]
    fn the_last_range_ends_below_the_sign_bit() {
        let ranges = IdRanges::default();
        let all: Vec<IdRange> = std::iter::from_fn(|| ranges.take()).collect();
        assert_eq!(all.len(), usize::from(IdRanges::COUNT));
        let last = all.last().unwrap().first();
        assert!(i32::try_from(last + IdRange::SIZE).is_ok(), "{last:#x}");
    }
}
