//! Functions as rows: the one place where what is kept and what is served meet.

mod attachments;
mod resources;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::model::{
    AliasName, FunctionKey, ImageConfig, LayerName, LayerVersionArn, Qualifier, Reason,
    RecursiveLoop, Scope, VersionKey,
};
use crate::state::{
    AliasRow, AttachmentsRow, Change, CodeRow, ConfigurationRow, DefinitionRow, FunctionRow,
    ImageConfigRow, LayerContentRow, LayerPolicyRow, LayerRow, LayerVersionRow, LoggingRow,
    ReasonRow, Row, UsedLayerRow, VersionRow,
};

use crate::functions::alias::Alias;
use crate::functions::configuration::{Configuration, Logging, UsedLayer};
use crate::functions::definition::{Definition, FunctionCode};
use crate::functions::function::{Function, Settings};
use crate::functions::layer_policies::LayerPolicy;
use crate::functions::layers::{Layer, LayerContent, LayerVersion, layer_version_arn};
use crate::functions::registry::{Kept, Registry, Totals};
use crate::functions::time::from_milliseconds;
use crate::functions::version::VersionRecord;

impl Kept for Function {
    type Key = FunctionKey;

    fn all(registry: &Registry) -> &BTreeMap<FunctionKey, Arc<Self>> {
        &registry.functions
    }

    fn all_mut(registry: &mut Registry) -> &mut BTreeMap<FunctionKey, Arc<Self>> {
        &mut registry.functions
    }

    fn changes(key: &FunctionKey, old: Option<&Self>, new: Option<&Self>) -> Vec<Change> {
        let mut changes = Vec::new();
        match (old.map(|old| &old.settings), new.map(|new| &new.settings)) {
            (Some(old), Some(new)) if Arc::ptr_eq(old, new) => {}
            (_, Some(new)) => changes.push(Change::put(key, &FunctionRow::from(&**new))),
            (Some(_), None) => changes.push(Change::delete::<FunctionRow>(key)),
            (None, None) => {}
        }
        let [old_versions, new_versions] = [old, new].map(|it| it.map(|it| &it.versions));
        let version_key = |version: &_| VersionKey { function: key.clone(), version: *version };
        changes.extend(map_changes(old_versions, new_versions, version_key, |it| {
            VersionRow::from(it)
        }));
        let [old_aliases, new_aliases] = [old, new].map(|it| it.map(|it| &it.aliases));
        let alias_key = |name: &AliasName| (key.clone(), Qualifier::from(name.clone()));
        changes.extend(map_changes(old_aliases, new_aliases, alias_key, |it| AliasRow::from(it)));
        let [old, new] = [old, new].map(|it| it.map(|it| &it.attachments));
        let attachments_key = |qualifier: &Qualifier| (key.clone(), qualifier.clone());
        changes.extend(map_changes(old, new, attachments_key, |it| AttachmentsRow::from(it)));
        changes
    }

    fn totals(&self) -> Totals {
        let sizes = self.versions.values().map(|version| version.current.code.size());
        let taken_concurrency = self.taken_concurrency();
        Totals { functions: 1, code_size: sizes.sum(), taken_concurrency }
    }

    fn scope(key: &FunctionKey) -> Scope {
        key.scope()
    }
}

impl Kept for Layer {
    type Key = (Scope, LayerName);

    fn all(registry: &Registry) -> &BTreeMap<Self::Key, Arc<Self>> {
        &registry.layers
    }

    fn all_mut(registry: &mut Registry) -> &mut BTreeMap<Self::Key, Arc<Self>> {
        &mut registry.layers
    }

    fn changes(key: &Self::Key, old: Option<&Self>, new: Option<&Self>) -> Vec<Change> {
        let mut changes = Vec::new();
        match (old.map(|old| old.last_version), new.map(|new| new.last_version)) {
            (old, Some(last_version)) if old != Some(last_version) => {
                changes.push(Change::put(key, &LayerRow { last_version }));
            }
            (Some(_), None) => changes.push(Change::delete::<LayerRow>(key)),
            (_, Some(_)) | (None, None) => {}
        }
        let [old, new] = [old, new].map(|it| it.map(|it| &it.versions));
        let (scope, name) = key;
        let arn = |version: &u64| layer_version_arn(scope, name, *version);
        changes.extend(map_changes(old, new, arn, |it| LayerVersionRow::from(it)));
        changes
    }

