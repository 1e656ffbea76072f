//! Deadlines of tickets and dates of contracts.

use serde::Serialize;

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
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Why `due` is null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
    /// How it came about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
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
            contract: contract.id.clone(),
            ticket,
            service: deadline.service,
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

impl Item for DeadlineItem {
    const SCHEMA: &'static str = "tenure.deadlines/1";
    const FIELDS: &'static [&'static str] = &[
        "contract",
        "ticket",
        "service",
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
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "No deadlines.";
}
