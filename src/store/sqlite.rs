//! The store in one SQLite file.
//!
//! May use `domain`. Every commit is one transaction that takes the write lock before it reads
//! anything, so that writers wait for each other instead of failing. A read is one statement, and
//! sees one state. Deliberately absent: statements that change or delete a row; what must hold of
//! the file (see `place`); the tables (see `schema`).

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{
    Connection, OpenFlags, OptionalExtension, Row, Rows, Statement, Transaction,
    TransactionBehavior, ffi, params,
};

use super::place::Place;
use super::schema::{self, FORMAT, Format};
use super::{
    Change, Committed, Operation, Store, StoreError, StoredContract, StoredEdition, StoredTicket,
    error,
};
use crate::domain::Instant;
use crate::domain::ticket::Event;

#[cfg(test)]
mod tests;

/// Tickets of a contract, or all, each with its events: one pass over both tables.
const TICKETS: &str = "SELECT number, contract, seq, body FROM ticket
    LEFT JOIN event ON ticket = number
    WHERE ?1 IS NULL OR contract = ?1 ORDER BY number, seq";

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
        let store = SqliteStore {
            connection,
            path: path.to_path_buf(),
            ready_to_write: false,
            _place: place,
        };
        // Once more than in `place`, because now what a crash left half done has been rolled back.
        match store.format()? {
            Format::Ours(FORMAT) => {}
            Format::Unmarked if !create => {
                return Err(StoreError::NotOurs {
                    path: store.path,
                    why: schema::EMPTY.to_owned(),
                });
            }
            Format::Unmarked | Format::Ours(_) => {
                store.keep_safe()?;
                schema::migrate(&store.connection, path)?;
            }
        }
        Ok(store)
    }

    /// What the header says, read in one transaction: between its two marks somebody else could
    /// otherwise set them.
    fn format(&self) -> Result<Format, StoreError> {
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)
                .map_err(|error| self.failed(error))?;
        schema::format(&transaction, &self.path)
    }

    fn failed(&self, error: rusqlite::Error) -> StoreError {
        StoreError::from_sqlite(&self.path, error)
    }

    fn damaged(&self, what: String) -> StoreError {
        StoreError::Damaged {
            path: self.path.clone(),
            what,
        }
    }

    /// Settings that matter to writers only; readers are spared them.
    ///
    /// A journal that is cut to nothing leaves one file that means anything, unlike a write-ahead
    /// log. With `FULL` a commit is on the disk before it is acknowledged.
    fn keep_safe(&self) -> Result<(), StoreError> {
        self.connection
            .pragma_update(None, "synchronous", "FULL")
            .and_then(|()| journal(&self.connection, "truncate"))
            .map_err(|error| self.failed(error))
    }

    fn read_contract(&self, row: &Row<'_>) -> Result<StoredContract, StoreError> {
        let id: String = self.field(row, 0)?;
        let registered_at = Instant::from_seconds(self.field(row, 3)?).ok_or_else(|| {
            self.damaged(format!("{} has an impossible date", error::contract(&id)))
        })?;
        Ok(StoredContract {
            text: self.field(row, 1)?,
            edition_digest: self.field(row, 2)?,
            registered_at,
            id,
        })
    }

    /// Reads rows of ticket, contract, event and body that are ordered by ticket and event.
    fn read_tickets(&self, mut rows: Rows<'_>) -> Result<Vec<StoredTicket>, StoreError> {
        let mut tickets: Vec<StoredTicket> = Vec::new();
        while let Some(row) = rows.next().map_err(|error| self.failed(error))? {
            let number = counted(&self.path, self.field(row, 0)?)?;
            let known = tickets.pop_if(|last| last.number == number);
            let mut ticket = match known {
                Some(ticket) => ticket,
                None => StoredTicket {
                    number,
                    contract: self.field(row, 1)?,
                    events: Vec::new(),
                },
            };
            let Some(seq) = self.field::<Option<i64>>(row, 2)? else {
                return Err(self.damaged(format!("{} has no event", error::ticket(number))));
            };
            ticket.events.push(self.read_event(row, seq)?);
            tickets.push(ticket);
        }
        Ok(tickets)
    }

    fn read_event(&self, row: &Row<'_>, seq: i64) -> Result<Event, StoreError> {
        let unreadable = |why: String| self.damaged(format!("event {seq} cannot be read: {why}"));
        let body = row
            .get_ref(3)
            .map_err(|error| unreadable(error.to_string()))?
            .as_str()
            .map_err(|error| unreadable(error.to_string()))?;
        serde_json::from_str(body).map_err(|error| unreadable(error.to_string()))
    }

    fn field<T: rusqlite::types::FromSql>(
        &self,
        row: &Row<'_>,
        index: usize,
    ) -> Result<T, StoreError> {
        row.get(index).map_err(|error| self.failed(error))
    }
}

