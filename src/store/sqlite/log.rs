//! The log of operations, as people read it.
//!
//! Deliberately absent: adding to it (see `write`).

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::super::body::Type;
use super::super::{Kind, Logged, LoggedChange, StoreError};
use super::counted;
use super::derived::Span;
use crate::domain::Instant;

const OPERATION: &str = "SELECT seq, at, told, who, command, kind, target,
        (SELECT undo FROM voided WHERE voided.operation = seq) FROM operation";

/// One operation.
pub(super) fn one(
    connection: &Connection,
    path: &Path,
    number: i64,
) -> Result<Option<Logged>, StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    let mut statement = connection
        .prepare(&format!("{OPERATION} WHERE seq = ?1"))
        .map_err(failed)?;
    let found = statement
        .query_row([number], |row| Ok(read(connection, path, row)))
        .optional()
        .map_err(failed)?;
    found.transpose()
}

/// At most so many operations, the last one first.
pub(super) fn last(
    connection: &Connection,
    path: &Path,
    most: Option<u64>,
) -> Result<Vec<Logged>, StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    // SQLite takes a negative limit for none.
    let most = most.map_or(-1, |most| i64::try_from(most).unwrap_or(i64::MAX));
    let mut statement = connection
        .prepare(&format!("{OPERATION} ORDER BY seq DESC LIMIT ?1"))
        .map_err(failed)?;
    let mut rows = statement.query([most]).map_err(failed)?;
    let mut logged = Vec::new();
    while let Some(row) = rows.next().map_err(failed)? {
        logged.push(read(connection, path, row)?);
    }
    Ok(logged)
}

fn read(connection: &Connection, path: &Path, row: &Row<'_>) -> Result<Logged, StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    let number: i64 = row.get(0).map_err(failed)?;
    let damaged = |what: String| StoreError::Damaged {
        path: path.to_path_buf(),
        what: format!("operation {number} {what}"),
    };
    let kind: String = row.get(5).map_err(failed)?;
    let target: Option<i64> = row.get(6).map_err(failed)?;
    let kind = match (kind.as_str(), target) {
        ("change", None) => Kind::Change,
        ("undo", Some(target)) => Kind::Undo(counted(path, target)?),
        ("redo", Some(target)) => Kind::Redo(counted(path, target)?),
        (kind, _) => return Err(damaged(format!("is of the kind `{kind}`"))),
    };
    let undone_by: Option<i64> = row.get(7).map_err(failed)?;
    let span = Span::of(connection, number)
        .map_err(failed)?
        .ok_or_else(|| damaged("is not there".to_owned()))?;
    Ok(Logged {
        number: counted(path, number)?,
        at: Instant::from_seconds(row.get(1).map_err(failed)?)
            .ok_or_else(|| damaged("has an impossible date".to_owned()))?,
        told: row.get(2).map_err(failed)?,
        by: row.get(3).map_err(failed)?,
        command: row.get(4).map_err(failed)?,
        kind,
        undone_by: undone_by.map(|by| counted(path, by)).transpose()?,
        changes: changes(connection, path, span)?,
        count: u64::try_from(span.last - span.first + 1).unwrap_or_default(),
    })
}

fn changes(
    connection: &Connection,
    path: &Path,
    span: Span,
) -> Result<Vec<LoggedChange>, StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    let most = i64::try_from(Logged::MOST).unwrap_or(i64::MAX);
    let mut statement = connection
        .prepare_cached(
            "SELECT seq, contract, ticket, body FROM event WHERE seq BETWEEN ?1 AND ?2
             ORDER BY seq LIMIT ?3",
        )
        .map_err(failed)?;
    let mut rows = statement
        .query(params![span.first, span.last, most])
        .map_err(failed)?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next().map_err(failed)? {
        let seq: i64 = row.get(0).map_err(failed)?;
        let body: String = row.get(3).map_err(failed)?;
        let kind: Type =
            serde_json::from_str(&body).map_err(|error| super::unreadable(path, seq, &error))?;
        let ticket: Option<i64> = row.get(2).map_err(failed)?;
        changes.push(LoggedChange {
            contract: row.get(1).map_err(failed)?,
            ticket: ticket.map(|ticket| counted(path, ticket)).transpose()?,
            what: kind.name,
        });
    }
    Ok(changes)
}
