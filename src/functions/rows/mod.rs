//! Functions as rows: the one place where what is kept and what is served meet.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::model::{
    AliasName, FunctionKey, ImageConfig, LayerVersionArn, Qualifier, Reason, VersionKey,
};
use crate::state::{
    AliasRow, Change, CodeRow, ConfigurationRow, DefinitionRow, FunctionRow, ImageConfigRow,
    LayerPolicyRow, LayerRow, LayerVersionRow, LoggingRow, ReasonRow, Row, UsedLayerRow,
    VersionRow,
};

use super::alias::Alias;
use super::configuration::{Configuration, Logging, UsedLayer};
use super::definition::{Definition, FunctionCode};
use super::function::{Function, Settings};
use super::layers::{Layer, LayerPolicy, LayerVersion};
use super::version::VersionRecord;

/// What has to be written so that the disk has `new` where it has `old`.
pub(super) fn function_changes(
    key: &FunctionKey,
    old: Option<&Function>,
    new: Option<&Function>,
) -> Vec<Change> {
    let mut changes = Vec::new();
    match (old.map(|old| &old.settings), new.map(|new| &new.settings)) {
        (Some(old), Some(new)) if Arc::ptr_eq(old, new) => {}
        (_, Some(new)) => changes.push(Change::put(key, &FunctionRow::from(&**new))),
        (Some(_), None) => changes.push(Change::delete::<FunctionRow>(key)),
        (None, None) => {}
    }
    let version_key = |version: &_| VersionKey { function: key.clone(), version: *version };
    let versions = |function: Option<&Function>| function.map(|it| it.versions.clone());
    changes
        .extend(map_changes(versions(old), versions(new), version_key, |it| VersionRow::from(it)));
    let alias_key = |name: &AliasName| (key.clone(), Qualifier::from(name.clone()));
    let aliases = |function: Option<&Function>| function.map(|it| it.aliases.clone());
    changes.extend(map_changes(aliases(old), aliases(new), alias_key, |it| AliasRow::from(it)));
    changes
}

/// What has to be written so that the disk has `new` where it has `old`.
pub(super) fn layer_changes(old: Option<&Layer>, new: &Layer) -> Vec<Change> {
    let key = new.key();
    let mut changes = Vec::new();
    if old.is_none_or(|old| old.last_version != new.last_version) {
        changes.push(Change::put(&key, &LayerRow { last_version: new.last_version }));
    }
    let versions = old.map(|old| old.versions.clone());
    let row_key = |version: &u64| new.version_arn(*version);
    let row = |version: &LayerVersion| LayerVersionRow::from(version);
    changes.extend(map_changes(versions, Some(new.versions.clone()), row_key, row));
    changes
}

/// The difference of two maps; what they share is the same by its pointer.
fn map_changes<K: Ord, V, R: Row>(
    old: Option<BTreeMap<K, Arc<V>>>,
    new: Option<BTreeMap<K, Arc<V>>>,
    row_key: impl Fn(&K) -> R::Key,
    row: impl Fn(&V) -> R,
) -> Vec<Change> {
    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
    let gone = old.keys().filter(|key| !new.contains_key(*key));
    let mut changes: Vec<Change> = gone.map(|key| Change::delete::<R>(&row_key(key))).collect();
    for (key, value) in &new {
        if !old.get(key).is_some_and(|old| Arc::ptr_eq(old, value)) {
            changes.push(Change::put(&row_key(key), &row(value)));
        }
    }
    changes
}

impl From<&Settings> for FunctionRow {
    fn from(settings: &Settings) -> Self {
        let Settings { last_version, tags } = settings.clone();
        Self { last_version, tags }
    }
}

impl From<FunctionRow> for Settings {
    fn from(row: FunctionRow) -> Self {
        let FunctionRow { last_version, tags } = row;
        Self { last_version, tags }
    }
}

impl From<&VersionRecord> for VersionRow {
    fn from(record: &VersionRecord) -> Self {
        let is_running = Arc::ptr_eq(&record.running, &record.current);
        Self {
            revision_id: record.revision_id,
            last_modified_ms: record.last_modified.as_millisecond(),
            state: record.state,
            state_reason: record.state_reason.clone().map(ReasonRow::from),
            last_update: record.last_update,
            last_update_reason: record.last_update_reason.clone().map(ReasonRow::from),
            current: DefinitionRow::from(&*record.current),
            running: (!is_running).then(|| DefinitionRow::from(&*record.running)),
            description_of_latest: record.description_of_latest.clone(),
        }
    }
}

impl VersionRecord {
    /// A version as it was kept.
    pub(super) fn from_row(key: &VersionKey, row: VersionRow) -> Self {
        let current = definition(key, row.current);
        let running =
            row.running.map_or_else(|| Arc::clone(&current), |running| definition(key, running));
        Self {
            version: key.version,
            revision_id: row.revision_id,
            last_modified: timestamp(row.last_modified_ms),
            state: row.state,
            state_reason: row.state_reason.map(Reason::from),
            last_update: row.last_update,
            last_update_reason: row.last_update_reason.map(Reason::from),
            current,
            running,
            description_of_latest: row.description_of_latest,
        }
    }
}

