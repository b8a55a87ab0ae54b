//! Settings of how versions run that are only kept: runtime updates, recursion, scaling.

use sha2::{Digest as _, Sha256};

use crate::model::{
    FunctionKey, FunctionState, Qualifier, RecursiveLoop, Region, Sha256Digest, UpdateRuntimeOn,
};

use super::attachments::{RuntimeManagement, Scaling};
use super::error::{Invalid, NotFound, RegistryError};
use super::{Function, Functions};

/// The ARN of the version of a managed runtime (`RuntimeVersionArn`). AWS names versions of its
/// images; which image runs is the user's choice here, so the name follows from the runtime's.
pub fn runtime_version_arn(region: &Region, runtime: &str) -> String {
    region.runtime_version(Sha256Digest::new(Sha256::digest(runtime).into()))
}

impl Functions {
    /// Sets when a version's runtime is updated (PutRuntimeManagementConfig).
    ///
    /// # Errors
    /// No such function or version; a runtime version where none is used, or none where one is.
    pub async fn put_runtime_management(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
        management: RuntimeManagement,
    ) -> Result<(), RegistryError> {
        match (management.update_on, &management.runtime_version_arn) {
            (UpdateRuntimeOn::Manual, None) => return Err(Invalid::RuntimeVersionMissing.into()),
            (UpdateRuntimeOn::Auto | UpdateRuntimeOn::FunctionUpdate, Some(_)) => {
                return Err(Invalid::RuntimeVersionUnused.into());
            }
            _ => {}
        }
        let edit = |function: &mut Function| {
            let on = existing(function, qualifier)?;
            function.attach(&on, |it| it.runtime_management = Some(management));
            Ok(())
        };
        let missing = || not_found(key, qualifier);
        self.shared.change_function(key, missing, |_, function| edit(function)).await?;
        Ok(())
    }

    /// When a version's runtime is updated (GetRuntimeManagementConfig).
    ///
    /// # Errors
    /// No such function or version.
    pub fn runtime_management(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
    ) -> Result<RuntimeManagement, NotFound> {
        let function = self.function(key).map_err(|_| not_found(key, qualifier))?;
        let on = existing(&function, qualifier)?;
        let set = function.attachments(&on).and_then(|it| it.runtime_management.clone());
        Ok(set.unwrap_or(RuntimeManagement {
            update_on: UpdateRuntimeOn::Auto,
            runtime_version_arn: None,
        }))
    }

    /// Sets what happens to a function that calls itself in a loop (PutFunctionRecursionConfig).
    ///
    /// # Errors
    /// No such function.
    pub async fn put_recursive_loop(
        &self,
        key: &FunctionKey,
        recursive_loop: RecursiveLoop,
    ) -> Result<(), RegistryError> {
        let edit = |function: &mut Function| {
            function.set(|settings| settings.recursive_loop = recursive_loop);
            Ok(())
        };
        let missing = || NotFound::Function(key.clone());
        self.shared.change_function(key, missing, |_, function| edit(function)).await?;
        Ok(())
    }

    /// Sets the bounds of a version's environments (PutFunctionScalingConfig) and tells the state
    /// of the version.
    ///
    /// # Errors
    /// No such function or version.
    pub async fn put_scaling(
        &self,
        key: &FunctionKey,
        qualifier: &Qualifier,
        scaling: Option<Scaling>,
    ) -> Result<FunctionState, RegistryError> {
        let edit = |function: &mut Function| {
            let on = existing(function, Some(qualifier))?;
            function.attach(&on, |it| it.scaling = scaling);
            Ok(function.version(&on).map_or(FunctionState::Active, |version| version.state))
        };
        let missing = || not_found(key, Some(qualifier));
        let changed = self.shared.change_function(key, missing, |_, function| edit(function));
        Ok(changed.await?.1)
    }

    /// The bounds of a version's environments, if any are set (GetFunctionScalingConfig).
    ///
    /// # Errors
    /// No such function or version.
    pub fn scaling(
        &self,
        key: &FunctionKey,
        qualifier: &Qualifier,
    ) -> Result<Option<Scaling>, NotFound> {
        let function = self.function(key).map_err(|_| not_found(key, Some(qualifier)))?;
        let on = existing(&function, Some(qualifier))?;
        Ok(function.attachments(&on).and_then(|it| it.scaling.clone()))
    }
}

fn existing(function: &Function, qualifier: Option<&Qualifier>) -> Result<Qualifier, NotFound> {
    let on = qualifier.unwrap_or(&Qualifier::LATEST);
    match function.version(on) {
        Some(_) => Ok(on.clone()),
        None => Err(not_found(&function.key, qualifier)),
    }
}

fn not_found(key: &FunctionKey, qualifier: Option<&Qualifier>) -> NotFound {
    match qualifier {
        None => NotFound::Function(key.clone()),
        Some(qualifier) => {
            NotFound::Qualified { function: key.clone(), qualifier: qualifier.clone() }
        }
    }
}
