//! What follows from the log, kept so that it need not be looked for: which operations are void,
//! and the editions, texts, contracts and tickets that count.
//!
//! Everything here can be thrown away and made again from the log. Deliberately absent: adding to
//! the log (see `write`), and the independent check that both agree (see `doctor`).

use std::path::Path;

use rusqlite::{Connection, params};

use super::super::{StoreError, chain};

/// The row that an empty log ends with.
pub(in crate::store) fn begin(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute(
        "INSERT INTO head (id, operation, event, ticket, clock, hash) VALUES (1, 0, 0, 0, NULL, ?1)",
        [chain::START],
    )?;
    Ok(())
}

/// The events of one operation: from the first to the last.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Span {
    pub(in crate::store) first: i64,
    pub(in crate::store) last: i64,
}

impl Span {
    /// The events of an operation in the log; `None` if it is not there.
    pub(in crate::store) fn of(
        connection: &Connection,
        operation: i64,
    ) -> rusqlite::Result<Option<Span>> {
        let mut statement = connection.prepare_cached(
            "SELECT event, coalesce(
                 (SELECT event FROM operation WHERE seq = ?1 + 1) - 1,
                 (SELECT max(seq) FROM event), 0)
             FROM operation WHERE seq = ?1",
        )?;
        let mut rows = statement.query([operation])?;
        rows.next()?
            .map(|row| {
                Ok(Span {
                    first: row.get(0)?,
                    last: row.get(1)?,
                })
            })
            .transpose()
    }
}

/// Lets events count, as of an operation: the one that added them, or that redid it.
pub(in crate::store) fn show(
    connection: &Connection,
    span: Span,
    revision: i64,
) -> rusqlite::Result<()> {
    for statement in [
        "INSERT INTO edition (digest, event) SELECT body ->> '$.digest', seq FROM event
         WHERE seq BETWEEN ?1 AND ?2 AND contract IS NULL AND ticket IS NULL
             AND body ->> '$.type' = 'edition' ORDER BY seq ON CONFLICT (digest) DO NOTHING",
        "INSERT INTO text (digest, event) SELECT body ->> '$.digest', seq FROM event
         WHERE seq BETWEEN ?1 AND ?2 AND contract IS NULL AND ticket IS NULL
             AND body ->> '$.type' = 'text' ORDER BY seq ON CONFLICT (digest) DO NOTHING",
    ] {
        connection
            .prepare_cached(statement)?
            .execute([span.first, span.last])?;
    }
    for statement in [
        "INSERT INTO contract (id, event, text, revision)
         SELECT contract, seq,
             (SELECT text.event FROM text WHERE digest = body ->> '$.digest'), ?3 FROM event
         WHERE seq BETWEEN ?1 AND ?2 AND contract IS NOT NULL AND ticket IS NULL
             AND body ->> '$.type' = 'register' ORDER BY seq",
        "INSERT INTO ticket (number, contract, ref, revision)
         SELECT ticket, contract, body ->> '$.ref', ?3 FROM event
         WHERE seq BETWEEN ?1 AND ?2 AND contract IS NOT NULL AND ticket IS NOT NULL ORDER BY seq",
    ] {
        connection
            .prepare_cached(statement)?
            .execute(params![span.first, span.last, revision])?;
    }
    touch(connection, span, revision)
}

/// Lets events count no more, as of an operation. Editions and texts stay.
pub(in crate::store) fn hide(
    connection: &Connection,
    span: Span,
    revision: i64,
) -> rusqlite::Result<()> {
    touch(connection, span, revision)?;
    for statement in [
        "DELETE FROM ticket WHERE number IN (SELECT ticket FROM event
         WHERE seq BETWEEN ?1 AND ?2 AND contract IS NOT NULL AND ticket IS NOT NULL)",
        "DELETE FROM contract WHERE event BETWEEN ?1 AND ?2",
    ] {
        connection
            .prepare_cached(statement)?
            .execute([span.first, span.last])?;
    }
    Ok(())
}

/// Notes that an operation touched what events are about.
fn touch(connection: &Connection, span: Span, revision: i64) -> rusqlite::Result<()> {
    for statement in [
        "UPDATE ticket SET revision = ?3 WHERE revision <> ?3 AND number IN
             (SELECT ticket FROM event WHERE seq BETWEEN ?1 AND ?2)",
        "UPDATE contract SET revision = ?3 WHERE revision <> ?3 AND id IN
             (SELECT contract FROM event WHERE seq BETWEEN ?1 AND ?2 AND ticket IS NULL)",
    ] {
        connection
            .prepare_cached(statement)?
            .execute(params![span.first, span.last, revision])?;
    }
    Ok(())
}

/// Makes everything again from the log.
pub(in crate::store) fn rebuild(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    connection
        .execute_batch(
            "DELETE FROM ticket; DELETE FROM contract; DELETE FROM text; DELETE FROM edition;
             DELETE FROM voided; DELETE FROM head;",
        )
        .map_err(failed)?;
    let mut operations = connection
        .prepare("SELECT seq, kind, target FROM operation ORDER BY seq")
        .map_err(failed)?;
    let mut rows = operations.query([]).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        let (number, kind, target): (i64, String, Option<i64>) =
            (|| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))().map_err(failed)?;
        let of = target.unwrap_or(number);
        let span =
            Span::of(connection, of)
                .map_err(failed)?
                .ok_or_else(|| StoreError::Damaged {
                    path: path.to_path_buf(),
                    what: format!("operation {number} is about operation {of}, which is not there"),
                })?;
        match kind.as_str() {
            "undo" => void(connection, of, number).and_then(|()| hide(connection, span, number)),
            "redo" => unvoid(connection, of).and_then(|()| show(connection, span, number)),
            _ => show(connection, span, number),
        }
        .map_err(failed)?;
    }
    connection
        .execute_batch(
            "INSERT INTO head (id, operation, event, ticket, clock, hash) SELECT 1,
                 coalesce((SELECT max(seq) FROM operation), 0),
                 coalesce((SELECT max(seq) FROM event), 0),
                 coalesce((SELECT max(ticket) FROM event WHERE ticket IS NOT NULL), 0),
                 (SELECT max(at) FROM operation WHERE told = 0),
                 coalesce(
                     (SELECT hash FROM event WHERE operation = (SELECT max(seq) FROM operation)
                      AND seq = (SELECT max(seq) FROM event)),
                     (SELECT hash FROM operation ORDER BY seq DESC LIMIT 1),
                     zeroblob(32));",
        )
        .map_err(failed)
}

/// Notes that an operation's events count no more.
pub(in crate::store) fn void(
    connection: &Connection,
    operation: i64,
    undo: i64,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO voided (operation, undo) VALUES (?1, ?2)")?
        .execute([operation, undo])?;
    Ok(())
}

/// Notes that an operation's events count again.
pub(in crate::store) fn unvoid(connection: &Connection, operation: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM voided WHERE operation = ?1")?
        .execute([operation])?;
    Ok(())
}
