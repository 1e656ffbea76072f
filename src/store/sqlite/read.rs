//! Contracts, editions and tickets as they stand, out of what counts of the log.
//!
//! Each answer is one statement, and sees one state. Deliberately absent: what follows from the
//! events.

use std::path::Path;

use rusqlite::types::FromSql;
use rusqlite::{Connection, OptionalExtension as _, Params, Row, Rows};

use super::super::body::Content;
use super::super::{StoreError, StoredContract, StoredEdition, StoredTicket, error};
use super::{counted, unreadable};
use crate::domain::Instant;

/// Tickets, each with its events: one pass over both tables.
macro_rules! tickets {
    ($which:literal) => {
        concat!(
            "SELECT number, ticket.contract, revision, seq, body FROM ticket
             LEFT JOIN event ON event.ticket = number
                 AND operation NOT IN (SELECT operation FROM voided) ",
            $which,
            " ORDER BY number, seq"
        )
    };
}

pub(super) const ALL_TICKETS: &str = tickets!("");
pub(super) const ONE_TICKET: &str = tickets!("WHERE number = ?1");
pub(super) const TICKETS_OF_CONTRACT: &str = tickets!("WHERE ticket.contract = ?1");

/// Contracts, each with its events; the first of them with the text and the moment of registering.
macro_rules! contracts {
    ($which:literal) => {
        concat!(
            "SELECT id, revision, event.seq, event.body,
                 (SELECT body FROM event AS kept
                  WHERE kept.seq = contract.text AND event.seq = contract.event),
                 (SELECT at FROM operation
                  WHERE operation.seq = event.operation AND event.seq = contract.event)
             FROM contract LEFT JOIN event ON event.contract = id AND event.ticket IS NULL
                 AND event.operation NOT IN (SELECT operation FROM voided) ",
            $which,
            " ORDER BY id, event.seq"
        )
    };
}

pub(super) const ALL_CONTRACTS: &str = contracts!("");
const ONE_CONTRACT: &str = contracts!("WHERE id = ?1");

/// The tickets that a statement finds.
pub(super) fn tickets(
    connection: &Connection,
    path: &Path,
    sql: &str,
    which: impl Params,
) -> Result<Vec<StoredTicket>, StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    let mut statement = connection.prepare_cached(sql).map_err(failed)?;
    let mut rows = statement.query(which).map_err(failed)?;
    let mut tickets: Vec<StoredTicket> = Vec::new();
    while let Some(row) = rows.next().map_err(failed)? {
        let number = counted(path, field(path, row, 0)?)?;
        let known = tickets.pop_if(|last| last.number == number);
        let mut ticket = match known {
            Some(ticket) => ticket,
            None => StoredTicket {
                number,
                contract: field(path, row, 1)?,
                events: Vec::new(),
                revision: counted(path, field(path, row, 2)?)?,
            },
        };
        let Some(seq) = field::<Option<i64>>(path, row, 3)? else {
            return Err(damaged(
                path,
                format!("{} has no event", error::ticket(number)),
            ));
        };
        ticket.events.push(parsed(path, row, 4, seq)?);
        tickets.push(ticket);
    }
    Ok(tickets)
}

/// All contracts, or the one of an id.
pub(super) fn contracts(
    connection: &Connection,
    path: &Path,
    id: Option<&str>,
) -> Result<Vec<StoredContract>, StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    let sql = if id.is_some() {
        ONE_CONTRACT
    } else {
        ALL_CONTRACTS
    };
    let mut statement = connection.prepare(sql).map_err(failed)?;
    let rows = match id {
        Some(id) => statement.query([id]),
        None => statement.query([]),
    };
    read_contracts(path, rows.map_err(failed)?)
}

