//! A strict reader of zip archives: what two readers could see differently is refused.
//!
//! The central directory is the truth, and everything else must agree with it: local headers with
//! their entries, entries with each other (no overlap), the end with the length of the file. Stored
//! and deflated entries only. A few hundred lines instead of the `zip` crate, which accepts most of
//! what must be refused here (reference/security.md §2.2: duplicates, local headers that
//! contradict, concatenated and overlapping archives); the crate makes the archives of the tests.
//!
//! Format: PKWARE APPNOTE 6.3.10; the section numbers below are its.

use std::io::Read;
use std::ops::Range;

/// What is wrong with an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ZipFault {
    #[error("there is no end of a central directory")]
    NoEnd,
    #[error("the central directory is not where it should be")]
    Misplaced,
    #[error("the archive spans several disks")]
    SeveralDisks,
    #[error("a header is malformed")]
    Malformed,
    #[error("there are too many entries")]
    TooManyEntries,
    #[error("an entry is encrypted")]
    Encrypted,
    #[error("an entry is compressed by a method other than deflate")]
    Method,
    #[error("a local header contradicts the central directory")]
    Contradiction,
    #[error("entries overlap")]
    Overlap,
    #[error("an entry's content is damaged")]
    Damaged,
    #[error("a name is empty, absolute, leads upwards or has a zero byte")]
    Name,
    #[error("two entries have the same name, or a file is also a directory")]
    Duplicate,
    #[error("an entry is neither a file, a directory nor a symbolic link")]
    Type,
    #[error("a symbolic link leads out of the archive")]
    Link,
}

const END: u32 = 0x0605_4b50;
const END64: u32 = 0x0606_4b50;
const END64_LOCATOR: u32 = 0x0706_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const LOCAL: u32 = 0x0403_4b50;
const DESCRIPTOR: u32 = 0x0807_4b50;

const END_LENGTH: usize = 22;
const LONGEST_COMMENT: usize = 0xffff;

/// General purpose flags (4.4.4): encryption, strong encryption, masked headers.
const ENCRYPTED: u16 = 1 | 1 << 6 | 1 << 13;
/// Sizes and checksum follow the content.
const HAS_DESCRIPTOR: u16 = 1 << 3;

const EXTRA_ZIP64: u16 = 0x0001;
const EXTRA_TIMES: u16 = 0x5455;
const EXTRA_UNICODE_PATH: u16 = 0x7075;

/// An entry of the central directory.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    pub(super) name: &'a [u8],
    method: Method,
    checksum: u32,
    compressed: u64,
    pub(super) size: u64,
    /// `st_mode` as a Unix zip tool saw it; none for archives made elsewhere.
    pub(super) unix_mode: Option<u32>,
    /// Seconds since 1970.
    pub(super) modified: Option<i64>,
    flags: u16,
    offset: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Stored,
    Deflated,
}

/// A checked archive.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    /// In the order of the central directory.
    pub(super) entries: Vec<Entry<'a>>,
    /// Where each entry's content lies.
    contents: Vec<Range<usize>>,
}

impl<'a> Archive<'a> {
    /// Reads and checks all headers.
    pub(super) fn parse(bytes: &'a [u8], most_entries: usize) -> Result<Self, ZipFault> {
        let directory = find_directory(bytes)?;
        if (most_entries as u64) < directory.count {
            return Err(ZipFault::TooManyEntries);
        }
        let mut reader = Reader(&bytes[directory.range.clone()]);
        let mut entries = Vec::new();
        while !reader.0.is_empty() {
            if directory.count <= entries.len() as u64 {
                return Err(ZipFault::Misplaced);
            }
            entries.push(central_header(&mut reader)?);
        }
        if entries.len() as u64 != directory.count {
            return Err(ZipFault::Misplaced);
        }
        let contents = check_local_headers(bytes, &entries, directory.range.start)?;
        Ok(Self { bytes, entries, contents })
    }

    /// The content of the entry at `index`, not yet verified.
    pub(super) fn open(&self, index: usize) -> Content<'a> {
        let compressed = &self.bytes[self.contents[index].clone()];
        let entry = &self.entries[index];
        let decoder = match entry.method {
            Method::Stored => Decoder::Stored(compressed),
            Method::Deflated => Decoder::Deflated(flate2::bufread::DeflateDecoder::new(compressed)),
        };
        Content { decoder, checksum: flate2::Crc::new(), entry: entry.clone() }
    }
}

/// The content of an entry; [`Self::verify`] tells whether it was what the archive says.
pub(super) struct Content<'a> {
    decoder: Decoder<'a>,
    checksum: flate2::Crc,
    entry: Entry<'a>,
}

