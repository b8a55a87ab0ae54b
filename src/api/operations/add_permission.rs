//! AddPermission.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::generated::{AddPermissionRequest, AddPermissionResponse};
use crate::api::operations::function_input::revision;
use crate::functions::{Permission, Principal};

pub(crate) async fn handle(
    context: &Context,
    input: AddPermissionRequest,
) -> Result<AddPermissionResponse, ApiError> {
    let reference = context.function(&input.function_name, input.qualifier.as_deref())?;
    let functions = &context.services.functions;
    // A function that does not exist is told before a principal that cannot.
    functions.function(&reference.key)?;
    let permission = Permission {
        statement_id: input.statement_id,
        action: input.action,
        principal: Principal::parse(&input.principal, &context.caller.region)?,
        source_arn: input.source_arn,
        source_account: input.source_account,
        event_source_token: input.event_source_token,
        organization: input.principal_org_id,
        url_auth_type: input.function_url_auth_type.map(|kind| kind.to_string()),
        invoked_via_url: input.invoked_via_function_url,
        revision_id: revision(input.revision_id.as_deref()),
    };
    let statement =
        functions.add_permission(&reference.key, reference.qualifier.as_ref(), permission).await?;
    Ok(AddPermissionResponse { statement: Some(statement.to_string()) })
}
