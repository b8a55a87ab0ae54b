//! Directories that come, go and move, the folder itself included.

use std::path::Path;

use coracle::reload::{Filter, WatchError, Watcher};

use crate::support::{DEADLINE, Fixture, changed, names, was_prompt, write};

#[tokio::test]
async fn files_written_at_once_into_new_nested_directories_are_seen() {
    let fixture = Fixture::with(&[]).await;
    let mut generation = 0;
    for round in 0..50 {
        write(&fixture.path(&format!("a{round}/b/c/d/e/handler.py")), "1");
        let created = fixture.settled().await;
        assert!(created > generation, "creation in round {round}");
        write(&fixture.path(&format!("a{round}/b/c/d/e/handler.py")), "2");
        generation = fixture.settled().await;
        assert!(generation > created, "change in round {round}");
    }
}

#[tokio::test]
async fn directories_moved_within_out_and_in_are_followed() {
    let fixture = Fixture::with(&[("old/deep/a.py", "1")]).await;
    let outside = fixture.around.path().join("outside");
    let mut now = 0;
    fs_err::rename(fixture.path("old"), fixture.path("new")).unwrap();
    fixture.assert_newer(&mut now, "moved within").await;
    write(&fixture.path("new/deep/a.py"), "2");
    fixture.assert_newer(&mut now, "changed where it is now").await;
    fs_err::rename(fixture.path("new"), &outside).unwrap();
    fixture.assert_newer(&mut now, "moved out").await;
    write(&outside.join("deep/a.py"), "3");
    assert_eq!(fixture.settled().await, now, "changed outside");
    fs_err::rename(&outside, fixture.path("back")).unwrap();
    fixture.assert_newer(&mut now, "moved in").await;
    write(&fixture.path("back/deep/a.py"), "4");
    fixture.assert_newer(&mut now, "changed inside").await;
    fs_err::remove_dir_all(fixture.path("back")).unwrap();
    fixture.assert_newer(&mut now, "removed").await;
}

#[tokio::test]
async fn a_directory_removed_and_built_again_with_the_same_files_is_no_change() {
    let fixture = Fixture::with(&[("dist/a.js", "1"), ("dist/deep/b.js", "1")]).await;
    let is_prompt = was_prompt(|| {
        fs_err::remove_dir_all(fixture.path("dist")).unwrap();
        write(&fixture.path("dist/a.js"), "1");
        write(&fixture.path("dist/deep/b.js"), "1");
    });
    let mut now = fixture.settled().await;
    assert!(now == 0 || !is_prompt, "{now}");
    write(&fixture.path("dist/deep/b.js"), "2");
    fixture.assert_newer(&mut now, "changed").await;
}

#[tokio::test]
async fn links_count_as_links_and_loops_do_not_matter() {
    let mut fixture = Fixture::with(&[("releases/1/a.py", "1"), ("releases/2/a.py", "1")]).await;
    let link = |target: &str, name: &str| {
        fs_err::os::unix::fs::symlink(target, fixture.path("new")).unwrap();
        fs_err::rename(fixture.path("new"), fixture.path(name)).unwrap();
    };
    link("releases/1", "current");
    link("..", "releases/loop");
    link("/", "host");
    assert!(fixture.settled().await >= 1);
    let mut before = fixture.settled().await;
    link("releases/2", "current");
    fixture.assert_newer(&mut before, "the link leads elsewhere").await;
    fixture.changed().await;
    write(&fixture.path("current/a.py"), "2");
    let change = fixture.changed().await;
    assert_eq!(names(&change), ["releases/2/a.py"], "written through the link");
}

#[tokio::test]
async fn a_folder_reached_through_a_link_is_watched() {
    let fixture = Fixture::with(&[("a.py", "1")]).await;
    let link = fixture.around.path().join("link with space");
    fs_err::os::unix::fs::symlink("folder", &link).unwrap();
    let mut watch = fixture.watcher.watch(&link, Filter::default()).await.unwrap();
    write(&link.join("a.py"), "2");
    assert_eq!(changed(&mut watch).await.generation, 1);
    assert_eq!(fixture.watch.generation(), 1, "both names are one folder");
}

