//! What cannot be seen from outside, or only by writing to the file behind the store's back.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;

use tempfile::TempDir;

use super::*;
use crate::domain::Instant;
use crate::domain::contract::event::{Event as ContractEvent, What as ContractWhat};
use crate::domain::ticket::{Event, Opening, What};

fn at() -> Instant {
    Instant::from_seconds(0).unwrap()
}

fn operation() -> Operation {
    Operation {
        at: at(),
        told: true,
        by: "ann".to_owned(),
        command: "tenure test".to_owned(),
        rehearsal: false,
    }
}

fn opened() -> Event {
    Event {
        at: at(),
        what: What::Open(Box::<Opening>::default()),
    }
}

fn add(ticket: u64, what: What) -> Change {
    let event = Event { at: at(), what };
    Change::AddEvent { ticket, event }
}

/// A store that holds a contract `a` with one ticket of two events.
fn filled() -> (TempDir, SqliteStore) {
    let directory = tempfile::tempdir().unwrap();
    let mut store = SqliteStore::open_or_create(directory.path().join("tenure.db")).unwrap();
    let edition = StoredEdition {
        digest: "d1".to_owned(),
        program: "acme".to_owned(),
        edition: "2026-01".to_owned(),
        text: String::new(),
    };
    let registered = ContractEvent {
        on: at().to_utc().date(),
        what: ContractWhat::Register {
            digest: "t1".to_owned(),
            edition: "d1".to_owned(),
        },
    };
    let changes = [
        Change::AddEdition(edition),
        Change::AddText {
            digest: "t1".to_owned(),
            text: String::new(),
        },
        Change::AddContractEvent {
            contract: "a".to_owned(),
            event: registered,
        },
        Change::OpenTicket {
            contract: "a".to_owned(),
            event: opened(),
        },
        add(1, What::Respond),
    ];
    store.commit(&operation(), &changes).unwrap();
    (directory, store)
}

fn damage(error: &StoreError) -> &str {
    match error {
        StoreError::Damaged { what, .. } => what,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_writer_is_durable_and_guarded() {
    let (_directory, store) = filled();
    let connection = &store.connection;
    let pragma = |name: &str| -> String {
        connection
            .pragma_query_value(None, name, |row| Ok(format!("{:?}", row.get_ref(0)?)))
            .unwrap()
    };
    assert_eq!(pragma("synchronous"), "Integer(2)");
    assert_eq!(pragma("busy_timeout"), "Integer(10000)");
    assert_eq!(pragma("foreign_keys"), "Integer(1)");
    assert_eq!(pragma("trusted_schema"), "Integer(0)");
    assert_eq!(
        pragma("application_id"),
        format!("Integer({})", schema::APPLICATION_ID)
    );
    assert_eq!(pragma("user_version"), format!("Integer({FORMAT})"));
    let mode: String = connection
        .pragma_query_value(None, "journal_mode", |row| row.get(0))
        .unwrap();
    assert_eq!(mode, "truncate");
    // Not the list that they are set from.
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        assert_eq!(connection.db_config(setting), Ok(on), "{setting:?}");
    }
    assert_eq!(pragma("cell_size_check"), "Integer(1)");
    assert_eq!(pragma("mmap_size"), "Integer(0)");
}

/// Readers are guarded as writers are.
#[test]
fn a_reader_is_guarded_too() {
    let (_directory, store) = filled();
    let reader = SqliteStore::open(&store.path).unwrap();
    let connection = &reader.connection;
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        assert_eq!(connection.db_config(setting), Ok(on), "{setting:?}");
    }
    let checks: i64 = connection
        .pragma_query_value(None, "cell_size_check", |row| row.get(0))
        .unwrap();
    assert_eq!(checks, 1);
}

/// The SQLite that is built in is one that several connections cannot damage a database with, and
/// that is looked at when a database is opened.
#[test]
fn the_version_of_sqlite_is_checked_at_run_time() {
    assert_eq!(LEAST_SQLITE, 3_051_003);
    assert!(rusqlite::version_number() >= LEAST_SQLITE);
    assert!(check_version(LEAST_SQLITE).is_ok());
    let error = check_version(LEAST_SQLITE - 1).unwrap_err();
    assert!(error.to_string().contains("too old"), "{error}");
}

#[test]
fn every_table_is_strict() {
    let (_directory, store) = filled();
    let loose: Vec<String> = store
        .connection
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(loose, ["sqlite_schema"]);
}

