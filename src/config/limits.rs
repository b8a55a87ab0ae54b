//! The quotas of an account in a region, which a user may change here and cannot on AWS.

use super::setting;
use super::source::{ConfigError, Sources};

/// The limits of the Lambda API; the defaults are AWS's (behaviour.md B1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Invocations that run at the same time.
    pub concurrent_executions: u32,
    /// What reserved concurrency must leave to functions without any.
    pub minimum_unreserved_concurrency: u32,
    /// Bytes of code and layers; reported by GetAccountSettings.
    pub total_code_size: u64,
    /// Bytes of a zip sent with a request.
    pub code_size_zipped: u64,
    /// Bytes of code and layers after unpacking.
    pub code_size_unzipped: u64,
    /// Bytes of a CreateFunction request.
    pub create_function_request_size: u64,
    /// Bytes of `Environment.Variables` as compact JSON.
    pub function_environment_size: u64,
    /// Bytes of the payload of an invocation and of its answer.
    pub function_payload_size: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            concurrent_executions: 1000,
            minimum_unreserved_concurrency: 100,
            total_code_size: 80_530_636_800,
            code_size_zipped: 52_428_800,
            code_size_unzipped: 262_144_000,
            create_function_request_size: 70_167_211,
            function_environment_size: 4096,
            function_payload_size: 6_291_556,
        }
    }
}

impl Limits {
    pub(super) fn read(sources: &Sources<'_>) -> Result<Self, ConfigError> {
        let default = Self::default();
        Ok(Self {
            concurrent_executions: sources
                .one_or(&setting::CONCURRENT_EXECUTIONS, default.concurrent_executions)?,
            minimum_unreserved_concurrency: sources.one_or(
                &setting::MINIMUM_UNRESERVED_CONCURRENCY,
                default.minimum_unreserved_concurrency,
            )?,
            total_code_size: sources.one_or(&setting::TOTAL_CODE_SIZE, default.total_code_size)?,
            code_size_zipped: sources
                .one_or(&setting::CODE_SIZE_ZIPPED, default.code_size_zipped)?,
            code_size_unzipped: sources
                .one_or(&setting::CODE_SIZE_UNZIPPED, default.code_size_unzipped)?,
            create_function_request_size: sources.one_or(
                &setting::CREATE_FUNCTION_REQUEST_SIZE,
                default.create_function_request_size,
            )?,
            function_environment_size: sources.one_or(
                &setting::MAX_FUNCTION_ENVVAR_SIZE_BYTES,
                default.function_environment_size,
            )?,
            function_payload_size: sources
                .one_or(&setting::MAX_FUNCTION_PAYLOAD_SIZE_BYTES, default.function_payload_size)?,
        })
    }
}
