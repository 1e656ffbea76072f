//! `tenure check` from the binary: its formats, its settings, what it keeps away from, and the
//! schemas that agree with it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod formats;
mod levels;
#[path = "../place/mod.rs"]
mod place;
mod ready;
mod safety;
mod schemas;

/// A program with a calendar that nothing uses, which is a warning.
pub const PROGRAM: &str = r#"format = 1
[program]
id = "p"
name = "P"
vendor = "V"
edition = "1"

[[source]]
id = "terms"
title = "Terms"

[[severity]]
id = "S1"
name = "One"
clause = "terms 1"

[calendar.spare]
zone = "UTC"
hours = { mon = ["09:00-10:00"] }
"#;

/// A contract in which nothing is wrong.
pub const CONTRACT: &str = "format = 1\n[contract]\nid = \"a-1\"\ncustomer = \"C\"\n\
    program = \"kaseya\"\nterm = { start = 2026-01-01, end = 2026-12-31 }\n";
