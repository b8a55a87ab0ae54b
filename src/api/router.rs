//! From method, path and query to an operation.

use percent_encoding::percent_decode_str;

use super::generated::operations::Operation;
use super::generated::routes::ROUTES;

/// One row of the generated table.
#[derive(Debug)]
pub struct Route {
    pub method: &'static str,
    pub segments: &'static [Segment],
    /// A parameter that the query must have, and its value.
    pub query: Option<(&'static str, &'static str)>,
    pub operation: Operation,
}

/// What is between two slashes of a URI template.
#[derive(Debug)]
pub enum Segment {
    Literal(&'static str),
    Label,
}

/// The most segments and labels of any template.
const MOST_SEGMENTS: usize = 8;
const MOST_LABELS: usize = 3;

/// The route of a request.
#[derive(Debug)]
pub struct Found<'a> {
    pub operation: Operation,
    labels: [&'a str; MOST_LABELS],
}

impl<'a> Found<'a> {
    /// What the path has for a label, still percent-encoded.
    pub fn label(&self, at: usize) -> &'a str {
        self.labels.get(at).copied().unwrap_or_default()
    }
}

/// Finds the operation. The path is cut at its slashes before it is decoded, because ARNs in labels
/// contain encoded ones. One slash at the end is ignored: older clients send it.
pub fn find<'a>(method: &str, path: &'a str, query: Option<&str>) -> Option<Found<'a>> {
    let path = path.strip_prefix('/')?;
    let path = path.strip_suffix('/').unwrap_or(path);
    let mut segments = [""; MOST_SEGMENTS];
    let mut count = 0;
    for segment in path.split('/') {
        *segments.get_mut(count)? = segment;
        count += 1;
    }
    let segments = &segments[..count];
    ROUTES.iter().find_map(|route| {
        let labels = matching_labels(route, method, segments)?;
        let has_query = route.query.is_none_or(|(name, value)| has_parameter(query, name, value));
        has_query.then_some(Found { operation: route.operation, labels })
    })
}

fn matching_labels<'a>(
    route: &Route,
    method: &str,
    segments: &[&'a str],
) -> Option<[&'a str; MOST_LABELS]> {
    if route.segments.len() != segments.len() || route.method != method {
        return None;
    }
    let mut labels = [""; MOST_LABELS];
    let mut count = 0;
    for (expected, &segment) in route.segments.iter().zip(segments) {
        match expected {
            Segment::Literal(literal) if *literal == segment => {}
            Segment::Literal(_) => return None,
            Segment::Label => {
                *labels.get_mut(count)? = segment;
                count += 1;
            }
        }
    }
    Some(labels)
}

fn has_parameter(query: Option<&str>, name: &str, value: &str) -> bool {
    let is = |encoded: &str, text: &str| percent_decode_str(encoded).eq(text.bytes());
    let mut pairs = query.unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    pairs.any(|(its_name, its_value)| is(its_name, name) && is(its_value, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(method: &str, path: &str, query: Option<&str>) -> Option<&'static str> {
        find(method, path, query).map(|found| found.operation.name())
    }

    /// Every operation is found by its own URI template, whatever the labels are.
    #[test]
    fn every_route_of_the_model_leads_to_its_operation() {
        let model: serde_json::Value =
            serde_json::from_str(include_str!("../../scripts/codegen/model/service-2.json"))
                .unwrap();
        let operations = model["operations"].as_object().unwrap();
        for (name, row) in operations {
            let uri = row["http"]["requestUri"].as_str().unwrap();
            let (path, query) = uri.split_once('?').map_or((uri, None), |(a, b)| (a, Some(b)));
            let mut expected = Vec::new();
            let path: Vec<String> = path
                .split('/')
                .map(|segment| match segment.strip_prefix('{') {
                    Some(label) => {
                        expected.push(format!("arn%3Aof%2F{label}"));
                        format!("arn%3Aof%2F{label}")
                    }
                    None => segment.to_owned(),
                })
                .collect();
            let path = path.join("/");
            let method = row["http"]["method"].as_str().unwrap();
            let found = find(method, &path, query).unwrap();
            assert_eq!(found.operation.name(), name);
            let labels: Vec<&str> = (0..expected.len()).map(|at| found.label(at)).collect();
            assert_eq!(labels, expected);
        }
        assert_eq!(operations.len(), Operation::ALL.len());
    }

    #[test]
    fn neighbours_are_told_apart_by_their_query() {
        let layers = "/2018-10-31/layers";
        assert_eq!(operation("GET", layers, None), Some("ListLayers"));
        let query = Some("Arn=x&find=LayerVersion");
        assert_eq!(operation("GET", layers, query), Some("GetLayerVersionByArn"));
        let provisioned = "/2019-09-30/functions/f/provisioned-concurrency";
        let query = Some("Qualifier=1");
        assert_eq!(operation("GET", provisioned, query), Some("GetProvisionedConcurrencyConfig"));
        let query = Some("List=ALL");
        assert_eq!(operation("GET", provisioned, query), Some("ListProvisionedConcurrencyConfigs"));
    }

    #[test]
    fn a_slash_at_the_end_is_ignored_and_unknown_paths_are_unknown() {
        assert_eq!(operation("GET", "/2015-03-31/functions/", None), Some("ListFunctions"));
        assert_eq!(operation("PATCH", "/2015-03-31/functions/", None), None);
        assert_eq!(operation("GET", "/", None), None);
        assert_eq!(operation("GET", "/a/b/c/d/e/f/g/h/i/j", None), None);
        assert_eq!(operation("GET", "2015-03-31/functions", None), None);
    }
}
