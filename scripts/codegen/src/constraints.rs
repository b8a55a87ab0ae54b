//! `constraints.rs`: every input shape as static data for the one validator.

use std::collections::BTreeSet;

use crate::model::{Kind, Location, Member, Model, Shape};
use crate::names::{constant, first_lower, hash_order};
use crate::overrides::{MemberOverride, Overrides};

const HEADER: &str = "//! What AWS's model demands of every input, as data for [`validate`](crate::api::validate).\n\
    //!\n\
    //! Enumerations are printed in the order AWS's servers print them.\n\n\
    use crate::api::pattern::Pattern;\n\
    use crate::api::shape::{Elements, Kind, Length, Location, Member, Range, Shape, Structure, Values};\n";

pub(crate) struct Constraints<'a> {
    pub(crate) model: &'a Model,
    pub(crate) overrides: &'a Overrides,
}

impl Constraints<'_> {
    pub(crate) fn render(&self) -> String {
        let inputs = self.model.input_shapes();
        let tops: BTreeSet<&str> = self
            .model
            .operations
            .values()
            .map(|operation| operation.input.shape.as_str())
            .collect();
        let mut text = HEADER.to_owned();
        for operation in self.model.operations.values() {
            let name = &operation.input.shape;
            let structure = self.structure(name, &operation.http.request_uri);
            text += &format!("\npub static {}: Structure = {structure};\n", self.constant(name));
        }
        for (name, shape) in &self.model.shapes {
            if inputs.contains(name.as_str()) && !tops.contains(name.as_str()) {
                text += &self.shape(&self.constant(name), name, shape);
            }
        }
        text + &self.replaced_members()
    }

    /// The shapes of members whose set of values is overridden.
    fn replaced_members(&self) -> String {
        let mut text = String::new();
        for (path, member_override) in &self.overrides.members {
            let Some((structure, member)) = path.split_once('.') else { continue };
            let Some(printed) = &member_override.values else { continue };
            let shape_name = &self.model.shape(structure).members[member].shape;
            let shape = self.model.shape(shape_name);
            let element = shape.member.as_ref().map(|element| element.shape.as_str());
            let model_values = &self.model.shape(element.unwrap_or(shape_name)).values;
            let values = overridden_values(member_override, printed, model_values);
            let constant = self.member_constant(structure, member);
            let kind =
                format!("Kind::String {{ length: Length::ANY, pattern: None, values: {values} }}");
            match element {
                None => text += &declare(&constant, shape_name, shape.sensitive, &kind),
                Some(element) => {
                    let element_constant = format!("{constant}_ELEMENT");
                    text += &declare(&element_constant, element, false, &kind);
                    let kind = format!(
                        "Kind::List {{ length: {}, element: &{element_constant}, elements: Elements::Bare }}",
                        length(shape)
                    );
                    text += &declare(&constant, shape_name, shape.sensitive, &kind);
                }
            }
        }
        text
    }

    fn shape(&self, constant: &str, name: &str, shape: &Shape) -> String {
        let part = |reference: &Option<crate::model::Reference>| {
            reference.as_ref().map(|part| self.constant(&part.shape)).unwrap_or_default()
        };
        let is_sensitive = shape.sensitive
            || shape
                .references()
                .any(|part| shape.kind != Kind::Structure && self.model.shape(part).sensitive);
        let not_null = self.overrides.shapes.get(name).and_then(|shape| shape.not_null);
        let kind = match shape.kind {
            Kind::Blob => format!("Kind::Blob {{ length: {} }}", length(shape)),
            Kind::Boolean => "Kind::Boolean".into(),
            Kind::Double => format!("Kind::Double({})", range(shape)),
            Kind::Integer => format!("Kind::Integer({})", range(shape)),
            Kind::Long => format!("Kind::Long({})", range(shape)),
            Kind::Timestamp => "Kind::Timestamp".into(),
            Kind::String => self.string(name, shape),
            Kind::List => format!(
                "Kind::List {{ length: {}, element: &{}, elements: Elements::{} }}",
                length(shape),
                part(&shape.member),
                if not_null.unwrap_or(false) { "NotNull" } else { "Nullable" },
            ),
            Kind::Map => format!(
                "Kind::Map {{ length: {}, key: &{}, value: &{} }}",
                length(shape),
                part(&shape.key),
                part(&shape.value),
            ),
            Kind::Structure => format!("Kind::Structure({})", self.structure(name, "")),
        };
        declare(constant, name, is_sensitive, &kind)
    }

    fn string(&self, name: &str, shape: &Shape) -> String {
        let shape_override = self.overrides.shapes.get(name);
        let replaced = shape_override.and_then(|shape| shape.pattern.as_ref());
        let pattern = match replaced.or(shape.pattern.as_ref()) {
            Some(pattern) if shape_override.is_some_and(|shape| shape.plain_names) => {
                format!("Some(Pattern::matching_plain_names({}))", raw(pattern))
            }
            Some(pattern) => format!("Some(Pattern::new({}))", raw(pattern)),
            None => "None".into(),
        };
        let values = match shape.values.as_slice() {
            [] => "None".into(),
            values => set(&hash_order(values), &[]),
        };
        let length = length(shape);
        format!("Kind::String {{ length: {length}, pattern: {pattern}, values: {values} }}")
    }

    fn structure(&self, name: &str, uri: &str) -> String {
        let shape = self.model.shape(name);
        let members: String = shape
            .members
            .iter()
            .map(|(member_name, member)| {
                let is_overridden = self
                    .overrides
                    .members
                    .get(&format!("{name}.{member_name}"))
                    .is_some_and(|member| member.values.is_some());
                let member_shape = if is_overridden {
                    self.member_constant(name, member_name)
                } else {
                    self.constant(&member.shape)
                };
                format!(
                    "Member {{ name: {member_name:?}, path: {:?}, location: {}, is_required: {}, \
                     shape: &{member_shape} }},",
                    first_lower(member_name),
                    location(shape, member_name, member, uri),
                    shape.required.contains(member_name),
                )
            })
            .collect();
        format!("Structure {{ name: {name:?}, members: &[{members}] }}")
    }

    fn constant(&self, name: &str) -> String {
        constant(name, self.overrides)
    }

    fn member_constant(&self, structure: &str, member: &str) -> String {
        format!("{}_{}", self.constant(structure), self.constant(member))
    }
}

