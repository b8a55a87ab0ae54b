//! What hangs on versions and aliases, as rows.

use crate::functions::attachments::{Attachments, Provisioned, RuntimeManagement, Scaling};
use crate::functions::event_invoke::EventInvoke;
use crate::functions::urls::FunctionUrl;
use crate::state::{
    AttachmentsRow, EventInvokeRow, ProvisionedRow, RuntimeManagementRow, ScalingRow, UrlRow,
};

use crate::functions::time::from_milliseconds;

impl From<&Attachments> for AttachmentsRow {
    fn from(attachments: &Attachments) -> Self {
        let Attachments { policy, url, event_invoke, provisioned, runtime_management, scaling } =
            attachments.clone();
        Self {
            policy,
            url: url.map(UrlRow::from),
            event_invoke: event_invoke.map(EventInvokeRow::from),
            provisioned: provisioned.map(ProvisionedRow::from),
            runtime_management: runtime_management.map(RuntimeManagementRow::from),
            scaling: scaling.map(|Scaling { minimum, maximum }| ScalingRow { minimum, maximum }),
        }
    }
}

impl From<AttachmentsRow> for Attachments {
    fn from(row: AttachmentsRow) -> Self {
        let AttachmentsRow { policy, url, event_invoke, provisioned, runtime_management, scaling } =
            row;
        Self {
            policy,
            url: url.map(FunctionUrl::from),
            event_invoke: event_invoke.map(EventInvoke::from),
            provisioned: provisioned.map(Provisioned::from),
            runtime_management: runtime_management.map(RuntimeManagement::from),
            scaling: scaling.map(|ScalingRow { minimum, maximum }| Scaling { minimum, maximum }),
        }
    }
}

impl From<FunctionUrl> for UrlRow {
    fn from(url: FunctionUrl) -> Self {
        Self {
            id: url.id,
            auth_type: url.auth_type,
            invoke_mode: url.invoke_mode,
            cors: url.cors,
            created_ms: url.created.as_millisecond(),
            last_modified_ms: url.last_modified.as_millisecond(),
        }
    }
}

impl From<UrlRow> for FunctionUrl {
    fn from(row: UrlRow) -> Self {
        Self {
            id: row.id,
            auth_type: row.auth_type,
            invoke_mode: row.invoke_mode,
            cors: row.cors,
            created: from_milliseconds(row.created_ms),
            last_modified: from_milliseconds(row.last_modified_ms),
        }
    }
}

impl From<EventInvoke> for EventInvokeRow {
    fn from(config: EventInvoke) -> Self {
        Self {
            maximum_retry_attempts: config.maximum_retry_attempts,
            maximum_event_age_seconds: config.maximum_event_age_seconds,
            on_success: config.on_success,
            on_failure: config.on_failure,
            last_modified_ms: config.last_modified.as_millisecond(),
        }
    }
}

impl From<EventInvokeRow> for EventInvoke {
    fn from(row: EventInvokeRow) -> Self {
        Self {
            maximum_retry_attempts: row.maximum_retry_attempts,
            maximum_event_age_seconds: row.maximum_event_age_seconds,
            on_success: row.on_success,
            on_failure: row.on_failure,
            last_modified: from_milliseconds(row.last_modified_ms),
        }
    }
}

impl From<Provisioned> for ProvisionedRow {
    fn from(Provisioned { requested, last_modified }: Provisioned) -> Self {
        Self { requested, last_modified_ms: last_modified.as_millisecond() }
    }
}

impl From<ProvisionedRow> for Provisioned {
    fn from(ProvisionedRow { requested, last_modified_ms }: ProvisionedRow) -> Self {
        Self { requested, last_modified: from_milliseconds(last_modified_ms) }
    }
}

impl From<RuntimeManagement> for RuntimeManagementRow {
    fn from(management: RuntimeManagement) -> Self {
        let RuntimeManagement { update_on, runtime_version_arn } = management;
        Self { update_on, runtime_version_arn }
    }
}

impl From<RuntimeManagementRow> for RuntimeManagement {
    fn from(row: RuntimeManagementRow) -> Self {
        let RuntimeManagementRow { update_on, runtime_version_arn } = row;
        Self { update_on, runtime_version_arn }
    }
}
