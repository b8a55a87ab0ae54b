//! Tags of functions, event source mappings, code signing configurations and capacity providers.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{FunctionArn, FunctionKey, Scope};

use super::capacity_providers::CapacityProvider;
use super::code_signing::CodeSigningConfig;
use super::error::{Invalid, NotFound, RegistryError};
use super::mappings::Mapping;
use super::registry::{Draft, Registry};
use super::{Function, Functions};
use crate::model::Qualifier;

/// Tags of one resource (aws-api.md §2.6).
const MOST_TAGS: usize = 50;

/// By key; the API shows them in this order.
pub type Tags = BTreeMap<String, String>;

/// Something that has tags.
#[derive(Debug, Clone)]
enum Tagged {
    Function(Arc<Function>),
    Mapping(Arc<Mapping>),
    CodeSigningConfig(Arc<CodeSigningConfig>),
    CapacityProvider(Arc<CapacityProvider>),
}

impl Functions {
    /// Adds tags, in place of those with the same keys (TagResource).
    ///
    /// # Errors
    /// Nothing that has tags has this ARN, or there would be too many.
    pub async fn tag(&self, scope: &Scope, arn: &str, new: Tags) -> Result<(), RegistryError> {
        self.change_tags(scope, arn, |tags| tags.extend(new)).await
    }

    /// Removes tags by their keys, those that exist (UntagResource).
    ///
    /// # Errors
    /// Nothing that has tags has this ARN.
    pub async fn untag(
        &self,
        scope: &Scope,
        arn: &str,
        keys: &[String],
    ) -> Result<(), RegistryError> {
        self.change_tags(scope, arn, |tags| tags.retain(|key, _| !keys.contains(key))).await
    }

    /// The tags of something (ListTags).
    ///
    /// # Errors
    /// Nothing that has tags has this ARN.
    pub fn tags(&self, scope: &Scope, arn: &str) -> Result<Tags, RegistryError> {
        Ok(self.shared.read().tagged(scope, arn)?.tags().clone())
    }

    async fn change_tags(
        &self,
        scope: &Scope,
        arn: &str,
        edit: impl FnOnce(&mut Tags),
    ) -> Result<(), RegistryError> {
        let change = |draft: &mut Draft<'_>| {
            let tagged = draft.registry.tagged(scope, arn)?;
            let mut tags = tagged.tags().clone();
            edit(&mut tags);
            expect_few(&tags)?;
            if tags != *tagged.tags() {
                tagged.put_tags(draft, tags);
            }
            Ok(())
        };
        self.shared.change(change).await
    }
}

impl Tagged {
    fn tags(&self) -> &Tags {
        match self {
            Self::Function(function) => &function.settings.tags,
            Self::Mapping(mapping) => &mapping.tags,
            Self::CodeSigningConfig(config) => &config.tags,
            Self::CapacityProvider(provider) => &provider.tags,
        }
    }

    fn put_tags(&self, draft: &mut Draft<'_>, tags: Tags) {
        match self {
            Self::Function(function) => {
                let mut function = Function::clone(function);
                function.set(|settings| settings.tags = tags);
                // Tags are part of what a revision names (behaviour.md A15).
                function.touch(&Qualifier::LATEST);
                draft.put_function(function);
            }
            Self::Mapping(mapping) => {
                draft.put(mapping.key(), Mapping { tags, ..Mapping::clone(mapping) });
            }
            Self::CodeSigningConfig(config) => {
                let changed = CodeSigningConfig { tags, ..CodeSigningConfig::clone(config) };
                draft.put(config.key(), changed);
            }
            Self::CapacityProvider(provider) => {
                let changed = CapacityProvider { tags, ..CapacityProvider::clone(provider) };
                draft.put(provider.key(), changed);
            }
        }
    }
}

impl Registry {
    /// What an ARN names.
    fn tagged(&self, scope: &Scope, arn: &str) -> Result<Tagged, RegistryError> {
        let resource = arn.splitn(6, ':').nth(5).unwrap_or_default();
        if arn != scope.arn(resource) {
            // Of another account or region: nothing leaks across, not even that it exists.
            return Err(NotFound::Resource.into());
        }
        let (kind, id) = resource.split_once(':').unwrap_or_default();
        let by_id = (scope.clone(), id.to_owned());
        match kind {
            "function" => {
                let key = function_key(scope, id)?;
                let function = self.functions.get(&key).cloned();
                Ok(Tagged::Function(function.ok_or(NotFound::Function(key))?))
            }
            "event-source-mapping" => {
                let mapping = self.mappings.get(&by_id).cloned();
                Ok(Tagged::Mapping(mapping.ok_or_else(|| NotFound::Mapping(arn.to_owned()))?))
            }
            "code-signing-config" => {
                Ok(Tagged::CodeSigningConfig(Arc::clone(self.code_signing_config(scope, arn)?)))
            }
            "capacity-provider" => {
                let provider = self.capacity_providers.get(&by_id).cloned();
                let provider =
                    provider.ok_or_else(|| NotFound::CapacityProvider(arn.to_owned()))?;
                Ok(Tagged::CapacityProvider(provider))
            }
            _ => Err(Invalid::NotTaggable.into()),
        }
    }
}

fn function_key(scope: &Scope, id: &str) -> Result<FunctionKey, Invalid> {
    if id.contains(':') {
        return Err(Invalid::TagsOfVersion);
    }
    let FunctionArn { region, account, name } =
        scope.function(id.parse().map_err(|_| Invalid::NotTaggable)?);
    Ok(FunctionKey { region, account, name })
}

/// Refuses more tags than one resource can have.
pub(super) fn expect_few(tags: &Tags) -> Result<(), Invalid> {
    if MOST_TAGS < tags.len() { Err(Invalid::TooManyTags) } else { Ok(()) }
}
