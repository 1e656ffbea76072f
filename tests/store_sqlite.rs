//! What only a store in a file does: lasting, sharing, and refusing other files.

// The helpers of the tests are outside of what the lint takes for tests.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::thread;

use tempfile::TempDir;
use tenure::domain::Instant;
use tenure::domain::contract::event::{Event as ContractEvent, What as ContractWhat};
use tenure::domain::ticket::{Event, Opening, What};
use tenure::store::{Change, Operation, SqliteStore, Store, StoreError, StoredEdition};

fn at() -> Instant {
    Instant::from_seconds(1_790_000_000).unwrap()
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

fn begin(store: &mut SqliteStore) {
    let edition = StoredEdition {
        digest: "d1".to_owned(),
        program: "acme".to_owned(),
        edition: "2026-01".to_owned(),
        text: "format = 1\n".to_owned(),
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
            text: "id = \"a\"\n".to_owned(),
        },
        Change::AddContractEvent {
            contract: "a".to_owned(),
            event: registered,
        },
    ];
    store.commit(&operation(), &changes).unwrap();
}

fn open_ticket(subject: &str) -> Change {
    let opening = Opening {
        subject: subject.to_owned(),
        ..Opening::default()
    };
    Change::OpenTicket {
        contract: "a".to_owned(),
        event: Event {
            at: at(),
            what: What::Open(Box::new(opening)),
        },
    }
}

fn subjects(store: &SqliteStore) -> Vec<String> {
    let tickets = store.tickets(None).unwrap();
    let subject = |event: &Event| match &event.what {
        What::Open(opening) => opening.subject.clone(),
        other => panic!("{other:?}"),
    };
    tickets.iter().map(|t| subject(&t.events[0])).collect()
}

/// A directory and the path of a database in it, not made yet.
fn place() -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("tenure.db");
    (directory, path)
}

/// A database of ours with a row in each table.
fn database() -> (TempDir, PathBuf) {
    let (directory, path) = place();
    let mut store = SqliteStore::open_or_create(&path).unwrap();
    begin(&mut store);
    store.commit(&operation(), &[open_ticket("one")]).unwrap();
    (directory, path)
}

/// Names and contents of a directory.
fn listing(directory: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(&path).unwrap_or_default()))
        .collect();
    files.sort();
    files
}

/// Both ways of opening, of which the second is not tried where it would make the file.
fn refusals(path: &Path) -> [StoreError; 2] {
    [
        SqliteStore::open(path).unwrap_err(),
        SqliteStore::open_or_create(path).unwrap_err(),
    ]
}

/// Refuses the file both ways, and leaves it and its directory as they were.
fn refused(path: &Path) -> [StoreError; 2] {
    let before = listing(path.parent().unwrap());
    let errors = refusals(path);
    assert!(listing(path.parent().unwrap()) == before, "{errors:?}");
    errors
}

#[test]
fn lasts_over_opening_again() {
    let (_directory, path) = database();
    let mut store = SqliteStore::open(&path).unwrap();
    assert_eq!(store.contract("a").unwrap().unwrap().registered_at, at());
    let committed = store.commit(&operation(), &[open_ticket("two")]).unwrap();
    assert_eq!((committed.operation, committed.tickets), (3, vec![2]));
    drop(store);
    let store = SqliteStore::open_or_create(&path).unwrap();
    assert_eq!(subjects(&store), ["one", "two"]);
}

#[test]
fn sees_what_another_connection_commits() {
    let (_directory, path) = database();
    let reader = SqliteStore::open(&path).unwrap();
    assert_eq!(subjects(&reader), ["one"]);
    let mut writer = SqliteStore::open(&path).unwrap();
    writer.commit(&operation(), &[open_ticket("two")]).unwrap();
    assert_eq!(subjects(&reader), ["one", "two"]);
}

#[test]
fn a_missing_file_is_missing_and_stays_so() {
    let (directory, path) = place();
    for path in [path, directory.path().join("none/tenure.db")] {
        let error = SqliteStore::open(&path).unwrap_err();
        assert_eq!(error, StoreError::Missing { path });
    }
    assert!(listing(directory.path()).is_empty());
}

