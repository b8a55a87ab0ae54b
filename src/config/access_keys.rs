//! Whose signatures are verified: a file in the format of AWS's shared credentials.
//!
//! <https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html>

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::setting;
use super::source::{ConfigError, Sources};
use super::values::Expected;
use crate::model::{AccessKey, Credentials, InvalidId};

/// What is asked of the signature of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Shape,
    Verify,
}

impl FromStr for Mode {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        match text {
            "shape" => Ok(Self::Shape),
            "verify" => Ok(Self::Verify),
            _ => Err(Expected("expected shape or verify")),
        }
    }
}

/// A file that is no list of access keys.
#[derive(Debug, thiserror::Error)]
pub enum InvalidCredentials {
    #[error("others than its owner and group can read it: chmod o-rwx it")]
    Readable,
    #[error("line {0} is neither [profile] nor name = value")]
    Line(usize),
    #[error("the profile {profile} lacks {name}")]
    Incomplete { profile: String, name: &'static str },
    #[error("the profile {profile} has an aws_account_id that is none")]
    Account {
        profile: String,
        #[source]
        source: InvalidId,
    },
    #[error("two profiles have the access key {0}")]
    Repeated(String),
    #[error("it has no access key: add a profile with aws_access_key_id and aws_secret_access_key")]
    Empty,
}

/// The keys that callers may use; none when signatures are not verified.
pub(super) fn access_keys(sources: &Sources<'_>) -> Result<Option<Vec<AccessKey>>, ConfigError> {
    let mode = sources.one_or(&setting::AUTH, Mode::Shape)?;
    let file: Option<PathBuf> = sources.one(&setting::CREDENTIALS)?;
    match (mode, file) {
        (Mode::Shape, None) => Ok(None),
        (Mode::Shape, Some(_)) => Err(ConfigError::UnusedCredentials),
        (Mode::Verify, None) => Err(ConfigError::NoCredentials),
        (Mode::Verify, Some(path)) => {
            let text = fs_err::read_to_string(&path).map_err(ConfigError::ReadFile)?;
            let keys = expect_private(&path)?.and_then(|()| parse(&text));
            keys.map(Some).map_err(|source| ConfigError::Credentials { path, source })
        }
    }
}

fn expect_private(path: &Path) -> Result<Result<(), InvalidCredentials>, ConfigError> {
    let mode = fs_err::metadata(path).map_err(ConfigError::ReadFile)?.permissions().mode();
    Ok(if mode & 0o007 == 0 { Ok(()) } else { Err(InvalidCredentials::Readable) })
}

fn parse(text: &str) -> Result<Vec<AccessKey>, InvalidCredentials> {
    let mut profiles: Vec<(String, BTreeMap<&str, &str>)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            profiles.push((name.trim().to_owned(), BTreeMap::new()));
            continue;
        }
        match (line.split_once('='), profiles.last_mut()) {
            (Some((name, value)), Some((_, values))) => {
                values.insert(name.trim(), value.trim());
            }
            _ => return Err(InvalidCredentials::Line(number + 1)),
        }
    }
    let mut keys: Vec<AccessKey> = Vec::new();
    for (profile, values) in profiles {
        let Some(key) = access_key(profile, &values)? else { continue };
        let id = &key.credentials.access_key_id;
        if keys.iter().any(|other| other.credentials.access_key_id == *id) {
            return Err(InvalidCredentials::Repeated(id.clone()));
        }
        keys.push(key);
    }
    if keys.is_empty() { Err(InvalidCredentials::Empty) } else { Ok(keys) }
}

/// The key of a profile; a profile may have other things instead, such as a role.
fn access_key(
    profile: String,
    values: &BTreeMap<&str, &str>,
) -> Result<Option<AccessKey>, InvalidCredentials> {
    let get = |name| values.get(name).copied().filter(|value| !value.is_empty()).map(str::to_owned);
    let (access_key_id, secret_access_key) =
        match (get("aws_access_key_id"), get("aws_secret_access_key")) {
            (Some(id), Some(secret)) => (id, secret),
            (None, None) => return Ok(None),
            (Some(_), None) => {
                return Err(InvalidCredentials::Incomplete {
                    profile,
                    name: "aws_secret_access_key",
                });
            }
            (None, Some(_)) => {
                return Err(InvalidCredentials::Incomplete { profile, name: "aws_access_key_id" });
            }
        };
    let session_token = get("aws_session_token");
    let account = get("aws_account_id").map(|account| account.parse()).transpose();
    let account = account.map_err(|source| InvalidCredentials::Account { profile, source })?;
    let credentials = Credentials { access_key_id, secret_access_key, session_token };
    Ok(Some(AccessKey { credentials, account }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_key_in_each_profile() {
        let text = "# ours\n[default]\naws_access_key_id = AKIA1\naws_secret_access_key=a/b+c=\nregion = eu-west-1\n\n\
                    [other]\n; theirs\naws_access_key_id=AKIA2\naws_secret_access_key = s\naws_session_token = t==\n\
                    aws_account_id = 123456789012\n[role]\nrole_arn = arn:aws:iam::123456789012:role/r\n";
        let keys = parse(text).expect("a valid file");
        let key = |id: &str, secret: &str, token: Option<&str>, account: Option<&str>| AccessKey {
            credentials: Credentials {
                access_key_id: id.to_owned(),
                secret_access_key: secret.to_owned(),
                session_token: token.map(str::to_owned),
            },
            account: account.map(|account| account.parse().expect("an account")),
        };
        let expected = [
            key("AKIA1", "a/b+c=", None, None),
            key("AKIA2", "s", Some("t=="), Some("123456789012")),
        ];
        assert_eq!(keys, expected);
    }

    #[test]
    fn a_mistake_in_the_file_is_named() {
        for (text, expected) in [
            ("", "it has no access key"),
            ("[a]\nrole_arn = x", "it has no access key"),
            ("aws_access_key_id = a", "line 1 is"),
            ("[a]\nnonsense", "line 2 is"),
            ("[a]\naws_access_key_id = x", "the profile a lacks aws_secret_access_key"),
            ("[a]\naws_secret_access_key = x", "the profile a lacks aws_access_key_id"),
            (
                "[a]\naws_access_key_id=x\naws_secret_access_key=y\naws_account_id=z",
                "the profile a has an aws_account_id",
            ),
            (
                "[a]\naws_access_key_id=x\naws_secret_access_key=y\n[b]\naws_access_key_id=x\naws_secret_access_key=z",
                "two profiles have the access key x",
            ),
        ] {
            let error = parse(text).expect_err(text).to_string();
            assert!(error.starts_with(expected), "{text:?}: {error}");
        }
    }
}
