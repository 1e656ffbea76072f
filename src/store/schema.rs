//! The tables, and the way from one format of them to the next.
//!
//! Uses nothing of the crate but the store's errors. Deliberately absent: rows (see `sqlite`) and
//! what must hold of a file before SQLite may touch it (see `place`).

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::StoreError;
use super::error::NO_DATABASE;

/// Marks a database as ours: `tenu` in ASCII.
pub(super) const APPLICATION_ID: i32 = 0x7465_6e75;

/// The way from each format to the next; format n is what the first n steps make. A step that was
/// released is never edited.
const STEPS: [&str; 1] = [
    // Rows are only ever inserted. `INTEGER PRIMARY KEY` counts on from the largest, so without
    // deletions numbers have no gaps and are never given twice.
    //
    // Contracts are large, so that tables keyed by text have rowids nevertheless. An event's moment
    // is in its body alone: order is by `seq`, never by what a clock said.
    "
    CREATE TABLE operation (
        seq INTEGER PRIMARY KEY NOT NULL,
        at INTEGER NOT NULL,
        command TEXT NOT NULL
    ) STRICT;
    CREATE TABLE edition (
        digest TEXT PRIMARY KEY NOT NULL,
        program TEXT NOT NULL,
        edition TEXT NOT NULL,
        text TEXT NOT NULL,
        operation INTEGER NOT NULL REFERENCES operation (seq)
    ) STRICT;
    CREATE TABLE contract (
        id TEXT PRIMARY KEY NOT NULL,
        text TEXT NOT NULL,
        edition TEXT NOT NULL REFERENCES edition (digest),
        at INTEGER NOT NULL,
        operation INTEGER NOT NULL REFERENCES operation (seq)
    ) STRICT;
    CREATE TABLE ticket (
        number INTEGER PRIMARY KEY NOT NULL,
        contract TEXT NOT NULL REFERENCES contract (id),
        operation INTEGER NOT NULL REFERENCES operation (seq)
    ) STRICT;
    CREATE TABLE event (
        seq INTEGER PRIMARY KEY NOT NULL,
        ticket INTEGER NOT NULL REFERENCES ticket (number),
        body TEXT NOT NULL,
        operation INTEGER NOT NULL REFERENCES operation (seq)
    ) STRICT;
    -- Entries of an index end with the row's key, so this one is ordered by (ticket, seq).
    CREATE INDEX event_by_ticket ON event (ticket);
    ",
];

/// The format that this release writes, and the latest that it reads.
// The length of a list written out above.
#[allow(clippy::cast_possible_truncation)]
pub(super) const FORMAT: u32 = STEPS.len() as u32;

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

/// Takes the database through the steps that it lacks, each in a transaction of its own. An
/// unmarked one gets the first step only if it holds nothing.
///
/// Safe to run in several processes at once: whoever comes second finds the step done.
pub(super) fn migrate(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    loop {
        // Takes the write lock first, so that nobody else is between the check and the step.
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)
            .map_err(failed)?;
        let done = match format(&transaction, path)? {
            Format::Ours(done) => done,
            Format::Unmarked if is_empty(&transaction).map_err(failed)? => 0,
            Format::Unmarked => {
                return Err(StoreError::NotOurs {
                    path: path.to_path_buf(),
                    why: ANOTHER.to_owned(),
                });
            }
        };
        let Some(step) = usize::try_from(done).ok().and_then(|done| STEPS.get(done)) else {
            return Ok(());
        };
        transaction
            .pragma_update(None, "application_id", APPLICATION_ID)
            .and_then(|()| transaction.execute_batch(step))
            .and_then(|()| transaction.pragma_update(None, "user_version", done + 1))
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
