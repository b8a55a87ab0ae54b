// Written by `cargo run -p codegen`: change the generator instead.

//! Every error of the API: name, status and the spelling of its message member.

use crate::api::error::{ApiError, ErrorKind};

/// All of them: the modelled ones, then those AWS sends without modelling them.
pub static ALL: &[&ErrorKind] = &[
    &ALIAS_LIMIT_EXCEEDED,
    &CALLBACK_TIMEOUT,
    &CAPACITY_PROVIDER_LIMIT_EXCEEDED,
    &CODE_ARTIFACT_USER_DELETED,
    &CODE_ARTIFACT_USER_FAILED,
    &CODE_ARTIFACT_USER_PENDING,
    &CODE_SIGNING_CONFIG_NOT_FOUND,
    &CODE_STORAGE_EXCEEDED,
    &CODE_VERIFICATION_FAILED,
    &DURABLE_EXECUTION_ALREADY_STARTED,
    &EC2_ACCESS_DENIED,
    &EC2_THROTTLED,
    &EC2_UNEXPECTED,
    &EFSIO,
    &EFS_MOUNT_CONNECTIVITY,
    &EFS_MOUNT_FAILURE,
    &EFS_MOUNT_TIMEOUT,
    &ENI_LIMIT_REACHED,
    &ENI_NOT_READY,
    &FUNCTION_VERSIONS_PER_CAPACITY_PROVIDER_LIMIT_EXCEEDED,
    &INVALID_CODE_SIGNATURE,
    &INVALID_PARAMETER_VALUE,
    &INVALID_REQUEST_CONTENT,
    &INVALID_RUNTIME,
    &INVALID_SECURITY_GROUP_ID,
    &INVALID_SUBNET_ID,
    &INVALID_ZIP_FILE,
    &KMS_ACCESS_DENIED,
    &KMS_DISABLED,
    &KMS_INVALID_STATE,
    &KMS_NOT_FOUND,
    &MODE_NOT_SUPPORTED,
    &NO_PUBLISHED_VERSION,
    &POLICY_LENGTH_EXCEEDED,
    &PRECONDITION_FAILED,
    &PROVISIONED_CONCURRENCY_CONFIG_NOT_FOUND,
    &PUBLIC_POLICY,
    &RECURSIVE_INVOCATION,
    &REQUEST_TOO_LARGE,
    &RESOURCE_CONFLICT,
    &RESOURCE_IN_USE,
    &RESOURCE_NOT_FOUND,
    &RESOURCE_NOT_READY,
    &RUNTIME_ALIAS_DELETED,
    &RUNTIME_VERSION_DELETED,
    &S3_FILES_MOUNT_CONNECTIVITY,
    &S3_FILES_MOUNT_FAILURE,
    &S3_FILES_MOUNT_TIMEOUT,
    &SERIALIZED_REQUEST_ENTITY_TOO_LARGE,
    &SERVICE,
    &SERVICE_QUOTA_EXCEEDED,
    &SNAP_START,
    &SNAP_START_NOT_READY,
    &SNAP_START_REGENERATION_FAILURE,
    &SNAP_START_TIMEOUT,
    &SUBNET_IP_ADDRESS_LIMIT_REACHED,
    &TOO_MANY_REQUESTS,
    &UNSUPPORTED_MEDIA_TYPE,
    &ACCESS_DENIED,
    &EXPIRED_TOKEN,
    &FORBIDDEN,
    &INCOMPLETE_SIGNATURE,
    &INVALID_SIGNATURE,
    &MISSING_AUTHENTICATION_TOKEN,
    &NOT_IMPLEMENTED,
    &REQUEST_ENTITY_TOO_LARGE,
    &REQUEST_TIMEOUT,
    &SERIALIZATION,
    &UNKNOWN_OPERATION,
    &UNRECOGNIZED_CLIENT,
    &VALIDATION,
];

static ALIAS_LIMIT_EXCEEDED: ErrorKind = ErrorKind {
    name: "AliasLimitExceededException",
    status: 400,
    message_key: "message",
    has_type: true,
};

