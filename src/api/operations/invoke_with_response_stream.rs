//! InvokeWithResponseStream: as Invoke, with the answer in events.

use bytes::Bytes;
use futures_util::stream;
use http_body_util::{BodyExt as _, StreamBody};
use hyper::body::Frame;

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::event_stream::event;
use crate::api::generated::{
    InvokeWithResponseStreamCompleteEvent, InvokeWithResponseStreamRequest,
    InvokeWithResponseStreamResponse, ResponseStreamingInvocationType,
};
use crate::api::operations::invoke::{invocable, invocation, log_result, refused};
use crate::api::reply::{Body, StreamError};
use crate::model::{FunctionError, InvocationResult};
use crate::scheduler::{InvokeError, ResponseStream, StreamPart, StreamedInvocation};

/// The most of an answer that one event carries, in bytes. Decoders take 16 MiB or more.
const LARGEST_CHUNK: usize = 1024 * 1024;

pub(crate) async fn handle(
    context: &Context,
    input: InvokeWithResponseStreamRequest,
) -> Result<InvokeWithResponseStreamResponse, ApiError> {
    let (reference, resolved) =
        invocable(context, &input.function_name, input.qualifier.as_deref())?;
    if input.invocation_type == Some(ResponseStreamingInvocationType::DryRun) {
        return Ok(InvokeWithResponseStreamResponse {
            status_code: Some(204),
            ..Default::default()
        });
    }
    let invocation = invocation(
        context,
        &reference,
        input.payload,
        input.client_context.as_deref(),
        input.log_type.as_ref(),
    )?;
    let scheduler = &context.services.scheduler;
    let streamed = scheduler
        .invoke_streaming(&resolved.version, resolved.allowance, invocation)
        .await
        .map_err(|error| refused(&error))?;
    let (content_type, event_stream) = match streamed {
        StreamedInvocation::Whole(result) => (None, whole(result).into()),
        StreamedInvocation::Begun { content_type, response } => (content_type, events(response)),
    };
    Ok(InvokeWithResponseStreamResponse {
        status_code: Some(200),
        executed_version: Some(resolved.version.key.version.to_string()),
        event_stream,
        response_stream_content_type: content_type.or_else(|| Some("application/json".to_owned())),
    })
}

/// The events of an answer that was not streamed.
fn whole(result: InvocationResult) -> Bytes {
    let InvocationResult { payload, function_error, log_tail, .. } = result;
    let mut events = Vec::new();
    let (error_code, error_details) = match function_error {
        None => {
            events.extend(payload.chunks(LARGEST_CHUNK).map(payload_chunk));
            (None, None)
        }
        Some(_) => (Some(FunctionError::UNHANDLED.to_owned()), Some(text(&payload))),
    };
    let log_result = log_result(log_tail);
    let complete = InvokeWithResponseStreamCompleteEvent { error_code, error_details, log_result };
    events.push(invoke_complete(&complete));
    events.concat().into()
}

/// The events of a response that the runtime still writes.
fn events(response: ResponseStream) -> Body {
    let events = stream::unfold(Some(response), async |response| {
        let (event, rest) = match response?.next().await {
            StreamPart::Chunk(chunk, rest) => (payload_chunk(&chunk), Some(rest)),
            StreamPart::End(result) => (invoke_complete(&ending(result)), None),
        };
        Some((Ok::<_, StreamError>(Frame::data(event)), rest))
    });
    Body::Stream(StreamBody::new(events).boxed_unsync())
}

/// What AWS says at the end of a response that had begun. Source: AWS's runtime interface emulator,
/// whose trailers have these types; clients of AWS report no details for a truncated response.
fn ending(result: Result<InvocationResult, InvokeError>) -> InvokeWithResponseStreamCompleteEvent {
    let result = match result {
        Ok(result) => result,
        Err(error) => {
            return InvokeWithResponseStreamCompleteEvent {
                error_code: Some("Sandbox.Failure".to_owned()),
                error_details: Some(error.to_string()),
                log_result: None,
            };
        }
    };
    let details = || Some(text(&result.payload));
    let (error_code, error_details) = match result.function_error {
        None => (None, None),
        Some(FunctionError::Reported { error_type }) => {
            (error_type.or_else(|| Some(FunctionError::UNHANDLED.to_owned())), details())
        }
        Some(FunctionError::Truncated) => (Some("Runtime.TruncatedResponse".to_owned()), None),
        Some(FunctionError::TimedOut) => (Some("Sandbox.Timedout".to_owned()), details()),
        Some(FunctionError::ResponseTooLarge) => {
            (Some("Function.ResponseSizeTooLarge".to_owned()), details())
        }
    };
    let log_result = log_result(result.log_tail);
    InvokeWithResponseStreamCompleteEvent { error_code, error_details, log_result }
}

fn payload_chunk(payload: &[u8]) -> Bytes {
    event("PayloadChunk", "application/octet-stream", payload)
}

fn invoke_complete(complete: &InvokeWithResponseStreamCompleteEvent) -> Bytes {
    let json = serde_json::to_vec(complete).unwrap_or_default();
    event("InvokeComplete", "application/json", &json)
}

fn text(payload: &[u8]) -> String {
    String::from_utf8_lossy(payload).into_owned()
}
