//! What was recorded of a contract: payments, renewals, notices and changed files.
//!
//! May use `domain`.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::{Column, Item, Whys, is_false, whys};
use crate::domain::clause::{Clause, Reason, Why, WhyCode};
use crate::domain::contract::Contract;
use crate::domain::contract::event::{Event, What};
use crate::domain::notice::{Judged, Notice};
use crate::domain::payment::Debt;
use crate::domain::quote::Ordered;
use crate::domain::recording::Paid;

/// One thing that was recorded of a contract.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RecordedItem {
    /// The contract's id.
    pub contract: String,
    /// The number of the operation; absent where it was only tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<u64>,
    /// `pay`, `renew`, `terminate` or `update`.
    pub event: &'static str,
    /// The day on which it happened: of the payment, the order, the notice, the change.
    pub on: NaiveDate,
    /// Of a changed file, the first day on which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Of a notice, the service that it ends; absent for the contract itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Of a notice, who gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<&'static str>,
    /// Of a renewal: `renewal`, `late-renewal` or `reinstatement`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    /// The first day of the term that was ordered or paid for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term_start: Option<NaiveDate>,
    /// Its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term_end: Option<NaiveDate>,
    /// Of a renewal, the tier of that term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// Of a payment for a sum of the contract's file, the last day to pay it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// What was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// Of a renewal, what it costs; null where a rate or a fee is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Option<String>>,
    /// Of a renewal, the day on which it was paid; null where it was not yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<Option<NaiveDate>>,
    /// Of a payment, what is left to pay; negative where more was paid, null where nobody knows
    /// what is owed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open: Option<Option<String>>,
    /// The currency of every amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<&'static str>,
    /// Of a notice, the last day for it; null where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_day: Option<Option<NaiveDate>>,
    /// True of a notice that came after that day.
    #[serde(skip_serializing_if = "is_false")]
    pub late: bool,
    /// Of a notice, the last day covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<NaiveDate>,
    /// Of a notice, what follows from it; null where the terms do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consequence: Option<Option<String>>,
    /// Of a changed file, what differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Vec<DifferenceItem>>,
    /// It in words.
    pub what: String,
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Why fields are null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
    /// How it came about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

/// One thing that happened to a contract, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HappenedItem {
    /// The day on which it happened.
    pub on: NaiveDate,
    /// `register`, `update`, `pay`, `renew`, `terminate`, `use` or `adopt`.
    pub event: &'static str,
    /// It in words.
    pub what: String,
}

impl HappenedItem {
    /// What had happened to a contract by a date, in the order of recording.
    pub fn all(contract: &Contract, known: NaiveDate) -> Vec<HappenedItem> {
        let events = contract.events.iter().filter(|event| event.on <= known);
        let item = |event: &Event| HappenedItem {
            on: event.on,
            event: name(&event.what),
            what: in_words(contract, &event.what),
        };
        events.map(item).collect()
    }
}

fn in_words(contract: &Contract, what: &What) -> String {
    match what {
        What::Register { .. } => "its file was registered".to_owned(),
        What::Update { from, .. } => format!("a changed file holds from {from} on"),
        What::Pay { amount, term, due } => {
            let of = match due {
                Some(due) => format!("the sum due by {due}"),
                None => format!("the term from {term}"),
            };
            format!("{} for {of}", money(*amount, contract))
        }
        What::Terminate {
            service,
            end,
            party,
        } => {
            let of = service.as_ref().map(|id| format!(" for service {id}"));
            let by = party.name();
            format!(
                "notice{} by the {by}, to end on {end}",
                of.unwrap_or_default()
            )
        }
        What::Renew {
            start,
            end,
            tier,
            price,
            paid,
        } => {
            let mut what = format!("renewed from {start} to {end}");
            if let Some(tier) = tier {
                what = format!("{what}, at tier {tier}");
            }
            if let Some(price) = price {
                what = format!("{what}, for {}", money(*price, contract));
            }
            match paid {
                Some(paid) => format!("{what}, paid on {paid}"),
                None => what,
            }
        }
        What::Use {
            service,
            allowance,
            amount,
        } => format!("{amount} of {allowance} of service {service}"),
        What::Adopt { object_by, .. } => match object_by {
            Some(by) => format!("a new edition was announced, to object to by {by}"),
            None => "a new edition was announced".to_owned(),
        },
    }
}

