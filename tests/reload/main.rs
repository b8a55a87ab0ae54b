//! Hot reload against real files and a real inotify.
//!
//! A test waits for a change or for [`Watch::sync`], with a deadline, never for a while. "Does not
//! reload" is shown by `sync`: when it has settled and the generation is the same, everything that
//! was done before has been looked at.
//!
//! Tests in `namespaces` run themselves again in an own user namespace. Those that need a program
//! the host lacks (git, rsync, vim, zip) say so and pass.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose files cannot be made fails where it makes them"
)]
#![expect(clippy::print_stdout, reason = "measurements and what was not tested are for the reader")]

mod folders;
mod measure;
mod namespaces;
mod saves;
mod storm;
mod support;
