//! Where a function version is in its life, as the API tells it.

use serde::{Deserialize, Serialize};

named_values!(
    /// Whether a function version can be invoked (`State`).
    FunctionState {
        Pending = "Pending",
        Active = "Active",
        Inactive = "Inactive",
        Failed = "Failed",
    }
);

named_values!(
    /// What became of the last change of `$LATEST` (`LastUpdateStatus`).
    UpdateStatus {
        Successful = "Successful",
        InProgress = "InProgress",
        Failed = "Failed",
    }
);

named_values!(
    /// How far provisioned concurrency is (`Status`).
    ProvisionedStatus {
        InProgress = "IN_PROGRESS",
        Ready = "READY",
        Failed = "FAILED",
    }
);

named_values!(
    /// Whether an event source is polled (`State`).
    MappingState {
        Creating = "Creating",
        Enabling = "Enabling",
        Enabled = "Enabled",
        Disabling = "Disabling",
        Disabled = "Disabled",
        Updating = "Updating",
        Deleting = "Deleting",
    }
);

/// Why a state is what it is, as `StateReasonCode` and `StateReason` say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// One of the API's codes, such as `InvalidImage`.
    pub code: String,
    pub text: String,
}

impl Reason {
    /// What AWS says of a function that is created, and, oddly, of one that is updated
    /// (behaviour.md A17).
    pub fn creating() -> Self {
        Self { code: "Creating".to_owned(), text: "The function is being created.".to_owned() }
    }
}