#[test]
fn reads_by_the_indexes_and_without_sorting() {
    let (_directory, store) = filled();
    let plan = |sql: &str, key: Option<&str>| -> String {
        let lines: Vec<String> = store
            .connection
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap()
            .query_map(rusqlite::params_from_iter(key), |row| row.get(3))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        lines.join("\n")
    };
    for (sql, key, index) in [
        (read::ALL_TICKETS, None, "event_by_ticket"),
        (read::ONE_TICKET, Some("1"), "event_by_ticket"),
        (read::TICKETS_OF_CONTRACT, Some("a"), "ticket_by_contract"),
        (read::TICKETS_OF_CONTRACT, Some("a"), "event_by_ticket"),
        (read::ALL_CONTRACTS, None, "event_by_contract"),
    ] {
        let plan = plan(sql, key);
        assert!(plan.contains(index), "{sql}\n{plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{sql}\n{plan}");
        assert!(!plan.contains("SCAN event"), "{sql}\n{plan}");
    }
}

#[test]
fn an_unreadable_event_is_damage_and_named() {
    let bodies = [
        "",
        "{}",
        r#"{"at":"yesterday","type":"respond"}"#,
        "{\"at\":",
    ];
    for body in bodies {
        let (_directory, store) = filled();
        let update = "UPDATE event SET body = ?1 WHERE seq = 5";
        store.connection.execute(update, [body]).unwrap();
        for error in [
            store.ticket(1).unwrap_err(),
            store.tickets(None).unwrap_err(),
            store.tickets(Some("a")).unwrap_err(),
        ] {
            assert!(damage(&error).contains("event 5 "), "{error}");
        }
    }
}

#[test]
fn rows_that_cannot_be_are_damage() {
    let edits = [
        ("DELETE FROM event", "contract `a` has no event"),
        (
            "DELETE FROM event WHERE ticket = 1",
            "ticket 1 has no event",
        ),
        ("UPDATE operation SET at = 1 << 60", "contract `a`"),
        (
            "UPDATE event SET body = CAST(x'ff' AS TEXT) WHERE seq = 3",
            "event 3",
        ),
        ("UPDATE contract SET text = 1", "contract `a` has no text"),
        (
            "DROP TABLE event; DROP TABLE ticket; DROP TABLE contract",
            "no such table",
        ),
        (
            "UPDATE event SET ticket = -1 WHERE ticket = 1; UPDATE ticket SET number = -1",
            "number -1",
        ),
    ];
    for (edit, expected) in edits {
        let (_directory, store) = filled();
        let connection = &store.connection;
        connection
            .execute_batch(&format!("PRAGMA foreign_keys = OFF; {edit}"))
            .unwrap();
        let error = store
            .contracts()
            .and_then(|_| store.tickets(None))
            .unwrap_err();
        assert!(
            damage(&error)
                .to_lowercase()
                .contains(&expected.to_lowercase()),
            "{error}"
        );
    }
}

#[test]
fn a_planted_trigger_is_refused_and_stays_asleep() {
    let (_directory, mut store) = filled();
    store
        .connection
        .execute_batch("CREATE TRIGGER t AFTER INSERT ON operation BEGIN DELETE FROM event; END")
        .unwrap();
    let error = store.commit(&operation(), &[]).unwrap_err();
    assert!(damage(&error).contains("tables"), "{error}");
    let error = SqliteStore::open(&store.path).unwrap_err();
    assert!(damage(&error).contains("tables"), "{error}");
    store
        .connection
        .execute("INSERT INTO operation SELECT 9, at, told, who, command, kind, target, event, hash FROM operation", [])
        .unwrap();
    assert_eq!(store.ticket(1).unwrap().unwrap().events.len(), 2);
}

#[test]
fn a_lock_of_another_holds_writers_and_not_readers() {
    let (_directory, mut store) = filled();
    let other = SqliteStore::open(&store.path).unwrap();
    store.connection.busy_timeout(Duration::ZERO).unwrap();
    let lock = Transaction::new_unchecked(&other.connection, TransactionBehavior::Immediate);
    let error = store.commit(&operation(), &[]).unwrap_err();
    assert!(matches!(error, StoreError::Busy { .. }), "{error:?}");
    assert!(store.contract("a").unwrap().is_some());
    drop(lock);
    assert_eq!(store.commit(&operation(), &[]).unwrap().operation, 2);
}

