//! How many invocations may run at once: per account and region, and per function.
//!
//! A function with reserved concurrency counts against its reservation and leaves the rest of the
//! account alone; what is provisioned for a version is used before either (AWS, "Understanding
//! Lambda function scaling").

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::functions::Allowance;
use crate::model::{AccountId, FunctionKey, Region};

/// Why an invocation is refused with 429, as the member `Reason` of the error says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThrottleReason {
    ReservedFunctionConcurrentInvocationLimitExceeded,
    ConcurrentInvocationLimitExceeded,
}

impl ThrottleReason {
    /// The reason's name in the Lambda API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReservedFunctionConcurrentInvocationLimitExceeded => {
                "ReservedFunctionConcurrentInvocationLimitExceeded"
            }
            Self::ConcurrentInvocationLimitExceeded => "ConcurrentInvocationLimitExceeded",
        }
    }
}

/// The number of running invocations of one function or one account.
#[derive(Debug, Default)]
pub(super) struct Counter {
    running: AtomicU32,
}

/// One running invocation; counted until dropped.
#[derive(Debug)]
pub(super) struct Permit {
    counter: Arc<Counter>,
}

impl Counter {
    /// Counts one more invocation unless `limit` are running.
    pub(super) fn acquire(self: &Arc<Self>, limit: u32) -> Option<Permit> {
        self.running
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |running| {
                (running < limit).then_some(running + 1)
            })
            .ok()?;
        Some(Permit { counter: Arc::clone(self) })
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.counter.running.fetch_sub(1, Ordering::AcqRel);
    }
}

/// The counters of one version: its own, its function's and its account's.
#[derive(Debug)]
pub(super) struct Counters {
    version: Arc<Counter>,
    function: Arc<Counter>,
    account: Arc<Counter>,
}

impl Counters {
    /// Counts one more invocation: as one of those the version has provisioned, else against the
    /// function's reservation, or the account's limit.
    pub(super) fn acquire(&self, allowance: Allowance) -> Result<Permit, ThrottleReason> {
        if 0 < allowance.provisioned
            && let Some(permit) = self.version.acquire(allowance.provisioned)
        {
            return Ok(permit);
        }
        match allowance.reserved {
            Some(reserved) => self
                .function
                .acquire(reserved)
                .ok_or(ThrottleReason::ReservedFunctionConcurrentInvocationLimitExceeded),
            None => self
                .account
                .acquire(allowance.unreserved)
                .ok_or(ThrottleReason::ConcurrentInvocationLimitExceeded),
        }
    }
}

/// All counters.
#[derive(Debug, Default)]
pub(super) struct Concurrency {
    /// Held only while a pool is made.
    counters: Mutex<Maps>,
}

#[derive(Debug, Default)]
struct Maps {
    functions: HashMap<FunctionKey, Arc<Counter>>,
    accounts: HashMap<(AccountId, Region), Arc<Counter>>,
}

impl Concurrency {
    /// Counters for a version of `function`: one of its own, and those that are shared.
    pub(super) fn counters(&self, function: &FunctionKey) -> Counters {
        let mut maps = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        let account = (function.account.clone(), function.region.clone());
        Counters {
            version: Arc::default(),
            function: Arc::clone(maps.functions.entry(function.clone()).or_default()),
            account: Arc::clone(maps.accounts.entry(account).or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function(name: &str) -> FunctionKey {
        FunctionKey {
            region: "us-east-1".parse().unwrap(),
            account: "000000000000".parse().unwrap(),
            name: name.parse().unwrap(),
        }
    }

    const NOTHING: Allowance = Allowance { provisioned: 0, reserved: None, unreserved: 1 };

    #[test]
    fn what_is_provisioned_for_a_version_runs_when_the_reservation_is_used_up() {
        let concurrency = Concurrency::default();
        let (v1, latest) =
            (concurrency.counters(&function("f")), concurrency.counters(&function("f")));
        let throttled = Some(ThrottleReason::ReservedFunctionConcurrentInvocationLimitExceeded);
        let rest = Allowance { reserved: Some(0), ..NOTHING };
        let provisioned = Allowance { provisioned: 1, ..rest };
        assert_eq!(latest.acquire(rest).err(), throttled);
        let running = v1.acquire(provisioned).unwrap();
        assert_eq!(v1.acquire(provisioned).err(), throttled);
        drop(running);
        assert!(v1.acquire(provisioned).is_ok());
    }

    #[test]
    fn a_reservation_of_0_throttles_every_invocation() {
        let counters = Concurrency::default().counters(&function("f"));
        assert_eq!(
            counters.acquire(Allowance { reserved: Some(0), ..NOTHING }).err(),
            Some(ThrottleReason::ReservedFunctionConcurrentInvocationLimitExceeded)
        );
    }

    #[test]
    fn functions_of_an_account_share_its_limit_and_give_back_what_they_took() {
        let concurrency = Concurrency::default();
        let (f, g) = (concurrency.counters(&function("f")), concurrency.counters(&function("g")));
        let running = f.acquire(NOTHING).unwrap();
        assert_eq!(
            g.acquire(NOTHING).err(),
            Some(ThrottleReason::ConcurrentInvocationLimitExceeded)
        );
        drop(running);
        assert!(g.acquire(NOTHING).is_ok());
    }
}
