// Written by `cargo run -p codegen`: change the generator instead.

//! What AWS's model demands of every input, as data for [`validate`](crate::api::validate).
//!
//! Enumerations are printed in the order AWS's servers print them.

use crate::api::pattern::Pattern;
use crate::api::shape::{
    Elements, Kind, Length, Location, Member, Range, Shape, Structure, Values,
};

pub static ADD_LAYER_VERSION_PERMISSION_REQUEST: Structure = Structure {
    name: "AddLayerVersionPermissionRequest",
    members: &[
        Member {
            name: "LayerName",
            path: "layerName",
            location: Location::Uri(0),
            is_required: true,
            shape: &LAYER_NAME_OR_ARN,
        },
        Member {
            name: "VersionNumber",
            path: "versionNumber",
            location: Location::Uri(1),
            is_required: true,
            shape: &LAYER_VERSION_NUMBER,
        },
        Member {
            name: "StatementId",
            path: "statementId",
            location: Location::Body,
            is_required: true,
            shape: &STATEMENT_ID,
        },
        Member {
            name: "Action",
            path: "action",
            location: Location::Body,
            is_required: true,
            shape: &LAYER_PERMISSION_ALLOWED_ACTION,
        },
        Member {
            name: "Principal",
            path: "principal",
            location: Location::Body,
            is_required: true,
            shape: &LAYER_PERMISSION_ALLOWED_PRINCIPAL,
        },
        Member {
            name: "OrganizationId",
            path: "organizationId",
            location: Location::Body,
            is_required: false,
            shape: &ORGANIZATION_ID,
        },
        Member {
            name: "RevisionId",
            path: "revisionId",
            location: Location::Query("RevisionId"),
            is_required: false,
            shape: &STRING,
        },
    ],
};

pub static ADD_PERMISSION_REQUEST: Structure = Structure {
    name: "AddPermissionRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "StatementId",
            path: "statementId",
            location: Location::Body,
            is_required: true,
            shape: &STATEMENT_ID,
        },
        Member {
            name: "Action",
            path: "action",
            location: Location::Body,
            is_required: true,
            shape: &ACTION,
        },
        Member {
            name: "Principal",
            path: "principal",
            location: Location::Body,
            is_required: true,
            shape: &PRINCIPAL,
        },
        Member {
            name: "SourceArn",
            path: "sourceArn",
            location: Location::Body,
            is_required: false,
            shape: &ARN,
        },
        Member {
            name: "FunctionUrlAuthType",
            path: "functionUrlAuthType",
            location: Location::Body,
            is_required: false,
            shape: &FUNCTION_URL_AUTH_TYPE,
        },
        Member {
            name: "InvokedViaFunctionUrl",
            path: "invokedViaFunctionUrl",
            location: Location::Body,
            is_required: false,
            shape: &INVOKED_VIA_FUNCTION_URL,
        },
        Member {
            name: "SourceAccount",
            path: "sourceAccount",
            location: Location::Body,
            is_required: false,
            shape: &SOURCE_OWNER,
        },
        Member {
            name: "EventSourceToken",
            path: "eventSourceToken",
            location: Location::Body,
            is_required: false,
            shape: &EVENT_SOURCE_TOKEN,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
        Member {
            name: "RevisionId",
            path: "revisionId",
            location: Location::Body,
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "PrincipalOrgID",
            path: "principalOrgID",
            location: Location::Body,
            is_required: false,
            shape: &PRINCIPAL_ORG_ID,
        },
    ],
};

pub static CHECKPOINT_DURABLE_EXECUTION_REQUEST: Structure = Structure {
    name: "CheckpointDurableExecutionRequest",
    members: &[
        Member {
            name: "DurableExecutionArn",
            path: "durableExecutionArn",
            location: Location::Uri(0),
            is_required: true,
            shape: &DURABLE_EXECUTION_ARN,
        },
        Member {
            name: "CheckpointToken",
            path: "checkpointToken",
            location: Location::Body,
            is_required: true,
            shape: &CHECKPOINT_TOKEN,
        },
        Member {
            name: "Updates",
            path: "updates",
            location: Location::Body,
            is_required: false,
            shape: &OPERATION_UPDATES,
        },
        Member {
            name: "ClientToken",
            path: "clientToken",
            location: Location::Body,
            is_required: false,
            shape: &CLIENT_TOKEN,
        },
    ],
};

pub static CREATE_ALIAS_REQUEST: Structure = Structure {
    name: "CreateAliasRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_NAME,
        },
        Member {
            name: "Name",
            path: "name",
            location: Location::Body,
            is_required: true,
            shape: &ALIAS,
        },
        Member {
            name: "FunctionVersion",
            path: "functionVersion",
            location: Location::Body,
            is_required: true,
            shape: &VERSION_WITH_LATEST_PUBLISHED,
        },
        Member {
            name: "Description",
            path: "description",
            location: Location::Body,
            is_required: false,
            shape: &DESCRIPTION,
        },
        Member {
            name: "RoutingConfig",
            path: "routingConfig",
            location: Location::Body,
            is_required: false,
            shape: &ALIAS_ROUTING_CONFIGURATION,
        },
    ],
};

pub static CREATE_CAPACITY_PROVIDER_REQUEST: Structure = Structure {
    name: "CreateCapacityProviderRequest",
    members: &[
        Member {
            name: "CapacityProviderName",
            path: "capacityProviderName",
            location: Location::Body,
            is_required: true,
            shape: &CAPACITY_PROVIDER_NAME,
        },
        Member {
            name: "VpcConfig",
            path: "vpcConfig",
            location: Location::Body,
            is_required: true,
            shape: &CAPACITY_PROVIDER_VPC_CONFIG,
        },
        Member {
            name: "PermissionsConfig",
            path: "permissionsConfig",
            location: Location::Body,
            is_required: true,
            shape: &CAPACITY_PROVIDER_PERMISSIONS_CONFIG,
        },
        Member {
            name: "InstanceRequirements",
            path: "instanceRequirements",
            location: Location::Body,
            is_required: false,
            shape: &INSTANCE_REQUIREMENTS,
        },
        Member {
            name: "CapacityProviderScalingConfig",
            path: "capacityProviderScalingConfig",
            location: Location::Body,
            is_required: false,
            shape: &CAPACITY_PROVIDER_SCALING_CONFIG,
        },
        Member {
            name: "KmsKeyArn",
            path: "kmsKeyArn",
            location: Location::Body,
            is_required: false,
            shape: &KMS_KEY_ARN_NON_EMPTY,
        },
        Member {
            name: "Tags",
            path: "tags",
            location: Location::Body,
            is_required: false,
            shape: &TAGS,
        },
        Member {
            name: "PropagateTags",
            path: "propagateTags",
            location: Location::Body,
            is_required: false,
            shape: &PROPAGATE_TAGS,
        },
        Member {
            name: "TelemetryConfig",
            path: "telemetryConfig",
            location: Location::Body,
            is_required: false,
            shape: &CAPACITY_PROVIDER_TELEMETRY_CONFIG,
        },
    ],
};

pub static CREATE_CODE_SIGNING_CONFIG_REQUEST: Structure = Structure {
    name: "CreateCodeSigningConfigRequest",
    members: &[
        Member {
            name: "Description",
            path: "description",
            location: Location::Body,
            is_required: false,
            shape: &DESCRIPTION,
        },
        Member {
            name: "AllowedPublishers",
            path: "allowedPublishers",
            location: Location::Body,
            is_required: true,
            shape: &ALLOWED_PUBLISHERS,
        },
        Member {
            name: "CodeSigningPolicies",
            path: "codeSigningPolicies",
            location: Location::Body,
            is_required: false,
            shape: &CODE_SIGNING_POLICIES,
        },
        Member {
            name: "Tags",
            path: "tags",
            location: Location::Body,
            is_required: false,
            shape: &TAGS,
        },
    ],
};

pub static CREATE_EVENT_SOURCE_MAPPING_REQUEST: Structure = Structure {
    name: "CreateEventSourceMappingRequest",
    members: &[
        Member {
            name: "EventSourceArn",
            path: "eventSourceArn",
            location: Location::Body,
            is_required: false,
            shape: &ARN,
        },
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Body,
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Enabled",
            path: "enabled",
            location: Location::Body,
            is_required: false,
            shape: &ENABLED,
        },
        Member {
            name: "BatchSize",
            path: "batchSize",
            location: Location::Body,
            is_required: false,
            shape: &BATCH_SIZE,
        },
        Member {
            name: "FilterCriteria",
            path: "filterCriteria",
            location: Location::Body,
            is_required: false,
            shape: &FILTER_CRITERIA,
        },
        Member {
            name: "KMSKeyArn",
            path: "kMSKeyArn",
            location: Location::Body,
            is_required: false,
            shape: &KMS_KEY_ARN,
        },
        Member {
            name: "MetricsConfig",
            path: "metricsConfig",
            location: Location::Body,
            is_required: false,
            shape: &EVENT_SOURCE_MAPPING_METRICS_CONFIG,
        },
        Member {
            name: "LoggingConfig",
            path: "loggingConfig",
            location: Location::Body,
            is_required: false,
            shape: &EVENT_SOURCE_MAPPING_LOGGING_CONFIG,
        },
        Member {
            name: "ScalingConfig",
            path: "scalingConfig",
            location: Location::Body,
            is_required: false,
            shape: &SCALING_CONFIG,
        },
        Member {
            name: "MaximumBatchingWindowInSeconds",
            path: "maximumBatchingWindowInSeconds",
            location: Location::Body,
            is_required: false,
            shape: &MAXIMUM_BATCHING_WINDOW_IN_SECONDS,
        },
        Member {
            name: "ParallelizationFactor",
            path: "parallelizationFactor",
            location: Location::Body,
            is_required: false,
            shape: &PARALLELIZATION_FACTOR,
        },
        Member {
            name: "StartingPosition",
            path: "startingPosition",
            location: Location::Body,
            is_required: false,
            shape: &EVENT_SOURCE_POSITION,
        },
        Member {
            name: "StartingPositionTimestamp",
            path: "startingPositionTimestamp",
            location: Location::Body,
            is_required: false,
            shape: &DATE,
        },
        Member {
            name: "DestinationConfig",
            path: "destinationConfig",
            location: Location::Body,
            is_required: false,
            shape: &DESTINATION_CONFIG,
        },
        Member {
            name: "MaximumRecordAgeInSeconds",
            path: "maximumRecordAgeInSeconds",
            location: Location::Body,
            is_required: false,
            shape: &MAXIMUM_RECORD_AGE_IN_SECONDS,
        },
        Member {
            name: "BisectBatchOnFunctionError",
            path: "bisectBatchOnFunctionError",
            location: Location::Body,
            is_required: false,
            shape: &BISECT_BATCH_ON_FUNCTION_ERROR,
        },
        Member {
            name: "MaximumRetryAttempts",
            path: "maximumRetryAttempts",
            location: Location::Body,
            is_required: false,
            shape: &MAXIMUM_RETRY_ATTEMPTS_EVENT_SOURCE_MAPPING,
        },
        Member {
            name: "Tags",
            path: "tags",
            location: Location::Body,
            is_required: false,
            shape: &TAGS,
        },
        Member {
            name: "TumblingWindowInSeconds",
            path: "tumblingWindowInSeconds",
            location: Location::Body,
            is_required: false,
            shape: &TUMBLING_WINDOW_IN_SECONDS,
        },
        Member {
            name: "Topics",
            path: "topics",
            location: Location::Body,
            is_required: false,
            shape: &TOPICS,
        },
        Member {
            name: "Queues",
            path: "queues",
            location: Location::Body,
            is_required: false,
            shape: &QUEUES,
        },
        Member {
            name: "SourceAccessConfigurations",
            path: "sourceAccessConfigurations",
            location: Location::Body,
            is_required: false,
            shape: &SOURCE_ACCESS_CONFIGURATIONS,
        },
        Member {
            name: "SelfManagedEventSource",
            path: "selfManagedEventSource",
            location: Location::Body,
            is_required: false,
            shape: &SELF_MANAGED_EVENT_SOURCE,
        },
        Member {
            name: "FunctionResponseTypes",
            path: "functionResponseTypes",
            location: Location::Body,
            is_required: false,
            shape: &FUNCTION_RESPONSE_TYPE_LIST,
        },
        Member {
            name: "AmazonManagedKafkaEventSourceConfig",
            path: "amazonManagedKafkaEventSourceConfig",
            location: Location::Body,
            is_required: false,
            shape: &AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG,
        },
        Member {
            name: "SelfManagedKafkaEventSourceConfig",
            path: "selfManagedKafkaEventSourceConfig",
            location: Location::Body,
            is_required: false,
            shape: &SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG,
        },
        Member {
            name: "DocumentDBEventSourceConfig",
            path: "documentDBEventSourceConfig",
            location: Location::Body,
            is_required: false,
            shape: &DOCUMENT_DB_EVENT_SOURCE_CONFIG,
        },
        Member {
            name: "ProvisionedPollerConfig",
            path: "provisionedPollerConfig",
            location: Location::Body,
            is_required: false,
            shape: &PROVISIONED_POLLER_CONFIG,
        },
    ],
};

pub static CREATE_FUNCTION_REQUEST: Structure = Structure {
    name: "CreateFunctionRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Body,
            is_required: true,
            shape: &FUNCTION_NAME,
        },
        Member {
            name: "Runtime",
            path: "runtime",
            location: Location::Body,
            is_required: false,
            shape: &CREATE_FUNCTION_REQUEST_RUNTIME,
        },
        Member {
            name: "Role",
            path: "role",
            location: Location::Body,
            is_required: true,
            shape: &ROLE_ARN,
        },
        Member {
            name: "Handler",
            path: "handler",
            location: Location::Body,
            is_required: false,
            shape: &HANDLER,
        },
        Member {
            name: "Code",
            path: "code",
            location: Location::Body,
            is_required: true,
            shape: &FUNCTION_CODE,
        },
        Member {
            name: "Description",
            path: "description",
            location: Location::Body,
            is_required: false,
            shape: &DESCRIPTION,
        },
        Member {
            name: "Timeout",
            path: "timeout",
            location: Location::Body,
            is_required: false,
            shape: &TIMEOUT,
        },
        Member {
            name: "MemorySize",
            path: "memorySize",
            location: Location::Body,
            is_required: false,
            shape: &MEMORY_SIZE,
        },
        Member {
            name: "Publish",
            path: "publish",
            location: Location::Body,
            is_required: false,
            shape: &BOOLEAN,
        },
        Member {
            name: "PublishTo",
            path: "publishTo",
            location: Location::Body,
            is_required: false,
            shape: &FUNCTION_VERSION_LATEST_PUBLISHED,
        },
        Member {
            name: "VpcConfig",
            path: "vpcConfig",
            location: Location::Body,
            is_required: false,
            shape: &VPC_CONFIG,
        },
        Member {
            name: "PackageType",
            path: "packageType",
            location: Location::Body,
            is_required: false,
            shape: &PACKAGE_TYPE,
        },
        Member {
            name: "DeadLetterConfig",
            path: "deadLetterConfig",
            location: Location::Body,
            is_required: false,
            shape: &DEAD_LETTER_CONFIG,
        },
        Member {
            name: "Environment",
            path: "environment",
            location: Location::Body,
            is_required: false,
            shape: &ENVIRONMENT,
        },
        Member {
            name: "KMSKeyArn",
            path: "kMSKeyArn",
            location: Location::Body,
            is_required: false,
            shape: &KMS_KEY_ARN,
        },
        Member {
            name: "TracingConfig",
            path: "tracingConfig",
            location: Location::Body,
            is_required: false,
            shape: &TRACING_CONFIG,
        },
        Member {
            name: "Tags",
            path: "tags",
            location: Location::Body,
            is_required: false,
            shape: &TAGS,
        },
        Member {
            name: "Layers",
            path: "layers",
            location: Location::Body,
            is_required: false,
            shape: &LAYER_LIST,
        },
        Member {
            name: "FileSystemConfigs",
            path: "fileSystemConfigs",
            location: Location::Body,
            is_required: false,
            shape: &FILE_SYSTEM_CONFIG_LIST,
        },
        Member {
            name: "CodeSigningConfigArn",
            path: "codeSigningConfigArn",
            location: Location::Body,
            is_required: false,
            shape: &CODE_SIGNING_CONFIG_ARN,
        },
        Member {
            name: "ImageConfig",
            path: "imageConfig",
            location: Location::Body,
            is_required: false,
            shape: &IMAGE_CONFIG,
        },
        Member {
            name: "Architectures",
            path: "architectures",
            location: Location::Body,
            is_required: false,
            shape: &ARCHITECTURES_LIST,
        },
        Member {
            name: "EphemeralStorage",
            path: "ephemeralStorage",
            location: Location::Body,
            is_required: false,
            shape: &EPHEMERAL_STORAGE,
        },
        Member {
            name: "SnapStart",
            path: "snapStart",
            location: Location::Body,
            is_required: false,
            shape: &SNAP_START,
        },
        Member {
            name: "LoggingConfig",
            path: "loggingConfig",
            location: Location::Body,
            is_required: false,
            shape: &LOGGING_CONFIG,
        },
        Member {
            name: "TenancyConfig",
            path: "tenancyConfig",
            location: Location::Body,
            is_required: false,
            shape: &TENANCY_CONFIG,
        },
        Member {
            name: "CapacityProviderConfig",
            path: "capacityProviderConfig",
            location: Location::Body,
            is_required: false,
            shape: &CAPACITY_PROVIDER_CONFIG,
        },
        Member {
            name: "DurableConfig",
            path: "durableConfig",
            location: Location::Body,
            is_required: false,
            shape: &DURABLE_CONFIG,
        },
        Member {
            name: "RuntimeConfig",
            path: "runtimeConfig",
            location: Location::Body,
            is_required: false,
            shape: &FUNCTION_RUNTIME_CONFIG,
        },
        Member {
            name: "AcceleratorConfig",
            path: "acceleratorConfig",
            location: Location::Body,
            is_required: false,
            shape: &ACCELERATOR_CONFIG,
        },
    ],
};

pub static CREATE_FUNCTION_URL_CONFIG_REQUEST: Structure = Structure {
    name: "CreateFunctionUrlConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_URL_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &FUNCTION_URL_QUALIFIER,
        },
        Member {
            name: "AuthType",
            path: "authType",
            location: Location::Body,
            is_required: true,
            shape: &FUNCTION_URL_AUTH_TYPE,
        },
        Member {
            name: "Cors",
            path: "cors",
            location: Location::Body,
            is_required: false,
            shape: &CORS,
        },
        Member {
            name: "InvokeMode",
            path: "invokeMode",
            location: Location::Body,
            is_required: false,
            shape: &INVOKE_MODE,
        },
    ],
};

