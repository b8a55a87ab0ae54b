//! Images the user puts in the place of AWS's, by runtime identifier.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::str::FromStr;

use super::setting;
use super::source::{ConfigError, Given, Origin, Sources, Split};
use super::values::Expected;
use crate::image::{ImageReference, InvalidReference};

/// What stands for the runtime identifier in a pattern (LocalStack's word for it).
const PLACEHOLDER: &str = "<runtime>";

/// The user's own images for runtimes. A runtime that is not here has AWS's official image.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuntimeImages {
    /// By runtime identifier.
    pub by_runtime: BTreeMap<String, ImageReference>,
    /// For every runtime that has no image of its own here.
    pub pattern: Option<ImagePattern>,
}

impl RuntimeImages {
    /// The image the user wants for a runtime such as `python3.11`, if any.
    pub fn get(&self, runtime: &str) -> Option<ImageReference> {
        let by_pattern = || self.pattern.as_ref()?.apply(runtime).ok();
        self.by_runtime.get(runtime).cloned().or_else(by_pattern)
    }

    /// Lays one source over another: from the one that loses to the one that wins. A runtime
    /// keeps the image a losing source gives it, unless the winning one covers it.
    pub(super) fn read(sources: &Sources<'_>) -> Result<Self, ConfigError> {
        let mut images = Self::default();
        for given in sources.all(&setting::RUNTIME_IMAGE, Split::AtCommas)?.iter().rev() {
            for value in &given.values {
                let invalid = |source| given.invalid(value, source);
                if is_local_stack(given) {
                    images.add_mapping(value).map_err(invalid)?;
                } else {
                    let RuntimeImage(runtime, reference) = value.parse().map_err(invalid)?;
                    images.by_runtime.insert(runtime, reference);
                }
            }
        }
        Ok(images)
    }

    /// Adds LocalStack's form: a reference with `<runtime>` in it, or a JSON object of references.
    fn add_mapping(&mut self, text: &str) -> Result<(), Box<dyn Error + Send + Sync>> {
        if text.contains(PLACEHOLDER) {
            let pattern = ImagePattern(text.to_owned());
            pattern.apply("python3.11")?;
            *self = Self { by_runtime: BTreeMap::new(), pattern: Some(pattern) };
            return Ok(());
        }
        let mapping: BTreeMap<String, String> =
            serde_json::from_str(text).map_err(InvalidMapping)?;
        for (runtime, reference) in mapping {
            self.by_runtime.insert(runtime, reference.parse()?);
        }
        Ok(())
    }
}

fn is_local_stack(given: &Given) -> bool {
    matches!(given.origin, Origin::Variable(name) if Some(name) == setting::RUNTIME_IMAGE.local_stack)
}

/// A mapping that is neither of the two forms.
#[derive(Debug, thiserror::Error)]
#[error(
    "expected a reference with <runtime> in it, or a JSON object such as \
     {{\"python3.11\": \"example.com/python:3.11\"}}"
)]
struct InvalidMapping(#[source] serde_json::Error);

/// A reference in which [`PLACEHOLDER`] stands for the runtime identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImagePattern(String);

impl ImagePattern {
    /// The reference for a runtime identifier.
    pub fn apply(&self, runtime: &str) -> Result<ImageReference, InvalidReference> {
        self.0.replace(PLACEHOLDER, runtime).parse()
    }
}

impl fmt::Display for ImagePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `RUNTIME=REFERENCE`.
struct RuntimeImage(String, ImageReference);

impl FromStr for RuntimeImage {
    type Err = Box<dyn Error + Send + Sync>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('=') {
            Some((runtime, reference)) if !runtime.is_empty() => {
                Ok(Self(runtime.to_owned(), reference.parse()?))
            }
            _ => Err(Expected(
                "expected RUNTIME=REFERENCE, such as python3.11=example.com/python:3.11",
            )
            .into()),
        }
    }
}
