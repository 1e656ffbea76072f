//! The store in one SQLite file.
//!
//! May use `domain`. Every commit is one transaction that takes the write lock before it reads
//! anything, so that writers wait for each other instead of failing. A read is one statement, and
//! sees one state. Deliberately absent: statements that change or delete a row; what must hold of
//! the file (see `place`); the tables (see `schema`).
//!
//! `write` adds to the log, `derived` keeps what follows from it, `undo` voids and brings back,
//! `read` answers.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{
    Connection, OpenFlags, OptionalExtension as _, Transaction, TransactionBehavior, ffi,
};

use super::place::Place;
use super::schema::{self, FORMAT, Format};
use super::{
    Change, Committed, End, Kind, Logged, Operation, Record, Reversal, Store, StoreError,
    StoredContract, StoredEdition, StoredTicket,
};
use write::Writer;

pub(super) mod backup;
pub(super) mod derived;
mod doctor;
mod log;
mod read;
#[cfg(test)]
mod tests;
mod transfer;
mod undo;
pub(super) mod write;

pub use doctor::Checked;

/// The first ticket with a `ref` under a contract.
const BY_REF: &str =
    "SELECT number FROM ticket WHERE ref = ?1 AND contract = ?2 ORDER BY number LIMIT 1";

/// The earliest SQLite that will do, as it counts itself: 3.51.3.
const LEAST_SQLITE: i32 = 3_051_003;

/// For how long to wait for others before giving up.
const PATIENCE: Duration = Duration::from_secs(10);

/// Keeps everything in one file, which several processes may use at once.
#[derive(Debug)]
pub struct SqliteStore {
    // Before `_place`, so that it is closed first.
    connection: Connection,
    path: PathBuf,
    ready_to_write: bool,
    _place: Place,
}

impl SqliteStore {
    /// Opens an existing database; never creates one. Anything else under that name is refused
    /// and left as it is.
    pub fn open(path: impl AsRef<Path>) -> Result<SqliteStore, StoreError> {
        let path = path.as_ref();
        SqliteStore::at(path, Place::existing(path, false)?, false)
    }

    /// Opens a database, and creates it first if the file is missing or empty. The directory must
    /// exist.
    pub fn open_or_create(path: impl AsRef<Path>) -> Result<SqliteStore, StoreError> {
        let path = path.as_ref();
        SqliteStore::at(path, Place::existing_or_new(path)?, true)
    }

    fn at(path: &Path, place: Place, create: bool) -> Result<SqliteStore, StoreError> {
        let connection = connect(path).map_err(|error| StoreError::from_sqlite(path, error))?;
        let mut store = SqliteStore {
            connection,
            path: path.to_path_buf(),
            ready_to_write: false,
            _place: place,
        };
        // Once more than in `place`, because now what a crash left half done has been rolled back.
        match store.format()? {
            Format::Ours(FORMAT) => schema::check(&store.connection, path)?,
            Format::Unmarked if !create => {
                return Err(StoreError::NotOurs {
                    path: store.path.clone(),
                    why: schema::EMPTY.to_owned(),
                });
            }
            Format::Unmarked | Format::Ours(_) => {
                store.keep_safe()?;
                store.ready_to_write = true;
                schema::migrate(&store.connection, path)?;
            }
        }
        Ok(store)
    }

    /// What the header says, read in one transaction: between its two marks somebody else could
    /// otherwise set them.
    fn format(&self) -> Result<Format, StoreError> {
        let transaction = self.read()?;
        schema::format(&transaction, &self.path)
    }

    fn failed(&self, error: rusqlite::Error) -> StoreError {
        StoreError::from_sqlite(&self.path, error)
    }

    /// Settings that matter to writers only; readers are spared them.
    ///
    /// With `FULL`, a commit is on the disk before it is acknowledged: it ends by cutting the
    /// journal to nothing and syncing it. Deleting the journal instead would need the directory to
    /// be synced (`EXTRA`), which took 7 % longer and is not possible in every directory; a
    /// write-ahead log would leave two more files. What is left of the journal goes when the store
    /// is closed (see `drop`), so that one file is left at rest.
    fn keep_safe(&self) -> Result<(), StoreError> {
        self.connection
            .pragma_update(None, "synchronous", "FULL")
            .and_then(|()| journal(&self.connection, "truncate"))
            .map_err(|error| self.failed(error))
    }

