//! One layer of a pull: downloaded, unpacked, settled, placed.

use std::path::PathBuf;
use std::sync::{Arc, Weak};

use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

use crate::files::{Staged, sync_file_system};
use crate::model::Sha256Digest;

use super::PullError;
use super::manifest::LayerDescriptor;
use super::progress::{ImageProgress, LayerProgress};
use super::pull::panicked;
use super::record::LayerRecord;
use super::reference::{ImageReference, Source};
use super::registry::Download;
use super::store::{StoreState, lock};
use super::unpack::{Budget, Layer, Settled, UnpackError, Unpacked, is_opaque, settle, unpack};

/// What the layers of one pull share.
#[derive(Debug)]
pub(super) struct PullContext {
    pub(super) store: Arc<StoreState>,
    pub(super) reference: ImageReference,
    pub(super) source: Source,
    pub(super) budget: Budget,
    pub(super) progress: ImageProgress,
    pub(super) downloads: Semaphore,
    /// What cannot be interrupted, and goes on when its layer's future is dropped.
    pub(super) blocking_work: TaskTracker,
}

/// A layer to have.
#[derive(Debug, Clone)]
pub(super) struct LayerWork {
    pub(super) layer: LayerDescriptor,
    pub(super) diff_id: Sha256Digest,
    /// The name of its directory if that is right only on top of the layers below.
    pub(super) name_with_below: Sha256Digest,
    pub(super) bar: LayerProgress,
}

/// A layer that is unpacked.
#[derive(Debug)]
pub(super) enum Fetched {
    /// In its place.
    Ready(LayerRecord),
    /// In staging, until the layers below are there.
    Undecided { staged: Staged, unpacked: Unpacked },
}

/// Where a blob comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// An earlier pull, perhaps of an earlier life of this machine.
    Kept,
    Downloaded,
}

/// `layers/<name>.json`.
#[derive(Debug, Serialize, Deserialize)]
struct LayerNotes {
    size: u64,
    hides_below: bool,
    is_empty: bool,
}

impl PullContext {
    /// Downloads and unpacks a layer, unless it is here.
    pub(super) async fn fetch(self: &Arc<Self>, work: &LayerWork) -> Result<Fetched, PullError> {
        // Two images being pulled often have layers in common: the second waits for the first.
        let lock = self.layer_lock(work.diff_id);
        let _only_here = lock.lock().await;
        let (context, same) = (Arc::clone(self), work.clone());
        let (found, process_lock) = self
            .blocking(move || {
                // Other processes, such as `coracle image pull`, share the directory.
                let process_lock = context.store.staging.lock(same.diff_id)?;
                Ok((context.find(&same)?, process_lock))
            })
            .await?
            .map_err(|error| self.local(error))?;
        if let Some(record) = found {
            return Ok(Fetched::Ready(record));
        }
        let (blob, origin) = self.have_blob(work).await?;
        let fetched = match (self.unpack_alone(work, blob).await, origin) {
            // A crash of the machine can damage what was kept: once more, with a fresh one.
            (Err(PullError::Layer { source, .. }), Origin::Kept) if is_about_content(&source) => {
                let (blob, _) = self.have_blob(work).await?;
                self.unpack_alone(work, blob).await
            }
            (fetched, _) => fetched,
        };
        drop(process_lock);
        fetched
    }

    /// Unpacks a layer without those below, and places it if they do not matter.
    async fn unpack_alone(
        self: &Arc<Self>,
        work: &LayerWork,
        blob: PathBuf,
    ) -> Result<Fetched, PullError> {
        work.bar.unpacking();
        let _processor = self.store.unpackers.acquire().await;
        let (context, work) = (Arc::clone(self), work.clone());
        self.blocking(move || {
            let (staged, unpacked) = context.unpack(&work, &blob, None)?;
            if !unpacked.loose_ends.is_empty() {
                return Ok(Fetched::Undecided { staged, unpacked });
            }
            let record = context.place(&work, staged, &unpacked, work.diff_id)?;
            Ok(Fetched::Ready(record))
        })
        .await?
    }

    /// Ties a layer's loose ends. `below` lists the directories of the layers below, the topmost
    /// first.
    pub(super) async fn settle(
        self: &Arc<Self>,
        work: &LayerWork,
        fetched: Fetched,
        below: Vec<PathBuf>,
    ) -> Result<LayerRecord, PullError> {
        let (staged, unpacked) = match fetched {
            Fetched::Ready(record) => return Ok(record),
            Fetched::Undecided { staged, unpacked } => (staged, unpacked),
        };
        let (context, work) = (Arc::clone(self), work.clone());
        self.blocking(move || {
            let settled = settle(staged.path(), &unpacked.loose_ends, &below)
                .map_err(|source| context.layer_error(&work, source))?;
            match settled {
                Settled::Done => context.place(&work, staged, &unpacked, work.name_with_below),
                Settled::UnpackAgain => {
                    drop(staged);
                    let blob = context.store.places.blob(&work.layer.content.digest);
                    let (staged, unpacked) = context.unpack(&work, &blob, Some(&below))?;
                    context.place(&work, staged, &unpacked, work.name_with_below)
                }
            }
        })
        .await?
    }

