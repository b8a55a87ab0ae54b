//! The file and the one thread that writes it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use rusqlite::{Connection, ErrorCode, OptionalExtension as _, params_from_iter};
use tokio::sync::{mpsc, oneshot};

use crate::model::InvalidId;

use super::row::{Change, Row, RowKey};
use super::schema;

/// Batches that wait while a commit runs. Each is a client's request that waits for its answer, so
/// a full queue slows clients down instead of growing.
const QUEUE_LENGTH: usize = 256;

/// A state file that could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("another process uses {path}; stop it or choose another --state-dir")]
    InUse { path: PathBuf },
    #[error(
        "{path} was written by a newer coracle (schema {found}, this one knows up to {known}); \
         run that version or choose another --state-dir"
    )]
    Newer { path: PathBuf, found: usize, known: usize },
    #[error("{path} is damaged ({finding}); restore a copy or choose another --state-dir")]
    Damaged { path: PathBuf, finding: String },
    #[error("could not replace the copy that is kept while migrating")]
    Copy(#[source] std::io::Error),
    #[error("could not start the thread that writes {path}")]
    Thread {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("could not open {path}")]
    Sqlite {
        path: PathBuf,
        #[source]
        source: rusqlite::Error,
    },
}

/// Rows that could not be read.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error("could not read the table {table}")]
    Sqlite {
        table: &'static str,
        #[source]
        source: rusqlite::Error,
    },
    #[error("the table {table} has a row with an invalid key {key:?}")]
    Key {
        table: &'static str,
        key: Vec<String>,
        #[source]
        source: InvalidId,
    },
    #[error("the table {table} has an invalid document at {key:?}")]
    Document {
        table: &'static str,
        key: Vec<String>,
        #[source]
        source: serde_json::Error,
    },
    #[error("the state file is closed")]
    Closed,
}

/// Changes that were not made durable. Memory still holds what it held before.
#[derive(Debug, Clone, thiserror::Error)]
pub enum CommitError {
    /// Shared by all requests whose changes were in one transaction.
    #[error("could not write the state file")]
    Sqlite(#[source] Arc<rusqlite::Error>),
    #[error("the state file is closed")]
    Closed,
}

/// The state file, open. Clones share it; the last one to go closes it.
#[derive(Debug, Clone)]
pub struct Store {
    writer: Arc<Writer>,
}

#[derive(Debug)]
struct Writer {
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

enum Job {
    Commit(Batch),
    Read(Box<dyn FnOnce(&Connection) + Send>),
}

struct Batch {
    changes: Vec<Change>,
    then: Box<dyn FnOnce() + Send>,
    answer: oneshot::Sender<Result<(), CommitError>>,
}

impl Store {
    /// Opens a state file, or makes one, and brings it to the current schema. Blocks on the disk.
    ///
    /// # Errors
    /// The file is in use, newer than this program, damaged, or the disk refuses.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let connection = open_connection(path)?;
        let (jobs, queue) = mpsc::channel(QUEUE_LENGTH);
        let thread = thread::Builder::new()
            .name("state".to_owned())
            .spawn(move || run(connection, queue))
            .map_err(|source| OpenError::Thread { path: path.to_owned(), source })?;
        Ok(Self { writer: Arc::new(Writer { jobs: Some(jobs), thread: Some(thread) }) })
    }

    /// Makes changes durable, all or none, and returns once they are.
    ///
    /// `then` runs on the writer's thread after the commit and before the answer, also when the
    /// caller has gone meanwhile: it is where memory follows the disk, so it must be short.
    ///
    /// # Errors
    /// The disk refused; nothing was changed and `then` did not run.
    pub async fn commit(
        &self,
        changes: Vec<Change>,
        then: impl FnOnce() + Send + 'static,
    ) -> Result<(), CommitError> {
        let (answer, outcome) = oneshot::channel();
        let batch = Batch { changes, then: Box::new(then), answer };
        self.send(Job::Commit(batch)).await.map_err(|()| CommitError::Closed)?;
        outcome.await.map_err(|_| CommitError::Closed)?
    }

    /// Reads all rows of one table.
    ///
    /// # Errors
    /// The disk refused, or the file was changed by another program.
    pub async fn rows<R: Row>(&self) -> Result<Vec<(R::Key, R)>, LoadError> {
        self.read(read_rows::<R>).await
    }

    /// Reads one row, if it exists.
    ///
    /// # Errors
    /// The disk refused, or the file was changed by another program.
    pub async fn row<R: Row>(&self, key: &R::Key) -> Result<Option<R>, LoadError> {
        let key = key.columns();
        self.read(move |connection| read_row(connection, key)).await
    }