enum Decoder<'a> {
    Stored(&'a [u8]),
    Deflated(flate2::bufread::DeflateDecoder<&'a [u8]>),
}

impl Content<'_> {
    /// Reads up to a buffer of content; 0 at its end.
    pub(super) fn read(&mut self, buffer: &mut [u8]) -> Result<usize, ZipFault> {
        let count = match &mut self.decoder {
            Decoder::Stored(rest) => rest.read(buffer),
            Decoder::Deflated(decoder) => decoder.read(buffer),
        }
        .map_err(|_| ZipFault::Damaged)?;
        self.checksum.update(&buffer[..count]);
        Ok(count)
    }

    /// Checks size and checksum, after everything was read.
    pub(super) fn verify(self, received: u64) -> Result<(), ZipFault> {
        let used = match &self.decoder {
            Decoder::Stored(rest) => self.entry.compressed - rest.len() as u64,
            Decoder::Deflated(decoder) => decoder.total_in(),
        };
        let is_whole = received == self.entry.size
            && self.checksum.sum() == self.entry.checksum
            && used == self.entry.compressed;
        if is_whole { Ok(()) } else { Err(ZipFault::Damaged) }
    }
}

/// The central directory's place and number of entries.
struct Directory {
    range: Range<usize>,
    count: u64,
}

/// Finds the one end record (4.3.16): its comment must reach exactly to the end of the file, and
/// nothing in the comment may look like another one.
fn find_directory(bytes: &[u8]) -> Result<Directory, ZipFault> {
    let first = bytes.len().saturating_sub(END_LENGTH + LONGEST_COMMENT);
    let ends: Vec<usize> = (first..bytes.len().saturating_sub(END_LENGTH - 1))
        .filter(|at| {
            let mut reader = Reader(&bytes[*at..]);
            reader.u32() == Ok(END)
                && reader.skip(16).is_ok()
                && reader
                    .u16()
                    .is_ok_and(|length| at + END_LENGTH + usize::from(length) == bytes.len())
        })
        .collect();
    let [end] = ends[..] else { return Err(ZipFault::NoEnd) };
    if bytes[end + END_LENGTH..].windows(4).any(|window| window == END.to_le_bytes()) {
        return Err(ZipFault::NoEnd);
    }
    let mut reader = Reader(&bytes[end + 4..]);
    let (disk, directory_disk) = (reader.u16()?, reader.u16()?);
    let (count_here, count) = (reader.u16()?, reader.u16()?);
    let (size, offset) = (reader.u32()?, reader.u32()?);
    let needs_64 = count == 0xffff || size == u32::MAX || offset == u32::MAX;
    let (count, size, offset, limit) = match find_directory64(bytes, end)? {
        Some(end64) => end64,
        None if needs_64 => return Err(ZipFault::Misplaced),
        None => (count.into(), size.into(), offset.into(), end),
    };
    if disk != directory_disk
        || disk != 0 && disk != 0xffff
        || u64::from(count_here) < count && !needs_64
    {
        return Err(ZipFault::SeveralDisks);
    }
    let start = usize::try_from(offset).map_err(|_| ZipFault::Misplaced)?;
    // It ends where its end record begins: an archive put behind something else is refused, as
    // readers differ about which of the two they see.
    let ends_at = offset.checked_add(size).and_then(|end| usize::try_from(end).ok());
    if ends_at != Some(limit) {
        return Err(ZipFault::Misplaced);
    }
    Ok(Directory { range: start..limit, count })
}

/// Reads the zip64 end record (4.3.14) if its locator lies before the end record: count, size,
/// offset, and where the record itself lies.
fn find_directory64(bytes: &[u8], end: usize) -> Result<Option<(u64, u64, u64, usize)>, ZipFault> {
    const LOCATOR_LENGTH: usize = 20;
    const RECORD_LENGTH: usize = 56;
    let Some(locator) = end.checked_sub(LOCATOR_LENGTH) else { return Ok(None) };
    let mut reader = Reader(&bytes[locator..end]);
    if reader.u32()? != END64_LOCATOR {
        return Ok(None);
    }
    let disk = reader.u32()?;
    let record = usize::try_from(reader.u64()?).map_err(|_| ZipFault::Misplaced)?;
    if disk != 0 || 1 < reader.u32()? {
        return Err(ZipFault::SeveralDisks);
    }
    // Without the extensible part, which nothing uses, the record ends at its locator.
    if record.checked_add(RECORD_LENGTH) != Some(locator) {
        return Err(ZipFault::Misplaced);
    }
    let mut reader = Reader(&bytes[record..locator]);
    if reader.u32()? != END64 || reader.u64()? != (RECORD_LENGTH - 12) as u64 {
        return Err(ZipFault::Misplaced);
    }
    reader.skip(4)?;
    if (reader.u32()?, reader.u32()?) != (0, 0) {
        return Err(ZipFault::SeveralDisks);
    }
    let (count_here, count) = (reader.u64()?, reader.u64()?);
    if count_here != count {
        return Err(ZipFault::SeveralDisks);
    }
    Ok(Some((count, reader.u64()?, reader.u64()?, record)))
}

