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
        let registry = self.shared.read();
        let functions = registry
            .functions
            .keys()
            .filter(|key| key.account == scope.account && key.region == scope.region);
        let taken = registry.taken_concurrency(scope, None);
        AccountSettings {
            unreserved_concurrent_executions: limits.concurrent_executions.saturating_sub(taken),
            function_count: functions.map(|_| 1).sum(),
            total_code_size: registry.code_size(scope),
            limits,
        }
    }
}
