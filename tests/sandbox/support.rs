//! An image of one program, a launcher, and a shell inside a sandbox.

use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use coracle::model::{LayerOwner, Mebibytes, SandboxId};
use coracle::sandbox::{
    CpuQuota, ExitStatus, InstanceId, Launcher, LauncherOptions, ProcessSpec, Sandbox,
    SandboxEvent, SandboxSpec,
};
use fs_err as fs;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;
use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe;

/// The owner of image files on the host; uid 0 inside.
pub(crate) const OWNER: u32 = 0x7000_0000;

/// How long anything that takes milliseconds may take on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A launcher of its own for each test, with an image and a folder of code.
pub(crate) struct Host {
    pub(crate) launcher: Launcher,
    _sweep: Sweep,
    directory: TempDir,
}

/// Ends and removes what a test that failed has left in the cgroups of its server.
struct Sweep(PathBuf);

impl Drop for Sweep {
    fn drop(&mut self) {
        let end = Instant::now() + PATIENCE;
        for server in cgroups_of(&self.0) {
            let entries = fs::read_dir(&server).into_iter().flatten().flatten();
            let sandboxes = entries.map(|entry| entry.path()).filter(|path| path.is_dir());
            for directory in sandboxes.chain([server.clone()]) {
                while fs::remove_dir(&directory).is_err() && Instant::now() < end {
                    let members = fs::read_to_string(directory.join("cgroup.procs"));
                    for pid in members.unwrap_or_default().lines().flat_map(str::parse) {
                        // It may have ended meanwhile.
                        kill(Pid::from_raw(pid), Signal::SIGKILL).ok();
                    }
                    std::thread::sleep(Duration::from_millis(10));
                }
            }
        }
    }
}

impl Host {
    pub(crate) async fn new() -> Self {
        let directory = image();
        let launcher = launcher(directory.path()).await;
        let sweep = Sweep(directory.path().to_owned());
        Self { launcher, _sweep: sweep, directory }
    }

    pub(crate) fn path(&self) -> &Path {
        self.directory.path()
    }

    pub(crate) fn spec(&self) -> SandboxSpec {
        spec(self.path())
    }

    pub(crate) async fn sandbox(&self) -> Shell {
        self.sandbox_of(&self.spec()).await
    }

    pub(crate) async fn sandbox_of(&self, spec: &SandboxSpec) -> Shell {
        let mut sandbox = self.launcher.create(spec).await.expect("the sandbox is made");
        let (stdout, stderr) = sandbox.take_output().expect("nobody took it");
        Shell { sandbox, stdout, stderr }
    }

    /// Checks that nothing is left: the cgroup of a server can only be removed when it is empty.
    pub(crate) async fn close(self) {
        self.launcher.close().await.expect("no sandbox is left");
        assert_eq!(cgroups_of(self.directory.path()), Vec::<PathBuf>::new());
    }
}

pub(crate) fn instance(directory: &Path) -> InstanceId {
    InstanceId::of_state_directory(directory)
}

pub(crate) async fn launcher(directory: &Path) -> Launcher {
    assert!(nix::unistd::geteuid().is_root(), "these tests make real sandboxes: run them as root");
    let options = LauncherOptions {
        program: env!("CARGO_BIN_EXE_coracle").into(),
        instance: instance(directory),
        owner: LayerOwner::Id(OWNER),
    };
    Launcher::start(options).await.expect("the launcher starts")
}

/// The directories of a server in the host's cgroups, wherever they are.
pub(crate) fn cgroups_of(directory: &Path) -> Vec<PathBuf> {
    let name = format!("{:?}", instance(directory));
    let name = name.trim_start_matches("InstanceId(\"").trim_end_matches("\")");
    let mounts = fs::read_to_string("/proc/self/mountinfo").expect("a list of mounts");
    mounts
        .lines()
        .filter(|line| line.contains(" - cgroup"))
        .filter_map(|line| line.split(' ').nth(4))
        .map(|mount| Path::new(mount).join(format!("coracle-{name}")))
        .filter(|directory| directory.exists())
        .collect()
}

