//! Layers: versions published, listed, used by functions, and who may use them.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::model::{
    Architecture, FunctionKey, LayerName, LayerVersionArn, RevisionId, Scope, Sha256Digest,
};

use super::configuration::UsedLayer;
use super::error::{Invalid, NotFound, Precondition, RegistryError};
use super::policy::{self, Principal};
use super::registry::Draft;
use super::time::now;
use super::{Functions, Page, PageRequest};

/// Layers of one function (aws-api.md §4.7).
const MOST_LAYERS: usize = 5;

/// A layer, as it is at one moment.
#[derive(Debug, Clone)]
pub struct Layer {
    pub scope: Scope,
    pub name: LayerName,
    /// The highest version number ever given; numbers are not used again.
    pub(super) last_version: u64,
    pub versions: BTreeMap<u64, Arc<LayerVersion>>,
}

/// One version of a layer. Only its policy changes.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerVersion {
    pub arn: LayerVersionArn,
    pub digest: Sha256Digest,
    /// Bytes of the archive.
    pub size: u64,
    pub description: String,
    pub license_info: Option<String>,
    pub created: Timestamp,
    /// What the publisher said; absent and empty are answered differently.
    pub compatible_runtimes: Option<Vec<String>>,
    pub compatible_architectures: Option<Vec<Architecture>>,
    pub policy: Option<LayerPolicy>,
}

/// Who may use a layer version.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerPolicy {
    pub revision_id: RevisionId,
    /// IAM policy statements, in the order they were added.
    pub statements: Vec<Value>,
}

/// A layer version to publish; its content is in the code store.
#[derive(Debug, Clone)]
pub struct NewLayerVersion {
    pub digest: Sha256Digest,
    pub size: u64,
    pub description: String,
    pub license_info: Option<String>,
    pub compatible_runtimes: Option<Vec<String>>,
    pub compatible_architectures: Option<Vec<Architecture>>,
}

/// Which layer versions a list shows.
#[derive(Debug, Clone, Default)]
pub struct LayerFilter {
    pub runtime: Option<String>,
    pub architecture: Option<Architecture>,
}

/// A layer in a list.
#[derive(Debug, Clone)]
pub struct ListedLayer {
    pub layer: Arc<Layer>,
    /// The newest version that fits what was asked for (`LatestMatchingVersion`).
    pub newest: Arc<LayerVersion>,
}

/// A statement for the policy of a layer version.
#[derive(Debug, Clone)]
pub struct LayerPermission {
    pub statement_id: String,
    pub action: String,
    pub principal: Principal,
    pub organization: Option<String>,
    /// The revision of the policy that the client means to change.
    pub revision_id: Option<RevisionId>,
}

impl Layer {
    pub(super) fn key(&self) -> (Scope, LayerName) {
        (self.scope.clone(), self.name.clone())
    }

    /// `LayerArn`
    pub fn arn(&self) -> String {
        self.scope.arn(format_args!("layer:{}", self.name))
    }
}

impl LayerFilter {
    /// Whether a layer version fits; one that names nothing fits nothing that is asked for.
    fn admits(&self, version: &LayerVersion) -> bool {
        let runtimes = version.compatible_runtimes.as_deref().unwrap_or_default();
        let architectures = version.compatible_architectures.as_deref().unwrap_or_default();
        self.runtime.as_ref().is_none_or(|runtime| runtimes.contains(runtime))
            && self.architecture.is_none_or(|architecture| architectures.contains(&architecture))
    }
}

impl Functions {
    /// Publishes a version of a layer, the first one of a new layer (PublishLayerVersion).
    ///
    /// # Errors
    /// The account has no room for it.
    pub async fn publish_layer_version(
        &self,
        scope: &Scope,
        name: &LayerName,
        new: NewLayerVersion,
    ) -> Result<Arc<LayerVersion>, RegistryError> {
        self.shared.change(|draft| publish(draft, scope, name, new)).await
    }

    /// One version of a layer (GetLayerVersion, GetLayerVersionByArn).
    ///
    /// # Errors
    /// No such version, or a number that none can have.
    pub fn layer_version(
        &self,
        scope: &Scope,
        name: &LayerName,
        version: i64,
    ) -> Result<Arc<LayerVersion>, RegistryError> {
        let version = version_number(version)?;
        let registry = self.shared.read();
        let layer = registry.layers.get(&(scope.clone(), name.clone()));
        let found = layer.and_then(|layer| layer.versions.get(&version)).cloned();
        Ok(found.ok_or(NotFound::Resource)?)
    }

