//! The command line: one file per command, each with a test of the same name in `tests/cli/`.
//!
//! A command prints its result to standard output and everything else to standard error. Exit
//! codes: 0 it worked; 1 the function or the operation failed; 2 the command line or a setting is
//! wrong.

mod client;
mod image;
mod image_store;
mod invoke;
mod log;
mod ps;
mod serve;
mod table;

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::client::ClientError;
use self::invoke::InvokeError;
use crate::config::{ConfigError, Environment};

/// AWS Lambda for Linux without Docker: official images, namespaces, the Lambda API.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  coracle serve
  aws --endpoint-url http://127.0.0.1:4566 lambda list-functions
  coracle invoke hello --payload '{\"name\": \"you\"}'
  coracle ps

Every flag has an environment variable, and `coracle serve --config FILE` reads the same names
from TOML. Flags win over variables, variables over the file.";

#[derive(Debug, Subcommand)]
enum Command {
    Serve(Box<serve::Arguments>),
    Invoke(invoke::Arguments),
    Ps(ps::Arguments),
    Image(image::Arguments),
}

/// Runs the command that the arguments of this process name.
pub fn run() -> ExitCode {
    // clap prints help and usage errors itself, and exits with 0 or 2.
    let command = CommandLine::parse().command;
    let environment = Environment::of_process();
    let output = &mut io::stdout().lock();
    let result = match command {
        Command::Serve(arguments) => serve::run(*arguments, &environment),
        Command::Invoke(arguments) => invoke::run(arguments, &environment, output),
        Command::Ps(arguments) => ps::run(arguments, &environment, output),
        Command::Image(arguments) => image::run(arguments, &environment, output),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => report(&error),
    }
}

/// Why a command did not work.
#[derive(Debug, thiserror::Error)]
enum CommandError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Client(#[from] ClientError),
    #[error(transparent)]
    Invoke(#[from] InvokeError),
    #[error(transparent)]
    Image(#[from] image_store::ImageCommandError),
    #[error(transparent)]
    Serve(#[from] crate::server::ServeError),
    #[error("could not start the threads of the command")]
    Threads(#[source] io::Error),
    #[error("could not print the result")]
    Print(#[source] io::Error),
}

/// Prints an error with its causes, and chooses the exit code.
fn report(error: &CommandError) -> ExitCode {
    if let CommandError::Print(cause) = error
        && cause.kind() == io::ErrorKind::BrokenPipe
    {
        return ExitCode::SUCCESS; // the reader has seen enough, as `head` does
    }
    let mut text = format!("error: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    // When standard error is gone too, the exit code is all that is left to say.
    writeln!(io::stderr(), "{text}").ok();
    match error {
        CommandError::Config(_) => ExitCode::from(2),
        CommandError::Client(_)
        | CommandError::Invoke(_)
        | CommandError::Image(_)
        | CommandError::Serve(_)
        | CommandError::Threads(_)
        | CommandError::Print(_) => ExitCode::FAILURE,
    }
}

/// Runs a short command on this thread.
fn block_on<T>(future: impl Future<Output = T>) -> Result<T, CommandError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(CommandError::Threads)?;
    Ok(runtime.block_on(future))
}
