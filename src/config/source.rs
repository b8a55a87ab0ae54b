//! Where values come from, and which one wins: flag, our variable, LocalStack's, file.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::access_keys::InvalidCredentials;
use super::environment::Environment;
use super::setting::{self, Setting};
use super::values::ListenAddress;

/// A configuration that cannot be used. Every text names the flag, variable or key to change.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A value that is not what the setting takes.
    #[error("{origin} is {value:?}")]
    Invalid {
        origin: Origin,
        value: String,
        #[source]
        source: Box<dyn Error + Send + Sync>,
    },
    /// Several values for a setting that takes one.
    #[error("{origin} takes one value, not {count}")]
    NotOne { origin: Origin, count: usize },
    /// A variable of ours whose value is not text.
    #[error("{origin} is not valid UTF-8")]
    NotUtf8 { origin: Origin },
    /// A file could not be read; the cause names it.
    #[error("could not read a file of the configuration")]
    ReadFile(#[source] std::io::Error),
    /// The file is not TOML.
    #[error("{} is not valid TOML", path.display())]
    ParseFile {
        path: PathBuf,
        #[source]
        source: toml::de::Error,
    },
    /// The file has a key that no setting has.
    #[error("{} has the unknown key {key:?}; the keys are {}", path.display(), known_keys())]
    UnknownKey { path: PathBuf, key: String },
    /// The file gives a key a value of a kind that no setting takes.
    #[error("{} gives {key:?} a {kind}; use a string, a number, true, false or a list of strings", path.display())]
    UnsupportedValue { path: PathBuf, key: String, kind: &'static str },
    /// An address other machines can reach, without the word that this is meant.
    #[error(
        "{origin} is {address}, which other machines can reach, and requests are not \
         authenticated: whoever reaches it runs code here; listen on 127.0.0.1 or unix:/path, \
         verify signatures with --auth verify, or add --i-understand-unauthenticated"
    )]
    Unauthenticated { origin: Origin, address: ListenAddress },
    /// Signatures cannot be verified without keys.
    #[error("--auth verify needs the access keys of the callers: add --credentials FILE")]
    NoCredentials,
    /// Keys that nobody checks, which their owner believes to protect something.
    #[error("--credentials has no effect without --auth verify: add it, or remove --credentials")]
    UnusedCredentials,
    /// The file of the keys cannot be used.
    #[error("cannot use the credentials in {}", path.display())]
    Credentials {
        path: PathBuf,
        #[source]
        source: InvalidCredentials,
    },
    /// There is no place for state.
    #[error("no directory to keep state in: pass --state-dir DIR, or set HOME")]
    NoStateDirectory,
}

fn known_keys() -> String {
    let keys = setting::ALL.iter().map(|setting| setting.key);
    keys.filter(|&key| key != setting::CONFIG.key).collect::<Vec<_>>().join(", ")
}

/// The place a value was given, in words a user can search for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A command line flag, by its key.
    Flag(&'static str),
    /// An environment variable.
    Variable(&'static str),
    /// A key of the configuration file.
    File { path: PathBuf, key: &'static str },
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(key) => write!(f, "--{key}"),
            Self::Variable(name) => f.write_str(name),
            Self::File { path, key } => write!(f, "{key:?} in {}", path.display()),
        }
    }
}

/// What one place gives for one setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) origin: Origin,
    pub(super) values: Vec<String>,
}

impl Given {
    /// Parses every value.
    pub(super) fn parse_all<T>(&self) -> Result<Vec<T>, ConfigError>
    where
        T: FromStr<Err: Error + Send + Sync + 'static>,
    {
        self.values.iter().map(|value| value.parse().map_err(|e| self.invalid(value, e))).collect()
    }

    /// The error for one of the values.
    pub(super) fn invalid(
        &self,
        value: &str,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> ConfigError {
        let source = source.into();
        ConfigError::Invalid { origin: self.origin.clone(), value: value.to_owned(), source }
    }
}

/// All places at once.
#[derive(Debug)]
pub(super) struct Sources<'a> {
    flags: BTreeMap<&'static str, Vec<String>>,
    environment: &'a Environment,
    file: BTreeMap<&'static str, Given>,
}

impl<'a> Sources<'a> {
    /// Takes the flags' values by key, and reads the file that flag or variable names.
    pub(super) fn open(
        flags: BTreeMap<&'static str, Vec<String>>,
        environment: &'a Environment,
    ) -> Result<Self, ConfigError> {
        let mut sources = Self { flags, environment, file: BTreeMap::new() };
        if let Some(path) = sources.one::<PathBuf>(&setting::CONFIG)? {
            let text = fs_err::read_to_string(&path).map_err(ConfigError::ReadFile)?;
            sources.file = parse_file(&path, &text)?;
        }
        Ok(sources)
    }

