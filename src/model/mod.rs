//! The nouns every module shares: identifiers, ARNs, functions, invocations, limits.
//!
//! **Invariant:** nothing here does I/O, and nothing here knows another module of this crate.

#[macro_use]
mod named_values;

mod arn;
mod credentials;
mod function;
mod ids;
mod invocation;
mod owner;
mod qualifier;
mod settings;
mod status;
mod units;

pub use arn::{FunctionArn, InvalidArn, LayerVersionArn, RoleArn, Scope};
pub use credentials::{AccessKey, Credentials};
pub use function::{
    Architecture, Code, FunctionKey, FunctionVersion, ImageConfig, LogFormat, PackageType,
    VersionKey,
};
pub use ids::{
    AccountId, FunctionName, InvalidId, LayerName, Region, RequestId, RevisionId, SandboxId,
    Sha256Digest, Version,
};
pub use invocation::{FunctionError, Invocation, InvocationResult, InvokedArn, LogType};
pub use owner::LayerOwner;
pub use qualifier::{AliasName, Qualifier};
pub use settings::{
    InvokeMode, LogLevel, RecursiveLoop, SnapStart, TracingMode, UnknownValue, UntrustedArtifact,
    UpdateRuntimeOn, UrlAuthType,
};
pub use status::{FunctionState, MappingState, ProvisionedStatus, Reason, UpdateStatus};
pub use units::Mebibytes;
