//! Events in the order they are due: plain synchronous bookkeeping.

use std::collections::BTreeMap;

use tokio::time::Instant;

use crate::functions::Event;

/// An event in memory.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) event: Event,
    /// How often it was not run since the function last failed on it. Not kept: after a restart
    /// there is no reason to wait for a throttle of the time before.
    pub(super) misses: u32,
}

/// Why an event cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Full;

/// The events that wait, and how much room all that are not done take.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    by_due: BTreeMap<(Instant, u64), Entry>,
    /// Tells apart what is due at the same moment: first come, first served.
    sequence: u64,
    events: usize,
    bytes: u64,
}

impl Waiting {
    /// So many may be accepted and not done. One takes about 400 bytes of memory.
    const MOST_EVENTS: usize = 100_000;
    /// Bytes of their payloads, which are on disk.
    const MOST_BYTES: u64 = 4 * 1024 * 1024 * 1024;

    /// Makes room for an event that is about to be accepted.
    pub(super) fn reserve(&mut self, bytes: u64) -> Result<(), Full> {
        if Self::MOST_EVENTS <= self.events || Self::MOST_BYTES < self.bytes.saturating_add(bytes) {
            return Err(Full);
        }
        self.count(bytes);
        Ok(())
    }

    /// Counts an event that was accepted in an earlier life, whether or not there is room.
    pub(super) fn count(&mut self, bytes: u64) {
        self.events += 1;
        self.bytes = self.bytes.saturating_add(bytes);
    }

    /// Gives the room of an event back, which is done or was not accepted.
    pub(super) fn release(&mut self, bytes: u64) {
        self.events = self.events.saturating_sub(1);
        self.bytes = self.bytes.saturating_sub(bytes);
    }

    /// Lets an event wait until it is due.
    pub(super) fn push(&mut self, due: Instant, entry: Entry) {
        self.sequence += 1;
        self.by_due.insert((due, self.sequence), entry);
    }

    /// Takes the first event if it is due; else tells when it will be, if there is one.
    pub(super) fn take(&mut self, now: Instant) -> Result<Entry, Option<Instant>> {
        let Some(first) = self.by_due.first_entry() else { return Err(None) };
        let (due, _) = *first.key();
        if due <= now { Ok(first.remove()) } else { Err(Some(due)) }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::Timestamp;

    use crate::model::{FunctionKey, RequestId};

    use super::*;

    fn entry(trace_id: &str) -> Entry {
        let now = Timestamp::now();
        let event = Event {
            id: RequestId::random(),
            function: FunctionKey {
                region: "eu-west-1".parse().unwrap(),
                account: "123456789012".parse().unwrap(),
                name: "shop".parse().unwrap(),
            },
            qualifier: None,
            client_context: None,
            trace_id: trace_id.to_owned(),
            size: 2,
            accepted: now,
            due: now,
            failures: 0,
        };
        Entry { event, misses: 0 }
    }

    #[test]
    fn events_are_taken_when_they_are_due_and_in_the_order_they_came() {
        let (mut waiting, now) = (Waiting::default(), Instant::now());
        let later = now + Duration::from_secs(1);
        waiting.push(later, entry("later"));
        waiting.push(now, entry("first"));
        waiting.push(now, entry("second"));
        let mut take = |at| waiting.take(at).map(|entry| entry.event.trace_id);
        assert_eq!(take(now).unwrap(), "first");
        assert_eq!(take(now).unwrap(), "second");
        assert_eq!(take(now), Err(Some(later)));
        assert_eq!(take(later).unwrap(), "later");
        assert_eq!(take(later), Err(None));
    }

    #[test]
    fn no_more_events_are_taken_than_there_is_room_for() {
        let mut waiting = Waiting::default();
        for _ in 0..Waiting::MOST_EVENTS {
            waiting.reserve(1).unwrap();
        }
        assert_eq!(waiting.reserve(1), Err(Full));
        waiting.release(1);
        assert_eq!(waiting.reserve(Waiting::MOST_BYTES), Err(Full));
        assert_eq!(waiting.reserve(1), Ok(()));
    }
}
