//! The tables `async_events` and `async_payloads`: asynchronous invocations that were accepted and
//! are not done. Their key is the request id.
//!
//! Payloads have a table of their own because they are large and needed once, while a start of the
//! server reads all events.

use serde::{Deserialize, Serialize};

use crate::model::{FunctionName, Qualifier, Scope};
use crate::state::Row;

/// An accepted event without its payload.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventRow {
    pub function: FunctionName,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Qualifier>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_context: Option<String>,
    pub trace_id: String,
    /// Bytes of the payload.
    pub size: u64,
    pub accepted_ms: i64,
    /// When to run it, at the earliest.
    pub due_ms: i64,
    /// How often the function has failed on it.
    #[serde(default)]
    pub failures: u32,
}

impl Row for EventRow {
    type Key = (Scope, String);
    const TABLE: &'static str = "async_events";
}

/// The payload of an event: JSON, as text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventPayloadRow(pub String);

impl Row for EventPayloadRow {
    type Key = (Scope, String);
    const TABLE: &'static str = "async_payloads";
}
