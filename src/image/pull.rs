//! One pull: from a reference to a record and the directories it names.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use futures_util::stream::{self, StreamExt, TryStreamExt};
use tokio::sync::Semaphore;
use tokio::task::JoinError;
use tokio_util::task::TaskTracker;

use crate::files::{annotate, sync_file_system};
use crate::model::Architecture;
use crate::model::Sha256Digest;

use super::PullError;
use super::configuration::{ImageConfiguration, parse_configuration};
use super::layer::{Fetched, LayerWork, PullContext};
use super::manifest::{Descriptor, Document, MOST_LAYERS, Manifest, Platform, parse};
use super::progress::ImageProgress;
use super::record::{LayerRecord, Record, stack};
use super::reference::{ImageReference, Source};
use super::registry::FetchedManifest;
use super::rootfs::make_root;
use super::store::{Image, StoreState};
use super::unpack::{Budget, LimitExceeded};

/// Downloads of one image at the same time, as many as Docker makes. Unpacking has its own bound.
const CONCURRENT_DOWNLOADS: usize = 3;

/// The manifest chosen for an architecture, and how it was reached.
struct Chosen {
    manifest: Manifest,
    digest: Sha256Digest,
    index: Option<Sha256Digest>,
}

/// Pulls an image, whatever is known of it already.
pub(super) async fn pull(
    store: &Arc<StoreState>,
    reference: &ImageReference,
    architecture: Architecture,
) -> Result<Image, PullError> {
    let start = Instant::now();
    // Nothing that this pull finds or places may be pruned before its record is written.
    let _not_pruned = store.pulling.read().await;
    let source = reference.source(store.mirror.as_ref());
    let chosen = choose(store, reference, &source, architecture).await?;
    let configuration = configuration(store, reference, &source, &chosen, architecture).await?;
    let context = Arc::new(PullContext {
        store: Arc::clone(store),
        reference: reference.clone(),
        source,
        budget: Budget::new(store.limits.clone()),
        progress: ImageProgress::new(store.progress),
        downloads: Semaphore::new(CONCURRENT_DOWNLOADS),
        blocking_work: TaskTracker::new(),
    });
    check_room(&context, &chosen.manifest)?;
    let layers = layers(&context, &chosen.manifest, &configuration.diff_ids).await;
    // When one layer has failed, the others are abandoned; a pull that has ended does nothing more.
    context.blocking_work.close();
    context.blocking_work.wait().await;
    let layers = layers?;
    let record = Record {
        reference: reference.clone(),
        architecture,
        digest: chosen.digest,
        index: chosen.index,
        configuration: chosen.manifest.config.digest,
        container: configuration.container,
        layers,
    };
    let image = keep(store, record).await?;
    let downloaded: u64 = chosen.manifest.layers.iter().map(|layer| layer.content.size).sum();
    tracing::info!(
        image = %reference,
        digest = %image.digest,
        compressed_bytes = downloaded,
        bytes = image.size,
        seconds = start.elapsed().as_secs_f64(),
        "image pulled"
    );
    Ok(image)
}

/// The digest of what a pull would fetch.
pub(super) async fn resolve(
    store: &Arc<StoreState>,
    reference: &ImageReference,
    architecture: Architecture,
) -> Result<Sha256Digest, PullError> {
    // A manifest that this keeps may be the one of a pull that follows.
    let _not_pruned = store.pulling.read().await;
    let source = reference.source(store.mirror.as_ref());
    choose(store, reference, &source, architecture).await.map(|chosen| chosen.digest)
}

