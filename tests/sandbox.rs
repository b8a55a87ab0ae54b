//! Real sandboxes: these tests need root, namespaces, cgroups and `/bin/busybox` (the Debian
//! package `busybox-static`), and fail without.

#[path = "sandbox/support.rs"]
mod support;

#[path = "sandbox/isolation.rs"]
mod isolation;
#[path = "sandbox/lifecycle.rs"]
mod lifecycle;
#[path = "sandbox/limits.rs"]
mod limits;
#[path = "sandbox/recovery.rs"]
mod recovery;
