//! What a function prints: captured, framed by the platform's own records, kept.
//!
//! **Invariant:** the function's output is data. It never becomes a line of the server's own log.

mod capture;
mod records;
mod streams;

pub use capture::{LogTail, OutputPipe, TAIL_LIMIT};
pub use records::{Report, end, report, start, timed_out};
pub use streams::{LogStream, LogStreams, StreamError};
