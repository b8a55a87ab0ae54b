//! The members of a tar: headers and their extensions become one checked description.
//!
//! The `tar` crate is used for headers, checksums and bounds only, in its raw mode: extensions are
//! read here, with a bound, and whatever two parsers could read differently is refused
//! (CVE-2025-62518: a size in an extension that the header contradicts).

use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
use std::os::unix::ffi::{OsStrExt, OsStringExt};

use tar::EntryType;

use super::attributes::PERMISSIONS;
use super::{DEEPEST_NAME, EntryFault, LONGEST_NAME};

/// Names and attributes of a member; real ones stay far below.
const LARGEST_EXTENSION: u64 = 1 << 20;

/// The latest time ext4 can hold is in 2446; later ones are meaningless (a year of 10^9 exists).
const LATEST_TIME: i64 = 253_402_300_799;

/// A member that cannot be used, or an archive that cannot be read on.
#[derive(Debug)]
pub(super) enum MemberError {
    Fault { name: String, fault: EntryFault },
    Read(io::Error),
}

impl From<io::Error> for MemberError {
    fn from(error: io::Error) -> Self {
        Self::Read(error)
    }
}

/// A name inside the image: no `..`, no root, no empty part. Empty for the root itself.
pub(super) type Name = Vec<OsString>;

/// One member of an archive.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: Name,
    pub(super) kind: Kind,
    /// Permission bits, without set-id bits.
    pub(super) mode: u32,
    pub(super) modified: Time,
}

/// Seconds since 1970 and nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) seconds: i64,
    pub(super) nanoseconds: u32,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File {
        size: u64,
    },
    Directory,
    Symlink {
        target: OsString,
    },
    Hardlink {
        target: Name,
    },
    /// A device or a fifo.
    Special,
}

/// Iterates over an archive's members.
pub(super) struct Members<'a, R: Read> {
    entries: tar::Entries<'a, R>,
}

/// What extension headers said about the member that follows.
#[derive(Default)]
struct Extension {
    name: Option<Vec<u8>>,
    link: Option<Vec<u8>>,
    size: Option<u64>,
    modified: Option<Time>,
}

impl<'a, R: Read> Members<'a, R> {
    pub(super) fn new(entries: tar::Entries<'a, R>) -> Self {
        Self { entries }
    }

    /// The next member and its content.
    pub(super) fn next(&mut self) -> Result<Option<(Member, tar::Entry<'a, R>)>, MemberError> {
        let mut extension = Extension::default();
        let mut is_extended = false;
        loop {
            let Some(entry) = self.entries.next().transpose()? else {
                return if is_extended {
                    Err(io::Error::new(
                        io::ErrorKind::UnexpectedEof,
                        "the last header stands alone",
                    )
                    .into())
                } else {
                    Ok(None)
                };
            };
            let mut entry = entry;
            let fault = |fault| MemberError::Fault { name: "(extended header)".to_owned(), fault };
            match entry.header().entry_type() {
                EntryType::GNULongName if extension.name.is_none() => {
                    extension.name = Some(strip_terminator(read_extension(&mut entry)?));
                }
                EntryType::GNULongLink if extension.link.is_none() => {
                    extension.link = Some(strip_terminator(read_extension(&mut entry)?));
                }
                EntryType::GNULongName | EntryType::GNULongLink => {
                    return Err(fault(EntryFault::ExtendedHeader));
                }
                EntryType::XHeader => {
                    let records = read_extension(&mut entry)?;
                    extension.read_pax(&records).map_err(fault)?;
                }
                EntryType::XGlobalHeader => {
                    // Tools put comments here. Names or sizes for every member make no sense.
                    let mut global = Extension::default();
                    global.read_pax(&read_extension(&mut entry)?).map_err(fault)?;
                    if global.name.is_some() || global.link.is_some() || global.size.is_some() {
                        return Err(fault(EntryFault::ExtendedHeader));
                    }
                    continue;
                }
                _ => {
                    let member = describe(&entry, extension)?;
                    return Ok(Some((member, entry)));
                }
            }
            is_extended = true;
        }
    }
}

