//! A watched folder, and how to ask what became of a write.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use coracle::reload::{Change, Filter, Freshness, Settlement, Watch, Watcher};

/// Nothing here takes nearly as long, unless something is broken.
pub(crate) const DEADLINE: Duration = Duration::from_secs(10);

/// A temporary folder that is watched.
pub(crate) struct Fixture {
    pub(crate) folder: PathBuf,
    pub(crate) watch: Watch,
    pub(crate) watcher: Watcher,
    /// Removed when dropped; also the folder's parent.
    pub(crate) around: tempfile::TempDir,
}

impl Fixture {
    /// A folder with these files, watched.
    pub(crate) async fn with(files: &[(&str, &str)]) -> Self {
        Self::filtered(files, Filter::default()).await
    }

    pub(crate) async fn filtered(files: &[(&str, &str)], filter: Filter) -> Self {
        let around = tempfile::tempdir().expect("there is a place for temporary files");
        let folder = around.path().join("folder");
        fs_err::create_dir(&folder).expect("the parent is writable");
        for (file, content) in files {
            write(&folder.join(file), content);
        }
        let watcher = Watcher::new();
        let watch = watcher.watch(&folder, filter).await.expect("the folder can be watched");
        Self { folder, watch, watcher, around }
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    /// The change that must come.
    #[track_caller]
    pub(crate) fn changed(&mut self) -> impl Future<Output = Arc<Change>> {
        changed(&mut self.watch)
    }

    /// Asserts that something counted since `generation`, and moves on to the new one.
    pub(crate) async fn assert_newer(&self, generation: &mut u64, what: &str) {
        let now = self.settled().await;
        assert!(now > *generation, "{what}: still generation {now}");
        *generation = now;
    }

    /// The generation that contains everything done so far.
    #[track_caller]
    pub(crate) fn settled(&self) -> impl Future<Output = u64> {
        settled(&self.watch)
    }
}

#[track_caller]
pub(crate) fn changed(watch: &mut Watch) -> impl Future<Output = Arc<Change>> {
    let place = std::panic::Location::caller();
    async move {
        match tokio::time::timeout(DEADLINE, watch.changed()).await {
            Ok(Some(change)) => change,
            Ok(None) => panic!("the watch has stopped ({place})"),
            Err(_) => panic!("no change within {DEADLINE:?} ({place})"),
        }
    }
}

#[track_caller]
pub(crate) fn settled(watch: &Watch) -> impl Future<Output = u64> {
    let place = std::panic::Location::caller();
    async move {
        match watch.sync() {
            Freshness::Settled(generation) => generation,
            Freshness::Pending(pending) => match pending.settled(DEADLINE).await {
                Settlement::Settled(generation) => generation,
                Settlement::TimedOut(_) => panic!("not settled within {DEADLINE:?} ({place})"),
            },
        }
    }
}

/// Whether an action took less than the quiet time. On a busy host it may be interrupted for
/// longer, and then what lies between its steps is a state of the folder as any other.
pub(crate) fn was_prompt(action: impl FnOnce()) -> bool {
    let started = Instant::now();
    action();
    started.elapsed() < Duration::from_millis(10)
}

/// Writes a file and the directories it is in.
pub(crate) fn write(path: &Path, content: &str) {
    fs_err::create_dir_all(path.parent().expect("a file is in a directory")).expect("writable");
    fs_err::write(path, content).expect("writable");
}

/// Runs a command that must succeed.
#[track_caller]
pub(crate) fn run(directory: &Path, command: &[&str]) {
    let output = Command::new(command[0])
        .args(&command[1..])
        .current_dir(directory)
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {output:?}");
}

/// Whether the host has a program; says so when it has not.
pub(crate) fn has_program(program: &str) -> bool {
    let is_there = Command::new(program).arg("--version").output().is_ok();
    if !is_there {
        println!("{program} is not installed: not tested");
    }
    is_there
}

/// The named files of a change as text.
pub(crate) fn names(change: &Change) -> Vec<&str> {
    change.files.iter().map(|file| file.to_str().expect("the test's names are text")).collect()
}
