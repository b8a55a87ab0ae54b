//! Everything a user can set, parsed once into plain types.
//!
//! Each setting has one name in three spellings: the flag `--keepalive-ms`, the variable
//! `CORACLE_KEEPALIVE_MS` and the file's key `keepalive-ms`. Where LocalStack's Lambda has a
//! variable that means the same, that one works too. Flags win over our variables, these over
//! LocalStack's, these over the file, and the file over the default.
//!
//! **Invariant:** no other module reads flags, files of settings or the environment.
//!
//! **Invariant:** nothing writes the environment. Sandboxes get theirs from
//! [`crate::model::FunctionVersion`], and the spawner starts with an empty one, so that
//! `LISTEN_FDS`, `NOTIFY_SOCKET` and the like of the server reach no child.

mod access_keys;
mod aws;
mod client;
mod environment;
mod flags;
mod limits;
mod runtime_images;
mod setting;
mod source;
mod values;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tracing_subscriber::filter::Targets;

use self::source::Sources;
use self::values::{AbsolutePath, BucketName, LogFilter, Switch};

use crate::image::{ImageStoreOptions, Progress, RegistryMirror};
use crate::model::{AccessKey, LayerOwner};
use crate::reload::Glob;
use crate::s3::S3Options;
use crate::sts::StsOptions;

pub use self::client::{ClientConfig, ClientFlags};
pub use self::environment::Environment;
pub use self::flags::{ServeFlags, StoreFlags};
pub use self::limits::Limits;
pub use self::runtime_images::{ImagePattern, RuntimeImages};
pub use self::source::{ConfigError, Origin};
pub use self::values::{Endpoint, ListenAddress, LogFormat};

/// The configuration of a server.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// Where to listen, in the order given; at least one.
    pub listen: Vec<ListenAddress>,
    /// The keys that sign requests; none when only the shape of signatures is checked.
    pub access_keys: Option<Vec<AccessKey>>,
    /// Where everything durable is kept; absolute.
    pub state_directory: PathBuf,
    /// Who owns what is unpacked there: only root can give files away.
    pub layer_owner: LayerOwner,
    /// The registry that `public.ecr.aws` images are taken from instead.
    pub registry_mirror: Option<RegistryMirror>,
    /// Docker's `config.json`, for the credentials in it; it need not exist.
    pub docker_configuration: Option<PathBuf>,
    /// The user's own images for runtimes.
    pub runtime_images: RuntimeImages,
    /// How long an execution environment may be idle before it is stopped; zero stops it at once.
    pub keep_alive: Duration,
    /// How long after its first failure a function gets an event again; after the second failure it
    /// takes twice as long.
    pub retry_delay: Duration,
    /// Which architecture a function runs on.
    pub architecture: ArchitecturePolicy,
    pub hot_reload: HotReload,
    /// Where code is fetched from that a request only names.
    pub s3: S3Options,
    /// Where functions get the credentials of their roles.
    pub sts: StsOptions,
    pub limits: Limits,
    pub log: LogOptions,
    /// Variables that look like settings and are none, to be mentioned once in the log.
    pub ignored_variables: Vec<String>,
}

/// Which architecture a function runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArchitecturePolicy {
    /// The one the function asks for.
    Requested,
    /// This machine's, whatever the function asks for.
    Host,
}

/// Functions that run straight from a folder of the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HotReload {
    /// The S3 bucket name that marks such a function.
    pub bucket: String,
    /// The folders below which code may be; absolute. None means anywhere.
    pub roots: Vec<PathBuf>,
    /// If there are any, only files that match one of them reload a function.
    pub include: Vec<Glob>,
    /// Files that match one of them do not reload a function.
    pub exclude: Vec<Glob>,
    /// The variables of this process, for folders such as `$PWD/src`.
    pub variables: BTreeMap<String, String>,
}

/// The server's own log.
#[derive(Debug, Clone, PartialEq)]
pub struct LogOptions {
    pub format: LogFormat,
    pub filter: Targets,
}

impl Config {
    /// Reads flags, variables and the file.
    pub fn read(flags: ServeFlags, environment: &Environment) -> Result<Self, ConfigError> {
        let sources = Sources::open(flags.into_values(), environment)?;
        let access_keys = access_keys::access_keys(&sources)?;
        let listen = listen(&sources, access_keys.as_deref())?;
        Ok(Self {
            access_keys,
            state_directory: state_directory(&sources)?,
            layer_owner: if environment.is_root() {
                LayerOwner::DEDICATED
            } else {
                LayerOwner::Server
            },
            registry_mirror: sources.one(&setting::REGISTRY_MIRROR)?,
            docker_configuration: docker_configuration(environment)?,
            runtime_images: RuntimeImages::read(&sources)?,
            keep_alive: Duration::from_millis(sources.one_or(&setting::KEEPALIVE_MS, 600_000)?),
            retry_delay: Duration::from_secs(
                sources.one_or::<u32>(&setting::RETRY_BASE_DELAY, 60)?.into(),
            ),
            architecture: match sources.one(&setting::IGNORE_ARCHITECTURE)? {
                Some(Switch(true)) => ArchitecturePolicy::Host,
                Some(Switch(false)) | None => ArchitecturePolicy::Requested,
            },
            hot_reload: hot_reload(&sources, environment)?,
            s3: aws::s3(environment)?,
            sts: aws::sts(environment, &listen)?,
            listen,
            limits: Limits::read(&sources)?,
            log: log_options(&sources)?,
            ignored_variables: ignored_variables(environment),
        })
    }