static CALLBACK_TIMEOUT: ErrorKind = ErrorKind {
    name: "CallbackTimeoutException",
    status: 400,
    message_key: "Message",
    has_type: true,
};

static CAPACITY_PROVIDER_LIMIT_EXCEEDED: ErrorKind = ErrorKind {
    name: "CapacityProviderLimitExceededException",
    status: 400,
    message_key: "message",
    has_type: true,
};

static CODE_ARTIFACT_USER_DELETED: ErrorKind = ErrorKind {
    name: "CodeArtifactUserDeletedException",
    status: 409,
    message_key: "message",
    has_type: true,
};

static CODE_ARTIFACT_USER_FAILED: ErrorKind = ErrorKind {
    name: "CodeArtifactUserFailedException",
    status: 409,
    message_key: "message",
    has_type: true,
};

static CODE_ARTIFACT_USER_PENDING: ErrorKind = ErrorKind {
    name: "CodeArtifactUserPendingException",
    status: 409,
    message_key: "message",
    has_type: true,
};

static CODE_SIGNING_CONFIG_NOT_FOUND: ErrorKind = ErrorKind {
    name: "CodeSigningConfigNotFoundException",
    status: 404,
    message_key: "Message",
    has_type: true,
};

static CODE_STORAGE_EXCEEDED: ErrorKind = ErrorKind {
    name: "CodeStorageExceededException",
    status: 400,
    message_key: "message",
    has_type: true,
};

static CODE_VERIFICATION_FAILED: ErrorKind = ErrorKind {
    name: "CodeVerificationFailedException",
    status: 400,
    message_key: "Message",
    has_type: true,
};

static DURABLE_EXECUTION_ALREADY_STARTED: ErrorKind = ErrorKind {
    name: "DurableExecutionAlreadyStartedException",
    status: 409,
    message_key: "Message",
    has_type: true,
};

static EC2_ACCESS_DENIED: ErrorKind = ErrorKind {
    name: "EC2AccessDeniedException",
    status: 502,
    message_key: "Message",
    has_type: true,
};

static EC2_THROTTLED: ErrorKind = ErrorKind {
    name: "EC2ThrottledException",
    status: 502,
    message_key: "Message",
    has_type: true,
};

static EC2_UNEXPECTED: ErrorKind = ErrorKind {
    name: "EC2UnexpectedException",
    status: 502,
    message_key: "Message",
    has_type: true,
};

static EFSIO: ErrorKind =
    ErrorKind { name: "EFSIOException", status: 410, message_key: "Message", has_type: true };

static EFS_MOUNT_CONNECTIVITY: ErrorKind = ErrorKind {
    name: "EFSMountConnectivityException",
    status: 408,
    message_key: "Message",
    has_type: true,
};

static EFS_MOUNT_FAILURE: ErrorKind = ErrorKind {
    name: "EFSMountFailureException",
    status: 403,
    message_key: "Message",
    has_type: true,
};

static EFS_MOUNT_TIMEOUT: ErrorKind = ErrorKind {
    name: "EFSMountTimeoutException",
    status: 408,
    message_key: "Message",
    has_type: true,
};

static ENI_LIMIT_REACHED: ErrorKind = ErrorKind {
    name: "ENILimitReachedException",
    status: 502,
    message_key: "Message",
    has_type: true,
};

static ENI_NOT_READY: ErrorKind =
    ErrorKind { name: "ENINotReadyException", status: 502, message_key: "Message", has_type: true };

static FUNCTION_VERSIONS_PER_CAPACITY_PROVIDER_LIMIT_EXCEEDED: ErrorKind = ErrorKind {
    name: "FunctionVersionsPerCapacityProviderLimitExceededException",
    status: 400,
    message_key: "message",
    has_type: true,
};

static INVALID_CODE_SIGNATURE: ErrorKind = ErrorKind {
    name: "InvalidCodeSignatureException",
    status: 400,
    message_key: "Message",
    has_type: true,
};

