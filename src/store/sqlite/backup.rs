//! Copies of the whole database, as of one moment, while others use it.
//!
//! Deliberately absent: whether the copy is sound (see `doctor`).

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use tempfile::TempPath;

use super::super::{StoreError, place};

/// Copies the database into a private file that has no name yet, in the directory of a path.
/// Errors are about that path.
pub(super) fn draft(from: &Connection, path: &Path) -> Result<TempPath, StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    let draft = place::draft_beside(path)?;
    let mut to = super::connect(&draft).map_err(failed)?;
    // If this is interrupted the file is thrown away.
    to.pragma_update(None, "synchronous", "FULL")
        .and_then(|()| super::journal(&to, "memory"))
        .map_err(failed)?;
    {
        let copy = Backup::new(from, &mut to).map_err(failed)?;
        // In one go, under one read lock: a writer would make a copy in parts begin again.
        let waits = super::PATIENCE.as_millis() / RETRY.as_millis();
        for waited in 0.. {
            match copy.step(-1).map_err(failed)? {
                StepResult::Done => break,
                _ if waited >= waits => {
                    return Err(StoreError::Busy {
                        path: path.to_path_buf(),
                    });
                }
                _ => std::thread::sleep(RETRY),
            }
        }
    }
    to.close().map_err(|(_, error)| failed(error))?;
    Ok(draft)
}

/// How long to wait before trying once more.
const RETRY: Duration = Duration::from_millis(50);

/// Gives a draft its name, which must be free, for good.
pub(super) fn name(draft: TempPath, path: &Path) -> Result<(), StoreError> {
    let failed = |error: io::Error| StoreError::from_io(path, &error);
    let synced = OpenOptions::new()
        .write(true)
        .open(&draft)
        .and_then(|file| file.sync_all());
    synced.map_err(failed)?;
    draft
        .persist_noclobber(path)
        .map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => taken(path),
            _ => failed(error.error),
        })?;
    // The name is in the directory, which has to reach the disk as well.
    #[cfg(unix)]
    File::open(place::directory(path))
        .and_then(|directory| directory.sync_all())
        .map_err(failed)?;
    Ok(())
}

/// The refusal of a name that is not free.
pub(super) fn taken(path: &Path) -> StoreError {
    StoreError::Taken {
        path: path.to_path_buf(),
        what: "is there already".to_owned(),
    }
}

/// Puts a copy beside a database whose format is about to change, under its name and the format's.
///
/// To be called while the write lock is held, but by a connection of its own: SQLite copies nothing
/// out of a transaction that may write.
pub(in crate::store) fn before_migration(path: &Path, format: u32) -> Result<PathBuf, StoreError> {
    let connection = super::connect(path).map_err(|error| StoreError::from_sqlite(path, error))?;
    let mut number = 1;
    loop {
        let mut copy = path.as_os_str().to_owned();
        copy.push(format!(".format-{format}"));
        if number > 1 {
            // Left from an attempt that was interrupted.
            copy.push(format!("-{number}"));
        }
        let copy = PathBuf::from(copy);
        match name(draft(&connection, path)?, &copy) {
            Err(StoreError::Taken { .. }) if number < 100 => number += 1,
            Err(error) => return Err(error),
            Ok(()) => return Ok(copy),
        }
    }
}
