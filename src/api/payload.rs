//! Whether a payload is JSON, and if not, what AWS's parser (Jackson) says about it.

use bytes::Bytes;
use serde::de::IgnoredAny;

use super::error::ApiError;

const SOURCE: &str = "[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)";
const A_VALUE: &str = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/// Checks the payload of an invocation without building anything from it. An empty one is valid and
/// stands for `{}`.
///
/// # Errors
///
/// An `InvalidRequestContentException` with the first error in Jackson's words.
pub fn check(payload: &Bytes) -> Result<(), ApiError> {
    let is_json = |text| serde_json::from_str::<IgnoredAny>(text).is_ok();
    if payload.is_empty() || std::str::from_utf8(payload).is_ok_and(is_json) {
        return Ok(());
    }
    let reason = first_error(payload).unwrap_or_default();
    Err(ApiError::invalid_request_content(format!(
        "Could not parse request body into json: Could not parse payload into json: {reason}"
    )))
}

/// What the function gets: `{}` if the caller sent nothing.
pub fn or_empty_object(payload: Bytes) -> Bytes {
    if payload.is_empty() { Bytes::from_static(b"{}") } else { payload }
}

/// The first error in a text that is not JSON, or nothing if there is none that Jackson would see.
pub fn first_error(text: &[u8]) -> Option<String> {
    let mut scanner = Scanner { text, at: 0, open: Vec::new() };
    scanner.scan().err()
}

/// A container that is not closed yet, and where it began.
struct Open {
    is_object: bool,
    at: usize,
}

/// Reads as Jackson's `UTF8StreamJsonParser` does. It keeps its own stack, because the text may be
/// nested as deeply as it is long.
struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
    open: Vec<Open>,
}

