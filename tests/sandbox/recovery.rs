//! Nothing outlives the server, whatever it is that dies.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use coracle::sandbox::{Launcher, Sandbox, SandboxEvent, preflight};
use fs_err as fs;
use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::support::{Host, PATIENCE, cgroups_of, image, instance, launcher, process, spec};

/// Tells the test `server_that_is_killed` to be one, and where its state is.
const STATE_DIRECTORY: &str = "CORACLE_TEST_STATE_DIRECTORY";

#[tokio::test]
async fn a_dropped_sandbox_is_killed_and_removed() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    shell.sandbox.start(&process(&["/bin/sleep", "1000"])).await.unwrap();
    drop(shell);
    host.close().await;
}

#[tokio::test]
async fn the_death_of_pid_1_is_reported_again_and_again() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    shell.sandbox.start(&process(&["/bin/sleep", "1000"])).await.unwrap();
    for pid in members(host.path()) {
        // The kernel may have ended it with PID 1 already.
        assert!(matches!(kill(Pid::from_raw(pid), Signal::SIGKILL), Ok(()) | Err(Errno::ESRCH)));
    }
    assert_eq!(shell.event().await, SandboxEvent::Gone);
    assert_eq!(shell.event().await, SandboxEvent::Gone);
    assert!(shell.sandbox.kill().await.is_err());
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn a_dead_spawner_is_replaced_and_living_sandboxes_do_not_notice() {
    let host = Host::new().await;
    let mut before = host.sandbox().await;
    for spawner in spawners_of(std::process::id()) {
        kill(Pid::from_raw(spawner), Signal::SIGKILL).unwrap();
    }
    let mut after = host.sandbox().await;
    assert_eq!(before.run("echo before").await, "before\n");
    assert_eq!(after.run("echo after").await, "after\n");
    before.destroy().await;
    after.destroy().await;
    host.close().await;
}

/// A server with five sandboxes that makes and destroys others until it is killed.
#[tokio::test]
async fn server_that_is_killed() {
    #[expect(clippy::disallowed_methods, reason = "set by the test that starts this one")]
    let Some(directory) = std::env::var_os(STATE_DIRECTORY).map(PathBuf::from) else { return };
    let launcher = launcher(&directory).await;
    let mut sandboxes = Vec::new();
    for _ in 0..5 {
        sandboxes.push(busy(&launcher, &directory).await);
    }
    println!("ready");
    loop {
        busy(&launcher, &directory).await.destroy().await;
    }
}

async fn busy(launcher: &Launcher, directory: &Path) -> Sandbox {
    let mut sandbox = launcher.create(&spec(directory)).await.expect("the sandbox is made");
    sandbox.start(&process(&["/bin/sleep", "1000"])).await.expect("sleep starts");
    sandbox
}

fn start_server(directory: &Path) -> Child {
    let mut server = Command::new(std::env::current_exe().expect("this program has a path"))
        .args(["--exact", "recovery::server_that_is_killed", "--nocapture"])
        .env(STATE_DIRECTORY, directory)
        .stdout(Stdio::piped())
        .spawn()
        .expect("this program can be executed");
    let mut lines = BufReader::new(server.stdout.take().expect("it is piped")).lines();
    // On a machine with one processor the name of the test comes first on this line.
    let is_ready = lines.any(|line| line.expect("it writes text").ends_with("ready"));
    assert!(is_ready, "the server did not come up");
    server
}

#[tokio::test]
async fn a_killed_server_leaves_no_process_and_the_next_one_removes_the_rest() {
    let directory = image();
    for round in 0..5 {
        let mut server = start_server(directory.path());
        // Somewhere between two sandboxes, or in the middle of making one.
        std::thread::sleep(Duration::from_millis(7 * round));
        assert!(5 < members(directory.path()).len());
        server.kill().unwrap();
        server.wait().unwrap();
        let begin = Instant::now();
        while !members(directory.path()).is_empty() {
            assert!(begin.elapsed() < PATIENCE, "{:?}", members(directory.path()));
            std::thread::sleep(Duration::from_millis(1));
        }
    }
    let host = launcher(directory.path()).await;
    host.close().await.unwrap();
    assert_eq!(cgroups_of(directory.path()), Vec::<PathBuf>::new());
}

#[tokio::test]
async fn fifty_living_leftovers_are_swept_within_a_second() {
    let host = Host::new().await;
    let mut shells = Vec::new();
    for _ in 0..50 {
        let mut shell = host.sandbox().await;
        shell.sandbox.start(&process(&["/bin/sleep", "1000"])).await.unwrap();
        shells.push(shell);
    }
    let earlier = members(host.path());
    // To the second server these are an earlier life's.
    let begin = Instant::now();
    let second = launcher(host.path()).await;
    assert!(begin.elapsed() < Duration::from_secs(1), "{:?}", begin.elapsed());
    // The second one's own helpers may wait there by now.
    let mut left = members(host.path());
    left.retain(|pid| earlier.contains(pid));
    assert_eq!(left, Vec::<i32>::new());
    for mut shell in shells {
        assert_eq!(shell.event().await, SandboxEvent::Gone);
        shell.destroy().await;
    }
    second.close().await.unwrap();
    host.close().await;
}

#[test]
fn this_machine_passes_the_preflight() {
    let directory = tempfile::tempdir().unwrap();
    if let Err(obstacles) = preflight(&instance(directory.path())) {
        panic!("{}", obstacles.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
    for cgroup in cgroups_of(directory.path()) {
        fs::remove_dir(cgroup).unwrap();
    }
}

/// The pids in all sandboxes of a server, helpers included.
fn members(directory: &Path) -> Vec<i32> {
    let mut members: Vec<i32> = cgroups_of(directory)
        .iter()
        .filter_map(|cgroup| fs::read_dir(cgroup).ok())
        .flatten()
        .filter_map(|sandbox| fs::read_to_string(sandbox.ok()?.path().join("cgroup.procs")).ok())
        .flat_map(|pids| pids.lines().filter_map(|pid| pid.parse().ok()).collect::<Vec<_>>())
        .collect();
    members.sort_unstable();
    members.dedup();
    members
}

/// The spawners that are children of a process.
fn spawners_of(parent: u32) -> Vec<i32> {
    let is_spawner = |pid: i32| {
        let line = fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
        line.contains("__spawner") && status.contains(&format!("PPid:\t{parent}\n"))
    };
    let processes = fs::read_dir("/proc").expect("there is /proc");
    processes
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|&pid| is_spawner(pid))
        .collect()
}