    /// What the image store is opened with, in the server and without it.
    pub fn image_store(&self, progress: Progress) -> ImageStoreOptions {
        ImageStoreOptions {
            mirror: self.registry_mirror.clone(),
            docker_configuration: self.docker_configuration.clone(),
            progress,
            ..ImageStoreOptions::new(self.state_directory.clone(), self.layer_owner)
        }
    }
}

fn listen(
    sources: &Sources<'_>,
    access_keys: Option<&[AccessKey]>,
) -> Result<Vec<ListenAddress>, ConfigError> {
    let Some(given) = sources.many(&setting::LISTEN)? else {
        return Ok(vec![ListenAddress::DEFAULT]);
    };
    let addresses: Vec<ListenAddress> = given.parse_all()?;
    let is_allowed = access_keys.is_some()
        || matches!(sources.one(&setting::UNAUTHENTICATED)?, Some(Switch(true)));
    match addresses.iter().find(|address| !address.is_local()) {
        Some(address) if !is_allowed => {
            Err(ConfigError::Unauthenticated { origin: given.origin, address: address.clone() })
        }
        Some(_) | None => Ok(addresses),
    }
}

fn state_directory(sources: &Sources<'_>) -> Result<PathBuf, ConfigError> {
    if let Some(AbsolutePath(path)) = sources.one(&setting::STATE_DIR)? {
        return Ok(path);
    }
    let environment = sources.environment();
    if environment.is_root() {
        return Ok(PathBuf::from("/var/lib/coracle"));
    }
    // The XDG specification: a relative path is invalid and to be ignored.
    let absolute = |path: &&str| Path::new(path).is_absolute();
    if let Some(state_home) = environment.get("XDG_STATE_HOME")?.filter(absolute) {
        return Ok(Path::new(state_home).join("coracle"));
    }
    match environment.get("HOME")?.filter(absolute) {
        Some(home) => Ok(Path::new(home).join(".local/state/coracle")),
        None => Err(ConfigError::NoStateDirectory),
    }
}

/// The file where `docker login` keeps credentials, and where Docker looks for it.
fn docker_configuration(environment: &Environment) -> Result<Option<PathBuf>, ConfigError> {
    let directory = match environment.get("DOCKER_CONFIG")? {
        Some(directory) => Some(PathBuf::from(directory)),
        None => environment.get("HOME")?.map(|home| Path::new(home).join(".docker")),
    };
    Ok(directory.map(|directory| directory.join("config.json")))
}

fn hot_reload(sources: &Sources<'_>, environment: &Environment) -> Result<HotReload, ConfigError> {
    let bucket = match sources.one(&setting::HOT_RELOAD_BUCKET)? {
        Some(BucketName(name)) => name,
        None => "hot-reload".to_owned(),
    };
    let roots = match sources.many(&setting::HOT_RELOAD_ROOT)? {
        Some(given) => given.parse_all()?.into_iter().map(|AbsolutePath(path)| path).collect(),
        None => Vec::new(),
    };
    let globs = |setting| match sources.many(setting)? {
        Some(given) => given.parse_all(),
        None => Ok(Vec::new()),
    };
    Ok(HotReload {
        bucket,
        roots,
        include: globs(&setting::HOT_RELOAD_INCLUDE)?,
        exclude: globs(&setting::HOT_RELOAD_EXCLUDE)?,
        variables: environment.texts(),
    })
}

fn log_options(sources: &Sources<'_>) -> Result<LogOptions, ConfigError> {
    let format = sources.one_or(&setting::LOG_FORMAT, LogFormat::Text)?;
    let default = LogFilter(Targets::new().with_default(tracing::Level::INFO));
    let LogFilter(filter) = sources.one_or(&setting::LOG_LEVEL, default)?;
    Ok(LogOptions { format, filter })
}

/// The variables that a user may believe to have an effect.
fn ignored_variables(environment: &Environment) -> Vec<String> {
    let is_known = |name: &&str| {
        *name == client::ENDPOINT_VARIABLE
            || setting::ALL.iter().any(|s| s.variable == *name || s.local_stack == Some(*name))
    };
    let looks_like_ours = |name: &&str| name.starts_with("CORACLE_") || name.starts_with("LAMBDA_");
    let names = environment.names().filter(looks_like_ours);
    names.filter(|name| !is_known(name)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
