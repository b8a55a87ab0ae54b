//! The `coracle` program: see the library for everything it does.

use std::process::ExitCode;

fn main() -> ExitCode {
    // First of all, while there is one thread: this program is also its own spawner.
    if let Some(code) = coracle::sandbox::run_spawner_if_asked() {
        return code;
    }
    coracle::cli::run()
}
