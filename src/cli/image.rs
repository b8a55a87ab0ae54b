//! `coracle image pull|list|prune`: work on the state directory, with or without a server.

use std::io::Write;

use clap::{Args, Subcommand};

use super::image_store;
use super::{CommandError, block_on, log, table};
use crate::config::{Config, Environment, StoreFlags};
use crate::image::{ImageSummary, Pruned};
use crate::model::Architecture;

/// Pull, list and remove container images
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Pull images, or ask the registry whether they changed
    Pull {
        /// Image references, or runtimes such as python3.11
        #[arg(required = true, value_name = "REFERENCE|RUNTIME")]
        images: Vec<String>,

        /// Pull for this architecture instead of this machine's: x86_64 or arm64
        #[arg(long, value_name = "ARCH", value_parser = architecture)]
        arch: Option<Architecture>,

        #[command(flatten)]
        store: StoreFlags,
    },
    /// List the images that are here
    List {
        /// Print JSON instead of a table
        #[arg(long)]
        json: bool,

        #[command(flatten)]
        store: StoreFlags,
    },
    /// Remove the images that no function runs from, while no server runs
    ///
    /// Give it the --runtime-image options of the server, or it removes those images too.
    Prune {
        #[command(flatten)]
        store: StoreFlags,
    },
}

fn architecture(text: &str) -> Result<Architecture, &'static str> {
    let all = [Architecture::X86_64, Architecture::Arm64];
    all.into_iter().find(|arch| arch.as_str() == text).ok_or("expected x86_64 or arm64")
}

pub(super) fn run(
    arguments: Arguments,
    environment: &Environment,
    output: &mut dyn Write,
) -> Result<(), CommandError> {
    let text = match arguments.action {
        Action::Pull { images, arch, store } => {
            let config = Config::read(store.into(), environment)?;
            log::start(config.log.clone());
            let arch = arch.unwrap_or(Architecture::HOST);
            let mut text = String::new();
            for image in block_on(image_store::pull(&config, &images, arch))?? {
                text.push_str(&format!("{}@sha256:{}\n", image.reference, image.digest));
            }
            text
        }
        Action::List { json, store } => {
            let images = image_store::list(&Config::read(store.into(), environment)?)?;
            if json { as_json(&images) } else { table::format(&HEADINGS, images.iter().map(row)) }
        }
        Action::Prune { store } => {
            let pruned = image_store::prune(&Config::read(store.into(), environment)?)?;
            let Pruned { images, layers, blobs } = pruned;
            format!("removed {images} images, {layers} layers and {blobs} blobs\n")
        }
    };
    output.write_all(text.as_bytes()).map_err(CommandError::Print)
}

const HEADINGS: [&str; 4] = ["IMAGE", "ARCHITECTURE", "DIGEST", "SIZE"];

fn row(image: &ImageSummary) -> [String; 4] {
    let digest: String = image.digest.to_string().chars().take(12).collect();
    [image.reference.to_string(), image.architecture.to_string(), digest, table::size(image.size)]
}

fn as_json(images: &[ImageSummary]) -> String {
    let json: Vec<_> = images
        .iter()
        .map(|image| {
            serde_json::json!({
                "reference": image.reference.to_string(),
                "architecture": image.architecture.as_str(),
                "digest": format!("sha256:{}", image.digest),
                "size_bytes": image.size,
                "compressed_size_bytes": image.compressed_size,
            })
        })
        .collect();
    format!("{:#}\n", serde_json::Value::from(json))
}
