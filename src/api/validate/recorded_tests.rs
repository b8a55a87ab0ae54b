//! Every `ValidationException` recorded from AWS, byte for byte.
//!
//! `recorded.json` has the recorded messages and the requests that cause them; masked parts such as
//! `<region>` are sent as they stand wherever they do not change the outcome.

use std::collections::BTreeSet;

use bytes::Bytes;
use hyper::HeaderMap;
use serde::Deserialize;
use serde_json::Value;

use crate::api::request::Members;
use crate::api::router::find;

#[derive(Deserialize)]
struct Recorded {
    test: String,
    method: String,
    uri: String,
    body: Value,
    message: String,
}

/// AWS's order of entries differs from run to run; everything else does not.
fn entries(message: &str) -> (String, BTreeSet<&str>) {
    let (head, entries) = message.split_once(": ").unwrap();
    (head.to_owned(), entries.split("; ").collect())
}

#[test]
fn every_recorded_validation_error_is_repeated() {
    let recorded: Vec<Recorded> = serde_json::from_str(include_str!("recorded.json")).unwrap();
    for Recorded { test, method, uri, body, message } in &recorded {
        let (path, query) = uri.split_once('?').map_or((&**uri, None), |(a, b)| (a, Some(b)));
        let body = if body.is_null() { Bytes::new() } else { Bytes::from(body.to_string()) };
        let found = find(method, path, query).unwrap();
        let error = Members::gather(&found, query, &HeaderMap::new(), body).unwrap_err();
        assert_eq!(error.name(), "ValidationException", "{test}");
        assert_eq!(entries(error.message().unwrap()), entries(message), "{test}");
        assert!(error.body().get("Type").is_none(), "{test}");
    }
    assert_eq!(recorded.len(), 98);
}

#[test]
fn nulls_do_not_fill_a_list() {
    let found = find("POST", "/2025-11-30/capacity-providers", None).unwrap();
    let body = serde_json::json!({
        "CapacityProviderName": "name",
        "VpcConfig": { "SubnetIds": [null], "SecurityGroupIds": [] },
        "PermissionsConfig": { "CapacityProviderOperatorRoleArn": "arn:aws:iam::123456789012:role/r" },
    });
    let body = Bytes::from(body.to_string());
    let error = Members::gather(&found, None, &HeaderMap::new(), body).unwrap_err();
    assert_eq!(
        error.message(),
        Some(
            "1 validation error detected: Value '[null]' at 'vpcConfig.subnetIds' failed to satisfy constraint: \
             Member must have length greater than or equal to 1"
        )
    );
}