#[test]
fn makes_no_directories() {
    let (directory, _) = place();
    let error = SqliteStore::open_or_create(directory.path().join("none/tenure.db")).unwrap_err();
    assert!(matches!(error, StoreError::BadPath { .. }), "{error:?}");
    assert!(listing(directory.path()).is_empty());
}

#[test]
fn refuses_names_that_sqlite_reads_otherwise() {
    let cases = [
        "",
        ":memory:",
        "file:x",
        "file:x?mode=memory",
        "FILE:x",
        "nul\0byte",
    ];
    for name in cases {
        for error in refusals(Path::new(name)) {
            assert!(
                matches!(&error, StoreError::BadPath { path, .. } if path == Path::new(name)),
                "{name:?}: {error:?}"
            );
        }
        assert!(!Path::new(name).exists());
    }
    // The same names in a directory are plain files.
    let (directory, _) = place();
    for name in [":memory:", "file:x", "a%20b?mode=memory#c"] {
        let path = directory.path().join(name);
        begin(&mut SqliteStore::open_or_create(&path).unwrap());
        assert!(fs::metadata(&path).unwrap().len() > 0, "{name}");
        let store = SqliteStore::open(&path).unwrap();
        assert_eq!(store.contracts().unwrap().len(), 1, "{name}");
    }
}

#[test]
fn refuses_files_that_are_no_databases() {
    let long = "a contract, not a database\n".repeat(500);
    let almost = format!("SQLite format 3\0{}", "x".repeat(500));
    for text in ["x", "SQLite format 3\0", &long, &almost] {
        let (_directory, path) = place();
        fs::write(&path, text).unwrap();
        for error in refused(&path) {
            assert!(matches!(error, StoreError::NotOurs { .. }), "{error:?}");
        }
    }
}

#[test]
fn an_empty_file_is_not_ours_but_may_become_so() {
    let (_directory, path) = place();
    fs::write(&path, "").unwrap();
    let error = SqliteStore::open(&path).unwrap_err();
    assert!(matches!(error, StoreError::NotOurs { .. }), "{error:?}");
    assert_eq!(fs::metadata(&path).unwrap().len(), 0);
    begin(&mut SqliteStore::open_or_create(&path).unwrap());
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(store.contracts().unwrap().len(), 1);
}

#[test]
fn refuses_databases_with_other_marks() {
    // Places and lengths are those of SQLite's file header.
    const VERSION: usize = 60;
    const APPLICATION: usize = 68;
    type Check = fn(&StoreError) -> bool;
    let cases: [(usize, i32, Check); 6] = [
        (VERSION, 3, |error| {
            matches!(
                error,
                StoreError::Newer {
                    found: 3,
                    known: 2,
                    ..
                }
            )
        }),
        (VERSION, i32::MAX, |error| {
            matches!(
                error,
                StoreError::Newer {
                    found: 0x7fff_ffff,
                    ..
                }
            )
        }),
        (VERSION, 0, |error| {
            matches!(error, StoreError::Damaged { .. })
        }),
        (VERSION, -1, |error| {
            matches!(error, StoreError::Damaged { .. })
        }),
        (APPLICATION, 0, |error| {
            matches!(error, StoreError::NotOurs { .. })
        }),
        (APPLICATION, 1, |error| {
            matches!(error, StoreError::NotOurs { .. })
        }),
    ];
    for (place, value, check) in cases {
        let (_directory, path) = database();
        let mut bytes = fs::read(&path).unwrap();
        bytes[place..place + 4].copy_from_slice(&value.to_be_bytes());
        fs::write(&path, bytes).unwrap();
        for error in refused(&path) {
            assert!(check(&error), "{place} {value}: {error:?}");
        }
    }
    // The marks alone, nothing that could otherwise be told apart from ours.
    let (_directory, path) = database();
    assert_eq!(
        fs::read(&path).unwrap()[APPLICATION..APPLICATION + 4],
        *b"tenu"
    );
}

