//! The one validator: every constraint of the model, on raw values, reported in AWS's words.
//!
//! AWS reports all violations of a request at once. Its grammar, derived from recordings
//! (reference: aws-api.md §2.2):
//!
//! ```text
//! {N} validation error{s} detected: {entry}[; {entry}]*
//! entry := Value 'V' at 'path' failed to satisfy constraint: C
//! ```
//!
//! Types are checked before, so here a value always has the JSON type of its shape.

use std::fmt::{self, Display};

use bytes::Bytes;
use serde_json::Value;

use super::error::ApiError;
use super::java;
use super::shape::{Elements, Kind, Length, Location, Member, Range, Shape, Structure};

/// Checks the members of a request, which are in the order of the structure's members.
///
/// # Errors
///
/// A `ValidationException` that names every violation.
pub fn validate(
    structure: &Structure,
    values: &[Option<Value>],
    payload: &Bytes,
) -> Result<(), ApiError> {
    let entries = violations(structure, values, payload);
    match entries.len() {
        0 => Ok(()),
        1 => Err(ApiError::validation(format!("1 validation error detected: {}", entries[0]))),
        count => Err(ApiError::validation(format!(
            "{count} validation errors detected: {}",
            entries.join("; ")
        ))),
    }
}

/// One entry per violation, in the order of the model.
pub(super) fn violations(
    structure: &Structure,
    values: &[Option<Value>],
    payload: &Bytes,
) -> Vec<String> {
    let mut report = Report { entries: Vec::new() };
    for (member, value) in structure.members.iter().zip(values) {
        let path = Path::Member(&Path::Root, member.path);
        match (&member.shape.kind, member.location) {
            (Kind::Blob { length }, Location::Payload) => {
                report.payload(member, *length, payload, &path);
            }
            _ => report.member(member, value.as_ref(), &path),
        }
    }
    report.entries
}

/// Where a value is, as AWS writes it: `filterCriteria.filters.1.member.pattern`.
enum Path<'a> {
    Root,
    Member(&'a Path<'a>, &'static str),
    Element(&'a Path<'a>, usize),
    Entry(&'a Path<'a>, &'a str),
}

impl Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Member(Self::Root, name) => f.write_str(name),
            Self::Member(parent, name) => write!(f, "{parent}.{name}"),
            Self::Element(parent, at) => write!(f, "{parent}.{}.member", at + 1),
            Self::Entry(parent, key) => write!(f, "{parent}.{key}.member"),
        }
    }
}

struct Report {
    entries: Vec<String>,
}

impl Report {
    fn member(&mut self, member: &Member, value: Option<&Value>, path: &Path<'_>) {
        match value {
            Some(value) if !value.is_null() => self.value(member.shape, value, path),
            _ if member.is_required => self.null(path),
            _ => {}
        }
    }

    fn payload(&mut self, member: &Member, length: Length, payload: &Bytes, path: &Path<'_>) {
        if payload.is_empty() && member.is_required {
            self.null(path);
        }
        for constraint in broken_length(length, payload.len()) {
            self.entries
                .push(format!("Value at '{path}' failed to satisfy constraint: {constraint}"));
        }
    }

    fn value(&mut self, shape: &Shape, value: &Value, path: &Path<'_>) {
        for constraint in broken(shape, value) {
            self.add(shape, value, path, &constraint);
        }
        match (&shape.kind, value) {
            (Kind::Structure(structure), Value::Object(members)) => {
                for member in structure.members {
                    let path = Path::Member(path, member.path);
                    self.member(member, members.get(member.name), &path);
                }
            }
            (Kind::List { element, .. }, Value::Array(elements)) if is_structure(element) => {
                for (at, value) in elements.iter().enumerate().filter(|(_, value)| !value.is_null())
                {
                    self.value(element, value, &Path::Element(path, at));
                }
            }
            (Kind::Map { value: shape, .. }, Value::Object(entries)) if is_structure(shape) => {
                for (key, value) in entries.iter().filter(|(_, value)| !value.is_null()) {
                    self.value(shape, value, &Path::Entry(path, key));
                }
            }
            _ => {}
        }
    }

    fn null(&mut self, path: &Path<'_>) {
        self.entries.push(format!(
            "Value null at '{path}' failed to satisfy constraint: Member must not be null"
        ));
    }

    fn add(&mut self, shape: &Shape, value: &Value, path: &Path<'_>, constraint: &str) {
        // Recorded: "Value at 'environment.variables' failed …", because variables are secret.
        let shown = if shape.is_sensitive {
            String::new()
        } else {
            format!(" '{}'", java::text(shape, value))
        };
        self.entries
            .push(format!("Value{shown} at '{path}' failed to satisfy constraint: {constraint}"));
    }
}

fn is_structure(shape: &Shape) -> bool {
    matches!(shape.kind, Kind::Structure(_))
}

