//! Sandboxes: namespaces, mounts and limits around the processes of one execution environment.
//!
//! ```text
//!            Launcher::create                      Sandbox::start
//!  (nothing) ────────────────▶ ready: PID 1 waits ────────────────▶ running: the runtime lives
//!                                ▲                                    │            │
//!                                │   Sandbox::kill                    │ it ends:   │
//!                                ├────────────────────────────────────┘ event()    │
//!                                └─────────────────────────────────────────────────┘
//!  destroy(), drop, the end of the server, the end of PID 1 ──▶ gone, from every state
//! ```
//!
//! 1. [`spec`] says what a sandbox is made of, [`cgroup`] limits it, [`ids`] gives it host ids.
//! 2. [`launcher`] is the server's end: it asks the [`spawner`], a process of its own, for each
//!    sandbox over [`wire`].
//! 3. [`link`] is what the owner of a living sandbox holds: it talks to PID 1 with
//!    [`runtime_interface::protocol`].
//!
//! Two halves make a sandbox. The generic one, [`Preparation`](wire::Preparation), is the same for
//! all and done ahead of demand: a process in fresh cgroups, with a user and a network namespace.
//! The specific one, [`Request`](wire::Request), is everything that a [`SandboxSpec`] says.
//!
//! **Invariant:** this module does not know what a function is.
//!
//! **Invariant:** no process of a sandbox outlives the server: PID 1 ends with the control socket,
//! and what was being made when the server died is in a cgroup that the next start sweeps.

mod cgroup;
mod ids;
mod launcher;
mod link;
mod preflight;
mod spawner;
mod spec;
mod sys;
mod wire;

use std::net::Ipv4Addr;

pub use cgroup::{CgroupError, DetectError, InstanceId};
pub use launcher::{Launcher, LauncherError, LauncherOptions, SpawnerError, StartError};
pub use link::{LinkError, ProcessSpec, Sandbox, SandboxEvent};
pub use preflight::{Obstacle, preflight};
pub use runtime_interface::protocol::{ExitStatus, StartStep};
pub use spawner::run_if_asked as run_spawner_if_asked;
pub use spec::{CpuQuota, SandboxSpec};

/// Where a sandbox finds the Runtime API, as on AWS.
pub const RUNTIME_API_ADDRESS: Ipv4Addr = Ipv4Addr::new(169, 254, 100, 1);

/// The port of the Runtime API.
pub const RUNTIME_API_PORT: u16 = 9001;