pub static DELETE_ALIAS_REQUEST: Structure = Structure {
    name: "DeleteAliasRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_NAME,
        },
        Member {
            name: "Name",
            path: "name",
            location: Location::Uri(1),
            is_required: true,
            shape: &ALIAS,
        },
    ],
};

pub static DELETE_CAPACITY_PROVIDER_REQUEST: Structure = Structure {
    name: "DeleteCapacityProviderRequest",
    members: &[Member {
        name: "CapacityProviderName",
        path: "capacityProviderName",
        location: Location::Uri(0),
        is_required: true,
        shape: &CAPACITY_PROVIDER_NAME,
    }],
};

pub static DELETE_CODE_SIGNING_CONFIG_REQUEST: Structure = Structure {
    name: "DeleteCodeSigningConfigRequest",
    members: &[Member {
        name: "CodeSigningConfigArn",
        path: "codeSigningConfigArn",
        location: Location::Uri(0),
        is_required: true,
        shape: &CODE_SIGNING_CONFIG_ARN,
    }],
};

pub static DELETE_DURABLE_EXECUTION_REQUEST: Structure = Structure {
    name: "DeleteDurableExecutionRequest",
    members: &[Member {
        name: "DurableExecutionArn",
        path: "durableExecutionArn",
        location: Location::Uri(0),
        is_required: true,
        shape: &DURABLE_EXECUTION_ARN,
    }],
};

pub static DELETE_EVENT_SOURCE_MAPPING_REQUEST: Structure = Structure {
    name: "DeleteEventSourceMappingRequest",
    members: &[Member {
        name: "UUID",
        path: "uUID",
        location: Location::Uri(0),
        is_required: true,
        shape: &UUID_STRING,
    }],
};

pub static DELETE_FUNCTION_REQUEST: Structure = Structure {
    name: "DeleteFunctionRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
    ],
};

pub static DELETE_FUNCTION_CODE_SIGNING_CONFIG_REQUEST: Structure = Structure {
    name: "DeleteFunctionCodeSigningConfigRequest",
    members: &[Member {
        name: "FunctionName",
        path: "functionName",
        location: Location::Uri(0),
        is_required: true,
        shape: &NAMESPACED_FUNCTION_NAME,
    }],
};

pub static DELETE_FUNCTION_CONCURRENCY_REQUEST: Structure = Structure {
    name: "DeleteFunctionConcurrencyRequest",
    members: &[Member {
        name: "FunctionName",
        path: "functionName",
        location: Location::Uri(0),
        is_required: true,
        shape: &FUNCTION_NAME,
    }],
};

pub static DELETE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST: Structure = Structure {
    name: "DeleteFunctionEventInvokeConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
    ],
};

pub static DELETE_FUNCTION_URL_CONFIG_REQUEST: Structure = Structure {
    name: "DeleteFunctionUrlConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_URL_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &FUNCTION_URL_QUALIFIER,
        },
    ],
};

pub static DELETE_LAYER_VERSION_REQUEST: Structure = Structure {
    name: "DeleteLayerVersionRequest",
    members: &[
        Member {
            name: "LayerName",
            path: "layerName",
            location: Location::Uri(0),
            is_required: true,
            shape: &LAYER_NAME_OR_ARN,
        },
        Member {
            name: "VersionNumber",
            path: "versionNumber",
            location: Location::Uri(1),
            is_required: true,
            shape: &LAYER_VERSION_NUMBER,
        },
    ],
};

pub static DELETE_PROVISIONED_CONCURRENCY_CONFIG_REQUEST: Structure = Structure {
    name: "DeleteProvisionedConcurrencyConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: true,
            shape: &QUALIFIER,
        },
    ],
};

pub static DELETE_RESOURCE_POLICY_REQUEST: Structure = Structure {
    name: "DeleteResourcePolicyRequest",
    members: &[
        Member {
            name: "ResourceArn",
            path: "resourceArn",
            location: Location::Uri(0),
            is_required: true,
            shape: &POLICY_RESOURCE_ARN,
        },
        Member {
            name: "RevisionId",
            path: "revisionId",
            location: Location::Query("RevisionId"),
            is_required: false,
            shape: &REVISION_ID,
        },
    ],
};

pub static GET_ACCOUNT_SETTINGS_REQUEST: Structure =
    Structure { name: "GetAccountSettingsRequest", members: &[] };

pub static GET_ALIAS_REQUEST: Structure = Structure {
    name: "GetAliasRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_NAME,
        },
        Member {
            name: "Name",
            path: "name",
            location: Location::Uri(1),
            is_required: true,
            shape: &ALIAS,
        },
    ],
};

pub static GET_CAPACITY_PROVIDER_REQUEST: Structure = Structure {
    name: "GetCapacityProviderRequest",
    members: &[Member {
        name: "CapacityProviderName",
        path: "capacityProviderName",
        location: Location::Uri(0),
        is_required: true,
        shape: &CAPACITY_PROVIDER_NAME,
    }],
};

pub static GET_CODE_SIGNING_CONFIG_REQUEST: Structure = Structure {
    name: "GetCodeSigningConfigRequest",
    members: &[Member {
        name: "CodeSigningConfigArn",
        path: "codeSigningConfigArn",
        location: Location::Uri(0),
        is_required: true,
        shape: &CODE_SIGNING_CONFIG_ARN,
    }],
};

pub static GET_DURABLE_EXECUTION_REQUEST: Structure = Structure {
    name: "GetDurableExecutionRequest",
    members: &[
        Member {
            name: "DurableExecutionArn",
            path: "durableExecutionArn",
            location: Location::Uri(0),
            is_required: true,
            shape: &DURABLE_EXECUTION_ARN,
        },
        Member {
            name: "IncludeExecutionData",
            path: "includeExecutionData",
            location: Location::Query("IncludeExecutionData"),
            is_required: false,
            shape: &INCLUDE_EXECUTION_DATA,
        },
    ],
};

pub static GET_DURABLE_EXECUTION_HISTORY_REQUEST: Structure = Structure {
    name: "GetDurableExecutionHistoryRequest",
    members: &[
        Member {
            name: "DurableExecutionArn",
            path: "durableExecutionArn",
            location: Location::Uri(0),
            is_required: true,
            shape: &DURABLE_EXECUTION_ARN,
        },
        Member {
            name: "IncludeExecutionData",
            path: "includeExecutionData",
            location: Location::Query("IncludeExecutionData"),
            is_required: false,
            shape: &INCLUDE_EXECUTION_DATA,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &ITEM_COUNT,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "ReverseOrder",
            path: "reverseOrder",
            location: Location::Query("ReverseOrder"),
            is_required: false,
            shape: &REVERSE_ORDER,
        },
    ],
};

pub static GET_DURABLE_EXECUTION_STATE_REQUEST: Structure = Structure {
    name: "GetDurableExecutionStateRequest",
    members: &[
        Member {
            name: "DurableExecutionArn",
            path: "durableExecutionArn",
            location: Location::Uri(0),
            is_required: true,
            shape: &DURABLE_EXECUTION_ARN,
        },
        Member {
            name: "CheckpointToken",
            path: "checkpointToken",
            location: Location::Query("CheckpointToken"),
            is_required: true,
            shape: &CHECKPOINT_TOKEN,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &ITEM_COUNT,
        },
    ],
};

pub static GET_EVENT_SOURCE_MAPPING_REQUEST: Structure = Structure {
    name: "GetEventSourceMappingRequest",
    members: &[Member {
        name: "UUID",
        path: "uUID",
        location: Location::Uri(0),
        is_required: true,
        shape: &UUID_STRING,
    }],
};

pub static GET_FUNCTION_REQUEST: Structure = Structure {
    name: "GetFunctionRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
    ],
};

pub static GET_FUNCTION_CODE_SIGNING_CONFIG_REQUEST: Structure = Structure {
    name: "GetFunctionCodeSigningConfigRequest",
    members: &[Member {
        name: "FunctionName",
        path: "functionName",
        location: Location::Uri(0),
        is_required: true,
        shape: &NAMESPACED_FUNCTION_NAME,
    }],
};

pub static GET_FUNCTION_CONCURRENCY_REQUEST: Structure = Structure {
    name: "GetFunctionConcurrencyRequest",
    members: &[Member {
        name: "FunctionName",
        path: "functionName",
        location: Location::Uri(0),
        is_required: true,
        shape: &FUNCTION_NAME,
    }],
};

pub static GET_FUNCTION_CONFIGURATION_REQUEST: Structure = Structure {
    name: "GetFunctionConfigurationRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
    ],
};

pub static GET_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST: Structure = Structure {
    name: "GetFunctionEventInvokeConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
    ],
};

pub static GET_FUNCTION_RECURSION_CONFIG_REQUEST: Structure = Structure {
    name: "GetFunctionRecursionConfigRequest",
    members: &[Member {
        name: "FunctionName",
        path: "functionName",
        location: Location::Uri(0),
        is_required: true,
        shape: &UNQUALIFIED_FUNCTION_NAME,
    }],
};

pub static GET_FUNCTION_SCALING_CONFIG_REQUEST: Structure = Structure {
    name: "GetFunctionScalingConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &UNQUALIFIED_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: true,
            shape: &PUBLISHED_FUNCTION_QUALIFIER,
        },
    ],
};

pub static GET_FUNCTION_URL_CONFIG_REQUEST: Structure = Structure {
    name: "GetFunctionUrlConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_URL_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &FUNCTION_URL_QUALIFIER,
        },
    ],
};

pub static GET_LAYER_VERSION_REQUEST: Structure = Structure {
    name: "GetLayerVersionRequest",
    members: &[
        Member {
            name: "LayerName",
            path: "layerName",
            location: Location::Uri(0),
            is_required: true,
            shape: &LAYER_NAME_OR_ARN,
        },
        Member {
            name: "VersionNumber",
            path: "versionNumber",
            location: Location::Uri(1),
            is_required: true,
            shape: &LAYER_VERSION_NUMBER,
        },
    ],
};

pub static GET_LAYER_VERSION_BY_ARN_REQUEST: Structure = Structure {
    name: "GetLayerVersionByArnRequest",
    members: &[Member {
        name: "Arn",
        path: "arn",
        location: Location::Query("Arn"),
        is_required: true,
        shape: &LAYER_VERSION_ARN,
    }],
};

pub static GET_LAYER_VERSION_POLICY_REQUEST: Structure = Structure {
    name: "GetLayerVersionPolicyRequest",
    members: &[
        Member {
            name: "LayerName",
            path: "layerName",
            location: Location::Uri(0),
            is_required: true,
            shape: &LAYER_NAME_OR_ARN,
        },
        Member {
            name: "VersionNumber",
            path: "versionNumber",
            location: Location::Uri(1),
            is_required: true,
            shape: &LAYER_VERSION_NUMBER,
        },
    ],
};

pub static GET_POLICY_REQUEST: Structure = Structure {
    name: "GetPolicyRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
    ],
};

pub static GET_PROVISIONED_CONCURRENCY_CONFIG_REQUEST: Structure = Structure {
    name: "GetProvisionedConcurrencyConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: true,
            shape: &QUALIFIER,
        },
    ],
};

pub static GET_RESOURCE_POLICY_REQUEST: Structure = Structure {
    name: "GetResourcePolicyRequest",
    members: &[Member {
        name: "ResourceArn",
        path: "resourceArn",
        location: Location::Uri(0),
        is_required: true,
        shape: &POLICY_RESOURCE_ARN,
    }],
};

pub static GET_RUNTIME_MANAGEMENT_CONFIG_REQUEST: Structure = Structure {
    name: "GetRuntimeManagementConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
    ],
};

pub static INVOCATION_REQUEST: Structure = Structure {
    name: "InvocationRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "InvocationType",
            path: "invocationType",
            location: Location::Header("x-amz-invocation-type"),
            is_required: false,
            shape: &INVOCATION_TYPE,
        },
        Member {
            name: "LogType",
            path: "logType",
            location: Location::Header("x-amz-log-type"),
            is_required: false,
            shape: &LOG_TYPE,
        },
        Member {
            name: "ClientContext",
            path: "clientContext",
            location: Location::Header("x-amz-client-context"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "DurableExecutionName",
            path: "durableExecutionName",
            location: Location::Header("x-amz-durable-execution-name"),
            is_required: false,
            shape: &DURABLE_EXECUTION_NAME,
        },
        Member {
            name: "Payload",
            path: "payload",
            location: Location::Payload,
            is_required: false,
            shape: &BLOB,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
        Member {
            name: "TenantId",
            path: "tenantId",
            location: Location::Header("x-amz-tenant-id"),
            is_required: false,
            shape: &TENANT_ID,
        },
    ],
};

pub static INVOKE_ASYNC_REQUEST: Structure = Structure {
    name: "InvokeAsyncRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "InvokeArgs",
            path: "invokeArgs",
            location: Location::Payload,
            is_required: true,
            shape: &BLOB_STREAM,
        },
    ],
};

pub static INVOKE_WITH_RESPONSE_STREAM_REQUEST: Structure = Structure {
    name: "InvokeWithResponseStreamRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "LogType",
            path: "logType",
            location: Location::Header("x-amz-log-type"),
            is_required: false,
            shape: &LOG_TYPE,
        },
        Member {
            name: "ClientContext",
            path: "clientContext",
            location: Location::Header("x-amz-client-context"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
        Member {
            name: "Payload",
            path: "payload",
            location: Location::Payload,
            is_required: false,
            shape: &BLOB,
        },
        Member {
            name: "TenantId",
            path: "tenantId",
            location: Location::Header("x-amz-tenant-id"),
            is_required: false,
            shape: &TENANT_ID,
        },
        Member {
            name: "InvocationType",
            path: "invocationType",
            location: Location::Header("x-amz-invocation-type"),
            is_required: false,
            shape: &RESPONSE_STREAMING_INVOCATION_TYPE,
        },
    ],
};

pub static LIST_ALIASES_REQUEST: Structure = Structure {
    name: "ListAliasesRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_NAME,
        },
        Member {
            name: "FunctionVersion",
            path: "functionVersion",
            location: Location::Query("FunctionVersion"),
            is_required: false,
            shape: &VERSION_WITH_LATEST_PUBLISHED,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &MAX_LIST_ITEMS,
        },
    ],
};

pub static LIST_CAPACITY_PROVIDERS_REQUEST: Structure = Structure {
    name: "ListCapacityProvidersRequest",
    members: &[
        Member {
            name: "State",
            path: "state",
            location: Location::Query("State"),
            is_required: false,
            shape: &CAPACITY_PROVIDER_STATE,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &MAX_FIFTY_LIST_ITEMS,
        },
    ],
};

pub static LIST_CODE_SIGNING_CONFIGS_REQUEST: Structure = Structure {
    name: "ListCodeSigningConfigsRequest",
    members: &[
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &MAX_LIST_ITEMS,
        },
    ],
};

pub static LIST_DURABLE_EXECUTIONS_BY_FUNCTION_REQUEST: Structure = Structure {
    name: "ListDurableExecutionsByFunctionRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
        Member {
            name: "DurableExecutionName",
            path: "durableExecutionName",
            location: Location::Query("DurableExecutionName"),
            is_required: false,
            shape: &DURABLE_EXECUTION_NAME,
        },
        Member {
            name: "Statuses",
            path: "statuses",
            location: Location::Query("Statuses"),
            is_required: false,
            shape: &EXECUTION_STATUS_LIST,
        },
        Member {
            name: "StartedAfter",
            path: "startedAfter",
            location: Location::Query("StartedAfter"),
            is_required: false,
            shape: &EXECUTION_TIMESTAMP,
        },
        Member {
            name: "StartedBefore",
            path: "startedBefore",
            location: Location::Query("StartedBefore"),
            is_required: false,
            shape: &EXECUTION_TIMESTAMP,
        },
        Member {
            name: "ReverseOrder",
            path: "reverseOrder",
            location: Location::Query("ReverseOrder"),
            is_required: false,
            shape: &REVERSE_ORDER,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &ITEM_COUNT,
        },
    ],
};

pub static LIST_EVENT_SOURCE_MAPPINGS_REQUEST: Structure = Structure {
    name: "ListEventSourceMappingsRequest",
    members: &[
        Member {
            name: "EventSourceArn",
            path: "eventSourceArn",
            location: Location::Query("EventSourceArn"),
            is_required: false,
            shape: &ARN,
        },
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Query("FunctionName"),
            is_required: false,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &MAX_LIST_ITEMS,
        },
    ],
};

pub static LIST_FUNCTION_EVENT_INVOKE_CONFIGS_REQUEST: Structure = Structure {
    name: "ListFunctionEventInvokeConfigsRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &MAX_FUNCTION_EVENT_INVOKE_CONFIG_LIST_ITEMS,
        },
    ],
};

pub static LIST_FUNCTION_URL_CONFIGS_REQUEST: Structure = Structure {
    name: "ListFunctionUrlConfigsRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_URL_FUNCTION_NAME,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &MAX_ITEMS,
        },
    ],
};

pub static LIST_FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_REQUEST: Structure = Structure {
    name: "ListFunctionVersionsByCapacityProviderRequest",
    members: &[
        Member {
            name: "CapacityProviderName",
            path: "capacityProviderName",
            location: Location::Uri(0),
            is_required: true,
            shape: &CAPACITY_PROVIDER_NAME,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &MAX_FIFTY_LIST_ITEMS,
        },
    ],
};

pub static LIST_FUNCTIONS_REQUEST: Structure = Structure {
    name: "ListFunctionsRequest",
    members: &[
        Member {
            name: "MasterRegion",
            path: "masterRegion",
            location: Location::Query("MasterRegion"),
            is_required: false,
            shape: &MASTER_REGION,
        },
        Member {
            name: "FunctionVersion",
            path: "functionVersion",
            location: Location::Query("FunctionVersion"),
            is_required: false,
            shape: &FUNCTION_VERSION,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &MAX_LIST_ITEMS,
        },
    ],
};

pub static LIST_FUNCTIONS_BY_CODE_SIGNING_CONFIG_REQUEST: Structure = Structure {
    name: "ListFunctionsByCodeSigningConfigRequest",
    members: &[
        Member {
            name: "CodeSigningConfigArn",
            path: "codeSigningConfigArn",
            location: Location::Uri(0),
            is_required: true,
            shape: &CODE_SIGNING_CONFIG_ARN,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &MAX_LIST_ITEMS,
        },
    ],
};

