//! Archives as builders make them and as attackers do (the list T1-T20 of security.md §2.1).

use std::collections::BTreeMap;
use std::io::Write;
use std::os::unix::fs::{FileTypeExt, MetadataExt};

use sha2::{Digest, Sha256};
use tar::EntryType;

use super::*;

/// A member written by hand, so that it can be anything.
#[derive(Clone)]
struct Raw {
    name: Vec<u8>,
    kind: EntryType,
    link: Vec<u8>,
    content: Vec<u8>,
    /// The header's size, if it lies.
    size: Option<u64>,
    mode: u32,
    mtime: u64,
}

fn raw(name: &str, kind: EntryType) -> Raw {
    Raw {
        name: name.into(),
        kind,
        link: Vec::new(),
        content: Vec::new(),
        size: None,
        mode: 0o755,
        mtime: 1_700_000_000,
    }
}

fn file(name: &str, content: &str) -> Raw {
    Raw { content: content.into(), mode: 0o644, ..raw(name, EntryType::Regular) }
}

fn directory(name: &str) -> Raw {
    raw(name, EntryType::Directory)
}

fn symlink(name: &str, target: &str) -> Raw {
    Raw { link: target.into(), ..raw(name, EntryType::Symlink) }
}

fn hardlink(name: &str, target: &str) -> Raw {
    Raw { link: target.into(), ..raw(name, EntryType::Link) }
}

/// An extended header with these records, for the member after it.
fn pax(records: &[(&str, &[u8])]) -> Raw {
    let mut content = Vec::new();
    for (key, value) in records {
        // The length counts itself.
        let rest = key.len() + value.len() + 3;
        let length =
            (1..).find(|digits| (rest + digits).to_string().len() == *digits).unwrap() + rest;
        write!(content, "{length} {key}=").unwrap();
        content.extend_from_slice(value);
        content.push(b'\n');
    }
    Raw { content, ..raw("pax", EntryType::XHeader) }
}

fn tar_of(members: &[Raw]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for member in members {
        let mut header = tar::Header::new_ustar();
        let size = member.content.len() as u64;
        header.as_mut_bytes()[..member.name.len()].copy_from_slice(&member.name);
        header.as_mut_bytes()[157..157 + member.link.len()].copy_from_slice(&member.link);
        header.set_entry_type(member.kind);
        header.set_mode(member.mode);
        header.set_uid(12345);
        header.set_mtime(member.mtime);
        header.set_size(member.size.unwrap_or(size));
        header.set_cksum();
        bytes.extend_from_slice(header.as_bytes());
        bytes.extend_from_slice(&member.content);
        bytes.resize(bytes.len().next_multiple_of(512), 0);
    }
    bytes.resize(bytes.len() + 1024, 0);
    bytes
}

/// Layers being unpacked below one directory, which also holds what must not be touched.
struct Bench {
    directory: tempfile::TempDir,
    layers: Vec<PathBuf>,
    budget: Budget,
}

impl Bench {
    fn new() -> Self {
        Self::limited(Limits::default())
    }

    fn limited(limits: Limits) -> Self {
        let directory = tempfile::tempdir().unwrap();
        fs_err::write(directory.path().join("outside"), "untouched").unwrap();
        Self { directory, layers: Vec::new(), budget: Budget::new(limits) }
    }

    fn unpack(
        &self,
        blob: &[u8],
        compression: Compression,
        diff_id: Sha256Digest,
        below: Option<&[PathBuf]>,
    ) -> Result<(PathBuf, Unpacked), UnpackError> {
        let number = fastrand::u64(..);
        let path = self.directory.path().join(format!("{number}.blob"));
        fs_err::write(&path, blob).unwrap();
        let destination = self.directory.path().join(number.to_string());
        fs_err::create_dir(&destination).unwrap();
        let owner = LayerOwner::Server;
        let layer =
            Layer { blob: &path, compression, diff_id, destination: &destination, owner, below };
        unpack(&layer, &self.budget).map(|unpacked| (destination, unpacked))
    }

