//! What the tests of images share.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use coracle::image::{Image, ImageReference, ImageStore, ImageStoreOptions, TransferRules};
use coracle::model::LayerOwner;
use sha2::{Digest, Sha256};

use crate::model::{Node, read_tar};

/// Registries of tests misbehave on purpose: nobody needs to be patient with them.
pub(crate) const IMPATIENT: TransferRules = TransferRules {
    connect: Duration::from_secs(5),
    idle: Duration::from_millis(500),
    slowest: 10 << 10,
    tries: 5,
    first_pause: Duration::from_millis(2),
    longest_pause: Duration::from_millis(10),
};

pub(crate) fn is_root() -> bool {
    nix::unistd::Uid::effective().is_root()
}

pub(crate) fn owner() -> LayerOwner {
    if is_root() { LayerOwner::DEDICATED } else { LayerOwner::Server }
}

pub(crate) fn options(state: &Path) -> ImageStoreOptions {
    ImageStoreOptions { rules: IMPATIENT, ..ImageStoreOptions::new(state.to_owned(), owner()) }
}

#[track_caller]
pub(crate) fn open(state: &Path) -> ImageStore {
    ImageStore::open(options(state)).expect("the store opens")
}

#[track_caller]
pub(crate) fn reference(text: &str) -> ImageReference {
    text.parse().expect("the reference is valid")
}

/// What a sandbox of the image sees, as tar sees it.
#[track_caller]
pub(crate) fn shown(image: &Image) -> BTreeMap<PathBuf, Node> {
    let mut command = Command::new("tar");
    command.arg("-C").arg(&image.root);
    let output = command
        .args(["--format=pax", "--xattrs", "--xattrs-include=*", "-cf", "-", "."])
        .output()
        .expect("tar is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    read_tar(&output.stdout)
}

/// Checks what must hold after every pull, failed or not.
#[track_caller]
pub(crate) fn assert_store_is_clean(state: &Path) {
    for blob in entries(&state.join("blobs/sha256")) {
        let content = fs_err::read(&blob).expect("a blob can be read");
        let name = blob.file_name().expect("it has a name").to_string_lossy().into_owned();
        assert_eq!(hex(&Sha256::digest(content)), name, "a blob is not what its name says");
    }
    for staging in entries(&state.join("staging")) {
        if staging.is_dir() {
            assert_eq!(entries(&staging), Vec::<PathBuf>::new(), "something stays in staging");
        }
    }
}

pub(crate) fn entries(directory: &Path) -> Vec<PathBuf> {
    let entries = fs_err::read_dir(directory).expect("the directory is there");
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.sort();
    paths
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
