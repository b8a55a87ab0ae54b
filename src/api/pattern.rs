//! The model's regular expressions, with the meaning Java's `matches()` gives them on AWS's side.

use std::sync::OnceLock;

use fancy_regex::Regex;

/// A pattern of the model, compiled when it is first needed.
#[derive(Debug)]
pub struct Pattern {
    /// As AWS prints it.
    pub text: &'static str,
    matches_plain_names: bool,
    compiled: OnceLock<Regex>,
}

impl Pattern {
    /// A pattern in AWS's spelling.
    pub const fn new(text: &'static str) -> Self {
        Self { text, matches_plain_names: false, compiled: OnceLock::new() }
    }

    /// A pattern that every plain name satisfies: a letter, then letters, digits, `-` and `_`.
    /// Such names, which are nearly all that occur, are then not run through the pattern.
    pub const fn matching_plain_names(text: &'static str) -> Self {
        Self { text, matches_plain_names: true, compiled: OnceLock::new() }
    }

    /// Whether the pattern matches all of the text.
    pub fn matches(&self, text: &str) -> bool {
        if self.matches_plain_names && is_plain_name(text) {
            return true;
        }
        // A text that exhausts the backtracking limit is refused, as one that does not match.
        self.compiled().is_match(text).unwrap_or(false)
    }

    fn compiled(&self) -> &Regex {
        self.compiled.get_or_init(|| {
            let pattern = format!(r"\A(?:{})\z", from_java(self.text));
            Regex::new(&pattern).expect("a test compiles every pattern of the model")
        })
    }
}

fn is_plain_name(text: &str) -> bool {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let bytes = text.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_alphabetic) && bytes.iter().all(is_name)
}

/// Spells out what Java and Rust read differently: `\d`, `\s` and `\w` are ASCII in Java, and `.`
/// stops at more line ends (java.util.regex.Pattern, "Predefined character classes").
fn from_java(pattern: &str) -> String {
    let mut translated = String::with_capacity(pattern.len() + 16);
    let mut is_in_class = false;
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        match (letter, is_in_class) {
            ('\\', _) => {
                let escaped = letters.next().unwrap_or('\\');
                let class = match escaped {
                    'd' => Some("0-9"),
                    's' => Some(r" \t\n\x0B\f\r"),
                    'w' => Some("a-zA-Z0-9_"),
                    _ => None,
                };
                match (class, is_in_class) {
                    // `[\s\S]` is the model's way to say "anything": leave both to the engine.
                    (Some(class), true) if escaped != 's' => translated.push_str(class),
                    (Some(class), false) => translated.extend(["[", class, "]"]),
                    _ => translated.extend(['\\', escaped]),
                }
            }
            ('.', false) => translated.push_str(r"[^\n\r\x{85}\x{2028}\x{2029}]"),
            ('[', false) => {
                is_in_class = true;
                translated.push('[');
            }
            (']', true) => {
                is_in_class = false;
                translated.push(']');
            }
            (other, _) => translated.push(other),
        }
    }
    translated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_matches_the_whole_text_only() {
        let pattern = Pattern::new("[0-9]+|a");
        assert!(pattern.matches("12"));
        assert!(!pattern.matches("12\n"));
        assert!(!pattern.matches("ab"));
    }

    #[test]
    fn digits_are_ascii_and_a_dot_stops_at_line_ends() {
        assert!(Pattern::new(r"\d{2}").matches("42"));
        assert!(!Pattern::new(r"\d{2}").matches("٤٢"));
        assert!(!Pattern::new(r"[^\s]+").matches("a b"));
        assert!(Pattern::new(r"[\s\S]*").matches("a\nä"));
        assert!(!Pattern::new(".*").matches("a\u{2028}b"));
    }

    #[test]
    fn look_around_works_as_in_java() {
        let alias = Pattern::new("(?!^[0-9]+$)([a-zA-Z0-9-_]+)");
        assert!(alias.matches("v1"));
        assert!(!alias.matches("1"));
        let url_qualifier = Pattern::new(r"((?!^\d+$)^[0-9a-zA-Z-_]+$)");
        assert!(url_qualifier.matches("live"));
        assert!(!url_qualifier.matches("$LATEST"));
        assert!(!url_qualifier.matches("2"));
    }
}
