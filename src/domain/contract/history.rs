//! What a contract was before and will be after: the file that it was registered with, and what
//! later files and orders made of it, each from a day on.
//!
//! May use the rest of `domain`. Deliberately absent: reading those files (see `terms`), and what
//! follows from a contract on a date.

use std::sync::Arc;

use chrono::NaiveDate;

use super::Contract;
use crate::domain::instant::Instant;

/// The versions of a contract in the order of their first days; none where it never changed.
///
/// Versions know of no others: whoever has chosen one has chosen.
#[derive(Clone, Debug, Default)]
pub struct History(Arc<[Version]>);

/// A contract from a day on.
#[derive(Clone, Debug)]
pub struct Version {
    /// The first day on which it holds; the first version holds before its day too.
    pub from: NaiveDate,
    /// The contract.
    pub contract: Arc<Contract>,
}

impl History {
    /// The history of versions in the order of their first days. One alone is no history.
    pub fn new(versions: Vec<Version>) -> History {
        match versions.len() {
            0 | 1 => History::default(),
            _ => History(versions.into()),
        }
    }

    /// The versions, the first one first; none where the contract never changed.
    pub fn versions(&self) -> &[Version] {
        &self.0
    }

    fn on(&self, date: NaiveDate) -> Option<&Arc<Contract>> {
        let begun = self.0.partition_point(|version| version.from <= date);
        let version = self.0.get(begun.saturating_sub(1))?;
        Some(&version.contract)
    }
}

impl Contract {
    /// The contract as it is held on a date, before and after changes of its file and its tier.
    pub fn on(&self, date: NaiveDate) -> &Contract {
        self.history.on(date).map_or(self, Arc::as_ref)
    }

    /// The same, to keep.
    pub fn version(self: &Arc<Self>, date: NaiveDate) -> Arc<Contract> {
        Arc::clone(self.history.on(date).unwrap_or(self))
    }

    /// The contract as it is held on the local date of an instant, to keep.
    pub fn version_at(self: &Arc<Self>, at: Instant) -> Arc<Contract> {
        self.version(self.zone.date(at))
    }
}