/// A key of a contract file that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DifferenceItem {
    /// The key, such as `contract.licenses.owned`.
    pub key: String,
    /// What stood there; absent where nothing did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What stands there; absent where nothing does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

fn sum(amount: Decimal, contract: &Contract) -> String {
    match contract.currency {
        Some(currency) => currency.round(amount).to_string(),
        None => amount.to_string(),
    }
}

fn money(amount: Decimal, contract: &Contract) -> String {
    let code = contract.currency.map(|currency| format!(" {currency}"));
    sum(amount, contract) + &code.unwrap_or_default()
}

impl RecordedItem {
    fn new(contract: &Contract, event: &Event) -> RecordedItem {
        RecordedItem {
            contract: contract.id.clone(),
            event: name(&event.what),
            on: event.on,
            currency: contract.currency.map(|currency| currency.code()),
            ..RecordedItem::default()
        }
    }

    /// A payment.
    pub fn paid(contract: &Contract, amount: Decimal, paid: &Paid) -> RecordedItem {
        let (term, due, of) = match paid.of {
            Debt::Term(term) => (
                Some(term),
                None,
                format!("the term from {} to {}", term.start, term.end),
            ),
            Debt::Sum(due) => (None, Some(due), format!("the sum due by {due}")),
        };
        let left = match paid.open {
            Some(open) if open > Decimal::ZERO => {
                format!("; {} is left", money(open, contract))
            }
            Some(open) if open < Decimal::ZERO => {
                format!("; {} more than was owed", money(-open, contract))
            }
            _ => String::new(),
        };
        let unknown = paid.open.is_none().then(|| {
            let message = "nobody says what is owed, so that any payment settles it";
            Why::new(WhyCode::Unstated, message, Vec::new())
        });
        RecordedItem {
            term_start: term.map(|term| term.start),
            term_end: term.and_then(|term| term.last_day()),
            due,
            amount: Some(sum(amount, contract)),
            open: Some(paid.open.map(|open| sum(open, contract))),
            what: format!("{} paid for {of}{left}", money(amount, contract)),
            why: whys([("open", unknown.as_ref())]),
            ..RecordedItem::new(contract, &paid.event)
        }
    }

    /// A renewal.
    pub fn renewed(contract: &Contract, event: &Event, ordered: &Ordered) -> RecordedItem {
        let term = ordered.term;
        let paid = match event.what {
            What::Renew { paid, .. } => paid,
            _ => None,
        };
        let unknown = ordered.price.is_none().then(|| {
            let message = match contract.currency {
                Some(_) => "a fee or a rate of the quote is not known",
                None => "the contract has no currency",
            };
            Why::new(WhyCode::NoRate, message, Vec::new())
        });
        let price = ordered
            .price
            .map(|price| format!(", for {}", money(price, contract)));
        let what = format!(
            "{} from {} to {}{}",
            ordered.kind.name(),
            term.start,
            term.end,
            price.unwrap_or_default()
        );
        RecordedItem {
            kind: Some(ordered.kind.name()),
            term_start: Some(term.start),
            term_end: Some(term.end),
            tier: ordered.tier.clone(),
            price: Some(ordered.price.map(|price| sum(price, contract))),
            paid: Some(paid),
            what,
            clauses: ordered.clauses.clone(),
            why: whys([("price", unknown.as_ref())]),
            reasons: ordered.reasons.clone(),
            ..RecordedItem::new(contract, event)
        }
    }

