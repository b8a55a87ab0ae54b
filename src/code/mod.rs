//! Function code: an uploaded zip becomes a directory.
//!
//! In reading order: `store` (the public face and the layout on disk), `archive` (entries become
//! files), `zip` (the strict reader).
//!
//! **Invariant:** a package is stored whole or not at all, and storing it again changes nothing.

mod archive;
mod store;
mod zip;

pub use store::{ArchiveError, CodeLimits, CodeStore, OpenError, RemoveError, StoredArchive};
pub use zip::ZipFault;

#[cfg(test)]
mod tests;
