//! Who may do what with a function: the policies of functions, versions and aliases.

use serde_json::{Value, json};

use crate::model::{FunctionKey, Qualifier, RevisionId};

use super::error::{Invalid, NotFound, Precondition, RegistryError};
use super::policy::{self, Principal, policy_text};
use super::{Function, Functions};

/// Bytes of one policy (aws-api.md §4.7).
const LONGEST_POLICY: usize = 20_480;

/// The only action that `FunctionUrlAuthType` is for.
const INVOKE_URL: &str = "lambda:InvokeFunctionUrl";

/// A statement to add.
#[derive(Debug, Clone)]
pub struct Permission {
    pub statement_id: String,
    pub action: String,
    pub principal: Principal,
    pub source_arn: Option<String>,
    pub source_account: Option<String>,
    pub event_source_token: Option<String>,
    pub organization: Option<String>,
    /// `FunctionUrlAuthType`
    pub url_auth_type: Option<String>,
    /// `InvokedViaFunctionUrl`
    pub invoked_via_url: Option<bool>,
    /// The revision that the client means to change.
    pub revision_id: Option<RevisionId>,
}

/// The policy of a function, version or alias.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourcePolicy {
    /// The policy document as JSON.
    pub text: String,
    /// That of the version or alias: a policy has none of its own.
    pub revision_id: RevisionId,
}

impl Functions {
    /// Allows somebody something (AddPermission) and returns the statement; without a qualifier on
    /// the function itself.
    ///
    /// # Errors
    /// No such function, version or alias, a statement of this id, another revision, or no room.
    pub async fn add_permission(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
        permission: Permission,
    ) -> Result<Value, RegistryError> {
        if qualifier == Some(&Qualifier::LATEST) {
            return Err(Invalid::PolicyOfLatest.into());
        }
        if permission.url_auth_type.is_some() && permission.action != INVOKE_URL {
            return Err(Invalid::UrlAuthTypeOfOtherAction.into());
        }
        let missing = || NotFound::Function(key.clone());
        let edit = |function: &mut Function| {
            let on = existing(function, qualifier)?;
            expect_revision(function, &on, permission.revision_id, Precondition::Policy)?;
            let resource = match qualifier {
                Some(qualifier) => function.key.qualified(qualifier),
                None => function.key.to_string(),
            };
            let statement = permission.statement(&resource);
            let mut statements = function.policy(&on);
            policy::add(&mut statements, &permission.statement_id, statement.clone())?;
            function.put_policy(&on, statements)?;
            Ok(statement)
        };
        let changed = self.shared.change_function(key, missing, |_, function| edit(function));
        Ok(changed.await?.1)
    }

    /// Takes a permission back (RemovePermission).
    ///
    /// # Errors
    /// No such function, version, alias or statement, or another revision.
    pub async fn remove_permission(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
        statement_id: &str,
        revision_id: Option<RevisionId>,
    ) -> Result<(), RegistryError> {
        let missing = || NotFound::PolicyOfFunction(key.clone());
        let edit = |function: &mut Function| {
            let on = existing(function, qualifier)?;
            let mut statements = function.policy(&on);
            if statements.is_empty() {
                return Err(NotFound::Policy.into());
            }
            expect_revision(function, &on, revision_id, Precondition::FunctionOrAlias)?;
            policy::remove(&mut statements, statement_id)?;
            function.put_policy(&on, statements)
        };
        self.shared.change_function(key, missing, |_, function| edit(function)).await?;
        Ok(())
    }

    /// The policy of a function, version or alias (GetPolicy, GetResourcePolicy).
    ///
    /// # Errors
    /// There is none.
    pub fn policy(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
    ) -> Result<ResourcePolicy, NotFound> {
        let on = qualifier.unwrap_or(&Qualifier::LATEST);
        self.function(key).map_err(|_| NotFound::Resource)?.resource_policy(on)
    }

    /// Replaces the whole policy (PutResourcePolicy).
    ///
    /// # Errors
    /// No such function, version or alias, another revision, or a text that is no policy.
    pub async fn put_resource_policy(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
        text: &str,
        revision_id: Option<RevisionId>,
    ) -> Result<ResourcePolicy, RegistryError> {
        let statements = parse_statements(text)?;
        let missing = || NotFound::Resource;
        let edit = |function: &mut Function| {
            let on = existing(function, qualifier).map_err(|_| NotFound::Resource)?;
            expect_revision(function, &on, revision_id, Precondition::Policy)?;
            function.put_policy(&on, statements)?;
            Ok(on)
        };
        let changed = self.shared.change_function(key, missing, |_, function| edit(function));
        let (function, on) = changed.await?;
        Ok(function.resource_policy(&on)?)
    }

