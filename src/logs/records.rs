//! The platform's own lines in a function's log, in the text format.
//!
//! Source: behaviour.md B2 §3.8 and A21, recorded from AWS: the REPORT line ends in a tab.

use std::time::Duration;

use crate::model::{Mebibytes, RequestId, Version};

/// What the REPORT line says about one invocation.
#[derive(Debug, Clone, Copy)]
pub struct Report {
    pub duration: Duration,
    pub memory: Mebibytes,
    pub max_memory_used: Mebibytes,
    /// Set for the first invocation of an environment.
    pub init_duration: Option<Duration>,
}

/// The line before an invocation's output.
pub fn start(request_id: RequestId, version: Version) -> String {
    format!("START RequestId: {request_id} Version: {version}\n")
}

/// The line behind an invocation's output.
pub fn end(request_id: RequestId) -> String {
    format!("END RequestId: {request_id}\n")
}

/// The line that tells a timeout, between the function's output and END.
pub fn timed_out(request_id: RequestId, timeout: Duration) -> String {
    format!("{request_id} Task timed out after {:.2} seconds\n\n", timeout.as_secs_f64())
}

/// The last line of an invocation.
pub fn report(request_id: RequestId, report: &Report) -> String {
    let milliseconds = |duration: Duration| duration.as_secs_f64() * 1000.0;
    let duration = milliseconds(report.duration);
    let init = report
        .init_duration
        .map(|init| format!("Init Duration: {:.2} ms\t", milliseconds(init)))
        .unwrap_or_default();
    format!(
        "REPORT RequestId: {request_id}\tDuration: {duration:.2} ms\tBilled Duration: {:.0} ms\t\
         Memory Size: {} MB\tMax Memory Used: {} MB\t{init}\n",
        duration.ceil(),
        report.memory.0,
        report.max_memory_used.0,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_reads_as_aws_writes_it() {
        let id: RequestId = "52fdfc07-2182-454f-963f-5f0f9a621d72".parse().unwrap();
        let mut what = Report {
            duration: Duration::from_micros(1_230),
            memory: Mebibytes(128),
            max_memory_used: Mebibytes(39),
            init_duration: None,
        };
        assert_eq!(
            report(id, &what),
            "REPORT RequestId: 52fdfc07-2182-454f-963f-5f0f9a621d72\tDuration: 1.23 ms\tBilled Duration: 2 ms\t\
             Memory Size: 128 MB\tMax Memory Used: 39 MB\t\n"
        );
        what.init_duration = Some(Duration::from_micros(98_765));
        assert!(report(id, &what).ends_with("Max Memory Used: 39 MB\tInit Duration: 98.77 ms\t\n"));
    }
}
