//! Quotes.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Column, Item, Whys, whys};
use crate::domain::clause::Clause;
use crate::domain::contract::Contract;
use crate::domain::quote::{Line, LineCode, Quote};

/// One quote.
#[derive(Clone, Debug, Serialize)]
pub struct QuoteItem {
    /// The contract's id.
    pub contract: String,
    /// `renewal`, `late-renewal` or `reinstatement`.
    pub kind: Option<&'static str>,
    /// The day of the order.
    pub on: NaiveDate,
    /// Days from the last covered day to the order; 0 before it.
    pub lapse_days: i64,
    /// The currency of every amount.
    pub currency: &'static str,
    /// The lines, in order.
    pub lines: Vec<LineItem>,
    /// The sum of the lines; null while one is unknown.
    pub total: Option<String>,
    /// The sum of the known lines, while one is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_total: Option<String>,
    /// The term that the order buys.
    pub new_term: Option<TermItem>,
    /// What kind and new term rest on.
    pub clauses: Vec<Clause>,
    /// Why fields are null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
}

/// A term.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct TermItem {
    /// The first day.
    pub start: NaiveDate,
    /// The last day.
    pub end: NaiveDate,
}

/// One line of a quote.
#[derive(Clone, Debug, Serialize)]
pub struct LineItem {
    /// What it is.
    pub code: &'static str,
    /// The same in words.
    pub label: &'static str,
    /// The first day that it pays for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// How many days that are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<i64>,
    /// What the rate is applied to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// The rate, where one applies; null where nobody gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<Option<String>>,
    /// The amount, rounded once.
    pub amount: Option<String>,
    /// How it came about.
    pub formula: String,
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Why the terms are read so, where they do not say it themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
    /// Why there is no amount.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
}

impl LineItem {
    fn new(line: &Line) -> Self {
        let unknown_rate = line
            .why
            .as_ref()
            .filter(|_| line.rate.is_none() && line.code != LineCode::Base);
        let rate = line.rate.map(|rate| Some(rate.to_string()));
        LineItem {
            code: line.code.name(),
            label: line.code.label(),
            from: line.from,
            to: line.to,
            days: line.days(),
            base: line.base.map(|base| base.to_string()),
            rate: rate.or_else(|| unknown_rate.map(|_| None)),
            amount: line.amount.map(|amount| amount.to_string()),
            formula: line.formula.clone(),
            clauses: line.clauses.clone(),
            inferred: line.inferred.clone(),
            why: whys([("amount", line.why.as_ref()), ("rate", unknown_rate)]),
        }
    }
}

impl QuoteItem {
    /// A quote for a contract.
    pub fn new(contract: &Contract, quote: &Quote) -> Self {
        let complete = quote.total.is_some();
        QuoteItem {
            contract: contract.id.clone(),
            kind: quote.kind.map(|kind| kind.name()),
            on: quote.on,
            lapse_days: quote.lapse_days,
            currency: quote.currency.code(),
            lines: quote.lines.iter().map(LineItem::new).collect(),
            total: quote.total.map(|total| total.to_string()),
            known_total: (!complete).then(|| quote.known_total.to_string()),
            new_term: quote.new_term.map(|term| TermItem {
                start: term.start,
                end: term.end,
            }),
            clauses: quote.clauses.clone(),
            why: whys([
                ("kind", quote.why.as_ref()),
                ("new_term", quote.why.as_ref()),
            ]),
        }
    }

    /// What is quoted, in a line.
    pub fn title(&self) -> String {
        let kind = self.kind.unwrap_or("order after a lapse");
        format!(
            "{}: {kind} ordered on {}, in {}",
            self.contract, self.on, self.currency
        )
    }

    /// What the lines come to, and which term they buy, line by line.
    pub fn footer(&self) -> Vec<String> {
        let mut footer = Vec::new();
        match (&self.total, &self.known_total) {
            (Some(total), _) => footer.push(format!("Total {total} {}", self.currency)),
            (None, Some(known)) => footer.push(format!(
                "Total unknown; the known lines come to {known} {}",
                self.currency
            )),
            (None, None) => {}
        }
        match self.new_term {
            Some(term) => footer.push(format!("New term {} to {}", term.start, term.end)),
            None => footer.extend(
                self.why
                    .get("new_term")
                    .map(|why| format!("New term unknown: {}", why.message)),
            ),
        }
        footer
    }
}

impl Item for QuoteItem {
    const SCHEMA: &'static str = "tenure.quote/1";
    const FIELDS: &'static [&'static str] = &[
        "contract",
        "kind",
        "on",
        "lapse_days",
        "currency",
        "lines",
        "total",
        "known_total",
        "new_term",
        "clauses",
        "why",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Contract", "contract").keep(),
        Column::new("Kind", "kind").keep(),
        Column::new("On", "on").keep(),
        Column::new("Total", "total")
            .or("known_total")
            .right()
            .keep(),
        Column::new("Currency", "currency").keep(),
    ];
    const EMPTY: &'static str = "No quote.";
}

impl Item for LineItem {
    const SCHEMA: &'static str = "tenure.quote-line/1";
    const FIELDS: &'static [&'static str] = &[
        "code", "label", "from", "to", "days", "base", "rate", "amount", "formula", "clauses",
        "inferred", "why",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Line", "code").keep(),
        Column::new("From", "from"),
        Column::new("To", "to"),
        Column::new("Days", "days").right(),
        Column::new("Amount", "amount").right().keep(),
        Column::new("Formula", "formula").keep(),
        Column::new("Clauses", "clauses"),
        Column::new("Inferred", "inferred"),
    ];
    const EMPTY: &'static str = "No lines.";
}
