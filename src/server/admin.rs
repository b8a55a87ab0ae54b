//! Coracle's own API, under `/_coracle/`: what `coracle ps` asks.

use std::sync::Arc;

use crate::api::{AdminHandler, ApiError, Body, Reply};
use crate::scheduler::Scheduler;

/// Answers requests for what the scheduler knows.
pub(super) fn handler(scheduler: Arc<Scheduler>) -> AdminHandler {
    Arc::new(move |request| {
        let reply = match request.uri().path() {
            "/_coracle/environments" => environments(&scheduler),
            path => ApiError::unknown_operation(format!("{path} is no page of Coracle's own API"))
                .into_reply(),
        };
        Box::pin(std::future::ready(reply))
    })
}

fn environments(scheduler: &Scheduler) -> Reply {
    match serde_json::to_string(&scheduler.environments()) {
        Ok(list) => Reply::new(Body::from(list)),
        Err(error) => ApiError::service(error.to_string()).into_reply(),
    }
}
