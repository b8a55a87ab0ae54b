//! What exists: functions, their versions and aliases, and everything that hangs on them.
//!
//! ```text
//! api ── create, update, publish … ──▶ edit (pure) ──▶ state: commit ──▶ Registry (memory)
//! api ── get, list ────────────────────────────────────────────────────────▶ │ snapshots
//! scheduler ── resolve ────────────────────────────────────────────────────▶ │ of it
//! scheduler ── activation_succeeded / _failed ──▶ edit …
//! ```
//!
//! Reads are answered from memory. A change is checked against memory, committed, and then seen:
//! [`registry`] is that way, [`version`] the states a version goes through, [`rows`] what is kept.
//!
//! **Invariant:** a request sees only its own account and region: every key has both.

mod alias;
mod aliases;
mod configuration;
mod definition;
mod error;
mod function;
mod invocable;
mod layers;
mod lifecycle;
mod limits;
mod page;
mod policy;
mod publishing;
mod reading;
mod registry;
mod rows;
mod version;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{FunctionKey, LayerName, Qualifier, Scope};
use crate::state::{
    AliasRow, FunctionRow, LayerRow, LayerVersionRow, LoadError, Store, VersionRow,
};

use registry::{Registry, Shared};

pub use alias::Alias;
pub use aliases::{AliasChange, NewAlias};
pub use configuration::{Configuration, ConfigurationChange, Logging, LoggingChange, UsedLayer};
pub use definition::{Definition, FunctionCode};
pub use error::{Conflict, Invalid, NotFound, Precondition, RegistryError};
pub use function::{Function, FunctionView, Settings};
pub use invocable::ResolvedVersion;
pub use layers::{
    Layer, LayerFilter, LayerPermission, LayerPolicy, LayerVersion, ListedLayer, NewLayerVersion,
};
pub use lifecycle::{CodeChange, Deployed, NewFunction, Publish, UpdateMode};
pub use limits::Limits;
pub use page::{Marker, Page, PageRequest};
pub use policy::{Principal, policy_text};
pub use publishing::Publication;
pub use reading::ListedVersions;
pub use version::VersionRecord;

/// Everything that exists, by account and region. Clones share it.
#[derive(Debug, Clone)]
pub struct Functions {
    shared: Arc<Shared>,
}

impl Functions {
    /// Reads everything from the state file.
    ///
    /// # Errors
    /// The file could not be read, or was changed by another program.
    pub async fn open(store: Store, limits: Limits) -> Result<Self, LoadError> {
        let registry = load(&store).await?;
        Ok(Self { shared: Arc::new(Shared::new(store, limits, registry)) })
    }

    /// The limits of every account.
    pub fn limits(&self) -> &Limits {
        &self.shared.limits
    }
}

async fn load(store: &Store) -> Result<Registry, LoadError> {
    Ok(Registry { functions: load_functions(store).await?, layers: load_layers(store).await? })
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

async fn load_functions(store: &Store) -> Result<BTreeMap<FunctionKey, Arc<Function>>, LoadError> {
    let mut functions: BTreeMap<FunctionKey, Function> = BTreeMap::new();
    for (key, row) in store.rows::<FunctionRow>().await? {
        let settings = Arc::new(row.into());
        let (versions, aliases) = (BTreeMap::new(), BTreeMap::new());
        functions.insert(key.clone(), Function { key, settings, versions, aliases });
    }
    // Rows of a function are written in one transaction, so none is without its function.
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
    Ok(functions.into_iter().map(|(key, function)| (key, Arc::new(function))).collect())
}
