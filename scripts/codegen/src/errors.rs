//! `errors.rs`: the errors AWS models and the ones it only sends, each with its constructor.

use crate::model::Model;
use crate::names::{constant, snake_case};
use crate::overrides::Overrides;

pub(crate) fn render(model: &Model, overrides: &Overrides) -> String {
    let modelled = model.shapes.iter().filter(|(_, shape)| shape.exception).map(|(name, shape)| {
        let status = shape.error.as_ref().map_or(400, |error| error.http_status_code);
        let key = shape.members.keys().find(|member| member.eq_ignore_ascii_case("message"));
        (name, status, key.map_or("message", String::as_str), true, "")
    });
    let unmodelled = overrides.errors.iter().map(|(name, error)| {
        (name, error.status, error.message_key.as_str(), false, error.documentation.as_str())
    });
    let mut kinds = String::new();
    let mut constructors = String::new();
    let mut names = String::new();
    for (name, status, key, has_type, documentation) in modelled.chain(unmodelled) {
        let short = name.trim_end_matches("Exception");
        let (constant, function) = (constant(short, overrides), snake_case(short, overrides));
        kinds += &format!(
            "\nstatic {constant}: ErrorKind = ErrorKind {{ name: {name:?}, status: {status}, \
             message_key: {key:?}, has_type: {has_type} }};\n"
        );
        let documentation = match documentation {
            "" => String::new(),
            text => format!("    ///\n    /// {text}\n"),
        };
        constructors += &format!(
            "\n    /// `{name}`, {status}.\n{documentation}    pub fn {function}(message: impl Into<String>) -> Self {{\n        \
             Self::new(&{constant}, message)\n    }}\n"
        );
        names += &format!("&{constant},");
    }
    format!(
        "//! Every error of the API: name, status and the spelling of its message member.\n\n\
         use crate::api::error::{{ApiError, ErrorKind}};\n\n\
         /// All of them: the modelled ones, then those AWS sends without modelling them.\n\
         pub static ALL: &[&ErrorKind] = &[{names}];\n{kinds}\nimpl ApiError {{{constructors}}}\n"
    )
}
