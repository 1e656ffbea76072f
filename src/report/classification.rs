//! What follows from a ticket's facts.

use serde::Serialize;

use super::{Column, Item, Whys, whys};
use crate::domain::classify::{Classification, Facts};
use crate::domain::clause::{Clause, Why, WhyCode};
use crate::domain::contract::Contract;
use crate::domain::ticket::Ticket;

/// A classification.
#[derive(Clone, Debug, Serialize)]
pub struct ClassificationItem {
    /// The ticket's number.
    pub ticket: u64,
    /// The program's id.
    pub program: String,
    /// The severity that the ticket has.
    pub severity: Option<String>,
    /// The criterion that decided, where facts did.
    pub criterion: Option<String>,
    /// Who set the severity, where somebody did outright.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The answers known.
    pub facts: Facts,
    /// Facts that could still change what follows from them.
    pub missing: Vec<String>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Why the criterion is read so, where the source does not say it itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
    /// Why fields are null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
}

impl ClassificationItem {
    /// The severity of a ticket, and what its facts say.
    pub fn new(contract: &Contract, ticket: &Ticket, facts: &Classification) -> Self {
        let set = ticket.severity();
        let severity = set.map(|set| set.severity.clone());
        let open = severity.is_none().then(|| {
            let message = format!("it still depends on {}", facts.missing.join(", "));
            Why::new(WhyCode::Condition, message, Vec::new())
        });
        let outright = severity.is_some() && set.is_some_and(|set| set.criterion.is_none());
        let no_criterion = outright.then(|| {
            Why::new(
                WhyCode::Condition,
                "the severity was set outright",
                Vec::new(),
            )
        });
        ClassificationItem {
            ticket: ticket.number,
            program: contract.program.id.clone(),
            severity,
            criterion: set.and_then(|set| set.criterion.clone()),
            by: set.and_then(|set| set.by.clone()),
            facts: ticket.facts.clone(),
            missing: facts.missing.clone(),
            clauses: set.map(|set| set.clauses.clone()).unwrap_or_default(),
            inferred: facts.inferred.clone(),
            why: whys([
                ("severity", open.as_ref()),
                ("criterion", no_criterion.as_ref().or(open.as_ref())),
            ]),
        }
    }
}

impl Item for ClassificationItem {
    const SCHEMA: &'static str = "tenure.classification/1";
    const FIELDS: &'static [&'static str] = &[
        "ticket",
        "program",
        "severity",
        "criterion",
        "by",
        "facts",
        "missing",
        "clauses",
        "inferred",
        "why",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Ticket", "ticket").right().keep(),
        Column::new("Program", "program"),
        Column::new("Severity", "severity").keep(),
        Column::new("Criterion", "criterion").keep(),
        Column::new("By", "by"),
        Column::new("Still open", "missing").keep(),
        Column::new("Inferred", "inferred"),
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "No classification.";
}