/// A root with busybox under all its names that the tests use, code, and two layers.
pub(crate) fn image() -> TempDir {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let make = |path: &str| fs::create_dir_all(directory.path().join(path)).expect("a directory");
    for mount_point in ["dev", "proc", "sys", "tmp", "etc", "var/task", "opt"] {
        make(&format!("root/{mount_point}"));
    }
    make("root/bin");
    make("code");
    make("layer-1/lib");
    make("layer-2/lib");
    let busybox = directory.path().join("root/bin/busybox");
    fs::copy("/bin/busybox", &busybox).expect("busybox-static is installed");
    for name in ["sh", "cat", "id", "ls", "sleep", "dd", "nc", "touch", "stat", "kill", "echo"] {
        fs::os::unix::fs::symlink("busybox", directory.path().join("root/bin").join(name))
            .expect("a link");
    }
    let write = |path: &str, content: &str| {
        fs::write(directory.path().join(path), content).expect("a file");
    };
    write("root/etc/image", "of the image\n");
    write("code/handler", "of the code\n");
    write("layer-1/lib/one", "1\n");
    write("layer-1/lib/both", "1\n");
    write("layer-2/lib/both", "2\n");
    give_away(directory.path());
    // The stores may lie beneath a directory that no sandbox can traverse.
    let private = std::fs::Permissions::from_mode(0o700);
    fs::set_permissions(directory.path(), private).expect("a private directory");
    directory
}

fn give_away(directory: &Path) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let entry = entry.expect("an entry");
        if entry.file_type().expect("a type").is_dir() {
            give_away(&entry.path());
        } else if !entry.file_type().expect("a type").is_symlink() {
            chown(entry.path(), Some(OWNER), Some(OWNER)).expect("root may give files away");
        }
        if entry.file_type().expect("a type").is_dir() {
            chown(entry.path(), Some(OWNER), Some(OWNER)).expect("root may give files away");
        }
    }
}

pub(crate) fn spec(directory: &Path) -> SandboxSpec {
    SandboxSpec {
        id: SandboxId::random(),
        root: directory.join("root"),
        code: Some(directory.join("code")),
        layers: vec![],
        tmp: Mebibytes(8),
        memory: Mebibytes(256),
        cpu: CpuQuota::of_memory(Mebibytes(1769)),
        pids: 64,
    }
}

pub(crate) fn process(arguments: &[&str]) -> ProcessSpec {
    ProcessSpec {
        arguments: arguments.iter().map(|&argument| argument.to_owned()).collect(),
        environment: vec![("PATH".into(), "/bin".into()), ("GREETING".into(), "hello".into())],
        working_directory: "/var/task".into(),
    }
}

pub(crate) fn script(script: &str) -> ProcessSpec {
    process(&["/bin/sh", "-c", script])
}

/// A sandbox whose output is read.
pub(crate) struct Shell {
    pub(crate) sandbox: Sandbox,
    pub(crate) stdout: pipe::Receiver,
    pub(crate) stderr: pipe::Receiver,
}

impl Shell {
    /// Runs a script as the runtime, and returns what it wrote to stdout.
    #[track_caller]
    pub(crate) fn run(&mut self, text: &str) -> impl Future<Output = String> {
        let text = format!("{text}\nprintf '\\0'");
        async move {
            self.sandbox.start(&script(&text)).await.expect("the shell starts");
            let output = self.read_until(0).await;
            assert_eq!(self.exit().await, ExitStatus::Exited(0), "{text}: {output}");
            output
        }
    }

    /// Runs a program that ends by itself as the runtime, and returns what it wrote to stdout.
    pub(crate) async fn output_of(&mut self, arguments: &[&str]) -> String {
        self.sandbox.start(&process(arguments)).await.expect("the program starts");
        assert_eq!(self.exit().await, ExitStatus::Exited(0), "{arguments:?}");
        // It has written everything, and less than a pipe holds.
        self.stdout.readable().await.expect("stdout is open");
        let mut output = vec![0; 65_536];
        let length = self.stdout.try_read(&mut output).expect("there is output");
        output.truncate(length);
        String::from_utf8(output).expect("text")
    }

    /// Reads stdout up to a byte.
    pub(crate) async fn read_until(&mut self, end: u8) -> String {
        let mut output = Vec::new();
        let read = async {
            loop {
                match self.stdout.read_u8().await.expect("stdout is open") {
                    byte if byte == end => break,
                    byte => output.push(byte),
                }
            }
        };
        let is_complete = tokio::time::timeout(PATIENCE, read).await.is_ok();
        let output = String::from_utf8_lossy(&output).into_owned();
        assert!(is_complete, "stdout did not end: {output}");
        output
    }

    /// Waits for the end of the runtime.
    pub(crate) async fn exit(&mut self) -> ExitStatus {
        match self.event().await {
            SandboxEvent::RuntimeExited(status) => status,
            SandboxEvent::Gone => panic!("the sandbox is gone"),
        }
    }

    pub(crate) async fn event(&mut self) -> SandboxEvent {
        let event = tokio::time::timeout(PATIENCE, self.sandbox.event()).await;
        event.expect("an event in time")
    }

    pub(crate) async fn destroy(self) {
        self.sandbox.destroy().await;
    }
}
