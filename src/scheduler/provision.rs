//! Makes the sandbox of one environment: the only place that sees images, code and sandboxes
//! together.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indexmap::IndexSet;
use jiff::Timestamp;
use tracing::warn;

use crate::image::{Image, ImageReference, InvalidReference, PullError};
use crate::logs::OutputPipe;
use crate::model::{Architecture, Code, Credentials, FunctionVersion, Mebibytes, SandboxId};
use crate::runtime_api::RuntimeApi;
use crate::sandbox::{CpuQuota, ProcessSpec, Sandbox, SandboxSpec, StartError};
use crate::sts::Session;

use super::folders::{FolderError, Folders, Mounted};
use super::journal::Journal;
use super::pool::Pool;
use super::{ArchitectureChoice, Context, describe};

/// Where a custom runtime's program is looked for, in this order (AWS, "Building a custom runtime";
/// the text of AWS's error names the last two).
const BOOTSTRAPS: [&str; 3] = ["/var/runtime/bootstrap", "/var/task/bootstrap", "/opt/bootstrap"];

/// Processes and threads of one environment. AWS allows 1,024.
const PIDS_LIMIT: u32 = 1024;

/// Why an environment could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ProvisionError {
    #[error(
        "no image runs the runtime {runtime}; name one with --runtime-image {runtime}=REFERENCE"
    )]
    UnknownRuntime { runtime: String },
    #[error("{uri:?} is not an image reference")]
    Reference {
        uri: String,
        #[source]
        source: InvalidReference,
    },
    #[error(transparent)]
    Pull(#[from] Arc<PullError>),
    #[error(
        "the function is for {wanted} and this host is {host}; create it with Architectures=[\"{host}\"], or set \
         LAMBDA_IGNORE_ARCHITECTURE=1 to run it with {host} images all the same",
        host = Architecture::HOST
    )]
    Architecture { wanted: Architecture },
    #[error("could not make the sandbox {id}")]
    Start {
        id: SandboxId,
        #[source]
        source: StartError,
    },
    #[error(transparent)]
    Folder(#[from] FolderError),
}

/// The image that runs `version`, pulled if it is not there.
pub(super) async fn image(
    version: &FunctionVersion,
    context: &Context,
) -> Result<Arc<Image>, ProvisionError> {
    let options = &context.options;
    if options.architecture == ArchitectureChoice::Requested
        && version.architecture != Architecture::HOST
    {
        return Err(ProvisionError::Architecture { wanted: version.architecture });
    }
    let reference = image_reference(version, &options.runtime_images)?;
    Ok(context.images.ensure(&reference, Architecture::HOST).await?)
}

/// The image that `version` runs from: its own, or that of its runtime.
pub fn image_reference(
    version: &FunctionVersion,
    runtime_images: &BTreeMap<String, ImageReference>,
) -> Result<ImageReference, ProvisionError> {
    match &version.code {
        Code::Image { uri, .. } => {
            uri.parse().map_err(|source| ProvisionError::Reference { uri: uri.clone(), source })
        }
        Code::Archive(_) | Code::Folder(_) => {
            let runtime = version.runtime.as_deref().unwrap_or_default();
            let reference = runtime_images.get(runtime).cloned();
            reference.ok_or_else(|| ProvisionError::UnknownRuntime { runtime: runtime.to_owned() })
        }
    }
}

/// A sandbox with nothing but PID 1 in it, and what goes with it.
#[derive(Debug)]
pub(super) struct Provisioned {
    pub(super) sandbox: Sandbox,
    /// The sandbox's Runtime API, served.
    pub(super) api: RuntimeApi,
    /// How the runtime is started.
    pub(super) process: ProcessSpec,
    /// The sandbox's output, captured.
    pub(super) journal: Journal,
    /// The hot-reloaded folders in it.
    pub(super) folders: Folders,
    pub(super) mounted: Mounted,
}

/// Makes the sandbox of a new environment.
pub(super) async fn provision(pool: &Pool) -> Result<Provisioned, ProvisionError> {
    let (version, context) = (&pool.version, &pool.context);
    let image = image(version, context).await?;
    let folders = pool.folders().await?;
    let mounted = folders.mounted();
    let id = SandboxId::random();
    let code = directory(&version.code, context);
    // Of two layers the later one wins, so it comes first in the overlay, which takes none twice.
    let layers: IndexSet<PathBuf> =
        version.layers.iter().rev().filter_map(|layer| directory(layer, context)).collect();
    let layers = Vec::from_iter(layers);
    let bootstrap = bootstrap(&image.root, code.as_deref(), &layers);
    let spec = SandboxSpec {
        id: id.clone(),
        root: image.root.clone(),
        code,
        layers,
        tmp: version.ephemeral_storage,
        // What lies in `/tmp` is memory too, and must not take from the function's.
        memory: Mebibytes(version.memory.0 + version.ephemeral_storage.0),
        cpu: CpuQuota::of_memory(version.memory),
        pids: PIDS_LIMIT,
    };
    // The credentials are known by the time the runtime starts.
    let (start, _session) = tokio::join!(
        context.launcher.create(&spec),
        context.sts.session(&version.role, &version.key.function)
    );
    let mut sandbox = start.map_err(|source| ProvisionError::Start { id: id.clone(), source })?;
    let listener = sandbox.take_listener().expect("a new sandbox has its listener");
    let (stdout, stderr) = sandbox.take_output().expect("a new sandbox has its output");
    let stream = context
        .log_streams
        .open(&version.key, &id)
        .inspect_err(|error| warn!(cause = describe(error), "the function's log is not kept"))
        .ok();
    Ok(Provisioned {
        sandbox,
        api: RuntimeApi::serve(listener, context.options.response_limit),
        process: process(version, &image, &id, bootstrap),
        journal: Journal::new(OutputPipe::new(stdout), OutputPipe::new(stderr), stream),
        folders,
        mounted,
    })
}

