//! The composition root: opens the stores, starts everything, serves, drains.
//!
//! Order of the start, each step needing the ones before: state directory and its lock, sandboxes'
//! host (what an earlier life left, the spawner), stores, scheduler, listeners, functions whose
//! activation was interrupted.

mod admin;
mod directory;
mod listeners;

use std::collections::{BTreeMap, HashSet};
use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::time::Duration;

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::task::JoinSet;
use tracing::{info, warn};

use crate::api::{
    self, Authentication, CodeLinks, HotReload, Listener, Services, Settings, Shutdown,
};
use crate::code::{CodeLimits, CodeStore};
use crate::config::{ArchitecturePolicy, Config};
use crate::functions::{self, Functions};
use crate::image::{self, ImageReference, ImageStore, Progress};
use crate::logs::{LogStreams, StreamError};
use crate::model::Architecture;
use crate::s3;
use crate::sandbox::{self, InstanceId, Launcher, LauncherError, LauncherOptions, Obstacle};
use crate::scheduler::{
    self, ArchitectureChoice, EventQueue, Parts, ReloadGlobs, Scheduler, image_reference,
};
use crate::state::{LoadError, OpenError, Store};
use crate::sts;

pub use directory::{DirectoryError, StateDirectory};
pub use listeners::ListenError;

/// How long invocations that run may take to finish after SIGTERM; a second signal ends the wait.
const DRAIN_LIMIT: Duration = Duration::from_secs(30);

