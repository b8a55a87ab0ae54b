//! A function's configuration: defaults, changes and what they must satisfy.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value;

use crate::model::{
    Architecture, FunctionName, ImageConfig, LayerVersionArn, LogFormat, LogLevel, Mebibytes,
    PackageType, RoleArn, SnapStart, TracingMode,
};

use super::error::Invalid;
use super::layers::LayerContent;

/// Everything that can be set for a function version besides its code.
#[derive(Debug, Clone, PartialEq)]
pub struct Configuration {
    pub description: String,
    pub role: RoleArn,
    pub runtime: Option<String>,
    pub handler: Option<String>,
    pub timeout: Duration,
    pub memory: Mebibytes,
    pub ephemeral_storage: Mebibytes,
    pub architecture: Architecture,
    /// In the order given. None and an empty environment are answered differently.
    pub environment: Option<Vec<(String, String)>>,
    pub layers: Vec<UsedLayer>,
    pub image_config: Option<ImageConfig>,
    /// `DeadLetterConfig.TargetArn`
    pub dead_letter_target: Option<String>,
    pub tracing: TracingMode,
    pub snap_start: SnapStart,
    pub logging: Logging,
    /// Members nothing here acts on (`VpcConfig`, `FileSystemConfigs`, `KMSKeyArn` …), by their
    /// name in the API and as it shows them.
    pub kept: BTreeMap<String, Value>,
}

/// A layer version in use. Its content stays with the function when the layer version is deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedLayer {
    pub arn: LayerVersionArn,
    pub content: LayerContent,
}

/// How and where log lines are written (`LoggingConfig`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logging {
    pub format: LogFormat,
    /// Only with JSON lines.
    pub application_level: Option<LogLevel>,
    /// Only with JSON lines.
    pub system_level: Option<LogLevel>,
    pub group: String,
}

/// What a request sets; what it leaves out stays, or has its default in a new function.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ConfigurationChange {
    pub description: Option<String>,
    pub role: Option<RoleArn>,
    pub runtime: Option<String>,
    pub handler: Option<String>,
    pub timeout: Option<Duration>,
    pub memory: Option<Mebibytes>,
    pub ephemeral_storage: Option<Mebibytes>,
    pub environment: Option<Vec<(String, String)>>,
    /// Replaces all layers.
    pub layers: Option<Vec<LayerVersionArn>>,
    /// Replaces all overrides; without any it removes them.
    pub image_config: Option<ImageConfig>,
    /// An empty ARN removes the target.
    pub dead_letter_target: Option<String>,
    pub tracing: Option<TracingMode>,
    pub snap_start: Option<SnapStart>,
    pub logging: Option<LoggingChange>,
    /// Replaces members by name; null removes one.
    pub kept: BTreeMap<String, Value>,
}

/// What a request sets of `LoggingConfig`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LoggingChange {
    pub format: Option<LogFormat>,
    pub application_level: Option<LogLevel>,
    pub system_level: Option<LogLevel>,
    pub group: Option<String>,
}

/// Keys of the environment that Lambda itself sets (AWS Lambda Developer Guide, "Defined runtime
/// environment variables", reserved).
const RESERVED_KEYS: &[&str] = &[
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_DEFAULT_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_LAMBDA_MAX_CONCURRENCY",
    "AWS_LAMBDA_RUNTIME_API",
    "AWS_REGION",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "LAMBDA_RUNTIME_DIR",
    "LAMBDA_TASK_ROOT",
];

impl Configuration {
    /// What a new function has unless the request says otherwise.
    pub(super) fn defaults(name: &FunctionName, role: RoleArn, architecture: Architecture) -> Self {
        Self {
            description: String::new(),
            role,
            runtime: None,
            handler: None,
            timeout: Duration::from_secs(3),
            memory: Mebibytes(128),
            ephemeral_storage: Mebibytes(512),
            architecture,
            environment: None,
            layers: Vec::new(),
            image_config: None,
            dead_letter_target: None,
            tracing: TracingMode::PassThrough,
            snap_start: SnapStart::None,
            logging: Logging {
                format: LogFormat::Text,
                application_level: None,
                system_level: None,
                group: format!("/aws/lambda/{name}"),
            },
            kept: BTreeMap::new(),
        }
    }