#[test]
fn refuses_what_is_no_regular_file() {
    let (directory, path) = place();
    let mut others = vec![directory.path().to_path_buf(), directory.path().join("..")];
    #[cfg(unix)]
    {
        let socket = directory.path().join("socket");
        std::os::unix::net::UnixListener::bind(&socket).unwrap();
        others.push(socket);
        others.push(PathBuf::from("/dev/null"));
        // Opening this one would wait for ever.
        let pipe = directory.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        others.push(pipe);
        let (one, two) = (directory.path().join("one"), directory.path().join("two"));
        begin(&mut SqliteStore::open_or_create(&one).unwrap());
        fs::hard_link(&one, &two).unwrap();
        others.extend([one, two]);
        let dangling = directory.path().join("dangling");
        std::os::unix::fs::symlink(&path, &dangling).unwrap();
        let error = SqliteStore::open_or_create(&dangling).unwrap_err();
        assert!(matches!(error, StoreError::BadPath { .. }), "{error:?}");
    }
    for other in others {
        for error in refusals(&other) {
            assert!(matches!(error, StoreError::BadPath { .. }), "{error:?}");
        }
    }
    assert!(!path.exists());
}

#[cfg(unix)]
#[test]
fn a_new_database_is_private_and_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (directory, path) = place();
    let store = SqliteStore::open_or_create(&path).unwrap();
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    drop(store);
    let names: Vec<PathBuf> = listing(directory.path()).into_iter().map(|f| f.0).collect();
    assert_eq!(names, [path]);
}

#[test]
fn writers_wait_for_each_other() {
    const WRITERS: usize = 8;
    const COMMITS: usize = 10;
    let (_directory, path) = place();
    begin(&mut SqliteStore::open_or_create(&path).unwrap());
    let start = Barrier::new(WRITERS);
    let numbers: Vec<(u64, String)> = thread::scope(|scope| {
        let write = |writer: usize| {
            let (start, path) = (&start, &path);
            move || {
                start.wait();
                let mut kept = SqliteStore::open(path).unwrap();
                let mut numbers = Vec::new();
                for commit in 0..COMMITS {
                    let subject = format!("{writer}.{commit}");
                    let change = [open_ticket(&subject)];
                    // Closing one connection must not take the locks of the others away.
                    let committed = if commit % 2 == 0 {
                        kept.commit(&operation(), &change)
                    } else {
                        SqliteStore::open(path)
                            .unwrap()
                            .commit(&operation(), &change)
                    };
                    numbers.push((committed.unwrap().tickets[0], subject));
                }
                numbers
            }
        };
        let writers: Vec<_> = (0..WRITERS).map(|n| scope.spawn(write(n))).collect();
        writers
            .into_iter()
            .flat_map(|w| w.join().unwrap())
            .collect()
    });
    let mut numbers = numbers;
    numbers.sort();
    let expected: Vec<u64> = (1..=80).collect();
    assert_eq!(numbers.iter().map(|n| n.0).collect::<Vec<_>>(), expected);
    // Each number names the ticket that its writer was told.
    let acknowledged: Vec<String> = numbers.into_iter().map(|n| n.1).collect();
    let mut store = SqliteStore::open(&path).unwrap();
    assert_eq!(subjects(&store), acknowledged);
    let committed = store.commit(&operation(), &[]).unwrap();
    assert_eq!(committed.operation, 1 + 80 + 1);
}

#[test]
fn first_openings_race_for_one_database() {
    for round in 0..60 {
        let (directory, path) = place();
        if round % 2 == 0 {
            fs::write(&path, "").unwrap();
        }
        let start = Barrier::new(4);
        thread::scope(|scope| {
            for writer in 0..4 {
                let (start, path) = (&start, &path);
                scope.spawn(move || {
                    start.wait();
                    // Where it was missing, nobody ever sees it half made.
                    match SqliteStore::open(path) {
                        Ok(_) | Err(StoreError::Missing { .. }) => {}
                        Err(StoreError::NotOurs { .. }) if round % 2 == 0 => {}
                        Err(error) => panic!("{error:?}"),
                    }
                    let mut store = SqliteStore::open_or_create(path).unwrap();
                    let edition = StoredEdition {
                        digest: writer.to_string(),
                        program: String::new(),
                        edition: String::new(),
                        text: String::new(),
                    };
                    store
                        .commit(&operation(), &[Change::AddEdition(edition)])
                        .unwrap();
                });
            }
        });
        let store = SqliteStore::open(&path).unwrap();
        for writer in 0..4 {
            let kept = store.edition(&writer.to_string()).unwrap();
            assert!(kept.is_some(), "round {round}, writer {writer}");
        }
        drop(store);
        let drafts = listing(directory.path());
        assert!(
            drafts
                .iter()
                .all(|(name, _)| !name.to_string_lossy().ends_with(".new")),
            "{drafts:?}"
        );
    }
}