pub static LIST_LAYER_VERSIONS_REQUEST: Structure = Structure {
    name: "ListLayerVersionsRequest",
    members: &[
        Member {
            name: "CompatibleArchitecture",
            path: "compatibleArchitecture",
            location: Location::Query("CompatibleArchitecture"),
            is_required: false,
            shape: &ARCHITECTURE,
        },
        Member {
            name: "CompatibleRuntime",
            path: "compatibleRuntime",
            location: Location::Query("CompatibleRuntime"),
            is_required: false,
            shape: &LIST_LAYER_VERSIONS_REQUEST_COMPATIBLE_RUNTIME,
        },
        Member {
            name: "LayerName",
            path: "layerName",
            location: Location::Uri(0),
            is_required: true,
            shape: &LAYER_NAME_OR_ARN,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &MAX_LAYER_LIST_ITEMS,
        },
    ],
};

pub static LIST_LAYERS_REQUEST: Structure = Structure {
    name: "ListLayersRequest",
    members: &[
        Member {
            name: "CompatibleArchitecture",
            path: "compatibleArchitecture",
            location: Location::Query("CompatibleArchitecture"),
            is_required: false,
            shape: &ARCHITECTURE,
        },
        Member {
            name: "CompatibleRuntime",
            path: "compatibleRuntime",
            location: Location::Query("CompatibleRuntime"),
            is_required: false,
            shape: &LIST_LAYERS_REQUEST_COMPATIBLE_RUNTIME,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &MAX_LAYER_LIST_ITEMS,
        },
    ],
};

pub static LIST_PROVISIONED_CONCURRENCY_CONFIGS_REQUEST: Structure = Structure {
    name: "ListProvisionedConcurrencyConfigsRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_NAME,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &MAX_PROVISIONED_CONCURRENCY_CONFIG_LIST_ITEMS,
        },
    ],
};

pub static LIST_TAGS_REQUEST: Structure = Structure {
    name: "ListTagsRequest",
    members: &[Member {
        name: "Resource",
        path: "resource",
        location: Location::Uri(0),
        is_required: true,
        shape: &TAGGABLE_RESOURCE,
    }],
};

pub static LIST_VERSIONS_BY_FUNCTION_REQUEST: Structure = Structure {
    name: "ListVersionsByFunctionRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Marker",
            path: "marker",
            location: Location::Query("Marker"),
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "MaxItems",
            path: "maxItems",
            location: Location::Query("MaxItems"),
            is_required: false,
            shape: &MAX_LIST_ITEMS,
        },
    ],
};

pub static PAUSE_DURABLE_EXECUTION_REQUEST: Structure = Structure {
    name: "PauseDurableExecutionRequest",
    members: &[
        Member {
            name: "DurableExecutionArn",
            path: "durableExecutionArn",
            location: Location::Uri(0),
            is_required: true,
            shape: &DURABLE_EXECUTION_ARN,
        },
        Member {
            name: "ClientToken",
            path: "clientToken",
            location: Location::Body,
            is_required: false,
            shape: &CLIENT_TOKEN,
        },
        Member {
            name: "Reason",
            path: "reason",
            location: Location::Body,
            is_required: false,
            shape: &PAUSE_REASON,
        },
        Member {
            name: "ExecutionTimeoutPaused",
            path: "executionTimeoutPaused",
            location: Location::Body,
            is_required: false,
            shape: &EXECUTION_TIMEOUT_PAUSED,
        },
    ],
};

pub static PUBLISH_LAYER_VERSION_REQUEST: Structure = Structure {
    name: "PublishLayerVersionRequest",
    members: &[
        Member {
            name: "LayerName",
            path: "layerName",
            location: Location::Uri(0),
            is_required: true,
            shape: &LAYER_NAME_OR_ARN,
        },
        Member {
            name: "Description",
            path: "description",
            location: Location::Body,
            is_required: false,
            shape: &DESCRIPTION,
        },
        Member {
            name: "Content",
            path: "content",
            location: Location::Body,
            is_required: true,
            shape: &LAYER_VERSION_CONTENT_INPUT,
        },
        Member {
            name: "CompatibleArchitectures",
            path: "compatibleArchitectures",
            location: Location::Body,
            is_required: false,
            shape: &COMPATIBLE_ARCHITECTURES,
        },
        Member {
            name: "CompatibleRuntimes",
            path: "compatibleRuntimes",
            location: Location::Body,
            is_required: false,
            shape: &PUBLISH_LAYER_VERSION_REQUEST_COMPATIBLE_RUNTIMES,
        },
        Member {
            name: "LicenseInfo",
            path: "licenseInfo",
            location: Location::Body,
            is_required: false,
            shape: &LICENSE_INFO,
        },
    ],
};

pub static PUBLISH_VERSION_REQUEST: Structure = Structure {
    name: "PublishVersionRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_NAME,
        },
        Member {
            name: "CodeSha256",
            path: "codeSha256",
            location: Location::Body,
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "Description",
            path: "description",
            location: Location::Body,
            is_required: false,
            shape: &DESCRIPTION,
        },
        Member {
            name: "RevisionId",
            path: "revisionId",
            location: Location::Body,
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "PublishTo",
            path: "publishTo",
            location: Location::Body,
            is_required: false,
            shape: &FUNCTION_VERSION_LATEST_PUBLISHED,
        },
    ],
};

pub static PUT_FUNCTION_CODE_SIGNING_CONFIG_REQUEST: Structure = Structure {
    name: "PutFunctionCodeSigningConfigRequest",
    members: &[
        Member {
            name: "CodeSigningConfigArn",
            path: "codeSigningConfigArn",
            location: Location::Body,
            is_required: true,
            shape: &CODE_SIGNING_CONFIG_ARN,
        },
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
    ],
};

pub static PUT_FUNCTION_CONCURRENCY_REQUEST: Structure = Structure {
    name: "PutFunctionConcurrencyRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_NAME,
        },
        Member {
            name: "ReservedConcurrentExecutions",
            path: "reservedConcurrentExecutions",
            location: Location::Body,
            is_required: true,
            shape: &RESERVED_CONCURRENT_EXECUTIONS,
        },
    ],
};

pub static PUT_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST: Structure = Structure {
    name: "PutFunctionEventInvokeConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
        Member {
            name: "MaximumRetryAttempts",
            path: "maximumRetryAttempts",
            location: Location::Body,
            is_required: false,
            shape: &MAXIMUM_RETRY_ATTEMPTS,
        },
        Member {
            name: "MaximumEventAgeInSeconds",
            path: "maximumEventAgeInSeconds",
            location: Location::Body,
            is_required: false,
            shape: &MAXIMUM_EVENT_AGE_IN_SECONDS,
        },
        Member {
            name: "DestinationConfig",
            path: "destinationConfig",
            location: Location::Body,
            is_required: false,
            shape: &DESTINATION_CONFIG,
        },
    ],
};

pub static PUT_FUNCTION_RECURSION_CONFIG_REQUEST: Structure = Structure {
    name: "PutFunctionRecursionConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &UNQUALIFIED_FUNCTION_NAME,
        },
        Member {
            name: "RecursiveLoop",
            path: "recursiveLoop",
            location: Location::Body,
            is_required: true,
            shape: &RECURSIVE_LOOP,
        },
    ],
};

pub static PUT_FUNCTION_SCALING_CONFIG_REQUEST: Structure = Structure {
    name: "PutFunctionScalingConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &UNQUALIFIED_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: true,
            shape: &PUBLISHED_FUNCTION_QUALIFIER,
        },
        Member {
            name: "FunctionScalingConfig",
            path: "functionScalingConfig",
            location: Location::Body,
            is_required: false,
            shape: &FUNCTION_SCALING_CONFIG,
        },
    ],
};

pub static PUT_PROVISIONED_CONCURRENCY_CONFIG_REQUEST: Structure = Structure {
    name: "PutProvisionedConcurrencyConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: true,
            shape: &QUALIFIER,
        },
        Member {
            name: "ProvisionedConcurrentExecutions",
            path: "provisionedConcurrentExecutions",
            location: Location::Body,
            is_required: true,
            shape: &POSITIVE_INTEGER,
        },
    ],
};

pub static PUT_RESOURCE_POLICY_REQUEST: Structure = Structure {
    name: "PutResourcePolicyRequest",
    members: &[
        Member {
            name: "ResourceArn",
            path: "resourceArn",
            location: Location::Uri(0),
            is_required: true,
            shape: &POLICY_RESOURCE_ARN,
        },
        Member {
            name: "Policy",
            path: "policy",
            location: Location::Body,
            is_required: true,
            shape: &RESOURCE_POLICY,
        },
        Member {
            name: "RevisionId",
            path: "revisionId",
            location: Location::Body,
            is_required: false,
            shape: &REVISION_ID,
        },
    ],
};

pub static PUT_RUNTIME_MANAGEMENT_CONFIG_REQUEST: Structure = Structure {
    name: "PutRuntimeManagementConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
        Member {
            name: "UpdateRuntimeOn",
            path: "updateRuntimeOn",
            location: Location::Body,
            is_required: true,
            shape: &UPDATE_RUNTIME_ON,
        },
        Member {
            name: "RuntimeVersionArn",
            path: "runtimeVersionArn",
            location: Location::Body,
            is_required: false,
            shape: &RUNTIME_VERSION_ARN,
        },
    ],
};

pub static REMOVE_LAYER_VERSION_PERMISSION_REQUEST: Structure = Structure {
    name: "RemoveLayerVersionPermissionRequest",
    members: &[
        Member {
            name: "LayerName",
            path: "layerName",
            location: Location::Uri(0),
            is_required: true,
            shape: &LAYER_NAME_OR_ARN,
        },
        Member {
            name: "VersionNumber",
            path: "versionNumber",
            location: Location::Uri(1),
            is_required: true,
            shape: &LAYER_VERSION_NUMBER,
        },
        Member {
            name: "StatementId",
            path: "statementId",
            location: Location::Uri(2),
            is_required: true,
            shape: &STATEMENT_ID,
        },
        Member {
            name: "RevisionId",
            path: "revisionId",
            location: Location::Query("RevisionId"),
            is_required: false,
            shape: &STRING,
        },
    ],
};

pub static REMOVE_PERMISSION_REQUEST: Structure = Structure {
    name: "RemovePermissionRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "StatementId",
            path: "statementId",
            location: Location::Uri(1),
            is_required: true,
            shape: &NAMESPACED_STATEMENT_ID,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
        Member {
            name: "RevisionId",
            path: "revisionId",
            location: Location::Query("RevisionId"),
            is_required: false,
            shape: &STRING,
        },
    ],
};

pub static RESUME_DURABLE_EXECUTION_REQUEST: Structure = Structure {
    name: "ResumeDurableExecutionRequest",
    members: &[
        Member {
            name: "DurableExecutionArn",
            path: "durableExecutionArn",
            location: Location::Uri(0),
            is_required: true,
            shape: &DURABLE_EXECUTION_ARN,
        },
        Member {
            name: "ClientToken",
            path: "clientToken",
            location: Location::Body,
            is_required: false,
            shape: &CLIENT_TOKEN,
        },
        Member {
            name: "Reason",
            path: "reason",
            location: Location::Body,
            is_required: false,
            shape: &RESUME_REASON,
        },
    ],
};

pub static SEND_DURABLE_EXECUTION_CALLBACK_FAILURE_REQUEST: Structure = Structure {
    name: "SendDurableExecutionCallbackFailureRequest",
    members: &[
        Member {
            name: "CallbackId",
            path: "callbackId",
            location: Location::Uri(0),
            is_required: true,
            shape: &CALLBACK_ID,
        },
        Member {
            name: "Error",
            path: "error",
            location: Location::Payload,
            is_required: false,
            shape: &ERROR_OBJECT,
        },
    ],
};

pub static SEND_DURABLE_EXECUTION_CALLBACK_HEARTBEAT_REQUEST: Structure = Structure {
    name: "SendDurableExecutionCallbackHeartbeatRequest",
    members: &[Member {
        name: "CallbackId",
        path: "callbackId",
        location: Location::Uri(0),
        is_required: true,
        shape: &CALLBACK_ID,
    }],
};

pub static SEND_DURABLE_EXECUTION_CALLBACK_SUCCESS_REQUEST: Structure = Structure {
    name: "SendDurableExecutionCallbackSuccessRequest",
    members: &[
        Member {
            name: "CallbackId",
            path: "callbackId",
            location: Location::Uri(0),
            is_required: true,
            shape: &CALLBACK_ID,
        },
        Member {
            name: "Result",
            path: "result",
            location: Location::Payload,
            is_required: false,
            shape: &BINARY_OPERATION_PAYLOAD,
        },
    ],
};

pub static STOP_DURABLE_EXECUTION_REQUEST: Structure = Structure {
    name: "StopDurableExecutionRequest",
    members: &[
        Member {
            name: "DurableExecutionArn",
            path: "durableExecutionArn",
            location: Location::Uri(0),
            is_required: true,
            shape: &DURABLE_EXECUTION_ARN,
        },
        Member {
            name: "Error",
            path: "error",
            location: Location::Payload,
            is_required: false,
            shape: &ERROR_OBJECT,
        },
    ],
};

pub static TAG_RESOURCE_REQUEST: Structure = Structure {
    name: "TagResourceRequest",
    members: &[
        Member {
            name: "Resource",
            path: "resource",
            location: Location::Uri(0),
            is_required: true,
            shape: &TAGGABLE_RESOURCE,
        },
        Member {
            name: "Tags",
            path: "tags",
            location: Location::Body,
            is_required: true,
            shape: &TAGS,
        },
    ],
};

pub static UNTAG_RESOURCE_REQUEST: Structure = Structure {
    name: "UntagResourceRequest",
    members: &[
        Member {
            name: "Resource",
            path: "resource",
            location: Location::Uri(0),
            is_required: true,
            shape: &TAGGABLE_RESOURCE,
        },
        Member {
            name: "TagKeys",
            path: "tagKeys",
            location: Location::Query("tagKeys"),
            is_required: true,
            shape: &TAG_KEY_LIST,
        },
    ],
};

pub static UPDATE_ALIAS_REQUEST: Structure = Structure {
    name: "UpdateAliasRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_NAME,
        },
        Member {
            name: "Name",
            path: "name",
            location: Location::Uri(1),
            is_required: true,
            shape: &ALIAS,
        },
        Member {
            name: "FunctionVersion",
            path: "functionVersion",
            location: Location::Body,
            is_required: false,
            shape: &VERSION_WITH_LATEST_PUBLISHED,
        },
        Member {
            name: "Description",
            path: "description",
            location: Location::Body,
            is_required: false,
            shape: &DESCRIPTION,
        },
        Member {
            name: "RoutingConfig",
            path: "routingConfig",
            location: Location::Body,
            is_required: false,
            shape: &ALIAS_ROUTING_CONFIGURATION,
        },
        Member {
            name: "RevisionId",
            path: "revisionId",
            location: Location::Body,
            is_required: false,
            shape: &STRING,
        },
    ],
};

pub static UPDATE_CAPACITY_PROVIDER_REQUEST: Structure = Structure {
    name: "UpdateCapacityProviderRequest",
    members: &[
        Member {
            name: "CapacityProviderName",
            path: "capacityProviderName",
            location: Location::Uri(0),
            is_required: true,
            shape: &CAPACITY_PROVIDER_NAME,
        },
        Member {
            name: "CapacityProviderScalingConfig",
            path: "capacityProviderScalingConfig",
            location: Location::Body,
            is_required: false,
            shape: &CAPACITY_PROVIDER_SCALING_CONFIG,
        },
        Member {
            name: "PropagateTags",
            path: "propagateTags",
            location: Location::Body,
            is_required: false,
            shape: &PROPAGATE_TAGS,
        },
        Member {
            name: "TelemetryConfig",
            path: "telemetryConfig",
            location: Location::Body,
            is_required: false,
            shape: &CAPACITY_PROVIDER_TELEMETRY_CONFIG,
        },
    ],
};

pub static UPDATE_CODE_SIGNING_CONFIG_REQUEST: Structure = Structure {
    name: "UpdateCodeSigningConfigRequest",
    members: &[
        Member {
            name: "CodeSigningConfigArn",
            path: "codeSigningConfigArn",
            location: Location::Uri(0),
            is_required: true,
            shape: &CODE_SIGNING_CONFIG_ARN,
        },
        Member {
            name: "Description",
            path: "description",
            location: Location::Body,
            is_required: false,
            shape: &DESCRIPTION,
        },
        Member {
            name: "AllowedPublishers",
            path: "allowedPublishers",
            location: Location::Body,
            is_required: false,
            shape: &ALLOWED_PUBLISHERS,
        },
        Member {
            name: "CodeSigningPolicies",
            path: "codeSigningPolicies",
            location: Location::Body,
            is_required: false,
            shape: &CODE_SIGNING_POLICIES,
        },
    ],
};

