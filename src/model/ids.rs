//! Identifiers: parsed once at the edge, trusted afterwards.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A text that is not the identifier it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a valid {kind}: {rule}")]
pub struct InvalidId {
    text: String,
    kind: &'static str,
    rule: &'static str,
}

impl InvalidId {
    /// An error for identifiers that a neighbouring file declares.
    pub(super) fn new(text: &str, kind: &'static str, rule: &'static str) -> Self {
        Self { text: text.to_owned(), kind, rule }
    }
}

/// Declares a newtype over a checked string: `FromStr` is the only way in, `Display` the way out.
macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident, $kind:literal, $rule:literal, $check:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                let is_valid: fn(&str) -> bool = $check;
                if is_valid(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(InvalidId { text: text.to_owned(), kind: $kind, rule: $rule })
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;

            fn try_from(text: String) -> Result<Self, InvalidId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

fn is_name(text: &str, longest: usize) -> bool {
    !text.is_empty()
        && text.len() <= longest
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

checked_text!(
    /// A 12-digit AWS account id.
    AccountId,
    "account id",
    "12 digits",
    |text| text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
);

checked_text!(
    /// An AWS region, such as `us-east-1` or `us-gov-west-1`.
    Region,
    "region",
    "lower-case letters, digits and hyphens, such as us-east-1",
    |text| {
        let parts: Vec<&str> = text.split('-').collect();
        3 <= parts.len()
            && parts.len() <= 5
            && parts.iter().all(|part| {
                !part.is_empty()
                    && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            })
    }
);

checked_text!(
    /// The name of a function without account, region or qualifier: at most 64 characters.
    FunctionName,
    "function name",
    "1 to 64 letters, digits, hyphens and underscores",
    |text| is_name(text, 64)
);

checked_text!(
    /// The name of a layer without account, region or version: at most 140 characters.
    LayerName,
    "layer name",
    "1 to 140 letters, digits, hyphens and underscores",
    |text| is_name(text, 140)
);

checked_text!(
    /// The id of one sandbox, which is one execution environment: 32 hexadecimal digits, as in the
    /// name of its log stream.
    SandboxId,
    "sandbox id",
    "32 lower-case hexadecimal digits",
    |text| text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
);

impl SandboxId {
    /// A new random id.
    pub fn random() -> Self {
        Self(Uuid::new_v4().simple().to_string())
    }
}

/// The id of one invocation; retries of an asynchronous invocation keep it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RequestId(Uuid);

impl RequestId {
    /// A new random id.
    pub fn random() -> Self {
        Self(Uuid::new_v4())
    }
}

impl FromStr for RequestId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        Uuid::parse_str(text).map(Self).map_err(|_| InvalidId {
            text: text.to_owned(),
            kind: "request id",
            rule: "a UUID",
        })
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// Names one state of a function, alias or policy; it changes with every change of that state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RevisionId(Uuid);

impl RevisionId {
    /// A new random id.
    pub fn random() -> Self {
        Self(Uuid::new_v4())
    }
}

impl FromStr for RevisionId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        Uuid::parse_str(text).map(Self).map_err(|_| InvalidId {
            text: text.to_owned(),
            kind: "revision id",
            rule: "a UUID",
        })
    }
}

impl fmt::Display for RevisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// A version of a function: the changing one, or one that was published and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Version {
    /// `$LATEST`.
    Latest,
    /// A published version, counted from 1.
    Published(u64),
}

impl FromStr for Version {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        match text {
            "$LATEST" => Ok(Self::Latest),
            number => match number.parse() {
                Ok(number) if 0 < number => Ok(Self::Published(number)),
                _ => Err(InvalidId {
                    text: text.to_owned(),
                    kind: "function version",
                    rule: "$LATEST or a number from 1",
                }),
            },
        }
    }
}

impl TryFrom<String> for Version {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<Version> for String {
    fn from(version: Version) -> String {
        version.to_string()
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Latest => f.write_str("$LATEST"),
            Self::Published(number) => number.fmt(f),
        }
    }
}

/// A SHA-256 digest; as text, 64 hexadecimal digits without a prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sha256Digest([u8; 32]);

impl Sha256Digest {
    /// Takes the 32 bytes a hash function returned.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes, which the Lambda API shows as base64 in `CodeSha256`.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl FromStr for Sha256Digest {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let invalid = || InvalidId {
            text: text.to_owned(),
            kind: "SHA-256 digest",
            rule: "64 lower-case hexadecimal digits",
        };
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(invalid()),
        };
        let text = text.as_bytes();
        if text.len() != 64 {
            return Err(invalid());
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Ok(Self(bytes))
    }
}

impl TryFrom<String> for Sha256Digest {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<Sha256Digest> for String {
    fn from(digest: Sha256Digest) -> String {
        digest.to_string()
    }
}

impl fmt::Display for Sha256Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_names_of_64_characters_are_valid_and_longer_ones_are_not() {
        assert!("a".repeat(64).parse::<FunctionName>().is_ok());
        assert!("a".repeat(65).parse::<FunctionName>().is_err());
        assert!("with.dot".parse::<FunctionName>().is_err());
    }

    #[test]
    fn a_version_is_latest_or_a_number_from_1() {
        assert_eq!("$LATEST".parse(), Ok(Version::Latest));
        assert_eq!("7".parse(), Ok(Version::Published(7)));
        assert!("0".parse::<Version>().is_err());
        assert!("v1".parse::<Version>().is_err());
    }

    #[test]
    fn a_digest_reads_back_what_it_prints() {
        let digest = Sha256Digest::new(std::array::from_fn(|i| u8::try_from(i * 7 % 256).unwrap()));
        assert_eq!(digest.to_string().parse(), Ok(digest));
        assert!("../../etc".parse::<Sha256Digest>().is_err());
    }
}