static INVALID_PARAMETER_VALUE: ErrorKind = ErrorKind {
    name: "InvalidParameterValueException",
    status: 400,
    message_key: "message",
    has_type: true,
};

static INVALID_REQUEST_CONTENT: ErrorKind = ErrorKind {
    name: "InvalidRequestContentException",
    status: 400,
    message_key: "message",
    has_type: true,
};

static INVALID_RUNTIME: ErrorKind = ErrorKind {
    name: "InvalidRuntimeException",
    status: 502,
    message_key: "Message",
    has_type: true,
};

static INVALID_SECURITY_GROUP_ID: ErrorKind = ErrorKind {
    name: "InvalidSecurityGroupIDException",
    status: 502,
    message_key: "Message",
    has_type: true,
};

static INVALID_SUBNET_ID: ErrorKind = ErrorKind {
    name: "InvalidSubnetIDException",
    status: 502,
    message_key: "Message",
    has_type: true,
};

static INVALID_ZIP_FILE: ErrorKind = ErrorKind {
    name: "InvalidZipFileException",
    status: 502,
    message_key: "Message",
    has_type: true,
};

static KMS_ACCESS_DENIED: ErrorKind = ErrorKind {
    name: "KMSAccessDeniedException",
    status: 502,
    message_key: "Message",
    has_type: true,
};

static KMS_DISABLED: ErrorKind =
    ErrorKind { name: "KMSDisabledException", status: 502, message_key: "Message", has_type: true };

static KMS_INVALID_STATE: ErrorKind = ErrorKind {
    name: "KMSInvalidStateException",
    status: 502,
    message_key: "Message",
    has_type: true,
};

static KMS_NOT_FOUND: ErrorKind =
    ErrorKind { name: "KMSNotFoundException", status: 502, message_key: "Message", has_type: true };

static MODE_NOT_SUPPORTED: ErrorKind = ErrorKind {
    name: "ModeNotSupportedException",
    status: 400,
    message_key: "message",
    has_type: true,
};

static NO_PUBLISHED_VERSION: ErrorKind = ErrorKind {
    name: "NoPublishedVersionException",
    status: 400,
    message_key: "Message",
    has_type: true,
};

static POLICY_LENGTH_EXCEEDED: ErrorKind = ErrorKind {
    name: "PolicyLengthExceededException",
    status: 400,
    message_key: "message",
    has_type: true,
};

static PRECONDITION_FAILED: ErrorKind = ErrorKind {
    name: "PreconditionFailedException",
    status: 412,
    message_key: "message",
    has_type: true,
};

static PROVISIONED_CONCURRENCY_CONFIG_NOT_FOUND: ErrorKind = ErrorKind {
    name: "ProvisionedConcurrencyConfigNotFoundException",
    status: 404,
    message_key: "message",
    has_type: true,
};

static PUBLIC_POLICY: ErrorKind = ErrorKind {
    name: "PublicPolicyException",
    status: 400,
    message_key: "Message",
    has_type: true,
};

static RECURSIVE_INVOCATION: ErrorKind = ErrorKind {
    name: "RecursiveInvocationException",
    status: 400,
    message_key: "Message",
    has_type: true,
};

static REQUEST_TOO_LARGE: ErrorKind = ErrorKind {
    name: "RequestTooLargeException",
    status: 413,
    message_key: "message",
    has_type: true,
};

static RESOURCE_CONFLICT: ErrorKind = ErrorKind {
    name: "ResourceConflictException",
    status: 409,
    message_key: "message",
    has_type: true,
};

static RESOURCE_IN_USE: ErrorKind = ErrorKind {
    name: "ResourceInUseException",
    status: 400,
    message_key: "Message",
    has_type: true,
};

static RESOURCE_NOT_FOUND: ErrorKind = ErrorKind {
    name: "ResourceNotFoundException",
    status: 404,
    message_key: "Message",
    has_type: true,
};

static RESOURCE_NOT_READY: ErrorKind = ErrorKind {
    name: "ResourceNotReadyException",
    status: 502,
    message_key: "message",
    has_type: true,
};