/// Reads a central directory header (4.3.12).
fn central_header<'a>(reader: &mut Reader<'a>) -> Result<Entry<'a>, ZipFault> {
    if reader.u32()? != CENTRAL {
        return Err(ZipFault::Malformed);
    }
    let made_by = reader.u16()?;
    reader.skip(2)?;
    let flags = reader.u16()?;
    let method = reader.u16()?;
    let (time, date) = (reader.u16()?, reader.u16()?);
    let checksum = reader.u32()?;
    let (compressed, size) = (reader.u32()?, reader.u32()?);
    let (name, extra, comment) = (reader.u16()?, reader.u16()?, reader.u16()?);
    let disk = reader.u16()?;
    reader.skip(2)?;
    let attributes = reader.u32()?;
    let offset = reader.u32()?;
    let name = reader.take(name.into())?;
    let extra = reader.take(extra.into())?;
    reader.skip(comment.into())?;
    if flags & ENCRYPTED != 0 {
        return Err(ZipFault::Encrypted);
    }
    let method = match method {
        0 => Method::Stored,
        8 => Method::Deflated,
        _ => return Err(ZipFault::Method),
    };
    if disk != 0 && disk != 0xffff {
        return Err(ZipFault::SeveralDisks);
    }
    let mut entry = Entry {
        name,
        method,
        checksum,
        compressed: compressed.into(),
        size: size.into(),
        unix_mode: unix_mode(made_by, attributes),
        modified: dos_time(date, time),
        flags,
        offset: offset.into(),
    };
    entry.read_extra(extra)?;
    if entry.method == Method::Stored && entry.compressed != entry.size {
        return Err(ZipFault::Malformed);
    }
    Ok(entry)
}

/// The mode lies in the upper half of the attributes of archives made on Unix or macOS (4.4.2.2).
/// Libraries that know no modes leave it empty.
fn unix_mode(made_by: u16, attributes: u32) -> Option<u32> {
    let is_unix = matches!(made_by >> 8, 3 | 19);
    Some(attributes >> 16).filter(|mode| is_unix && *mode != 0)
}

