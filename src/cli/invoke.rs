//! `coracle invoke`.

use std::io::{self, Read, Write};
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use clap::Args;
use hyper::Method;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::client::{self, Call, ClientError};
use super::{CommandError, block_on};
use crate::config::{ClientConfig, ClientFlags, Environment};

/// What RFC 3986 leaves as it is.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Invoke a function and print its answer
///
/// Exits with 1 if the function failed; its error is then the answer.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The function: a name, name:qualifier or ARN
    name: String,

    /// The event: JSON, @FILE, or - for standard input [default: {}]
    #[arg(long, short, value_name = "JSON|@FILE|-", allow_negative_numbers = true)]
    payload: Option<Payload>,

    /// A version or an alias of the function [default: $LATEST]
    #[arg(long, short, value_name = "QUALIFIER")]
    qualifier: Option<String>,

    /// Print the end of the function's log to standard error
    #[arg(long)]
    log_tail: bool,

    #[command(flatten)]
    client: ClientFlags,
}

/// Why the answer of a function is not a success.
#[derive(Debug, thiserror::Error)]
pub(super) enum InvokeError {
    #[error("could not read the payload; the cause names the file")]
    ReadPayload(#[source] io::Error),
    #[error("could not read the payload from standard input")]
    ReadStandardInput(#[source] io::Error),
    #[error("the function failed: its answer is the error")]
    FunctionFailed,
}

/// Where the event comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Payload {
    Text(String),
    File(String),
    StandardInput,
}

impl FromStr for Payload {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text.strip_prefix('@') {
            Some(path) => Self::File(path.to_owned()),
            None if text == "-" => Self::StandardInput,
            None => Self::Text(text.to_owned()),
        })
    }
}

impl Payload {
    fn read(self) -> Result<Bytes, InvokeError> {
        match self {
            Self::Text(text) => Ok(text.into()),
            Self::File(path) => {
                fs_err::read(path).map(Bytes::from).map_err(InvokeError::ReadPayload)
            }
            Self::StandardInput => {
                let mut bytes = Vec::new();
                let result = io::stdin().read_to_end(&mut bytes);
                result.map_err(InvokeError::ReadStandardInput)?;
                Ok(bytes.into())
            }
        }
    }
}

pub(super) fn run(
    arguments: Arguments,
    environment: &Environment,
    output: &mut dyn Write,
) -> Result<(), CommandError> {
    let config = ClientConfig::read(arguments.client, environment)?;
    let body = arguments.payload.map(Payload::read).transpose()?.unwrap_or_default();
    let call = Call {
        method: Method::POST,
        path: path(&arguments.name, arguments.qualifier.as_deref()),
        headers: if arguments.log_tail { vec![("x-amz-log-type", "Tail")] } else { vec![] },
        body,
    };
    let response = block_on(client::call(&config, call))??;
    if let Some(tail) = response.headers().get("x-amz-log-result") {
        let tail = BASE64_STANDARD.decode(tail).map_err(|error| ClientError::Answer {
            endpoint: config.endpoint.clone(),
            source: error.into(),
        })?;
        io::stderr().write_all(&tail).map_err(CommandError::Print)?;
    }
    print_line(response.body(), output).map_err(CommandError::Print)?;
    if response.headers().contains_key("x-amz-function-error") {
        return Err(InvokeError::FunctionFailed.into());
    }
    Ok(())
}

/// The operation's path, with everything a user typed encoded.
fn path(name: &str, qualifier: Option<&str>) -> String {
    let encode = |text| utf8_percent_encode(text, RESERVED);
    let path = format!("/2015-03-31/functions/{}/invocations", encode(name));
    match qualifier {
        Some(qualifier) => format!("{path}?Qualifier={}", encode(qualifier)),
        None => path,
    }
}

fn print_line(payload: &[u8], output: &mut dyn Write) -> io::Result<()> {
    output.write_all(payload)?;
    if !payload.ends_with(b"\n") {
        output.write_all(b"\n")?;
    }
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_arns_and_qualifiers_are_encoded_whole() {
        assert_eq!(path("a-b_c", None), "/2015-03-31/functions/a-b_c/invocations");
        assert_eq!(
            path("arn:aws:lambda:us-east-1:000000000000:function:f", Some("$LATEST")),
            "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af\
             /invocations?Qualifier=%24LATEST"
        );
        assert_eq!(path("../x", None), "/2015-03-31/functions/..%2Fx/invocations");
    }

    #[test]
    fn a_payload_is_text_a_file_or_standard_input() {
        let parse = |text: &str| text.parse::<Payload>().expect("cannot fail");
        assert_eq!(parse("{}"), Payload::Text("{}".to_owned()));
        assert_eq!(parse("@event.json"), Payload::File("event.json".to_owned()));
        assert_eq!(parse("-"), Payload::StandardInput);
        assert_eq!(parse("-1"), Payload::Text("-1".to_owned()));
    }
}
