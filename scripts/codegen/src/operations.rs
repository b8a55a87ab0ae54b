//! `routes.rs`, `operations.rs` and `src/api/operations/mod.rs`: what can be called and who answers.

use std::collections::BTreeSet;

use crate::model::{Model, Operation};
use crate::names::snake_case;
use crate::overrides::Overrides;

pub(crate) struct Operations<'a> {
    pub(crate) model: &'a Model,
    pub(crate) overrides: &'a Overrides,
    /// The files in `src/api/operations`, without `mod.rs` and without `.rs`.
    pub(crate) files: BTreeSet<String>,
}

impl Operations<'_> {
    pub(crate) fn routes(&self) -> String {
        let mut rows: Vec<(&String, &Operation)> = self.model.operations.iter().collect();
        // The busiest route first, then those told apart from a neighbour by their query only.
        rows.sort_by_key(|(name, operation)| {
            (name.as_str() != "Invoke", !operation.http.request_uri.contains('?'))
        });
        let rows: String = rows
            .into_iter()
            .map(|(name, operation)| {
                let uri = &operation.http.request_uri;
                let (path, query) = uri
                    .split_once('?')
                    .map_or((uri.as_str(), None), |(path, query)| (path, query.split_once('=')));
                let segments: String = path
                    .split('/')
                    .skip(1)
                    .map(|segment| match segment.strip_prefix('{') {
                        Some(_) => "Segment::Label,".to_owned(),
                        None => format!("Segment::Literal({segment:?}),"),
                    })
                    .collect();
                let method = &operation.http.method;
                format!(
                    "Route {{ method: {method:?}, segments: &[{segments}], query: {query:?}, \
                     operation: Operation::{name} }},\n"
                )
            })
            .collect();
        format!(
            "//! Where each operation is found: AWS's URI templates, cut at their slashes.\n\n\
             use super::operations::Operation;\nuse crate::api::router::{{Route, Segment}};\n\n\
             /// In the order in which they are tried.\npub static ROUTES: &[Route] = &[{rows}];\n"
        )
    }

    pub(crate) fn operations(&self) -> String {
        let names = self.model.operations.keys();
        let count = self.model.operations.len();
        let implemented = names.clone().filter(|name| self.is_implemented(name)).count();
        let coverage: String = names
            .clone()
            .map(|name| {
                let mark = if self.is_implemented(name) { "yes" } else { "no" };
                format!("//! | {name} | {mark} |\n")
            })
            .collect();
        let variants: String = names.clone().map(|name| format!("{name},")).collect();
        let rows: String = self.model.operations.iter().map(|row| self.row(row)).collect();
        let arms: String = self.model.operations.iter().map(|row| self.arm(row)).collect();
        let arms = match implemented == count {
            true => arms,
            false => arms + "        missing => Err(ApiError::not_implemented(missing.name())),\n",
        };
        let body = match implemented {
            0 => "    Err(ApiError::not_implemented(operation.name()))\n".to_owned(),
            _ => format!("    match operation {{\n{arms}    }}\n"),
        };
        let arguments = match implemented {
            0 => "operation: Operation, _context: &Context, _members: Members",
            _ => "operation: Operation, context: &Context, members: Members",
        };
        let imports = self.imports(&arms);
        format!(
            "//! The operations of the Lambda API, and the way from each to the code that answers it.\n//!\n\
             //! # Coverage: {implemented} of {count}\n//!\n//! | operation | implemented |\n//! |---|---|\n{coverage}\n\
             use super::constraints as input;\n{imports}\
             use crate::api::context::Context;\nuse crate::api::error::ApiError;\nuse crate::api::operation::Description;\n\
             use crate::api::reply::Reply;\nuse crate::api::request::Members;\n\n\
             /// One operation of the API.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\npub enum Operation {{{variants}}}\n\n\
             impl Operation {{\n    /// Every operation, in the model's order.\n    \
             pub const ALL: &[Self] = &[{all}];\n\n    /// What the model says about it.\n    \
             pub fn description(self) -> &'static Description {{\n        &DESCRIPTIONS[self as usize]\n    }}\n\n    \
             /// Its name in AWS's API reference.\n    pub fn name(self) -> &'static str {{\n        self.description().name\n    }}\n}}\n\n\
             static DESCRIPTIONS: [Description; {count}] = [{rows}];\n\n\
             /// Runs an operation on a validated request.\n\
             #[expect(clippy::too_many_lines, reason = \"one arm for each operation\")]\n\
             pub async fn dispatch({arguments}) -> Result<Reply, ApiError> {{\n{body}}}\n",
            all = names.map(|name| format!("Self::{name},")).collect::<String>(),
        )
    }

    fn imports(&self, arms: &str) -> String {
        let helpers: Vec<&str> = ["empty", "json"]
            .into_iter()
            .filter(|name| arms.contains(&format!("{name}(")))
            .collect();
        let mut imports = String::new();
        if arms.contains("::from_members") {
            imports += "use super::requests::*;\n";
        }
        if arms.contains("::handle") {
            imports += "use crate::api::operations::*;\n";
        }
        if !helpers.is_empty() {
            imports += &format!("use crate::api::reply::{{{}}};\n", helpers.join(", "));
        }
        imports
    }

    /// Declares every file in the folder.
    pub(crate) fn module(&self) -> String {
        let modules: String =
            self.files.iter().map(|file| format!("pub(crate) mod {file};\n")).collect();
        let modules = if modules.is_empty() { String::new() } else { format!("\n{modules}") };
        format!(
            "//! One file per operation: verify what the model cannot say, convert, delegate.\n//!\n\
             //! Written by the generator from the files in this folder: add `get_function.rs` with\n\
             //! `pub(crate) async fn handle(context: &Context, input: GetFunctionRequest)` and run\n\
             //! `cargo run -p codegen`. Files not named after an operation are shared between operations.\n{modules}"
        )
    }

    fn is_implemented(&self, name: &str) -> bool {
        self.files.contains(&snake_case(name, self.overrides))
    }

    fn status(&self, name: &str, operation: &Operation) -> u16 {
        let replaced = self.overrides.operations.get(name).and_then(|operation| operation.status);
        replaced.unwrap_or(operation.http.response_code)
    }

    fn row(&self, (name, operation): (&String, &Operation)) -> String {
        let input = crate::names::constant(&operation.input.shape, self.overrides);
        let replaced = self.overrides.operations.get(name);
        let limit = replaced.and_then(|operation| operation.body_limit);
        let limit = limit.map_or("Description::BODY_LIMIT".into(), |limit| limit.to_string());
        let shown = replaced.and_then(|operation| operation.name_in_limit.as_ref());
        format!(
            "Description {{ name: {name:?}, name_in_limit: {:?}, status: {}, body_limit: {limit}, input: &input::{input} }},\n",
            shown.unwrap_or(name),
            self.status(name, operation),
        )
    }

    fn arm(&self, (name, operation): (&String, &Operation)) -> String {
        if !self.is_implemented(name) {
            return String::new();
        }
        let handle = format!("{}::handle", snake_case(name, self.overrides));
        let input_shape = self.model.shape(&operation.input.shape);
        let input = if self.model.is_framed(input_shape) {
            format!("{}::from_members(members)", operation.input.shape)
        } else {
            "members.read()?".to_owned()
        };
        let status = self.status(name, operation);
        let call = format!("{handle}(context, {input})");
        // Boxed, so that the future of every other operation does not size that of Invoke.
        let call = if name == "Invoke" {
            format!("{call}.await?")
        } else {
            format!("Box::pin({call}).await?")
        };
        let answer = match &operation.output {
            None => format!("{{ let () = {call}; Ok(empty({status})) }}"),
            Some(output) if self.model.is_framed(self.model.shape(&output.shape)) => {
                format!("{call}.into_reply({status})")
            }
            // A 204 has no body, whatever the model's empty output says.
            Some(_) if status == 204 => format!("{{ {call}; Ok(empty({status})) }}"),
            Some(_) => format!("json({status}, &{call})"),
        };
        format!("        Operation::{name} => {answer},\n")
    }
}