#[test]
fn one_file_is_left_at_rest() {
    let (directory, path) = database();
    let one = || {
        let names: Vec<PathBuf> = listing(directory.path()).into_iter().map(|f| f.0).collect();
        assert_eq!(names, [path.as_path()]);
    };
    one();
    let mut store = SqliteStore::open(&path).unwrap();
    store.commit(&operation(), &[open_ticket("two")]).unwrap();
    store.undo(&operation(), None).unwrap();
    drop(store);
    one();
}

/// Every released format, made by the release that wrote it.
#[test]
fn older_formats_are_brought_up_to_date_and_a_copy_stays() {
    let fixture = fs::read(fixture("format-1.db")).unwrap();
    let (directory, path) = place();
    fs::write(&path, &fixture).unwrap();
    let mut store = SqliteStore::open(&path).unwrap();
    let contracts = store.contracts().unwrap();
    let ids: Vec<&str> = contracts.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(ids, ["acme-1", "orchard-1"]);
    assert_eq!(
        contracts[0].registered_at.to_string(),
        "2026-09-01T08:00:00Z"
    );
    assert!(contracts[0].text.contains("id = \"acme-1\""));
    assert!(
        store
            .edition(&contracts[0].edition_digest)
            .unwrap()
            .is_some()
    );
    let tickets = store.tickets(None).unwrap();
    let events: Vec<usize> = tickets.iter().map(|t| t.events.len()).collect();
    assert_eq!(events, [2, 3]);
    assert_eq!(tickets[1].revision, 6);
    assert_eq!(
        subjects(&store),
        ["Nobody can log in", "Slow\u{202e} \u{1b}[31m"]
    );
    assert_eq!(store.ticket_by_ref("acme-1", "A-17"), Ok(Some(1)));
    let log = store.log(None).unwrap();
    assert_eq!(log.len(), 6);
    assert_eq!(log[4].command.split(' ').nth(3), Some("ticket"));
    assert_eq!(store.undo(&operation(), None).unwrap().target.number, 6);
    drop(store);
    // The copy is the database as it was, and can be opened by itself.
    let copy = directory.path().join("tenure.db.format-1");
    let names: Vec<PathBuf> = listing(directory.path()).into_iter().map(|f| f.0).collect();
    assert_eq!(names, [path.as_path(), copy.as_path()]);
    // But for the counters of changes in the header, which the copy begins anew.
    let copied = fs::read(&copy).unwrap();
    let differing: Vec<usize> = (0..fixture.len())
        .filter(|at| fixture[*at] != copied[*at])
        .collect();
    assert_eq!(fixture.len(), copied.len());
    assert!(
        differing
            .iter()
            .all(|at| (24..28).contains(at) || (40..44).contains(at) || (92..96).contains(at)),
        "{differing:?}"
    );
    let restored = SqliteStore::open(&copy).unwrap();
    assert_eq!(restored.tickets(None).unwrap().len(), 2);
}

#[test]
fn a_migration_that_fails_changes_nothing() {
    let (_directory, path) = place();
    fs::write(&path, fs::read(fixture("format-1.db")).unwrap()).unwrap();
    let bytes = fs::read(&path).unwrap();
    let at = bytes
        .windows(8)
        .position(|window| window == b"\"respond")
        .unwrap();
    let mut bad = bytes.clone();
    bad[at + 1] = b'X';
    fs::write(&path, &bad).unwrap();
    let error = SqliteStore::open(&path).unwrap_err();
    assert!(
        matches!(&error, StoreError::Damaged { what, .. } if what.contains("event 2")),
        "{error}"
    );
    assert_eq!(fs::read(&path).unwrap(), bad);
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}