fn read_extension(entry: &mut impl Read) -> Result<Vec<u8>, MemberError> {
    let mut content = Vec::new();
    entry.take(LARGEST_EXTENSION + 1).read_to_end(&mut content)?;
    if LARGEST_EXTENSION < content.len() as u64 {
        let name = "(extended header)".to_owned();
        return Err(MemberError::Fault { name, fault: EntryFault::NameTooLong });
    }
    Ok(content)
}

/// GNU tar ends long names by a zero byte.
fn strip_terminator(mut name: Vec<u8>) -> Vec<u8> {
    name.pop_if(|last| *last == 0);
    name
}

impl Extension {
    /// Reads `LENGTH KEY=VALUE\n` records (POSIX pax).
    fn read_pax(&mut self, mut records: &[u8]) -> Result<(), EntryFault> {
        while !records.is_empty() {
            let (key, value, rest) = pax_record(records).ok_or(EntryFault::ExtendedHeader)?;
            let text = || str::from_utf8(value).map_err(|_| EntryFault::ExtendedHeader);
            match key {
                b"path" => self.name = Some(value.to_vec()),
                b"linkpath" => self.link = Some(value.to_vec()),
                b"size" => {
                    self.size = Some(text()?.parse().map_err(|_| EntryFault::ExtendedHeader)?);
                }
                b"mtime" => {
                    self.modified = Some(parse_time(text()?).ok_or(EntryFault::ExtendedHeader)?);
                }
                key if key.starts_with(b"GNU.sparse") => return Err(EntryFault::Sparse),
                // Owners, other times, attributes: none of them is taken over.
                _ => {}
            }
            records = rest;
        }
        Ok(())
    }
}

fn pax_record(records: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let space = records.iter().position(|byte| *byte == b' ')?;
    let length: usize = str::from_utf8(&records[..space]).ok()?.parse().ok()?;
    let record = records.get(space + 1..length)?.strip_suffix(b"\n")?;
    let equals = record.iter().position(|byte| *byte == b'=')?;
    Some((&record[..equals], &record[equals + 1..], &records[length..]))
}

/// Reads `SECONDS[.FRACTION]`, bounded to what file systems hold.
fn parse_time(text: &str) -> Option<Time> {
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let magnitude = seconds.strip_prefix('-').unwrap_or(seconds);
    if magnitude.is_empty() || !is_number(magnitude) || !is_number(fraction) {
        return None;
    }
    // More digits than an i64 holds mean a time beyond every bound anyway.
    let limit = if seconds.starts_with('-') { 0 } else { LATEST_TIME };
    let seconds = seconds.parse().unwrap_or(limit).clamp(0, LATEST_TIME);
    let nanoseconds = format!("{fraction:0<9}")[..9].parse().ok()?;
    Some(Time { seconds, nanoseconds })
}

fn describe(
    entry: &tar::Entry<'_, impl Read>,
    extension: Extension,
) -> Result<Member, MemberError> {
    let header = entry.header();
    let raw_name = extension.name.unwrap_or_else(|| entry.path_bytes().into_owned());
    let fault = |fault| MemberError::Fault { name: printable(&raw_name), fault };
    let name = parse_name(&raw_name).map_err(fault)?;
    let size = header.entry_size()?;
    if extension.size.is_some_and(|extended| extended != size) {
        return Err(fault(EntryFault::SizeConflict));
    }
    let raw_target =
        extension.link.or_else(|| entry.link_name_bytes().map(std::borrow::Cow::into_owned));
    let raw_target = raw_target.unwrap_or_default();
    // Before POSIX a directory was a file whose name ends in a slash.
    let is_old_directory = raw_name.ends_with(b"/");
    let kind = match header.entry_type() {
        EntryType::Regular if is_old_directory => Kind::Directory,
        EntryType::Regular | EntryType::Continuous => Kind::File { size },
        EntryType::Directory => Kind::Directory,
        EntryType::Symlink => {
            let is_usable = !raw_target.is_empty()
                && !raw_target.contains(&0)
                && raw_target.len() < LONGEST_NAME;
            if !is_usable {
                return Err(fault(EntryFault::InvalidName));
            }
            Kind::Symlink { target: OsString::from_vec(raw_target) }
        }
        EntryType::Link => Kind::Hardlink { target: parse_name(&raw_target).map_err(fault)? },
        EntryType::Char | EntryType::Block | EntryType::Fifo => Kind::Special,
        EntryType::GNUSparse => return Err(fault(EntryFault::Sparse)),
        _ => return Err(fault(EntryFault::UnknownType)),
    };
    if !matches!(kind, Kind::File { .. }) && size != 0 {
        // Parsers disagree whether content follows such a header.
        return Err(fault(EntryFault::UnexpectedContent));
    }
    let modified = match extension.modified {
        Some(time) => time,
        None => Time {
            seconds: i64::try_from(header.mtime()?).unwrap_or(LATEST_TIME).min(LATEST_TIME),
            nanoseconds: 0,
        },
    };
    // The sticky bit stays: /tmp-like directories need it. Set-id bits do not.
    Ok(Member { name, kind, mode: header.mode()? & PERMISSIONS, modified })
}

