//! Answers, as plain data.
//!
//! May use `domain` and `diagnostic`. Deliberately absent: deciding anything, and turning answers
//! into text (see `render`). Each kind of answer is a type that implements [`Item`]; every output
//! format is derived from its JSON, so that no two formats can disagree.

pub mod adoptions;
pub mod agenda;
pub mod answer;
pub mod calendars;
pub mod check;
pub mod classification;
pub mod clock;
pub mod contracts;
pub mod deadlines;
pub mod doctor;
pub mod entries;
pub mod explain;
pub mod imports;
pub mod item;
pub mod lines;
pub mod log;
pub mod matrix;
pub mod notices;
pub mod programs;
pub mod quote_runs;
pub mod quotes;
pub mod recordings;
pub mod renamed;
pub mod renewals;
pub mod revisions;
pub mod services;
pub mod severity_history;
pub mod tickets;
pub mod triage;
pub mod versions;

use std::collections::BTreeMap;

pub use crate::domain::clause::{Clause, Reason, Why};
pub use answer::{Answer, Warning};
pub use item::{Align, Column, Item, Show, check_declared};
pub use matrix::Matrix;

/// Why fields of an item are `null`, by their names.
pub type Whys = BTreeMap<&'static str, Why>;

/// The reasons that are there, by the fields that they are for.
fn whys<const N: usize>(fields: [(&'static str, Option<&Why>); N]) -> Whys {
    fields
        .into_iter()
        .filter_map(|(field, why)| Some((field, why?.clone())))
        .collect()
}

/// Whether a field that is told only where it is true can be left out.
// The shape that serde asks for.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}
