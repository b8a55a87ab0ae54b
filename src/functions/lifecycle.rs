//! Functions made, changed and deleted.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{
    Architecture, FunctionKey, FunctionVersion, PackageType, Qualifier, RevisionId, RoleArn, Scope,
    Version, VersionKey,
};

use super::configuration::{Configuration, ConfigurationChange};
use super::definition::{Definition, FunctionCode};
use super::error::{Conflict, Invalid, NotFound, Precondition, RegistryError};
use super::registry::Draft;
use super::tags::expect_few;
use super::time::now;
use super::version::VersionRecord;
use super::{Function, FunctionView, Functions, Settings};

/// A function to make.
#[derive(Debug, Clone)]
pub struct NewFunction {
    pub key: FunctionKey,
    pub role: RoleArn,
    pub architecture: Architecture,
    pub code: FunctionCode,
    /// What is set besides; the rest has AWS's defaults.
    pub configuration: ConfigurationChange,
    pub tags: BTreeMap<String, String>,
    /// The ARN of a code signing configuration.
    pub code_signing_config: Option<String>,
    pub publish: Publish,
}

/// Whether a change is published as a version at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publish {
    Yes,
    No,
}

/// New code for a function.
#[derive(Debug, Clone)]
pub struct CodeChange {
    pub code: FunctionCode,
    pub architecture: Option<Architecture>,
    pub publish: Publish,
    /// The revision of `$LATEST` that the client means to change.
    pub revision_id: Option<RevisionId>,
    pub mode: UpdateMode,
}

/// Whether an update is made or only checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpdateMode {
    Apply,
    DryRun,
}

/// A change that was made.
#[derive(Debug, Clone)]
pub struct Deployed {
    /// What the request is answered with.
    pub view: FunctionView,
    /// What the scheduler has to make ready.
    pub activate: Vec<Arc<FunctionVersion>>,
}

impl Functions {
    /// Makes a function (CreateFunction). It is `Pending` until its versions are activated.
    ///
    /// # Errors
    /// There is one of this name, or its configuration cannot be.
    pub async fn create(&self, new: NewFunction) -> Result<Deployed, RegistryError> {
        self.shared.change(|draft| create(draft, new)).await
    }

    /// Changes the code of `$LATEST` (UpdateFunctionCode).
    ///
    /// # Errors
    /// No such function, one that is changing, another revision, or another package type.
    pub async fn update_code(
        &self,
        key: &FunctionKey,
        change: CodeChange,
    ) -> Result<Deployed, RegistryError> {
        self.shared.change(|draft| update_code(draft, key, change)).await
    }

    /// Changes the configuration of `$LATEST` (UpdateFunctionConfiguration).
    ///
    /// # Errors
    /// No such function, one that is changing, another revision, or a configuration that cannot be.
    pub async fn update_configuration(
        &self,
        key: &FunctionKey,
        change: ConfigurationChange,
        revision_id: Option<RevisionId>,
    ) -> Result<Deployed, RegistryError> {
        self.shared.change(|draft| update_configuration(draft, key, change, revision_id)).await
    }

    /// Deletes a function, or one published version of it (DeleteFunction), and says which versions
    /// are gone. A version that does not exist is gone already.
    ///
    /// # Errors
    /// No such function; `$LATEST`, an alias, or a version that an alias names.
    pub async fn delete(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
    ) -> Result<Vec<VersionKey>, RegistryError> {
        self.shared.change(|draft| delete(draft, key, qualifier)).await
    }
}

fn create(draft: &mut Draft<'_>, new: NewFunction) -> Result<Deployed, RegistryError> {
    let NewFunction { key, role, architecture, code, configuration: change, .. } = new;
    if draft.function(&key).is_some() {
        return Err(Conflict::FunctionExists(key.name).into());
    }
    expect_few(&new.tags)?;
    let code_signing_config =
        new.code_signing_config.map(|arn| draft.code_signing_config_id(&key, &arn)).transpose()?;
    let mut configuration = Configuration::defaults(&key.name, role, architecture);
    draft.configure(&key, &mut configuration, code.package_type(), change)?;
    draft.expect_room_for(&key.scope(), code.size())?;

    let now = now();
    let latest = VersionKey { function: key.clone(), version: Version::Latest };
    let definition = Definition::new(latest, RevisionId::random(), code, configuration);
    let settings = Arc::new(Settings { code_signing_config, ..Settings::new(new.tags) });
    let mut function = Function::without_versions(key, settings);
    function.put_version(VersionRecord::pending(definition, now));
    let published = match new.publish {
        Publish::Yes => function.publish(None, now),
        Publish::No => Arc::clone(function.latest()),
    };
    // AWS answers a created version under the function's unqualified ARN (recorded).
    Ok(deploy(draft, function, published, None))
}

fn update_code(
    draft: &mut Draft<'_>,
    key: &FunctionKey,
    change: CodeChange,
) -> Result<Deployed, RegistryError> {
    let CodeChange { code, architecture, publish, revision_id, mode } = change;
    let function = changeable(draft, key, revision_id)?;
    let current = &function.latest().current;
    match (current.code.package_type(), code.package_type()) {
        (PackageType::Zip, PackageType::Image) => return Err(Invalid::ImageForArchive.into()),
        (PackageType::Image, PackageType::Zip) => return Err(Invalid::ArchiveForImage.into()),
        (PackageType::Zip, PackageType::Zip) | (PackageType::Image, PackageType::Image) => {}
    }
    draft.expect_room_for(&key.scope(), code.size())?;
    let mut configuration = current.configuration.clone();
    configuration.architecture = architecture.unwrap_or(configuration.architecture);

    let now = now();
    let mut function = redefined(&function, code, configuration, now);
    if mode == UpdateMode::DryRun {
        let version = Arc::clone(function.latest());
        let view = FunctionView { function: Arc::new(function), version, qualifier: None };
        return Ok(Deployed { view, activate: Vec::new() });
    }
    match publish {
        Publish::Yes => {
            let published = function.publish(None, now);
            let qualifier = Some(published.version.into());
            Ok(deploy(draft, function, published, qualifier))
        }
        Publish::No => {
            let latest = Arc::clone(function.latest());
            Ok(deploy(draft, function, latest, None))
        }
    }
}

