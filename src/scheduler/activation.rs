//! Gets new and changed functions ready, so that their first invocation finds the image pulled.
//!
//! A function is `Pending` (or its update `InProgress`) until this is done. What a killed server
//! left undone is started again by the next one: the registry remembers it.

use std::sync::Arc;
use std::time::Duration;

use tracing::{debug, error, info, warn};

use crate::image::{PullError, TransferError};
use crate::model::{Architecture, Code, FunctionVersion, Reason, Sha256Digest};

use super::provision::{self, ProvisionError};
use super::{Scheduler, describe};

/// How long CreateFunction and UpdateFunctionCode wait for a registry to say which image a tag names.
const RESOLVING: Duration = Duration::from_secs(5);

impl Scheduler {
    /// The digest of the image that a URI names at this moment, which is the one a function keeps.
    /// Nothing, if the registry does not say so soon: what is wrong then shows when the image is
    /// pulled, and an image that is here already does without its registry.
    pub async fn resolve_image(&self, uri: &str) -> Option<Sha256Digest> {
        let reference = uri.parse().ok()?;
        let resolved = self.context.images.resolve(&reference, Architecture::HOST);
        match tokio::time::timeout(RESOLVING, resolved).await {
            Ok(Ok(digest)) => Some(digest),
            Ok(Err(failure)) => {
                debug!(uri, cause = describe(&failure), "the image could not be resolved");
                None
            }
            Err(_) => None,
        }
    }

    /// Makes `version` ready in the background and tells the registry what came of it.
    pub fn activate(self: &Arc<Self>, version: Arc<FunctionVersion>) {
        let scheduler = Arc::clone(self);
        self.context.tasks.spawn(async move {
            let context = &scheduler.context;
            let key = &version.key;
            let outcome = provision::image(&version, context).await;
            let recorded = match outcome {
                Ok(image) => {
                    info!(function = %key, "function is active");
                    let digest = matches!(version.code, Code::Image { .. }).then_some(image.digest);
                    context.functions.activation_succeeded(key, version.revision, digest).await
                }
                Err(failure) => {
                    let reason = reason(&failure);
                    warn!(function = %key, reason = reason.text, "function could not be made ready");
                    context.functions.activation_failed(key, version.revision, reason).await
                }
            };
            // The next start of the server finds the activation undone and repeats it.
            if let Err(failure) = recorded {
                error!(function = %key, cause = describe(&failure), "the activation could not be recorded");
            }
            scheduler.prepare(key);
        });
    }
}

/// What `StateReason` and its code say: `InvalidImage` or `ImageAccessDenied` for what is wrong with
/// an image, and `InternalError` for what is the service's own trouble (Lambda API, `StateReasonCode`).
fn reason(failure: &ProvisionError) -> Reason {
    let code = match failure {
        ProvisionError::Pull(error) => match &**error {
            PullError::Transfer { source, .. }
                if matches!(**source, TransferError::Denied { .. }) =>
            {
                "ImageAccessDenied"
            }
            PullError::Manifest { .. }
            | PullError::NoPlatform { .. }
            | PullError::Layer { .. }
            | PullError::Limit { .. } => "InvalidImage",
            PullError::Transfer { .. } | PullError::Local { .. } | PullError::Panicked { .. } => {
                "InternalError"
            }
        },
        ProvisionError::Reference { .. } | ProvisionError::Architecture { .. } => "InvalidImage",
        ProvisionError::UnknownRuntime { .. }
        | ProvisionError::Start { .. }
        | ProvisionError::Folder(_) => "InternalError",
    };
    Reason { code: code.to_owned(), text: describe(failure) }
}
