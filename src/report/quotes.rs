//! Quotes.

use chrono::NaiveDate;
use serde::Serialize;

use super::quote_runs::refused;
use super::{Column, Item, Whys, whys};
use crate::domain::clause::{Clause, Reason};
use crate::domain::contract::Contract;
use crate::domain::quote::{Line, LineCode, Order, Quote};
use crate::domain::term::Term;
use crate::domain::ticket::Refusal;

/// One quote.
#[derive(Clone, Debug, Serialize)]
pub struct QuoteItem {
    /// The contract's id.
    pub contract: String,
    /// `renewal`, `late-renewal`, `reinstatement` or `change`.
    pub kind: Option<&'static str>,
    /// The day of the order.
    pub on: NaiveDate,
    /// Days from the last covered day to the order; 0 before it.
    pub lapse_days: i64,
    /// The currency of every amount.
    pub currency: &'static str,
    /// The tier that is ordered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// For how many years, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub years: Option<u32>,
    /// The lines, in order.
    pub lines: Vec<LineItem>,
    /// The sum of the lines; null while one is unknown.
    pub total: Option<String>,
    /// The sum of the known lines, while one is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_total: Option<String>,
    /// The total for each year of the new term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_year: Option<String>,
    /// The term that the order buys; of a change, the rest of the term that runs.
    pub new_term: Option<TermItem>,
    /// Days of that term from the order on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover_days: Option<i64>,
    /// What kind and new term rest on.
    pub clauses: Vec<Clause>,
    /// Why fields are null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
    /// How it came about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

/// A term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TermItem {
    /// The first day.
    pub start: NaiveDate,
    /// The last day.
    pub end: NaiveDate,
}

impl TermItem {
    /// A term with an end.
    pub fn new(term: Term) -> Self {
        TermItem {
            start: term.start,
            end: term.end,
        }
    }
}

/// One line of a quote.
#[derive(Clone, Debug, Serialize)]
pub struct LineItem {
    /// What it is.
    pub code: &'static str,
    /// The same in words.
    pub label: &'static str,
    /// The part of the contract that it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
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
            part: line.part.clone(),
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
    pub fn new(contract: &Contract, order: &Order, quote: &Quote) -> Self {
        let complete = quote.total.is_some();
        QuoteItem {
            contract: contract.id.clone(),
            kind: quote.kind.map(|kind| kind.name()),
            on: quote.on,
            lapse_days: quote.lapse_days,
            currency: quote.currency.code(),
            tier: quote.tier.clone(),
            years: order.years,
            lines: quote.lines.iter().map(LineItem::new).collect(),
            total: quote.total.map(|total| total.to_string()),
            known_total: (!complete).then(|| quote.known_total.to_string()),
            per_year: quote.per_year.map(|sum| sum.to_string()),
            new_term: quote.new_term.map(TermItem::new),
            cover_days: quote.cover_days,
            clauses: quote.clauses.clone(),
            why: whys([
                ("kind", quote.why.as_ref()),
                ("new_term", quote.why.as_ref()),
            ]),
            reasons: quote.reasons.clone(),
        }
    }

    /// A day on which no order is accepted.
    pub fn refused(contract: &Contract, order: &Order, on: NaiveDate, refusal: &Refusal) -> Self {
        let why = refused(&refusal.message, &refusal.clauses);
        QuoteItem {
            contract: contract.id.clone(),
            kind: None,
            on,
            lapse_days: 0,
            currency: contract.currency.map_or("", |currency| currency.code()),
            tier: order
                .tier
                .clone()
                .or_else(|| contract.next_tier(on).map(str::to_owned)),
            years: order.years,
            lines: Vec::new(),
            total: None,
            known_total: None,
            per_year: None,
            new_term: None,
            cover_days: None,
            clauses: refusal.clauses.clone(),
            why: whys([
                ("kind", Some(&why)),
                ("total", Some(&why)),
                ("new_term", Some(&why)),
            ]),
            reasons: Vec::new(),
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
            Some(term) if self.kind == Some("change") => footer.push(format!(
                "For the rest of the term, {} to {}",
                term.start, term.end
            )),
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
        "tier",
        "years",
        "lines",
        "total",
        "known_total",
        "per_year",
        "new_term",
        "cover_days",
        "clauses",
        "why",
        "reasons",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Contract", "contract").keep(),
        Column::new("Kind", "kind").keep(),
        Column::new("On", "on").keep(),
        Column::new("Tier", "tier"),
        Column::new("Years", "years").right(),
        Column::new("Total", "total")
            .or("known_total")
            .right()
            .keep(),
        Column::new("Per year", "per_year").right(),
        Column::new("Currency", "currency").keep(),
        Column::new("Term from", "new_term.start"),
        Column::new("To", "new_term.end"),
    ];
    const EMPTY: &'static str = "No quote.";
}

impl Item for LineItem {
    const SCHEMA: &'static str = "tenure.quote-line/1";
    const FIELDS: &'static [&'static str] = &[
        "code", "label", "part", "from", "to", "days", "base", "rate", "amount", "formula",
        "clauses", "inferred", "why",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("Line", "code").keep(),
        Column::new("Part", "part"),
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
