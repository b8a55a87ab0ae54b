//! Events: asynchronous invocations that were accepted and are not done.
//!
//! An event is in the state file before its client is told that it was accepted, and stays there
//! until its function has answered it or it was given up. Only one process has the file open, so
//! whoever runs an event needs no further claim on it: what a killed server was running is among
//! the waiting events of the next one, and runs again there, as AWS promises ("at least once").

use bytes::Bytes;
use jiff::Timestamp;

use crate::model::{FunctionKey, Qualifier, RequestId, Scope};
use crate::state::{Change, CommitError, EventPayloadRow, EventRow, LoadError};

use super::Functions;
use super::time::{from_milliseconds, now};

/// An accepted event without its payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The same for every attempt.
    pub id: RequestId,
    pub function: FunctionKey,
    /// As the client gave it: an alias may mean another version for the next attempt.
    pub qualifier: Option<Qualifier>,
    pub client_context: Option<String>,
    pub trace_id: String,
    /// Bytes of the payload.
    pub size: u64,
    pub accepted: Timestamp,
    /// When to run it, at the earliest.
    pub due: Timestamp,
    /// How often the function has failed on it.
    pub failures: u32,
}

/// An event to accept.
#[derive(Debug, Clone)]
pub struct NewEvent {
    pub id: RequestId,
    pub function: FunctionKey,
    pub qualifier: Option<Qualifier>,
    pub client_context: Option<String>,
    pub trace_id: String,
    /// JSON
    pub payload: Bytes,
}

impl Event {
    /// The ARN as the caller gave it.
    pub fn invoked_arn(&self) -> String {
        match &self.qualifier {
            Some(qualifier) => self.function.qualified(qualifier),
            None => self.function.to_string(),
        }
    }

    fn key(&self) -> (Scope, String) {
        (self.function.scope(), self.id.to_string())
    }

    fn from_row((scope, id): (Scope, String), row: EventRow) -> Option<Self> {
        Some(Self {
            id: id.parse().ok()?,
            function: scope.function(row.function),
            qualifier: row.qualifier,
            client_context: row.client_context,
            trace_id: row.trace_id,
            size: row.size,
            accepted: from_milliseconds(row.accepted_ms),
            due: from_milliseconds(row.due_ms),
            failures: row.failures,
        })
    }
}

impl From<&Event> for EventRow {
    fn from(event: &Event) -> Self {
        let event = event.clone();
        Self {
            function: event.function.name,
            qualifier: event.qualifier,
            client_context: event.client_context,
            trace_id: event.trace_id,
            size: event.size,
            accepted_ms: event.accepted.as_millisecond(),
            due_ms: event.due.as_millisecond(),
            failures: event.failures,
        }
    }
}

impl Functions {
    /// Takes an event, to be run from now on. It is durable when this returns.
    ///
    /// # Errors
    /// The state file could not be written; the event was not accepted.
    pub async fn accept_event(&self, new: NewEvent) -> Result<Event, CommitError> {
        let NewEvent { id, function, qualifier, client_context, trace_id, payload } = new;
        let now = now();
        let event = Event {
            id,
            function,
            qualifier,
            client_context,
            trace_id,
            size: u64::try_from(payload.len()).unwrap_or(u64::MAX),
            accepted: now,
            due: now,
            failures: 0,
        };
        let text = EventPayloadRow(String::from_utf8_lossy(&payload).into_owned());
        let changes = vec![
            Change::put(&event.key(), &text),
            Change::put(&event.key(), &EventRow::from(&event)),
        ];
        self.shared.store().commit(changes, || {}).await?;
        Ok(event)
    }

    /// Keeps that an event is to be run later, and what was learnt about it.
    ///
    /// # Errors
    /// The state file could not be written; it has the event as it was.
    pub async fn postpone_event(&self, event: &Event) -> Result<(), CommitError> {
        let change = Change::put(&event.key(), &EventRow::from(event));
        self.shared.store().commit(vec![change], || {}).await
    }

    /// Forgets an event that is done.
    ///
    /// # Errors
    /// The state file could not be written; the event runs again after the next start.
    pub async fn forget_event(&self, event: &Event) -> Result<(), CommitError> {
        let key = event.key();
        let changes =
            vec![Change::delete::<EventRow>(&key), Change::delete::<EventPayloadRow>(&key)];
        self.shared.store().commit(changes, || {}).await
    }

    /// The payload of an event; none if it is forgotten.
    ///
    /// # Errors
    /// The state file could not be read.
    pub async fn event_payload(&self, event: &Event) -> Result<Option<Bytes>, LoadError> {
        let row = self.shared.store().row::<EventPayloadRow>(&event.key()).await?;
        Ok(row.map(|EventPayloadRow(text)| Bytes::from(text)))
    }

    /// All events that are not done: after a start, what an earlier life of the server left.
    ///
    /// # Errors
    /// The state file could not be read.
    pub async fn waiting_events(&self) -> Result<Vec<Event>, LoadError> {
        let rows = self.shared.store().rows::<EventRow>().await?;
        Ok(rows.into_iter().filter_map(|(key, row)| Event::from_row(key, row)).collect())
    }
}
