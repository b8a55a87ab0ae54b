//! When a failed request is made again, and how long after.

use std::time::Duration;

use reqwest::StatusCode;

use super::TransferError;

/// How patient the registry client is (reference/security.md R7, R8).
#[derive(Debug, Clone)]
pub struct TransferRules {
    /// To connect.
    pub connect: Duration,
    /// Between two reads of a response.
    pub idle: Duration,
    /// Bytes per second below which a transfer is given up.
    pub slowest: u64,
    /// Requests in a row without progress.
    pub tries: u32,
    /// Before the second try; doubled before each further one.
    pub first_pause: Duration,
    /// The longest pause, also when a registry asks for a longer one.
    pub longest_pause: Duration,
}

impl Default for TransferRules {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(30),
            slowest: 10 << 10,
            tries: 5,
            first_pause: Duration::from_millis(500),
            longest_pause: Duration::from_secs(60),
        }
    }
}

impl TransferRules {
    /// How long a transfer of `size` bytes may take.
    pub(super) fn time_for(&self, size: u64) -> Duration {
        self.idle + Duration::from_secs(size / self.slowest.max(1))
    }
}

/// Counts the failures of one transfer.
#[derive(Debug)]
pub(super) struct Patience<'a> {
    rules: &'a TransferRules,
    failures: u32,
}

impl<'a> Patience<'a> {
    pub(super) fn new(rules: &'a TransferRules) -> Self {
        Self { rules, failures: 0 }
    }

    /// The transfer came along since the last failure.
    pub(super) fn renew(&mut self) {
        self.failures = 0;
    }

    /// Waits until the next try, or gives the error back when there is none.
    pub(super) async fn pause(&mut self, error: TransferError) -> Result<(), TransferError> {
        let Some(pause) = self.next_pause(&error) else { return Err(error) };
        tracing::debug!(
            error = &error as &dyn std::error::Error,
            ?pause,
            "registry request is made again"
        );
        tokio::time::sleep(pause).await;
        Ok(())
    }

    /// Counts a failure, and tells how long to wait if there is another try.
    fn next_pause(&mut self, error: &TransferError) -> Option<Duration> {
        self.failures += 1;
        let tries = match error {
            // Nobody there is rarely a hiccup, and whoever waits wants to know.
            TransferError::Unreachable { source, .. } if source.is_connect() => {
                self.rules.tries.min(3)
            }
            _ => self.rules.tries,
        };
        let asked = retry_hint(error).filter(|_| self.failures < tries)?;
        let backoff = self.rules.first_pause.saturating_mul(1 << (self.failures - 1).min(16));
        // Many clients that failed together must not come back together.
        let jitter = backoff.mul_f64(0.5 + 0.5 * fastrand::f64());
        Some(asked.unwrap_or(jitter).max(jitter).min(self.rules.longest_pause))
    }
}

/// Makes a request until it succeeds, fails for good or runs out of tries.
pub(super) async fn retrying<T, Attempt>(
    rules: &TransferRules,
    mut attempt: impl FnMut() -> Attempt,
) -> Result<T, TransferError>
where
    Attempt: Future<Output = Result<T, TransferError>>,
{
    let mut patience = Patience::new(rules);
    loop {
        match attempt().await {
            Err(error) => patience.pause(error).await?,
            success => return success,
        }
    }
}

/// Whether trying again may help, and how long the registry wants to be left alone.
fn retry_hint(error: &TransferError) -> Option<Option<Duration>> {
    match error {
        TransferError::Unreachable { .. }
        | TransferError::Interrupted { .. }
        | TransferError::TooSlow { .. }
        // Bytes are damaged on the way more often than registries are wrong.
        | TransferError::Digest { .. } => Some(None),
        TransferError::Status { status, retry_after, .. } => matches!(
            *status,
            StatusCode::TOO_MANY_REQUESTS
                | StatusCode::REQUEST_TIMEOUT
                | StatusCode::INTERNAL_SERVER_ERROR
                | StatusCode::BAD_GATEWAY
                | StatusCode::SERVICE_UNAVAILABLE
                | StatusCode::GATEWAY_TIMEOUT
        )
        .then_some(*retry_after),
        // A blob that ends early is resumed.
        TransferError::Size { expected, actual, .. } if actual < expected => Some(None),
        TransferError::Size { .. }
        | TransferError::NotFound { .. }
        | TransferError::Denied { .. }
        | TransferError::Realm { .. }
        | TransferError::Token { .. }
        | TransferError::Redirect { .. }
        | TransferError::TooLarge { .. }
        | TransferError::Credentials { .. }
        | TransferError::Client(_)
        | TransferError::Store(_) => None,
    }
}

/// Reads `Retry-After`: seconds, or a date.
pub(super) fn parse_retry_after(value: &str) -> Option<Duration> {
    if let Ok(seconds) = value.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = jiff::fmt::rfc2822::parse(value).ok()?.timestamp();
    Some(date.duration_since(jiff::Timestamp::now()).try_into().unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(status: StatusCode) -> TransferError {
        TransferError::Status {
            host: "registry".into(),
            what: "a blob".into(),
            status,
            message: String::new(),
            retry_after: Some(Duration::from_secs(7)),
        }
    }

    #[test]
    fn a_busy_registry_is_left_alone_as_long_as_it_asks() {
        let rules = TransferRules::default();
        let pause = Patience::new(&rules).next_pause(&status(StatusCode::TOO_MANY_REQUESTS));
        assert_eq!(pause, Some(Duration::from_secs(7)));
    }

    #[test]
    fn pauses_grow_up_to_a_bound() {
        let rules = TransferRules { tries: 20, ..TransferRules::default() };
        let mut patience = Patience::new(&rules);
        let error = TransferError::TooSlow {
            host: "registry".into(),
            what: "a blob".into(),
            limit: Duration::ZERO,
        };
        let pauses: Vec<Duration> = (0..19).map(|_| patience.next_pause(&error).unwrap()).collect();
        assert!(pauses[0] <= rules.first_pause && rules.first_pause <= pauses[2]);
        assert_eq!(pauses[18], rules.longest_pause);
    }

    #[test]
    fn five_failures_in_a_row_are_final_and_progress_starts_anew() {
        let rules = TransferRules::default();
        let mut patience = Patience::new(&rules);
        let error = status(StatusCode::BAD_GATEWAY);
        assert!((0..4).all(|_| patience.next_pause(&error).is_some()));
        patience.renew();
        assert!((0..4).all(|_| patience.next_pause(&error).is_some()));
        assert_eq!(patience.next_pause(&error), None);
    }

    #[test]
    fn errors_of_the_request_are_final_at_once() {
        let rules = TransferRules::default();
        assert_eq!(Patience::new(&rules).next_pause(&status(StatusCode::BAD_REQUEST)), None);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        assert_eq!(parse_retry_after("3"), Some(Duration::from_secs(3)));
        assert_eq!(parse_retry_after("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO));
        assert_eq!(parse_retry_after("soon"), None);
    }
}
