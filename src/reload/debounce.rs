//! When a stream of writes counts as finished. Plain synchronous code over timestamps: no clock is
//! read and nothing is waited for here.
//!
//! ```text
//!            write                       due, settle()
//!   idle ───────────▶ burst {first,last} ─────────────▶ idle
//!                       │   ▲
//!                       └───┘ write: the quiet time may grow
//! ```
//!
//! A burst is over after a quiet time without a write. It starts at [`QUIET`], because a person who
//! saves one file waits for it, and grows with what is observed, because a build should restart a
//! runtime once:
//!
//! - to twice the longest gap seen between two writes of the burst,
//! - to a quarter of the burst's length once it has touched three files (a build, not a save),
//! - when bursts of *different* files follow each other closely for the third time, to twice the gap
//!   between them, and it stays grown. One file saved again and again is a person (or a benchmark) and stays fast; a
//!   source file followed by its compiled output is the second burst and stays fast as well.
//!
//! While a file is held open by its writer the burst goes on; when a file was removed or has been
//! created empty, the rest of the save is waited for a little longer ([`EXPECTED`]). Whatever happens, a burst ends
//! [`LIMIT`] after its first write.
//!
//! **Invariant:** a due time is never later than the burst's first write plus [`LIMIT`].

use std::time::{Duration, Instant};

/// Quiet time after the last write of an ordinary save.
pub(super) const QUIET: Duration = Duration::from_millis(10);
/// The quiet time never grows beyond this.
pub(super) const LONGEST_QUIET: Duration = Duration::from_millis(300);
/// Quiet time while something is half done.
pub(super) const EXPECTED: Duration = Duration::from_millis(40);
/// Longest time from the first write of a burst to its end. The promise is two seconds; the rest is
/// for comparing content.
pub(super) const LIMIT: Duration = Duration::from_millis(1800);
/// A burst that starts later than this after the last one has nothing to do with it.
const RELATED: Duration = Duration::from_millis(300);
/// From this number of related bursts on, they are one build.
const LINKS_OF_A_BUILD: u32 = 2;
/// From this number of files on, a burst is a build and not a save.
const FILES_OF_A_BUILD: usize = 3;
/// Files remembered per burst; beyond it the burst is a build whatever the others are called.
const FILES_REMEMBERED: usize = 32;

/// Whether a write is known to be unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hold {
    /// Every file written to has been closed.
    Free,
    /// A known file is gone or one was created: often the first half of a save.
    Expected,
    /// A file is open and written to, or the folder itself is missing.
    Held,
}

/// First and last write of a finished burst.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: Instant,
    pub(super) last: Instant,
}

/// The state machine of one folder.
#[derive(Debug, Default)]
pub(super) struct Debounce {
    burst: Option<Burst>,
    previous: Option<Burst>,
}

#[derive(Debug)]
struct Burst {
    span: Span,
    quiet: Duration,
    hold: Hold,
    /// Keys of the files written, at most [`FILES_REMEMBERED`].
    files: Vec<u64>,
    /// How many bursts of other files led closely to this one.
    links: u32,
    /// Ended by [`LIMIT`]: the stream of writes goes on.
    is_cut: bool,
}

impl Debounce {
    /// Whether no burst is going on.
    pub(super) fn is_idle(&self) -> bool {
        self.burst.is_none()
    }

    /// Notes a write to the file with this key.
    pub(super) fn write(&mut self, now: Instant, file: u64) {
        match &mut self.burst {
            Some(burst) => burst.write(now, file),
            None => self.burst = Some(Burst::start(now, file, self.previous.take())),
        }
    }

    /// Notes whether a write is unfinished. Without a burst this has no meaning and no effect.
    pub(super) fn hold(&mut self, hold: Hold) {
        if let Some(burst) = &mut self.burst {
            burst.hold = hold;
        }
    }

    /// When the burst is over if nothing else happens.
    pub(super) fn due(&self) -> Option<Instant> {
        let burst = self.burst.as_ref()?;
        let limit = burst.span.first + LIMIT;
        Some(match burst.hold {
            Hold::Held => limit,
            Hold::Expected => limit.min(burst.span.last + burst.quiet.max(EXPECTED)),
            Hold::Free => limit.min(burst.span.last + burst.quiet),
        })
    }

    /// Ends the burst if it is due.
    pub(super) fn settle(&mut self, now: Instant) -> Option<Span> {
        if self.due()? > now {
            return None;
        }
        let mut burst = self.burst.take()?;
        burst.is_cut = burst.span.last + burst.quiet > now || burst.hold == Hold::Held;
        let span = burst.span;
        self.previous = Some(burst);
        Some(span)
    }
}

impl Burst {
    fn start(now: Instant, file: u64, previous: Option<Burst>) -> Self {
        let mut burst = Self {
            span: Span { first: now, last: now },
            quiet: QUIET,
            hold: Hold::Free,
            files: vec![file],
            links: 0,
            is_cut: false,
        };
        let Some(previous) = previous else { return burst };
        let gap = now.saturating_duration_since(previous.span.last);
        if previous.is_cut && gap <= previous.quiet {
            burst.quiet = previous.quiet;
            burst.links = previous.links;
        } else if gap <= RELATED && !previous.files.contains(&file) {
            burst.links = previous.links + 1;
            if burst.links >= LINKS_OF_A_BUILD {
                burst.quiet = (gap * 2).min(LONGEST_QUIET).max(previous.quiet);
            }
        }
        burst
    }

