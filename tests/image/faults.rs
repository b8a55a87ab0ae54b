//! A registry that fails in every way: each pull ends in the right image or in an error that says
//! what was wrong, and never in a wrong blob.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use coracle::image::{
    Image, ImageStore, ImageStoreOptions, ManifestError, PullError, TransferError, UnpackError,
};
use coracle::model::Architecture;

use crate::model::{Node, assert_same_tree, in_order};
use crate::registry::{Fault, Registry, TestImage, blob_path, digest};
use crate::support::{assert_store_is_clean, entries, open, options, reference, shown};

/// Content that does not compress, so that its blob spans many packets.
fn noise(length: usize) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(7);
    (0..length).map(|_| random.u8(..)).collect()
}

fn test_image() -> TestImage {
    TestImage::new(&[&[("app.py", b"print(1)"), ("data", &noise(300_000))], &[("opt/x", b"2")]])
}

fn expected(image: &TestImage) -> BTreeMap<PathBuf, Node> {
    let tars: Vec<Vec<u8>> = image
        .layers
        .iter()
        .map(|layer| {
            let mut tar = Vec::new();
            let mut decoder = flate2::read::GzDecoder::new(&layer[..]);
            std::io::copy(&mut decoder, &mut tar).expect("gzip");
            tar
        })
        .collect();
    in_order(&tars)
}

async fn serve(image: &TestImage) -> Registry {
    let registry = Registry::start().await;
    registry.put_image(image);
    registry
}

async fn pull(store: &ImageStore, registry: &Registry) -> Result<Arc<Image>, Arc<PullError>> {
    store.pull(&reference(&format!("{}/app:1", registry.address)), Architecture::HOST).await
}

#[track_caller]
fn transfer(error: &PullError) -> &TransferError {
    match error {
        PullError::Transfer { source, .. } => source,
        other => panic!("{other:?}"),
    }
}

