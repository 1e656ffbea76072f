//! What an import of tickets took and what it left.

use serde::Serialize;

use super::lines::LineError;
use super::triage::TriageError;
use super::{Column, Item};

/// One import.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ImportItem {
    /// The file.
    pub file: String,
    /// How many tickets it holds, blank lines aside.
    pub lines: u64,
    /// How many were recorded.
    pub imported: u64,
    /// How many were there, by their `ref`, and got new events.
    pub updated: u64,
    /// How many were there already, with nothing new in the file.
    pub known: u64,
    /// How many were left, each for its error.
    pub left: u64,
    /// The first ticket's number; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_ticket: Option<u64>,
    /// The last ticket's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_ticket: Option<u64>,
    /// The number of the operation in the log; absent where nothing was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<u64>,
    /// What was left and why: the first [`ImportItem::MOST_ERRORS`].
    pub errors: Vec<TriageError>,
}

impl ImportItem {
    /// The most errors that an answer holds; standard error names every one.
    pub const MOST_ERRORS: usize = 1000;

    /// Notes a ticket that was left.
    pub fn leave(&mut self, line: u64, reference: Option<String>, error: LineError) {
        self.left += 1;
        if self.errors.len() < Self::MOST_ERRORS {
            self.errors.push(TriageError {
                reference,
                line,
                error,
            });
        }
    }
}

impl Item for ImportItem {
    const SCHEMA: &'static str = "tenure.import/1";
    const FIELDS: &'static [&'static str] = &[
        "file",
        "lines",
        "imported",
        "updated",
        "known",
        "left",
        "first_ticket",
        "last_ticket",
        "operation",
        "errors",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("File", "file").keep(),
        Column::new("Lines", "lines").right().keep(),
        Column::new("Imported", "imported").right().keep(),
        Column::new("Updated", "updated").right().keep(),
        Column::new("Known", "known").right().keep(),
        Column::new("Left", "left").right().keep(),
        Column::new("From ticket", "first_ticket").right(),
        Column::new("To", "last_ticket").right(),
    ];
    const EMPTY: &'static str = "Nothing was imported.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::check_declared;

    #[test]
    fn every_field_is_declared_in_its_order() {
        let mut item = ImportItem {
            first_ticket: Some(1),
            last_ticket: Some(2),
            operation: Some(3),
            ..ImportItem::default()
        };
        for line in 0..1200 {
            item.leave(line, None, LineError::new("bad-line", "m"));
        }
        assert_eq!(
            (item.left, item.errors.len()),
            (1200, ImportItem::MOST_ERRORS)
        );
        check_declared(&item).unwrap();
    }
}
