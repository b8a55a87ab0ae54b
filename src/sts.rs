//! The credentials of functions: AssumeRole of their execution role, at an STS.
//!
//! [`Client`] asks once for each role and function, and again shortly before what it got ends. Without
//! an STS, and while there is none where one should be, functions have the credentials of tests.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use reqwest::{StatusCode, Url};
use tracing::warn;

use crate::http_client;
use crate::model::{Credentials, FunctionKey, RoleArn};
use crate::signature::{SignatureScope, Signed};
use crate::xml;

const CONNECT: Duration = Duration::from_secs(1);
/// How long an answer may take. A cold start waits for it, and not longer than for a slow init.
const WHOLE: Duration = Duration::from_secs(5);

/// New credentials are fetched when the old ones are good for less than this.
const RENEWAL: SignedDuration = SignedDuration::from_mins(5);

/// How long STS is left alone after it gave none.
const PAUSE: SignedDuration = SignedDuration::from_secs(60);

const FORM: &str = "application/x-www-form-urlencoded";

/// An answer of STS is short.
const LARGEST_ANSWER: usize = 64 << 10;

/// Where STS is, and who asks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StsOptions {
    /// Without one, nobody is asked.
    pub endpoint: Option<Url>,
    pub credentials: Option<Credentials>,
}

/// Why there are no credentials.
#[derive(Debug, thiserror::Error)]
enum AssumeRoleError {
    #[error("{code}: {message}")]
    Refused { code: String, message: String },
    #[error("it answered {0} and not as STS does")]
    NotSts(StatusCode),
    #[error("{0}")]
    Unreachable(String),
    #[error("it took too long")]
    TimedOut,
}

/// Credentials of a function.
#[derive(Debug, Clone)]
pub struct Session {
    pub credentials: Credentials,
    /// When they end, if they do.
    pub end: Option<Timestamp>,
}

/// What is known for a role and a function.
#[derive(Debug, Clone)]
struct Known {
    session: Session,
    /// When STS is asked again.
    good_until: Timestamp,
}

/// Held while STS is asked, so that it is asked once.
type Slot = Arc<tokio::sync::Mutex<Option<Known>>>;

/// Asks STS, and remembers.
#[derive(Debug)]
pub struct Client {
    options: StsOptions,
    /// Made when it is first needed.
    http: OnceLock<reqwest::Client>,
    /// Locked for a look only.
    slots: Mutex<HashMap<(RoleArn, FunctionKey), Slot>>,
}

impl Client {
    /// A client that has not asked anything yet.
    pub fn new(options: StsOptions) -> Self {
        Self { options, http: OnceLock::new(), slots: Mutex::default() }
    }

    /// The credentials that a function has now.
    pub async fn session(&self, role: &RoleArn, function: &FunctionKey) -> Session {
        let Some(endpoint) = &self.options.endpoint else { return of_tests(function) };
        let slot = {
            let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(slots.entry((role.clone(), function.clone())).or_default())
        };
        let mut known = slot.lock().await;
        let now = Timestamp::now();
        if let Some(known) = known.as_ref().filter(|known| now < known.good_until) {
            return known.session.clone();
        }
        let asked = tokio::time::timeout(WHOLE, self.assume_role(endpoint, role, function)).await;
        let fresh = match asked.unwrap_or(Err(AssumeRoleError::TimedOut)) {
            Ok((credentials, end)) => Known {
                session: Session { credentials, end: Some(end) },
                good_until: end - RENEWAL,
            },
            Err(cause) => {
                warn!(
                    %cause, role = role.as_str(), endpoint = endpoint.origin().ascii_serialization(),
                    "STS gave no credentials: the function keeps those it has, or gets those of tests. Start an STS there, or the \
                     server with another AWS_ENDPOINT_URL_STS"
                );
                let kept = known.take().map(|known| known.session);
                let kept = kept.filter(|session| session.end.is_some_and(|end| now < end));
                let session = kept.unwrap_or_else(|| of_tests(function));
                Known { session, good_until: now + PAUSE }
            }
        };
        known.insert(fresh).session.clone()
    }

