//! Times as they are kept and shown: to the millisecond, so that a restart changes none.

use jiff::Timestamp;

/// The time now.
pub(super) fn now() -> Timestamp {
    from_milliseconds(Timestamp::now().as_millisecond())
}

/// A time as it was kept. Only a file changed by hand has one that jiff does not know.
pub(super) fn from_milliseconds(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}