static RUNTIME_ALIAS_DELETED: ErrorKind = ErrorKind {
    name: "RuntimeAliasDeletedException",
    status: 409,
    message_key: "message",
    has_type: true,
};

static RUNTIME_VERSION_DELETED: ErrorKind = ErrorKind {
    name: "RuntimeVersionDeletedException",
    status: 409,
    message_key: "message",
    has_type: true,
};

static S3_FILES_MOUNT_CONNECTIVITY: ErrorKind = ErrorKind {
    name: "S3FilesMountConnectivityException",
    status: 408,
    message_key: "Message",
    has_type: true,
};

static S3_FILES_MOUNT_FAILURE: ErrorKind = ErrorKind {
    name: "S3FilesMountFailureException",
    status: 403,
    message_key: "Message",
    has_type: true,
};

static S3_FILES_MOUNT_TIMEOUT: ErrorKind = ErrorKind {
    name: "S3FilesMountTimeoutException",
    status: 408,
    message_key: "Message",
    has_type: true,
};

static SERIALIZED_REQUEST_ENTITY_TOO_LARGE: ErrorKind = ErrorKind {
    name: "SerializedRequestEntityTooLargeException",
    status: 413,
    message_key: "message",
    has_type: true,
};

static SERVICE: ErrorKind =
    ErrorKind { name: "ServiceException", status: 500, message_key: "Message", has_type: true };

static SERVICE_QUOTA_EXCEEDED: ErrorKind = ErrorKind {
    name: "ServiceQuotaExceededException",
    status: 402,
    message_key: "Message",
    has_type: true,
};

static SNAP_START: ErrorKind =
    ErrorKind { name: "SnapStartException", status: 400, message_key: "Message", has_type: true };

static SNAP_START_NOT_READY: ErrorKind = ErrorKind {
    name: "SnapStartNotReadyException",
    status: 409,
    message_key: "Message",
    has_type: true,
};

static SNAP_START_REGENERATION_FAILURE: ErrorKind = ErrorKind {
    name: "SnapStartRegenerationFailureException",
    status: 409,
    message_key: "Message",
    has_type: true,
};

static SNAP_START_TIMEOUT: ErrorKind = ErrorKind {
    name: "SnapStartTimeoutException",
    status: 408,
    message_key: "Message",
    has_type: true,
};

static SUBNET_IP_ADDRESS_LIMIT_REACHED: ErrorKind = ErrorKind {
    name: "SubnetIPAddressLimitReachedException",
    status: 502,
    message_key: "Message",
    has_type: true,
};

static TOO_MANY_REQUESTS: ErrorKind = ErrorKind {
    name: "TooManyRequestsException",
    status: 429,
    message_key: "message",
    has_type: true,
};

static UNSUPPORTED_MEDIA_TYPE: ErrorKind = ErrorKind {
    name: "UnsupportedMediaTypeException",
    status: 415,
    message_key: "message",
    has_type: true,
};

static ACCESS_DENIED: ErrorKind = ErrorKind {
    name: "AccessDeniedException",
    status: 403,
    message_key: "Message",
    has_type: false,
};

static EXPIRED_TOKEN: ErrorKind = ErrorKind {
    name: "ExpiredTokenException",
    status: 403,
    message_key: "message",
    has_type: false,
};

static FORBIDDEN: ErrorKind =
    ErrorKind { name: "ForbiddenException", status: 403, message_key: "message", has_type: false };

static INCOMPLETE_SIGNATURE: ErrorKind = ErrorKind {
    name: "IncompleteSignatureException",
    status: 400,
    message_key: "message",
    has_type: false,
};

static INVALID_SIGNATURE: ErrorKind = ErrorKind {
    name: "InvalidSignatureException",
    status: 403,
    message_key: "message",
    has_type: false,
};

static MISSING_AUTHENTICATION_TOKEN: ErrorKind = ErrorKind {
    name: "MissingAuthenticationTokenException",
    status: 403,
    message_key: "message",
    has_type: false,
};

static NOT_IMPLEMENTED: ErrorKind = ErrorKind {
    name: "NotImplementedException",
    status: 501,
    message_key: "message",
    has_type: false,
};

