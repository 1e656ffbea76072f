//! Everybody at once.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use tenure::domain::Instant;
use tenure::domain::ticket::{Event, What};
use tenure::store::{Change, Operation, SqliteStore, Store as _};

use crate::place::{Place, Start, state};
use crate::{much, strace};

#[test]
fn sixteen_writers_and_their_readers_wait_for_each_other() {
    let place = Place::new(Start::Store);
    let before = place.operations();
    let each = much(5, 25);
    thread::scope(|scope| {
        for writer in 0..16 {
            let place = &place;
            scope.spawn(move || {
                for one in 0..each {
                    let subject = format!("{writer}.{one}");
                    place.good(&["ticket", "open", "acme-1", "--subject", &subject]);
                    if one == 0 && writer % 4 == 0 {
                        place.good(&["backup", &format!("copy-{writer}.db")]);
                        place.good(&["ticket", "list"]);
                    }
                }
            });
        }
    });
    assert_eq!(place.operations(), before + 16 * each);
    place.good(&["doctor"]);
    for writer in [0, 4, 8, 12] {
        place.good(&["doctor", "--db", &format!("copy-{writer}.db")]);
    }
}

/// Whoever comes first makes the store, and the others find it; half the time an empty file is
/// there already.
#[test]
fn first_openings_race_for_one_store() {
    let rounds = much(40, 1000);
    for round in 0..rounds {
        let place = Place::new(Start::Nothing);
        if round % 2 == 0 {
            fs::write(place.db(), "").unwrap();
        }
        let racers: Vec<_> = ["one.toml", "two.toml", "three.toml"]
            .into_iter()
            .map(|file| {
                let mut command = place.command(&["contract", "register", file]);
                command.stdout(Stdio::null());
                command.spawn().unwrap()
            })
            .collect();
        for mut racer in racers {
            assert!(racer.wait().unwrap().success(), "round {round}");
        }
        let operations = place.operations();
        assert_eq!(operations, 3, "round {round}");
        state(&place.db()).unwrap();
        let left = place.files();
        let strangers: Vec<_> = left
            .keys()
            .filter(|name| name.starts_with('.') || name.ends_with("-journal"))
            .collect();
        assert!(strangers.is_empty(), "round {round}: {strangers:?}");
    }
    eprintln!("{rounds} first openings raced by three");
}

/// Somebody decides on what they have read while somebody else is writing: they wait, and are then
/// refused, with what came between.
#[test]
fn a_stale_edit_is_refused_and_names_what_came_between() {
    if !strace() {
        return;
    }
    let place = Place::new(Start::Store);
    let log = place.path("calls");
    let mut slower: Option<Child> = None;
    let at = Instant::parse_rfc3339("2026-09-14T13:00:00Z").unwrap();
    let event = Event {
        at,
        what: What::Note {
            text: "between".to_owned(),
        },
    };
    let operation = Operation {
        at,
        told: true,
        by: "bob".to_owned(),
        command: "tenure ticket note 1".to_owned(),
        rehearsal: false,
    };
    let mut store = SqliteStore::open(place.db()).unwrap();
    let mut given = false;
    // The lock is held from before the first change is asked for.
    let mut changes = std::iter::from_fn(|| {
        if given {
            return None;
        }
        given = true;
        let mut command = Command::new("strace");
        command
            .args(["-f", "-qq", "-e", "trace=fcntl", "-o"])
            .arg(&log);
        command.args([crate::TENURE, "ticket", "respond", "1"]);
        let mut command = place.prepared(command);
        slower = Some(
            command
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap(),
        );
        // The slower one has read, and has been refused the lock.
        while !fs::read_to_string(&log).is_ok_and(|log| log.contains("EAGAIN")) {
            thread::sleep(Duration::from_millis(5));
        }
        Some(Ok(Change::AddEvent {
            ticket: 1,
            event: event.clone(),
        }))
    });
    store.commit_each(&operation, &mut changes).unwrap();
    drop(store);
    let before = state(&place.db()).unwrap();
    let output = slower.unwrap().wait_with_output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(
        told.contains("ticket 1 has changed since it was read"),
        "{told}"
    );
    assert!(
        told.contains("tenure ticket note 1") && told.contains("help: "),
        "{told}"
    );
    assert_eq!(state(&place.db()).unwrap(), before);
}