#[test]
fn what_a_crash_left_half_made_is_undone_and_made_again() {
    let directory = tempfile::tempdir().unwrap();
    let crashed = directory.path().join("crashed");
    fs::write(&crashed, "").unwrap();
    let connection = connect(&crashed).unwrap();
    let begin = format!(
        "BEGIN IMMEDIATE; PRAGMA application_id = {}; CREATE TABLE half (made)",
        schema::APPLICATION_ID
    );
    connection.execute_batch(&begin).unwrap();
    let mut journal = fs::read(beside(&crashed)).unwrap();
    // What a commit writes last into the journal, before it begins with the database.
    journal[..8].copy_from_slice(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7");
    connection
        .execute_batch("PRAGMA user_version = 1; COMMIT")
        .unwrap();
    let leave = |name: &str| {
        // Everything was written, but the journal still says to take it back.
        let path = directory.path().join(name);
        fs::copy(&crashed, &path).unwrap();
        fs::write(beside(&path), &journal).unwrap();
        path
    };
    let error = SqliteStore::open(leave("opened")).unwrap_err();
    assert!(matches!(error, StoreError::NotOurs { .. }), "{error:?}");
    let store = SqliteStore::open_or_create(leave("created")).unwrap();
    assert_eq!(store.contracts(), Ok(Vec::new()));
}

/// The name of a database's journal.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push("-journal");
    PathBuf::from(name)
}

#[test]
fn leaves_databases_of_others_alone() {
    let setups = [
        // At rest.
        "CREATE TABLE t (x); INSERT INTO t VALUES (1)",
        // Marked, and with a log that the last reader would write back and remove.
        "PRAGMA application_id = 7; PRAGMA journal_mode = WAL; CREATE TABLE t (x);
         INSERT INTO t VALUES (1)",
        // In the middle of a transaction, which the next reader would undo.
        "CREATE TABLE t (x); PRAGMA cache_size = 1; BEGIN;
         INSERT INTO t SELECT randomblob(9000) FROM json_each('[1,2,3,4]')",
    ];
    for setup in setups {
        let (made, copied) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let connection = Connection::open(made.path().join("db")).unwrap();
        connection.execute_batch(setup).unwrap();
        // Copied while open, as after a crash.
        for (name, bytes) in files(made.path()) {
            fs::write(copied.path().join(name), bytes).unwrap();
        }
        let before = files(copied.path());
        let path = copied.path().join("db");
        for error in [
            SqliteStore::open(&path).unwrap_err(),
            SqliteStore::open_or_create(&path).unwrap_err(),
        ] {
            assert!(
                matches!(error, StoreError::NotOurs { .. }),
                "{setup}: {error:?}"
            );
        }
        assert!(files(copied.path()) == before, "{setup}");
    }
}

fn files(directory: &Path) -> BTreeMap<OsString, Vec<u8>> {
    fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name(), fs::read(entry.path()).unwrap()))
        .collect()
}

/// Other processes would see the lock gone, although SQLite in this one still counts on it.
///
/// The system hands its table of locks out in pieces, and while other locks come and go between
/// two pieces a line may be passed over. Closing a file drops every lock of the process on it, so
/// one line in one of several readings is enough, and no line in any is what must not be.
#[cfg(target_os = "linux")]
#[test]
fn opening_once_more_leaves_the_locks_of_others() {
    use std::os::unix::fs::MetadataExt;
    let (_directory, store) = filled();
    let inode = format!(":{} ", fs::metadata(&store.path).unwrap().ino());
    let process = format!(" {} ", std::process::id());
    let locked = || {
        (0..50).any(|_| {
            let table = fs::read_to_string("/proc/locks").unwrap();
            table
                .lines()
                .any(|line| line.contains(&inode) && line.contains(&process))
        })
    };
    let lock = Transaction::new_unchecked(&store.connection, TransactionBehavior::Immediate);
    assert!(locked(), "the system shows no locks");
    drop(SqliteStore::open(&store.path).unwrap());
    drop(SqliteStore::open_or_create(&store.path).unwrap());
    assert!(locked());
    drop(lock);
    assert!(!locked());
}

#[test]
fn the_tables_have_the_fingerprint_that_is_checked() {
    let connection = Connection::open_in_memory().unwrap();
    schema::migrate(&connection, Path::new("new")).unwrap();
    let found = schema::fingerprint(&connection).unwrap();
    assert_eq!(found, schema::FINGERPRINT);
}
