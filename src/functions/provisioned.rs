//! Provisioned concurrency: environments that are held ready for a version or an alias.

use std::ops::Bound;
use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{FunctionKey, ProvisionedStatus, Qualifier, Version, VersionKey};

use super::attachments::Provisioned;
use super::error::{Conflict, Invalid, NotFound, RegistryError};
use super::registry::Draft;
use super::time::now;
use super::{Function, Functions, Page, PageRequest};

/// How far the scheduler is with the environments of one version or alias.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provisioning {
    /// Environments that are started.
    pub allocated: u32,
    /// Environments that wait for an invocation or run one.
    pub available: u32,
    pub status: ProvisionedStatus,
    /// Why it failed.
    pub reason: Option<String>,
}

impl Provisioning {
    /// Nothing is started yet: after a request, and after every start of the server.
    const STARTING: Self =
        Self { allocated: 0, available: 0, status: ProvisionedStatus::InProgress, reason: None };
}

/// Provisioned concurrency and what it is of.
#[derive(Debug, Clone)]
pub struct ProvisionedView {
    pub function: Arc<Function>,
    pub qualifier: Qualifier,
    /// The version whose environments are held ready.
    pub version: VersionKey,
    pub requested: u32,
    pub last_modified: Timestamp,
    pub progress: Provisioning,
}

impl ProvisionedView {
    /// `FunctionArn`, qualified.
    pub fn arn(&self) -> String {
        self.function.key.qualified(&self.qualifier)
    }
}

impl Functions {
    /// Asks for environments to be held ready (PutProvisionedConcurrencyConfig). The scheduler
    /// starts them and tells how far it is ([`Self::provisioning_progressed`]).
    ///
    /// # Errors
    /// No such published version or alias, it is provisioned in another way, or too many.
    pub async fn provision(
        &self,
        key: &FunctionKey,
        qualifier: &Qualifier,
        requested: u32,
    ) -> Result<ProvisionedView, RegistryError> {
        if *qualifier == Qualifier::LATEST {
            return Err(Invalid::ProvisionedUnpublished.into());
        }
        let missing = || missing(key, qualifier);
        let edit = |draft: &Draft<'_>, function: &mut Function| {
            function.expect_provisionable(qualifier)?;
            draft.expect_concurrency_for(function, qualifier, requested)?;
            let provisioned = Provisioned { requested, last_modified: now() };
            function.attach(qualifier, |it| it.provisioned = Some(provisioned));
            Ok(())
        };
        self.shared.change_function(key, missing, edit).await?;
        self.provisioning_progressed(key, qualifier, Provisioning::STARTING);
        self.provisioned(key, qualifier)
    }

    /// What is held ready for a version or an alias (GetProvisionedConcurrencyConfig).
    ///
    /// # Errors
    /// No such published version or alias, or nothing is.
    pub fn provisioned(
        &self,
        key: &FunctionKey,
        qualifier: &Qualifier,
    ) -> Result<ProvisionedView, RegistryError> {
        expect_published(qualifier)?;
        let function = self.function(key).map_err(|_| missing(key, qualifier))?;
        function.version(qualifier).ok_or_else(|| missing(key, qualifier))?;
        self.provisioned_view(&function, qualifier).ok_or(RegistryError::ProvisionedNotFound)
    }

    /// Holds nothing ready any more (DeleteProvisionedConcurrencyConfig).
    ///
    /// # Errors
    /// No such published version or alias.
    pub async fn unprovision(
        &self,
        key: &FunctionKey,
        qualifier: &Qualifier,
    ) -> Result<(), RegistryError> {
        expect_published(qualifier)?;
        let missing = || missing(key, qualifier);
        let edit = |function: &mut Function| {
            function.version(qualifier).ok_or_else(missing)?;
            function.attach(qualifier, |it| it.provisioned = None);
            Ok(())
        };
        self.shared.change_function(key, missing, |_, function| edit(function)).await?;
        self.shared.write().provisioning.remove(&(key.clone(), qualifier.clone()));
        Ok(())
    }

    /// What is held ready for the versions and aliases of a function
    /// (ListProvisionedConcurrencyConfigs).
    ///
    /// # Errors
    /// No such function, or the marker is not one of ours.
    pub fn list_provisioned(
        &self,
        key: &FunctionKey,
        page: &PageRequest,
    ) -> Result<Page<ProvisionedView>, RegistryError> {
        let function = self.function(key)?;
        let attached = function.attachments.range((page.bound::<Qualifier>()?, Bound::Unbounded));
        let views =
            attached.filter_map(|(qualifier, _)| self.provisioned_view(&function, qualifier));
        Ok(page.take(views, |view| view.qualifier.to_string()))
    }

    /// Everything that is to be held ready, for the scheduler to start with.
    pub fn all_provisioned(&self) -> Vec<ProvisionedView> {
        let functions: Vec<_> = self.shared.read().functions.values().cloned().collect();
        let views = functions.iter().flat_map(|function| {
            function.attachments.keys().filter_map(|on| self.provisioned_view(function, on))
        });
        views.collect()
    }

    /// Takes the news of how far the scheduler is. In memory only: after a restart none of the
    /// environments exists. News of what is no longer asked for changes nothing.
    pub fn provisioning_progressed(
        &self,
        key: &FunctionKey,
        qualifier: &Qualifier,
        progress: Provisioning,
    ) {
        let mut registry = self.shared.write();
        let function = registry.functions.get(key);
        let attachments = function.and_then(|function| function.attachments(qualifier));
        if attachments.is_some_and(|it| it.provisioned.is_some()) {
            registry.provisioning.insert((key.clone(), qualifier.clone()), progress);
        }
    }

    fn provisioned_view(
        &self,
        function: &Arc<Function>,
        qualifier: &Qualifier,
    ) -> Option<ProvisionedView> {
        let Provisioned { requested, last_modified } =
            function.attachments(qualifier)?.provisioned.clone()?;
        let version = function.version_key(function.version(qualifier)?.version);
        let key = (function.key.clone(), qualifier.clone());
        let progress = self.shared.read().provisioning.get(&key).cloned();
        Some(ProvisionedView {
            function: Arc::clone(function),
            qualifier: qualifier.clone(),
            version,
            requested,
            last_modified,
            progress: progress.unwrap_or(Provisioning::STARTING),
        })
    }
}

