//! Archives as they are and as attackers make them.

use std::io::{Cursor, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, ZipWriter};

use super::ArchiveError;
use super::archive::{MOST_ENTRIES, unpack};
use super::zip::{Archive, ZipFault};
use crate::model::LayerOwner;

const LIMIT: u64 = 1 << 20;

/// An archive of stored files, as a common tool makes it.
pub(super) fn zip_of(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in files {
        writer.start_file(*name, options.unix_permissions(0o644)).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[track_caller]
fn unpacked(archive: &[u8]) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    let parsed = Archive::parse(archive, MOST_ENTRIES).unwrap();
    unpack(&parsed, directory.path(), LayerOwner::Server, LIMIT).unwrap();
    directory
}

fn fault_of(archive: &[u8]) -> Option<ZipFault> {
    let directory = tempfile::tempdir().unwrap();
    let outcome = Archive::parse(archive, MOST_ENTRIES)
        .map_err(ArchiveError::from)
        .and_then(|parsed| unpack(&parsed, directory.path(), LayerOwner::Server, LIMIT));
    match outcome {
        Ok(()) => None,
        Err(ArchiveError::NotAZip { source }) => Some(source),
        Err(other) => panic!("{other}"),
    }
}

/// A member written by hand, so that it can lie.
#[derive(Clone)]
struct Raw {
    name: Vec<u8>,
    local_name: Option<Vec<u8>>,
    content: Vec<u8>,
    method: u16,
    local_method: Option<u16>,
    flags: u16,
    made_by: u16,
    mode: u32,
    checksum: Option<u32>,
    size: Option<u32>,
    extra: Vec<u8>,
    descriptor: Option<Vec<u8>>,
    /// Points the entry at another one's local header.
    offset: Option<u32>,
}

impl Raw {
    fn file(name: &str, content: &str) -> Self {
        Self {
            name: name.into(),
            local_name: None,
            content: content.into(),
            method: 0,
            local_method: None,
            flags: 0,
            made_by: 3 << 8 | 20,
            mode: 0o100_644,
            checksum: None,
            size: None,
            extra: Vec::new(),
            descriptor: None,
            offset: None,
        }
    }

    fn link(name: &str, target: &str) -> Self {
        Self { mode: 0o120_777, ..Self::file(name, target) }
    }

    fn crc(&self) -> u32 {
        self.checksum.unwrap_or_else(|| {
            let mut crc = flate2::Crc::new();
            crc.update(&self.content);
            crc.sum()
        })
    }
}

fn put(bytes: &mut Vec<u8>, fields: &[(u64, usize)]) {
    for (value, width) in fields {
        bytes.extend_from_slice(&value.to_le_bytes()[..*width]);
    }
}

fn raw_zip(members: &[Raw]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for member in members {
        let offset = member.offset.unwrap_or(u32::try_from(bytes.len()).unwrap());
        let size = u64::from(member.size.unwrap_or(u32::try_from(member.content.len()).unwrap()));
        let compressed = member.content.len() as u64;
        let described_later = member.flags & 8 != 0;
        let local = |value: u64| if described_later { 0 } else { value };
        let local_name = member.local_name.as_ref().unwrap_or(&member.name);
        let local_method = member.local_method.unwrap_or(member.method);
        let crc = u64::from(member.crc());
        if member.offset.is_none() {
            put(
                &mut bytes,
                &[(0x0403_4b50, 4), (20, 2), (member.flags.into(), 2), (local_method.into(), 2)],
            );
            put(
                &mut bytes,
                &[(0, 2), (0x21, 2), (local(crc), 4), (local(compressed), 4), (local(size), 4)],
            );
            put(&mut bytes, &[(local_name.len() as u64, 2), (0, 2)]);
            bytes.extend_from_slice(local_name);
            bytes.extend_from_slice(&member.content);
            bytes.extend_from_slice(member.descriptor.as_deref().unwrap_or_default());
        }
        put(&mut directory, &[(0x0201_4b50, 4), (member.made_by.into(), 2), (20, 2)]);
        put(
            &mut directory,
            &[(member.flags.into(), 2), (member.method.into(), 2), (0, 2), (0x21, 2)],
        );
        put(&mut directory, &[(crc, 4), (compressed, 4), (size, 4), (member.name.len() as u64, 2)]);
        put(&mut directory, &[(member.extra.len() as u64, 2), (0, 2), (0, 2), (0, 2)]);
        put(&mut directory, &[(u64::from(member.mode) << 16, 4), (offset.into(), 4)]);
        directory.extend_from_slice(&member.name);
        directory.extend_from_slice(&member.extra);
    }
    let start = bytes.len() as u64;
    bytes.extend_from_slice(&directory);
    let count = members.len() as u64;
    put(&mut bytes, &[(0x0605_4b50, 4), (0, 4), (count, 2), (count, 2)]);
    put(&mut bytes, &[(directory.len() as u64, 4), (start, 4), (0, 2)]);
    bytes
}

#[test]
fn hostile_archives_are_refused() {
    let file = || Raw::file("a", "content");
    let unicode_path = |name: &str| {
        let mut extra = Vec::new();
        put(&mut extra, &[(0x7075, 2), (name.len() as u64 + 5, 2), (1, 1), (0, 4)]);
        extra.extend_from_slice(name.as_bytes());
        extra
    };
    let cases: Vec<(&str, Vec<Raw>, ZipFault)> = vec![
        ("Z1 upwards", vec![Raw::file("../a", "")], ZipFault::Name),
        ("Z1 upwards inside", vec![Raw::file("a/../../b", "")], ZipFault::Name),
        ("Z1 absolute", vec![Raw::file("/etc/passwd", "")], ZipFault::Name),
        ("Z1 zero byte", vec![Raw::file("a\0b", "")], ZipFault::Name),
        ("Z1 empty", vec![Raw::file("", "")], ZipFault::Name),
        ("Z1 too long", vec![Raw::file(&"a".repeat(300), "")], ZipFault::Name),
        (
            "Z1 second name",
            vec![Raw { extra: unicode_path("../x"), ..file() }],
            ZipFault::Contradiction,
        ),
        ("Z2 link upwards", vec![Raw::link("l", "../x")], ZipFault::Link),
        ("Z2 absolute link", vec![Raw::link("l", "/etc/passwd")], ZipFault::Link),
        ("Z2 empty link", vec![Raw::link("l", "")], ZipFault::Link),
        ("Z2 link loop", vec![Raw::link("l", "m"), Raw::link("m", "l")], ZipFault::Link),
        (
            "Z2 link through a link",
            vec![Raw::link("d/x", ".."), Raw::link("l", "d/x/../z")],
            ZipFault::Link,
        ),
        (
            "Z2 write through a link",
            vec![Raw::link("l", "."), Raw::file("l/a", "")],
            ZipFault::Duplicate,
        ),
        ("Z3 overlap", vec![file(), Raw { offset: Some(0), ..file() }], ZipFault::Overlap),
        (
            "Z3 overlap under another name",
            vec![file(), Raw { offset: Some(0), local_name: None, ..Raw::file("b", "content") }],
            ZipFault::Contradiction,
        ),
        ("Z4 size lie", vec![Raw { size: Some(8), ..file() }], ZipFault::Malformed),
        ("Z4 no descriptor", vec![Raw { flags: 8, ..file() }], ZipFault::Contradiction),
        ("Z5 duplicate", vec![file(), file()], ZipFault::Duplicate),
        ("Z5 duplicate when normalised", vec![file(), Raw::file("./a", "x")], ZipFault::Duplicate),
        (
            "Z5 other local name",
            vec![Raw { local_name: Some(b"b".to_vec()), ..file() }],
            ZipFault::Contradiction,
        ),
        (
            "Z5 other local method",
            vec![Raw { local_method: Some(8), ..file() }],
            ZipFault::Contradiction,
        ),
        ("Z7 encrypted", vec![Raw { flags: 1, ..file() }], ZipFault::Encrypted),
        ("Z8 bzip2", vec![Raw { method: 12, ..file() }], ZipFault::Method),
        ("Z8 zstd", vec![Raw { method: 93, ..file() }], ZipFault::Method),
        ("Z9 checksum", vec![Raw { checksum: Some(1), ..file() }], ZipFault::Damaged),
        ("Z9 no deflate stream", vec![Raw { method: 8, ..file() }], ZipFault::Damaged),
        ("Z10 device", vec![Raw { mode: 0o020_666, ..file() }], ZipFault::Type),
        ("Z10 fifo", vec![Raw { mode: 0o010_666, ..file() }], ZipFault::Type),
        ("Z11 file as parent", vec![file(), Raw::file("a/b", "")], ZipFault::Duplicate),
        ("Z11 file and directory", vec![file(), Raw::file("a/", "")], ZipFault::Duplicate),
        ("a directory with content", vec![Raw::file("a/", "x")], ZipFault::Type),
    ];
    for (name, members, fault) in cases {
        assert_eq!(fault_of(&raw_zip(&members)), Some(fault), "{name}");
    }
}

#[test]
fn archives_with_more_or_less_than_one_archive_are_refused() {
    let one = zip_of(&[("a", "1")]);
    let two = zip_of(&[("b", "2")]);
    let concatenated = [one.clone(), two.clone()].concat();
    let prefixed = [b"#!/bin/sh\n".to_vec(), one.clone()].concat();
    let truncated = one[..one.len() - 1].to_vec();
    let trailing = [one.clone(), b"x".to_vec()].concat();
    // An end record inside the comment of another.
    let mut nested = one.clone();
    let end = nested.len() - 22;
    let length = u16::try_from(two.len()).unwrap().to_le_bytes();
    nested[end + 20..].copy_from_slice(&length);
    nested.extend_from_slice(&two);
    for (name, archive) in [
        ("nothing", Vec::new()),
        ("no zip", b"this is not a zip file".to_vec()),
        ("concatenated", concatenated),
        ("prefixed", prefixed),
        ("truncated", truncated),
        ("trailing byte", trailing),
        ("nested", nested),
    ] {
        assert!(fault_of(&archive).is_some(), "{name}");
    }
}

#[test]
fn no_damaged_byte_of_an_archive_makes_it_panic_or_escape() {
    let archive =
        raw_zip(&[Raw::file("d/", ""), Raw::file("d/a", "content"), Raw::link("l", "d/a")]);
    for position in 0..archive.len() {
        for bit in [0x01, 0x80] {
            let mut damaged = archive.clone();
            damaged[position] ^= bit;
            let directory = tempfile::tempdir().unwrap();
            let inside = directory.path().join("inside");
            fs_err::create_dir(&inside).unwrap();
            if let Ok(parsed) = Archive::parse(&damaged, MOST_ENTRIES) {
                // Damage in a name or a mode is no damage of the archive.
                drop(unpack(&parsed, &inside, LayerOwner::Server, LIMIT));
            }
            assert_eq!(fs_err::read_dir(directory.path()).unwrap().count(), 1);
        }
    }
}

#[test]
fn a_bomb_is_stopped_at_the_limit_whatever_it_claims() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("zeros", SimpleFileOptions::default()).unwrap();
    writer.write_all(&vec![0; 4 << 20]).unwrap();
    let archive = writer.finish().unwrap().into_inner();
    let directory = tempfile::tempdir().unwrap();
    let parsed = Archive::parse(&archive, MOST_ENTRIES).unwrap();
    let outcome = unpack(&parsed, directory.path(), LayerOwner::Server, LIMIT);
    assert!(matches!(outcome, Err(ArchiveError::UnzippedTooLarge { limit: LIMIT })));
    assert!(fs_err::metadata(directory.path().join("zeros")).unwrap().len() <= LIMIT);
}