static REQUEST_ENTITY_TOO_LARGE: ErrorKind = ErrorKind {
    name: "RequestEntityTooLargeException",
    status: 413,
    message_key: "message",
    has_type: false,
};

static REQUEST_TIMEOUT: ErrorKind = ErrorKind {
    name: "RequestTimeoutException",
    status: 408,
    message_key: "message",
    has_type: false,
};

static SERIALIZATION: ErrorKind = ErrorKind {
    name: "SerializationException",
    status: 400,
    message_key: "Message",
    has_type: false,
};

static UNKNOWN_OPERATION: ErrorKind = ErrorKind {
    name: "UnknownOperationException",
    status: 404,
    message_key: "message",
    has_type: false,
};

static UNRECOGNIZED_CLIENT: ErrorKind = ErrorKind {
    name: "UnrecognizedClientException",
    status: 403,
    message_key: "message",
    has_type: false,
};

static VALIDATION: ErrorKind =
    ErrorKind { name: "ValidationException", status: 400, message_key: "message", has_type: false };

impl ApiError {
    /// `AliasLimitExceededException`, 400.
    pub fn alias_limit_exceeded(message: impl Into<String>) -> Self {
        Self::new(&ALIAS_LIMIT_EXCEEDED, message)
    }

    /// `CallbackTimeoutException`, 400.
    pub fn callback_timeout(message: impl Into<String>) -> Self {
        Self::new(&CALLBACK_TIMEOUT, message)
    }

    /// `CapacityProviderLimitExceededException`, 400.
    pub fn capacity_provider_limit_exceeded(message: impl Into<String>) -> Self {
        Self::new(&CAPACITY_PROVIDER_LIMIT_EXCEEDED, message)
    }

    /// `CodeArtifactUserDeletedException`, 409.
    pub fn code_artifact_user_deleted(message: impl Into<String>) -> Self {
        Self::new(&CODE_ARTIFACT_USER_DELETED, message)
    }

    /// `CodeArtifactUserFailedException`, 409.
    pub fn code_artifact_user_failed(message: impl Into<String>) -> Self {
        Self::new(&CODE_ARTIFACT_USER_FAILED, message)
    }

    /// `CodeArtifactUserPendingException`, 409.
    pub fn code_artifact_user_pending(message: impl Into<String>) -> Self {
        Self::new(&CODE_ARTIFACT_USER_PENDING, message)
    }

    /// `CodeSigningConfigNotFoundException`, 404.
    pub fn code_signing_config_not_found(message: impl Into<String>) -> Self {
        Self::new(&CODE_SIGNING_CONFIG_NOT_FOUND, message)
    }

    /// `CodeStorageExceededException`, 400.
    pub fn code_storage_exceeded(message: impl Into<String>) -> Self {
        Self::new(&CODE_STORAGE_EXCEEDED, message)
    }

    /// `CodeVerificationFailedException`, 400.
    pub fn code_verification_failed(message: impl Into<String>) -> Self {
        Self::new(&CODE_VERIFICATION_FAILED, message)
    }

    /// `DurableExecutionAlreadyStartedException`, 409.
    pub fn durable_execution_already_started(message: impl Into<String>) -> Self {
        Self::new(&DURABLE_EXECUTION_ALREADY_STARTED, message)
    }

    /// `EC2AccessDeniedException`, 502.
    pub fn ec2_access_denied(message: impl Into<String>) -> Self {
        Self::new(&EC2_ACCESS_DENIED, message)
    }

    /// `EC2ThrottledException`, 502.
    pub fn ec2_throttled(message: impl Into<String>) -> Self {
        Self::new(&EC2_THROTTLED, message)
    }

    /// `EC2UnexpectedException`, 502.
    pub fn ec2_unexpected(message: impl Into<String>) -> Self {
        Self::new(&EC2_UNEXPECTED, message)
    }

    /// `EFSIOException`, 410.
    pub fn efsio(message: impl Into<String>) -> Self {
        Self::new(&EFSIO, message)
    }

