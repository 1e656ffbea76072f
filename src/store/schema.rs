//! The tables, and what tells a database that has them from every other.
//!
//! Uses nothing of the crate but the rest of `store`. Deliberately absent: rows (see `sqlite`), the
//! way from older formats (see `migrate`), and what must hold of a file before SQLite may touch it
//! (see `place`).

use std::path::Path;

use rusqlite::{Connection, MAIN_DB, Transaction, TransactionBehavior};
use sha2::{Digest as _, Sha256};

use super::error::NO_DATABASE;
use super::sqlite::{backup, derived};
use super::{StoreError, chain, migrate};

/// Marks a database as ours: `tenu` in ASCII.
pub(super) const APPLICATION_ID: i32 = 0x7465_6e75;

/// The format that this release writes, and the latest that it reads.
pub(super) const FORMAT: u32 = 2;

/// The tables of that format.
///
/// The log is `operation` and `event`, whose rows are only ever inserted, under numbers without
/// gaps. Everything else is derived from it (see `sqlite::derived`) and holds what counts now.
///
/// Contracts are large, so that tables keyed by text have rowids nevertheless. An event's moment
/// is in its body alone: order is by `seq`, never by what a clock said. Entries of an index end
/// with the row's key, so `event_by_ticket` is ordered by (ticket, seq).
pub(super) const TABLES: &str = "
    CREATE TABLE operation (
        seq INTEGER PRIMARY KEY NOT NULL,
        at INTEGER NOT NULL,
        told INTEGER NOT NULL CHECK (told IN (0, 1)),
        who TEXT NOT NULL,
        command TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo')),
        target INTEGER REFERENCES operation (seq) CHECK ((target IS NULL) = (kind = 'change')),
        event INTEGER NOT NULL, -- the number of its first event, whether it has one or not
        hash BLOB NOT NULL
    ) STRICT;
    CREATE TABLE event (
        seq INTEGER PRIMARY KEY NOT NULL,
        operation INTEGER NOT NULL REFERENCES operation (seq),
        contract TEXT,  -- of an event of a contract, and of one that opens a ticket
        ticket INTEGER, -- of an event of a ticket
        body TEXT NOT NULL,
        hash BLOB NOT NULL
    ) STRICT;
    CREATE INDEX event_by_ticket ON event (ticket) WHERE ticket IS NOT NULL;
    CREATE INDEX event_by_contract ON event (contract) WHERE ticket IS NULL;
    CREATE TABLE head (
        id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
        operation INTEGER NOT NULL,
        event INTEGER NOT NULL,
        ticket INTEGER NOT NULL,
        clock INTEGER, -- the latest moment that was not told
        hash BLOB NOT NULL
    ) STRICT;
    CREATE TABLE voided (
        operation INTEGER PRIMARY KEY NOT NULL REFERENCES operation (seq),
        undo INTEGER NOT NULL REFERENCES operation (seq)
    ) STRICT;
    CREATE TABLE edition (
        digest TEXT PRIMARY KEY NOT NULL,
        event INTEGER NOT NULL REFERENCES event (seq)
    ) STRICT;
    CREATE TABLE text (
        digest TEXT PRIMARY KEY NOT NULL,
        event INTEGER NOT NULL REFERENCES event (seq)
    ) STRICT;
    CREATE TABLE contract (
        id TEXT PRIMARY KEY NOT NULL,
        event INTEGER NOT NULL REFERENCES event (seq),
        text INTEGER NOT NULL REFERENCES event (seq),
        revision INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE ticket (
        number INTEGER PRIMARY KEY NOT NULL,
        contract TEXT NOT NULL REFERENCES contract (id),
        ref TEXT,
        revision INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX ticket_by_contract ON ticket (contract);
    CREATE INDEX ticket_by_ref ON ticket (ref, contract) WHERE ref IS NOT NULL;
";

/// SHA-256 of the schema that those tables have, as [`fingerprint`] reads it.
pub(super) const FINGERPRINT: &str =
    "9ab3c4bbbe030084b7895b91c4f92bf3985f1a642838ef848572c2c9bf4ad715";

/// What the two marks in a database's header say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Nobody has set them.
    Unmarked,
    /// Ours, in this format, which is known here.
    Ours(u32),
}

/// Judges a header's `application_id` and `user_version`.
pub(super) fn judge(path: &Path, application: i32, version: i32) -> Result<Format, StoreError> {
    match (application, u32::try_from(version)) {
        (0, Ok(0)) => Ok(Format::Unmarked),
        (APPLICATION_ID, Ok(found)) if found > FORMAT => Err(StoreError::Newer {
            path: path.to_path_buf(),
            found,
            known: FORMAT,
        }),
        (APPLICATION_ID, Ok(found)) if found > 0 => Ok(Format::Ours(found)),
        // Both marks are set in one transaction.
        (APPLICATION_ID, _) => Err(StoreError::Damaged {
            path: path.to_path_buf(),
            what: format!("its format is {version}"),
        }),
        _ => Err(StoreError::NotOurs {
            path: path.to_path_buf(),
            why: ANOTHER.to_owned(),
        }),
    }
}

/// Why a database of another program is not ours.
pub(super) const ANOTHER: &str = "it is an SQLite database of another program";
/// Why an empty file is not ours.
pub(super) const EMPTY: &str = "it is empty";

/// What the header says, as SQLite sees it. To be called in a transaction.
pub(super) fn format(connection: &Connection, path: &Path) -> Result<Format, StoreError> {
    let mark = |pragma| {
        connection
            .pragma_query_value(None, pragma, |row| row.get::<_, i32>(0))
            .map_err(|error| StoreError::from_sqlite(path, error))
    };
    judge(path, mark("application_id")?, mark("user_version")?)
}

/// SHA-256 of what the database says its tables are, in hexadecimal.
pub(super) fn fingerprint(connection: &Connection) -> rusqlite::Result<String> {
    let mut statement = connection.prepare(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY 1, 2",
    )?;
    let mut rows = statement.query([])?;
    let mut hash = Sha256::new();
    while let Some(row) = rows.next()? {
        for column in 0..4 {
            hash.update(row.get_ref(column)?.as_bytes()?);
            hash.update([0]);
        }
    }
    Ok(chain::hex(&hash.finalize()))
}

/// Refuses tables that are not ours, or not any more.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let found = fingerprint(connection).map_err(|error| StoreError::from_sqlite(path, error))?;
    if found == FINGERPRINT {
        return Ok(());
    }
    Err(StoreError::Damaged {
        path: path.to_path_buf(),
        what: format!("its tables are not those of format {FORMAT}: somebody changed them"),
    })
}