impl Store for SqliteStore {
    fn contract(&self, id: &str) -> Result<Option<StoredContract>, StoreError> {
        let mut statement = self
            .connection
            .prepare("SELECT id, text, edition, at FROM contract WHERE id = ?1")
            .map_err(|error| self.failed(error))?;
        let mut rows = statement.query([id]).map_err(|error| self.failed(error))?;
        let row = rows.next().map_err(|error| self.failed(error))?;
        row.map(|row| self.read_contract(row)).transpose()
    }

    fn contracts(&self) -> Result<Vec<StoredContract>, StoreError> {
        let mut statement = self
            .connection
            .prepare("SELECT id, text, edition, at FROM contract ORDER BY id")
            .map_err(|error| self.failed(error))?;
        let mut rows = statement.query([]).map_err(|error| self.failed(error))?;
        let mut contracts = Vec::new();
        while let Some(row) = rows.next().map_err(|error| self.failed(error))? {
            contracts.push(self.read_contract(row)?);
        }
        Ok(contracts)
    }

    fn edition(&self, digest: &str) -> Result<Option<StoredEdition>, StoreError> {
        self.connection
            .query_row(
                "SELECT digest, program, edition, text FROM edition WHERE digest = ?1",
                [digest],
                |row| {
                    Ok(StoredEdition {
                        digest: row.get(0)?,
                        program: row.get(1)?,
                        edition: row.get(2)?,
                        text: row.get(3)?,
                    })
                },
            )
            .optional()
            .map_err(|error| self.failed(error))
    }

    fn ticket(&self, number: u64) -> Result<Option<StoredTicket>, StoreError> {
        // No number is larger than SQLite's.
        let Ok(number) = i64::try_from(number) else {
            return Ok(None);
        };
        let mut statement = self
            .connection
            .prepare(
                "SELECT number, contract, seq, body FROM ticket
                 LEFT JOIN event ON ticket = number
                 WHERE number = ?1 ORDER BY seq",
            )
            .map_err(|error| self.failed(error))?;
        let rows = statement
            .query([number])
            .map_err(|error| self.failed(error))?;
        Ok(self.read_tickets(rows)?.pop())
    }

    fn tickets(&self, contract: Option<&str>) -> Result<Vec<StoredTicket>, StoreError> {
        let mut statement = self
            .connection
            .prepare(TICKETS)
            .map_err(|error| self.failed(error))?;
        let rows = statement
            .query([contract])
            .map_err(|error| self.failed(error))?;
        self.read_tickets(rows)
    }

    fn commit(
        &mut self,
        operation: &Operation,
        changes: &[Change],
    ) -> Result<Committed, StoreError> {
        if !self.ready_to_write {
            self.keep_safe()?;
            self.ready_to_write = true;
        }
        let failed = |error| StoreError::from_sqlite(&self.path, error);
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
                .map_err(failed)?;
        // Every way out but the last drops the transaction, and thereby undoes it.
        let committed = Inserts::new(&transaction, &self.path).all(operation, changes)?;
        transaction.commit().map_err(failed)?;
        Ok(committed)
    }
}

/// The statements of one transaction, each prepared when first needed and then kept.
struct Inserts<'c> {
    connection: &'c Connection,
    path: &'c Path,
    edition: Option<Statement<'c>>,
    contract: Option<Statement<'c>>,
    ticket: Option<Statement<'c>>,
    event: Option<Statement<'c>>,
}

