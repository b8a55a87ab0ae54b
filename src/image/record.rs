//! What is remembered of a pulled image, so that it starts without its registry.
//!
//! `images/<key>.json` pins a reference, for one architecture, to the manifest it named when it
//! was pulled, and lists the directories made of it. The key is the SHA-256 of both.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::files::Staging;
use crate::model::Architecture;
use crate::model::Sha256Digest;

use super::configuration::ContainerConfig;
use super::reference::ImageReference;

/// One pulled image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) reference: ImageReference,
    pub(super) architecture: Architecture,
    /// Of the manifest for the architecture.
    pub(super) digest: Sha256Digest,
    /// Of the index the manifest was chosen from.
    pub(super) index: Option<Sha256Digest>,
    pub(super) configuration: Sha256Digest,
    pub(super) container: ContainerConfig,
    /// The lowest first.
    pub(super) layers: Vec<LayerRecord>,
}

/// One layer of a pulled image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LayerRecord {
    /// Of the compressed content.
    pub(super) blob: Sha256Digest,
    pub(super) blob_size: u64,
    pub(super) diff_id: Sha256Digest,
    /// The name of its directory.
    pub(super) directory: Sha256Digest,
    /// Bytes of the uncompressed archive.
    pub(super) size: u64,
    /// Whether nothing of the layers below shows through.
    pub(super) hides_below: bool,
    pub(super) is_empty: bool,
}

impl Record {
    /// The file that remembers a reference for an architecture.
    pub(super) fn path(
        images: &Path,
        reference: &ImageReference,
        architecture: Architecture,
    ) -> PathBuf {
        let key = Sha256::digest(format!("{reference} {architecture}"));
        images.join(format!("{}.json", Sha256Digest::new(key.into())))
    }

    /// Reads a record; none when there is none, or when another version of this program wrote it.
    pub(super) fn read(path: &Path) -> io::Result<Option<Self>> {
        let content = match fs_err::read(path) {
            Ok(content) => content,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        match serde_json::from_slice(&content) {
            Ok(record) => Ok(Some(record)),
            Err(error) => {
                tracing::warn!(path = %path.display(), %error, "unreadable image record is ignored");
                Ok(None)
            }
        }
    }

    pub(super) fn write(&self, images: &Path, staging: &Staging) -> io::Result<()> {
        let content = serde_json::to_vec_pretty(self).map_err(io::Error::other)?;
        staging.write_file(&Self::path(images, &self.reference, self.architecture), &content)
    }

    /// The directories that are stacked, the topmost first, without the skeleton.
    pub(super) fn stack(&self) -> Vec<Sha256Digest> {
        stack(&self.layers)
    }

    /// Bytes of all its uncompressed layers.
    pub(super) fn size(&self) -> u64 {
        self.layers.iter().map(|layer| layer.size).sum()
    }
}

/// Which directories to stack for layers given the lowest first: the topmost first, nothing that
/// is hidden, and none twice (a repeated layer adds nothing below itself).
pub(super) fn stack(layers: &[LayerRecord]) -> Vec<Sha256Digest> {
    let mut stack = Vec::new();
    for layer in layers.iter().rev() {
        if !layer.is_empty && !stack.contains(&layer.directory) {
            stack.push(layer.directory);
        }
        if layer.hides_below {
            break;
        }
    }
    stack
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(byte: u8) -> Sha256Digest {
        Sha256Digest::new([byte; 32])
    }

    fn layer(byte: u8) -> LayerRecord {
        LayerRecord {
            blob: digest(byte),
            blob_size: 1,
            diff_id: digest(byte),
            directory: digest(byte),
            size: 2,
            hides_below: false,
            is_empty: false,
        }
    }

    #[test]
    fn layers_are_stacked_topmost_first_and_once() {
        assert_eq!(stack(&[layer(1), layer(2), layer(1)]), [digest(1), digest(2)]);
    }

    #[test]
    fn what_a_layer_hides_and_what_is_empty_is_not_stacked() {
        let hiding = LayerRecord { hides_below: true, ..layer(2) };
        let empty = LayerRecord { is_empty: true, ..layer(3) };
        assert_eq!(stack(&[layer(1), hiding, empty, layer(4)]), [digest(4), digest(2)]);
    }

    #[test]
    fn a_record_reads_back_and_damage_is_no_record() {
        let state = tempfile::tempdir().unwrap();
        let staging = Staging::open(state.path(), "image").unwrap();
        let record = Record {
            reference: "public.ecr.aws/lambda/python:3.11".parse().unwrap(),
            architecture: Architecture::X86_64,
            digest: digest(7),
            index: None,
            configuration: digest(8),
            container: ContainerConfig::default(),
            layers: vec![layer(1)],
        };
        record.write(state.path(), &staging).unwrap();
        let path = Record::path(state.path(), &record.reference, record.architecture);
        assert_eq!(Record::read(&path).unwrap(), Some(record));
        fs_err::write(&path, "{").unwrap();
        assert_eq!(Record::read(&path).unwrap(), None);
    }
}
