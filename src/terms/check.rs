//! Everything that is wrong with a file of any kind.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: opening files.

use super::calendar::calendars;
use super::catalog::Catalog;
use super::contract::read_contract;
use super::program::read_program;
use super::raw::calendar::RawCalendarFile;
use super::read::{Document, read_text};
use crate::diagnostic::Diagnostic;

/// What a file is, by its tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// It has a table `[program]`.
    Program,
    /// It has a table `[contract]`.
    Contract,
    /// It has calendars and neither of those.
    Calendar,
    /// It has none of them.
    Unknown,
}

/// What the file of a text is.
pub fn kind_of(text: &str) -> FileKind {
    kind(&Document::parse(text))
}

fn kind(document: &Document) -> FileKind {
    let kinds = [
        ("program", FileKind::Program),
        ("contract", FileKind::Contract),
        ("calendar", FileKind::Calendar),
    ];
    let found = kinds.into_iter().find(|(table, _)| document.has(table));
    found.map_or(FileKind::Unknown, |(_, kind)| kind)
}

/// Every finding of a file, in the order of the file. Contracts are read under the programs of a
/// catalog.
pub fn check_file(text: &str, catalog: &Catalog) -> Vec<Diagnostic> {
    match kind_of(text) {
        FileKind::Program => read_program(text).1,
        FileKind::Contract => read_contract(text, catalog).1,
        FileKind::Calendar => {
            let (raw, mut findings) = read_text::<RawCalendarFile>(text);
            if let Some(raw) = raw {
                calendars(&raw.calendar, &mut findings);
            }
            findings.sort_by_key(|finding| finding.span.start);
            findings
        }
        FileKind::Unknown => {
            // A file that is no TOML has findings of its own, which say more.
            let mut findings = read_text::<RawCalendarFile>(text).1;
            findings.retain(|finding| {
                !["missing-key", "missing-format", "unknown-key"].contains(&finding.code)
            });
            if findings.is_empty() {
                let message = "the file is neither a program nor a contract nor a calendar";
                let help = "give it a table [program], [contract] or [calendar.NAME]";
                findings.push(Diagnostic::error("unknown-kind", 0..0, message).help(help));
            }
            findings
        }
    }
}
