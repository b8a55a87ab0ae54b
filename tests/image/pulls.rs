//! The test images of `scripts/images`, from a real registry.

use std::collections::{BTreeMap, HashSet};
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use coracle::image::{Image, ImageStoreOptions, Progress, PullError, UnpackError};
use coracle::model::Architecture;

use crate::model::{Content, Node, assert_same_tree, in_order};
use crate::support::{assert_store_is_clean, entries, open, options, reference, shown};

/// Host and port of the registry with the test images.
#[expect(clippy::disallowed_methods, reason = "tests have no other configuration")]
fn registry() -> String {
    std::env::var("CORACLE_TEST_REGISTRY").expect(
        "CORACLE_TEST_REGISTRY names the registry with the test images: run \
         `scripts/images/build.py --cache DIR`, then `scripts/images/serve.py --cache DIR --port 5055 &`, \
         and set it to 127.0.0.1:5055",
    )
}

async fn pull(state: &Path, name: &str) -> Result<Arc<Image>, Arc<PullError>> {
    let reference = reference(&format!("{}/{name}", registry()));
    open(state).pull(&reference, Architecture::HOST).await
}

/// The uncompressed layers of the only image in a store, the lowest first.
fn layers(state: &Path) -> Vec<Vec<u8>> {
    let [record] = &entries(&state.join("images"))[..] else { panic!("one image is here") };
    let record: serde_json::Value =
        serde_json::from_slice(&fs_err::read(record).expect("it can be read")).expect("it is JSON");
    let layers = record["layers"].as_array().expect("it lists layers");
    let blob = |layer: &serde_json::Value| {
        let name = layer["blob"].as_str().expect("a digest");
        let blob = fs_err::read(state.join("blobs/sha256").join(name)).expect("the blob is kept");
        let mut content = Vec::new();
        match blob {
            gzip if gzip.starts_with(&[0x1f, 0x8b]) => {
                flate2::read::MultiGzDecoder::new(&gzip[..])
                    .read_to_end(&mut content)
                    .expect("gzip");
            }
            zstd if zstd.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => {
                content = zstd::decode_all(&zstd[..]).expect("zstd");
            }
            tar => content = tar,
        }
        content
    };
    layers.iter().map(blob).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_image_shows_what_unpacking_its_layers_in_order_gives() {
    for name in [
        "lambda/python:3.11",
        "lambda/nodejs:22",
        "lambda/provided:al2023",
        "test/python-oci:3.11",
        "test/app-image:latest",
        "test/empty-entrypoint:latest",
        "test/torture:latest",
    ] {
        let state = tempfile::tempdir().expect("a directory can be made");
        let image =
            pull(state.path(), name).await.unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_same_tree(&shown(&image), &in_order(&layers(state.path())));
        assert_store_is_clean(state.path());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_torture_image_comes_out_as_its_builder_says() {
    let state = tempfile::tempdir().expect("a directory can be made");
    let image = pull(state.path(), "test/torture:latest").await.expect("it is pulled");
    let tree = shown(&image);
    let file = |path: &str| fs_err::read_to_string(image.root.join(path)).expect("a file");
    for (path, content) in [
        ("link-target", "linked"),
        ("hard-link", "linked"),
        ("owned-by-993", "owned"),
        ("with-xattrs", "attributed"),
        ("missing/parent/file", "file"),
        ("twice", "second"),
        ("kept", "kept"),
        ("elsewhere/witness", "untouched"),
        ("opaque/new", "new"),
        ("file-to-directory/inside", "inside"),
        ("directory-to-file", "file"),
        ("link-to-file", "file"),
        ("link-to-directory/inside", "inside"),
        ("run/x", "through the link"),
    ] {
        assert_eq!(file(path), content, "{path}");
    }
    let link = |path: &str| tree[Path::new(path)].content.clone();
    assert_eq!(link("file-to-link"), Content::Link("kept".into()));
    assert_eq!(link("directory-to-link"), Content::Link("elsewhere".into()));
    assert_eq!(link("var/run"), Content::Link("/run".into()));
    assert_eq!(tree[Path::new("setuid-program")].mode, 0o755);
    for gone in [
        "pipe",
        "null-device",
        "removed-file",
        "removed-directory",
        "opaque/old-file",
        "never-existed",
    ] {
        assert!(!tree.contains_key(Path::new(gone)), "{gone}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_content_in_zstd_shares_nothing_but_the_tree() {
    let (gzip, zstd) = (tempfile::tempdir().expect("made"), tempfile::tempdir().expect("made"));
    let gzip = pull(gzip.path(), "lambda/python:3.11").await.expect("it is pulled");
    let zstd = pull(zstd.path(), "test/python-oci:3.11").await.expect("it is pulled");
    assert_same_tree(&shown(&zstd), &shown(&gzip));
}

#[tokio::test(flavor = "multi_thread")]
async fn images_share_layers_on_disk() {
    let state = tempfile::tempdir().expect("a directory can be made");
    let python = pull(state.path(), "lambda/python:3.11").await.expect("it is pulled");
    let before = entries(&state.path().join("layers"));
    let app = pull(state.path(), "test/app-image:latest").await.expect("it is pulled");
    let after = entries(&state.path().join("layers"));
    // app-image is python with one layer more: a directory and its notes.
    assert_eq!(after.len(), before.len() + 2);
    let inode = |image: &Image| {
        let program = image.root.join("var/lang/bin/python3.11");
        fs_err::metadata(program).expect("it is in both").ino()
    };
    assert_eq!(inode(&python), inode(&app));
    assert_eq!(app.config.command, ["app.handler"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn links_where_the_sandbox_mounts_are_hidden_by_the_skeleton() {
    let state = tempfile::tempdir().expect("a directory can be made");
    let image = pull(state.path(), "test/hostile-dev:latest").await.expect("it is pulled");
    let tree: BTreeMap<PathBuf, Node> = shown(&image);
    for directory in ["dev", "proc", "sys", "tmp", "etc", "var/task", "opt"] {
        assert_eq!(tree[Path::new(directory)].content, Content::Directory, "{directory}");
    }
    let passwd = fs_err::read_to_string(image.root.join("etc/passwd")).expect("a file");
    assert!(passwd.contains("sbx_user1051:x:993:990:"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_for_another_architecture_says_what_there_is() {
    let state = tempfile::tempdir().expect("a directory can be made");
    let error =
        pull(state.path(), "test/arm64-only:latest").await.expect_err("it is not for this host");
    assert!(matches!(*error, PullError::NoPlatform { .. }), "{error:?}");
    let (wanted, there) = match Architecture::HOST {
        Architecture::X86_64 => ("linux/amd64", "linux/arm64"),
        Architecture::Arm64 => ("linux/arm64", "linux/amd64"),
    };
    let text = error.to_string();
    for part in ["test/arm64-only", wanted, there, "--platform"] {
        assert!(text.contains(part), "{text}");
    }
    assert_eq!(entries(&state.path().join("images")), Vec::<PathBuf>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_layer_that_is_not_what_the_configuration_says_is_refused() {
    let state = tempfile::tempdir().expect("a directory can be made");
    let error = pull(state.path(), "test/bad-diffid:latest").await.expect_err("it lies");
    assert!(
        matches!(&*error, PullError::Layer { source: UnpackError::DiffId { .. }, .. }),
        "{error:?}"
    );
    assert_eq!(entries(&state.path().join("images")), Vec::<PathBuf>::new());
    assert_store_is_clean(state.path());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mirror_stands_in_for_the_public_registry() {
    let state = tempfile::tempdir().expect("a directory can be made");
    let mirror = format!("http://{}", registry()).parse().expect("a mirror");
    let options = ImageStoreOptions {
        mirror: Some(mirror),
        progress: Progress::Terminal,
        ..options(state.path())
    };
    let store = coracle::image::ImageStore::open(options).expect("the store opens");
    let python = coracle::image::runtime_image("python3.11").expect("a known runtime");
    let image = store.ensure(&reference(python), Architecture::HOST).await.expect("it is pulled");
    assert_eq!(image.reference.to_string(), "public.ecr.aws/lambda/python:3.11");
    assert_eq!(image.config.entrypoint, ["/lambda-entrypoint.sh"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn pruning_removes_what_no_kept_image_needs() {
    let state = tempfile::tempdir().expect("a directory can be made");
    let store = open(state.path());
    let names = ["lambda/provided:al2023", "test/torture:latest"];
    let [kept, removed] = names.map(|name| reference(&format!("{}/{name}", registry())));
    let image = store.pull(&kept, Architecture::HOST).await.expect("it is pulled");
    let expected = shown(&image);
    store.pull(&removed, Architecture::HOST).await.expect("it is pulled");
    assert_eq!(store.list().expect("a list").len(), 2);
    let in_use = HashSet::from([(kept.clone(), Architecture::HOST)]);
    let pruning = store.clone();
    let pruned = tokio::task::spawn_blocking(move || pruning.prune(&in_use)).await;
    let pruned = pruned.expect("it ends").expect("it is pruned");
    assert_eq!((pruned.images, pruned.layers), (1, 3));
    assert_eq!(
        store.list().expect("a list").iter().map(|image| &image.reference).collect::<Vec<_>>(),
        [&kept]
    );
    assert_eq!(shown(&image), expected);
    assert_store_is_clean(state.path());
    store.pull(&removed, Architecture::HOST).await.expect("it is pulled again");
}
