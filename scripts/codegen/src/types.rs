//! `requests.rs`, `responses.rs`, `structures.rs` and `enums.rs`: the messages as Rust types.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::model::{Kind, Location, Member, Model, Shape};
use crate::names::{field, variant};
use crate::overrides::Overrides;

/// Which of the generated files a structure is in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum File {
    Requests,
    Responses,
    Structures,
}

pub(crate) struct Types<'a> {
    model: &'a Model,
    overrides: &'a Overrides,
    inputs: BTreeSet<&'a str>,
    outputs: BTreeSet<&'a str>,
    requests: BTreeSet<&'a str>,
    responses: BTreeSet<&'a str>,
}

impl<'a> Types<'a> {
    pub(crate) fn new(model: &'a Model, overrides: &'a Overrides) -> Self {
        let operations = model.operations.values();
        let outputs = operations.clone().filter_map(|operation| operation.output.as_ref());
        Self {
            model,
            overrides,
            inputs: model.input_shapes(),
            outputs: model.output_shapes(),
            requests: operations.map(|operation| operation.input.shape.as_str()).collect(),
            responses: outputs
                .map(|output| output.shape.as_str())
                .filter(|name| name.ends_with("Response"))
                .collect(),
        }
    }

    pub(crate) fn structures(&self, file: File) -> String {
        let what = match file {
            File::Requests => "What clients send, one structure per operation",
            File::Responses => "What clients get, where an operation has a structure of its own",
            File::Structures => "What requests and responses are made of",
        };
        let mut text =
            format!("//! {what}. Names and meanings are those of AWS's API reference.\n\n");
        let mut body = String::new();
        for (name, shape) in &self.model.shapes {
            if shape.kind == Kind::Structure && self.has_type(shape) && self.file(name) == file {
                self.structure(&mut body, name, shape);
            }
        }
        for (import, mark) in [
            ("use bytes::Bytes;\n", ": Bytes"),
            ("use indexmap::IndexMap;\n", "IndexMap<"),
            (serde_import(file), ""),
            ("use super::{enums::*, structures::*};\n", ""),
            ("use crate::api::error::ApiError;\n", "ApiError"),
            ("use crate::api::reply::{Body, Reply, framed};\n", "framed("),
            ("use crate::api::request::Members;\n", "Members"),
        ] {
            let is_own_module = file == File::Structures && import.contains("structures::*");
            match is_own_module {
                true => text.push_str("use super::enums::*;\n"),
                false if body.contains(mark) => text.push_str(import),
                false => {}
            }
        }
        let wire: Vec<&str> =
            ["Blob", "EpochSeconds"].into_iter().filter(|name| has_word(&body, name)).collect();
        if !wire.is_empty() {
            writeln!(text, "use crate::api::wire::{{{}}};", wire.join(", ")).unwrap_or_default();
        }
        text + "\n" + &body
    }

    pub(crate) fn enums(&self) -> String {
        let mut text = "//! The API's enumerations, open on purpose: AWS answers values its model does not list.\n\
             \nuse crate::api::wire::open_enum;\n"
            .to_owned();
        for (name, shape) in &self.model.shapes {
            if shape.values.is_empty() {
                continue;
            }
            let variants: String = shape
                .values
                .iter()
                .map(|value| format!("    {} = {value:?},\n", variant(value)))
                .collect();
            text += &format!("\nopen_enum! {{\n    {name} {{\n{variants}    }}\n}}\n");
        }
        text
    }

