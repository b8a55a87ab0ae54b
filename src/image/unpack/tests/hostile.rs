//! Archives as attackers make them: the list T1-T20 of reference/security.md §2.1.

use super::*;

/// What each archive is refused for, and that nothing outside its directory was touched.
#[track_caller]
fn assert_refused(cases: &[(&str, Vec<Raw>, EntryFault)]) {
    for (name, members, expected) in cases {
        let bench = Bench::new();
        assert_eq!(fault(bench.alone(members)), Some(*expected), "{name}");
        let outside = fs_err::read_to_string(bench.directory.path().join("outside")).unwrap();
        assert_eq!(outside, "untouched", "{name}");
    }
}

fn long_name(name: &[u8]) -> Raw {
    Raw { content: name.to_vec(), ..raw("l", EntryType::GNULongName) }
}

fn two(first: Raw, second: Raw) -> Vec<Raw> {
    vec![first, second]
}

fn one(member: Raw) -> Vec<Raw> {
    vec![member]
}

#[test]
fn names_that_lead_outside_are_refused() {
    use EntryFault::{InvalidName, LinkLoop, LinkTarget, ParentComponent, ParentIsNoDirectory};
    let up = "../outside";
    let long = two(long_name(b"../outside\0"), file("a", "x"));
    let looping = vec![symlink("a", "b"), symlink("b", "a"), file("a/x", "")];
    assert_refused(&[
        ("T1 upwards", one(file(up, "x")), ParentComponent),
        ("T1 upwards inside", one(file("a/../../outside", "x")), ParentComponent),
        ("T1 upwards in PAX", two(pax(&[("path", up.as_bytes())]), file("a", "")), ParentComponent),
        ("T1 upwards in a long name", long, ParentComponent),
        ("T3 root as a link", one(symlink("./", "/")), InvalidName),
        ("T3 empty link", one(symlink("a", "")), InvalidName),
        ("T3 link loop", looping, LinkLoop),
        ("T4 link upwards", one(hardlink("a", up)), ParentComponent),
        ("T4 link to a directory", two(directory("d"), hardlink("a", "d")), LinkTarget),
        ("T4 link to the root", one(hardlink("a", "/")), LinkTarget),
        ("T6 file as parent", two(file("a", ""), file("a/b", "")), ParentIsNoDirectory),
    ]);
}

#[test]
fn whiteouts_of_what_cannot_be_removed_are_refused() {
    use EntryFault::Whiteout;
    assert_refused(&[
        ("T7 of nothing", one(file("a/.wh.", "")), Whiteout),
        ("T7 of itself", one(file("a/.wh..", "")), Whiteout),
        ("T7 of the parent", one(file("a/.wh...", "")), Whiteout),
        ("T7 as a directory", one(file(".wh.a/b", "")), Whiteout),
    ]);
}

#[test]
fn headers_that_parsers_read_differently_are_refused() {
    use EntryFault::{
        ExtendedHeader, InvalidName, NameTooLong, SizeConflict, Sparse, UnexpectedContent,
        UnknownType,
    };
    let before_a = |records: &[(&str, &[u8])]| two(pax(records), file("a", ""));
    let global = Raw { kind: EntryType::XGlobalHeader, ..pax(&[("path", b"x")]) };
    let torn = Raw { content: b"99 a=b\n".to_vec(), ..pax(&[]) };
    let full_directory = Raw { content: b"x".to_vec(), ..directory("d") };
    let names = vec![long_name(b"a\0"), long_name(b"b\0"), file("c", "")];
    let zero_in_link = two(pax(&[("linkpath", b"a\0b")]), symlink("a", "b"));
    let (huge, long, deep) = (vec![b'x'; 2 << 20], "x".repeat(5000), "d/".repeat(129));
    assert_refused(&[
        ("T11 sparse", one(raw("a", EntryType::GNUSparse)), Sparse),
        ("T11 PAX sparse", before_a(&[("GNU.sparse.major", b"1")]), Sparse),
        ("T13 two sizes", two(pax(&[("size", b"0")]), file("a", "content")), SizeConflict),
        ("T13 directory with content", one(full_directory), UnexpectedContent),
        ("T14 zero byte in PAX", before_a(&[("path", b"a\0b")]), InvalidName),
        ("T14 zero byte in a link", zero_in_link, InvalidName),
        ("T14 bad number", before_a(&[("size", b"many")]), ExtendedHeader),
        ("T14 bad record", two(torn, file("a", "")), ExtendedHeader),
        ("T14 global name", two(global, file("a", "")), ExtendedHeader),
        ("T14 two long names", names, ExtendedHeader),
        ("T14 long name", before_a(&[("path", long.as_bytes())]), NameTooLong),
        ("T14 huge header", before_a(&[("comment", &huge)]), NameTooLong),
        ("T14 deep name", before_a(&[("path", deep.as_bytes())]), NameTooLong),
        ("T14 no name", one(file("", "")), InvalidName),
        ("an unknown type", one(raw("a", EntryType::new(b'Z'))), UnknownType),
    ]);
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
    let limited = |change: fn(&mut Limits)| {
        let mut limits = Limits::default();
        change(&mut limits);
        limits
    };
    let files = |content: &str| vec![file("a", content), file("b", "")];
    for (limits, members, expected) in [
        (limited(|limits| limits.bytes = 1000), files(""), LimitExceeded::Bytes(1000)),
        (limited(|limits| limits.entries = 1), files(""), LimitExceeded::Entries(1)),
        (Limits::default(), files(&"\0".repeat(20 << 20)), LimitExceeded::Ratio(200)),
        (
            limited(|limits| limits.time = Duration::ZERO),
            files(""),
            LimitExceeded::Time(Duration::ZERO),
        ),
    ] {
        let bench = Bench::limited(limits);
        let tar = tar_of(&members);
        let diff_id = Sha256Digest::new(Sha256::digest(&tar).into());
        let blob = compressed(&tar, Compression::Gzip);
        let outcome = bench.unpack(&blob, Compression::Gzip, diff_id, None);
        assert!(
            matches!(outcome, Err(UnpackError::Limit(limit)) if limit == expected),
            "{outcome:?}"
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