fn too_many_requests() -> Fault {
    let body = r#"{"errors":[{"code":"TOOMANYREQUESTS","message":"Rate exceeded"}]}"#;
    Fault::Answer(429, vec![("retry-after", "0".into())], body.into())
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_passes_is_overcome() {
    let image = test_image();
    let registry = serve(&image).await;
    for fault in [
        Fault::Drop,
        too_many_requests(),
        Fault::Answer(500, vec![], String::new()),
        Fault::Answer(503, vec![], "<html>busy</html>".into()),
        Fault::Truncate(0),
        Fault::Truncate(100_000),
        Fault::EndEarly(100),
        Fault::Stall,
    ] {
        for kind in ["/manifests/", "/blobs/"] {
            let state = tempfile::tempdir().expect("a directory can be made");
            let (kind, fault_once) = (kind.to_owned(), fault.clone());
            let mut left = 2;
            registry.misbehave(move |_, seen| {
                let hits = seen.path.contains(&kind) && 0 < left;
                left -= i32::from(hits);
                hits.then(|| fault_once.clone())
            });
            // A manifest that ends early without saying so is no JSON, and has no digest to miss.
            let pulled = pull(&open(state.path()), &registry).await;
            match pulled {
                Ok(pulled) => assert_same_tree(&shown(&pulled), &expected(&image)),
                Err(error) => assert!(matches!(fault, Fault::EndEarly(_)), "{fault:?}: {error:?}"),
            }
            assert_store_is_clean(state.path());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_stays_is_a_typed_error_and_leaves_no_image() {
    let image = test_image();
    let registry = serve(&image).await;
    type Check = fn(&TransferError) -> bool;
    let cases: Vec<(&str, Fault, Check)> = vec![
        ("/", Fault::Drop, |error| matches!(error, TransferError::Unreachable { .. })),
        (
            "/",
            too_many_requests(),
            |error| matches!(error, TransferError::Status { message, .. } if message.contains("Rate exceeded")),
        ),
        ("/", Fault::Answer(500, vec![], String::new()), |error| {
            matches!(error, TransferError::Status { .. })
        }),
        ("/", Fault::Answer(404, vec![], String::new()), |error| {
            matches!(error, TransferError::NotFound { .. })
        }),
        ("/", Fault::Answer(403, vec![], String::new()), |error| {
            matches!(error, TransferError::Denied { .. })
        }),
        ("/", Fault::Answer(302, vec![("location", "/".into())], String::new()), |error| {
            matches!(error, TransferError::Redirect { reason: "too many times", .. })
        }),
        ("/", Fault::Answer(302, vec![], String::new()), |error| {
            matches!(error, TransferError::Redirect { .. })
        }),
        ("/blobs/", Fault::Stall, |error| matches!(error, TransferError::Interrupted { .. })),
        ("/blobs/", Fault::Truncate(10), |error| {
            matches!(error, TransferError::Interrupted { .. } | TransferError::Size { .. })
        }),
        ("/blobs/", Fault::Corrupt(20), |error| matches!(error, TransferError::Digest { .. })),
        ("/blobs/", Fault::Append(vec![0; 10]), |error| {
            matches!(error, TransferError::Size { .. } | TransferError::TooLarge { .. })
        }),
        ("/manifests/", Fault::Append(vec![b' '; 5 << 20]), |error| {
            matches!(error, TransferError::TooLarge { limit: 4_194_304, .. })
        }),
    ];
    for (kind, fault, check) in cases {
        let state = tempfile::tempdir().expect("a directory can be made");
        let always = fault.clone();
        registry.misbehave(move |_, seen| seen.path.contains(kind).then(|| always.clone()));
        let error = pull(&open(state.path()), &registry).await.expect_err("it cannot work");
        assert!(check(transfer(&error)), "{kind} {fault:?}: {error:?}");
        for place in ["images", "layers", "roots"] {
            assert_eq!(entries(&state.path().join(place)), Vec::<PathBuf>::new());
        }
        assert_store_is_clean(state.path());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_faults_end_in_the_image_or_in_an_error() {
    let image = test_image();
    let registry = serve(&image).await;
    let expected = expected(&image);
    let state = tempfile::tempdir().expect("a directory can be made");
    let (mut faults, mut successes) = (0, 0);
    for seed in 0.. {
        let mut random = fastrand::Rng::with_seed(seed);
        registry.misbehave(move |_, _| {
            let size = random.usize(..310_000);
            match random.u8(..14) {
                0 => Some(Fault::Drop),
                1 => Some(too_many_requests()),
                2 => Some(Fault::Answer(502, vec![], String::new())),
                3 | 4 => Some(Fault::Truncate(size)),
                5 => Some(Fault::EndEarly(size)),
                6 | 7 => Some(Fault::Corrupt(size)),
                8 => Some(Fault::IgnoreRange),
                _ => None,
            }
        });
        let directory = state.path().join(seed.to_string());
        let pulled = pull(&open(&directory), &registry).await;
        assert_store_is_clean(&directory);
        faults += registry.seen().len();
        if let Ok(pulled) = pulled {
            successes += 1;
            assert_same_tree(&shown(&pulled), &expected);
        }
        fs_err::remove_dir_all(&directory).expect("it can be removed");
        if 1000 <= faults {
            break;
        }
    }
    assert!(10 < successes, "{successes}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_download_goes_on_where_it_broke_off() {
    let image = test_image();
    let registry = serve(&image).await;
    let blob = blob_path(&image.layers[0]);
    registry.misbehave(move |number, seen| {
        (seen.path == blob && number < 5).then_some(Fault::Truncate(100_000))
    });
    let state = tempfile::tempdir().expect("a directory can be made");
    pull(&open(state.path()), &registry).await.expect("it is pulled");
    let ranges: Vec<String> = registry.seen().into_iter().filter_map(|seen| seen.range).collect();
    assert!(!ranges.is_empty());
    assert!(ranges.iter().all(|range| range != "bytes=0-"), "{ranges:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_starts_again_instead_of_going_on_is_understood() {
    let image = test_image();
    let registry = serve(&image).await;
    let mut was_truncated = false;
    registry.misbehave(move |_, seen| {
        let is_first = seen.path.contains("/blobs/") && !was_truncated;
        was_truncated |= is_first;
        Some(if is_first { Fault::Truncate(200) } else { Fault::IgnoreRange })
    });
    let state = tempfile::tempdir().expect("a directory can be made");
    let pulled = pull(&open(state.path()), &registry).await.expect("it is pulled");
    assert_same_tree(&shown(&pulled), &expected(&image));
}

/// Answers as `public.ecr.aws` does (images.md §1.1): an old token is a bad request.
fn wants_token(
    token: &'static str,
    realm: String,
) -> impl FnMut(usize, &crate::registry::Seen) -> Option<Fault> {
    move |_, seen| {
        if seen.path.starts_with("/token") {
            return Some(Fault::Answer(200, vec![], format!(r#"{{"token":"{token}"}}"#)));
        }
        match seen.authorization.as_deref() {
            None => {
                let challenge = format!(r#"Bearer realm="{realm}",service="test",scope="aws""#);
                Some(Fault::Answer(401, vec![("www-authenticate", challenge)], String::new()))
            }
            Some(given) if given == format!("Bearer {token}") => None,
            Some(_) => {
                let body = r#"{"errors":[{"code":"DENIED","message":"Your Authorization Token is invalid."}]}"#;
                Some(Fault::Answer(400, vec![], body.into()))
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_are_asked_for_once_and_again_when_they_are_old() {
    let image = test_image();
    let registry = serve(&image).await;
    let realm = format!("http://{}/token", registry.address);
    let state = tempfile::tempdir().expect("a directory can be made");
    let store = open(state.path());
    registry.misbehave(wants_token("first", realm.clone()));
    pull(&store, &registry).await.expect("it is pulled");
    let tokens = |registry: &Registry| {
        registry.seen().iter().filter(|seen| seen.path.starts_with("/token")).count()
    };
    assert_eq!(tokens(&registry), 1);
    registry.misbehave(wants_token("second", realm));
    pull(&store, &registry).await.expect("it is pulled with a new token");
    assert_eq!(tokens(&registry), 1);
    assert!(registry.seen().iter().any(|seen| seen.path == "/token?service=test&scope=aws"));
}

#[tokio::test(flavor = "multi_thread")]
async fn credentials_go_to_the_registrys_token_server_and_nowhere_else() {
    let image = test_image();
    let registry = serve(&image).await;
    let state = tempfile::tempdir().expect("a directory can be made");
    let configuration = state.path().join("config.json");
    let auths = format!(r#"{{"auths":{{"{}":{{"auth":"dXNlcjpwYXNz"}}}}}}"#, registry.address);
    fs_err::write(&configuration, auths).expect("it can be written");
    let with_credentials = || {
        let directory = state.path().join(fastrand::u64(..).to_string());
        let options = ImageStoreOptions {
            docker_configuration: Some(configuration.clone()),
            ..options(&directory)
        };
        ImageStore::open(options).expect("the store opens")
    };
    registry.misbehave(wants_token("t", format!("http://{}/token", registry.address)));
    pull(&with_credentials(), &registry).await.expect("it is pulled");
    for seen in registry.seen() {
        let expected = match seen.path.starts_with("/token") {
            true => Some("Basic dXNlcjpwYXNz"),
            false => Some("Bearer t").filter(|_| seen.authorization.is_some()),
        };
        assert_eq!(seen.authorization.as_deref(), expected, "{}", seen.path);
    }
    registry.misbehave(wants_token("t", "http://collector.example/token".into()));
    let error = pull(&with_credentials(), &registry).await.expect_err("the realm is elsewhere");
    assert!(matches!(transfer(&error), TransferError::Realm { .. }), "{error:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn authorization_does_not_follow_a_redirect_to_another_host() {
    let image = test_image();
    let (registry, storage) = (serve(&image).await, serve(&image).await);
    let mut wants = wants_token("t", format!("http://{}/token", registry.address));
    let elsewhere = storage.address.clone();
    registry.misbehave(move |number, seen| {
        wants(number, seen).or_else(|| {
            let location = format!("http://{elsewhere}{}", seen.path);
            let headers = vec![("location", location)];
            seen.path.contains("/blobs/").then(|| Fault::Answer(307, headers, String::new()))
        })
    });
    let state = tempfile::tempdir().expect("a directory can be made");
    pull(&open(state.path()), &registry).await.expect("it is pulled");
    assert!(3 <= storage.seen().len());
    assert!(storage.seen().iter().all(|seen| seen.authorization.is_none()));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_want_one_image_pull_it_once() {
    let image = test_image();
    let registry = serve(&image).await;
    let state = tempfile::tempdir().expect("a directory can be made");
    let store = open(state.path());
    let reference = reference(&format!("{}/app:1", registry.address));
    let pulls = (0..16).map(|_| store.ensure(&reference, Architecture::HOST));
    for pulled in futures_util::future::join_all(pulls).await {
        pulled.expect("it is pulled");
    }
    assert_eq!(registry.seen().len(), 4, "{:?}", registry.seen());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pulled_image_needs_no_registry() {
    let image = test_image();
    let registry = serve(&image).await;
    let state = tempfile::tempdir().expect("a directory can be made");
    let pulled = pull(&open(state.path()), &registry).await.expect("it is pulled");
    let reference = pulled.reference.clone();
    drop(registry);
    let store = open(state.path());
    assert_eq!(store.ensure(&reference, Architecture::HOST).await.expect("it is here"), pulled);
    let start = Instant::now();
    let error = store.pull(&reference, Architecture::HOST).await.expect_err("nobody answers");
    assert!(matches!(transfer(&error), TransferError::Unreachable { .. }));
    assert!(start.elapsed() < Duration::from_secs(5));
    assert!(store.ensure(&reference, Architecture::HOST).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_blob_that_the_disk_damaged_is_downloaded_again() {
    let image = test_image();
    let registry = serve(&image).await;
    let state = tempfile::tempdir().expect("a directory can be made");
    pull(&open(state.path()), &registry).await.expect("it is pulled");
    let blob = state.path().join("blobs/sha256").join(&digest(&image.layers[0])["sha256:".len()..]);
    let kept = fs_err::read(&blob).expect("it is kept");
    fs_err::write(&blob, &kept[..1000]).expect("it can be damaged");
    fs_err::remove_dir_all(state.path().join("layers")).expect("it can be removed");
    let pulled = pull(&open(state.path()), &registry).await.expect("it is pulled again");
    assert_same_tree(&shown(&pulled), &expected(&image));
    assert_store_is_clean(state.path());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tag_that_moves_is_followed_by_a_pull_only() {
    let registry = serve(&test_image()).await;
    let state = tempfile::tempdir().expect("a directory can be made");
    let store = open(state.path());
    let before = pull(&store, &registry).await.expect("it is pulled");
    registry.put_image(&TestImage::new(&[&[("app.py", b"print(2)")]]));
    let kept = store.ensure(&before.reference, Architecture::HOST).await.expect("it is here");
    assert_eq!(kept.digest, before.digest);
    let after = pull(&store, &registry).await.expect("it is pulled");
    assert_ne!(after.digest, before.digest);
    assert_eq!(fs_err::read(after.root.join("app.py")).expect("a file"), b"print(2)");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_digest_demands_its_manifest() {
    let image = test_image();
    let registry = serve(&image).await;
    let version = digest(&image.manifest);
    registry.put(
        format!("/v2/app/manifests/{version}"),
        crate::registry::OCI_MANIFEST,
        image.manifest.clone(),
    );
    let state = tempfile::tempdir().expect("a directory can be made");
    let reference = reference(&format!("{}/app@{version}", registry.address));
    open(state.path()).pull(&reference, Architecture::HOST).await.expect("it is pulled");

    let mut other = image.manifest.clone();
    other.push(b' ');
    registry.put(format!("/v2/app/manifests/{version}"), crate::registry::OCI_MANIFEST, other);
    let error =
        open(state.path()).pull(&reference, Architecture::HOST).await.expect_err("it differs");
    assert!(matches!(transfer(&error), TransferError::Digest { .. }), "{error:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_that_are_no_images_are_refused() {
    let image = test_image();
    let registry = serve(&image).await;
    let good = String::from_utf8(image.manifest.clone()).expect("JSON");
    let layer = digest(&image.layers[0]);
    for (from, to) in [
        (good.as_str(), "not JSON"),
        (layer.as_str(), "sha256:../../../../etc/passwd"),
        ("\"schemaVersion\":2", "\"schemaVersion\":2,\"manifests\":[]"),
        ("layer.v1.tar+gzip", "layer.v1.tar+lzma"),
    ] {
        let manifest = good.replace(from, to).into_bytes();
        registry.put_image(&TestImage { manifest, ..image.clone() });
        let state = tempfile::tempdir().expect("a directory can be made");
        let error = pull(&open(state.path()), &registry).await.expect_err("it is no image");
        assert!(matches!(*error, PullError::Manifest { .. }), "{to}: {error:?}");
        assert_store_is_clean(state.path());
    }
    let fewer =
        String::from_utf8(image.configuration.clone()).expect("JSON").replace("diff_ids", "x");
    let manifest = good.replace(&digest(&image.configuration), &digest(fewer.as_bytes()));
    let size = image.configuration.len();
    let manifest =
        manifest.replace(&format!("\"size\":{size}"), &format!("\"size\":{}", fewer.len()));
    registry.put_image(&TestImage {
        manifest: manifest.into_bytes(),
        configuration: fewer.into_bytes(),
        ..image
    });
    let state = tempfile::tempdir().expect("a directory can be made");
    let error = pull(&open(state.path()), &registry).await.expect_err("the layers do not match");
    let is_count =
        matches!(&*error, PullError::Manifest { source: ManifestError::LayerCount { .. }, .. });
    assert!(is_count, "{error:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_beyond_its_limits_is_refused() {
    let registry = serve(&TestImage::new(&[&[("zeros", &[0; 200_000])]])).await;
    let state = tempfile::tempdir().expect("a directory can be made");
    let pull_limited = async |bytes| {
        let mut options = options(state.path());
        options.limits.bytes = bytes;
        let store = ImageStore::open(options).expect("the store opens");
        pull(&store, &registry).await.expect_err("it is too large")
    };
    // Its blobs are beyond the limit, or only what is in them.
    let error = pull_limited(100).await;
    assert!(matches!(*error, PullError::Limit { .. }), "{error:?}");
    assert_eq!(registry.seen().len(), 2, "nothing but manifest and configuration");
    let error = pull_limited(100_000).await;
    assert!(matches!(&*error, PullError::Layer { source: UnpackError::Limit(_), .. }), "{error:?}");
    assert_store_is_clean(state.path());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pull_nobody_waits_for_leaves_nothing_that_the_next_one_minds() {
    let image = test_image();
    let registry = serve(&image).await;
    let blob = blob_path(&image.layers[0]);
    registry.misbehave(move |_, seen| (seen.path == blob).then_some(Fault::Stall));
    let state = tempfile::tempdir().expect("a directory can be made");
    let store = open(state.path());
    let abandoned = tokio::time::timeout(Duration::from_millis(100), pull(&store, &registry)).await;
    assert!(abandoned.is_err());
    assert_store_is_clean(state.path());
    registry.misbehave(|_, _| None);
    let pulled = pull(&store, &registry).await.expect("it is pulled");
    assert_same_tree(&shown(&pulled), &expected(&image));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_killed_pull_left_is_swept_at_the_next_start() {
    let state = tempfile::tempdir().expect("a directory can be made");
    drop(open(state.path()));
    let left = Path::new(&state.path().join("staging")).join("image-0000000000000000/3/layer");
    fs_err::create_dir_all(&left).expect("it can be made");
    open(state.path());
    assert!(!left.exists());
}