    fn totals(&self) -> Totals {
        let code_size = self.versions.values().map(|version| version.content.size()).sum();
        Totals { code_size, ..Totals::default() }
    }

    fn scope((scope, _): &Self::Key) -> Scope {
        scope.clone()
    }
}

/// The difference of two maps; what they share is the same by its pointer.
fn map_changes<K: Ord, V, R: Row>(
    old: Option<&BTreeMap<K, Arc<V>>>,
    new: Option<&BTreeMap<K, Arc<V>>>,
    row_key: impl Fn(&K) -> R::Key,
    row: impl Fn(&V) -> R,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for key in old.into_iter().flat_map(BTreeMap::keys) {
        if new.is_none_or(|new| !new.contains_key(key)) {
            changes.push(Change::delete::<R>(&row_key(key)));
        }
    }
    for (key, value) in new.into_iter().flatten() {
        let is_shared = old.and_then(|old| old.get(key)).is_some_and(|old| Arc::ptr_eq(old, value));
        if !is_shared {
            changes.push(Change::put(&row_key(key), &row(value)));
        }
    }
    changes
}

/// What is kept as one row: written when it is made or replaced.
fn row_changes<R: Row>(key: &R::Key, new: Option<R>) -> Vec<Change> {
    match new {
        Some(row) => vec![Change::put(key, &row)],
        None => vec![Change::delete::<R>(key)],
    }
}

impl From<&Settings> for FunctionRow {
    fn from(settings: &Settings) -> Self {
        let settings = settings.clone();
        let is_default = |value: &RecursiveLoop| *value == RecursiveLoop::Terminate;
        Self {
            last_version: settings.last_version,
            tags: settings.tags,
            reserved_concurrency: settings.reserved_concurrency,
            recursive_loop: Some(settings.recursive_loop).filter(|value| !is_default(value)),
            code_signing_config: settings.code_signing_config,
        }
    }
}

impl From<FunctionRow> for Settings {
    fn from(row: FunctionRow) -> Self {
        Self {
            last_version: row.last_version,
            tags: row.tags,
            reserved_concurrency: row.reserved_concurrency,
            recursive_loop: row.recursive_loop.unwrap_or(RecursiveLoop::Terminate),
            code_signing_config: row.code_signing_config,
        }
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
    pub(in crate::functions) fn from_row(key: &VersionKey, row: VersionRow) -> Self {
        let current = definition(key, row.current);
        let running =
            row.running.map_or_else(|| Arc::clone(&current), |running| definition(key, running));
        Self {
            version: key.version,
            revision_id: row.revision_id,
            last_modified: from_milliseconds(row.last_modified_ms),
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
    fn from(UsedLayer { arn, content }: UsedLayer) -> Self {
        Self { arn, content: content.into() }
    }
}

impl From<UsedLayerRow> for UsedLayer {
    fn from(UsedLayerRow { arn, content }: UsedLayerRow) -> Self {
        Self { arn, content: content.into() }
    }
}

impl From<LayerContent> for LayerContentRow {
    fn from(content: LayerContent) -> Self {
        match content {
            LayerContent::Archive { digest, size } => Self::Archive { sha256: digest, size },
            LayerContent::Folder(folder) => Self::Folder { folder },
        }
    }
}

impl From<LayerContentRow> for LayerContent {
    fn from(row: LayerContentRow) -> Self {
        match row {
            LayerContentRow::Archive { sha256, size } => Self::Archive { digest: sha256, size },
            LayerContentRow::Folder { folder } => Self::Folder(folder),
        }
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
    pub(in crate::functions) fn from_row(name: AliasName, row: AliasRow) -> Self {
        let AliasRow { version, description, weights, revision_id } = row;
        Self { name, version, description, weights, revision_id }
    }
}

impl From<&LayerVersion> for LayerVersionRow {
    fn from(version: &LayerVersion) -> Self {
        let version = version.clone();
        Self {
            content: version.content.into(),
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
    pub(in crate::functions) fn from_row(arn: LayerVersionArn, row: LayerVersionRow) -> Self {
        Self {
            arn,
            content: row.content.into(),
            description: row.description,
            license_info: row.license_info,
            created: from_milliseconds(row.created_ms),
            compatible_runtimes: row.compatible_runtimes,
            compatible_architectures: row.compatible_architectures,
            policy: row.policy.map(|policy| LayerPolicy {
                revision_id: policy.revision_id,
                statements: policy.statements,
            }),
        }
    }
}
