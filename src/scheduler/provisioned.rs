//! Provisioned concurrency: so many invocations of a version may always run.
//!
//! What is promised is kept by counting ([`Allowance`](crate::functions::Allowance)): no other
//! version can take these places. The environments themselves are not started ahead yet, so the
//! first invocations of a provisioned version are cold.

use crate::functions::{ProvisionedView, Provisioning};
use crate::model::ProvisionedStatus;

use super::Scheduler;

impl Scheduler {
    /// Makes what was asked for ready, and tells the registry how far it is.
    pub fn provision(&self, view: &ProvisionedView) {
        let ready = Provisioning {
            allocated: view.requested,
            available: view.requested,
            status: ProvisionedStatus::Ready,
            reason: None,
        };
        let key = &view.function.key;
        self.context.functions.provisioning_progressed(key, &view.qualifier, ready);
    }
}
