//! The types that settings are parsed into.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use hyper::Uri;
use tracing_subscriber::filter::{LevelFilter, Targets};

/// The longest path of a Unix socket: `sockaddr_un` holds 108 bytes with a final NUL (unix(7)).
const LONGEST_SOCKET_PATH: usize = 107;

/// A text that a setting does not take; the text says what it takes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Expected(pub(super) &'static str);

/// An address the server listens on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListenAddress {
    /// A TCP address; port 0 lets the kernel choose.
    Tcp(SocketAddr),
    /// The path of a Unix socket.
    Unix(PathBuf),
}

impl ListenAddress {
    /// The default, which is LocalStack's port on loopback.
    pub const DEFAULT: Self = Self::Tcp(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 4566));

    /// Whether only processes of this machine can connect.
    pub fn is_local(&self) -> bool {
        match self {
            Self::Tcp(address) => address.ip().to_canonical().is_loopback(),
            Self::Unix(_) => true,
        }
    }
}

impl FromStr for ListenAddress {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        if let Some(path) = text.strip_prefix("unix:") {
            return socket_path(path).map(Self::Unix);
        }
        // No name service: the answer could change between the check for loopback and the bind.
        let numeric = match text.strip_prefix("localhost:") {
            Some(port) => format!("127.0.0.1:{port}"),
            None => text.to_owned(),
        };
        numeric.parse().map(Self::Tcp).map_err(|_| {
            Expected("expected an IP address with a port, such as 127.0.0.1:4566, or unix:/path")
        })
    }
}

impl fmt::Display for ListenAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => address.fmt(f),
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

fn socket_path(path: &str) -> Result<PathBuf, Expected> {
    if !Path::new(path).is_absolute() {
        return Err(Expected("expected an absolute path after unix:, such as unix:/run/c.sock"));
    }
    if LONGEST_SOCKET_PATH < path.len() {
        return Err(Expected("the path of a Unix socket has at most 107 bytes"));
    }
    Ok(PathBuf::from(path))
}

/// The address of a running server, as a client names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Endpoint {
    /// Plain HTTP to `host:port`.
    Http(String),
    /// Plain HTTP over a Unix socket.
    Unix(PathBuf),
}

impl FromStr for Endpoint {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        const EXPECTED: Expected = Expected("expected http://HOST:PORT or unix:/path");
        if let Some(path) = text.strip_prefix("unix:") {
            return socket_path(path).map(Self::Unix);
        }
        if text.starts_with("https://") {
            return Err(Expected("the server speaks plain HTTP: use http://"));
        }
        let uri: Uri = text.parse().map_err(|_| EXPECTED)?;
        if uri.scheme_str() != Some("http") || !matches!(uri.path(), "" | "/") {
            return Err(EXPECTED);
        }
        let host = uri.host().ok_or(EXPECTED)?;
        Ok(Self::Http(format!("{host}:{}", uri.port_u16().unwrap_or(80))))
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Http(authority) => write!(f, "http://{authority}"),
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

/// A setting that is on or off. LocalStack writes 1 and 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Switch(pub(super) bool);

impl FromStr for Switch {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        match text.to_ascii_lowercase().as_str() {
            "1" | "true" => Ok(Self(true)),
            "0" | "false" => Ok(Self(false)),
            _ => Err(Expected("expected 1, true, 0 or false")),
        }
    }
}

/// A path, made absolute against the working directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AbsolutePath(pub(super) PathBuf);

impl FromStr for AbsolutePath {
    type Err = std::io::Error;

    fn from_str(text: &str) -> Result<Self, std::io::Error> {
        std::path::absolute(text).map(Self)
    }
}

/// The S3 bucket whose keys are folders of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BucketName(pub(super) String);

impl FromStr for BucketName {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        match text {
            "__local__" => Err(Expected(
                "__local__ was replaced by hot-reload: use S3Bucket=hot-reload in your calls and \
                 remove this setting",
            )),
            name => Ok(Self(name.to_owned())),
        }
    }
}

/// The form of the server's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

impl FromStr for LogFormat {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        match text {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err(Expected("expected text or json")),
        }
    }
}

/// What is logged.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LogFilter(pub(super) Targets);

impl FromStr for LogFilter {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        // To `Targets` a lone word that is no level is a target: a misspelt level would silence
        // everything else.
        let is_clear =
            |part: &str| part.contains('=') || part.trim().parse::<LevelFilter>().is_ok();
        let targets = if text.split(',').all(is_clear) { text.parse().ok() } else { None };
        targets.map(Self).ok_or(Expected(
            "expected error, warn, info, debug, trace or off, or a filter such as \
             info,coracle::image=debug",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_to_listen_on_is_an_ip_address_with_a_port_or_a_socket() {
        for text in ["127.0.0.1:4566", "[::1]:0", "0.0.0.0:80", "unix:/run/coracle.sock"] {
            let address: ListenAddress = text.parse().expect(text);
            assert_eq!(address.to_string(), text);
        }
        assert_eq!("localhost:4566".parse(), Ok(ListenAddress::DEFAULT));
        for text in ["4566", "127.0.0.1", "example.com:80", "unix:", "unix:relative"] {
            assert!(text.parse::<ListenAddress>().is_err(), "{text}");
        }
    }

    #[test]
    fn only_loopback_and_sockets_are_local() {
        let is_local = |text: &str| text.parse::<ListenAddress>().expect(text).is_local();
        for text in ["127.0.0.1:1", "127.9.9.9:1", "[::1]:1", "[::ffff:127.0.0.1]:1", "unix:/a"] {
            assert!(is_local(text), "{text}");
        }
        for text in ["0.0.0.0:1", "[::]:1", "192.168.1.2:1", "[::ffff:10.0.0.1]:1"] {
            assert!(!is_local(text), "{text}");
        }
    }

    #[test]
    fn a_socket_path_longer_than_the_kernel_takes_is_refused_here() {
        assert!(format!("unix:/{}", "a".repeat(106)).parse::<ListenAddress>().is_ok());
        assert!(format!("unix:/{}", "a".repeat(107)).parse::<ListenAddress>().is_err());
    }

    #[test]
    fn a_log_filter_is_a_level_and_levels_of_modules() {
        for text in ["debug", "OFF", "info,coracle::image=trace", "coracle=debug, warn"] {
            assert!(text.parse::<LogFilter>().is_ok(), "{text}");
        }
        for text in ["loud", "debg", "info,coracle::image", "coracle=loud"] {
            assert!(text.parse::<LogFilter>().is_err(), "{text}");
        }
    }

    #[test]
    fn an_endpoint_is_plain_http_without_a_path() {
        let http = |authority: &str| Ok(Endpoint::Http(authority.to_owned()));
        assert_eq!("http://127.0.0.1:4566".parse(), http("127.0.0.1:4566"));
        assert_eq!("http://localhost/".parse(), http("localhost:80"));
        assert_eq!("http://[::1]:9".parse(), http("[::1]:9"));
        assert_eq!("unix:/a".parse(), Ok(Endpoint::Unix("/a".into())));
        for text in ["https://a", "127.0.0.1:4566", "http://a/b", "ftp://a", ""] {
            assert!(text.parse::<Endpoint>().is_err(), "{text}");
        }
    }
}
