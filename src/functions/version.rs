//! One version of a function: the states it goes through.
//!
//! ```text
//! create ─▶ Pending ──succeeded──▶ Active ◀─────────────────────────────┐ current = running
//!              │                     │ update                           │
//!              └─failed─▶ Failed     ▼                                  │
//!                           └─update─▶ InProgress ──succeeded─▶ Successful
//!                                          │                      (running := current)
//!                                          └─failed──▶ Failed: invocations stay on `running`
//! ```
//!
//! Every arrow gives the version a new revision id, as on AWS.

use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{
    FunctionState, FunctionVersion, Reason, RevisionId, Sha256Digest, UpdateStatus, Version,
    VersionKey,
};

use super::definition::Definition;
use super::error::Conflict;

/// `$LATEST` or a published version, as it is at one moment.
#[derive(Debug, Clone)]
pub struct VersionRecord {
    pub version: Version,
    /// Names this state of the version (`RevisionId`); the definition's revision is another one.
    pub revision_id: RevisionId,
    pub last_modified: Timestamp,
    pub state: FunctionState,
    pub state_reason: Option<Reason>,
    /// Absent until the version was active once.
    pub last_update: Option<UpdateStatus>,
    pub last_update_reason: Option<Reason>,
    /// What the API shows.
    pub current: Arc<Definition>,
    /// What invocations run: the definition before `current` while that is not active yet.
    pub running: Arc<Definition>,
    /// The description `$LATEST` had when this version was published with another one.
    pub(super) description_of_latest: Option<String>,
}

impl VersionRecord {
    /// A version that has to be activated before it can be invoked.
    pub(super) fn pending(definition: Arc<Definition>, now: Timestamp) -> Self {
        Self {
            version: definition.runnable.key.version,
            revision_id: RevisionId::random(),
            last_modified: now,
            state: FunctionState::Pending,
            state_reason: Some(Reason::creating()),
            last_update: None,
            last_update_reason: None,
            running: Arc::clone(&definition),
            current: definition,
            description_of_latest: None,
        }
    }

    /// `$LATEST` after a change, which has to be activated while the former definition runs.
    pub(super) fn updated(&self, definition: Arc<Definition>, now: Timestamp) -> Self {
        Self {
            revision_id: RevisionId::random(),
            last_modified: now,
            last_update: Some(UpdateStatus::InProgress),
            last_update_reason: Some(Reason::creating()),
            current: definition,
            ..self.clone()
        }
    }

    /// The same version under a new revision id: tags, policies and publishing change it too.
    pub(super) fn touched(&self) -> Self {
        Self { revision_id: RevisionId::random(), ..self.clone() }
    }

    /// A published version of `$LATEST`. It is active if `$LATEST` is; published together with a
    /// change it has to be activated like the change.
    pub(super) fn published(
        &self,
        key: VersionKey,
        description: Option<String>,
        now: Timestamp,
    ) -> Self {
        let mut configuration = self.current.configuration.clone();
        let description_of_latest = description
            .map(|new| std::mem::replace(&mut configuration.description, new))
            .filter(|old| *old != configuration.description);
        let code = self.current.code.clone();
        let definition = Definition::new(key, RevisionId::random(), code, configuration);
        let pending = Self { description_of_latest, ..Self::pending(definition, now) };
        if self.is_settled() { pending.activated(None) } else { pending }
    }

    /// The version after its current definition became ready, with the digest of its image.
    pub(super) fn activated(&self, image: Option<Sha256Digest>) -> Self {
        let current = self.current.with_image(image);
        Self {
            revision_id: RevisionId::random(),
            state: FunctionState::Active,
            state_reason: None,
            last_update: Some(UpdateStatus::Successful),
            last_update_reason: None,
            running: Arc::clone(&current),
            current,
            ..self.clone()
        }
    }

    /// The version after its current definition could not be made ready.
    pub(super) fn refused(&self, reason: Reason) -> Self {
        let revision_id = RevisionId::random();
        match self.last_update {
            None => Self {
                revision_id,
                state: FunctionState::Failed,
                state_reason: Some(reason),
                ..self.clone()
            },
            Some(_) => Self {
                revision_id,
                last_update: Some(UpdateStatus::Failed),
                last_update_reason: Some(reason),
                ..self.clone()
            },
        }
    }

    /// Whether the version waits for an activation, and of what.
    pub fn awaits_activation(&self) -> Option<&Arc<FunctionVersion>> {
        let waits = self.state == FunctionState::Pending
            || self.last_update == Some(UpdateStatus::InProgress);
        waits.then_some(&self.current.runnable)
    }

    /// Refuses a change or a publication of `$LATEST` while an earlier one is under way.
    pub(super) fn expect_idle(&self) -> Result<(), Conflict> {
        if self.state == FunctionState::Pending {
            return Err(Conflict::NotActive(self.state));
        }
        if self.last_update == Some(UpdateStatus::InProgress) {
            return Err(Conflict::UpdateInProgress(self.current.runnable.key.function.clone()));
        }
        Ok(())
    }

    fn is_settled(&self) -> bool {
        self.state == FunctionState::Active && self.last_update == Some(UpdateStatus::Successful)
    }
}
