//! The lines of `ticket triage`: what the terms make of a ticket, and what is due for it.

use serde::Serialize;

use super::Whys;
use super::deadlines::DeadlineItem;
use super::lines::LineError;
use super::tickets::{RemarkItem, unclassified, with_findings};
use crate::domain::clause::{Clause, Why, WhyCode};
use crate::domain::contract::Contract;
use crate::domain::instant::Instant;
use crate::domain::ticket::deadlines::{deadlines, deadlines_in_brief};
use crate::domain::ticket::entitlement::MISSING_FIELD;
use crate::domain::ticket::record::{Judged, Record};
use crate::domain::ticket::{Outcome, Refusal};
use crate::domain::zone::Zone;

/// What a line came to.
#[derive(Clone, Debug, Serialize)]
pub struct TriageLine {
    /// The ticket's id elsewhere.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The line's number, where the ticket has no id elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// What the terms make of it.
    pub outcome: &'static str,
    /// Intake fields that are missing.
    pub missing: Vec<String>,
    /// Its severity.
    pub severity: Option<String>,
    /// The criterion that decided the severity, where facts did.
    pub criterion: Option<String>,
    /// What severity, outcome and what is missing rest on.
    pub clauses: Vec<Clause>,
    /// What stands against it beside missing fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<RemarkItem>,
    /// What is due; nothing for a ticket that was refused.
    pub deadlines: Vec<DeadlineItem>,
    /// Why fields are null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
}

impl TriageLine {
    /// A record that was judged at an instant, with the reasons of its deadlines if it explains.
    pub fn new(
        number: u64,
        record: Record,
        judged: Judged,
        contract: &Contract,
        now: Instant,
        zone: &Zone,
        explains: bool,
    ) -> Self {
        let line = record.opening.reference.is_none().then_some(number);
        let reference = record.opening.reference;
        let mut ticket = match judged {
            Judged::Ticket(ticket) => *ticket,
            Judged::Refused(refusal) => return TriageLine::refused(reference, line, refusal),
        };
        let due = match explains {
            true => deadlines(&ticket, contract, now),
            false => deadlines_in_brief(&ticket, contract, now),
        };
        let due = due.into_iter();
        let against = ticket.findings.iter();
        let against = against.filter(|finding| finding.code != MISSING_FIELD);
        let findings = against.map(RemarkItem::from).collect();
        let outcome = ticket.outcome().name();
        let set = ticket.severities.pop();
        let (severity, criterion, clauses) = match set {
            Some(set) => (Some(set.severity), set.criterion, set.clauses),
            None => (None, None, Vec::new()),
        };
        let mut why = Whys::new();
        if criterion.is_none() {
            let message = "the severity was set outright";
            let outright = || Why::new(WhyCode::Condition, message, Vec::new());
            if severity.is_none() {
                why.insert("severity", unclassified());
            }
            let unclassified = why.get("severity").cloned();
            why.insert("criterion", unclassified.unwrap_or_else(outright));
        }
        TriageLine {
            reference,
            line,
            outcome,
            findings,
            clauses: with_findings(clauses, &ticket),
            missing: ticket.missing,
            severity,
            criterion,
            deadlines: due
                .map(|due| DeadlineItem::new(contract, None, due, zone))
                .collect(),
            why,
        }
    }

    fn refused(reference: Option<String>, line: Option<u64>, refusal: Refusal) -> Self {
        let message = format!("the ticket was refused: {}", refusal.message);
        let unjudged = Why::new(WhyCode::Condition, message, refusal.clauses.clone());
        TriageLine {
            reference,
            line,
            outcome: Outcome::Refused.name(),
            missing: Vec::new(),
            severity: None,
            criterion: None,
            clauses: refusal.clauses.clone(),
            findings: vec![RemarkItem::of_refusal(&refusal)],
            deadlines: Vec::new(),
            why: Whys::from([("severity", unjudged.clone()), ("criterion", unjudged)]),
        }
    }
}

/// Why a line came to nothing.
#[derive(Clone, Debug, Serialize)]
pub struct TriageError {
    /// The ticket's id elsewhere, where it can be made out.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The line's number.
    pub line: u64,
    /// What is wrong with it.
    pub error: LineError,
}