pub static UPDATE_EVENT_SOURCE_MAPPING_REQUEST: Structure = Structure {
    name: "UpdateEventSourceMappingRequest",
    members: &[
        Member {
            name: "UUID",
            path: "uUID",
            location: Location::Uri(0),
            is_required: true,
            shape: &UUID_STRING,
        },
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Body,
            is_required: false,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Enabled",
            path: "enabled",
            location: Location::Body,
            is_required: false,
            shape: &ENABLED,
        },
        Member {
            name: "BatchSize",
            path: "batchSize",
            location: Location::Body,
            is_required: false,
            shape: &BATCH_SIZE,
        },
        Member {
            name: "FilterCriteria",
            path: "filterCriteria",
            location: Location::Body,
            is_required: false,
            shape: &FILTER_CRITERIA,
        },
        Member {
            name: "KMSKeyArn",
            path: "kMSKeyArn",
            location: Location::Body,
            is_required: false,
            shape: &KMS_KEY_ARN,
        },
        Member {
            name: "MetricsConfig",
            path: "metricsConfig",
            location: Location::Body,
            is_required: false,
            shape: &EVENT_SOURCE_MAPPING_METRICS_CONFIG,
        },
        Member {
            name: "LoggingConfig",
            path: "loggingConfig",
            location: Location::Body,
            is_required: false,
            shape: &EVENT_SOURCE_MAPPING_LOGGING_CONFIG,
        },
        Member {
            name: "ScalingConfig",
            path: "scalingConfig",
            location: Location::Body,
            is_required: false,
            shape: &SCALING_CONFIG,
        },
        Member {
            name: "MaximumBatchingWindowInSeconds",
            path: "maximumBatchingWindowInSeconds",
            location: Location::Body,
            is_required: false,
            shape: &MAXIMUM_BATCHING_WINDOW_IN_SECONDS,
        },
        Member {
            name: "ParallelizationFactor",
            path: "parallelizationFactor",
            location: Location::Body,
            is_required: false,
            shape: &PARALLELIZATION_FACTOR,
        },
        Member {
            name: "DestinationConfig",
            path: "destinationConfig",
            location: Location::Body,
            is_required: false,
            shape: &DESTINATION_CONFIG,
        },
        Member {
            name: "MaximumRecordAgeInSeconds",
            path: "maximumRecordAgeInSeconds",
            location: Location::Body,
            is_required: false,
            shape: &MAXIMUM_RECORD_AGE_IN_SECONDS,
        },
        Member {
            name: "BisectBatchOnFunctionError",
            path: "bisectBatchOnFunctionError",
            location: Location::Body,
            is_required: false,
            shape: &BISECT_BATCH_ON_FUNCTION_ERROR,
        },
        Member {
            name: "MaximumRetryAttempts",
            path: "maximumRetryAttempts",
            location: Location::Body,
            is_required: false,
            shape: &MAXIMUM_RETRY_ATTEMPTS_EVENT_SOURCE_MAPPING,
        },
        Member {
            name: "TumblingWindowInSeconds",
            path: "tumblingWindowInSeconds",
            location: Location::Body,
            is_required: false,
            shape: &TUMBLING_WINDOW_IN_SECONDS,
        },
        Member {
            name: "SourceAccessConfigurations",
            path: "sourceAccessConfigurations",
            location: Location::Body,
            is_required: false,
            shape: &SOURCE_ACCESS_CONFIGURATIONS,
        },
        Member {
            name: "FunctionResponseTypes",
            path: "functionResponseTypes",
            location: Location::Body,
            is_required: false,
            shape: &FUNCTION_RESPONSE_TYPE_LIST,
        },
        Member {
            name: "AmazonManagedKafkaEventSourceConfig",
            path: "amazonManagedKafkaEventSourceConfig",
            location: Location::Body,
            is_required: false,
            shape: &AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG,
        },
        Member {
            name: "SelfManagedKafkaEventSourceConfig",
            path: "selfManagedKafkaEventSourceConfig",
            location: Location::Body,
            is_required: false,
            shape: &SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG,
        },
        Member {
            name: "DocumentDBEventSourceConfig",
            path: "documentDBEventSourceConfig",
            location: Location::Body,
            is_required: false,
            shape: &DOCUMENT_DB_EVENT_SOURCE_CONFIG,
        },
        Member {
            name: "ProvisionedPollerConfig",
            path: "provisionedPollerConfig",
            location: Location::Body,
            is_required: false,
            shape: &PROVISIONED_POLLER_CONFIG,
        },
    ],
};

pub static UPDATE_FUNCTION_CODE_REQUEST: Structure = Structure {
    name: "UpdateFunctionCodeRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_NAME,
        },
        Member {
            name: "ZipFile",
            path: "zipFile",
            location: Location::Body,
            is_required: false,
            shape: &BLOB,
        },
        Member {
            name: "S3Bucket",
            path: "s3Bucket",
            location: Location::Body,
            is_required: false,
            shape: &S3_BUCKET,
        },
        Member {
            name: "S3Key",
            path: "s3Key",
            location: Location::Body,
            is_required: false,
            shape: &S3_KEY,
        },
        Member {
            name: "S3ObjectVersion",
            path: "s3ObjectVersion",
            location: Location::Body,
            is_required: false,
            shape: &S3_OBJECT_VERSION,
        },
        Member {
            name: "S3ObjectStorageMode",
            path: "s3ObjectStorageMode",
            location: Location::Body,
            is_required: false,
            shape: &S3_OBJECT_STORAGE_MODE,
        },
        Member {
            name: "ImageUri",
            path: "imageUri",
            location: Location::Body,
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "Architectures",
            path: "architectures",
            location: Location::Body,
            is_required: false,
            shape: &ARCHITECTURES_LIST,
        },
        Member {
            name: "Publish",
            path: "publish",
            location: Location::Body,
            is_required: false,
            shape: &BOOLEAN,
        },
        Member {
            name: "PublishTo",
            path: "publishTo",
            location: Location::Body,
            is_required: false,
            shape: &FUNCTION_VERSION_LATEST_PUBLISHED,
        },
        Member {
            name: "DryRun",
            path: "dryRun",
            location: Location::Body,
            is_required: false,
            shape: &BOOLEAN,
        },
        Member {
            name: "RevisionId",
            path: "revisionId",
            location: Location::Body,
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "SourceKMSKeyArn",
            path: "sourceKMSKeyArn",
            location: Location::Body,
            is_required: false,
            shape: &KMS_KEY_ARN,
        },
    ],
};

pub static UPDATE_FUNCTION_CONFIGURATION_REQUEST: Structure = Structure {
    name: "UpdateFunctionConfigurationRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_NAME,
        },
        Member {
            name: "Role",
            path: "role",
            location: Location::Body,
            is_required: false,
            shape: &ROLE_ARN,
        },
        Member {
            name: "Handler",
            path: "handler",
            location: Location::Body,
            is_required: false,
            shape: &HANDLER,
        },
        Member {
            name: "Description",
            path: "description",
            location: Location::Body,
            is_required: false,
            shape: &DESCRIPTION,
        },
        Member {
            name: "Timeout",
            path: "timeout",
            location: Location::Body,
            is_required: false,
            shape: &TIMEOUT,
        },
        Member {
            name: "MemorySize",
            path: "memorySize",
            location: Location::Body,
            is_required: false,
            shape: &MEMORY_SIZE,
        },
        Member {
            name: "VpcConfig",
            path: "vpcConfig",
            location: Location::Body,
            is_required: false,
            shape: &VPC_CONFIG,
        },
        Member {
            name: "Environment",
            path: "environment",
            location: Location::Body,
            is_required: false,
            shape: &ENVIRONMENT,
        },
        Member {
            name: "Runtime",
            path: "runtime",
            location: Location::Body,
            is_required: false,
            shape: &UPDATE_FUNCTION_CONFIGURATION_REQUEST_RUNTIME,
        },
        Member {
            name: "DeadLetterConfig",
            path: "deadLetterConfig",
            location: Location::Body,
            is_required: false,
            shape: &DEAD_LETTER_CONFIG,
        },
        Member {
            name: "KMSKeyArn",
            path: "kMSKeyArn",
            location: Location::Body,
            is_required: false,
            shape: &KMS_KEY_ARN,
        },
        Member {
            name: "TracingConfig",
            path: "tracingConfig",
            location: Location::Body,
            is_required: false,
            shape: &TRACING_CONFIG,
        },
        Member {
            name: "RevisionId",
            path: "revisionId",
            location: Location::Body,
            is_required: false,
            shape: &STRING,
        },
        Member {
            name: "Layers",
            path: "layers",
            location: Location::Body,
            is_required: false,
            shape: &LAYER_LIST,
        },
        Member {
            name: "FileSystemConfigs",
            path: "fileSystemConfigs",
            location: Location::Body,
            is_required: false,
            shape: &FILE_SYSTEM_CONFIG_LIST,
        },
        Member {
            name: "ImageConfig",
            path: "imageConfig",
            location: Location::Body,
            is_required: false,
            shape: &IMAGE_CONFIG,
        },
        Member {
            name: "EphemeralStorage",
            path: "ephemeralStorage",
            location: Location::Body,
            is_required: false,
            shape: &EPHEMERAL_STORAGE,
        },
        Member {
            name: "SnapStart",
            path: "snapStart",
            location: Location::Body,
            is_required: false,
            shape: &SNAP_START,
        },
        Member {
            name: "LoggingConfig",
            path: "loggingConfig",
            location: Location::Body,
            is_required: false,
            shape: &LOGGING_CONFIG,
        },
        Member {
            name: "CapacityProviderConfig",
            path: "capacityProviderConfig",
            location: Location::Body,
            is_required: false,
            shape: &CAPACITY_PROVIDER_CONFIG,
        },
        Member {
            name: "DurableConfig",
            path: "durableConfig",
            location: Location::Body,
            is_required: false,
            shape: &DURABLE_CONFIG,
        },
        Member {
            name: "RuntimeConfig",
            path: "runtimeConfig",
            location: Location::Body,
            is_required: false,
            shape: &FUNCTION_RUNTIME_CONFIG,
        },
        Member {
            name: "AcceleratorConfig",
            path: "acceleratorConfig",
            location: Location::Body,
            is_required: false,
            shape: &ACCELERATOR_CONFIG,
        },
    ],
};

pub static UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST: Structure = Structure {
    name: "UpdateFunctionEventInvokeConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &NAMESPACED_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
        },
        Member {
            name: "MaximumRetryAttempts",
            path: "maximumRetryAttempts",
            location: Location::Body,
            is_required: false,
            shape: &MAXIMUM_RETRY_ATTEMPTS,
        },
        Member {
            name: "MaximumEventAgeInSeconds",
            path: "maximumEventAgeInSeconds",
            location: Location::Body,
            is_required: false,
            shape: &MAXIMUM_EVENT_AGE_IN_SECONDS,
        },
        Member {
            name: "DestinationConfig",
            path: "destinationConfig",
            location: Location::Body,
            is_required: false,
            shape: &DESTINATION_CONFIG,
        },
    ],
};

pub static UPDATE_FUNCTION_URL_CONFIG_REQUEST: Structure = Structure {
    name: "UpdateFunctionUrlConfigRequest",
    members: &[
        Member {
            name: "FunctionName",
            path: "functionName",
            location: Location::Uri(0),
            is_required: true,
            shape: &FUNCTION_URL_FUNCTION_NAME,
        },
        Member {
            name: "Qualifier",
            path: "qualifier",
            location: Location::Query("Qualifier"),
            is_required: false,
            shape: &FUNCTION_URL_QUALIFIER,
        },
        Member {
            name: "AuthType",
            path: "authType",
            location: Location::Body,
            is_required: false,
            shape: &FUNCTION_URL_AUTH_TYPE,
        },
        Member {
            name: "Cors",
            path: "cors",
            location: Location::Body,
            is_required: false,
            shape: &CORS,
        },
        Member {
            name: "InvokeMode",
            path: "invokeMode",
            location: Location::Body,
            is_required: false,
            shape: &INVOKE_MODE,
        },
    ],
};

pub static ACCELERATOR_CONFIG: Shape = Shape {
    name: "AcceleratorConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "AcceleratorConfig",
        members: &[Member {
            name: "AcceleratorMemorySize",
            path: "acceleratorMemorySize",
            location: Location::Body,
            is_required: true,
            shape: &ACCELERATOR_MEMORY_GB,
        }],
    }),
};

pub static ACCELERATOR_MEMORY_GB: Shape =
    Shape { name: "AcceleratorMemoryGB", is_sensitive: false, kind: Kind::Integer(Range::ANY) };

pub static ACTION: Shape = Shape {
    name: "Action",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(10000) },
        pattern: Some(Pattern::new(r"(lambda:[*]|lambda:[a-zA-Z]+|[*])")),
        values: None,
    },
};

pub static ADDITIONAL_VERSION: Shape = Shape {
    name: "AdditionalVersion",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(1024) },
        pattern: Some(Pattern::new(r"[0-9]+")),
        values: None,
    },
};

pub static ADDITIONAL_VERSION_WEIGHTS: Shape = Shape {
    name: "AdditionalVersionWeights",
    is_sensitive: false,
    kind: Kind::Map { length: Length::ANY, key: &ADDITIONAL_VERSION, value: &WEIGHT },
};

pub static ALIAS: Shape = Shape {
    name: "Alias",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(128) },
        pattern: Some(Pattern::matching_plain_names(r"(?!^[0-9]+$)([a-zA-Z0-9-_]+)")),
        values: None,
    },
};

pub static ALIAS_ROUTING_CONFIGURATION: Shape = Shape {
    name: "AliasRoutingConfiguration",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "AliasRoutingConfiguration",
        members: &[Member {
            name: "AdditionalVersionWeights",
            path: "additionalVersionWeights",
            location: Location::Body,
            is_required: false,
            shape: &ADDITIONAL_VERSION_WEIGHTS,
        }],
    }),
};

pub static ALLOW_CREDENTIALS: Shape =
    Shape { name: "AllowCredentials", is_sensitive: false, kind: Kind::Boolean };

pub static ALLOW_METHODS_LIST: Shape = Shape {
    name: "AllowMethodsList",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(6) },
        element: &METHOD,
        elements: Elements::Nullable,
    },
};

pub static ALLOW_ORIGINS_LIST: Shape = Shape {
    name: "AllowOriginsList",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(100) },
        element: &ORIGIN,
        elements: Elements::Nullable,
    },
};

pub static ALLOWED_PUBLISHERS: Shape = Shape {
    name: "AllowedPublishers",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "AllowedPublishers",
        members: &[Member {
            name: "SigningProfileVersionArns",
            path: "signingProfileVersionArns",
            location: Location::Body,
            is_required: true,
            shape: &SIGNING_PROFILE_VERSION_ARNS,
        }],
    }),
};

pub static AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG: Shape = Shape {
    name: "AmazonManagedKafkaEventSourceConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "AmazonManagedKafkaEventSourceConfig",
        members: &[
            Member {
                name: "ConsumerGroupId",
                path: "consumerGroupId",
                location: Location::Body,
                is_required: false,
                shape: &URI,
            },
            Member {
                name: "SchemaRegistryConfig",
                path: "schemaRegistryConfig",
                location: Location::Body,
                is_required: false,
                shape: &KAFKA_SCHEMA_REGISTRY_CONFIG,
            },
        ],
    }),
};

pub static APPLICATION_LOG_LEVEL: Shape = Shape {
    name: "ApplicationLogLevel",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values {
            printed: &["FATAL", "TRACE", "WARN", "ERROR", "INFO", "DEBUG"],
            also: &[],
        }),
    },
};

pub static ARCHITECTURE: Shape = Shape {
    name: "Architecture",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["x86_64", "arm64"], also: &[] }),
    },
};

pub static ARCHITECTURES_LIST: Shape = Shape {
    name: "ArchitecturesList",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(1), max: Some(1) },
        element: &ARCHITECTURE,
        elements: Elements::NotNull,
    },
};

pub static ARN: Shape = Shape {
    name: "Arn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(10000) },
        pattern: Some(Pattern::new(
            r"arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)",
        )),
        values: None,
    },
};

pub static BATCH_SIZE: Shape = Shape {
    name: "BatchSize",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(10000.0) }),
};

pub static BINARY_OPERATION_PAYLOAD: Shape = Shape {
    name: "BinaryOperationPayload",
    is_sensitive: true,
    kind: Kind::Blob { length: Length { min: Some(0), max: Some(1048576) } },
};

pub static BISECT_BATCH_ON_FUNCTION_ERROR: Shape =
    Shape { name: "BisectBatchOnFunctionError", is_sensitive: false, kind: Kind::Boolean };

pub static BLOB: Shape =
    Shape { name: "Blob", is_sensitive: true, kind: Kind::Blob { length: Length::ANY } };

pub static BLOB_STREAM: Shape =
    Shape { name: "BlobStream", is_sensitive: false, kind: Kind::Blob { length: Length::ANY } };

pub static BOOLEAN: Shape = Shape { name: "Boolean", is_sensitive: false, kind: Kind::Boolean };

pub static CALLBACK_ID: Shape = Shape {
    name: "CallbackId",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(1024) },
        pattern: Some(Pattern::new(r"[A-Za-z0-9+/]+={0,2}")),
        values: None,
    },
};

pub static CALLBACK_OPTIONS: Shape = Shape {
    name: "CallbackOptions",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "CallbackOptions",
        members: &[
            Member {
                name: "TimeoutSeconds",
                path: "timeoutSeconds",
                location: Location::Body,
                is_required: false,
                shape: &CALLBACK_OPTIONS_TIMEOUT_SECONDS_INTEGER,
            },
            Member {
                name: "HeartbeatTimeoutSeconds",
                path: "heartbeatTimeoutSeconds",
                location: Location::Body,
                is_required: false,
                shape: &CALLBACK_OPTIONS_HEARTBEAT_TIMEOUT_SECONDS_INTEGER,
            },
        ],
    }),
};

pub static CALLBACK_OPTIONS_HEARTBEAT_TIMEOUT_SECONDS_INTEGER: Shape = Shape {
    name: "CallbackOptionsHeartbeatTimeoutSecondsInteger",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(0.0), max: Some(99999999.0) }),
};

pub static CALLBACK_OPTIONS_TIMEOUT_SECONDS_INTEGER: Shape = Shape {
    name: "CallbackOptionsTimeoutSecondsInteger",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(0.0), max: Some(99999999.0) }),
};

pub static CAPACITY_PROVIDER_ARN: Shape = Shape {
    name: "CapacityProviderArn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(140) },
        pattern: Some(Pattern::new(
            r"arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:capacity-provider:[a-zA-Z0-9-_]+",
        )),
        values: None,
    },
};

pub static CAPACITY_PROVIDER_CONFIG: Shape = Shape {
    name: "CapacityProviderConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "CapacityProviderConfig",
        members: &[Member {
            name: "LambdaManagedInstancesCapacityProviderConfig",
            path: "lambdaManagedInstancesCapacityProviderConfig",
            location: Location::Body,
            is_required: true,
            shape: &LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG,
        }],
    }),
};

pub static CAPACITY_PROVIDER_LOGGING_CONFIG: Shape = Shape {
    name: "CapacityProviderLoggingConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "CapacityProviderLoggingConfig",
        members: &[
            Member {
                name: "SystemLogLevel",
                path: "systemLogLevel",
                location: Location::Body,
                is_required: false,
                shape: &SYSTEM_LOG_LEVEL,
            },
            Member {
                name: "LogGroup",
                path: "logGroup",
                location: Location::Body,
                is_required: false,
                shape: &LOG_GROUP,
            },
        ],
    }),
};

pub static CAPACITY_PROVIDER_MAX_VCPU_COUNT: Shape = Shape {
    name: "CapacityProviderMaxVCpuCount",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(2.0), max: Some(15000.0) }),
};

pub static CAPACITY_PROVIDER_NAME: Shape = Shape {
    name: "CapacityProviderName",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(140) },
        pattern: Some(Pattern::new(
            r"(arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:capacity-provider:[a-zA-Z0-9-_]+)|[a-zA-Z0-9-_]+",
        )),
        values: None,
    },
};

pub static CAPACITY_PROVIDER_PERMISSIONS_CONFIG: Shape = Shape {
    name: "CapacityProviderPermissionsConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "CapacityProviderPermissionsConfig",
        members: &[Member {
            name: "CapacityProviderOperatorRoleArn",
            path: "capacityProviderOperatorRoleArn",
            location: Location::Body,
            is_required: true,
            shape: &ROLE_ARN,
        }],
    }),
};

