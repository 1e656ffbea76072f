//! Undo and redo: operations that void the events of another, or let them count again.
//!
//! Works within a transaction that holds the write lock. Deliberately absent: changing or deleting
//! anything of the log.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, params};

use super::super::{Kind, Operation, Reversal, StoreError, error};
use super::derived::{self, Span};
use super::write::Writer;
use super::{counted, log};

/// Voids an operation: that one, else the last that is not void.
pub(super) fn undo(
    connection: &Connection,
    path: &Path,
    operation: &Operation,
    number: Option<u64>,
) -> Result<Reversal, StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    let target = match number {
        None => connection
            .query_row(
                "SELECT seq FROM operation WHERE kind = 'change'
                     AND seq NOT IN (SELECT operation FROM voided) ORDER BY seq DESC LIMIT 1",
                [],
                |row| row.get(0),
            )
            .optional()
            .map_err(failed)?
            .ok_or(StoreError::NothingToUndo)?,
        // No number is larger than SQLite's.
        Some(number) => i64::try_from(number).map_err(|_| StoreError::NotFound {
            what: error::operation(number),
        })?,
    };
    let number = counted(path, target)?;
    let logged = log::one(connection, path, target)?.ok_or_else(|| StoreError::NotFound {
        what: error::operation(number),
    })?;
    match logged.kind {
        Kind::Change => {}
        Kind::Undo(_) => return Err(error::reversal(number, true)),
        Kind::Redo(_) => return Err(error::reversal(number, false)),
    }
    if let Some(by) = logged.undone_by {
        return Err(error::undone(number, by));
    }
    let span = span(connection, path, target)?;
    let later = built_on(connection, span).map_err(failed)?;
    if !later.is_empty() {
        return Err(error::built_on(number, &later));
    }
    let writer = Writer::begin(connection, path, operation, Kind::Undo(number))?;
    let by = writer.number();
    derived::void(connection, target, by)
        .and_then(|()| derived::hide(connection, span, by))
        .map_err(failed)?;
    Ok(Reversal {
        operation: counted(path, by)?,
        target: logged,
        clock_was_at: writer.finish()?,
    })
}

/// Lets the events of the operation count again that was undone last.
pub(super) fn redo(
    connection: &Connection,
    path: &Path,
    operation: &Operation,
) -> Result<Reversal, StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    let last_change: Option<i64> = connection
        .query_row(
            "SELECT seq FROM operation WHERE kind = 'change' ORDER BY seq DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .optional()
        .map_err(failed)?;
    let target: Option<i64> = connection
        .query_row(
            "SELECT operation FROM voided WHERE undo > ?1 ORDER BY undo DESC LIMIT 1",
            [last_change],
            |row| row.get(0),
        )
        .optional()
        .map_err(failed)?;
    let Some(target) = target else {
        let last = last_change.map(|last| counted(path, last)).transpose()?;
        return Err(error::nothing_to_redo(last));
    };
    let number = counted(path, target)?;
    let logged = log::one(connection, path, target)?.ok_or_else(|| StoreError::NotFound {
        what: error::operation(number),
    })?;
    let span = span(connection, path, target)?;
    let writer = Writer::begin(connection, path, operation, Kind::Redo(number))?;
    let by = writer.number();
    derived::unvoid(connection, target)
        .and_then(|()| derived::show(connection, span, by))
        .map_err(failed)?;
    Ok(Reversal {
        operation: counted(path, by)?,
        target: logged,
        clock_was_at: writer.finish()?,
    })
}

fn span(connection: &Connection, path: &Path, operation: i64) -> Result<Span, StoreError> {
    let found =
        Span::of(connection, operation).map_err(|error| StoreError::from_sqlite(path, error))?;
    match (found, u64::try_from(operation)) {
        (Some(span), _) => Ok(span),
        (None, number) => Err(StoreError::NotFound {
            what: error::operation(number.unwrap_or_default()),
        }),
    }
}

/// The later operations, not void, that say more about a ticket or a contract of these events, or
/// that opened a ticket under such a contract.
fn built_on(connection: &Connection, span: Span) -> rusqlite::Result<Vec<(u64, String)>> {
    let mut statement = connection.prepare(
        "SELECT seq, command FROM operation WHERE seq IN (
             SELECT later.operation FROM event AS later WHERE later.seq > ?2
                 AND later.operation NOT IN (SELECT operation FROM voided)
                 AND (EXISTS (SELECT 1 FROM event AS built WHERE built.ticket = later.ticket
                          AND built.seq BETWEEN ?1 AND ?2)
                     OR EXISTS (SELECT 1 FROM event AS built WHERE built.contract = later.contract
                          AND built.ticket IS NULL AND built.seq BETWEEN ?1 AND ?2)))
         ORDER BY seq",
    )?;
    let rows = statement.query_map(params![span.first, span.last], |row| {
        let number: i64 = row.get(0)?;
        Ok((u64::try_from(number).unwrap_or_default(), row.get(1)?))
    })?;
    rows.collect()
}
