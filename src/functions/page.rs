//! Pages of a list.
//!
//! A page starts behind the key of the last item shown, whether or not that item still exists. So
//! pages neither repeat nor skip an item that exists all the while, whatever is created or deleted
//! between two requests. Making keys opaque to clients is the API's business.

use std::ops::Bound;
use std::str::FromStr;

use super::error::Invalid;

/// Where a page starts, and how long it may be.
#[derive(Debug, Clone)]
pub struct PageRequest {
    /// [`Page::next`] of the page before.
    pub after: Option<String>,
    /// At least 1.
    pub max_items: usize,
}

/// Some items of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// The key behind which the rest starts, if there is any.
    pub next: Option<String>,
}

impl PageRequest {
    /// The key behind which the page starts.
    pub(super) fn start<T: FromStr>(&self) -> Result<Option<T>, Invalid> {
        self.after.as_ref().map(|after| after.parse().map_err(|_| Invalid::Marker)).transpose()
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
        let next = taken.last().filter(|_| has_more).map(key);
        Page { items: taken, next }
    }
}