pub static CAPACITY_PROVIDER_PREDEFINED_METRIC_TYPE: Shape = Shape {
    name: "CapacityProviderPredefinedMetricType",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values {
            printed: &[
                "LambdaCapacityProviderAverageGPUUtilization",
                "LambdaCapacityProviderAverageCPUUtilization",
            ],
            also: &[],
        }),
    },
};

pub static CAPACITY_PROVIDER_SCALING_CONFIG: Shape = Shape {
    name: "CapacityProviderScalingConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "CapacityProviderScalingConfig",
        members: &[
            Member {
                name: "MaxVCpuCount",
                path: "maxVCpuCount",
                location: Location::Body,
                is_required: false,
                shape: &CAPACITY_PROVIDER_MAX_VCPU_COUNT,
            },
            Member {
                name: "ScalingMode",
                path: "scalingMode",
                location: Location::Body,
                is_required: false,
                shape: &CAPACITY_PROVIDER_SCALING_MODE,
            },
            Member {
                name: "ScalingPolicies",
                path: "scalingPolicies",
                location: Location::Body,
                is_required: false,
                shape: &CAPACITY_PROVIDER_SCALING_POLICIES_LIST,
            },
        ],
    }),
};

pub static CAPACITY_PROVIDER_SCALING_MODE: Shape = Shape {
    name: "CapacityProviderScalingMode",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["Manual", "Auto"], also: &[] }),
    },
};

pub static CAPACITY_PROVIDER_SCALING_POLICIES_LIST: Shape = Shape {
    name: "CapacityProviderScalingPoliciesList",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(1), max: Some(10) },
        element: &TARGET_TRACKING_SCALING_POLICY,
        elements: Elements::Nullable,
    },
};

pub static CAPACITY_PROVIDER_SECURITY_GROUP_IDS: Shape = Shape {
    name: "CapacityProviderSecurityGroupIds",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(5) },
        element: &SECURITY_GROUP_ID,
        elements: Elements::Nullable,
    },
};

pub static CAPACITY_PROVIDER_STATE: Shape = Shape {
    name: "CapacityProviderState",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["Active", "Deleting", "Pending", "Failed"], also: &[] }),
    },
};

pub static CAPACITY_PROVIDER_SUBNET_IDS: Shape = Shape {
    name: "CapacityProviderSubnetIds",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(1), max: Some(16) },
        element: &SUBNET_ID,
        elements: Elements::Nullable,
    },
};

pub static CAPACITY_PROVIDER_TELEMETRY_CONFIG: Shape = Shape {
    name: "CapacityProviderTelemetryConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "CapacityProviderTelemetryConfig",
        members: &[Member {
            name: "LoggingConfig",
            path: "loggingConfig",
            location: Location::Body,
            is_required: false,
            shape: &CAPACITY_PROVIDER_LOGGING_CONFIG,
        }],
    }),
};

pub static CAPACITY_PROVIDER_VPC_CONFIG: Shape = Shape {
    name: "CapacityProviderVpcConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "CapacityProviderVpcConfig",
        members: &[
            Member {
                name: "SubnetIds",
                path: "subnetIds",
                location: Location::Body,
                is_required: true,
                shape: &CAPACITY_PROVIDER_SUBNET_IDS,
            },
            Member {
                name: "SecurityGroupIds",
                path: "securityGroupIds",
                location: Location::Body,
                is_required: true,
                shape: &CAPACITY_PROVIDER_SECURITY_GROUP_IDS,
            },
        ],
    }),
};

pub static CHAINED_INVOKE_OPTIONS: Shape = Shape {
    name: "ChainedInvokeOptions",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "ChainedInvokeOptions",
        members: &[
            Member {
                name: "FunctionName",
                path: "functionName",
                location: Location::Body,
                is_required: true,
                shape: &NAMESPACED_FUNCTION_NAME,
            },
            Member {
                name: "TenantId",
                path: "tenantId",
                location: Location::Body,
                is_required: false,
                shape: &TENANT_ID,
            },
            Member {
                name: "XAmznTraceId",
                path: "xAmznTraceId",
                location: Location::Body,
                is_required: false,
                shape: &X_AMZN_TRACE_ID,
            },
        ],
    }),
};

pub static CHECKPOINT_TOKEN: Shape = Shape {
    name: "CheckpointToken",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(2048) },
        pattern: Some(Pattern::new(r"[A-Za-z0-9+/]+={0,2}")),
        values: None,
    },
};

pub static CLIENT_TOKEN: Shape = Shape {
    name: "ClientToken",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(64) },
        pattern: Some(Pattern::new(r"[\x21-\x7E]+")),
        values: None,
    },
};

pub static CODE_SIGNING_CONFIG_ARN: Shape = Shape {
    name: "CodeSigningConfigArn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(200) },
        pattern: Some(Pattern::new(
            r"arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:code-signing-config:csc-[a-z0-9]{17}",
        )),
        values: None,
    },
};

pub static CODE_SIGNING_POLICIES: Shape = Shape {
    name: "CodeSigningPolicies",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "CodeSigningPolicies",
        members: &[Member {
            name: "UntrustedArtifactOnDeployment",
            path: "untrustedArtifactOnDeployment",
            location: Location::Body,
            is_required: false,
            shape: &CODE_SIGNING_POLICY,
        }],
    }),
};

pub static CODE_SIGNING_POLICY: Shape = Shape {
    name: "CodeSigningPolicy",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["Enforce", "Warn"], also: &[] }),
    },
};

pub static COLLECTION_NAME: Shape = Shape {
    name: "CollectionName",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(57) },
        pattern: Some(Pattern::new(r"(^(?!(system\x2e)))(^[_a-zA-Z0-9])([^$]*)")),
        values: None,
    },
};

pub static COMPATIBLE_ARCHITECTURES: Shape = Shape {
    name: "CompatibleArchitectures",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(2) },
        element: &ARCHITECTURE,
        elements: Elements::NotNull,
    },
};

pub static COMPATIBLE_RUNTIMES: Shape = Shape {
    name: "CompatibleRuntimes",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(15) },
        element: &RUNTIME,
        elements: Elements::Nullable,
    },
};

pub static CONTEXT_OPTIONS: Shape = Shape {
    name: "ContextOptions",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "ContextOptions",
        members: &[Member {
            name: "ReplayChildren",
            path: "replayChildren",
            location: Location::Body,
            is_required: false,
            shape: &REPLAY_CHILDREN,
        }],
    }),
};

pub static CORS: Shape = Shape {
    name: "Cors",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "Cors",
        members: &[
            Member {
                name: "AllowCredentials",
                path: "allowCredentials",
                location: Location::Body,
                is_required: false,
                shape: &ALLOW_CREDENTIALS,
            },
            Member {
                name: "AllowHeaders",
                path: "allowHeaders",
                location: Location::Body,
                is_required: false,
                shape: &HEADERS_LIST,
            },
            Member {
                name: "AllowMethods",
                path: "allowMethods",
                location: Location::Body,
                is_required: false,
                shape: &ALLOW_METHODS_LIST,
            },
            Member {
                name: "AllowOrigins",
                path: "allowOrigins",
                location: Location::Body,
                is_required: false,
                shape: &ALLOW_ORIGINS_LIST,
            },
            Member {
                name: "ExposeHeaders",
                path: "exposeHeaders",
                location: Location::Body,
                is_required: false,
                shape: &HEADERS_LIST,
            },
            Member {
                name: "MaxAge",
                path: "maxAge",
                location: Location::Body,
                is_required: false,
                shape: &MAX_AGE,
            },
        ],
    }),
};

pub static DATABASE_NAME: Shape = Shape {
    name: "DatabaseName",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(63) },
        pattern: Some(Pattern::new(r"[^ /\.$\x22]*")),
        values: None,
    },
};

pub static DATE: Shape = Shape { name: "Date", is_sensitive: false, kind: Kind::Timestamp };

pub static DEAD_LETTER_CONFIG: Shape = Shape {
    name: "DeadLetterConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "DeadLetterConfig",
        members: &[Member {
            name: "TargetArn",
            path: "targetArn",
            location: Location::Body,
            is_required: false,
            shape: &RESOURCE_ARN,
        }],
    }),
};

pub static DESCRIPTION: Shape = Shape {
    name: "Description",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(256) },
        pattern: None,
        values: None,
    },
};

pub static DESTINATION_ARN: Shape = Shape {
    name: "DestinationArn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(350) },
        pattern: Some(Pattern::new(
            r"$|kafka://([^.]([a-zA-Z0-9\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)",
        )),
        values: None,
    },
};

pub static DESTINATION_CONFIG: Shape = Shape {
    name: "DestinationConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "DestinationConfig",
        members: &[
            Member {
                name: "OnSuccess",
                path: "onSuccess",
                location: Location::Body,
                is_required: false,
                shape: &ON_SUCCESS,
            },
            Member {
                name: "OnFailure",
                path: "onFailure",
                location: Location::Body,
                is_required: false,
                shape: &ON_FAILURE,
            },
        ],
    }),
};

pub static DIRECT_S3_READ: Shape = Shape {
    name: "DirectS3Read",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["ENABLED", "AUTO", "DISABLED"], also: &[] }),
    },
};

pub static DOCUMENT_DB_EVENT_SOURCE_CONFIG: Shape = Shape {
    name: "DocumentDBEventSourceConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "DocumentDBEventSourceConfig",
        members: &[
            Member {
                name: "DatabaseName",
                path: "databaseName",
                location: Location::Body,
                is_required: false,
                shape: &DATABASE_NAME,
            },
            Member {
                name: "CollectionName",
                path: "collectionName",
                location: Location::Body,
                is_required: false,
                shape: &COLLECTION_NAME,
            },
            Member {
                name: "FullDocument",
                path: "fullDocument",
                location: Location::Body,
                is_required: false,
                shape: &FULL_DOCUMENT,
            },
        ],
    }),
};

pub static DURABLE_CONFIG: Shape = Shape {
    name: "DurableConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "DurableConfig",
        members: &[
            Member {
                name: "KMSKeyArn",
                path: "kMSKeyArn",
                location: Location::Body,
                is_required: false,
                shape: &KMS_KEY_ARN,
            },
            Member {
                name: "RetentionPeriodInDays",
                path: "retentionPeriodInDays",
                location: Location::Body,
                is_required: false,
                shape: &RETENTION_PERIOD_IN_DAYS,
            },
            Member {
                name: "ExecutionTimeout",
                path: "executionTimeout",
                location: Location::Body,
                is_required: false,
                shape: &EXECUTION_TIMEOUT,
            },
        ],
    }),
};

pub static DURABLE_EXECUTION_ARN: Shape = Shape {
    name: "DurableExecutionArn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(1024) },
        pattern: Some(Pattern::new(
            r"arn:([a-zA-Z0-9-]+):lambda:([a-zA-Z0-9-]+):(\d{12}):function:([a-zA-Z0-9_-]+):(\$LATEST(?:\.PUBLISHED)?|[0-9]+)/durable-execution/([a-zA-Z0-9_-]+)/([a-zA-Z0-9_-]+)",
        )),
        values: None,
    },
};

pub static DURABLE_EXECUTION_NAME: Shape = Shape {
    name: "DurableExecutionName",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(64) },
        pattern: Some(Pattern::new(r"[a-zA-Z0-9-_]+")),
        values: None,
    },
};

pub static ENABLED: Shape = Shape { name: "Enabled", is_sensitive: false, kind: Kind::Boolean };

pub static END_POINT_TYPE: Shape = Shape {
    name: "EndPointType",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["KAFKA_BOOTSTRAP_SERVERS"], also: &[] }),
    },
};

pub static ENDPOINT: Shape = Shape {
    name: "Endpoint",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(300) },
        pattern: Some(Pattern::new(
            r"(([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\-]*[a-zA-Z0-9])\.)*([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9\-]*[A-Za-z0-9]):[0-9]{1,5}",
        )),
        values: None,
    },
};

pub static ENDPOINT_LISTS: Shape = Shape {
    name: "EndpointLists",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(1), max: Some(10) },
        element: &ENDPOINT,
        elements: Elements::Nullable,
    },
};

pub static ENDPOINTS: Shape = Shape {
    name: "Endpoints",
    is_sensitive: false,
    kind: Kind::Map {
        length: Length { min: Some(1), max: Some(2) },
        key: &END_POINT_TYPE,
        value: &ENDPOINT_LISTS,
    },
};

pub static ENVIRONMENT: Shape = Shape {
    name: "Environment",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "Environment",
        members: &[Member {
            name: "Variables",
            path: "variables",
            location: Location::Body,
            is_required: false,
            shape: &ENVIRONMENT_VARIABLES,
        }],
    }),
};

pub static ENVIRONMENT_VARIABLE_NAME: Shape = Shape {
    name: "EnvironmentVariableName",
    is_sensitive: true,
    kind: Kind::String {
        length: Length::ANY,
        pattern: Some(Pattern::new(r"[a-zA-Z]([a-zA-Z0-9_])+")),
        values: None,
    },
};

pub static ENVIRONMENT_VARIABLE_VALUE: Shape = Shape {
    name: "EnvironmentVariableValue",
    is_sensitive: true,
    kind: Kind::String { length: Length::ANY, pattern: None, values: None },
};

pub static ENVIRONMENT_VARIABLES: Shape = Shape {
    name: "EnvironmentVariables",
    is_sensitive: true,
    kind: Kind::Map {
        length: Length::ANY,
        key: &ENVIRONMENT_VARIABLE_NAME,
        value: &ENVIRONMENT_VARIABLE_VALUE,
    },
};

pub static EPHEMERAL_STORAGE: Shape = Shape {
    name: "EphemeralStorage",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "EphemeralStorage",
        members: &[Member {
            name: "Size",
            path: "size",
            location: Location::Body,
            is_required: true,
            shape: &EPHEMERAL_STORAGE_SIZE,
        }],
    }),
};

pub static EPHEMERAL_STORAGE_SIZE: Shape = Shape {
    name: "EphemeralStorageSize",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(512.0), max: Some(32768.0) }),
};

pub static ERROR_DATA: Shape = Shape {
    name: "ErrorData",
    is_sensitive: true,
    kind: Kind::String { length: Length::ANY, pattern: None, values: None },
};

pub static ERROR_MESSAGE: Shape = Shape {
    name: "ErrorMessage",
    is_sensitive: true,
    kind: Kind::String { length: Length::ANY, pattern: None, values: None },
};

pub static ERROR_OBJECT: Shape = Shape {
    name: "ErrorObject",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "ErrorObject",
        members: &[
            Member {
                name: "ErrorMessage",
                path: "errorMessage",
                location: Location::Body,
                is_required: false,
                shape: &ERROR_MESSAGE,
            },
            Member {
                name: "ErrorType",
                path: "errorType",
                location: Location::Body,
                is_required: false,
                shape: &ERROR_TYPE,
            },
            Member {
                name: "ErrorData",
                path: "errorData",
                location: Location::Body,
                is_required: false,
                shape: &ERROR_DATA,
            },
            Member {
                name: "StackTrace",
                path: "stackTrace",
                location: Location::Body,
                is_required: false,
                shape: &STACK_TRACE_ENTRIES,
            },
        ],
    }),
};

pub static ERROR_TYPE: Shape = Shape {
    name: "ErrorType",
    is_sensitive: true,
    kind: Kind::String { length: Length::ANY, pattern: None, values: None },
};

pub static EVENT_SOURCE_MAPPING_LOGGING_CONFIG: Shape = Shape {
    name: "EventSourceMappingLoggingConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "EventSourceMappingLoggingConfig",
        members: &[Member {
            name: "SystemLogLevel",
            path: "systemLogLevel",
            location: Location::Body,
            is_required: false,
            shape: &EVENT_SOURCE_MAPPING_SYSTEM_LOG_LEVEL,
        }],
    }),
};

pub static EVENT_SOURCE_MAPPING_METRIC: Shape = Shape {
    name: "EventSourceMappingMetric",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["ErrorCount", "EventCount", "KafkaMetrics"], also: &[] }),
    },
};

pub static EVENT_SOURCE_MAPPING_METRIC_LIST: Shape = Shape {
    name: "EventSourceMappingMetricList",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(3) },
        element: &EVENT_SOURCE_MAPPING_METRIC,
        elements: Elements::Nullable,
    },
};

pub static EVENT_SOURCE_MAPPING_METRICS_CONFIG: Shape = Shape {
    name: "EventSourceMappingMetricsConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "EventSourceMappingMetricsConfig",
        members: &[Member {
            name: "Metrics",
            path: "metrics",
            location: Location::Body,
            is_required: false,
            shape: &EVENT_SOURCE_MAPPING_METRIC_LIST,
        }],
    }),
};

pub static EVENT_SOURCE_MAPPING_SYSTEM_LOG_LEVEL: Shape = Shape {
    name: "EventSourceMappingSystemLogLevel",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["WARN", "INFO", "DEBUG"], also: &[] }),
    },
};

pub static EVENT_SOURCE_POSITION: Shape = Shape {
    name: "EventSourcePosition",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["LATEST", "AT_TIMESTAMP", "TRIM_HORIZON"], also: &[] }),
    },
};

pub static EVENT_SOURCE_TOKEN: Shape = Shape {
    name: "EventSourceToken",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(256) },
        pattern: Some(Pattern::new(r"[a-zA-Z0-9._\-]+")),
        values: None,
    },
};

pub static EXECUTION_ENVIRONMENT_MEMORY_GIB_PER_VCPU: Shape = Shape {
    name: "ExecutionEnvironmentMemoryGiBPerVCpu",
    is_sensitive: false,
    kind: Kind::Double(Range { min: Some(2.0), max: Some(8.0) }),
};

pub static EXECUTION_STATUS: Shape = Shape {
    name: "ExecutionStatus",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values {
            printed: &[
                "SUCCEEDED",
                "TIMED_OUT",
                "DELETING",
                "STOPPED",
                "PAUSED",
                "PAUSING",
                "FAILED",
                "RUNNING",
            ],
            also: &[],
        }),
    },
};

pub static EXECUTION_STATUS_LIST: Shape = Shape {
    name: "ExecutionStatusList",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(1), max: Some(10) },
        element: &EXECUTION_STATUS,
        elements: Elements::Nullable,
    },
};

pub static EXECUTION_TIMEOUT: Shape = Shape {
    name: "ExecutionTimeout",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(31622400.0) }),
};

pub static EXECUTION_TIMEOUT_PAUSED: Shape =
    Shape { name: "ExecutionTimeoutPaused", is_sensitive: false, kind: Kind::Boolean };

pub static EXECUTION_TIMESTAMP: Shape =
    Shape { name: "ExecutionTimestamp", is_sensitive: false, kind: Kind::Timestamp };

