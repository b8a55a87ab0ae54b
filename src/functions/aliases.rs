//! Aliases made, changed, read and deleted.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use crate::model::{AliasName, FunctionKey, Qualifier, RevisionId, Version};

use super::error::{Conflict, Invalid, NotFound, Precondition, RegistryError};
use super::registry::Draft;
use super::{Alias, Function, Functions, Page, PageRequest};

/// An alias to make.
#[derive(Debug, Clone)]
pub struct NewAlias {
    pub name: AliasName,
    /// `FunctionVersion`; only a version that exists will do.
    pub version: Qualifier,
    pub description: String,
    /// `AdditionalVersionWeights`
    pub weights: Vec<(Qualifier, f64)>,
}

/// What to change of an alias; what is left out stays.
#[derive(Debug, Clone, Default)]
pub struct AliasChange {
    pub version: Option<Qualifier>,
    pub description: Option<String>,
    /// Replaces all weights.
    pub weights: Option<Vec<(Qualifier, f64)>>,
    /// The revision of the alias that the client means to change.
    pub revision_id: Option<RevisionId>,
}

impl Functions {
    /// Makes an alias (CreateAlias).
    ///
    /// # Errors
    /// No such function or version, an alias of this name, or weights that cannot be.
    pub async fn create_alias(
        &self,
        key: &FunctionKey,
        new: NewAlias,
    ) -> Result<Arc<Alias>, RegistryError> {
        self.shared.change(|draft| create(draft, key, new)).await
    }

    /// Changes an alias (UpdateAlias).
    ///
    /// # Errors
    /// No such alias or version, another revision, or weights that cannot be.
    pub async fn update_alias(
        &self,
        key: &FunctionKey,
        name: &AliasName,
        change: AliasChange,
    ) -> Result<Arc<Alias>, RegistryError> {
        self.shared.change(|draft| update(draft, key, name, change)).await
    }

    /// Deletes an alias (DeleteAlias); one that does not exist is gone already.
    ///
    /// # Errors
    /// No such function.
    pub async fn delete_alias(
        &self,
        key: &FunctionKey,
        name: &AliasName,
    ) -> Result<(), RegistryError> {
        let edit = |draft: &mut Draft<'_>| {
            let function = draft.function(key).ok_or_else(|| NotFound::Function(key.clone()))?;
            let mut function = Function::clone(function);
            if function.aliases.remove(name).is_some() {
                function.attachments.remove(&name.clone().into());
                draft.put_function(function);
            }
            Ok(())
        };
        self.shared.change(edit).await
    }

    /// One alias (GetAlias).
    ///
    /// # Errors
    /// No such function or alias.
    pub fn alias(&self, key: &FunctionKey, name: &AliasName) -> Result<Arc<Alias>, NotFound> {
        let found =
            self.function(key).ok().and_then(|function| function.aliases.get(name).cloned());
        found.ok_or_else(|| NotFound::Alias { function: key.clone(), alias: name.clone() })
    }

    /// The aliases of a function by name, or those of one version (ListAliases).
    ///
    /// # Errors
    /// No such function, or the marker is not one of ours.
    pub fn list_aliases(
        &self,
        key: &FunctionKey,
        version: Option<Version>,
        page: &PageRequest,
    ) -> Result<Page<Arc<Alias>>, RegistryError> {
        let function = self.function(key)?;
        let aliases = function
            .aliases
            .range((page.bound::<AliasName>()?, Bound::Unbounded))
            .map(|(_, alias)| alias)
            .filter(|alias| version.is_none_or(|version| alias.version == version));
        Ok(page.take(aliases.cloned(), |alias| alias.name.to_string()))
    }
}

fn create(
    draft: &mut Draft<'_>,
    key: &FunctionKey,
    new: NewAlias,
) -> Result<Arc<Alias>, RegistryError> {
    let NewAlias { name, version, description, weights } = new;
    let function = draft
        .function(key)
        .ok_or_else(|| NotFound::Qualified { function: key.clone(), qualifier: version.clone() })?;
    let version = existing_version(function, &version)?;
    if function.aliases.contains_key(&name) {
        return Err(Conflict::AliasExists { function: key.clone(), alias: name }.into());
    }
    let weights = checked_weights(function, version, weights)?;
    let revision_id = RevisionId::random();
    Ok(put(draft, key, Alias { name, version, description, weights, revision_id }))
}

fn update(
    draft: &mut Draft<'_>,
    key: &FunctionKey,
    name: &AliasName,
    change: AliasChange,
) -> Result<Arc<Alias>, RegistryError> {
    let function = draft.function(key).ok_or_else(|| NotFound::Function(key.clone()))?;
    let alias = function
        .aliases
        .get(name)
        .ok_or_else(|| NotFound::AliasToUpdate { function: key.clone(), alias: name.clone() })?;
    if change.revision_id.is_some_and(|expected| expected != alias.revision_id) {
        return Err(Precondition::FunctionOrAlias.into());
    }
    let version = match change.version {
        Some(version) => existing_version(function, &version)?,
        None => alias.version,
    };
    let weights = change.weights.unwrap_or_else(|| {
        alias.weights.iter().map(|(version, weight)| ((*version).into(), *weight)).collect()
    });
    let weights = checked_weights(function, version, weights)?;
    let changed = Alias {
        name: name.clone(),
        version,
        description: change.description.unwrap_or_else(|| alias.description.clone()),
        weights,
        revision_id: RevisionId::random(),
    };
    Ok(put(draft, key, changed))
}

fn put(draft: &mut Draft<'_>, key: &FunctionKey, alias: Alias) -> Arc<Alias> {
    let alias = Arc::new(alias);
    if let Some(function) = draft.function(key) {
        let mut function = Function::clone(function);
        function.aliases.insert(alias.name.clone(), Arc::clone(&alias));
        draft.put_function(function);
    }
    alias
}

fn existing_version(function: &Function, version: &Qualifier) -> Result<Version, NotFound> {
    match version {
        Qualifier::Version(version) if function.versions.contains_key(version) => Ok(*version),
        qualifier => Err(NotFound::Qualified {
            function: function.key.clone(),
            qualifier: qualifier.clone(),
        }),
    }
}

/// Checks weights in AWS's order (recorded: test_notfound_and_invalid_routingconfigs).
fn checked_weights(
    function: &Function,
    version: Version,
    weights: Vec<(Qualifier, f64)>,
) -> Result<BTreeMap<Version, f64>, RegistryError> {
    if 1 < weights.len() {
        return Err(Invalid::AliasTooManyWeights.into());
    }
    let mut checked = BTreeMap::new();
    for (other, weight) in weights {
        if other == Qualifier::from(version) {
            return Err(Invalid::AliasWeightOfItsVersion(version).into());
        }
        if version == Version::Latest {
            return Err(Invalid::AliasLatestWithWeights.into());
        }
        checked.insert(existing_version(function, &other)?, weight);
    }
    Ok(checked)
}
