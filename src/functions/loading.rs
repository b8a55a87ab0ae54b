//! Everything read from the state file at the start.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{FunctionKey, LayerName, Qualifier, Scope};
use crate::state::{
    AliasRow, AttachmentsRow, FunctionRow, LayerRow, LayerVersionRow, LoadError, Row, Store,
    VersionRow,
};

use super::capacity_providers::CapacityProvider;
use super::code_signing::CodeSigningConfig;
use super::layers::{Layer, LayerVersion};
use super::mappings::Mapping;
use super::registry::Registry;
use super::{Alias, Function, VersionRecord};

pub(super) async fn load(store: &Store) -> Result<Registry, LoadError> {
    Ok(Registry {
        functions: load_functions(store).await?,
        layers: load_layers(store).await?,
        mappings: load_by_id(store, Mapping::from_row).await?,
        code_signing_configs: load_by_id(store, CodeSigningConfig::from_row).await?,
        capacity_providers: load_by_id(store, CapacityProvider::from_row).await?,
        provisioning: BTreeMap::new(),
    })
}

/// Rows of one thing are written in one transaction, so none is without what it belongs to.
async fn load_functions(store: &Store) -> Result<BTreeMap<FunctionKey, Arc<Function>>, LoadError> {
    let mut functions: BTreeMap<FunctionKey, Function> = BTreeMap::new();
    for (key, row) in store.rows::<FunctionRow>().await? {
        let function = Function::without_versions(key.clone(), Arc::new(row.into()));
        functions.insert(key, function);
    }
    for (key, row) in store.rows::<VersionRow>().await? {
        if let Some(function) = functions.get_mut(&key.function) {
            function.put_version(VersionRecord::from_row(&key, row));
        }
    }
    for ((key, qualifier), row) in store.rows::<AliasRow>().await? {
        if let (Some(function), Qualifier::Alias(name)) = (functions.get_mut(&key), qualifier) {
            function.aliases.insert(name.clone(), Arc::new(Alias::from_row(name, row)));
        }
    }
    for ((key, qualifier), row) in store.rows::<AttachmentsRow>().await? {
        if let Some(function) = functions.get_mut(&key) {
            function.attachments.insert(qualifier, Arc::new(row.into()));
        }
    }
    Ok(functions.into_iter().map(|(key, function)| (key, Arc::new(function))).collect())
}

async fn load_layers(store: &Store) -> Result<BTreeMap<(Scope, LayerName), Arc<Layer>>, LoadError> {
    let mut layers = BTreeMap::new();
    for ((scope, name), LayerRow { last_version }) in store.rows::<LayerRow>().await? {
        let versions = BTreeMap::new();
        layers.insert((scope.clone(), name.clone()), Layer { scope, name, last_version, versions });
    }
    for (arn, row) in store.rows::<LayerVersionRow>().await? {
        let scope = Scope { account: arn.account.clone(), region: arn.region.clone() };
        if let Some(layer) = layers.get_mut(&(scope, arn.name.clone())) {
            layer.versions.insert(arn.version, Arc::new(LayerVersion::from_row(arn, row)));
        }
    }
    Ok(layers.into_iter().map(|(key, layer)| (key, Arc::new(layer))).collect())
}

async fn load_by_id<R: Row<Key = (Scope, String)>, T>(
    store: &Store,
    from_row: impl Fn(Scope, String, R) -> T,
) -> Result<BTreeMap<(Scope, String), Arc<T>>, LoadError> {
    let rows = store.rows::<R>().await?;
    let loaded = rows.into_iter().map(|((scope, id), row)| {
        let key = (scope.clone(), id.clone());
        (key, Arc::new(from_row(scope, id, row)))
    });
    Ok(loaded.collect())
}