/// Why the server does not serve.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    #[error("this host cannot run sandboxes:{}", list(.0))]
    Preflight(Vec<Obstacle>),
    #[error(transparent)]
    Launcher(#[from] LauncherError),
    #[error(transparent)]
    State(#[from] OpenError),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Images(#[from] image::OpenError),
    #[error("no image runs {runtime}: {reference:?} is not an image reference")]
    RuntimeImage {
        runtime: String,
        reference: String,
        #[source]
        source: image::InvalidReference,
    },
    #[error(transparent)]
    Code(#[from] crate::code::OpenError),
    #[error(transparent)]
    Sweep(#[from] crate::code::RemoveError),
    #[error(transparent)]
    Logs(#[from] StreamError),
    #[error(transparent)]
    Listen(#[from] ListenError),
    #[error("could not find this program's own file, which is the spawner's too")]
    OwnProgram(#[source] io::Error),
    #[error("could not wait for signals")]
    Signals(#[source] io::Error),
    #[error("could not tell the address")]
    Announce(#[source] io::Error),
}

fn list(obstacles: &[Obstacle]) -> String {
    obstacles.iter().map(|obstacle| format!("\n- {obstacle}")).collect()
}

/// Serves until SIGTERM or SIGINT, then lets running invocations finish.
///
/// # Errors
/// Something the server needs is not there; nothing of it is left then.
pub async fn run(config: Config) -> Result<(), ServeError> {
    let signals = Signals::listen().map_err(ServeError::Signals)?;
    let instance = InstanceId::of_state_directory(&config.state_directory);
    let directory = StateDirectory::open(&config.state_directory, config.layer_owner)?;
    let mut listeners = Vec::new();
    for address in &config.listen {
        listeners.push(listeners::bind(address).await?);
    }
    // From here on there are cgroups, which only the launcher removes.
    sandbox::preflight(&instance).map_err(ServeError::Preflight)?;
    let program = std::env::current_exe().map_err(ServeError::OwnProgram)?;
    let launcher =
        Launcher::start(LauncherOptions { program, instance, owner: config.layer_owner }).await?;
    let served = serve_with(&config, &directory, launcher.clone(), listeners, signals).await;
    launcher.close().await?;
    if served.is_ok() {
        info!("stopped");
    }
    served
}

/// Opens what is kept, goes on where an earlier life ended, and serves.
async fn serve_with(
    config: &Config,
    directory: &StateDirectory,
    launcher: Launcher,
    listeners: Vec<Listener>,
    signals: Signals,
) -> Result<(), ServeError> {
    let services = Arc::new(compose(config, directory, launcher).await?);
    for version in services.functions.unfinished() {
        services.scheduler.activate(version);
    }
    for provisioned in services.functions.all_provisioned() {
        services.scheduler.provision(&provisioned);
    }
    serve(listeners, &services, signals).await
}

/// Opens the stores and starts what works on them.
async fn compose(
    config: &Config,
    directory: &StateDirectory,
    launcher: Launcher,
) -> Result<Services, ServeError> {
    let path = directory.path();
    let store = Store::open(&path.join("state.db"))?;
    let functions = Arc::new(Functions::open(store, function_limits(config)).await?);
    let progress = if io::stderr().is_terminal() { Progress::Terminal } else { Progress::Log };
    let images = Arc::new(ImageStore::open(config.image_store(progress))?);
    let limits = &config.limits;
    let code_limits =
        CodeLimits { zipped: limits.code_size_zipped, unzipped: limits.code_size_unzipped };
    let code = Arc::new(CodeStore::open(path, config.layer_owner, code_limits)?);
    // Packages of requests that were not answered before an earlier life ended.
    let unused = code.remove_unused(&functions.code_in_use())?;
    let log_streams = LogStreams::new(path);
    log_streams.expire()?;
    if 0 < unused {
        info!(unused, "removed code that no function uses");
    }
    let parts = Parts {
        functions: Arc::clone(&functions),
        launcher,
        images,
        code: Arc::clone(&code),
        log_streams,
        sts: sts::Client::new(config.sts.clone()),
    };
    let scheduler = Arc::new(Scheduler::new(scheduling(config)?, parts));
    let left = functions.waiting_events().await?;
    let (runner, registry) = (Arc::clone(&scheduler), Arc::clone(&functions));
    let events = EventQueue::start(runner, registry, config.retry_delay, left);
    let hot_reload = HotReload {
        bucket: config.hot_reload.bucket.clone(),
        roots: config.hot_reload.roots.clone(),
        state_directory: path.to_owned(),
        variables: config.hot_reload.variables.clone(),
    };
    let authentication = match config.access_keys.clone() {
        None => Authentication::Shape,
        Some(keys) => Authentication::Verify(keys.into_iter().collect()),
    };
    let settings =
        Settings { drain: DRAIN_LIMIT, hot_reload, authentication, ..Settings::default() };
    let code_links = Arc::new(CodeLinks::random());
    let admin = Some(admin::handler(admin::Pages {
        scheduler: Arc::clone(&scheduler),
        code: Arc::clone(&code),
        code_links: Arc::clone(&code_links),
    }));
    let s3 = s3::Client::new(config.s3.clone());
    Ok(Services { settings, admin, functions, scheduler, events, code, s3, code_links })
}

fn function_limits(config: &Config) -> functions::Limits {
    let limits = &config.limits;
    functions::Limits {
        concurrent_executions: limits.concurrent_executions,
        minimum_unreserved_concurrency: limits.minimum_unreserved_concurrency,
        total_code_size: limits.total_code_size,
        code_size_zipped: limits.code_size_zipped,
        code_size_unzipped: limits.code_size_unzipped,
        environment_size: usize::try_from(limits.function_environment_size).unwrap_or(usize::MAX),
    }
}

/// The images that the functions of a state directory run from.
///
/// # Errors
/// The functions cannot be read.
pub async fn images_in_use(
    config: &Config,
    directory: &StateDirectory,
) -> Result<HashSet<(ImageReference, Architecture)>, ServeError> {
    let store = Store::open(&directory.path().join("state.db"))?;
    let functions = Functions::open(store, function_limits(config)).await?;
    let runtime_images = runtime_images(config)?;
    // A function that has no image keeps none.
    let references = functions.runnables();
    let references = references.iter().flat_map(|it| image_reference(it, &runtime_images));
    Ok(references.map(|reference| (reference, Architecture::HOST)).collect())
}

fn scheduling(config: &Config) -> Result<scheduler::Options, ServeError> {
    Ok(scheduler::Options {
        keep_alive: config.keep_alive,
        response_limit: usize::try_from(config.limits.function_payload_size).unwrap_or(usize::MAX),
        runtime_images: runtime_images(config)?,
        reload_globs: ReloadGlobs {
            include: config.hot_reload.include.clone(),
            exclude: config.hot_reload.exclude.clone(),
        },
        architecture: match config.architecture {
            ArchitecturePolicy::Requested => ArchitectureChoice::Requested,
            ArchitecturePolicy::Host => ArchitectureChoice::Host,
        },
    })
}

/// The official image of every runtime, unless the user has named another one.
fn runtime_images(config: &Config) -> Result<BTreeMap<String, ImageReference>, ServeError> {
    let mut images = BTreeMap::new();
    for (runtime, official) in image::runtime_images() {
        let image = match config.runtime_images.get(runtime) {
            Some(image) => image,
            None => official.parse().map_err(|source| ServeError::RuntimeImage {
                runtime: runtime.to_owned(),
                reference: official.to_owned(),
                source,
            })?,
        };
        images.insert(runtime.to_owned(), image);
    }
    images.extend(config.runtime_images.by_runtime.clone());
    Ok(images)
}

/// Serves all listeners until a signal; then ends what runs, in this order: requests, events,
/// environments.
async fn serve(
    listeners: Vec<Listener>,
    services: &Arc<Services>,
    mut signals: Signals,
) -> Result<(), ServeError> {
    let shutdown = Shutdown::default();
    announce(&listeners).map_err(ServeError::Announce)?;
    let mut serving = JoinSet::new();
    for listener in listeners {
        serving.spawn(api::serve(listener, Arc::clone(services), shutdown.clone()));
    }
    let signal = signals.next().await;
    info!(signal, "stopping: running invocations may finish, a second signal ends them");
    shutdown.drain.cancel();
    let drained = async {
        // No event starts while the last requests are answered.
        tokio::join!(serving.join_all(), services.events.stop());
        services.scheduler.drain().await;
    };
    tokio::select! {
        drained = tokio::time::timeout(DRAIN_LIMIT, drained) => {
            if drained.is_err() {
                warn!("invocations did not finish in {DRAIN_LIMIT:?}; their sandboxes end with this process");
            }
        }
        signal = signals.next() => warn!(signal, "stopping now"),
    }
    shutdown.abort.cancel();
    Ok(())
}

/// One line on standard output, for people and for programs that wait for it.
fn announce(listeners: &[Listener]) -> io::Result<()> {
    let urls = listeners.iter().map(listeners::url).collect::<io::Result<Vec<_>>>()?;
    let mut output = io::stdout().lock();
    writeln!(output, "coracle is ready on {}", urls.join(", "))?;
    output.flush()
}

/// The signals that end the server.
#[derive(Debug)]
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn listen() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn next(&mut self) -> &'static str {
        tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
        }
    }
}