    fn layer_lock(&self, diff_id: Sha256Digest) -> Arc<tokio::sync::Mutex<()>> {
        let mut locks = lock(&self.store.layer_locks);
        locks.retain(|_, lock| lock.strong_count() != 0);
        let known = locks.get(&diff_id).and_then(Weak::upgrade);
        known.unwrap_or_else(|| {
            let fresh = Arc::default();
            locks.insert(diff_id, Arc::downgrade(&fresh));
            fresh
        })
    }

    /// Looks for the layer's directory, under either of its names.
    fn find(&self, work: &LayerWork) -> std::io::Result<Option<LayerRecord>> {
        for name in [work.diff_id, work.name_with_below] {
            if self.store.places.layer(&name).is_dir() {
                let notes = fs_err::read(self.store.places.layer_notes(&name))?;
                let notes: LayerNotes = serde_json::from_slice(&notes)?;
                return Ok(Some(record(work, name, &notes)));
            }
        }
        Ok(None)
    }

    /// Downloads the blob, unless an earlier pull left it.
    async fn have_blob(self: &Arc<Self>, work: &LayerWork) -> Result<(PathBuf, Origin), PullError> {
        let place = self.store.places.blob(&work.layer.content.digest);
        if place.exists() {
            return Ok((place, Origin::Kept));
        }
        let turn = self.downloads.acquire().await;
        let context = Arc::clone(self);
        let (staged, file) = self
            .blocking(move || context.store.staging.create_file())
            .await?
            .map_err(|error| self.local(error))?;
        let download = Download { source: &self.source, descriptor: &work.layer.content };
        self.store
            .registry
            .download(&download, file, &|bytes| work.bar.received(bytes))
            .await
            .map_err(|source| PullError::transfer(&self.reference, source))?;
        drop(turn);
        let path = place.clone();
        self.blocking(move || {
            fs_err::File::open(staged.path())?.sync_all()?;
            staged.place(&path)
        })
        .await?
        .map_err(|error| self.local(error))?;
        Ok((place, Origin::Downloaded))
    }

    /// Unpacks a blob into staging. Blocks.
    fn unpack(
        &self,
        work: &LayerWork,
        blob: &std::path::Path,
        below: Option<&[PathBuf]>,
    ) -> Result<(Staged, Unpacked), PullError> {
        let staged = self.store.staging.create_directory().map_err(|error| self.local(error))?;
        let layer = Layer {
            blob,
            compression: work.layer.compression,
            diff_id: work.diff_id,
            destination: staged.path(),
            owner: self.store.owner,
            below,
        };
        match unpack(&layer, &self.budget) {
            Ok(unpacked) => Ok((staged, unpacked)),
            Err(source) => {
                if is_about_content(&source) {
                    // The digest matched, so the blob itself is bad and of no use to anyone.
                    self.store.staging.withdraw(blob).map_err(|error| self.local(error))?;
                }
                Err(self.layer_error(work, source))
            }
        }
    }

    /// Moves an unpacked layer to its place. Blocks.
    fn place(
        &self,
        work: &LayerWork,
        staged: Staged,
        unpacked: &Unpacked,
        name: Sha256Digest,
    ) -> Result<LayerRecord, PullError> {
        if unpacked.dropped != 0 {
            let count = unpacked.dropped;
            tracing::warn!(layer = %work.diff_id, count, "devices and fifos of a layer are left out");
        }
        let placing = || {
            let notes = LayerNotes {
                size: unpacked.bytes,
                hides_below: is_opaque(staged.path())?,
                is_empty: unpacked.entries == 0,
            };
            sync_file_system(staged.path())?;
            let path = self.store.places.layer_notes(&name);
            self.store.staging.write_file(&path, &serde_json::to_vec(&notes)?)?;
            staged.place(&self.store.places.layer(&name))?;
            Ok(record(work, name, &notes))
        };
        placing().map_err(|error| self.local(error))
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PullError> {
        let token = self.blocking_work.token();
        // The token goes last: what nobody waits for is deleted from staging before.
        let done = tokio::task::spawn_blocking(move || (work(), token)).await;
        done.map(|(done, _)| done).map_err(|error| panicked(&self.reference, &error))
    }

    pub(super) fn local(&self, source: std::io::Error) -> PullError {
        PullError::Local { reference: self.reference.clone(), source }
    }

    fn layer_error(&self, work: &LayerWork, source: UnpackError) -> PullError {
        let layer = work.layer.content.digest;
        PullError::Layer { reference: self.reference.clone(), layer, source }
    }
}

/// Whether unpacking the same blob again must fail in the same way.
fn is_about_content(error: &UnpackError) -> bool {
    match error {
        UnpackError::Archive(_) | UnpackError::DiffId { .. } | UnpackError::Entry { .. } => true,
        UnpackError::Limit(_) | UnpackError::Write { .. } | UnpackError::Read(_) => false,
    }
}

fn record(work: &LayerWork, directory: Sha256Digest, notes: &LayerNotes) -> LayerRecord {
    LayerRecord {
        blob: work.layer.content.digest,
        blob_size: work.layer.content.size,
        diff_id: work.diff_id,
        directory,
        size: notes.size,
        hides_below: notes.hides_below,
        is_empty: notes.is_empty,
    }
}
