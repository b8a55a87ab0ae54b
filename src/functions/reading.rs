//! Functions and versions as requests read them.

use std::ops::Bound;
use std::sync::Arc;

use crate::model::{FunctionKey, FunctionName, Qualifier, Scope, Version};

use super::error::{Invalid, NotFound, RegistryError};
use super::{Function, FunctionView, Functions, Page, PageRequest, VersionRecord};

/// Which versions a list of functions shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListedVersions {
    /// `$LATEST` of each function.
    Latest,
    /// Every version of each function (`FunctionVersion=ALL`).
    All,
}

impl Functions {
    /// A function as it is now.
    ///
    /// # Errors
    /// No such function.
    pub fn function(&self, key: &FunctionKey) -> Result<Arc<Function>, NotFound> {
        let found = self.shared.read().functions.get(key).cloned();
        found.ok_or_else(|| NotFound::Function(key.clone()))
    }

    /// One version of a function; without a qualifier `$LATEST` (GetFunction).
    ///
    /// # Errors
    /// No such function, version or alias.
    pub fn get(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
    ) -> Result<FunctionView, NotFound> {
        let Some(qualifier) = qualifier else {
            let function = self.function(key)?;
            let version = Arc::clone(function.latest());
            return Ok(FunctionView { function, version, qualifier: None });
        };
        let not_found =
            || NotFound::Qualified { function: key.clone(), qualifier: qualifier.clone() };
        let function = self.function(key).map_err(|_| not_found())?;
        let version = function.version(qualifier).cloned().ok_or_else(not_found)?;
        Ok(FunctionView { function, version, qualifier: Some(qualifier.clone()) })
    }

    /// The functions of an account and region, by name (ListFunctions).
    ///
    /// # Errors
    /// The marker is not one of ours.
    pub fn list(
        &self,
        scope: &Scope,
        versions: ListedVersions,
        page: &PageRequest,
    ) -> Result<Page<FunctionView>, RegistryError> {
        let after = page.start()?.map(|parts| position(&parts)).transpose()?;
        let first = match &after {
            Some((name, _)) => Bound::Included(scope.function(name.clone())),
            None => Bound::Included(scope.function(least_name())),
        };
        let registry = self.shared.read();
        let functions = registry
            .functions
            .range((first, Bound::Unbounded))
            .map(|(_, function)| function)
            .take_while(|it| it.key.account == scope.account && it.key.region == scope.region);
        let views = functions.flat_map(|function| shown(function, versions)).filter(|view| {
            let key = (&view.function.key.name, view.version.version);
            after.as_ref().is_none_or(|(name, version)| (name, *version) < key)
        });
        Ok(page.take(views, |view| {
            vec![view.function.key.name.to_string(), view.version.version.to_string()]
        }))
    }

    /// The versions of a function, `$LATEST` first (ListVersionsByFunction).
    ///
    /// # Errors
    /// No such function, or the marker is not one of ours.
    pub fn list_versions(
        &self,
        key: &FunctionKey,
        page: &PageRequest,
    ) -> Result<Page<FunctionView>, RegistryError> {
        let function = self.function(key)?;
        let after = page.start()?.map(|parts| position(&parts)).transpose()?;
        let start = after.map_or(Bound::Unbounded, |(_, version)| Bound::Excluded(version));
        let versions = function.versions.range((start, Bound::Unbounded));
        let views = versions.map(|(_, version)| qualified(&function, version));
        Ok(page.take(views, |view| {
            vec![view.function.key.name.to_string(), view.version.version.to_string()]
        }))
    }
}

fn shown(function: &Arc<Function>, versions: ListedVersions) -> Vec<FunctionView> {
    match versions {
        ListedVersions::Latest => vec![FunctionView {
            function: Arc::clone(function),
            version: Arc::clone(function.latest()),
            qualifier: None,
        }],
        ListedVersions::All => {
            function.versions.values().map(|version| qualified(function, version)).collect()
        }
    }
}

/// Lists of versions name each by its version, `$LATEST` too.
fn qualified(function: &Arc<Function>, version: &Arc<VersionRecord>) -> FunctionView {
    FunctionView {
        function: Arc::clone(function),
        version: Arc::clone(version),
        qualifier: Some(version.version.into()),
    }
}

/// The name that sorts before every other: a hyphen is the least character of a name.
fn least_name() -> FunctionName {
    "-".parse().expect("a hyphen is a function name")
}

fn position(parts: &[String]) -> Result<(FunctionName, Version), Invalid> {
    match parts {
        [name, version] => Ok((
            name.parse().map_err(|_| Invalid::Marker)?,
            version.parse().map_err(|_| Invalid::Marker)?,
        )),
        _ => Err(Invalid::Marker),
    }
}
