//! How asynchronous invocations are retried, and where their outcome goes.

use std::ops::Bound;
use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{FunctionKey, Qualifier};

use super::error::{Invalid, NotFound, RegistryError};
use super::registry::Draft;
use super::time::now;
use super::{Function, Functions, Page, PageRequest};

/// The configuration of one version or alias. What is absent has its default: 2 retries, 6 hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventInvoke {
    pub maximum_retry_attempts: Option<u32>,
    pub maximum_event_age_seconds: Option<u32>,
    /// The ARN of the destination.
    pub on_success: Option<String>,
    /// The ARN of the destination.
    pub on_failure: Option<String>,
    pub last_modified: Timestamp,
}

/// A configuration and what it is of.
#[derive(Debug, Clone)]
pub struct EventInvokeView {
    pub function: Arc<Function>,
    pub qualifier: Qualifier,
    pub config: EventInvoke,
}

/// What a request sets.
#[derive(Debug, Clone, Default)]
pub struct EventInvokeChange {
    pub maximum_retry_attempts: Option<u32>,
    pub maximum_event_age_seconds: Option<u32>,
    pub destinations: Option<Destinations>,
}

/// `DestinationConfig`; absent ARNs name no destination.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Destinations {
    pub on_success: Option<String>,
    pub on_failure: Option<String>,
}

/// Whether a request replaces the configuration or changes the one there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Replace,
    Merge,
}

impl EventInvokeView {
    /// `FunctionArn`, which is always qualified.
    pub fn arn(&self) -> String {
        self.function.key.qualified(&self.qualifier)
    }
}

impl Functions {
    /// Sets the configuration in place of the one there is (PutFunctionEventInvokeConfig).
    ///
    /// # Errors
    /// No such function, version or alias, nothing to set, or a destination that cannot be.
    pub async fn put_event_invoke(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
        change: EventInvokeChange,
    ) -> Result<EventInvokeView, RegistryError> {
        self.change_event_invoke(key, qualifier, change, Mode::Replace).await
    }

    /// Changes the configuration there is (UpdateFunctionEventInvokeConfig).
    ///
    /// # Errors
    /// As for setting it, and if there is none.
    pub async fn update_event_invoke(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
        change: EventInvokeChange,
    ) -> Result<EventInvokeView, RegistryError> {
        self.change_event_invoke(key, qualifier, change, Mode::Merge).await
    }

    async fn change_event_invoke(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
        change: EventInvokeChange,
        mode: Mode,
    ) -> Result<EventInvokeView, RegistryError> {
        // Recorded: before the function is looked for.
        if change.is_empty() {
            return Err(Invalid::EventInvokeEmpty.into());
        }
        let on = qualifier.unwrap_or(&Qualifier::LATEST);
        let edit = |draft: &Draft<'_>, function: &mut Function| {
            if function.version(on).is_none() {
                return Err(NotFound::FunctionOfEventInvoke.into());
            }
            if let Some(destinations) = &change.destinations {
                draft.expect_destinations(key, destinations)?;
            }
            let there_is = function.event_invoke(on).cloned();
            let base = match (mode, there_is) {
                (Mode::Replace, _) => None,
                (Mode::Merge, Some(config)) => Some(config),
                (Mode::Merge, None) => return Err(missing_config(key, on).into()),
            };
            let config = change.applied_to(base, now());
            function.attach(on, |it| it.event_invoke = Some(config.clone()));
            Ok(config)
        };
        let missing = || NotFound::FunctionOfEventInvoke;
        let (function, config) = self.shared.change_function(key, missing, edit).await?;
        Ok(EventInvokeView { function, qualifier: on.clone(), config })
    }

    /// The configuration of a function, version or alias (GetFunctionEventInvokeConfig).
    ///
    /// # Errors
    /// There is none.
    pub fn event_invoke(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
    ) -> Result<EventInvokeView, NotFound> {
        let qualifier = qualifier.cloned().unwrap_or(Qualifier::LATEST);
        let function = self.function(key).map_err(|_| missing_config(key, &qualifier))?;
        let config = function.event_invoke(&qualifier).cloned();
        let config = config.ok_or_else(|| missing_config(key, &qualifier))?;
        Ok(EventInvokeView { function, qualifier, config })
    }

    /// Removes the configuration (DeleteFunctionEventInvokeConfig).
    ///
    /// # Errors
    /// There is none.
    pub async fn delete_event_invoke(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
    ) -> Result<(), RegistryError> {
        let on = qualifier.unwrap_or(&Qualifier::LATEST);
        let missing = || missing_config(key, on);
        let edit = |function: &mut Function| {
            function.event_invoke(on).ok_or_else(missing)?;
            function.attach(on, |it| it.event_invoke = None);
            Ok(())
        };
        self.shared.change_function(key, missing, |_, function| edit(function)).await?;
        Ok(())
    }

    /// The configurations of a function and its versions and aliases
    /// (ListFunctionEventInvokeConfigs).
    ///
    /// # Errors
    /// No such function, or the marker is not one of ours.
    pub fn list_event_invokes(
        &self,
        key: &FunctionKey,
        page: &PageRequest,
    ) -> Result<Page<EventInvokeView>, RegistryError> {
        let function = self.function(key).map_err(|_| NotFound::FunctionOfEventInvoke)?;
        let attached = function.attachments.range((page.bound::<Qualifier>()?, Bound::Unbounded));
        let views = attached.filter_map(|(qualifier, attachments)| {
            let config = attachments.event_invoke.clone()?;
            let qualifier = qualifier.clone();
            Some(EventInvokeView { function: Arc::clone(&function), qualifier, config })
        });
        Ok(page.take(views, |view| view.qualifier.to_string()))
    }
}

