//! Layers as requests name them.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::operations::function_input::parse;
use crate::functions::{Invalid, NotFound, RegistryError};
use crate::model::{LayerName, LayerVersionArn, Scope};

/// A layer, which need not exist: `LayerName` is a name or an ARN.
#[derive(Debug)]
pub(crate) struct LayerReference {
    pub(crate) scope: Scope,
    pub(crate) name: LayerName,
}

impl LayerReference {
    /// Reads a `LayerName` that passed validation; the layer may be another account's.
    pub(crate) fn parse(context: &Context, text: &str) -> Result<Self, ApiError> {
        let mut scope = context.scope();
        let Some((owner, name)) = text.rsplit_once(':') else {
            return Ok(Self { scope, name: parse(text)? });
        };
        let account = owner.split(':').nth(4).unwrap_or_default();
        scope.account = parse(account)?;
        // Nothing of another region, or of no partition, is found here.
        if owner != scope.arn("layer") {
            return Err(NotFound::Resource.into());
        }
        Ok(Self { scope, name: parse(name)? })
    }

    /// As [`parse`](Self::parse), where only the layer's own account may perform `action`.
    pub(crate) fn parse_own(
        context: &Context,
        text: &str,
        action: &'static str,
    ) -> Result<Self, ApiError> {
        let layer = Self::parse(context, text)?;
        let caller = context.scope();
        if layer.scope == caller {
            return Ok(layer);
        }
        let caller = caller.region.account_root(&caller.account);
        Err(RegistryError::Denied { caller, action, resource: layer.arn() }.into())
    }

    /// `LayerArn`
    pub(crate) fn arn(&self) -> String {
        self.scope.arn(format_args!("layer:{}", self.name))
    }

    /// A version of the layer, which need not exist either.
    pub(crate) fn version(self, number: i64) -> Result<LayerVersionArn, ApiError> {
        let version = u64::try_from(number).unwrap_or(0);
        let Self { scope: Scope { account, region }, name } = self;
        checked(LayerVersionArn { region, account, name, version })
    }
}

/// Reads the `Arn` of a layer version in this region.
pub(crate) fn version_by_arn(context: &Context, text: &str) -> Result<LayerVersionArn, ApiError> {
    // AWS's own layers, `arn:aws:lambda:::awslayer:NAME`, do not exist here.
    let arn: LayerVersionArn = text.parse().map_err(|_| NotFound::Resource)?;
    if arn.region != context.caller.region {
        return Err(NotFound::Resource.into());
    }
    checked(arn)
}

fn checked(arn: LayerVersionArn) -> Result<LayerVersionArn, ApiError> {
    if arn.version == 0 { Err(Invalid::LayerVersionBelow1.into()) } else { Ok(arn) }
}
