//! The lines of a quote and their sums.
//!
//! Sums are exact until each line is rounded, once. A step that gives `None` is an overflow.

use rust_decimal::Decimal;

use super::plan::{Length, Plan};
use super::{Kind, Line, LineCode, Order, Quote, rate};
use crate::domain::clause::{Basis, Why, WhyCode, clauses_of};
use crate::domain::contract::Contract;
use crate::domain::money::{Currency, Rate};
use crate::domain::program::{Fee, MultiYear};
use crate::domain::share::Fraction;

/// A quote in the making.
pub(super) struct Quoting<'a> {
    /// The fee of a year of the last term that was covered.
    pub(super) last_fee: Option<Decimal>,
    pub(super) contract: &'a Contract,
    pub(super) order: &'a Order,
    pub(super) currency: Currency,
    pub(super) plan: Plan<'a>,
}

/// A sum where it is known, and how it is written.
pub(super) struct Product {
    pub(super) exact: Option<Decimal>,
    pub(super) formula: String,
}

impl Quoting<'_> {
    /// The whole quote; `None` if a sum overflows.
    pub(super) fn quote(&self) -> Option<Quote> {
        let plan = &self.plan;
        let mut lines = self.bases()?;
        if plan.kind != Some(Kind::Change) {
            lines.extend(self.share_of(LineCode::Uplift, &lines)?);
            lines.extend(self.discount(&lines)?);
        }
        let fees = plan.step.iter().flat_map(|step| &step.fees);
        let mut fees: Vec<&Fee> = fees.collect();
        // The order of a quote, whatever the order in the terms.
        fees.sort_by_key(|fee| LineCode::from(fee.code));
        for fee in fees {
            lines.extend(self.fee(fee, &lines)?);
        }
        lines.extend(self.share_of(LineCode::Tax, &lines)?);
        for line in &mut lines {
            line.amount = line.exact.map(|exact| self.currency.round(settled(exact)));
        }
        let mut known_total = self.currency.round(Decimal::ZERO);
        for amount in lines.iter().filter_map(|line| line.amount) {
            known_total = known_total.checked_add(amount)?;
        }
        let total = (plan.kind.is_some() && lines.iter().all(|line| line.amount.is_some()))
            .then_some(known_total);
        let exact_total = match total {
            Some(_) => Some(sum_of(&lines)??),
            None => None,
        };
        let bases = plan.step.map_or(&self.contract.renewal_basis, |s| &s.basis);
        let mut clauses = clauses_of([bases]);
        for clause in plan.reasons.iter().flat_map(|reason| &reason.clauses) {
            if !clauses.contains(clause) {
                clauses.push(clause.clone());
            }
        }
        Some(Quote {
            kind: plan.kind,
            on: self.order.on,
            lapse_days: plan.lapse_days,
            currency: self.currency,
            lines,
            total,
            known_total,
            tier: plan.tier.clone(),
            per_year: self.per_year(total)?,
            new_term: plan.new_term,
            cover_days: plan.new_term.map(|term| {
                let first = term.start.max(self.order.on);
                (term.end - first).num_days() + 1
            }),
            clauses,
            why: plan.why.clone(),
            reasons: plan.reasons.clone(),
            exact_total,
            step: plan.step_number,
        })
    }

    /// What a year of the new term costs; the inner `None` where that is not known.
    fn per_year(&self, total: Option<Decimal>) -> Option<Option<Decimal>> {
        let (Some(total), false) = (total, self.plan.kind == Some(Kind::Change)) else {
            return Some(None);
        };
        let Fraction { parts, of } = self.length();
        if parts == 0 {
            return Some(None);
        }
        let per = total
            .checked_mul(Decimal::from(of))?
            .checked_div(Decimal::from(parts))?;
        Some(Some(self.currency.round(settled(per))))
    }

    /// How long the new term is, in years.
    fn length(&self) -> Fraction {
        match self.plan.length {
            Length::Months(months) => Fraction {
                parts: months.into(),
                of: 12,
            },
            Length::Share(share) => share.fraction(),
        }
    }

    /// The same as it stands in a formula.
    fn length_text(&self) -> String {
        match self.plan.length {
            Length::Months(months) => match (months / 12, months % 12) {
                (1, 0) => "1 year".to_owned(),
                (years, 0) => format!("{years} years"),
                (_, _) => format!("{months}/12"),
            },
            Length::Share(share) => share.text(),
        }
    }

    /// Why a year's fee at a tier is not known.
    pub(super) fn no_fee(&self) -> Why {
        let id = &self.contract.id;
        match &self.plan.tier {
            Some(tier) if !self.contract.is_own_tier(tier) && !self.contract.goes_on_as(tier) => {
                let message = format!("contract {id} names no annual fee at tier {tier}");
                Why::new(WhyCode::NoRate, message, Vec::new())
                    .supply(format!("contract.fees.{tier}"))
            }
            _ => {
                let message = format!("contract {id} names no annual fee");
                Why::new(WhyCode::NoRate, message, Vec::new()).supply("contract.annual_fee")
            }
        }
    }

    /// The fee of a year at the tier that is ordered.
    fn new_fee(&self) -> Option<Decimal> {
        if let Some(Rate::Flat(fee)) = self.order.rates.get(&LineCode::Base) {
            return Some(*fee);
        }
        self.contract.fee_at(self.plan.tier.as_deref())
    }

    /// The fees of the new term: of the contract for the licenses ordered, then of its parts.
    fn bases(&self) -> Option<Vec<Line>> {
        if self.plan.kind == Some(Kind::Change) {
            return Some(vec![self.change()?]);
        }
        let mut lines = vec![self.base()?];
        for part in &self.contract.parts {
            let mut line = self.base_line();
            line.clauses = clauses_of([&self.contract.renewal_basis, &part.basis]);
            line.part = Some(part.id.clone());
            line.base = part.annual_fee;
            line.exact = times(part.annual_fee, self.length(), None)?;
            let shown = self.show(part.annual_fee);
            line.formula = format!("{shown} x {}", self.length_text());
            line.why = line.exact.is_none().then(|| {
                let message = format!("part {} names no annual fee", part.id);
                Why::new(WhyCode::NoRate, message, Vec::new()).supply("contract.part.annual_fee")
            });
            lines.push(line);
        }
        Some(lines)
    }

    fn base_line(&self) -> Line {
        let mut line = Line::new(LineCode::Base, &self.contract.renewal_basis);
        if let Some(term) = self.plan.new_term {
            line = line.over(term.start, term.end);
        }
        line.inferred = self.plan.length_inferred.clone().or(line.inferred);
        line
    }

    fn base(&self) -> Option<Line> {
        let mut line = self.base_line();
        let fee = self.new_fee();
        line.base = fee;
        line.formula = format!("{} x {}", self.show(fee), self.length_text());
        let mut licenses = None;
        if let (Some(ordered), Some(held)) = (self.order.licenses, self.contract.licenses)
            && held.covered > 0
        {
            line.formula = format!("{} x {ordered}/{} licenses", line.formula, held.covered);
            licenses = Some((ordered, held.covered));
        }
        line.exact = times(fee, self.length(), licenses)?;
        line.why = line.exact.is_none().then(|| self.no_fee());
        Some(line)
    }

    /// What a change costs up to the end of the term: more for the level, more for the licenses.
    fn change(&self) -> Option<Line> {
        let basis = self.contract.program.change.as_ref();
        let mut line = self.base_line();
        line.clauses = basis
            .map(|rule| rule.basis.clauses.clone())
            .unwrap_or_default();
        line.inferred.clone_from(&self.plan.length_inferred);
        let (old, new) = (
            self.contract.fee_at(self.contract.tier_on(self.order.on)),
            self.new_fee(),
        );
        let held = self.contract.licenses.map(|licenses| licenses.covered);
        let (ordered, covered) = match (self.order.licenses, held) {
            (Some(ordered), Some(covered)) if covered > 0 => (ordered, covered),
            _ => (1, 1),
        };
        // The new fee for the new licenses less the old for the old.
        line.base = match (old, new) {
            (Some(old), Some(new)) => {
                let new = new.checked_mul(Decimal::from(ordered))?;
                let old = old.checked_mul(Decimal::from(covered))?;
                let more = new.checked_sub(old)?;
                Some(more.checked_div(Decimal::from(covered))?)
            }
            _ => None,
        };
        let new_text = match ordered == covered {
            true => self.show(new),
            false => format!("{} x {ordered}/{covered} licenses", self.show(new)),
        };
        line.formula = format!("({new_text} - {}) x {}", self.show(old), self.length_text());
        line.exact = times(line.base, self.length(), None)?;
        line.why = line.exact.is_none().then(|| match old {
            None => Why::new(
                WhyCode::NoRate,
                format!("contract {} names no annual fee", self.contract.id),
                Vec::new(),
            )
            .supply("contract.annual_fee"),
            Some(_) => self.no_fee(),
        });
        line.base = line.base.map(|base| self.currency.round(settled(base)));
        Some(line)
    }

    pub(super) fn show(&self, amount: Option<Decimal>) -> String {
        amount.map_or_else(|| "annual fee".to_owned(), |amount| amount.to_string())
    }

    /// The discount for several years: where somebody gave a rate, or the terms promise one.
    fn discount(&self, before: &[Line]) -> Option<Option<Line>> {
        let rule = self.multi_year();
        let given = rate(self.contract, self.order, LineCode::Discount);
        let rate = given.or(rule.and_then(|rule| rule.rate));
        if rate.is_none() && rule.is_none() {
            return Some(None);
        }
        let basis = rule.map(|rule| rule.basis.clone()).unwrap_or_default();
        let mut line = self.share(LineCode::Discount, rate, &basis, before)?;
        line.exact = line.exact.map(|exact| -exact);
        line.formula = format!("-{}", line.formula);
        Some(Some(line))
    }

    /// What the terms say of a term so long.
    fn multi_year(&self) -> Option<&MultiYear> {
        let Length::Months(months) = self.plan.length else {
            return None;
        };
        let rules = self.contract.program.multi_year.iter();
        let applies = |rule: &&MultiYear| {
            let tier = self.plan.tier.as_ref();
            rule.years <= months / 12
                && (rule.tiers.is_empty() || tier.is_some_and(|tier| rule.tiers.contains(tier)))
        };
        rules.filter(applies).max_by_key(|rule| rule.years)
    }

    /// A line that is a share of what the lines before it come to: only where somebody gave a
    /// rate. The outer `None` is an overflow.
    fn share_of(&self, code: LineCode, before: &[Line]) -> Option<Option<Line>> {
        let Some(rate) = rate(self.contract, self.order, code) else {
            return Some(None);
        };
        Some(Some(self.share(
            code,
            Some(rate),
            &Basis::default(),
            before,
        )?))
    }

    /// A share of what the lines before come to; a flat sum is taken as it is.
    fn share(
        &self,
        code: LineCode,
        rate: Option<Rate>,
        basis: &Basis,
        before: &[Line],
    ) -> Option<Line> {
        let sum = sum_of(before)?;
        let mut line = Line::new(code, basis);
        line.rate = rate;
        let product = match rate {
            None => Product {
                exact: None,
                formula: format!("rate of {}", self.show_sum(sum)),
            },
            Some(Rate::Percent(percent)) => {
                line.base = sum.map(|sum| self.currency.round(sum));
                percent_of(percent, sum, &self.show_sum(sum))?
            }
            Some(Rate::Flat(sum)) => Product {
                exact: Some(sum),
                formula: sum.to_string(),
            },
        };
        line.exact = product.exact;
        line.formula = product.formula;
        line.why = line.exact.is_none().then(|| match rate {
            None => self.no_rate(code, basis),
            Some(_) => Why::new(
                WhyCode::NoRate,
                "a line before it has no amount",
                Vec::new(),
            ),
        });
        Some(line)
    }

    fn show_sum(&self, sum: Option<Decimal>) -> String {
        let shown = sum.map(|sum| self.currency.round(sum).to_string());
        shown.unwrap_or_else(|| "the lines before it".to_owned())
    }

    /// Why a line has no amount whose rate nobody gave.
    pub(super) fn no_rate(&self, code: LineCode, basis: &Basis) -> Why {
        let message = format!(
            "{} does not state the rate of the {}",
            self.contract.program.vendor,
            code.label()
        );
        Why::new(WhyCode::NoRate, message, basis.clauses.clone())
            .supply(format!("contract.rates.{}", code.name()))
    }
}

