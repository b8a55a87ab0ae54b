//! The names of everything that can be set.

/// One thing a user can set, and what it is called in each place.
#[derive(Debug)]
pub(super) struct Setting {
    /// The flag without its dashes, and the key in the file.
    pub(super) key: &'static str,
    /// Our environment variable.
    pub(super) variable: &'static str,
    /// The variable of LocalStack's Lambda that means the same.
    pub(super) local_stack: Option<&'static str>,
}

impl Setting {
    const fn new(key: &'static str, variable: &'static str) -> Self {
        Self { key, variable, local_stack: None }
    }

    const fn or_local_stack(self, variable: &'static str) -> Self {
        Self { local_stack: Some(variable), ..self }
    }
}

pub(super) const CONFIG: Setting = Setting::new("config", "CORACLE_CONFIG");
pub(super) const LISTEN: Setting = Setting::new("listen", "CORACLE_LISTEN");
pub(super) const UNAUTHENTICATED: Setting =
    Setting::new("i-understand-unauthenticated", "CORACLE_I_UNDERSTAND_UNAUTHENTICATED");
pub(super) const AUTH: Setting = Setting::new("auth", "CORACLE_AUTH");
pub(super) const CREDENTIALS: Setting = Setting::new("credentials", "CORACLE_CREDENTIALS");
pub(super) const STATE_DIR: Setting = Setting::new("state-dir", "CORACLE_STATE_DIR");
pub(super) const REGISTRY_MIRROR: Setting =
    Setting::new("registry-mirror", "CORACLE_REGISTRY_MIRROR");
pub(super) const RUNTIME_IMAGE: Setting = Setting::new("runtime-image", "CORACLE_RUNTIME_IMAGE")
    .or_local_stack("LAMBDA_RUNTIME_IMAGE_MAPPING");
pub(super) const KEEPALIVE_MS: Setting =
    Setting::new("keepalive-ms", "CORACLE_KEEPALIVE_MS").or_local_stack("LAMBDA_KEEPALIVE_MS");
pub(super) const RETRY_BASE_DELAY: Setting =
    Setting::new("retry-base-delay", "CORACLE_RETRY_BASE_DELAY")
        .or_local_stack("LAMBDA_RETRY_BASE_DELAY");
pub(super) const IGNORE_ARCHITECTURE: Setting =
    Setting::new("ignore-architecture", "CORACLE_IGNORE_ARCHITECTURE")
        .or_local_stack("LAMBDA_IGNORE_ARCHITECTURE");
pub(super) const HOT_RELOAD_ROOT: Setting =
    Setting::new("hot-reload-root", "CORACLE_HOT_RELOAD_ROOT");
pub(super) const HOT_RELOAD_BUCKET: Setting =
    Setting::new("hot-reload-bucket", "CORACLE_HOT_RELOAD_BUCKET")
        .or_local_stack("BUCKET_MARKER_LOCAL");
pub(super) const HOT_RELOAD_INCLUDE: Setting =
    Setting::new("hot-reload-include", "CORACLE_HOT_RELOAD_INCLUDE");
pub(super) const HOT_RELOAD_EXCLUDE: Setting =
    Setting::new("hot-reload-exclude", "CORACLE_HOT_RELOAD_EXCLUDE");
pub(super) const LOG_FORMAT: Setting = Setting::new("log-format", "CORACLE_LOG_FORMAT");
pub(super) const LOG_LEVEL: Setting = Setting::new("log-level", "CORACLE_LOG");

/// Declares the limits, which have variables and file keys but no flags.
macro_rules! limit {
    ($name:ident, $key:literal, $suffix:literal) => {
        pub(super) const $name: Setting = Setting::new($key, concat!("CORACLE_LIMITS_", $suffix))
            .or_local_stack(concat!("LAMBDA_LIMITS_", $suffix));
    };
}

limit!(CONCURRENT_EXECUTIONS, "limits-concurrent-executions", "CONCURRENT_EXECUTIONS");
limit!(
    MINIMUM_UNRESERVED_CONCURRENCY,
    "limits-minimum-unreserved-concurrency",
    "MINIMUM_UNRESERVED_CONCURRENCY"
);
limit!(TOTAL_CODE_SIZE, "limits-total-code-size", "TOTAL_CODE_SIZE");
limit!(CODE_SIZE_ZIPPED, "limits-code-size-zipped", "CODE_SIZE_ZIPPED");
limit!(CODE_SIZE_UNZIPPED, "limits-code-size-unzipped", "CODE_SIZE_UNZIPPED");
limit!(
    CREATE_FUNCTION_REQUEST_SIZE,
    "limits-create-function-request-size",
    "CREATE_FUNCTION_REQUEST_SIZE"
);
limit!(
    MAX_FUNCTION_ENVVAR_SIZE_BYTES,
    "limits-max-function-envvar-size-bytes",
    "MAX_FUNCTION_ENVVAR_SIZE_BYTES"
);
limit!(
    MAX_FUNCTION_PAYLOAD_SIZE_BYTES,
    "limits-max-function-payload-size-bytes",
    "MAX_FUNCTION_PAYLOAD_SIZE_BYTES"
);

/// Every setting: what the file may name, and which variables are ours.
pub(super) const ALL: [&Setting; 25] = [
    &CONFIG,
    &LISTEN,
    &UNAUTHENTICATED,
    &AUTH,
    &CREDENTIALS,
    &STATE_DIR,
    &REGISTRY_MIRROR,
    &RUNTIME_IMAGE,
    &KEEPALIVE_MS,
    &RETRY_BASE_DELAY,
    &IGNORE_ARCHITECTURE,
    &HOT_RELOAD_ROOT,
    &HOT_RELOAD_BUCKET,
    &HOT_RELOAD_INCLUDE,
    &HOT_RELOAD_EXCLUDE,
    &LOG_FORMAT,
    &LOG_LEVEL,
    &CONCURRENT_EXECUTIONS,
    &MINIMUM_UNRESERVED_CONCURRENCY,
    &TOTAL_CODE_SIZE,
    &CODE_SIZE_ZIPPED,
    &CODE_SIZE_UNZIPPED,
    &CREATE_FUNCTION_REQUEST_SIZE,
    &MAX_FUNCTION_ENVVAR_SIZE_BYTES,
    &MAX_FUNCTION_PAYLOAD_SIZE_BYTES,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_variable_is_named_after_its_key_except_the_log_filter() {
        for setting in ALL {
            let name = format!("CORACLE_{}", setting.key.replace('-', "_").to_uppercase());
            let expected = if setting.key == "log-level" { "CORACLE_LOG" } else { &name };
            assert_eq!(setting.variable, expected);
        }
    }

    #[test]
    fn the_readme_shows_every_setting() {
        let readme = include_str!("../../README.md");
        let is_shown = |text: &str| assert!(readme.contains(text), "README.md lacks {text}");
        for setting in ALL {
            match setting.variable.strip_prefix("CORACLE_LIMITS") {
                Some(suffix) => {
                    is_shown(&format!("| `…{suffix}` | `{}` |", setting.key));
                }
                None => {
                    // A setting without a flag is shown by its key in the file.
                    let (flag, key) = (format!("--{}", setting.key), format!("`{}`", setting.key));
                    is_shown(if readme.contains(&flag) { &flag } else { &key });
                    is_shown(&format!("`{}`", setting.variable));
                    setting.local_stack.into_iter().for_each(is_shown);
                }
            }
        }
    }
}
