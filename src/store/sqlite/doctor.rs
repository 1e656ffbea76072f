//! Whether a database holds what was written to it.
//!
//! Every check reads what it judges by a way of its own, not by the code that wrote it. Deliberately
//! absent: mending; what the texts and the events of a ticket come to, which needs the terms.

use std::path::Path;

use rusqlite::{Connection, Row};

use super::super::chain::{self, EventLink, Hash, OperationLink};
use super::super::{StoreError, schema};
use crate::domain::contract::event::Event as ContractEvent;
use crate::domain::ticket::Event;

/// One thing that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The name of the check.
    pub name: &'static str,
    /// How much was looked at.
    pub count: u64,
    /// What is wrong; nothing where all is well.
    pub wrong: Vec<String>,
}

/// How many findings of one check are told.
const MOST: usize = 20;

/// Runs every check. To be called in a transaction, so that they see one state.
pub(super) fn examine(connection: &Connection, path: &Path) -> Vec<Checked> {
    let mut checks = Vec::new();
    for (name, check) in CHECKS {
        let mut checked = Checked {
            name,
            count: 0,
            wrong: Vec::new(),
        };
        if let Err(error) = check(connection, path, &mut checked) {
            checked.wrong.push(error.to_string());
        }
        checks.push(checked);
    }
    checks
}

type Check = fn(&Connection, &Path, &mut Checked) -> rusqlite::Result<()>;

const CHECKS: [(&str, Check); 5] = [
    ("pages", pages),
    ("tables", tables),
    ("chain", chain_holds),
    ("events", events_read),
    ("derived", derived_agrees),
];

impl Checked {
    fn found(&mut self, what: String) {
        if self.wrong.len() < MOST {
            self.wrong.push(what);
        }
    }
}

/// What SQLite itself can find: pages, indexes, constraints, references.
fn pages(connection: &Connection, _: &Path, checked: &mut Checked) -> rusqlite::Result<()> {
    checked.count = connection.query_row("PRAGMA page_count", [], count)?;
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let told: String = row.get(0)?;
        if told != "ok" {
            checked.found(told.replace('\n', "; "));
        }
    }
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, key): (String, Option<i64>) = (row.get(0)?, row.get(1)?);
        let key = key.unwrap_or_default();
        checked.found(format!("row {key} of `{table}` refers to nothing"));
    }
    Ok(())
}

fn count(row: &Row<'_>) -> rusqlite::Result<u64> {
    Ok(u64::try_from(row.get::<_, i64>(0)?).unwrap_or_default())
}

fn tables(connection: &Connection, path: &Path, checked: &mut Checked) -> rusqlite::Result<()> {
    checked.count = connection.query_row("SELECT count(*) FROM sqlite_schema", [], count)?;
    if let Err(error) = schema::check(connection, path) {
        checked.found(match error {
            StoreError::Damaged { what, .. } => what,
            other => other.to_string(),
        });
    }
    Ok(())
}

/// Whether every operation and every event has the hash that follows from all before it, and none
/// is missing.
fn chain_holds(connection: &Connection, _: &Path, checked: &mut Checked) -> rusqlite::Result<()> {
    let mut operations = connection.prepare(
        "SELECT seq, at, told, who, command, kind, target, event, hash FROM operation ORDER BY seq",
    )?;
    let mut events = connection
        .prepare("SELECT seq, operation, contract, ticket, body, hash FROM event ORDER BY seq")?;
    let mut events = events.query([])?;
    let mut event = next_event(&mut events)?;
    let (mut last, mut number, mut seq) = (chain::START, 0_i64, 0_i64);
    let mut rows = operations.query([])?;
    while let Some(row) = rows.next()? {
        let found: i64 = row.get(0)?;
        number += 1;
        checked.count += 1;
        if found != number {
            checked.found(format!("operation {number} is missing"));
            number = found;
        }
        let (by, command, kind): (String, String, String) = (row.get(3)?, row.get(4)?, row.get(5)?);
        let first: i64 = row.get(7)?;
        let hash = OperationLink {
            number,
            at: row.get(1)?,
            told: row.get(2)?,
            by: &by,
            command: &command,
            kind: &kind,
            target: row.get(6)?,
            event: first,
        }
        .after(&last);
        // Goes on from the hash that is kept, so that each change is told once.
        last = row.get(8)?;
        if hash != last {
            checked.found(format!("operation {number} was changed: {command}"));
        }
        if first != seq + 1 {
            checked.found(format!(
                "operation {number} does not begin with event {}",
                seq + 1
            ));
        }
        while let Some(found) = event.take_if(|event| event.operation <= number) {
            seq += 1;
            checked.count += 1;
            if found.seq != seq {
                checked.found(format!("event {seq} is missing"));
                seq = found.seq;
            }
            if found.link().after(&last) != found.hash || found.operation != number {
                let about = found.about();
                checked.found(format!(
                    "event {seq} of operation {number}{about} was changed"
                ));
            }
            last = found.hash;
            event = next_event(&mut events)?;
        }
    }
    if let Some(event) = event {
        checked.found(format!("event {} belongs to no operation", event.seq));
    }
    let head: (i64, i64, i64, Hash) = connection.query_row(
        "SELECT operation, event, ticket, hash FROM head",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
    )?;
    let tickets: i64 =
        connection.query_row("SELECT coalesce(max(ticket), 0) FROM event", [], |row| {
            row.get(0)
        })?;
    if head != (number, seq, tickets, last) {
        checked.found(format!(
            "the log ends with operation {number} and event {seq}, not with operation {} and event {} as noted",
            head.0, head.1
        ));
    }
    Ok(())
}

