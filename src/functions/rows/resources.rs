//! What stands beside functions, as rows.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::functions::capacity_providers::CapacityProvider;
use crate::functions::code_signing::CodeSigningConfig;
use crate::functions::mappings::Mapping;
use crate::functions::registry::{Kept, Registry};
use crate::model::Scope;
use crate::state::{CapacityProviderRow, Change, CodeSigningConfigRow, MappingRow};

use super::row_changes;
use crate::functions::time::from_milliseconds;

type ById<T> = BTreeMap<(Scope, String), Arc<T>>;

impl Kept for Mapping {
    type Key = (Scope, String);

    fn all(registry: &Registry) -> &ById<Self> {
        &registry.mappings
    }

    fn all_mut(registry: &mut Registry) -> &mut ById<Self> {
        &mut registry.mappings
    }

    fn changes(key: &Self::Key, _old: Option<&Self>, new: Option<&Self>) -> Vec<Change> {
        row_changes(key, new.map(MappingRow::from))
    }

    fn scope((scope, _): &Self::Key) -> Scope {
        scope.clone()
    }
}

impl From<&Mapping> for MappingRow {
    fn from(mapping: &Mapping) -> Self {
        let mapping = mapping.clone();
        Self {
            function: mapping.function,
            qualifier: mapping.qualifier,
            enabled: mapping.is_enabled,
            last_modified_ms: mapping.last_modified.as_millisecond(),
            members: mapping.members,
            tags: mapping.tags,
        }
    }
}

impl Mapping {
    /// A mapping as it was kept.
    pub(in crate::functions) fn from_row(scope: Scope, id: String, row: MappingRow) -> Self {
        Self {
            scope,
            id,
            function: row.function,
            qualifier: row.qualifier,
            is_enabled: row.enabled,
            last_modified: from_milliseconds(row.last_modified_ms),
            members: row.members,
            tags: row.tags,
        }
    }
}

impl Kept for CodeSigningConfig {
    type Key = (Scope, String);

    fn all(registry: &Registry) -> &ById<Self> {
        &registry.code_signing_configs
    }

    fn all_mut(registry: &mut Registry) -> &mut ById<Self> {
        &mut registry.code_signing_configs
    }

    fn changes(key: &Self::Key, _old: Option<&Self>, new: Option<&Self>) -> Vec<Change> {
        row_changes(key, new.map(CodeSigningConfigRow::from))
    }

    fn scope((scope, _): &Self::Key) -> Scope {
        scope.clone()
    }
}

impl From<&CodeSigningConfig> for CodeSigningConfigRow {
    fn from(config: &CodeSigningConfig) -> Self {
        let config = config.clone();
        Self {
            description: config.description,
            publishers: config.publishers,
            untrusted_artifact: config.untrusted_artifact,
            last_modified_ms: config.last_modified.as_millisecond(),
            tags: config.tags,
        }
    }
}

impl CodeSigningConfig {
    /// A configuration as it was kept.
    pub(in crate::functions) fn from_row(
        scope: Scope,
        id: String,
        row: CodeSigningConfigRow,
    ) -> Self {
        Self {
            scope,
            id,
            description: row.description,
            publishers: row.publishers,
            untrusted_artifact: row.untrusted_artifact,
            last_modified: from_milliseconds(row.last_modified_ms),
            tags: row.tags,
        }
    }
}

impl Kept for CapacityProvider {
    type Key = (Scope, String);

    fn all(registry: &Registry) -> &ById<Self> {
        &registry.capacity_providers
    }

    fn all_mut(registry: &mut Registry) -> &mut ById<Self> {
        &mut registry.capacity_providers
    }

    fn changes(key: &Self::Key, _old: Option<&Self>, new: Option<&Self>) -> Vec<Change> {
        row_changes(key, new.map(CapacityProviderRow::from))
    }

    fn scope((scope, _): &Self::Key) -> Scope {
        scope.clone()
    }
}

impl From<&CapacityProvider> for CapacityProviderRow {
    fn from(provider: &CapacityProvider) -> Self {
        let CapacityProvider { scope: _, name: _, last_modified, members, tags } = provider.clone();
        Self { last_modified_ms: last_modified.as_millisecond(), members, tags }
    }
}

impl CapacityProvider {
    /// A provider as it was kept.
    pub(in crate::functions) fn from_row(
        scope: Scope,
        name: String,
        row: CapacityProviderRow,
    ) -> Self {
        let last_modified = from_milliseconds(row.last_modified_ms);
        Self { scope, name, last_modified, members: row.members, tags: row.tags }
    }
}
