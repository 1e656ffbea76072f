//! The severities that a ticket had, in order.

use serde::Serialize;

use super::{Column, Item};
use crate::domain::clause::Clause;
use crate::domain::instant::Instant;
use crate::domain::program::Program;
use crate::domain::ticket::Ticket;
use crate::domain::zone::Zone;

/// A severity that a ticket got, and where it came from.
#[derive(Clone, Debug, Serialize)]
pub struct SeverityRow {
    /// When.
    pub at: Instant,
    /// The same in the contract's zone, or in the zone asked for.
    pub at_local: String,
    /// The one before; absent for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The severity.
    pub to: String,
    /// Its name, in the language asked for.
    pub label: String,
    /// The criterion that decided; absent where the severity was set outright.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criterion: Option<String>,
    /// What the criterion says, in the language asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criterion_label: Option<String>,
    /// Who set it, or gave the facts, where that was told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The clauses behind it.
    pub clauses: Vec<Clause>,
    /// Why the criterion is read so, where the source does not say it itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
}

impl SeverityRow {
    /// Every severity of a ticket.
    pub fn of(program: &Program, ticket: &Ticket, zone: &Zone, language: &str) -> Vec<SeverityRow> {
        let mut before: Option<&String> = None;
        let mut rows = Vec::with_capacity(ticket.severities.len());
        for set in &ticket.severities {
            let severity = program.severity(&set.severity);
            let criterion = severity
                .zip(set.criterion.as_ref())
                .and_then(|(severity, id)| {
                    let criterion = severity.criteria.iter().find(|known| known.id == *id)?;
                    Some((severity, criterion))
                });
            let label = severity.map_or(set.severity.as_str(), |severity| {
                program.severity_label(severity, language)
            });
            rows.push(SeverityRow {
                at: set.at,
                at_local: zone.format(set.at),
                from: before.cloned(),
                to: set.severity.clone(),
                label: label.to_owned(),
                criterion: set.criterion.clone(),
                criterion_label: criterion
                    .map(|(s, c)| program.criterion_label(s, c, language).to_owned()),
                by: set.by.clone(),
                clauses: set.clauses.clone(),
                inferred: criterion.and_then(|(_, c)| c.basis.inferred.clone()),
            });
            before = Some(&set.severity);
        }
        rows
    }
}

impl Item for SeverityRow {
    const SCHEMA: &'static str = "tenure.severity/1";
    const FIELDS: &'static [&'static str] = &[
        "at",
        "at_local",
        "from",
        "to",
        "label",
        "criterion",
        "criterion_label",
        "by",
        "clauses",
        "inferred",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Since", "at_local").when().keep(),
        Column::new("From", "from"),
        Column::new("Severity", "to").keep(),
        Column::new("Name", "label").keep(),
        Column::new("Criterion", "criterion"),
        Column::new("What it says", "criterion_label"),
        Column::new("By", "by"),
        Column::new("Clauses", "clauses"),
        Column::new("Inferred", "inferred"),
    ];
    const EMPTY: &'static str = "No severity yet.";
}
