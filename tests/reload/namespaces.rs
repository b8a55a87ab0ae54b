//! Tests that need a kernel of their own: limits, mounts, another user. Each runs itself again in a
//! new user and mount namespace (`unshare -Urm`), where it may lower limits and mount.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use coracle::reload::{Filter, Watcher};
use nix::mount::{MsFlags, mount};

use crate::support::{Fixture, changed, settled, was_prompt, write};

const INSIDE: &str = "CORACLE_TEST_INSIDE";

/// Runs the test of this name again after `setup` in new namespaces. True there, false outside.
#[expect(clippy::disallowed_methods, reason = "a test speaks to itself, not to a user")]
pub(crate) fn is_inside(test: &str, setup: &str) -> bool {
    if std::env::var_os(INSIDE).is_some() {
        return true;
    }
    let program = std::env::current_exe().expect("a test is a program");
    let script =
        format!("{setup} && exec $LAUNCH \"$0\" --exact {test} --nocapture --test-threads 1");
    let output = Command::new("unshare")
        .args(["-Urm", "sh", "-c", &script])
        .arg(program)
        .env(INSIDE, "1")
        .output()
        .expect("unshare is installed");
    let text = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
    println!("{text}");
    false
}

async fn assert_every_kind_of_change_is_seen(fixture: &mut Fixture) {
    let mut now = 0;
    write(&fixture.path("handler.py"), "2");
    fixture.assert_newer(&mut now, "changed").await;
    write(&fixture.path("d7/module.py"), "2");
    fixture.assert_newer(&mut now, "changed in a directory").await;
    write(&fixture.path("new/deep/module.py"), "1");
    fixture.assert_newer(&mut now, "added").await;
    write(&fixture.path("new/deep/module.py"), "2");
    fixture.assert_newer(&mut now, "changed in a new directory").await;
    fs_err::remove_dir_all(fixture.path("d8")).unwrap();
    fixture.assert_newer(&mut now, "removed").await;
    let is_prompt = was_prompt(|| write(&fixture.path("handler.py"), "2"));
    assert!(fixture.settled().await == now || !is_prompt, "same bytes");
    fixture.changed().await;
    write(&fixture.path("d9/module.py"), "3");
    assert!(fixture.changed().await.generation > now, "without being asked");
}

async fn folder_of_ten_directories() -> Fixture {
    let files: Vec<String> = (0..10).map(|number| format!("d{number}/module.py")).collect();
    let mut files: Vec<(&str, &str)> = files.iter().map(|file| (file.as_str(), "1")).collect();
    files.push(("handler.py", "1"));
    Fixture::with(&files).await
}

#[tokio::test]
async fn without_enough_watches_the_rest_is_polled() {
    let test = "namespaces::without_enough_watches_the_rest_is_polled";
    for watches in ["5", "1", "0"] {
        let setup = format!("echo {watches} > /proc/sys/user/max_inotify_watches");
        if is_inside(test, &setup) {
            return assert_every_kind_of_change_is_seen(&mut folder_of_ten_directories().await)
                .await;
        }
    }
}

#[tokio::test]
async fn without_an_inotify_instance_everything_is_polled() {
    let setup = "echo 0 > /proc/sys/user/max_inotify_instances";
    if is_inside("namespaces::without_an_inotify_instance_everything_is_polled", setup) {
        assert_every_kind_of_change_is_seen(&mut folder_of_ten_directories().await).await;
    }
}

#[tokio::test]
async fn watches_given_back_end_the_polling() {
    if !is_inside(
        "namespaces::watches_given_back_end_the_polling",
        "echo 3 > /proc/sys/user/max_inotify_watches",
    ) {
        return;
    }
    let fixture = folder_of_ten_directories().await;
    fs_err::write("/proc/sys/user/max_inotify_watches", "1000").unwrap();
    write(&fixture.path("d7/module.py"), "2");
    assert_eq!(fixture.settled().await, 1);
    let is_watched = matches!(fixture.watch.sync(), coracle::reload::Freshness::Settled(1));
    assert!(is_watched, "nothing has to be scanned to know");
}

