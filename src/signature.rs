//! AWS's Signature Version 4, for requests to this server and for those it sends itself.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>

use std::fmt;

use hmac::{Hmac, KeyInit as _, Mac as _};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};
use sha2::{Digest as _, Sha256};

use crate::model::Credentials;

/// The one algorithm there is.
pub const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// What is not percent-encoded (RFC 3986).
const RESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');
const RESERVED_IN_PATH: AsciiSet = RESERVED.remove(b'/');

/// What a signature is good for: `DATE/REGION/SERVICE/aws4_request`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureScope {
    /// `YYYYMMDD`.
    pub date: String,
    pub region: String,
    pub service: String,
}

impl fmt::Display for SignatureScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}/aws4_request", self.date, self.region, self.service)
    }
}

/// The parts of a request that are signed.
#[derive(Debug, Clone, Copy)]
pub struct Signed<'a> {
    pub method: &'a str,
    /// As it is sent.
    pub path: &'a str,
    /// As it is sent, without `X-Amz-Signature`.
    pub query: &'a str,
    /// Names in lower case, in order, and values.
    pub headers: &'a [(String, String)],
    pub body: &'a [u8],
}

impl Signed<'_> {
    /// The signature over everything, by the owner of the secret, at a time such as `20260102T030405Z`.
    pub fn signature(
        &self,
        secret_access_key: &str,
        scope: &SignatureScope,
        time: &str,
    ) -> Hmac<Sha256> {
        let key = mac(format!("AWS4{secret_access_key}").as_bytes(), &scope.date);
        let key = [scope.region.as_str(), &scope.service, "aws4_request"]
            .into_iter()
            .fold(key, |key, part| mac(&key.finalize().into_bytes(), part));
        let canonical = hex(&Sha256::digest(self.canonical()));
        let text = format!("{ALGORITHM}\n{time}\n{scope}\n{canonical}");
        mac(&key.finalize().into_bytes(), &text)
    }

    /// The `Authorization` header of a request that says its time in `x-amz-date`.
    pub fn authorization(
        &self,
        credentials: &Credentials,
        scope: &SignatureScope,
        time: &str,
    ) -> String {
        let signature = self.signature(&credentials.secret_access_key, scope, time);
        format!(
            "{ALGORITHM} Credential={}/{scope}, SignedHeaders={}, Signature={}",
            credentials.access_key_id,
            self.header_names(),
            hex(&signature.finalize().into_bytes())
        )
    }

    fn canonical(&self) -> String {
        let headers: String = self
            .headers
            .iter()
            .map(|(name, value)| {
                let words: Vec<&str> = value.split(' ').filter(|word| !word.is_empty()).collect();
                format!("{name}:{}\n", words.join(" "))
            })
            .collect();
        format!(
            "{}\n{}\n{}\n{headers}\n{}\n{}",
            self.method,
            canonical_path(self.path),
            canonical_query(self.query),
            self.header_names(),
            hex(&Sha256::digest(self.body))
        )
    }

    fn header_names(&self) -> String {
        self.headers.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(";")
    }
}

fn mac(key: &[u8], text: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(text.as_bytes());
    mac
}

/// Without empty and dot segments, and encoded once more than it is sent, as for all services but S3.
fn canonical_path(path: &str) -> String {
    let mut segments = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    let end = if path.ends_with('/') && !segments.is_empty() { "/" } else { "" };
    let path = format!("/{}{end}", segments.join("/"));
    percent_encode(path.as_bytes(), &RESERVED_IN_PATH).to_string()
}

/// Sorted, and encoded in the one way there is. A `+` is a space, as whoever reads the query reads it.
fn canonical_query(query: &str) -> String {
    let encode = |text: &str| {
        let text = text.replace('+', " ");
        let decoded: Vec<u8> = percent_decode_str(&text).collect();
        percent_encode(&decoded, &RESERVED).to_string()
    };
    let mut pairs: Vec<(String, String)> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (encode(name), encode(value)))
        .collect();
    pairs.sort();
    let pairs: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&")
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Signs with the key of AWS's own test suite for this algorithm.
    #[track_caller]
    fn assert_signature(
        method: &str,
        uri: &str,
        headers: &[(&str, &str)],
        body: &str,
        expected: &str,
    ) {
        const TIME: &str = "20150830T123600Z";
        let mut headers = headers.to_vec();
        headers.extend([("host", "example.amazonaws.com"), ("x-amz-date", TIME)]);
        headers.sort_unstable();
        let headers: Vec<(String, String)> =
            headers.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
        let signed = Signed { method, path, query, headers: &headers, body: body.as_bytes() };
        let scope = SignatureScope {
            date: "20150830".to_owned(),
            region: "us-east-1".to_owned(),
            service: "service".to_owned(),
        };
        let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
        let signature = signed.signature(secret, &scope, TIME).finalize().into_bytes();
        assert_eq!(hex(&signature), expected, "{method} {uri}\n{}", signed.canonical());
    }

    /// From `aws-sig-v4-test-suite`, by its names there.
    #[test]
    fn requests_are_signed_as_in_the_test_suite_of_aws() {
        // get-vanilla, get-relative-relative, get-slash
        let vanilla = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
        for path in ["/", "/example1/example2/../..", "//"] {
            assert_signature("GET", path, &[], "", vanilla);
        }
        // get-slashes
        let slashes = "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84";
        assert_signature("GET", "//example//", &[], "", slashes);
        // get-vanilla-query-order-key-case
        let ordered = "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500";
        assert_signature("GET", "/?Param2=value2&Param1=value1", &[], "", ordered);
        // A space may be sent as `+`, and a plus may not.
        assert_eq!(canonical_query("a=b+c"), canonical_query("a=b%20c"));
        assert_ne!(canonical_query("a=b+c"), canonical_query("a=b%2Bc"));
        // get-header-value-trim
        let trimmed = "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736";
        let headers = [("my-header1", " value1"), ("my-header2", " \"a   b   c\"")];
        assert_signature("GET", "/", &headers, "", trimmed);
        // post-x-www-form-urlencoded
        let form = "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a";
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        assert_signature("POST", "/", &headers, "Param1=value1", form);
    }
}
