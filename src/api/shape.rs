//! The shapes of AWS's model as data: what [`validate`](super::validate) walks.

use super::pattern::Pattern;

/// The members of one request, or of one structure inside it.
#[derive(Debug)]
pub struct Structure {
    /// The name in AWS's API reference.
    pub name: &'static str,
    pub members: &'static [Member],
}

/// One member of a structure.
#[derive(Debug)]
pub struct Member {
    /// The name in AWS's API reference and in JSON.
    pub name: &'static str,
    /// The name in validation messages: the first letter is small.
    pub path: &'static str,
    pub location: Location,
    pub is_required: bool,
    pub shape: &'static Shape,
}

/// Where on the wire a member of a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// A member of the JSON object in the body.
    Body,
    /// The header of that name, in lower case.
    Header(&'static str),
    /// The whole body.
    Payload,
    /// The query parameter of that name.
    Query(&'static str),
    /// The label of the path with that number, from 0.
    Uri(usize),
}

/// What a value must be.
#[derive(Debug)]
pub struct Shape {
    /// The name in AWS's API reference.
    pub name: &'static str,
    /// AWS does not repeat values of this shape in messages.
    pub is_sensitive: bool,
    pub kind: Kind,
}

/// The JSON type of a shape and the constraints on its values.
#[derive(Debug)]
pub enum Kind {
    Blob { length: Length },
    Boolean,
    Double(Range),
    Integer(Range),
    Long(Range),
    Timestamp,
    String { length: Length, pattern: Option<Pattern>, values: Option<Values> },
    List { length: Length, element: &'static Shape, elements: Elements },
    Map { length: Length, key: &'static Shape, value: &'static Shape },
    Structure(Structure),
}

/// Bounds of a length: characters, bytes, elements or entries.
#[derive(Debug, Clone, Copy)]
pub struct Length {
    pub min: Option<usize>,
    pub max: Option<usize>,
}

impl Length {
    /// No bounds.
    pub const ANY: Self = Self { min: None, max: None };
}

/// Bounds of a number.
#[derive(Debug, Clone, Copy)]
pub struct Range {
    pub min: Option<f64>,
    pub max: Option<f64>,
}

impl Range {
    /// No bounds.
    pub const ANY: Self = Self { min: None, max: None };
}

/// The values of an enumeration, in the order AWS prints them.
#[derive(Debug)]
pub struct Values {
    pub printed: &'static [&'static str],
    /// Values that are valid although AWS's text does not name them.
    pub also: &'static [&'static str],
}

impl Values {
    /// Whether a value belongs to the enumeration.
    pub fn contains(&self, value: &str) -> bool {
        self.printed.contains(&value) || self.also.contains(&value)
    }
}

/// How AWS reports the elements of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elements {
    /// Null elements count as absent.
    Nullable,
    /// Null elements violate a constraint, which ends the bracketed text.
    NotNull,
    /// The constraint of the elements is printed as if it were the list's own.
    Bare,
}
