//! The image commands' way into the image store.

use std::io::{self, IsTerminal};
use std::sync::Arc;

use crate::config::Config;
use crate::image::{
    self, Image, ImageReference, ImageStore, ImageSummary, InvalidReference, OpenError, Progress,
    Pruned, PullError, StoreError,
};
use crate::model::Architecture;
use crate::server::{self, DirectoryError, StateDirectory};

use super::{CommandError, block_on};

/// Why an image command did not work.
#[derive(Debug, thiserror::Error)]
pub(super) enum ImageCommandError {
    #[error(transparent)]
    Reference(#[from] InvalidReference),
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Pull(#[from] Arc<PullError>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Pulls images one after the other: the layers of each are pulled in parallel already.
pub(super) async fn pull(
    config: &Config,
    names: &[String],
    architecture: Architecture,
) -> Result<Vec<Arc<Image>>, ImageCommandError> {
    let references: Vec<ImageReference> =
        names.iter().map(|name| reference(config, name)).collect::<Result<_, _>>()?;
    let store = open(config)?;
    let mut pulled = Vec::new();
    for reference in &references {
        pulled.push(store.pull(reference, architecture).await?);
    }
    Ok(pulled)
}

/// Every image that is here.
pub(super) fn list(config: &Config) -> Result<Vec<ImageSummary>, ImageCommandError> {
    Ok(open(config)?.list()?)
}

/// Removes every image that no function runs from. No server may run meanwhile: it might be making
/// a function of one.
pub(super) fn prune(config: &Config) -> Result<Pruned, CommandError> {
    let directory = StateDirectory::open(&config.state_directory, config.layer_owner)
        .map_err(ImageCommandError::from)?;
    let in_use = block_on(server::images_in_use(config, &directory))??;
    let store = open(config).map_err(ImageCommandError::from)?;
    Ok(store.prune(&in_use).map_err(ImageCommandError::from)?)
}

/// The image a user names: a runtime's, or any by reference.
fn reference(config: &Config, name: &str) -> Result<ImageReference, InvalidReference> {
    match config.runtime_images.get(name) {
        Some(reference) => Ok(reference),
        None => image::runtime_image(name).unwrap_or(name).parse(),
    }
}

fn open(config: &Config) -> Result<ImageStore, OpenError> {
    let is_terminal = io::stderr().is_terminal();
    let progress = if is_terminal { Progress::Terminal } else { Progress::Log };
    ImageStore::open(config.image_store(progress))
}
