//! A file of any kind, and everything that its reading finds.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: opening files, and what does not keep a
//! file from being used (see `lint`).

use std::collections::BTreeMap;

use super::calendar::calendars;
use super::catalog::Catalog;
use super::contract::{ContractFile, read_contract_file};
use super::program::{ProgramFile, read_program_file};
use super::raw::calendar::RawCalendarFile;
use super::read::Document;
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

/// A file of calendars that could be read.
#[derive(Clone, Debug)]
pub struct CalendarFile {
    /// The tables as they are written.
    pub raw: RawCalendarFile,
    /// What they say, by name.
    pub calendars: BTreeMap<String, Calendar>,
}

/// What a file holds, as far as it could be read; what comes with errors is there to be looked at
/// further, and not to be used.
#[derive(Clone, Debug)]
pub enum Content {
    /// A program.
    Program(Box<ProgramFile>),
    /// A contract.
    Contract(Box<ContractFile>),
    /// Calendars.
    Calendars(Box<CalendarFile>),
    /// Nothing that is known, or nothing that could be read.
    None,
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

/// Reads a file of any kind: what it holds, and every finding, in the order of the file. Contracts
/// are read under the programs of a catalog.
pub fn read_file(
    text: &str,
    document: &mut Document,
    catalog: &Catalog,
) -> (Content, Vec<Diagnostic>) {
    let nothing = Content::None;
    match kind(document) {
        FileKind::Program => {
            let (file, findings) = read_program_file(text, document);
            (
                file.map_or(nothing, |file| Content::Program(file.into())),
                findings,
            )
        }
        FileKind::Contract => {
            let (file, findings) = read_contract_file(document, catalog);
            (
                file.map_or(nothing, |file| Content::Contract(file.into())),
                findings,
            )
        }
        FileKind::Calendar => {
            let (file, findings) = read_calendar_file(document);
            (
                file.map_or(nothing, |file| Content::Calendars(file.into())),
                findings,
            )
        }
        FileKind::Unknown => (nothing, unknown(document)),
    }
}

/// A file that is no TOML has findings of its own, which say more than that its kind is unknown.
fn unknown(document: &mut Document) -> Vec<Diagnostic> {
    let mut findings = document.read::<RawCalendarFile>().1;
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

/// Every finding of the reading of a file, in the order of the file.
pub fn check_file(text: &str, catalog: &Catalog) -> Vec<Diagnostic> {
    read_file(text, &mut Document::parse(text), catalog).1
}

fn read_calendar_file(document: &mut Document) -> (Option<CalendarFile>, Vec<Diagnostic>) {
    let (raw, mut findings) = document.read::<RawCalendarFile>();
    let mut found = Vec::new();
    let file = raw.map(|raw| CalendarFile {
        calendars: calendars(&raw.calendar, &mut found),
        raw,
    });
    join_stages(&mut findings, found, &["missing-key", "unknown-calendar"]);
    (file, findings)
}

/// The calendars of a file that holds nothing else, where nothing is wrong with it, and every
/// finding, in the order of the file.
pub fn calendars_of(text: &str) -> (Option<BTreeMap<String, Calendar>>, Vec<Diagnostic>) {
    let (file, findings) = read_calendar_file(&mut Document::parse(text));
    let file = file.filter(|_| !has_errors(&findings));
    (file.map(|file| file.calendars), findings)
}

/// The calendars that a file of any kind declares, by the names it gives them, where nothing is
/// wrong with the file; and every finding.
pub fn calendars_in(
    text: &str,
    catalog: &Catalog,
) -> (Option<BTreeMap<String, Calendar>>, Vec<Diagnostic>) {
    let (content, findings) = read_file(text, &mut Document::parse(text), catalog);
    let calendars = match content {
        Content::Program(file) => Some(file.program.calendars),
        Content::Contract(file) => Some(file.calendars),
        Content::Calendars(file) => Some(file.calendars),
        Content::None => None,
    };
    (calendars.filter(|_| !has_errors(&findings)), findings)
}