    /// For tests: reads and writes a structure by its name.
    pub(crate) fn round_trips(&self) -> String {
        let structures = self.model.shapes.iter().filter(|(_, shape)| {
            shape.kind == Kind::Structure && self.has_type(shape) && !self.model.is_framed(shape)
        });
        let arms: String = structures
            .map(|(name, _)| format!("        {name:?} => again::<{name}>(value),\n"))
            .collect();
        format!(
            "//! Reads every structure that has a JSON form, and writes it again.\n\n\
             use serde::Serialize;\nuse serde::de::DeserializeOwned;\nuse serde_json::Value;\n\nuse super::*;\n\n\
             /// What is left of a structure's JSON; nothing if the structure has no JSON form.\n\
             #[expect(clippy::too_many_lines, reason = \"one arm for each structure\")]\n\
             pub(super) fn round_trip(name: &str, value: Value) -> Option<Value> {{\n    Some(match name {{\n{arms}        _ => return None,\n    }})\n}}\n\n\
             fn again<T: Serialize + DeserializeOwned>(value: Value) -> Value {{\n    \
             let structure: T = serde_json::from_value(value).expect(\"the example is valid\");\n    \
             serde_json::to_value(&structure).expect(\"structures are JSON\")\n}}\n"
        )
    }

    fn file(&self, name: &str) -> File {
        if self.requests.contains(name) {
            File::Requests
        } else if self.responses.contains(name) {
            File::Responses
        } else {
            File::Structures
        }
    }

    /// Errors and the parts of an event stream are written by hand.
    fn has_type(&self, shape: &Shape) -> bool {
        let is_raw = |member: &Member| self.model.shape(&member.shape).kind == Kind::Blob;
        let is_raw_event = shape.members.len() == 1
            && shape.members.values().all(is_raw)
            && shape.payload.is_none();
        !shape.exception && !shape.eventstream && !is_raw_event
    }

    fn structure(&self, text: &mut String, name: &str, shape: &Shape) {
        let is_input = self.inputs.contains(name);
        let is_output = self.outputs.contains(name);
        let is_framed = self.model.is_framed(shape);
        let mut fields = String::new();
        for (member_name, member) in &shape.members {
            let is_required = is_input && shape.required.contains(member_name);
            self.member(&mut fields, shape, member_name, member, is_required, is_framed);
        }
        let is_default = !is_input || shape.required.is_empty();
        let derives = match (is_default, is_framed && is_output) {
            (_, true) => "Debug, Default",
            (true, false) => "Debug, Clone, Default",
            (false, false) => "Debug, Clone",
        };
        let serde = match (is_framed, is_input, is_output) {
            (true, ..) => "",
            (false, true, true) => "#[derive(Serialize, Deserialize)]\n",
            (false, true, false) => {
                "#[derive(Deserialize)]\n#[cfg_attr(test, derive(serde::Serialize))]\n"
            }
            (false, false, _) => {
                "#[derive(Serialize)]\n#[cfg_attr(test, derive(serde::Deserialize))]\n"
            }
        };
        let body = if fields.is_empty() { " {}\n".into() } else { format!(" {{\n{fields}}}\n") };
        *text += &format!("\n/// `{name}`.\n#[derive({derives})]\n{serde}pub struct {name}{body}");
        if is_framed && is_input {
            self.write_from_members(text, name, shape);
        } else if is_framed {
            self.write_into_reply(text, name, shape);
        }
    }

    fn member(
        &self,
        text: &mut String,
        structure: &Shape,
        name: &str,
        member: &Member,
        is_required: bool,
        is_framed: bool,
    ) {
        let rust_name = field(name, self.overrides);
        if is_framed && structure.payload.as_deref() == Some(name) {
            let kind = if self.model.shape(&member.shape).eventstream { "Body" } else { "Bytes" };
            *text += &format!("    pub {rust_name}: {kind},\n");
            return;
        }
        let kind = self.type_of(&member.shape);
        match (is_framed, is_required) {
            (true, true) => *text += &format!("    pub {rust_name}: {kind},\n"),
            (true, false) => *text += &format!("    pub {rust_name}: Option<{kind}>,\n"),
            (false, true) => {
                *text +=
                    &format!("    #[serde(rename = {name:?})]\n    pub {rust_name}: {kind},\n");
            }
            (false, false) => {
                *text += &format!(
                    "    #[serde(rename = {name:?}, skip_serializing_if = \"Option::is_none\")]\n    \
                     pub {rust_name}: Option<{kind}>,\n"
                );
            }
        }
    }