    /// Looks at everything in the file, and tells what is wrong with it.
    ///
    /// # Errors
    ///
    /// If it cannot be looked at; what is found is no error.
    pub fn examine(&self) -> Result<Vec<Checked>, StoreError> {
        let transaction = self.read()?;
        Ok(doctor::examine(&transaction, &self.path))
    }

    /// Makes everything that follows from the log again, and tells what was wrong with it.
    pub fn rebuild(&mut self, rehearsal: bool) -> Result<Vec<Checked>, StoreError> {
        self.write(rehearsal, |connection, path| {
            schema::check(connection, path)?;
            let before = doctor::examine(connection, path);
            derived::rebuild(connection, path)?;
            Ok(before)
        })
    }

    /// Copies everything into a new file as of one moment, and looks at the copy before it gets
    /// its name.
    pub fn backup(&self, to: impl AsRef<Path>) -> Result<(), StoreError> {
        let to = to.as_ref();
        if fs::symlink_metadata(to).is_ok() {
            return Err(backup::taken(to));
        }
        let draft = backup::draft(&self.connection, to)?;
        let copy = connect(&draft).map_err(|error| StoreError::from_sqlite(to, error))?;
        let wrong = doctor::examine(&copy, &self.path)
            .into_iter()
            .find_map(|mut checked| checked.wrong.pop());
        drop(copy);
        match wrong {
            Some(what) => Err(StoreError::Damaged {
                path: self.path.clone(),
                what,
            }),
            None => backup::name(draft, to),
        }
    }

    /// Hands over everything as records, as of one moment. An error of the taker ends it.
    pub fn export(
        &self,
        take: &mut dyn FnMut(&Record) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let transaction = self.read()?;
        transfer::export(&transaction, &self.path, take)
    }

    /// Fills an empty store with the records of another, all or none.
    pub fn import(
        &mut self,
        records: &mut dyn Iterator<Item = Result<Record, StoreError>>,
        rehearsal: bool,
    ) -> Result<End, StoreError> {
        self.write(rehearsal, |connection, path| {
            transfer::import(connection, path, records)
        })
    }

    /// A transaction in which several statements see one state.
    fn read(&self) -> Result<Transaction<'_>, StoreError> {
        Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)
            .map_err(|error| self.failed(error))
    }

    /// Runs what writes in a transaction that takes the write lock first, and keeps it unless it
    /// fails or is a rehearsal.
    fn write<T>(
        &mut self,
        rehearsal: bool,
        work: impl FnOnce(&Connection, &Path) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if !self.ready_to_write {
            self.keep_safe()?;
            self.ready_to_write = true;
        }
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
                .map_err(|error| self.failed(error))?;
        // Every way out but the last drops the transaction, and thereby undoes it.
        let done = work(&transaction, &self.path)?;
        if !rehearsal {
            transaction.commit().map_err(|error| self.failed(error))?;
        }
        Ok(done)
    }
}

impl Drop for SqliteStore {
    /// Removes the empty journal, which SQLite does only while nobody else needs it.
    fn drop(&mut self) {
        if self.ready_to_write {
            // One that stays means nothing.
            let _ = journal(&self.connection, "delete");
        }
    }
}

impl Store for SqliteStore {
    fn contract(&self, id: &str) -> Result<Option<StoredContract>, StoreError> {
        Ok(read::contracts(&self.connection, &self.path, Some(id))?.pop())
    }

    fn contracts(&self) -> Result<Vec<StoredContract>, StoreError> {
        read::contracts(&self.connection, &self.path, None)
    }

    fn edition(&self, digest: &str) -> Result<Option<StoredEdition>, StoreError> {
        read::edition(&self.connection, &self.path, digest)
    }

    fn text(&self, digest: &str) -> Result<Option<String>, StoreError> {
        read::text(&self.connection, &self.path, digest)
    }

    fn ticket(&self, number: u64) -> Result<Option<StoredTicket>, StoreError> {
        // No number is larger than SQLite's.
        let Ok(number) = i64::try_from(number) else {
            return Ok(None);
        };
        Ok(read::tickets(&self.connection, &self.path, read::ONE_TICKET, [number])?.pop())
    }

    fn tickets(&self, contract: Option<&str>) -> Result<Vec<StoredTicket>, StoreError> {
        let (connection, path) = (&self.connection, &self.path);
        match contract {
            None => read::tickets(connection, path, read::ALL_TICKETS, []),
            Some(id) => read::tickets(connection, path, read::TICKETS_OF_CONTRACT, [id]),
        }
    }

