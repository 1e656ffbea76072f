//! The file itself: which names will do, what must hold before SQLite touches it, and how a new
//! one comes to be.
//!
//! Uses nothing of the crate but the store's errors and schema. Deliberately absent: directories
//! (who chooses the file makes them) and everything within the database.

use std::collections::HashMap;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{NamedTempFile, TempPath};

use super::StoreError;
use super::schema::{self, Format};

/// A file that may be opened as our database. Keep it for as long as the connection, and drop it
/// after.
///
/// Closing any handle of a file drops all locks that the process has on it, also those of other
/// connections (POSIX says so). Therefore a file's header is read, and a file made, only while no
/// connection of this process has it open, and that is what these are counted for.
#[derive(Debug)]
pub(super) struct Place {
    key: Key,
}

/// What a file is known by under all its names.
type Key = (u64, u64);

static OPEN: Mutex<Option<HashMap<Key, usize>>> = Mutex::new(None);

fn counts() -> MutexGuard<'static, Option<HashMap<Key, usize>>> {
    // The counts are never left half changed.
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(counts) = counts().as_mut()
            && let Some(count) = counts.get_mut(&self.key)
        {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.key);
            }
        }
    }
}

impl Place {
    /// Looks at an existing file without changing it. An empty one will do only if `empty` says
    /// so.
    pub(super) fn existing(path: &Path, empty: bool) -> Result<Place, StoreError> {
        check_name(path)?;
        // Before the file is opened: opening a pipe would wait for its writer.
        let found = fs::metadata(path).map_err(|error| StoreError::from_io(path, &error))?;
        if !found.is_file() {
            return Err(bad(path, kind(&found)));
        }
        check_links(path, &found)?;
        if found.len() == 0 && !empty {
            return Err(StoreError::NotOurs {
                path: path.to_path_buf(),
                why: schema::EMPTY.to_owned(),
            });
        }
        let mut counts = counts();
        let counts = counts.get_or_insert_default();
        let key = key(&found);
        // A file that is open already was looked at then.
        if !counts.contains_key(&key) && found.len() > 0 {
            check_header(path)?;
        }
        *counts.entry(key).or_insert(0) += 1;
        Ok(Place { key })
    }

    /// The same, but makes the file first if there is none.
    pub(super) fn existing_or_new(path: &Path) -> Result<Place, StoreError> {
        match Place::existing(path, true) {
            Err(StoreError::Missing { .. }) => {
                create(path)?;
                Place::existing(path, true)
            }
            found => found,
        }
    }
}

/// Refuses the names that SQLite takes for something else than a file.
fn check_name(path: &Path) -> Result<(), StoreError> {
    let name = path.as_os_str().as_encoded_bytes();
    let why = if name.is_empty() {
        "its name is empty"
    } else if name == b":memory:" {
        "SQLite would keep it in memory and forget it"
    } else if name.len() >= 5 && name[..5].eq_ignore_ascii_case(b"file:") {
        "it is an address, not the name of a file"
    } else {
        return Ok(());
    };
    Err(bad(path, why))
}

fn bad(path: &Path, why: &str) -> StoreError {
    StoreError::BadPath {
        path: path.to_path_buf(),
        why: why.to_owned(),
    }
}

fn kind(found: &Metadata) -> &'static str {
    if found.is_dir() {
        "it is a directory"
    } else {
        "it is not a regular file"
    }
}

fn check_header(path: &Path) -> Result<(), StoreError> {
    let mut header = [0; schema::HEADER];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    match read {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            return Err(schema::no_database(path));
        }
        Err(error) => return Err(StoreError::from_io(path, &error)),
    }
    let (application, version) = schema::marks(&header).ok_or_else(|| schema::no_database(path))?;
    match schema::judge(path, application, version)? {
        Format::Ours(_) => Ok(()),
        Format::Unmarked => Err(StoreError::NotOurs {
            path: path.to_path_buf(),
            why: schema::ANOTHER.to_owned(),
        }),
    }
}

/// Makes a new database under that name, unless somebody else is faster.
///
/// It is made under another name beside it and then renamed, so that nobody ever sees half of it
/// and a failure leaves nothing behind. Where the file system cannot do that without replacing, an
/// empty file must do, which the connection turns into a database in one transaction.
fn create(path: &Path) -> Result<(), StoreError> {
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
        return Err(bad(
            path,
            "it is a symbolic link to a file that does not exist",
        ));
    }
    let draft = draft_beside(path)?;
    super::sqlite::initialise(&draft, path)?;
    match draft.persist_noclobber(path) {
        Ok(()) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(_) => create_empty(path),
    }
}

fn create_empty(path: &Path) -> Result<(), StoreError> {
    // See `Place`: nobody may lock the file before this handle of it is closed.
    let _counts = counts();
    match create_private(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            Err(StoreError::from_io(path, &error))
        }
        _ => Ok(()),
    }
}

/// Makes an empty private file.
fn create_private(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    private(path)
}

/// A private file that has not got its name yet, removed when dropped.
///
/// An empty one in the directory of a path. No handle of it is kept: closing that would drop the
/// locks of a connection to it.
pub(super) fn draft_beside(path: &Path) -> Result<TempPath, StoreError> {
    let made = tempfile::Builder::new()
        .prefix(".tenure-")
        .suffix(".new")
        .tempfile_in(directory(path));
    match made.map(NamedTempFile::into_temp_path) {
        Ok(draft) => {
            private(&draft).map_err(|error| StoreError::from_io(path, &error))?;
            Ok(draft)
        }
        Err(error) => Err(match error.kind() {
            io::ErrorKind::NotFound => bad(path, "its directory does not exist"),
            // Its text names the draft.
            kind => StoreError::from_io(path, &io::Error::from(kind)),
        }),
    }
}

/// The directory of a path.
pub(super) fn directory(path: &Path) -> &Path {
    path.parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Lets its owner alone read and write a file, whatever bits the mask took away.
fn private(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))
    }
    #[cfg(not(unix))]
    Ok(())
}

/// Refuses a file that has a second name: SQLite puts its journal beside the name that it is given,
/// where whoever opens the other one does not look for it.
#[cfg(unix)]
fn check_links(path: &Path, found: &Metadata) -> Result<(), StoreError> {
    use std::os::unix::fs::MetadataExt;
    let mut links = found.nlink();
    // Where a file system cannot rename a new database into place, it has two names for a moment.
    for _ in 0..20 {
        if links <= 1 {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        links = fs::metadata(path)
            .map_err(|error| StoreError::from_io(path, &error))?
            .nlink();
    }
    Err(bad(
        path,
        "it is a hard link to a file with another name too",
    ))
}

#[cfg(not(unix))]
fn check_links(_: &Path, _: &Metadata) -> Result<(), StoreError> {
    Ok(())
}

#[cfg(unix)]
fn key(found: &Metadata) -> Key {
    use std::os::unix::fs::MetadataExt;
    (found.dev(), found.ino())
}

/// Elsewhere locks belong to handles, so that it does not matter which files are counted together.
#[cfg(not(unix))]
fn key(_: &Metadata) -> Key {
    // Not the same for all, or only the first header would be looked at.
    use std::sync::atomic::{AtomicU64, Ordering};
    static KEYS: AtomicU64 = AtomicU64::new(0);
    (0, KEYS.fetch_add(1, Ordering::Relaxed))
}