pub static FILE_SYSTEM_ARN: Shape = Shape {
    name: "FileSystemArn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(256) },
        pattern: Some(Pattern::new(
            r"arn:aws[a-zA-Z-]*:elasticfilesystem:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:access-point/fsap-[a-f0-9]{17}$|^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}",
        )),
        values: None,
    },
};

pub static FILE_SYSTEM_CONFIG: Shape = Shape {
    name: "FileSystemConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "FileSystemConfig",
        members: &[
            Member {
                name: "Arn",
                path: "arn",
                location: Location::Body,
                is_required: true,
                shape: &FILE_SYSTEM_ARN,
            },
            Member {
                name: "LocalMountPath",
                path: "localMountPath",
                location: Location::Body,
                is_required: true,
                shape: &LOCAL_MOUNT_PATH,
            },
            Member {
                name: "S3FilesConfig",
                path: "s3FilesConfig",
                location: Location::Body,
                is_required: false,
                shape: &S3_FILES_CONFIG,
            },
        ],
    }),
};

pub static FILE_SYSTEM_CONFIG_LIST: Shape = Shape {
    name: "FileSystemConfigList",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(1) },
        element: &FILE_SYSTEM_CONFIG,
        elements: Elements::Nullable,
    },
};

pub static FILTER: Shape = Shape {
    name: "Filter",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "Filter",
        members: &[Member {
            name: "Pattern",
            path: "pattern",
            location: Location::Body,
            is_required: false,
            shape: &PATTERN,
        }],
    }),
};

pub static FILTER_CRITERIA: Shape = Shape {
    name: "FilterCriteria",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "FilterCriteria",
        members: &[Member {
            name: "Filters",
            path: "filters",
            location: Location::Body,
            is_required: false,
            shape: &FILTER_LIST,
        }],
    }),
};

pub static FILTER_LIST: Shape = Shape {
    name: "FilterList",
    is_sensitive: false,
    kind: Kind::List { length: Length::ANY, element: &FILTER, elements: Elements::Nullable },
};

pub static FULL_DOCUMENT: Shape = Shape {
    name: "FullDocument",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["Default", "UpdateLookup"], also: &[] }),
    },
};

pub static FUNCTION_CODE: Shape = Shape {
    name: "FunctionCode",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "FunctionCode",
        members: &[
            Member {
                name: "ZipFile",
                path: "zipFile",
                location: Location::Body,
                is_required: false,
                shape: &BLOB,
            },
            Member {
                name: "S3Bucket",
                path: "s3Bucket",
                location: Location::Body,
                is_required: false,
                shape: &S3_BUCKET,
            },
            Member {
                name: "S3Key",
                path: "s3Key",
                location: Location::Body,
                is_required: false,
                shape: &S3_KEY,
            },
            Member {
                name: "S3ObjectVersion",
                path: "s3ObjectVersion",
                location: Location::Body,
                is_required: false,
                shape: &S3_OBJECT_VERSION,
            },
            Member {
                name: "S3ObjectStorageMode",
                path: "s3ObjectStorageMode",
                location: Location::Body,
                is_required: false,
                shape: &S3_OBJECT_STORAGE_MODE,
            },
            Member {
                name: "ImageUri",
                path: "imageUri",
                location: Location::Body,
                is_required: false,
                shape: &STRING,
            },
            Member {
                name: "SourceKMSKeyArn",
                path: "sourceKMSKeyArn",
                location: Location::Body,
                is_required: false,
                shape: &KMS_KEY_ARN,
            },
        ],
    }),
};

pub static FUNCTION_NAME: Shape = Shape {
    name: "FunctionName",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(140) },
        pattern: Some(Pattern::matching_plain_names(
            r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?",
        )),
        values: None,
    },
};

pub static FUNCTION_RESPONSE_TYPE: Shape = Shape {
    name: "FunctionResponseType",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["ReportBatchItemFailures"], also: &[] }),
    },
};

pub static FUNCTION_RESPONSE_TYPE_LIST: Shape = Shape {
    name: "FunctionResponseTypeList",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(1) },
        element: &FUNCTION_RESPONSE_TYPE,
        elements: Elements::Nullable,
    },
};

pub static FUNCTION_RUNTIME_ALIAS: Shape = Shape {
    name: "FunctionRuntimeAlias",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(128) },
        pattern: None,
        values: None,
    },
};

pub static FUNCTION_RUNTIME_ARN: Shape = Shape {
    name: "FunctionRuntimeArn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(48), max: Some(2048) },
        pattern: Some(Pattern::new(r"arn:[a-z-]+:lambda:[a-z0-9-]+:\d{12}:runtime/.+")),
        values: None,
    },
};

pub static FUNCTION_RUNTIME_CONFIG: Shape = Shape {
    name: "FunctionRuntimeConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "FunctionRuntimeConfig",
        members: &[
            Member {
                name: "RuntimeArn",
                path: "runtimeArn",
                location: Location::Body,
                is_required: true,
                shape: &FUNCTION_RUNTIME_ARN,
            },
            Member {
                name: "RuntimeAlias",
                path: "runtimeAlias",
                location: Location::Body,
                is_required: true,
                shape: &FUNCTION_RUNTIME_ALIAS,
            },
        ],
    }),
};

pub static FUNCTION_SCALING_CONFIG: Shape = Shape {
    name: "FunctionScalingConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "FunctionScalingConfig",
        members: &[
            Member {
                name: "MinExecutionEnvironments",
                path: "minExecutionEnvironments",
                location: Location::Body,
                is_required: false,
                shape: &FUNCTION_SCALING_CONFIG_EXECUTION_ENVIRONMENTS,
            },
            Member {
                name: "MaxExecutionEnvironments",
                path: "maxExecutionEnvironments",
                location: Location::Body,
                is_required: false,
                shape: &FUNCTION_SCALING_CONFIG_EXECUTION_ENVIRONMENTS,
            },
        ],
    }),
};

pub static FUNCTION_SCALING_CONFIG_EXECUTION_ENVIRONMENTS: Shape = Shape {
    name: "FunctionScalingConfigExecutionEnvironments",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(0.0), max: Some(15000.0) }),
};

pub static FUNCTION_URL_AUTH_TYPE: Shape = Shape {
    name: "FunctionUrlAuthType",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["AWS_IAM", "NONE"], also: &[] }),
    },
};

pub static FUNCTION_URL_FUNCTION_NAME: Shape = Shape {
    name: "FunctionUrlFunctionName",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(140) },
        pattern: Some(Pattern::new(
            r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]{1,64})(:((?!\d+$)[0-9a-zA-Z-_]+))?",
        )),
        values: None,
    },
};

pub static FUNCTION_URL_QUALIFIER: Shape = Shape {
    name: "FunctionUrlQualifier",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(128) },
        pattern: Some(Pattern::new(r"((?!^\d+$)^[0-9a-zA-Z-_]+$)")),
        values: None,
    },
};

pub static FUNCTION_VERSION: Shape = Shape {
    name: "FunctionVersion",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["ALL"], also: &[] }),
    },
};

pub static FUNCTION_VERSION_LATEST_PUBLISHED: Shape = Shape {
    name: "FunctionVersionLatestPublished",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["LATEST_PUBLISHED"], also: &[] }),
    },
};

pub static HANDLER: Shape = Shape {
    name: "Handler",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(128) },
        pattern: Some(Pattern::new(r"[^\s]+")),
        values: None,
    },
};

pub static HEADER: Shape = Shape {
    name: "Header",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(1024) },
        pattern: Some(Pattern::new(r".*")),
        values: None,
    },
};

pub static HEADERS_LIST: Shape = Shape {
    name: "HeadersList",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(100) },
        element: &HEADER,
        elements: Elements::Nullable,
    },
};

pub static IMAGE_CONFIG: Shape = Shape {
    name: "ImageConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "ImageConfig",
        members: &[
            Member {
                name: "EntryPoint",
                path: "entryPoint",
                location: Location::Body,
                is_required: false,
                shape: &STRING_LIST,
            },
            Member {
                name: "Command",
                path: "command",
                location: Location::Body,
                is_required: false,
                shape: &STRING_LIST,
            },
            Member {
                name: "WorkingDirectory",
                path: "workingDirectory",
                location: Location::Body,
                is_required: false,
                shape: &WORKING_DIRECTORY,
            },
        ],
    }),
};

pub static INCLUDE_EXECUTION_DATA: Shape =
    Shape { name: "IncludeExecutionData", is_sensitive: false, kind: Kind::Boolean };

pub static INSTANCE_REQUIREMENTS: Shape = Shape {
    name: "InstanceRequirements",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "InstanceRequirements",
        members: &[
            Member {
                name: "Architectures",
                path: "architectures",
                location: Location::Body,
                is_required: false,
                shape: &ARCHITECTURES_LIST,
            },
            Member {
                name: "AllowedInstanceTypes",
                path: "allowedInstanceTypes",
                location: Location::Body,
                is_required: false,
                shape: &INSTANCE_TYPE_SET,
            },
            Member {
                name: "ExcludedInstanceTypes",
                path: "excludedInstanceTypes",
                location: Location::Body,
                is_required: false,
                shape: &INSTANCE_TYPE_SET,
            },
        ],
    }),
};

pub static INSTANCE_TYPE: Shape = Shape {
    name: "InstanceType",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(30) },
        pattern: Some(Pattern::new(r"[a-zA-Z0-9\.\*\-]+")),
        values: None,
    },
};

pub static INSTANCE_TYPE_SET: Shape = Shape {
    name: "InstanceTypeSet",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(400) },
        element: &INSTANCE_TYPE,
        elements: Elements::Nullable,
    },
};

pub static INVOCATION_TYPE: Shape = Shape {
    name: "InvocationType",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["DryRun", "RequestResponse", "Event"], also: &[] }),
    },
};

pub static INVOKE_MODE: Shape = Shape {
    name: "InvokeMode",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["RESPONSE_STREAM", "BUFFERED"], also: &[] }),
    },
};

pub static INVOKED_VIA_FUNCTION_URL: Shape =
    Shape { name: "InvokedViaFunctionUrl", is_sensitive: false, kind: Kind::Boolean };

pub static ITEM_COUNT: Shape = Shape {
    name: "ItemCount",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(0.0), max: Some(1000.0) }),
};

pub static KMS_KEY_ARN: Shape = Shape {
    name: "KMSKeyArn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(10000) },
        pattern: Some(Pattern::new(r"(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()")),
        values: None,
    },
};

pub static KMS_KEY_ARN_NON_EMPTY: Shape = Shape {
    name: "KMSKeyArnNonEmpty",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(10000) },
        pattern: Some(Pattern::new(r"arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*")),
        values: None,
    },
};

pub static KAFKA_EVENT_SOURCE_MAPPING_CONSUMPTION_MODE: Shape = Shape {
    name: "KafkaEventSourceMappingConsumptionMode",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["Stream", "Queue"], also: &[] }),
    },
};

pub static KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG: Shape = Shape {
    name: "KafkaSchemaRegistryAccessConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "KafkaSchemaRegistryAccessConfig",
        members: &[
            Member {
                name: "Type",
                path: "type",
                location: Location::Body,
                is_required: false,
                shape: &KAFKA_SCHEMA_REGISTRY_AUTH_TYPE,
            },
            Member {
                name: "URI",
                path: "uRI",
                location: Location::Body,
                is_required: false,
                shape: &ARN,
            },
        ],
    }),
};

pub static KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG_LIST: Shape = Shape {
    name: "KafkaSchemaRegistryAccessConfigList",
    is_sensitive: false,
    kind: Kind::List {
        length: Length::ANY,
        element: &KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG,
        elements: Elements::Nullable,
    },
};

pub static KAFKA_SCHEMA_REGISTRY_AUTH_TYPE: Shape = Shape {
    name: "KafkaSchemaRegistryAuthType",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values {
            printed: &[
                "CLIENT_CERTIFICATE_TLS_AUTH",
                "OAUTHBEARER_AUTH",
                "SERVER_ROOT_CA_CERTIFICATE",
                "BASIC_AUTH",
            ],
            also: &[],
        }),
    },
};

pub static KAFKA_SCHEMA_REGISTRY_CONFIG: Shape = Shape {
    name: "KafkaSchemaRegistryConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "KafkaSchemaRegistryConfig",
        members: &[
            Member {
                name: "SchemaRegistryURI",
                path: "schemaRegistryURI",
                location: Location::Body,
                is_required: false,
                shape: &SCHEMA_REGISTRY_URI,
            },
            Member {
                name: "EventRecordFormat",
                path: "eventRecordFormat",
                location: Location::Body,
                is_required: false,
                shape: &SCHEMA_REGISTRY_EVENT_RECORD_FORMAT,
            },
            Member {
                name: "AccessConfigs",
                path: "accessConfigs",
                location: Location::Body,
                is_required: false,
                shape: &KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG_LIST,
            },
            Member {
                name: "SchemaValidationConfigs",
                path: "schemaValidationConfigs",
                location: Location::Body,
                is_required: false,
                shape: &KAFKA_SCHEMA_VALIDATION_CONFIG_LIST,
            },
        ],
    }),
};

pub static KAFKA_SCHEMA_VALIDATION_ATTRIBUTE: Shape = Shape {
    name: "KafkaSchemaValidationAttribute",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["VALUE", "KEY"], also: &[] }),
    },
};

pub static KAFKA_SCHEMA_VALIDATION_CONFIG: Shape = Shape {
    name: "KafkaSchemaValidationConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "KafkaSchemaValidationConfig",
        members: &[Member {
            name: "Attribute",
            path: "attribute",
            location: Location::Body,
            is_required: false,
            shape: &KAFKA_SCHEMA_VALIDATION_ATTRIBUTE,
        }],
    }),
};

pub static KAFKA_SCHEMA_VALIDATION_CONFIG_LIST: Shape = Shape {
    name: "KafkaSchemaValidationConfigList",
    is_sensitive: false,
    kind: Kind::List {
        length: Length::ANY,
        element: &KAFKA_SCHEMA_VALIDATION_CONFIG,
        elements: Elements::Nullable,
    },
};

pub static LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG: Shape = Shape {
    name: "LambdaManagedInstancesCapacityProviderConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "LambdaManagedInstancesCapacityProviderConfig",
        members: &[
            Member {
                name: "CapacityProviderArn",
                path: "capacityProviderArn",
                location: Location::Body,
                is_required: true,
                shape: &CAPACITY_PROVIDER_ARN,
            },
            Member {
                name: "PerExecutionEnvironmentMaxConcurrency",
                path: "perExecutionEnvironmentMaxConcurrency",
                location: Location::Body,
                is_required: false,
                shape: &PER_EXECUTION_ENVIRONMENT_MAX_CONCURRENCY,
            },
            Member {
                name: "ExecutionEnvironmentMemoryGiBPerVCpu",
                path: "executionEnvironmentMemoryGiBPerVCpu",
                location: Location::Body,
                is_required: false,
                shape: &EXECUTION_ENVIRONMENT_MEMORY_GIB_PER_VCPU,
            },
        ],
    }),
};

pub static LAYER_LIST: Shape = Shape {
    name: "LayerList",
    is_sensitive: false,
    kind: Kind::List {
        length: Length::ANY,
        element: &LAYER_VERSION_ARN,
        elements: Elements::NotNull,
    },
};

pub static LAYER_NAME_OR_ARN: Shape = Shape {
    name: "LayerNameOrArn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(2048) },
        pattern: Some(Pattern::new(
            r"(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:layer:[a-zA-Z0-9-_]{1,140}|[a-zA-Z0-9-_]{1,140})",
        )),
        values: None,
    },
};

pub static LAYER_PERMISSION_ALLOWED_ACTION: Shape = Shape {
    name: "LayerPermissionAllowedAction",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(22) },
        pattern: Some(Pattern::new(r"lambda:GetLayerVersion")),
        values: None,
    },
};

pub static LAYER_PERMISSION_ALLOWED_PRINCIPAL: Shape = Shape {
    name: "LayerPermissionAllowedPrincipal",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(10000) },
        pattern: Some(Pattern::new(r"\d{12}|\*|arn:(aws[a-zA-Z-]*):iam::\d{12}:root")),
        values: None,
    },
};

pub static LAYER_VERSION_ARN: Shape = Shape {
    name: "LayerVersionArn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(2048) },
        pattern: Some(Pattern::new(
            r"(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)",
        )),
        values: None,
    },
};

pub static LAYER_VERSION_CONTENT_INPUT: Shape = Shape {
    name: "LayerVersionContentInput",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "LayerVersionContentInput",
        members: &[
            Member {
                name: "S3Bucket",
                path: "s3Bucket",
                location: Location::Body,
                is_required: false,
                shape: &S3_BUCKET,
            },
            Member {
                name: "S3Key",
                path: "s3Key",
                location: Location::Body,
                is_required: false,
                shape: &S3_KEY,
            },
            Member {
                name: "S3ObjectVersion",
                path: "s3ObjectVersion",
                location: Location::Body,
                is_required: false,
                shape: &S3_OBJECT_VERSION,
            },
            Member {
                name: "S3ObjectStorageMode",
                path: "s3ObjectStorageMode",
                location: Location::Body,
                is_required: false,
                shape: &S3_OBJECT_STORAGE_MODE,
            },
            Member {
                name: "ZipFile",
                path: "zipFile",
                location: Location::Body,
                is_required: false,
                shape: &BLOB,
            },
        ],
    }),
};

pub static LAYER_VERSION_NUMBER: Shape =
    Shape { name: "LayerVersionNumber", is_sensitive: false, kind: Kind::Long(Range::ANY) };

pub static LICENSE_INFO: Shape = Shape {
    name: "LicenseInfo",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(512) },
        pattern: Some(Pattern::new(r".*")),
        values: None,
    },
};

pub static LOCAL_MOUNT_PATH: Shape = Shape {
    name: "LocalMountPath",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(160) },
        pattern: Some(Pattern::new(r"/mnt/[a-zA-Z0-9-_.]+")),
        values: None,
    },
};

pub static LOG_FORMAT: Shape = Shape {
    name: "LogFormat",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["JSON", "Text"], also: &[] }),
    },
};

pub static LOG_GROUP: Shape = Shape {
    name: "LogGroup",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(512) },
        pattern: Some(Pattern::new(r"[\.\-_/#A-Za-z0-9]+")),
        values: None,
    },
};

pub static LOG_TYPE: Shape = Shape {
    name: "LogType",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["Tail", "None"], also: &[] }),
    },
};

