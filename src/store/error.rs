//! Why a store refuses, and how to mend it.
//!
//! Uses nothing of the crate. Deliberately absent: exit codes and layout, which are the command
//! line's.

use std::io;
use std::path::{Path, PathBuf};

/// Why a store could not be opened, read or changed. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no file.
    #[error("there is no database at `{path}`")]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The name or the kind of the file does not do for a database.
    #[error("`{path}` cannot be a database: {why}")]
    BadPath {
        /// The name.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The file holds something else.
    #[error("`{path}` is not a database of tenure: {why}")]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// What it looks like instead.
        why: String,
    },
    /// A later release wrote the file.
    #[error("`{path}` has format {found}; this release knows formats up to {known}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: u32,
        /// The latest format known here.
        known: u32,
    },
    /// Others kept the file locked for as long as we waited.
    #[error("`{path}` stayed locked by another process")]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// The file is ours, but what it holds cannot be.
    #[error("`{path}` is damaged: {what}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What does not fit, and where.
        what: String,
    },
    /// What was to be added is there already.
    #[error("{what} exists already")]
    Conflict {
        /// What.
        what: String,
    },
    /// What a change builds on is not there.
    #[error("there is no {what}")]
    NotFound {
        /// What.
        what: String,
    },
    /// What a change was decided on has changed since.
    #[error("{what} has changed since it was read, in operation {operation}: {command}")]
    Stale {
        /// What.
        what: String,
        /// The number of the last operation that touched it.
        operation: u64,
        /// Its command.
        command: String,
    },
    /// An operation that cannot be undone as it is.
    #[error("operation {number} cannot be undone: {why}")]
    NotUndoable {
        /// Its number.
        number: u64,
        /// Why.
        why: String,
        /// What to do instead.
        mend: String,
    },
    /// Every operation is undone, or there is none.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// No undo can be taken back.
    #[error("there is nothing to redo{why}")]
    NothingToRedo {
        /// What came after the last undo, as the end of a sentence.
        why: String,
    },
    /// Whoever asked for the changes gave up in between.
    #[error("the changes were given up")]
    GivenUp,
    /// A file of exported records does not fit together.
    #[error("record {record}: {what}")]
    BadRecord {
        /// Its number, counted from 1.
        record: u64,
        /// What is wrong with it.
        what: String,
    },
    /// What is to be written to is in use already.
    #[error("`{path}` {what}")]
    Taken {
        /// The file.
        path: PathBuf,
        /// What is there.
        what: String,
    },
    /// The system refused to read or write the file.
    #[error("cannot use `{path}`: {what}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        what: String,
    },
    /// Anything else that SQLite refused.
    #[error("`{path}` refused an operation: {what}")]
    Other {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        what: String,
    },
}

impl StoreError {
    /// What to do about it, as advice in one sentence.
    pub fn mend(&self) -> String {
        match self {
            StoreError::Missing { .. } => {
                "check the name; registering a contract creates the database".to_owned()
            }
            StoreError::BadPath { .. } => {
                "name a regular file, or a new one in a directory that exists".to_owned()
            }
            StoreError::NotOurs { .. } => {
                "name another file; this one was left as it is".to_owned()
            }
            StoreError::Newer { found, .. } => {
                format!(
                    "install a release of tenure that knows format {found}; the file was left as it is"
                )
            }
            StoreError::Busy { .. } => "try again once the other process has finished".to_owned(),
            StoreError::Damaged { .. } => {
                "keep a copy of the file as it is, and restore a backup".to_owned()
            }
            StoreError::Conflict { .. } => "choose another id".to_owned(),
            StoreError::NotFound { .. } => {
                "check the id or the number against those that are there".to_owned()
            }
            StoreError::Stale { .. } => {
                "look at it as it is now, and give the command again".to_owned()
            }
            StoreError::NotUndoable { mend, .. } => mend.clone(),
            StoreError::NothingToUndo | StoreError::NothingToRedo { .. } => {
                "`tenure log` shows what was done".to_owned()
            }
            StoreError::GivenUp => "mend what was in the way, and try again".to_owned(),
            StoreError::BadRecord { .. } => {
                "export the records again; nothing was imported".to_owned()
            }
            StoreError::Taken { .. } => {
                "name a file that is not there yet, or with `--db` an empty store".to_owned()
            }
            StoreError::Io { .. } => {
                "check the permissions of the file and its directory, and the free space".to_owned()
            }
            StoreError::Other { .. } => {
                "try again; if it stays so, report it with this message".to_owned()
            }
        }
    }

