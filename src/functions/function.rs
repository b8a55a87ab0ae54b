//! A function: its versions, aliases and what belongs to none of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{
    AliasName, FunctionKey, Qualifier, RecursiveLoop, RevisionId, Version, VersionKey,
};

use super::alias::Alias;
use super::attachments::Attachments;
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
    /// What hangs on versions and aliases, by the one it hangs on; `$LATEST` has what hangs on the
    /// function.
    pub(super) attachments: BTreeMap<Qualifier, Arc<Attachments>>,
}

/// What belongs to a function and to none of its versions.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The highest version number ever given; numbers are not used again.
    pub last_version: u64,
    pub tags: BTreeMap<String, String>,
    /// Invocations at once that are kept for this function, and more than which it cannot have.
    pub reserved_concurrency: Option<u32>,
    pub recursive_loop: RecursiveLoop,
    /// The id of a code signing configuration.
    pub(super) code_signing_config: Option<String>,
}

impl Settings {
    /// Those of a new function.
    pub(super) fn new(tags: BTreeMap<String, String>) -> Self {
        Self {
            last_version: 0,
            tags,
            reserved_concurrency: None,
            recursive_loop: RecursiveLoop::Terminate,
            code_signing_config: None,
        }
    }
}

impl Function {
    /// The rest comes after: `$LATEST` before anybody sees the function.
    pub(super) fn without_versions(key: FunctionKey, settings: Arc<Settings>) -> Self {
        Self {
            key,
            settings,
            versions: BTreeMap::new(),
            aliases: BTreeMap::new(),
            attachments: BTreeMap::new(),
        }
    }

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

    /// What hangs on a version or an alias.
    pub fn attachments(&self, qualifier: &Qualifier) -> Option<&Attachments> {
        self.attachments.get(qualifier).map(|it| &**it)
    }

    /// Changes what hangs on a version or an alias.
    pub(super) fn attach(&mut self, qualifier: &Qualifier, edit: impl FnOnce(&mut Attachments)) {
        let mut attachments =
            self.attachments.get(qualifier).map(|it| Attachments::clone(it)).unwrap_or_default();
        edit(&mut attachments);
        if attachments == Attachments::default() {
            self.attachments.remove(qualifier);
        } else {
            self.attachments.insert(qualifier.clone(), Arc::new(attachments));
        }
    }

    /// Changes what belongs to no version.
    pub(super) fn set(&mut self, edit: impl FnOnce(&mut Settings)) {
        edit(Arc::make_mut(&mut self.settings));
    }

    /// Gives the version or alias that a qualifier names a new revision, as changes of its policy
    /// do.
    pub(super) fn touch(&mut self, qualifier: &Qualifier) {
        match qualifier {
            Qualifier::Version(version) => {
                if let Some(record) = self.versions.get(version) {
                    self.put_version(record.touched());
                }
            }
            Qualifier::Alias(name) => {
                if let Some(alias) = self.aliases.get_mut(name) {
                    Arc::make_mut(alias).revision_id = RevisionId::random();
                }
            }
        }
    }

    /// The revision of the version or alias that a qualifier names.
    pub(super) fn revision_id(&self, qualifier: &Qualifier) -> Option<RevisionId> {
        match qualifier {
            Qualifier::Version(version) => Some(self.versions.get(version)?.revision_id),
            Qualifier::Alias(name) => Some(self.aliases.get(name)?.revision_id),
        }
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
