//! Asynchronous invocations, as Invoke and InvokeAsync accept them.

use bytes::Bytes;

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::operations::invoke::trace_id;
use crate::api::payload;
use crate::api::reference::FunctionReference;
use crate::functions::NewEvent;
use crate::scheduler::AcceptError;

/// The largest payload of an event, in bytes (aws-api.md §2.3).
const LARGEST_EVENT: usize = 1_048_576;

/// Accepts an event for a function that has been found invocable. When this returns, the event is in
/// the state file, where a crash of the server does not lose it; it runs later, at least once.
///
/// # Errors
/// The payload is too large or no JSON, too many events wait, or the event could not be kept.
pub(crate) async fn accept(
    context: &Context,
    reference: FunctionReference,
    payload: Bytes,
    client_context: Option<String>,
) -> Result<(), ApiError> {
    let size = payload.len();
    if LARGEST_EVENT < size {
        return Err(ApiError::request_entity_too_large(format!(
            "{size} byte payload is too large for the Event invocation type \
             (limit {LARGEST_EVENT} bytes)"
        )));
    }
    payload::check(&payload)?;
    let event = NewEvent {
        id: context.request_id,
        function: reference.key,
        qualifier: reference.qualifier,
        client_context,
        trace_id: trace_id(),
        payload: payload::or_empty_object(payload),
    };
    context.services.events.accept(event).await.map_err(|error| match error {
        AcceptError::Full => ApiError::too_many_requests("Rate Exceeded.")
            .with_member("Reason", "FunctionInvocationRateLimitExceeded"),
        AcceptError::Store(cause) => cause.into(),
        AcceptError::Interrupted => ApiError::service("The event may not have been accepted."),
    })
}
