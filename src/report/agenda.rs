//! Every date of some contracts, in order.

use chrono::NaiveDate;
use serde::Serialize;

use super::entries::{At, Dated, Entry, Whose, with_clauses};
use super::{Column, Item};
use crate::domain::clause::Clause;
use crate::domain::contract::Contract;
use crate::domain::dates;
use crate::domain::deadline::{Deadline, Due};

/// One date.
#[derive(Clone, Debug, Serialize)]
pub struct AgendaItem {
    /// The date, good until its local midnight.
    pub date: NaiveDate,
    /// Days from today to the date; negative for dates that are over.
    pub days_left: i64,
    /// What it is for: `notice`, `expiry`, `late-renewal-until`, `end-of-support`, `objection`,
    /// `certificate-expiry` ...
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
    /// The allowance of it that lapses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowance: Option<String>,
    /// The version of the product, for a date of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The last business day on which to send a notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub send_by: Option<NaiveDate>,
    /// Whose certificate ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Whether there is still something to do.
    #[serde(skip)]
    pub pending: bool,
}

/// Every date of a contract, judged on a local date, unordered.
pub fn agenda(contract: &Contract, on: NaiveDate) -> Vec<AgendaItem> {
    let dates = dates::dates(contract, on).into_iter();
    dates
        .filter_map(|deadline| AgendaItem::new(contract, deadline, on))
        .collect()
}

impl AgendaItem {
    /// A date of a contract; `None` for what has none.
    fn new(contract: &Contract, deadline: Deadline, on: NaiveDate) -> Option<Self> {
        let Some(Due::On(date)) = deadline.due else {
            return None;
        };
        Some(AgendaItem {
            date,
            days_left: (date - on).num_days(),
            kind: deadline.kind.name(),
            state: deadline.state.name(),
            contract: contract.id.clone(),
            customer: contract.customer.clone(),
            service: deadline.service,
            allowance: deadline.allowance,
            version: deadline.version,
            send_by: deadline.send_by,
            contact: deadline.contact,
            clauses: deadline.clauses,
            pending: deadline.state.is_pending(),
        })
    }
}

impl Dated for AgendaItem {
    fn entry(&self) -> Option<Entry> {
        let of = [&self.service, &self.allowance, &self.contact, &self.version];
        let whose = Whose {
            contract: &self.contract,
            of: of.into_iter().flatten().map(String::as_str).collect(),
        };
        let mut told = vec![format!("{}, {}", self.customer, self.state)];
        told.extend(self.send_by.map(|day| format!("send by {day}")));
        Some(Entry {
            uid: format!("{}/{}/{}", whose.key(), self.kind, self.date),
            at: At::Day(self.date),
            summary: format!("{}: {}", whose.name(), self.kind),
            description: with_clauses(told, &self.clauses),
            send_by: self.send_by.filter(|_| self.pending),
        })
    }
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
        "allowance",
        "version",
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
        Column::new("Allowance", "allowance"),
        Column::new("Version", "version"),
        Column::new("Send by", "send_by").when(),
        Column::new("Contact", "contact"),
        Column::new("Customer", "customer"),
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "No dates.";
}
