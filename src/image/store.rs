//! The image store: a reference goes in, a directory to be a root comes out.
//!
//! ```text
//! <state directory>/
//!   images/<key>.json       which manifest a reference named when it was pulled, and its layers
//!   blobs/sha256/<digest>   manifests, configurations and layers, as pulled
//!   layers/<name>/          unpacked layers, shared by all images: <name> is the DiffID, or a
//!                           digest over DiffID and layers below where those matter
//!   layers/<name>.json      what unpacking it came to
//!   roots/<digest>/         what the image with this manifest shows: links to files of its layers
//!   staging/                see `files`
//! ```
//!
//! **Invariant:** everything but `images/` is immutable and complete from the moment it has its
//! name; a record in `images/` is written after all it names.

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, Shared, WeakShared};
use tokio::sync::Semaphore;

use crate::files::{Staging, create_store_directory};
use crate::model::Architecture;
use crate::model::LayerOwner;
use crate::model::Sha256Digest;

use super::PullError;
use super::configuration::ContainerConfig;
use super::progress::Progress;
use super::pull;
use super::record::Record;
use super::reference::{ImageReference, RegistryMirror};
use super::registry::{Registry, TransferRules};
use super::unpack::Limits;

/// What an image store is opened with.
#[derive(Debug)]
pub struct ImageStoreOptions {
    /// The server's state directory.
    pub directory: PathBuf,
    pub owner: LayerOwner,
    /// Takes the place of `public.ecr.aws`.
    pub mirror: Option<RegistryMirror>,
    pub progress: Progress,
    /// Docker's `config.json`, for the `auths` in it; it need not exist.
    pub docker_configuration: Option<PathBuf>,
    pub limits: Limits,
    pub rules: TransferRules,
}

impl ImageStoreOptions {
    /// Options with the default limits and rules, without mirror and credentials.
    pub fn new(directory: PathBuf, owner: LayerOwner) -> Self {
        Self {
            directory,
            owner,
            mirror: None,
            progress: Progress::Log,
            docker_configuration: None,
            limits: Limits::default(),
            rules: TransferRules::default(),
        }
    }
}

/// An image store that cannot be opened.
#[derive(Debug, thiserror::Error)]
#[error("could not prepare the image store in {}", directory.display())]
pub struct OpenError {
    directory: PathBuf,
    source: io::Error,
}

/// An image that could not be listed or removed.
#[derive(Debug, thiserror::Error)]
#[error("could not {act} the image store")]
pub struct StoreError {
    pub(super) act: &'static str,
    pub(super) source: io::Error,
}

/// An image, ready to be mounted.
#[derive(Debug, PartialEq, Eq)]
pub struct Image {
    pub reference: ImageReference,
    pub architecture: Architecture,
    /// Of the manifest for the architecture.
    pub digest: Sha256Digest,
    pub config: ContainerConfig,
    /// The directory that is the root of its sandboxes.
    pub root: PathBuf,
    /// Bytes of all uncompressed layers.
    pub size: u64,
}

/// All images of one state directory. Clones share one store.
#[derive(Debug, Clone)]
pub struct ImageStore {
    pub(super) shared: Arc<StoreState>,
}

type Key = (ImageReference, Architecture);
type Pulled = Result<Arc<Image>, Arc<PullError>>;
type Flight = Shared<BoxFuture<'static, Pulled>>;

pub(super) struct StoreState {
    pub(super) places: Places,
    pub(super) staging: Staging,
    pub(super) owner: LayerOwner,
    pub(super) mirror: Option<RegistryMirror>,
    pub(super) progress: Progress,
    pub(super) limits: Limits,
    pub(super) registry: Registry,
    /// Read by pulls, written by removals.
    pub(super) pulling: tokio::sync::RwLock<()>,
    /// Unpacking is work for processors: as many at a time as there are.
    pub(super) unpackers: Semaphore,
    /// One pull or removal of a layer at a time, by name.
    pub(super) layer_locks: Mutex<HashMap<Sha256Digest, std::sync::Weak<tokio::sync::Mutex<()>>>>,
    /// Images in use by this process. Held for look-ups only.
    ready: Mutex<HashMap<Key, Arc<Image>>>,
    /// Pulls under way: whoever wants the same image waits for the same pull.
    flights: Mutex<HashMap<Key, WeakShared<BoxFuture<'static, Pulled>>>>,
}

impl fmt::Debug for StoreState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreState").field("places", &self.places).finish_non_exhaustive()
    }
}

/// The directories of the store.
#[derive(Debug, Clone)]
pub(super) struct Places {
    pub(super) images: PathBuf,
    blobs: PathBuf,
    pub(super) layers: PathBuf,
    pub(super) roots: PathBuf,
}

impl Places {
    fn new(state_directory: &Path) -> Self {
        Self {
            images: state_directory.join("images"),
            blobs: state_directory.join("blobs/sha256"),
            layers: state_directory.join("layers"),
            roots: state_directory.join("roots"),
        }
    }

    pub(super) fn blobs(&self) -> &Path {
        &self.blobs
    }

    pub(super) fn blob(&self, digest: &Sha256Digest) -> PathBuf {
        self.blobs.join(digest.to_string())
    }

    pub(super) fn layer(&self, name: &Sha256Digest) -> PathBuf {
        self.layers.join(name.to_string())
    }

