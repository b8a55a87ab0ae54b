//! Who calls: account and region, out of the signature of a request.
//!
//! Every AWS client signs what it sends. Whatever else is checked, a signature has the form of one:
//! that keeps out web pages, which cannot set the header without a preflight, and tells the region.

use std::borrow::Cow;

use hyper::HeaderMap;
use hyper::header::{AUTHORIZATION, DATE};
use percent_encoding::percent_decode_str;

use super::error::ApiError;
use crate::model::{AccountId, Region, Sha256Digest};
use crate::signature::{ALGORITHM, SignatureScope};

/// The account of callers whose access key id is no account id.
const DEFAULT_ACCOUNT: &str = "000000000000";

/// Who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    pub account: AccountId,
    pub region: Region,
}

/// What a signature says about itself and its maker.
#[derive(Debug)]
pub struct Claim {
    pub access_key_id: String,
    pub scope: SignatureScope,
    pub region: Region,
    /// In lower case, as they were signed.
    pub signed_headers: Vec<String>,
    /// It has as many digits as a digest.
    pub signature: Sha256Digest,
    /// When the request was signed, in whatever form.
    pub time: String,
    /// How many seconds a presigned request says to be good for.
    pub expires: Option<String>,
    pub session_token: Option<String>,
}

impl Claim {
    /// Reads the `Authorization` header or the query of a presigned request.
    ///
    /// # Errors
    ///
    /// `MissingAuthenticationTokenException` for an unsigned request, `IncompleteSignatureException`
    /// for a malformed signature, `InvalidSignatureException` for an impossible region.
    pub fn of(headers: &HeaderMap, query: Option<&str>) -> Result<Self, ApiError> {
        let query = query.unwrap_or_default();
        match (headers.contains_key(AUTHORIZATION), parameter(query, "X-Amz-Algorithm")) {
            (true, None) => Self::of_headers(headers),
            (false, Some(algorithm)) => Self::of_query(&algorithm, query),
            (false, None) => {
                Err(ApiError::missing_authentication_token("Missing Authentication Token"))
            }
            // As a header, the signature of the query would be good for longer than it says.
            (true, Some(_)) => Err(ApiError::incomplete_signature(
                "Only one of the Authorization header and the query parameter X-Amz-Algorithm can be used.",
            )),
        }
    }

    /// `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`
    fn of_headers(headers: &HeaderMap) -> Result<Self, ApiError> {
        let header = |name: &str| {
            headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        let authorization = header(AUTHORIZATION.as_str()).unwrap_or_default();
        let Some(fields) = authorization.strip_prefix(ALGORITHM) else {
            return Err(ApiError::incomplete_signature(format!(
                "Unsupported AWS 'algorithm': only '{ALGORITHM}' is supported in the Authorization header."
            )));
        };
        let mut missing = String::new();
        let mut required = |name: &str| {
            let fields = fields.split(',').filter_map(|field| field.trim().split_once('='));
            let value = fields.filter(|(key, _)| *key == name).map(|(_, value)| value).next_back();
            let value = value.filter(|value| !value.is_empty());
            if value.is_none() {
                missing += &format!("Authorization header requires '{name}' parameter. ");
            }
            value.unwrap_or_default()
        };
        let credential = required("Credential");
        let signature = required("Signature");
        let signed_headers = required("SignedHeaders");
        let time = header("x-amz-date").or_else(|| header(DATE.as_str()));
        if time.is_none() {
            missing += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
        }
        if !missing.is_empty() {
            return Err(ApiError::incomplete_signature(missing.trim_end()));
        }
        let session_token = header("x-amz-security-token");
        let claim = Self::new(credential, signed_headers, signature)?;
        Ok(Self { time: time.unwrap_or_default(), session_token, ..claim })
    }

    fn of_query(algorithm: &str, query: &str) -> Result<Self, ApiError> {
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
        let signed_headers = required("X-Amz-SignedHeaders");
        let time = required("X-Amz-Date");
        if algorithm != ALGORITHM {
            missing += &format!("Unsupported AWS 'algorithm': only '{ALGORITHM}' is supported. ");
        }
        if !missing.is_empty() {
            return Err(ApiError::incomplete_signature(missing.trim_end()));
        }
        let claim = Self::new(&credential, &signed_headers, &signature)?;
        let given = |name| parameter(query, name).map(Cow::into_owned);
        Ok(Self {
            time: time.into_owned(),
            expires: given("X-Amz-Expires"),
            session_token: given("X-Amz-Security-Token"),
            ..claim
        })
    }

    /// The credential is `KEYID/DATE/REGION/SERVICE/aws4_request`; the key id may itself contain
    /// slashes.
    fn new(credential: &str, signed_headers: &str, signature: &str) -> Result<Self, ApiError> {
        let signature = signature.to_ascii_lowercase().parse().map_err(|_| {
            ApiError::incomplete_signature("The signature must be 64 hexadecimal digits.")
        })?;
        let mut parts = credential.rsplitn(5, '/');
        let (term, service, region) = (parts.next(), parts.next(), parts.next());
        let (date, key_id) = (parts.next(), parts.next());
        let (Some("aws4_request"), Some(service), Some(region), Some(date), Some(key_id)) =
            (term, service, region, date, key_id)
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
        let scope = SignatureScope {
            date: date.to_owned(),
            region: region.to_owned(),
            service: service.to_owned(),
        };
        let region = region.parse().map_err(|_| {
            ApiError::invalid_signature("Credential should be scoped to a valid region.")
        })?;
        Ok(Self {
            access_key_id: key_id.to_owned(),
            scope,
            region,
            signed_headers: signed_headers.split(';').map(str::to_ascii_lowercase).collect(),
            signature,
            time: String::new(),
            expires: None,
            session_token: None,
        })
    }

    /// Who calls, if the claim is true.
    ///
    /// # Errors
    ///
    /// A `ServiceException` that cannot be.
    pub fn caller(&self) -> Result<Caller, ApiError> {
        let account = self.access_key_id.parse().or_else(|_| DEFAULT_ACCOUNT.parse());
        let account =
            account.map_err(|_| ApiError::service("the default account is no account id"))?;
        Ok(Caller { account, region: self.region.clone() })
    }
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
        Claim::of(&headers, None)?.caller()
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
        let caller = Claim::of(&HeaderMap::new(), Some(&query)).unwrap().caller().unwrap();
        assert_eq!(caller, is("000000000000", "us-east-1"));
    }

    #[test]
    fn unsigned_and_malformed_requests_are_refused() {
        let error = Claim::of(&HeaderMap::new(), Some("Qualifier=1")).unwrap_err();
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