struct Found {
    seq: i64,
    operation: i64,
    contract: Option<String>,
    ticket: Option<i64>,
    body: String,
    hash: Hash,
}

impl Found {
    fn link(&self) -> EventLink<'_> {
        EventLink {
            seq: self.seq,
            operation: self.operation,
            contract: self.contract.as_deref(),
            ticket: self.ticket,
            body: &self.body,
        }
    }

    /// What it is about, as a part of a sentence.
    fn about(&self) -> String {
        match (&self.contract, self.ticket) {
            (_, Some(ticket)) => format!(", about ticket {ticket},"),
            (Some(contract), None) => format!(", about contract {contract},"),
            (None, None) => String::new(),
        }
    }
}

fn next_event(rows: &mut rusqlite::Rows<'_>) -> rusqlite::Result<Option<Found>> {
    let row = rows.next()?;
    row.map(|row| {
        Ok(Found {
            seq: row.get(0)?,
            operation: row.get(1)?,
            contract: row.get(2)?,
            ticket: row.get(3)?,
            body: row.get(4)?,
            hash: row.get(5)?,
        })
    })
    .transpose()
}

/// Whether every event can be read.
fn events_read(connection: &Connection, _: &Path, checked: &mut Checked) -> rusqlite::Result<()> {
    let mut statement =
        connection.prepare("SELECT seq, contract, ticket, body FROM event ORDER BY seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let (contract, ticket): (Option<String>, Option<i64>) = (row.get(1)?, row.get(2)?);
        let body: String = row.get(3)?;
        checked.count += 1;
        if let Err(error) = readable(contract.as_deref(), ticket, &body) {
            checked.found(format!("event {seq} cannot be read: {error}"));
        }
    }
    Ok(())
}

/// Whether a body is one of its kind.
pub(super) fn readable(
    contract: Option<&str>,
    ticket: Option<i64>,
    body: &str,
) -> serde_json::Result<()> {
    match (contract, ticket) {
        (_, Some(_)) => serde_json::from_str::<Event>(body).map(drop),
        (Some(_), None) => serde_json::from_str::<ContractEvent>(body).map(drop),
        (None, None) => serde_json::from_str::<super::super::body::Content>(body).map(drop),
    }
}

