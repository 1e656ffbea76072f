//! The lines of `ticket triage`: what the terms make of a ticket, and what is due for it.

use serde::Serialize;

use super::Whys;
use super::deadlines::DeadlineItem;
use super::lines::LineError;
use super::tickets::TicketItem;
use crate::domain::clause::{Clause, Why, WhyCode};
use crate::domain::contract::Contract;
use crate::domain::instant::Instant;
use crate::domain::ticket::deadlines::{deadlines, deadlines_in_brief};
use crate::domain::ticket::record::{Judged, Record};
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
        judged: &Judged,
        contract: &Contract,
        now: Instant,
        zone: &Zone,
        explains: bool,
    ) -> Self {
        let (item, deadlines) = match judged {
            Judged::Ticket(ticket) => {
                let due = match explains {
                    true => deadlines(ticket, contract, now),
                    false => deadlines_in_brief(ticket, contract, now),
                };
                let due = due
                    .into_iter()
                    .map(|due| DeadlineItem::new(contract, None, due, zone));
                (TicketItem::new(contract, ticket, now, zone), due.collect())
            }
            Judged::Refused(refusal) => {
                let subject = &record.opening.subject;
                let item = TicketItem::refused(contract, subject, record.opened_at, refusal, zone);
                (item, Vec::new())
            }
        };
        let mut why = item.why;
        if item.criterion.is_none() {
            let unclassified = why.get("severity").cloned();
            why.entry("criterion").or_insert_with(|| {
                unclassified.unwrap_or_else(|| {
                    let message = "the severity was set outright";
                    Why::new(WhyCode::Condition, message, Vec::new())
                })
            });
        }
        TriageLine {
            line: record.opening.reference.is_none().then_some(number),
            reference: record.opening.reference,
            outcome: item.outcome,
            missing: item.missing,
            severity: item.severity,
            criterion: item.criterion,
            clauses: item.clauses,
            deadlines,
            why,
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
