//! The commands that faults are done to, as data: a new one is a new line here. That none is missing
//! is checked by the long form.

use std::collections::BTreeSet;
use std::process::Command;

use crate::TENURE;
use crate::place::Start::{self, Nothing, Old, Store, Undone};

/// A command line, in a place that begins with this.
pub type Line = (Start, &'static [&'static str]);

/// The commands that change the store.
pub const CHANGES: &[Line] = &[
    (Nothing, &["contract", "register", "one.toml", "two.toml"]),
    (Store, &["contract", "register", "three.toml"]),
    (
        Store,
        &[
            "ticket",
            "open",
            "acme-1",
            "--subject",
            "T",
            "--severity",
            "S2",
        ],
    ),
    (
        Store,
        &[
            "ticket",
            "classify",
            "1",
            "--severity",
            "S2",
            "--by",
            "customer",
        ],
    ),
    (Store, &["ticket", "report", "1", "--channel", "phone"]),
    (Store, &["ticket", "respond", "1"]),
    (Store, &["ticket", "update", "1"]),
    (Store, &["ticket", "wait", "1"]),
    (Store, &["ticket", "resume", "2"]),
    (Store, &["ticket", "escalate", "1", "--role", "manager"]),
    (Store, &["ticket", "resolve", "1"]),
    (Store, &["ticket", "reopen", "3"]),
    (Store, &["ticket", "close", "3"]),
    (Store, &["ticket", "note", "1", "--text", "N"]),
    (Store, &["ticket", "import", "tickets.ndjson"]),
    (Store, &["contract", "update", "changed.toml"]),
    (
        Store,
        &[
            "contract",
            "pay",
            "acme-1",
            "--on",
            "2026-09-01",
            "--amount",
            "100.00",
        ],
    ),
    (
        Store,
        &[
            "contract",
            "terminate",
            "acme-1",
            "--on",
            "2027-01-15",
            "--notice",
            "2026-09-14",
        ],
    ),
    (Store, &["renew", "acme-1", "--on", "2026-09-14"]),
    (
        Store,
        &["service", "use", "acme-1", "trm", "--amount", "1d"],
    ),
    (
        Store,
        &["program", "adopt", "newer.toml", "--notified", "2026-09-14"],
    ),
    (Store, &["undo"]),
    (Undone, &["redo"]),
    (Store, &["rebuild"]),
    (Nothing, &["import", "export.ndjson"]),
    // Brings the store to the format of today.
    (Old, &["ticket", "list"]),
];

/// The commands that write a file besides the store.
pub const FILES: &[Line] = &[
    (Store, &["backup", "copy.db"]),
    (Store, &["export", "-o", "answer"]),
    (Store, &["log", "--json", "-o", "answer"]),
    (
        Store,
        &["calendar", "import", "feed.ics", "--into", "calendar.toml"],
    ),
];

/// The commands that answer, and change nothing.
pub const ANSWERS: &[Line] = &[
    (Store, &["demo"]),
    (Store, &["check", "one.toml"]),
    (Store, &["explain", "notice-outlasts-term"]),
    (Store, &["explain", "T24"]),
    (Store, &["program", "list"]),
    (Store, &["program", "show", "ivanti"]),
    (Store, &["program", "schema", "contract"]),
    (Store, &["program", "diff", "ivanti", "newer.toml"]),
    (Store, &["service", "list"]),
    (Store, &["contract", "list"]),
    (Store, &["contract", "show", "acme-1"]),
    (Store, &["ticket", "list"]),
    (Store, &["ticket", "show", "1"]),
    (
        Store,
        &[
            "ticket",
            "triage",
            "tickets.ndjson",
            "--contracts",
            "one.toml",
        ],
    ),
    (Store, &["deadlines"]),
    (Store, &["notice"]),
    (Store, &["quote", "acme-1", "--on", "2026-12-01"]),
    (Store, &["renewals"]),
    (Store, &["agenda", "one.toml"]),
    (Store, &["agenda", "one.toml", "--format", "ics"]),
    (Store, &["log"]),
    (Store, &["doctor"]),
    (Store, &["export"]),
    (
        Store,
        &[
            "clock",
            "add",
            "2h",
            "--from",
            "2026-09-14T09:00",
            "--calendar",
            "one.toml",
        ],
    ),
    (
        Store,
        &[
            "clock",
            "between",
            "2026-09-14T09:00",
            "2026-09-15T09:00",
            "--calendar",
            "one.toml",
        ],
    ),
    (
        Store,
        &[
            "clock",
            "open",
            "--at",
            "2026-09-14T09:00",
            "--calendar",
            "one.toml",
        ],
    ),
    (
        Store,
        &["clock", "batch", "batch.ndjson", "--calendars", "one.toml"],
    ),
    (Store, &["calendar", "show", "one.toml", "--year", "2026"]),
    (Store, &["calendar", "import", "feed.ics"]),
    (Store, &["completions", "bash"]),
    (Store, &["man"]),
    (Store, &["--help"]),
    (Store, &["--version"]),
];

/// Every command line.
pub fn all() -> impl Iterator<Item = Line> {
    [CHANGES, FILES, ANSWERS].into_iter().flatten().copied()
}

/// The commands that the program has, as its help lists them: `ticket open`, `log`.
fn of_the_program() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut groups = vec![String::new()];
    while let Some(group) = groups.pop() {
        let output = Command::new(TENURE)
            .args(group.split_whitespace())
            .arg("--help")
            .output()
            .unwrap();
        let help = String::from_utf8(output.stdout).unwrap();
        let Some((_, listed)) = help.split_once("\nCommands:\n") else {
            found.insert(group);
            continue;
        };
        for line in listed.lines().take_while(|line| !line.is_empty()) {
            let name = line.split_whitespace().next().unwrap();
            if line.starts_with("  ") && !line.starts_with("   ") && name != "help" {
                groups.push(format!("{group} {name}").trim().to_owned());
            }
        }
    }
    found
}

/// Somebody who adds a command is told so by the long form, not by every run.
#[test]
fn no_command_is_forgotten() {
    let known: BTreeSet<String> = all()
        .map(|(_, arguments)| arguments.join(" ") + " ")
        .collect();
    let forgotten: Vec<String> = of_the_program()
        .into_iter()
        .filter(|name| {
            !known
                .iter()
                .any(|line| line.starts_with(&format!("{name} ")))
        })
        .collect();
    assert!(
        forgotten.len() < 40,
        "the help is not read as it is printed"
    );
    if !forgotten.is_empty() {
        eprintln!("NOT COVERED: no fault is done to {forgotten:?}");
        assert!(!crate::long(), "add them to tests/faults/commands.rs");
    }
}
