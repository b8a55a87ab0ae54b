//! Amazon Resource Names of the things Lambda names.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ids::{AccountId, FunctionName, LayerName, Region, Version};

/// A text that is not an ARN of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not the ARN of a {kind}")]
pub struct InvalidArn {
    text: String,
    kind: &'static str,
}

/// One account in one region: nothing that exists is seen from another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scope {
    pub account: AccountId,
    pub region: Region,
}

impl Scope {
    /// The ARN of a Lambda resource here, such as `layer:NAME` or `code-signing-config:ID`.
    pub fn arn(&self, resource: impl fmt::Display) -> String {
        let Self { account, region } = self;
        format!("arn:{}:lambda:{region}:{account}:{resource}", region.partition())
    }

    /// The function of this name here.
    pub fn function(&self, name: FunctionName) -> FunctionArn {
        FunctionArn { region: self.region.clone(), account: self.account.clone(), name }
    }
}

impl Region {
    /// The ARN that stands for a whole account in policies.
    pub fn account_root(&self, account: &AccountId) -> String {
        format!("arn:{}:iam::{account}:root", self.partition())
    }

    /// The ARN of a version of a runtime, which is nobody's account.
    pub fn runtime_version(&self, id: impl fmt::Display) -> String {
        format!("arn:{}:lambda:{self}::runtime:{id}", self.partition())
    }
}

/// The ARN of a function, without a qualifier: `arn:aws:lambda:REGION:ACCOUNT:function:NAME`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FunctionArn {
    pub region: Region,
    pub account: AccountId,
    pub name: FunctionName,
}

impl FunctionArn {
    /// The account and region the function exists in.
    pub fn scope(&self) -> Scope {
        Scope { account: self.account.clone(), region: self.region.clone() }
    }

    /// This ARN with a version or an alias behind it.
    pub fn qualified(&self, qualifier: impl fmt::Display) -> String {
        format!("{self}:{qualifier}")
    }
}

impl fmt::Display for FunctionArn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let partition = self.region.partition();
        write!(f, "arn:{partition}:lambda:{}:{}:function:{}", self.region, self.account, self.name)
    }
}

/// The ARN of one version of a layer: `arn:aws:lambda:REGION:ACCOUNT:layer:NAME:VERSION`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LayerVersionArn {
    pub region: Region,
    pub account: AccountId,
    pub name: LayerName,
    pub version: u64,
}

impl FromStr for LayerVersionArn {
    type Err = InvalidArn;

    fn from_str(text: &str) -> Result<Self, InvalidArn> {
        let invalid = || InvalidArn { text: text.to_owned(), kind: "layer version" };
        let parts: Vec<&str> = text.split(':').collect();
        let ["arn", _partition, "lambda", region, account, "layer", name, version] = parts[..]
        else {
            return Err(invalid());
        };
        Ok(Self {
            region: region.parse().map_err(|_| invalid())?,
            account: account.parse().map_err(|_| invalid())?,
            name: name.parse().map_err(|_| invalid())?,
            version: version.parse().map_err(|_| invalid())?,
        })
    }
}

impl TryFrom<String> for LayerVersionArn {
    type Error = InvalidArn;

    fn try_from(text: String) -> Result<Self, InvalidArn> {
        text.parse()
    }
}

impl From<LayerVersionArn> for String {
    fn from(arn: LayerVersionArn) -> String {
        arn.to_string()
    }
}

impl fmt::Display for LayerVersionArn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { region, account, name, version } = self;
        write!(f, "arn:{}:lambda:{region}:{account}:layer:{name}:{version}", region.partition())
    }
}

/// The ARN of an IAM role, such as a function's execution role.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RoleArn(String);

impl RoleArn {
    /// The ARN as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RoleArn {
    type Err = InvalidArn;

    fn from_str(text: &str) -> Result<Self, InvalidArn> {
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        match parts[..] {
            ["arn", _, "iam", "", account, role]
                if role.starts_with("role") && account.parse::<AccountId>().is_ok() =>
            {
                Ok(Self(text.to_owned()))
            }
            _ => Err(InvalidArn { text: text.to_owned(), kind: "role" }),
        }
    }
}

impl TryFrom<String> for RoleArn {
    type Error = InvalidArn;

    fn try_from(text: String) -> Result<Self, InvalidArn> {
        text.parse()
    }
}

impl From<RoleArn> for String {
    fn from(arn: RoleArn) -> String {
        arn.0
    }
}

impl fmt::Display for RoleArn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Region {
    /// The partition the region lies in, the second part of an ARN (AWS General Reference, "Amazon
    /// Resource Names").
    pub fn partition(&self) -> &'static str {
        match self.as_str() {
            region if region.starts_with("cn-") => "aws-cn",
            region if region.starts_with("us-gov-") => "aws-us-gov",
            region if region.starts_with("eusc-") => "aws-eusc",
            _ => "aws",
        }
    }
}

/// The ARN that names exactly one version.
pub(super) fn version_arn(function: &FunctionArn, version: Version) -> String {
    function.qualified(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_version_arn_reads_back_what_it_prints() {
        let text = "arn:aws:lambda:eu-west-1:123456789012:layer:tools:3";
        assert_eq!(text.parse::<LayerVersionArn>().map(|arn| arn.to_string()), Ok(text.to_owned()));
        assert!(
            "arn:aws:lambda:eu-west-1:123456789012:layer:tools".parse::<LayerVersionArn>().is_err()
        );
    }

    #[test]
    fn a_role_must_be_an_iam_role() {
        assert!("arn:aws:iam::123456789012:role/service/r".parse::<RoleArn>().is_ok());
        assert!("arn:aws:iam::123456789012:user/u".parse::<RoleArn>().is_err());
        assert!("r".parse::<RoleArn>().is_err());
    }
}
