//! Reserved concurrency: a share of the account's that only one function has.

use crate::model::{FunctionKey, Qualifier, Version};

use super::error::{Invalid, NotFound, RegistryError};
use super::registry::Draft;
use super::{Allowance, Function, Functions};

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

    /// Whether a function may not run at all, because it has reserved no concurrency.
    pub fn is_stopped(&self, key: &FunctionKey) -> bool {
        self.function(key).is_ok_and(|it| it.settings.reserved_concurrency == Some(0))
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

    /// How many invocations of one version may run at once. Part of the warm path: mostly nothing is
    /// attached to a function, and nothing is allocated.
    /// `unreserved` is what the account's other functions leave to those without a reservation.
    pub(super) fn allowance(&self, version: Version, unreserved: u32) -> Allowance {
        let provisioned = self.attachments.iter().filter_map(|(on, attached)| {
            let provisioned = attached.provisioned.as_ref()?.requested;
            Some((self.version(on)?.version == version, provisioned))
        });
        let (own, all) = provisioned.fold((0, 0), |(own, all), (is_own, provisioned)| {
            (own + if is_own { provisioned } else { 0 }, all + provisioned)
        });
        let reserved = self.settings.reserved_concurrency;
        let reserved = reserved.map(|it| it.saturating_sub(all));
        Allowance { provisioned: own, reserved, unreserved }
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
