//! Account limits, which users of AWS have raised by support and we by configuration.

/// Limits of one account in one region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Invocations at once, of all functions together.
    pub concurrent_executions: u32,
    /// How many of them functions without a reservation must be left with.
    pub minimum_unreserved_concurrency: u32,
    /// Bytes of all archives.
    pub total_code_size: u64,
    /// Bytes of one archive sent in a request.
    pub code_size_zipped: u64,
    /// Bytes of one archive unpacked, layers included.
    pub code_size_unzipped: u64,
    /// Bytes of a function's environment as JSON.
    pub environment_size: usize,
}

impl Default for Limits {
    /// AWS's quotas of a new account (aws-api.md §4.7).
    fn default() -> Self {
        Self {
            concurrent_executions: 1000,
            minimum_unreserved_concurrency: 100,
            total_code_size: 80_530_636_800,
            code_size_zipped: 52_428_800,
            code_size_unzipped: 262_144_000,
            environment_size: 4096,
        }
    }
}
