//! How long it takes to make a sandbox: from the request to PID 1's answer, limits included.
//!
//! Run as root: `cargo run --release --example bench_sandbox`.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Context;
use coracle::model::{LayerOwner, Mebibytes, SandboxId};
use coracle::sandbox::{
    CpuQuota, InstanceId, Launcher, LauncherOptions, SandboxSpec, run_spawner_if_asked,
};
use fs_err as fs;

/// How many sandboxes are made one after the other.
const ROUNDS: usize = 60;

fn main() -> anyhow::Result<ExitCode> {
    match run_spawner_if_asked() {
        Some(code) => Ok(code),
        None => measure().map(|()| ExitCode::SUCCESS),
    }
}

#[tokio::main]
async fn measure() -> anyhow::Result<()> {
    let directory = tempfile::tempdir().context("a temporary directory")?;
    let spec = || spec(directory.path());
    furnish(&spec())?;
    let launcher = Launcher::start(LauncherOptions {
        program: std::env::current_exe()?,
        instance: InstanceId::of_state_directory(directory.path()),
        owner: LayerOwner::DEDICATED,
    })
    .await?;
    for (pause, what) in [
        (Duration::ZERO, "one right after the other"),
        (Duration::from_millis(50), "with 50 ms in between"),
    ] {
        let (mut made, mut destroyed) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            tokio::time::sleep(pause).await;
            let begin = Instant::now();
            let sandbox = launcher.create(&spec()).await?;
            made.push(begin.elapsed());
            let begin = Instant::now();
            sandbox.destroy().await;
            destroyed.push(begin.elapsed());
        }
        report(&format!("create, {what}"), made)?;
        report(&format!("destroy, {what}"), destroyed)?;
    }
    launcher.close().await?;
    Ok(())
}

fn spec(directory: &Path) -> SandboxSpec {
    SandboxSpec {
        id: SandboxId::random(),
        root: directory.join("root"),
        code: Some(directory.join("code")),
        layers: vec![],
        tmp: Mebibytes(512),
        memory: Mebibytes(128),
        cpu: CpuQuota::of_memory(Mebibytes(128)),
        pids: 1024,
    }
}

fn furnish(spec: &SandboxSpec) -> anyhow::Result<()> {
    for mount_point in ["dev", "proc", "tmp", "var/task", "opt"] {
        fs::create_dir_all(spec.root.join(mount_point))?;
    }
    spec.code.iter().try_for_each(|code| Ok(fs::create_dir_all(code)?))
}

fn report(what: &str, mut durations: Vec<Duration>) -> anyhow::Result<()> {
    durations.sort();
    let at = |percent: usize| durations[(durations.len() - 1) * percent / 100].as_secs_f64() * 1e3;
    let (shortest, median, late) = (at(0), at(50), at(95));
    writeln!(
        std::io::stdout(),
        "{what}: median {median:.2} ms, p95 {late:.2} ms, min {shortest:.2} ms, n={ROUNDS}"
    )?;
    Ok(())
}
