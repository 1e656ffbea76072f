//! Findings of a check.

use serde::Serialize;

use super::{Column, Item};
use crate::diagnostic::{Diagnostic, Level, Source};

/// One finding.
#[derive(Clone, Debug, Serialize)]
pub struct CheckItem {
    /// Stable name of the rule.
    pub code: &'static str,
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// What is wrong.
    pub message: String,
    /// The file, as it was named.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column behind the end.
    pub end_column: usize,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

impl CheckItem {
    /// A finding at its place.
    pub fn new(source: &Source, finding: &Diagnostic) -> Self {
        let start = source.position(finding.span.start);
        let end = source.position(finding.span.end.max(finding.span.start));
        CheckItem {
            code: finding.code,
            level: finding.level.name(),
            message: finding.message.clone(),
            file: source.name.clone(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            help: finding.help.clone(),
        }
    }
}

/// How many files and findings there were.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Summary {
    /// Files read.
    pub files: usize,
    /// Errors found.
    pub errors: usize,
    /// Warnings found.
    pub warnings: usize,
}

impl Summary {
    /// Counts a finding.
    pub fn count(&mut self, level: Level) {
        match level {
            Level::Error => self.errors += 1,
            Level::Warning => self.warnings += 1,
            Level::Note => {}
        }
    }
}

impl Item for CheckItem {
    const SCHEMA: &'static str = "tenure.check/1";
    const FIELDS: &'static [&'static str] = &[
        "code",
        "level",
        "message",
        "file",
        "line",
        "column",
        "end_line",
        "end_column",
        "help",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("File", "file").keep(),
        Column::new("Line", "line").right().keep(),
        Column::new("Level", "level").keep(),
        Column::new("Code", "code").keep(),
        Column::new("Message", "message").keep(),
    ];
    const EMPTY: &'static str = "No findings.";
}
