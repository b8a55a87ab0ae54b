//! How editors and tools write files, and what they do that is no change.

use std::io::{Seek as _, Write as _};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, SystemTime};

use coracle::reload::Filter;

use crate::support::{Fixture, has_program, names, run, was_prompt, write};

type Action = fn(&Path);

fn set_mode(path: &Path, mode: u32) {
    fs_err::set_permissions(path, PermissionsExt::from_mode(mode)).expect("the file is ours");
}

fn write_in_place(folder: &Path) {
    let mut file = fs_err::OpenOptions::new().write(true).open(folder.join("handler.py")).unwrap();
    file.seek(std::io::SeekFrom::Start(8)).unwrap();
    file.write_all(b"2").unwrap();
}

fn truncate_and_write(folder: &Path) {
    write(&folder.join("handler.py"), "version=2\n");
}

fn append(folder: &Path) {
    let mut file = fs_err::OpenOptions::new().append(true).open(folder.join("handler.py")).unwrap();
    file.write_all(b"# more\n").unwrap();
}

fn rename_over(folder: &Path) {
    write(&folder.join("handler.py.tmp.123"), "version=2\n");
    fs_err::rename(folder.join("handler.py.tmp.123"), folder.join("handler.py")).unwrap();
}

/// vim with `backupcopy=no`: probe, move away, write anew, remove the backup.
fn as_vim(folder: &Path) {
    write(&folder.join("4913"), "");
    fs_err::remove_file(folder.join("4913")).unwrap();
    fs_err::rename(folder.join("handler.py"), folder.join("handler.py~")).unwrap();
    write(&folder.join("handler.py"), "version=2\n");
    fs_err::remove_file(folder.join("handler.py~")).unwrap();
}

fn as_jetbrains(folder: &Path) {
    write(&folder.join("handler.py___jb_tmp___"), "version=2\n");
    fs_err::rename(folder.join("handler.py"), folder.join("handler.py___jb_old___")).unwrap();
    fs_err::rename(folder.join("handler.py___jb_tmp___"), folder.join("handler.py")).unwrap();
    fs_err::remove_file(folder.join("handler.py___jb_old___")).unwrap();
}

fn delete_and_create(folder: &Path) {
    fs_err::remove_file(folder.join("handler.py")).unwrap();
    write(&folder.join("handler.py"), "version=2\n");
}

fn same_size_and_time(folder: &Path) {
    let path = folder.join("handler.py");
    let modified = fs_err::metadata(&path).unwrap().modified().unwrap();
    let mut file = fs_err::File::create(&path).unwrap();
    file.write_all(b"version=2\n").unwrap();
    file.set_modified(modified).unwrap();
}

fn make_executable(folder: &Path) {
    set_mode(&folder.join("handler.py"), 0o755);
}

fn remove_read_permission(folder: &Path) {
    set_mode(&folder.join("handler.py"), 0o200);
}

fn remove(folder: &Path) {
    fs_err::remove_file(folder.join("handler.py")).unwrap();
}

fn hard_link_over(folder: &Path) {
    write(&folder.join("../elsewhere"), "version=2\n");
    fs_err::hard_link(folder.join("../elsewhere"), folder.join("new")).unwrap();
    fs_err::rename(folder.join("new"), folder.join("handler.py")).unwrap();
}

fn link_over(folder: &Path) {
    fs_err::os::unix::fs::symlink("other.py", folder.join("new")).unwrap();
    fs_err::rename(folder.join("new"), folder.join("handler.py")).unwrap();
}

#[tokio::test]
async fn every_way_to_save_is_one_change_of_that_file() {
    let saves: &[(&str, Action)] = &[
        ("write in place", write_in_place),
        ("truncate and write", truncate_and_write),
        ("append", append),
        ("write aside and rename", rename_over),
        ("vim", as_vim),
        ("JetBrains", as_jetbrains),
        ("delete and create", delete_and_create),
        ("same size, same time stamp", same_size_and_time),
        ("make executable", make_executable),
        ("remove read permission", remove_read_permission),
        ("remove", remove),
        ("hard link over it", hard_link_over),
        ("symbolic link over it", link_over),
    ];
    for (name, save) in saves {
        let mut fixture = Fixture::with(&[("handler.py", "version=1\n"), ("other.py", "")]).await;
        let is_prompt = was_prompt(|| save(&fixture.folder));
        let change = fixture.changed().await;
        assert_eq!(names(&change), ["handler.py"], "{name}");
        assert_eq!((change.count, change.generation), (1, 1), "{name}");
        assert!(change.first_write <= change.last_write, "{name}");
        assert_eq!(change.mounted_since, 0, "{name}");
        let generation = fixture.settled().await;
        assert!(generation == 1 || !is_prompt, "{name}: {generation} changes");
    }
}