    async fn assume_role(
        &self,
        endpoint: &Url,
        role: &RoleArn,
        function: &FunctionKey,
    ) -> Result<(Credentials, Timestamp), AssumeRoleError> {
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        // STS wants two characters at least.
        let session_name = format!("{:_<2}", function.name.as_str());
        let body = format!(
            "Action=AssumeRole&Version=2011-06-15&RoleArn={}&RoleSessionName={}",
            encode(role.as_str()),
            encode(&session_name)
        );
        let mut request = self.http(endpoint)?.post(endpoint.clone()).header(CONTENT_TYPE, FORM);
        for (name, value) in self.signed_headers(endpoint, function, &body, Timestamp::now()) {
            request = request.header(name, value);
        }
        let mut response = request.body(body).send().await.map_err(unreachable)?;
        let status = response.status();
        let mut answer = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(unreachable)? {
            answer.extend_from_slice(&piece);
            if LARGEST_ANSWER < answer.len() {
                return Err(AssumeRoleError::NotSts(status));
            }
        }
        parse(status, &String::from_utf8_lossy(&answer))
    }

    fn signed_headers(
        &self,
        endpoint: &Url,
        function: &FunctionKey,
        body: &str,
        now: Timestamp,
    ) -> Vec<(String, String)> {
        let credentials = self.options.credentials.clone().unwrap_or_else(Credentials::of_tests);
        let time = now.strftime("%Y%m%dT%H%M%SZ").to_string();
        let host = endpoint.host_str().unwrap_or_default();
        let port = endpoint.port().map(|port| format!(":{port}")).unwrap_or_default();
        let mut headers = vec![
            (HOST.to_string(), format!("{host}{port}")),
            ("x-amz-date".to_owned(), time.clone()),
        ];
        if let Some(token) = &credentials.session_token {
            headers.push(("x-amz-security-token".to_owned(), token.clone()));
        }
        let (path, query) = (endpoint.path(), endpoint.query().unwrap_or_default());
        let signed =
            Signed { method: "POST", path, query, headers: &headers, body: body.as_bytes() };
        let scope = SignatureScope {
            date: now.strftime("%Y%m%d").to_string(),
            region: function.region.to_string(),
            service: "sts".to_owned(),
        };
        let authorization = signed.authorization(&credentials, &scope, &time);
        headers.push((AUTHORIZATION.to_string(), authorization));
        headers
    }

    fn http(&self, endpoint: &Url) -> Result<&reqwest::Client, AssumeRoleError> {
        if let Some(client) = self.http.get() {
            return Ok(client);
        }
        let client =
            http_client::builder_for(endpoint, CONNECT, WHOLE).build().map_err(unreachable)?;
        Ok(self.http.get_or_init(|| client))
    }
}

/// The credentials in an answer, and when they end.
fn parse(status: StatusCode, answer: &str) -> Result<(Credentials, Timestamp), AssumeRoleError> {
    let get = |name| xml::text(answer, name);
    if let Some((code, message)) = get("Code").zip(get("Message")) {
        return Err(AssumeRoleError::Refused { code, message });
    }
    let credentials = || {
        let credentials = Credentials {
            access_key_id: get("AccessKeyId")?,
            secret_access_key: get("SecretAccessKey")?,
            session_token: Some(get("SessionToken")?),
        };
        Some((credentials, get("Expiration")?.parse().ok()?))
    };
    credentials().ok_or(AssumeRoleError::NotSts(status))
}

fn unreachable(error: reqwest::Error) -> AssumeRoleError {
    match error.is_timeout() {
        true => AssumeRoleError::TimedOut,
        false => AssumeRoleError::Unreachable(http_client::reason(error)),
    }
}

/// Credentials no AWS accepts: the access key is the function's account, which emulators of other
/// services read from it.
fn of_tests(function: &FunctionKey) -> Session {
    let credentials = Credentials {
        access_key_id: function.account.to_string(),
        secret_access_key: "test".to_owned(),
        session_token: Some("test".to_owned()),
    };
    Session { credentials, end: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_credentials_or_says_why_not() {
        let answer = "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult>\
            <Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>a/b+c</SecretAccessKey>\
            <SessionToken>t==</SessionToken><Expiration>2026-01-02T03:04:05Z</Expiration></Credentials>\
            </AssumeRoleResult></AssumeRoleResponse>";
        let (credentials, end) = parse(StatusCode::OK, answer).unwrap();
        let expected = Credentials {
            access_key_id: "ASIA".to_owned(),
            secret_access_key: "a/b+c".to_owned(),
            session_token: Some("t==".to_owned()),
        };
        assert_eq!((credentials, end.to_string()), (expected, "2026-01-02T03:04:05Z".to_owned()));

        let refused = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>\
            <Message>no &amp; never</Message></Error></ErrorResponse>";
        let error = parse(StatusCode::FORBIDDEN, refused).unwrap_err();
        assert_eq!(error.to_string(), "AccessDenied: no & never");
        let error = parse(StatusCode::NOT_FOUND, "{}").unwrap_err();
        assert_eq!(error.to_string(), "it answered 404 Not Found and not as STS does");
    }
}
