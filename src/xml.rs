//! The flat XML in which AWS's older services answer: elements without attributes.

/// The content of the first element of that name.
pub fn element<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("<{name}>"))?;
    rest.split_once(&format!("</{name}>")).map(|(content, _)| content)
}

/// The text of the first element of that name.
pub fn text(text: &str, name: &str) -> Option<String> {
    let content = element(text, name)?.replace("&lt;", "<").replace("&gt;", ">");
    let content = content.replace("&quot;", "\"").replace("&apos;", "'");
    Some(content.replace("&amp;", "&"))
}