#[tokio::test]
async fn a_folder_deleted_and_created_again_continues_with_a_new_mount() {
    let mut fixture = Fixture::with(&[("a.py", "1"), ("b/c.py", "1")]).await;
    let mut now = 0;
    for round in 1..4 {
        let before = now;
        fs_err::remove_dir_all(&fixture.folder).unwrap();
        fs_err::create_dir(&fixture.folder).unwrap();
        write(&fixture.path("a.py"), "1");
        write(&fixture.path("b/c.py"), "1");
        fixture.assert_newer(&mut now, "created again").await;
        let since = fixture.watch.mounted_since();
        assert!(before < since && since <= now, "round {round}: {since}");
        write(&fixture.path("b/c.py"), &format!("in round {round}"));
        fixture.assert_newer(&mut now, "changed").await;
        assert_eq!(fixture.watch.mounted_since(), since, "round {round}");
        fixture.changed().await;
    }
}

#[tokio::test]
async fn a_missing_folder_publishes_nothing_until_it_is_back() {
    let mut fixture = Fixture::with(&[("a.py", "1")]).await;
    let away = fixture.around.path().join("away");
    fs_err::rename(&fixture.folder, &away).unwrap();
    assert_eq!(fixture.settled().await, 0, "the old code goes on");
    fs_err::rename(&away, &fixture.folder).unwrap();
    assert_eq!(fixture.settled().await, 0, "the same directory again");
    fs_err::rename(&fixture.folder, &away).unwrap();
    assert_eq!(fixture.settled().await, 0);
    write(&fixture.path("a.py"), "2");
    let change = fixture.changed().await;
    assert_eq!((change.generation, change.mounted_since), (1, 1));
}

#[tokio::test]
async fn a_folder_whose_parents_are_gone_is_found_again() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("x/y/folder");
    write(&folder.join("a.py"), "1");
    let watcher = Watcher::new();
    let mut watch = watcher.watch(&folder, Filter::default()).await.unwrap();
    fs_err::remove_dir_all(around.path().join("x")).unwrap();
    write(&folder.join("a.py"), "2");
    let change = changed(&mut watch).await;
    assert_eq!(names(&change), ["a.py"]);
    write(&folder.join("a.py"), "3");
    assert_eq!(changed(&mut watch).await.generation, change.generation + 1);
}

#[tokio::test]
async fn paths_that_cannot_be_watched_are_refused_with_a_reason() {
    let fixture = Fixture::with(&[("file", "1")]).await;
    let watcher = Watcher::new();
    let refuse = async |path: &Path| watcher.watch(path, Filter::default()).await.unwrap_err();
    let missing = refuse(&fixture.path("missing")).await;
    assert!(matches!(missing, WatchError::Unavailable { .. }), "{missing}");
    let file = refuse(&fixture.path("file")).await;
    assert!(matches!(file, WatchError::NotAFolder { .. }), "{file}");
    for path in ["relative", "/"] {
        let error = refuse(Path::new(path)).await;
        assert!(matches!(error, WatchError::NotAbsolute { .. }), "{error}");
    }
}

#[tokio::test]
async fn a_watch_ends_when_its_watcher_does() {
    let Fixture { mut watch, watcher, .. } = Fixture::with(&[]).await;
    drop(watcher);
    let end = tokio::time::timeout(DEADLINE, watch.changed()).await.expect("it ends at once");
    assert_eq!(end, None);
}

#[tokio::test]
async fn a_folder_nobody_uses_gives_its_thread_back() {
    let Fixture { folder, watch, watcher, around } = Fixture::with(&[]).await;
    drop(watch);
    let again = watcher.watch(&folder, Filter::default()).await.unwrap();
    write(&around.path().join("folder/new.py"), "1");
    assert_eq!(crate::support::settled(&again).await, 1);
}