impl Entry<'_> {
    /// Reads the extra fields (4.5) that change the meaning of the entry.
    fn read_extra(&mut self, extra: &[u8]) -> Result<(), ZipFault> {
        let mut reader = Reader(extra);
        // Some tools pad with fewer bytes than a field's header has.
        while 4 <= reader.0.len() {
            let (id, length) = (reader.u16()?, reader.u16()?);
            let mut field = Reader(reader.take(length.into())?);
            match id {
                EXTRA_ZIP64 => {
                    // Only what does not fit its own field is here, in this order (4.5.3).
                    for value in [&mut self.size, &mut self.compressed, &mut self.offset] {
                        if *value == u64::from(u32::MAX) {
                            *value = field.u64()?;
                        }
                    }
                }
                EXTRA_TIMES => {
                    let has_modified = field.u8().is_ok_and(|flags| flags & 1 == 1);
                    if let Some(seconds) = field.u32().ok().filter(|_| has_modified) {
                        self.modified = Some(seconds.cast_signed().into());
                    }
                }
                EXTRA_UNICODE_PATH => {
                    // Another name for the same entry: readers that know it would see it, and
                    // others would not.
                    field.skip(5)?;
                    if field.0 != self.name {
                        return Err(ZipFault::Contradiction);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    pub(super) fn is_directory(&self) -> bool {
        self.name.ends_with(b"/")
    }
}

/// Compares each local header (4.3.7) with its entry, and finds the content behind it.
fn check_local_headers(
    bytes: &[u8],
    entries: &[Entry<'_>],
    directory: usize,
) -> Result<Vec<Range<usize>>, ZipFault> {
    let mut contents = Vec::with_capacity(entries.len());
    let mut extents = Vec::with_capacity(entries.len());
    for entry in entries {
        let (content, end) = check_local_header(&bytes[..directory], entry)?;
        extents.push((usize::try_from(entry.offset).map_err(|_| ZipFault::Misplaced)?, end));
        contents.push(content);
    }
    extents.sort_unstable();
    let overlaps =
        extents.windows(2).any(|pair| matches!(pair, [(_, end), (start, _)] if start < end));
    if overlaps { Err(ZipFault::Overlap) } else { Ok(contents) }
}

fn check_local_header(bytes: &[u8], entry: &Entry<'_>) -> Result<(Range<usize>, usize), ZipFault> {
    let offset = usize::try_from(entry.offset).map_err(|_| ZipFault::Misplaced)?;
    let mut reader = Reader(bytes.get(offset..).ok_or(ZipFault::Misplaced)?);
    if reader.u32().map_err(|_| ZipFault::Misplaced)? != LOCAL {
        return Err(ZipFault::Misplaced);
    }
    reader.skip(2)?;
    let (flags, method) = (reader.u16()?, reader.u16()?);
    reader.skip(4)?;
    let (checksum, compressed, size) = (reader.u32()?, reader.u32()?, reader.u32()?);
    let (name, extra) = (reader.u16()?, reader.u16()?);
    let name = reader.take(name.into())?;
    let extra = reader.take(extra.into())?;
    let is_described_later = flags & HAS_DESCRIPTOR != 0;
    let same_method = method == if entry.method == Method::Stored { 0 } else { 8 };
    let same_flags = (flags ^ entry.flags) & (ENCRYPTED | HAS_DESCRIPTOR) == 0;
    let mut local =
        Entry { compressed: compressed.into(), size: size.into(), offset: 0, ..entry.clone() };
    local.read_extra(extra)?;
    // A streaming writer knows neither when it writes the header, and leaves zeros.
    let same_sizes = (local.compressed, local.size, checksum)
        == (entry.compressed, entry.size, entry.checksum)
        || is_described_later && (local.compressed, local.size, checksum) == (0, 0, 0);
    if !same_method || !same_flags || !same_sizes || name != entry.name {
        return Err(ZipFault::Contradiction);
    }
    let start = bytes.len() - reader.0.len();
    let length = usize::try_from(entry.compressed).map_err(|_| ZipFault::Misplaced)?;
    reader.take(length).map_err(|_| ZipFault::Misplaced)?;
    let content = start..start + length;
    let end =
        if is_described_later { content.end + descriptor(reader, entry)? } else { content.end };
    Ok((content, end))
}

/// The length of a data descriptor (4.3.9), whose signature is optional and whose sizes have 4 or
/// 8 bytes: whichever reading agrees with the entry.
fn descriptor(reader: Reader<'_>, entry: &Entry<'_>) -> Result<usize, ZipFault> {
    for (has_signature, is_64) in [(true, false), (true, true), (false, false), (false, true)] {
        let mut reader = Reader(reader.0);
        let before = reader.0.len();
        let mut agrees = || -> Result<bool, ZipFault> {
            let signature = !has_signature || reader.u32()? == DESCRIPTOR;
            let checksum = reader.u32()? == entry.checksum;
            let mut size = || if is_64 { reader.u64() } else { reader.u32().map(u64::from) };
            Ok(signature && checksum && size()? == entry.compressed && size()? == entry.size)
        };
        if agrees() == Ok(true) {
            return Ok(before - reader.0.len());
        }
    }
    Err(ZipFault::Contradiction)
}

/// Converts a DOS date and time (4.4.6), which know no time zone, as if they were UTC.
fn dos_time(date: u16, time: u16) -> Option<i64> {
    let part = |value: u16| i8::try_from(value).ok();
    let civil = jiff::civil::DateTime::new(
        i16::try_from(1980 + (date >> 9)).ok()?,
        part(date >> 5 & 0xf)?,
        part(date & 0x1f)?,
        part(time >> 11)?,
        part(time >> 5 & 0x3f)?,
        part((time & 0x1f) * 2)?,
        0,
    )
    .ok()?;
    Some(civil.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second())
}

/// Little-endian numbers from bytes; the end of the bytes is a malformed header.
#[derive(Clone, Copy)]
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ZipFault> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(ZipFault::Malformed)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ZipFault> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(ZipFault::Malformed)?;
        self.0 = rest;
        Ok(*taken)
    }

    fn skip(&mut self, count: usize) -> Result<(), ZipFault> {
        self.take(count).map(|_| ())
    }

    fn u8(&mut self) -> Result<u8, ZipFault> {
        self.array().map(u8::from_le_bytes)
    }

    fn u16(&mut self) -> Result<u16, ZipFault> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Result<u32, ZipFault> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Result<u64, ZipFault> {
        self.array().map(u64::from_le_bytes)
    }
}
