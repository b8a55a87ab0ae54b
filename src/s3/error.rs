//! Why there is no object, and how S3 says it.

use reqwest::StatusCode;

use crate::xml;

/// An object that could not be had. The texts go to the client that named it, so they say what to
/// change.
#[derive(Debug, thiserror::Error)]
pub enum GetObjectError {
    /// S3's own answer.
    #[error("S3 Error Code: {}. S3 Error Message: {}", .0.code, .0.message)]
    Refused(Refusal),
    #[error("it is larger than {limit} bytes")]
    TooLarge { limit: u64 },
    #[error("a part of the key is `.` or `..`, which no URL can name")]
    Key,
    #[error(
        "the server has no access to S3: start it with AWS_ENDPOINT_URL_S3 for an emulator's S3, or with \
         AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY for AWS's, or send the code as ZipFile"
    )]
    NotConfigured,
    #[error(
        "the S3 endpoint {endpoint} could not be reached: {reason}. Start an S3 there, or the server with \
         another AWS_ENDPOINT_URL_S3, or send the code as ZipFile"
    )]
    Unreachable { endpoint: String, reason: String },
    #[error(
        "the endpoint {endpoint} answered {status} and not as S3 does. Start the server with \
         AWS_ENDPOINT_URL_S3 set to the URL of an S3, or send the code as ZipFile"
    )]
    NotS3 { endpoint: String, status: StatusCode },
    #[error("the S3 endpoint {endpoint} took too long")]
    TimedOut { endpoint: String },
    #[error("no HTTP client could be made")]
    Client(#[source] reqwest::Error),
}

/// An error of S3: `<Error><Code>NoSuchKey</Code><Message>…</Message>…</Error>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub code: String,
    pub message: String,
}

impl Refusal {
    /// Reads the body of an error answer. Nothing, if it is not one of S3.
    pub(super) fn parse(body: &[u8]) -> Option<Self> {
        let body = std::str::from_utf8(body).ok()?;
        let error = xml::element(body, "Error")?;
        Some(Self {
            code: xml::text(error, "Code")?,
            message: xml::text(error, "Message").unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_s3_has_a_code_and_a_message() {
        let body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NoSuchKey</Code>\
                    <Message>The &quot;key&quot; &amp;amp; more</Message><Key>k</Key></Error>";
        let expected =
            Refusal { code: "NoSuchKey".to_owned(), message: "The \"key\" &amp; more".to_owned() };
        assert_eq!(Refusal::parse(body.as_bytes()), Some(expected));
        for other in ["", "{}", "<html>404</html>", "<Error></Error>", "<Error><Code>x"] {
            assert_eq!(Refusal::parse(other.as_bytes()), None, "{other}");
        }
    }
}