    /// What a system error on that file means.
    pub(super) fn from_io(path: &Path, error: &io::Error) -> StoreError {
        let path = path.to_path_buf();
        match error.kind() {
            io::ErrorKind::NotFound => StoreError::Missing { path },
            io::ErrorKind::InvalidInput
            | io::ErrorKind::InvalidFilename
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::IsADirectory => StoreError::BadPath {
                path,
                why: error.to_string(),
            },
            _ => StoreError::Io {
                path,
                what: error.to_string(),
            },
        }
    }

    /// What an error of SQLite on that file means.
    pub(super) fn from_sqlite(path: &Path, error: rusqlite::Error) -> StoreError {
        use rusqlite::{Error, ErrorCode};
        let what = error.to_string();
        let path = path.to_path_buf();
        match error {
            Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy { path },
                ErrorCode::NotADatabase => StoreError::NotOurs {
                    path,
                    why: NO_DATABASE.to_owned(),
                },
                ErrorCode::DatabaseCorrupt => StoreError::Damaged { path, what },
                ErrorCode::CannotOpen
                | ErrorCode::DiskFull
                | ErrorCode::FileLockingProtocolFailed
                | ErrorCode::PermissionDenied
                | ErrorCode::ReadOnly
                | ErrorCode::SystemIoFailure => StoreError::Io { path, what },
                // A statement that does not compile, as below.
                _ if failure.extended_code == rusqlite::ffi::SQLITE_ERROR => {
                    StoreError::Damaged { path, what }
                }
                _ => StoreError::Other { path, what },
            },
            // Our statements fit our schema, so one that does not compile found another schema; and
            // a value of the wrong type was written by somebody else, since the tables are strict.
            Error::SqlInputError { .. }
            | Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
            | Error::Utf8Error(..) => StoreError::Damaged { path, what },
            _ => StoreError::Other { path, what },
        }
    }
}

/// Why a file of another kind is not ours.
pub(super) const NO_DATABASE: &str = "it is no SQLite database";

/// What a contract is called in a message.
pub(super) fn contract(id: &str) -> String {
    format!("contract `{id}`")
}

/// What an edition is called in a message.
pub(super) fn edition(digest: &str) -> String {
    format!("edition with the digest `{digest}`")
}

/// What the text of a contract file is called in a message.
pub(super) fn text(digest: &str) -> String {
    format!("contract file with the digest `{digest}`")
}

/// What an operation is called in a message.
pub(super) fn operation(number: u64) -> String {
    format!("operation {number}")
}

/// Why an operation that is itself a reversal cannot be undone.
pub(super) fn reversal(number: u64, undo: bool) -> StoreError {
    let (why, mend) = if undo {
        (
            "it is an undo itself",
            "`tenure redo` takes the last undo back",
        )
    } else {
        ("it is a redo", "undo the operation that it brought back")
    };
    StoreError::NotUndoable {
        number,
        why: why.to_owned(),
        mend: mend.to_owned(),
    }
}

/// Why an operation that is undone cannot be undone.
pub(super) fn undone(number: u64, by: u64) -> StoreError {
    StoreError::NotUndoable {
        number,
        why: format!("operation {by} has undone it already"),
        mend: "`tenure log` shows what is left to undo".to_owned(),
    }
}

/// Why an operation cannot be undone that later ones, in ascending order, build on.
pub(super) fn built_on(number: u64, later: &[(u64, String)]) -> StoreError {
    /// How many are named.
    const MOST: usize = 10;
    let named: Vec<String> = later
        .iter()
        .take(MOST)
        .map(|(number, command)| format!("operation {number} ({command})"))
        .collect();
    let more = match later.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let last = later.last().map_or(0, |(number, _)| *number);
    StoreError::NotUndoable {
        number,
        why: format!("{}{more} built on it", named.join(", ")),
        mend: format!("undo what came later first, beginning with `tenure undo {last}`"),
    }
}

/// Why there is nothing to redo, where an operation was recorded since the last undo.
pub(super) fn nothing_to_redo(last: Option<u64>) -> StoreError {
    StoreError::NothingToRedo {
        why: match last {
            None => String::new(),
            Some(last) => format!(": nothing was undone after operation {last}"),
        },
    }
}

/// What a ticket is called in a message.
pub(super) fn ticket(number: u64) -> String {
    format!("ticket {number}")
}
