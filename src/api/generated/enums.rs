// Written by `cargo run -p codegen`: change the generator instead.

//! The API's enumerations, open on purpose: AWS answers values its model does not list.

use crate::api::wire::open_enum;

open_enum! {
    ApplicationLogLevel {
    Trace = "TRACE",
    Debug = "DEBUG",
    Info = "INFO",
    Warn = "WARN",
    Error = "ERROR",
    Fatal = "FATAL",
    }
}

open_enum! {
    Architecture {
    X86_64 = "x86_64",
    Arm64 = "arm64",
    }
}

open_enum! {
    CapacityProviderPredefinedMetricType {
    LambdaCapacityProviderAverageCPUUtilization = "LambdaCapacityProviderAverageCPUUtilization",
    LambdaCapacityProviderAverageGPUUtilization = "LambdaCapacityProviderAverageGPUUtilization",
    }
}

open_enum! {
    CapacityProviderScalingMode {
    Auto = "Auto",
    Manual = "Manual",
    }
}

open_enum! {
    CapacityProviderState {
    Pending = "Pending",
    Active = "Active",
    Failed = "Failed",
    Deleting = "Deleting",
    }
}

open_enum! {
    CodeSigningPolicy {
    Warn = "Warn",
    Enforce = "Enforce",
    }
}

open_enum! {
    DirectS3Read {
    Enabled = "ENABLED",
    Disabled = "DISABLED",
    Auto = "AUTO",
    }
}

open_enum! {
    EndPointType {
    KafkaBootstrapServers = "KAFKA_BOOTSTRAP_SERVERS",
    }
}

open_enum! {
    EventSourceMappingMetric {
    EventCount = "EventCount",
    ErrorCount = "ErrorCount",
    KafkaMetrics = "KafkaMetrics",
    }
}

open_enum! {
    EventSourceMappingSystemLogLevel {
    Debug = "DEBUG",
    Info = "INFO",
    Warn = "WARN",
    }
}

open_enum! {
    EventSourcePosition {
    TrimHorizon = "TRIM_HORIZON",
    Latest = "LATEST",
    AtTimestamp = "AT_TIMESTAMP",
    }
}

open_enum! {
    EventType {
    ExecutionStarted = "ExecutionStarted",
    ExecutionSucceeded = "ExecutionSucceeded",
    ExecutionFailed = "ExecutionFailed",
    ExecutionTimedOut = "ExecutionTimedOut",
    ExecutionStopped = "ExecutionStopped",
    ContextStarted = "ContextStarted",
    ContextSucceeded = "ContextSucceeded",
    ContextFailed = "ContextFailed",
    WaitStarted = "WaitStarted",
    WaitSucceeded = "WaitSucceeded",
    WaitCancelled = "WaitCancelled",
    StepStarted = "StepStarted",
    StepSucceeded = "StepSucceeded",
    StepFailed = "StepFailed",
    ChainedInvokeStarted = "ChainedInvokeStarted",
    ChainedInvokeSucceeded = "ChainedInvokeSucceeded",
    ChainedInvokeFailed = "ChainedInvokeFailed",
    ChainedInvokeTimedOut = "ChainedInvokeTimedOut",
    ChainedInvokeStopped = "ChainedInvokeStopped",
    CallbackStarted = "CallbackStarted",
    CallbackSucceeded = "CallbackSucceeded",
    CallbackFailed = "CallbackFailed",
    CallbackTimedOut = "CallbackTimedOut",
    InvocationCompleted = "InvocationCompleted",
    ExecutionPaused = "ExecutionPaused",
    ExecutionResumed = "ExecutionResumed",
    }
}

open_enum! {
    ExecutionStatus {
    Running = "RUNNING",
    Succeeded = "SUCCEEDED",
    Failed = "FAILED",
    TimedOut = "TIMED_OUT",
    Stopped = "STOPPED",
    Deleting = "DELETING",
    Pausing = "PAUSING",
    Paused = "PAUSED",
    }
}

open_enum! {
    FullDocument {
    UpdateLookup = "UpdateLookup",
    Default = "Default",
    }
}

open_enum! {
    FunctionResponseType {
    ReportBatchItemFailures = "ReportBatchItemFailures",
    }
}

open_enum! {
    FunctionUrlAuthType {
    None = "NONE",
    AwsIam = "AWS_IAM",
    }
}

open_enum! {
    FunctionVersion {
    All = "ALL",
    }
}

open_enum! {
    FunctionVersionLatestPublished {
    LatestPublished = "LATEST_PUBLISHED",
    }
}

