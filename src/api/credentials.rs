//! Who calls: account and region, out of the signature of a request.
//!
//! Every AWS client signs what it sends. The signature is not checked here, only its form: that
//! keeps out web pages, which cannot set the header without a preflight, and tells the region.

use std::borrow::Cow;

use hyper::HeaderMap;
use hyper::header::AUTHORIZATION;
use percent_encoding::percent_decode_str;

use super::error::ApiError;
use crate::model::{AccountId, Region};

const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// The account of callers whose access key id is no account id.
const DEFAULT_ACCOUNT: &str = "000000000000";

/// What a signature says about its maker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    pub account: AccountId,
    pub region: Region,
}

/// Reads the caller from the `Authorization` header or from the query of a presigned request.
///
/// # Errors
///
/// `MissingAuthenticationTokenException` for an unsigned request, `IncompleteSignatureException`
/// for a malformed signature, `InvalidSignatureException` for an impossible region.
pub fn caller(headers: &HeaderMap, query: Option<&str>) -> Result<Caller, ApiError> {
    if let Some(header) = headers.get(AUTHORIZATION) {
        let header = String::from_utf8_lossy(header.as_bytes());
        return from_header(
            &header,
            headers.contains_key("x-amz-date") || headers.contains_key("date"),
        );
    }
    let query = query.unwrap_or_default();
    match parameter(query, "X-Amz-Algorithm") {
        Some(algorithm) => from_query(&algorithm, query),
        None => Err(ApiError::missing_authentication_token("Missing Authentication Token")),
    }
}

/// `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`
fn from_header(header: &str, has_date: bool) -> Result<Caller, ApiError> {
    let Some(fields) = header.strip_prefix(ALGORITHM) else {
        return Err(ApiError::incomplete_signature(format!(
            "Unsupported AWS 'algorithm': only '{ALGORITHM}' is supported in the Authorization header."
        )));
    };
    let (mut credential, mut signed_headers, mut signature) = (None, None, None);
    for field in fields.split(',').map(str::trim) {
        match field.split_once('=') {
            Some(("Credential", value)) => credential = Some(value),
            Some(("SignedHeaders", value)) => signed_headers = Some(value),
            Some(("Signature", value)) => signature = Some(value),
            _ => {}
        }
    }
    let mut missing = String::new();
    for (name, value) in
        [("Credential", credential), ("Signature", signature), ("SignedHeaders", signed_headers)]
    {
        if value.is_none_or(str::is_empty) {
            missing += &format!("Authorization header requires '{name}' parameter. ");
        }
    }
    if !has_date {
        missing +=
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
    }
    match (credential, signature) {
        (Some(credential), Some(signature)) if missing.is_empty() => {
            check_signature(signature)?;
            from_scope(credential)
        }
        _ => Err(ApiError::incomplete_signature(missing.trim_end())),
    }
}

fn from_query(algorithm: &str, query: &str) -> Result<Caller, ApiError> {
    let mut missing = String::new();
    let mut required = |name: &str| {
        let value = parameter(query, name).filter(|value| !value.is_empty());
        if value.is_none() {
            missing += &format!("AWS query-string parameters must include '{name}'. ");
        }
        value.unwrap_or_default()
    };
    let credential = required("X-Amz-Credential");
    let signature = required("X-Amz-Signature");
    required("X-Amz-SignedHeaders");
    required("X-Amz-Date");
    if algorithm != ALGORITHM {
        missing += &format!("Unsupported AWS 'algorithm': only '{ALGORITHM}' is supported. ");
    }
    if !missing.is_empty() {
        return Err(ApiError::incomplete_signature(missing.trim_end()));
    }
    check_signature(&signature)?;
    from_scope(&credential)
}

fn check_signature(signature: &str) -> Result<(), ApiError> {
    match signature.len() == 64 && signature.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        true => Ok(()),
        false => {
            Err(ApiError::incomplete_signature("The signature must be 64 hexadecimal digits."))
        }
    }
}

