//! Tables for people: columns as wide as they must be, two spaces apart.

use std::time::Duration;

/// Lays out headings and rows.
pub(super) fn format<const N: usize>(
    headings: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> String {
    let mut lines = vec![headings.map(str::to_owned)];
    lines.extend(rows);
    let widths: [usize; N] = std::array::from_fn(|column| {
        lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0)
    });
    let mut text = String::new();
    for line in &lines {
        let cells = line.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

/// A duration in its two largest units, such as `2h 5m`.
pub(super) fn duration(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60) {
        (0, 0, 0, 0) => format!("{}ms", duration.subsec_millis()),
        (0, 0, 0, s) => format!("{s}s"),
        (0, 0, m, s) => format!("{m}m {s}s"),
        (0, h, m, _) => format!("{h}h {m}m"),
        (d, h, _, _) => format!("{d}d {h}h"),
    }
}

/// A size in bytes as `12.3 MiB`.
pub(super) fn size(bytes: u64) -> String {
    const MEBIBYTE: u64 = 1 << 20;
    let tenths = bytes.saturating_mul(10) / MEBIBYTE;
    format!("{}.{} MiB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell_and_lines_end_without_spaces() {
        let rows = [["a".to_owned(), "b".to_owned()], ["long name".to_owned(), "-".to_owned()]];
        let text = format(&["NAME", "STATE"], rows.into_iter());
        assert_eq!(text, "NAME       STATE\na          b\nlong name  -\n");
    }

    #[test]
    fn durations_show_two_units_and_sizes_one_decimal() {
        let cases = [(7, "7ms"), (59_999, "59s"), (61_000, "1m 1s"), (7_500_000, "2h 5m")];
        for (ms, expected) in cases {
            assert_eq!(duration(Duration::from_millis(ms)), expected);
        }
        assert_eq!(duration(Duration::from_secs(90_000)), "1d 1h");
        assert_eq!(size(0), "0.0 MiB");
        assert_eq!(size(15_361_000), "14.6 MiB");
    }
}