open_enum! {
    InvocationType {
    Event = "Event",
    RequestResponse = "RequestResponse",
    DryRun = "DryRun",
    }
}

open_enum! {
    InvokeMode {
    Buffered = "BUFFERED",
    ResponseStream = "RESPONSE_STREAM",
    }
}

open_enum! {
    KafkaEventSourceMappingConsumptionMode {
    Stream = "Stream",
    Queue = "Queue",
    }
}

open_enum! {
    KafkaSchemaRegistryAuthType {
    BasicAuth = "BASIC_AUTH",
    ClientCertificateTlsAuth = "CLIENT_CERTIFICATE_TLS_AUTH",
    ServerRootCaCertificate = "SERVER_ROOT_CA_CERTIFICATE",
    OauthbearerAuth = "OAUTHBEARER_AUTH",
    }
}

open_enum! {
    KafkaSchemaValidationAttribute {
    Key = "KEY",
    Value = "VALUE",
    }
}

open_enum! {
    LastUpdateStatus {
    Successful = "Successful",
    Failed = "Failed",
    InProgress = "InProgress",
    }
}

open_enum! {
    LastUpdateStatusReasonCode {
    EniLimitExceeded = "EniLimitExceeded",
    InsufficientRolePermissions = "InsufficientRolePermissions",
    InvalidConfiguration = "InvalidConfiguration",
    InternalError = "InternalError",
    SubnetOutOfIPAddresses = "SubnetOutOfIPAddresses",
    InvalidSubnet = "InvalidSubnet",
    InvalidSecurityGroup = "InvalidSecurityGroup",
    ImageDeleted = "ImageDeleted",
    ImageAccessDenied = "ImageAccessDenied",
    InvalidImage = "InvalidImage",
    KMSKeyAccessDenied = "KMSKeyAccessDenied",
    KMSKeyNotFound = "KMSKeyNotFound",
    InvalidStateKMSKey = "InvalidStateKMSKey",
    DisabledKMSKey = "DisabledKMSKey",
    EFSIOError = "EFSIOError",
    EFSMountConnectivityError = "EFSMountConnectivityError",
    EFSMountFailure = "EFSMountFailure",
    EFSMountTimeout = "EFSMountTimeout",
    InvalidRuntime = "InvalidRuntime",
    InvalidZipFileException = "InvalidZipFileException",
    FunctionError = "FunctionError",
    ServiceQuotaExceededException = "ServiceQuotaExceededException",
    VcpuLimitExceeded = "VcpuLimitExceeded",
    CapacityProviderScalingLimitExceeded = "CapacityProviderScalingLimitExceeded",
    InsufficientCapacity = "InsufficientCapacity",
    EC2RequestLimitExceeded = "EC2RequestLimitExceeded",
    FunctionErrorInitTimeout = "FunctionError.InitTimeout",
    FunctionErrorRuntimeInitError = "FunctionError.RuntimeInitError",
    FunctionErrorExtensionInitError = "FunctionError.ExtensionInitError",
    FunctionErrorInvalidEntryPoint = "FunctionError.InvalidEntryPoint",
    FunctionErrorInvalidWorkingDirectory = "FunctionError.InvalidWorkingDirectory",
    FunctionErrorPermissionDenied = "FunctionError.PermissionDenied",
    FunctionErrorTooManyExtensions = "FunctionError.TooManyExtensions",
    FunctionErrorInitResourceExhausted = "FunctionError.InitResourceExhausted",
    DisallowedByVpcEncryptionControl = "DisallowedByVpcEncryptionControl",
    IncompatibleAcceleratorInstanceTypes = "IncompatibleAcceleratorInstanceTypes",
    DependencyError = "DependencyError",
    }
}

open_enum! {
    LogFormat {
    Json = "JSON",
    Text = "Text",
    }
}

open_enum! {
    LogType {
    None = "None",
    Tail = "Tail",
    }
}

open_enum! {
    OperationAction {
    Start = "START",
    Succeed = "SUCCEED",
    Fail = "FAIL",
    Retry = "RETRY",
    Cancel = "CANCEL",
    }
}

open_enum! {
    OperationStatus {
    Started = "STARTED",
    Pending = "PENDING",
    Ready = "READY",
    Succeeded = "SUCCEEDED",
    Failed = "FAILED",
    Cancelled = "CANCELLED",
    TimedOut = "TIMED_OUT",
    Stopped = "STOPPED",
    }
}

