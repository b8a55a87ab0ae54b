//! Reserved concurrency: a share of the account's that only one function has.

use crate::model::{FunctionKey, Qualifier};

use super::error::{Invalid, NotFound, RegistryError};
use super::registry::Draft;
use super::{Function, Functions};

impl Functions {
    /// Reserves concurrency for a function (PutFunctionConcurrency); 0 stops it.
    ///
    /// # Errors
    /// No such function, less than it has provisioned, or too little left for the others.
    pub async fn reserve_concurrency(
        &self,
        key: &FunctionKey,
        reserved: u32,
    ) -> Result<(), RegistryError> {
        let missing =
            || NotFound::Qualified { function: key.clone(), qualifier: Qualifier::LATEST };
        let edit = |draft: &Draft<'_>, function: &mut Function| {
            let provisioned = function.provisioned_concurrency();
            if reserved < provisioned {
                return Err(Invalid::ReservedBelowProvisioned { reserved, provisioned }.into());
            }
            let minimum = draft.limits.minimum_unreserved_concurrency;
            let left = draft.unreserved_without(key).checked_sub(reserved);
            // A function that reserves nothing takes nothing from the others.
            if 0 < reserved && left.is_none_or(|left| left < minimum) {
                return Err(Invalid::ReservedLeavesTooLittle { minimum }.into());
            }
            function.set(|settings| settings.reserved_concurrency = Some(reserved));
            Ok(())
        };
        self.shared.change_function(key, missing, edit).await?;
        Ok(())
    }

    /// Gives a reservation back (DeleteFunctionConcurrency); a function may have none.
    ///
    /// # Errors
    /// No such function.
    pub async fn release_concurrency(&self, key: &FunctionKey) -> Result<(), RegistryError> {
        let edit = |function: &mut Function| {
            function.set(|settings| settings.reserved_concurrency = None);
            Ok(())
        };
        let missing = || NotFound::Function(key.clone());
        self.shared.change_function(key, missing, |_, function| edit(function)).await?;
        Ok(())
    }
}

impl Function {
    /// Environments that all its versions and aliases hold ready together.
    pub fn provisioned_concurrency(&self) -> u32 {
        let provisioned = self.attachments.values().filter_map(|it| it.provisioned.as_ref());
        provisioned.map(|provisioned| provisioned.requested).sum()
    }

    /// What it takes from the account's concurrency whether it runs or not.
    pub(super) fn taken_concurrency(&self) -> u32 {
        self.settings.reserved_concurrency.unwrap_or_else(|| self.provisioned_concurrency())
    }
}

impl Draft<'_> {
    /// Concurrency that is left to an account if one function takes nothing.
    pub(super) fn unreserved_without(&self, key: &FunctionKey) -> u32 {
        let all = self.registry.totals(&key.account, &key.region).taken_concurrency;
        let its = self.function(key).map_or(0, |function| function.taken_concurrency());
        self.limits.concurrent_executions.saturating_sub(all - its)
    }
}
