//! Units that the Lambda API counts in.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A size in MiB, as `MemorySize` and `EphemeralStorage` count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mebibytes(pub u32);

impl Mebibytes {
    /// The size in bytes.
    pub fn bytes(self) -> u64 {
        u64::from(self.0) << 20
    }
}

impl fmt::Display for Mebibytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} MiB", self.0)
    }
}
