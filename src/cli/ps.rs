//! `coracle ps`.

use std::fmt;
use std::io::Write;
use std::time::Duration;

use bytes::Bytes;
use clap::Args;
use hyper::Method;
use serde::Deserialize;

use super::client::{self, Call, ClientError};
use super::{CommandError, block_on, table};
use crate::config::{ClientConfig, ClientFlags, Environment};
use crate::model::{SandboxId, Version};

/// List the execution environments of a running server
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Print the server's JSON instead of a table
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    client: ClientFlags,
}

/// One execution environment, as the server shows it at `/_coracle/environments`.
#[derive(Debug, Deserialize)]
struct ExecutionEnvironment {
    sandbox_id: SandboxId,
    function: String,
    version: Version,
    state: State,
    /// Milliseconds since it was started.
    age_ms: u64,
    /// Milliseconds since the last invocation ended, while idle.
    idle_ms: Option<u64>,
    memory_bytes: Option<u64>,
    /// Its PID 1, as this machine sees it.
    pid: Option<u32>,
    invocations: u64,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Prepared,
    Starting,
    Idle,
    Busy,
    Restarting,
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Prepared => "prepared",
            Self::Starting => "starting",
            Self::Idle => "idle",
            Self::Busy => "busy",
            Self::Restarting => "restarting",
        })
    }
}

pub(super) fn run(
    arguments: Arguments,
    environment: &Environment,
    output: &mut dyn Write,
) -> Result<(), CommandError> {
    let config = ClientConfig::read(arguments.client, environment)?;
    let call = Call {
        method: Method::GET,
        path: "/_coracle/environments".to_owned(),
        headers: vec![],
        body: Bytes::new(),
    };
    let response = block_on(client::call(&config, call))??;
    let environments: Vec<ExecutionEnvironment> =
        serde_json::from_slice(response.body()).map_err(|error| ClientError::Answer {
            endpoint: config.endpoint.clone(),
            source: error.into(),
        })?;
    let result = if arguments.json {
        output.write_all(response.body()).and_then(|()| output.write_all(b"\n"))
    } else {
        output.write_all(table::format(&HEADINGS, environments.iter().map(row)).as_bytes())
    };
    result.map_err(CommandError::Print)
}

const HEADINGS: [&str; 9] =
    ["SANDBOX", "FUNCTION", "VERSION", "STATE", "AGE", "IDLE", "MEMORY", "PID", "INVOCATIONS"];

fn row(environment: &ExecutionEnvironment) -> [String; 9] {
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    let duration = |ms| table::duration(Duration::from_millis(ms));
    [
        environment.sandbox_id.as_str().chars().take(12).collect(),
        environment.function.clone(),
        environment.version.to_string(),
        environment.state.to_string(),
        duration(environment.age_ms),
        or_dash(environment.idle_ms.map(duration)),
        or_dash(environment.memory_bytes.map(table::size)),
        or_dash(environment.pid.map(|pid| pid.to_string())),
        environment.invocations.to_string(),
    ]
}
