//! Log streams on disk: one file per execution environment.
//!
//! ```text
//! logs/<account>/<region>/<function>/<YYYY-MM-DD>-<version>-<sandbox id>.log      and .log.1, the part before
//! ```
//!
//! A file is replaced when it has grown to [`STREAM_LIMIT`], so a stream takes at most twice that.
//! Streams not written for [`RETENTION`] are removed when the server starts.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use fs_err::os::unix::fs::OpenOptionsExt;

use crate::model::{SandboxId, VersionKey};

/// The size at which a stream's file is put aside and a new one begun.
const STREAM_LIMIT: u64 = 16 * 1024 * 1024;

/// How long a stream is kept after its last line.
const RETENTION: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// A log stream that cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum StreamError {
    #[error("could not open the log stream {path}")]
    Open {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("could not write the log stream {path}")]
    Write {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("could not remove expired log streams below {path}")]
    Expire {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
}

/// All streams of a server.
#[derive(Debug, Clone)]
pub struct LogStreams {
    directory: PathBuf,
}

impl LogStreams {
    /// Keeps streams below `state_directory`.
    pub fn new(state_directory: &Path) -> Self {
        Self { directory: state_directory.join("logs") }
    }

    /// Begins the stream of a new environment.
    ///
    /// # Errors
    /// The directory or the file cannot be made.
    pub fn open(
        &self,
        version: &VersionKey,
        sandbox: &SandboxId,
    ) -> Result<LogStream, StreamError> {
        let function = &version.function;
        let directory = self
            .directory
            .join(function.account.as_str())
            .join(function.region.as_str())
            .join(function.name.as_str());
        let day = jiff::Timestamp::now().strftime("%Y-%m-%d");
        let path = directory.join(format!("{day}-{}-{sandbox}.log", version.version));
        let open = || {
            fs_err::create_dir_all(&directory)?;
            create(&path)
        };
        match open() {
            Ok(file) => Ok(LogStream { file, path, length: 0 }),
            Err(source) => Err(StreamError::Open { path, source }),
        }
    }

    /// Removes streams whose last line is older than a week.
    ///
    /// # Errors
    /// A directory cannot be read or a file cannot be removed; the rest stays for the next time.
    pub fn expire(&self) -> Result<(), StreamError> {
        let oldest = SystemTime::now() - RETENTION;
        expire(&self.directory, oldest)
            .map_err(|source| StreamError::Expire { path: self.directory.clone(), source })
    }
}

fn create(path: &Path) -> io::Result<fs_err::File> {
    fs_err::OpenOptions::new().create(true).append(true).mode(0o600).open(path)
}

fn expire(directory: &Path, oldest: SystemTime) -> io::Result<()> {
    let entries = match fs_err::read_dir(directory) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            expire(&entry.path(), oldest)?;
        } else if entry.metadata()?.modified()? < oldest {
            fs_err::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The log of one environment.
#[derive(Debug)]
pub struct LogStream {
    file: fs_err::File,
    path: PathBuf,
    length: u64,
}

impl LogStream {
    /// Appends.
    ///
    /// # Errors
    /// The file cannot be written, or replaced when it is full.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), StreamError> {
        self.append(bytes).map_err(|source| StreamError::Write { path: self.path.clone(), source })
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        if STREAM_LIMIT <= self.length {
            fs_err::rename(&self.path, self.path.with_extension("log.1"))?;
            self.file = create(&self.path)?;
            self.length = 0;
        }
        self.file.write_all(bytes)?;
        self.length += bytes.len() as u64;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FunctionArn, Version};

    fn version() -> VersionKey {
        VersionKey {
            function: FunctionArn {
                region: "us-east-1".parse().unwrap(),
                account: "000000000000".parse().unwrap(),
                name: "f".parse().unwrap(),
            },
            version: Version::Latest,
        }
    }

    #[test]
    fn a_stream_takes_at_most_two_files() {
        let state = tempfile::tempdir().unwrap();
        let streams = LogStreams::new(state.path());
        let mut stream = streams.open(&version(), &SandboxId::random()).unwrap();
        let piece = vec![b'x'; usize::try_from(STREAM_LIMIT).unwrap()];
        for _ in 0..4 {
            stream.write(&piece).unwrap();
        }
        let files: Vec<_> = fs_err::read_dir(stream.path.parent().unwrap()).unwrap().collect();
        assert_eq!(files.len(), 2, "{files:?}");
    }

    #[test]
    fn only_streams_older_than_the_retention_expire() {
        let state = tempfile::tempdir().unwrap();
        let streams = LogStreams::new(state.path());
        let old = streams.open(&version(), &SandboxId::random()).unwrap();
        let new = streams.open(&version(), &SandboxId::random()).unwrap();
        old.file.file().set_modified(SystemTime::now() - 2 * RETENTION).unwrap();
        streams.expire().unwrap();
        assert!(!old.path.exists());
        assert!(new.path.exists());
    }
}