    /// `EFSMountConnectivityException`, 408.
    pub fn efs_mount_connectivity(message: impl Into<String>) -> Self {
        Self::new(&EFS_MOUNT_CONNECTIVITY, message)
    }

    /// `EFSMountFailureException`, 403.
    pub fn efs_mount_failure(message: impl Into<String>) -> Self {
        Self::new(&EFS_MOUNT_FAILURE, message)
    }

    /// `EFSMountTimeoutException`, 408.
    pub fn efs_mount_timeout(message: impl Into<String>) -> Self {
        Self::new(&EFS_MOUNT_TIMEOUT, message)
    }

    /// `ENILimitReachedException`, 502.
    pub fn eni_limit_reached(message: impl Into<String>) -> Self {
        Self::new(&ENI_LIMIT_REACHED, message)
    }

    /// `ENINotReadyException`, 502.
    pub fn eni_not_ready(message: impl Into<String>) -> Self {
        Self::new(&ENI_NOT_READY, message)
    }

    /// `FunctionVersionsPerCapacityProviderLimitExceededException`, 400.
    pub fn function_versions_per_capacity_provider_limit_exceeded(
        message: impl Into<String>,
    ) -> Self {
        Self::new(&FUNCTION_VERSIONS_PER_CAPACITY_PROVIDER_LIMIT_EXCEEDED, message)
    }

    /// `InvalidCodeSignatureException`, 400.
    pub fn invalid_code_signature(message: impl Into<String>) -> Self {
        Self::new(&INVALID_CODE_SIGNATURE, message)
    }

    /// `InvalidParameterValueException`, 400.
    pub fn invalid_parameter_value(message: impl Into<String>) -> Self {
        Self::new(&INVALID_PARAMETER_VALUE, message)
    }

    /// `InvalidRequestContentException`, 400.
    pub fn invalid_request_content(message: impl Into<String>) -> Self {
        Self::new(&INVALID_REQUEST_CONTENT, message)
    }

    /// `InvalidRuntimeException`, 502.
    pub fn invalid_runtime(message: impl Into<String>) -> Self {
        Self::new(&INVALID_RUNTIME, message)
    }

    /// `InvalidSecurityGroupIDException`, 502.
    pub fn invalid_security_group_id(message: impl Into<String>) -> Self {
        Self::new(&INVALID_SECURITY_GROUP_ID, message)
    }

    /// `InvalidSubnetIDException`, 502.
    pub fn invalid_subnet_id(message: impl Into<String>) -> Self {
        Self::new(&INVALID_SUBNET_ID, message)
    }

    /// `InvalidZipFileException`, 502.
    pub fn invalid_zip_file(message: impl Into<String>) -> Self {
        Self::new(&INVALID_ZIP_FILE, message)
    }

    /// `KMSAccessDeniedException`, 502.
    pub fn kms_access_denied(message: impl Into<String>) -> Self {
        Self::new(&KMS_ACCESS_DENIED, message)
    }

    /// `KMSDisabledException`, 502.
    pub fn kms_disabled(message: impl Into<String>) -> Self {
        Self::new(&KMS_DISABLED, message)
    }

    /// `KMSInvalidStateException`, 502.
    pub fn kms_invalid_state(message: impl Into<String>) -> Self {
        Self::new(&KMS_INVALID_STATE, message)
    }

    /// `KMSNotFoundException`, 502.
    pub fn kms_not_found(message: impl Into<String>) -> Self {
        Self::new(&KMS_NOT_FOUND, message)
    }

    /// `ModeNotSupportedException`, 400.
    pub fn mode_not_supported(message: impl Into<String>) -> Self {
        Self::new(&MODE_NOT_SUPPORTED, message)
    }

    /// `NoPublishedVersionException`, 400.
    pub fn no_published_version(message: impl Into<String>) -> Self {
        Self::new(&NO_PUBLISHED_VERSION, message)
    }

    /// `PolicyLengthExceededException`, 400.
    pub fn policy_length_exceeded(message: impl Into<String>) -> Self {
        Self::new(&POLICY_LENGTH_EXCEEDED, message)
    }

