//! Every date of some contracts, in order.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Column, Item};
use crate::domain::clause::Clause;
use crate::domain::contract::Contract;
use crate::domain::dates;
use crate::domain::deadline::{Due, Kind};
use crate::domain::notice;

/// One date.
#[derive(Clone, Debug, Serialize)]
pub struct AgendaItem {
    /// The date, good until its local midnight.
    pub date: NaiveDate,
    /// Days from today to the date; negative for dates that are over.
    pub days_left: i64,
    /// What it is for: `notice`, `expiry`, `late-renewal-until`, `end-of-support`,
    /// `certificate-expiry`.
    pub kind: &'static str,
    /// Where it stands.
    pub state: &'static str,
    /// The contract's id.
    pub contract: String,
    /// Who holds it.
    pub customer: String,
    /// The service's id, for a date of a service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The last business day on which to send a notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub send_by: Option<NaiveDate>,
    /// Whose certificate ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
}

/// Every date of a contract, judged on a local date, unordered.
pub fn agenda(contract: &Contract, on: NaiveDate) -> Vec<AgendaItem> {
    let contract = contract.on(on);
    let notices = notice::notices(contract, on);
    let item = |kind, date: NaiveDate, state| AgendaItem {
        date,
        days_left: (date - on).num_days(),
        kind,
        state,
        contract: contract.id.clone(),
        customer: contract.customer.clone(),
        service: None,
        send_by: None,
        contact: None,
        clauses: Vec::new(),
    };
    let mut items = Vec::new();
    for deadline in dates::dates(contract, on) {
        let Some(Due::On(date)) = deadline.due else {
            continue;
        };
        let mut date = item(deadline.kind.name(), date, deadline.state.name());
        if deadline.kind == Kind::Notice {
            let same = notices.iter().find(|notice| {
                notice.service == deadline.service && notice.last_day == Some(date.date)
            });
            date.send_by = same.and_then(|notice| notice.send_by);
        }
        date.service = deadline.service;
        date.clauses = deadline.clauses;
        items.push(date);
    }
    for contact in &contract.contacts {
        if let Some(until) = contact.certified_until {
            let state = if until < on { "passed" } else { "open" };
            let mut date = item("certificate-expiry", until, state);
            date.contact = Some(contact.email.clone());
            items.push(date);
        }
    }
    items
}

impl Item for AgendaItem {
    const SCHEMA: &'static str = "tenure.agenda/1";
    const FIELDS: &'static [&'static str] = &[
        "date",
        "days_left",
        "kind",
        "state",
        "contract",
        "customer",
        "service",
        "send_by",
        "contact",
        "clauses",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Date", "date").when().keep(),
        Column::new("Days", "days_left").right().keep(),
        Column::new("State", "state").state().keep(),
        Column::new("Kind", "kind").keep(),
        Column::new("Contract", "contract").keep(),
        Column::new("Service", "service"),
        Column::new("Send by", "send_by").when(),
        Column::new("Contact", "contact"),
        Column::new("Customer", "customer"),
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "No dates.";
}
