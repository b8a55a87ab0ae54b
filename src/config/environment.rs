//! What the process was started with besides its arguments.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

use super::source::{ConfigError, Origin};

/// The environment variables and the user of a process: everything of the outside world that
/// decides a default.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    variables: BTreeMap<OsString, OsString>,
    is_root: bool,
}

impl Environment {
    /// Reads the environment of this process: the only place of the program that does.
    pub fn of_process() -> Self {
        Self { variables: std::env::vars_os().collect(), is_root: nix::unistd::geteuid().is_root() }
    }

    /// Whether the process runs as root.
    pub(super) fn is_root(&self) -> bool {
        self.is_root
    }

    /// The value of a variable. An empty one counts as not set, as container files often pass
    /// every variable they know.
    pub(super) fn get(&self, name: &'static str) -> Result<Option<&str>, ConfigError> {
        match self.variables.get(OsStr::new(name)) {
            None => Ok(None),
            Some(value) => match value.to_str() {
                Some("") => Ok(None),
                Some(value) => Ok(Some(value)),
                None => Err(ConfigError::NotUtf8 { origin: Origin::Variable(name) }),
            },
        }
    }

    /// All variables that are text.
    pub(super) fn texts(&self) -> BTreeMap<String, String> {
        let text = |value: &OsString| value.to_str().map(str::to_owned);
        self.variables.iter().filter_map(|(n, value)| Some((text(n)?, text(value)?))).collect()
    }

    /// The names of all variables that are set and are text.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().filter(|(_, value)| !value.is_empty()).filter_map(|(n, _)| n.to_str())
    }
}

#[cfg(test)]
impl Environment {
    /// An environment of these variables, of a user who is not root and lives in `/home/a`.
    pub(super) fn with(variables: &[(&str, &str)]) -> Self {
        let home = [("HOME", "/home/a")];
        let all = home.iter().chain(variables);
        Self { variables: all.map(|(n, v)| (n.into(), v.into())).collect(), is_root: false }
    }

    pub(super) fn of_root(mut self) -> Self {
        self.is_root = true;
        self
    }

    pub(super) fn without(mut self, name: &str) -> Self {
        self.variables.remove(OsStr::new(name));
        self
    }
}