    /// Unpacks a layer on its own.
    fn alone(&self, members: &[Raw]) -> Result<(PathBuf, Unpacked), UnpackError> {
        let tar = tar_of(members);
        let diff_id = Sha256Digest::new(Sha256::digest(&tar).into());
        self.unpack(&tar, Compression::None, diff_id, None)
    }

    /// Adds a layer on top of those added before, as a pull does it; tells whether it had to be
    /// unpacked again.
    #[track_caller]
    fn add(&mut self, members: &[Raw]) -> Settled {
        let (layer, unpacked) = self.alone(members).unwrap();
        let below: Vec<PathBuf> = self.layers.iter().rev().cloned().collect();
        let settled = settle(&layer, &unpacked.loose_ends, &below).unwrap();
        let layer = match settled {
            Settled::Done => layer,
            Settled::UnpackAgain => {
                let tar = tar_of(members);
                let diff_id = Sha256Digest::new(Sha256::digest(&tar).into());
                self.unpack(&tar, Compression::None, diff_id, Some(&below)).unwrap().0
            }
        };
        self.layers.push(layer);
        settled
    }

    /// What the merged tree shows: names and contents, `->` before a link's target.
    fn shown(&self) -> BTreeMap<String, String> {
        let layers: Vec<PathBuf> = self.layers.iter().rev().cloned().collect();
        let mut shown = BTreeMap::new();
        collect(&layers, &MergedView::new(&layers), Path::new(""), &mut shown);
        shown
    }
}

fn collect(
    layers: &[PathBuf],
    view: &MergedView<'_>,
    at: &Path,
    shown: &mut BTreeMap<String, String>,
) {
    let mut names = Vec::new();
    for layer in layers {
        if let Ok(entries) = fs_err::read_dir(layer.join(at)) {
            names.extend(entries.map(|entry| entry.unwrap().file_name()));
        }
    }
    names.sort();
    names.dedup();
    for name in names {
        let path = at.join(name);
        let parts: Vec<_> = path.iter().collect();
        let Some(found) = view.find(&parts).unwrap() else { continue };
        let file_type = fs_err::symlink_metadata(&found.path).unwrap().file_type();
        let text = path.to_str().unwrap().to_owned();
        if file_type.is_dir() {
            shown.insert(format!("{text}/"), String::new());
            collect(layers, view, &path, shown);
        } else if file_type.is_symlink() {
            let target = fs_err::read_link(&found.path).unwrap();
            shown.insert(text, format!("->{}", target.display()));
        } else {
            shown.insert(text, fs_err::read_to_string(&found.path).unwrap());
        }
    }
}

#[track_caller]
fn assert_shown(bench: &Bench, expected: &[(&str, &str)]) {
    let expected: BTreeMap<String, String> =
        expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    assert_eq!(bench.shown(), expected);
}

