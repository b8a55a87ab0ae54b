//! Where a request's code comes from, and how it is kept.

use std::sync::Arc;

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::operations::folder_input;
use crate::api::operations::function_input::invalid;
use crate::api::wire::Blob;
use crate::code::{ArchiveError, CodeStore, StoredArchive};
use crate::functions::FunctionCode;
use crate::s3::{GetObjectError, ObjectName};

/// The members that name code, the same ones in CreateFunction, UpdateFunctionCode and
/// PublishLayerVersion.
#[derive(Debug)]
pub(crate) struct CodeSource {
    pub(crate) zip_file: Option<Blob>,
    pub(crate) s3_bucket: Option<String>,
    pub(crate) s3_key: Option<String>,
    pub(crate) s3_object_version: Option<String>,
    pub(crate) image_uri: Option<String>,
}

/// Puts the code where it stays.
pub(crate) async fn store(context: &Context, source: CodeSource) -> Result<FunctionCode, ApiError> {
    let hot_reload = &context.services.settings.hot_reload;
    let stored = match source {
        CodeSource {
            image_uri: Some(uri), zip_file: None, s3_bucket: None, s3_key: None, ..
        } => {
            let digest = context.services.scheduler.resolve_image(&uri).await;
            return Ok(FunctionCode::Image { uri, digest });
        }
        CodeSource {
            zip_file: Some(Blob(archive)),
            s3_bucket: None,
            s3_key: None,
            image_uri: None,
            ..
        } => keep(context, move |code| code.add(&archive)).await?,
        CodeSource { zip_file: Some(_), .. } => {
            return Err(invalid(
                "Please do not provide other FunctionCode parameters when providing a ZipFile.",
            ));
        }
        CodeSource { image_uri: Some(_), .. } => {
            return Err(invalid(
                "Please do not provide other FunctionCode parameters when providing an ImageUri.",
            ));
        }
        CodeSource { s3_bucket: Some(bucket), s3_key, .. } if bucket == hot_reload.bucket => {
            return folder_input::folder(hot_reload, &s3_key.unwrap_or_default())
                .map(FunctionCode::Folder);
        }
        CodeSource { s3_bucket: Some(bucket), .. } if bucket == folder_input::FORMER_BUCKET => {
            return Err(folder_input::former_bucket(&hot_reload.bucket));
        }
        CodeSource { s3_bucket: Some(bucket), s3_key: Some(key), s3_object_version, .. } => {
            let version = s3_object_version.as_deref();
            fetch(context, ObjectName { bucket: &bucket, key: &key, version }).await?
        }
        CodeSource { s3_bucket: Some(_), s3_key: None, .. }
        | CodeSource { s3_bucket: None, s3_key: Some(_), .. } => {
            return Err(invalid("Please provide both S3Bucket and S3Key for code in S3."));
        }
        CodeSource { .. } => return Err(invalid("Please provide a source for function code.")),
    };
    Ok(FunctionCode::Archive { digest: stored.digest, size: stored.size })
}

/// Fetches an archive from S3. AWS limits its content, not the archive, but an archive that is
/// larger than its content may be is none that can be kept.
async fn fetch(context: &Context, name: ObjectName<'_>) -> Result<StoredArchive, ApiError> {
    let limit = context.services.code.limits().unzipped;
    let object = context.services.s3.get(name, &context.caller.region, limit).await;
    let object = object.map_err(|error| not_fetched(error, name))?;
    keep(context, move |code| code.add_fetched(&object.bytes)).await
}

/// Checks, unpacks and keeps an archive, off the threads that serve requests.
async fn keep(
    context: &Context,
    add: impl FnOnce(&CodeStore) -> Result<StoredArchive, ArchiveError> + Send + 'static,
) -> Result<StoredArchive, ApiError> {
    let code = Arc::clone(&context.services.code);
    match tokio::task::spawn_blocking(move || add(&code)).await {
        Ok(Ok(stored)) => Ok(stored),
        Ok(Err(error)) => Err(refused(&error)),
        Err(_) => Err(ApiError::service("the archive could not be unpacked")),
    }
}

/// AWS's answers to archives it does not take (aws-errors.tsv).
fn refused(error: &ArchiveError) -> ApiError {
    match error {
        ArchiveError::NotAZip { .. } | ArchiveError::Empty => invalid(
            "Could not unzip uploaded file. Please check your file, then try to upload again.",
        ),
        ArchiveError::ZippedTooLarge { limit } => ApiError::request_entity_too_large(format!(
            "Zipped size must be smaller than {limit} bytes"
        )),
        ArchiveError::UnzippedTooLarge { limit } => unzipped_too_large(*limit),
        ArchiveError::Store { .. } => ApiError::service(error.to_string()),
    }
}

/// AWS's answers to objects it cannot get: recorded, except for the one to a denied access. What
/// cannot happen on AWS says what to set.
fn not_fetched(error: GetObjectError, name: ObjectName<'_>) -> ApiError {
    match error {
        GetObjectError::Refused(refusal) if refusal.code == "AccessDenied" => {
            ApiError::access_denied(format!(
                "Your access has been denied by S3, please make sure your request credentials have \
                 permission to GetObject for {}/{}. S3 Error Code: {}. S3 Error Message: {}",
                name.bucket, name.key, refusal.code, refusal.message
            ))
        }
        GetObjectError::Refused(_) => invalid(format!("Error occurred while GetObject. {error}")),
        GetObjectError::TooLarge { limit } => unzipped_too_large(limit),
        GetObjectError::Client(_) => ApiError::service(error.to_string()),
        GetObjectError::Key
        | GetObjectError::NotConfigured
        | GetObjectError::Unreachable { .. }
        | GetObjectError::NotS3 { .. }
        | GetObjectError::TimedOut { .. } => invalid(format!(
            "Error occurred while GetObject of s3://{}/{}: {error}.",
            name.bucket, name.key
        )),
    }
}

fn unzipped_too_large(limit: u64) -> ApiError {
    invalid(format!("Unzipped size must be smaller than {limit} bytes"))
}
