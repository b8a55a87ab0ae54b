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
    /// `AccessDeniedException`: something of another account, which its policy does not share.
    #[error(
        "User: {caller} is not authorized to perform: {action} on resource: {resource} because no \
         resource-based policy allows the {action} action"
    )]
    Denied { caller: String, action: &'static str, resource: String },
    /// `CodeSigningConfigNotFoundException`
    #[error(
        "The code signing configuration cannot be found. \
         Check that the provided configuration is not deleted: {0}."
    )]
    CodeSigningConfigNotFound(String),
    /// `ProvisionedConcurrencyConfigNotFoundException`
    #[error("No Provisioned Concurrency Config found for this function")]
    ProvisionedNotFound,
    /// `PolicyLengthExceededException`
    #[error("The final policy size ({size}) is bigger than the limit ({limit}).")]
    PolicyTooLong { size: usize, limit: usize },
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
    /// A function, where a permission of it is to be removed.
    #[error("No policy found for: {0}")]
    PolicyOfFunction(FunctionArn),
    /// A function or alias, where a URL of it is made, changed or listed.
    #[error("Function does not exist")]
    FunctionOfUrl,
    /// A function, version or alias, where its event invoke configuration is set or listed.
    #[error("The function doesn't exist.")]
    FunctionOfEventInvoke,
    /// Also for a missing function, where the configuration is read or deleted.
    #[error("The function {} doesn't have an EventInvokeConfig", .function.qualified(.qualifier))]
    EventInvoke { function: FunctionArn, qualifier: Qualifier },
    /// AWS sends this one without `Type`. By its ARN.
    #[error("The Lambda code signing configuration {0} can not be found.")]
    CodeSigningConfig(String),
    /// By its ARN, where its tags are asked for.
    #[error("Event source mapping not found: {0}")]
    Mapping(String),
    /// By its ARN.
    #[error("Capacity provider not found: {0}")]
    CapacityProvider(String),
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
    /// By the ARN, qualified or not, that the URL is of.
    #[error(
        "Failed to create function url config for [functionArn = {0}]. \
         Error message:  FunctionUrlConfig exists for this Lambda function"
    )]
    UrlExists(String),
    #[error(
        "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned \
         version"
    )]
    VersionIsProvisioned,
    #[error("Version is pointed by a Provisioned Concurrency alias")]
    AliasIsProvisioned,
    /// The blanks inside the quotation marks are AWS's.
    #[error(
        "An event source mapping with SQS arn (\" {source_arn} \") and function \
         (\" {function} \") already exists. \
         Please update or delete the existing mapping with UUID {id}"
    )]
    QueueIsMapped { source_arn: String, function: FunctionName, id: String },
    #[error(
        "The event source arn (\" {source_arn} \") and function (\" {function} \") \
         provided mapping already exists. \
         Please update or delete the existing mapping with UUID {id}"
    )]
    SourceIsMapped { source_arn: String, function: FunctionName, id: String },
    #[error(
        "An event source mapping with event source (\"{servers}\"), function (\"{function_arn}\"), \
         topics (\"{topics}\") already exists. \
         Please update or delete the existing mapping with UUID {id}"
    )]
    TopicsAreMapped { servers: String, function_arn: String, topics: String, id: String },
    #[error("The code signing configuration {0} is used by functions and cannot be deleted.")]
    CodeSigningConfigInUse(String),
    #[error("Capacity provider already exists: {0}")]
    CapacityProviderExists(String),
    #[error("Capacity provider {0} is used by function versions and cannot be deleted.")]
    CapacityProviderInUse(String),
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
    #[error("{0} is not supported for SnapStart enabled functions.")]
    SnapStartRuntime(String),
    /// The model allows more, which only functions on managed instances may have.
    #[error(
        "'{member}' value failed to satisfy constraint: \
         Member must have value less than or equal to {most}"
    )]
    AboveQuota { member: &'static str, most: u64 },
    #[error(
        "Please don't provide Handler or Runtime or Layer when the intended function PackageType \
         is Image."
    )]
    PackageOfImage,
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
    #[error(
        "Tags on function aliases and versions are not supported. Please specify a function ARN."
    )]
    TagsOfVersion,
    /// Tags of something that has none, such as a layer, and no tags at all.
    #[error("An error occurred and the request cannot be processed.")]
    NotTaggable,
    #[error("We currently do not support adding policies for $LATEST.")]
    PolicyOfLatest,
    #[error("FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action")]
    UrlAuthTypeOfOtherAction,
    #[error("The provided principal was invalid. Please check the principal and try again.")]
    Principal,
    #[error("The policy is not a policy document: {0}")]
    PolicyDocument(&'static str),
    #[error(
        "This operation is permitted on Lambda functions only. Aliases and versions do not support \
         this operation. Please specify either a function name or an unqualified function ARN."
    )]
    FunctionOnly,
    /// AWS sends this one and the next two without `Type`. The first and the double blank are its.
    #[error(
        " ReservedConcurrentExecutions  {reserved} should not be lower than function's total \
         provisioned concurrency [{provisioned}]."
    )]
    ReservedBelowProvisioned { reserved: u32, provisioned: u32 },
    #[error(
        "Specified ReservedConcurrentExecutions for function decreases account's \
         UnreservedConcurrentExecution below its minimum value of [{minimum}]."
    )]
    ReservedLeavesTooLittle { minimum: u32 },
    #[error(
        "Specified ConcurrentExecutions for function decreases account's \
         UnreservedConcurrentExecution below its minimum value of [{minimum}]."
    )]
    ProvisionedLeavesTooLittle { minimum: u32 },
    /// AWS sends this one without `Type`, too.
    #[error(
        "Specified ConcurrentExecutions for function is greater than account's unreserved \
         concurrency [{unreserved}]."
    )]
    ProvisionedAboveUnreserved { unreserved: u32 },
    #[error(
        "Requested Provisioned Concurrency should not be greater than the \
         reservedConcurrentExecution for function"
    )]
    ProvisionedAboveReserved,
    #[error("Provisioned Concurrency Configs cannot be applied to unpublished function versions.")]
    ProvisionedUnpublished,
    #[error("The function resource provided must be an alias or a published version.")]
    ProvisionedQualifier,
    #[error("You must specify at least one of error handling or destination setting.")]
    EventInvokeEmpty,
    #[error("You can't specify the function as a destination for itself.")]
    DestinationIsItself,
    #[error("The destination ARN {0} is invalid.")]
    DestinationFunction(String),
    /// As Java prints the configuration.
    #[error("The provided destination config {0} is invalid.")]
    Destination(String),
    #[error("You must specify a runtime version ARN when UpdateRuntimeOn is Manual.")]
    RuntimeVersionMissing,
    #[error("You can specify a runtime version ARN only when UpdateRuntimeOn is Manual.")]
    RuntimeVersionUnused,
    #[error("Unsupported {0} parameter for given event source mapping type.")]
    MappingUnsupported(&'static str),
    #[error("StartingPosition is not valid for SQS event sources.")]
    MappingPositionOfQueue,
    #[error("Required 'sourceAccessConfigurations' parameter is missing.")]
    MappingAccess,
    #[error("Unrecognized event source.")]
    MappingSource,
    /// A semantic error in a validation error's clothes.
    #[error(
        "1 validation error detected: Value null at 'startingPosition' failed to satisfy \
         constraint: Member must not be null."
    )]
    MappingPositionMissing,
    #[error("Unsupported starting position for arn type: {0}")]
    MappingPosition(String),
    #[error(
        "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater \
         than 10"
    )]
    MappingWindow,
    #[error("Invalid filter pattern definition.")]
    MappingFilter,
    /// The function of an event source mapping.
    #[error("Function does not exist")]
    MappingFunction,
    #[error("Invalid pagination token.")]
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
