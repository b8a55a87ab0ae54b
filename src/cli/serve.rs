//! `coracle serve`.

use clap::Args;
use tracing::warn;

use super::{CommandError, log};
use crate::config::{Config, Environment, ServeFlags};
use crate::server;

/// Serve the Lambda API and run functions
///
/// Prints one line with its addresses when it is ready. SIGTERM and SIGINT let running invocations
/// finish, then end every sandbox.
#[derive(Debug, Args)]
#[command(after_long_help = MORE)]
pub(super) struct Arguments {
    #[command(flatten)]
    flags: ServeFlags,
}

const MORE: &str = "\
Commas separate the values of a repeatable flag in its variable. LocalStack's LAMBDA_LIMITS_*
variables set the account's limits, and limits-* keys of the file do too.";

pub(super) fn run(arguments: Arguments, environment: &Environment) -> Result<(), CommandError> {
    let config = Config::read(arguments.flags, environment)?;
    log::start(config.log.clone());
    for variable in &config.ignored_variables {
        warn!(%variable, "this variable has no effect here");
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(worker_threads())
        .enable_all()
        .build()
        .map_err(CommandError::Threads)?;
    Ok(runtime.block_on(server::run(config))?)
}

/// Half of the processors serve, the other half is the functions'. An invocation that stays on one
/// thread saves the wake-up of another processor at each step: measured on two processors, one
/// thread answers a warm echo in 0.7 of the time that two take.
fn worker_threads() -> usize {
    const MOST: usize = 8;
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    (processors / 2).clamp(1, MOST)
}