#[tokio::test]
async fn what_does_not_change_the_code_is_no_change() {
    let actions: &[(&str, Action)] = &[
        ("read", |folder| drop(fs_err::read(folder.join("handler.py")).unwrap())),
        ("write permission", |folder| set_mode(&folder.join("handler.py"), 0o664)),
        ("touch", |folder| {
            let file =
                fs_err::OpenOptions::new().write(true).open(folder.join("handler.py")).unwrap();
            file.set_modified(SystemTime::now() + Duration::from_secs(60)).unwrap();
        }),
        ("same bytes", |folder| write(&folder.join("handler.py"), "version=1\n")),
        ("same bytes, renamed over", |folder| {
            write(&folder.join("new"), "version=1\n");
            fs_err::rename(folder.join("new"), folder.join("handler.py")).unwrap();
        }),
        ("bytecode", |folder| write(&folder.join("__pycache__/handler.cpython-312.pyc"), "x")),
        ("git", |folder| write(&folder.join(".git/index"), "x")),
        ("swap file", |folder| write(&folder.join(".handler.py.swp"), "x")),
        ("tool cache", |folder| write(&folder.join("web/node_modules/.cache/babel/1.json"), "x")),
        ("come and gone", |folder| {
            write(&folder.join("temporary"), "x");
            fs_err::remove_file(folder.join("temporary")).unwrap();
        }),
        ("renamed there and back", |folder| {
            fs_err::rename(folder.join("handler.py"), folder.join("x.py")).unwrap();
            fs_err::rename(folder.join("x.py"), folder.join("handler.py")).unwrap();
        }),
        ("an empty directory", |folder| fs_err::create_dir(folder.join("empty")).unwrap()),
        ("a pipe", |folder| {
            nix::unistd::mkfifo(&folder.join("pipe"), nix::sys::stat::Mode::S_IRWXU).unwrap();
        }),
        ("a pipe's permission", |folder| set_mode(&folder.join("pipe"), 0o600)),
    ];
    let fixture = Fixture::with(&[("handler.py", "version=1\n")]).await;
    for (name, act) in actions {
        let before = fixture.settled().await;
        let is_prompt = was_prompt(|| act(&fixture.folder));
        let after = fixture.settled().await;
        assert!(after == before || !is_prompt, "{name}");
    }
    let before = fixture.settled().await;
    write_in_place(&fixture.folder);
    assert_eq!(fixture.settled().await, before + 1, "and still a save counts");
}

#[tokio::test]
async fn globs_of_a_watch_decide_what_counts() {
    let filter = Filter::new(
        vec!["src".parse().unwrap(), "*.json".parse().unwrap()],
        vec!["*.test.js".parse().unwrap(), "src/generated/".parse().unwrap()],
    );
    let fixture = Fixture::filtered(&[("src/index.js", "1"), ("README.md", "1")], filter).await;
    for ignored in ["README.md", "src/index.test.js", "src/generated/client.js", "docs/a.js"] {
        write(&fixture.path(ignored), "2");
        assert_eq!(fixture.settled().await, 0, "{ignored}");
    }
    for (generation, counted) in (1..).zip(["src/index.js", "src/deep/new.js", "package.json"]) {
        write(&fixture.path(counted), "2");
        assert_eq!(fixture.settled().await, generation, "{counted}");
    }
}

#[tokio::test]
async fn watches_with_equal_filters_share_one_generation() {
    let mut fixture = Fixture::with(&[("handler.py", "1")]).await;
    let again = fixture.watcher.watch(&fixture.folder, Filter::default()).await.unwrap();
    write(&fixture.path("handler.py"), "2");
    assert_eq!(fixture.changed().await.generation, 1);
    assert_eq!(again.generation(), 1);
    let late = fixture.watcher.watch(&fixture.folder, Filter::default()).await.unwrap();
    assert_eq!(late.generation(), 1);
}

#[tokio::test]
async fn files_with_spaces_and_unicode_are_named_in_the_change() {
    let mut fixture = Fixture::with(&[("mit Leer zeichen/größe 🛶.py", "1")]).await;
    write(&fixture.path("mit Leer zeichen/größe 🛶.py"), "2");
    assert_eq!(names(&*fixture.changed().await), ["mit Leer zeichen/größe 🛶.py"]);
}

