//! `overrides.toml`: what AWS's servers do that the public model does not say.

use anyhow::{Context as _, Result};
use indexmap::IndexMap;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Overrides {
    pub(crate) names: IndexMap<String, String>,
    pub(crate) shapes: IndexMap<String, ShapeOverride>,
    pub(crate) members: IndexMap<String, MemberOverride>,
    pub(crate) operations: IndexMap<String, OperationOverride>,
    pub(crate) errors: IndexMap<String, ErrorOverride>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShapeOverride {
    pub(crate) pattern: Option<String>,
    /// A name made of a letter and then letters, digits, hyphens and underscores always matches.
    #[serde(default)]
    pub(crate) plain_names: bool,
    /// The server reports null elements of a list, or null values of a map, as violations.
    pub(crate) not_null: Option<bool>,
}

/// Keyed by `Structure.Member`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MemberOverride {
    /// The enum set as the server prints it, in its order. Empty: no check here.
    pub(crate) values: Option<Vec<String>>,
    /// Values accepted although the server's (older) text does not list them.
    #[serde(default)]
    pub(crate) also: Vec<String>,
    /// `model`: every value of the model's enum is accepted besides.
    #[serde(default)]
    pub(crate) also_model: bool,
    /// The header the server really puts the member in.
    pub(crate) header: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OperationOverride {
    /// The status AWS really answers.
    pub(crate) status: Option<u16>,
    /// The largest request body in bytes.
    pub(crate) body_limit: Option<usize>,
    /// The operation's name in the text of the 413 answer.
    pub(crate) name_in_limit: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ErrorOverride {
    pub(crate) status: u16,
    pub(crate) message_key: String,
    pub(crate) documentation: String,
}

impl Overrides {
    pub(crate) fn read(text: &str) -> Result<Self> {
        toml::from_str(text).context("overrides.toml is not valid")
    }
}
