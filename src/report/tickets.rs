//! Tickets.

use serde::Serialize;

use super::severity_history::SeverityRow;
use super::{Column, Item, Whys, whys};
use crate::domain::clause::{Clause, Why, WhyCode};
use crate::domain::contract::Contract;
use crate::domain::instant::Instant;
use crate::domain::program::{Effect, Policy};
use crate::domain::ticket::Refusal;
use crate::domain::ticket::conduct::Remark;
use crate::domain::ticket::entitlement::MISSING_FIELD;
use crate::domain::ticket::{Finding, Ticket};
use crate::domain::zone::Zone;

/// One ticket.
#[derive(Clone, Debug, Serialize)]
pub struct TicketItem {
    /// Its number; absent for one that was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<u64>,
    /// The contract's id.
    pub contract: String,
    /// The edition that it was opened under.
    pub edition: String,
    /// Where it stands; absent for one that was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    /// Its severity.
    pub severity: Option<String>,
    /// The severity's name, in the language asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_label: Option<String>,
    /// The criterion that decided the severity, where facts did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criterion: Option<String>,
    /// When it was opened.
    pub opened_at: Instant,
    /// The same in the contract's zone, or in the zone asked for.
    pub opened_local: String,
    /// What the terms make of it.
    pub outcome: &'static str,
    /// Intake fields that are missing.
    pub missing: Vec<String>,
    /// Its place in the vendor's queue among the open tickets of its program under the contracts
    /// that are listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue: Option<usize>,
    /// Everything that stands against it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<RemarkItem>,
    /// How it is dealt with beside its deadlines, where one ticket alone is shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<RemarkItem>,
    /// What it is about.
    pub subject: String,
    /// What happens, and what should.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The channel of its first report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<&'static str>,
    /// Who reported it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reporter: Option<String>,
    /// The product's version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Its id elsewhere.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The monitored event that opened it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Whether it raises an alarm, where such an event opened it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alarm: Option<bool>,
    /// When the vendor first answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responded_at: Option<Instant>,
    /// Whom it waits for, while it waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting_for: Option<&'static str>,
    /// The role that it was last handed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// When it was resolved, if it still is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_at: Option<Instant>,
    /// The reason for which it was resolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// When it was closed, by somebody or by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Instant>,
    /// The severities that it had, where one ticket is shown in full.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub severity_history: Vec<SeverityRow>,
    /// What was written down about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<NoteItem>,
    /// What severity, outcome and what is missing rest on.
    pub clauses: Vec<Clause>,
    /// Why fields are null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
}

/// Something that stands against a ticket, or that is to be known about how it is dealt with.
#[derive(Clone, Debug, Serialize)]
pub struct RemarkItem {
    /// The kind, in kebab case.
    pub code: &'static str,
    /// `refuses`, `holds` or `warns` for what stands against it; `may` or `will` for what the
    /// vendor does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<&'static str>,
    /// What is to be known.
    pub message: String,
    /// The intake fields or answers that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<String>,
    /// What to do, where that can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mend: Option<String>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Why it is read so, where the source does not say it itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
}

impl From<&Finding> for RemarkItem {
    fn from(finding: &Finding) -> Self {
        RemarkItem {
            code: finding.code,
            effect: Some(finding.effect.name()),
            message: finding.message.clone(),
            keys: finding.keys.clone(),
            mend: finding.mend.clone(),
            clauses: finding.basis.clauses.clone(),
            inferred: finding.basis.inferred.clone(),
        }
    }
}

impl From<&Remark> for RemarkItem {
    fn from(remark: &Remark) -> Self {
        RemarkItem {
            code: remark.code,
            effect: remark.policy.map(Policy::name),
            message: remark.message.clone(),
            keys: Vec::new(),
            mend: None,
            clauses: remark.basis.clauses.clone(),
            inferred: remark.basis.inferred.clone(),
        }
    }
}

impl Item for RemarkItem {
    const SCHEMA: &'static str = "tenure.remark/1";
    const FIELDS: &'static [&'static str] = &[
        "code", "effect", "message", "keys", "mend", "clauses", "inferred",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("What", "code").keep(),
        Column::new("Effect", "effect").state(),
        Column::new("Says", "message").keep(),
        Column::new("Mend", "mend"),
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "No remarks.";
}

/// Something that was written down.
#[derive(Clone, Debug, Serialize)]
pub struct NoteItem {
    /// When.
    pub at: Instant,
    /// What.
    pub text: String,
}

impl RemarkItem {
    /// Why a ticket is refused.
    pub(super) fn of_refusal(refusal: &Refusal) -> Self {
        RemarkItem {
            code: refusal.code,
            effect: Some(Effect::Refuses.name()),
            message: refusal.message.clone(),
            keys: Vec::new(),
            mend: Some(refusal.mend.clone()),
            clauses: refusal.clauses.clone(),
            inferred: None,
        }
    }
}

