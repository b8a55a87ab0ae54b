//! PID 1 of every sandbox: starts the runtime, kills it, reaps everything, and dies with the server.
//!
//! The server starts it as root of a new PID, mount, network and user namespace, with its end of
//! the control socket as file descriptor 0 and the function's output as 1 and 2. It is one thread
//! that waits for two things: a command, or the death of a child.
//!
//! **Invariant:** nothing a function sends is read here.
//!
//! **Invariant:** PID 1 never outlives the server: the end of the control socket ends it, and with
//! it every process of its PID namespace.

mod process;
mod reaper;
mod supervisor;
mod sys;

use std::process::ExitCode;

fn main() -> ExitCode {
    match supervisor::run() {
        Ok(()) => ExitCode::SUCCESS,
        // Nobody can be told: the control socket is what failed, and standard error is the
        // function's. The server sees the end of PID 1.
        Err(_) => ExitCode::FAILURE,
    }
}
