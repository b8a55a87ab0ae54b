//! What may stand behind a function's name to choose one of its versions.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ids::{InvalidId, Version};

/// The name of an alias.
///
/// Whatever the API's `Qualifier` pattern allows and is not a version is a name that an alias could
/// have had, so `$LATEST.PUBLISHED` and `007` are names here too; CreateAlias lets nobody take them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AliasName(String);

impl AliasName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether CreateAlias lets an alias have this name: `(?!^[0-9]+$)([a-zA-Z0-9-_]+)`.
    pub fn can_be_created(&self) -> bool {
        let is_number = self.0.bytes().all(|byte| byte.is_ascii_digit());
        !is_number && !self.0.contains(['$', '.'])
    }
}

impl FromStr for AliasName {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let is_allowed =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'$' | b'.');
        if text.is_empty() || 128 < text.len() || !text.bytes().all(is_allowed) {
            let rule = "1 to 128 letters, digits, hyphens, underscores, dots and dollar signs";
            return Err(InvalidId::new(text, "alias name", rule));
        }
        Ok(Self(text.to_owned()))
    }
}

impl TryFrom<String> for AliasName {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<AliasName> for String {
    fn from(name: AliasName) -> String {
        name.0
    }
}

impl fmt::Display for AliasName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A version or an alias of a function, as `Qualifier` or the end of an ARN names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Qualifier {
    Version(Version),
    Alias(AliasName),
}

impl Qualifier {
    /// `$LATEST`, which is also meant where no qualifier is given.
    pub const LATEST: Self = Self::Version(Version::Latest);
}

impl FromStr for Qualifier {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        match text.parse() {
            // `007` is no version: versions are written in one way only.
            Ok(version) if Version::to_string(&version) == text => Ok(Self::Version(version)),
            _ => text.parse().map(Self::Alias),
        }
    }
}

impl TryFrom<String> for Qualifier {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<Qualifier> for String {
    fn from(qualifier: Qualifier) -> String {
        qualifier.to_string()
    }
}

impl From<Version> for Qualifier {
    fn from(version: Version) -> Self {
        Self::Version(version)
    }
}

impl From<AliasName> for Qualifier {
    fn from(name: AliasName) -> Self {
        Self::Alias(name)
    }
}

impl fmt::Display for Qualifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version(version) => version.fmt(f),
            Self::Alias(name) => name.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qualifier_is_a_version_or_else_a_name() {
        assert_eq!("$LATEST".parse(), Ok(Qualifier::LATEST));
        assert_eq!("12".parse(), Ok(Qualifier::Version(Version::Published(12))));
        for name in ["live", "2024-01-02", "007", "0", "$LATEST.PUBLISHED"] {
            let parsed: Qualifier = name.parse().unwrap();
            assert!(matches!(parsed, Qualifier::Alias(_)), "{parsed:?}");
            assert_eq!(parsed.to_string(), name);
        }
        assert!("".parse::<Qualifier>().is_err());
        assert!("a:b".parse::<Qualifier>().is_err());
    }
}
