//! Many writers at once: what is settled contains every file closed before.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use coracle::reload::{Freshness, Settlement};

use crate::support::{Fixture, settled, was_prompt, write};

const WRITERS: u64 = 4;
const SAVES: u64 = 100;

/// Each writer saves its file and asks at once. The generation it gets must be newer than the one
/// it had before, because its own content has changed in between.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_writer_finds_its_own_save_in_the_generation_it_gets() {
    let fixture = Fixture::with(&[]).await;
    let mut writers = Vec::new();
    for writer in 0..WRITERS {
        let watch = fixture.watch.clone();
        let path = fixture.path(&format!("package{writer}/module.py"));
        writers.push(tokio::spawn(async move {
            let mut before = settled(&watch).await;
            for save in 0..SAVES {
                write(&path, &format!("{save}"));
                let after = settled(&watch).await;
                assert!(after > before, "writer {writer}, save {save}: {after} after {before}");
                before = after;
            }
        }));
    }
    for writer in writers {
        writer.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_waits_longer_than_two_seconds_in_an_endless_stream_of_writes() {
    let fixture = Fixture::with(&[]).await;
    let is_over = Arc::new(AtomicBool::new(false));
    let written = Arc::new(AtomicU64::new(0));
    let writer = std::thread::spawn({
        let (is_over, written, folder) =
            (Arc::clone(&is_over), Arc::clone(&written), fixture.folder.clone());
        move || {
            while !is_over.load(Ordering::SeqCst) {
                let next = written.fetch_add(1, Ordering::SeqCst);
                write(&folder.join(format!("{}.py", next % 1000)), &format!("{next}"));
            }
        }
    });
    let mut generation = 0;
    for _ in 0..3 {
        let asked = Instant::now();
        let Freshness::Pending(pending) = fixture.watch.sync() else { continue };
        let Settlement::Settled(now) = pending.settled(Duration::from_secs(3)).await else {
            panic!("not settled after three seconds")
        };
        println!(
            "settled in {:?} after {} writes",
            asked.elapsed(),
            written.load(Ordering::SeqCst)
        );
        assert!(now > generation);
        generation = now;
    }
    is_over.store(true, Ordering::SeqCst);
    writer.join().unwrap();
}

#[tokio::test]
async fn a_build_of_a_second_is_one_change_at_its_end() {
    let mut fixture = Fixture::with(&[]).await;
    let mut is_steady = true;
    for file in 0..120 {
        is_steady &= was_prompt(|| {
            write(&fixture.path(&format!("dist/chunk{file}.js")), "x");
            std::thread::sleep(Duration::from_millis(4)); // the build takes its time
        });
    }
    let change = fixture.changed().await;
    let generation = fixture.settled().await;
    println!("a build of 120 files: {generation} changes, the host was steady: {is_steady}");
    if is_steady {
        assert_eq!((change.generation, change.count, change.files.len()), (1, 120, 3));
        assert_eq!(generation, 1);
    }
    assert!(generation < 20, "{generation}");
}

/// The limit is taken when an instance is made, so it is lowered for a moment only.
#[tokio::test]
async fn events_lost_to_a_full_queue_are_made_up_for() {
    let limit = "/proc/sys/fs/inotify/max_queued_events";
    let usual = fs_err::read_to_string(limit).unwrap();
    if fs_err::write(limit, "8").is_err() {
        println!("only root may lower {limit}: not tested");
        return;
    }
    let fixture = Fixture::with(&[("a/module.py", "1")]).await;
    fs_err::write(limit, usual).unwrap();
    let mut generation = 0;
    for round in 0..20 {
        for file in 0..100 {
            write(&fixture.path(&format!("new{round}/deep{}/{file}.py", file % 5)), "1");
        }
        write(&fixture.path("a/module.py"), &format!("in round {round}"));
        let now = fixture.settled().await;
        assert!(now > generation, "round {round}");
        write(&fixture.path(&format!("new{round}/deep4/99.py")), "2");
        generation = fixture.settled().await;
        assert!(generation > now, "round {round}: a directory whose creation was lost is watched");
    }
}
