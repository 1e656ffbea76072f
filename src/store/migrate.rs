//! The way from each older format to the next.
//!
//! Uses nothing of the crate but the rest of `store`. A step that was released is never edited; it
//! works within a transaction that holds the write lock. Deliberately absent: when to take a step
//! (see `schema`).

use std::path::Path;

use rusqlite::{Connection, Statement, params};
use sha2::{Digest as _, Sha256};

use super::body::{self, Content};
use super::chain::{self, EventLink, Hash, OperationLink};
use super::schema::TABLES;
use super::sqlite::derived;
use super::{StoreError, StoredEdition};
use crate::domain::Instant;
use crate::domain::contract::event::{Event as ContractEvent, What as ContractWhat};
use crate::domain::ticket::Event;

/// Takes the database from a format to the next one.
pub(super) fn step(connection: &Connection, path: &Path, from: u32) -> Result<(), StoreError> {
    match from {
        1 => to_format_2(connection, path),
        _ => Err(StoreError::Damaged {
            path: path.to_path_buf(),
            what: format!("its format is {from}"),
        }),
    }
}

/// Format 1 had operations without who, and rows of contracts and events of tickets that named
/// them; no events of contracts, no hashes, no undo.
fn to_format_2(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    connection
        .execute_batch(
            "DROP INDEX event_by_ticket;
             ALTER TABLE operation RENAME TO old_operation;
             ALTER TABLE edition RENAME TO old_edition;
             ALTER TABLE contract RENAME TO old_contract;
             ALTER TABLE ticket RENAME TO old_ticket;
             ALTER TABLE event RENAME TO old_event;
             CREATE INDEX old_edition_by_operation ON old_edition (operation);
             CREATE INDEX old_contract_by_operation ON old_contract (operation);
             CREATE INDEX old_event_by_operation ON old_event (operation);",
        )
        .and_then(|()| connection.execute_batch(TABLES))
        .map_err(failed)?;
    log_of_format_1(connection, path)?;
    derived::rebuild(connection, path)?;
    connection
        .execute_batch(
            "DROP TABLE old_event; DROP TABLE old_ticket; DROP TABLE old_contract;
             DROP TABLE old_edition; DROP TABLE old_operation;",
        )
        .map_err(failed)
}

/// Writes the log of format 2 from the tables of format 1.
fn log_of_format_1(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    let prepare = |sql| connection.prepare(sql).map_err(failed);
    let mut operations = prepare("SELECT seq, at, command FROM old_operation ORDER BY seq")?;
    let mut editions = prepare(
        "SELECT digest, program, edition, text FROM old_edition WHERE operation = ?1
         ORDER BY rowid",
    )?;
    let mut contracts = prepare(
        "SELECT id, text, edition, at FROM old_contract WHERE operation = ?1 ORDER BY rowid",
    )?;
    let mut events = prepare(
        "SELECT seq, ticket, body, contract, seq = (
             SELECT min(seq) FROM old_event AS first WHERE first.ticket = old_event.ticket)
         FROM old_event JOIN old_ticket ON number = ticket
         WHERE old_event.operation = ?1 ORDER BY seq",
    )?;
    let mut log = Log::new(connection, path)?;
    let mut rows = operations.query([]).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        let number: i64 = row.get(0).map_err(failed)?;
        let command: String = row.get(2).map_err(failed)?;
        log.operation(number, row.get(1).map_err(failed)?, &command)?;
        let mut rows = editions.query([number]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let edition = StoredEdition {
                digest: row.get(0).map_err(failed)?,
                program: row.get(1).map_err(failed)?,
                edition: row.get(2).map_err(failed)?,
                text: row.get(3).map_err(failed)?,
            };
            log.event(number, None, None, &Content::from(&edition))?;
        }
        let mut rows = contracts.query([number]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let id: String = row.get(0).map_err(failed)?;
            let at: i64 = row.get(3).map_err(failed)?;
            let at = Instant::from_seconds(at).ok_or_else(|| StoreError::Damaged {
                path: path.to_path_buf(),
                what: format!("contract `{id}` has an impossible date"),
            })?;
            let text: String = row.get(1).map_err(failed)?;
            let digest = chain::hex(&Sha256::digest(text.as_bytes()));
            let registered = ContractEvent {
                // The contract's zone stands in its file, which is not read here.
                on: at.to_utc().date(),
                what: ContractWhat::Register {
                    digest: digest.clone(),
                    edition: row.get(2).map_err(failed)?,
                },
            };
            log.event(number, None, None, &Content::Text { digest, text })?;
            log.event(number, Some(&id), None, &registered)?;
        }
        let mut rows = events.query([number]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let seq: i64 = row.get(0).map_err(failed)?;
            let body: String = row.get(2).map_err(failed)?;
            let event: Event =
                serde_json::from_str(&body).map_err(|error| StoreError::Damaged {
                    path: path.to_path_buf(),
                    what: format!("event {seq} cannot be read: {error}"),
                })?;
            let (contract, opens): (String, bool) =
                (|| Ok((row.get(3)?, row.get(4)?)))().map_err(failed)?;
            let contract = opens.then_some(contract.as_str());
            log.event(number, contract, Some(row.get(1).map_err(failed)?), &event)?;
        }
    }
    Ok(())
}

/// The end of a log of format 2 that is being written.
struct Log<'c> {
    path: &'c Path,
    operation: Statement<'c>,
    event: Statement<'c>,
    events: i64,
    hash: Hash,
}

impl<'c> Log<'c> {
    fn new(connection: &'c Connection, path: &'c Path) -> Result<Log<'c>, StoreError> {
        let prepare = |sql| {
            connection
                .prepare(sql)
                .map_err(|error| StoreError::from_sqlite(path, error))
        };
        Ok(Log {
            path,
            operation: prepare(
                "INSERT INTO operation (seq, at, told, who, command, kind, target, event, hash)
                 VALUES (?1, ?2, 1, '', ?3, 'change', NULL, ?4, ?5)",
            )?,
            event: prepare(
                "INSERT INTO event (seq, operation, contract, ticket, body, hash)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?,
            events: 0,
            hash: chain::START,
        })
    }

    fn operation(&mut self, number: i64, at: i64, command: &str) -> Result<(), StoreError> {
        let link = OperationLink {
            number,
            at,
            // Whether the clock said so was not noted.
            told: true,
            by: "",
            command,
            kind: "change",
            target: None,
            event: self.events + 1,
        };
        self.hash = link.after(&self.hash);
        self.operation
            .execute(params![number, at, command, link.event, self.hash])
            .map_err(|error| StoreError::from_sqlite(self.path, error))?;
        Ok(())
    }

    fn event(
        &mut self,
        operation: i64,
        contract: Option<&str>,
        ticket: Option<i64>,
        body: &impl serde::Serialize,
    ) -> Result<(), StoreError> {
        let body = body::write(body).map_err(|error| StoreError::Other {
            path: self.path.to_path_buf(),
            what: error.to_string(),
        })?;
        self.events += 1;
        let link = EventLink {
            seq: self.events,
            operation,
            contract,
            ticket,
            body: &body,
        };
        self.hash = link.after(&self.hash);
        self.event
            .execute(params![
                link.seq, operation, contract, ticket, body, self.hash
            ])
            .map_err(|error| StoreError::from_sqlite(self.path, error))?;
        Ok(())
    }
}
