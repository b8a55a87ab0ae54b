//! Pages of a list.
//!
//! A page starts behind the key of the last item shown, whether or not that item still exists. So
//! pages neither repeat nor skip an item that exists all the while, whatever is created or deleted
//! between two requests.

use std::ops::Bound;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;

use super::error::Invalid;

/// Where a page starts, and how long it may be.
#[derive(Debug, Clone)]
pub struct PageRequest {
    /// [`Page::next`] of the page before.
    pub marker: Option<Marker>,
    /// At least 1.
    pub max_items: usize,
}

/// The key of an item, made opaque: `NextMarker` of one answer is `Marker` of the next request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker(String);

impl Marker {
    /// Takes what a client sent; it is checked when it is used.
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The marker as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of(key: &str) -> Self {
        Self(BASE64.encode(key))
    }

    fn key<T: FromStr>(&self) -> Result<T, Invalid> {
        let bytes = BASE64.decode(&self.0).map_err(|_| Invalid::Marker)?;
        let text = String::from_utf8(bytes).map_err(|_| Invalid::Marker)?;
        text.parse().map_err(|_| Invalid::Marker)
    }
}

/// Some items of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Where the rest starts, if there is any.
    pub next: Option<Marker>,
}

impl PageRequest {
    /// The key behind which the page starts.
    pub(super) fn start<T: FromStr>(&self) -> Result<Option<T>, Invalid> {
        self.marker.as_ref().map(Marker::key).transpose()
    }

    /// The key behind which the page starts, as the lower end of a range.
    pub(super) fn bound<T: FromStr>(&self) -> Result<Bound<T>, Invalid> {
        Ok(self.start()?.map_or(Bound::Unbounded, Bound::Excluded))
    }

    /// Takes a page off the front of `items`, which begin where the page starts.
    pub(super) fn take<T>(
        &self,
        items: impl Iterator<Item = T>,
        key: impl Fn(&T) -> String,
    ) -> Page<T> {
        let mut items = items.peekable();
        let taken: Vec<T> = items.by_ref().take(self.max_items.max(1)).collect();
        let has_more = items.peek().is_some();
        let next = taken.last().filter(|_| has_more).map(|last| Marker::of(&key(last)));
        Page { items: taken, next }
    }
}
