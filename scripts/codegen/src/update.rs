//! Takes a newer model out of botocore's wheel and prints what it changes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use flate2::read::GzDecoder;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

const MEMBER: &str = "botocore/data/lambda/2015-03-31/service-2.json.gz";

/// Replaces `model/service-2.json` and `model/SOURCE` by those of a version of botocore.
#[expect(clippy::print_stdout, reason = "the report is what the command is for")]
pub(crate) fn update(here: &Path, version: &str) -> Result<()> {
    let directory = here.join(format!("../../target/botocore-{version}"));
    fs_err::create_dir_all(&directory)?;
    let status = Command::new("python3")
        .args(["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest"])
        .arg(&directory)
        .arg(format!("botocore=={version}"))
        .status()
        .context("could not run python3 -m pip")?;
    if !status.success() {
        bail!("pip could not download botocore {version}");
    }
    let wheel = directory.join(format!("botocore-{version}-py3-none-any.whl"));
    let original = read_member(&wheel)?;
    let mut new: Value = serde_json::from_slice(&original)?;
    strip_documentation(&mut new);
    let path = here.join("model/service-2.json");
    let old: Value = serde_json::from_str(&fs_err::read_to_string(&path)?)?;
    for line in differences(&old, &new) {
        println!("{line}");
    }
    fs_err::write(&path, serde_json::to_string_pretty(&new)? + "\n")?;
    fs_err::write(here.join("model/SOURCE"), source(version, &Sha256::digest(&original)))?;
    Ok(())
}

fn source(version: &str, digest: &[u8]) -> String {
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!(
        "service-2.json is AWS's model of the Lambda API, lambda/2015-03-31, from botocore {version}\n\
         (https://pypi.org/project/botocore/), with all documentation removed.\n\n\
         sha256 of the original service-2.json: {digest}\n\n\
         Licence: Apache-2.0 (the LICENSE file of this repository has its text).\n\
         NOTICE of botocore: Botocore, Copyright 2012-2022 Amazon.com, Inc. or its affiliates.\n\
         All Rights Reserved.\n"
    )
}

fn read_member(wheel: &Path) -> Result<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(fs_err::File::open(wheel)?)?;
    let mut model = Vec::new();
    GzDecoder::new(archive.by_name(MEMBER)?).read_to_end(&mut model)?;
    Ok(model)
}

fn strip_documentation(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|name, value| !(name.starts_with("documentation") && value.is_string()));
            members.values_mut().for_each(strip_documentation);
        }
        Value::Array(elements) => elements.iter_mut().for_each(strip_documentation),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Everything that changed, one line per leaf of the model: a path and its value.
fn differences(old: &Value, new: &Value) -> Vec<String> {
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    flatten(old, String::new(), &mut before);
    flatten(new, String::new(), &mut after);
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let lines = paths.into_iter().filter_map(|path| match (before.get(path), after.get(path)) {
        (old, new) if old == new => None,
        (None, Some(new)) => Some(format!("+ {path} = {new}")),
        (Some(old), None) => Some(format!("- {path} = {old}")),
        (Some(old), Some(new)) => Some(format!("~ {path} = {new} (was {old})")),
        (None, None) => None,
    });
    lines.collect()
}

fn flatten(value: &Value, path: String, leaves: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                flatten(member, format!("{path}/{name}"), leaves);
            }
        }
        // Lists of the model are sets: of errors, of required members, of enum values.
        Value::Array(elements) => {
            for element in elements {
                leaves.insert(format!("{path}[{element}]"), String::new());
            }
        }
        leaf => {
            leaves.insert(path, leaf.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_changed_constraint_is_one_line_of_the_report() {
        let old = json!({"shapes": {"Timeout": {"type": "integer", "max": 900}}});
        let new = json!({"shapes": {"Timeout": {"type": "integer", "max": 5400, "min": 1}}});
        assert_eq!(
            differences(&old, &new),
            ["~ /shapes/Timeout/max = 5400 (was 900)", "+ /shapes/Timeout/min = 1"]
        );
    }
}
