//! Capacity providers of managed instances, which are only kept: functions run on this host.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;

use crate::model::{Scope, VersionKey};

use super::error::{Conflict, NotFound, RegistryError};
use super::reading::Position;
use super::registry::{Draft, Registry};
use super::tags::expect_few;
use super::time::now;
use super::{Functions, Page, PageRequest, VersionRecord};

/// A capacity provider, as it is at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct CapacityProvider {
    pub scope: Scope,
    pub name: String,
    pub last_modified: Timestamp,
    /// What was asked for and the defaults of the rest, by name and as the API shows them.
    pub members: BTreeMap<String, Value>,
    pub tags: BTreeMap<String, String>,
}

impl CapacityProvider {
    /// `CapacityProviderArn`
    pub fn arn(&self) -> String {
        arn(&self.scope, &self.name)
    }

    pub(super) fn key(&self) -> (Scope, String) {
        (self.scope.clone(), self.name.clone())
    }
}

impl Functions {
    /// Makes a capacity provider (CreateCapacityProvider).
    ///
    /// # Errors
    /// There is one of this name, or too many tags.
    pub async fn create_capacity_provider(
        &self,
        scope: &Scope,
        name: &str,
        members: BTreeMap<String, Value>,
        tags: BTreeMap<String, String>,
    ) -> Result<Arc<CapacityProvider>, RegistryError> {
        expect_few(&tags)?;
        let (scope, name, last_modified) = (scope.clone(), name.to_owned(), now());
        let new = CapacityProvider { scope, name, last_modified, members, tags };
        let edit = |draft: &mut Draft<'_>| {
            let key = new.key();
            if draft.registry.capacity_providers.contains_key(&key) {
                return Err(Conflict::CapacityProviderExists(new.name).into());
            }
            Ok(draft.put(key, new))
        };
        self.shared.change(edit).await
    }

    /// Replaces members of a capacity provider by name (UpdateCapacityProvider).
    ///
    /// # Errors
    /// No such capacity provider.
    pub async fn update_capacity_provider(
        &self,
        scope: &Scope,
        name: &str,
        members: BTreeMap<String, Value>,
    ) -> Result<Arc<CapacityProvider>, RegistryError> {
        let edit = |draft: &mut Draft<'_>| {
            let mut provider = CapacityProvider::clone(draft.registry.provider(scope, name)?);
            provider.members.extend(members);
            provider.last_modified = now();
            Ok(draft.put(provider.key(), provider))
        };
        self.shared.change(edit).await
    }

    /// One capacity provider (GetCapacityProvider).
    ///
    /// # Errors
    /// No such capacity provider.
    pub fn capacity_provider(
        &self,
        scope: &Scope,
        name: &str,
    ) -> Result<Arc<CapacityProvider>, NotFound> {
        self.shared.read().provider(scope, name).cloned()
    }

    /// Deletes a capacity provider and returns what it was (DeleteCapacityProvider).
    ///
    /// # Errors
    /// No such capacity provider, or a function version runs on it.
    pub async fn delete_capacity_provider(
        &self,
        scope: &Scope,
        name: &str,
    ) -> Result<Arc<CapacityProvider>, RegistryError> {
        let edit = |draft: &mut Draft<'_>| {
            let provider = Arc::clone(draft.registry.provider(scope, name)?);
            if draft.registry.versions_on(&provider).next().is_some() {
                return Err(Conflict::CapacityProviderInUse(name.to_owned()).into());
            }
            draft.delete::<CapacityProvider>(&provider.key());
            Ok(provider)
        };
        self.shared.change(edit).await
    }

    /// The capacity providers of an account and region by name (ListCapacityProviders).
    ///
    /// # Errors
    /// The marker is not one of ours.
    pub fn list_capacity_providers(
        &self,
        scope: &Scope,
        page: &PageRequest,
    ) -> Result<Page<Arc<CapacityProvider>>, RegistryError> {
        let start = page.id_bound(scope)?;
        let registry = self.shared.read();
        let providers = registry
            .capacity_providers
            .range((start, Bound::Unbounded))
            .take_while(|((other, _), _)| other == scope)
            .map(|(_, provider)| Arc::clone(provider));
        Ok(page.take(providers, |provider| provider.name.clone()))
    }

    /// The function versions on a capacity provider (ListFunctionVersionsByCapacityProvider).
    ///
    /// # Errors
    /// No such capacity provider, or the marker is not one of ours.
    pub fn list_versions_by_capacity_provider(
        &self,
        scope: &Scope,
        name: &str,
        page: &PageRequest,
    ) -> Result<Page<Arc<VersionRecord>>, RegistryError> {
        let after = page.start::<Position>()?;
        let registry = self.shared.read();
        let provider = registry.provider(scope, name)?;
        let versions = registry.versions_on(provider).filter(|version| {
            let VersionKey { function, version } = &version.current.runnable.key;
            after.as_ref().is_none_or(|after| after.is_before(&function.name, *version))
        });
        Ok(page.take(versions.cloned(), |version| {
            let VersionKey { function, version } = &version.current.runnable.key;
            Position::of(&function.name, *version).to_string()
        }))
    }
}

impl Registry {
    fn provider(&self, scope: &Scope, name: &str) -> Result<&Arc<CapacityProvider>, NotFound> {
        let found = self.capacity_providers.get(&(scope.clone(), name.to_owned()));
        found.ok_or_else(|| NotFound::CapacityProvider(arn(scope, name)))
    }

    fn versions_on(
        &self,
        provider: &CapacityProvider,
    ) -> impl Iterator<Item = &Arc<VersionRecord>> {
        let arn = provider.arn();
        let versions = self.functions.values().flat_map(|function| function.versions.values());
        versions.filter(move |version| {
            let config = version.current.configuration.kept.get("CapacityProviderConfig");
            let member = config
                .and_then(|it| it.get("LambdaManagedInstancesCapacityProviderConfig"))
                .and_then(|it| it.get("CapacityProviderArn"));
            member.is_some_and(|it| *it == arn.as_str())
        })
    }
}

fn arn(scope: &Scope, name: &str) -> String {
    scope.arn(format_args!("capacity-provider:{name}"))
}