    /// `PreconditionFailedException`, 412.
    pub fn precondition_failed(message: impl Into<String>) -> Self {
        Self::new(&PRECONDITION_FAILED, message)
    }

    /// `ProvisionedConcurrencyConfigNotFoundException`, 404.
    pub fn provisioned_concurrency_config_not_found(message: impl Into<String>) -> Self {
        Self::new(&PROVISIONED_CONCURRENCY_CONFIG_NOT_FOUND, message)
    }

    /// `PublicPolicyException`, 400.
    pub fn public_policy(message: impl Into<String>) -> Self {
        Self::new(&PUBLIC_POLICY, message)
    }

    /// `RecursiveInvocationException`, 400.
    pub fn recursive_invocation(message: impl Into<String>) -> Self {
        Self::new(&RECURSIVE_INVOCATION, message)
    }

    /// `RequestTooLargeException`, 413.
    pub fn request_too_large(message: impl Into<String>) -> Self {
        Self::new(&REQUEST_TOO_LARGE, message)
    }

    /// `ResourceConflictException`, 409.
    pub fn resource_conflict(message: impl Into<String>) -> Self {
        Self::new(&RESOURCE_CONFLICT, message)
    }

    /// `ResourceInUseException`, 400.
    pub fn resource_in_use(message: impl Into<String>) -> Self {
        Self::new(&RESOURCE_IN_USE, message)
    }

    /// `ResourceNotFoundException`, 404.
    pub fn resource_not_found(message: impl Into<String>) -> Self {
        Self::new(&RESOURCE_NOT_FOUND, message)
    }

    /// `ResourceNotReadyException`, 502.
    pub fn resource_not_ready(message: impl Into<String>) -> Self {
        Self::new(&RESOURCE_NOT_READY, message)
    }

    /// `RuntimeAliasDeletedException`, 409.
    pub fn runtime_alias_deleted(message: impl Into<String>) -> Self {
        Self::new(&RUNTIME_ALIAS_DELETED, message)
    }

    /// `RuntimeVersionDeletedException`, 409.
    pub fn runtime_version_deleted(message: impl Into<String>) -> Self {
        Self::new(&RUNTIME_VERSION_DELETED, message)
    }

    /// `S3FilesMountConnectivityException`, 408.
    pub fn s3_files_mount_connectivity(message: impl Into<String>) -> Self {
        Self::new(&S3_FILES_MOUNT_CONNECTIVITY, message)
    }

    /// `S3FilesMountFailureException`, 403.
    pub fn s3_files_mount_failure(message: impl Into<String>) -> Self {
        Self::new(&S3_FILES_MOUNT_FAILURE, message)
    }

    /// `S3FilesMountTimeoutException`, 408.
    pub fn s3_files_mount_timeout(message: impl Into<String>) -> Self {
        Self::new(&S3_FILES_MOUNT_TIMEOUT, message)
    }

    /// `SerializedRequestEntityTooLargeException`, 413.
    pub fn serialized_request_entity_too_large(message: impl Into<String>) -> Self {
        Self::new(&SERIALIZED_REQUEST_ENTITY_TOO_LARGE, message)
    }

    /// `ServiceException`, 500.
    pub fn service(message: impl Into<String>) -> Self {
        Self::new(&SERVICE, message)
    }

    /// `ServiceQuotaExceededException`, 402.
    pub fn service_quota_exceeded(message: impl Into<String>) -> Self {
        Self::new(&SERVICE_QUOTA_EXCEEDED, message)
    }

    /// `SnapStartException`, 400.
    pub fn snap_start(message: impl Into<String>) -> Self {
        Self::new(&SNAP_START, message)
    }

    /// `SnapStartNotReadyException`, 409.
    pub fn snap_start_not_ready(message: impl Into<String>) -> Self {
        Self::new(&SNAP_START_NOT_READY, message)
    }

    /// `SnapStartRegenerationFailureException`, 409.
    pub fn snap_start_regeneration_failure(message: impl Into<String>) -> Self {
        Self::new(&SNAP_START_REGENERATION_FAILURE, message)
    }

