//! Values as Java's `toString()` writes them, which is how AWS repeats them in messages.

use std::fmt::Write as _;

use serde_json::Value;

use super::shape::{Kind, Shape, Structure};

/// The text of a value of a shape.
pub(super) fn text(shape: &Shape, value: &Value) -> String {
    let mut text = String::new();
    write(&mut text, shape, value);
    text
}

/// A number as Java writes a `double`: with a decimal, and with an exponent from 10^7.
pub(super) fn double(number: f64) -> String {
    let size = number.abs();
    if size == 0.0 || (1e-3..1e7).contains(&size) {
        return format!("{number:?}");
    }
    let scientific = format!("{number:E}");
    match scientific.split_once('E') {
        Some((digits, exponent)) if !digits.contains('.') => format!("{digits}.0E{exponent}"),
        _ => scientific,
    }
}

fn write(text: &mut String, shape: &Shape, value: &Value) {
    match (&shape.kind, value) {
        (Kind::List { element, .. }, Value::Array(elements)) => {
            text.push('[');
            for (at, value) in elements.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { ", " });
                write(text, element, value);
            }
            text.push(']');
        }
        (Kind::Map { value: shape, .. }, Value::Object(entries)) => {
            text.push('{');
            for (at, (key, value)) in entries.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { ", " });
                text.push_str(key);
                text.push('=');
                write(text, shape, value);
            }
            text.push('}');
        }
        (Kind::Structure(structure), Value::Object(members)) => {
            write_structure(text, structure, members);
        }
        (Kind::Double(_), Value::Number(number)) => {
            text.push_str(&double(number.as_f64().unwrap_or(f64::NAN)));
        }
        (_, Value::String(value)) => text.push_str(value),
        (_, value) => {
            // Writing to a `String` cannot fail.
            write!(text, "{value}").unwrap_or_default();
        }
    }
}

/// `OnSuccess(destination=x, other=null)`, as Lombok writes it.
fn write_structure(
    text: &mut String,
    structure: &Structure,
    values: &serde_json::Map<String, Value>,
) {
    text.push_str(structure.name);
    text.push('(');
    for (at, member) in structure.members.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { ", " });
        text.push_str(member.path);
        text.push('=');
        match values.get(member.name) {
            Some(_) if member.shape.is_sensitive => text.push_str("***"),
            Some(value) => write(text, member.shape, value),
            None => text.push_str("null"),
        }
    }
    text.push(')');
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::api::generated::constraints;

    #[test]
    fn doubles_are_written_as_java_writes_them() {
        for (number, expected) in [
            (2.0, "2.0"),
            (-1.0, "-1.0"),
            (0.5, "0.5"),
            (0.0, "0.0"),
            (1e7, "1.0E7"),
            (12_345_678.9, "1.23456789E7"),
            (1e-4, "1.0E-4"),
        ] {
            assert_eq!(double(number), expected);
        }
    }

    #[test]
    fn structures_are_written_with_their_absent_members() {
        let destinations = json!({"OnSuccess": {"Destination": "x"}});
        assert_eq!(
            text(&constraints::DESTINATION_CONFIG, &destinations),
            "DestinationConfig(onSuccess=OnSuccess(destination=x), onFailure=null)"
        );
    }
}
