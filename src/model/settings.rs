//! Settings of a function that are one of a few values.

/// A text that is none of an enum's values.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a value of {kind}")]
pub struct UnknownValue {
    text: String,
    kind: &'static str,
}

impl UnknownValue {
    pub(crate) fn new(text: &str, kind: &'static str) -> Self {
        Self { text: text.to_owned(), kind }
    }
}

named_values!(
    /// Whether invocations are traced (`TracingConfig.Mode`).
    TracingMode {
        Active = "Active",
        PassThrough = "PassThrough",
    }
);

named_values!(
    /// Which versions start from a snapshot (`SnapStart.ApplyOn`).
    SnapStart {
        None = "None",
        PublishedVersions = "PublishedVersions",
    }
);

named_values!(
    /// The least severe log line that is kept (`ApplicationLogLevel`, `SystemLogLevel`).
    LogLevel {
        Trace = "TRACE",
        Debug = "DEBUG",
        Info = "INFO",
        Warn = "WARN",
        Error = "ERROR",
        Fatal = "FATAL",
    }
);

named_values!(
    /// What happens when a function is found to call itself in a loop (`RecursiveLoop`).
    RecursiveLoop {
        Allow = "Allow",
        Terminate = "Terminate",
    }
);

named_values!(
    /// Who may call a function URL (`AuthType`).
    UrlAuthType {
        AwsIam = "AWS_IAM",
        None = "NONE",
    }
);

named_values!(
    /// Whether a function URL waits for the whole response (`InvokeMode`).
    InvokeMode {
        Buffered = "BUFFERED",
        ResponseStream = "RESPONSE_STREAM",
    }
);

named_values!(
    /// When a function gets a new version of its runtime (`UpdateRuntimeOn`).
    UpdateRuntimeOn {
        Auto = "Auto",
        FunctionUpdate = "FunctionUpdate",
        Manual = "Manual",
    }
);

named_values!(
    /// What happens to code that is not signed as it should be (`UntrustedArtifactOnDeployment`).
    UntrustedArtifact {
        Warn = "Warn",
        Enforce = "Enforce",
    }
);
