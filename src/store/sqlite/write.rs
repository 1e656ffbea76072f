//! Adding to the log, and at once to what follows from it.
//!
//! Works within a transaction that holds the write lock. Deliberately absent: beginning and ending
//! it (see the parent), and undoing (see `undo`).

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, Statement, params};

use super::super::body::{self, Content};
use super::super::chain::{EventLink, Hash, OperationLink};
use super::super::{Change, Committed, Kind, Operation, StoreError, Subject, error, schema};
use super::counted;
use crate::domain::Instant;
use crate::domain::contract::event::{Event as ContractEvent, What as ContractWhat};
use crate::domain::ticket::{Event, What};

/// The end of the log.
pub(super) struct Head {
    pub(super) operation: i64,
    pub(super) event: i64,
    pub(super) ticket: i64,
    pub(super) clock: Option<i64>,
    pub(super) hash: Hash,
}

impl Head {
    /// What the database says it is.
    pub(super) fn read(connection: &Connection, path: &Path) -> Result<Head, StoreError> {
        let head = connection
            .prepare_cached("SELECT operation, event, ticket, clock, hash FROM head")
            .and_then(|mut statement| {
                statement
                    .query_row([], |row| {
                        Ok(Head {
                            operation: row.get(0)?,
                            event: row.get(1)?,
                            ticket: row.get(2)?,
                            clock: row.get(3)?,
                            hash: row.get(4)?,
                        })
                    })
                    .optional()
            })
            .map_err(|error| StoreError::from_sqlite(path, error))?;
        head.ok_or_else(|| StoreError::Damaged {
            path: path.to_path_buf(),
            what: "the end of its log is lost".to_owned(),
        })
    }

    /// The same after more was recorded.
    pub(super) fn write(&self, connection: &Connection) -> rusqlite::Result<()> {
        connection
            .prepare_cached(
                "UPDATE head SET operation = ?1, event = ?2, ticket = ?3, clock = ?4, hash = ?5",
            )?
            .execute(params![
                self.operation,
                self.event,
                self.ticket,
                self.clock,
                self.hash
            ])?;
        Ok(())
    }
}

/// One operation being added.
pub(super) struct Writer<'c> {
    connection: &'c Connection,
    path: &'c Path,
    head: Head,
    /// The first ticket number that this operation can give.
    first_ticket: i64,
    clock_was_at: Option<Instant>,
    /// The contract last seen to be there, which is often the next one too.
    contract: Option<String>,
    event: Option<Statement<'c>>,
    ticket: Option<Statement<'c>>,
}

