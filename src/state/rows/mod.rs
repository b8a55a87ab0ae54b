//! What each table keeps. Members are plain values, optional ones absent when unset, so that a file
//! stays readable by the SQLite shell and a member added later needs no migration.

mod attachments;
mod events;
mod functions;
mod layers;
mod resources;

pub use attachments::*;
pub use events::*;
pub use functions::*;
pub use layers::*;
pub use resources::*;
