//! A request's members, gathered from path, query, headers and body.

use std::borrow::Cow;

use bytes::Bytes;
use hyper::HeaderMap;
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::error::ApiError;
use super::payload;
use super::router::Found;
use super::shape::{Kind, Location, Member, Structure};
use super::types;
use super::validate::validate;

/// The members of one request: first as raw values, then, once valid, as its structure.
#[derive(Debug)]
pub struct Members {
    structure: &'static Structure,
    /// In the order of the structure's members.
    values: Vec<Option<Value>>,
    payload: Bytes,
}

impl Members {
    /// Finds every member of the operation's input, and checks its type and its constraints.
    ///
    /// # Errors
    ///
    /// A `SerializationException` for a wrong type or malformed JSON, otherwise a
    /// `ValidationException` that names all violated constraints.
    pub fn gather(
        found: &Found<'_>,
        query: Option<&str>,
        headers: &HeaderMap,
        body: Bytes,
    ) -> Result<Self, ApiError> {
        let structure = found.operation.description().input;
        let mut json = body_members(structure, &body)?;
        let mut values = Vec::with_capacity(structure.members.len());
        for member in structure.members {
            values.push(match member.location {
                Location::Uri(at) => {
                    let text = percent_decode_str(found.label(at)).decode_utf8_lossy();
                    Some(types::from_text(member.shape, &text)?)
                }
                Location::Query(name) => from_query(member, name, query.unwrap_or_default())?,
                Location::Header(name) => match headers.get(name) {
                    Some(value) => {
                        let text = String::from_utf8_lossy(value.as_bytes());
                        Some(types::from_text(member.shape, &text)?)
                    }
                    None => None,
                },
                Location::Body => json.remove(member.name),
                Location::Payload if is_raw(member) => None,
                Location::Payload => parse(&body)?,
            });
        }
        for (member, value) in structure.members.iter().zip(&values) {
            if let Some(value) = value {
                types::check(member.shape, value)?;
            }
        }
        validate(structure, &values, &body)?;
        let payload =
            if structure.members.iter().any(is_raw_payload) { body } else { Bytes::new() };
        Ok(Self { structure, values, payload })
    }

    /// Reads the members as the operation's input structure.
    ///
    /// # Errors
    ///
    /// A `SerializationException` for what the type check cannot see: bad base64.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, ApiError> {
        let mut members = Map::with_capacity(self.values.len());
        for (member, value) in self.structure.members.iter().zip(self.values) {
            if let Some(mut value) = value.filter(|value| !value.is_null()) {
                types::drop_nulls(&mut value);
                members.insert(member.name.to_owned(), value);
            }
        }
        serde_json::from_value(Value::Object(members))
            .map_err(|error| ApiError::serialization(error.to_string()))
    }

    /// Takes the text of the member with that index.
    pub fn take_text(&mut self, at: usize) -> Option<String> {
        match self.values.get_mut(at).and_then(Option::take) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        }
    }

    /// Takes the raw body.
    pub fn take_payload(&mut self) -> Bytes {
        std::mem::take(&mut self.payload)
    }
}

fn is_raw(member: &Member) -> bool {
    matches!(member.shape.kind, Kind::Blob { .. })
}

fn is_raw_payload(member: &Member) -> bool {
    member.location == Location::Payload && is_raw(member)
}

/// The members of the JSON object in the body; an empty body counts as `{}`, and so does null.
fn body_members(structure: &Structure, body: &Bytes) -> Result<Map<String, Value>, ApiError> {
    if !structure.members.iter().any(|member| member.location == Location::Body) {
        return Ok(Map::new());
    }
    match parse(body)? {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(members)) => Ok(members),
        Some(Value::Array(_)) => {
            Err(ApiError::serialization("Unrecognized collection type class java.util.ArrayList"))
        }
        Some(_) => Err(ApiError::serialization("Unexpected field type")),
    }
}

fn parse(body: &Bytes) -> Result<Option<Value>, ApiError> {
    if body.is_empty() {
        return Ok(None);
    }
    serde_json::from_slice(body).map(Some).map_err(|error| {
        let reason = payload::first_error(body).unwrap_or_else(|| error.to_string());
        ApiError::serialization(format!("Could not parse request body into json: {reason}"))
    })
}

/// A scalar is the first parameter of its name, a list all of them.
fn from_query(member: &Member, name: &str, query: &str) -> Result<Option<Value>, ApiError> {
    let mut values = query.split('&').filter_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode_query(key) == name).then(|| decode_query(value))
    });
    match &member.shape.kind {
        Kind::List { element, .. } => {
            let values: Vec<Value> =
                values.map(|value| types::from_text(element, &value)).collect::<Result<_, _>>()?;
            Ok(Some(Value::Array(values)).filter(|values| values != &Value::Array(Vec::new())))
        }
        _ => values.next().map(|value| types::from_text(member.shape, &value)).transpose(),
    }
}

