//! Whether the store holds what was written to it.
//!
//! Deliberately absent: the checks, whose findings the caller hands over.

use serde::Serialize;

use super::{Column, Item};

/// One check of the store.
#[derive(Clone, Debug, Serialize)]
pub struct DoctorItem {
    /// Its name.
    pub check: &'static str,
    /// `good` or `bad`.
    pub state: &'static str,
    /// How much was looked at.
    pub count: u64,
    /// What is wrong.
    pub found: Vec<String>,
}

impl DoctorItem {
    /// A check and what it found.
    pub fn new(check: &'static str, count: u64, found: Vec<String>) -> Self {
        DoctorItem {
            check,
            state: if found.is_empty() { "good" } else { "bad" },
            count,
            found,
        }
    }
}

impl Item for DoctorItem {
    const SCHEMA: &'static str = "tenure.doctor/1";
    const FIELDS: &'static [&'static str] = &["check", "state", "count", "found"];
    const COLUMNS: &'static [Column] = &[
        Column::new("Check", "check").keep(),
        Column::new("State", "state").state().keep(),
        Column::new("Looked at", "count").right(),
        Column::new("Found", "found").keep(),
    ];
    const EMPTY: &'static str = "Nothing was checked.";
}
