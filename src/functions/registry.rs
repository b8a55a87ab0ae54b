//! Everything that exists, in memory, and the one way to change it.
//!
//! A change is made by one request at a time (`turn`): it looks at what exists, stages what shall
//! exist, waits for the commit, and only then readers see it. One turn for all accounts is enough:
//! changes are rare (AWS allows 15 a second) and end in the same SQLite file anyway, while checks
//! reach across resources (names, layers, the concurrency pool), so a finer lock would buy nothing
//! but orders to get wrong.
//!
//! **Invariant:** the lock on [`Registry`] is held for a look-up or an insert and never across an
//! `.await`, so an invocation waits for no disk.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use crate::model::{FunctionKey, LayerName, Scope};
use crate::state::{Change, Store};

use super::error::RegistryError;
use super::function::Function;
use super::layers::Layer;
use super::limits::Limits;
use super::rows;

/// Everything that exists.
#[derive(Debug, Default)]
pub(super) struct Registry {
    pub(super) functions: BTreeMap<FunctionKey, Arc<Function>>,
    pub(super) layers: BTreeMap<(Scope, LayerName), Arc<Layer>>,
}

/// What a request makes of something; none deletes it.
#[derive(Debug)]
enum Staged {
    Function(FunctionKey, Option<Arc<Function>>),
    /// Layers are never deleted, for their counters; their versions are.
    Layer(Arc<Layer>),
}

/// What exists, and what one request makes of it.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) registry: &'a Registry,
    pub(super) limits: &'a Limits,
    staged: Vec<Staged>,
}

#[derive(Debug)]
pub(super) struct Shared {
    store: Store,
    pub(super) limits: Limits,
    registry: Arc<RwLock<Registry>>,
    /// Owned by the request that changes something, until readers see the change.
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl Shared {
    pub(super) fn new(store: Store, limits: Limits, registry: Registry) -> Self {
        Self { store, limits, registry: Arc::new(RwLock::new(registry)), turn: Arc::default() }
    }

    /// What exists now. The guard is for a look-up; what is found is an `Arc` to take along.
    pub(super) fn read(&self) -> RwLockReadGuard<'_, Registry> {
        // Inserts cannot panic half-way, so a poisoned registry is as good as any.
        self.registry.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs `edit`, makes what it staged durable, and shows it to readers.
    ///
    /// The commit goes through, and readers see it, also when the caller stops waiting.
    ///
    /// # Errors
    /// What `edit` refused, or a disk that did. Nothing has changed then.
    pub(super) async fn change<T>(
        &self,
        edit: impl FnOnce(&mut Draft<'_>) -> Result<T, RegistryError>,
    ) -> Result<T, RegistryError> {
        let turn = Arc::clone(&self.turn).lock_owned().await;
        let (answer, staged, changes) = {
            let registry = self.read();
            let mut draft = Draft { registry: &registry, limits: &self.limits, staged: Vec::new() };
            let answer = edit(&mut draft)?;
            let changes: Vec<Change> =
                draft.staged.iter().flat_map(|staged| staged.changes(&registry)).collect();
            (answer, draft.staged, changes)
        };
        if !changes.is_empty() {
            let registry = Arc::clone(&self.registry);
            let publish = move || {
                let mut registry = registry.write().unwrap_or_else(PoisonError::into_inner);
                staged.into_iter().for_each(|staged| staged.publish(&mut registry));
                drop(turn);
            };
            self.store.commit(changes, publish).await?;
        }
        Ok(answer)
    }
}

impl Registry {
    /// Bytes of all archives of functions and layers, each version counted as AWS does.
    pub(super) fn code_size(&self, scope: &Scope) -> u64 {
        let is_here =
            |key: &FunctionKey| key.account == scope.account && key.region == scope.region;
        let functions = self.functions.values().filter(|function| is_here(&function.key));
        let versions = functions.flat_map(|function| function.versions.values());
        let layers = self.layers.values().filter(|layer| layer.scope == *scope);
        let layer_versions = layers.flat_map(|layer| layer.versions.values());
        versions.map(|version| version.current.code.size()).sum::<u64>()
            + layer_versions.map(|version| version.size).sum::<u64>()
    }
}

impl Staged {
    fn changes(&self, registry: &Registry) -> Vec<Change> {
        match self {
            Self::Function(key, new) => {
                let old = registry.functions.get(key).map(|old| &**old);
                rows::function_changes(key, old, new.as_deref())
            }
            Self::Layer(new) => {
                rows::layer_changes(registry.layers.get(&new.key()).map(|old| &**old), new)
            }
        }
    }

    fn publish(self, registry: &mut Registry) {
        match self {
            Self::Function(key, Some(new)) => drop(registry.functions.insert(key, new)),
            Self::Function(key, None) => drop(registry.functions.remove(&key)),
            Self::Layer(new) => drop(registry.layers.insert(new.key(), new)),
        }
    }
}

impl Draft<'_> {
    /// The function, to change a copy of it.
    pub(super) fn function(&self, key: &FunctionKey) -> Option<&Arc<Function>> {
        self.registry.functions.get(key)
    }

    /// Makes or replaces a function. Once a request, with the last of what it makes of it.
    pub(super) fn put_function(&mut self, function: Function) -> Arc<Function> {
        let function = Arc::new(function);
        self.staged.push(Staged::Function(function.key.clone(), Some(Arc::clone(&function))));
        function
    }

    /// Makes or replaces a layer.
    pub(super) fn put_layer(&mut self, layer: Layer) {
        self.staged.push(Staged::Layer(Arc::new(layer)));
    }

    /// Deletes a function.
    pub(super) fn delete_function(&mut self, key: &FunctionKey) {
        self.staged.push(Staged::Function(key.clone(), None));
    }
}
