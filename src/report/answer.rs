//! The envelope of every answer: what was judged, as at when, and with which reservations.
//!
//! May use `domain`. Deliberately absent: the items themselves, each of which lives with the
//! report it belongs to.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::Item;
use crate::domain::Instant;

/// A reservation about an answer, such as a list of holidays that ends before the year asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// Stable name, in kebab case.
    pub code: String,
    /// What the reader should know, in one sentence.
    pub message: String,
    /// The clauses it rests on; empty where it rests on none.
    pub clauses: Vec<String>,
}

impl Warning {
    /// A warning that rests on no clause.
    pub fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        Warning {
            code: code.into(),
            message: message.into(),
            clauses: Vec::new(),
        }
    }
}

/// An answer: items of one kind, judged as at one instant.
///
/// Serializes as the documented JSON document: `schema`, `now`, `tzdb`, `items`, then the fields
/// of `extra`, then `warnings`.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer<T> {
    /// The instant that everything was judged as at.
    pub now: Instant,
    /// The version of the time zone data that was used.
    pub tzdb: &'static str,
    /// What was asked for, in the order to show it.
    pub items: Vec<T>,
    /// Fields of the JSON document beside the items, such as a `summary`, in order. Only `json`
    /// shows them: the other formats hold one record a line.
    pub extra: Vec<(&'static str, Value)>,
    /// Reservations about the whole answer.
    pub warnings: Vec<Warning>,
}

impl<T> Answer<T> {
    /// An answer without extras and warnings.
    pub fn new(now: Instant, tzdb: &'static str, items: Vec<T>) -> Self {
        Answer {
            now,
            tzdb,
            items,
            extra: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// The same answer with another field beside its items.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.extra.push((name, value.into()));
        self
    }

    /// The same answer with another reservation.
    pub fn warn(mut self, warning: Warning) -> Self {
        self.warnings.push(warning);
        self
    }
}

impl<T: Item> Serialize for Answer<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut document = serializer.serialize_map(Some(5 + self.extra.len()))?;
        document.serialize_entry("schema", T::SCHEMA)?;
        document.serialize_entry("now", &self.now)?;
        document.serialize_entry("tzdb", self.tzdb)?;
        document.serialize_entry("items", &self.items)?;
        for (name, value) in &self.extra {
            document.serialize_entry(name, value)?;
        }
        document.serialize_entry("warnings", &self.warnings)?;
        document.end()
    }
}
