//! Invocations whose caller takes the response while the runtime still writes it.

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::{mpsc, oneshot};

use crate::functions::Allowance;
use crate::model::{FunctionVersion, Invocation, InvocationResult};

use super::{InvokeError, Scheduler};

/// What the caller of a streaming invocation gets first.
#[derive(Debug)]
pub enum StreamedInvocation {
    /// The runtime did not stream: the whole answer, or the error.
    Whole(InvocationResult),
    /// The runtime has begun to stream.
    Begun { content_type: Option<String>, response: ResponseStream },
}

/// A response on its way from the runtime. The invocation runs to its end also without it.
#[derive(Debug)]
pub struct ResponseStream {
    chunks: mpsc::Receiver<Bytes>,
    result: oneshot::Receiver<Result<InvocationResult, InvokeError>>,
}

/// What comes next of a response.
#[derive(Debug)]
pub enum StreamPart {
    Chunk(Bytes, ResponseStream),
    /// The end; the payload is the error if there is one.
    End(Result<InvocationResult, InvokeError>),
}

impl Scheduler {
    /// Runs one invocation as [`Scheduler::invoke`] does, and returns as soon as the runtime begins
    /// to stream or the whole answer is there.
    ///
    /// # Errors
    /// The concurrency limit is reached, or no environment can be made.
    pub async fn invoke_streaming(
        &self,
        version: &Arc<FunctionVersion>,
        allowance: Allowance,
        invocation: Invocation,
    ) -> Result<StreamedInvocation, InvokeError> {
        let (stream, begun) = oneshot::channel();
        let mut result = self.begin(version, allowance, invocation, Some(stream)).await?;
        tokio::select! {
            biased;
            Ok(streamed) = begun => {
                let response = ResponseStream { chunks: streamed.chunks, result };
                Ok(StreamedInvocation::Begun { content_type: streamed.content_type, response })
            }
            result = &mut result => {
                result.unwrap_or(Err(InvokeError::Stopping)).map(StreamedInvocation::Whole)
            }
        }
    }
}

impl ResponseStream {
    /// Waits for what comes next. All that the runtime wrote comes before the end.
    pub async fn next(mut self) -> StreamPart {
        match self.chunks.recv().await {
            Some(chunk) => StreamPart::Chunk(chunk, self),
            None => StreamPart::End(self.result.await.unwrap_or(Err(InvokeError::Stopping))),
        }
    }
}