    fn write(&mut self, now: Instant, file: u64) {
        if self.files.len() < FILES_REMEMBERED && !self.files.contains(&file) {
            self.files.push(file);
        }
        // A gap while the writer held its file open says nothing about the next file.
        let gap = match self.hold {
            Hold::Free => now.saturating_duration_since(self.span.last),
            Hold::Expected | Hold::Held => Duration::ZERO,
        };
        let length = if self.files.len() < FILES_OF_A_BUILD {
            Duration::ZERO
        } else {
            now.saturating_duration_since(self.span.first)
        };
        let observed = (gap * 2).max(length / 4).min(LONGEST_QUIET);
        self.quiet = self.quiet.max(observed);
        self.span.last = self.span.last.max(now);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MILLISECOND: Duration = Duration::from_millis(1);

    /// Plays writes at offsets in milliseconds and returns the offsets at which bursts settled.
    fn play(writes: &[(u64, u64)]) -> Vec<u64> {
        let start = Instant::now();
        let at = |offset: u64| start + MILLISECOND * u32::try_from(offset).unwrap();
        let mut debounce = Debounce::default();
        let mut settled = Vec::new();
        let end = writes.last().map_or(0, |(offset, _)| *offset) + 4000;
        let mut next = writes.iter().peekable();
        for offset in 0..end {
            while let Some((_, file)) = next.next_if(|(when, _)| *when <= offset) {
                debounce.write(at(offset), *file);
            }
            if debounce.settle(at(offset)).is_some() {
                settled.push(offset);
            }
        }
        assert!(debounce.is_idle());
        settled
    }

    #[test]
    fn a_single_save_settles_after_the_quiet_time() {
        assert_eq!(play(&[(0, 1)]), [10]);
    }

    #[test]
    fn one_file_saved_again_and_again_stays_fast() {
        let writes: Vec<_> = (0..50).map(|edit| (edit * 60, 1)).collect();
        let expected: Vec<_> = (0..50).map(|edit| edit * 60 + 10).collect();
        assert_eq!(play(&writes), expected);
    }

    #[test]
    fn a_compiled_file_that_follows_its_source_stays_fast() {
        assert_eq!(play(&[(0, 1), (40, 2)]), [10, 50]);
    }

    #[test]
    fn a_build_of_one_and_a_half_seconds_settles_once() {
        let writes: Vec<_> = (0..150).map(|file| (file * 10, file)).collect();
        let settled = play(&writes);
        assert_eq!(settled.len(), 1, "{settled:?}");
        assert!(settled[0] >= 1490, "{settled:?}");
    }

    #[test]
    fn a_slow_build_is_recognised_at_its_third_burst() {
        let writes: Vec<_> = (0..15).map(|file| (file * 100, file)).collect();
        let settled = play(&writes);
        assert_eq!(settled.len(), 3, "{settled:?}");
        assert_eq!(settled[2], 1700);
    }

    #[test]
    fn a_build_that_pauses_after_writing_for_a_second_settles_once() {
        let mut writes: Vec<_> = (0..100).map(|file| (file * 10, file)).collect();
        writes.push((1200, 1000));
        let settled = play(&writes);
        assert_eq!(settled.len(), 1, "{settled:?}");
    }

    #[test]
    fn a_file_held_open_delays_until_it_is_closed() {
        let start = Instant::now();
        let mut debounce = Debounce::default();
        debounce.write(start, 1);
        debounce.hold(Hold::Held);
        assert_eq!(debounce.due(), Some(start + LIMIT));
        debounce.write(start + MILLISECOND * 500, 1);
        debounce.hold(Hold::Free);
        assert_eq!(debounce.due(), Some(start + MILLISECOND * 500 + QUIET));
    }

    #[test]
    fn the_second_half_of_a_save_is_waited_for_a_little_longer() {
        let start = Instant::now();
        let mut debounce = Debounce::default();
        debounce.write(start, 1);
        debounce.hold(Hold::Expected);
        assert_eq!(debounce.due(), Some(start + EXPECTED));
        debounce.write(start + MILLISECOND * 30, 1);
        debounce.hold(Hold::Free);
        assert_eq!(debounce.due(), Some(start + MILLISECOND * 30 + QUIET));
    }

    proptest! {
        #[test]
        fn a_burst_is_never_older_than_the_limit(
            gaps in prop::collection::vec((0u64..400, 0u64..5), 1..200)
        ) {
            let mut offset = 0;
            let writes: Vec<_> = gaps.iter().map(|(gap, file)| { offset += gap; (offset, *file) }).collect();
            let settled = play(&writes);
            let limit = u64::try_from(LIMIT.as_millis()).unwrap();
            for (written, _) in &writes {
                let covered = settled.iter().find(|settle| *settle >= written).unwrap();
                prop_assert!(covered - written <= limit, "write {written} settled at {covered}");
            }
        }

        #[test]
        fn nothing_settles_before_the_quiet_time_unless_the_limit_cuts(
            gaps in prop::collection::vec((0u64..40, 0u64..5), 1..100)
        ) {
            let mut offset = 0;
            let writes: Vec<_> = gaps.iter().map(|(gap, file)| { offset += gap; (offset, *file) }).collect();
            let mut first = Some(writes[0].0);
            for settle in play(&writes) {
                let last = writes.iter().rev().find(|(when, _)| *when <= settle).unwrap().0;
                let started = first.unwrap();
                prop_assert!(settle - last >= 10 || settle - started >= 1800);
                first = writes.iter().map(|(when, _)| *when).find(|when| *when > settle);
            }
        }
    }
}
