//! The log as records that can leave one store and enter another.
//!
//! May use `domain`. Deliberately absent: lines and files, which are the caller's.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::domain::Instant;

/// One record. In their order they are everything that a store holds: what else it keeps follows
/// from them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// The first: what follows.
    Export(Export),
    /// An operation; its events follow.
    Operation(OperationRecord),
    /// An event.
    Event(EventRecord),
    /// The last: how many there were.
    End(End),
}

/// What kind of records follow.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// The name of their form.
    pub schema: String,
}

impl Export {
    /// The form that is written and read here.
    pub const SCHEMA: &'static str = "tenure.export/1";
}

/// An operation of the log.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperationRecord {
    /// Its number.
    pub number: i64,
    /// As at when it was recorded.
    pub at: Instant,
    /// Whether somebody said so, instead of the clock.
    pub told: bool,
    /// Who gave the command.
    pub by: String,
    /// The command.
    pub command: String,
    /// `change`, `undo` or `redo`.
    pub kind: String,
    /// The operation that is undone or redone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<i64>,
    /// Its hash, over everything before it, in hexadecimal.
    pub hash: String,
}

/// An event of the log.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventRecord {
    /// Its number.
    pub number: i64,
    /// The contract that it is about, or opens a ticket under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<String>,
    /// The ticket that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<i64>,
    /// What it says, byte for byte.
    pub body: Box<RawValue>,
    /// Its hash, over everything before it, in hexadecimal.
    pub hash: String,
}

/// What must have come before.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// How many operations.
    pub operations: i64,
    /// How many events.
    pub events: i64,
}
