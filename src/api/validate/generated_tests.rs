//! One negative test for every constraint of the model, made from the tables themselves.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::*;
use crate::api::generated::operations::Operation;
use crate::api::shape::Values;
use crate::api::types;

/// A value that breaks one constraint, and the entry that must report it.
struct Case {
    value: Value,
    /// Where the broken value is, relative to where it is put.
    path: String,
    /// What the entry says behind "failed to satisfy constraint: ".
    constraint: String,
}

/// Texts of which at least one satisfies every pattern of the model.
const GOOD: &[&str] = &[
    "a1",
    "1",
    "111111111111",
    "ab12",
    "arn:aws:lambda:us-east-1:111111111111:function:f",
    "arn:aws:lambda:us-east-1:111111111111:function:f:1/durable-execution/a/b",
    "arn:aws:lambda:us-east-1:111111111111:layer:l",
    "arn:aws:lambda:us-east-1:111111111111:layer:l:1",
    "arn:aws:lambda:us-east-1:111111111111:capacity-provider:c",
    "arn:aws:lambda:us-east-1:111111111111:code-signing-config:csc-00000000000000000",
    "arn:aws:lambda:us-east-1:111111111111:event-source-mapping:00000000-0000-0000-0000-000000000000",
    "arn:aws:lambda:us-east-1::runtime:0000",
    "arn:aws:lambda:us-east-1:111111111111:runtime/r",
    "arn:aws:iam::111111111111:role/r",
    "arn:aws:iam::111111111111:root",
    "arn:aws:kms:us-east-1:111111111111:key/k",
    "arn:aws:elasticfilesystem:us-east-1:111111111111:access-point/fsap-00000000000000000",
    "00000000-0000-0000-0000-000000000000",
    "csc-00000000000000000",
    "o-0000000000",
    "lambda:GetLayerVersion",
    "lambda:InvokeFunction",
    "/mnt/a",
    "sg-1",
    "subnet-1",
    "us-east-1",
    "host:9092",
    "https://a",
    "ValidationException",
    "",
];

/// Texts of which at least one breaks every pattern that can be broken.
const BAD: &[&str] = &["!", "ä", "a b", "-", ".", "$", " ", "\u{1}", "a\nb", "!!!!!!!!!!!!"];

/// A value that satisfies every constraint: of a structure, only what is required.
fn example(shape: &Shape) -> Value {
    match &shape.kind {
        Kind::Blob { .. } => json!("AAAA"),
        Kind::Boolean => json!(true),
        Kind::Double(range) => json!(range.min.unwrap_or(1.0)),
        Kind::Integer(range) | Kind::Long(range) => json!(integer(range.min.unwrap_or(1.0))),
        Kind::Timestamp => json!(1.5),
        Kind::String { values: Some(values), .. } => json!(values.printed[0]),
        Kind::String { length, pattern, .. } => {
            let padded = GOOD.iter().map(|text| pad(text, length.min));
            let good = padded.chain([format!("a{}", "b".repeat(length.min.unwrap_or(0)))]);
            let mut good = good.filter(|text| pattern.as_ref().is_none_or(|p| p.matches(text)));
            let text = good.find(|text| is_within(*length, text));
            json!(text.unwrap_or_else(|| panic!("no example for {shape:?}")))
        }
        Kind::List { length, element, .. } => {
            Value::Array(vec![example(element); length.min.unwrap_or(0).max(1)])
        }
        Kind::Map { key, value, .. } => {
            let key = example(key).as_str().unwrap().to_owned();
            Value::Object(Map::from_iter([(key, example(value))]))
        }
        Kind::Structure(structure) => {
            let required = structure.members.iter().filter(|member| member.is_required);
            let members = required.map(|member| (member.name.to_owned(), example(member.shape)));
            Value::Object(members.collect())
        }
    }
}

/// Names of runtimes, ARNs of mappings and such must have a certain length.
fn pad(text: &str, min: Option<usize>) -> String {
    let mut text = text.to_owned();
    while text.starts_with("arn:") && text.len() < min.unwrap_or(0) {
        text.push('0');
    }
    text
}

fn is_within(length: Length, text: &str) -> bool {
    broken_length(length, text.chars().count()).next().is_none()
}

#[expect(clippy::cast_possible_truncation, reason = "the bounds of integers are integers")]
fn integer(number: f64) -> i64 {
    number as i64
}

