//! The only caller of libcontainer.

use std::collections::HashMap;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;

use libcontainer::container::Container;
use libcontainer::container::builder::ContainerBuilder;
use libcontainer::oci_spec::runtime::Spec;
use libcontainer::syscall::syscall::SyscallType;
use libcontainer::workload::{
    Executor, ExecutorError, ExecutorSetEnvsError, ExecutorValidationError,
};

use super::helper::{HelperError, Step};
use super::stage::{BUNDLE, STATE};
use crate::sandbox::spec::STAGE;
use crate::sandbox::sys;
use crate::sandbox::wire::{Request, Stdio};

/// Makes namespaces and mounts, and the process that will be PID 1, which waits to be started.
pub(super) fn create(
    request: &Request,
    stdio: Stdio,
    program: &OwnedFd,
) -> Result<Container, HelperError> {
    let program = program.as_fd().try_clone_to_owned().step("pass the program of PID 1")?;
    ContainerBuilder::new(request.id.to_string(), SyscallType::default())
        .with_root_path(format!("{STAGE}/{STATE}"))
        .step("prepare the container")?
        // All three, or the sandbox would inherit ours.
        .with_stdin(stdio.control)
        .with_stdout(stdio.stdout)
        .with_stderr(stdio.stderr)
        .with_executor(SealedProgram(Arc::new(program)))
        .as_init(format!("{STAGE}/{BUNDLE}"))
        .with_systemd(false)
        .with_detach(true)
        .build()
        .step("create the container")
}

/// The pid of what will be PID 1, as the host sees it.
pub(super) fn pid(container: &Container) -> Result<i32, HelperError> {
    container.pid().map(|pid| pid.as_raw()).ok_or("it has none").step("get the pid of PID 1")
}

/// Executes PID 1 from the sealed memory file, so that nothing of it has to be in the image.
#[derive(Clone)]
struct SealedProgram(Arc<OwnedFd>);

impl Executor for SealedProgram {
    fn exec(&self, _: &Spec) -> Result<(), ExecutorError> {
        let errno = sys::execute_file(self.0.as_fd(), c"runtime-interface");
        Err(ExecutorError::Execution(Box::new(errno)))
    }

    fn validate(&self, _: &Spec) -> Result<(), ExecutorValidationError> {
        // The specification names no program that could be missing.
        Ok(())
    }

    fn setup_envs(&self, _: HashMap<String, String>) -> Result<(), ExecutorSetEnvsError> {
        // PID 1 is executed with an empty environment.
        Ok(())
    }
}
