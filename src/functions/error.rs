//! Why a request about functions was refused, in AWS's words.
//!
//! The outer enum says which kind of error AWS answers, one variant for each of its exceptions; the
//! inner ones say what was wrong. Their texts are those recorded from AWS (aws-errors.tsv), capitals
//! and full stops included, because clients match on them.

use crate::model::{
    AliasName, FunctionArn, FunctionName, FunctionState, LayerVersionArn, Qualifier, Version,
};
use crate::state::CommitError;

/// A request that was refused; nothing has changed.
#[derive(Debug, Clone, thiserror::Error)]
pub enum RegistryError {
    /// `ResourceNotFoundException`
    #[error(transparent)]
    NotFound(#[from] NotFound),
    /// `ResourceConflictException`
    #[error(transparent)]
    Conflict(#[from] Conflict),
    /// `InvalidParameterValueException`
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// `PreconditionFailedException`
    #[error(transparent)]
    Precondition(#[from] Precondition),
    /// `CodeStorageExceededException`
    #[error("Code storage limit exceeded.")]
    CodeStorageExceeded,
    /// `ServiceException`: the state file could not be written.
    #[error("the change could not be kept")]
    Store(#[from] CommitError),
}

/// Something that does not exist. AWS has different texts for different operations.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotFound {
    #[error("Function not found: {0}")]
    Function(FunctionArn),
    /// Also for a missing function, where the operation is about one version of it.
    #[error("Function not found: {}", .function.qualified(.qualifier))]
    Qualified { function: FunctionArn, qualifier: Qualifier },
    /// Aliases read or made.
    #[error("Cannot find alias arn: {}", .function.qualified(.alias))]
    Alias { function: FunctionArn, alias: AliasName },
    /// What a key other than a function's name finds nothing by.
    #[error("The resource you requested does not exist.")]
    Resource,
    /// Operations on the policy of a layer version.
    #[error("Layer version {0} does not exist.")]
    LayerVersion(LayerVersionArn),
    #[error("No policy is associated with the given resource.")]
    Policy,
    #[error("Statement {0} is not found in resource policy.")]
    Statement(String),
    /// Aliases updated.
    #[error("Alias not found: {}", .function.qualified(.alias))]
    AliasToUpdate { function: FunctionArn, alias: AliasName },
}

/// Something that stands in the way and may go.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    #[error("Function already exist: {0}")]
    FunctionExists(FunctionName),
    #[error(
        "The operation cannot be performed at this time. An update is in progress for resource: {0}"
    )]
    UpdateInProgress(FunctionArn),
    #[error(
        "The operation cannot be performed at this time. \
         The function is currently in the following state: {0}"
    )]
    NotActive(FunctionState),
    #[error("Alias already exists: {}", .function.qualified(.alias))]
    AliasExists { function: FunctionArn, alias: AliasName },
    #[error(
        "The statement id ({0}) provided already exists. \
         Please provide a new statement id, or remove the existing statement."
    )]
    StatementExists(String),
    #[error(
        "Unable to delete version because the following aliases reference it: [{}]",
        .aliases.iter().map(AliasName::as_str).collect::<Vec<_>>().join(", ")
    )]
    VersionHasAliases { aliases: Vec<AliasName> },
}

/// A value that is well formed and makes no sense here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    #[error("$LATEST version cannot be deleted without deleting the function.")]
    DeleteLatest,
    #[error("Deletion of aliases is not currently supported.")]
    DeleteAliasAsVersion,
    #[error("Please don't provide ImageUri when updating a function with packageType Zip.")]
    ImageForArchive,
    #[error("Please provide ImageUri when updating a function with packageType Image.")]
    ArchiveForImage,
    #[error(
        "CodeSHA256 ({given}) is different from current CodeSHA256 in $LATEST ({current}). \
         Please try again with the CodeSHA256 in $LATEST."
    )]
    CodeSha256Differs { given: String, current: String },
    /// The map as compact JSON.
    #[error(
        "Lambda was unable to configure your environment variables because the environment \
         variables you have provided exceeded the {limit_kib}KB limit. String measured: {measured}"
    )]
    EnvironmentTooLarge { limit_kib: usize, measured: String },
    #[error(
        "Lambda was unable to configure your environment variables because the environment \
         variables you have provided contains reserved keys that are currently not supported for \
         modification. Reserved keys used in this request: {}", .keys.join(", ")
    )]
    EnvironmentReserved { keys: Vec<String> },
    #[error("Cannot reference more than {0} layers.")]
    TooManyLayers(usize),
    #[error(
        "Two different versions of the same layer are not allowed to be referenced in the same \
         function. {} and {} are versions of the same layer.", .0[0], .0[1]
    )]
    LayerTwice(Box<[LayerVersionArn; 2]>),
    #[error(
        "Layers are not in the same region as the function. \
         Layers are expected to be in region {0}."
    )]
    LayerOfOtherRegion(crate::model::Region),
    /// A function's `Layers`.
    #[error("Layer version {0} does not exist.")]
    LayerVersion(LayerVersionArn),
    #[error("Layer Version Cannot be less than 1")]
    LayerVersionBelow1,
    /// AWS sends this one without `Type`.
    #[error("$LATEST is not supported for an alias pointing to more than 1 version")]
    AliasLatestWithWeights,
    #[error("Number of items in AdditionalVersionWeights cannot be greater than 1")]
    AliasTooManyWeights,
    #[error(
        "Invalid function version {0}. \
         Function version {0} is already included in routing configuration."
    )]
    AliasWeightOfItsVersion(Version),
    #[error("Number of tags exceeds resource tag limit.")]
    TooManyTags,
    #[error("The pagination token is invalid.")]
    Marker,
}

/// A revision that is no longer the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Precondition {
    #[error(
        "The Revision Id provided does not match the latest Revision Id. \
         Call the GetFunction/GetAlias API to retrieve the latest Revision Id"
    )]
    FunctionOrAlias,
    #[error(
        "The Revision Id provided does not match the latest Revision Id. \
         Call the GetPolicy API to retrieve the latest Revision Id"
    )]
    Policy,
    #[error(
        "The Revision Id provided does not match the latest Revision Id. \
         Call the GetLayerPolicy API to retrieve the latest Revision Id"
    )]
    LayerPolicy,
}