impl<'c> Inserts<'c> {
    fn new(connection: &'c Connection, path: &'c Path) -> Inserts<'c> {
        Inserts {
            connection,
            path,
            edition: None,
            contract: None,
            ticket: None,
            event: None,
        }
    }

    fn all(mut self, operation: &Operation, changes: &[Change]) -> Result<Committed, StoreError> {
        self.connection
            .execute(
                "INSERT INTO operation (at, command) VALUES (?1, ?2)",
                params![operation.at.seconds(), operation.command],
            )
            .map_err(|error| StoreError::from_sqlite(self.path, error))?;
        let seq = self.connection.last_insert_rowid();
        let mut tickets = Vec::new();
        for change in changes {
            match change {
                Change::AddEdition(edition) => self.add_edition(edition, seq)?,
                Change::RegisterContract(contract) => self.register_contract(contract, seq)?,
                Change::OpenTicket { contract, event } => {
                    let number = self.open_ticket(contract, seq)?;
                    self.add_event(number, event, seq)?;
                    tickets.push(number);
                }
                Change::AddEvent { ticket, event } => self.add_event(*ticket, event, seq)?,
            }
        }
        Ok(Committed {
            operation: counted(self.path, seq)?,
            tickets,
        })
    }

    fn add_edition(&mut self, edition: &StoredEdition, operation: i64) -> Result<(), StoreError> {
        let values = params![
            edition.digest,
            edition.program,
            edition.edition,
            edition.text,
            operation
        ];
        kept(
            &mut self.edition,
            self.connection,
            "INSERT INTO edition (digest, program, edition, text, operation)
             VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (digest) DO NOTHING",
        )
        .and_then(|statement| statement.execute(values))
        .map_err(|error| StoreError::from_sqlite(self.path, error))?;
        Ok(())
    }

    fn register_contract(
        &mut self,
        contract: &StoredContract,
        operation: i64,
    ) -> Result<(), StoreError> {
        let values = params![
            contract.id,
            contract.text,
            contract.edition_digest,
            contract.registered_at.seconds(),
            operation
        ];
        let inserted = kept(
            &mut self.contract,
            self.connection,
            "INSERT INTO contract (id, text, edition, at, operation)
             VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO NOTHING",
        )
        .and_then(|statement| statement.execute(values))
        .map_err(|error| self.without(error, || error::edition(&contract.edition_digest)))?;
        if inserted == 0 {
            return Err(StoreError::Conflict {
                what: error::contract(&contract.id),
            });
        }
        Ok(())
    }

    fn open_ticket(&mut self, contract: &str, operation: i64) -> Result<u64, StoreError> {
        kept(
            &mut self.ticket,
            self.connection,
            "INSERT INTO ticket (contract, operation) VALUES (?1, ?2)",
        )
        .and_then(|statement| statement.execute(params![contract, operation]))
        .map_err(|error| self.without(error, || error::contract(contract)))?;
        counted(self.path, self.connection.last_insert_rowid())
    }

    fn add_event(&mut self, ticket: u64, event: &Event, operation: i64) -> Result<(), StoreError> {
        let unknown = || error::ticket(ticket);
        // No number is larger than SQLite's.
        let number = i64::try_from(ticket).map_err(|_| StoreError::NotFound { what: unknown() })?;
        let body = serde_json::to_string(event).map_err(|error| StoreError::Other {
            path: self.path.to_path_buf(),
            what: error.to_string(),
        })?;
        kept(
            &mut self.event,
            self.connection,
            "INSERT INTO event (ticket, body, operation) VALUES (?1, ?2, ?3)",
        )
        .and_then(|statement| statement.execute(params![number, body, operation]))
        .map_err(|error| self.without(error, unknown))?;
        Ok(())
    }

    /// The error of a statement that refers to `what`.
    fn without(&self, error: rusqlite::Error, what: impl Fn() -> String) -> StoreError {
        let refers_to_nothing = error
            .sqlite_error()
            .is_some_and(|failure| failure.extended_code == ffi::SQLITE_CONSTRAINT_FOREIGNKEY);
        if refers_to_nothing {
            StoreError::NotFound { what: what() }
        } else {
            StoreError::from_sqlite(self.path, error)
        }
    }
}

/// A key that SQLite gave out, which is positive in a database that only we wrote.
fn counted(path: &Path, key: i64) -> Result<u64, StoreError> {
    u64::try_from(key).map_err(|_| StoreError::Damaged {
        path: path.to_path_buf(),
        what: format!("a row has the number {key}"),
    })
}

fn kept<'s, 'c>(
    slot: &'s mut Option<Statement<'c>>,
    connection: &'c Connection,
    sql: &str,
) -> rusqlite::Result<&'s mut Statement<'c>> {
    let statement = match slot.take() {
        Some(statement) => statement,
        None => connection.prepare(sql)?,
    };
    Ok(slot.insert(statement))
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
    connection.busy_timeout(PATIENCE)?;
    for (setting, on) in SETTINGS {
        connection.set_db_config(setting, on)?;
    }
    Ok(connection)
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
