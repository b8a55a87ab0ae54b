//! `$LATEST` published as a version that never changes.

use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{FunctionKey, FunctionState, RevisionId, Version};

use super::error::{Conflict, Invalid, NotFound, RegistryError};
use super::lifecycle::{deploy, expect_revision};
use super::registry::Draft;
use super::time::now;
use super::version::VersionRecord;
use super::{Deployed, Function, Functions, Settings};

/// A version to publish.
#[derive(Debug, Clone, Default)]
pub struct Publication {
    /// In place of the description of `$LATEST`.
    pub description: Option<String>,
    /// `CodeSha256` of the code that the client means to publish.
    pub code_sha256: Option<String>,
    /// The revision of `$LATEST` that the client means to publish.
    pub revision_id: Option<RevisionId>,
}

impl Functions {
    /// Publishes `$LATEST` (PublishVersion); the last version again, if nothing has changed since.
    /// The version has to be activated only if `$LATEST` is not what it should be, which is after an
    /// update that failed.
    ///
    /// # Errors
    /// No such function, one that is changing or has failed, another revision or other code than
    /// the client means.
    pub async fn publish(
        &self,
        key: &FunctionKey,
        publication: Publication,
    ) -> Result<Deployed, RegistryError> {
        self.shared.change(|draft| publish(draft, key, publication)).await
    }
}

fn publish(
    draft: &mut Draft<'_>,
    key: &FunctionKey,
    publication: Publication,
) -> Result<Deployed, RegistryError> {
    let function = draft.function(key).ok_or_else(|| NotFound::Function(key.clone()))?;
    let latest = function.latest();
    latest.expect_idle()?;
    if latest.state == FunctionState::Failed {
        return Err(Conflict::NotActive(latest.state).into());
    }
    expect_revision(latest, publication.revision_id)?;
    let current = latest.current.code.sha256().unwrap_or_default();
    if let Some(given) = publication.code_sha256.filter(|given| *given != current) {
        return Err(Invalid::CodeSha256Differs { given, current }.into());
    }
    let mut function = Function::clone(function);
    let before = function.settings.last_version;
    let version = function.publish(publication.description, now());
    if function.settings.last_version != before {
        function.put_version(function.latest().touched());
    }
    let qualifier = Some(version.version.into());
    Ok(deploy(draft, function, version, qualifier))
}

impl Function {
    /// Adds a version of `$LATEST` as it is now, or returns the last one if that is the same.
    pub(super) fn publish(
        &mut self,
        description: Option<String>,
        now: Timestamp,
    ) -> Arc<VersionRecord> {
        let last = self.versions.get(&Version::Published(self.settings.last_version));
        if let Some(last) = last.filter(|last| is_published_from(last, self.latest())) {
            return Arc::clone(last);
        }
        let number = self.settings.last_version + 1;
        let key = self.version_key(Version::Published(number));
        let version = Arc::new(self.latest().published(key, description, now));
        self.settings =
            Arc::new(Settings { last_version: number, ..Settings::clone(&self.settings) });
        self.versions.insert(version.version, Arc::clone(&version));
        version
    }
}

/// Whether `latest` is still what `version` was published from.
fn is_published_from(version: &VersionRecord, latest: &VersionRecord) -> bool {
    match &version.description_of_latest {
        None => version.current.is_same_as(&latest.current),
        Some(description) => {
            let mut configuration = version.current.configuration.clone();
            configuration.description.clone_from(description);
            version.current.code == latest.current.code
                && configuration == latest.current.configuration
        }
    }
}