    /// Checks what needs the whole configuration.
    ///
    /// # Errors
    /// What an image has itself, SnapStart for a runtime that has none, or more than a function may have
    /// that does not run on managed instances.
    pub(super) fn check(&self, package: PackageType) -> Result<(), Invalid> {
        let is_of_archives =
            self.runtime.is_some() || self.handler.is_some() || !self.layers.is_empty();
        if package == PackageType::Image && is_of_archives {
            return Err(Invalid::PackageOfImage);
        }
        let runtime = self.runtime.as_deref().unwrap_or_default();
        if self.snap_start == SnapStart::PublishedVersions && !has_snap_start(runtime) {
            return Err(Invalid::SnapStartRuntime(runtime.to_owned()));
        }
        if self.kept.contains_key("CapacityProviderConfig") {
            return Ok(());
        }
        let above = [
            ("Timeout", self.timeout.as_secs(), 900),
            ("MemorySize", self.memory.0.into(), 10_240),
            ("EphemeralStorage", self.ephemeral_storage.0.into(), 10_240),
        ]
        .into_iter()
        .find(|(_, value, most)| most < value);
        match above {
            Some((member, _, most)) => Err(Invalid::AboveQuota { member, most }),
            None => Ok(()),
        }
    }

    /// Applies a change whose layers have been looked up.
    pub(super) fn apply(&mut self, change: ConfigurationChange, layers: Option<Vec<UsedLayer>>) {
        fn set<T>(member: &mut T, value: Option<T>) {
            if let Some(value) = value {
                *member = value;
            }
        }
        set(&mut self.description, change.description);
        set(&mut self.role, change.role);
        set(&mut self.runtime, change.runtime.map(Some));
        set(&mut self.handler, change.handler.map(Some));
        set(&mut self.timeout, change.timeout);
        set(&mut self.memory, change.memory);
        set(&mut self.ephemeral_storage, change.ephemeral_storage);
        set(&mut self.environment, change.environment.map(Some));
        set(&mut self.layers, layers);
        let overrides =
            |config: ImageConfig| Some(config).filter(|it| *it != ImageConfig::default());
        set(&mut self.image_config, change.image_config.map(overrides));
        let target = |arn: String| Some(arn).filter(|arn| !arn.is_empty());
        set(&mut self.dead_letter_target, change.dead_letter_target.map(target));
        set(&mut self.tracing, change.tracing);
        set(&mut self.snap_start, change.snap_start);
        if let Some(logging) = change.logging {
            self.logging.apply(logging);
        }
        for (name, value) in change.kept {
            match value {
                Value::Null => self.kept.remove(&name),
                value => self.kept.insert(name, value),
            };
        }
    }
}

/// Java 11, Python 3.12, .NET 8 and what comes after them (AWS Lambda Developer Guide, "Improving startup
/// performance with Lambda SnapStart").
fn has_snap_start(runtime: &str) -> bool {
    let is_at_least = |version: &str, least: u32| {
        version.split('.').next().and_then(|it| it.parse().ok()).is_some_and(|it: u32| least <= it)
    };
    if let Some(minor) = runtime.strip_prefix("python3.") {
        return is_at_least(minor, 12);
    }
    match (runtime.strip_prefix("java"), runtime.strip_prefix("dotnet")) {
        (Some(version), _) => is_at_least(version, 11),
        (_, Some(version)) => is_at_least(version, 8),
        (None, None) => false,
    }
}

impl Logging {
    fn apply(&mut self, change: LoggingChange) {
        self.format = change.format.unwrap_or(self.format);
        if let Some(group) = change.group {
            self.group = group;
        }
        // Lines of text have no levels; lines of JSON have both, and INFO by default.
        let level = |new: Option<LogLevel>, old: Option<LogLevel>| match self.format {
            LogFormat::Text => None,
            LogFormat::Json => new.or(old).or(Some(LogLevel::Info)),
        };
        let (application, system) = (
            level(change.application_level, self.application_level),
            level(change.system_level, self.system_level),
        );
        self.application_level = application;
        self.system_level = system;
    }
}

impl ConfigurationChange {
    /// Checks what needs nothing but the change itself.
    ///
    /// # Errors
    /// The environment is too large or sets what Lambda sets.
    pub(super) fn check(&self, environment_limit: usize) -> Result<(), Invalid> {
        let Some(environment) = &self.environment else { return Ok(()) };
        let keys: Vec<String> = environment
            .iter()
            .map(|(key, _)| key)
            .filter(|key| RESERVED_KEYS.contains(&key.as_str()))
            .cloned()
            .collect();
        if !keys.is_empty() {
            return Err(Invalid::EnvironmentReserved { keys });
        }
        let measured = compact_json(environment);
        if environment_limit < measured.len() {
            return Err(Invalid::EnvironmentTooLarge {
                limit_kib: environment_limit / 1024,
                measured,
            });
        }
        Ok(())
    }
}