impl Scanner<'_> {
    fn scan(&mut self) -> Result<(), String> {
        self.skip_space();
        loop {
            self.value()?;
            // After a value: close what ends here, or go on behind a comma.
            loop {
                self.skip_space();
                let Some(open) = self.open.last() else { return self.end() };
                let is_object = open.is_object;
                match self.peek() {
                    Some(b',') => {
                        self.at += 1;
                        self.skip_space();
                        if is_object {
                            self.key()?;
                        }
                        break;
                    }
                    Some(close @ (b'}' | b']')) => self.close(close)?,
                    Some(_) if is_object => {
                        return Err(
                            self.unexpected("was expecting comma to separate Object entries")
                        );
                    }
                    Some(_) => {
                        return Err(
                            self.unexpected("was expecting comma to separate Array entries")
                        );
                    }
                    None => return Err(self.unclosed()),
                }
            }
        }
    }

    fn end(&mut self) -> Result<(), String> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.unexpected(&format!("expected a valid value {A_VALUE}"))),
        }
    }

    /// A scalar, or the start of containers up to the first scalar or empty container.
    fn value(&mut self) -> Result<(), String> {
        loop {
            match self.peek() {
                Some(b'{') => {
                    self.open.push(Open { is_object: true, at: self.at });
                    self.at += 1;
                    self.skip_space();
                    if self.peek() == Some(b'}') {
                        return self.close(b'}');
                    }
                    self.key()?;
                }
                Some(b'[') => {
                    self.open.push(Open { is_object: false, at: self.at });
                    self.at += 1;
                    self.skip_space();
                    if self.peek() == Some(b']') {
                        return self.close(b']');
                    }
                }
                Some(b'"') => return self.string("was expecting closing quote for a string value"),
                Some(b'-' | b'0'..=b'9') => return self.number(),
                Some(byte) if is_identifier(byte) => return self.token(),
                Some(_) => {
                    return Err(self.unexpected(&format!("expected a valid value {A_VALUE}")));
                }
                None if self.open.is_empty() => {
                    return Err(self.failed("No content to map due to end-of-input", 1));
                }
                None => return Err(self.unclosed()),
            }
        }
    }

    fn key(&mut self) -> Result<(), String> {
        match self.peek() {
            Some(b'"') => self.string("was expecting closing '\"' for name")?,
            Some(_) => {
                return Err(self.unexpected("was expecting double-quote to start field name"));
            }
            None => return Err(self.unclosed()),
        }
        self.skip_space();
        match self.peek() {
            Some(b':') => {
                self.at += 1;
                self.skip_space();
                Ok(())
            }
            Some(_) => {
                Err(self.unexpected("was expecting a colon to separate field name and value"))
            }
            None => Err(self.unclosed()),
        }
    }

    fn close(&mut self, close: u8) -> Result<(), String> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let (expected, name) = if open.is_object { (b'}', "Object") } else { (b']', "Array") };
        if close == expected {
            self.at += 1;
            return Ok(());
        }
        let (close, expected) = (char::from(close), char::from(expected));
        let start = self.location(open.at, 1);
        let reason = format!(
            "Unexpected close marker '{close}': expected '{expected}' (for {name} starting at {start})"
        );
        Err(self.failed(&reason, 1))
    }

    fn string(&mut self, unclosed: &str) -> Result<(), String> {
        self.at += 1;
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.escape()?,
                Some(byte @ 0..=0x1f) => {
                    let reason = format!(
                        "Illegal unquoted character ({}): has to be escaped using backslash to be included in string value",
                        describe(char::from(byte))
                    );
                    return Err(self.failed(&reason, 2));
                }
                Some(0..=0x7f) => self.at += 1,
                Some(byte) => self.multibyte(byte)?,
                None => return Err(self.failed(&format!("Unexpected end-of-input: {unclosed}"), 1)),
            }
        }
    }

    fn escape(&mut self) -> Result<(), String> {
        self.at += 1;
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                self.at += 1;
                for _ in 0..4 {
                    match self.peek() {
                        Some(byte) if byte.is_ascii_hexdigit() => self.at += 1,
                        Some(_) => {
                            return Err(self
                                .unexpected("expected a hex-digit for character escape sequence"));
                        }
                        None => {
                            return Err(self.failed(
                                "Unexpected end-of-input in character escape sequence",
                                1,
                            ));
                        }
                    }
                }
            }
            Some(byte) => {
                let reason =
                    format!("Unrecognized character escape {}", describe(char::from(byte)));
                return Err(self.failed(&reason, 2));
            }
            None => {
                return Err(self.failed("Unexpected end-of-input in character escape sequence", 1));
            }
        }
        Ok(())
    }

    fn multibyte(&mut self, first: u8) -> Result<(), String> {
        let length = match first {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf7 => 4,
            _ => return Err(self.failed(&format!("Invalid UTF-8 start byte 0x{first:x}"), 2)),
        };
        for _ in 1..length {
            self.at += 1;
            match self.peek() {
                Some(0x80..=0xbf) => {}
                Some(byte) => {
                    return Err(self.failed(&format!("Invalid UTF-8 middle byte 0x{byte:x}"), 2));
                }
                None => return Err(self.failed("Unexpected end-of-input in VALUE_STRING", 1)),
            }
        }
        self.at += 1;
        Ok(())
    }

    fn number(&mut self) -> Result<(), String> {
        if self.peek() == Some(b'-') {
            self.at += 1;
            self.digit("Expected digit (0-9) to follow minus sign, for valid numeric value")?;
        }
        if self.peek() == Some(b'0') && self.text.get(self.at + 1).is_some_and(u8::is_ascii_digit) {
            return Err(self.failed("Invalid numeric value: Leading zeroes not allowed", 2));
        }
        self.digits();
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digit("Decimal point not followed by a digit")?;
            self.digits();
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digit("Exponent indicator not followed by a digit")?;
            self.digits();
        }
        match self.peek() {
            Some(byte) if is_identifier(byte) => {
                Err(self.unexpected("Expected space separating root-level values"))
            }
            _ => Ok(()),
        }
    }

    fn digit(&self, reason: &str) -> Result<(), String> {
        match self.peek() {
            Some(b'0'..=b'9') => Ok(()),
            Some(_) => Err(self.unexpected(reason)),
            None => Err(self.failed(&format!("Unexpected end-of-input: {reason}"), 1)),
        }
    }

    fn digits(&mut self) {
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
    }

    fn token(&mut self) -> Result<(), String> {
        let start = self.at;
        while self.peek().is_some_and(|byte| is_identifier(byte) || byte.is_ascii_digit()) {
            self.at += 1;
        }
        let token = String::from_utf8_lossy(&self.text[start..self.at]);
        match token.as_ref() {
            "null" | "true" | "false" => Ok(()),
            "NaN" | "Infinity" => Err(self.failed(
                &format!(
                    "Non-standard token '{token}': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"
                ),
                1,
            )),
            _ => {
                // Jackson has read the byte behind the token, too, if there is one.
                let behind = if self.at < self.text.len() { 2 } else { 1 };
                Err(self
                    .failed(&format!("Unrecognized token '{token}': was expecting {A_VALUE}"), behind))
            }
        }
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn unexpected(&self, reason: &str) -> String {
        let character = self.text.get(self.at).map_or(' ', |byte| char::from(*byte));
        self.failed(&format!("Unexpected character ({}): {reason}", describe(character)), 1)
    }

    fn unclosed(&self) -> String {
        let Some(open) = self.open.last() else { return String::new() };
        let name = if open.is_object { "Object" } else { "Array" };
        let start = self.location(open.at, 1);
        self.failed(
            &format!(
                "Unexpected end-of-input: expected close marker for {name} (start marker at {start})"
            ),
            1,
        )
    }

    /// `consumed`: how far behind `at`, from 1, Jackson says it is.
    fn failed(&self, reason: &str, consumed: usize) -> String {
        format!("{reason}\n at {}", self.location(self.at, consumed))
    }

    /// Lines and columns count from 1, columns in bytes.
    fn location(&self, at: usize, consumed: usize) -> String {
        let before = &self.text[..at];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        format!("{SOURCE}; line: {line}, column: {}]", at - start + consumed)
    }
}

