use std::fmt;

use super::AccountId;

/// What requests to AWS are signed with.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    pub access_key_id: String,
    pub secret_access_key: String,
    pub session_token: Option<String>,
}

impl Credentials {
    /// What emulators take, which check no signature.
    pub fn of_tests() -> Self {
        Self {
            access_key_id: "test".to_owned(),
            secret_access_key: "test".to_owned(),
            session_token: None,
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key_id", &self.access_key_id)
            .finish_non_exhaustive()
    }
}

/// Credentials that callers of this server may use, and whose they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessKey {
    pub credentials: Credentials,
    /// Unless the access key id tells.
    pub account: Option<AccountId>,
}