    /// Removes the whole policy (DeleteResourcePolicy).
    ///
    /// # Errors
    /// There is none, or another revision.
    pub async fn delete_resource_policy(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
        revision_id: Option<RevisionId>,
    ) -> Result<(), RegistryError> {
        let missing = || NotFound::Resource;
        let edit = |function: &mut Function| {
            let on = existing(function, qualifier).map_err(|_| NotFound::Resource)?;
            if function.policy(&on).is_empty() {
                return Err(NotFound::Resource.into());
            }
            expect_revision(function, &on, revision_id, Precondition::Policy)?;
            function.put_policy(&on, Vec::new())
        };
        self.shared.change_function(key, missing, |_, function| edit(function)).await?;
        Ok(())
    }
}

impl Permission {
    fn statement(&self, resource: &str) -> Value {
        let mut conditions = Vec::new();
        let mut when = |operator, key, value: Option<Value>| {
            conditions.extend(value.map(|value| (operator, key, value)));
        };
        let text = |value: &Option<String>| value.as_ref().map(|value| json!(value));
        when("StringEquals", "AWS:SourceAccount", text(&self.source_account));
        when("StringEquals", "lambda:EventSourceToken", text(&self.event_source_token));
        when("StringEquals", "aws:PrincipalOrgID", text(&self.organization));
        when("StringEquals", "lambda:FunctionUrlAuthType", text(&self.url_auth_type));
        let via_url = self.invoked_via_url.map(|value| json!(value.to_string()));
        when("Bool", "lambda:InvokedViaFunctionUrl", via_url);
        when("ArnLike", "AWS:SourceArn", text(&self.source_arn));
        let Self { statement_id, action, principal, .. } = self;
        policy::statement(statement_id, principal, action, resource, conditions)
    }
}

impl Function {
    fn policy(&self, on: &Qualifier) -> Vec<Value> {
        self.attachments(on).map(|it| it.policy.clone()).unwrap_or_default()
    }

    fn resource_policy(&self, on: &Qualifier) -> Result<ResourcePolicy, NotFound> {
        let statements = self.policy(on);
        let revision_id = self.revision_id(on).filter(|_| !statements.is_empty());
        let revision_id = revision_id.ok_or(NotFound::Resource)?;
        Ok(ResourcePolicy { text: policy_text(&statements), revision_id })
    }

    /// Sets a policy, which gives what it is on a new revision (behaviour.md A15).
    fn put_policy(&mut self, on: &Qualifier, statements: Vec<Value>) -> Result<(), RegistryError> {
        let size = policy_text(&statements).len();
        if LONGEST_POLICY < size {
            return Err(RegistryError::PolicyTooLong { size, limit: LONGEST_POLICY });
        }
        self.attach(on, |it| it.policy = statements);
        self.touch(on);
        Ok(())
    }
}

/// What a policy is on: `$LATEST` stands for the function.
fn existing(function: &Function, qualifier: Option<&Qualifier>) -> Result<Qualifier, NotFound> {
    let qualifier = qualifier.unwrap_or(&Qualifier::LATEST);
    let key = function.key.clone();
    match (function.revision_id(qualifier), qualifier) {
        (Some(_), _) => Ok(qualifier.clone()),
        (None, Qualifier::Alias(name)) if name.can_be_created() => {
            Err(NotFound::Alias { function: key, alias: name.clone() })
        }
        (None, Qualifier::Version(_) | Qualifier::Alias(_)) => {
            Err(NotFound::Qualified { function: key, qualifier: qualifier.clone() })
        }
    }
}

fn expect_revision(
    function: &Function,
    on: &Qualifier,
    expected: Option<RevisionId>,
    refused: Precondition,
) -> Result<(), Precondition> {
    if expected.is_some() && expected != function.revision_id(on) { Err(refused) } else { Ok(()) }
}

/// The statements of a policy document; a lone one may stand without brackets (IAM User Guide,
/// "Grammar of the IAM JSON policy language").
fn parse_statements(text: &str) -> Result<Vec<Value>, Invalid> {
    let document: Value =
        serde_json::from_str(text).map_err(|_| Invalid::PolicyDocument("it is not JSON"))?;
    match document.get("Statement") {
        Some(Value::Array(statements))
            if !statements.is_empty() && statements.iter().all(Value::is_object) =>
        {
            Ok(statements.clone())
        }
        Some(statement @ Value::Object(_)) => Ok(vec![statement.clone()]),
        _ => Err(Invalid::PolicyDocument("it has no Statement")),
    }
}