/// Java's `isJavaIdentifierStart` for the first 256 characters.
fn is_identifier(byte: u8) -> bool {
    byte.is_ascii_alphabetic()
        || matches!(byte, b'$' | b'_' | 0xaa | 0xb5 | 0xba | 0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..)
        || matches!(byte, 0xa2..=0xa5)
}

fn describe(character: char) -> String {
    let code = u32::from(character);
    if character.is_control() {
        format!("(CTRL-CHAR, code {code})")
    } else {
        format!("'{character}' (code {code})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_error(payload: &[u8], reason: &str, column: usize) {
        let error = check(&Bytes::copy_from_slice(payload)).unwrap_err();
        let expected = format!(
            "Could not parse request body into json: Could not parse payload into json: {reason}\n at {SOURCE}; line: 1, column: {column}]"
        );
        assert_eq!(
            (error.name(), error.message()),
            ("InvalidRequestContentException", Some(expected.as_str()))
        );
    }

    #[test]
    fn json_of_every_kind_is_a_payload() {
        for payload in ["", "{}", " [1, -2.5e3] ", "null", "\"ä😀\\u00e4\"", "true", "0"] {
            assert!(check(&Bytes::from(payload)).is_ok(), "{payload}");
            assert!(payload.is_empty() || first_error(payload.as_bytes()).is_none(), "{payload}");
        }
    }

    /// Recorded: aws-errors.tsv, `test_lambda_invoke_payload_encoding_error`.
    #[test]
    fn the_recorded_errors_are_repeated() {
        assert_error(b"\"\x87\"", "Invalid UTF-8 start byte 0x87", 3);
        assert_error(
            b"\x99",
            &format!(
                "Unexpected character ((CTRL-CHAR, code 153)): expected a valid value {A_VALUE}"
            ),
            1,
        );
    }

    #[test]
    fn common_mistakes_are_told_as_jackson_tells_them() {
        assert_error(
            b"hello world",
            &format!("Unrecognized token 'hello': was expecting {A_VALUE}"),
            7,
        );
        assert_error(
            b"{",
            &format!(
                "Unexpected end-of-input: expected close marker for Object (start marker at {SOURCE}; line: 1, column: 1])"
            ),
            2,
        );
        assert_error(
            b"{\"a\":1,}",
            "Unexpected character ('}' (code 125)): was expecting double-quote to start field name",
            8,
        );
        assert_error(
            b"{'a':1}",
            "Unexpected character (''' (code 39)): was expecting double-quote to start field name",
            2,
        );
        assert_error(
            b"[1 2]",
            "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries",
            4,
        );
        assert_error(b"01", "Invalid numeric value: Leading zeroes not allowed", 2);
    }

    #[test]
    fn whatever_serde_refuses_has_a_reason() {
        for payload in [
            "",
            " ",
            "{",
            "[1,]",
            "{\"a\"}",
            "{\"a\":}",
            "[}",
            "\"\\x\"",
            "\"\n\"",
            "nul",
            "1.",
            "1e",
            "-",
            "{} x",
            "1 2",
            "NaN",
            "\"abc",
            "[[[[",
            "{\"a\":1 \"b\"}",
            "\"\\u12g4\"",
            "1a",
        ] {
            assert!(first_error(payload.as_bytes()).is_some(), "{payload}");
        }
        let deep = "[".repeat(1_000_000);
        assert!(first_error(deep.as_bytes()).is_some());
    }
}
