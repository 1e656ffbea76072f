//! What a new edition of a program changes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Column, Item};
use crate::domain::clause::Clause;
use crate::domain::revision::{Difference, Direction, Stands};

mod text;

/// One thing that is not the same.
#[derive(Clone, Debug, Serialize)]
pub struct RevisionItem {
    /// The contract for which it changes; absent for the program itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract: Option<String>,
    /// Which way it goes, for the customer: `worse`, `undecided`, `better`, `neither`.
    pub direction: &'static str,
    /// What it is about: `target`, `hours`, `notice`, `fee` ...
    pub kind: &'static str,
    /// What tells it from others of its kind: a target's kind, a channel, a party ...
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// For which tiers; absent where it is for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<String>,
    /// For which severities; absent where it is for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub severities: Vec<String>,
    /// For which region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Of which service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// What there was; absent where it is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// What there is; absent where it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    /// Why it goes that way.
    pub because: String,
    /// What the old rule rests on.
    pub old_clauses: Vec<Clause>,
    /// What the new rule rests on.
    pub new_clauses: Vec<Clause>,
}

impl RevisionItem {
    /// A difference between two editions, or for a contract.
    pub fn new(contract: Option<&str>, difference: &Difference<'_>) -> Self {
        let place = &difference.place;
        let clauses = |side: &Option<Stands<'_>>| {
            let stands = side.as_ref();
            stands.map_or_else(Vec::new, |stands| stands.basis.clauses.clone())
        };
        let told = |side: &Option<Stands<'_>>| side.as_ref().map(|stands| text::of(&stands.rule));
        RevisionItem {
            contract: contract.map(str::to_owned),
            direction: difference.verdict.direction.name(),
            kind: place.kind.name(),
            about: place.about.clone(),
            tiers: difference.scope.tiers.clone(),
            severities: difference.scope.severities.clone(),
            region: place.region.clone(),
            service: place.service.clone(),
            old: told(&difference.old),
            new: told(&difference.new),
            because: difference.verdict.because.clone(),
            old_clauses: clauses(&difference.old),
            new_clauses: clauses(&difference.new),
        }
    }

    /// A contract that cannot be read under the new edition, and what stands in the way.
    pub fn unreadable(contract: &str, because: &str) -> Self {
        RevisionItem {
            contract: Some(contract.to_owned()),
            direction: Direction::Worse.name(),
            kind: "contract",
            about: None,
            tiers: Vec::new(),
            severities: Vec::new(),
            region: None,
            service: None,
            old: None,
            new: None,
            because: format!("the new edition has no place for it: {because}"),
            old_clauses: Vec::new(),
            new_clauses: Vec::new(),
        }
    }
}

impl Item for RevisionItem {
    const SCHEMA: &'static str = "tenure.program-diff/1";
    const FIELDS: &'static [&'static str] = &[
        "contract",
        "direction",
        "kind",
        "about",
        "tiers",
        "severities",
        "region",
        "service",
        "old",
        "new",
        "because",
        "old_clauses",
        "new_clauses",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Contract", "contract"),
        Column::new("For you", "direction").state().keep(),
        Column::new("What", "kind").keep(),
        Column::new("About", "about").keep(),
        Column::new("Tiers", "tiers"),
        Column::new("Severities", "severities"),
        Column::new("Region", "region"),
        Column::new("Service", "service"),
        Column::new("Before", "old").keep(),
        Column::new("After", "new").keep(),
        Column::new("Why", "because"),
        Column::new("Clauses", "new_clauses").or("old_clauses"),
    ];
    const EMPTY: &'static str = "Nothing changes.";
}

/// How many changes go which way, for one contract or for a program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// For the worse.
    pub worse: usize,
    /// Not to be decided.
    pub undecided: usize,
    /// For the better.
    pub better: usize,
    /// Of no consequence.
    pub neither: usize,
}

impl Tally {
    /// Counts changes.
    pub fn of<'a>(items: impl IntoIterator<Item = &'a RevisionItem>) -> Tally {
        let mut tally = Tally::default();
        for item in items {
            let count = match item.direction {
                "worse" => &mut tally.worse,
                "better" => &mut tally.better,
                "undecided" => &mut tally.undecided,
                _ => &mut tally.neither,
            };
            *count += 1;
        }
        tally
    }

    /// The tally of each contract, by its id.
    pub fn by_contract(items: &[RevisionItem]) -> BTreeMap<&str, Tally> {
        let mut by: BTreeMap<&str, Vec<&RevisionItem>> = BTreeMap::new();
        for item in items {
            if let Some(contract) = &item.contract {
                by.entry(contract).or_default().push(item);
            }
        }
        by.into_iter()
            .map(|(contract, items)| (contract, Tally::of(items)))
            .collect()
    }
}
