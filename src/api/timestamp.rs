//! Points in time as the API writes them: mostly as text, in some structures as a number.

use jiff::Timestamp;

use super::wire::EpochSeconds;

/// `2025-11-25T00:39:46.123+0000`: `LastModified` of functions, `CreatedDate` of layers,
/// `CreationTime` of function URLs.
pub fn text(timestamp: Timestamp) -> String {
    timestamp.strftime("%Y-%m-%dT%H:%M:%S.%3f+0000").to_string()
}

/// Seconds since 1970, to the millisecond: `LastModified` of event source mappings and of event
/// invoke configurations.
pub fn number(timestamp: Timestamp) -> EpochSeconds {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds stay exact until the year 287396")]
    let milliseconds = timestamp.as_millisecond() as f64;
    EpochSeconds(milliseconds / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_is_text_with_milliseconds_or_a_number_of_seconds() {
        let timestamp: Timestamp = "2025-11-25T00:39:46.1239Z".parse().unwrap();
        assert_eq!(text(timestamp), "2025-11-25T00:39:46.123+0000");
        assert_eq!(number(timestamp), EpochSeconds(1_764_031_186.123));
        let timestamp: Timestamp = "2025-11-25T00:39:46Z".parse().unwrap();
        assert_eq!(text(timestamp), "2025-11-25T00:39:46.000+0000");
    }
}
