//! Whether callers are who they say: the signature of a request, checked against known access keys.
//!
//! **Invariant:** a secret and what is computed from it are compared in constant time, and appear in
//! no answer and no log.

use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit as _, Mac as _};
use hyper::header::HOST;
use hyper::http::request::Parts;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use sha2::Sha256;
use tracing::debug;

use super::credentials::{Caller, Claim};
use super::error::ApiError;
use crate::model::AccessKey;
use crate::signature::Signed;

/// How far the clocks of caller and server may be apart.
const SKEW: SignedDuration = SignedDuration::from_mins(5);

/// The longest that a request can be presigned for, in seconds: a week.
const LONGEST: i64 = 604_800;

/// As a request's time is written.
const TIME: &str = "%Y%m%dT%H%M%SZ";

const SERVICE: &str = "lambda";

/// What is asked of a signature.
#[derive(Debug, Clone, Default)]
pub enum Authentication {
    /// To look like one.
    #[default]
    Shape,
    /// To be right.
    Verify(AccessKeys),
}

/// The keys that callers may use, by their ids.
#[derive(Debug, Clone)]
pub struct AccessKeys(BTreeMap<String, AccessKey>);

impl FromIterator<AccessKey> for AccessKeys {
    fn from_iter<T: IntoIterator<Item = AccessKey>>(keys: T) -> Self {
        Self(keys.into_iter().map(|key| (key.credentials.access_key_id.clone(), key)).collect())
    }
}

impl Authentication {
    /// Who calls, by all that can be checked before the body is here.
    ///
    /// # Errors
    ///
    /// An unknown key, another service, or a time that is not now.
    pub fn caller(&self, claim: &Claim) -> Result<Caller, ApiError> {
        let caller = claim.caller()?;
        match self {
            Self::Shape => Ok(caller),
            Self::Verify(keys) => {
                let key = keys.find(claim)?;
                check_scope(claim)?;
                check_time(claim, Timestamp::now())?;
                Ok(Caller { account: key.account.clone().unwrap_or(caller.account), ..caller })
            }
        }
    }

    /// Checks the signature over the whole request.
    ///
    /// # Errors
    ///
    /// Another secret signed it, or another request was signed.
    pub fn check(&self, claim: &Claim, head: &Parts, body: &[u8]) -> Result<(), ApiError> {
        match self {
            Self::Shape => Ok(()),
            Self::Verify(keys) => check_signature(keys.find(claim)?, claim, head, body),
        }
    }
}

impl AccessKeys {
    fn find(&self, claim: &Claim) -> Result<&AccessKey, ApiError> {
        let unknown = || {
            ApiError::unrecognized_client("The security token included in the request is invalid.")
        };
        let key = self.0.get(&claim.access_key_id).ok_or_else(unknown)?;
        match (&key.credentials.session_token, &claim.session_token) {
            (None, None) => Ok(key),
            (Some(expected), Some(given)) if is_same(expected, given) => Ok(key),
            _ => Err(unknown()),
        }
    }
}

/// Compares in a time that says nothing about where the texts differ.
fn is_same(expected: &str, given: &str) -> bool {
    let digest = |text: &str| {
        let mut mac = Hmac::<Sha256>::new_from_slice(&[]).expect("HMAC takes keys of any length");
        mac.update(text.as_bytes());
        mac
    };
    digest(expected).verify(&digest(given).finalize().into_bytes()).is_ok()
}

fn check_scope(claim: &Claim) -> Result<(), ApiError> {
    if claim.scope.service != SERVICE {
        return Err(ApiError::invalid_signature(format!(
            "Credential should be scoped to correct service: '{SERVICE}'. "
        )));
    }
    let (date, time) = (&claim.scope.date, &claim.time);
    match time.get(..8) {
        Some(day) if day == date => Ok(()),
        day => Err(ApiError::invalid_signature(format!(
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: \
             '{date}' != '{}', from '{time}'.",
            day.unwrap_or(time)
        ))),
    }
}