pub static LOGGING_CONFIG: Shape = Shape {
    name: "LoggingConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "LoggingConfig",
        members: &[
            Member {
                name: "LogFormat",
                path: "logFormat",
                location: Location::Body,
                is_required: false,
                shape: &LOG_FORMAT,
            },
            Member {
                name: "ApplicationLogLevel",
                path: "applicationLogLevel",
                location: Location::Body,
                is_required: false,
                shape: &APPLICATION_LOG_LEVEL,
            },
            Member {
                name: "SystemLogLevel",
                path: "systemLogLevel",
                location: Location::Body,
                is_required: false,
                shape: &SYSTEM_LOG_LEVEL,
            },
            Member {
                name: "LogGroup",
                path: "logGroup",
                location: Location::Body,
                is_required: false,
                shape: &LOG_GROUP,
            },
        ],
    }),
};

pub static MASTER_REGION: Shape = Shape {
    name: "MasterRegion",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(50) },
        pattern: Some(Pattern::new(r"ALL|(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}")),
        values: None,
    },
};

pub static MAX_AGE: Shape = Shape {
    name: "MaxAge",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(0.0), max: Some(86400.0) }),
};

pub static MAX_FIFTY_LIST_ITEMS: Shape = Shape {
    name: "MaxFiftyListItems",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(50.0) }),
};

pub static MAX_FUNCTION_EVENT_INVOKE_CONFIG_LIST_ITEMS: Shape = Shape {
    name: "MaxFunctionEventInvokeConfigListItems",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(50.0) }),
};

pub static MAX_ITEMS: Shape = Shape {
    name: "MaxItems",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(50.0) }),
};

pub static MAX_LAYER_LIST_ITEMS: Shape = Shape {
    name: "MaxLayerListItems",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(50.0) }),
};

pub static MAX_LIST_ITEMS: Shape = Shape {
    name: "MaxListItems",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(10000.0) }),
};

pub static MAX_PROVISIONED_CONCURRENCY_CONFIG_LIST_ITEMS: Shape = Shape {
    name: "MaxProvisionedConcurrencyConfigListItems",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(50.0) }),
};

pub static MAXIMUM_BATCHING_WINDOW_IN_SECONDS: Shape = Shape {
    name: "MaximumBatchingWindowInSeconds",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(0.0), max: Some(300.0) }),
};

pub static MAXIMUM_CONCURRENCY: Shape = Shape {
    name: "MaximumConcurrency",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(2.0), max: Some(1000.0) }),
};

pub static MAXIMUM_EVENT_AGE_IN_SECONDS: Shape = Shape {
    name: "MaximumEventAgeInSeconds",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(60.0), max: Some(21600.0) }),
};

pub static MAXIMUM_NUMBER_OF_POLLERS: Shape = Shape {
    name: "MaximumNumberOfPollers",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(10000.0) }),
};

pub static MAXIMUM_RECORD_AGE_IN_SECONDS: Shape = Shape {
    name: "MaximumRecordAgeInSeconds",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(-1.0), max: Some(604800.0) }),
};

pub static MAXIMUM_RETRY_ATTEMPTS: Shape = Shape {
    name: "MaximumRetryAttempts",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(0.0), max: Some(2.0) }),
};

pub static MAXIMUM_RETRY_ATTEMPTS_EVENT_SOURCE_MAPPING: Shape = Shape {
    name: "MaximumRetryAttemptsEventSourceMapping",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(-1.0), max: Some(10000.0) }),
};

pub static MEMORY_SIZE: Shape = Shape {
    name: "MemorySize",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(128.0), max: Some(32768.0) }),
};

pub static METHOD: Shape = Shape {
    name: "Method",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(6) },
        pattern: Some(Pattern::new(r".*")),
        values: None,
    },
};

pub static METRIC_TARGET_VALUE: Shape = Shape {
    name: "MetricTargetValue",
    is_sensitive: false,
    kind: Kind::Double(Range { min: Some(0.0), max: Some(100.0) }),
};

pub static MINIMUM_NUMBER_OF_POLLERS: Shape = Shape {
    name: "MinimumNumberOfPollers",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(200.0) }),
};

pub static NAMESPACED_FUNCTION_NAME: Shape = Shape {
    name: "NamespacedFunctionName",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(256) },
        pattern: Some(Pattern::matching_plain_names(
            r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?",
        )),
        values: None,
    },
};

pub static NAMESPACED_STATEMENT_ID: Shape = Shape {
    name: "NamespacedStatementId",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(100) },
        pattern: Some(Pattern::new(r"([a-zA-Z0-9-_.]+)")),
        values: None,
    },
};

pub static NULLABLE_BOOLEAN: Shape =
    Shape { name: "NullableBoolean", is_sensitive: false, kind: Kind::Boolean };

pub static NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER: Shape = Shape {
    name: "NumericLatestPublishedOrAliasQualifier",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(128) },
        pattern: Some(Pattern::matching_plain_names(r"\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+")),
        values: None,
    },
};

pub static ON_FAILURE: Shape = Shape {
    name: "OnFailure",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "OnFailure",
        members: &[Member {
            name: "Destination",
            path: "destination",
            location: Location::Body,
            is_required: false,
            shape: &DESTINATION_ARN,
        }],
    }),
};

pub static ON_SUCCESS: Shape = Shape {
    name: "OnSuccess",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "OnSuccess",
        members: &[Member {
            name: "Destination",
            path: "destination",
            location: Location::Body,
            is_required: false,
            shape: &DESTINATION_ARN,
        }],
    }),
};

pub static OPERATION_ACTION: Shape = Shape {
    name: "OperationAction",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values {
            printed: &["SUCCEED", "START", "RETRY", "CANCEL", "FAIL"],
            also: &[],
        }),
    },
};

pub static OPERATION_ID: Shape = Shape {
    name: "OperationId",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(64) },
        pattern: Some(Pattern::new(r"[a-zA-Z0-9-_]+")),
        values: None,
    },
};

pub static OPERATION_NAME: Shape = Shape {
    name: "OperationName",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(256) },
        pattern: Some(Pattern::new(r"[\x20-\x7E]+")),
        values: None,
    },
};

pub static OPERATION_PAYLOAD: Shape = Shape {
    name: "OperationPayload",
    is_sensitive: true,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(6291456) },
        pattern: None,
        values: None,
    },
};

pub static OPERATION_SUB_TYPE: Shape = Shape {
    name: "OperationSubType",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(32) },
        pattern: Some(Pattern::new(r"[a-zA-Z0-9-_]+")),
        values: None,
    },
};

pub static OPERATION_TYPE: Shape = Shape {
    name: "OperationType",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values {
            printed: &["CALLBACK", "STEP", "CONTEXT", "WAIT", "CHAINED_INVOKE", "EXECUTION"],
            also: &[],
        }),
    },
};

pub static OPERATION_UPDATE: Shape = Shape {
    name: "OperationUpdate",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "OperationUpdate",
        members: &[
            Member {
                name: "Id",
                path: "id",
                location: Location::Body,
                is_required: true,
                shape: &OPERATION_ID,
            },
            Member {
                name: "ParentId",
                path: "parentId",
                location: Location::Body,
                is_required: false,
                shape: &OPERATION_ID,
            },
            Member {
                name: "Name",
                path: "name",
                location: Location::Body,
                is_required: false,
                shape: &OPERATION_NAME,
            },
            Member {
                name: "Type",
                path: "type",
                location: Location::Body,
                is_required: true,
                shape: &OPERATION_TYPE,
            },
            Member {
                name: "SubType",
                path: "subType",
                location: Location::Body,
                is_required: false,
                shape: &OPERATION_SUB_TYPE,
            },
            Member {
                name: "Action",
                path: "action",
                location: Location::Body,
                is_required: true,
                shape: &OPERATION_ACTION,
            },
            Member {
                name: "Payload",
                path: "payload",
                location: Location::Body,
                is_required: false,
                shape: &OPERATION_PAYLOAD,
            },
            Member {
                name: "Error",
                path: "error",
                location: Location::Body,
                is_required: false,
                shape: &ERROR_OBJECT,
            },
            Member {
                name: "ContextOptions",
                path: "contextOptions",
                location: Location::Body,
                is_required: false,
                shape: &CONTEXT_OPTIONS,
            },
            Member {
                name: "StepOptions",
                path: "stepOptions",
                location: Location::Body,
                is_required: false,
                shape: &STEP_OPTIONS,
            },
            Member {
                name: "WaitOptions",
                path: "waitOptions",
                location: Location::Body,
                is_required: false,
                shape: &WAIT_OPTIONS,
            },
            Member {
                name: "CallbackOptions",
                path: "callbackOptions",
                location: Location::Body,
                is_required: false,
                shape: &CALLBACK_OPTIONS,
            },
            Member {
                name: "ChainedInvokeOptions",
                path: "chainedInvokeOptions",
                location: Location::Body,
                is_required: false,
                shape: &CHAINED_INVOKE_OPTIONS,
            },
        ],
    }),
};

pub static OPERATION_UPDATES: Shape = Shape {
    name: "OperationUpdates",
    is_sensitive: false,
    kind: Kind::List {
        length: Length::ANY,
        element: &OPERATION_UPDATE,
        elements: Elements::Nullable,
    },
};

pub static ORGANIZATION_ID: Shape = Shape {
    name: "OrganizationId",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(34) },
        pattern: Some(Pattern::new(r"o-[a-z0-9]{10,32}")),
        values: None,
    },
};

pub static ORIGIN: Shape = Shape {
    name: "Origin",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(253) },
        pattern: Some(Pattern::new(r".*")),
        values: None,
    },
};

pub static PACKAGE_TYPE: Shape = Shape {
    name: "PackageType",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["Zip", "Image"], also: &[] }),
    },
};

pub static PARALLELIZATION_FACTOR: Shape = Shape {
    name: "ParallelizationFactor",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(10.0) }),
};

pub static PATTERN: Shape = Shape {
    name: "Pattern",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(4096) },
        pattern: Some(Pattern::new(r"[\s\S]*")),
        values: None,
    },
};

pub static PAUSE_REASON: Shape = Shape {
    name: "PauseReason",
    is_sensitive: true,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(1024) },
        pattern: None,
        values: None,
    },
};

pub static PER_EXECUTION_ENVIRONMENT_MAX_CONCURRENCY: Shape = Shape {
    name: "PerExecutionEnvironmentMaxConcurrency",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(1600.0) }),
};

pub static POLICY_RESOURCE_ARN: Shape = Shape {
    name: "PolicyResourceArn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(512) },
        pattern: Some(Pattern::new(
            r"arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:(function:[a-zA-Z0-9-_]+(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_])+)?|runtime/[a-zA-Z0-9-_./]+)",
        )),
        values: None,
    },
};

pub static POSITIVE_INTEGER: Shape = Shape {
    name: "PositiveInteger",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: None }),
};

pub static PRINCIPAL: Shape = Shape {
    name: "Principal",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(2048) },
        pattern: Some(Pattern::new(r"[^\s]+")),
        values: None,
    },
};

pub static PRINCIPAL_ORG_ID: Shape = Shape {
    name: "PrincipalOrgID",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(12), max: Some(34) },
        pattern: Some(Pattern::new(r"o-[a-z0-9]{10,32}")),
        values: None,
    },
};

pub static PROPAGATE_TAGS: Shape = Shape {
    name: "PropagateTags",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "PropagateTags",
        members: &[
            Member {
                name: "Mode",
                path: "mode",
                location: Location::Body,
                is_required: false,
                shape: &PROPAGATE_TAGS_MODE,
            },
            Member {
                name: "ExplicitTags",
                path: "explicitTags",
                location: Location::Body,
                is_required: false,
                shape: &PROPAGATE_TAGS_EXPLICIT_TAGS_MAP,
            },
        ],
    }),
};

pub static PROPAGATE_TAGS_EXPLICIT_TAGS_MAP: Shape = Shape {
    name: "PropagateTagsExplicitTagsMap",
    is_sensitive: false,
    kind: Kind::Map {
        length: Length { min: Some(0), max: Some(40) },
        key: &TAG_KEY,
        value: &TAG_VALUE,
    },
};

pub static PROPAGATE_TAGS_MODE: Shape = Shape {
    name: "PropagateTagsMode",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["Explicit", "None"], also: &[] }),
    },
};

pub static PROVISIONED_POLLER_CONFIG: Shape = Shape {
    name: "ProvisionedPollerConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "ProvisionedPollerConfig",
        members: &[
            Member {
                name: "MinimumPollers",
                path: "minimumPollers",
                location: Location::Body,
                is_required: false,
                shape: &MINIMUM_NUMBER_OF_POLLERS,
            },
            Member {
                name: "MaximumPollers",
                path: "maximumPollers",
                location: Location::Body,
                is_required: false,
                shape: &MAXIMUM_NUMBER_OF_POLLERS,
            },
            Member {
                name: "PollerGroupName",
                path: "pollerGroupName",
                location: Location::Body,
                is_required: false,
                shape: &PROVISIONED_POLLER_GROUP_NAME,
            },
        ],
    }),
};

pub static PROVISIONED_POLLER_GROUP_NAME: Shape = Shape {
    name: "ProvisionedPollerGroupName",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(128) },
        pattern: Some(Pattern::new(r"[a-zA-Z0-9-_]*")),
        values: None,
    },
};

pub static PUBLISHED_FUNCTION_QUALIFIER: Shape = Shape {
    name: "PublishedFunctionQualifier",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(128) },
        pattern: Some(Pattern::new(r"(\$LATEST\.PUBLISHED|[0-9]+)")),
        values: None,
    },
};

pub static QUALIFIER: Shape = Shape {
    name: "Qualifier",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(128) },
        pattern: Some(Pattern::new(r"(|[a-zA-Z0-9$_-]+)")),
        values: None,
    },
};

pub static QUEUE: Shape = Shape {
    name: "Queue",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(1000) },
        pattern: Some(Pattern::new(r"[\s\S]*")),
        values: None,
    },
};

pub static QUEUES: Shape = Shape {
    name: "Queues",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(1), max: Some(1) },
        element: &QUEUE,
        elements: Elements::Nullable,
    },
};

pub static RECURSIVE_LOOP: Shape = Shape {
    name: "RecursiveLoop",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["Terminate", "Allow"], also: &[] }),
    },
};

pub static REPLAY_CHILDREN: Shape =
    Shape { name: "ReplayChildren", is_sensitive: false, kind: Kind::Boolean };

pub static RESERVED_CONCURRENT_EXECUTIONS: Shape = Shape {
    name: "ReservedConcurrentExecutions",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(0.0), max: None }),
};

pub static RESOURCE_ARN: Shape = Shape {
    name: "ResourceArn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(10000) },
        pattern: Some(Pattern::new(r"(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()")),
        values: None,
    },
};

pub static RESOURCE_POLICY: Shape = Shape {
    name: "ResourcePolicy",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(20480) },
        pattern: Some(Pattern::new(r"[\s\S]+")),
        values: None,
    },
};

pub static RESPONSE_STREAMING_INVOCATION_TYPE: Shape = Shape {
    name: "ResponseStreamingInvocationType",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["DryRun", "RequestResponse"], also: &[] }),
    },
};

pub static RESUME_REASON: Shape = Shape {
    name: "ResumeReason",
    is_sensitive: true,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(1024) },
        pattern: None,
        values: None,
    },
};

pub static RETENTION_PERIOD_IN_DAYS: Shape = Shape {
    name: "RetentionPeriodInDays",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(90.0) }),
};

pub static REVERSE_ORDER: Shape =
    Shape { name: "ReverseOrder", is_sensitive: false, kind: Kind::Boolean };

pub static REVISION_ID: Shape = Shape {
    name: "RevisionId",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(36), max: Some(36) },
        pattern: Some(Pattern::new(
            r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        )),
        values: None,
    },
};

pub static ROLE_ARN: Shape = Shape {
    name: "RoleArn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(10000) },
        pattern: Some(Pattern::new(
            r"arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+",
        )),
        values: None,
    },
};

pub static RUNTIME: Shape = Shape {
    name: "Runtime",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values {
            printed: &[
                "dotnetcore1.0",
                "python3.7",
                "nodejs8.10",
                "ruby2.7",
                "dotnetcore2.0",
                "python3.8",
                "java21",
                "java8.al2023",
                "dotnet6",
                "dotnetcore2.1",
                "python3.9",
                "java11",
                "nodejs6.10",
                "provided",
                "dotnetcore3.1",
                "dotnet8",
                "java25",
                "java17",
                "nodejs",
                "nodejs4.3",
                "java8.al2",
                "java17.al2023",
                "custom",
                "go1.x",
                "dotnet10",
                "nodejs20.x",
                "nodejs10.x",
                "provided.al2023",
                "nodejs22.x",
                "java11.al2023",
                "python3.10",
                "java8",
                "nodejs12.x",
                "python3.11",
                "nodejs24.x",
                "python3.12",
                "nodejs14.x",
                "nodejs26.x",
                "python3.13",
                "python3.14",
                "nodejs16.x",
                "python3.15",
                "provided.al2",
                "ruby4.0",
                "nodejs4.3-edge",
                "nodejs18.x",
                "ruby3.2",
                "ruby3.3",
                "ruby3.4",
                "ruby2.5",
                "python3.6",
                "python2.7",
            ],
            also: &[],
        }),
    },
};

pub static RUNTIME_VERSION_ARN: Shape = Shape {
    name: "RuntimeVersionArn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(26), max: Some(2048) },
        pattern: Some(Pattern::new(
            r"((arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}::runtime:.+)|(arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:runtime/[A-Za-z0-9_.-]{1,128}/version/[A-Za-z0-9_.-]{1,128}))",
        )),
        values: None,
    },
};

pub static S3_BUCKET: Shape = Shape {
    name: "S3Bucket",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(3), max: Some(63) },
        pattern: Some(Pattern::new(r"[0-9A-Za-z\.\-_]*(?<!\.)")),
        values: None,
    },
};

pub static S3_FILES_CONFIG: Shape = Shape {
    name: "S3FilesConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "S3FilesConfig",
        members: &[Member {
            name: "DirectS3Read",
            path: "directS3Read",
            location: Location::Body,
            is_required: false,
            shape: &DIRECT_S3_READ,
        }],
    }),
};

pub static S3_KEY: Shape = Shape {
    name: "S3Key",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(1024) },
        pattern: Some(Pattern::new(r".*")),
        values: None,
    },
};

pub static S3_OBJECT_STORAGE_MODE: Shape = Shape {
    name: "S3ObjectStorageMode",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["REFERENCE", "COPY"], also: &[] }),
    },
};

pub static S3_OBJECT_VERSION: Shape = Shape {
    name: "S3ObjectVersion",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(1024) },
        pattern: Some(Pattern::new(r".*")),
        values: None,
    },
};

