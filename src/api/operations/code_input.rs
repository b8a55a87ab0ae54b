//! Where a request's code comes from, and how it is kept.

use crate::api::context::Context;
use crate::api::error::ApiError;
use crate::api::operations::folder_input;
use crate::api::operations::function_input::invalid;
use crate::api::wire::Blob;
use crate::code::{ArchiveError, CodeStore, StoredArchive};
use crate::functions::FunctionCode;

/// The members that name code, the same ones in CreateFunction and UpdateFunctionCode.
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
    match source {
        CodeSource { image_uri: Some(uri), .. } => Ok(FunctionCode::Image { uri, digest: None }),
        CodeSource { zip_file: Some(Blob(archive)), .. } => {
            let StoredArchive { digest, size } = keep(context, archive).await?;
            Ok(FunctionCode::Archive { digest, size })
        }
        CodeSource { s3_bucket: Some(bucket), s3_key, .. } if bucket == hot_reload.bucket => {
            folder_input::folder(hot_reload, &s3_key.unwrap_or_default()).map(FunctionCode::Folder)
        }
        CodeSource { s3_bucket: Some(bucket), .. } if bucket == folder_input::FORMER_BUCKET => {
            Err(folder_input::former_bucket(&hot_reload.bucket))
        }
        CodeSource { s3_bucket: Some(_), .. } => {
            Err(invalid("Code from S3 is not supported yet: send the archive as ZipFile."))
        }
        CodeSource { .. } => Err(invalid("Please provide a source for function code.")),
    }
}

/// Checks, unpacks and keeps an archive, off the threads that serve requests.
async fn keep(context: &Context, archive: Vec<u8>) -> Result<StoredArchive, ApiError> {
    let code = std::sync::Arc::clone(&context.services.code);
    let kept = tokio::task::spawn_blocking(move || CodeStore::add(&code, &archive)).await;
    match kept {
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
        ArchiveError::UnzippedTooLarge { limit } => {
            invalid(format!("Unzipped size must be smaller than {limit} bytes"))
        }
        _ => ApiError::service(error.to_string()),
    }
}