/// Every way to break the shape or something in it.
fn cases(shape: &Shape) -> Vec<Case> {
    let case = |value: Value, constraint: String| Case { value, path: String::new(), constraint };
    match &shape.kind {
        Kind::Boolean | Kind::Timestamp => Vec::new(),
        Kind::Blob { length } => lengths(*length, |n| json!("A".repeat(n.div_ceil(3) * 4))),
        Kind::Double(range) => {
            ranges(*range).map(|(n, text)| case(json!(n), with_decimal(&text))).collect()
        }
        Kind::Integer(range) | Kind::Long(range) => {
            ranges(*range).map(|(n, text)| case(json!(integer(n)), text)).collect()
        }
        Kind::String { values: Some(values), .. } => {
            vec![case(json!("no-such-value"), set(values))]
        }
        Kind::String { length, pattern, .. } => {
            let mut cases = lengths(*length, |n| json!(filled(pattern.as_ref(), n)));
            if let Some(pattern) = pattern
                && let Some(bad) = bad(pattern.text, *length, |text| pattern.matches(text))
            {
                cases.push(case(
                    json!(bad),
                    format!("Member must satisfy regular expression pattern: {}", pattern.text),
                ));
            }
            cases
        }
        Kind::List { length, element, elements } => {
            let mut broken = lengths(*length, |n| Value::Array(vec![example(element); n]));
            for inner in cases(element) {
                broken.push(if is_structure(element) {
                    let path = format!(".1.member{}", inner.path);
                    Case { value: json!([inner.value]), path, ..inner }
                } else {
                    case(json!([inner.value]), element_text(element, *elements))
                });
            }
            if *elements == Elements::NotNull {
                broken.push(case(json!([null]), element_text(element, *elements)));
            }
            broken
        }
        Kind::Map { length, key, value } => {
            let entry = |key: &Value, value: Value| {
                Value::Object(Map::from_iter([(key.as_str().unwrap().to_owned(), value)]))
            };
            let mut broken = lengths(*length, |n| entries(key, value, n));
            for inner in cases(key) {
                broken.push(case(entry(&inner.value, example(value)), key_text(key)));
            }
            for inner in cases(value).into_iter().map(|inner| inner.value).chain([Value::Null]) {
                broken.push(case(entry(&example(key), inner), value_text(value)));
            }
            broken
        }
        Kind::Structure(structure) => structure_cases(structure, &example(shape)),
    }
}

fn structure_cases(structure: &Structure, base: &Value) -> Vec<Case> {
    let mut broken = Vec::new();
    for member in structure.members {
        let with = |value: Value| {
            let mut whole = base.clone();
            whole[member.name] = value;
            whole
        };
        for inner in cases(member.shape) {
            let path = format!(".{}{}", member.path, inner.path);
            broken.push(Case { value: with(inner.value), path, constraint: inner.constraint });
        }
        if member.is_required {
            broken.push(Case {
                value: with(Value::Null),
                path: format!(".{}", member.path),
                constraint: "Member must not be null".into(),
            });
        }
    }
    broken
}

/// As many entries with different keys; keys of enumerations run out.
fn entries(key: &Shape, value: &Shape, count: usize) -> Value {
    let keys = (0..count).map(|at| match &key.kind {
        Kind::String { values: Some(values), .. } => {
            values.printed.get(at).map_or(format!("other{at}"), ToString::to_string)
        }
        _ => format!("key{at}"),
    });
    Value::Object(keys.map(|key| (key, example(value))).collect())
}

fn lengths(length: Length, value: impl Fn(usize) -> Value) -> Vec<Case> {
    let above = length
        .max
        .map(|max| (max + 1, format!("Member must have length less than or equal to {max}")));
    let below = length
        .min
        .filter(|min| 0 < *min)
        .map(|min| (min - 1, format!("Member must have length greater than or equal to {min}")));
    let broken = above.into_iter().chain(below);
    broken
        .map(|(length, constraint)| Case { value: value(length), path: String::new(), constraint })
        .collect()
}

fn ranges(range: Range) -> impl Iterator<Item = (f64, String)> {
    let above = range
        .max
        .map(|max| (max + 1.0, format!("Member must have value less than or equal to {max}")));
    let below = range
        .min
        .map(|min| (min - 1.0, format!("Member must have value greater than or equal to {min}")));
    above.into_iter().chain(below)
}

