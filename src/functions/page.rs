//! Pages of a list.
//!
//! A marker is the key of the last item shown; the next page starts behind it, whether or not that
//! item still exists. So a page neither repeats nor skips an item that exists all the while,
//! whatever is created or deleted between two requests.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;

use super::error::Invalid;

/// Where a page starts, and how long it may be.
#[derive(Debug, Clone)]
pub struct PageRequest {
    pub marker: Option<Marker>,
    /// `MaxItems`, from 1.
    pub max_items: usize,
}

/// Opaque to clients: `NextMarker` of one answer is `Marker` of the next request.
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

    fn behind(key: &[&str]) -> Self {
        Self(BASE64.encode(key.join("/")))
    }

    /// The parts of the key the marker was made of.
    fn parts(&self) -> Result<Vec<String>, Invalid> {
        let bytes = BASE64.decode(&self.0).map_err(|_| Invalid::Marker)?;
        let text = String::from_utf8(bytes).map_err(|_| Invalid::Marker)?;
        Ok(text.split('/').map(str::to_owned).collect())
    }
}

/// Some items of a list and where the rest starts.
#[derive(Debug, Clone)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<Marker>,
}

impl PageRequest {
    /// The key behind which the page starts, as the parts it was made of.
    pub(super) fn start(&self) -> Result<Option<Vec<String>>, Invalid> {
        self.marker.as_ref().map(Marker::parts).transpose()
    }

    /// Takes a page off the front of `items`, which begin where [`Self::start`] says.
    pub(super) fn take<T>(
        &self,
        items: impl Iterator<Item = T>,
        key: impl Fn(&T) -> Vec<String>,
    ) -> Page<T> {
        let mut items = items.peekable();
        let taken: Vec<T> = items.by_ref().take(self.max_items.max(1)).collect();
        let has_more = items.peek().is_some();
        let next = taken.last().filter(|_| has_more).map(|last| {
            let key = key(last);
            Marker::behind(&key.iter().map(String::as_str).collect::<Vec<_>>())
        });
        Page { items: taken, next }
    }
}