fn read_contracts(path: &Path, mut rows: Rows<'_>) -> Result<Vec<StoredContract>, StoreError> {
    let mut contracts: Vec<StoredContract> = Vec::new();
    while let Some(row) = rows
        .next()
        .map_err(|error| StoreError::from_sqlite(path, error))?
    {
        let id: String = field(path, row, 0)?;
        let incomplete = |what: &str| damaged(path, format!("{} {what}", error::contract(&id)));
        let seq: i64 =
            field::<Option<i64>>(path, row, 2)?.ok_or_else(|| incomplete("has no event"))?;
        let event: crate::domain::contract::event::Event = parsed(path, row, 3, seq)?;
        let known = contracts.pop_if(|last| last.id == id);
        let mut contract = match (known, &event.what) {
            (Some(contract), _) => contract,
            (None, crate::domain::contract::event::What::Register { edition, .. }) => {
                let at: Option<i64> = field(path, row, 5)?;
                let text: Option<String> = field(path, row, 4)?;
                let text = text.ok_or_else(|| incomplete("has no text"))?;
                StoredContract {
                    text: match serde_json::from_str(&text) {
                        Ok(Content::Text { text, .. }) => text,
                        Ok(_) => return Err(incomplete("has no text")),
                        Err(error) => return Err(incomplete(&format!("has no text: {error}"))),
                    },
                    edition_digest: edition.clone(),
                    registered_at: at
                        .and_then(Instant::from_seconds)
                        .ok_or_else(|| incomplete("has an impossible date"))?,
                    events: Vec::new(),
                    revision: counted(path, field(path, row, 1)?)?,
                    id,
                }
            }
            _ => {
                return Err(incomplete(
                    "begins with something else than its registration",
                ));
            }
        };
        contract.events.push(event);
        contracts.push(contract);
    }
    Ok(contracts)
}

/// The edition of a digest.
pub(super) fn edition(
    connection: &Connection,
    path: &Path,
    digest: &str,
) -> Result<Option<StoredEdition>, StoreError> {
    let sql = "SELECT seq, body FROM edition JOIN event ON seq = edition.event WHERE digest = ?1";
    match content(connection, path, sql, digest)? {
        None => Ok(None),
        Some((
            _,
            Content::Edition {
                digest,
                program,
                edition,
                text,
            },
        )) => Ok(Some(StoredEdition {
            digest,
            program,
            edition,
            text,
        })),
        Some((seq, _)) => Err(unreadable(path, seq, &"it is no edition")),
    }
}

/// The contract file of a digest.
pub(super) fn text(
    connection: &Connection,
    path: &Path,
    digest: &str,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT seq, body FROM text JOIN event ON seq = text.event WHERE digest = ?1";
    match content(connection, path, sql, digest)? {
        None => Ok(None),
        Some((_, Content::Text { text, .. })) => Ok(Some(text)),
        Some((seq, _)) => Err(unreadable(path, seq, &"it is no text")),
    }
}

fn content(
    connection: &Connection,
    path: &Path,
    sql: &str,
    digest: &str,
) -> Result<Option<(i64, Content)>, StoreError> {
    let read = |row: &Row<'_>| {
        let seq = field(path, row, 0);
        Ok(seq.and_then(|seq| Ok((seq, parsed(path, row, 1, seq)?))))
    };
    connection
        .prepare(sql)
        .and_then(|mut statement| statement.query_row([digest], read).optional())
        .map_err(|error| StoreError::from_sqlite(path, error))?
        .transpose()
}

fn damaged(path: &Path, what: String) -> StoreError {
    StoreError::Damaged {
        path: path.to_path_buf(),
        what,
    }
}

fn field<T: FromSql>(path: &Path, row: &Row<'_>, index: usize) -> Result<T, StoreError> {
    row.get(index)
        .map_err(|error| StoreError::from_sqlite(path, error))
}

/// The value that an event's body says.
fn parsed<T: serde::de::DeserializeOwned>(
    path: &Path,
    row: &Row<'_>,
    index: usize,
    seq: i64,
) -> Result<T, StoreError> {
    let body = row
        .get_ref(index)
        .map_err(|error| unreadable(path, seq, &error))?
        .as_str()
        .map_err(|error| unreadable(path, seq, &error))?;
    serde_json::from_str(body).map_err(|error| unreadable(path, seq, &error))
}
