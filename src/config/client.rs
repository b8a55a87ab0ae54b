//! What a command that talks to a running server needs.

use clap::Args;

use super::environment::Environment;
use super::source::{ConfigError, Given, Origin};
use super::values::Endpoint;
use crate::model::{Credentials, Region};

/// Names the server for every command that talks to one.
pub(super) const ENDPOINT_VARIABLE: &str = "CORACLE_ENDPOINT";

/// The flags of every command that talks to a running server.
#[derive(Debug, Clone, Default, Args)]
pub struct ClientFlags {
    /// The server: http://HOST:PORT or unix:/path [default: http://127.0.0.1:4566]
    ///
    /// [env: CORACLE_ENDPOINT]
    #[arg(long, value_name = "URL")]
    endpoint: Option<String>,

    /// The AWS region to ask for [default: us-east-1]
    ///
    /// [env: AWS_REGION, AWS_DEFAULT_REGION]
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
}

/// How to reach a running server, and as whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientConfig {
    pub endpoint: Endpoint,
    pub region: Region,
    pub credentials: Credentials,
}

impl ClientConfig {
    /// Reads flags and variables.
    pub fn read(flags: ClientFlags, environment: &Environment) -> Result<Self, ConfigError> {
        let from_flag = |key, value: Option<String>| {
            value.map(|value| Given { origin: Origin::Flag(key), values: vec![value] })
        };
        let from_variable = |name: &'static str| -> Result<Option<Given>, ConfigError> {
            let value = environment.get(name)?;
            Ok(value.map(|v| Given { origin: Origin::Variable(name), values: vec![v.to_owned()] }))
        };
        let endpoint = match from_flag("endpoint", flags.endpoint) {
            Some(given) => Some(given),
            None => from_variable(ENDPOINT_VARIABLE)?,
        };
        let region = match from_flag("region", flags.region) {
            Some(given) => Some(given),
            None => match from_variable("AWS_REGION")? {
                Some(given) => Some(given),
                None => from_variable("AWS_DEFAULT_REGION")?,
            },
        };
        let or_test =
            |name| Ok::<_, ConfigError>(environment.get(name)?.unwrap_or("test").to_owned());
        Ok(Self {
            endpoint: parse_or(endpoint, || Endpoint::Http("127.0.0.1:4566".to_owned()))?,
            region: parse_or(region, || {
                "us-east-1".parse().expect("the default region is well formed")
            })?,
            credentials: Credentials {
                access_key_id: or_test("AWS_ACCESS_KEY_ID")?,
                secret_access_key: or_test("AWS_SECRET_ACCESS_KEY")?,
                session_token: environment.get("AWS_SESSION_TOKEN")?.map(str::to_owned),
            },
        })
    }
}

fn parse_or<T>(given: Option<Given>, default: impl FnOnce() -> T) -> Result<T, ConfigError>
where
    T: std::str::FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    match given {
        Some(given) => Ok(given.parse_all()?.pop().unwrap_or_else(default)),
        None => Ok(default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(flags: ClientFlags, variables: &[(&str, &str)]) -> Result<ClientConfig, ConfigError> {
        ClientConfig::read(flags, &Environment::with(variables))
    }

    #[test]
    fn a_client_finds_the_default_server_without_any_setting() {
        let config = read(ClientFlags::default(), &[]).expect("defaults are valid");
        assert_eq!(config.endpoint.to_string(), "http://127.0.0.1:4566");
        assert_eq!(config.region.as_str(), "us-east-1");
        assert_eq!(config.credentials, Credentials::of_tests());
    }

    #[test]
    fn flags_win_over_variables_and_aws_region_over_the_default_region() {
        let flags = ClientFlags { endpoint: Some("unix:/a".to_owned()), region: None };
        let variables = [
            ("CORACLE_ENDPOINT", "http://b"),
            ("AWS_REGION", "eu-west-1"),
            ("AWS_DEFAULT_REGION", "eu-west-2"),
            ("AWS_ACCESS_KEY_ID", "000000000042"),
        ];
        let config = read(flags, &variables).expect("valid");
        assert_eq!(config.endpoint, Endpoint::Unix("/a".into()));
        assert_eq!(config.region.as_str(), "eu-west-1");
        assert_eq!(config.credentials.access_key_id, "000000000042");
    }

    #[test]
    fn an_invalid_region_names_the_variable_it_comes_from() {
        let error = read(ClientFlags::default(), &[("AWS_REGION", "Frankfurt")]).unwrap_err();
        assert_eq!(error.to_string(), "AWS_REGION is \"Frankfurt\"");
    }
}