#[tokio::test]
async fn a_file_being_written_settles_after_it_is_closed() {
    let mut fixture = Fixture::with(&[("bundle.js", "1")]).await;
    let mut file = fs_err::File::create(fixture.path("bundle.js")).unwrap();
    for _ in 0..30 {
        file.write_all(&[b'x'; 1000]).unwrap();
        tokio::time::sleep(Duration::from_millis(10)).await; // the writer takes its time
    }
    assert_eq!(fixture.watch.generation(), 0, "no half-written file");
    drop(file);
    assert_eq!(fixture.settled().await, 1);
    assert_eq!(fixture.changed().await.generation, 1);
}

#[tokio::test]
async fn a_file_above_the_size_limit_counts_by_its_time_stamp() {
    let mut fixture = Fixture::with(&[]).await;
    let file = fs_err::File::create(fixture.path("model.bin")).unwrap();
    file.set_len(9 << 20).unwrap();
    drop(file);
    assert_eq!(fixture.changed().await.generation, 1);
    let mut file = fs_err::OpenOptions::new().write(true).open(fixture.path("model.bin")).unwrap();
    file.write_all(b"x").unwrap();
    drop(file);
    assert_eq!(fixture.settled().await, 2);
}

#[tokio::test]
async fn real_vim_saves_as_one_change() {
    if !has_program("vim") {
        return;
    }
    for backup in ["no", "yes"] {
        let mut fixture = Fixture::with(&[("handler.py", "version=1\n")]).await;
        let copy = format!("set backup backupcopy={backup}");
        let command =
            ["vim", "-u", "NONE", "-es", "-c", &copy, "-c", "%s/1/2/", "-c", "wq", "handler.py"];
        run(&fixture.folder, &command);
        assert_eq!(names(&*fixture.changed().await), ["handler.py"]);
        assert_eq!(fixture.settled().await, 1);
    }
}

#[tokio::test]
async fn git_checkout_between_branches_is_seen_whole() {
    if !has_program("git") {
        return;
    }
    let fixture = Fixture::with(&[("handler.py", "1\n"), ("only/here.py", "1\n")]).await;
    let git = |arguments: &[&str]| {
        let names = ["-c", "user.name=test", "-c", "user.email=test@example.org"];
        let command: Vec<_> = ["git"].iter().chain(&names).chain(arguments).copied().collect();
        run(&fixture.folder, &command);
    };
    git(&["init", "-q", "-b", "one"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "one"]);
    assert_eq!(fixture.settled().await, 0, "git's own files do not count");
    git(&["checkout", "-q", "-b", "two"]);
    assert_eq!(fixture.settled().await, 0, "nor does a new branch");
    write(&fixture.path("handler.py"), "2\n");
    git(&["rm", "-q", "only/here.py"]);
    git(&["commit", "-q", "-a", "-m", "two"]);
    let two = fixture.settled().await;
    assert!(two >= 1);
    git(&["checkout", "-q", "one"]);
    let one = fixture.settled().await;
    assert!(one > two, "{one} after {two}");
    git(&["checkout", "-q", "two"]);
    assert!(fixture.settled().await > one);
}

#[tokio::test]
async fn rsync_unzip_and_copied_trees_are_seen_whole() {
    let fixture = Fixture::with(&[("handler.py", "1\n")]).await;
    let source = fixture.around.path().join("source");
    for file in 0..50 {
        write(&source.join(format!("package{}/module{file}.py", file % 7)), "2\n");
    }
    write(&source.join("handler.py"), "version two\n");
    let (from, to) = (source.to_str().unwrap(), fixture.folder.to_str().unwrap());
    let mut generation = 0;
    let mut is_seen = async |what: &str, command: &[&str], marker: &str| {
        if !has_program(command[0]) {
            return;
        }
        write(&source.join("handler.py"), marker);
        run(&source, command);
        let now = fixture.settled().await;
        assert!(now > generation, "{what}");
        run(&source, command);
        generation = fixture.settled().await;
        // Between removing a file and writing it again unzip may be interrupted.
        assert!(generation == now || what == "unzip", "{what} of the same files again");
    };
    let contents = format!("{from}/");
    is_seen("rsync", &["rsync", "-a", "--checksum", &contents, to], "by rsync\n").await;
    let tree = format!("{from}/.");
    is_seen("cp -r", &["cp", "-r", &tree, to], "by cp\n").await;
    if has_program("zip") {
        let script =
            format!("rm -f ../code.zip; zip -qr ../code.zip . && unzip -qo ../code.zip -d '{to}'");
        is_seen("unzip", &["sh", "-c", &script], "by unzip\n").await;
    }
}