open_enum! {
    OperationType {
    Execution = "EXECUTION",
    Context = "CONTEXT",
    Step = "STEP",
    Wait = "WAIT",
    Callback = "CALLBACK",
    ChainedInvoke = "CHAINED_INVOKE",
    }
}

open_enum! {
    PackageType {
    Zip = "Zip",
    Image = "Image",
    }
}

open_enum! {
    PropagateTagsMode {
    None = "None",
    Explicit = "Explicit",
    }
}

open_enum! {
    ProvisionedConcurrencyStatusEnum {
    InProgress = "IN_PROGRESS",
    Ready = "READY",
    Failed = "FAILED",
    }
}

open_enum! {
    RecursiveLoop {
    Allow = "Allow",
    Terminate = "Terminate",
    }
}

open_enum! {
    ResponseStreamingInvocationType {
    RequestResponse = "RequestResponse",
    DryRun = "DryRun",
    }
}

open_enum! {
    Runtime {
    Nodejs = "nodejs",
    Nodejs4_3 = "nodejs4.3",
    Nodejs6_10 = "nodejs6.10",
    Nodejs8_10 = "nodejs8.10",
    Nodejs10X = "nodejs10.x",
    Nodejs12X = "nodejs12.x",
    Nodejs14X = "nodejs14.x",
    Nodejs16X = "nodejs16.x",
    Nodejs18X = "nodejs18.x",
    Nodejs20X = "nodejs20.x",
    Nodejs22X = "nodejs22.x",
    Nodejs24X = "nodejs24.x",
    Java8 = "java8",
    Java8Al2 = "java8.al2",
    Java11 = "java11",
    Java17 = "java17",
    Java21 = "java21",
    Java25 = "java25",
    Python2_7 = "python2.7",
    Python3_6 = "python3.6",
    Python3_7 = "python3.7",
    Python3_8 = "python3.8",
    Python3_9 = "python3.9",
    Python3_10 = "python3.10",
    Python3_11 = "python3.11",
    Python3_12 = "python3.12",
    Python3_13 = "python3.13",
    Python3_14 = "python3.14",
    Dotnetcore1_0 = "dotnetcore1.0",
    Dotnetcore2_0 = "dotnetcore2.0",
    Dotnetcore2_1 = "dotnetcore2.1",
    Dotnetcore3_1 = "dotnetcore3.1",
    Dotnet6 = "dotnet6",
    Dotnet8 = "dotnet8",
    Dotnet10 = "dotnet10",
    Nodejs4_3Edge = "nodejs4.3-edge",
    Go1X = "go1.x",
    Ruby2_5 = "ruby2.5",
    Ruby2_7 = "ruby2.7",
    Ruby3_2 = "ruby3.2",
    Ruby3_3 = "ruby3.3",
    Ruby3_4 = "ruby3.4",
    Ruby4_0 = "ruby4.0",
    Provided = "provided",
    ProvidedAl2 = "provided.al2",
    ProvidedAl2023 = "provided.al2023",
    Nodejs26X = "nodejs26.x",
    Python3_15 = "python3.15",
    Java8Al2023 = "java8.al2023",
    Java11Al2023 = "java11.al2023",
    Java17Al2023 = "java17.al2023",
    Custom = "custom",
    }
}

open_enum! {
    S3ObjectStorageMode {
    Copy = "COPY",
    Reference = "REFERENCE",
    }
}

open_enum! {
    SchemaRegistryEventRecordFormat {
    Json = "JSON",
    Source = "SOURCE",
    }
}

open_enum! {
    SnapStartApplyOn {
    PublishedVersions = "PublishedVersions",
    None = "None",
    }
}

open_enum! {
    SnapStartOptimizationStatus {
    On = "On",
    Off = "Off",
    }
}

open_enum! {
    SourceAccessType {
    BasicAuth = "BASIC_AUTH",
    VpcSubnet = "VPC_SUBNET",
    VpcSecurityGroup = "VPC_SECURITY_GROUP",
    SaslScram512Auth = "SASL_SCRAM_512_AUTH",
    SaslScram256Auth = "SASL_SCRAM_256_AUTH",
    VirtualHost = "VIRTUAL_HOST",
    ClientCertificateTlsAuth = "CLIENT_CERTIFICATE_TLS_AUTH",
    ServerRootCaCertificate = "SERVER_ROOT_CA_CERTIFICATE",
    OauthbearerAuth = "OAUTHBEARER_AUTH",
    OauthbearerScope = "OAUTHBEARER_SCOPE",
    OauthbearerAudience = "OAUTHBEARER_AUDIENCE",
    OauthbearerLogicalCluster = "OAUTHBEARER_LOGICAL_CLUSTER",
    OauthbearerIdentityPool = "OAUTHBEARER_IDENTITY_POOL",
    IamAuth = "IAM_AUTH",
    IamOauthbearerAuth = "IAM_OAUTHBEARER_AUTH",
    }
}

