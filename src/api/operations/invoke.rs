//! Invoke: the warm path.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::InvocationRequest;
use crate::api::generated::InvocationResponse;
use crate::api::generated::{self as enums, InvocationType};
use crate::api::operations::event_input;
use crate::api::payload;
use crate::api::reference::FunctionReference;
use crate::functions::ResolvedVersion;
use crate::model::{FunctionError, Invocation, LogType};
use crate::scheduler::InvokeError;

pub(crate) async fn handle(
    context: &Context,
    input: InvocationRequest,
) -> Result<InvocationResponse, ApiError> {
    let (reference, resolved) =
        invocable(context, &input.function_name, input.qualifier.as_deref())?;
    match input.invocation_type {
        Some(InvocationType::DryRun) => return Ok(without_payload(204)),
        Some(InvocationType::Event) => {
            let client_context = input.client_context.as_deref().map(client_context).transpose()?;
            event_input::accept(context, reference, input.payload, client_context).await?;
            return Ok(without_payload(202));
        }
        Some(InvocationType::RequestResponse | InvocationType::Unrecognized(_)) | None => {}
    }
    let invocation = invocation(
        context,
        &reference,
        input.payload,
        input.client_context.as_deref(),
        input.log_type.as_ref(),
    )?;
    let result = context
        .services
        .scheduler
        .invoke(&resolved.version, resolved.allowance, invocation)
        .await
        .map_err(|error| refused(&error))?;
    Ok(InvocationResponse {
        status_code: Some(200),
        function_error: result.function_error.map(|_| FunctionError::UNHANDLED.to_owned()),
        log_result: log_result(result.log_tail),
        payload: result.payload,
        executed_version: Some(result.executed_version.to_string()),
        durable_execution_arn: None,
    })
}

/// The version that a request invokes, and the function as the request names it.
///
/// # Errors
/// There is no such version, or it cannot run.
pub(crate) fn invocable(
    context: &Context,
    function_name: &str,
    qualifier: Option<&str>,
) -> Result<(FunctionReference, ResolvedVersion), ApiError> {
    let reference = FunctionReference::parse_invoked(function_name, qualifier, &context.caller)?;
    let resolved =
        context.services.functions.resolve(&reference.key, reference.qualifier.as_ref())?;
    resolved.expect_invocable()?;
    Ok((reference, resolved))
}

/// What the function gets.
///
/// # Errors
/// The payload or the client context is no JSON.
pub(crate) fn invocation(
    context: &Context,
    reference: &FunctionReference,
    payload: Bytes,
    encoded_context: Option<&str>,
    log_type: Option<&enums::LogType>,
) -> Result<Invocation, ApiError> {
    payload::check(&payload)?;
    Ok(Invocation {
        request_id: context.request_id,
        payload: payload::or_empty_object(payload),
        invoked_arn: reference.arn(),
        client_context: encoded_context.map(client_context).transpose()?,
        trace_id: trace_id(),
        log_type: match log_type {
            Some(enums::LogType::Tail) => LogType::Tail,
            _ => LogType::None,
        },
    })
}

/// The end of the log as clients get it.
pub(crate) fn log_result(tail: Option<Bytes>) -> Option<String> {
    tail.map(|tail| STANDARD.encode(tail))
}

/// A trace of its own for each invocation, which is not sampled: nothing collects traces here.
pub(crate) fn trace_id() -> String {
    let seconds = jiff::Timestamp::now().as_second();
    let random = uuid::Uuid::new_v4().simple().to_string();
    format!("Root=1-{seconds:08x}-{};Parent={};Sampled=0", &random[..24], &random[16..])
}

fn without_payload(status: i32) -> InvocationResponse {
    InvocationResponse {
        status_code: Some(status),
        function_error: None,
        log_result: None,
        payload: Bytes::new(),
        executed_version: None,
        durable_execution_arn: None,
    }
}

/// The client's context, which comes as base64 of JSON.
fn client_context(encoded: &str) -> Result<String, ApiError> {
    let decoded = STANDARD.decode(encoded).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let context =
        decoded.filter(|text| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok());
    context.ok_or_else(|| {
        ApiError::invalid_request_content(
            "Client context must be a valid Base64-encoded JSON object.",
        )
    })
}

/// AWS's answer to an invocation that did not reach the function.
pub(crate) fn refused(error: &InvokeError) -> ApiError {
    match error {
        InvokeError::Throttled { reason } => {
            ApiError::too_many_requests("Rate Exceeded.").with_member("Reason", reason.as_str())
        }
        InvokeError::Environment { cause } => ApiError::service(cause.clone()),
        InvokeError::Stopping => ApiError::service("The server is stopping."),
    }
}
