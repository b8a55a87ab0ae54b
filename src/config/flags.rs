//! The flags of `coracle serve` and of the commands that work on its state directory.
//!
//! Values stay text here: one parser, in [`super::source`], reads flags, variables and the file
//! alike, so that all three accept the same and complain alike.

use std::collections::BTreeMap;

use clap::Args;

use super::setting::{self, Setting};

/// Where the stores are and what fills them: what `serve` and `image` share.
#[derive(Debug, Clone, Default, Args)]
pub struct StoreFlags {
    /// Keep functions, code and images here [default: /var/lib/coracle as root, else
    /// ~/.local/state/coracle]
    ///
    /// [env: CORACLE_STATE_DIR]
    #[arg(long, value_name = "DIR")]
    state_dir: Option<String>,

    /// Take public.ecr.aws images from this registry, such as http://127.0.0.1:5000
    ///
    /// [env: CORACLE_REGISTRY_MIRROR]
    #[arg(long, value_name = "URL")]
    registry_mirror: Option<String>,

    /// Run a runtime from an image of your own, such as python3.11=example.com/python:3.11;
    /// repeatable
    ///
    /// [env: CORACLE_RUNTIME_IMAGE, LAMBDA_RUNTIME_IMAGE_MAPPING]
    #[arg(long, value_name = "RUNTIME=REFERENCE")]
    runtime_image: Vec<String>,

    /// Read settings from a TOML file: the same names without dashes in front
    ///
    /// [env: CORACLE_CONFIG]
    #[arg(long, value_name = "FILE")]
    config: Option<String>,
}

/// Every flag that configures a server.
#[derive(Debug, Clone, Default, Args)]
pub struct ServeFlags {
    /// Listen on ADDRESS:PORT or unix:/path; port 0 picks a free port; repeatable [default:
    /// 127.0.0.1:4566]
    ///
    /// [env: CORACLE_LISTEN]
    #[arg(long, value_name = "ADDR")]
    listen: Vec<String>,

    /// Allow --listen on addresses that other machines can reach, without --auth verify
    ///
    /// Requests are not authenticated then: whoever reaches the address runs code here.
    ///
    /// [env: CORACLE_I_UNDERSTAND_UNAUTHENTICATED]
    #[arg(long)]
    i_understand_unauthenticated: bool,

    /// What is asked of the signatures of requests: shape, or verify with --credentials [default:
    /// shape]
    ///
    /// [env: CORACLE_AUTH]
    #[arg(long, value_name = "MODE")]
    auth: Option<String>,

    /// The access keys of --auth verify, in the format of ~/.aws/credentials
    ///
    /// [env: CORACLE_CREDENTIALS]
    #[arg(long, value_name = "FILE")]
    credentials: Option<String>,

    #[command(flatten)]
    store: StoreFlags,

    /// Stop an execution environment after it was idle for so many milliseconds; 0 stops it at once
    /// [default: 600000]
    ///
    /// [env: CORACLE_KEEPALIVE_MS, LAMBDA_KEEPALIVE_MS]
    #[arg(long, value_name = "MS")]
    keepalive_ms: Option<String>,

    /// Give a failed function an asynchronous event again after so many seconds, and after twice as
    /// many the next time [default: 60]
    ///
    /// [env: CORACLE_RETRY_BASE_DELAY, LAMBDA_RETRY_BASE_DELAY]
    #[arg(long, value_name = "SECONDS")]
    retry_base_delay: Option<String>,

    /// Run every function on this machine's architecture, whatever it asks for
    ///
    /// [env: CORACLE_IGNORE_ARCHITECTURE, LAMBDA_IGNORE_ARCHITECTURE]
    #[arg(long)]
    ignore_architecture: bool,

    /// Let functions run straight from folders below DIR only; repeatable [default: any folder]
    ///
    /// [env: CORACLE_HOT_RELOAD_ROOT]
    #[arg(long, value_name = "DIR")]
    hot_reload_root: Vec<String>,

    /// The S3 bucket name that means "S3Key is a folder of this machine" [default: hot-reload]
    ///
    /// [env: CORACLE_HOT_RELOAD_BUCKET, BUCKET_MARKER_LOCAL]
    #[arg(long, value_name = "NAME")]
    hot_reload_bucket: Option<String>,

    /// Only files that match GLOB reload a function; repeatable
    ///
    /// [env: CORACLE_HOT_RELOAD_INCLUDE]
    #[arg(long, value_name = "GLOB")]
    hot_reload_include: Vec<String>,

    /// Files that match GLOB do not reload a function; repeatable
    ///
    /// [env: CORACLE_HOT_RELOAD_EXCLUDE]
    #[arg(long, value_name = "GLOB")]
    hot_reload_exclude: Vec<String>,

    /// Write the server's log as text or json [default: text]
    ///
    /// [env: CORACLE_LOG_FORMAT]
    #[arg(long, value_name = "FORMAT")]
    log_format: Option<String>,

    /// Log this and worse: error, warn, info, debug, trace, or a filter such as
    /// info,coracle::image=debug [default: info]
    ///
    /// [env: CORACLE_LOG]
    #[arg(long, value_name = "FILTER")]
    log_level: Option<String>,
}

impl From<StoreFlags> for ServeFlags {
    fn from(store: StoreFlags) -> Self {
        Self { store, ..Self::default() }
    }
}

impl ServeFlags {
    /// Every flag that was used, by its setting's key, with its values in order.
    pub(super) fn into_values(self) -> BTreeMap<&'static str, Vec<String>> {
        let switch = |is_on: bool| is_on.then(|| "true".to_owned()).into_iter().collect();
        let all: [(&Setting, Vec<String>); 17] = [
            (&setting::LISTEN, self.listen),
            (&setting::UNAUTHENTICATED, switch(self.i_understand_unauthenticated)),
            (&setting::AUTH, Vec::from_iter(self.auth)),
            (&setting::CREDENTIALS, Vec::from_iter(self.credentials)),
            (&setting::STATE_DIR, Vec::from_iter(self.store.state_dir)),
            (&setting::REGISTRY_MIRROR, Vec::from_iter(self.store.registry_mirror)),
            (&setting::RUNTIME_IMAGE, self.store.runtime_image),
            (&setting::CONFIG, Vec::from_iter(self.store.config)),
            (&setting::KEEPALIVE_MS, Vec::from_iter(self.keepalive_ms)),
            (&setting::RETRY_BASE_DELAY, Vec::from_iter(self.retry_base_delay)),
            (&setting::IGNORE_ARCHITECTURE, switch(self.ignore_architecture)),
            (&setting::HOT_RELOAD_ROOT, self.hot_reload_root),
            (&setting::HOT_RELOAD_BUCKET, Vec::from_iter(self.hot_reload_bucket)),
            (&setting::HOT_RELOAD_INCLUDE, self.hot_reload_include),
            (&setting::HOT_RELOAD_EXCLUDE, self.hot_reload_exclude),
            (&setting::LOG_FORMAT, Vec::from_iter(self.log_format)),
            (&setting::LOG_LEVEL, Vec::from_iter(self.log_level)),
        ];
        let used = all.into_iter().filter(|(_, values)| !values.is_empty());
        used.map(|(setting, values)| (setting.key, values)).collect()
    }
}
