//! A row: a key in columns, a document in JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{
    FunctionArn, InvalidId, LayerName, LayerVersionArn, Qualifier, Scope, Version, VersionKey,
};

/// What one table keeps of one thing.
pub trait Row: Serialize + DeserializeOwned + Send + 'static {
    /// What a row is found by.
    type Key: RowKey;
    /// The name of the table in the schema.
    const TABLE: &'static str;
}

/// The primary key of a table, as columns of text.
pub trait RowKey: Sized + Send + 'static {
    /// The names of the columns in the schema.
    const COLUMNS: &'static [&'static str];

    /// The values of the columns, in the order of [`Self::COLUMNS`].
    fn columns(&self) -> Vec<String>;

    /// Reads the columns back.
    ///
    /// # Errors
    /// A column holds what the type does not allow: the file was changed by another program.
    fn from_columns(columns: &[String]) -> Result<Self, InvalidId>;
}

/// One row to write or to delete; changes given together are committed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub(super) table: &'static str,
    pub(super) columns: &'static [&'static str],
    pub(super) key: Vec<String>,
    /// The document to keep, or none to delete the row.
    pub(super) document: Option<String>,
}

impl Change {
    /// Writes a row, in place of the one with the same key.
    pub fn put<R: Row>(key: &R::Key, row: &R) -> Self {
        let document = serde_json::to_string(row)
            .expect("rows are plain structs with text keys, which serde_json always writes");
        Self { document: Some(document), ..Self::delete::<R>(key) }
    }

    /// Deletes a row, if it exists.
    pub fn delete<R: Row>(key: &R::Key) -> Self {
        Self {
            table: R::TABLE,
            columns: <R::Key as RowKey>::COLUMNS,
            key: key.columns(),
            document: None,
        }
    }
}

impl RowKey for FunctionArn {
    const COLUMNS: &'static [&'static str] = &["account", "region", "function"];

    fn columns(&self) -> Vec<String> {
        vec![self.account.to_string(), self.region.to_string(), self.name.to_string()]
    }

    fn from_columns(columns: &[String]) -> Result<Self, InvalidId> {
        let scope = scope(columns)?;
        Ok(scope.function(text(columns, 2).parse()?))
    }
}

impl RowKey for VersionKey {
    const COLUMNS: &'static [&'static str] = &["account", "region", "function", "version"];

    fn columns(&self) -> Vec<String> {
        let mut columns = self.function.columns();
        columns.push(self.version.to_string());
        columns
    }

    fn from_columns(columns: &[String]) -> Result<Self, InvalidId> {
        let function = FunctionArn::from_columns(columns)?;
        Ok(Self { function, version: text(columns, 3).parse()? })
    }
}

/// A version or an alias of a function.
impl RowKey for (FunctionArn, Qualifier) {
    const COLUMNS: &'static [&'static str] = &["account", "region", "function", "qualifier"];

    fn columns(&self) -> Vec<String> {
        let mut columns = self.0.columns();
        columns.push(self.1.to_string());
        columns
    }

    fn from_columns(columns: &[String]) -> Result<Self, InvalidId> {
        Ok((FunctionArn::from_columns(columns)?, text(columns, 3).parse()?))
    }
}

impl RowKey for (Scope, LayerName) {
    const COLUMNS: &'static [&'static str] = &["account", "region", "layer"];

    fn columns(&self) -> Vec<String> {
        let (Scope { account, region }, name) = self;
        vec![account.to_string(), region.to_string(), name.to_string()]
    }

    fn from_columns(columns: &[String]) -> Result<Self, InvalidId> {
        Ok((scope(columns)?, text(columns, 2).parse()?))
    }
}

impl RowKey for LayerVersionArn {
    const COLUMNS: &'static [&'static str] = &["account", "region", "layer", "version"];

    fn columns(&self) -> Vec<String> {
        let Self { region, account, name, version } = self;
        vec![account.to_string(), region.to_string(), name.to_string(), version.to_string()]
    }

    fn from_columns(columns: &[String]) -> Result<Self, InvalidId> {
        let (Scope { account, region }, name) = <(Scope, LayerName)>::from_columns(columns)?;
        let version = match text(columns, 3).parse::<Version>()? {
            Version::Published(version) => version,
            Version::Latest => 0,
        };
        Ok(Self { region, account, name, version })
    }
}

/// What is found by an id that only means something in its account and region.
impl RowKey for (Scope, String) {
    const COLUMNS: &'static [&'static str] = &["account", "region", "id"];

    fn columns(&self) -> Vec<String> {
        let (Scope { account, region }, id) = self;
        vec![account.to_string(), region.to_string(), id.clone()]
    }

    fn from_columns(columns: &[String]) -> Result<Self, InvalidId> {
        Ok((scope(columns)?, text(columns, 2).to_owned()))
    }
}

fn scope(columns: &[String]) -> Result<Scope, InvalidId> {
    Ok(Scope { account: text(columns, 0).parse()?, region: text(columns, 1).parse()? })
}

/// A column that a query did not return reads as empty, which no key allows.
fn text(columns: &[String], index: usize) -> &str {
    columns.get(index).map_or("", String::as_str)
}
