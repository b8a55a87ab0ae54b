//! Images: a registry's reference becomes the root directory of sandboxes.
//!
//! ```text
//! reference ─▶ registry ─▶ manifest ─▶ layer: download ─▶ unpack ─▶ settle ─▶ place ─▶ root ─▶ record
//! ```
//!
//! In reading order: `reference` (what is wanted, and where), `store` (the public face and the
//! layout on disk), `pull` and `layer` (the steps above), `registry` (the wire), `manifest` and
//! `configuration` (what registries send), `unpack` (archives become directories), `merge` and `rootfs`
//! (layers become one directory), `record` and `prune` (what is remembered, and forgotten), `runtimes` (AWS's image for a runtime
//! identifier), `progress`.
//!
//! **Invariant:** nothing that a registry sends is used before its digest was verified, and no
//! name it sends becomes a path before it was parsed.

mod configuration;
mod layer;
mod manifest;
mod merge;
mod progress;
mod prune;
mod pull;
mod record;
mod reference;
mod registry;
mod rootfs;
mod runtimes;
mod store;
mod unpack;

use std::io;

pub use configuration::ContainerConfig;
pub use manifest::{ManifestError, Platform};
pub use progress::Progress;
pub use prune::{ImageSummary, Pruned};
pub use reference::{ImageReference, InvalidMirror, InvalidReference, RegistryMirror};
pub use registry::{TransferError, TransferRules};
pub use runtimes::{runtime_image, runtime_images, runtime_supports};
pub use store::{Image, ImageStore, ImageStoreOptions, OpenError, StoreError};
pub use unpack::{EntryFault, LimitExceeded, Limits, UnpackError};

use crate::model::Sha256Digest;

/// An image that could not be had.
#[derive(Debug, thiserror::Error)]
pub enum PullError {
    #[error("could not pull {reference}")]
    Transfer { reference: ImageReference, source: Box<TransferError> },
    #[error("{reference} is not an image that can be used")]
    Manifest { reference: ImageReference, source: ManifestError },
    #[error(
        "{reference} is not built for {wanted}, only for {offered}; build it with `docker buildx \
         build --platform {wanted}`, or create the function with the architecture the image has"
    )]
    NoPlatform { reference: ImageReference, wanted: Platform, offered: String },
    #[error("{reference} goes beyond a limit")]
    Limit { reference: ImageReference, source: LimitExceeded },
    #[error("could not unpack layer sha256:{layer} of {reference}")]
    Layer { reference: ImageReference, layer: Sha256Digest, source: UnpackError },
    #[error("could not read or write the local copy of {reference}")]
    Local { reference: ImageReference, source: io::Error },
    #[error("pulling {reference} ended in a defect of this program")]
    Panicked { reference: ImageReference },
}

impl PullError {
    fn transfer(reference: &ImageReference, source: TransferError) -> Self {
        Self::Transfer { reference: reference.clone(), source: Box::new(source) }
    }
}