pub static SCALING_CONFIG: Shape = Shape {
    name: "ScalingConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "ScalingConfig",
        members: &[Member {
            name: "MaximumConcurrency",
            path: "maximumConcurrency",
            location: Location::Body,
            is_required: false,
            shape: &MAXIMUM_CONCURRENCY,
        }],
    }),
};

pub static SCHEMA_REGISTRY_EVENT_RECORD_FORMAT: Shape = Shape {
    name: "SchemaRegistryEventRecordFormat",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["JSON", "SOURCE"], also: &[] }),
    },
};

pub static SCHEMA_REGISTRY_URI: Shape = Shape {
    name: "SchemaRegistryUri",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(10000) },
        pattern: Some(Pattern::new(r"[a-zA-Z0-9-\/*:_+=.@-]*")),
        values: None,
    },
};

pub static SECURITY_GROUP_ID: Shape = Shape {
    name: "SecurityGroupId",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(1024) },
        pattern: Some(Pattern::new(r"sg-[0-9a-zA-Z]*")),
        values: None,
    },
};

pub static SECURITY_GROUP_IDS: Shape = Shape {
    name: "SecurityGroupIds",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(5) },
        element: &SECURITY_GROUP_ID,
        elements: Elements::Nullable,
    },
};

pub static SELF_MANAGED_EVENT_SOURCE: Shape = Shape {
    name: "SelfManagedEventSource",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "SelfManagedEventSource",
        members: &[Member {
            name: "Endpoints",
            path: "endpoints",
            location: Location::Body,
            is_required: false,
            shape: &ENDPOINTS,
        }],
    }),
};

pub static SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG: Shape = Shape {
    name: "SelfManagedKafkaEventSourceConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "SelfManagedKafkaEventSourceConfig",
        members: &[
            Member {
                name: "ConsumerGroupId",
                path: "consumerGroupId",
                location: Location::Body,
                is_required: false,
                shape: &URI,
            },
            Member {
                name: "SchemaRegistryConfig",
                path: "schemaRegistryConfig",
                location: Location::Body,
                is_required: false,
                shape: &KAFKA_SCHEMA_REGISTRY_CONFIG,
            },
            Member {
                name: "ConsumptionMode",
                path: "consumptionMode",
                location: Location::Body,
                is_required: false,
                shape: &KAFKA_EVENT_SOURCE_MAPPING_CONSUMPTION_MODE,
            },
        ],
    }),
};

pub static SIGNING_PROFILE_VERSION_ARNS: Shape = Shape {
    name: "SigningProfileVersionArns",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(1), max: Some(20) },
        element: &ARN,
        elements: Elements::Nullable,
    },
};

pub static SNAP_START: Shape = Shape {
    name: "SnapStart",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "SnapStart",
        members: &[Member {
            name: "ApplyOn",
            path: "applyOn",
            location: Location::Body,
            is_required: false,
            shape: &SNAP_START_APPLY_ON,
        }],
    }),
};

pub static SNAP_START_APPLY_ON: Shape = Shape {
    name: "SnapStartApplyOn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["PublishedVersions", "None"], also: &[] }),
    },
};

pub static SOURCE_ACCESS_CONFIGURATION: Shape = Shape {
    name: "SourceAccessConfiguration",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "SourceAccessConfiguration",
        members: &[
            Member {
                name: "Type",
                path: "type",
                location: Location::Body,
                is_required: false,
                shape: &SOURCE_ACCESS_TYPE,
            },
            Member {
                name: "URI",
                path: "uRI",
                location: Location::Body,
                is_required: false,
                shape: &URI,
            },
        ],
    }),
};

pub static SOURCE_ACCESS_CONFIGURATIONS: Shape = Shape {
    name: "SourceAccessConfigurations",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(23) },
        element: &SOURCE_ACCESS_CONFIGURATION,
        elements: Elements::Nullable,
    },
};

pub static SOURCE_ACCESS_TYPE: Shape = Shape {
    name: "SourceAccessType",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values {
            printed: &[
                "CLIENT_CERTIFICATE_TLS_AUTH",
                "OAUTHBEARER_AUDIENCE",
                "OAUTHBEARER_SCOPE",
                "OAUTHBEARER_AUTH",
                "IAM_AUTH",
                "VPC_SUBNET",
                "OAUTHBEARER_IDENTITY_POOL",
                "VPC_SECURITY_GROUP",
                "SERVER_ROOT_CA_CERTIFICATE",
                "IAM_OAUTHBEARER_AUTH",
                "BASIC_AUTH",
                "SASL_SCRAM_512_AUTH",
                "VIRTUAL_HOST",
                "OAUTHBEARER_LOGICAL_CLUSTER",
                "SASL_SCRAM_256_AUTH",
            ],
            also: &[],
        }),
    },
};

pub static SOURCE_OWNER: Shape = Shape {
    name: "SourceOwner",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(12) },
        pattern: Some(Pattern::new(r"\d{12}")),
        values: None,
    },
};

pub static STACK_TRACE_ENTRIES: Shape = Shape {
    name: "StackTraceEntries",
    is_sensitive: true,
    kind: Kind::List {
        length: Length::ANY,
        element: &STACK_TRACE_ENTRY,
        elements: Elements::Nullable,
    },
};

pub static STACK_TRACE_ENTRY: Shape = Shape {
    name: "StackTraceEntry",
    is_sensitive: true,
    kind: Kind::String { length: Length::ANY, pattern: None, values: None },
};

pub static STATEMENT_ID: Shape = Shape {
    name: "StatementId",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(100) },
        pattern: Some(Pattern::new(r"([a-zA-Z0-9-_]+)")),
        values: None,
    },
};

pub static STEP_OPTIONS: Shape = Shape {
    name: "StepOptions",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "StepOptions",
        members: &[Member {
            name: "NextAttemptDelaySeconds",
            path: "nextAttemptDelaySeconds",
            location: Location::Body,
            is_required: false,
            shape: &STEP_OPTIONS_NEXT_ATTEMPT_DELAY_SECONDS_INTEGER,
        }],
    }),
};

pub static STEP_OPTIONS_NEXT_ATTEMPT_DELAY_SECONDS_INTEGER: Shape = Shape {
    name: "StepOptionsNextAttemptDelaySecondsInteger",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(31622400.0) }),
};

pub static STRING: Shape = Shape {
    name: "String",
    is_sensitive: false,
    kind: Kind::String { length: Length::ANY, pattern: None, values: None },
};

pub static STRING_LIST: Shape = Shape {
    name: "StringList",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(1500) },
        element: &STRING,
        elements: Elements::Nullable,
    },
};

pub static SUBNET_ID: Shape = Shape {
    name: "SubnetId",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(1024) },
        pattern: Some(Pattern::new(r"subnet-[0-9a-z]*")),
        values: None,
    },
};

pub static SUBNET_IDS: Shape = Shape {
    name: "SubnetIds",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(16) },
        element: &SUBNET_ID,
        elements: Elements::Nullable,
    },
};

pub static SYSTEM_LOG_LEVEL: Shape = Shape {
    name: "SystemLogLevel",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["WARN", "INFO", "DEBUG"], also: &[] }),
    },
};

pub static TAG_KEY: Shape = Shape {
    name: "TagKey",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(128) },
        pattern: Some(Pattern::new(r"([\p{L}\p{Z}\p{N}_.:/=+\-@]*)")),
        values: None,
    },
};

pub static TAG_KEY_LIST: Shape = Shape {
    name: "TagKeyList",
    is_sensitive: false,
    kind: Kind::List { length: Length::ANY, element: &TAG_KEY, elements: Elements::Nullable },
};

pub static TAG_VALUE: Shape = Shape {
    name: "TagValue",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(256) },
        pattern: Some(Pattern::new(r"([\p{L}\p{Z}\p{N}_.:/=+\-@]*)")),
        values: None,
    },
};

pub static TAGGABLE_RESOURCE: Shape = Shape {
    name: "TaggableResource",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(10000) },
        pattern: Some(Pattern::new(
            r"arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:(function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?|layer:([a-zA-Z0-9-_]+)|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)",
        )),
        values: None,
    },
};

pub static TAGS: Shape = Shape {
    name: "Tags",
    is_sensitive: false,
    kind: Kind::Map { length: Length::ANY, key: &TAG_KEY, value: &TAG_VALUE },
};

pub static TARGET_TRACKING_SCALING_POLICY: Shape = Shape {
    name: "TargetTrackingScalingPolicy",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "TargetTrackingScalingPolicy",
        members: &[
            Member {
                name: "PredefinedMetricType",
                path: "predefinedMetricType",
                location: Location::Body,
                is_required: true,
                shape: &CAPACITY_PROVIDER_PREDEFINED_METRIC_TYPE,
            },
            Member {
                name: "TargetValue",
                path: "targetValue",
                location: Location::Body,
                is_required: true,
                shape: &METRIC_TARGET_VALUE,
            },
        ],
    }),
};

pub static TENANCY_CONFIG: Shape = Shape {
    name: "TenancyConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "TenancyConfig",
        members: &[Member {
            name: "TenantIsolationMode",
            path: "tenantIsolationMode",
            location: Location::Body,
            is_required: true,
            shape: &TENANT_ISOLATION_MODE,
        }],
    }),
};

pub static TENANT_ID: Shape = Shape {
    name: "TenantId",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(256) },
        pattern: Some(Pattern::new(r"[a-zA-Z0-9\._:\/=+\-@ ]+")),
        values: None,
    },
};

pub static TENANT_ISOLATION_MODE: Shape = Shape {
    name: "TenantIsolationMode",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["PER_TENANT"], also: &[] }),
    },
};

pub static TIMEOUT: Shape = Shape {
    name: "Timeout",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(5400.0) }),
};

pub static TOPIC: Shape = Shape {
    name: "Topic",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(249) },
        pattern: Some(Pattern::new(r"[^.]([a-zA-Z0-9\-_.]+)")),
        values: None,
    },
};

pub static TOPICS: Shape = Shape {
    name: "Topics",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(1), max: Some(1) },
        element: &TOPIC,
        elements: Elements::Nullable,
    },
};

pub static TRACING_CONFIG: Shape = Shape {
    name: "TracingConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "TracingConfig",
        members: &[Member {
            name: "Mode",
            path: "mode",
            location: Location::Body,
            is_required: false,
            shape: &TRACING_MODE,
        }],
    }),
};

pub static TRACING_MODE: Shape = Shape {
    name: "TracingMode",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["Active", "PassThrough"], also: &[] }),
    },
};

pub static TUMBLING_WINDOW_IN_SECONDS: Shape = Shape {
    name: "TumblingWindowInSeconds",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(0.0), max: Some(900.0) }),
};

pub static URI: Shape = Shape {
    name: "URI",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(200) },
        pattern: Some(Pattern::new(r"[ a-zA-Z0-9-\/*:_+=.@-]*")),
        values: None,
    },
};

pub static UUID_STRING: Shape = Shape {
    name: "UUIDString",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(36), max: Some(36) },
        pattern: None,
        values: None,
    },
};

pub static UNQUALIFIED_FUNCTION_NAME: Shape = Shape {
    name: "UnqualifiedFunctionName",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(140) },
        pattern: Some(Pattern::matching_plain_names(
            r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)",
        )),
        values: None,
    },
};

pub static UPDATE_RUNTIME_ON: Shape = Shape {
    name: "UpdateRuntimeOn",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values { printed: &["FunctionUpdate", "Manual", "Auto"], also: &[] }),
    },
};

pub static VERSION_WITH_LATEST_PUBLISHED: Shape = Shape {
    name: "VersionWithLatestPublished",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(1), max: Some(1024) },
        pattern: Some(Pattern::new(r"(\$LATEST(\.PUBLISHED)?|[0-9]+)")),
        values: None,
    },
};

pub static VPC_CONFIG: Shape = Shape {
    name: "VpcConfig",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "VpcConfig",
        members: &[
            Member {
                name: "SubnetIds",
                path: "subnetIds",
                location: Location::Body,
                is_required: false,
                shape: &SUBNET_IDS,
            },
            Member {
                name: "SecurityGroupIds",
                path: "securityGroupIds",
                location: Location::Body,
                is_required: false,
                shape: &SECURITY_GROUP_IDS,
            },
            Member {
                name: "Ipv6AllowedForDualStack",
                path: "ipv6AllowedForDualStack",
                location: Location::Body,
                is_required: false,
                shape: &NULLABLE_BOOLEAN,
            },
        ],
    }),
};

pub static WAIT_OPTIONS: Shape = Shape {
    name: "WaitOptions",
    is_sensitive: false,
    kind: Kind::Structure(Structure {
        name: "WaitOptions",
        members: &[Member {
            name: "WaitSeconds",
            path: "waitSeconds",
            location: Location::Body,
            is_required: false,
            shape: &WAIT_OPTIONS_WAIT_SECONDS_INTEGER,
        }],
    }),
};

pub static WAIT_OPTIONS_WAIT_SECONDS_INTEGER: Shape = Shape {
    name: "WaitOptionsWaitSecondsInteger",
    is_sensitive: false,
    kind: Kind::Integer(Range { min: Some(1.0), max: Some(31622400.0) }),
};

pub static WEIGHT: Shape = Shape {
    name: "Weight",
    is_sensitive: false,
    kind: Kind::Double(Range { min: Some(0.0), max: Some(1.0) }),
};

pub static WORKING_DIRECTORY: Shape = Shape {
    name: "WorkingDirectory",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(1000) },
        pattern: None,
        values: None,
    },
};

pub static X_AMZN_TRACE_ID: Shape = Shape {
    name: "XAmznTraceId",
    is_sensitive: false,
    kind: Kind::String {
        length: Length { min: Some(0), max: Some(8192) },
        pattern: None,
        values: None,
    },
};

pub static CREATE_FUNCTION_REQUEST_RUNTIME: Shape = Shape {
    name: "Runtime",
    is_sensitive: false,
    kind: Kind::String { length: Length::ANY, pattern: None, values: None },
};

pub static LIST_LAYER_VERSIONS_REQUEST_COMPATIBLE_RUNTIME: Shape = Shape {
    name: "Runtime",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values {
            printed: &[
                "ruby3.5",
                "ruby2.6",
                "dotnetcore1.0",
                "python3.7",
                "nodejs8.10",
                "nasa",
                "ruby2.7",
                "python2.7-greengrass",
                "dotnetcore2.0",
                "python3.8",
                "java21",
                "dotnet6",
                "dotnetcore2.1",
                "python3.9",
                "java11",
                "nodejs6.10",
                "provided",
                "dotnetcore3.1",
                "dotnet8",
                "java25",
                "java17",
                "nodejs",
                "nodejs4.3",
                "java8.al2",
                "go1.x",
                "dotnet10",
                "nodejs20.x",
                "go1.9",
                "byol",
                "nodejs10.x",
                "provided.al2023",
                "nodejs22.x",
                "python3.10",
                "java8",
                "nodejs12.x",
                "python3.11",
                "nodejs24.x",
                "nodejs8.x",
                "python3.12",
                "nodejs14.x",
                "nodejs8.9",
                "nodejs26.x",
                "python3.13",
                "python3.14",
                "nodejs16.x",
                "python3.15",
                "provided.al2",
                "nodejs4.3-edge",
                "nodejs18.x",
                "ruby3.2",
                "python3.4",
                "ruby3.3",
                "ruby3.4",
                "ruby2.5",
                "python3.6",
                "python2.7",
            ],
            also: &["ruby4.0", "java8.al2023", "java11.al2023", "java17.al2023", "custom"],
        }),
    },
};

pub static LIST_LAYERS_REQUEST_COMPATIBLE_RUNTIME: Shape = Shape {
    name: "Runtime",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values {
            printed: &[
                "ruby3.5",
                "ruby2.6",
                "dotnetcore1.0",
                "python3.7",
                "nodejs8.10",
                "nasa",
                "ruby2.7",
                "python2.7-greengrass",
                "dotnetcore2.0",
                "python3.8",
                "java21",
                "dotnet6",
                "dotnetcore2.1",
                "python3.9",
                "java11",
                "nodejs6.10",
                "provided",
                "dotnetcore3.1",
                "dotnet8",
                "java25",
                "java17",
                "nodejs",
                "nodejs4.3",
                "java8.al2",
                "go1.x",
                "dotnet10",
                "nodejs20.x",
                "go1.9",
                "byol",
                "nodejs10.x",
                "provided.al2023",
                "nodejs22.x",
                "python3.10",
                "java8",
                "nodejs12.x",
                "python3.11",
                "nodejs24.x",
                "nodejs8.x",
                "python3.12",
                "nodejs14.x",
                "nodejs8.9",
                "nodejs26.x",
                "python3.13",
                "python3.14",
                "nodejs16.x",
                "python3.15",
                "provided.al2",
                "nodejs4.3-edge",
                "nodejs18.x",
                "ruby3.2",
                "python3.4",
                "ruby3.3",
                "ruby3.4",
                "ruby2.5",
                "python3.6",
                "python2.7",
            ],
            also: &["ruby4.0", "java8.al2023", "java11.al2023", "java17.al2023", "custom"],
        }),
    },
};

pub static PUBLISH_LAYER_VERSION_REQUEST_COMPATIBLE_RUNTIMES_ELEMENT: Shape = Shape {
    name: "Runtime",
    is_sensitive: false,
    kind: Kind::String {
        length: Length::ANY,
        pattern: None,
        values: Some(Values {
            printed: &[
                "nodejs20.x",
                "python3.14",
                "provided.al2023",
                "python3.12",
                "python3.13",
                "nodejs24.x",
                "nodejs22.x",
                "java25",
                "python3.10",
                "python3.11",
                "java21",
                "ruby3.3",
                "ruby3.4",
                "ruby3.2",
                "python3.8",
                "python3.9",
                "java17",
                "nodejs16.x",
                "dotnet10",
                "dotnet8",
                "java11",
                "dotnet6",
                "nodejs18.x",
                "provided.al2",
                "java8.al2",
            ],
            also: &[
                "java8.al2023",
                "java11.al2023",
                "java17.al2023",
                "nodejs26.x",
                "python3.15",
                "ruby4.0",
            ],
        }),
    },
};

pub static PUBLISH_LAYER_VERSION_REQUEST_COMPATIBLE_RUNTIMES: Shape = Shape {
    name: "CompatibleRuntimes",
    is_sensitive: false,
    kind: Kind::List {
        length: Length { min: Some(0), max: Some(15) },
        element: &PUBLISH_LAYER_VERSION_REQUEST_COMPATIBLE_RUNTIMES_ELEMENT,
        elements: Elements::Bare,
    },
};

pub static UPDATE_FUNCTION_CONFIGURATION_REQUEST_RUNTIME: Shape = Shape {
    name: "Runtime",
    is_sensitive: false,
    kind: Kind::String { length: Length::ANY, pattern: None, values: None },
};
