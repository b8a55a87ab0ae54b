//! AWS's names as Rust's names.

use crate::overrides::Overrides;

const KEYWORDS: &[&str] = &["type", "match", "enum", "struct", "ref", "self", "use", "where"];

/// `FunctionName` → `function_name`, `KMSKeyArn` → `kms_key_arn`.
pub(crate) fn snake_case(name: &str, overrides: &Overrides) -> String {
    let mut name = name.to_owned();
    for (from, to) in &overrides.names {
        name = name.replace(from, to);
    }
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(at + 1);
        let starts_word = before.is_some_and(|before| {
            !before.is_uppercase() || after.is_some_and(|after| after.is_lowercase())
        });
        if letter.is_uppercase() && starts_word {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// The name of a struct's field.
pub(crate) fn field(name: &str, overrides: &Overrides) -> String {
    let snake = snake_case(name, overrides);
    if KEYWORDS.contains(&snake.as_str()) { format!("{snake}_") } else { snake }
}

/// `FunctionName` → `FUNCTION_NAME`.
pub(crate) fn constant(name: &str, overrides: &Overrides) -> String {
    snake_case(name, overrides).to_uppercase()
}

/// `AT_TIMESTAMP` → `AtTimestamp`, `python3.11` → `Python3_11`.
pub(crate) fn variant(value: &str) -> String {
    let mut variant = String::new();
    for part in value.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        let ends_in_digit = variant.ends_with(|c: char| c.is_ascii_digit());
        if ends_in_digit && part.starts_with(|c: char| c.is_ascii_digit()) {
            variant.push('_');
        }
        let (first, rest) = part.split_at(1);
        variant.push_str(&first.to_uppercase());
        let is_shouted = !part.chars().any(|c| c.is_ascii_lowercase());
        variant.push_str(&if is_shouted { rest.to_lowercase() } else { rest.to_owned() });
    }
    variant
}

/// `functionName` of `FunctionName`, `kMSKeyArn` of `KMSKeyArn`: how AWS's validation names members.
pub(crate) fn first_lower(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().collect::<String>() + letters.as_str()
    })
}

/// AWS's order of an enum's values in its messages: a Java hash table of 32 buckets, later
/// declarations first within a bucket.
pub(crate) fn hash_order(values: &[String]) -> Vec<&str> {
    let mut ordered: Vec<&str> = values.iter().rev().map(String::as_str).collect();
    ordered.sort_by_key(|value| java_hash(value) & 31);
    ordered
}

fn java_hash(text: &str) -> u32 {
    text.encode_utf16().fold(0u32, |hash, unit| hash.wrapping_mul(31).wrapping_add(unit.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(values: &[&str]) -> String {
        let values: Vec<String> = values.iter().map(ToString::to_string).collect();
        hash_order(&values).join(", ")
    }

    #[test]
    fn enum_values_come_in_the_order_aws_was_recorded_to_print() {
        assert_eq!(ordered(&["x86_64", "arm64"]), "x86_64, arm64");
        assert_eq!(
            ordered(&["TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"]),
            "LATEST, AT_TIMESTAMP, TRIM_HORIZON"
        );
        assert_eq!(ordered(&["Allow", "Terminate"]), "Terminate, Allow");
        assert_eq!(ordered(&["BUFFERED", "RESPONSE_STREAM"]), "RESPONSE_STREAM, BUFFERED");
        assert_eq!(ordered(&["PublishedVersions", "None"]), "PublishedVersions, None");
    }

    #[test]
    fn names_become_rust_names() {
        let overrides = Overrides::read(include_str!("../overrides.toml")).unwrap();
        assert_eq!(snake_case("KMSKeyArn", &overrides), "kms_key_arn");
        assert_eq!(snake_case("S3ObjectVersion", &overrides), "s3_object_version");
        assert_eq!(snake_case("UUID", &overrides), "uuid");
        assert_eq!(field("Type", &overrides), "type_");
        assert_eq!(variant("AT_TIMESTAMP"), "AtTimestamp");
        assert_eq!(variant("python3.11"), "Python3_11");
        assert_eq!(variant("nodejs4.3-edge"), "Nodejs4_3Edge");
        assert_eq!(first_lower("KMSKeyArn"), "kMSKeyArn");
    }
}
