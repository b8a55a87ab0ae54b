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

mod account;
mod alias;
mod aliases;
mod attachments;
mod capacity_providers;
mod code_signing;
mod configuration;
mod definition;
mod error;
mod event_invoke;
mod events;
mod function;
mod invocable;
mod layer_policies;
mod layers;
mod lifecycle;
mod limits;
mod loading;
mod mappings;
mod page;
mod permissions;
mod policy;
mod provisioned;
mod publishing;
mod reading;
mod registry;
mod reserved;
mod rows;
mod runtime;
mod tags;
mod time;
mod urls;
mod version;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::state::{LoadError, Store};

use registry::Shared;

pub use account::AccountSettings;
pub use alias::Alias;
pub use aliases::{AliasChange, NewAlias};
pub use attachments::{Attachments, Provisioned, RuntimeManagement, Scaling};
pub use capacity_providers::CapacityProvider;
pub use code_signing::{CodeSigningChange, CodeSigningConfig, NewCodeSigningConfig};
pub use configuration::{Configuration, ConfigurationChange, Logging, LoggingChange, UsedLayer};
pub use definition::{Definition, FunctionCode};
pub use error::{Conflict, Invalid, NotFound, Precondition, RegistryError};
pub use event_invoke::{Destinations, EventInvoke, EventInvokeChange, EventInvokeView};
pub use events::{Event, NewEvent};
pub use function::{Function, FunctionView, Settings};
pub use invocable::{Allowance, ResolvedVersion};
pub use layer_policies::{LayerPermission, LayerPolicy};
pub use layers::{Layer, LayerContent, LayerFilter, LayerVersion, ListedLayer, NewLayerVersion};
pub use lifecycle::{CodeChange, Deployed, NewFunction, Publish, UpdateMode};
pub use limits::Limits;
pub use mappings::{
    Mapping, MappingChange, MappingFilter, MappingView, Members, NewMapping, SourceKind,
};
pub use page::{Marker, Page, PageRequest};
pub use permissions::{Permission, ResourcePolicy};
pub use policy::{Principal, policy_text};
pub use provisioned::{ProvisionedView, Provisioning};
pub use publishing::Publication;
pub use reading::ListedVersions;
pub use runtime::runtime_version_arn;
pub use tags::Tags;
pub use urls::{FunctionUrl, UrlChange, UrlView};
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
        let registry = loading::load(&store).await?;
        Ok(Self { shared: Arc::new(Shared::new(store, limits, registry)) })
    }

    /// The limits of every account.
    pub fn limits(&self) -> &Limits {
        &self.shared.limits
    }
}
