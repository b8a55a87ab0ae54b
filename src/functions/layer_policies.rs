//! Who may use a layer version: its policy.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::model::{AccountId, LayerVersionArn, RevisionId};

use super::error::{NotFound, Precondition, RegistryError};
use super::layers::key_of;
use super::policy::{self, Principal};
use super::registry::Draft;
use super::{Functions, Layer, LayerVersion};

/// Who may use a layer version.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerPolicy {
    pub revision_id: RevisionId,
    /// IAM policy statements, in the order they were added.
    pub statements: Vec<Value>,
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

impl LayerVersion {
    /// Whether the policy lets another account use this version. Who belongs to an organization is
    /// not known here, so what is shared with one only is shared with nobody.
    pub(super) fn is_shared_with(&self, account: &AccountId) -> bool {
        let root = json!({ "AWS": self.arn.region.account_root(account) });
        let statements = self.policy.iter().flat_map(|policy| &policy.statements);
        statements
            .filter(|statement| statement.get("Condition").is_none())
            .any(|statement| statement["Principal"] == "*" || statement["Principal"] == root)
    }
}

impl Functions {
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