/// The constraints of the shape itself that a value breaks; those of a structure's members, which
/// have paths of their own, are not among them.
fn broken(shape: &Shape, value: &Value) -> Vec<String> {
    match (&shape.kind, value) {
        (Kind::Blob { length }, Value::String(text)) => {
            broken_length(*length, decoded_length(text)).collect()
        }
        (Kind::Double(range), Value::Number(number)) => {
            broken_range(*range, number.as_f64().unwrap_or(f64::NAN), java::double).collect()
        }
        (Kind::Integer(range) | Kind::Long(range), Value::Number(number)) => {
            broken_range(*range, number.as_f64().unwrap_or(f64::NAN), whole).collect()
        }
        (Kind::String { .. }, Value::String(text)) => broken_text(shape, text),
        (Kind::List { length, element, elements }, Value::Array(values)) => {
            let nulls_count = *elements == Elements::NotNull;
            let count = values.iter().filter(|value| nulls_count || !value.is_null()).count();
            let mut broken: Vec<String> = broken_length(*length, count).collect();
            let is_broken = |value: &Value| match value {
                Value::Null => nulls_count,
                value => is_broken(element, value),
            };
            if !is_structure(element) && values.iter().any(is_broken) {
                broken.push(element_text(element, *elements));
            }
            broken
        }
        (Kind::Map { length, key, value }, Value::Object(entries)) => {
            let mut broken: Vec<String> = broken_length(*length, entries.len()).collect();
            if entries.keys().any(|name| !broken_text(key, name).is_empty()) {
                broken.push(key_text(key));
            }
            let is_broken = |entry: &Value| entry.is_null() || is_broken(value, entry);
            if !is_structure(value) && entries.values().any(is_broken) {
                broken.push(value_text(value));
            }
            broken
        }
        _ => Vec::new(),
    }
}

fn is_broken(shape: &Shape, value: &Value) -> bool {
    !broken(shape, value).is_empty()
}

fn broken_text(shape: &Shape, text: &str) -> Vec<String> {
    let Kind::String { length, pattern, values } = &shape.kind else { return Vec::new() };
    if let Some(values) = values {
        return if values.contains(text) { Vec::new() } else { vec![set_text(values.printed)] };
    }
    let mut broken: Vec<String> = Vec::new();
    // Counting characters is only needed where counting bytes does not settle it.
    let is_short = length.min.is_none_or(|min| min <= 1 && !text.is_empty() || min == 0)
        && length.max.is_none_or(|max| text.len() <= max);
    if !is_short {
        broken.extend(broken_length(*length, text.chars().count()));
    }
    if let Some(pattern) = pattern
        && !pattern.matches(text)
    {
        broken.push(pattern_text(pattern.text));
    }
    broken
}

fn broken_length(length: Length, actual: usize) -> impl Iterator<Item = String> {
    let above = length.max.filter(|max| *max < actual).map(max_length_text);
    let below = length.min.filter(|min| actual < *min).map(min_length_text);
    above.into_iter().chain(below)
}

fn broken_range(
    range: Range,
    actual: f64,
    write: fn(f64) -> String,
) -> impl Iterator<Item = String> {
    let above = range.max.filter(|max| *max < actual).map(|max| max_text(&write(max)));
    let below = range.min.filter(|min| actual < *min).map(|min| min_text(&write(min)));
    above.into_iter().chain(below)
}

/// The number of bytes that base64 stands for.
fn decoded_length(base64: &str) -> usize {
    let digits = base64.trim_end_matches('=').len();
    digits / 4 * 3 + (digits % 4).saturating_sub(1)
}

fn whole(number: f64) -> String {
    format!("{number:.0}")
}

/// Every constraint of a shape, broken or not: what the brackets list.
fn all(shape: &Shape) -> Vec<String> {
    let lengths = |length: &Length| {
        let max = length.max.map(max_length_text);
        max.into_iter().chain(length.min.map(min_length_text)).collect::<Vec<_>>()
    };
    let ranges = |range: &Range, write: fn(f64) -> String| {
        let max = range.max.map(|max| max_text(&write(max)));
        max.into_iter().chain(range.min.map(|min| min_text(&write(min)))).collect::<Vec<_>>()
    };
    match &shape.kind {
        Kind::String { values: Some(values), .. } => vec![set_text(values.printed)],
        Kind::String { length, pattern, .. } => {
            let mut texts = lengths(length);
            texts.extend(pattern.as_ref().map(|pattern| pattern_text(pattern.text)));
            texts
        }
        Kind::Blob { length } => lengths(length),
        Kind::Double(range) => ranges(range, java::double),
        Kind::Integer(range) | Kind::Long(range) => ranges(range, whole),
        Kind::List { length, element, elements } => {
            let mut texts = lengths(length);
            texts.push(element_text(element, *elements));
            texts
        }
        Kind::Map { length, key, value } => {
            let mut texts = lengths(length);
            texts.extend([key_text(key), value_text(value)]);
            texts
        }
        Kind::Boolean | Kind::Timestamp | Kind::Structure(_) => Vec::new(),
    }
}

pub(super) fn element_text(element: &Shape, elements: Elements) -> String {
    match elements {
        Elements::Bare => all(element).join(", "),
        Elements::Nullable => {
            format!("Member must satisfy constraint: [{}]", all(element).join(", "))
        }
        Elements::NotNull => {
            format!("Member must satisfy constraint: [{}]", with_not_null(all(element)))
        }
    }
}

pub(super) fn key_text(key: &Shape) -> String {
    format!("Map keys must satisfy constraint: [{}]", all(key).join(", "))
}

pub(super) fn value_text(value: &Shape) -> String {
    format!("Map value must satisfy constraint: [{}]", with_not_null(all(value)))
}

fn with_not_null(mut texts: Vec<String>) -> String {
    texts.push("Member must not be null".to_owned());
    texts.join(", ")
}

fn max_length_text(max: usize) -> String {
    format!("Member must have length less than or equal to {max}")
}

fn min_length_text(min: usize) -> String {
    format!("Member must have length greater than or equal to {min}")
}

fn max_text(max: &str) -> String {
    format!("Member must have value less than or equal to {max}")
}

fn min_text(min: &str) -> String {
    format!("Member must have value greater than or equal to {min}")
}

fn pattern_text(pattern: &str) -> String {
    format!("Member must satisfy regular expression pattern: {pattern}")
}

fn set_text(values: &[&str]) -> String {
    format!("Member must satisfy enum value set: [{}]", values.join(", "))
}

#[cfg(test)]
mod generated_tests;
#[cfg(test)]
mod recorded_tests;
