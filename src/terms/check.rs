//! Everything that is wrong with a file of any kind.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: opening files.

use std::collections::BTreeMap;

use super::calendar::calendars;
use super::catalog::Catalog;
use super::contract::read_contract;
use super::program::read_program;
use super::raw::calendar::RawCalendarFile;
use super::raw::contract::RawContractFile;
use super::read::{Document, read_text};
use super::rules::{has_errors, join_stages};
use crate::diagnostic::Diagnostic;
use crate::domain::calendar::Calendar;

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
        FileKind::Calendar => calendars_of(text).1,
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

/// The calendars of a file that holds nothing else, where nothing is wrong with it, and every
/// finding, in the order of the file.
pub fn calendars_of(text: &str) -> (Option<BTreeMap<String, Calendar>>, Vec<Diagnostic>) {
    let (raw, mut findings) = read_text::<RawCalendarFile>(text);
    let mut found = Vec::new();
    let calendars = raw.map(|raw| calendars(&raw.calendar, &mut found));
    join_stages(&mut findings, found, &["missing-key", "unknown-calendar"]);
    (calendars.filter(|_| !has_errors(&findings)), findings)
}

/// The calendars that a file of any kind declares, by the names it gives them, where nothing is
/// wrong with the file; and every finding.
pub fn calendars_in(
    text: &str,
    catalog: &Catalog,
) -> (Option<BTreeMap<String, Calendar>>, Vec<Diagnostic>) {
    match kind_of(text) {
        FileKind::Program => {
            let (program, findings) = read_program(text);
            (program.map(|program| program.calendars), findings)
        }
        FileKind::Contract => {
            let (contract, findings) = read_contract(text, catalog);
            // Without a finding, the tables can be read once more without one.
            let raw = contract.and_then(|_| read_text::<RawContractFile>(text).0);
            let own = raw.map(|raw| calendars(&raw.calendar, &mut Vec::new()));
            (own, findings)
        }
        FileKind::Calendar => calendars_of(text),
        FileKind::Unknown => (None, check_file(text, catalog)),
    }
}
