//! What a function's process is, sees and may do.

use coracle::model::Mebibytes;
use coracle::sandbox::SandboxSpec;

use crate::support::Host;

#[tokio::test]
async fn a_process_is_lambdas_user_without_any_privilege() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    let identity = shell.run("id; umask; ulimit -n; ulimit -c; ulimit -l; ulimit -s").await;
    assert_eq!(identity, "uid=993 gid=990 groups=990\n0022\n1024\n0\n64\n8192\n");
    // Not through a shell, which has signals of its own.
    let status = shell.output_of(&["/bin/cat", "/proc/self/status"]).await;
    let has = |line: &str| assert!(status.lines().any(|it| it == line), "{line}: {status}");
    has("Uid:\t993\t993\t993\t993");
    has("Gid:\t990\t990\t990\t990");
    has("Groups:\t990 ");
    for set in ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"] {
        has(&format!("{set}:\t0000000000000000"));
    }
    has("NoNewPrivs:\t1");
    has("SigBlk:\t0000000000000000");
    has("SigIgn:\t0000000000000000");
    // Killed before PID 1 when memory runs out, and not able to be killed after the server.
    let scores = shell
        .run(
            "cat /proc/self/oom_score_adj /proc/1/oom_score_adj
             (echo -1 > /proc/self/oom_score_adj) 2>/dev/null || echo no",
        )
        .await;
    assert_eq!(scores, "1000\n500\nno\n");
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn a_process_has_its_standard_streams_and_no_other_descriptor() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    // 3 is the directory that ls reads.
    assert_eq!(shell.output_of(&["/bin/ls", "/proc/self/fd"]).await, "0\n1\n2\n3\n");
    let links = shell.output_of(&["/bin/ls", "-l", "/proc/self/fd"]).await;
    assert!(links.contains(" 0 -> /dev/null\n"), "{links}");
    assert_eq!(links.matches(" -> pipe:[").count(), 2, "{links}");
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn the_environment_and_the_working_directory_are_those_of_the_spec() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    let environment = shell.run("busybox env | busybox sort; busybox pwd").await;
    assert_eq!(environment, "GREETING=hello\nPATH=/bin\nPWD=/var/task\nSHLVL=1\n/var/task\n");
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn only_tmp_can_be_written_to() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    let written = shell
        .run(
            "for place in / /bin /etc /dev /opt /proc/sys/kernel/hostname /var /var/task \
             /var/task/handler /tmp; do
                 if [ -d $place ]; then target=$place/new; else target=$place; fi
                 (echo x > $target) 2>&1 | busybox grep -q . || echo $place
             done",
        )
        .await;
    assert_eq!(written, "/tmp\n");
    // Not even by who is root in a user namespace of its own.
    let remounts = "for place in / /var/task; do busybox mount -o remount,bind,rw $place; done";
    let refused = shell.run(&format!("busybox unshare -Urm sh -c '{remounts}' 2>&1")).await;
    assert_eq!(refused.matches("ermission denied").count(), 2, "{refused}");
    let mounts = shell.run("cat /proc/self/mountinfo").await;
    // libcontainer's devices are bound one by one, and its masks are empty.
    let is_ours = |line: &&str| !line.contains(" /dev/") && !line.contains(" /proc/");
    for line in mounts.lines().filter(is_ours) {
        assert!(line.contains("nosuid"), "{line}");
        assert!(line.contains("nodev") || line.contains(" /dev "), "{line}");
    }
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn tmp_takes_as_much_as_the_spec_allows() {
    let host = Host::new().await;
    let spec = SandboxSpec { tmp: Mebibytes(4), ..host.spec() };
    let mut shell = host.sandbox_of(&spec).await;
    let output = shell
        .run(
            "dd if=/dev/zero of=/tmp/fits bs=1024 count=3900 2>/dev/null && echo fits
             dd if=/dev/zero of=/tmp/too-much bs=1024 count=400 2>&1 | busybox grep -o 'No space.*'",
        )
        .await;
    assert_eq!(output, "fits\nNo space left on device\n");
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn files_of_image_code_and_layers_belong_to_root() {
    let host = Host::new().await;
    let layers = vec![host.path().join("layer-2"), host.path().join("layer-1")];
    let spec = SandboxSpec { layers, ..host.spec() };
    let mut shell = host.sandbox_of(&spec).await;
    let files = shell
        .run("stat -c '%n %u:%g' /bin/busybox /var/task/handler /opt/lib/one; cat /opt/lib/both")
        .await;
    assert_eq!(files, "/bin/busybox 0:0\n/var/task/handler 0:0\n/opt/lib/one 0:0\n2\n");
    shell.destroy().await;
    // One layer is not an overlay.
    let spec = SandboxSpec { layers: vec![host.path().join("layer-1")], ..host.spec() };
    let mut shell = host.sandbox_of(&spec).await;
    assert_eq!(
        shell.run("cat /opt/lib/both; (echo > /opt/new) 2>&1 | busybox wc -l").await,
        "1\n1\n"
    );
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn namespaces_are_the_sandboxes_own() {
    let host = Host::new().await;
    let mut first = host.sandbox().await;
    let mut second = host.sandbox().await;
    for namespace in ["user", "pid", "mnt", "net", "ipc", "uts"] {
        let link = format!("/proc/self/ns/{namespace}");
        let inside = format!("ls -l {link}");
        let of = |line: String| line.rsplit_once(' ').map(|(_, id)| id.trim().to_owned());
        let ids = [
            of(first.run(&inside).await),
            of(second.run(&inside).await),
            Some(fs_err::read_link(&link).unwrap().display().to_string()),
        ];
        assert!(ids.iter().all(Option::is_some), "{ids:?}");
        assert!(ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2], "{ids:?}");
    }
    first.destroy().await;
    second.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn the_host_is_out_of_sight() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    let secret = host.path().join("secret");
    fs_err::write(&secret, "of the host").unwrap();
    let seen = shell
        .run(&format!(
            "ls {0} 2>/dev/null; ls -d /sys/* /home /root 2>/dev/null; ls /",
            secret.display()
        ))
        .await;
    assert_eq!(seen, "bin\ndev\netc\nopt\nproc\nsys\ntmp\nvar\n");
    // PID 1, the shell and ls.
    let processes = shell.run("cd /proc && echo [0-9]*").await;
    assert!(processes.starts_with("1 ") && processes.split(' ').count() == 2, "{processes}");
    let interfaces =
        shell.run("cat /proc/net/dev | busybox tail -n +3 | busybox cut -d: -f1").await;
    assert_eq!(interfaces.split_whitespace().collect::<Vec<_>>(), ["lo"], "{interfaces}");
    assert_eq!(shell.run("busybox hostname").await, "169-254-100-1\n");
    let kept = shell.run("cat /proc/1/mountinfo /proc/1/environ /proc/1/exe 2>/dev/null || echo no; cat /proc/kcore 2>&1 | busybox head -c 1").await;
    assert!(kept.contains("no"), "{kept}");
    shell.destroy().await;
    host.close().await;
}

#[tokio::test]
async fn pid_1_cannot_be_killed_or_looked_at_from_inside() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    let output = shell.run("kill -9 1 2>&1; ls -l /proc/1/fd 2>&1; ls -l /proc/1/exe 2>&1").await;
    assert_eq!(output.matches("not permitted").count(), 1, "{output}");
    assert_eq!(output.matches("Permission denied").count(), 2, "{output}");
    shell.destroy().await;
    host.close().await;
}