open_enum! {
    State {
    Pending = "Pending",
    Active = "Active",
    Inactive = "Inactive",
    Failed = "Failed",
    Deactivating = "Deactivating",
    Deactivated = "Deactivated",
    ActiveNonInvocable = "ActiveNonInvocable",
    Deleting = "Deleting",
    }
}

open_enum! {
    StateReasonCode {
    Idle = "Idle",
    Creating = "Creating",
    Restoring = "Restoring",
    EniLimitExceeded = "EniLimitExceeded",
    InsufficientRolePermissions = "InsufficientRolePermissions",
    InvalidConfiguration = "InvalidConfiguration",
    InternalError = "InternalError",
    SubnetOutOfIPAddresses = "SubnetOutOfIPAddresses",
    InvalidSubnet = "InvalidSubnet",
    InvalidSecurityGroup = "InvalidSecurityGroup",
    ImageDeleted = "ImageDeleted",
    ImageAccessDenied = "ImageAccessDenied",
    InvalidImage = "InvalidImage",
    KMSKeyAccessDenied = "KMSKeyAccessDenied",
    KMSKeyNotFound = "KMSKeyNotFound",
    InvalidStateKMSKey = "InvalidStateKMSKey",
    DisabledKMSKey = "DisabledKMSKey",
    EFSIOError = "EFSIOError",
    EFSMountConnectivityError = "EFSMountConnectivityError",
    EFSMountFailure = "EFSMountFailure",
    EFSMountTimeout = "EFSMountTimeout",
    InvalidRuntime = "InvalidRuntime",
    InvalidZipFileException = "InvalidZipFileException",
    FunctionError = "FunctionError",
    ServiceQuotaExceededException = "ServiceQuotaExceededException",
    VcpuLimitExceeded = "VcpuLimitExceeded",
    CapacityProviderScalingLimitExceeded = "CapacityProviderScalingLimitExceeded",
    InsufficientCapacity = "InsufficientCapacity",
    EC2RequestLimitExceeded = "EC2RequestLimitExceeded",
    FunctionErrorInitTimeout = "FunctionError.InitTimeout",
    FunctionErrorRuntimeInitError = "FunctionError.RuntimeInitError",
    FunctionErrorExtensionInitError = "FunctionError.ExtensionInitError",
    FunctionErrorInvalidEntryPoint = "FunctionError.InvalidEntryPoint",
    FunctionErrorInvalidWorkingDirectory = "FunctionError.InvalidWorkingDirectory",
    FunctionErrorPermissionDenied = "FunctionError.PermissionDenied",
    FunctionErrorTooManyExtensions = "FunctionError.TooManyExtensions",
    FunctionErrorInitResourceExhausted = "FunctionError.InitResourceExhausted",
    DisallowedByVpcEncryptionControl = "DisallowedByVpcEncryptionControl",
    DrainingDurableExecutions = "DrainingDurableExecutions",
    IncompatibleAcceleratorInstanceTypes = "IncompatibleAcceleratorInstanceTypes",
    DependencyError = "DependencyError",
    }
}

open_enum! {
    SystemLogLevel {
    Debug = "DEBUG",
    Info = "INFO",
    Warn = "WARN",
    }
}

open_enum! {
    TenantIsolationMode {
    PerTenant = "PER_TENANT",
    }
}

open_enum! {
    ThrottleReason {
    ConcurrentInvocationLimitExceeded = "ConcurrentInvocationLimitExceeded",
    FunctionInvocationRateLimitExceeded = "FunctionInvocationRateLimitExceeded",
    ReservedFunctionConcurrentInvocationLimitExceeded = "ReservedFunctionConcurrentInvocationLimitExceeded",
    ReservedFunctionInvocationRateLimitExceeded = "ReservedFunctionInvocationRateLimitExceeded",
    CallerRateLimitExceeded = "CallerRateLimitExceeded",
    ConcurrentSnapshotCreateLimitExceeded = "ConcurrentSnapshotCreateLimitExceeded",
    }
}

open_enum! {
    TracingMode {
    Active = "Active",
    PassThrough = "PassThrough",
    }
}

open_enum! {
    UpdateRuntimeOn {
    Auto = "Auto",
    Manual = "Manual",
    FunctionUpdate = "FunctionUpdate",
    }
}