fn update_configuration(
    draft: &mut Draft<'_>,
    key: &FunctionKey,
    change: ConfigurationChange,
    revision_id: Option<RevisionId>,
) -> Result<Deployed, RegistryError> {
    let function = changeable(draft, key, revision_id)?;
    let current = &function.latest().current;
    let mut configuration = current.configuration.clone();
    draft.configure(key, &mut configuration, current.code.package_type(), change)?;
    let function = redefined(&function, current.code.clone(), configuration, now());
    let latest = Arc::clone(function.latest());
    Ok(deploy(draft, function, latest, None))
}

fn delete(
    draft: &mut Draft<'_>,
    key: &FunctionKey,
    qualifier: Option<&Qualifier>,
) -> Result<Vec<VersionKey>, RegistryError> {
    // What can never be deleted is refused whether or not there is such a function (recorded).
    match qualifier {
        Some(Qualifier::Version(Version::Latest)) => return Err(Invalid::DeleteLatest.into()),
        Some(Qualifier::Alias(name)) if name.can_be_created() => {
            return Err(Invalid::DeleteAliasAsVersion.into());
        }
        Some(Qualifier::Version(_) | Qualifier::Alias(_)) | None => {}
    }
    let function = draft.function(key).ok_or_else(|| NotFound::Function(key.clone()))?;
    let version = match qualifier {
        None => {
            let gone = function.versions.keys().map(|version| function.version_key(*version));
            let gone = gone.collect();
            draft.delete::<Function>(key);
            return Ok(gone);
        }
        // Not even an alias can have such a name, so it is not there.
        Some(Qualifier::Alias(_)) => return Ok(Vec::new()),
        Some(Qualifier::Version(version)) => *version,
    };
    let names_it =
        |alias: &super::Alias| alias.version == version || alias.weights.contains_key(&version);
    let aliases: Vec<_> =
        function.aliases.values().filter(|it| names_it(it)).map(|it| it.name.clone()).collect();
    if !aliases.is_empty() {
        return Err(Conflict::VersionHasAliases { aliases }.into());
    }
    let mut function = Function::clone(function);
    if function.versions.remove(&version).is_none() {
        return Ok(Vec::new());
    }
    function.attachments.remove(&version.into());
    let gone = vec![function.version_key(version)];
    draft.put_function(function);
    Ok(gone)
}

/// The function, if it can be changed now.
fn changeable(
    draft: &Draft<'_>,
    key: &FunctionKey,
    revision_id: Option<RevisionId>,
) -> Result<Arc<Function>, RegistryError> {
    let function = draft.function(key).ok_or_else(|| NotFound::Function(key.clone()))?;
    let latest = function.latest();
    latest.expect_idle()?;
    expect_revision(latest, revision_id)?;
    Ok(Arc::clone(function))
}

/// Refuses a change by a client that has not seen the last one.
pub(super) fn expect_revision(
    version: &VersionRecord,
    revision_id: Option<RevisionId>,
) -> Result<(), Precondition> {
    match revision_id {
        Some(expected) if expected != version.revision_id => Err(Precondition::FunctionOrAlias),
        _ => Ok(()),
    }
}

/// The function with another definition of `$LATEST`, to be activated.
fn redefined(
    function: &Function,
    code: FunctionCode,
    configuration: Configuration,
    now: Timestamp,
) -> Function {
    let key = function.version_key(Version::Latest);
    let definition = Definition::new(key, RevisionId::random(), code, configuration);
    let mut changed = function.clone();
    changed.put_version(function.latest().updated(definition, now));
    changed
}

/// Makes or replaces a function and answers with one of its versions.
pub(super) fn deploy(
    draft: &mut Draft<'_>,
    function: Function,
    version: Arc<VersionRecord>,
    qualifier: Option<Qualifier>,
) -> Deployed {
    let function = draft.put_function(function);
    let waiting = function.versions.values().filter_map(|it| it.awaits_activation().cloned());
    let activate = waiting.collect();
    Deployed { view: FunctionView { function, version, qualifier }, activate }
}

impl Draft<'_> {
    /// Applies a change to a configuration, if it can be.
    fn configure(
        &self,
        key: &FunctionKey,
        configuration: &mut Configuration,
        package: PackageType,
        change: ConfigurationChange,
    ) -> Result<(), RegistryError> {
        change.check(self.limits.environment_size)?;
        let layers =
            change.layers.as_deref().map(|arns| self.used_layers(key, arns)).transpose()?;
        configuration.apply(change, layers);
        Ok(configuration.check(package)?)
    }

    /// Refuses code that the account has no room for.
    pub(super) fn expect_room_for(&self, scope: &Scope, size: u64) -> Result<(), RegistryError> {
        let used = self.registry.totals(&scope.account, &scope.region).code_size;
        if self.limits.total_code_size < used.saturating_add(size) {
            return Err(RegistryError::CodeStorageExceeded);
        }
        Ok(())
    }
}
