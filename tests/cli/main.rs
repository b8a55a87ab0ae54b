//! The command line as a user meets it: the built program against a server that gives recorded
//! answers. One file per command, as in `src/cli/`.

mod image;
mod invoke;
mod ps;
mod recorded_server;
mod serve;

use std::process::{Command, Output};

/// The program with these arguments, and no variables but what the test adds.
fn coracle(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coracle"));
    command.args(arguments).env_clear().env("HOME", "/nonexistent");
    command
}

/// What a command printed, and its exit code.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

#[track_caller]
fn run(mut command: Command) -> Outcome {
    let Output { status, stdout, stderr } = command.output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    Outcome { code: status.code(), stdout: text(stdout), stderr: text(stderr) }
}

#[test]
fn help_names_every_command_and_wrong_use_exits_with_2() {
    let help = run(coracle(&["--help"]));
    assert_eq!(help.code, Some(0));
    for command in ["serve", "invoke", "ps", "image"] {
        assert!(help.stdout.contains(&format!("\n  {command} ")), "{}", help.stdout);
    }
    assert_eq!(run(coracle(&["frobnicate"])).code, Some(2));
    assert_eq!(run(coracle(&[])).code, Some(2));
}