/// Each query gives the rows in which one of the derived tables and the log differ.
const DIFFERENCES: [(&str, &str); 9] = [
    (
        "void operations",
        "WITH last AS (SELECT target, max(seq) AS seq FROM operation WHERE target IS NOT NULL GROUP BY target),
              want AS (SELECT last.target, last.seq FROM last JOIN operation USING (seq) WHERE kind = 'undo')
         SELECT * FROM (SELECT * FROM want EXCEPT SELECT operation, undo FROM voided)
         UNION ALL SELECT * FROM (SELECT operation, undo FROM voided EXCEPT SELECT * FROM want)",
    ),
    (
        "editions",
        "WITH want AS (SELECT body ->> '$.digest', min(seq) FROM event WHERE contract IS NULL
                  AND ticket IS NULL AND body ->> '$.type' = 'edition' GROUP BY 1)
         SELECT * FROM (SELECT * FROM want EXCEPT SELECT digest, event FROM edition)
         UNION ALL SELECT * FROM (SELECT digest, event FROM edition EXCEPT SELECT * FROM want)",
    ),
    (
        "contract files",
        "WITH want AS (SELECT body ->> '$.digest', min(seq) FROM event WHERE contract IS NULL
                  AND ticket IS NULL AND body ->> '$.type' = 'text' GROUP BY 1)
         SELECT * FROM (SELECT * FROM want EXCEPT SELECT digest, event FROM text)
         UNION ALL SELECT * FROM (SELECT digest, event FROM text EXCEPT SELECT * FROM want)",
    ),
    (
        "contracts",
        "WITH want AS (SELECT event.contract, event.seq, text.event FROM event
                  LEFT JOIN text ON text.digest = body ->> '$.digest'
                  WHERE contract IS NOT NULL AND ticket IS NULL AND body ->> '$.type' = 'register'
                  AND operation NOT IN (SELECT operation FROM voided))
         SELECT * FROM (SELECT * FROM want EXCEPT SELECT id, event, text FROM contract)
         UNION ALL SELECT * FROM (SELECT id, event, text FROM contract EXCEPT SELECT * FROM want)",
    ),
    (
        "tickets",
        "WITH want AS (SELECT ticket, contract, body ->> '$.ref' FROM event
                  WHERE contract IS NOT NULL AND ticket IS NOT NULL
                  AND operation NOT IN (SELECT operation FROM voided))
         SELECT * FROM (SELECT * FROM want EXCEPT SELECT number, contract, ref FROM ticket)
         UNION ALL SELECT * FROM (SELECT number, contract, ref FROM ticket EXCEPT SELECT * FROM want)",
    ),
    (
        "events of tickets that are not there",
        "SELECT seq FROM event WHERE ticket IS NOT NULL
             AND operation NOT IN (SELECT operation FROM voided)
             AND ticket NOT IN (SELECT number FROM ticket)",
    ),
    (
        "events of contracts that are not there",
        "SELECT seq FROM event WHERE contract IS NOT NULL
             AND operation NOT IN (SELECT operation FROM voided)
             AND contract NOT IN (SELECT id FROM contract)",
    ),
    (
        "revisions of tickets",
        "WITH touched AS (SELECT ticket, operation FROM event WHERE ticket IS NOT NULL
                  UNION ALL SELECT ticket, operation.seq FROM operation JOIN event
                      ON event.operation = target WHERE target IS NOT NULL AND ticket IS NOT NULL),
              want AS (SELECT ticket, max(operation) FROM touched
                  WHERE ticket IN (SELECT number FROM ticket) GROUP BY ticket)
         SELECT * FROM want EXCEPT SELECT number, revision FROM ticket",
    ),
    (
        "revisions of contracts",
        "WITH touched AS (SELECT contract, operation FROM event
                      WHERE ticket IS NULL AND contract IS NOT NULL
                  UNION ALL SELECT contract, operation.seq FROM operation JOIN event
                      ON event.operation = target
                      WHERE target IS NOT NULL AND ticket IS NULL AND contract IS NOT NULL),
              want AS (SELECT contract, max(operation) FROM touched
                  WHERE contract IN (SELECT id FROM contract) GROUP BY contract)
         SELECT * FROM want EXCEPT SELECT id, revision FROM contract",
    ),
];

/// Whether what is derived is what follows from the log.
fn derived_agrees(
    connection: &Connection,
    _: &Path,
    checked: &mut Checked,
) -> rusqlite::Result<()> {
    for (what, differences) in DIFFERENCES {
        let sql = format!("SELECT count(*) FROM ({differences})");
        let differing = connection.query_row(&sql, [], count)?;
        checked.count += 1;
        if differing > 0 {
            checked.found(format!(
                "{what} do not follow from the log, in {differing} places"
            ));
        }
    }
    let clock: bool = connection.query_row(
        "SELECT clock IS (SELECT max(at) FROM operation WHERE told = 0) FROM head",
        [],
        |row| row.get(0),
    )?;
    if !clock {
        checked.found("the latest moment of the clock does not follow from the log".to_owned());
    }
    Ok(())
}
