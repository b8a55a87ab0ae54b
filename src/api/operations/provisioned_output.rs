//! Provisioned concurrency as answers show it.

use crate::api::generated::{
    GetProvisionedConcurrencyConfigResponse, ProvisionedConcurrencyConfigListItem,
    ProvisionedConcurrencyStatusEnum, PutProvisionedConcurrencyConfigResponse,
};
use crate::api::timestamp;
use crate::functions::ProvisionedView;

/// What lists show.
pub(crate) fn listed(view: &ProvisionedView) -> ProvisionedConcurrencyConfigListItem {
    let progress = &view.progress;
    ProvisionedConcurrencyConfigListItem {
        function_arn: Some(view.arn()),
        requested_provisioned_concurrent_executions: i32::try_from(view.requested).ok(),
        available_provisioned_concurrent_executions: i32::try_from(progress.available).ok(),
        allocated_provisioned_concurrent_executions: i32::try_from(progress.allocated).ok(),
        status: Some(ProvisionedConcurrencyStatusEnum::from(progress.status.to_string())),
        status_reason: progress.reason.clone(),
        last_modified: Some(timestamp::text(view.last_modified)),
    }
}

/// What GetProvisionedConcurrencyConfig answers: all but the ARN.
pub(crate) fn got(view: &ProvisionedView) -> GetProvisionedConcurrencyConfigResponse {
    let it = listed(view);
    GetProvisionedConcurrencyConfigResponse {
        requested_provisioned_concurrent_executions: it.requested_provisioned_concurrent_executions,
        available_provisioned_concurrent_executions: it.available_provisioned_concurrent_executions,
        allocated_provisioned_concurrent_executions: it.allocated_provisioned_concurrent_executions,
        status: it.status,
        status_reason: it.status_reason,
        last_modified: it.last_modified,
    }
}

/// What PutProvisionedConcurrencyConfig answers: the same.
pub(crate) fn put(view: &ProvisionedView) -> PutProvisionedConcurrencyConfigResponse {
    let it = listed(view);
    PutProvisionedConcurrencyConfigResponse {
        requested_provisioned_concurrent_executions: it.requested_provisioned_concurrent_executions,
        allocated_provisioned_concurrent_executions: it.allocated_provisioned_concurrent_executions,
        available_provisioned_concurrent_executions: it.available_provisioned_concurrent_executions,
        status: it.status,
        status_reason: it.status_reason,
        last_modified: it.last_modified,
    }
}