/// Finds the manifest for an architecture, through an index if there is one.
async fn choose(
    store: &StoreState,
    reference: &ImageReference,
    source: &Source,
    architecture: Architecture,
) -> Result<Chosen, PullError> {
    let top = fetch_manifest(store, reference, source, &source.version).await?;
    let index = match read(reference, &top)? {
        Document::Manifest(manifest) => {
            return Ok(Chosen { manifest, digest: top.digest, index: None });
        }
        Document::Index(index) => index,
    };
    let descriptor: Descriptor = index
        .choose(architecture)
        .map_err(|source| PullError::Manifest { reference: reference.clone(), source })?
        .map_err(|offered| PullError::no_platform(reference, architecture, &offered))?;
    let version = format!("sha256:{}", descriptor.digest);
    let chosen = fetch_manifest(store, reference, source, &version).await?;
    match read(reference, &chosen)? {
        Document::Manifest(manifest) => {
            Ok(Chosen { manifest, digest: chosen.digest, index: Some(top.digest) })
        }
        Document::Index(_) => Err(PullError::Manifest {
            reference: reference.clone(),
            source: super::ManifestError::NestedIndex,
        }),
    }
}

async fn fetch_manifest(
    store: &StoreState,
    reference: &ImageReference,
    source: &Source,
    version: &str,
) -> Result<FetchedManifest, PullError> {
    let fetched = store.registry.manifest(source, version).await;
    let fetched = fetched.map_err(|source| PullError::transfer(reference, source))?;
    keep_blob(store, reference, &fetched.digest, &fetched.document)?;
    Ok(fetched)
}

fn read(reference: &ImageReference, fetched: &FetchedManifest) -> Result<Document, PullError> {
    parse(&fetched.document, fetched.content_type.as_deref())
        .map_err(|source| PullError::Manifest { reference: reference.clone(), source })
}

async fn configuration(
    store: &StoreState,
    reference: &ImageReference,
    source: &Source,
    chosen: &Chosen,
    architecture: Architecture,
) -> Result<ImageConfiguration, PullError> {
    let descriptor = &chosen.manifest.config;
    let fetched = store.registry.configuration(source, descriptor).await;
    let document = fetched.map_err(|source| PullError::transfer(reference, source))?;
    keep_blob(store, reference, &descriptor.digest, &document)?;
    let invalid = |source| PullError::Manifest { reference: reference.clone(), source };
    let configuration = parse_configuration(&document).map_err(invalid)?;
    if configuration.is_for != Some(architecture) {
        return Err(PullError::no_platform(
            reference,
            architecture,
            std::slice::from_ref(&configuration.platform),
        ));
    }
    let (diff_ids, layers) = (configuration.diff_ids.len(), chosen.manifest.layers.len());
    if diff_ids != layers {
        return Err(invalid(super::ManifestError::LayerCount { diff_ids, layers }));
    }
    Ok(configuration)
}

/// Small documents are kept beside the layers' blobs; they were verified when they arrived.
fn keep_blob(
    store: &StoreState,
    reference: &ImageReference,
    digest: &Sha256Digest,
    document: &[u8],
) -> Result<(), PullError> {
    let path = store.places.blob(digest);
    if path.exists() {
        return Ok(());
    }
    store
        .staging
        .write_file(&path, document)
        .map_err(|source| PullError::Local { reference: reference.clone(), source })
}

/// Refuses what cannot fit before anything of it is downloaded. Unpacking watches the disk itself.
fn check_room(context: &PullContext, manifest: &Manifest) -> Result<(), PullError> {
    let store = &context.store;
    let limits = &store.limits;
    let missing = manifest.layers.iter().map(|layer| &layer.content);
    let missing = missing.filter(|blob| !store.places.blob(&blob.digest).exists());
    let needed = missing.map(|blob| blob.size).fold(0, u64::saturating_add);
    let exceeded = |source| PullError::Limit { reference: context.reference.clone(), source };
    if limits.bytes < needed {
        return Err(exceeded(LimitExceeded::Bytes(limits.bytes)));
    }
    let disk = rustix::fs::statvfs(store.places.blobs()).map_err(|errno| {
        context.local(annotate(errno, "inspect the disk of", store.places.blobs()))
    })?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize).saturating_sub(needed);
    let reserve = disk.f_blocks.saturating_mul(disk.f_frsize) / 100 * limits.disk_reserve;
    if free < reserve {
        Err(exceeded(LimitExceeded::DiskReserve(limits.disk_reserve)))
    } else {
        Ok(())
    }
}

