//! How many invocations may run at once: per account and region, and per function.
//!
//! A function with reserved concurrency counts against its reservation and leaves the rest of the
//! account alone (AWS, "Understanding Lambda function scaling").

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

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

/// The counters of one function: its own and its account's.
#[derive(Debug, Clone)]
pub(super) struct Counters {
    function: Arc<Counter>,
    account: Arc<Counter>,
}

impl Counters {
    /// Counts one more invocation against the function's reservation, or the account's limit.
    pub(super) fn acquire(
        &self,
        reserved: Option<u32>,
        account_limit: u32,
    ) -> Result<Permit, ThrottleReason> {
        match reserved {
            Some(reserved) => self
                .function
                .acquire(reserved)
                .ok_or(ThrottleReason::ReservedFunctionConcurrentInvocationLimitExceeded),
            None => self
                .account
                .acquire(account_limit)
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
    /// The counters of `function`, shared by all its versions.
    pub(super) fn counters(&self, function: &FunctionKey) -> Counters {
        let mut maps = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        let account = (function.account.clone(), function.region.clone());
        Counters {
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

    #[test]
    fn a_reservation_of_0_throttles_every_invocation() {
        let counters = Concurrency::default().counters(&function("f"));
        assert_eq!(
            counters.acquire(Some(0), 1000).err(),
            Some(ThrottleReason::ReservedFunctionConcurrentInvocationLimitExceeded)
        );
    }

    #[test]
    fn functions_of_an_account_share_its_limit_and_give_back_what_they_took() {
        let concurrency = Concurrency::default();
        let (f, g) = (concurrency.counters(&function("f")), concurrency.counters(&function("g")));
        let running = f.acquire(None, 1).unwrap();
        assert_eq!(
            g.acquire(None, 1).err(),
            Some(ThrottleReason::ConcurrentInvocationLimitExceeded)
        );
        drop(running);
        assert!(g.acquire(None, 1).is_ok());
    }
}
