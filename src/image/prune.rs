//! What is here, and getting rid of what nobody needs.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use crate::model::Architecture;
use crate::model::Sha256Digest;

use super::record::Record;
use super::reference::ImageReference;
use super::store::{ImageStore, StoreError};

/// A pulled image, as `coracle image list` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageSummary {
    pub reference: ImageReference,
    pub architecture: Architecture,
    /// Of the manifest for the architecture.
    pub digest: Sha256Digest,
    /// Bytes of its blobs.
    pub compressed_size: u64,
    /// Bytes of all its uncompressed layers.
    pub size: u64,
    /// DiffIDs, the lowest first.
    pub layers: Vec<Sha256Digest>,
}

/// What a removal freed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pruned {
    pub images: usize,
    pub layers: usize,
    pub blobs: usize,
}

impl ImageStore {
    /// Lists the images, by reference.
    pub fn list(&self) -> Result<Vec<ImageSummary>, StoreError> {
        let mut images: Vec<ImageSummary> = self.records()?.iter().map(summary).collect();
        images.sort_by_key(|image| (image.reference.to_string(), image.architecture.as_str()));
        Ok(images)
    }

    /// Removes the images that are not `in_use`, and the layers and blobs that belong to no image
    /// any more. What runs must be in use: the root of an image takes what is mounted on it along.
    ///
    /// Blocks, also while this process pulls: what a pull has placed belongs to no image yet.
    /// Another process that pulls meanwhile finds its layers gone, and says so. Everything is
    /// renamed away before anything is deleted.
    ///
    /// # Panics
    ///
    /// In asynchronous code, which must not block.
    pub fn prune(
        &self,
        in_use: &HashSet<(ImageReference, Architecture)>,
    ) -> Result<Pruned, StoreError> {
        let _no_pull = self.shared.pulling.blocking_write();
        let records = self.records()?;
        let (kept, removed): (Vec<Record>, Vec<Record>) = records
            .into_iter()
            .partition(|record| in_use.contains(&(record.reference.clone(), record.architecture)));
        self.remove(&kept, &removed).map_err(|source| StoreError { act: "prune", source })
    }

    fn remove(&self, kept: &[Record], removed: &[Record]) -> io::Result<Pruned> {
        let places = &self.shared.places;
        let mut trash = Vec::new();
        for record in removed {
            self.shared.forget(record);
            let path = Record::path(&places.images, &record.reference, record.architecture);
            trash.push(self.shared.staging.withdraw(&path)?);
        }
        let layers: HashSet<String> = kept
            .iter()
            .flat_map(|record| record.layers.iter().map(|layer| layer.directory.to_string()))
            .collect();
        let roots: HashSet<String> = kept.iter().map(|record| record.digest.to_string()).collect();
        let blobs: HashSet<String> =
            kept.iter().flat_map(blobs_of).map(|digest| digest.to_string()).collect();
        let mut withdraw_others = |directory: &Path, needed: &HashSet<String>| {
            let mut count = 0;
            for entry in fs_err::read_dir(directory)? {
                let name = entry?.file_name();
                let stem = name.to_string_lossy().trim_end_matches(".json").to_owned();
                if !needed.contains(&stem) {
                    count += usize::from(!name.as_encoded_bytes().ends_with(b".json"));
                    trash.push(self.shared.staging.withdraw(&directory.join(&name))?);
                }
            }
            io::Result::Ok(count)
        };
        withdraw_others(&places.roots, &roots)?;
        let layers = withdraw_others(&places.layers, &layers)?;
        let blobs = withdraw_others(places.blobs(), &blobs)?;
        drop(trash);
        Ok(Pruned { images: removed.len(), layers, blobs })
    }

    fn records(&self) -> Result<Vec<Record>, StoreError> {
        let read = || {
            let mut records = Vec::new();
            for entry in fs_err::read_dir(&self.shared.places.images)? {
                records.extend(Record::read(&entry?.path())?);
            }
            Ok(records)
        };
        read().map_err(|source| StoreError { act: "list", source })
    }
}

fn blobs_of(record: &Record) -> impl Iterator<Item = Sha256Digest> + '_ {
    let documents = [record.digest, record.configuration].into_iter().chain(record.index);
    documents.chain(record.layers.iter().map(|layer| layer.blob))
}

fn summary(record: &Record) -> ImageSummary {
    ImageSummary {
        reference: record.reference.clone(),
        architecture: record.architecture,
        digest: record.digest,
        compressed_size: record.layers.iter().map(|layer| layer.blob_size).sum(),
        size: record.size(),
        layers: record.layers.iter().map(|layer| layer.diff_id).collect(),
    }
}