fn check_time(claim: &Claim, now: Timestamp) -> Result<(), ApiError> {
    let time = &claim.time;
    let signed = DateTime::strptime(TIME, time)
        .and_then(|time| time.to_zoned(TimeZone::UTC))
        .map_err(|_| {
            ApiError::incomplete_signature(format!(
                "Date must be in ISO-8601 'basic format'. Got '{time}'. See http://en.wikipedia.org/wiki/ISO_8601"
            ))
        })?
        .timestamp();
    let written = |time: Timestamp| time.strftime(TIME).to_string();
    if now + SKEW < signed {
        return Err(ApiError::invalid_signature(format!(
            "Signature not yet current: {time} is still later than {} ({} + 5 min.)",
            written(now + SKEW),
            written(now)
        )));
    }
    let (good_for, shown) = match &claim.expires {
        None => (SKEW, "5 min.".to_owned()),
        Some(seconds) => {
            let seconds = seconds.parse().ok().filter(|seconds| (1..=LONGEST).contains(seconds));
            let seconds = seconds.ok_or_else(|| {
                ApiError::incomplete_signature(format!(
                    "X-Amz-Expires must be a number of seconds between 1 and {LONGEST}."
                ))
            })?;
            (SignedDuration::from_secs(seconds), format!("{seconds} sec."))
        }
    };
    if signed < now - good_for {
        return Err(ApiError::invalid_signature(format!(
            "Signature expired: {time} is now earlier than {} ({} - {shown})",
            written(now - good_for),
            written(now)
        )));
    }
    Ok(())
}

fn check_signature(
    key: &AccessKey,
    claim: &Claim,
    head: &Parts,
    body: &[u8],
) -> Result<(), ApiError> {
    let is_signed = |name: &str| claim.signed_headers.iter().any(|signed| signed == name);
    if !is_signed(HOST.as_str()) {
        return Err(ApiError::invalid_signature(
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
        ));
    }
    // What such a header says would otherwise be anybody's to change.
    let unsigned = head
        .headers
        .keys()
        .find(|name| name.as_str().starts_with("x-amz-") && !is_signed(name.as_str()));
    if let Some(name) = unsigned {
        return Err(ApiError::invalid_signature(format!(
            "There were headers present in the request which were not signed: {name}"
        )));
    }
    let headers: Vec<(String, String)> = claim
        .signed_headers
        .iter()
        .map(|name| {
            let values = head.headers.get_all(name).iter();
            let values: Vec<_> =
                values.map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
            (name.clone(), values.join(","))
        })
        .collect();
    let query: Vec<&str> = head
        .uri
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.starts_with("X-Amz-Signature="))
        .collect();
    let signed = Signed {
        method: head.method.as_str(),
        path: head.uri.path(),
        query: &query.join("&"),
        headers: &headers,
        body,
    };
    let expected = signed.signature(&key.credentials.secret_access_key, &claim.scope, &claim.time);
    expected.verify_slice(claim.signature.as_bytes()).map_err(|_| {
        debug!(access_key_id = claim.access_key_id, "the signature of a request is wrong");
        ApiError::invalid_signature(
            "The request signature we calculated does not match the signature you provided. Check your \
             AWS Secret Access Key and signing method. Consult the service documentation for details.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(time: &str, expires: Option<&str>) -> Claim {
        let signature = "0".repeat(64);
        let date = &time[..8];
        let query = format!(
            "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA/{date}/us-east-1/lambda/aws4_request&X-Amz-Date={time}\
             &X-Amz-SignedHeaders=host&X-Amz-Signature={signature}{}",
            expires.map(|expires| format!("&X-Amz-Expires={expires}")).unwrap_or_default()
        );
        Claim::of(&hyper::HeaderMap::new(), Some(&query)).unwrap()
    }

    #[track_caller]
    fn assert_time(time: &str, expires: Option<&str>, expected: Result<(), &str>) {
        let now = "2026-01-02T12:00:00Z".parse().unwrap();
        let checked = check_time(&claim(time, expires), now);
        let checked = checked.map_err(|error| error.message().unwrap_or_default().to_owned());
        assert_eq!(checked, expected.map_err(str::to_owned));
    }

    #[test]
    fn a_signature_is_good_for_five_minutes_or_as_long_as_it_says() {
        for time in ["20260102T115500Z", "20260102T120500Z"] {
            assert_time(time, None, Ok(()));
        }
        assert_time(
            "20260102T115459Z",
            None,
            Err(
                "Signature expired: 20260102T115459Z is now earlier than 20260102T115500Z (20260102T120000Z - 5 min.)",
            ),
        );
        assert_time(
            "20260102T120501Z",
            None,
            Err(
                "Signature not yet current: 20260102T120501Z is still later than 20260102T120500Z (20260102T120000Z + 5 min.)",
            ),
        );
        assert_time("20260101T120000Z", Some("86400"), Ok(()));
        assert_time(
            "20260102T115959Z",
            Some("0"),
            Err("X-Amz-Expires must be a number of seconds between 1 and 604800."),
        );
        assert_time(
            "20260102T115900Z",
            Some("30"),
            Err(
                "Signature expired: 20260102T115900Z is now earlier than 20260102T115930Z (20260102T120000Z - 30 sec.)",
            ),
        );
        assert_time(
            "20260102 yesterday",
            None,
            Err(
                "Date must be in ISO-8601 'basic format'. Got '20260102 yesterday'. See http://en.wikipedia.org/wiki/ISO_8601",
            ),
        );
    }
}