fn compact_json(environment: &[(String, String)]) -> String {
    let object: serde_json::Map<String, Value> =
        environment.iter().map(|(key, value)| (key.clone(), Value::from(value.as_str()))).collect();
    Value::Object(object).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn configuration() -> Configuration {
        let name = "shop".parse().unwrap();
        let role = "arn:aws:iam::123456789012:role/r".parse().unwrap();
        Configuration::defaults(&name, role, Architecture::X86_64)
    }

    fn logging(format: LogFormat) -> ConfigurationChange {
        let logging = LoggingChange { format: Some(format), ..LoggingChange::default() };
        ConfigurationChange { logging: Some(logging), ..ConfigurationChange::default() }
    }

    #[test]
    fn lines_of_json_have_levels_and_lines_of_text_have_none() {
        let mut changed = configuration();
        changed.apply(logging(LogFormat::Json), None);
        assert_eq!(changed.logging.application_level, Some(LogLevel::Info));
        assert_eq!(changed.logging.system_level, Some(LogLevel::Info));
        assert_eq!(changed.logging.group, "/aws/lambda/shop");
        changed.apply(logging(LogFormat::Text), None);
        assert_eq!(changed, configuration());
    }

    #[test]
    fn an_empty_value_removes_what_can_be_removed() {
        let mut changed = configuration();
        let command = Some(vec!["a.b".to_owned()]);
        let image_config = Some(ImageConfig { command, ..ImageConfig::default() });
        let set = ConfigurationChange {
            image_config,
            dead_letter_target: Some("arn:aws:sqs:eu-west-1:123456789012:q".to_owned()),
            kept: BTreeMap::from([("KMSKeyArn".to_owned(), Value::from("k"))]),
            ..ConfigurationChange::default()
        };
        changed.apply(set, None);
        assert_ne!(changed, configuration());
        let unset = ConfigurationChange {
            image_config: Some(ImageConfig::default()),
            dead_letter_target: Some(String::new()),
            kept: BTreeMap::from([("KMSKeyArn".to_owned(), Value::Null)]),
            ..ConfigurationChange::default()
        };
        changed.apply(unset, None);
        assert_eq!(changed, configuration());
    }

    #[test]
    fn an_environment_is_measured_as_json_in_the_order_given() {
        let pairs = [("SMALL", "ok".to_owned()), ("LARGE", "x".repeat(40))];
        let environment = pairs.map(|(key, value)| (key.to_owned(), value)).to_vec();
        let change = ConfigurationChange {
            environment: Some(environment),
            ..ConfigurationChange::default()
        };
        let measured = format!(r#"{{"SMALL":"ok","LARGE":"{}"}}"#, "x".repeat(40));
        assert_eq!(change.check(measured.len()), Ok(()));
        let refused = change.check(measured.len() - 1);
        assert_eq!(refused, Err(Invalid::EnvironmentTooLarge { limit_kib: 0, measured }));
    }

    #[test]
    fn snap_start_is_for_new_runtimes_of_three_languages() {
        for runtime in
            ["java11", "java21", "java17.al2023", "python3.12", "python3.15", "dotnet8", "dotnet10"]
        {
            assert!(has_snap_start(runtime), "{runtime}");
        }
        for runtime in [
            "java8.al2",
            "python3.11",
            "dotnet6",
            "dotnetcore3.1",
            "nodejs24.x",
            "provided.al2023",
            "",
        ] {
            assert!(!has_snap_start(runtime), "{runtime}");
        }
    }

    #[test]
    fn quotas_of_functions_do_not_hold_on_managed_instances() {
        let mut large = Configuration { timeout: Duration::from_secs(901), ..configuration() };
        let text = large.check(PackageType::Zip).unwrap_err().to_string();
        assert!(text.ends_with("less than or equal to 900"), "{text}");
        large.kept.insert("CapacityProviderConfig".to_owned(), Value::from("x"));
        assert_eq!(large.check(PackageType::Zip), Ok(()));
    }

    #[test]
    fn keys_that_lambda_sets_are_refused() {
        let environment = Some(vec![("AWS_REGION".to_owned(), "x".to_owned())]);
        let change = ConfigurationChange { environment, ..ConfigurationChange::default() };
        let text = change.check(4096).unwrap_err().to_string();
        assert!(text.ends_with("Reserved keys used in this request: AWS_REGION"), "{text}");
    }
}
