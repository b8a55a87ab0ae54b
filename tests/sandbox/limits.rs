//! Memory, processes and CPU time are bounded.

use std::time::{Duration, Instant};

use coracle::model::Mebibytes;
use coracle::sandbox::{CpuQuota, SandboxSpec};

use crate::support::{Host, script};

#[tokio::test]
async fn a_runtime_that_takes_too_much_memory_is_killed_and_the_sandbox_survives() {
    let host = Host::new().await;
    let spec = SandboxSpec { memory: Mebibytes(32), ..host.spec() };
    let mut shell = host.sandbox_of(&spec).await;
    // tail keeps its last line in memory, and the line does not end.
    shell.sandbox.start(&script("exec busybox tail -n 1 /dev/zero")).await.unwrap();
    assert_eq!(shell.exit().await.to_string(), "signal: killed");
    let peak = shell.sandbox.memory_peak().unwrap();
    assert!((24 << 20..=32 << 20).contains(&peak), "{peak}");
    assert_eq!(shell.run("echo alive").await, "alive\n");
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn a_fork_bomb_stops_at_the_limit_and_dies_with_a_kill() {
    let host = Host::new().await;
    let spec = SandboxSpec { pids: 20, ..host.spec() };
    let mut shell = host.sandbox_of(&spec).await;
    let bomb = "bomb() { bomb | bomb & }; bomb 2>/dev/null; sleep 1000";
    shell.sandbox.start(&script(bomb)).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    shell.sandbox.kill().await.unwrap();
    let many = "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do sleep 5 & done";
    shell.sandbox.start(&script(many)).await.unwrap();
    assert_eq!(shell.exit().await.to_string(), "exit status 2", "the shell cannot fork");
    shell.sandbox.kill().await.unwrap();
    assert_eq!(shell.run("echo alive").await, "alive\n");
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn cpu_time_is_a_share_and_killing_does_not_wait_for_it() {
    let host = Host::new().await;
    let spec = SandboxSpec { cpu: CpuQuota::of_memory(Mebibytes(177)), ..host.spec() };
    let mut shell = host.sandbox_of(&spec).await;
    shell.sandbox.limit_cpu().unwrap();
    // A tenth of a CPU for 100 ms of work.
    let begin = Instant::now();
    let used = shell.run("i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done; times").await;
    let elapsed = begin.elapsed();
    let user = used.split(['m', 's']).nth(1).and_then(|text| text.parse::<f64>().ok());
    let user = Duration::from_secs_f64(user.expect("the shell tells its CPU time"));
    assert!(user * 4 < elapsed, "{user:?} of CPU time in {elapsed:?}");
    let busy = "for i in 1 2 3 4 5 6 7 8; do (while :; do :; done) & done; while :; do :; done";
    shell.sandbox.start(&script(busy)).await.unwrap();
    tokio::time::sleep(Duration::from_millis(150)).await;
    let begin = Instant::now();
    shell.sandbox.kill().await.unwrap();
    assert!(begin.elapsed() < Duration::from_millis(500), "{:?}", begin.elapsed());
    shell.destroy().await;
    host.close().await;
}