#[test]
fn more_entries_than_allowed_are_refused() {
    let fault = Archive::parse(&zip_of(&[("a", ""), ("b", "")]), 1).err();
    assert_eq!(fault, Some(ZipFault::TooManyEntries));
}

#[track_caller]
fn mode(path: &Path) -> u32 {
    fs_err::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn modes_are_kept_without_set_id_bits_and_made_up_where_there_are_none() {
    let windows = Raw { made_by: 20, mode: 0, ..Raw::file("windows", "x") };
    let archive = raw_zip(&[
        Raw { mode: 0o106_755, ..Raw::file("setuid", "x") },
        Raw { mode: 0o100_600, ..Raw::file("private", "x") },
        Raw { mode: 0, ..Raw::file("modeless", "x") },
        windows,
        Raw { mode: 0o040_700, ..Raw::file("d/", "") },
        Raw::file("implied/x", ""),
    ]);
    let directory = unpacked(&archive);
    for (name, expected) in [
        ("setuid", 0o755),
        ("private", 0o600),
        ("modeless", 0o644),
        ("windows", 0o644),
        ("d", 0o700),
        ("implied", 0o755),
    ] {
        assert_eq!(mode(&directory.path().join(name)), expected, "{name}");
    }
}

#[test]
fn links_inside_the_archive_work() {
    let archive = raw_zip(&[
        Raw::link("node_modules/.bin/tool", "../tool/cli.js"),
        Raw::file("node_modules/tool/cli.js", "run"),
        Raw::link("dangling", "nowhere"),
    ]);
    let directory = unpacked(&archive);
    let tool = directory.path().join("node_modules/.bin/tool");
    assert_eq!(fs_err::read_to_string(tool).unwrap(), "run");
    assert_eq!(fs_err::read_link(directory.path().join("dangling")).unwrap(), Path::new("nowhere"));
}

#[test]
fn streamed_entries_may_end_in_any_form_of_descriptor() {
    let streamed = Raw { flags: 8, ..Raw::file("a", "content") };
    let (crc, size) = (u64::from(streamed.crc()), streamed.content.len() as u64);
    let forms: [&[(u64, usize)]; 4] = [
        &[(0x0807_4b50, 4), (crc, 4), (size, 4), (size, 4)],
        &[(0x0807_4b50, 4), (crc, 4), (size, 8), (size, 8)],
        &[(crc, 4), (size, 4), (size, 4)],
        &[(crc, 4), (size, 8), (size, 8)],
    ];
    for form in forms {
        let mut descriptor = Vec::new();
        put(&mut descriptor, form);
        let member = Raw { descriptor: Some(descriptor), ..streamed.clone() };
        let directory = unpacked(&raw_zip(&[member, Raw::file("b", "")]));
        assert_eq!(fs_err::read_to_string(directory.path().join("a")).unwrap(), "content");
    }
}

#[test]
fn deflated_archives_of_a_common_tool_with_zip64_and_times_are_read() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let time = ::zip::DateTime::from_date_and_time(2023, 11, 14, 22, 13, 20).unwrap();
    let options = SimpleFileOptions::default().last_modified_time(time).large_file(true);
    writer.add_directory("lib/", options).unwrap();
    writer.start_file("lib/x.py", options).unwrap();
    writer.write_all("x = 1\n".repeat(1000).as_bytes()).unwrap();
    let archive = writer.finish().unwrap().into_inner();
    let directory = unpacked(&archive);
    let metadata = fs_err::metadata(directory.path().join("lib/x.py")).unwrap();
    assert_eq!((metadata.len(), metadata.mtime()), (6000, 1_700_000_000));
    assert_eq!(fs_err::metadata(directory.path().join("lib")).unwrap().mtime(), 1_700_000_000);
}