    pub(super) fn layer_notes(&self, name: &Sha256Digest) -> PathBuf {
        self.layers.join(format!("{name}.json"))
    }

    fn root(&self, manifest: &Sha256Digest) -> PathBuf {
        self.roots.join(manifest.to_string())
    }
}

impl ImageStore {
    /// Opens the store, and sweeps what interrupted pulls left.
    pub fn open(options: ImageStoreOptions) -> Result<Self, OpenError> {
        let places = Places::new(&options.directory);
        let prepare = || {
            create_store_directory(&options.directory, options.owner)?;
            create_store_directory(&places.layers, options.owner)?;
            create_store_directory(&places.roots, options.owner)?;
            create_store_directory(&places.images, LayerOwner::Server)?;
            create_store_directory(&options.directory.join("blobs"), LayerOwner::Server)?;
            create_store_directory(&places.blobs, LayerOwner::Server)?;
            Staging::open(&options.directory, "image")
        };
        let staging = prepare()
            .map_err(|source| OpenError { directory: options.directory.clone(), source })?;
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let shared = StoreState {
            places,
            staging,
            owner: options.owner,
            mirror: options.mirror,
            progress: options.progress,
            limits: options.limits,
            registry: Registry::new(options.rules, options.docker_configuration),
            pulling: tokio::sync::RwLock::new(()),
            unpackers: Semaphore::new(processors),
            layer_locks: Mutex::new(HashMap::new()),
            ready: Mutex::new(HashMap::new()),
            flights: Mutex::new(HashMap::new()),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// The image as it was pulled last, without asking its registry; pulls it when it is not
    /// there.
    ///
    /// # Errors
    ///
    /// All who wait for one pull share its error.
    pub async fn ensure(
        &self,
        reference: &ImageReference,
        architecture: Architecture,
    ) -> Result<Arc<Image>, Arc<PullError>> {
        let key = (reference.clone(), architecture);
        if let Some(image) = lock(&self.shared.ready).get(&key) {
            return Ok(Arc::clone(image));
        }
        let shared = Arc::clone(&self.shared);
        let known = tokio::task::spawn_blocking(move || shared.local_image(&key)).await;
        match known {
            Ok(Ok(Some(image))) => Ok(image),
            Ok(Ok(None)) => self.pull(reference, architecture).await,
            Ok(Err(source)) => {
                Err(Arc::new(PullError::Local { reference: reference.clone(), source }))
            }
            Err(_) => Err(Arc::new(PullError::Panicked { reference: reference.clone() })),
        }
    }

    /// Asks the registry which image the reference names now, and fetches what is not here yet.
    ///
    /// # Errors
    ///
    /// As with [`Self::ensure`]; what was pulled before stays.
    pub async fn pull(
        &self,
        reference: &ImageReference,
        architecture: Architecture,
    ) -> Result<Arc<Image>, Arc<PullError>> {
        self.flight((reference.clone(), architecture)).await
    }

    /// Asks the registry which image the reference names now, and fetches nothing.
    ///
    /// # Errors
    ///
    /// The registry cannot be asked, or has no such image.
    pub async fn resolve(
        &self,
        reference: &ImageReference,
        architecture: Architecture,
    ) -> Result<Sha256Digest, PullError> {
        pull::resolve(&self.shared, reference, architecture).await
    }

    /// Joins the pull of an image, or starts it. A pull goes on while anyone waits for it.
    fn flight(&self, key: Key) -> Flight {
        let mut flights = lock(&self.shared.flights);
        flights.retain(|_, flight| flight.upgrade().is_some_and(|flight| flight.peek().is_none()));
        if let Some(flight) = flights.get(&key).and_then(WeakShared::upgrade) {
            return flight;
        }
        let shared = Arc::clone(&self.shared);
        let (reference, architecture) = key.clone();
        let flight = async move {
            let image = pull::pull(&shared, &reference, architecture).await.map_err(Arc::new)?;
            let image = Arc::new(image);
            lock(&shared.ready).insert((reference, architecture), Arc::clone(&image));
            Ok(image)
        }
        .boxed()
        .shared();
        if let Some(weak) = flight.downgrade() {
            flights.insert(key, weak);
        }
        flight
    }
}

impl StoreState {
    /// The image of a record whose root is there.
    fn local_image(&self, key: &Key) -> io::Result<Option<Arc<Image>>> {
        let path = Record::path(&self.places.images, &key.0, key.1);
        let Some(record) = Record::read(&path)? else { return Ok(None) };
        let image = self.image_of(&record);
        if !image.root.is_dir() {
            return Ok(None);
        }
        let image = Arc::new(image);
        lock(&self.ready).insert(key.clone(), Arc::clone(&image));
        Ok(Some(image))
    }

    pub(super) fn image_of(&self, record: &Record) -> Image {
        Image {
            reference: record.reference.clone(),
            architecture: record.architecture,
            digest: record.digest,
            config: record.container.clone(),
            root: self.places.root(&record.digest),
            size: record.size(),
        }
    }

    /// Forgets an image that is about to be removed.
    pub(super) fn forget(&self, record: &Record) {
        lock(&self.ready).remove(&(record.reference.clone(), record.architecture));
    }
}

/// None of these maps is ever half-changed, so a panic elsewhere does not spoil them.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
