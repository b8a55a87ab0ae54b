//! What can have tags, as requests name it.

use crate::api::context::Context;
use crate::api::error::ApiError;

/// Refuses the ARNs of functions that are out of the caller's reach, as every operation on functions
/// does. Other resources of other accounts and regions are simply not found.
pub(crate) fn check(context: &Context, arn: &str) -> Result<(), ApiError> {
    let kind = arn.split(':').nth(5);
    if kind == Some("function") {
        context.function(arn, None)?;
    }
    Ok(())
}