impl Function {
    fn event_invoke(&self, on: &Qualifier) -> Option<&EventInvoke> {
        self.attachments(on)?.event_invoke.as_ref()
    }
}

impl EventInvokeChange {
    fn is_empty(&self) -> bool {
        self.maximum_retry_attempts.is_none()
            && self.maximum_event_age_seconds.is_none()
            && self.destinations.is_none()
    }

    fn applied_to(&self, base: Option<EventInvoke>, now: Timestamp) -> EventInvoke {
        let (retries, age, there_were) = match base {
            Some(EventInvoke {
                maximum_retry_attempts,
                maximum_event_age_seconds,
                on_success,
                on_failure,
                last_modified: _,
            }) => {
                let destinations = Destinations { on_success, on_failure };
                (maximum_retry_attempts, maximum_event_age_seconds, destinations)
            }
            None => (None, None, Destinations::default()),
        };
        let Destinations { on_success, on_failure } =
            self.destinations.clone().unwrap_or(there_were);
        EventInvoke {
            maximum_retry_attempts: self.maximum_retry_attempts.or(retries),
            maximum_event_age_seconds: self.maximum_event_age_seconds.or(age),
            on_success,
            on_failure,
            last_modified: now,
        }
    }
}

fn missing_config(key: &FunctionKey, qualifier: &Qualifier) -> NotFound {
    NotFound::EventInvoke { function: key.clone(), qualifier: qualifier.clone() }
}

impl Draft<'_> {
    /// Checks that outcomes can be sent where a request wants them sent.
    fn expect_destinations(
        &self,
        function: &FunctionKey,
        destinations: &Destinations,
    ) -> Result<(), Invalid> {
        let both = [&destinations.on_success, &destinations.on_failure];
        for arn in both.into_iter().flatten() {
            let parts: Vec<&str> = arn.splitn(6, ':').collect();
            let service = parts.get(2).copied().unwrap_or_default();
            match service {
                "lambda" => self.expect_destination_function(function, arn, &parts)?,
                "sqs" | "sns" | "events" | "s3" => {}
                _ => return Err(Invalid::Destination(destinations.as_java())),
            }
        }
        Ok(())
    }

    fn expect_destination_function(
        &self,
        function: &FunctionKey,
        arn: &str,
        parts: &[&str],
    ) -> Result<(), Invalid> {
        let invalid = || Invalid::DestinationFunction(arn.to_owned());
        let [_, _, _, region, account, resource] = parts else { return Err(invalid()) };
        let name = resource.strip_prefix("function:").ok_or_else(invalid)?;
        let (name, qualifier) = name.split_once(':').unwrap_or((name, "$LATEST"));
        let key = FunctionKey {
            region: region.parse().map_err(|_| invalid())?,
            account: account.parse().map_err(|_| invalid())?,
            name: name.parse().map_err(|_| invalid())?,
        };
        if key == *function {
            return Err(Invalid::DestinationIsItself);
        }
        let qualifier = qualifier.parse().map_err(|_| invalid())?;
        let found = self.function(&key).and_then(|function| function.version(&qualifier));
        found.map(|_| ()).ok_or_else(invalid)
    }
}

impl Destinations {
    /// As AWS's Java prints it in errors.
    fn as_java(&self) -> String {
        let member = |kind: &str, arn: &Option<String>| {
            arn.as_ref().map_or("null".to_owned(), |arn| format!("{kind}(destination={arn})"))
        };
        format!(
            "DestinationConfig(onSuccess={}, onFailure={})",
            member("OnSuccess", &self.on_success),
            member("OnFailure", &self.on_failure)
        )
    }
}