    async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, LoadError> + Send + 'static,
    ) -> Result<T, LoadError> {
        let (answer, outcome) = oneshot::channel();
        let read = move |connection: &Connection| {
            // The caller may have gone; then nobody needs what was read.
            drop(answer.send(read(connection)));
        };
        self.send(Job::Read(Box::new(read))).await.map_err(|()| LoadError::Closed)?;
        outcome.await.map_err(|_| LoadError::Closed)?
    }

    async fn send(&self, job: Job) -> Result<(), ()> {
        match &self.writer.jobs {
            Some(jobs) => jobs.send(job).await.map_err(|_| ()),
            None => Err(()),
        }
    }
}

impl Drop for Writer {
    /// Ends the thread when its queue is empty, which closes the file.
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // The last owner may be a `then`, which runs on the thread itself.
            if thread.thread().id() != thread::current().id() && thread.join().is_err() {
                tracing::error!("the thread that writes the state file panicked");
            }
        }
    }
}

fn open_connection(path: &Path) -> Result<Connection, OpenError> {
    let refused = |source: rusqlite::Error| match source.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            OpenError::InUse { path: path.to_owned() }
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            OpenError::Damaged { path: path.to_owned(), finding: source.to_string() }
        }
        _ => OpenError::Sqlite { path: path.to_owned(), source },
    };
    let was_closed_cleanly = !has_log(path);
    let connection = Connection::open(path).map_err(refused)?;
    configure(&connection).map_err(refused)?;
    if !was_closed_cleanly {
        check(&connection, path, refused)?;
    }
    let known = schema::current_version();
    match schema::version(&connection).map_err(refused)? {
        found if known < found => {
            return Err(OpenError::Newer { path: path.to_owned(), found, known });
        }
        found if found < known => {
            if 0 < found {
                keep_copy(&connection, path, found, refused)?;
            }
            schema::migrate(&connection).map_err(refused)?;
        }
        _ => {}
    }
    Ok(connection)
}

/// A write-ahead log is left only by a process that did not close the file.
fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    fs_err::metadata(PathBuf::from(log)).is_ok_and(|log| 0 < log.len())
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    // A second opener is an error to report, not something to wait for.
    connection.busy_timeout(std::time::Duration::ZERO)?;
    // Exclusive before WAL: one process, so the index of the log stays in memory instead of in a
    // shared file (sqlite.org/wal.html, "Use of WAL Without Shared-Memory").
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // NORMAL may lose commits in a power cut (security.md §4).
    connection.pragma_update(None, "synchronous", "FULL")?;
    // Takes the lock now, so that a second opener learns of it here.
    connection.execute_batch("BEGIN IMMEDIATE; COMMIT")
}

fn check(
    connection: &Connection,
    path: &Path,
    refused: impl Fn(rusqlite::Error) -> OpenError,
) -> Result<(), OpenError> {
    let finding: String =
        connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(refused)?;
    if finding != "ok" {
        return Err(OpenError::Damaged { path: path.to_owned(), finding });
    }
    tracing::info!(path = %path.display(), "state file was not closed by its last user; it is intact");
    Ok(())
}

/// Keeps the file as it was before a migration, beside it, for whoever must go back.
fn keep_copy(
    connection: &Connection,
    path: &Path,
    version: usize,
    refused: impl Fn(rusqlite::Error) -> OpenError,
) -> Result<(), OpenError> {
    let copy = path.with_extension(format!("schema-{version}.db"));
    match fs_err::remove_file(&copy) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(OpenError::Copy(error));
        }
        _ => {}
    }
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()]).map(|_| ()).map_err(refused)
}

/// The writer: takes a batch and all that wait behind it, commits them at once, then lets memory
/// follow and answers. While one commit runs the next group gathers, so load makes groups larger
/// and nobody waits for a timer.
fn run(mut connection: Connection, mut queue: mpsc::Receiver<Job>) {
    while let Some(job) = queue.blocking_recv() {
        let mut batches = Vec::new();
        let mut next = Some(job);
        while let Some(job) = next {
            match job {
                Job::Commit(batch) => batches.push(batch),
                Job::Read(read) => {
                    // What was asked for after a change sees the change.
                    commit(&mut connection, std::mem::take(&mut batches));
                    read(&connection);
                }
            }
            next = queue.try_recv().ok();
        }
        commit(&mut connection, batches);
    }
}

