//! The log of this program on standard error. What functions write is data, and goes elsewhere.

use std::io::{self, IsTerminal};

use tracing_subscriber::Layer;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::{LogFormat, LogOptions};

/// Starts logging, once for the life of the process.
pub(super) fn start(options: LogOptions) {
    let lines = tracing_subscriber::fmt::layer().with_writer(io::stderr);
    let layer = match options.format {
        LogFormat::Text => lines.compact().with_ansi(io::stderr().is_terminal()).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    tracing_subscriber::registry().with(layer.with_filter(options.filter)).init();
}
