//! What the server and PID 1 of a sandbox share: the [`protocol`] between them.
//!
//! The binary of this package is PID 1 itself. It is built statically by the build script of the
//! server, which keeps it inside its own executable: nothing of it is in a sandbox's file system.

pub mod protocol;
