//! The parts of botocore's `service-2.json` that the generator reads, in the file's order.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use indexmap::IndexMap;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(crate) struct Model {
    pub(crate) operations: IndexMap<String, Operation>,
    pub(crate) shapes: IndexMap<String, Shape>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Operation {
    pub(crate) http: Http,
    pub(crate) input: Reference,
    pub(crate) output: Option<Reference>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Http {
    pub(crate) method: String,
    pub(crate) request_uri: String,
    pub(crate) response_code: u16,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Reference {
    pub(crate) shape: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Blob,
    Boolean,
    Double,
    Integer,
    List,
    Long,
    Map,
    String,
    Structure,
    Timestamp,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Shape {
    #[serde(rename = "type")]
    pub(crate) kind: Kind,
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
    pub(crate) pattern: Option<String>,
    #[serde(default, rename = "enum")]
    pub(crate) values: Vec<String>,
    #[serde(default)]
    pub(crate) members: IndexMap<String, Member>,
    #[serde(default)]
    pub(crate) required: Vec<String>,
    pub(crate) payload: Option<String>,
    pub(crate) member: Option<Reference>,
    pub(crate) key: Option<Reference>,
    pub(crate) value: Option<Reference>,
    #[serde(default)]
    pub(crate) sensitive: bool,
    #[serde(default)]
    pub(crate) exception: bool,
    #[serde(default)]
    pub(crate) eventstream: bool,
    pub(crate) error: Option<ErrorTrait>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ErrorTrait {
    pub(crate) http_status_code: u16,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Member {
    pub(crate) shape: String,
    #[serde(default)]
    pub(crate) location: Location,
    pub(crate) location_name: Option<String>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Location {
    #[default]
    Body,
    Header,
    Querystring,
    StatusCode,
    Uri,
}

impl Model {
    pub(crate) fn read(text: &str) -> Result<Self> {
        serde_json::from_str(text).context("the model is not a botocore service description")
    }

    /// The shape of that name; the model refers to no other.
    pub(crate) fn shape(&self, name: &str) -> &Shape {
        &self.shapes[name]
    }

    /// Every shape reachable from the inputs of operations.
    pub(crate) fn input_shapes(&self) -> BTreeSet<&str> {
        self.reachable(self.operations.values().map(|operation| &operation.input))
    }

    /// Every shape reachable from the outputs of operations.
    pub(crate) fn output_shapes(&self) -> BTreeSet<&str> {
        self.reachable(self.operations.values().filter_map(|operation| operation.output.as_ref()))
    }

    fn reachable<'a>(&'a self, from: impl Iterator<Item = &'a Reference>) -> BTreeSet<&'a str> {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&str> = from.map(|reference| reference.shape.as_str()).collect();
        while let Some(name) = open.pop() {
            if seen.insert(name) {
                open.extend(self.shape(name).references());
            }
        }
        seen
    }

    /// Whether the wire form of a structure is more than a JSON object: a status code, headers, or
    /// a body that is one raw member.
    pub(crate) fn is_framed(&self, structure: &Shape) -> bool {
        let is_raw_payload = structure.payload.as_ref().is_some_and(|payload| {
            let shape = self.shape(&structure.members[payload].shape);
            shape.kind == Kind::Blob || shape.eventstream
        });
        let has_status =
            structure.members.values().any(|member| member.location == Location::StatusCode);
        is_raw_payload || has_status
    }
}

impl Shape {
    /// The names of the shapes this one is made of.
    pub(crate) fn references(&self) -> impl Iterator<Item = &str> {
        let parts = [&self.member, &self.key, &self.value];
        let parts = parts.into_iter().flatten().map(|reference| reference.shape.as_str());
        self.members.values().map(|member| member.shape.as_str()).chain(parts)
    }
}
