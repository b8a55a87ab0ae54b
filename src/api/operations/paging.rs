//! Pages of lists, as requests ask for them.

use crate::functions::{Marker, PageRequest};

/// What AWS returns at the most, and unless asked for fewer.
const MOST_ITEMS: usize = 50;

/// The page that `Marker` and `MaxItems` mean.
pub(crate) fn page(marker: Option<&str>, max_items: Option<i32>) -> PageRequest {
    let asked = max_items.and_then(|most| usize::try_from(most).ok());
    PageRequest {
        marker: marker.map(Marker::new),
        max_items: asked.unwrap_or(MOST_ITEMS).min(MOST_ITEMS),
    }
}

/// `NextMarker` of an answer.
pub(crate) fn next(marker: Option<&Marker>) -> Option<String> {
    marker.map(|marker| marker.as_str().to_owned())
}
