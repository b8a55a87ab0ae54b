//! The variables that every AWS client knows, for what this server asks of other services.

use std::net::IpAddr;

use reqwest::Url;

use super::environment::Environment;
use super::source::{ConfigError, Origin};
use super::values::{Expected, ListenAddress};
use crate::model::Credentials;
use crate::s3::S3Options;
use crate::sts::StsOptions;

/// Where S3 is, and who asks.
pub(super) fn s3(environment: &Environment) -> Result<S3Options, ConfigError> {
    let endpoint = endpoint(environment, "AWS_ENDPOINT_URL_S3")?;
    Ok(S3Options { endpoint, credentials: credentials(environment)? })
}

/// Where STS is, and who asks. A shell whose clients are meant for this server names it as the
/// endpoint of all services: that is no STS.
pub(super) fn sts(
    environment: &Environment,
    listen: &[ListenAddress],
) -> Result<StsOptions, ConfigError> {
    let endpoint = endpoint(environment, "AWS_ENDPOINT_URL_STS")?;
    let endpoint = endpoint.filter(|url| !listen.iter().any(|address| is_at(url, address)));
    Ok(StsOptions { endpoint, credentials: credentials(environment)? })
}

fn is_at(url: &Url, address: &ListenAddress) -> bool {
    let ListenAddress::Tcp(address) = address else { return false };
    let (host, listening) = (url.host_str().unwrap_or_default(), address.ip());
    let is_host = match host.trim_matches(['[', ']']).parse::<IpAddr>() {
        Ok(host) => host == listening || (host.is_loopback() && listening.is_unspecified()),
        Err(_) => host == "localhost" && (listening.is_loopback() || listening.is_unspecified()),
    };
    is_host && url.port_or_known_default() == Some(address.port())
}

/// Both parts of the credentials, or none.
fn credentials(environment: &Environment) -> Result<Option<Credentials>, ConfigError> {
    let get = |name| Ok::<_, ConfigError>(environment.get(name)?.map(str::to_owned));
    let (id, secret) = (get("AWS_ACCESS_KEY_ID")?, get("AWS_SECRET_ACCESS_KEY")?);
    let session_token = get("AWS_SESSION_TOKEN")?;
    Ok(id.zip(secret).map(|(access_key_id, secret_access_key)| Credentials {
        access_key_id,
        secret_access_key,
        session_token,
    }))
}

/// The endpoint of one service, or else of all.
fn endpoint(environment: &Environment, own: &'static str) -> Result<Option<Url>, ConfigError> {
    match url(environment, own)? {
        Some(url) => Ok(Some(url)),
        None => url(environment, "AWS_ENDPOINT_URL"),
    }
}

fn url(environment: &Environment, name: &'static str) -> Result<Option<Url>, ConfigError> {
    let Some(text) = environment.get(name)? else { return Ok(None) };
    let url: Option<Url> = text.parse().ok();
    match url.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host()) {
        Some(url) => Ok(Some(url)),
        None => Err(ConfigError::Invalid {
            origin: Origin::Variable(name),
            value: text.to_owned(),
            source: Box::new(Expected("expected http://HOST:PORT or https://HOST")),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<S3Options, ConfigError> {
        s3(&Environment::with(variables))
    }

    #[test]
    fn the_variable_of_s3_wins_over_the_one_of_all_services() {
        let (all, own) = (("AWS_ENDPOINT_URL", "http://a:1"), ("AWS_ENDPOINT_URL_S3", "http://b"));
        let endpoint = |variables: &[(&str, &str)]| {
            read(variables).expect("valid").endpoint.map(|url| url.to_string())
        };
        assert_eq!(endpoint(&[]), None);
        assert_eq!(endpoint(&[all]).as_deref(), Some("http://a:1/"));
        assert_eq!(endpoint(&[all, own]).as_deref(), Some("http://b/"));
    }

    #[test]
    fn sts_has_a_variable_of_its_own() {
        let variables =
            [("AWS_ENDPOINT_URL_S3", "http://a:1"), ("AWS_ENDPOINT_URL_STS", "http://b")];
        let endpoint = |variables| sts(&Environment::with(variables), &[]).expect("valid").endpoint;
        assert_eq!(endpoint(&variables).map(|url| url.to_string()).as_deref(), Some("http://b/"));
        assert_eq!(endpoint(&variables[..1]), None);
    }

    #[test]
    fn this_server_is_no_sts() {
        let is_another = |url, listen| {
            let environment = Environment::with(&[("AWS_ENDPOINT_URL", url)]);
            sts(&environment, &[listen]).expect("valid").endpoint.is_some()
        };
        let at = |address: &str| ListenAddress::Tcp(address.parse().expect("an address"));
        for url in ["http://127.0.0.1:4566", "http://localhost:4566"] {
            assert!(!is_another(url, ListenAddress::DEFAULT));
            assert!(!is_another(url, at("0.0.0.0:4566")));
            assert!(is_another(url, at("127.0.0.1:4567")));
        }
        assert!(!is_another("http://[::1]:4566", at("[::1]:4566")));
        assert!(is_another("http://sts.example.com:4566", at("0.0.0.0:4566")));
    }

    #[test]
    fn an_endpoint_that_is_no_url_is_refused_by_name() {
        for text in ["minio:9000", "ftp://a", "unix:/a", "http://"] {
            let error = read(&[("AWS_ENDPOINT_URL_S3", text)]).expect_err(text);
            assert!(error.to_string().starts_with("AWS_ENDPOINT_URL_S3 is"), "{error}");
        }
    }

    #[test]
    fn credentials_need_both_parts_and_are_not_shown() {
        let (id, secret) = (("AWS_ACCESS_KEY_ID", "AKIA"), ("AWS_SECRET_ACCESS_KEY", "hidden"));
        assert_eq!(read(&[id]).expect("valid").credentials, None);
        let options = read(&[id, secret, ("AWS_SESSION_TOKEN", "hidden")]).expect("valid");
        let shown = format!("{options:?}");
        assert!(shown.contains("AKIA") && !shown.contains("hidden"), "{shown}");
    }
}