fn declare(constant: &str, name: &str, is_sensitive: bool, kind: &str) -> String {
    format!(
        "\npub static {constant}: Shape =\n    \
         Shape {{ name: {name:?}, is_sensitive: {is_sensitive}, kind: {kind} }};\n"
    )
}

fn overridden_values(member: &MemberOverride, printed: &[String], model: &[String]) -> String {
    if printed.is_empty() {
        return "None".into();
    }
    let mut also: Vec<&str> = member.also.iter().map(String::as_str).collect();
    if member.also_model {
        also.extend(
            model
                .iter()
                .map(String::as_str)
                .filter(|value| !printed.iter().any(|printed| printed == value)),
        );
    }
    set(&printed.iter().map(String::as_str).collect::<Vec<_>>(), &also)
}

fn set(printed: &[&str], also: &[&str]) -> String {
    format!("Some(Values {{ printed: &{printed:?}, also: &{also:?} }})")
}

fn location(structure: &Shape, name: &str, member: &Member, uri: &str) -> String {
    let wire = member.location_name.as_deref().unwrap_or(name);
    match member.location {
        Location::Body if structure.payload.as_deref() == Some(name) => "Location::Payload".into(),
        Location::Body | Location::StatusCode => "Location::Body".into(),
        Location::Header => format!("Location::Header({:?})", wire.to_lowercase()),
        Location::Querystring => format!("Location::Query({wire:?})"),
        Location::Uri => {
            let labels = uri.split('/').filter(|segment| segment.starts_with('{'));
            let at = labels.take_while(|label| *label != format!("{{{wire}}}")).count();
            format!("Location::Uri({at})")
        }
    }
}

fn length(shape: &Shape) -> String {
    match (shape.min, shape.max) {
        (None, None) => "Length::ANY".into(),
        (min, max) => format!("Length {{ min: {}, max: {} }}", option(min, ""), option(max, "")),
    }
}

fn range(shape: &Shape) -> String {
    match (shape.min, shape.max) {
        (None, None) => "Range::ANY".into(),
        (min, max) => format!("Range {{ min: {}, max: {} }}", option(min, ".0"), option(max, ".0")),
    }
}

fn option(bound: Option<f64>, decimals: &str) -> String {
    bound.map_or_else(|| "None".into(), |bound| format!("Some({bound}{decimals})"))
}

/// A raw string literal.
fn raw(text: &str) -> String {
    if text.contains('"') { format!("r#\"{text}\"#") } else { format!("r\"{text}\"") }
}
