//! The checks themselves are checked: defects are put into a copy of the source, one at a time, and
//! the test that is there for each must fail.
//!
//! That takes a build each, and is done when asked for:
//! `cargo test --test defects -- --ignored --nocapture`. Every run sees to it that the defects can
//! still be put in, and that the tests are still there.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may stop at anything unexpected"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Defect {
    what: &'static str,
    file: &'static str,
    /// A part of the file that occurs once, and what stands there instead.
    sound: &'static str,
    broken: &'static str,
    /// Where the test is: `--lib` or the name of a test file; and its name.
    caught_by: (&'static str, &'static str),
}

const DEFECTS: &[Defect] = &[
    Defect {
        what: "synchronous NORMAL",
        file: "src/store/sqlite/mod.rs",
        sound: "\"FULL\")\n            .and_then(|()| journal(&self.connection, \"truncate\"))",
        broken: "\"NORMAL\")\n            .and_then(|()| journal(&self.connection, \"truncate\"))",
        caught_by: (
            "faults",
            "power::a_loss_of_power_loses_nothing_acknowledged",
        ),
    },
    Defect {
        what: "a journal that is deleted, whose name is not synced",
        file: "src/store/sqlite/mod.rs",
        sound: "journal(&self.connection, \"truncate\")",
        broken: "journal(&self.connection, \"delete\")",
        caught_by: (
            "faults",
            "power::a_loss_of_power_loses_nothing_acknowledged",
        ),
    },
    Defect {
        what: "an answer's file that is named before it is synced",
        file: "src/cli/output.rs",
        sound: "    file.as_file().sync_all()?;\n    file.persist(path)",
        broken: "    file.persist(path)",
        caught_by: (
            "faults",
            "power::a_loss_of_power_loses_nothing_acknowledged",
        ),
    },
    Defect {
        what: "a backup whose name is not synced",
        file: "src/store/sqlite/backup.rs",
        sound: ".and_then(|directory| directory.sync_all())",
        broken: ".map(drop)",
        caught_by: (
            "faults",
            "power::a_loss_of_power_loses_nothing_acknowledged",
        ),
    },
    Defect {
        what: "a deferred transaction",
        file: "src/store/sqlite/mod.rs",
        sound: "(&self.connection, TransactionBehavior::Immediate)",
        broken: "(&self.connection, TransactionBehavior::Deferred)",
        caught_by: (
            "faults",
            "crowd::sixteen_writers_and_their_readers_wait_for_each_other",
        ),
    },
    Defect {
        what: "no patience with others",
        file: "src/store/sqlite/mod.rs",
        sound: "connection.busy_timeout(PATIENCE)?;",
        broken: "connection.busy_timeout(Duration::ZERO)?;",
        caught_by: (
            "faults",
            "crowd::sixteen_writers_and_their_readers_wait_for_each_other",
        ),
    },
    Defect {
        what: "a missing application id",
        file: "src/store/schema.rs",
        sound: "\"application_id\", APPLICATION_ID)",
        broken: "\"application_id\", 0)",
        caught_by: ("--lib", "a_writer_is_durable_and_guarded"),
    },
    Defect {
        what: "tables that nobody compares",
        file: "src/store/schema.rs",
        sound: "if found == FINGERPRINT {",
        broken: "if !found.is_empty() {",
        caught_by: (
            "faults",
            "decay::databases_of_others_newer_and_edited_ones_stay_as_they_are",
        ),
    },
    Defect {
        what: "triggers that somebody planted are run",
        file: "src/store/sqlite/mod.rs",
        sound: "(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)",
        broken: "(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true)",
        caught_by: ("--lib", "a_writer_is_durable_and_guarded"),
    },
    Defect {
        what: "events that are not hashed",
        file: "src/store/chain.rs",
        sound: "        link.text(self.body);\n",
        broken: "",
        caught_by: ("state", "the_doctor_names_what_was_changed"),
    },
    Defect {
        what: "a stale edit",
        file: "src/store/sqlite/write.rs",
        sound: "if found == self.head.operation || i64::try_from(revision) == Ok(found) {",
        broken: "if found > 0 || i64::try_from(revision) == Ok(found) {",
        caught_by: ("store", "sqlite_conforms"),
    },
    Defect {
        what: "an undo of what others build on",
        file: "src/store/sqlite/undo.rs",
        sound: "if !later.is_empty() {",
        broken: "if later.len() > 99 {",
        caught_by: (
            "state",
            "undo_and_redo_change_what_answers_rest_on_and_no_row",
        ),
    },
    Defect {
        what: "a migration without a copy",
        file: "src/store/schema.rs",
        sound: "backup::before_migration(path, done)?;",
        broken: "let _ = backup::before_migration;",
        caught_by: (
            "store_sqlite",
            "older_formats_are_brought_up_to_date_and_a_copy_stays",
        ),
    },
    Defect {
        what: "a store that others may read",
        file: "src/store/place.rs",
        sound: "fs::Permissions::from_mode(0o600)",
        broken: "fs::Permissions::from_mode(0o644)",
        caught_by: ("faults", "limits::what_is_kept_is_private_under_any_mask"),
    },
    Defect {
        what: "a closed standard output that counts as success",
        file: "src/cli/mod.rs",
        sound: "match closed::from_the_start() {",
        broken: "match closed::from_the_start() && false {",
        caught_by: ("faults", "output::an_answer_to_nobody_is_no_success"),
    },
    Defect {
        what: "a device that is replaced by a file",
        file: "src/cli/output.rs",
        sound: "Ok(found) if !found.is_file() => {",
        broken: "Ok(found) if found.len() == u64::MAX => {",
        caught_by: ("faults", "output::a_device_is_written_to_and_a_link_stays"),
    },
    Defect {
        what: "an unescaped field of a table",
        file: "src/render/table.rs",
        sound: "cell => Some(visible(&cell.text(&grid.notes)).into_owned())",
        broken: "cell => Some(cell.text(&grid.notes).into_owned())",
        caught_by: (
            "hostile",
            "what_is_written_into_tickets_and_contracts_comes_out_as_text",
        ),
    },
    Defect {
        what: "a formula for spreadsheets",
        file: "src/render/csv.rs",
        sound: "if begins && !is_number(&text) {",
        broken: "if begins && text.is_empty() {",
        caught_by: (
            "hostile",
            "what_is_written_into_tickets_and_contracts_comes_out_as_text",
        ),
    },
    Defect {
        what: "a line of a calendar that data ends",
        file: "src/render/ics.rs",
        sound: "c if super::text::is_unsafe(c) => escaped.push('\\u{fffd}'),",
        broken: "c if super::text::is_unsafe(c) && c != '\\r' => escaped.push('\\u{fffd}'),",
        caught_by: (
            "hostile",
            "what_is_judged_without_a_store_comes_out_as_text",
        ),
    },
    Defect {
        what: "a clock that was set back, and nobody is told",
        file: "src/cli/store.rs",
        sound: "if let Some(was_at) = was_at {",
        broken: "if let Some(was_at) = was_at.filter(|_| false) {",
        caught_by: ("state", "a_clock_that_was_set_back_is_pointed_out"),
    },
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_defect_can_be_put_in_and_its_test_is_there() {
    assert!(DEFECTS.len() >= 12);
    for defect in DEFECTS {
        let text = fs::read_to_string(root().join(defect.file)).unwrap();
        let times = text.matches(defect.sound).count();
        assert_eq!(times, 1, "{}: {}", defect.what, defect.file);
        let (target, test) = defect.caught_by;
        let mut module = test.rsplit("::");
        let name = module.next().unwrap();
        let file = match (target, module.next()) {
            ("--lib", _) => "src/store/sqlite/tests.rs".to_owned(),
            (target, Some(module)) => format!("tests/{target}/{module}.rs"),
            ("hostile", None) => "tests/hostile/main.rs".to_owned(),
            (target, None) => format!("tests/{target}.rs"),
        };
        let tests = fs::read_to_string(root().join(&file)).unwrap();
        assert!(
            tests.contains(&format!("fn {name}()")),
            "{name} is not in {file}"
        );
    }
}

/// Copies what is built, but not what was.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let name = entry.file_name();
        let (from, to) = (entry.path(), to.join(&name));
        if entry.file_type().unwrap().is_dir() {
            if name != "target" && name != ".git" {
                copy(&from, &to);
            }
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

/// Runs one test on the copy; whether it passed, and what was said.
fn run(source: &Path, build: &Path, (target, test): (&str, &str)) -> (bool, String) {
    let mut command = Command::new(env!("CARGO"));
    command.args(["test", "--locked", "--offline", "--quiet"]);
    match target {
        "--lib" => command.arg("--lib"),
        target => command.args(["--test", target]),
    };
    let output = command
        .arg(test)
        .current_dir(source)
        .env("CARGO_TARGET_DIR", build)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(!said.contains("could not compile"), "{said}");
    assert!(
        !said.contains("running 0 tests\n\ntest result"),
        "no test {test}: {said}"
    );
    (output.status.success(), said)
}

#[test]
#[ignore = "builds the program once for each defect"]
fn every_defect_is_caught() {
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("defects");
    let (source, build) = (place.join("source"), place.join("build"));
    let _ = fs::remove_dir_all(&source);
    copy(root(), &source);
    let mut missed = Vec::new();
    for (number, defect) in DEFECTS.iter().enumerate() {
        let file = source.join(defect.file);
        let sound = fs::read_to_string(&file).unwrap();
        fs::write(&file, sound.replace(defect.sound, defect.broken)).unwrap();
        let (passed, said) = run(&source, &build, defect.caught_by);
        fs::write(&file, sound).unwrap();
        let skipped = said.contains("SKIPPED");
        let caught = !passed && said.contains("test result: FAILED");
        eprintln!(
            "{:2} {} {}: {}",
            number + 1,
            if caught { "caught" } else { "MISSED" },
            defect.what,
            defect.caught_by.1
        );
        if !caught {
            missed.push(format!("{}, skipped: {skipped}", defect.what));
        }
    }
    // With the source as it is, none of them fails.
    for defect in DEFECTS {
        let (passed, said) = run(&source, &build, defect.caught_by);
        assert!(
            passed,
            "{} fails without a defect: {said}",
            defect.caught_by.1
        );
    }
    assert!(missed.is_empty(), "not caught: {missed:#?}");
}
