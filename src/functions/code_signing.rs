//! Code signing configurations and the functions they are for. Signatures are not checked: archives
//! are taken as they are, as with the policy `Warn`.

use std::collections::BTreeMap;
use std::iter::repeat_with;
use std::ops::Bound;
use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{FunctionArn, FunctionKey, FunctionName, Scope, UntrustedArtifact};

use super::error::{Conflict, Invalid, NotFound, RegistryError};
use super::registry::{Draft, Registry};
use super::tags::expect_few;
use super::time::now;
use super::{Function, Functions, Page, PageRequest};

/// A code signing configuration, as it is at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeSigningConfig {
    pub scope: Scope,
    /// `csc-` and 17 characters.
    pub id: String,
    pub description: String,
    /// ARNs of versions of signing profiles.
    pub publishers: Vec<String>,
    pub untrusted_artifact: UntrustedArtifact,
    pub last_modified: Timestamp,
    pub tags: BTreeMap<String, String>,
}

/// A configuration to make.
#[derive(Debug, Clone)]
pub struct NewCodeSigningConfig {
    pub description: String,
    pub publishers: Vec<String>,
    /// `Warn` where the request names none.
    pub untrusted_artifact: Option<UntrustedArtifact>,
    pub tags: BTreeMap<String, String>,
}

/// What to change of a configuration; what is left out stays.
#[derive(Debug, Clone, Default)]
pub struct CodeSigningChange {
    pub description: Option<String>,
    pub publishers: Option<Vec<String>>,
    pub untrusted_artifact: Option<UntrustedArtifact>,
}

impl CodeSigningConfig {
    /// `CodeSigningConfigArn`
    pub fn arn(&self) -> String {
        arn(&self.scope, &self.id)
    }

    pub(super) fn key(&self) -> (Scope, String) {
        (self.scope.clone(), self.id.clone())
    }
}

impl Functions {
    /// Makes a configuration (CreateCodeSigningConfig).
    ///
    /// # Errors
    /// Too many tags.
    pub async fn create_code_signing_config(
        &self,
        scope: &Scope,
        new: NewCodeSigningConfig,
    ) -> Result<Arc<CodeSigningConfig>, RegistryError> {
        expect_few(&new.tags)?;
        let config = CodeSigningConfig {
            scope: scope.clone(),
            id: random_id(),
            description: new.description,
            publishers: new.publishers,
            untrusted_artifact: new.untrusted_artifact.unwrap_or(UntrustedArtifact::Warn),
            last_modified: now(),
            tags: new.tags,
        };
        self.shared.change(|draft| Ok(draft.put(config.key(), config))).await
    }

