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
use crate::model::{FunctionError, Invocation, LogType};
use crate::scheduler::InvokeError;

pub(crate) async fn handle(
    context: &Context,
    input: InvocationRequest,
) -> Result<InvocationResponse, ApiError> {
    let reference = FunctionReference::parse_invoked(
        &input.function_name,
        input.qualifier.as_deref(),
        &context.caller,
    )?;
    let resolved =
        context.services.functions.resolve(&reference.key, reference.qualifier.as_ref())?;
    resolved.expect_invocable()?;
    match input.invocation_type {
        Some(InvocationType::DryRun) => return Ok(without_payload(204)),
        Some(InvocationType::Event) => {
            let client_context = input.client_context.as_deref().map(client_context).transpose()?;
            event_input::accept(context, reference, input.payload, client_context).await?;
            return Ok(without_payload(202));
        }
        Some(InvocationType::RequestResponse | InvocationType::Unrecognized(_)) | None => {}
    }
    payload::check(&input.payload)?;
    let invocation = Invocation {
        request_id: context.request_id,
        payload: payload::or_empty_object(input.payload),
        invoked_arn: reference.arn(),
        client_context: input.client_context.as_deref().map(client_context).transpose()?,
        trace_id: trace_id(),
        log_type: match input.log_type {
            Some(enums::LogType::Tail) => LogType::Tail,
            _ => LogType::None,
        },
    };
    let result = context
        .services
        .scheduler
        .invoke(&resolved.version, resolved.allowance, invocation)
        .await
        .map_err(|error| refused(&error))?;
    Ok(InvocationResponse {
        status_code: Some(200),
        function_error: result
            .function_error
            .map(|FunctionError::Unhandled| "Unhandled".to_owned()),
        log_result: result.log_tail.map(|tail| STANDARD.encode(tail)),
        payload: result.payload,
        executed_version: Some(result.executed_version.to_string()),
        durable_execution_arn: None,
    })
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
fn refused(error: &InvokeError) -> ApiError {
    match error {
        InvokeError::Throttled { reason } => {
            ApiError::too_many_requests("Rate Exceeded.").with_member("Reason", reason.as_str())
        }
        InvokeError::Environment { cause } => ApiError::service(cause.clone()),
        InvokeError::Stopping => ApiError::service("The server is stopping."),
    }
}