    fn type_of(&self, name: &str) -> String {
        let shape = self.model.shape(name);
        let part = |reference: &Option<crate::model::Reference>| {
            reference.as_ref().map(|reference| self.type_of(&reference.shape)).unwrap_or_default()
        };
        match shape.kind {
            Kind::Blob => "Blob".into(),
            Kind::Boolean => "bool".into(),
            Kind::Double => "f64".into(),
            Kind::Integer => "i32".into(),
            Kind::List => format!("Vec<{}>", part(&shape.member)),
            Kind::Long => "i64".into(),
            Kind::Map => format!("IndexMap<String, {}>", part(&shape.value)),
            Kind::String if shape.values.is_empty() => "String".into(),
            Kind::String | Kind::Structure => name.to_owned(),
            Kind::Timestamp => "EpochSeconds".into(),
        }
    }

    /// A request whose body is raw bytes is built without serde: it is the way of every Invoke.
    fn write_from_members(&self, text: &mut String, name: &str, shape: &Shape) {
        let mut fields = String::new();
        for (at, (member_name, member)) in shape.members.iter().enumerate() {
            let rust_name = field(member_name, self.overrides);
            let value = if shape.payload.as_ref() == Some(member_name) {
                "members.take_payload()".to_owned()
            } else if shape.required.contains(member_name) {
                format!("members.take_text({at}).unwrap_or_default()")
            } else if self.model.shape(&member.shape).values.is_empty() {
                format!("members.take_text({at})")
            } else {
                format!("members.take_text({at}).map(Into::into)")
            };
            fields += &format!("            {rust_name}: {value},\n");
        }
        *text += &format!(
            "\nimpl {name} {{\n    /// Takes the members of a validated request.\n    \
             pub fn from_members(mut members: Members) -> Self {{\n        Self {{\n{fields}        }}\n    }}\n}}\n"
        );
    }

    /// A response with a status code or headers of its own.
    fn write_into_reply(&self, text: &mut String, name: &str, shape: &Shape) {
        let mut headers = String::new();
        let mut status = "None".to_owned();
        let mut body = "Body::empty()".to_owned();
        let mut content_type = "None".to_owned();
        for (member_name, member) in &shape.members {
            let rust_name = field(member_name, self.overrides);
            match member.location {
                Location::StatusCode => status = format!("self.{rust_name}"),
                Location::Header => {
                    let path = format!("{name}.{member_name}");
                    let replaced =
                        self.overrides.members.get(&path).and_then(|member| member.header.as_ref());
                    let header = replaced
                        .or(member.location_name.as_ref())
                        .unwrap_or(member_name)
                        .to_lowercase();
                    headers += &format!("({header:?}, self.{rust_name}),");
                }
                Location::Body if self.model.shape(&member.shape).eventstream => {
                    body = format!("self.{rust_name}");
                    content_type = "Some(\"application/vnd.amazon.eventstream\")".into();
                }
                Location::Body => {
                    body = format!("self.{rust_name}.into()");
                    content_type = "Some(\"application/json\")".into();
                }
                Location::Querystring | Location::Uri => {}
            }
        }
        *text += &format!(
            "\nimpl {name} {{\n    /// The answer as it goes over the wire; `status` unless it has its own.\n    \
             pub fn into_reply(self, status: u16) -> Result<Reply, ApiError> {{\n        \
             framed({status}, status, {content_type}, [{headers}], {body})\n    }}\n}}\n"
        );
    }
}

fn serde_import(file: File) -> &'static str {
    match file {
        File::Requests => "use serde::Deserialize;\n\n",
        File::Responses => "use serde::Serialize;\n\n",
        File::Structures => "use serde::{Deserialize, Serialize};\n\n",
    }
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| part == word)
}
