//! Everything read from the state file at the start.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{FunctionKey, Qualifier, Scope};
use crate::state::{
    AliasRow, AttachmentsRow, FunctionRow, LayerRow, LayerVersionRow, LoadError, Row, Store,
    VersionRow,
};

use super::capacity_providers::CapacityProvider;
use super::code_signing::CodeSigningConfig;
use super::layers::{Layer, LayerVersion};
use super::mappings::Mapping;
use super::registry::{Kept, Registry};
use super::{Alias, Function, VersionRecord};

pub(super) async fn load(store: &Store) -> Result<Registry, LoadError> {
    let mut registry = Registry::default();
    load_functions(store, &mut registry).await?;
    load_layers(store, &mut registry).await?;
    load_by_id(store, &mut registry, Mapping::from_row).await?;
    load_by_id(store, &mut registry, CodeSigningConfig::from_row).await?;
    load_by_id(store, &mut registry, CapacityProvider::from_row).await?;
    Ok(registry)
}

/// Rows of one thing are written in one transaction, so none is without what it belongs to.
async fn load_functions(store: &Store, registry: &mut Registry) -> Result<(), LoadError> {
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
    for (key, function) in functions {
        registry.show(key, Some(Arc::new(function)));
    }
    Ok(())
}

async fn load_layers(store: &Store, registry: &mut Registry) -> Result<(), LoadError> {
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
    for (key, layer) in layers {
        registry.show(key, Some(Arc::new(layer)));
    }
    Ok(())
}

async fn load_by_id<R: Row<Key = (Scope, String)>, T: Kept<Key = (Scope, String)>>(
    store: &Store,
    registry: &mut Registry,
    from_row: impl Fn(Scope, String, R) -> T,
) -> Result<(), LoadError> {
    for ((scope, id), row) in store.rows::<R>().await? {
        registry.show((scope.clone(), id.clone()), Some(Arc::new(from_row(scope, id, row))));
    }
    Ok(())
}
