//! Starting, ending, killing, starting again.

use std::collections::BTreeSet;
use std::time::Instant;

use coracle::sandbox::{ExitStatus, LinkError, SandboxEvent, SandboxSpec, StartError, StartStep};
use nix::errno::Errno;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::support::{Host, PATIENCE, process, script};

#[tokio::test]
async fn the_end_of_the_runtime_is_reported_with_its_status() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    for (text, status) in [
        ("exit 0", "exit status 0"),
        ("exit 42", "exit status 42"),
        ("kill -9 $$", "signal: killed"),
        ("kill -TERM $$", "signal: terminated"),
        ("kill -40 $$", "signal: signal 40"),
    ] {
        let begin = Instant::now();
        shell.sandbox.start(&script(text)).await.unwrap();
        assert_eq!(shell.exit().await.to_string(), status, "{text}");
        assert!(begin.elapsed() < PATIENCE / 10, "{text}: {:?}", begin.elapsed());
    }
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn a_program_that_cannot_be_executed_is_an_error_that_says_why() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    let unusable = |arguments: &[&str], directory: &str| {
        let mut process = process(arguments);
        process.working_directory = directory.into();
        process
    };
    for (process, step, errno) in [
        (unusable(&["/no/such/program"], "/"), StartStep::Execute, Errno::ENOENT),
        (unusable(&["no-such-program"], "/"), StartStep::Execute, Errno::ENOENT),
        (unusable(&["/var/task/handler"], "/"), StartStep::Execute, Errno::EACCES),
        (unusable(&["/bin/sh"], "/no/such/directory"), StartStep::ChangeDirectory, Errno::ENOENT),
        (unusable(&[], "/"), StartStep::Admit, Errno::EINVAL),
    ] {
        match shell.sandbox.start(&process).await {
            Err(LinkError::StartFailed { step: at, errno: why, .. }) => {
                assert_eq!((at, why), (step, errno), "{process:?}");
            }
            other => panic!("{process:?}: {other:?}"),
        }
    }
    // The sandbox is as good as before.
    assert_eq!(shell.run("echo still here").await, "still here\n");
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn a_program_without_a_slash_is_found_in_the_path() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    shell.sandbox.start(&process(&["echo", "found"])).await.unwrap();
    assert_eq!(shell.read_until(b'\n').await, "found");
    assert_eq!(shell.exit().await, ExitStatus::Exited(0));
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn one_runtime_lives_at_a_time() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    shell.sandbox.start(&process(&["/bin/sleep", "1000"])).await.unwrap();
    let second = shell.sandbox.start(&process(&["/bin/sleep", "1000"])).await;
    assert!(
        matches!(second, Err(LinkError::StartFailed { errno: Errno::EBUSY, .. })),
        "{second:?}"
    );
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn killing_ends_every_process_and_keeps_tmp_and_the_listener() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    let listener = shell.sandbox.take_listener().unwrap();
    for generation in 0..3 {
        let text = format!(
            "echo {generation} >> /tmp/generations
             for i in 1 2 3 4 5 6 7 8; do (busybox setsid sleep 1000 &) & done
             echo GET | nc 169.254.100.1 9001
             sleep 1000"
        );
        shell.sandbox.start(&script(&text)).await.unwrap();
        let accepted = tokio::time::timeout(PATIENCE, listener.accept()).await;
        let (mut connection, peer) = accepted.expect("a connection in time").unwrap();
        assert_eq!(peer.ip().to_string(), "169.254.100.1");
        let mut request = [0; 4];
        connection.read_exact(&mut request).await.unwrap();
        assert_eq!(&request, b"GET\n");
        connection.write_all(b"answer\n").await.unwrap();
        drop(connection);
        assert_eq!(shell.read_until(b'\n').await, "answer");
        shell.sandbox.kill().await.unwrap();
    }
    assert_eq!(shell.run("cat /tmp/generations").await, "0\n1\n2\n");
    // PID 1 and this shell.
    let processes = shell.run("cd /proc && echo [0-9]*").await;
    assert_eq!(processes.split(' ').count(), 2, "{processes}");
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn an_exit_is_not_reported_for_what_was_killed() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    shell.sandbox.start(&process(&["/bin/sleep", "1000"])).await.unwrap();
    shell.sandbox.kill().await.unwrap();
    shell.sandbox.start(&script("exit 7")).await.unwrap();
    assert_eq!(shell.exit().await, ExitStatus::Exited(7));
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn waiting_for_an_event_can_be_given_up() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    shell.sandbox.start(&script("sleep 0.05; exit 5")).await.unwrap();
    let status = loop {
        tokio::select! {
            biased;
            event = shell.sandbox.event() => break event,
            () = tokio::task::yield_now() => {}
        }
    };
    assert_eq!(status, SandboxEvent::RuntimeExited(ExitStatus::Exited(5)));
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn output_is_two_streams_that_can_be_opened_by_name() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    shell.sandbox.start(&script("echo out > /dev/stdout; echo err > /dev/stderr")).await.unwrap();
    assert_eq!(shell.read_until(b'\n').await, "out");
    let mut error = [0; 4];
    shell.stderr.read_exact(&mut error).await.unwrap();
    assert_eq!(&error, b"err\n");
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn thirty_sandboxes_are_made_at_once() {
    let host = Host::new().await;
    let creations = (0..30).map(|_| {
        let (launcher, spec) = (host.launcher.clone(), host.spec());
        tokio::spawn(async move { launcher.create(&spec).await })
    });
    let mut sandboxes = Vec::new();
    for creation in creations.collect::<Vec<_>>() {
        let mut sandbox = creation.await.unwrap().unwrap();
        sandbox.start(&process(&["/bin/sleep", "1000"])).await.unwrap();
        sandboxes.push(sandbox);
    }
    let ids: BTreeSet<_> = sandboxes.iter().map(|sandbox| sandbox.id().clone()).collect();
    assert_eq!(ids.len(), 30);
    for sandbox in sandboxes {
        sandbox.destroy().await;
    }
    host.close().await;
}

#[tokio::test]
async fn a_sandbox_that_cannot_be_made_is_an_error_that_names_the_thing_and_leaves_nothing() {
    let host = Host::new().await;
    let missing = SandboxSpec { root: "/no/such/root".into(), ..host.spec() };
    let link = host.path().join("link");
    fs_err::os::unix::fs::symlink("code", &link).unwrap();
    let linked = SandboxSpec { code: Some(link), ..host.spec() };
    let elsewhere = SandboxSpec { code: Some("/no/such/code".into()), ..host.spec() };
    for (spec, expected) in [
        (missing, "could not mount the root file system: /no/such/root: ENOENT"),
        (linked, "link: it passes a symbolic link"),
        (elsewhere, "could not mount the code: /no/such/code: ENOENT"),
    ] {
        match host.launcher.create(&spec).await {
            Err(StartError::Helper { reason }) => assert!(reason.contains(expected), "{reason}"),
            other => panic!("{other:?}"),
        }
    }
    host.close().await;
}