    /// `SnapStartTimeoutException`, 408.
    pub fn snap_start_timeout(message: impl Into<String>) -> Self {
        Self::new(&SNAP_START_TIMEOUT, message)
    }

    /// `SubnetIPAddressLimitReachedException`, 502.
    pub fn subnet_ip_address_limit_reached(message: impl Into<String>) -> Self {
        Self::new(&SUBNET_IP_ADDRESS_LIMIT_REACHED, message)
    }

    /// `TooManyRequestsException`, 429.
    pub fn too_many_requests(message: impl Into<String>) -> Self {
        Self::new(&TOO_MANY_REQUESTS, message)
    }

    /// `UnsupportedMediaTypeException`, 415.
    pub fn unsupported_media_type(message: impl Into<String>) -> Self {
        Self::new(&UNSUPPORTED_MEDIA_TYPE, message)
    }

    /// `AccessDeniedException`, 403.
    ///
    /// Recorded with the message null: see [`ApiError::without_message`].
    pub fn access_denied(message: impl Into<String>) -> Self {
        Self::new(&ACCESS_DENIED, message)
    }

    /// `ExpiredTokenException`, 403.
    ///
    /// The request was signed too long ago, or far in the future.
    pub fn expired_token(message: impl Into<String>) -> Self {
        Self::new(&EXPIRED_TOKEN, message)
    }

    /// `ForbiddenException`, 403.
    ///
    /// Coracle's own: the request comes from a web page or for a foreign host.
    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::new(&FORBIDDEN, message)
    }

    /// `IncompleteSignatureException`, 400.
    ///
    /// The `Authorization` header, or the query of a presigned request, is malformed.
    pub fn incomplete_signature(message: impl Into<String>) -> Self {
        Self::new(&INCOMPLETE_SIGNATURE, message)
    }

    /// `InvalidSignatureException`, 403.
    ///
    /// The credential scope or the signature is wrong.
    pub fn invalid_signature(message: impl Into<String>) -> Self {
        Self::new(&INVALID_SIGNATURE, message)
    }

    /// `MissingAuthenticationTokenException`, 403.
    ///
    /// The request is not signed.
    pub fn missing_authentication_token(message: impl Into<String>) -> Self {
        Self::new(&MISSING_AUTHENTICATION_TOKEN, message)
    }

    /// `NotImplementedException`, 501.
    ///
    /// Coracle's own: the operation exists on AWS and not here.
    pub fn not_implemented(message: impl Into<String>) -> Self {
        Self::new(&NOT_IMPLEMENTED, message)
    }

    /// `RequestEntityTooLargeException`, 413.
    ///
    /// The body is larger than the operation allows.
    pub fn request_entity_too_large(message: impl Into<String>) -> Self {
        Self::new(&REQUEST_ENTITY_TOO_LARGE, message)
    }

    /// `RequestTimeoutException`, 408.
    ///
    /// The client stopped sending its request.
    pub fn request_timeout(message: impl Into<String>) -> Self {
        Self::new(&REQUEST_TIMEOUT, message)
    }

    /// `SerializationException`, 400.
    ///
    /// The body is no JSON object, or a member has the wrong type.
    pub fn serialization(message: impl Into<String>) -> Self {
        Self::new(&SERIALIZATION, message)
    }

    /// `UnknownOperationException`, 404.
    ///
    /// No operation has this method and path.
    pub fn unknown_operation(message: impl Into<String>) -> Self {
        Self::new(&UNKNOWN_OPERATION, message)
    }

    /// `UnrecognizedClientException`, 403.
    ///
    /// The access key is not known.
    pub fn unrecognized_client(message: impl Into<String>) -> Self {
        Self::new(&UNRECOGNIZED_CLIENT, message)
    }

    /// `ValidationException`, 400.
    ///
    /// The constraints of the model are violated.
    pub fn validation(message: impl Into<String>) -> Self {
        Self::new(&VALIDATION, message)
    }
}
