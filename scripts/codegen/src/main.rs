//! Writes `src/api/generated` from AWS's own model of the Lambda API.
//!
//! ```text
//! cargo run -p codegen                    write the files
//! cargo run -p codegen -- --check         fail when they differ from what would be written
//! cargo run -p codegen -- update 1.45.0   fetch botocore's wheel, print what changed, keep the model
//! ```
//!
//! The model is botocore's `service-2.json` without its documentation. `overrides.toml` holds what
//! AWS's servers were seen to do differently.

mod constraints;
mod errors;
mod model;
mod names;
mod operations;
mod overrides;
mod types;
mod update;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::constraints::Constraints;
use crate::model::Model;
use crate::operations::Operations;
use crate::overrides::Overrides;
use crate::types::{File, Types};

const GENERATED: &str = "src/api/generated";
const OPERATIONS: &str = "src/api/operations";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    match arguments[..] {
        [] => write(&root, &render(&root)?),
        ["--check"] => check(&root, &render(&root)?),
        ["update", version] => update::update(Path::new(env!("CARGO_MANIFEST_DIR")), version),
        _ => bail!("usage: codegen [--check | update VERSION]"),
    }
}

type Rendered = Vec<(PathBuf, String)>;

fn render(root: &Path) -> Result<Rendered> {
    let model = Model::read(include_str!("../model/service-2.json"))?;
    let overrides = Overrides::read(include_str!("../overrides.toml"))?;
    let types = Types::new(&model, &overrides);
    let files = operation_files(&root.join(OPERATIONS))?;
    let operations = Operations { model: &model, overrides: &overrides, files };
    let constraints = Constraints { model: &model, overrides: &overrides };
    let generated = [
        ("constraints.rs", constraints.render()),
        ("enums.rs", types.enums()),
        ("errors.rs", errors::render(&model, &overrides)),
        ("operations.rs", operations.operations()),
        ("requests.rs", types.structures(File::Requests)),
        ("responses.rs", types.structures(File::Responses)),
        ("round_trips.rs", types.round_trips()),
        ("routes.rs", operations.routes()),
        ("structures.rs", types.structures(File::Structures)),
    ];
    let mut rendered = Vec::new();
    for (name, text) in generated {
        let text = format!(
            "// Written by `cargo run -p codegen`: change the generator instead.\n\n{text}"
        );
        rendered.push((Path::new(GENERATED).join(name), format_source(root, &text)?));
    }
    rendered.push((Path::new(OPERATIONS).join("mod.rs"), operations.module()));
    Ok(rendered)
}

fn operation_files(directory: &Path) -> Result<BTreeSet<String>> {
    let mut files = BTreeSet::new();
    for entry in fs_err::read_dir(directory)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(name) = name.strip_suffix(".rs").filter(|name| *name != "mod") {
            files.insert(name.to_owned());
        }
    }
    Ok(files)
}

/// Formats as the rest of the workspace is: rustfmt finds `rustfmt.toml` from the directory.
fn format_source(root: &Path, source: &str) -> Result<String> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout"])
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("could not run rustfmt: install it with `rustup component add rustfmt`")?;
    let mut stdin = rustfmt.stdin.take().context("rustfmt has no standard input")?;
    let source = source.to_owned();
    let feeder = std::thread::spawn(move || stdin.write_all(source.as_bytes()));
    let output = rustfmt.wait_with_output()?;
    feeder.join().map_err(|_| anyhow::anyhow!("the thread that feeds rustfmt panicked"))??;
    if !output.status.success() {
        bail!("rustfmt rejects what the generator wrote");
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn write(root: &Path, rendered: &Rendered) -> Result<()> {
    for (path, text) in rendered {
        fs_err::write(root.join(path), text)?;
    }
    Ok(())
}

fn check(root: &Path, rendered: &Rendered) -> Result<()> {
    for (path, text) in rendered {
        if fs_err::read_to_string(root.join(path)).ok().as_ref() != Some(text) {
            bail!(
                "{} is not what the generator writes: run `cargo run -p codegen`",
                path.display()
            );
        }
    }
    Ok(())
}
