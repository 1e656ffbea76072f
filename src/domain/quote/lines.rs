//! The lines of a quote and their sums.
//!
//! Sums are exact until each line is rounded, once. A step that gives `None` is an overflow.

use rust_decimal::Decimal;

use super::{Line, LineCode, Order, Plan, Quote, rate};
use crate::domain::clause::{Basis, Why, WhyCode, clauses_of};
use crate::domain::contract::Contract;
use crate::domain::money::{Currency, Rate};
use crate::domain::program::{Fee, FeePer};
use crate::domain::standing::Standing;
use crate::domain::term::{YearShare, sub_days};

/// A quote in the making.
pub(super) struct Quoting<'a> {
    pub(super) contract: &'a Contract,
    pub(super) order: &'a Order,
    pub(super) currency: Currency,
    pub(super) standing: Standing,
    pub(super) annual_fee: Option<Decimal>,
    pub(super) plan: Plan<'a>,
}

/// A factor of a fee: its value where the fee is known, and how it is written.
struct Product {
    exact: Option<Decimal>,
    formula: String,
}

impl Quoting<'_> {
    /// The whole quote; `None` if a sum overflows.
    pub(super) fn quote(&self, lapse_days: i64) -> Option<Quote> {
        let mut lines = vec![self.base()?];
        lines.extend(self.share_of(LineCode::Uplift, &lines, false)?);
        lines.extend(self.share_of(LineCode::Discount, &lines, true)?);
        let fees = self.plan.step.iter().flat_map(|step| &step.fees);
        let mut fees: Vec<&Fee> = fees.collect();
        // The order of a quote, whatever the order in the terms.
        fees.sort_by_key(|fee| LineCode::from(fee.code));
        for fee in fees {
            lines.extend(self.fee(fee)?);
        }
        lines.extend(self.share_of(LineCode::Tax, &lines, false)?);
        for line in &mut lines {
            line.amount = line.exact.map(|exact| self.currency.round(settled(exact)));
        }
        let mut known_total = self.currency.round(Decimal::ZERO);
        for amount in lines.iter().filter_map(|line| line.amount) {
            known_total = known_total.checked_add(amount)?;
        }
        let complete = self.plan.kind.is_some() && lines.iter().all(|line| line.amount.is_some());
        let step = self.plan.step.map(|step| &step.basis);
        Some(Quote {
            kind: self.plan.kind,
            on: self.order.on,
            lapse_days,
            currency: self.currency,
            lines,
            total: complete.then_some(known_total),
            known_total,
            new_term: self.plan.new_term,
            clauses: clauses_of([step.unwrap_or(&self.contract.renewal_basis)]),
            why: self.plan.why.clone(),
        })
    }

    fn no_fee(&self) -> Why {
        let message = format!("contract {} names no annual fee", self.contract.id);
        Why::new(WhyCode::NoRate, message, Vec::new()).supply("contract.annual_fee")
    }

    fn show(&self, amount: Option<Decimal>) -> String {
        amount.map_or_else(|| "annual fee".to_owned(), |amount| amount.to_string())
    }

    /// The fee of the new term, for the licenses ordered.
    fn base(&self) -> Option<Line> {
        let mut line = Line::new(LineCode::Base, &self.contract.renewal_basis);
        if let Some(term) = self.plan.new_term {
            line = line.over(term.start, term.end);
        }
        line.inferred = self.plan.months_inferred.clone().or(line.inferred);
        line.base = self.annual_fee;
        let mut parts = Decimal::from(self.plan.months);
        let mut whole = Decimal::from(12);
        line.formula = match (self.plan.months / 12, self.plan.months % 12) {
            (1, 0) => format!("{} x 1 year", self.show(self.annual_fee)),
            (years, 0) => format!("{} x {years} years", self.show(self.annual_fee)),
            (_, _) => format!("{} x {parts}/12", self.show(self.annual_fee)),
        };
        if let (Some(ordered), Some(licenses)) = (self.order.licenses, self.contract.licenses)
            && licenses.covered > 0
        {
            let (ordered, covered) = (Decimal::from(ordered), Decimal::from(licenses.covered));
            line.formula = format!("{} x {ordered}/{covered} licenses", line.formula);
            (parts, whole) = (parts.checked_mul(ordered)?, whole.checked_mul(covered)?);
        }
        line.exact = match self.annual_fee {
            // One division, at the end, keeps the sum exact for as long as can be.
            Some(fee) => Some(fee.checked_mul(parts)?.checked_div(whole)?),
            None => None,
        };
        line.why = line.exact.is_none().then(|| self.no_fee());
        Some(line)
    }

    /// A line that is a share of what the lines before it come to: only where somebody gave a
    /// rate. A flat sum is taken as it is. The outer `None` is an overflow.
    fn share_of(&self, code: LineCode, before: &[Line], negative: bool) -> Option<Option<Line>> {
        let Some(rate) = rate(self.contract, self.order, code) else {
            return Some(None);
        };
        let mut sum = Some(Decimal::ZERO);
        for line in before {
            sum = match (sum, line.exact) {
                (Some(sum), Some(exact)) => Some(sum.checked_add(exact)?),
                _ => None,
            };
        }
        let mut line = Line::new(code, &Basis::default());
        line.rate = Some(rate);
        let product = match rate {
            Rate::Percent(percent) => {
                line.base = sum.map(|sum| self.currency.round(sum));
                percent_of(percent, sum, &self.show_sum(sum))?
            }
            Rate::Flat(sum) => Product {
                exact: Some(sum),
                formula: sum.to_string(),
            },
        };
        line.exact = product
            .exact
            .map(|exact| if negative { -exact } else { exact });
        line.formula = if negative {
            format!("-{}", product.formula)
        } else {
            product.formula
        };
        line.why = line.exact.is_none().then(|| {
            Why::new(
                WhyCode::NoRate,
                "a line before it has no amount",
                Vec::new(),
            )
        });
        Some(Some(line))
    }

    fn show_sum(&self, sum: Option<Decimal>) -> String {
        let shown = sum.map(|sum| self.currency.round(sum).to_string());
        shown.unwrap_or_else(|| "the lines before it".to_owned())
    }

    /// The line of a fee for a lapse. The inner `None` is a fee for no days; the outer one an
    /// overflow.
    fn fee(&self, fee: &Fee) -> Option<Option<Line>> {
        let code = LineCode::from(fee.code);
        let mut line = Line::new(code, &fee.basis);
        let schedule = &self.contract.schedule;
        let number = self.standing.number;
        // A full back fee needs no rate of anybody's.
        let default =
            (fee.per == FeePer::MissedDays).then_some(Rate::Percent(Decimal::ONE_HUNDRED));
        line.rate = rate(self.contract, self.order, code)
            .or(fee.rate)
            .or(default);
        line.base = self.contract.annual_fee;
        let product = match fee.per {
            FeePer::MissedDays => {
                let Some(missed) = self.missed() else {
                    return Some(None);
                };
                line = line.over(missed.from, missed.to);
                self.missed_days(missed, line.rate)?
            }
            FeePer::StartedYear => {
                // A lapse is counted to the order, so the years of delay are too.
                let delay = schedule.share_after(number, self.order.on);
                let Some(delay) = delay else {
                    return Some(None);
                };
                let first = delay.from;
                line = line.over(first, self.order.on);
                self.times(delay.started_years(), line.rate)?
            }
            FeePer::Once => self.once(line.rate)?,
        };
        line.exact = product.exact;
        line.formula = product.formula;
        let of_annual_fee = matches!(line.rate, Some(Rate::Percent(_)));
        if of_annual_fee && !fee.base_stated && fee.per != FeePer::MissedDays {
            let base = "the terms do not say what a percentage is of; the annual fee is assumed";
            line.inferred = Some(match line.inferred {
                Some(inferred) => format!("{inferred}; {base}"),
                None => base.to_owned(),
            });
        }
        line.why = line
            .exact
            .is_none()
            .then(|| self.no_rate(code, fee, line.rate));
        Some(Some(line))
    }

    fn no_rate(&self, code: LineCode, fee: &Fee, rate: Option<Rate>) -> Why {
        if rate.is_some() {
            return self.no_fee();
        }
        let message = format!(
            "{} does not state the rate of the {}",
            self.contract.program.vendor,
            code.label()
        );
        Why::new(WhyCode::NoRate, message, fee.basis.clauses.clone())
            .supply(format!("contract.rates.{}", code.name()))
    }

    /// The missed period: from the day after the last covered one to the day before the new term.
    fn missed(&self) -> Option<YearShare> {
        let last = sub_days(self.plan.new_term?.start, 1)?;
        self.contract
            .schedule
            .share_after(self.standing.number, last)
    }

    /// Days over the days of the whole anchored year in which they fall, after whole years.
    fn missed_days(&self, missed: YearShare, rate: Option<Rate>) -> Option<Product> {
        let fee = self.contract.annual_fee;
        if let Some(Rate::Flat(sum)) = rate {
            return Some(Product {
                exact: Some(sum),
                formula: sum.to_string(),
            });
        }
        let share = match (missed.years, missed.days) {
            (years, 0) => format!("{years}"),
            (0, days) => format!("{days}/{}", missed.year_days),
            (years, days) => format!("({years} + {days}/{})", missed.year_days),
        };
        let mut formula = format!("{} x {share}", self.show(fee));
        let mut exact = match fee {
            Some(fee) => {
                // One division, at the end, keeps the sum exact for as long as can be.
                let year_days = Decimal::from(missed.year_days);
                let days = Decimal::from(missed.years)
                    .checked_mul(year_days)?
                    .checked_add(Decimal::from(missed.days))?;
                Some(fee.checked_mul(days)?.checked_div(year_days)?)
            }
            None => None,
        };
        if let Some(Rate::Percent(percent)) = rate
            && percent != Decimal::ONE_HUNDRED
        {
            let product = percent_of(percent, exact, &formula)?;
            (exact, formula) = (product.exact, product.formula);
        }
        Some(Product { exact, formula })
    }

    fn once(&self, rate: Option<Rate>) -> Option<Product> {
        let fee = self.contract.annual_fee;
        match rate {
            None => Some(Product {
                exact: None,
                formula: format!("rate of {}", self.show(fee)),
            }),
            Some(Rate::Flat(sum)) => Some(Product {
                exact: Some(sum),
                formula: sum.to_string(),
            }),
            Some(Rate::Percent(percent)) => percent_of(percent, fee, &self.show(fee)),
        }
    }

    fn times(&self, years: u32, rate: Option<Rate>) -> Option<Product> {
        let once = self.once(rate)?;
        let exact = match once.exact {
            Some(exact) => Some(exact.checked_mul(Decimal::from(years))?),
            None => None,
        };
        let unit = if years == 1 {
            "started year"
        } else {
            "started years"
        };
        Some(Product {
            exact,
            formula: format!("{} x {years} {unit}", once.formula),
        })
    }
}

/// A sum without what divisions left in its last digits, which must not tip a midpoint: a third
/// of 4.5 is 1.5. Twelve decimals are far finer than any minor unit.
fn settled(exact: Decimal) -> Decimal {
    exact.round_dp(12)
}

/// A percentage of a sum; the outer `None` is an overflow.
fn percent_of(percent: Decimal, of: Option<Decimal>, shown: &str) -> Option<Product> {
    let exact = match of {
        Some(of) => Some(of.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)?),
        None => None,
    };
    Some(Product {
        exact,
        formula: format!("{percent}% of {shown}"),
    })
}
