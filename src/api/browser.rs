//! Keeps web pages away from the API.
//!
//! A page in a developer's browser can send requests to this machine: directly, from another port
//! of it, or through a name of its own that resolves to it (DNS rebinding). Browsers tell on it.

use std::net::IpAddr;

use hyper::HeaderMap;
use hyper::header::{HOST, ORIGIN};

use super::context::Settings;
use super::error::ApiError;

/// Refuses what a foreign web page may have sent (reference: security.md §3).
///
/// `local` is the address the connection arrived at, which `Host` may name as well.
///
/// # Errors
///
/// A `ForbiddenException` that says what to allow.
pub fn refuse_foreign_pages(
    headers: &HeaderMap,
    local: Option<IpAddr>,
    settings: &Settings,
) -> Result<(), ApiError> {
    let text =
        |name: &str| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()));
    if let Some(host) = text(HOST.as_str())
        && !is_own_host(&host, local, settings)
    {
        return Err(ApiError::forbidden(format!(
            "the host {host:?} is not allowed: add it to the allowed hosts"
        )));
    }
    let origin = text(ORIGIN.as_str());
    let is_allowed =
        |origin: &str| settings.allowed_origins.iter().any(|allowed| allowed == origin);
    match origin {
        Some(origin) if is_allowed(&origin) => Ok(()),
        Some(origin) => Err(ApiError::forbidden(format!(
            "web pages of {origin:?} are not allowed: add it to the allowed origins"
        ))),
        // `none` is the user's own doing; another origin says so by the header above.
        None => match text("sec-fetch-site").as_deref() {
            Some(site @ ("cross-site" | "same-site")) => {
                Err(ApiError::forbidden(format!("{site} requests of web pages are not allowed")))
            }
            _ => Ok(()),
        },
    }
}

fn is_own_host(host: &str, local: Option<IpAddr>, settings: &Settings) -> bool {
    let name = without_port(host);
    if settings.allowed_hosts.iter().any(|allowed| allowed.eq_ignore_ascii_case(name)) {
        return true;
    }
    let address: Option<IpAddr> = name.trim_start_matches('[').trim_end_matches(']').parse().ok();
    match address {
        Some(address) => address.is_loopback() || Some(address) == local,
        None => name.eq_ignore_ascii_case("localhost"),
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headers: &[(&'static str, &str)]) -> Result<(), ApiError> {
        let settings = Settings {
            allowed_hosts: vec!["lambda.internal".into()],
            allowed_origins: vec!["https://console.example".into()],
            ..Settings::default()
        };
        let headers = headers
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect();
        refuse_foreign_pages(&headers, Some([10, 0, 0, 5].into()), &settings)
    }

    #[test]
    fn only_own_names_may_be_the_host() {
        for host in [
            "localhost:4566",
            "127.0.0.1:4566",
            "127.0.0.2",
            "[::1]:4566",
            "[::1]",
            "LOCALHOST",
            "lambda.internal:80",
            "10.0.0.5:4566",
        ] {
            assert!(check(&[("host", host)]).is_ok(), "{host}");
        }
        for host in ["evil.example", "localhost.evil.example", "10.0.0.6", "0.0.0.0:4566", ""] {
            assert!(check(&[("host", host)]).is_err(), "{host}");
        }
    }

    #[test]
    fn pages_of_other_origins_are_refused() {
        assert!(check(&[("origin", "https://console.example")]).is_ok());
        assert!(check(&[("origin", "http://localhost:3000")]).is_err());
        assert!(check(&[("origin", "null")]).is_err());
        assert!(check(&[("sec-fetch-site", "cross-site")]).is_err());
        assert!(check(&[("sec-fetch-site", "same-site")]).is_err());
        assert!(check(&[("sec-fetch-site", "none")]).is_ok());
        assert!(check(&[]).is_ok());
    }
}
