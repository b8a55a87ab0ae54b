//! Function URLs as requests set them and as answers show them.

use std::net::IpAddr;

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{
    Cors, FunctionUrlAuthType, FunctionUrlConfig, GetFunctionUrlConfigResponse, InvokeMode,
    UpdateFunctionUrlConfigResponse,
};
use crate::api::operations::function_input::parse;
use crate::api::reference::FunctionReference;
use crate::api::timestamp;
use crate::functions::{UrlChange, UrlView};
use crate::model::{AliasName, FunctionKey, Qualifier};

/// The function that a request is about, and the alias if it names one.
///
/// # Errors
/// Those of [`Context::function`], and a version, which has no URL.
pub(crate) fn target(
    context: &Context,
    name: &str,
    qualifier: Option<&str>,
) -> Result<(FunctionKey, Option<AliasName>), ApiError> {
    let FunctionReference { key, qualifier } = context.function(name, qualifier)?;
    match qualifier {
        None => Ok((key, None)),
        Some(Qualifier::Alias(alias)) => Ok((key, Some(alias))),
        Some(Qualifier::Version(version)) => Err(ApiError::invalid_parameter_value(format!(
            "A function URL is of a function or of an alias, and {version} is a version."
        ))),
    }
}

/// What a request sets of a URL.
///
/// # Errors
/// A value that is none of its enum, which the validator has refused before.
pub(crate) fn change(
    auth_type: Option<&FunctionUrlAuthType>,
    invoke_mode: Option<&InvokeMode>,
    cors: Option<&Cors>,
) -> Result<UrlChange, ApiError> {
    Ok(UrlChange {
        auth_type: auth_type.map(|auth_type| parse(auth_type.as_str())).transpose()?,
        invoke_mode: invoke_mode.map(|mode| parse(mode.as_str())).transpose()?,
        cors: cors.and_then(|cors| serde_json::to_value(cors).ok()),
    })
}

/// What answers say of a URL.
pub(crate) fn configuration(context: &Context, view: &UrlView) -> FunctionUrlConfig {
    let url = &view.url;
    FunctionUrlConfig {
        function_url: Some(address(
            &url.id,
            view.function.key.region.as_str(),
            &context.endpoint(),
        )),
        function_arn: Some(view.arn()),
        creation_time: Some(timestamp::text(url.created)),
        last_modified_time: Some(timestamp::text(url.last_modified)),
        cors: url.cors.clone().and_then(|cors| serde_json::from_value(cors).ok()),
        auth_type: Some(FunctionUrlAuthType::from(url.auth_type.to_string())),
        invoke_mode: Some(InvokeMode::from(url.invoke_mode.to_string())),
    }
}

/// What GetFunctionUrlConfig answers: what lists show.
pub(crate) fn got(context: &Context, view: &UrlView) -> GetFunctionUrlConfigResponse {
    let it = configuration(context, view);
    GetFunctionUrlConfigResponse {
        function_url: it.function_url,
        function_arn: it.function_arn,
        auth_type: it.auth_type,
        cors: it.cors,
        creation_time: it.creation_time,
        last_modified_time: it.last_modified_time,
        invoke_mode: it.invoke_mode,
    }
}

/// What UpdateFunctionUrlConfig answers: the same.
pub(crate) fn updated(context: &Context, view: &UrlView) -> UpdateFunctionUrlConfigResponse {
    let it = got(context, view);
    UpdateFunctionUrlConfigResponse {
        function_url: it.function_url,
        function_arn: it.function_arn,
        auth_type: it.auth_type,
        cors: it.cors,
        creation_time: it.creation_time,
        last_modified_time: it.last_modified_time,
        invoke_mode: it.invoke_mode,
    }
}

/// The address of a URL on this server: AWS's host name with the client's name for the server in
/// place of `on.aws`. An IP address has no subdomains, so `localhost` stands in for it.
fn address(id: &str, region: &str, endpoint: &str) -> String {
    let (scheme, host) = endpoint.split_once("://").unwrap_or(("http", endpoint));
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => (name, Some(port)),
        _ => (host, None),
    };
    let is_address = name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
    let name = if is_address { "localhost" } else { name };
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    format!("{scheme}://{id}.lambda-url.{region}.{name}{port}/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_below_the_name_the_client_has_for_the_server() {
        for (endpoint, expected) in [
            ("http://localhost:9001", "http://abc.lambda-url.eu-west-1.localhost:9001/"),
            ("http://127.0.0.1:9001", "http://abc.lambda-url.eu-west-1.localhost:9001/"),
            ("http://[::1]:9001", "http://abc.lambda-url.eu-west-1.localhost:9001/"),
            ("http://[::1]", "http://abc.lambda-url.eu-west-1.localhost/"),
            ("http://lambda.test", "http://abc.lambda-url.eu-west-1.lambda.test/"),
        ] {
            assert_eq!(address("abc", "eu-west-1", endpoint), expected);
        }
    }
}
