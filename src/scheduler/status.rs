//! What is known of an environment from outside its task, for `coracle ps`.

use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::model::{SandboxId, Version, VersionKey};

/// What an environment does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Activity {
    /// A sandbox without a runtime, made ahead of the first invocation.
    Prepared,
    Starting,
    Idle,
    Busy,
    Restarting,
}

/// The shared record of one environment.
#[derive(Debug)]
pub(super) struct Status {
    pub(super) id: SandboxId,
    pub(super) version: VersionKey,
    created: Instant,
    activity: AtomicU8,
    /// Milliseconds from `created` to the last change of activity.
    changed: AtomicU64,
    invocations: AtomicU64,
    memory: AtomicU64,
}

/// One environment as `coracle ps` shows it.
#[derive(Debug, Clone, Serialize)]
pub struct EnvironmentSummary {
    pub sandbox_id: SandboxId,
    /// The function's ARN, without a qualifier.
    pub function: String,
    pub version: Version,
    pub state: Activity,
    pub age_ms: u64,
    /// How long the environment has been idle, if it is.
    pub idle_ms: Option<u64>,
    pub invocations: u64,
    /// The most memory its processes had used at once when the last invocation ended.
    pub memory_bytes: u64,
}

impl Status {
    pub(super) fn new(id: SandboxId, version: VersionKey) -> Self {
        Self {
            id,
            version,
            created: Instant::now(),
            activity: AtomicU8::new(Activity::Starting as u8),
            changed: AtomicU64::new(0),
            invocations: AtomicU64::new(0),
            memory: AtomicU64::new(0),
        }
    }

    pub(super) fn set(&self, activity: Activity) {
        self.activity.store(activity as u8, Ordering::Relaxed);
        self.changed.store(milliseconds(self.created.elapsed()), Ordering::Relaxed);
    }

    pub(super) fn count_invocation(&self, max_memory_bytes: u64) {
        self.invocations.fetch_add(1, Ordering::Relaxed);
        self.memory.store(max_memory_bytes, Ordering::Relaxed);
    }

    pub(super) fn summary(&self) -> EnvironmentSummary {
        let age_ms = milliseconds(self.created.elapsed());
        let state = match self.activity.load(Ordering::Relaxed) {
            activity if activity == Activity::Prepared as u8 => Activity::Prepared,
            activity if activity == Activity::Idle as u8 => Activity::Idle,
            activity if activity == Activity::Busy as u8 => Activity::Busy,
            activity if activity == Activity::Restarting as u8 => Activity::Restarting,
            _ => Activity::Starting,
        };
        EnvironmentSummary {
            sandbox_id: self.id.clone(),
            function: self.version.function.to_string(),
            version: self.version.version,
            state,
            age_ms,
            idle_ms: (state == Activity::Idle)
                .then(|| age_ms.saturating_sub(self.changed.load(Ordering::Relaxed))),
            invocations: self.invocations.load(Ordering::Relaxed),
            memory_bytes: self.memory.load(Ordering::Relaxed),
        }
    }
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
