//! What a late order costs besides the new term.
//!
//! Shares of the missed period run from the day after the last covered one to the day before the
//! order; counts of months, quarters and years run to the order itself, as a lapse does. A step
//! that gives `None` is an overflow.

use rust_decimal::Decimal;

use super::lines::{Product, Quoting, percent_of};
use super::{Line, LineCode, rate};
use crate::domain::clause::{Why, WhyCode};
use crate::domain::money::Rate;
use crate::domain::program::{Fee, FeeBase, FeeCode, FeePer, NewTerm, Price};
use crate::domain::share::{Fraction, MonthShare, YearShare};
use crate::domain::term::sub_days;

/// A price while it is computed.
struct Priced {
    product: Product,
    base: Option<Decimal>,
    why: Option<Why>,
}

impl Quoting<'_> {
    /// The line of a fee for a lapse. The inner `None` is a fee for no days; the outer one an
    /// overflow.
    pub(super) fn fee(&self, fee: &Fee, before: &[Line]) -> Option<Option<Line>> {
        let code = LineCode::from(fee.code);
        let mut line = Line::new(code, &fee.basis);
        let given = rate(self.contract, self.order, code);
        // A full back fee needs no rate of anybody's.
        let default = (fee.price.per.is_share() && fee.code == FeeCode::BackFees)
            .then_some(Rate::Percent(Decimal::ONE_HUNDRED));
        line.rate = given.or(fee.price.rate).or(default);
        let old_end = self
            .plan
            .step
            .is_some_and(|step| step.new_term == NewTerm::OldEnd);
        if fee.price.per.is_share() {
            if old_end && fee.code == FeeCode::BackFees {
                // The new term pays for those days.
                return Some(None);
            }
            let Some(missed) = self.missed() else {
                return Some(None);
            };
            line = line.over(missed.from, missed.to);
        } else if fee.price.per != FeePer::Once {
            let Some(delay) = self.delay() else {
                return Some(None);
            };
            line = line.over(delay.from, delay.to);
        }
        let own = Price {
            rate: line.rate,
            ..fee.price
        };
        let mut priced = self.price(fee, own, before)?;
        line.base = priced.base;
        let overridden = matches!(given, Some(Rate::Flat(_)));
        if !overridden {
            priced = self.bounded(fee, priced, before)?;
        }
        line.exact = priced.product.exact;
        line.formula = priced.product.formula;
        line.why = priced.why.filter(|_| line.exact.is_none());
        self.infer_base(fee, &mut line);
        Some(Some(line))
    }

    /// Says so where the terms do not say what a percentage is of.
    fn infer_base(&self, fee: &Fee, line: &mut Line) {
        let percent = matches!(line.rate, Some(Rate::Percent(_)));
        if !percent || fee.price.of.is_some() || fee.price.per.is_share() {
            return;
        }
        let base = "the terms do not say what a percentage is of; the annual fee is assumed";
        line.inferred = Some(match line.inferred.take() {
            Some(inferred) => format!("{inferred}; {base}"),
            None => base.to_owned(),
        });
    }

    /// A price within the bounds of its fee.
    fn bounded(&self, fee: &Fee, mut priced: Priced, before: &[Line]) -> Option<Priced> {
        for (bound, larger) in [(fee.at_least, true), (fee.at_most, false)] {
            let Some(bound) = bound else {
                continue;
            };
            let bound = self.price(fee, bound, before)?;
            let exact = match (priced.product.exact, bound.product.exact) {
                (Some(sum), Some(bound)) if larger => Some(sum.max(bound)),
                (Some(sum), Some(bound)) => Some(sum.min(bound)),
                _ => None,
            };
            let word = if larger { "larger" } else { "smaller" };
            let (one, other) = (priced.product.formula, bound.product.formula);
            priced.product = Product {
                exact,
                formula: format!("the {word} of {one} and {other}"),
            };
            priced.why = priced.why.or(bound.why);
        }
        Some(priced)
    }

    /// One price of a fee; the outer `None` is an overflow.
    fn price(&self, fee: &Fee, price: Price, before: &[Line]) -> Option<Priced> {
        let code = LineCode::from(fee.code);
        let base_kind = price.of.unwrap_or(FeeBase::AnnualFee);
        let (base, base_why) = self.base_of(base_kind, before)?;
        let shown = base.map(|base| self.currency.round(base));
        let text = shown.map_or_else(|| base_kind.label().to_owned(), |base| base.to_string());
        let Some(rate) = price.rate else {
            let product = Product {
                exact: None,
                formula: format!("rate of {text}"),
            };
            return Some(Priced {
                product,
                base: shown,
                why: Some(self.no_rate(code, &fee.basis)),
            });
        };
        let why = match rate {
            Rate::Percent(_) => base_why,
            Rate::Flat(_) => self.other_currency(fee, rate),
        };
        if price.per.is_share() {
            let product = self.share_of_year(price.per, rate, base, &text)?;
            return Some(Priced {
                product: without(product, &why),
                base: shown,
                why,
            });
        }
        let once = match rate {
            Rate::Flat(sum) => Product {
                exact: Some(sum),
                formula: sum.to_string(),
            },
            Rate::Percent(percent) => percent_of(percent, base, &text)?,
        };
        let product = self.counted(price.per, once)?;
        Some(Priced {
            product: without(product, &why),
            base: shown,
            why,
        })
    }

    /// What a percentage is of, and why that is not known.
    fn base_of(&self, base: FeeBase, before: &[Line]) -> Option<(Option<Decimal>, Option<Why>)> {
        let of = |code| before.iter().filter(move |line| line.code == code);
        let annual = self.last_fee;
        let no_annual = || {
            let message = format!("contract {} names no annual fee", self.contract.id);
            Why::new(WhyCode::NoRate, message, Vec::new()).supply("contract.annual_fee")
        };
        Some(match base {
            FeeBase::AnnualFee => (annual, annual.is_none().then(no_annual)),
            FeeBase::ListPrice => {
                let list = self.contract.list_price;
                let why = list.is_none().then(|| {
                    let message = format!("contract {} names no list price", self.contract.id);
                    Why::new(WhyCode::NoRate, message, Vec::new()).supply("contract.list_price")
                });
                (list, why)
            }
            FeeBase::NewTerm => {
                let lines: Vec<Line> = of(LineCode::Base).cloned().collect();
                let sum = super::lines::sum_of(&lines)?;
                (sum, sum.is_none().then(|| self.no_fee()))
            }
            FeeBase::BackFees => {
                if let Some(line) = of(LineCode::BackFees).next() {
                    return Some((line.exact, line.why.clone()));
                }
                let Some(missed) = self.missed() else {
                    return Some((Some(Decimal::ZERO), None));
                };
                let Some(fee) = annual else {
                    return Some((None, Some(no_annual())));
                };
                (Some(over(fee, missed.fraction())?), None)
            }
        })
    }

    /// The missed period: from the day after the last covered one to the day before the order.
    fn missed(&self) -> Option<YearShare> {
        self.years_to(sub_days(self.order.on, 1)?)
    }

    /// The delay: from the day after the last covered one to the order, as a lapse is counted.
    fn delay(&self) -> Option<YearShare> {
        self.years_to(self.order.on)
    }

    fn years_to(&self, last: chrono::NaiveDate) -> Option<YearShare> {
        let place = self.plan.last;
        let months = place.schedule.months_before(place.number)?;
        YearShare::of(place.schedule.anchor(), months, last)
    }

    fn months_to(&self, last: chrono::NaiveDate) -> Option<MonthShare> {
        let place = self.plan.last;
        let months = place.schedule.months_before(place.number)?;
        MonthShare::of(place.schedule.anchor(), months, last)
    }

    /// A rate over the missed period as a share of a year.
    fn share_of_year(
        &self,
        per: FeePer,
        rate: Rate,
        base: Option<Decimal>,
        shown: &str,
    ) -> Option<Product> {
        let percent = match rate {
            Rate::Flat(sum) => {
                return Some(Product {
                    exact: Some(sum),
                    formula: sum.to_string(),
                });
            }
            Rate::Percent(percent) => percent,
        };
        let nothing = (Fraction::whole(0), "0".to_owned());
        let last = sub_days(self.order.on, 1);
        let months = || self.months_to(last?);
        let (fraction, text) = match per {
            FeePer::MissedMonths => months().map(|share| (share.fraction(), share.text())),
            FeePer::MissedStartedMonths => months().map(|share| {
                let started = share.started(1);
                let fraction = Fraction {
                    parts: started.into(),
                    of: 12,
                };
                (fraction, format!("{started}/12"))
            }),
            _ => self.missed().map(|share| (share.fraction(), share.text())),
        }
        .unwrap_or(nothing);
        let formula = format!("{shown} x {text}");
        let exact = match base {
            Some(base) => Some(over(base, fraction)?),
            None => None,
        };
        match percent == Decimal::ONE_HUNDRED {
            true => Some(Product { exact, formula }),
            false => percent_of(percent, exact, &formula),
        }
    }

    /// A price as often as it is due.
    fn counted(&self, per: FeePer, once: Product) -> Option<Product> {
        let (months, unit) = match per {
            FeePer::StartedMonth => (1, "month"),
            FeePer::StartedQuarter => (3, "quarter"),
            FeePer::StartedYear => (12, "year"),
            _ => return Some(once),
        };
        let count = self
            .months_to(self.order.on)
            .map_or(0, |share| share.started(months));
        let exact = match once.exact {
            Some(exact) => Some(exact.checked_mul(Decimal::from(count))?),
            None => None,
        };
        let plural = if count == 1 { "" } else { "s" };
        Some(Product {
            exact,
            formula: format!("{} x {count} started {unit}{plural}", once.formula),
        })
    }

    /// Why a sum that the terms state cannot be taken: it is in another currency.
    fn other_currency(&self, fee: &Fee, rate: Rate) -> Option<Why> {
        let stated = fee.currency?;
        // What the contract or the command line gives is in the contract's currency.
        let given = super::rate(self.contract, self.order, LineCode::from(fee.code)) == Some(rate);
        (stated != self.currency && !given).then(|| {
            let message = format!(
                "{} states the sum in {stated}, and the contract is in {}",
                self.contract.program.vendor, self.currency
            );
            let code = LineCode::from(fee.code).name();
            Why::new(WhyCode::NoRate, message, fee.basis.clauses.clone())
                .supply(format!("contract.rates.{code}"))
        })
    }
}

fn without(product: Product, why: &Option<Why>) -> Product {
    Product {
        exact: product.exact.filter(|_| why.is_none()),
        formula: product.formula,
    }
}

/// A year's sum over a share of years. One division, at the end, keeps it exact for as long as can
/// be.
fn over(sum: Decimal, share: Fraction) -> Option<Decimal> {
    sum.checked_mul(Decimal::from(share.parts))?
        .checked_div(Decimal::from(share.of))
}
