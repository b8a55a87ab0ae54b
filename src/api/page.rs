//! Pages of lists, which are always in the order of a key.
//!
//! A marker holds the key of the last item that was sent, not a position: a page goes on behind that
//! key whatever was added or removed in between.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::error::ApiError;

/// Tells our markers from other base64.
const PREFIX: &str = "after:";

/// The key behind which a page starts; none for the first page.
///
/// # Errors
///
/// An `InvalidParameterValueException` if the marker is none that [`cut`] made.
pub fn after(marker: Option<&str>) -> Result<Option<String>, ApiError> {
    let Some(marker) = marker else { return Ok(None) };
    URL_SAFE_NO_PAD
        .decode(marker)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .and_then(|text| text.strip_prefix(PREFIX).map(str::to_owned))
        .map(Some)
        .ok_or_else(|| ApiError::invalid_parameter_value("Invalid pagination token."))
}

/// Takes one page and the marker of the next, which is absent on the last page.
///
/// `items` start behind the key that [`after`] gave. `max_items` is what the client asks for, `most`
/// what AWS gives at once whatever is asked.
pub fn cut<T>(
    items: impl IntoIterator<Item = T>,
    max_items: Option<i32>,
    most: usize,
    key: impl Fn(&T) -> String,
) -> (Vec<T>, Option<String>) {
    let asked = max_items.and_then(|asked| usize::try_from(asked).ok()).filter(|asked| 0 < *asked);
    let size = asked.unwrap_or(most).min(most);
    let mut items = items.into_iter();
    let page: Vec<T> = items.by_ref().take(size).collect();
    let is_last = items.next().is_none();
    let marker = page
        .last()
        .filter(|_| !is_last)
        .map(|last| URL_SAFE_NO_PAD.encode(format!("{PREFIX}{}", key(last))));
    (page, marker)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::ops::Bound;

    use super::*;

    fn page(names: &BTreeSet<String>, marker: Option<&str>) -> (Vec<String>, Option<String>) {
        let start = after(marker).unwrap().map_or(Bound::Unbounded, Bound::Excluded);
        let items = names.range((start, Bound::Unbounded)).cloned();
        cut(items, Some(2), 50, Clone::clone)
    }

    #[test]
    fn pages_stay_right_when_the_list_changes_between_them() {
        let mut names: BTreeSet<String> = ["a", "b", "c", "d"].map(str::to_owned).into();
        let (first, marker) = page(&names, None);
        assert_eq!(first, ["a", "b"]);
        names.remove("b");
        names.insert("a2".into());
        let (second, marker) = page(&names, marker.as_deref());
        assert_eq!((second, marker), (vec!["c".to_owned(), "d".to_owned()], None));
    }

    #[test]
    fn a_foreign_marker_is_refused() {
        for marker in ["", "x", "YWJj", "====", "ä"] {
            let error = after(Some(marker)).unwrap_err();
            assert_eq!(error.name(), "InvalidParameterValueException", "{marker:?}");
        }
    }

    #[test]
    fn a_page_has_at_most_what_aws_gives_at_once() {
        let (items, marker) = cut(0..100, Some(10_000), 50, ToString::to_string);
        assert_eq!((items.len(), marker.is_some()), (50, true));
        let (items, marker) = cut(0..3, None, 50, ToString::to_string);
        assert_eq!((items.len(), marker), (3, None));
    }
}
