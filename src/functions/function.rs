//! A function: its versions, aliases and what belongs to none of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{AliasName, FunctionKey, Qualifier, Version, VersionKey};

use super::alias::Alias;
use super::version::VersionRecord;

/// A function, as it is at one moment. Readers hold a snapshot; a change makes another one, which
/// shares all that did not change.
#[derive(Debug, Clone)]
pub struct Function {
    pub key: FunctionKey,
    pub settings: Arc<Settings>,
    /// `$LATEST`, which is always there, and the published versions.
    pub versions: BTreeMap<Version, Arc<VersionRecord>>,
    pub aliases: BTreeMap<AliasName, Arc<Alias>>,
}

/// What belongs to a function and to none of its versions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// The highest version number ever given; numbers are not used again.
    pub last_version: u64,
    pub tags: BTreeMap<String, String>,
}

impl Function {
    /// `$LATEST`.
    pub fn latest(&self) -> &Arc<VersionRecord> {
        self.versions.get(&Version::Latest).expect("a function is made with $LATEST and keeps it")
    }

    /// The version that a qualifier names, an alias by its first version.
    pub fn version(&self, qualifier: &Qualifier) -> Option<&Arc<VersionRecord>> {
        let version = match qualifier {
            Qualifier::Version(version) => *version,
            Qualifier::Alias(name) => self.aliases.get(name)?.version,
        };
        self.versions.get(&version)
    }

    pub(super) fn version_key(&self, version: Version) -> VersionKey {
        VersionKey { function: self.key.clone(), version }
    }

    pub(super) fn put_version(&mut self, record: VersionRecord) {
        self.versions.insert(record.version, Arc::new(record));
    }
}

/// One version of a function, as a request sees it.
#[derive(Debug, Clone)]
pub struct FunctionView {
    pub function: Arc<Function>,
    pub version: Arc<VersionRecord>,
    /// What `FunctionArn` ends with in the answer: what the request named, and nothing if it named
    /// nothing.
    pub qualifier: Option<Qualifier>,
}

impl FunctionView {
    /// `FunctionArn` of the answer.
    pub fn arn(&self) -> String {
        match &self.qualifier {
            Some(qualifier) => self.function.key.qualified(qualifier),
            None => self.function.key.to_string(),
        }
    }
}
