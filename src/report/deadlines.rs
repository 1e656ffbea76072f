//! Deadlines of tickets and dates of contracts.

use chrono::NaiveDate;
use serde::Serialize;

use super::entries::{At, Dated, Entry, Whose, with_clauses};
use super::{Column, Item, Whys, whys};
use crate::domain::clause::{Clause, Reason};
use crate::domain::contract::Contract;
use crate::domain::deadline::{Deadline, Due};
use crate::domain::instant::Instant;

/// One deadline.
#[derive(Clone, Debug, Serialize)]
pub struct DeadlineItem {
    /// The contract's id.
    pub contract: String,
    /// The ticket's number; absent for a date of the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<u64>,
    /// The service's id, for a date of a service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The allowance of it that lapses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowance: Option<String>,
    /// The version of the product, for a date of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What it is for.
    pub kind: &'static str,
    /// An instant in UTC, or a date that is good until its local midnight.
    pub due: Option<Due>,
    /// The instant in the contract's zone, or in the zone asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_local: Option<String>,
    /// `within` or `under`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<&'static str>,
    /// Where it stands.
    pub state: &'static str,
    /// False where nobody promises anything by it.
    pub committed: bool,
    /// When it was met, or missed and then done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met_at: Option<Instant>,
    /// The severity that it was judged under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
    /// The limit, as an ISO 8601 duration on `clock`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The clock that it is counted on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<&'static str>,
    /// Seconds left on that clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remaining_seconds: Option<i64>,
    /// Whom an escalation reaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Whose certificate ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// The last business day on which to send a notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub send_by: Option<NaiveDate>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Why `due` is null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
    /// How it came about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    #[serde(skip)]
    at: Option<Due>,
    #[serde(skip)]
    pending: bool,
}

impl DeadlineItem {
    /// A deadline of a contract, or of one of its tickets.
    pub fn new(
        contract: &Contract,
        ticket: Option<u64>,
        deadline: Deadline,
        zone: &crate::domain::Zone,
    ) -> Self {
        let due_local = match deadline.due {
            Some(Due::At(at)) => Some(zone.format(at)),
            Some(Due::On(_)) | None => None,
        };
        DeadlineItem {
            at: deadline.due,
            contact: deadline.contact,
            send_by: deadline.send_by,
            pending: deadline.state.is_pending(),
            contract: contract.id.clone(),
            ticket,
            service: deadline.service,
            allowance: deadline.allowance,
            version: deadline.version,
            kind: deadline.kind.name(),
            due: deadline.due,
            due_local,
            bound: deadline.bound.map(|bound| bound.name()),
            state: deadline.state.name(),
            committed: deadline.committed,
            met_at: deadline.met_at,
            severity: deadline.severity,
            target: deadline.limit.map(|limit| limit.amount.iso()),
            clock: deadline.clock.map(|clock| clock.name()),
            remaining_seconds: deadline.remaining_seconds,
            role: deadline.role,
            clauses: deadline.clauses,
            why: whys([("due", deadline.why.as_ref())]),
            reasons: deadline.reasons,
        }
    }

    /// What the item is about, for a heading.
    pub fn title(&self) -> String {
        let whose = match (self.ticket, &self.service) {
            (Some(ticket), _) => format!("ticket {ticket}"),
            (None, Some(service)) => format!("{} {service}", self.contract),
            (None, None) => self.contract.clone(),
        };
        let role = self
            .role
            .as_ref()
            .map(|role| format!(" to {role}"))
            .unwrap_or_default();
        format!("{whose}: {}{role}", self.kind)
    }
}

impl Dated for DeadlineItem {
    fn entry(&self) -> Option<Entry> {
        let at = At::from(self.at?);
        let ticket = self.ticket.map(|number| format!("ticket {number}"));
        let of = [
            &ticket,
            &self.service,
            &self.allowance,
            &self.contact,
            &self.version,
        ];
        let whose = Whose {
            contract: &self.contract,
            of: of.into_iter().flatten().map(String::as_str).collect(),
        };
        let detail = [&self.severity, &self.role];
        let detail: Vec<&str> = detail.into_iter().flatten().map(String::as_str).collect();
        // What a clock counts moves with pauses; a date of a contract that moves is another one.
        let last = match at {
            At::Day(date) if self.ticket.is_none() => date.to_string(),
            _ => detail.join("/"),
        };
        let kind = match &self.role {
            Some(role) => format!("{} to {role}", self.kind),
            None => self.kind.to_owned(),
        };
        let mut told = vec![self.state.to_owned()];
        told.extend(
            self.severity
                .as_ref()
                .map(|severity| format!("severity {severity}")),
        );
        told.extend(self.send_by.map(|day| format!("send by {day}")));
        Some(Entry {
            uid: format!("{}/{}/{last}", whose.key(), self.kind),
            at,
            summary: format!("{}: {kind}", whose.name()),
            description: with_clauses(told, &self.clauses),
            send_by: self.send_by.filter(|_| self.pending),
        })
    }
}

impl Item for DeadlineItem {
    const SCHEMA: &'static str = "tenure.deadlines/1";
    const FIELDS: &'static [&'static str] = &[
        "contract",
        "ticket",
        "service",
        "allowance",
        "version",
        "kind",
        "due",
        "due_local",
        "bound",
        "state",
        "committed",
        "met_at",
        "severity",
        "target",
        "clock",
        "remaining_seconds",
        "role",
        "contact",
        "send_by",
        "clauses",
        "why",
        "reasons",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Due", "due_local").or("due").when().keep(),
        Column::new("State", "state").state().keep(),
        Column::new("Kind", "kind").keep(),
        Column::new("Contract", "contract").keep(),
        Column::new("Ticket", "ticket").right().keep(),
        Column::new("Sev", "severity"),
        Column::new("Bound", "bound"),
        Column::new("Role", "role"),
        Column::new("Service", "service"),
        Column::new("Allowance", "allowance"),
        Column::new("Send by", "send_by").when(),
        Column::new("Contact", "contact"),
        Column::new("Version", "version"),
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "No deadlines.";
}
