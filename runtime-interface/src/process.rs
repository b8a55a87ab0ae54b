//! From a request to a running program: fork, give everything up, execute.

use std::ffi::CString;
use std::fs::File;
use std::io::Read;
use std::os::fd::OwnedFd;

use nix::errno::Errno;
use nix::fcntl::{OFlag, open};
use nix::sys::prctl;
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::sys::stat::{Mode, umask};
use nix::unistd::{Gid, Uid, chdir, execve, pipe2, setgroups, setresgid, setresuid, setsid, write};
use runtime_interface::protocol::{FUNCTION_GID, FUNCTION_UID, Start, StartStep};

use crate::sys::{self, Fork};

/// Why a process was not started.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Refused {
    pub(crate) step: StartStep,
    pub(crate) errno: Errno,
}

/// Says at which step an error happened.
trait At<T> {
    fn at(self, step: StartStep) -> Result<T, Refused>;
}

impl<T> At<T> for nix::Result<T> {
    fn at(self, step: StartStep) -> Result<T, Refused> {
        self.map_err(|errno| Refused { step, errno })
    }
}

/// Starts a process and returns its pid as soon as its program executes.
pub(crate) fn start(start: &Start) -> Result<i32, Refused> {
    let program = Program::new(start).at(StartStep::Admit)?;
    // The write end closes when the program executes: end of file is success.
    let (failure, report) = pipe2(OFlag::O_CLOEXEC).at(StartStep::Fork)?;
    let pid = match sys::fork().at(StartStep::Fork)? {
        Fork::Child => {
            drop(failure);
            give_up(&report, program.become_it())
        }
        Fork::Parent(child) => child,
    };
    drop(report);
    match read_failure(failure).at(StartStep::Fork)? {
        None => Ok(pid),
        Some(refused) => {
            sys::wait_for_child(pid).at(StartStep::Fork)?;
            Err(refused)
        }
    }
}

/// Reports the failure and ends the child.
fn give_up(report: &OwnedFd, refused: Refused) -> ! {
    let [a, b, c, d] = (refused.errno as i32).to_ne_bytes();
    match write(report, &[refused.step.code(), a, b, c, d]) {
        // When the parent cannot be told it is gone, and the whole PID namespace with it.
        Ok(_) | Err(_) => sys::exit_child(),
    }
}

/// Waits for the end of the pipe, and returns what the child wrote before.
fn read_failure(failure: OwnedFd) -> nix::Result<Option<Refused>> {
    let mut told = Vec::new();
    File::from(failure)
        .read_to_end(&mut told)
        .map_err(|error| Errno::from_raw(error.raw_os_error().unwrap_or(libc::EIO)))?;
    let [step, errno @ ..] = told.as_slice() else { return Ok(None) };
    let step = StartStep::from_code(*step).unwrap_or(StartStep::Fork);
    let errno = <[u8; 4]>::try_from(errno).map_or(libc::EIO, i32::from_ne_bytes);
    Ok(Some(Refused { step, errno: Errno::from_raw(errno) }))
}

/// Everything the child needs, made before the fork.
struct Program {
    /// Where the program may be, in the order to try.
    candidates: Vec<CString>,
    arguments: Vec<CString>,
    environment: Vec<CString>,
    working_directory: CString,
}

impl Program {
    fn new(start: &Start) -> nix::Result<Self> {
        let text = |text: String| CString::new(text).map_err(|_| Errno::EINVAL);
        let name = start.arguments.first().ok_or(Errno::EINVAL)?;
        let pairs = start.environment.iter().map(|(name, value)| format!("{name}={value}"));
        Ok(Self {
            candidates: candidates(name, &start.environment)
                .into_iter()
                .map(text)
                .collect::<Result<_, _>>()?,
            arguments: start.arguments.iter().cloned().map(text).collect::<Result<_, _>>()?,
            environment: pairs.map(text).collect::<Result<_, _>>()?,
            working_directory: text(start.working_directory.clone())?,
        })
    }

    /// Turns this process into the program; returns only if that fails.
    fn become_it(&self) -> Refused {
        match self.prepare() {
            Ok(()) => Refused { step: StartStep::Execute, errno: self.execute() },
            Err(refused) => refused,
        }
    }