fn fault(outcome: Result<(PathBuf, Unpacked), UnpackError>) -> Option<EntryFault> {
    match outcome {
        Ok(_) => None,
        Err(UnpackError::Entry { fault, .. }) => Some(fault),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn hostile_entries_are_refused() {
    let named = |name: &[u8]| Raw { name: name.to_vec(), ..file("", "") };
    let global = |records: &[(&str, &[u8])]| Raw { kind: EntryType::XGlobalHeader, ..pax(records) };
    let long =
        |content: &[u8]| Raw { content: content.to_vec(), ..raw("l", EntryType::GNULongName) };
    let deep = "d/".repeat(129);
    let cases: Vec<(&str, Vec<Raw>, EntryFault)> = vec![
        ("T1 upwards", vec![file("../outside", "x")], EntryFault::ParentComponent),
        ("T1 upwards inside", vec![file("a/../../outside", "x")], EntryFault::ParentComponent),
        (
            "T1 upwards in PAX",
            vec![pax(&[("path", b"../outside")]), file("a", "x")],
            EntryFault::ParentComponent,
        ),
        (
            "T1 upwards in a long name",
            vec![long(b"../outside\0"), file("a", "x")],
            EntryFault::ParentComponent,
        ),
        ("T3 root as a link", vec![symlink("./", "/")], EntryFault::InvalidName),
        ("T3 empty link", vec![symlink("a", "")], EntryFault::InvalidName),
        (
            "T3 link loop",
            vec![symlink("a", "b"), symlink("b", "a"), file("a/x", "")],
            EntryFault::LinkLoop,
        ),
        ("T4 link upwards", vec![hardlink("a", "../outside")], EntryFault::ParentComponent),
        (
            "T4 link to a directory",
            vec![directory("d"), hardlink("a", "d")],
            EntryFault::LinkTarget,
        ),
        ("T4 link to the root", vec![hardlink("a", "/")], EntryFault::LinkTarget),
        (
            "T6 file as parent",
            vec![file("a", ""), file("a/b", "")],
            EntryFault::ParentIsNoDirectory,
        ),
        ("T7 whiteout of nothing", vec![file("a/.wh.", "")], EntryFault::Whiteout),
        ("T7 whiteout of itself", vec![file("a/.wh..", "")], EntryFault::Whiteout),
        ("T7 whiteout of the parent", vec![file("a/.wh...", "")], EntryFault::Whiteout),
        ("T7 whiteout as a directory", vec![file(".wh.a/b", "")], EntryFault::Whiteout),
        ("T11 sparse", vec![raw("a", EntryType::GNUSparse)], EntryFault::Sparse),
        (
            "T11 PAX sparse",
            vec![pax(&[("GNU.sparse.major", b"1")]), file("a", "")],
            EntryFault::Sparse,
        ),
        (
            "T13 two sizes",
            vec![pax(&[("size", b"0")]), file("a", "content")],
            EntryFault::SizeConflict,
        ),
        (
            "T13 directory with content",
            vec![Raw { content: b"x".to_vec(), ..directory("d") }],
            EntryFault::UnexpectedContent,
        ),
        (
            "T14 zero byte in PAX",
            vec![pax(&[("path", b"a\0b")]), file("a", "")],
            EntryFault::InvalidName,
        ),
        (
            "T14 zero byte in a link",
            vec![pax(&[("linkpath", b"a\0b")]), symlink("a", "b")],
            EntryFault::InvalidName,
        ),
        (
            "T14 bad number",
            vec![pax(&[("size", b"many")]), file("a", "")],
            EntryFault::ExtendedHeader,
        ),
        (
            "T14 bad record",
            vec![Raw { content: b"99 a=b\n".to_vec(), ..pax(&[]) }, file("a", "")],
            EntryFault::ExtendedHeader,
        ),
        (
            "T14 global name",
            vec![global(&[("path", b"x")]), file("a", "")],
            EntryFault::ExtendedHeader,
        ),
        (
            "T14 two long names",
            vec![long(b"a\0"), long(b"b\0"), file("c", "")],
            EntryFault::ExtendedHeader,
        ),
        (
            "T14 long name",
            vec![pax(&[("path", "x".repeat(5000).as_bytes())]), file("a", "")],
            EntryFault::NameTooLong,
        ),
        (
            "T14 huge header",
            vec![pax(&[("comment", &vec![b'x'; 2 << 20])]), file("a", "")],
            EntryFault::NameTooLong,
        ),
        (
            "T14 deep name",
            vec![pax(&[("path", deep.as_bytes())]), file("a", "")],
            EntryFault::NameTooLong,
        ),
        ("T14 no name", vec![named(b"")], EntryFault::InvalidName),
        ("an unknown type", vec![raw("a", EntryType::new(b'Z'))], EntryFault::UnknownType),
    ];
    for (name, members, expected) in cases {
        let bench = Bench::new();
        assert_eq!(fault(bench.alone(&members)), Some(expected), "{name}");
        let outside = fs_err::read_to_string(bench.directory.path().join("outside")).unwrap();
        assert_eq!(outside, "untouched", "{name}");
    }
}

#[test]
fn links_lead_nowhere_but_into_the_image() {
    let outside = "/../../../../../../../../../../../../outside";
    for target in [outside, "/", "../../../..", "/.", "//", "./..//."] {
        let mut bench = Bench::new();
        bench.add(&[symlink("l", target), file("l/outside", "x"), directory("l/d")]);
        let shown = bench.shown();
        assert_eq!(shown.get("l").map(String::as_str), Some(format!("->{target}").as_str()));
        let written = if target == outside { "outside/outside" } else { "outside" };
        assert_eq!(shown.get(written).map(String::as_str), Some("x"), "{target}: {shown:?}");
        let outside = fs_err::read_to_string(bench.directory.path().join("outside")).unwrap();
        assert_eq!(outside, "untouched");
    }
}

#[test]
fn absolute_names_are_below_the_root() {
    let mut bench = Bench::new();
    bench.add(&[file("/etc/x", "1"), file("//y", "2"), symlink("l", "/etc"), file("l/z", "3")]);
    assert_shown(
        &bench,
        &[("etc/", ""), ("etc/x", "1"), ("etc/z", "3"), ("l", "->/etc"), ("y", "2")],
    );
}

#[test]
fn the_last_of_two_entries_wins_whatever_they_are() {
    let inside = |name: &str| file(&format!("{name}/inside"), "i");
    let mut bench = Bench::new();
    bench.add(
        &[
            file("file-file", "1"),
            file("file-file", "2"),
            file("file-dir", "1"),
            directory("file-dir"),
            inside("file-dir"),
            directory("dir-file"),
            inside("dir-file"),
            file("dir-file", "2"),
            directory("dir-link"),
            inside("dir-link"),
            symlink("dir-link", "file-file"),
            symlink("link-dir", "dir-dir"),
            directory("link-dir"),
            inside("link-dir"),
            directory("dir-dir"),
            inside("dir-dir"),
            directory("dir-dir"),
            symlink("link-file", "file-file"),
            file("link-file", "3"),
            hardlink("link-to-itself", "./link-to-itself"),
        ]
        .into_iter()
        .filter(|member| member.name != b"link-to-itself")
        .collect::<Vec<_>>(),
    );
    assert_shown(
        &bench,
        &[
            ("dir-dir/", ""),
            ("dir-dir/inside", "i"),
            ("dir-file", "2"),
            ("dir-link", "->file-file"),
            ("file-dir/", ""),
            ("file-dir/inside", "i"),
            ("file-file", "2"),
            ("link-dir/", ""),
            ("link-dir/inside", "i"),
            ("link-file", "3"),
        ],
    );
}

#[test]
fn devices_are_left_out_and_privileges_taken_away() {
    let bench = Bench::new();
    let (layer, unpacked) = bench
        .alone(&[
            raw("char", EntryType::Char),
            raw("block", EntryType::Block),
            raw("fifo", EntryType::Fifo),
            Raw { mode: 0o7755, ..file("setuid", "x") },
            Raw { mode: 0o3777, ..directory("tmp") },
            pax(&[
                ("SCHILY.xattr.user.overlay.opaque", b"y"),
                ("SCHILY.xattr.security.capability", b"x"),
            ]),
            directory("attributes"),
        ])
        .unwrap();
    assert_eq!(unpacked.dropped, 3);
    let mode = |name: &str| fs_err::symlink_metadata(layer.join(name)).unwrap().mode() & 0o7777;
    assert_eq!((mode("setuid"), mode("tmp")), (0o1755, 0o1777));
    assert!(!is_opaque(&layer.join("attributes")).unwrap());
    assert_eq!(fs_err::read_dir(&layer).unwrap().count(), 3);
}

#[test]
fn times_and_modes_are_restored_also_where_they_lock_others_out() {
    let bench = Bench::new();
    let (layer, _) = bench
        .alone(&[
            Raw { mode: 0o555, ..directory("d") },
            file("d/file", "x"),
            symlink("d/link", "file"),
            Raw { mode: 0, ..file("d/unreadable", "x") },
            pax(&[("mtime", b"1600000000.5")]),
            file("precise", ""),
            Raw { mtime: 1 << 35, ..file("far", "") },
            file("implied/x", ""),
        ])
        .unwrap();
    let metadata = |name: &str| fs_err::symlink_metadata(layer.join(name)).unwrap();
    for name in ["d", "d/file", "d/link", "d/unreadable"] {
        assert_eq!(metadata(name).mtime(), 1_700_000_000, "{name}");
    }
    assert_eq!(
        (metadata("precise").mtime(), metadata("precise").mtime_nsec()),
        (1_600_000_000, 500_000_000)
    );
    assert!(metadata("far").mtime() <= 253_402_300_799);
    assert_eq!(metadata("d").mode() & 0o7777, 0o555);
    assert_eq!(metadata("d/unreadable").mode() & 0o7777, 0);
    assert_eq!(metadata("implied").mode() & 0o7777, 0o755);
}

#[test]
fn hard_links_share_their_file() {
    let bench = Bench::new();
    let (layer, _) = bench
        .alone(&[
            file("d/a", "x"),
            hardlink("b", "d/a"),
            symlink("l", "b"),
            hardlink("m", "l"),
            hardlink("b", "b"),
        ])
        .unwrap();
    let inode = |name: &str| fs_err::symlink_metadata(layer.join(name)).unwrap().ino();
    assert_eq!(inode("d/a"), inode("b"));
    assert_eq!(inode("l"), inode("m"));
}

#[test]
fn whiteouts_hide_what_is_below_and_not_what_the_layer_brings() {
    let mut bench = Bench::new();
    bench.add(&[
        file("file", "1"),
        directory("d"),
        file("d/old", "1"),
        directory("e"),
        file("e/old", "1"),
        directory("f"),
        file("f/old", "1"),
        directory("g"),
        file("g/old", "1"),
    ]);
    let settled = bench.add(&[
        file(".wh.file", ""),
        file(".wh.d", ""),
        directory("e"),
        file("e/new", "2"),
        file(".wh.e", ""),
        file(".wh.f", ""),
        directory("f"),
        file("f/new", "2"),
        file("g/new", "2"),
        file("g/.wh..wh..opq", ""),
        file("g/newer", "2"),
        file(".wh..wh.plnk", ""),
        file(".wh.never", ""),
    ]);
    assert_eq!(settled, Settled::Done);
    assert_shown(
        &bench,
        &[
            ("e/", ""),
            ("e/new", "2"),
            ("f/", ""),
            ("f/new", "2"),
            ("g/", ""),
            ("g/new", "2"),
            ("g/newer", "2"),
        ],
    );
    let layer = &bench.layers[1];
    let whiteouts = fs_err::read_dir(layer).unwrap().filter(|entry| {
        let entry = entry.as_ref().unwrap();
        entry.file_type().unwrap().is_char_device()
    });
    assert_eq!(whiteouts.count(), 2, "only those that hide something");
}

#[test]
fn a_whiteout_of_everything_hides_the_layers_below() {
    let mut bench = Bench::new();
    bench.add(&[file("old", "1")]);
    bench.add(&[file("new", "2"), file(".wh..wh..opq", "")]);
    assert!(is_opaque(&bench.layers[1]).unwrap());
}

#[test]
fn a_parent_that_is_not_listed_is_as_it_is_below() {
    let mut bench = Bench::new();
    bench.add(&[
        Raw { mode: 0o700, mtime: 1_500_000_000, ..directory("private") },
        file("private/a", "1"),
    ]);
    assert_eq!(bench.add(&[file("private/b", "2"), file("own/c", "3")]), Settled::Done);
    let metadata = fs_err::metadata(bench.layers[1].join("private")).unwrap();
    assert_eq!((metadata.mode() & 0o7777, metadata.mtime()), (0o700, 1_500_000_000));
}

#[test]
fn a_parent_that_is_a_link_below_is_followed_in_the_image() {
    let mut bench = Bench::new();
    bench.add(&[
        directory("run"),
        directory("var"),
        symlink("var/run", "/run"),
        symlink("var/lock", "run/lock"),
    ]);
    assert_eq!(bench.add(&[file("var/run/x", "1"), file("var/lock/y", "2")]), Settled::UnpackAgain);
    assert_shown(
        &bench,
        &[
            ("run/", ""),
            ("run/lock/", ""),
            ("run/lock/y", "2"),
            ("run/x", "1"),
            ("var/", ""),
            ("var/lock", "->run/lock"),
            ("var/run", "->/run"),
        ],
    );
}

#[test]
fn a_hard_link_to_a_file_below_is_a_copy_of_it() {
    let mut bench = Bench::new();
    bench.add(&[
        Raw { mode: 0o750, mtime: 1_500_000_000, ..file("a", "content") },
        symlink("l", "a"),
    ]);
    assert_eq!(bench.add(&[hardlink("b", "a"), hardlink("m", "l")]), Settled::UnpackAgain);
    assert_shown(&bench, &[("a", "content"), ("b", "content"), ("l", "->a"), ("m", "->a")]);
    let metadata = fs_err::metadata(bench.layers[1].join("b")).unwrap();
    assert_eq!((metadata.mode() & 0o7777, metadata.mtime()), (0o750, 1_500_000_000));
}

#[test]
fn a_hard_link_to_nothing_is_refused_once_everything_is_in_sight() {
    let bench = Bench::new();
    let members = [hardlink("b", "a"), file("a", "too late")];
    let (_, unpacked) = bench.alone(&members).unwrap();
    assert!(unpacked.loose_ends.needs_below);
    let tar = tar_of(&members);
    let diff_id = Sha256Digest::new(Sha256::digest(&tar).into());
    let outcome = bench.unpack(&tar, Compression::None, diff_id, Some(&[]));
    assert_eq!(fault(outcome), Some(EntryFault::LinkTarget));
}

#[test]
fn a_file_where_the_layer_below_has_a_parent_is_refused() {
    let mut bench = Bench::new();
    bench.add(&[file("a", "1")]);
    let (layer, unpacked) = bench.alone(&[file("a/b", "2")]).unwrap();
    let settled = settle(&layer, &unpacked.loose_ends, &bench.layers);
    assert!(matches!(
        settled,
        Err(UnpackError::Entry { fault: EntryFault::ParentIsNoDirectory, .. })
    ));
}

#[test]
fn a_layer_that_lists_its_parents_is_right_on_top_of_anything() {
    let bench = Bench::new();
    let (_, unpacked) =
        bench.alone(&[directory("./"), directory("./d"), file("./d/x", "1")]).unwrap();
    assert!(unpacked.loose_ends.is_empty());
}

fn compressed(tar: &[u8], compression: Compression) -> Vec<u8> {
    match compression {
        Compression::None => tar.to_vec(),
        Compression::Gzip => {
            let mut encoder =
                flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            encoder.write_all(tar).unwrap();
            encoder.finish().unwrap()
        }
        Compression::Zstd => zstd::encode_all(tar, 3).unwrap(),
    }
}

#[test]
fn every_compression_is_unpacked_and_damage_noticed() {
    let tar = tar_of(&[file("a", "content")]);
    let diff_id = Sha256Digest::new(Sha256::digest(&tar).into());
    for compression in [Compression::None, Compression::Gzip, Compression::Zstd] {
        let bench = Bench::new();
        let blob = compressed(&tar, compression);
        assert!(bench.unpack(&blob, compression, diff_id, None).is_ok());
        for (name, damaged) in [
            ("truncated", blob[..blob.len() - 5].to_vec()),
            ("trailing garbage", [&blob[..], &[0xde, 0xad, 0xbe, 0xef]].concat()),
            (
                "a flipped bit",
                blob.iter()
                    .enumerate()
                    .map(|(i, byte)| byte ^ u8::from(i == blob.len() / 2))
                    .collect(),
            ),
        ] {
            assert!(
                bench.unpack(&damaged, compression, diff_id, None).is_err(),
                "{compression:?} {name}"
            );
        }
    }
    // Several gzip members are one stream.
    let bench = Bench::new();
    let parts = [&tar[..700], &tar[700..]].map(|part| compressed(part, Compression::Gzip)).concat();
    assert!(bench.unpack(&parts, Compression::Gzip, diff_id, None).is_ok());
}

#[test]
fn another_content_than_announced_is_refused() {
    let bench = Bench::new();
    let outcome = bench.unpack(&tar_of(&[]), Compression::None, Sha256Digest::new([1; 32]), None);
    assert!(matches!(outcome, Err(UnpackError::DiffId { .. })));
}

#[test]
fn bombs_stop_at_the_limits() {
    type Tighten = fn(&mut Limits);
    let cases: [(&str, Tighten, Vec<Raw>, fn(LimitExceeded) -> bool); 4] = [
        (
            "bytes",
            |limits| limits.bytes = 1000,
            vec![file("a", &"x".repeat(2000))],
            |limit| limit == LimitExceeded::Bytes(1000),
        ),
        (
            "entries",
            |limits| limits.entries = 1,
            vec![file("a", ""), file("b", "")],
            |limit| limit == LimitExceeded::Entries(1),
        ),
        (
            "ratio",
            |_| {},
            vec![file("a", &"\0".repeat(20 << 20))],
            |limit| limit == LimitExceeded::Ratio(200),
        ),
        (
            "time",
            |limits| limits.time = Duration::ZERO,
            vec![file("a", "")],
            |limit| limit == LimitExceeded::Time(Duration::ZERO),
        ),
    ];
    for (name, tighten, members, is_expected) in cases {
        let mut limits = Limits::default();
        tighten(&mut limits);
        let bench = Bench::limited(limits);
        let tar = tar_of(&members);
        let diff_id = Sha256Digest::new(Sha256::digest(&tar).into());
        let outcome =
            bench.unpack(&compressed(&tar, Compression::Gzip), Compression::Gzip, diff_id, None);
        assert!(
            matches!(outcome, Err(UnpackError::Limit(limit)) if is_expected(limit)),
            "{name}: {outcome:?}"
        );
    }
    let full = Bench::limited(Limits { disk_reserve: 101, ..Limits::default() });
    let outcome = full.alone(&[file("a", "")]);
    assert!(matches!(outcome, Err(UnpackError::Limit(LimitExceeded::DiskReserve(101)))));
}

#[test]
fn a_header_that_claims_more_than_there_is_does_not_make_it() {
    let bench = Bench::new();
    let claim = Raw { size: Some(1 << 40), ..file("a", "little") };
    assert!(bench.alone(&[claim]).is_err());
}

proptest::proptest! {
    /// Whatever names, kinds and targets an archive has, what lies outside stays as it is.
    #[test]
    fn no_archive_reaches_outside(
        members in proptest::collection::vec((0..5_u8, "[abl./]{1,8}", "[abl./]{1,8}"), 1..12)
    ) {
        let members: Vec<Raw> = members
            .into_iter()
            .map(|(kind, name, target)| match kind {
                0 => directory(&name),
                1 => symlink(&name, &target),
                2 => hardlink(&name, &target),
                3 => file(&format!("{name}/.wh.{}", target.replace('/', "")), ""),
                _ => file(&name, "x"),
            })
            .collect();
        let mut bench = Bench::new();
        bench.layers = Vec::new();
        let first = bench.alone(&members);
        if let Ok((layer, _)) = first {
            let tar = tar_of(&members);
            let diff_id = Sha256Digest::new(Sha256::digest(&tar).into());
            // On top of itself, with everything in sight.
            drop(bench.unpack(&tar, Compression::None, diff_id, Some(&[layer])));
        }
        for entry in fs_err::read_dir(bench.directory.path()).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            proptest::prop_assert!(name == "outside" || name.trim_end_matches(".blob").parse::<u64>().is_ok());
        }
        let outside = fs_err::read_to_string(bench.directory.path().join("outside")).unwrap();
        proptest::prop_assert_eq!(outside, "untouched");
    }
}