    /// A notice, with what the contract makes of it.
    pub fn given(
        contract: &Contract,
        event: &Event,
        judged: &Judged,
        notice: Option<&Notice>,
    ) -> RecordedItem {
        let What::Terminate {
            service,
            end,
            party,
        } = &event.what
        else {
            return RecordedItem::new(contract, event);
        };
        let of = match service {
            Some(service) => format!("notice for service {service}"),
            None => "notice".to_owned(),
        };
        let late = match (judged.late, judged.last_day) {
            (true, Some(last)) => format!(", late: the last day for it was {last}"),
            _ => String::new(),
        };
        let consequence = notice.and_then(|notice| notice.consequence.clone());
        let unstated = notice.and_then(|notice| {
            let unstated = notice.why_no_consequence.as_ref();
            unstated.or(notice.why_no_day.as_ref())
        });
        RecordedItem {
            service: service.clone(),
            party: Some(party.name()),
            last_day: Some(judged.last_day),
            late: judged.late,
            ends: Some(*end),
            what: format!("{of} given on {}, to end on {end}{late}", event.on),
            clauses: judged.clauses.clone(),
            why: whys([
                (
                    "last_day",
                    notice
                        .and_then(|notice| notice.why_no_day.as_ref())
                        .filter(|_| judged.last_day.is_none()),
                ),
                ("consequence", unstated.filter(|_| consequence.is_none())),
            ]),
            consequence: Some(consequence),
            currency: None,
            reasons: notice.map_or_else(Vec::new, |notice| notice.reasons.clone()),
            ..RecordedItem::new(contract, event)
        }
    }

    /// A changed file, with what differs.
    pub fn updated(
        contract: &Contract,
        on: NaiveDate,
        from: NaiveDate,
        changes: Vec<DifferenceItem>,
    ) -> RecordedItem {
        let what = match changes.len() {
            0 => format!("from {from} on; nothing differs but comments or layout"),
            1 => format!("from {from} on; 1 key differs"),
            many => format!("from {from} on; {many} keys differ"),
        };
        RecordedItem {
            contract: contract.id.clone(),
            event: "update",
            on,
            from: Some(from),
            changes: Some(changes),
            what,
            ..RecordedItem::default()
        }
    }

    /// What was recorded, for a heading.
    pub fn title(&self) -> String {
        format!("{}: {} on {}", self.contract, self.event, self.on)
    }
}

/// An event's name in answers.
fn name(what: &What) -> &'static str {
    match what {
        What::Register { .. } => "register",
        What::Update { .. } => "update",
        What::Pay { .. } => "pay",
        What::Terminate { .. } => "terminate",
        What::Renew { .. } => "renew",
        What::Use { .. } => "use",
        What::Adopt { .. } => "adopt",
    }
}

impl Item for RecordedItem {
    const SCHEMA: &'static str = "tenure.contract-event/1";
    const FIELDS: &'static [&'static str] = &[
        "contract",
        "operation",
        "event",
        "on",
        "from",
        "service",
        "party",
        "kind",
        "term_start",
        "term_end",
        "tier",
        "due",
        "amount",
        "price",
        "paid",
        "open",
        "currency",
        "last_day",
        "late",
        "ends",
        "consequence",
        "changes",
        "what",
        "clauses",
        "why",
        "reasons",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Contract", "contract").keep(),
        Column::new("Event", "event").keep(),
        Column::new("On", "on").when().keep(),
        Column::new("What", "what").keep(),
        Column::new("What follows", "consequence"),
        Column::new("Clauses", "clauses"),
    ];
    const EMPTY: &'static str = "Nothing was recorded.";
}

impl Item for HappenedItem {
    const SCHEMA: &'static str = "tenure.contract-history/1";
    const FIELDS: &'static [&'static str] = &["on", "event", "what"];
    const COLUMNS: &'static [Column] = &[
        Column::new("On", "on").when().keep(),
        Column::new("Event", "event").keep(),
        Column::new("What", "what").keep(),
    ];
    const EMPTY: &'static str = "Nothing was recorded.";
}

impl Item for DifferenceItem {
    const SCHEMA: &'static str = "tenure.contract-difference/1";
    const FIELDS: &'static [&'static str] = &["key", "before", "after"];
    const COLUMNS: &'static [Column] = &[
        Column::new("Key", "key").keep(),
        Column::new("Before", "before").keep(),
        Column::new("After", "after").keep(),
    ];
    const EMPTY: &'static str = "Nothing differs but comments or layout.";
}
