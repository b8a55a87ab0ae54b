//! Functions and versions as requests read them.

use std::fmt;
use std::ops::Bound;
use std::str::FromStr;
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
        let after = page.start::<Position>()?;
        let first = after.as_ref().map_or_else(least_name, |after| after.name.clone());
        let first = Bound::Included(scope.function(first));
        let registry = self.shared.read();
        let functions = registry
            .functions
            .range((first, Bound::Unbounded))
            .map(|(_, function)| function)
            .take_while(|it| it.key.account == scope.account && it.key.region == scope.region);
        let views = functions.flat_map(|function| shown(function, versions)).filter(|view| {
            let (name, version) = (&view.function.key.name, view.version.version);
            after.as_ref().is_none_or(|after| after.is_before(name, version))
        });
        Ok(page.take(views, |view| {
            Position::of(&view.function.key.name, view.version.version).to_string()
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
        let versions = function.versions.range((page.bound::<Version>()?, Bound::Unbounded));
        let views = versions.map(|(_, version)| qualified(&function, version));
        Ok(page.take(views, |view| view.version.version.to_string()))
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

/// A version in a list of versions of all functions, as the key of a page: `NAME/VERSION`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    name: FunctionName,
    version: Version,
}

impl Position {
    pub(super) fn of(name: &FunctionName, version: Version) -> Self {
        Self { name: name.clone(), version }
    }

    pub(super) fn is_before(&self, name: &FunctionName, version: Version) -> bool {
        (&self.name, self.version) < (name, version)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.name, self.version)
    }
}

impl FromStr for Position {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let (name, version) = text.split_once('/').ok_or(Invalid::Marker)?;
        let name = name.parse().map_err(|_| Invalid::Marker)?;
        Ok(Self { name, version: version.parse().map_err(|_| Invalid::Marker)? })
    }
}
