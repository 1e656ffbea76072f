//! What was recorded in the store, operation by operation.
//!
//! May use `domain`. Deliberately absent: reading the store, whose values the caller hands over.

use serde::Serialize;

use super::{Column, Item};
use crate::domain::Instant;

/// One operation.
#[derive(Clone, Debug, Serialize)]
pub struct LogItem {
    /// Its number; absent where it was only tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<u64>,
    /// As at when it was recorded.
    pub at: Instant,
    /// Who gave the command.
    pub by: String,
    /// The command.
    pub command: String,
    /// `change`, `undo` or `redo`.
    pub kind: &'static str,
    /// Whether its events count: `done` or `undone`.
    pub state: &'static str,
    /// The operation that an undo or a redo is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<u64>,
    /// The operation that undid it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undone_by: Option<u64>,
    /// How many things it added.
    pub count: u64,
    /// What it added, up to a hundred of them.
    pub changes: Vec<ChangeItem>,
    /// The same in one line.
    pub what: String,
}

/// One thing that an operation added.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeItem {
    /// The contract, where it is about one or opens a ticket under it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract: Option<String>,
    /// The ticket, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<u64>,
    /// The type of the event.
    #[serde(rename = "type")]
    pub what: String,
}

impl ChangeItem {
    /// It in words.
    fn words(&self) -> String {
        match (&self.contract, self.ticket) {
            (_, Some(ticket)) => format!("ticket {ticket}: {}", self.what),
            (Some(contract), None) => format!("contract {contract}: {}", self.what),
            (None, None) => self.what.clone(),
        }
    }

    /// Some of them in one line.
    pub fn line(changes: &[ChangeItem], count: u64) -> String {
        /// How many are named.
        const MOST: usize = 3;
        // What is kept beside an event says little to a reader.
        let about: Vec<&ChangeItem> = changes
            .iter()
            .filter(|change| change.contract.is_some() || change.ticket.is_some())
            .collect();
        let beside = changes.len() - about.len();
        let named: Vec<String> = about.iter().take(MOST).map(|c| c.words()).collect();
        let told = u64::try_from(named.len() + beside).unwrap_or(u64::MAX);
        match count.saturating_sub(told) {
            0 => named.join(", "),
            more => format!("{}, and {more} more", named.join(", ")),
        }
    }
}

impl Item for LogItem {
    const SCHEMA: &'static str = "tenure.log/1";
    const FIELDS: &'static [&'static str] = &[
        "operation",
        "at",
        "by",
        "command",
        "kind",
        "state",
        "target",
        "undone_by",
        "count",
        "changes",
        "what",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Operation", "operation").right().keep(),
        Column::new("At", "at").when().keep(),
        Column::new("By", "by"),
        Column::new("State", "state").state(),
        Column::new("What", "what").keep(),
        Column::new("Command", "command"),
    ];
    const EMPTY: &'static str = "Nothing was recorded yet.";
}
