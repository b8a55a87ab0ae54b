//! Coracle: a daemonless AWS Lambda for Linux.
//!
//! # The way of one invocation, which is the reading order
//!
//! ```text
//! client ─▶ api ─▶ functions ─▶ scheduler ─┬─ idle environment ──────────────────────▶ runtime_api ─▶ runtime process
//!           │      (version)    (admission)└─ none: image + code ─▶ sandbox ─▶ PID 1 ─▶ runtime process
//! client ◀─ api ◀──────────────────────────── outcome ◀── runtime_api · PID 1 (exit) · timer (timeout)
//! ```
//!
//! 1. [`cli`] reads the command line, [`config`] everything a user can set; [`server`] opens the
//!    stores, starts everything and drains.
//! 2. [`api`] is AWS's wire: routes, validation, errors, one file per operation.
//! 3. [`functions`] knows what exists: functions, versions, aliases, layers. [`state`] keeps it.
//! 4. [`scheduler`] finds or makes an execution environment for each invocation. Its `provision`
//!    is the only place that sees [`image`], [`code`] and [`sandbox`] together.
//! 5. [`image`] turns a registry's reference into directories, [`code`] a zip into a directory.
//! 6. [`sandbox`] runs a spec in namespaces; it does not know what a function is. Inside, PID 1 is
//!    the `runtime-interface` program, whose protocol is [`runtime_interface::protocol`].
//! 7. [`runtime_api`] serves the Lambda Runtime API to one sandbox; [`logs`] takes its output.
//! 8. [`s3`] fetches code that a request only names, [`sts`] the credentials of functions;
//!    [`http_client`] makes the clients for these and for registries, [`xml`] reads their answers.
//!    [`signature`] signs as AWS does, and tells who signed.
//! 9. [`reload`] watches folders; [`files`] makes things on disk appear complete or not at all;
//!    [`model`] holds the nouns they all share.
//!
//! `tests/architecture.rs` holds the table of who may use whom.

pub mod api;
pub mod cli;
pub mod code;
pub mod config;
pub mod files;
pub mod functions;
pub mod http_client;
pub mod image;
pub mod logs;
pub mod model;
pub mod reload;
pub mod runtime_api;
pub mod s3;
pub mod sandbox;
pub mod scheduler;
pub mod server;
pub mod signature;
pub mod state;
pub mod sts;
pub mod xml;
