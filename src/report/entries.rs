//! Items as entries of a calendar.
//!
//! Deliberately absent: the text of any calendar format (see `render::ics`).

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::clause::Clause;
use crate::domain::deadline::Due;

/// An entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What tells it from others, and stays the same as long as it is the same date of the same
    /// thing.
    pub uid: String,
    /// When.
    pub at: At,
    /// What it is, in a line.
    pub summary: String,
    /// What else there is to say, a line each.
    pub description: Vec<String>,
    /// The day on which something has to be sent for it, where it still has.
    pub send_by: Option<NaiveDate>,
}

/// A whole day, or a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// A date, good until its local midnight.
    Day(NaiveDate),
    /// A moment in UTC.
    Moment(NaiveDateTime),
}

impl From<Due> for At {
    fn from(due: Due) -> At {
        match due {
            Due::On(date) => At::Day(date),
            Due::At(at) => At::Moment(at.to_utc()),
        }
    }
}

/// An item that can be an entry of a calendar.
pub trait Dated {
    /// The entry; `None` where it has no date.
    fn entry(&self) -> Option<Entry>;
}

/// Whose date it is: a contract's, or that of something that belongs to it.
pub(super) struct Whose<'a> {
    pub(super) contract: &'a str,
    /// A service, a contact, a ticket.
    pub(super) of: Vec<&'a str>,
}

impl Whose<'_> {
    pub(super) fn key(&self) -> String {
        format!("{}/{}", self.contract, self.of.join("/"))
    }

    pub(super) fn name(&self) -> String {
        let name = format!("{} {}", self.contract, self.of.join(" "));
        name.trim_end().to_owned()
    }
}

/// What there is to say, and below it what it rests on.
pub(super) fn with_clauses(mut told: Vec<String>, clauses: &[Clause]) -> Vec<String> {
    if !clauses.is_empty() {
        let clauses: Vec<&str> = clauses.iter().map(Clause::as_str).collect();
        told.push(clauses.join("; "));
    }
    told
}
