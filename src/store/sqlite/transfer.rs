//! Everything out of a store as records, and into an empty one.
//!
//! Holds one record at a time. Deliberately absent: lines and files.

use std::path::Path;

use rusqlite::{Connection, params};
use serde_json::value::RawValue;

use super::super::chain::{self, EventLink, OperationLink};
use super::super::record::{End, EventRecord, Export, OperationRecord, Record};
use super::super::{StoreError, body, schema};
use super::derived::Span;
use super::write::{Head, insert_operation};
use super::{derived, doctor, unreadable};
use crate::domain::Instant;

/// Hands over every record. To be called in a transaction, so that they are of one moment.
pub(super) fn export(
    connection: &Connection,
    path: &Path,
    take: &mut dyn FnMut(&Record) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    take(&Record::Export(Export {
        schema: Export::SCHEMA.to_owned(),
    }))?;
    let mut end = End {
        operations: 0,
        events: 0,
    };
    let mut operations = connection
        .prepare(
            "SELECT seq, at, told, who, command, kind, target, hash FROM operation ORDER BY seq",
        )
        .map_err(failed)?;
    let mut events = connection
        .prepare("SELECT seq, contract, ticket, body, hash FROM event WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq")
        .map_err(failed)?;
    let mut rows = operations.query([]).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        let operation = (|| {
            Ok((
                row.get::<_, i64>(1)?,
                OperationRecord {
                    number: row.get(0)?,
                    at: Instant::MIN,
                    told: row.get(2)?,
                    by: row.get(3)?,
                    command: row.get(4)?,
                    kind: row.get(5)?,
                    target: row.get(6)?,
                    hash: chain::hex(row.get_ref(7)?.as_blob()?),
                },
            ))
        })();
        let (at, mut operation) = operation.map_err(failed)?;
        operation.at = Instant::from_seconds(at).ok_or_else(|| StoreError::Damaged {
            path: path.to_path_buf(),
            what: format!("operation {} has an impossible date", operation.number),
        })?;
        let number = operation.number;
        end.operations += 1;
        take(&Record::Operation(operation))?;
        let span = Span::of(connection, number).map_err(failed)?;
        let Some(span) = span else { continue };
        let mut rows = events.query([span.first, span.last]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let seq: i64 = row.get(0).map_err(failed)?;
            let body: String = row.get(3).map_err(failed)?;
            let event = EventRecord {
                number: seq,
                contract: row.get(1).map_err(failed)?,
                ticket: row.get(2).map_err(failed)?,
                body: RawValue::from_string(body).map_err(|error| unreadable(path, seq, &error))?,
                hash: chain::hex(
                    row.get_ref(4)
                        .and_then(|hash| Ok(hash.as_blob()?))
                        .map_err(failed)?,
                ),
            };
            end.events += 1;
            take(&Record::Event(event))?;
        }
    }
    take(&Record::End(end))
}

/// Fills an empty store. To be called in a transaction that holds the write lock.
pub(super) fn import(
    connection: &Connection,
    path: &Path,
    records: &mut dyn Iterator<Item = Result<Record, StoreError>>,
) -> Result<End, StoreError> {
    schema::check(connection, path)?;
    let mut head = Head::read(connection, path)?;
    if head.operation != 0 {
        return Err(StoreError::Taken {
            path: path.to_path_buf(),
            what: format!("holds {} operations already", head.operation),
        });
    }
    let mut record = 0;
    let mut ended = None;
    for next in records {
        record += 1;
        let bad = |what: &str| StoreError::BadRecord {
            record,
            what: what.to_owned(),
        };
        match (next?, record, &ended) {
            (_, _, Some(_)) => return Err(bad("it comes after the end")),
            (Record::Export(export), 1, _) if export.schema == Export::SCHEMA => {}
            (Record::Export(_), 1, _) => return Err(bad("it announces records of another form")),
            (_, 1, _) => return Err(bad("it does not say what follows")),
            (Record::Export(_), ..) => return Err(bad("it begins anew")),
            (Record::Operation(operation), ..) => {
                add_operation(connection, path, &mut head, &operation, &bad)?;
            }
            (Record::Event(event), ..) => add_event(connection, path, &mut head, &event, &bad)?,
            (Record::End(end), ..) => {
                if (end.operations, end.events) != (head.operation, head.event) {
                    return Err(bad("records are missing before it"));
                }
                ended = Some(end);
            }
        }
    }
    let ended = ended.ok_or_else(|| StoreError::BadRecord {
        record: record + 1,
        what: "the records break off before their end".to_owned(),
    })?;
    derived::rebuild(connection, path).map_err(|error| match error {
        // Not the records' fault.
        StoreError::Io { .. } | StoreError::Busy { .. } => error,
        error => unsound(record, &error.to_string()),
    })?;
    for checked in doctor::examine(connection, path) {
        if let Some(wrong) = checked.wrong.first() {
            return Err(unsound(record, wrong));
        }
    }
    Ok(ended)
}

fn unsound(record: u64, what: &str) -> StoreError {
    StoreError::BadRecord {
        record,
        what: format!("the records do not fit together: {what}"),
    }
}

fn add_operation(
    connection: &Connection,
    path: &Path,
    head: &mut Head,
    operation: &OperationRecord,
    bad: &dyn Fn(&str) -> StoreError,
) -> Result<(), StoreError> {
    head.operation += 1;
    let link = OperationLink {
        number: operation.number,
        at: operation.at.seconds(),
        told: operation.told,
        by: &operation.by,
        command: &operation.command,
        kind: &operation.kind,
        target: operation.target,
        event: head.event + 1,
    };
    head.hash = link.after(&head.hash);
    if operation.number != head.operation {
        return Err(bad(&format!("operation {} is missing", head.operation)));
    }
    if chain::hex(&head.hash) != operation.hash {
        return Err(bad(&format!("operation {} was changed", operation.number)));
    }
    insert_operation(connection, &link, &head.hash)
        .map_err(|error| StoreError::from_sqlite(path, error))
}

fn add_event(
    connection: &Connection,
    path: &Path,
    head: &mut Head,
    event: &EventRecord,
    bad: &dyn Fn(&str) -> StoreError,
) -> Result<(), StoreError> {
    head.event += 1;
    let mut link = EventLink {
        seq: event.number,
        operation: head.operation,
        contract: event.contract.as_deref(),
        ticket: event.ticket,
        body: event.body.get(),
    };
    let mut hash = link.after(&head.hash);
    // What an order to a runner of CI jobs could be is escaped on the way out, and was not always
    // when it was recorded.
    let before = body::before_orders_were_escaped(link.body);
    if let (Some(before), true) = (&before, chain::hex(&hash) != event.hash) {
        link.body = before;
        hash = link.after(&head.hash);
    }
    head.hash = hash;
    if event.number != head.event {
        return Err(bad(&format!("event {} is missing", head.event)));
    }
    if chain::hex(&head.hash) != event.hash {
        return Err(bad(&format!("event {} was changed", event.number)));
    }
    doctor::readable(link.contract, link.ticket, link.body)
        .map_err(|error| bad(&format!("event {} cannot be read: {error}", event.number)))?;
    connection
        .prepare_cached(
            "INSERT INTO event (seq, operation, contract, ticket, body, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                link.seq,
                link.operation,
                link.contract,
                link.ticket,
                link.body,
                head.hash
            ])
        })
        .map_err(|error| StoreError::from_sqlite(path, error))?;
    Ok(())
}