    fn ticket_by_ref(&self, contract: &str, reference: &str) -> Result<Option<u64>, StoreError> {
        let found: Option<i64> = self
            .connection
            .prepare_cached(BY_REF)
            .and_then(|mut statement| {
                statement
                    .query_row([reference, contract], |row| row.get(0))
                    .optional()
            })
            .map_err(|error| self.failed(error))?;
        found.map(|number| counted(&self.path, number)).transpose()
    }

    fn commit_each(
        &mut self,
        operation: &Operation,
        changes: &mut dyn Iterator<Item = Result<Change, StoreError>>,
    ) -> Result<Committed, StoreError> {
        self.write(operation.rehearsal, |connection, path| {
            Writer::begin(connection, path, operation, Kind::Change)?.all(changes)
        })
    }

    fn undo(&mut self, operation: &Operation, number: Option<u64>) -> Result<Reversal, StoreError> {
        self.write(operation.rehearsal, |connection, path| {
            undo::undo(connection, path, operation, number)
        })
    }

    fn redo(&mut self, operation: &Operation) -> Result<Reversal, StoreError> {
        self.write(operation.rehearsal, |connection, path| {
            undo::redo(connection, path, operation)
        })
    }

    fn log(&self, most: Option<u64>) -> Result<Vec<Logged>, StoreError> {
        let transaction = self.read()?;
        log::last(&transaction, &self.path, most)
    }
}

/// A key that SQLite gave out, which is positive in a database that only we wrote.
fn counted(path: &Path, key: i64) -> Result<u64, StoreError> {
    u64::try_from(key).map_err(|_| StoreError::Damaged {
        path: path.to_path_buf(),
        what: format!("a row has the number {key}"),
    })
}

/// An event whose text is not what it must be.
fn unreadable(path: &Path, seq: i64, why: &dyn std::fmt::Display) -> StoreError {
    StoreError::Damaged {
        path: path.to_path_buf(),
        what: format!("event {seq} cannot be read: {why}"),
    }
}

/// Turns an empty file that nobody else knows of into a database. Errors are about the `asked` one.
pub(super) fn initialise(draft: &Path, asked: &Path) -> Result<(), StoreError> {
    let failed = |error| StoreError::from_sqlite(asked, error);
    let connection = connect(draft).map_err(failed)?;
    // If this is interrupted the file is thrown away, so that its journal need not be on disk.
    connection
        .pragma_update(None, "synchronous", "FULL")
        .and_then(|()| journal(&connection, "memory"))
        .map_err(failed)?;
    schema::migrate(&connection, asked)?;
    connection.close().map_err(|(_, error)| failed(error))
}

/// Sets how a transaction can be undone, and makes sure of it: SQLite answers with the old mode
/// where it cannot change it.
fn journal(connection: &Connection, mode: &str) -> rusqlite::Result<()> {
    connection.pragma_update_and_check(None, "journal_mode", mode, |row| {
        if row.get_ref(0)?.as_str()? == mode {
            Ok(())
        } else {
            Err(busy())
        }
    })
}

fn busy() -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_BUSY), None)
}

/// Opens an existing file with the settings that every connection needs. They are set by calls,
/// which cost nothing, rather than by statements.
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    // Neither `CREATE` nor `URI`.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    check_version(rusqlite::version_number())?;
    connection.busy_timeout(PATIENCE)?;
    // A damaged page is noticed when it is read, and read by calls whose errors can be told.
    connection.execute_batch("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0")?;
    for (setting, on) in SETTINGS {
        connection.set_db_config(setting, on)?;
    }
    Ok(connection)
}

/// Earlier ones can damage a database that several connections write to.
fn check_version(found: i32) -> rusqlite::Result<()> {
    if found < LEAST_SQLITE {
        return Err(rusqlite::Error::SqliteFailure(
            ffi::Error::new(ffi::SQLITE_MISUSE),
            Some(format!("SQLite {} is too old", rusqlite::version())),
        ));
    }
    Ok(())
}

/// References must hold. A schema that somebody else planted must have no power: our own has
/// neither triggers nor views nor functions.
const SETTINGS: [(DbConfig, bool); 7] = [
    (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
    (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
    (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
    (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
    (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
];
