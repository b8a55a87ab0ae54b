//! The tables, and the steps that bring an older file to them.
//!
//! ```text
//! functions (account, region, function)             ── what belongs to no version: counters, tags, limits
//! └─ versions (…, version)                          ── `$LATEST` and published: code, configuration, state
//! └─ aliases  (…, qualifier)                        ── the version they point at, weights
//! └─ attachments (…, qualifier)                     ── policy, URL, event invoke config, provisioned …
//!
//! layers    (account, region, layer)                ── the counter of versions, which outlives them
//! └─ layer_versions (…, version)                    ── content, compatibility, policy
//!
//! event_source_mappings, code_signing_configs, capacity_providers (account, region, id)
//! async_events, async_payloads (account, region, id)  ── asynchronous invocations to be run
//! ```

use rusqlite::Connection;

/// One step a version: step `n` brings a file of version `n` to version `n + 1`. Steps are never
/// edited once released; files out there have gone through them.
const MIGRATIONS: &[&str] = &[
    // 1: functions, their versions and aliases.
    "CREATE TABLE functions (
         account TEXT NOT NULL, region TEXT NOT NULL, function TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account, region, function)
     ) STRICT;
     CREATE TABLE versions (
         account TEXT NOT NULL, region TEXT NOT NULL, function TEXT NOT NULL, version TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account, region, function, version)
     ) STRICT;
     CREATE TABLE aliases (
         account TEXT NOT NULL, region TEXT NOT NULL, function TEXT NOT NULL, qualifier TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account, region, function, qualifier)
     ) STRICT;",
    // 2: layers.
    "CREATE TABLE layers (
         account TEXT NOT NULL, region TEXT NOT NULL, layer TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account, region, layer)
     ) STRICT;
     CREATE TABLE layer_versions (
         account TEXT NOT NULL, region TEXT NOT NULL, layer TEXT NOT NULL, version TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account, region, layer, version)
     ) STRICT;",
    // 3: what hangs on versions and aliases, and what stands beside functions.
    "CREATE TABLE attachments (
         account TEXT NOT NULL, region TEXT NOT NULL, function TEXT NOT NULL, qualifier TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account, region, function, qualifier)
     ) STRICT;
     CREATE TABLE event_source_mappings (
         account TEXT NOT NULL, region TEXT NOT NULL, id TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account, region, id)
     ) STRICT;
     CREATE TABLE code_signing_configs (
         account TEXT NOT NULL, region TEXT NOT NULL, id TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account, region, id)
     ) STRICT;
     CREATE TABLE capacity_providers (
         account TEXT NOT NULL, region TEXT NOT NULL, id TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account, region, id)
     ) STRICT;",
    // 4: asynchronous invocations that were accepted and are not done.
    "CREATE TABLE async_events (
         account TEXT NOT NULL, region TEXT NOT NULL, id TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account, region, id)
     ) STRICT;
     CREATE TABLE async_payloads (
         account TEXT NOT NULL, region TEXT NOT NULL, id TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account, region, id)
     ) STRICT;",
    // 5: layers may be folders. Documents of before stay as they are; the number keeps programs of
    // before from documents they cannot read.
    "",
];

/// The version of the schema this program writes.
pub(super) fn current_version() -> usize {
    MIGRATIONS.len()
}

/// The version of the schema a file has; 0 is a file without tables.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<usize> {
    connection
        .query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0))
        .map(|version| usize::try_from(version).unwrap_or(usize::MAX))
}

/// Brings a file to the current version. All steps are one transaction, and SQLite keeps
/// `user_version` in it: a kill at any moment leaves the old file or the new one.
pub(super) fn migrate(connection: &Connection) -> rusqlite::Result<()> {
    migrate_to(connection, current_version())
}

pub(super) fn migrate_to(connection: &Connection, target: usize) -> rusqlite::Result<()> {
    let from = version(connection)?;
    let transaction = connection.unchecked_transaction()?;
    for step in MIGRATIONS.iter().take(target).skip(from) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", i64::try_from(target).unwrap_or(i64::MAX))?;
    transaction.commit()
}
