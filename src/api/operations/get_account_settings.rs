//! GetAccountSettings.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{AccountLimit, AccountUsage};
use crate::api::generated::{GetAccountSettingsRequest, GetAccountSettingsResponse};

pub(crate) async fn handle(
    context: &Context,
    _input: GetAccountSettingsRequest,
) -> Result<GetAccountSettingsResponse, ApiError> {
    let settings = context.services.functions.account_settings(&context.scope());
    let (limits, bytes) = (&settings.limits, |bytes: u64| i64::try_from(bytes).ok());
    Ok(GetAccountSettingsResponse {
        account_limit: Some(AccountLimit {
            total_code_size: bytes(limits.total_code_size),
            code_size_unzipped: bytes(limits.code_size_unzipped),
            code_size_zipped: bytes(limits.code_size_zipped),
            concurrent_executions: i32::try_from(limits.concurrent_executions).ok(),
            unreserved_concurrent_executions: i32::try_from(
                settings.unreserved_concurrent_executions,
            )
            .ok(),
        }),
        account_usage: Some(AccountUsage {
            total_code_size: bytes(settings.total_code_size),
            function_count: bytes(settings.function_count),
        }),
    })
}
