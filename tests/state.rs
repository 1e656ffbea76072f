//! The store as its users meet it: log, undo, backup, export, doctor, from the binary.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;
use tenure::domain::Instant;
use tenure::store::{Operation, SqliteStore, Store as _};

const NOW: &str = "2026-09-14T14:00:00Z";

/// A store of its own, with a contract and a ticket that was answered.
struct Place {
    directory: TempDir,
}

impl Place {
    fn empty() -> Place {
        Place {
            directory: tempfile::tempdir().unwrap(),
        }
    }

    fn filled() -> Place {
        let place = Place::empty();
        let example = "contracts/examples/ivanti-standard-emea.toml";
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(example);
        place.good(&["contract", "register", file.to_str().unwrap()]);
        place.good(&[
            "ticket",
            "open",
            "acme-1",
            "--subject",
            "S",
            "--severity",
            "S1",
            "--ref",
            "A-1",
        ]);
        place.good(&["ticket", "respond", "1"]);
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tenure"));
        command
            .args(arguments)
            .env_clear()
            .env("TENURE_DB", self.path("tenure.db"))
            .env("TENURE_NOW", NOW)
            .env("USER", "ann")
            .current_dir(self.directory.path())
            .stdin(Stdio::null());
        if let Some(coverage) = std::env::var_os("LLVM_PROFILE_FILE") {
            command.env("LLVM_PROFILE_FILE", coverage);
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What a command that ends well prints.
    fn good(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {error}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a command that ends with a status says on standard error.
    fn bad(&self, status: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {error}");
        error
    }

    fn items(&self, arguments: &[&str]) -> Vec<Value> {
        let text = self.good(&[arguments, &["--json"]].concat());
        let document: Value = serde_json::from_str(&text).unwrap();
        document["items"].as_array().unwrap().clone()
    }

    /// The store's bytes.
    fn bytes(&self) -> Vec<u8> {
        fs::read(self.path("tenure.db")).unwrap()
    }
}

#[test]
fn the_log_says_who_when_how_and_what() {
    let place = Place::filled();
    let log = place.items(&["log"]);
    let numbers: Vec<u64> = log
        .iter()
        .map(|o| o["operation"].as_u64().unwrap())
        .collect();
    assert_eq!(numbers, [3, 2, 1]);
    assert_eq!(log[0]["by"], "ann");
    assert_eq!(log[0]["at"], NOW);
    assert_eq!(log[0]["command"], "tenure ticket respond 1");
    assert_eq!(
        log[0]["changes"],
        serde_json::json!([{"ticket": 1, "type": "respond"}])
    );
    assert_eq!(log[2]["what"], "contract acme-1: register");
    assert_eq!(place.items(&["log", "-n", "1"]).len(), 1);
    place.bad(2, &["log", "-n", "x"]);
    let missing = Place::empty();
    missing.bad(3, &["log"]);
    missing.bad(3, &["undo"]);
    assert!(!missing.path("tenure.db").exists());
}

#[test]
fn undo_and_redo_change_what_answers_rest_on_and_no_row() {
    let place = Place::filled();
    let show = || place.good(&["ticket", "show", "1", "--json"]);
    let answered = show();
    let before = place.bytes();
    place.good(&["undo", "--dry-run"]);
    assert_eq!(place.bytes(), before);
    let undone = place.items(&["undo"]);
    assert_eq!(
        (&undone[0]["operation"], &undone[0]["target"]),
        (&4.into(), &3.into())
    );
    assert!(!show().contains("responded_at"));
    let error = place.bad(1, &["undo", "1"]);
    assert!(error.contains("operation 2 (tenure ticket open"), "{error}");
    assert!(error.contains("tenure undo 2"), "{error}");
    place.good(&["redo"]);
    assert_eq!(show(), answered);
    place.bad(1, &["redo"]);
    place.bad(3, &["undo", "77"]);
    place.bad(1, &["undo", "4"]);
    for _ in 0..3 {
        place.good(&["undo"]);
    }
    place.bad(1, &["undo"]);
    place.bad(3, &["contract", "show", "acme-1"]);
    assert_eq!(place.items(&["log"]).len(), 8);
    let checks = place.items(&["doctor"]);
    assert_eq!(checks.len(), 7, "{checks:?}");
}

#[test]
fn an_export_makes_the_same_store_again() {
    let place = Place::filled();
    place.good(&["undo"]);
    place.good(&[
        "ticket",
        "open",
        "acme-1",
        "--subject",
        "\u{202e}\u{1b}[31m=1+1\u{85}",
        "--severity",
        "S2",
    ]);
    let export = place.good(&["export"]);
    assert!(
        export
            .lines()
            .all(|line| serde_json::from_str::<Value>(line).is_ok())
    );
    assert!(!export.contains(['\u{202e}', '\u{1b}', '\u{85}']));
    fs::write(place.path("e"), &export).unwrap();
    place.good(&["import", "e", "--db", "other.db"]);
    assert_eq!(place.good(&["export", "--db", "other.db"]), export);
    assert_eq!(place.items(&["doctor", "--db", "other.db"]).len(), 7);
    let tickets = |db| place.good(&["ticket", "list", "--json", "--db", db]);
    assert_eq!(tickets("other.db"), tickets("tenure.db"));
    // Numbers go on where they ended.
    for db in ["other.db", "tenure.db"] {
        let opened = place.items(&["ticket", "open", "acme-1", "--subject", "S", "--db", db]);
        assert_eq!(opened[0]["ticket"], 3);
    }
    place.bad(3, &["import", "e"]);
    place.good(&["import", "e", "--db", "tried.db", "--dry-run"]);
    assert!(!place.path("tried.db").exists());
}

#[test]
fn records_that_do_not_fit_are_refused_whole() {
    let place = Place::filled();
    let export = place.good(&["export"]);
    let lines: Vec<&str> = export.lines().collect();
    let cases: Vec<(String, &str)> = vec![
        (String::new(), "record 1"),
        (export.replace("\"S1\"", "\"S2\""), "was changed"),
        (
            export.replace("ticket respond", "ticket Respond"),
            "operation 3 was changed",
        ),
        (lines[..lines.len() - 1].join("\n") + "\n", "break off"),
        (export.trim_end().to_owned(), "does not end"),
        (export.clone() + lines[1] + "\n", "after the end"),
        (lines[1..].join("\n"), "does not say what follows"),
        (format!("{}\n{export}", lines[0]), "begins anew"),
        (
            lines[0].to_owned() + "\n" + &lines[2..].join("\n"),
            "was changed",
        ),
        ("{}\n".to_owned(), "cannot be read"),
        ("\u{0}\n".to_owned(), "cannot be read"),
    ];
    for (text, expected) in cases {
        fs::write(place.path("e"), &text).unwrap();
        let error = place.bad(1, &["import", "e", "--db", "other.db"]);
        assert!(error.contains(expected), "{expected}: {error}");
        assert_eq!(place.items(&["log", "--db", "other.db"]).len(), 0);
    }
    place.bad(3, &["import", "nowhere"]);
    place.bad(3, &["import", "."]);
}

#[test]
fn a_backup_is_a_store_and_replaces_nothing() {
    let place = Place::filled();
    place.good(&["backup", "copy.db"]);
    assert_eq!(
        place.good(&["export", "--db", "copy.db"]),
        place.good(&["export"])
    );
    let copy = fs::read(place.path("copy.db")).unwrap();
    place.good(&["ticket", "respond", "1"]);
    for name in ["copy.db", "tenure.db", "."] {
        place.bad(3, &["backup", name]);
    }
    place.bad(3, &["backup", "none/copy.db"]);
    assert_eq!(fs::read(place.path("copy.db")).unwrap(), copy);
    assert_eq!(fs::read_dir(place.directory.path()).unwrap().count(), 2);
}

/// Every single byte of what the log says: changed by hand, and found with its place.
#[test]
fn the_doctor_names_what_was_changed() {
    let place = Place::filled();
    let sound = place.bytes();
    let edits = [
        (
            "ticket respond 1",
            "ticket respond 7",
            "operation 3 was changed",
        ),
        ("\"type\":\"respond\"", "\"type\":\"reopen \"", "event 5"),
        (
            "\"severity\":\"S1\"",
            "\"severity\":\"S2\"",
            "event 4 of operation 2, about ticket 1, was changed",
        ),
    ];
    for (from, to, expected) in edits {
        let mut bytes = sound.clone();
        let at = bytes
            .windows(from.len())
            .position(|w| w == from.as_bytes())
            .unwrap();
        bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
        fs::write(place.path("tenure.db"), &bytes).unwrap();
        let output = place.run(&["doctor"]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(text.contains(expected), "{expected}: {text}");
        // What is damaged is not passed on as sound.
        place.bad(3, &["backup", "copy.db"]);
        assert_eq!(place.bytes(), bytes);
    }
}

/// The machine's zone is no part of any answer.
#[test]
fn the_zone_of_the_machine_changes_nothing() {
    let place = Place::filled();
    let answers: Vec<Vec<u8>> = ["", "Asia/Kathmandu", "America/St_Johns", "nonsense"]
        .into_iter()
        .map(|zone| {
            let of = |arguments: &[&str]| {
                place
                    .command(arguments)
                    .env("TZ", zone)
                    .output()
                    .unwrap()
                    .stdout
            };
            [of(&["log"]), of(&["ticket", "show", "1"]), of(&["export"])].concat()
        })
        .collect();
    assert!(!answers[0].is_empty());
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}

/// Only a clock can be set back; what is told with `--now` is none.
#[test]
fn a_moment_that_is_told_says_nothing_about_the_clock() {
    let place = Place::filled();
    let said = |arguments: &[&str], now: Option<&str>| {
        let mut command = place.command(arguments);
        command.env_remove("TENURE_NOW");
        if let Some(now) = now {
            command.env("TENURE_NOW", now);
        }
        String::from_utf8(command.output().unwrap().stderr).unwrap()
    };
    assert!(!said(&["ticket", "respond", "1"], None).contains("clock"));
    assert!(!said(&["ticket", "respond", "1"], Some(NOW)).contains("clock"));
}

/// A store of every format that was released answers as it did then.
#[test]
fn stores_of_every_released_format_answer_as_they_did() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    for format in ["format-1", "format-2"] {
        for (command, kind) in [
            (&["contract", "list"][..], "contracts"),
            (&["ticket", "list"], "tickets"),
            (&["deadlines"], "deadlines"),
        ] {
            let place = Place::empty();
            let store = fs::read(data.join(format!("{format}.db"))).unwrap();
            fs::write(place.path("tenure.db"), store).unwrap();
            let text = fs::read_to_string(data.join(format!("{format}.{kind}.json"))).unwrap();
            let then: Value = serde_json::from_str(&text).unwrap();
            let at = then["now"].as_str().unwrap();
            let now = place.items(&[command, &["--now", at]].concat());
            let then = then["items"].as_array().unwrap();
            assert_eq!(now.len(), then.len(), "{format} {kind}");
            for (now, then) in now.iter().zip(then) {
                for (field, value) in then.as_object().unwrap() {
                    // Fields are added, and reasons are told in other words.
                    if field != "reasons" {
                        assert_eq!(&now[field], value, "{format} {kind}: {field}");
                    }
                }
            }
            assert_eq!(place.items(&["doctor"]).len(), 7);
            // And it goes on.
            let open = ["ticket", "open", "acme-1", "--subject", "S"];
            assert_eq!(place.items(&open)[0]["ticket"], 3);
        }
    }
}

/// An operation that the clock of another day recorded: the next one is told, and keeps its place.
#[test]
fn a_clock_that_was_set_back_is_pointed_out() {
    let place = Place::filled();
    let later = Instant::parse_rfc3339("2199-01-01T00:00:00Z").unwrap();
    let operation = Operation {
        at: later,
        told: false,
        by: "ann".to_owned(),
        command: "tenure test".to_owned(),
        rehearsal: false,
    };
    let mut store = SqliteStore::open(place.path("tenure.db")).unwrap();
    store.commit(&operation, &[]).unwrap();
    drop(store);
    for (arguments, number) in [
        (&["ticket", "update", "1"][..], 5),
        (&["undo"], 6),
        (&["redo"], 7),
    ] {
        let output = place.command(arguments).env_remove("TENURE_NOW").output();
        let said = String::from_utf8(output.unwrap().stderr).unwrap();
        assert!(
            said.contains("2199-01-01T00:00:00Z"),
            "{arguments:?}: {said}"
        );
        // Order is by number, whatever the clock shows.
        let log = place.items(&["log", "-n", "2"]);
        assert_eq!(log[0]["operation"], number);
        assert_eq!(log[1]["operation"], number - 1);
    }
    place.good(&["doctor"]);
}

/// An answer that cannot be delivered is no success, and a file is whole or not there.
#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_delivered_is_no_success() {
    let place = Place::filled();
    for arguments in [&["log"][..], &["export"], &["doctor"], &["log", "--json"]] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let output = place.command(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
    place.bad(3, &["export", "-o", "none/e"]);
    place.good(&["export", "-o", "e"]);
    assert_eq!(
        fs::read_to_string(place.path("e")).unwrap(),
        place.good(&["export"])
    );
}
