//! What the registry refuses, as AWS answers it: the one place that maps its errors.

use tracing::error;

use super::error::ApiError;
use crate::functions::{Conflict, Invalid, NotFound, Precondition, RegistryError};

impl From<RegistryError> for ApiError {
    fn from(error: RegistryError) -> Self {
        match error {
            RegistryError::NotFound(error) => error.into(),
            RegistryError::Conflict(error) => error.into(),
            RegistryError::Invalid(error) => error.into(),
            RegistryError::Precondition(error) => error.into(),
            RegistryError::Denied { .. } => Self::access_denied(error.to_string()),
            RegistryError::CodeSigningConfigNotFound(_) => {
                Self::code_signing_config_not_found(error.to_string())
            }
            RegistryError::ProvisionedNotFound => {
                Self::provisioned_concurrency_config_not_found(error.to_string())
            }
            RegistryError::PolicyTooLong { .. } => Self::policy_length_exceeded(error.to_string()),
            RegistryError::CodeStorageExceeded => Self::code_storage_exceeded(error.to_string()),
            RegistryError::Store(cause) => {
                error!(%cause, "a change could not be written to the state file");
                Self::service("The change could not be kept; the server's log says why.")
            }
        }
    }
}

impl From<NotFound> for ApiError {
    fn from(error: NotFound) -> Self {
        let answer = Self::resource_not_found(error.to_string());
        match error {
            // Recorded without `Type` (aws-errors.tsv).
            NotFound::CodeSigningConfig(_) => answer.without_type(),
            _ => answer,
        }
    }
}

impl From<Conflict> for ApiError {
    fn from(error: Conflict) -> Self {
        Self::resource_conflict(error.to_string())
    }
}

impl From<Invalid> for ApiError {
    fn from(error: Invalid) -> Self {
        let answer = Self::invalid_parameter_value(error.to_string());
        match error {
            // Recorded without `Type` (aws-errors.tsv).
            Invalid::AliasLatestWithWeights
            | Invalid::ReservedBelowProvisioned { .. }
            | Invalid::ReservedLeavesTooLittle { .. }
            | Invalid::ProvisionedLeavesTooLittle { .. }
            | Invalid::ProvisionedAboveUnreserved { .. } => answer.without_type(),
            _ => answer,
        }
    }
}

impl From<Precondition> for ApiError {
    fn from(error: Precondition) -> Self {
        Self::precondition_failed(error.to_string())
    }
}
