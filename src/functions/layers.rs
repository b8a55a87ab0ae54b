//! Layers: versions published, listed and used by functions.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{
    AccountId, Architecture, Code, FunctionKey, LayerName, LayerVersionArn, Scope, Sha256Digest,
};

use super::configuration::UsedLayer;
use super::definition::{FOLDER_SHA256, code_sha256};
use super::error::{Invalid, NotFound, RegistryError};
use super::layer_policies::LayerPolicy;
use super::registry::{Draft, Registry};
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

/// Where the content of a layer version is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LayerContent {
    /// An archive of the code store; `size` is the archive's, in bytes.
    Archive { digest: Sha256Digest, size: u64 },
    /// A folder of the host, mounted and watched (hot reload).
    Folder(PathBuf),
}

/// One version of a layer. Only its policy changes.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerVersion {
    pub arn: LayerVersionArn,
    pub content: LayerContent,
    pub description: String,
    pub license_info: Option<String>,
    pub created: Timestamp,
    /// What the publisher said; absent and empty are answered differently.
    pub compatible_runtimes: Option<Vec<String>>,
    pub compatible_architectures: Option<Vec<Architecture>>,
    pub policy: Option<LayerPolicy>,
}

/// A layer version to publish; its content is in the code store.
#[derive(Debug, Clone)]
pub struct NewLayerVersion {
    pub content: LayerContent,
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

impl LayerContent {
    /// `CodeSize`: bytes of the archive.
    pub fn size(&self) -> u64 {
        match self {
            Self::Archive { size, .. } => *size,
            Self::Folder(_) => 0,
        }
    }

    /// `CodeSha256`
    pub fn sha256(&self) -> String {
        match self {
            Self::Archive { digest, .. } => code_sha256(digest),
            Self::Folder(_) => FOLDER_SHA256.to_owned(),
        }
    }

    /// What the scheduler mounts.
    pub(super) fn code(&self) -> Code {
        match self {
            Self::Archive { digest, .. } => Code::Archive(*digest),
            Self::Folder(path) => Code::Folder(path.clone()),
        }
    }
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

    /// One version of a layer, as `reader` may see it (GetLayerVersion, GetLayerVersionByArn).
    ///
    /// # Errors
    /// No such version, or it is another account's that does not share it.
    pub fn layer_version(
        &self,
        reader: &AccountId,
        arn: &LayerVersionArn,
    ) -> Result<Arc<LayerVersion>, RegistryError> {
        let registry = self.shared.read();
        let found = registry.shared_layer_version(reader, arn)?.cloned();
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
    /// A disk that refused.
    pub async fn delete_layer_version(&self, arn: &LayerVersionArn) -> Result<(), RegistryError> {
        let edit = |draft: &mut Draft<'_>| {
            if let Some(layer) = draft.registry.layers.get(&key_of(arn)) {
                let mut layer = Layer::clone(layer);
                if layer.versions.remove(&arn.version).is_some() {
                    draft.put(layer.key(), layer);
                }
            }
            Ok(())
        };
        self.shared.change(edit).await
    }
}

impl Registry {
    pub(super) fn layer_version(&self, arn: &LayerVersionArn) -> Option<&Arc<LayerVersion>> {
        self.layers.get(&key_of(arn))?.versions.get(&arn.version)
    }

    /// A layer version that `reader` may use. Whether another account's exists is told only to whom
    /// that account shares it with.
    fn shared_layer_version(
        &self,
        reader: &AccountId,
        arn: &LayerVersionArn,
    ) -> Result<Option<&Arc<LayerVersion>>, RegistryError> {
        let found = self.layer_version(arn);
        let is_shared =
            *reader == arn.account || found.is_some_and(|version| version.is_shared_with(reader));
        if is_shared { Ok(found) } else { Err(denied(reader, arn)) }
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
            let version = self.registry.shared_layer_version(&function.account, arn)?;
            let version = version.ok_or_else(|| Invalid::LayerVersion(arn.clone()))?;
            used.push(UsedLayer { arn: arn.clone(), content: version.content.clone() });
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
    draft.expect_room_for(scope, new.content.size())?;
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
        content: new.content,
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

fn denied(reader: &AccountId, arn: &LayerVersionArn) -> RegistryError {
    RegistryError::Denied {
        caller: arn.region.account_root(reader),
        action: "lambda:GetLayerVersion",
        resource: arn.to_string(),
    }
}

pub(super) fn key_of(arn: &LayerVersionArn) -> (Scope, LayerName) {
    let LayerVersionArn { region, account, name, version: _ } = arn.clone();
    (Scope { account, region }, name)
}

/// The name that sorts before every other: a hyphen is the least character of a name.
fn least_name() -> LayerName {
    "-".parse().expect("a hyphen is a layer name")
}
