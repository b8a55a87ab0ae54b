//! What the scheduler asks: which version to run, and what to get ready.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{
    Code, FunctionKey, FunctionState, FunctionVersion, Qualifier, Reason, RevisionId, Sha256Digest,
    VersionKey,
};

use super::error::{Conflict, NotFound, RegistryError};
use super::layers::{LayerContent, LayerVersion};
use super::version::VersionRecord;
use super::{Function, Functions};

/// The version one invocation runs.
#[derive(Debug, Clone)]
pub struct ResolvedVersion {
    pub version: Arc<FunctionVersion>,
    pub state: FunctionState,
    pub allowance: Allowance,
}

/// How many invocations of a version may run at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Allowance {
    /// As many are only its own: what is provisioned for it.
    pub provisioned: u32,
    /// The others it shares with the other versions of its function: what the function has reserved
    /// and no version has provisioned. Without a reservation the account's limit holds.
    pub reserved: Option<u32>,
    /// Without a reservation it shares as many with all functions of the account that have none.
    pub unreserved: u32,
}

impl ResolvedVersion {
    /// Whether the version can run.
    ///
    /// # Errors
    /// It is not ready yet, or could not be made ready.
    pub fn expect_invocable(&self) -> Result<(), Conflict> {
        match self.state {
            FunctionState::Active | FunctionState::Inactive => Ok(()),
            FunctionState::Pending | FunctionState::Failed => Err(Conflict::NotActive(self.state)),
        }
    }
}

impl Functions {
    /// The version to run for a qualifier; an alias with weights draws one for each call.
    ///
    /// The warm path: one look-up under a lock that nobody holds longer than an insert.
    ///
    /// # Errors
    /// No such function, version or alias.
    pub fn resolve(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
    ) -> Result<ResolvedVersion, NotFound> {
        let not_found = || {
            let qualifier = qualifier.cloned().unwrap_or(Qualifier::LATEST);
            NotFound::Qualified { function: key.clone(), qualifier }
        };
        let registry = self.shared.read();
        let function = registry.functions.get(key).ok_or_else(not_found)?;
        let version = match qualifier {
            None => Some(function.latest()),
            Some(Qualifier::Version(version)) => function.versions.get(version),
            Some(Qualifier::Alias(name)) => function
                .aliases
                .get(name)
                .and_then(|alias| function.versions.get(&alias.choose(fastrand::f64()))),
        };
        let version = version.ok_or_else(not_found)?;
        let taken = registry.totals(&key.account, &key.region).taken_concurrency;
        let unreserved = self.limits().concurrent_executions.saturating_sub(taken);
        Ok(ResolvedVersion {
            version: Arc::clone(&version.running.runnable),
            state: version.state,
            allowance: function.allowance(version.version, unreserved),
        })
    }

    /// What waits to be made ready: after a start, what an earlier life of the server left undone.
    pub fn unfinished(&self) -> Vec<Arc<FunctionVersion>> {
        let registry = self.shared.read();
        let versions = registry.functions.values().flat_map(|function| function.versions.values());
        versions.filter_map(|version| version.awaits_activation().cloned()).collect()
    }

    /// Takes the news that a definition is ready: its version becomes active. `image` is the digest
    /// that a container image was pulled by.
    ///
    /// News of a definition that has been replaced or deleted meanwhile changes nothing.
    ///
    /// # Errors
    /// The state file could not be written.
    pub async fn activation_succeeded(
        &self,
        key: &VersionKey,
        revision: RevisionId,
        image: Option<Sha256Digest>,
    ) -> Result<(), RegistryError> {
        self.settle(key, revision, |version| version.activated(image)).await
    }

    /// Takes the news that a definition cannot be made ready, and why.
    ///
    /// # Errors
    /// The state file could not be written.
    pub async fn activation_failed(
        &self,
        key: &VersionKey,
        revision: RevisionId,
        reason: Reason,
    ) -> Result<(), RegistryError> {
        self.settle(key, revision, |version| version.refused(reason)).await
    }

    async fn settle(
        &self,
        key: &VersionKey,
        revision: RevisionId,
        settled: impl FnOnce(&VersionRecord) -> VersionRecord,
    ) -> Result<(), RegistryError> {
        let edit = |draft: &mut super::registry::Draft<'_>| {
            let Some(function) = draft.function(&key.function) else { return Ok(()) };
            let Some(version) = function.versions.get(&key.version) else { return Ok(()) };
            let waits_for_it =
                version.awaits_activation().is_some_and(|waiting| waiting.revision == revision);
            if waits_for_it {
                let mut changed = Function::clone(function);
                changed.put_version(settled(version));
                draft.put_function(changed);
            }
            Ok(())
        };
        self.shared.change(edit).await
    }

    /// Archives that some version runs or would run, its layers, and all layers there are.
    pub fn code_in_use(&self) -> HashSet<Sha256Digest> {
        let registry = self.shared.read();
        let layers = registry.layers.values().flat_map(|layer| layer.versions.values());
        let archive = |version: &Arc<LayerVersion>| match version.content {
            LayerContent::Archive { digest, .. } => Some(digest),
            LayerContent::Folder(_) => None,
        };
        let mut digests: HashSet<_> = layers.filter_map(archive).collect();
        for version in registry.functions.values().flat_map(|it| it.versions.values()) {
            for definition in [&version.current, &version.running] {
                let runnable = &definition.runnable;
                for code in std::iter::once(&runnable.code).chain(&runnable.layers) {
                    if let Code::Archive(digest) = code {
                        digests.insert(*digest);
                    }
                }
            }
        }
        digests
    }

    /// What every version runs, and what it would run after the update that is under way.
    pub fn runnables(&self) -> Vec<Arc<FunctionVersion>> {
        let registry = self.shared.read();
        let versions = registry.functions.values().flat_map(|function| function.versions.values());
        versions
            .flat_map(|version| [&version.current, &version.running])
            .map(|definition| Arc::clone(&definition.runnable))
            .collect()
    }
}