    /// The variables of this process.
    pub(super) fn environment(&self) -> &Environment {
        self.environment
    }

    /// What each place gives, from the one that wins to the one that loses.
    ///
    /// In a variable, commas separate the values of a repeatable flag: `split` says whether the
    /// setting has one.
    pub(super) fn all(&self, setting: &Setting, split: Split) -> Result<Vec<Given>, ConfigError> {
        let mut all = Vec::new();
        if let Some(values) = self.flags.get(setting.key) {
            all.push(Given { origin: Origin::Flag(setting.key), values: values.clone() });
        }
        if let Some(text) = self.environment.get(setting.variable)? {
            let values = match split {
                Split::AtCommas => text.split(',').map(|part| part.trim().to_owned()).collect(),
                Split::Never => vec![text.to_owned()],
            };
            all.push(Given { origin: Origin::Variable(setting.variable), values });
        }
        if let Some(name) = setting.local_stack
            && let Some(text) = self.environment.get(name)?
        {
            all.push(Given { origin: Origin::Variable(name), values: vec![text.to_owned()] });
        }
        all.extend(self.file.get(setting.key).cloned());
        Ok(all)
    }

    /// The winning values of a setting that can be repeated; none when nobody gives any.
    pub(super) fn many(&self, setting: &Setting) -> Result<Option<Given>, ConfigError> {
        Ok(self.all(setting, Split::AtCommas)?.into_iter().next())
    }

    /// The winning value of a setting that takes one, and where it comes from.
    fn single(&self, setting: &Setting) -> Result<Option<Given>, ConfigError> {
        match self.all(setting, Split::Never)?.into_iter().next() {
            Some(Given { origin, values }) if values.len() != 1 => {
                Err(ConfigError::NotOne { origin, count: values.len() })
            }
            given => Ok(given),
        }
    }

    /// The winning value of a setting that takes one, parsed.
    pub(super) fn one<T>(&self, setting: &Setting) -> Result<Option<T>, ConfigError>
    where
        T: FromStr<Err: Error + Send + Sync + 'static>,
    {
        match self.single(setting)? {
            Some(given) => Ok(given.parse_all()?.pop()),
            None => Ok(None),
        }
    }

    /// The winning value of a setting that takes one, or else its default.
    pub(super) fn one_or<T>(&self, setting: &Setting, default: T) -> Result<T, ConfigError>
    where
        T: FromStr<Err: Error + Send + Sync + 'static>,
    {
        Ok(self.one(setting)?.unwrap_or(default))
    }
}

/// Whether a variable holds several values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Split {
    AtCommas,
    Never,
}

/// Reads the file's keys into what each gives; a table gives `name=value` for each of its lines,
/// and an empty list nothing.
fn parse_file(path: &Path, text: &str) -> Result<BTreeMap<&'static str, Given>, ConfigError> {
    let table: toml::Table =
        text.parse().map_err(|source| ConfigError::ParseFile { path: path.to_owned(), source })?;
    let mut file = BTreeMap::new();
    for (key, value) in table {
        let known = setting::ALL.iter().find(|s| s.key == key && s.key != setting::CONFIG.key);
        let Some(setting) = known else {
            return Err(ConfigError::UnknownKey { path: path.to_owned(), key });
        };
        let unsupported =
            |kind| ConfigError::UnsupportedValue { path: path.to_owned(), key: key.clone(), kind };
        let values = match value {
            toml::Value::Array(items) => {
                items.into_iter().map(scalar).collect::<Result<_, _>>().map_err(unsupported)?
            }
            toml::Value::Table(lines) => lines
                .into_iter()
                .map(|(name, value)| scalar(value).map(|value| format!("{name}={value}")))
                .collect::<Result<_, _>>()
                .map_err(unsupported)?,
            value => vec![scalar(value).map_err(unsupported)?],
        };
        let origin = Origin::File { path: path.to_owned(), key: setting.key };
        if !values.is_empty() {
            file.insert(setting.key, Given { origin, values });
        }
    }
    Ok(file)
}

/// The text of a value that has no parts, or else the kind of value it is.
fn scalar(value: toml::Value) -> Result<String, &'static str> {
    match value {
        toml::Value::String(text) => Ok(text),
        toml::Value::Integer(number) => Ok(number.to_string()),
        toml::Value::Boolean(is_true) => Ok(is_true.to_string()),
        toml::Value::Float(_) => Err("fraction"),
        toml::Value::Datetime(_) => Err("date"),
        toml::Value::Array(_) => Err("list in a list"),
        toml::Value::Table(_) => Err("table in a list or table"),
    }
}
