//! The log of one environment: the function's output between the platform's records.

use std::time::Duration;

use bytes::Bytes;
use tracing::warn;

use crate::logs::{self, LogStream, LogTail, OutputPipe, Report};
use crate::model::{Invocation, RequestId, Version};

use super::describe;

/// Collects what belongs to an invocation, in the order it was written.
#[derive(Debug)]
pub(super) struct Journal {
    outputs: [OutputPipe; 2],
    tail: LogTail,
    /// Not yet written to the stream; bounded by what one round of drains takes.
    unwritten: Vec<u8>,
    /// `None` once it could not be written.
    stream: Option<LogStream>,
}

/// Output is written to the stream at the latest when this much is there.
const UNWRITTEN_LIMIT: usize = 64 * 1024;

impl Journal {
    pub(super) fn new(stdout: OutputPipe, stderr: OutputPipe, stream: Option<LogStream>) -> Self {
        Self { outputs: [stdout, stderr], tail: LogTail::default(), unwritten: Vec::new(), stream }
    }

    /// Waits until a process has printed something. Cancel safe.
    pub(super) async fn readable(&self) {
        let [stdout, stderr] = &self.outputs;
        tokio::select! {
            () = stdout.readable() => {}
            () = stderr.readable() => {}
        }
    }

    /// Takes what was printed.
    pub(super) fn drain(&mut self) {
        let Self { outputs, tail, unwritten, .. } = self;
        for output in outputs {
            output.drain(|bytes| {
                tail.push(bytes);
                unwritten.extend_from_slice(bytes);
            });
        }
        if UNWRITTEN_LIMIT <= self.unwritten.len() {
            self.flush();
        }
    }

    /// Begins the records of an invocation.
    pub(super) fn begin(&mut self, invocation: &Invocation, version: Version) {
        self.drain();
        self.record(&logs::start(invocation.request_id, version));
    }

    /// Ends the records of an invocation; returns the end of its log.
    pub(super) fn end(
        &mut self,
        request_id: RequestId,
        report: &Report,
        timed_out: Option<Duration>,
    ) -> Bytes {
        self.drain();
        if let Some(timeout) = timed_out {
            self.record(&logs::timed_out(request_id, timeout));
        }
        self.record(&logs::end(request_id));
        self.record(&logs::report(request_id, report));
        Bytes::from(self.tail.take())
    }

    /// Writes to the stream what is not there yet.
    pub(super) fn flush(&mut self) {
        if let Some(stream) = &mut self.stream
            && let Err(error) = stream.write(&self.unwritten)
        {
            warn!(cause = describe(&error), "log stream given up");
            self.stream = None;
        }
        self.unwritten.clear();
    }

    fn record(&mut self, line: &str) {
        self.tail.push(line.as_bytes());
        self.unwritten.extend_from_slice(line.as_bytes());
    }
}