    /// Changes a configuration (UpdateCodeSigningConfig).
    ///
    /// # Errors
    /// No such configuration.
    pub async fn update_code_signing_config(
        &self,
        scope: &Scope,
        arn: &str,
        change: CodeSigningChange,
    ) -> Result<Arc<CodeSigningConfig>, RegistryError> {
        let edit = |draft: &mut Draft<'_>| {
            let config = draft.registry.code_signing_config(scope, arn)?;
            let mut config = CodeSigningConfig::clone(config);
            config.description = change.description.unwrap_or(config.description);
            config.publishers = change.publishers.unwrap_or(config.publishers);
            config.untrusted_artifact =
                change.untrusted_artifact.unwrap_or(config.untrusted_artifact);
            config.last_modified = now();
            Ok(draft.put(config.key(), config))
        };
        self.shared.change(edit).await
    }

    /// One configuration (GetCodeSigningConfig).
    ///
    /// # Errors
    /// No such configuration.
    pub fn code_signing_config(
        &self,
        scope: &Scope,
        arn: &str,
    ) -> Result<Arc<CodeSigningConfig>, NotFound> {
        self.shared.read().code_signing_config(scope, arn).cloned()
    }

    /// Deletes a configuration (DeleteCodeSigningConfig).
    ///
    /// # Errors
    /// No such configuration, or a function has it.
    pub async fn delete_code_signing_config(
        &self,
        scope: &Scope,
        arn: &str,
    ) -> Result<(), RegistryError> {
        let edit = |draft: &mut Draft<'_>| {
            let config = draft.registry.code_signing_config(scope, arn)?;
            if draft.registry.functions_signed_by(config).next().is_some() {
                return Err(Conflict::CodeSigningConfigInUse(arn.to_owned()).into());
            }
            let key = config.key();
            draft.delete::<CodeSigningConfig>(&key);
            Ok(())
        };
        self.shared.change(edit).await
    }

    /// The configurations of an account and region (ListCodeSigningConfigs).
    ///
    /// # Errors
    /// The marker is not one of ours.
    pub fn list_code_signing_configs(
        &self,
        scope: &Scope,
        page: &PageRequest,
    ) -> Result<Page<Arc<CodeSigningConfig>>, RegistryError> {
        let start = page.id_bound(scope)?;
        let registry = self.shared.read();
        let configs = registry
            .code_signing_configs
            .range((start, Bound::Unbounded))
            .take_while(|((other, _), _)| other == scope)
            .map(|(_, config)| Arc::clone(config));
        Ok(page.take(configs, |config| config.id.clone()))
    }

    /// The functions that have a configuration (ListFunctionsByCodeSigningConfig).
    ///
    /// # Errors
    /// No such configuration, or the marker is not one of ours.
    pub fn list_functions_by_code_signing_config(
        &self,
        scope: &Scope,
        arn: &str,
        page: &PageRequest,
    ) -> Result<Page<FunctionArn>, RegistryError> {
        let after = page.start::<FunctionName>()?;
        let registry = self.shared.read();
        let config = registry.code_signing_config(scope, arn)?;
        let functions = registry.functions_signed_by(config).map(|function| function.key.clone());
        let rest = functions.filter(|key| after.as_ref().is_none_or(|after| *after < key.name));
        Ok(page.take(rest, |key| key.name.to_string()))
    }

    /// Gives a function a configuration (PutFunctionCodeSigningConfig).
    ///
    /// # Errors
    /// No such configuration or function, asked for in this order as AWS does.
    pub async fn put_function_code_signing_config(
        &self,
        key: &FunctionKey,
        arn: &str,
    ) -> Result<(), RegistryError> {
        let edit = |draft: &mut Draft<'_>| {
            let id = draft.code_signing_config_id(key, arn)?;
            let function = draft.function(key).ok_or_else(|| NotFound::Function(key.clone()))?;
            let mut function = Function::clone(function);
            function.set(|settings| settings.code_signing_config = Some(id));
            draft.put_function(function);
            Ok(())
        };
        self.shared.change(edit).await
    }

    /// The ARN of the configuration a function has, if any (GetFunctionCodeSigningConfig).
    ///
    /// # Errors
    /// No such function.
    pub fn function_code_signing_config(
        &self,
        key: &FunctionKey,
    ) -> Result<Option<String>, NotFound> {
        let function = self.function(key)?;
        Ok(function.settings.code_signing_config.as_ref().map(|id| arn(&key.scope(), id)))
    }

    /// Takes its configuration from a function (DeleteFunctionCodeSigningConfig); it may have none.
    ///
    /// # Errors
    /// No such function.
    pub async fn delete_function_code_signing_config(
        &self,
        key: &FunctionKey,
    ) -> Result<(), RegistryError> {
        let edit = |function: &mut Function| {
            function.set(|settings| settings.code_signing_config = None);
            Ok(())
        };
        let missing = || NotFound::Function(key.clone());
        self.shared.change_function(key, missing, |_, function| edit(function)).await?;
        Ok(())
    }
}

impl Registry {
    /// A configuration by an ARN, which may be anything.
    pub(super) fn code_signing_config(
        &self,
        scope: &Scope,
        text: &str,
    ) -> Result<&Arc<CodeSigningConfig>, NotFound> {
        let id = text.rsplit(':').next().unwrap_or_default();
        let found = self.code_signing_configs.get(&(scope.clone(), id.to_owned()));
        let found = found.filter(|config| config.arn() == text);
        found.ok_or_else(|| NotFound::CodeSigningConfig(text.to_owned()))
    }

    fn functions_signed_by(
        &self,
        config: &CodeSigningConfig,
    ) -> impl Iterator<Item = &Arc<Function>> {
        let (scope, id) = config.key();
        self.functions.values().filter(move |function| {
            function.settings.code_signing_config.as_deref() == Some(&id)
                && function.key.account == scope.account
                && function.key.region == scope.region
        })
    }
}

impl Draft<'_> {
    /// The id of the configuration that a function is to have.
    pub(super) fn code_signing_config_id(
        &self,
        key: &FunctionKey,
        arn: &str,
    ) -> Result<String, RegistryError> {
        let config = self.registry.code_signing_config(&key.scope(), arn);
        let config =
            config.map_err(|_| RegistryError::CodeSigningConfigNotFound(arn.to_owned()))?;
        Ok(config.id.clone())
    }
}

impl PageRequest {
    /// The bound behind which a page over ids of one account and region starts.
    pub(super) fn id_bound(&self, scope: &Scope) -> Result<Bound<(Scope, String)>, Invalid> {
        Ok(Bound::Excluded((scope.clone(), self.start()?.unwrap_or_default())))
    }
}

fn arn(scope: &Scope, id: &str) -> String {
    scope.arn(format_args!("code-signing-config:{id}"))
}

fn random_id() -> String {
    format!("csc-{}", repeat_with(|| fastrand::digit(36)).take(17).collect::<String>())
}
