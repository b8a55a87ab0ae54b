//! What becomes of an event after an attempt to run it: plain synchronous policy, AWS's (AWS,
//! "How Lambda handles errors and retries with asynchronous invocation").
//!
//! A function that fails gets the event again, twice unless configured otherwise, a minute after
//! the first failure and two after the second. An event that could not be run at all, because of a
//! throttle or of the service's own trouble, comes back sooner and counts as no attempt. Nothing is
//! retried past the event's largest age.

use std::time::Duration;

use crate::functions::EventInvoke;

/// AWS's default, also its largest, of `MaximumEventAgeInSeconds`.
const LONGEST_AGE: Duration = Duration::from_hours(6);

/// AWS's default, also its largest, of `MaximumRetryAttempts`.
const MOST_RETRIES: u32 = 2;

/// The pause after the first attempt that did not reach the function; it doubles from there.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(5);

/// What an attempt ended with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The function has answered.
    Answered,
    /// The function was run and failed.
    Failed,
    /// The function was not run: throttled, not ready, or no environment could be made.
    NotRun,
    /// The event was too old to be run.
    Expired,
    /// There is no such function, version or alias any more.
    Gone,
    /// The function may not run at all: its reserved concurrency is 0.
    Stopped,
}

/// How long events of a function, version or alias are kept trying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Patience {
    pub(super) retries: u32,
    pub(super) age: Duration,
}

impl Patience {
    /// Of an event invoke configuration, or the defaults.
    pub(super) fn of(config: Option<&EventInvoke>) -> Self {
        let age = config.and_then(|config| config.maximum_event_age_seconds);
        Self {
            retries: config.and_then(|it| it.maximum_retry_attempts).unwrap_or(MOST_RETRIES),
            age: age.map_or(LONGEST_AGE, |seconds| Duration::from_secs(seconds.into())),
        }
    }
}

/// Why an event is given up, in the words of AWS's `condition`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GivenUp {
    RetriesExhausted,
    EventAgeExceeded,
    ZeroReservedConcurrency,
    /// The function was deleted; AWS does not tell anybody.
    FunctionGone,
}

/// What becomes of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Done,
    GiveUp(GivenUp),
    /// Run it again after this pause.
    Retry(Duration),
}

/// What has been tried so far, the last attempt included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tried {
    /// How often the function has failed.
    pub(super) failures: u32,
    /// How often, since then, it was not run.
    pub(super) misses: u32,
    pub(super) age: Duration,
}

/// Judges an attempt. `delay` is the pause after the first failure.
pub(super) fn judge(
    outcome: Outcome,
    tried: Tried,
    patience: Patience,
    delay: Duration,
) -> Verdict {
    let pause = match outcome {
        Outcome::Answered => return Verdict::Done,
        Outcome::Expired => return Verdict::GiveUp(GivenUp::EventAgeExceeded),
        Outcome::Gone => return Verdict::GiveUp(GivenUp::FunctionGone),
        Outcome::Stopped => return Verdict::GiveUp(GivenUp::ZeroReservedConcurrency),
        Outcome::Failed if patience.retries < tried.failures => {
            return Verdict::GiveUp(GivenUp::RetriesExhausted);
        }
        Outcome::Failed => delay * tried.failures,
        Outcome::NotRun => {
            let doublings = tried.misses.saturating_sub(1).min(16);
            (FIRST_PAUSE * (1 << doublings)).min(LONGEST_PAUSE)
        }
    };
    // Before the pause rather than after it: a retry that could not fit is not waited for.
    if patience.age < tried.age + pause {
        return Verdict::GiveUp(GivenUp::EventAgeExceeded);
    }
    Verdict::Retry(pause)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);
    const FRESH: Tried = Tried { failures: 0, misses: 0, age: Duration::ZERO };

    fn judged(outcome: Outcome, tried: Tried) -> Verdict {
        judge(outcome, tried, Patience::of(None), MINUTE)
    }

    #[test]
    fn a_failing_function_gets_an_event_three_times_in_three_minutes() {
        let failed = |failures| judged(Outcome::Failed, Tried { failures, ..FRESH });
        assert_eq!(failed(1), Verdict::Retry(MINUTE));
        assert_eq!(failed(2), Verdict::Retry(2 * MINUTE));
        assert_eq!(failed(3), Verdict::GiveUp(GivenUp::RetriesExhausted));
        let patience = Patience { retries: 0, ..Patience::of(None) };
        let only = judge(Outcome::Failed, Tried { failures: 1, ..FRESH }, patience, MINUTE);
        assert_eq!(only, Verdict::GiveUp(GivenUp::RetriesExhausted));
    }

    #[test]
    fn an_event_that_could_not_be_run_is_tried_again_until_it_is_too_old() {
        let missed = |misses, age| judged(Outcome::NotRun, Tried { misses, age, ..FRESH });
        assert_eq!(missed(1, Duration::ZERO), Verdict::Retry(Duration::from_secs(1)));
        assert_eq!(missed(2, Duration::ZERO), Verdict::Retry(Duration::from_secs(2)));
        assert_eq!(missed(50, Duration::ZERO), Verdict::Retry(5 * MINUTE));
        let too_late = missed(50, 6 * 60 * MINUTE - MINUTE);
        assert_eq!(too_late, Verdict::GiveUp(GivenUp::EventAgeExceeded));
    }

    #[test]
    fn a_retry_that_would_come_too_late_is_not_waited_for() {
        let patience = Patience { age: MINUTE, ..Patience::of(None) };
        let tried = Tried { failures: 1, age: Duration::from_secs(1), ..FRESH };
        let verdict = judge(Outcome::Failed, tried, patience, MINUTE);
        assert_eq!(verdict, Verdict::GiveUp(GivenUp::EventAgeExceeded));
    }

    #[test]
    fn what_has_answered_or_cannot_run_is_over() {
        assert_eq!(judged(Outcome::Answered, FRESH), Verdict::Done);
        assert_eq!(judged(Outcome::Expired, FRESH), Verdict::GiveUp(GivenUp::EventAgeExceeded));
        assert_eq!(judged(Outcome::Gone, FRESH), Verdict::GiveUp(GivenUp::FunctionGone));
        let stopped = judged(Outcome::Stopped, FRESH);
        assert_eq!(stopped, Verdict::GiveUp(GivenUp::ZeroReservedConcurrency));
    }
}
