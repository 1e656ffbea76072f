//! `clock batch` on a million lines, over pipes, against a program that only parses and prints the
//! same lines with the same library. Run with `cargo bench --bench clock_batch`.
//!
//! The other program is this one, run again as `--parse-and-print`: it borrows from each line, like
//! the command, and prints what it read. Prints the median of the wall times of both, the median
//! of the ratios of neighbouring runs, and the most memory that each held (on Linux).
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program of its own that may stop at anything unexpected"
)]

#[path = "pipes/mod.rs"]
mod pipes;

use std::borrow::Cow;
use std::fmt::Write as _;
use std::process::Command;

use serde::{Deserialize, Serialize};

const LINES: u32 = 1_000_000;

const CALENDARS: &str = r#"
format = 1
[calendar.rome]
zone = "Europe/Rome"
hours = { mon = ["09:00-18:00"], tue = ["09:00-18:00"], wed = ["09:00-18:00"], thu = ["09:00-18:00"], fri = ["09:00-18:00"] }
[calendar.rome.holidays]
closed = ["2025-01-01", "2025-04-21", "2025-05-01", "2025-12-25", "2026-01-01", "2026-04-06", "2026-05-01", "2026-12-25", "2027-01-01", "2027-03-29"]
"#;

#[derive(Serialize, Deserialize)]
struct Question<'a> {
    id: u64,
    #[serde(borrow)]
    calendar: Cow<'a, str>,
    #[serde(borrow)]
    op: Cow<'a, str>,
    #[serde(borrow)]
    start: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<i64>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    end: Option<&'a str>,
}

fn main() {
    let mode = std::env::args().find(|argument| argument.starts_with("--"));
    match mode.as_deref() {
        Some("--parse-and-print") => pipes::parse_and_print(|line, out| {
            let question: Question = serde_json::from_slice(line).unwrap();
            serde_json::to_writer(out, &question).unwrap();
        }),
        Some("--bench") => compare(),
        // `cargo test` runs this file too, and has nothing to measure.
        _ => {}
    }
}

fn compare() {
    let dir = tempfile::tempdir().unwrap();
    let calendars = dir.path().join("calendars.toml");
    std::fs::write(&calendars, CALENDARS).unwrap();
    let mut ours = Command::new(env!("CARGO_BIN_EXE_tenure"));
    ours.args(["clock", "batch", "-", "--calendars"])
        .arg(&calendars);
    let mut twin = Command::new(std::env::current_exe().unwrap());
    twin.arg("--parse-and-print");
    pipes::compare("clock batch", &mut ours, &mut twin, questions().as_bytes());
}

/// Starts spread over 2025 to 2027, and targets of 1 to 40 business hours; every fourth line asks
/// how much is open in between.
fn questions() -> String {
    let mut text = String::new();
    for id in 0..LINES {
        let at = |n: u32| {
            let (year, month, day) = (2025 + n % 3, 1 + n / 3 % 12, 1 + n / 36 % 28);
            let (hour, minute, second) = (n / 7 % 24, n / 5 % 60, n / 11 % 60);
            format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
        };
        let start = at(id);
        let _ = write!(text, r#"{{"id": {id}, "calendar": "rome", "#);
        let _ = match id % 4 {
            3 => writeln!(
                text,
                r#""op": "between", "start": "{start}", "end": "{}"}}"#,
                at(id).replace("2025", "2026").replace("2027", "2028")
            ),
            _ => {
                let seconds = 3600 * [1, 2, 4, 8, 16, 40][id as usize % 6];
                writeln!(
                    text,
                    r#""op": "add", "start": "{start}", "seconds": {seconds}}}"#
                )
            }
        };
    }
    text
}
