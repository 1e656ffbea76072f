//! What a program says about orders that come after the last covered day: a small language of
//! steps by length of lapse, each with its fees.
//!
//! May use the rest of `domain`. Deliberately absent: any sum (see `quote`).

use chrono::{Datelike as _, NaiveDate};

use crate::domain::clause::Basis;
use crate::domain::money::{Currency, Rate};
use crate::domain::term::{add_days, months_after_end};

/// What an order is, buys and costs besides the new term, up to a length of lapse.
///
/// Steps follow each other: an order is under the first whose last day it does not pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateStep {
    /// The last day of the step; unbounded where absent.
    pub until: Option<Until>,
    /// What such an order is called.
    pub kind: LateKind,
    /// Which term it buys.
    pub new_term: NewTerm,
    /// What it costs besides the new term.
    pub fees: Vec<Fee>,
    /// Where it stands.
    pub basis: Basis,
}

/// How a step says which day is its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// So many days after the last covered one.
    Day(u32),
    /// So many months after it, clamped; after a month's last day on a month's last day.
    Months(u32),
    /// A date.
    Date(NaiveDate),
    /// The first such day of a year after the last covered day, clamped.
    DayOfYear {
        /// The month, from 1.
        month: u32,
        /// The day, from 1.
        day: u32,
    },
}

impl Until {
    /// The last day for an order, given the last covered day; `None` past the year 9999.
    pub fn last_order(self, end: NaiveDate) -> Option<NaiveDate> {
        match self {
            Until::Day(days) => add_days(end, days.into()),
            Until::Months(months) => months_after_end(end, months),
            Until::Date(date) => Some(date),
            Until::DayOfYear { month, day } => {
                let in_year = |year| {
                    (28..=day)
                        .rev()
                        .chain([day])
                        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
                };
                let this = in_year(end.year())?;
                let found = if this > end {
                    this
                } else {
                    in_year(end.year() + 1)?
                };
                add_days(found, 0)
            }
        }
    }
}

/// What an order after the last covered day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LateKind {
    /// Late, and treated as a renewal.
    LateRenewal,
    /// Cover that ended is taken up again.
    Reinstatement,
    /// Not accepted.
    Refused,
}

/// Which term a late order buys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewTerm {
    /// One from the day after the last covered one.
    OldEnd,
    /// One from the day of the order.
    OrderDate,
    /// What is left, from the day of the order, of the term that would have followed.
    OldExpiry,
}

/// A line that a late order adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fee {
    /// The line's code.
    pub code: FeeCode,
    /// What it comes to, before its bounds.
    pub price: Price,
    /// The least that it comes to.
    pub at_least: Option<Price>,
    /// The most that it comes to.
    pub at_most: Option<Price>,
    /// The currency of its sums; the contract's, where absent.
    pub currency: Option<Currency>,
    /// Where it stands.
    pub basis: Basis,
}

/// A rate, what it is of, and how often it is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// The rate that the terms state; where absent, the contract supplies it.
    pub rate: Option<Rate>,
    /// What a percentage is of; where the terms do not say, the annual fee, inferred.
    pub of: Option<FeeBase>,
    /// How often, or for how long.
    pub per: FeePer,
}

/// What a percentage is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeBase {
    /// The fee of a year.
    AnnualFee,
    /// The back fees of the order; where the step has none, the fee of the days from the last
    /// covered one to the day before the order.
    BackFees,
    /// The fee of the new term.
    NewTerm,
    /// The list price of a year.
    ListPrice,
}

