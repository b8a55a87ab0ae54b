//! AWS's wire: the Lambda API over HTTP.
//!
//! In reading order: [`serve`](fn@serve) accepts connections; `service` takes one request the whole way:
//! [`browser`], [`credentials`] and [`authentication`] refuse strangers, [`router`] finds the operation, [`request`]
//! gathers its members, [`types`] and [`validate`] check them against the [`shape`]s of AWS's
//! model, a file of [`operations`] answers, [`reply`], [`error`] and `event_stream` write it.
//!
//! [`generated`] comes from AWS's own model: messages, routes, constraints, errors, and the table of
//! which operations are implemented. [`reference`](mod@reference) and [`timestamp`] are what operations
//! share, and `code_location` where their links to code lead.
//!
//! **Invariant:** when a handler runs, its input satisfies every constraint of the model.

pub mod authentication;
pub mod browser;
mod code_location;
pub mod context;
pub mod credentials;
pub mod error;
mod event_stream;
pub mod generated;
mod java;
pub mod operation;
pub mod operations;
mod pattern;
pub mod payload;
pub mod reference;
mod refusal;
pub mod reply;
pub mod request;
pub mod router;
mod serve;
mod service;
pub mod shape;
pub mod timestamp;
pub mod types;
pub mod validate;
pub mod wire;

pub use authentication::Authentication;
pub use code_location::CodeLinks;
pub use context::{AdminHandler, Context, HotReload, Services, Settings};
pub use error::ApiError;
pub use reply::{Body, Reply};
pub use serve::{Listener, Shutdown, serve};