    /// The steps between fork and exec. Their order matters: what needs a privilege comes before
    /// it is given up.
    fn prepare(&self) -> Result<(), Refused> {
        isolate().at(StartStep::Isolate)?;
        drop_privileges().at(StartStep::DropPrivileges)?;
        // As the function's user: a directory it may not enter is an error, as on AWS.
        chdir(self.working_directory.as_c_str()).at(StartStep::ChangeDirectory)?;
        // The seccomp filter belongs here: after everything it would forbid, right before exec.
        Ok(())
    }

    /// Tries every candidate as `execvpe` does: a file that exists but may not be executed is a
    /// better answer than one that does not exist.
    fn execute(&self) -> Errno {
        let mut answer = Errno::ENOENT;
        for candidate in &self.candidates {
            match execve(candidate, &self.arguments, &self.environment) {
                Err(Errno::ENOENT | Errno::ENOTDIR) => {}
                Err(Errno::EACCES) => answer = Errno::EACCES,
                Err(errno) => return errno,
                Ok(infallible) => match infallible {},
            }
        }
        answer
    }
}

/// Where to look for a program: itself if it has a slash, otherwise every directory of `PATH`.
fn candidates(name: &str, environment: &[(String, String)]) -> Vec<String> {
    if name.is_empty() || name.contains('/') {
        return vec![name.to_owned()];
    }
    let path = environment.iter().find(|(variable, _)| variable == "PATH");
    path.into_iter()
        .flat_map(|(_, directories)| directories.split(':'))
        .filter(|directory| !directory.is_empty())
        .map(|directory| format!("{directory}/{name}"))
        .collect()
}

/// Own session and process group, no input, default signals, the limits of Lambda.
fn isolate() -> nix::Result<()> {
    setsid()?;
    sys::reset_signals()?;
    // stdin is /dev/null since PID 1 took the control socket away from it; stdout and stderr are
    // the pipes of PID 1; everything else is close-on-exec.
    umask(Mode::from_bits_truncate(0o022));
    prefer_for_oom_kill()?;
    limit(Resource::RLIMIT_NOFILE, 1024)?;
    limit(Resource::RLIMIT_CORE, 0)?;
    limit(Resource::RLIMIT_MEMLOCK, 64 * 1024)?;
    let (_, hardest) = getrlimit(Resource::RLIMIT_STACK)?;
    setrlimit(Resource::RLIMIT_STACK, hardest.min(8 * 1024 * 1024), hardest)
}

/// Makes the kernel kill a function's process rather than PID 1, which then reports it. A process
/// can lower its score again, but not below what it was before a privileged process raised it.
fn prefer_for_oom_kill() -> nix::Result<()> {
    let flags = OFlag::O_WRONLY | OFlag::O_CLOEXEC;
    let score = open("/proc/self/oom_score_adj", flags, Mode::empty())?;
    write(&score, b"1000").map(|_| ())
}

/// Sets soft and hard limit, without asking for more than PID 1 was given.
fn limit(resource: Resource, value: u64) -> nix::Result<()> {
    let (_, hardest) = getrlimit(resource)?;
    let value = hardest.min(value);
    setrlimit(resource, value, value)
}

/// Becomes the function's user without any capability, for good.
fn drop_privileges() -> nix::Result<()> {
    sys::drop_bounding_set()?;
    setgroups(&[Gid::from_raw(FUNCTION_GID)])?;
    let (uid, gid) = (Uid::from_raw(FUNCTION_UID), Gid::from_raw(FUNCTION_GID));
    setresgid(gid, gid, gid)?;
    // Leaving uid 0 clears the permitted, effective and ambient sets; the inheritable one stays.
    setresuid(uid, uid, uid)?;
    sys::clear_capabilities()?;
    prctl::set_no_new_privs()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(value: &str) -> Vec<(String, String)> {
        vec![("HOME".into(), "/".into()), ("PATH".into(), value.into())]
    }

    #[test]
    fn a_program_with_a_slash_is_not_looked_up() {
        assert_eq!(candidates("/var/runtime/bootstrap", &path("/bin")), ["/var/runtime/bootstrap"]);
        assert_eq!(candidates("./run", &path("/bin")), ["./run"]);
    }

    #[test]
    fn a_program_without_a_slash_is_looked_up_in_the_path_in_order() {
        assert_eq!(
            candidates("python", &path("/a:/b::/c")),
            ["/a/python", "/b/python", "/c/python"]
        );
        assert_eq!(candidates("python", &[]), [""; 0]);
    }
}