fn commit(connection: &mut Connection, batches: Vec<Batch>) {
    if batches.is_empty() {
        return;
    }
    let outcome = write(connection, &batches)
        .map_err(|source| CommitError::Sqlite(Arc::new(source)))
        .inspect_err(|error| tracing::error!(?error, batches = batches.len(), "commit refused"));
    for batch in batches {
        if outcome.is_ok() {
            (batch.then)();
        }
        // The caller may have gone; its changes are durable all the same.
        drop(batch.answer.send(outcome.clone()));
    }
}

fn write(connection: &mut Connection, batches: &[Batch]) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    for change in batches.iter().flat_map(|batch| &batch.changes) {
        write_change(&transaction, change)?;
    }
    transaction.commit()
}

fn write_change(connection: &Connection, change: &Change) -> rusqlite::Result<()> {
    let Change { table, columns, key, document } = change;
    let names = columns.join(", ");
    let marks = vec!["?"; columns.len()].join(", ");
    match document {
        Some(document) => connection.execute(
            &format!("INSERT OR REPLACE INTO {table} ({names}, document) VALUES ({marks}, ?)"),
            params_from_iter(key.iter().chain([document])),
        )?,
        None => connection.execute(
            &format!("DELETE FROM {table} WHERE ({names}) = ({marks})"),
            params_from_iter(key),
        )?,
    };
    Ok(())
}

fn read_row<R: Row>(connection: &Connection, key: Vec<String>) -> Result<Option<R>, LoadError> {
    let table = R::TABLE;
    let columns = <R::Key as RowKey>::COLUMNS;
    let marks = vec!["?"; columns.len()].join(", ");
    let query = format!("SELECT document FROM {table} WHERE ({}) = ({marks})", columns.join(", "));
    let found = connection
        .query_row(&query, params_from_iter(&key), |row| row.get::<_, String>(0))
        .optional()
        .map_err(|source| LoadError::Sqlite { table, source })?;
    let row = found.map(|document| serde_json::from_str(&document)).transpose();
    row.map_err(|source| LoadError::Document { table, key, source })
}

