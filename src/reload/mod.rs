//! reload.
