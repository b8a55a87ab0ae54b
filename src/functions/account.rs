//! What an account may have and has.

use crate::model::Scope;

use super::{Functions, Limits};

/// Limits of an account in a region and how much of them is used (GetAccountSettings).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountSettings {
    pub limits: Limits,
    /// Invocations at once that no function has reserved.
    pub unreserved_concurrent_executions: u32,
    pub function_count: u64,
    /// Bytes of all archives, counted for each version that has them.
    pub total_code_size: u64,
}

impl Functions {
    /// What an account may have and has in a region.
    pub fn account_settings(&self, scope: &Scope) -> AccountSettings {
        let limits = self.limits().clone();
        let totals = self.shared.read().totals(&scope.account, &scope.region);
        AccountSettings {
            unreserved_concurrent_executions: limits
                .concurrent_executions
                .saturating_sub(totals.taken_concurrency),
            function_count: totals.functions,
            total_code_size: totals.code_size,
            limits,
        }
    }
}