/// Splits a name into its parts, as below the image's root.
pub(super) fn parse_name(raw: &[u8]) -> Result<Name, EntryFault> {
    if raw.is_empty() || raw.contains(&0) {
        return Err(EntryFault::InvalidName);
    }
    if LONGEST_NAME < raw.len() {
        return Err(EntryFault::NameTooLong);
    }
    let parts = raw.split(|byte| *byte == b'/').filter(|part| !part.is_empty() && *part != b".");
    let name: Name = parts.map(|part| OsStr::from_bytes(part).to_owned()).collect();
    if name.iter().any(|part| part == "..") {
        return Err(EntryFault::ParentComponent);
    }
    if DEEPEST_NAME < name.len() {
        return Err(EntryFault::NameTooLong);
    }
    Ok(name)
}

/// A name for messages, cut where it gets long.
pub(super) fn printable(raw: &[u8]) -> String {
    String::from_utf8_lossy(&raw[..raw.len().min(200)]).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_as_below_the_root() {
        let parts = |name: &str| parse_name(name.as_bytes()).map(|name| name.join(OsStr::new("/")));
        assert_eq!(parts("./usr//lib/./x"), Ok("usr/lib/x".into()));
        assert_eq!(parts("/etc/passwd"), Ok("etc/passwd".into()));
        assert_eq!(parts("./"), Ok("".into()));
        assert_eq!(parts("a/../b"), Err(EntryFault::ParentComponent));
        assert_eq!(parts("a\0b"), Err(EntryFault::InvalidName));
        assert_eq!(parts(""), Err(EntryFault::InvalidName));
        assert_eq!(parts(&"a/".repeat(129)), Err(EntryFault::NameTooLong));
        assert_eq!(parts(&"a".repeat(4097)), Err(EntryFault::NameTooLong));
    }

    #[test]
    fn pax_times_have_fractions_and_bounds() {
        let time = |seconds, nanoseconds| Some(Time { seconds, nanoseconds });
        assert_eq!(parse_time("1700000000.25"), time(1_700_000_000, 250_000_000));
        assert_eq!(parse_time("1700000000"), time(1_700_000_000, 0));
        assert_eq!(parse_time("-5.5"), time(0, 500_000_000));
        assert_eq!(parse_time("31556952000000000"), time(LATEST_TIME, 0));
        assert_eq!(parse_time("99999999999999999999999"), time(LATEST_TIME, 0));
        assert_eq!(parse_time("soon"), None);
        assert_eq!(parse_time(""), None);
    }

    #[test]
    fn malformed_pax_records_are_refused() {
        for records in ["x", "5 a=b", "99 a=b\n", "6 a=b\n6", "7 path\n", "0 a=b\n", "3 a=b\n"] {
            assert_eq!(
                Extension::default().read_pax(records.as_bytes()),
                Err(EntryFault::ExtendedHeader),
                "{records}"
            );
        }
        assert_eq!(Extension::default().read_pax(b"6 a=b\n"), Ok(()));
        assert_eq!(
            Extension::default().read_pax(b"22 GNU.sparse.major=1\n"),
            Err(EntryFault::Sparse)
        );
    }
}