/// In a query, a plus is a space.
fn decode_query(text: &str) -> Cow<'_, str> {
    if text.contains('+') {
        let text = text.replace('+', " ");
        return percent_decode_str(&text).decode_utf8_lossy().into_owned().into();
    }
    percent_decode_str(text).decode_utf8_lossy()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::api::generated::routes::ROUTES;
    use crate::api::generated::{
        CreateFunctionRequest, InvocationRequest, InvocationType, UntagResourceRequest,
        UpdateAliasRequest,
    };
    use crate::api::router::Segment;
    use crate::api::router::find;

    fn gather(
        method: &str,
        uri: &str,
        headers: &[(&'static str, &'static str)],
        body: &str,
    ) -> Result<Members, ApiError> {
        let (path, query) = uri.split_once('?').map_or((uri, None), |(a, b)| (a, Some(b)));
        let headers = headers
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect();
        let found = find(method, path, query).unwrap();
        Members::gather(&found, query, &headers, Bytes::copy_from_slice(body.as_bytes()))
    }

    #[test]
    fn an_invoke_is_gathered_from_path_query_headers_and_payload() {
        let uri = "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af/invocations?Qualifier=live";
        let headers = [("x-amz-invocation-type", "Event"), ("X-Amz-Log-Type", "Tail")];
        let members = gather("POST", uri, &headers, "[1]").unwrap();
        let input = InvocationRequest::from_members(members);
        assert_eq!(input.function_name, "arn:aws:lambda:us-east-1:000000000000:function:f");
        assert_eq!(input.qualifier.as_deref(), Some("live"));
        assert_eq!(input.invocation_type, Some(InvocationType::Event));
        assert_eq!(input.payload, "[1]");
    }

    #[test]
    fn a_body_cannot_set_members_of_the_path() {
        let uri = "/2015-03-31/functions/f/aliases/live";
        let body = r#"{"FunctionName": "other", "Unknown": [1], "Description": null}"#;
        let input: UpdateAliasRequest = gather("PUT", uri, &[], body).unwrap().read().unwrap();
        assert_eq!(
            (input.function_name.as_str(), input.name.as_str(), input.description),
            ("f", "live", None)
        );
    }

    #[test]
    fn query_lists_repeat_their_key() {
        let uri = "/2017-03-31/tags/arn:aws:lambda:us-east-1:000000000000:function:f?tagKeys=a+b&tagKeys=c%2Bd";
        let input: UntagResourceRequest = gather("DELETE", uri, &[], "").unwrap().read().unwrap();
        assert_eq!(input.tag_keys, ["a b", "c+d"]);
    }

    #[test]
    fn the_type_of_every_member_is_checked_before_any_constraint() {
        let body = r#"{"FunctionName": "!", "Timeout": "3"}"#;
        let error = gather("POST", "/2015-03-31/functions", &[], body).unwrap_err();
        assert_eq!(error.message(), Some("STRING_VALUE can not be converted to an Integer"));
    }

    #[test]
    fn malformed_json_and_bad_base64_are_serialization_errors() {
        for body in [r#"{"FunctionName": "#, "[]", "3", "{\"a\":1}}", "\u{feff}{}"] {
            let error = gather("POST", "/2015-03-31/functions", &[], body).unwrap_err();
            assert_eq!(error.name(), "SerializationException", "{body}");
        }
        let body = r#"{"FunctionName": "f", "Role": "arn:aws:iam::123456789012:role/r",
                       "Code": {"ZipFile": "?"}}"#;
        let members = gather("POST", "/2015-03-31/functions", &[], body).unwrap();
        let error = members.read::<CreateFunctionRequest>().unwrap_err();
        assert_eq!(error.name(), "SerializationException");
    }

    /// Any JSON, with names that the model knows and some that it does not.
    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".{0,40}".prop_map(Value::from),
            "[a-zA-Z0-9:/_-]{0,80}".prop_map(Value::from),
        ];
        let name = prop_oneof![
            Just("FunctionName"),
            Just("Role"),
            Just("Code"),
            Just("ZipFile"),
            Just("Layers"),
            Just("Timeout"),
            Just("Environment"),
            Just("Variables"),
            Just("VpcConfig"),
            Just("SubnetIds"),
            Just("Tags"),
            Just("RoutingConfig"),
            Just("FilterCriteria"),
            Just("Filters"),
            Just("Pattern"),
            Just("SelfManagedEventSource"),
            Just("Endpoints"),
            Just("AdditionalVersionWeights"),
            Just("KAFKA_BOOTSTRAP_SERVERS"),
            Just("ä"),
        ];
        leaf.prop_recursive(5, 60, 8, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((name.clone(), inner), 0..6).prop_map(|members| {
                    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
                }),
            ]
        })
    }

    proptest! {
        /// Whatever is sent, the members are either valid or refused with one of two errors.
        #[test]
        fn any_request_is_valid_or_refused(
            at in 0..ROUTES.len(),
            label in "[a-zA-Z0-9:%$._-]{1,60}",
            query in "[a-zA-Z=&%+$0-9]{0,60}",
            body in prop_oneof![json().prop_map(|json| json.to_string()), ".{0,60}"],
        ) {
            let route = &ROUTES[at];
            let path: String = route
                .segments
                .iter()
                .map(|segment| match segment {
                    Segment::Literal(literal) => format!("/{literal}"),
                    Segment::Label => format!("/{label}"),
                })
                .collect();
            let query = match route.query {
                Some((name, value)) => format!("{name}={value}&{query}"),
                None => query,
            };
            if let Err(error) = gather(route.method, &format!("{path}?{query}"), &[], &body) {
                prop_assert!(
                    matches!(error.name(), "SerializationException" | "ValidationException"),
                    "{error:?}"
                );
            }
        }
    }
}
