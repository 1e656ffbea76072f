//! How a quote changes over a range of days, and when it is cheapest.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::quotes::TermItem;
use super::{Column, Item, Whys, whys};
use crate::domain::clause::{Why, WhyCode};
use crate::domain::quote::{Day, Quote, Range, Run};

/// Days of a range on which one rule holds.
#[derive(Clone, Debug, Serialize)]
pub struct RunItem {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// How many days that are.
    pub days: usize,
    /// What an order is on them; null where none is accepted, or nobody says.
    pub kind: Option<&'static str>,
    /// The total on the first day; null while it is unknown.
    pub total: Option<String>,
    /// The total on the last day, where it is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_to: Option<String>,
    /// What the total changes by from each day to the next, where it does; rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_day: Option<String>,
    /// The term that an order on the first day buys.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_term: Option<TermItem>,
    /// The one that an order on the last day buys, where it is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_term_to: Option<TermItem>,
    /// Whether the cheapest day is among them.
    #[serde(skip_serializing_if = "super::is_false")]
    pub best: bool,
    /// Why fields are null.
    #[serde(skip_serializing_if = "Whys::is_empty")]
    pub why: Whys,
}

/// The cheapest days of a range: on them a day of cover, from the order on, costs least.
#[derive(Clone, Debug, Serialize)]
pub struct BestItem {
    /// The first of them.
    pub from: NaiveDate,
    /// The last of them.
    pub to: NaiveDate,
    /// The total on the first.
    pub total: String,
    /// What a year of the new term costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_year: Option<String>,
    /// Days of cover from the order on.
    pub cover_days: i64,
    /// The term that an order on the first buys.
    pub new_term: TermItem,
}

/// The runs of a range, in order.
pub fn runs(range: &Range) -> Vec<RunItem> {
    range
        .runs
        .iter()
        .filter_map(|run| item(range, *run))
        .collect()
}

fn item(range: &Range, run: Run) -> Option<RunItem> {
    let (first, last) = (range.days.get(run.first)?, range.days.get(run.last)?);
    let total = |day: &Day| day.quote.as_ref().ok().and_then(|quote| quote.total);
    let term = |day: &Day| {
        let quote = day.quote.as_ref().ok();
        quote.and_then(|quote| quote.new_term).map(TermItem::new)
    };
    let quote = first.quote.as_ref().ok();
    let days = run.last - run.first + 1;
    let (from, to) = (total(first), total(last));
    let changes = from != to;
    let best = range
        .best
        .is_some_and(|best| best.first <= run.last && run.first <= best.last);
    Some(RunItem {
        from: first.on,
        to: last.on,
        days,
        kind: quote.and_then(|quote| quote.kind).map(|kind| kind.name()),
        total: from.map(|total| total.to_string()),
        total_to: to.filter(|_| changes).map(|total| total.to_string()),
        per_day: quote
            .filter(|_| changes)
            .and_then(|quote| per_day(quote, from?, to?, days)),
        new_term: term(first),
        new_term_to: term(last).filter(|last| Some(last) != term(first).as_ref()),
        best,
        why: match &first.quote {
            Err(refusal) => {
                let why = refused(&refusal.message, &refusal.clauses);
                whys([("kind", Some(&why)), ("total", Some(&why))])
            }
            Ok(quote) => whys([("kind", quote.why.as_ref()), ("total", unknown(quote))]),
        },
    })
}

/// The mean change from a day to the next.
fn per_day(quote: &Quote, from: Decimal, to: Decimal, days: usize) -> Option<String> {
    let steps = Decimal::from(days.checked_sub(1).filter(|steps| *steps > 0)?);
    let change = to.checked_sub(from)?.checked_div(steps)?;
    Some(quote.currency.round(change).to_string())
}

/// Why an order is not accepted on a day.
pub(super) fn refused(message: &str, clauses: &[crate::domain::Clause]) -> Why {
    Why::new(WhyCode::Refused, message, clauses.to_vec())
}

/// Why a total is not known.
pub(super) fn unknown(quote: &Quote) -> Option<&Why> {
    quote
        .why
        .as_ref()
        .or_else(|| quote.lines.iter().find_map(|line| line.why.as_ref()))
}

/// The cheapest days of a range, where any total is known.
pub fn best(range: &Range) -> Option<BestItem> {
    let best = range.best?;
    let (first, last) = (range.days.get(best.first)?, range.days.get(best.last)?);
    let quote = first.quote.as_ref().ok()?;
    Some(BestItem {
        from: first.on,
        to: last.on,
        total: quote.total?.to_string(),
        per_year: quote.per_year.map(|sum| sum.to_string()),
        cover_days: quote.cover_days?,
        new_term: TermItem::new(quote.new_term?),
    })
}

impl BestItem {
    /// The cheapest days in a sentence without a full stop.
    pub fn text(&self, currency: &str) -> String {
        let when = match self.from == self.to {
            true => format!("on {}", self.from),
            false => format!("on any day from {} to {}", self.from, self.to),
        };
        format!(
            "Best {when}: {} {currency}, for the term {} to {}",
            self.total, self.new_term.start, self.new_term.end
        )
    }
}

impl Item for RunItem {
    const SCHEMA: &'static str = "tenure.quote-run/1";
    const FIELDS: &'static [&'static str] = &[
        "from",
        "to",
        "days",
        "kind",
        "total",
        "total_to",
        "per_day",
        "new_term",
        "new_term_to",
        "best",
        "why",
    ];
    const COLUMNS: &'static [Column] = &[
        Column::new("From", "from").keep(),
        Column::new("To", "to").keep(),
        Column::new("Days", "days").right(),
        Column::new("Kind", "kind").keep(),
        Column::new("Total", "total").right().keep(),
        Column::new("To", "total_to").right().keep(),
        Column::new("A day", "per_day").right(),
        Column::new("Term from", "new_term.start"),
        Column::new("To", "new_term.end"),
        Column::new("Best", "best"),
    ];
    const EMPTY: &'static str = "No days.";
}