impl Function {
    /// A version has its environments from one place: itself, or one alias that points at it.
    fn expect_provisionable(&self, qualifier: &Qualifier) -> Result<(), RegistryError> {
        let version = self.version(qualifier).ok_or_else(|| missing(&self.key, qualifier))?.version;
        let is_provisioned = |on: &Qualifier| {
            on != qualifier && self.attachments(on).is_some_and(|it| it.provisioned.is_some())
        };
        if version == Version::Latest {
            return Err(Invalid::ProvisionedUnpublished.into());
        }
        let mut aliases = self.aliases.values().filter(|alias| alias.version == version);
        match qualifier {
            Qualifier::Alias(_) if is_provisioned(&version.into()) => {
                Err(Conflict::VersionIsProvisioned.into())
            }
            Qualifier::Version(_)
                if aliases.any(|alias| is_provisioned(&alias.name.clone().into())) =>
            {
                Err(Conflict::AliasIsProvisioned.into())
            }
            Qualifier::Alias(_) | Qualifier::Version(_) => Ok(()),
        }
    }
}

impl Draft<'_> {
    fn expect_concurrency_for(
        &self,
        function: &Function,
        qualifier: &Qualifier,
        requested: u32,
    ) -> Result<(), Invalid> {
        let attachments = function.attachments(qualifier);
        let here = attachments.and_then(|it| it.provisioned.as_ref()).map_or(0, |it| it.requested);
        let others = function.provisioned_concurrency() - here;
        if let Some(reserved) = function.settings.reserved_concurrency {
            return if reserved < others.saturating_add(requested) {
                Err(Invalid::ProvisionedAboveReserved)
            } else {
                Ok(())
            };
        }
        let unreserved = self.unreserved_without(&function.key).saturating_sub(others);
        let minimum = self.limits.minimum_unreserved_concurrency;
        match unreserved.checked_sub(requested) {
            None => Err(Invalid::ProvisionedAboveUnreserved { unreserved }),
            Some(left) if left < minimum => Err(Invalid::ProvisionedLeavesTooLittle { minimum }),
            Some(_) => Ok(()),
        }
    }
}

fn expect_published(qualifier: &Qualifier) -> Result<(), Invalid> {
    if *qualifier == Qualifier::LATEST { Err(Invalid::ProvisionedQualifier) } else { Ok(()) }
}

fn missing(key: &FunctionKey, qualifier: &Qualifier) -> NotFound {
    let function = key.clone();
    match qualifier {
        Qualifier::Alias(alias) => NotFound::Alias { function, alias: alias.clone() },
        Qualifier::Version(_) => NotFound::Qualified { function, qualifier: qualifier.clone() },
    }
}