/// A year's fee over a length, for so many of so many licenses; the outer `None` is an overflow.
fn times(
    fee: Option<Decimal>,
    length: Fraction,
    licenses: Option<(u64, u64)>,
) -> Option<Option<Decimal>> {
    let Some(fee) = fee else {
        return Some(None);
    };
    let (mut parts, mut whole) = (Decimal::from(length.parts), Decimal::from(length.of));
    if let Some((ordered, covered)) = licenses {
        parts = parts.checked_mul(Decimal::from(ordered))?;
        whole = whole.checked_mul(Decimal::from(covered))?;
    }
    // One division, at the end, keeps the sum exact for as long as can be.
    Some(Some(fee.checked_mul(parts)?.checked_div(whole)?))
}

/// What lines come to before rounding; the inner `None` where one is unknown, the outer an
/// overflow.
pub(super) fn sum_of(lines: &[Line]) -> Option<Option<Decimal>> {
    let mut sum = Decimal::ZERO;
    for line in lines {
        match line.exact {
            Some(exact) => sum = sum.checked_add(exact)?,
            None => return Some(None),
        }
    }
    Some(Some(sum))
}

/// A sum without what divisions left in its last digits, which must not tip a midpoint: a third
/// of 4.5 is 1.5. Twelve decimals are far finer than any minor unit.
pub(super) fn settled(exact: Decimal) -> Decimal {
    exact.round_dp(12)
}

/// A percentage of a sum; the outer `None` is an overflow.
pub(super) fn percent_of(percent: Decimal, of: Option<Decimal>, shown: &str) -> Option<Product> {
    let exact = match of {
        Some(of) => Some(of.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)?),
        None => None,
    };
    Some(Product {
        exact,
        formula: format!("{percent}% of {shown}"),
    })
}