    /// The layers of an account and region by name, each with its newest version that fits
    /// (ListLayers).
    ///
    /// # Errors
    /// The marker is not one of ours.
    pub fn list_layers(
        &self,
        scope: &Scope,
        filter: &LayerFilter,
        page: &PageRequest,
    ) -> Result<Page<ListedLayer>, RegistryError> {
        let start = match page.start()? {
            None => Bound::Included((scope.clone(), least_name())),
            Some(name) => Bound::Excluded((scope.clone(), name)),
        };
        let registry = self.shared.read();
        let layers = registry
            .layers
            .range((start, Bound::Unbounded))
            .take_while(|((other, _), _)| other == scope)
            .filter_map(|(_, layer)| {
                let newest = layer.versions.values().rev().find(|it| filter.admits(it))?;
                let (layer, newest) = (Arc::clone(layer), Arc::clone(newest));
                Some(ListedLayer { layer, newest })
            });
        Ok(page.take(layers, |listed| listed.layer.name.to_string()))
    }

    /// The versions of a layer, newest first; none of a layer that does not exist
    /// (ListLayerVersions).
    ///
    /// # Errors
    /// The marker is not one of ours.
    pub fn list_layer_versions(
        &self,
        scope: &Scope,
        name: &LayerName,
        filter: &LayerFilter,
        page: &PageRequest,
    ) -> Result<Page<Arc<LayerVersion>>, RegistryError> {
        let end = page.bound::<u64>()?;
        let layer = self.shared.read().layers.get(&(scope.clone(), name.clone())).cloned();
        let versions =
            layer.iter().flat_map(|layer| layer.versions.range((Bound::Unbounded, end)).rev());
        let fitting = versions.map(|(_, version)| version).filter(|it| filter.admits(it));
        Ok(page.take(fitting.cloned(), |version| version.arn.version.to_string()))
    }

    /// Deletes a version of a layer (DeleteLayerVersion); one that does not exist is gone already.
    /// Functions that use it keep its content.
    ///
    /// # Errors
    /// A number that no version can have.
    pub async fn delete_layer_version(
        &self,
        scope: &Scope,
        name: &LayerName,
        version: i64,
    ) -> Result<(), RegistryError> {
        let version = version_number(version)?;
        let edit = |draft: &mut Draft<'_>| {
            if let Some(layer) = draft.registry.layers.get(&(scope.clone(), name.clone())) {
                let mut layer = Layer::clone(layer);
                if layer.versions.remove(&version).is_some() {
                    draft.put(layer.key(), layer);
                }
            }
            Ok(())
        };
        self.shared.change(edit).await
    }

    /// Allows somebody to use a layer version (AddLayerVersionPermission): the new statement and
    /// the policy's new revision.
    ///
    /// # Errors
    /// No such layer version, a statement of this id, or another revision.
    pub async fn add_layer_permission(
        &self,
        arn: &LayerVersionArn,
        permission: LayerPermission,
    ) -> Result<(Value, RevisionId), RegistryError> {
        let LayerPermission { statement_id, action, principal, organization, revision_id } =
            permission;
        let conditions = organization
            .map(|organization| ("StringEquals", "aws:PrincipalOrgID", json!(organization)))
            .into_iter()
            .collect();
        let statement =
            policy::statement(&statement_id, &principal, &action, &arn.to_string(), conditions);
        let added = statement.clone();
        let edit = |statements: &mut Vec<Value>| policy::add(statements, &statement_id, statement);
        let revision_id = self.change_layer_policy(arn, revision_id, edit).await?;
        Ok((added, revision_id))
    }

    /// Takes a permission back (RemoveLayerVersionPermission).
    ///
    /// # Errors
    /// No such layer version or statement, or another revision.
    pub async fn remove_layer_permission(
        &self,
        arn: &LayerVersionArn,
        statement_id: &str,
        revision_id: Option<RevisionId>,
    ) -> Result<(), RegistryError> {
        let edit = |statements: &mut Vec<Value>| Ok(policy::remove(statements, statement_id)?);
        self.change_layer_policy(arn, revision_id, edit).await?;
        Ok(())
    }

    /// Who may use a layer version (GetLayerVersionPolicy).
    ///
    /// # Errors
    /// No such layer version, or it has no policy.
    pub fn layer_policy(&self, arn: &LayerVersionArn) -> Result<LayerPolicy, NotFound> {
        let registry = self.shared.read();
        let version =
            registry.layer_version(arn).ok_or_else(|| NotFound::LayerVersion(arn.clone()))?;
        version.policy.clone().ok_or(NotFound::Policy)
    }

    async fn change_layer_policy(
        &self,
        arn: &LayerVersionArn,
        expected: Option<RevisionId>,
        edit: impl FnOnce(&mut Vec<Value>) -> Result<(), RegistryError>,
    ) -> Result<RevisionId, RegistryError> {
        let change = |draft: &mut Draft<'_>| {
            let version = draft.registry.layer_version(arn);
            let version = version.ok_or_else(|| NotFound::LayerVersion(arn.clone()))?;
            let policy = version.policy.clone();
            let current = policy.as_ref().map(|policy| policy.revision_id);
            if expected.is_some() && expected != current {
                return Err(Precondition::LayerPolicy.into());
            }
            let mut statements = policy.map(|policy| policy.statements).unwrap_or_default();
            edit(&mut statements)?;
            let revision_id = RevisionId::random();
            let policy = Some(LayerPolicy { revision_id, statements })
                .filter(|policy| !policy.statements.is_empty());
            let changed = LayerVersion { policy, ..LayerVersion::clone(version) };
            if let Some(layer) = draft.registry.layers.get(&key_of(arn)) {
                let mut layer = Layer::clone(layer);
                layer.versions.insert(arn.version, Arc::new(changed));
                draft.put(layer.key(), layer);
            }
            Ok(revision_id)
        };
        self.shared.change(change).await
    }
}