impl FeeBase {
    /// The base in files.
    pub fn name(self) -> &'static str {
        match self {
            FeeBase::AnnualFee => "annual-fee",
            FeeBase::BackFees => "back-fees",
            FeeBase::NewTerm => "new-term",
            FeeBase::ListPrice => "list-price",
        }
    }

    /// The base in words.
    pub fn label(self) -> &'static str {
        match self {
            FeeBase::AnnualFee => "annual fee",
            FeeBase::BackFees => "back fees",
            FeeBase::NewTerm => "fee of the new term",
            FeeBase::ListPrice => "list price of a year",
        }
    }

    /// All bases.
    pub const ALL: [FeeBase; 4] = [
        FeeBase::AnnualFee,
        FeeBase::BackFees,
        FeeBase::NewTerm,
        FeeBase::ListPrice,
    ];
}

/// Which fee a late order adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeCode {
    /// The period that was missed.
    BackFees,
    /// A charge for the lapse.
    Penalty,
    /// A charge for what was released meanwhile.
    UpgradeFee,
}

/// How often a rate is due, or for which share of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeePer {
    /// For the missed period as a share of a year, by days.
    MissedDays,
    /// The same by months, and by days within the last one.
    MissedMonths,
    /// The same by months that have begun.
    MissedStartedMonths,
    /// For each month from the last covered day to the order that has begun.
    StartedMonth,
    /// For each quarter of a year that has begun.
    StartedQuarter,
    /// For each year that has begun.
    StartedYear,
    /// Once.
    Once,
}

impl FeePer {
    /// All of them.
    pub const ALL: [FeePer; 7] = [
        FeePer::MissedDays,
        FeePer::MissedMonths,
        FeePer::MissedStartedMonths,
        FeePer::StartedMonth,
        FeePer::StartedQuarter,
        FeePer::StartedYear,
        FeePer::Once,
    ];

    /// The word for it in files.
    pub fn name(self) -> &'static str {
        match self {
            FeePer::MissedDays => "missed-days",
            FeePer::MissedMonths => "missed-months",
            FeePer::MissedStartedMonths => "missed-started-months",
            FeePer::StartedMonth => "started-month",
            FeePer::StartedQuarter => "started-quarter",
            FeePer::StartedYear => "started-year",
            FeePer::Once => "order",
        }
    }

    /// The same in words.
    pub fn label(self) -> &'static str {
        match self {
            FeePer::MissedDays => "by the days missed",
            FeePer::MissedMonths => "by the months missed",
            FeePer::MissedStartedMonths => "by the started months missed",
            FeePer::StartedMonth => "per started month of delay",
            FeePer::StartedQuarter => "per started quarter of delay",
            FeePer::StartedYear => "per started year of delay",
            FeePer::Once => "once an order",
        }
    }

    /// Whether it is a share of a year, which a percentage is taken of, and not a count.
    pub fn is_share(self) -> bool {
        matches!(
            self,
            FeePer::MissedDays | FeePer::MissedMonths | FeePer::MissedStartedMonths
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(until: Until, end: &str) -> String {
        let last = until.last_order(end.parse().unwrap()).unwrap();
        last.to_string()
    }

    #[test]
    fn steps_end_by_days_by_months_and_on_dates() {
        assert_eq!(last(Until::Day(120), "2025-01-31"), "2025-05-31");
        assert_eq!(last(Until::Months(1), "2025-01-31"), "2025-02-28");
        assert_eq!(last(Until::Months(1), "2025-02-28"), "2025-03-31");
        assert_eq!(last(Until::Months(12), "2023-02-28"), "2024-02-29");
        assert_eq!(last(Until::Months(1), "2025-01-15"), "2025-02-15");
        let march = Until::DayOfYear { month: 3, day: 31 };
        assert_eq!(last(march, "2024-12-31"), "2025-03-31");
        assert_eq!(last(march, "2025-03-30"), "2025-03-31");
        assert_eq!(
            last(march, "2025-03-31"),
            "2026-03-31",
            "after the last day"
        );
        let leap = Until::DayOfYear { month: 2, day: 29 };
        assert_eq!(last(leap, "2025-01-31"), "2025-02-28");
        assert_eq!(last(leap, "2023-12-31"), "2024-02-29");
    }
}
