//! Notice dates.

use chrono::NaiveDate;
use serde::Serialize;

use super::entries::{At, Dated, Entry, Whose, with_clauses};
use super::renewals::open_end;
use super::{Column, Item, Whys, is_false, whys};
use crate::domain::clause::{Clause, Reason};
use crate::domain::contract::Contract;
use crate::domain::notice::Notice;

/// One notice.
#[derive(Clone, Debug, Serialize)]
pub struct NoticeItem {
    /// The contract's id.
    pub contract: String,
    /// The service's id; absent for the contract itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Who gives it.
    pub party: Option<&'static str>,
    /// The first day of the term that runs.
    pub term_start: NaiveDate,
    /// Its last day; null where it has none.
    pub term_end: Option<NaiveDate>,
    /// The last day on which it can be given, that whole day included.
    pub last_day: Option<NaiveDate>,
    /// The last business day on which to send it.
    pub send_by: Option<NaiveDate>,
    /// Where it stands.
    pub state: Option<&'static str>,
    /// The day on which it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<NaiveDate>,
    /// True where that was after the last day for it.
    #[serde(skip_serializing_if = "is_false")]
    pub late: bool,
    /// The last day covered if it is given now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<NaiveDate>,
    /// What follows if the day passes.
    pub consequence: Option<String>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Why fields are null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
    /// How it came about.
    pub reasons: Vec<Reason>,
}

impl NoticeItem {
    /// A notice of a contract.
    pub fn new(contract: &Contract, notice: &Notice) -> Self {
        let no_day = notice.why_no_day.as_ref();
        // Without a day there is nothing that could pass.
        let no_consequence = notice
            .why_no_consequence
            .as_ref()
            .or(no_day.filter(|_| notice.consequence.is_none()));
        NoticeItem {
            contract: contract.id.clone(),
            service: notice.service.clone(),
            party: notice.party.map(|party| party.name()),
            term_start: notice.term.start,
            term_end: notice.term.last_day(),
            last_day: notice.last_day,
            send_by: notice.send_by,
            state: notice.state.map(|state| state.name()),
            given: notice.given,
            late: notice.late,
            ends: notice.ends,
            consequence: notice.consequence.clone(),
            clauses: notice.clauses.clone(),
            why: whys([
                ("term_end", open_end(notice.term).as_ref()),
                ("party", no_day.filter(|_| notice.party.is_none())),
                ("last_day", no_day),
                ("send_by", no_day.filter(|_| notice.send_by.is_none())),
                ("state", no_day.filter(|_| notice.state.is_none())),
                ("consequence", no_consequence),
            ]),
            reasons: notice.reasons.clone(),
        }
    }

    /// What the item is about, for a heading.
    pub fn title(&self) -> String {
        match &self.service {
            Some(service) => format!("{} {service}: notice", self.contract),
            None => format!("{}: notice", self.contract),
        }
    }
}

impl Dated for NoticeItem {
    fn entry(&self) -> Option<Entry> {
        let last_day = self.last_day?;
        let whose = Whose {
            contract: &self.contract,
            of: self.service.as_deref().into_iter().collect(),
        };
        let mut told = vec![self.state.unwrap_or_default().to_owned()];
        told.extend(self.consequence.iter().map(|text| format!("else: {text}")));
        told.extend(self.send_by.map(|day| format!("send by {day}")));
        let pending = ["open", "due"].contains(&self.state.unwrap_or_default());
        Some(Entry {
            uid: format!("{}/notice/{last_day}", whose.key()),
            at: At::Day(last_day),
            summary: format!("{}: notice", whose.name()),
            description: with_clauses(told, &self.clauses),
            send_by: self.send_by.filter(|_| pending),
        })
    }
}

impl Item for NoticeItem {
    const SCHEMA: &'static str = "tenure.notice/1";
    const FIELDS: &'static [&'static str] = &[
        "contract",
        "service",
        "party",
        "term_start",
        "term_end",
        "last_day",
        "send_by",
        "state",
        "given",
        "late",
        "ends",
        "consequence",
        "clauses",
        "why",
        "reasons",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Contract", "contract").keep(),
        Column::new("Service", "service"),
        Column::new("Send by", "send_by").when().keep(),
        Column::new("Last day", "last_day").when().keep(),
        Column::new("State", "state").state().keep(),
        Column::new("Given", "given").when(),
        Column::new("Party", "party"),
        Column::new("Term ends", "term_end").when(),
        Column::new("If it passes", "consequence"),
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "No notices.";
}