fn read_rows<R: Row>(connection: &Connection) -> Result<Vec<(R::Key, R)>, LoadError> {
    let table = R::TABLE;
    let columns = <R::Key as RowKey>::COLUMNS;
    let refused = |source| LoadError::Sqlite { table, source };
    let query = format!("SELECT {}, document FROM {table}", columns.join(", "));
    let mut statement = connection.prepare(&query).map_err(refused)?;
    let mut found = statement.query([]).map_err(refused)?;
    let mut rows = Vec::new();
    while let Some(row) = found.next().map_err(refused)? {
        let key = (0..columns.len())
            .map(|index| row.get(index))
            .collect::<rusqlite::Result<Vec<String>>>()
            .map_err(refused)?;
        let document = row.get_ref(columns.len()).map_err(refused)?;
        let document = document.as_str().map_err(|source| refused(source.into()))?;
        let document = serde_json::from_str(document).map_err(|source| LoadError::Document {
            table,
            key: key.clone(),
            source,
        })?;
        let key = RowKey::from_columns(&key).map_err(|source| LoadError::Key {
            table,
            key: key.clone(),
            source,
        })?;
        rows.push((key, document));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;
    use crate::model::FunctionArn;
    use crate::state::FunctionRow;

    fn key(name: &str) -> FunctionArn {
        FunctionArn {
            account: "123456789012".parse().unwrap(),
            region: "eu-west-1".parse().unwrap(),
            name: name.parse().unwrap(),
        }
    }

    fn put(name: &str, last_version: u64) -> Change {
        Change::put(&key(name), &FunctionRow { last_version, ..FunctionRow::default() })
    }

    async fn versions(store: &Store) -> Vec<(String, u64)> {
        let rows = store.rows::<FunctionRow>().await.unwrap();
        rows.into_iter().map(|(key, row)| (key.name.to_string(), row.last_version)).collect()
    }

    #[tokio::test]
    async fn what_was_committed_is_there_after_a_restart() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("state.db");
        let store = Store::open(&path).unwrap();
        store.commit(vec![put("a", 1), put("b", 2)], || {}).await.unwrap();
        store
            .commit(vec![put("b", 3), Change::delete::<FunctionRow>(&key("a"))], || {})
            .await
            .unwrap();
        drop(store);
        let store = Store::open(&path).unwrap();
        assert_eq!(versions(&store).await, [("b".to_owned(), 3)]);
    }

    #[tokio::test]
    async fn what_was_committed_survives_a_kill() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("state.db");
        let store = Store::open(&path).unwrap();
        store.commit(vec![put("a", 1)], || {}).await.unwrap();
        // What a kill leaves: the file and its log, which nobody closed.
        let left = tempfile::tempdir().unwrap();
        for name in ["state.db", "state.db-wal"] {
            fs_err::copy(directory.path().join(name), left.path().join(name)).unwrap();
        }
        let store = Store::open(&left.path().join("state.db")).unwrap();
        assert_eq!(versions(&store).await, [("a".to_owned(), 1)]);
    }

    #[tokio::test]
    async fn memory_follows_the_commit_even_when_the_caller_has_gone() {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(&directory.path().join("state.db")).unwrap();
        let followed = Arc::new(AtomicBool::new(false));
        let follow = Arc::clone(&followed);
        // The writer is busy until the client has hung up.
        let (hang_up, hung_up) = std::sync::mpsc::channel();
        let busy = Job::Read(Box::new(move |_| hung_up.recv().unwrap()));
        store.send(busy).await.unwrap();
        {
            let commit =
                store.commit(vec![put("a", 1)], move || follow.store(true, Ordering::SeqCst));
            tokio::pin!(commit);
            assert!(futures_util::poll!(&mut commit).is_pending());
        }
        hang_up.send(()).unwrap();
        assert_eq!(versions(&store).await, [("a".to_owned(), 1)]);
        assert!(followed.load(Ordering::SeqCst));
    }

    #[tokio::test]
    async fn requests_that_wait_together_are_committed_together() {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(&directory.path().join("state.db")).unwrap();
        let commits = (0..200).map(|n| {
            let store = store.clone();
            async move { store.commit(vec![put(&format!("f{n}"), n)], || {}).await }
        });
        let outcomes = futures_util::future::join_all(commits).await;
        assert!(outcomes.iter().all(Result::is_ok));
        assert_eq!(versions(&store).await.len(), 200);
    }

    #[tokio::test]
    async fn a_refused_commit_changes_nothing_and_the_next_one_goes_through() {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(&directory.path().join("state.db")).unwrap();
        let unknown = Change { table: "unknown", ..put("a", 1) };
        let refused = store.commit(vec![put("a", 1), unknown], || panic!("memory followed")).await;
        assert!(matches!(refused, Err(CommitError::Sqlite(_))), "{refused:?}");
        assert_eq!(versions(&store).await, []);
        store.commit(vec![put("b", 1)], || {}).await.unwrap();
        assert_eq!(versions(&store).await, [("b".to_owned(), 1)]);
    }

    #[test]
    fn a_second_opener_is_told_that_the_file_is_in_use() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("state.db");
        let _first = Store::open(&path).unwrap();
        let refused = Store::open(&path).unwrap_err();
        assert!(matches!(refused, OpenError::InUse { .. }), "{refused:?}");
    }

    #[tokio::test]
    async fn a_file_of_schema_1_is_migrated_and_a_copy_of_it_kept() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("state.db");
        let old = Connection::open(&path).unwrap();
        schema::migrate_to(&old, 1).unwrap();
        old.execute_batch(
            "INSERT INTO functions VALUES ('123456789012', 'eu-west-1', 'a', '{\"last_version\":7}')",
        )
        .unwrap();
        drop(old);
        let store = Store::open(&path).unwrap();
        assert_eq!(versions(&store).await, [("a".to_owned(), 7)]);
        drop(store);
        let copy = Connection::open(directory.path().join("state.schema-1.db")).unwrap();
        assert_eq!(schema::version(&copy).unwrap(), 1);
        let current = Connection::open(&path).unwrap();
        assert_eq!(schema::version(&current).unwrap(), schema::current_version());
    }

    #[test]
    fn a_file_of_a_newer_schema_is_refused_and_left_alone() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("state.db");
        let newer = Connection::open(&path).unwrap();
        newer.pragma_update(None, "user_version", 999).unwrap();
        drop(newer);
        let refused = Store::open(&path).unwrap_err();
        assert!(matches!(refused, OpenError::Newer { found: 999, .. }), "{refused:?}");
        let kept = Connection::open(&path).unwrap();
        assert_eq!(schema::version(&kept).unwrap(), 999);
    }

    #[test]
    fn a_file_that_is_not_ours_is_damaged() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("state.db");
        fs_err::write(&path, "no database at all, whatever its name says").unwrap();
        let refused = Store::open(&path).unwrap_err();
        assert!(matches!(refused, OpenError::Damaged { .. }), "{refused:?}");
    }
}