impl<'c> Writer<'c> {
    /// Adds the operation to a database that has proved to be ours.
    pub(super) fn begin(
        connection: &'c Connection,
        path: &'c Path,
        operation: &Operation,
        kind: Kind,
    ) -> Result<Writer<'c>, StoreError> {
        let failed = |error| StoreError::from_sqlite(path, error);
        schema::check(connection, path)?;
        let mut head = Head::read(connection, path)?;
        head.operation += 1;
        let (name, target) = match kind {
            Kind::Change => ("change", None),
            Kind::Undo(number) => ("undo", i64::try_from(number).ok()),
            Kind::Redo(number) => ("redo", i64::try_from(number).ok()),
        };
        let link = OperationLink {
            number: head.operation,
            at: operation.at.seconds(),
            told: operation.told,
            by: &operation.by,
            command: &operation.command,
            kind: name,
            target,
            event: head.event + 1,
        };
        head.hash = link.after(&head.hash);
        insert_operation(connection, &link, &head.hash).map_err(failed)?;
        let mut clock_was_at = None;
        if !operation.told {
            let before = head.clock.filter(|before| *before > link.at);
            clock_was_at = before.and_then(Instant::from_seconds);
            head.clock = before.or(Some(link.at));
        }
        Ok(Writer {
            connection,
            path,
            first_ticket: head.ticket + 1,
            head,
            clock_was_at,
            contract: None,
            event: None,
            ticket: None,
        })
    }

    /// Makes the changes.
    pub(super) fn all(
        mut self,
        changes: &mut dyn Iterator<Item = Result<Change, StoreError>>,
    ) -> Result<Committed, StoreError> {
        let (mut tickets, mut known) = (Vec::new(), Vec::new());
        for change in changes {
            match change? {
                Change::AddEdition(edition) => {
                    self.content("edition", &edition.digest, &Content::from(&edition))?;
                }
                Change::AddText { digest, text } => {
                    let content = Content::Text {
                        digest: digest.clone(),
                        text,
                    };
                    self.content("text", &digest, &content)?;
                }
                Change::AddContractEvent { contract, event } => {
                    self.contract_event(&contract, &event)?;
                }
                Change::OpenTicket { contract, event } => {
                    let reference = reference(&event);
                    tickets.push(self.open(&contract, reference.as_deref(), &event, &[])?);
                }
                Change::ImportTicket {
                    contract,
                    opening,
                    events,
                } => {
                    let reference = reference(&opening);
                    let there = match &reference {
                        Some(reference) => self.by_ref(&contract, reference)?,
                        None => None,
                    };
                    match there {
                        Some(there) => known.push(there),
                        None => tickets.push(self.open(
                            &contract,
                            reference.as_deref(),
                            &opening,
                            &events,
                        )?),
                    }
                }
                Change::AddEvent { ticket, event } => self.ticket_event(ticket, &event)?,
                Change::Expect { subject, revision } => self.expect(&subject, revision)?,
            }
        }
        Ok(Committed {
            operation: counted(self.path, self.head.operation)?,
            tickets,
            known,
            clock_was_at: self.finish()?,
        })
    }

    /// Notes where the log ends now.
    pub(super) fn finish(self) -> Result<Option<Instant>, StoreError> {
        self.head
            .write(self.connection)
            .map_err(|error| self.failed(error))?;
        Ok(self.clock_was_at)
    }

    /// The number of the operation.
    pub(super) fn number(&self) -> i64 {
        self.head.operation
    }

    fn failed(&self, error: rusqlite::Error) -> StoreError {
        StoreError::from_sqlite(self.path, error)
    }

    /// Adds one event to the log.
    fn append(
        &mut self,
        contract: Option<&str>,
        ticket: Option<i64>,
        body: &str,
    ) -> Result<i64, StoreError> {
        let link = EventLink {
            seq: self.head.event + 1,
            operation: self.head.operation,
            contract,
            ticket,
            body,
        };
        let hash = link.after(&self.head.hash);
        kept(
            &mut self.event,
            self.connection,
            "INSERT INTO event (seq, operation, contract, ticket, body, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .and_then(|statement| {
            statement.execute(params![
                link.seq,
                link.operation,
                contract,
                ticket,
                body,
                hash
            ])
        })
        .map_err(|error| StoreError::from_sqlite(self.path, error))?;
        self.head.event += 1;
        self.head.hash = hash;
        Ok(self.head.event)
    }

    fn body(&self, body: &impl serde::Serialize) -> Result<String, StoreError> {
        body::write(body).map_err(|error| StoreError::Other {
            path: self.path.to_path_buf(),
            what: error.to_string(),
        })
    }

    /// The event that a key of one of the derived tables stands for.
    fn key(&self, sql: &str, key: &str) -> Result<Option<i64>, StoreError> {
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row([key], |row| row.get(0)).optional())
            .map_err(|error| self.failed(error))
    }

    fn edition(&self, digest: &str) -> Result<Option<i64>, StoreError> {
        self.key("SELECT event FROM edition WHERE digest = ?1", digest)
    }

    fn text(&self, digest: &str) -> Result<Option<i64>, StoreError> {
        self.key("SELECT event FROM text WHERE digest = ?1", digest)
    }

    /// Keeps what other events name, once.
    fn content(&mut self, table: &str, digest: &str, content: &Content) -> Result<(), StoreError> {
        let there = match table {
            "edition" => self.edition(digest)?,
            _ => self.text(digest)?,
        };
        if there.is_some() {
            return Ok(());
        }
        let body = self.body(content)?;
        let seq = self.append(None, None, &body)?;
        self.connection
            .prepare_cached(match table {
                "edition" => "INSERT INTO edition (digest, event) VALUES (?1, ?2)",
                _ => "INSERT INTO text (digest, event) VALUES (?1, ?2)",
            })
            .and_then(|mut statement| statement.execute(params![digest, seq]))
            .map_err(|error| self.failed(error))?;
        Ok(())
    }

    fn contract_event(&mut self, id: &str, event: &ContractEvent) -> Result<(), StoreError> {
        let there = self.is_there(id)?;
        let (text, edition) = match &event.what {
            ContractWhat::Register { .. } if there => {
                return Err(StoreError::Conflict {
                    what: error::contract(id),
                });
            }
            ContractWhat::Register { digest, edition }
            | ContractWhat::Update {
                digest, edition, ..
            } => (Some(digest), Some(edition)),
            ContractWhat::Adopt { edition, .. } => (None, Some(edition)),
            _ => (None, None),
        };
        let registers = matches!(event.what, ContractWhat::Register { .. });
        if !registers && !there {
            return Err(StoreError::NotFound {
                what: error::contract(id),
            });
        }
        if let Some(digest) = edition
            && self.edition(digest)?.is_none()
        {
            return Err(StoreError::NotFound {
                what: error::edition(digest),
            });
        }
        let text = match text {
            Some(digest) => Some(self.text(digest)?.ok_or_else(|| StoreError::NotFound {
                what: error::text(digest),
            })?),
            None => None,
        };
        let body = self.body(event)?;
        let seq = self.append(Some(id), None, &body)?;
        let operation = self.head.operation;
        if registers {
            self.connection
                .prepare_cached(
                    "INSERT INTO contract (id, event, text, revision) VALUES (?1, ?2, ?3, ?4)",
                )
                .and_then(|mut statement| statement.execute(params![id, seq, text, operation]))
        } else {
            self.connection
                .prepare_cached("UPDATE contract SET revision = ?2 WHERE id = ?1")
                .and_then(|mut statement| statement.execute(params![id, operation]))
        }
        .map_err(|error| self.failed(error))?;
        Ok(())
    }

    fn is_there(&mut self, contract: &str) -> Result<bool, StoreError> {
        if self.contract.as_deref() == Some(contract) {
            return Ok(true);
        }
        let there = self
            .key("SELECT event FROM contract WHERE id = ?1", contract)?
            .is_some();
        if there {
            self.contract = Some(contract.to_owned());
        }
        Ok(there)
    }

    /// Opens a ticket with its events.
    fn open(
        &mut self,
        contract: &str,
        reference: Option<&str>,
        opening: &Event,
        events: &[Event],
    ) -> Result<u64, StoreError> {
        if !self.is_there(contract)? {
            return Err(StoreError::NotFound {
                what: error::contract(contract),
            });
        }
        let number = self.head.ticket + 1;
        let operation = self.head.operation;
        kept(
            &mut self.ticket,
            self.connection,
            "INSERT INTO ticket (number, contract, ref, revision) VALUES (?1, ?2, ?3, ?4)",
        )
        .and_then(|statement| statement.execute(params![number, contract, reference, operation]))
        .map_err(|error| StoreError::from_sqlite(self.path, error))?;
        self.head.ticket = number;
        let body = self.body(opening)?;
        self.append(Some(contract), Some(number), &body)?;
        for event in events {
            let body = self.body(event)?;
            self.append(None, Some(number), &body)?;
        }
        counted(self.path, number)
    }

    fn by_ref(&self, contract: &str, reference: &str) -> Result<Option<u64>, StoreError> {
        let found: Option<i64> = self
            .connection
            .prepare_cached(super::BY_REF)
            .and_then(|mut statement| {
                statement
                    .query_row([reference, contract], |row| row.get(0))
                    .optional()
            })
            .map_err(|error| self.failed(error))?;
        found.map(|number| counted(self.path, number)).transpose()
    }

    fn ticket_event(&mut self, ticket: u64, event: &Event) -> Result<(), StoreError> {
        let unknown = || StoreError::NotFound {
            what: error::ticket(ticket),
        };
        // No number is larger than SQLite's.
        let number = i64::try_from(ticket).map_err(|_| unknown())?;
        // A ticket of this operation is there, with this revision.
        if !(self.first_ticket..=self.head.ticket).contains(&number) {
            let touched = self
                .connection
                .prepare_cached("UPDATE ticket SET revision = ?2 WHERE number = ?1")
                .and_then(|mut statement| statement.execute([number, self.head.operation]))
                .map_err(|error| self.failed(error))?;
            if touched == 0 {
                return Err(unknown());
            }
        }
        let body = self.body(event)?;
        self.append(None, Some(number), &body)?;
        Ok(())
    }

    /// Goes on only if nobody has touched the subject since it had that revision.
    fn expect(&self, subject: &Subject, revision: u64) -> Result<(), StoreError> {
        let (what, sql) = match subject {
            Subject::Contract(id) => (
                error::contract(id),
                "SELECT revision FROM contract WHERE id = ?1",
            ),
            Subject::Ticket(number) => (
                error::ticket(*number),
                "SELECT revision FROM ticket WHERE number = ?1",
            ),
        };
        let found: Option<i64> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                let row = |row: &rusqlite::Row<'_>| row.get(0);
                match subject {
                    Subject::Contract(id) => statement.query_row([id], row),
                    // No number is larger than SQLite's.
                    Subject::Ticket(number) => {
                        statement.query_row([i64::try_from(*number).unwrap_or(-1)], row)
                    }
                }
                .optional()
            })
            .map_err(|error| self.failed(error))?;
        let Some(found) = found else {
            return Err(StoreError::NotFound { what });
        };
        // What this operation itself has touched is no news.
        if found == self.head.operation || i64::try_from(revision) == Ok(found) {
            return Ok(());
        }
        let command = self
            .connection
            .query_row(
                "SELECT command FROM operation WHERE seq = ?1",
                [found],
                |row| row.get(0),
            )
            .map_err(|error| self.failed(error))?;
        Err(StoreError::Stale {
            what,
            operation: counted(self.path, found)?,
            command,
        })
    }
}

/// The `ref` that an opening gives.
pub(in crate::store) fn reference(event: &Event) -> Option<String> {
    match &event.what {
        What::Open(opening) => opening.reference.clone(),
        _ => None,
    }
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

/// Adds an operation to the log under the hash that the log has with it.
pub(super) fn insert_operation(
    connection: &Connection,
    link: &OperationLink<'_>,
    hash: &Hash,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO operation (seq, at, told, who, command, kind, target, event, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            link.number,
            link.at,
            link.told,
            link.by,
            link.command,
            link.kind,
            link.target,
            link.event,
            hash
        ])?;
    Ok(())
}