/// Where code or a layer lies on the host; images have theirs in the root file system.
fn directory(code: &Code, context: &Context) -> Option<PathBuf> {
    match code {
        Code::Archive(digest) => Some(context.code.directory(digest)),
        Code::Folder(folder) => Some(folder.clone()),
        Code::Image { .. } => None,
    }
}

/// The first of [`BOOTSTRAPS`] that exists in what the sandbox will see.
fn bootstrap(root: &Path, code: Option<&Path>, layers: &[PathBuf]) -> Option<&'static str> {
    let exists = |directory: &Path, name: &str| directory.join(name).symlink_metadata().is_ok();
    BOOTSTRAPS.into_iter().find(|bootstrap| match bootstrap.rsplit_once('/') {
        Some(("/var/task", name)) => code.is_some_and(|code| exists(code, name)),
        Some(("/opt", name)) => layers.iter().any(|layer| exists(layer, name)),
        _ => exists(root, bootstrap.trim_start_matches('/')),
    })
}

/// How the runtime is started: the image's own entry point, or for deployment packages the
/// runtime's bootstrap, which is what `/lambda-entrypoint.sh` of the official images executes.
fn process(
    version: &FunctionVersion,
    image: &Image,
    id: &SandboxId,
    bootstrap: Option<&'static str>,
) -> ProcessSpec {
    let (arguments, working_directory) = match &version.code {
        Code::Image { config, .. } => {
            let entry_point = config.entry_point.as_ref().unwrap_or(&image.config.entrypoint);
            let command = config.command.as_ref().unwrap_or(&image.config.command);
            let directory = config.working_directory.as_ref().map(PathBuf::from);
            (
                entry_point.iter().chain(command).cloned().collect(),
                directory
                    .or_else(|| image.config.working_directory.clone())
                    .unwrap_or_else(|| "/".into()),
            )
        }
        // Without any bootstrap, the start fails with the name of the one that is missing.
        Code::Archive(_) | Code::Folder(_) => {
            (vec![bootstrap.unwrap_or(BOOTSTRAPS[1]).to_owned()], PathBuf::from("/var/task"))
        }
    };
    ProcessSpec { arguments, environment: environment(version, image, id), working_directory }
}

/// The environment variables a runtime finds (recorded from AWS, behaviour.md B2 §3.10): the
/// image's, then Lambda's, then the function's own.
fn environment(version: &FunctionVersion, image: &Image, id: &SandboxId) -> Vec<(String, String)> {
    let function = &version.key.function;
    let region = function.region.as_str();
    let day = jiff::Timestamp::now().strftime("%Y/%m/%d");
    let log_stream = format!("{day}/[{}]{id}", version.key.version);
    let mut variables = image.config.env.clone();
    let mut set = |name: &str, value: &str| {
        variables.retain(|(existing, _)| existing != name);
        variables.push((name.to_owned(), value.to_owned()));
    };
    set("AWS_REGION", region);
    set("AWS_DEFAULT_REGION", region);
    set("AWS_LAMBDA_FUNCTION_NAME", function.name.as_str());
    set("AWS_LAMBDA_FUNCTION_VERSION", &version.key.version.to_string());
    set("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", &version.memory.0.to_string());
    set("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    set("AWS_LAMBDA_LOG_GROUP_NAME", &version.log_group);
    set("AWS_LAMBDA_LOG_STREAM_NAME", &log_stream);
    set("AWS_LAMBDA_RUNTIME_API", "169.254.100.1:9001");
    set("LAMBDA_TASK_ROOT", "/var/task");
    set("LAMBDA_RUNTIME_DIR", "/var/runtime");
    set("TZ", ":UTC");
    set("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR");
    set("AWS_XRAY_DAEMON_ADDRESS", "169.254.100.1:2000");
    set("_AWS_XRAY_DAEMON_ADDRESS", "169.254.100.1");
    set("_AWS_XRAY_DAEMON_PORT", "2000");
    if let Some(handler) = &version.handler {
        set("_HANDLER", handler);
    }
    for (name, value) in &version.environment {
        set(name, value);
    }
    variables
}

/// Gives a runtime that is about to start its execution role's credentials, and tells when they end.
pub(super) async fn renew_credentials(pool: &Pool, process: &mut ProcessSpec) -> Option<Timestamp> {
    let version = &pool.version;
    let Session { credentials, end } =
        pool.context.sts.session(&version.role, &version.key.function).await;
    let Credentials { access_key_id, secret_access_key, session_token } = credentials;
    for (name, value) in [
        ("AWS_ACCESS_KEY_ID", Some(access_key_id)),
        ("AWS_SECRET_ACCESS_KEY", Some(secret_access_key)),
        ("AWS_SESSION_TOKEN", session_token),
    ] {
        process.environment.retain(|(existing, _)| existing != name);
        process.environment.extend(value.map(|value| (name.to_owned(), value)));
    }
    end
}
