//! Findings of a check.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Column, Item};
use crate::diagnostic::{Diagnostic, Level, Source};

/// A file that was checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Its text, under the name that the user gave it.
    pub source: Source,
    /// Its path below the root of the project, with `/` between the parts, for tools that look it
    /// up there; nothing for what is no file.
    pub place: Option<String>,
    /// What was found, in the order of the file.
    pub findings: Vec<Diagnostic>,
}

impl Checked {
    /// The place, else the name.
    pub fn path(&self) -> &str {
        self.place.as_deref().unwrap_or(&self.source.name)
    }

    /// For each finding a text of 64 hexadecimal digits by which it is known again after lines were
    /// added or moved: from its code, file, message and the text that it is about, and, of several
    /// alike, which one it is.
    pub fn fingerprints(&self) -> Vec<String> {
        let mut seen: BTreeMap<String, u64> = BTreeMap::new();
        let of = |finding: &Diagnostic| {
            let about = self.source.text.get(finding.span.clone());
            let about = about.and_then(|text| text.lines().next());
            let parts = [
                finding.code,
                self.path(),
                &finding.message,
                about.unwrap_or_default(),
            ];
            let alike = digest(&parts);
            let which = seen.entry(alike.clone()).or_default();
            *which += 1;
            match which {
                1 => alike,
                which => digest(&[&alike, &which.to_string()]),
            }
        };
        self.findings.iter().map(of).collect()
    }
}

/// SHA-256 of some texts, each with its length before it, so that no two lists give one digest.
fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    let bytes = hash.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is known of a rule, for tools that list them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    /// Its code.
    pub code: &'static str,
    /// The level of its findings where nobody set another.
    pub level: Level,
    /// What it finds, in a sentence.
    pub what: String,
    /// What it is for, and how to mend what it finds, as Markdown.
    pub help: String,
}

/// Everything that a check found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The command line and the configuration, as far as something is wrong with them.
    pub settings: Vec<Checked>,
    /// The files with their findings, in the order to show them.
    pub files: Vec<Checked>,
    /// What could not be read, and why, a sentence each.
    pub unreadable: Vec<String>,
}

impl Findings {
    /// Whatever may have findings, in the order to show it.
    pub fn all(&self) -> impl Iterator<Item = &Checked> {
        self.settings.iter().chain(&self.files)
    }

    /// How many there are.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary {
            files: self.files.len(),
            ..Summary::default()
        };
        for finding in self.all().flat_map(|file| &file.findings) {
            summary.count(finding.level);
        }
        summary
    }

    /// Every finding with its file, the worst first and otherwise in order.
    pub fn worst_first(&self) -> Vec<(&Checked, &Diagnostic)> {
        let mut all = Vec::new();
        for file in self.all() {
            all.extend(file.findings.iter().map(|finding| (file, finding)));
        }
        all.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.level));
        all
    }
}

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

impl Summary {
    /// In a sentence.
    pub fn in_words(self) -> String {
        let count = |number: usize, word: &str| {
            format!("{number} {word}{}", if number == 1 { "" } else { "s" })
        };
        format!(
            "{} checked: {}, {}",
            count(self.files, "file"),
            count(self.errors, Level::Error.name()),
            count(self.warnings, Level::Warning.name())
        )
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
