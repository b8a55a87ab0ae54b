//! CreateFunction.

use std::collections::BTreeMap;

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::FunctionConfiguration;
use crate::api::generated::PackageType;
use crate::api::generated::{CreateFunctionRequest, UpdateFunctionConfigurationRequest};
use crate::api::operations::code_input::{self, CodeSource};
use crate::api::operations::{function_input, function_output};
use crate::api::reference::FunctionReference;
use crate::functions::{NewFunction, Publish};
use crate::model::Architecture;

pub(crate) async fn handle(
    context: &Context,
    input: CreateFunctionRequest,
) -> Result<FunctionConfiguration, ApiError> {
    let key = FunctionReference::parse_new(&input.function_name, &context.caller)?.key;
    let architecture =
        function_input::architecture(input.architectures.as_deref()).unwrap_or(Architecture::HOST);
    let is_image = input.package_type == Some(PackageType::Image);
    check_package(&input, is_image)?;
    function_input::check_publish_to(input.publish_to.as_ref())?;
    let tenancy = input.tenancy_config;
    let code = input.code;
    let source = CodeSource {
        zip_file: code.zip_file,
        s3_bucket: code.s3_bucket,
        s3_key: code.s3_key,
        s3_object_version: code.s3_object_version,
        image_uri: code.image_uri,
    };
    let mut configuration =
        function_input::configuration_change(UpdateFunctionConfigurationRequest {
            function_name: input.function_name,
            role: None,
            handler: input.handler,
            description: input.description,
            timeout: input.timeout,
            memory_size: input.memory_size,
            vpc_config: input.vpc_config,
            environment: input.environment,
            runtime: input.runtime,
            dead_letter_config: input.dead_letter_config,
            kms_key_arn: input.kms_key_arn,
            tracing_config: input.tracing_config,
            revision_id: None,
            layers: input.layers,
            file_system_configs: input.file_system_configs,
            image_config: input.image_config,
            ephemeral_storage: input.ephemeral_storage,
            snap_start: input.snap_start,
            logging_config: input.logging_config,
            capacity_provider_config: input.capacity_provider_config,
            durable_config: input.durable_config,
            runtime_config: input.runtime_config,
            accelerator_config: input.accelerator_config,
        })?;
    function_input::keep(&mut configuration.kept, "TenancyConfig", tenancy);
    let new = NewFunction {
        key,
        role: function_input::parse(&input.role)?,
        architecture,
        code: code_input::store(context, source).await?,
        configuration,
        tags: input.tags.unwrap_or_default().into_iter().collect::<BTreeMap<_, _>>(),
        code_signing_config: input.code_signing_config_arn,
        publish: if input.publish == Some(true) { Publish::Yes } else { Publish::No },
    };
    let deployed = context.services.functions.create(new).await?;
    let answer = function_output::configuration(&deployed.view);
    for version in deployed.activate {
        context.services.scheduler.activate(version);
    }
    Ok(answer)
}

/// What a deployment package needs, and what an image has itself.
fn check_package(input: &CreateFunctionRequest, is_image: bool) -> Result<(), ApiError> {
    let has_image = input.code.image_uri.is_some();
    if is_image {
        if !has_image {
            return Err(function_input::invalid(
                "Please provide ImageUri when creating a function with packageType Image.",
            ));
        }
        return Ok(());
    }
    if has_image {
        return Err(function_input::invalid(
            "Please don't provide ImageUri when creating a function with packageType Zip.",
        ));
    }
    if input.runtime.is_none() || input.handler.is_none() {
        return Err(function_input::invalid(
            "Runtime and Handler are mandatory parameters for functions created with deployment packages.",
        ));
    }
    Ok(())
}
