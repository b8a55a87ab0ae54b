//! Coracle's own API, under `/_coracle/`: what `coracle ps` asks, and the code that answers link to.

use std::sync::Arc;

use bytes::Bytes;
use hyper::Request;

use crate::api::{AdminHandler, ApiError, Body, CodeLinks, Reply};
use crate::code::CodeStore;
use crate::scheduler::Scheduler;

/// What the pages show.
#[derive(Debug)]
pub(super) struct Pages {
    pub(super) scheduler: Arc<Scheduler>,
    pub(super) code: Arc<CodeStore>,
    pub(super) code_links: Arc<CodeLinks>,
}

/// Answers requests for the pages.
pub(super) fn handler(pages: Pages) -> AdminHandler {
    let pages = Arc::new(pages);
    Arc::new(move |request| {
        let pages = Arc::clone(&pages);
        Box::pin(async move { answer(&pages, &request).await.unwrap_or_else(ApiError::into_reply) })
    })
}

async fn answer(pages: &Pages, request: &Request<Bytes>) -> Result<Reply, ApiError> {
    match request.uri().path() {
        "/_coracle/environments" => environments(&pages.scheduler),
        path if path.starts_with(CodeLinks::PATH) => {
            pages.code_links.download(&pages.code, request.method(), request.uri()).await
        }
        path => Err(ApiError::unknown_operation(format!("{path} is no page of Coracle's own API"))),
    }
}

fn environments(scheduler: &Scheduler) -> Result<Reply, ApiError> {
    let list = serde_json::to_string(&scheduler.environments());
    list.map(|list| Reply::new(Body::from(list)))
        .map_err(|error| ApiError::service(error.to_string()))
}
