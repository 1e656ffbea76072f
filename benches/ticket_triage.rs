//! `ticket triage` on a hundred thousand lines with two events each, over pipes, against a program
//! that only parses and prints the same lines with the same library. Run with
//! `cargo bench --bench ticket_triage`.
//!
//! The other program is this one, run again as `--parse-and-print`. Prints the medians of both, of
//! the ratios of neighbouring runs, and the most memory that each held (on Linux).
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program of its own that may stop at anything unexpected"
)]

#[path = "pipes/mod.rs"]
mod pipes;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::process::Command;

use serde::{Deserialize, Serialize};

const LINES: u32 = 100_000;

type Text<'a> = Option<Cow<'a, str>>;

#[derive(Serialize, Deserialize)]
struct Ticket<'a> {
    #[serde(borrow)]
    r#ref: Cow<'a, str>,
    #[serde(borrow)]
    contract: Cow<'a, str>,
    #[serde(borrow)]
    subject: Cow<'a, str>,
    #[serde(borrow)]
    description: Cow<'a, str>,
    #[serde(borrow)]
    reporter: Cow<'a, str>,
    #[serde(borrow)]
    channel: Cow<'a, str>,
    #[serde(borrow)]
    opened_at: Cow<'a, str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    severity: Text<'a>,
    #[serde(borrow, default, skip_serializing_if = "BTreeMap::is_empty")]
    facts: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    #[serde(borrow)]
    version: Cow<'a, str>,
    #[serde(borrow)]
    events: Vec<Event<'a>>,
}

#[derive(Serialize, Deserialize)]
struct Event<'a> {
    #[serde(borrow)]
    r#type: Cow<'a, str>,
    #[serde(borrow)]
    at: Cow<'a, str>,
}

fn main() {
    let mode = std::env::args().find(|argument| argument.starts_with("--"));
    match mode.as_deref() {
        Some("--parse-and-print") => pipes::parse_and_print(|line, out| {
            let ticket: Ticket = serde_json::from_slice(line).unwrap();
            serde_json::to_writer(out, &ticket).unwrap();
        }),
        Some("--bench") => compare(),
        // `cargo test` runs this file too, and has nothing to measure.
        _ => {}
    }
}

fn compare() {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut ours = Command::new(env!("CARGO_BIN_EXE_tenure"));
    ours.args([
        "ticket",
        "triage",
        "-",
        "--now",
        "2026-12-01T00:00:00Z",
        "--contracts",
    ]);
    ours.arg(format!("{root}/contracts/examples"));
    let mut twin = Command::new(std::env::current_exe().unwrap());
    twin.arg("--parse-and-print");
    pipes::compare("ticket triage", &mut ours, &mut twin, tickets().as_bytes());
}

/// Tickets of two vendors' contracts, half classified by facts, answered and resolved.
fn tickets() -> String {
    let mut text = String::new();
    for id in 0..LINES {
        let (day, hour, minute) = (1 + id / 24 % 28, id % 24, id / 7 % 60);
        let at = |hours: u32| {
            let hour = hour + hours;
            format!(
                "2026-09-{:02}T{:02}:{minute:02}:00Z",
                day + hour / 24,
                hour % 24
            )
        };
        let (contract, severity) = match id % 4 {
            0 => ("acme-1", r#""severity": "S2""#.to_owned()),
            1 => ("acme-1", r#""facts": {"request": "error", "effect": "product-down", "proper-use": "yes", "environment": "production", "work": "blocked", "workaround": "none"}"#.to_owned()),
            _ => ("lagune-1", format!(r#""severity": "P{}""#, 1 + id % 4)),
        };
        let _ = writeln!(
            text,
            r#"{{"ref": "A-{id}", "contract": "{contract}", "subject": "Nobody can log in", "description": "Every login fails since this morning", "reporter": "support@customer.example", "channel": "phone", "opened_at": "{}", {severity}, "version": "2026.1", "events": [{{"type": "respond", "at": "{}"}}, {{"type": "resolve", "at": "{}"}}]}}"#,
            at(0),
            at(2),
            at(5)
        );
    }
    text
}