fn with_decimal(text: &str) -> String {
    format!("{text}.0")
}

fn set(values: &Values) -> String {
    format!("Member must satisfy enum value set: [{}]", values.printed.join(", "))
}

/// A text of a length, which satisfies the pattern if that is easy.
fn filled(pattern: Option<&crate::api::pattern::Pattern>, length: usize) -> String {
    let filled = ["a", "1", "0"].map(|letter| letter.repeat(length));
    let good = filled.iter().find(|text| pattern.is_none_or(|pattern| pattern.matches(text)));
    good.unwrap_or(&filled[0]).clone()
}

/// A text that breaks a pattern only, if one exists.
fn bad(pattern: &str, length: Length, matches: impl Fn(&str) -> bool) -> Option<String> {
    let mut texts: Vec<String> = BAD.iter().map(ToString::to_string).collect();
    texts.extend(BAD.iter().map(|text| text.repeat(length.min.unwrap_or(1))));
    let bad = texts.into_iter().find(|text| !matches(text) && is_within(length, text));
    let takes_anything = matches!(pattern, r"[\s\S]*" | r"[\s\S]+");
    assert!(bad.is_some() || takes_anything, "no counterexample for {pattern}");
    bad
}

/// Breaks every constraint of every operation, one at a time.
#[test]
fn every_constraint_of_the_model_is_reported_in_aws_words() {
    let mut count = 0;
    let mut wrong = String::new();
    for operation in Operation::ALL {
        let structure = operation.description().input;
        let base: Map<String, Value> = structure
            .members
            .iter()
            .filter(|member| member.is_required)
            .map(|member| (member.name.to_owned(), example(member.shape)))
            .collect();
        assert_eq!(entries_of(structure, &Value::Object(base.clone())), [""; 0], "{operation:?}");
        for case in structure_cases(structure, &Value::Object(base)) {
            count += 1;
            let entries = entries_of(structure, &case.value);
            let (path, constraint) = (&case.path[1..], &case.constraint);
            let expected = format!(" at '{path}' failed to satisfy constraint: {constraint}");
            let found = entries.iter().filter(|entry| entry.ends_with(&expected)).count();
            // A value of a broken length mostly breaks the pattern as well.
            let others = entries.len() - found;
            let is_length = constraint.starts_with("Member must have length");
            if found != 1 || 0 < others && !is_length {
                writeln!(wrong, "{operation:?}: no {expected:?} in {entries:#?}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    // The model of botocore 1.44.5 has about 890; minima of 0 cannot be broken.
    assert!(890 < count, "{count}");
}

/// The answer to a whole request given as one object.
fn entries_of(structure: &Structure, request: &Value) -> Vec<String> {
    let mut payload = Bytes::new();
    let values: Vec<Option<Value>> = structure
        .members
        .iter()
        .map(|member| {
            let value = request.get(member.name).filter(|value| !value.is_null());
            let is_raw = matches!(member.shape.kind, Kind::Blob { .. });
            if member.location == Location::Payload && is_raw {
                let length = value.map_or(0, |value| decoded_length(value.as_str().unwrap()));
                payload = Bytes::from(vec![0; length]);
                return None;
            }
            if let Some(value) = value {
                assert!(types::check(member.shape, value).is_ok(), "{}: {value}", member.name);
            }
            value.cloned()
        })
        .collect();
    violations(structure, &values, &payload)
}

/// Patterns that plain names skip must indeed match every plain name.
#[test]
fn plain_names_satisfy_the_patterns_that_skip_them() {
    use crate::api::generated::constraints as input;
    use crate::api::pattern::Pattern;
    for shape in [
        &input::FUNCTION_NAME,
        &input::NAMESPACED_FUNCTION_NAME,
        &input::UNQUALIFIED_FUNCTION_NAME,
        &input::NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        &input::ALIAS,
    ] {
        let Kind::String { pattern: Some(pattern), .. } = &shape.kind else {
            panic!("{shape:?} has no pattern")
        };
        let slow: &'static Pattern = Box::leak(Box::new(Pattern::new(pattern.text)));
        for name in
            ["a", "Z9", "a-b_c", "function", "arn", "lambda-1", "us-east-1", "x--__", "a1234567890"]
        {
            assert!(slow.matches(name) && pattern.matches(name), "{} {name}", shape.name);
        }
    }
}
