//! runtime-interface.
pub mod protocol;
