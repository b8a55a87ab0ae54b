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
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::model::{AccountId, FunctionKey, LayerName, Qualifier, Region, Scope};
use crate::state::{Change, Store};

use super::capacity_providers::CapacityProvider;
use super::code_signing::CodeSigningConfig;
use super::error::{NotFound, RegistryError};
use super::function::Function;
use super::layers::Layer;
use super::limits::Limits;
use super::mappings::Mapping;
use super::provisioned::Provisioning;

/// Everything that exists.
#[derive(Debug, Default)]
pub(super) struct Registry {
    pub(super) functions: BTreeMap<FunctionKey, Arc<Function>>,
    pub(super) layers: BTreeMap<(Scope, LayerName), Arc<Layer>>,
    pub(super) mappings: BTreeMap<(Scope, String), Arc<Mapping>>,
    pub(super) code_signing_configs: BTreeMap<(Scope, String), Arc<CodeSigningConfig>>,
    pub(super) capacity_providers: BTreeMap<(Scope, String), Arc<CapacityProvider>>,
    /// How far the scheduler is with provisioned environments; none survives a restart.
    pub(super) provisioning: BTreeMap<(FunctionKey, Qualifier), Provisioning>,
    /// Counted as things come and go, so that nobody has to look at all of them.
    totals: BTreeMap<AccountId, BTreeMap<Region, Totals>>,
}

/// What an account has in a region.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) functions: u64,
    /// Bytes of all archives of functions and layers, counted for each version as AWS does.
    pub(super) code_size: u64,
    /// Concurrency that functions have reserved or provisioned.
    pub(super) taken_concurrency: u32,
}

/// Something that exists under a key, and is kept in rows.
pub(super) trait Kept: Send + Sync + Sized + 'static {
    type Key: Ord + Clone + Send + 'static;

    /// All of its kind.
    fn all(registry: &Registry) -> &BTreeMap<Self::Key, Arc<Self>>;

    /// All of its kind, to change.
    fn all_mut(registry: &mut Registry) -> &mut BTreeMap<Self::Key, Arc<Self>>;

    /// What has to be written so that the disk has `new` where it has `old`.
    fn changes(key: &Self::Key, old: Option<&Self>, new: Option<&Self>) -> Vec<Change>;

    /// What it adds to the totals of its account and region.
    fn totals(&self) -> Totals {
        Totals::default()
    }

    /// The account and region it exists in.
    fn scope(key: &Self::Key) -> Scope;
}

/// Shows readers one thing that a request made, replaced or deleted.
type Publish = Box<dyn FnOnce(&mut Registry) + Send>;

/// What exists, and what one request makes of it.
pub(super) struct Draft<'a> {
    pub(super) registry: &'a Registry,
    pub(super) limits: &'a Limits,
    changes: Vec<Change>,
    publish: Vec<Publish>,
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

    /// The state file, for what is not kept in memory.
    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    /// What exists now. The guard is for a look-up; what is found is an `Arc` to take along.
    pub(super) fn read(&self) -> RwLockReadGuard<'_, Registry> {
        // Inserts cannot panic half-way, so a poisoned registry is as good as any.
        self.registry.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what is only in memory.
    pub(super) fn write(&self) -> RwLockWriteGuard<'_, Registry> {
        self.registry.write().unwrap_or_else(PoisonError::into_inner)
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
        let (answer, changes, staged) = {
            let registry = self.read();
            let (changes, publish) = (Vec::new(), Vec::new());
            let mut draft = Draft { registry: &registry, limits: &self.limits, changes, publish };
            let answer = edit(&mut draft)?;
            (answer, draft.changes, draft.publish)
        };
        if !changes.is_empty() {
            let registry = Arc::clone(&self.registry);
            let publish = move || {
                let mut registry = registry.write().unwrap_or_else(PoisonError::into_inner);
                staged.into_iter().for_each(|publish| publish(&mut registry));
                drop(turn);
            };
            self.store.commit(changes, publish).await?;
        }
        Ok(answer)
    }

    /// Changes one function; `edit` gets a copy of it, the caller what became of it.
    pub(super) async fn change_function<T>(
        &self,
        key: &FunctionKey,
        missing: impl FnOnce() -> NotFound,
        edit: impl FnOnce(&Draft<'_>, &mut Function) -> Result<T, RegistryError>,
    ) -> Result<(Arc<Function>, T), RegistryError> {
        let change = |draft: &mut Draft<'_>| {
            let function = draft.function(key).ok_or_else(missing)?;
            let mut function = Function::clone(function);
            let answer = edit(draft, &mut function)?;
            Ok((draft.put_function(function), answer))
        };
        self.change(change).await
    }
}

impl Registry {
    /// Makes, replaces or deletes something, and counts it.
    pub(super) fn show<T: Kept>(&mut self, key: T::Key, new: Option<Arc<T>>) {
        let added = new.as_deref().map(T::totals).unwrap_or_default();
        let scope = T::scope(&key);
        let all = T::all_mut(self);
        let old = match new {
            Some(new) => all.insert(key, new),
            None => all.remove(&key),
        };
        let removed = old.as_deref().map(T::totals).unwrap_or_default();
        let Scope { account, region } = scope;
        let totals = self.totals.entry(account).or_default().entry(region).or_default();
        totals.functions = totals.functions + added.functions - removed.functions;
        totals.code_size = totals.code_size + added.code_size - removed.code_size;
        totals.taken_concurrency =
            totals.taken_concurrency + added.taken_concurrency - removed.taken_concurrency;
    }

    /// What an account has in a region.
    pub(super) fn totals(&self, account: &AccountId, region: &Region) -> Totals {
        let regions = self.totals.get(account);
        regions.and_then(|regions| regions.get(region)).copied().unwrap_or_default()
    }
}

impl Draft<'_> {
    /// The function, to change a copy of it.
    pub(super) fn function(&self, key: &FunctionKey) -> Option<&Arc<Function>> {
        self.registry.functions.get(key)
    }

    /// Makes or replaces a function.
    pub(super) fn put_function(&mut self, function: Function) -> Arc<Function> {
        let key = function.key.clone();
        self.put(key, function)
    }

    /// Makes or replaces something. Once a request for one key, with the last it makes of it.
    pub(super) fn put<T: Kept>(&mut self, key: T::Key, new: T) -> Arc<T> {
        let new = Arc::new(new);
        self.stage(key, Some(Arc::clone(&new)));
        new
    }

    /// Deletes something.
    pub(super) fn delete<T: Kept>(&mut self, key: &T::Key) {
        self.stage::<T>(key.clone(), None);
    }

    fn stage<T: Kept>(&mut self, key: T::Key, new: Option<Arc<T>>) {
        let old = T::all(self.registry).get(&key).map(|old| &**old);
        self.changes.extend(T::changes(&key, old, new.as_deref()));
        self.publish.push(Box::new(move |registry| {
            registry.show(key, new);
        }));
    }
}
