//! Whether JSON has the types of the model: checked before any constraint.
//!
//! The texts are those of AWS's parser as far as they are known (`STRING_VALUE can not be converted
//! to an Integer` is recorded); explicit null counts as absent everywhere.

use serde_json::{Number, Value};

use super::error::ApiError;
use super::shape::{Kind, Shape};

const OBJECT: &str = "Start of structure or map found where not expected.";
const LIST: &str = "Start of list found where not expected";

/// Checks the type of a value and of everything in it. Unknown members are ignored.
///
/// # Errors
///
/// A `SerializationException` for the first value of a wrong type.
pub fn check(shape: &Shape, value: &Value) -> Result<(), ApiError> {
    match (&shape.kind, value) {
        (_, Value::Null)
        | (Kind::String { .. } | Kind::Blob { .. }, Value::String(_))
        | (Kind::Boolean, Value::Bool(_))
        | (Kind::Double(_) | Kind::Timestamp, Value::Number(_)) => Ok(()),
        (Kind::Integer(_), Value::Number(number)) => integer(number),
        (Kind::Long(_), Value::Number(number)) if number.is_i64() => Ok(()),
        (Kind::List { element, .. }, Value::Array(elements)) => {
            elements.iter().try_for_each(|value| check(element, value))
        }
        (Kind::Map { value, .. }, Value::Object(entries)) => {
            entries.values().try_for_each(|entry| check(value, entry))
        }
        (Kind::Structure(structure), Value::Object(members)) => {
            structure.members.iter().try_for_each(|member| match members.get(member.name) {
                Some(value) => check(member.shape, value),
                None => Ok(()),
            })
        }
        (kind, value) => Err(ApiError::serialization(mismatch(kind, value))),
    }
}

/// Reads a value that came as text in a path, a query or a header.
///
/// # Errors
///
/// A `SerializationException` if the text is none of that type.
pub fn from_text(shape: &Shape, text: &str) -> Result<Value, ApiError> {
    let mismatch = || ApiError::serialization(mismatch(&shape.kind, &Value::String(String::new())));
    match shape.kind {
        Kind::Integer(_) => {
            let number = Number::from(text.parse::<i64>().map_err(|_| mismatch())?);
            integer(&number).map(|()| Value::Number(number))
        }
        Kind::Long(_) => text.parse::<i64>().map(Value::from).map_err(|_| mismatch()),
        Kind::Double(_) => text.parse::<f64>().map(Value::from).map_err(|_| mismatch()),
        Kind::Boolean => match text {
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            _ => Err(mismatch()),
        },
        // restJson1 writes timestamps in queries as ISO 8601.
        Kind::Timestamp => {
            let timestamp: jiff::Timestamp = text.parse().map_err(|_| mismatch())?;
            Ok(Value::from(timestamp.as_duration().as_secs_f64()))
        }
        _ => Ok(Value::String(text.to_owned())),
    }
}

/// Takes null elements out of lists and maps: they count as absent, and constraints that say
/// otherwise were checked before.
pub fn drop_nulls(value: &mut Value) {
    match value {
        Value::Array(elements) => {
            elements.retain(|value| !value.is_null());
            elements.iter_mut().for_each(drop_nulls);
        }
        Value::Object(members) => {
            members.retain(|_, value| !value.is_null());
            members.values_mut().for_each(drop_nulls);
        }
        _ => {}
    }
}

fn integer(number: &Number) -> Result<(), ApiError> {
    match number.as_i64() {
        Some(value) if i32::try_from(value).is_ok() => Ok(()),
        None if number.is_f64() => {
            Err(ApiError::serialization("NUMBER_VALUE can not be converted to an Integer"))
        }
        _ => Err(ApiError::serialization(format!(
            "Numeric value ({number}) out of range of int (-2147483648 - 2147483647)"
        ))),
    }
}

fn mismatch(kind: &Kind, value: &Value) -> String {
    let token = match value {
        Value::Null => "NULL_VALUE",
        Value::Bool(true) => "TRUE_VALUE",
        Value::Bool(false) => "FALSE_VALUE",
        Value::Number(_) => "NUMBER_VALUE",
        Value::String(_) => "STRING_VALUE",
        Value::Object(_) => return OBJECT.to_owned(),
        Value::Array(_) => {
            return match kind {
                Kind::Structure(_) | Kind::Map { .. } => {
                    "Unrecognized collection type class java.util.ArrayList".to_owned()
                }
                _ => LIST.to_owned(),
            };
        }
    };
    let expected = match kind {
        Kind::Blob { .. } => "a Blob",
        Kind::Boolean => "a Boolean",
        Kind::Double(_) => "a Double",
        Kind::Integer(_) => "an Integer",
        Kind::Long(_) => "a Long",
        Kind::String { .. } => "a String",
        Kind::Timestamp => "milliseconds since epoch",
        Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_) => {
            return "Unexpected field type".to_owned();
        }
    };
    format!("{token} can not be converted to {expected}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::api::generated::constraints;

    #[track_caller]
    fn assert_mismatch(shape: &Shape, value: &Value, expected: &str) {
        let error = check(shape, value).unwrap_err();
        assert_eq!((error.name(), error.message()), ("SerializationException", Some(expected)));
    }

    #[test]
    fn wrong_types_are_told_in_aws_words() {
        let timeout = &constraints::TIMEOUT;
        assert_mismatch(timeout, &json!("3"), "STRING_VALUE can not be converted to an Integer");
        assert_mismatch(timeout, &json!(true), "TRUE_VALUE can not be converted to an Integer");
        assert_mismatch(timeout, &json!({}), OBJECT);
        assert_mismatch(timeout, &json!([]), LIST);
        assert_mismatch(
            timeout,
            &json!(99_999_999_999_i64),
            "Numeric value (99999999999) out of range of int (-2147483648 - 2147483647)",
        );
        let handler = &constraints::HANDLER;
        assert_mismatch(handler, &json!(1), "NUMBER_VALUE can not be converted to a String");
        assert_mismatch(&constraints::LAYER_LIST, &json!("x"), "Unexpected field type");
    }

    #[test]
    fn nulls_and_unknown_members_are_no_mismatch() {
        let vpc = json!({"SubnetIds": null, "SecurityGroupIds": [null], "NewMember": 1});
        assert!(check(&constraints::VPC_CONFIG, &vpc).is_ok());
        let mut vpc = vpc;
        drop_nulls(&mut vpc);
        assert_eq!(vpc, json!({"SecurityGroupIds": [], "NewMember": 1}));
    }

    #[test]
    fn text_becomes_the_type_of_its_shape() {
        assert_eq!(from_text(&constraints::MAX_LIST_ITEMS, "10").unwrap(), json!(10));
        assert!(from_text(&constraints::MAX_LIST_ITEMS, "ten").is_err());
        assert_eq!(from_text(&constraints::REVERSE_ORDER, "true").unwrap(), json!(true));
        assert_eq!(
            from_text(&constraints::EXECUTION_TIMESTAMP, "1970-01-01T00:00:01.5Z").unwrap(),
            json!(1.5)
        );
    }
}
