//! Docker's `config.json`: what `docker login` keeps in plain form.
//!
//! Credential helpers and stores are programs; none is run from here.

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::HeaderValue;
use serde::Deserialize;

use super::{TransferError, sensitive};

/// `user:password` in base64.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Credentials(String);

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(..)")
    }
}

#[derive(Deserialize)]
struct Configuration {
    #[serde(default)]
    auths: HashMap<String, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    auth: String,
    #[serde(default)]
    username: String,
    #[serde(default)]
    password: String,
}

impl Credentials {
    /// Looks up what Docker would use for a registry. A file that does not exist has nothing.
    pub(super) fn read(path: &Path, registry: &str) -> Result<Option<Self>, TransferError> {
        let failed = |source| TransferError::Credentials { path: path.to_owned(), source };
        match fs_err::read(path) {
            Ok(content) => Self::find(&content, registry).map_err(failed),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }

    fn find(configuration: &[u8], registry: &str) -> io::Result<Option<Self>> {
        let configuration: Configuration = serde_json::from_slice(configuration)?;
        // Docker Hub is kept under its oldest name.
        let names: &[&str] = match registry {
            "registry-1.docker.io" => &["index.docker.io", "docker.io", "registry-1.docker.io"],
            _ => &[registry],
        };
        let entry = configuration.auths.iter().find(|(key, _)| {
            let key = key.trim_start_matches("https://").trim_start_matches("http://");
            names.contains(&key.split('/').next().unwrap_or_default())
        });
        let Some((_, entry)) = entry else { return Ok(None) };
        if !entry.auth.is_empty() {
            return Ok(Some(Self(entry.auth.clone())));
        }
        if !entry.username.is_empty() {
            let plain = format!("{}:{}", entry.username, entry.password);
            return Ok(Some(Self(STANDARD.encode(plain))));
        }
        Ok(None)
    }

    /// The `Authorization` header.
    pub(super) fn header(&self) -> Option<HeaderValue> {
        sensitive(format!("Basic {}", self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn find(registry: &str) -> Option<String> {
        let configuration = br#"{"auths":{
            "https://index.docker.io/v1/":{"auth":"aHViOng="},
            "127.0.0.1:5000":{"auth":"bG9jYWw6eA=="},
            "example.com":{"username":"u","password":"p"},
            "helper.example":{}},
            "credsStore":"desktop"}"#;
        Credentials::find(configuration, registry).unwrap().map(|credentials| credentials.0)
    }

    #[test]
    fn credentials_are_found_under_the_names_docker_uses() {
        assert_eq!(find("registry-1.docker.io").as_deref(), Some("aHViOng="));
        assert_eq!(find("127.0.0.1:5000").as_deref(), Some("bG9jYWw6eA=="));
        assert_eq!(find("example.com").as_deref(), Some("dTpw"));
        assert_eq!(find("helper.example"), None);
        assert_eq!(find("other.example"), None);
    }

    #[test]
    fn credentials_do_not_show_in_debug_output() {
        assert_eq!(format!("{:?}", Credentials("c2VjcmV0".into())), "Credentials(..)");
    }
}
