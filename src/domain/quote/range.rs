//! How a quote changes from day to day: each day is priced once, and days that follow one rule
//! are put together.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Order, Quote, quote};
use crate::domain::contract::Contract;
use crate::domain::term::add_days;
use crate::domain::ticket::Refusal;

/// The most days of one range: ten years.
pub const MAX_DAYS: i64 = 3_660;

/// The quotes of a range of days.
#[derive(Clone, Debug)]
pub struct Range {
    /// Each day, in order.
    pub days: Vec<Day>,
    /// The days put together, in order.
    pub runs: Vec<Run>,
    /// The days on which a day of cover costs least; `None` where no total is known.
    pub best: Option<Best>,
}

/// One day of a range.
#[derive(Clone, Debug)]
pub struct Day {
    /// The day of the order.
    pub on: NaiveDate,
    /// What an order costs on it, or why none is accepted.
    pub quote: Result<Quote, Refusal>,
}

/// Days on which one rule holds: the total is the same on each, or changes by the same sum from
/// each to the next, and so does the new term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The place of the first one among the days.
    pub first: usize,
    /// The place of the last one.
    pub last: usize,
}

/// The cheapest days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Best {
    /// The place of the first one among the days.
    pub first: usize,
    /// The place of the last one that follows it without a gap.
    pub last: usize,
}

/// What an order costs on each day from one to another, both included.
///
/// # Errors
///
/// The [`Refusal`] of the first day where none of them is accepted.
pub fn range(
    contract: &Contract,
    order: &Order,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Range, Refusal> {
    let mut days = Vec::new();
    let mut on = Some(from);
    while let Some(day) = on.filter(|day| *day <= to) {
        let order = Order {
            on: day,
            ..order.clone()
        };
        days.push(Day {
            on: day,
            quote: quote(contract, &order),
        });
        on = add_days(day, 1);
    }
    if let Some(Day {
        quote: Err(refusal),
        ..
    }) = days.first()
        && days.iter().all(|day| day.quote.is_err())
    {
        return Err(refusal.clone());
    }
    Ok(Range {
        runs: runs(&days),
        best: best(&days),
        days,
    })
}

fn runs(days: &[Day]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    // How the run changes from each day to the next, once it has two days.
    let mut slope: Option<Slope> = None;
    for (at, day) in days.iter().enumerate() {
        let step = match runs.last().and_then(|run| days.get(run.last)) {
            Some(before) => step(before, day),
            None => None,
        };
        match (runs.last_mut(), step) {
            (Some(run), Some(step)) if slope.is_none_or(|slope| slope.is(&step)) => {
                run.last = at;
                slope = Some(step);
            }
            _ => {
                runs.push(Run {
                    first: at,
                    last: at,
                });
                slope = None;
            }
        }
    }
    runs
}

/// How one day differs from the one before.
#[derive(Clone, Copy, Debug)]
struct Slope {
    /// The change of the total before rounding, where it is known.
    total: Option<Decimal>,
    /// By how many days the new term begins and ends later.
    term: Option<(i64, i64)>,
}

impl Slope {
    /// Whether two are the same but for what divisions leave in the last digits.
    fn is(&self, other: &Slope) -> bool {
        let near = match (self.total, other.total) {
            (Some(a), Some(b)) => (a - b).abs() < Decimal::new(1, 12),
            (None, None) => true,
            _ => false,
        };
        near && self.term == other.term
    }
}

/// The change from a day to the next; `None` where another rule holds.
fn step(before: &Day, day: &Day) -> Option<Slope> {
    match (&before.quote, &day.quote) {
        (Err(before), Err(day)) if before.code == day.code => Some(Slope {
            total: None,
            term: None,
        }),
        (Ok(before), Ok(day)) => {
            let same = before.kind == day.kind
                && before.step == day.step
                && before.lines.len() == day.lines.len();
            let total = match (before.exact_total, day.exact_total) {
                (Some(before), Some(day)) => Some(day.checked_sub(before)?),
                (None, None) => None,
                _ => return None,
            };
            let term = match (before.new_term, day.new_term) {
                (Some(before), Some(day)) => Some((
                    (day.start - before.start).num_days(),
                    (day.end - before.end).num_days(),
                )),
                (None, None) => None,
                _ => return None,
            };
            same.then_some(Slope { total, term })
        }
        _ => None,
    }
}

/// The days on which a day of cover, from the order on, costs least.
fn best(days: &[Day]) -> Option<Best> {
    let price = |day: &Day| {
        let quote = day.quote.as_ref().ok()?;
        Some((quote.total?, quote.cover_days.filter(|days| *days > 0)?))
    };
    // Compared by cross-multiplying, without a division.
    let cheaper = |a: (Decimal, i64), b: (Decimal, i64)| {
        let left = a.0.checked_mul(Decimal::from(b.1));
        let right = b.0.checked_mul(Decimal::from(a.1));
        left.zip(right).map(|(left, right)| left.cmp(&right))
    };
    let mut best: Option<(Best, (Decimal, i64))> = None;
    for (at, day) in days.iter().enumerate() {
        let Some(price) = price(day) else {
            continue;
        };
        let order = match &best {
            None => Some(std::cmp::Ordering::Less),
            Some((_, least)) => cheaper(price, *least),
        };
        match (order, &mut best) {
            (Some(std::cmp::Ordering::Less), _) => {
                best = Some((
                    Best {
                        first: at,
                        last: at,
                    },
                    price,
                ));
            }
            (Some(std::cmp::Ordering::Equal), Some((found, _))) if found.last + 1 == at => {
                found.last = at;
            }
            _ => {}
        }
    }
    best.map(|(best, _)| best)
}