/// `KEYID/DATE/REGION/SERVICE/aws4_request`; the key id may itself contain slashes.
fn from_scope(credential: &str) -> Result<Caller, ApiError> {
    let mut parts = credential.rsplitn(5, '/');
    let (term, _service, region) = (parts.next(), parts.next(), parts.next());
    let (date, key_id) = (parts.next(), parts.next());
    let (Some("aws4_request"), Some(region), Some(date), Some(key_id)) =
        (term, region, date, key_id)
    else {
        return Err(ApiError::incomplete_signature(format!(
            "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'"
        )));
    };
    if date.len() != 8 || !date.bytes().all(|byte| byte.is_ascii_digit()) || key_id.is_empty() {
        return Err(ApiError::incomplete_signature(
            "Date in Credential scope must have the form YYYYMMDD, after an access key id.",
        ));
    }
    let region = region.parse().map_err(|_| {
        ApiError::invalid_signature("Credential should be scoped to a valid region.")
    })?;
    let account = key_id.parse().or_else(|_| DEFAULT_ACCOUNT.parse());
    let account = account.map_err(|_| ApiError::service("the default account is no account id"))?;
    Ok(Caller { account, region })
}

fn parameter<'a>(query: &'a str, name: &str) -> Option<Cow<'a, str>> {
    query.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        key.eq_ignore_ascii_case(name).then(|| percent_decode_str(value).decode_utf8_lossy())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGNATURE: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    fn with_header(authorization: &str) -> Result<Caller, ApiError> {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, authorization.parse().unwrap());
        headers.insert("x-amz-date", "20251125T000000Z".parse().unwrap());
        caller(&headers, None)
    }

    fn signed(credential: &str) -> String {
        format!("{ALGORITHM} Credential={credential}, SignedHeaders=host, Signature={SIGNATURE}")
    }

    fn is(account: &str, region: &str) -> Caller {
        Caller { account: account.parse().unwrap(), region: region.parse().unwrap() }
    }

    #[test]
    fn the_scope_tells_region_and_account() {
        let caller = with_header(&signed("AKIAX/20251125/eu-west-1/lambda/aws4_request")).unwrap();
        assert_eq!(caller, is("000000000000", "eu-west-1"));
        let scope = "123456789012/20251125/us-gov-west-1/lambda/aws4_request";
        let caller = with_header(&signed(scope)).unwrap();
        assert_eq!(caller, is("123456789012", "us-gov-west-1"));
    }

    #[test]
    fn a_presigned_query_is_as_good_as_a_header() {
        let query = format!(
            "X-Amz-Algorithm={ALGORITHM}&X-Amz-Credential=AKIAX%2F20251125%2Fus-east-1%2Flambda%2Faws4_request\
             &X-Amz-Date=20251125T000000Z&X-Amz-SignedHeaders=host&X-Amz-Signature={SIGNATURE}"
        );
        let caller = caller(&HeaderMap::new(), Some(&query)).unwrap();
        assert_eq!(caller, is("000000000000", "us-east-1"));
    }

    #[test]
    fn unsigned_and_malformed_requests_are_refused() {
        let error = caller(&HeaderMap::new(), Some("Qualifier=1")).unwrap_err();
        assert_eq!(error.name(), "MissingAuthenticationTokenException");
        assert_eq!(error.body().to_string(), r#"{"message":"Missing Authentication Token"}"#);
        for authorization in [
            "Bearer x".to_owned(),
            ALGORITHM.to_owned(),
            format!("{ALGORITHM} Credential=a/20251125/us-east-1/lambda/aws4_request"),
            signed("AKIAX/us-east-1/lambda/aws4_request"),
            signed("AKIAX/today/us-east-1/lambda/aws4_request"),
            signed("AKIAX/20251125/us-east-1/lambda/aws4_request").replace(SIGNATURE, "abc"),
        ] {
            let error = with_header(&authorization).unwrap_err();
            assert_eq!(error.name(), "IncompleteSignatureException", "{authorization}");
        }
        let error = with_header(&signed("AKIAX/20251125/nowhere/lambda/aws4_request")).unwrap_err();
        assert_eq!(error.name(), "InvalidSignatureException");
    }
}