impl TicketItem {
    /// A ticket, judged at an instant.
    pub fn new(contract: &Contract, ticket: &Ticket, now: Instant, zone: &Zone) -> Self {
        let opening = &ticket.opening;
        let severity = ticket.severity();
        let program = &contract.program;
        let clauses = severity.map(|set| set.clauses.clone()).unwrap_or_default();
        let unclassified = severity.is_none().then(unclassified);
        TicketItem {
            ticket: Some(ticket.number),
            contract: contract.id.clone(),
            edition: program.edition.clone(),
            status: Some(ticket.status(contract, now).name()),
            severity: severity.map(|set| set.severity.clone()),
            severity_label: None,
            criterion: severity.and_then(|set| set.criterion.clone()),
            opened_at: ticket.opened_at,
            opened_local: zone.format(ticket.opened_at),
            outcome: ticket.outcome().name(),
            missing: ticket.missing.clone(),
            queue: None,
            findings: ticket.findings.iter().map(RemarkItem::from).collect(),
            remarks: Vec::new(),
            subject: opening.subject.clone(),
            description: opening.description.clone(),
            channel: opening.channel.map(|channel| channel.name()),
            reporter: opening.reporter.clone(),
            version: opening.version.clone(),
            reference: opening.reference.clone(),
            event: opening.event.clone(),
            alarm: ticket.alarms(contract),
            responded_at: ticket.responded_at,
            waiting_for: ticket.waits_for.map(|whom| whom.name()),
            role: ticket.escalated.last().map(|(_, role)| role.clone()),
            resolved_at: ticket.resolved_at,
            reason: ticket.resolved_for.clone(),
            closed_at: ticket.closed_by(contract, now),
            severity_history: Vec::new(),
            notes: ticket
                .notes
                .iter()
                .map(|(at, text)| NoteItem {
                    at: *at,
                    text: text.clone(),
                })
                .collect(),
            clauses: with_findings(clauses, ticket),
            why: whys([("severity", unclassified.as_ref())]),
        }
    }

    /// What is shown of it in a table below: what stands against it but missing fields, which have
    /// a column, and how it is dealt with.
    pub fn told(&self) -> Vec<RemarkItem> {
        let findings = self.findings.iter();
        let against = findings.filter(|finding| finding.code != MISSING_FIELD);
        against.chain(&self.remarks).cloned().collect()
    }

    /// The same ticket in full: the severities that it had, with their names in a language.
    pub fn in_full(
        self,
        contract: &Contract,
        ticket: &Ticket,
        zone: &Zone,
        language: &str,
    ) -> Self {
        let history = SeverityRow::of(&contract.program, ticket, zone, language);
        TicketItem {
            severity_label: history.last().map(|last| last.label.clone()),
            severity_history: history,
            ..self
        }
    }

    /// A ticket that was refused: it has no number, and the refusal's clauses.
    pub fn refused(
        contract: &Contract,
        subject: &str,
        at: Instant,
        refusal: &Refusal,
        zone: &Zone,
    ) -> Self {
        let message = format!("the ticket was refused: {}", refusal.message);
        let unjudged = Why::new(WhyCode::Condition, message, refusal.clauses.clone());
        TicketItem {
            ticket: None,
            contract: contract.id.clone(),
            edition: contract.program.edition.clone(),
            status: None,
            severity: None,
            severity_label: None,
            criterion: None,
            opened_at: at,
            opened_local: zone.format(at),
            outcome: crate::domain::ticket::Outcome::Refused.name(),
            missing: Vec::new(),
            queue: None,
            findings: vec![RemarkItem::of_refusal(refusal)],
            remarks: Vec::new(),
            subject: subject.to_owned(),
            description: None,
            channel: None,
            reporter: None,
            version: None,
            reference: None,
            event: None,
            alarm: None,
            responded_at: None,
            waiting_for: None,
            role: None,
            resolved_at: None,
            reason: None,
            closed_at: None,
            severity_history: Vec::new(),
            notes: Vec::new(),
            clauses: refusal.clauses.clone(),
            why: whys([("severity", Some(&unjudged))]),
        }
    }
}

/// Why a ticket has no severity.
pub(super) fn unclassified() -> Why {
    let message = "neither a severity nor the facts that decide one were given";
    Why::new(WhyCode::Condition, message, Vec::new())
}

/// Clauses, and those of what stands against a ticket.
pub(super) fn with_findings(mut clauses: Vec<Clause>, ticket: &Ticket) -> Vec<Clause> {
    let found = ticket.findings.iter();
    for clause in found.flat_map(|finding| &finding.basis.clauses) {
        if !clauses.contains(clause) {
            clauses.push(clause.clone());
        }
    }
    clauses
}

impl Item for TicketItem {
    const SCHEMA: &'static str = "tenure.ticket/1";
    const FIELDS: &'static [&'static str] = &[
        "ticket",
        "contract",
        "edition",
        "status",
        "severity",
        "severity_label",
        "criterion",
        "opened_at",
        "opened_local",
        "outcome",
        "missing",
        "queue",
        "findings",
        "remarks",
        "subject",
        "description",
        "channel",
        "reporter",
        "version",
        "ref",
        "event",
        "alarm",
        "responded_at",
        "waiting_for",
        "role",
        "resolved_at",
        "reason",
        "closed_at",
        "severity_history",
        "notes",
        "clauses",
        "why",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Ticket", "ticket").right().keep(),
        Column::new("Contract", "contract").keep(),
        Column::new("Status", "status").state().keep(),
        Column::new("Sev", "severity").keep(),
        Column::new("Opened", "opened_local").when(),
        Column::new("Outcome", "outcome").state(),
        Column::new("Queue", "queue").right(),
        Column::new("Subject", "subject").keep(),
        Column::new("Missing", "missing"),
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "No tickets.";
}
