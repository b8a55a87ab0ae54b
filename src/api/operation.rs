//! What the model says about an operation besides its messages.

use super::shape::Structure;

/// One row of the generated table of operations.
#[derive(Debug)]
pub struct Description {
    /// The name in AWS's API reference.
    pub name: &'static str,
    /// How the message about too large requests names the operation.
    pub name_in_limit: &'static str,
    /// The status of a success.
    pub status: u16,
    /// The largest request body, in bytes.
    pub body_limit: usize,
    pub input: &'static Structure,
}

impl Description {
    /// For operations without a recorded limit: that of a synchronous invocation.
    pub const BODY_LIMIT: usize = 6 * 1024 * 1024;
}
