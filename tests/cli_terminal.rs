//! The binary on a terminal: it asks what can still change a severity, and what a user types or
//! breaks off does what they mean.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use std::io::{Read as _, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use place::{Place, imagicle};
use pty_process::blocking::{Command, Pty, open};

/// A command on a terminal of its own.
struct Session {
    child: Child,
    terminal: std::sync::Arc<Pty>,
    output: Receiver<String>,
    seen: String,
}

/// So long a test waits for a program that hangs; nothing is measured by it.
const PATIENCE: Duration = Duration::from_secs(60);

impl Session {
    fn start(place: &Place, arguments: &[&str]) -> Session {
        let (terminal, other) = open().unwrap();
        terminal.resize(pty_process::Size::new(40, 120)).unwrap();
        let command = Command::new(env!("CARGO_BIN_EXE_tenure"))
            .args(arguments)
            .env_clear()
            .env("HOME", place.path(""))
            .env("TERM", "xterm")
            .env("TENURE_DB", place.db())
            .env("TENURE_NOW", "2026-09-30T12:00:00Z");
        let child = command.spawn(other).unwrap();
        let terminal = std::sync::Arc::new(terminal);
        let (send, output) = channel();
        let from = std::sync::Arc::clone(&terminal);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            // A terminal whose program has ended fails to be read.
            while let Ok(count @ 1..) = (&*from).read(&mut bytes) {
                let text = String::from_utf8_lossy(&bytes[..count]).into_owned();
                if send.send(text).is_err() {
                    break;
                }
            }
        });
        Session {
            child,
            terminal,
            output,
            seen: String::new(),
        }
    }

    /// Waits until the program has written something more that holds this.
    fn sees(&mut self, wanted: &str) {
        while !self.seen.contains(wanted) {
            match self.output.recv_timeout(PATIENCE) {
                Ok(text) => self.seen.push_str(&text),
                Err(_) => panic!("no {wanted:?} in {}", self.seen),
            }
        }
        let end = self.seen.find(wanted).unwrap() + wanted.len();
        self.seen.drain(..end);
    }

    fn types(&mut self, text: &str) {
        (&*self.terminal).write_all(text.as_bytes()).unwrap();
    }

    fn replies(&mut self, text: &str) {
        self.sees("empty to stop: ");
        self.types(text);
    }

    fn ends(mut self) -> (ExitStatus, String) {
        while let Ok(text) = self.output.recv_timeout(PATIENCE) {
            self.seen.push_str(&text);
        }
        (self.child.wait().unwrap(), self.seen)
    }
}

/// A store with one ticket that nothing is known of.
fn with_ticket() -> Place {
    let place = Place::new();
    place.register("c", &imagicle("gold", "europe"));
    let open = [
        "ticket",
        "open",
        "c",
        "--subject",
        "S",
        "--description",
        "D",
    ];
    assert_eq!(place.run(&open).status, 0);
    place
}

fn shown(place: &Place) -> serde_json::Value {
    place.run(&["ticket", "classify", "1", "--json"]).item()
}

#[test]
fn a_dialogue_settles_the_severity_and_refuses_nonsense() {
    let place = with_ticket();
    let mut session = Session::start(
        &place,
        &[
            "ticket",
            "classify",
            "1",
            "--lang",
            "de",
            "--by",
            "vendor:Anna",
        ],
    );
    session.sees("Läuft die Anwendung?");
    session.sees("endangered   sie oder das System ist in Gefahr");
    session.replies("seven\n");
    session.sees("is no answer here");
    session.replies("3\n");
    session.replies("small-loss\n");
    session.sees("this question settles it");
    session.replies("1\n");
    let (status, rest) = session.ends();
    assert!(status.success(), "{rest}");
    assert!(rest.contains("Mittel"), "{rest}");
    let item = shown(&place);
    assert_eq!(
        (&item["severity"], &item["by"]),
        (&"P3".into(), &"vendor:Anna".into())
    );
}

/// What was read is no longer what is there: the answers are put on top of it, and that is said.
#[test]
fn who_was_slower_is_told_what_came_between() {
    let place = with_ticket();
    let mut session = Session::start(&place, &["ticket", "classify", "1"]);
    session.sees("empty to stop: ");
    let note = place.run(&["ticket", "note", "1", "--text", "between"]);
    assert_eq!(note.status, 0, "{}", note.err);
    session.types("1\n");
    let (status, seen) = session.ends();
    assert!(status.success(), "{seen}");
    assert!(
        seen.contains("changed while the questions were open, in operation 3"),
        "{seen}"
    );
    let log = place.run(&["log", "--json"]).json();
    assert_eq!(log["items"].as_array().unwrap().len(), 4, "{log:#}");
}

#[test]
fn breaking_off_changes_nothing() {
    let place = with_ticket();
    let before = shown(&place);
    let mut session = Session::start(&place, &["ticket", "classify", "1"]);
    session.replies("continuous\n");
    session.replies("\u{3}");
    let (status, rest) = session.ends();
    // A shell says 130 of a program that ended so.
    assert!(
        status.signal() == Some(2) || status.code() == Some(130),
        "{status:?} {rest}"
    );
    assert_eq!(shown(&place), before);
}

#[test]
fn the_end_of_input_keeps_what_was_answered() {
    let place = with_ticket();
    let mut session = Session::start(&place, &["ticket", "classify", "1"]);
    session.replies("continuous\n");
    session.replies("\u{4}");
    let (status, rest) = session.ends();
    assert!(status.success(), "{rest}");
    assert!(
        rest.contains("Stopped; it still depends on performance, work."),
        "{rest}"
    );
    assert_eq!(
        shown(&place)["facts"],
        serde_json::json!({ "running": "continuous" })
    );
}

#[test]
fn what_nobody_knows_stays_open() {
    let place = with_ticket();
    let mut session = Session::start(&place, &["ticket", "classify", "1"]);
    session.replies("?\n");
    session.sees("How much performance is lost?");
    session.replies("loss\n");
    let (status, rest) = session.ends();
    assert!(status.success(), "{rest}");
    assert!(
        rest.contains("Nothing else settles it: it still depends on running."),
        "{rest}"
    );
    let item = shown(&place);
    assert_eq!(item["facts"], serde_json::json!({ "performance": "loss" }));
    assert_eq!(item["possible"], serde_json::json!(["P1", "P2"]));
}

#[test]
fn scripts_on_a_terminal_are_not_asked() {
    let place = with_ticket();
    for more in [
        &["--json"][..],
        &["--fact", "running=continuous"],
        &["-o", "out"],
    ] {
        let out = place.path("out");
        let arguments = [&["ticket", "classify", "1"][..], more].concat();
        let arguments: Vec<&str> = arguments
            .into_iter()
            .map(|word| {
                if word == "out" {
                    out.to_str().unwrap()
                } else {
                    word
                }
            })
            .collect();
        let (status, rest) = Session::start(&place, &arguments).ends();
        assert!(status.success(), "{rest}");
        assert!(!rest.contains("empty to stop"), "{rest}");
    }
}