#[tokio::test]
async fn bind_mounts_and_overlays_are_watched() {
    if !is_inside("namespaces::bind_mounts_and_overlays_are_watched", "true") {
        return;
    }
    let around = tempfile::tempdir().unwrap();
    let at = |name: &str| {
        let path = around.path().join(name);
        fs_err::create_dir_all(&path).unwrap();
        path
    };
    let source = at("source");
    write(&source.join("handler.py"), "1");
    let none = None::<&str>;
    let bound = at("bound");
    mount(Some(&source), &bound, none, MsFlags::MS_BIND, none).unwrap();
    assert_mount_is_watched(&bound, &bound).await;
    assert_mount_is_watched(&bound, &source).await;

    mount(Some("tmpfs"), &at("memory"), Some("tmpfs"), MsFlags::empty(), none).unwrap();
    let (lower, upper, work) = (at("memory/lower"), at("memory/upper"), at("memory/work"));
    write(&lower.join("handler.py"), "1");
    let merged = at("merged");
    let options = format!(
        "userxattr,lowerdir={},upperdir={},workdir={}",
        lower.display(),
        upper.display(),
        work.display()
    );
    mount(Some("overlay"), &merged, Some("overlay"), MsFlags::empty(), Some(options.as_str()))
        .unwrap();
    assert_mount_is_watched(&merged, &merged).await;
}

/// Root without capabilities may not read what its mode forbids.
#[tokio::test]
async fn permission_removed_from_a_directory_and_given_back_goes_on() {
    let test = "namespaces::permission_removed_from_a_directory_and_given_back_goes_on";
    if !is_inside(test, "LAUNCH='setpriv --inh-caps=-all --bounding-set=-all'") {
        return;
    }
    let fixture = Fixture::with(&[("deep/er/a.py", "1"), ("b.py", "1")]).await;
    let set = |name: &str, mode| {
        fs_err::set_permissions(fixture.path(name), PermissionsExt::from_mode(mode)).unwrap();
    };
    for directory in ["deep", "deep/er", ""] {
        let before = fixture.settled().await;
        set(directory, 0o000);
        assert!(fs_err::read_dir(fixture.path(directory)).is_err(), "we are not root");
        assert_eq!(fixture.settled().await, before, "{directory}: not readable is not removed");
        set(directory, 0o755);
        assert_eq!(fixture.settled().await, before, "{directory}: nothing has changed");
        write(&fixture.path("deep/er/a.py"), &format!("{directory} 1"));
        assert_eq!(fixture.settled().await, before + 1, "{directory}: changed after");
        set(directory, 0o300);
        write(&fixture.path("deep/er/a.py"), &format!("{directory} 2"));
        set(directory, 0o755);
        assert_eq!(fixture.settled().await, before + 2, "{directory}: changed while unreadable");
    }
    set("b.py", 0o000);
    assert_eq!(fixture.settled().await, 7, "a file that cannot be read any more");
    set("b.py", 0o644);
    assert_eq!(fixture.settled().await, 8, "and that can again");
}

async fn assert_mount_is_watched(watched: &Path, written: &Path) {
    let watcher = Watcher::new();
    let mut watch = watcher.watch(watched, Filter::default()).await.unwrap();
    for generation in 1..4 {
        let text = format!("{generation} in {}", written.display());
        write(&written.join("handler.py"), &text);
        assert_eq!(settled(&watch).await, generation);
    }
    write(&written.join("new/module.py"), &format!("in {}", written.display()));
    assert_eq!(changed(&mut watch).await.generation, 3);
    assert!(settled(&watch).await >= 4);
    fs_err::remove_dir_all(written.join("new")).unwrap();
    settled(&watch).await;
}