/// Brings the database to this release's format: makes the tables where there is nothing, else
/// goes from format to format, each step a transaction of its own, after a copy of the whole file
/// was put beside it.
///
/// Safe to run in several processes at once: whoever comes second finds it done.
pub(super) fn migrate(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    loop {
        // Takes the write lock first, so that nobody else is between the check and the step.
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)
            .map_err(failed)?;
        let next = match format(&transaction, path)? {
            Format::Ours(FORMAT) => return Ok(()),
            Format::Ours(_) if connection.is_readonly(MAIN_DB).map_err(failed)? => {
                // Before a copy is made that nothing would come of.
                return Err(StoreError::Io {
                    path: path.to_path_buf(),
                    what: "it has an older format, and may not be written to".to_owned(),
                });
            }
            Format::Ours(done) => {
                backup::before_migration(path, done)?;
                migrate::step(&transaction, path, done)?;
                done + 1
            }
            Format::Unmarked if is_empty(&transaction).map_err(failed)? => {
                transaction
                    .execute_batch(TABLES)
                    .and_then(|()| derived::begin(&transaction))
                    .map_err(failed)?;
                FORMAT
            }
            Format::Unmarked => {
                return Err(StoreError::NotOurs {
                    path: path.to_path_buf(),
                    why: ANOTHER.to_owned(),
                });
            }
        };
        transaction
            .pragma_update(None, "application_id", APPLICATION_ID)
            .and_then(|()| transaction.pragma_update(None, "user_version", next))
            .and_then(|()| transaction.commit())
            .map_err(failed)?;
    }
}

fn is_empty(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row(
        "SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)",
        [],
        |row| row.get(0),
    )
}

/// The marks in a file's first bytes, without SQLite, which would roll back or check point what
/// another program left beside its own database.
///
/// `None` where the bytes do not begin a database. Their places are part of SQLite's file format.
pub(super) fn marks(header: &[u8; HEADER]) -> Option<(i32, i32)> {
    if !header.starts_with(b"SQLite format 3\0") {
        return None;
    }
    let number = |at: usize| {
        let bytes = header.get(at..at + 4)?;
        Some(i32::from_be_bytes(bytes.try_into().ok()?))
    };
    Some((number(68)?, number(60)?))
}

/// The length of a database's header.
pub(super) const HEADER: usize = 100;

/// The refusal of a file that is no database.
pub(super) fn no_database(path: &Path) -> StoreError {
    StoreError::NotOurs {
        path: path.to_path_buf(),
        why: NO_DATABASE.to_owned(),
    }
}
