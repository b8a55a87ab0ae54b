//! Layers on top of each other show what unpacking them in order would.

use super::*;

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
