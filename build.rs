//! Builds PID 1 of the sandboxes, which the server carries inside its own executable.
//!
//! PID 1 runs where there is no shared library, so it must be static: for musl when that target is
//! installed, otherwise for glibc, which links statically too.

#![expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script everything by environment"
)]

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What PID 1 is made of. A change of the workspace may change its dependencies and lints.
const SOURCES: [&str; 5] = [
    "runtime-interface/src",
    "runtime-interface/Cargo.toml",
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
];

/// Decided here, or meant for the outer build only.
const CLEARED: [&str; 6] = [
    "RUSTFLAGS",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_TARGET_DIR",
    "RUSTC_WORKSPACE_WRAPPER",
];

fn main() -> Result<(), Box<dyn Error>> {
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
    }
    let target = static_target(&variable("TARGET")?)?;
    let directory = PathBuf::from(variable("OUT_DIR")?).join("runtime-interface");
    build(&target, &directory)?;
    let program = directory.join(&target).join("release/runtime-interface");
    println!("cargo::rustc-env=RUNTIME_INTERFACE={}", program.display());
    Ok(())
}

fn build(target: &str, directory: &Path) -> Result<(), Box<dyn Error>> {
    let mut cargo = Command::new(variable("CARGO")?);
    cargo.args(["build", "--release", "--locked", "--package", "runtime-interface"]);
    cargo.args(["--bin", "runtime-interface", "--target", target, "--target-dir"]).arg(directory);
    for name in CLEARED {
        cargo.env_remove(name);
    }
    // One process of it lives in every sandbox: small counts, speed does not.
    cargo
        .env("RUSTFLAGS", "-C target-feature=+crt-static")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "s")
        .env("CARGO_PROFILE_RELEASE_LTO", "fat")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1")
        .env("CARGO_PROFILE_RELEASE_PANIC", "abort")
        .env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
    let status = cargo.status().map_err(|error| format!("could not run {cargo:?}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("runtime-interface was not built for {target}: {status}").into())
    }
}

/// The target to build for: musl's sibling of `target` if rustc has its standard library.
fn static_target(target: &str) -> Result<String, Box<dyn Error>> {
    let musl = target.replace("-gnu", "-musl");
    let output = Command::new(variable("RUSTC")?)
        .args(["--print", "target-libdir", "--target", &musl])
        .output()
        .map_err(|error| format!("could not ask rustc for its targets: {error}"))?;
    let libraries = String::from_utf8(output.stdout)?;
    let is_installed = output.status.success() && Path::new(libraries.trim()).is_dir();
    Ok(if is_installed { musl } else { target.to_owned() })
}

fn variable(name: &str) -> Result<String, Box<dyn Error>> {
    env::var(name).map_err(|error| format!("cargo did not set {name}: {error}").into())
}