impl super::registry::Registry {
    pub(super) fn layer_version(&self, arn: &LayerVersionArn) -> Option<&Arc<LayerVersion>> {
        self.layers.get(&key_of(arn))?.versions.get(&arn.version)
    }
}

impl Draft<'_> {
    /// The layer versions a function names, if it may use them together.
    pub(super) fn used_layers(
        &self,
        function: &FunctionKey,
        arns: &[LayerVersionArn],
    ) -> Result<Vec<UsedLayer>, RegistryError> {
        if MOST_LAYERS < arns.len() {
            return Err(Invalid::TooManyLayers(MOST_LAYERS).into());
        }
        let mut used: Vec<UsedLayer> = Vec::new();
        for arn in arns {
            if arn.region != function.region {
                return Err(Invalid::LayerOfOtherRegion(function.region.clone()).into());
            }
            let is_same_layer = |other: &&UsedLayer| key_of(&other.arn) == key_of(arn);
            if let Some(first) = used.iter().find(is_same_layer).map(|layer| layer.arn.clone()) {
                return Err(Invalid::LayerTwice(Box::new([first, arn.clone()])).into());
            }
            let version = self.registry.layer_version(arn);
            let version = version.ok_or_else(|| Invalid::LayerVersion(arn.clone()))?;
            used.push(UsedLayer { arn: arn.clone(), digest: version.digest, size: version.size });
        }
        Ok(used)
    }
}

fn publish(
    draft: &mut Draft<'_>,
    scope: &Scope,
    name: &LayerName,
    new: NewLayerVersion,
) -> Result<Arc<LayerVersion>, RegistryError> {
    draft.expect_room_for(scope, new.size)?;
    let key = (scope.clone(), name.clone());
    let mut layer = match draft.registry.layers.get(&key) {
        Some(layer) => Layer::clone(layer),
        None => {
            let (scope, name) = key;
            Layer { scope, name, last_version: 0, versions: BTreeMap::new() }
        }
    };
    layer.last_version += 1;
    let version = Arc::new(LayerVersion {
        arn: layer_version_arn(&layer.scope, &layer.name, layer.last_version),
        digest: new.digest,
        size: new.size,
        description: new.description,
        license_info: new.license_info,
        created: now(),
        compatible_runtimes: new.compatible_runtimes,
        compatible_architectures: new.compatible_architectures,
        policy: None,
    });
    layer.versions.insert(layer.last_version, Arc::clone(&version));
    draft.put(layer.key(), layer);
    Ok(version)
}

pub(super) fn layer_version_arn(scope: &Scope, name: &LayerName, version: u64) -> LayerVersionArn {
    let Scope { account, region } = scope.clone();
    LayerVersionArn { region, account, name: name.clone(), version }
}

fn key_of(arn: &LayerVersionArn) -> (Scope, LayerName) {
    let LayerVersionArn { region, account, name, version: _ } = arn.clone();
    (Scope { account, region }, name)
}

fn version_number(version: i64) -> Result<u64, Invalid> {
    u64::try_from(version).ok().filter(|version| 0 < *version).ok_or(Invalid::LayerVersionBelow1)
}

/// The name that sorts before every other: a hyphen is the least character of a name.
fn least_name() -> LayerName {
    "-".parse().expect("a hyphen is a layer name")
}
