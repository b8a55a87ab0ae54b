//! Everything durable, in one SQLite file: `state.db` of the state directory.
//!
//! ```text
//! functions ── changes ──▶ Store ── one bounded queue ──▶ writer thread ── one transaction for all that wait ──▶ state.db
//!     ▲                                                        │
//!     └──────────── then(): publish to memory ◀── committed ───┘
//! ```
//!
//! A row is a key, in columns, and a document, as JSON. Rows are types of their own ([`Row`]): what
//! is on disk changes by a migration ([`schema`]) and never because a type elsewhere changed.
//!
//! **Invariant:** an answer is sent after the commit (`synchronous=FULL`), so what a client was
//! told survives a power cut. Nothing here is read while requests are served: memory is.
//!
//! **Invariant:** rows hold no path of this machine but the folder a user named for hot reload, and
//! no id of this node.

mod row;
mod rows;
mod schema;
mod store;

pub use row::{Change, Row, RowKey};
pub use rows::*;
pub use store::{CommitError, LoadError, OpenError, Store};