/// A time as it was kept. Only a file changed by hand has one that jiff does not know.
pub(super) fn timestamp(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

impl From<Reason> for ReasonRow {
    fn from(Reason { code, text }: Reason) -> Self {
        Self { code, text }
    }
}

impl From<ReasonRow> for Reason {
    fn from(ReasonRow { code, text }: ReasonRow) -> Self {
        Self { code, text }
    }
}

impl From<&Definition> for DefinitionRow {
    fn from(definition: &Definition) -> Self {
        Self {
            revision: definition.runnable.revision,
            code: definition.code.clone().into(),
            configuration: definition.configuration.clone().into(),
        }
    }
}

fn definition(key: &VersionKey, row: DefinitionRow) -> Arc<Definition> {
    Definition::new(key.clone(), row.revision, row.code.into(), row.configuration.into())
}

impl From<FunctionCode> for CodeRow {
    fn from(code: FunctionCode) -> Self {
        match code {
            FunctionCode::Archive { digest, size } => Self::Archive { sha256: digest, size },
            FunctionCode::Folder(path) => Self::Folder { path },
            FunctionCode::Image { uri, digest } => Self::Image { uri, sha256: digest },
        }
    }
}

impl From<CodeRow> for FunctionCode {
    fn from(row: CodeRow) -> Self {
        match row {
            CodeRow::Archive { sha256, size } => Self::Archive { digest: sha256, size },
            CodeRow::Folder { path } => Self::Folder(path),
            CodeRow::Image { uri, sha256 } => Self::Image { uri, digest: sha256 },
        }
    }
}

impl From<Configuration> for ConfigurationRow {
    fn from(configuration: Configuration) -> Self {
        // Timeouts are whole seconds in the API and at most 5400.
        let timeout_seconds = u32::try_from(configuration.timeout.as_secs()).unwrap_or(u32::MAX);
        Self {
            description: configuration.description,
            role: configuration.role,
            runtime: configuration.runtime,
            handler: configuration.handler,
            timeout_seconds,
            memory_mib: configuration.memory,
            ephemeral_storage_mib: configuration.ephemeral_storage,
            architecture: configuration.architecture,
            environment: configuration.environment,
            layers: configuration.layers.into_iter().map(UsedLayerRow::from).collect(),
            image_config: configuration.image_config.map(ImageConfigRow::from),
            dead_letter_target: configuration.dead_letter_target,
            tracing: configuration.tracing,
            snap_start: configuration.snap_start,
            logging: configuration.logging.into(),
            kept: configuration.kept,
        }
    }
}

impl From<ConfigurationRow> for Configuration {
    fn from(row: ConfigurationRow) -> Self {
        Self {
            description: row.description,
            role: row.role,
            runtime: row.runtime,
            handler: row.handler,
            timeout: Duration::from_secs(row.timeout_seconds.into()),
            memory: row.memory_mib,
            ephemeral_storage: row.ephemeral_storage_mib,
            architecture: row.architecture,
            environment: row.environment,
            layers: row.layers.into_iter().map(UsedLayer::from).collect(),
            image_config: row.image_config.map(ImageConfig::from),
            dead_letter_target: row.dead_letter_target,
            tracing: row.tracing,
            snap_start: row.snap_start,
            logging: row.logging.into(),
            kept: row.kept,
        }
    }
}

impl From<UsedLayer> for UsedLayerRow {
    fn from(UsedLayer { arn, digest, size }: UsedLayer) -> Self {
        Self { arn, sha256: digest, size }
    }
}

impl From<UsedLayerRow> for UsedLayer {
    fn from(UsedLayerRow { arn, sha256, size }: UsedLayerRow) -> Self {
        Self { arn, digest: sha256, size }
    }
}

impl From<ImageConfig> for ImageConfigRow {
    fn from(config: ImageConfig) -> Self {
        let ImageConfig { entry_point, command, working_directory } = config;
        Self { entry_point, command, working_directory }
    }
}

impl From<ImageConfigRow> for ImageConfig {
    fn from(row: ImageConfigRow) -> Self {
        let ImageConfigRow { entry_point, command, working_directory } = row;
        Self { entry_point, command, working_directory }
    }
}

impl From<Logging> for LoggingRow {
    fn from(logging: Logging) -> Self {
        let Logging { format, application_level, system_level, group } = logging;
        Self { format, application_level, system_level, group }
    }
}

impl From<LoggingRow> for Logging {
    fn from(row: LoggingRow) -> Self {
        let LoggingRow { format, application_level, system_level, group } = row;
        Self { format, application_level, system_level, group }
    }
}

impl From<&Alias> for AliasRow {
    fn from(alias: &Alias) -> Self {
        let Alias { name: _, version, description, weights, revision_id } = alias.clone();
        Self { version, description, weights, revision_id }
    }
}

impl Alias {
    /// An alias as it was kept.
    pub(super) fn from_row(name: AliasName, row: AliasRow) -> Self {
        let AliasRow { version, description, weights, revision_id } = row;
        Self { name, version, description, weights, revision_id }
    }
}

impl From<&LayerVersion> for LayerVersionRow {
    fn from(version: &LayerVersion) -> Self {
        let version = version.clone();
        Self {
            sha256: version.digest,
            size: version.size,
            description: version.description,
            license_info: version.license_info,
            created_ms: version.created.as_millisecond(),
            compatible_runtimes: version.compatible_runtimes,
            compatible_architectures: version.compatible_architectures,
            policy: version.policy.map(|policy| LayerPolicyRow {
                revision_id: policy.revision_id,
                statements: policy.statements,
            }),
        }
    }
}

impl LayerVersion {
    /// A layer version as it was kept.
    pub(super) fn from_row(arn: LayerVersionArn, row: LayerVersionRow) -> Self {
        Self {
            arn,
            digest: row.sha256,
            size: row.size,
            description: row.description,
            license_info: row.license_info,
            created: timestamp(row.created_ms),
            compatible_runtimes: row.compatible_runtimes,
            compatible_architectures: row.compatible_architectures,
            policy: row.policy.map(|policy| LayerPolicy {
                revision_id: policy.revision_id,
                statements: policy.statements,
            }),
        }
    }
}