/// Fetches and unpacks all layers side by side, then settles those that depend on what is below.
async fn layers(
    context: &Arc<PullContext>,
    manifest: &Manifest,
    diff_ids: &[Sha256Digest],
) -> Result<Vec<LayerRecord>, PullError> {
    let mut fetching = Vec::new();
    for (index, (layer, diff_id)) in manifest.layers.iter().zip(diff_ids).enumerate() {
        let work = LayerWork {
            layer: layer.clone(),
            diff_id: *diff_id,
            name_with_below: name_with_below(&diff_ids[..=index]),
            bar: context.progress.layer(&layer.content.digest, layer.content.size),
        };
        let context = Arc::clone(context);
        fetching.push(async move {
            let fetched = context.fetch(&work).await?;
            Ok::<_, PullError>((work, fetched))
        });
    }
    let fetched: Vec<(LayerWork, Fetched)> =
        stream::iter(fetching).buffered(MOST_LAYERS).try_collect().await?;
    let mut records: Vec<LayerRecord> = Vec::new();
    for (work, fetched) in fetched {
        let below: Vec<PathBuf> =
            stack(&records).iter().map(|name| context.store.places.layer(name)).collect();
        records.push(context.settle(&work, fetched, below).await?);
        work.bar.finished();
    }
    Ok(records)
}

/// Names a directory that is right only on top of certain layers: like the ChainID of the OCI
/// image specification, except that the lowest layer's is not its DiffID, which names the
/// directory that is right anywhere.
fn name_with_below(diff_ids: &[Sha256Digest]) -> Sha256Digest {
    use sha2::{Digest, Sha256};
    diff_ids.iter().fold(Sha256Digest::new([0; 32]), |chain, diff_id| {
        Sha256Digest::new(Sha256::digest(format!("sha256:{chain} sha256:{diff_id}")).into())
    })
}

/// Makes the root and writes the record of an image whose layers are all here.
async fn keep(store: &Arc<StoreState>, record: Record) -> Result<Image, PullError> {
    let store = Arc::clone(store);
    let reference = record.reference.clone();
    let kept = tokio::task::spawn_blocking(move || {
        let image = store.image_of(&record);
        if !image.root.exists() {
            let layers: Vec<PathBuf> =
                record.stack().iter().map(|name| store.places.layer(name)).collect();
            let root = make_root(&layers, &store.staging, store.owner);
            // Whatever came of it: pruning takes a layer's name away before its content.
            if let Some(gone) = layers.iter().find(|layer| !layer.is_dir()) {
                let gone = gone.display();
                return Err(io::Error::other(format!(
                    "{gone} is gone: another process pruned images meanwhile; pull the image again"
                )));
            }
            let root = root?;
            sync_file_system(root.path())?;
            root.place(&image.root)?;
        }
        record.write(&store.places.images, &store.staging)?;
        Ok(image)
    });
    let kept = kept.await.map_err(|error| panicked(&reference, &error))?;
    kept.map_err(|source| PullError::Local { reference, source })
}

pub(super) fn panicked(reference: &ImageReference, error: &JoinError) -> PullError {
    tracing::error!(%error, image = %reference, "a pull's blocking work did not end");
    PullError::Panicked { reference: reference.clone() }
}

impl PullError {
    fn no_platform(
        reference: &ImageReference,
        architecture: Architecture,
        offered: &[Platform],
    ) -> Self {
        let offered: Vec<String> = offered.iter().map(Platform::to_string).collect();
        Self::NoPlatform {
            reference: reference.clone(),
            wanted: Platform::wanted(architecture),
            offered: if offered.is_empty() { "none".to_owned() } else { offered.join(", ") },
        }
    }
}
