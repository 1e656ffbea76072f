//! What a new edition means for each contract under its program.

use chrono::NaiveDate;
use serde::Serialize;

use super::revisions::{RevisionItem, Tally};
use super::{Column, Item, Whys, whys};
use crate::domain::clause::{Clause, Reason};
use crate::domain::contract::Contract;
use crate::domain::program::Program;
use crate::domain::revision::adoption::Adoption;

/// One contract.
#[derive(Clone, Debug, Serialize)]
pub struct AdoptionItem {
    /// The contract's id.
    pub contract: String,
    /// Who holds it.
    pub customer: String,
    /// The edition that it is under.
    pub edition: String,
    /// The new one.
    pub new_edition: String,
    /// The day on which the customer was notified.
    pub notified: NaiveDate,
    /// The last day on which it can object.
    pub object_by: Option<NaiveDate>,
    /// The first day on which the new edition holds.
    pub holds_from: Option<NaiveDate>,
    /// How many changes go which way.
    pub summary: Tally,
    /// What changes for it, the worst first.
    pub changes: Vec<RevisionItem>,
    /// What the days rest on.
    pub clauses: Vec<Clause>,
    /// Why fields are null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
    /// How the days came about.
    pub reasons: Vec<Reason>,
}

impl AdoptionItem {
    /// What an edition means for a contract that is held under another.
    pub fn new(
        contract: &Contract,
        new: &Program,
        notified: NaiveDate,
        adoption: &Adoption,
        changes: Vec<RevisionItem>,
    ) -> Self {
        let summary = Tally::of(&changes);
        AdoptionItem {
            contract: contract.id.clone(),
            customer: contract.customer.clone(),
            edition: contract.program.edition.clone(),
            new_edition: new.edition.clone(),
            notified,
            object_by: adoption.object_by,
            holds_from: adoption.from,
            summary,
            changes,
            clauses: adoption.clauses.clone(),
            why: whys([
                ("object_by", adoption.why_no_objection.as_ref()),
                ("holds_from", adoption.why_never.as_ref()),
            ]),
            reasons: adoption.reasons.clone(),
        }
    }

    /// What the item is about, for a heading.
    pub fn title(&self) -> String {
        format!("{}: edition {}", self.contract, self.new_edition)
    }
}

impl Item for AdoptionItem {
    const SCHEMA: &'static str = "tenure.adoption/1";
    const FIELDS: &'static [&'static str] = &[
        "contract",
        "customer",
        "edition",
        "new_edition",
        "notified",
        "object_by",
        "holds_from",
        "summary",
        "changes",
        "clauses",
        "why",
        "reasons",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Contract", "contract").keep(),
        Column::new("Object by", "object_by").when().keep(),
        Column::new("Holds from", "holds_from").when().keep(),
        Column::new("Worse", "summary.worse").right().keep(),
        Column::new("Undecided", "summary.undecided").right(),
        Column::new("Better", "summary.better").right(),
        Column::new("Edition", "edition"),
        Column::new("New edition", "new_edition"),
        Column::new("Customer", "customer"),
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "No contract is under another edition.";
}
