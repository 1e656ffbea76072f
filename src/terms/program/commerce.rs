//! The rules of a program about terms and money.

use super::Reading;
use crate::domain::program::{
    ChangeRule, Fee, FeeBase, FeeCode, LateKind, LateStep, MultiYear, NewTerm, Price, RenewalRule,
    RevisionRule, Until,
};
use crate::terms::raw::program::{
    Ids, RawChange, RawFee, RawLate, RawMultiYear, RawRenewal, RawRevision,
};
use crate::terms::read::Spanned;

impl Reading<'_> {
    pub(super) fn renewal(&mut self, raw: &RawRenewal) -> RenewalRule {
        if raw.months == Some(0) {
            self.check.error(
                "bad-value",
                &raw.span,
                "a term of no months",
                "give at least 1",
            );
        }
        RenewalRule {
            mode: raw.mode,
            months: raw.months.map(u32::from).filter(|months| *months > 0),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    /// The steps of lateness, which have to follow each other from day 1 on.
    pub(super) fn late(&mut self) -> Vec<LateStep> {
        let raw = self.raw;
        let mut steps: Vec<LateStep> = Vec::new();
        for table in &raw.late {
            let step = self.late_step(table);
            self.late_order(table, &step, steps.last());
            steps.push(step);
        }
        steps
    }

    /// Checks that a step begins where the one before ends, as far as both say it in one way.
    fn late_order(&mut self, raw: &RawLate, step: &LateStep, before: Option<&LateStep>) {
        let next = match before.map(|before| before.until) {
            None => Some(1),
            Some(Some(Until::Day(to))) => Some(to + 1),
            Some(None) => {
                let message = "no step can follow one that has no last day";
                let help = "give the step before it a last day, such as `to_day`";
                self.check.error("late-steps", &raw.span, message, help);
                return;
            }
            Some(Some(_)) => None,
        };
        let begins = raw.from_day.map(u32::from).or(next);
        if let (Some(from), Some(next)) = (begins, next)
            && from != next
        {
            let message = format!("this step begins on day {from}, where day {next} is next");
            let help = "let the steps follow each other from day 1, without gap or overlap";
            self.check.error("late-steps", &raw.span, message, help);
        }
        let ends_early = match (before.and_then(|before| before.until), step.until) {
            (Some(Until::Months(before)), Some(Until::Months(to))) => to <= before,
            (Some(Until::Date(before)), Some(Until::Date(to))) => to <= before,
            (_, Some(Until::Day(to))) => begins.is_some_and(|from| to < from),
            (_, Some(Until::Months(0))) => true,
            _ => false,
        };
        if ends_early {
            let message = "this step ends before it begins";
            let help = "correct its last day, or the one of the step before";
            self.check.error("late-steps", &raw.span, message, help);
        }
    }

    fn late_step(&mut self, raw: &RawLate) -> LateStep {
        let ends = [
            raw.to_day.map(|days| Until::Day(days.into())),
            raw.to_months.map(|months| Until::Months(months.into())),
            raw.to_date.map(Until::Date),
            raw.to_day_of_year.as_ref().map(|day| Until::DayOfYear {
                month: day.value.month,
                day: day.value.day,
            }),
        ];
        let mut ends = ends.into_iter().flatten();
        let until = ends.next();
        if ends.next().is_some() {
            let message = "this step has two last days";
            let help = "keep one of `to_day`, `to_months`, `to_date` and `to_day_of_year`";
            self.check.error("late-steps", &raw.span, message, help);
        }
        if raw.new_term.is_none() && raw.kind != LateKind::Refused {
            let message = "the step does not say which term it buys";
            let help = "add `new_term`, one of `old-end`, `order-date` and `old-expiry`";
            self.check.error("missing-key", &raw.span, message, help);
        }
        if raw.kind == LateKind::Refused && (raw.new_term.is_some() || !raw.fee.is_empty()) {
            let message = "a step that refuses an order buys nothing and costs nothing";
            let help = "remove `new_term` and its fees";
            self.check.error("late-steps", &raw.span, message, help);
        }
        LateStep {
            until,
            kind: raw.kind,
            new_term: raw.new_term.unwrap_or(NewTerm::OldEnd),
            fees: raw.fee.iter().map(|fee| self.fee(fee)).collect(),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    /// A rate is stated, or it is not.
    fn one_rate(&mut self, rate: bool, unstated: Option<&Spanned<String>>) {
        if let Some(unstated) = unstated.filter(|_| rate) {
            let message = "the rate is stated, and `unstated` says that it is not";
            let help = "keep `rate` or `unstated`";
            self.check
                .error("conflicting-keys", &unstated.span, message, help);
        }
    }

    fn fee(&mut self, raw: &RawFee) -> Fee {
        self.one_rate(raw.rate.is_some(), raw.unstated.as_ref());
        let currency = raw.currency.as_ref();
        let currency = currency.and_then(|code| self.check.currency(code));
        let price = Price {
            rate: raw.rate.as_ref().map(|rate| rate.value),
            of: raw.of,
            per: raw.per,
        };
        let of_itself = |price: &Price| price.of == Some(FeeBase::BackFees);
        let bounds = [&raw.at_least, &raw.at_most];
        let mut prices = bounds.into_iter().flatten().map(|bound| &bound.value);
        if raw.code == FeeCode::BackFees && (of_itself(&price) || prices.any(of_itself)) {
            let message = "back fees cannot be a share of back fees";
            let help = "take them of `annual-fee` or of `list-price`";
            self.check.error("fee-base", &raw.span, message, help);
        }
        Fee {
            code: raw.code,
            price,
            at_least: raw.at_least.as_ref().map(|bound| bound.value),
            at_most: raw.at_most.as_ref().map(|bound| bound.value),
            currency,
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    pub(super) fn change(&mut self, raw: &RawChange) -> ChangeRule {
        ChangeRule {
            up: raw.up,
            down: raw.down,
            down_notice_days: raw.down_notice_days.map(u32::from),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    pub(super) fn multi_year(&mut self, raw: &RawMultiYear) -> MultiYear {
        self.one_rate(raw.rate.is_some(), raw.unstated.as_ref());
        if raw.years < 2 {
            let message = "a discount for several years begins with two";
            let help = "give `years` of at least 2";
            self.check.error("bad-value", &raw.span, message, help);
        }
        MultiYear {
            years: raw.years.into(),
            tiers: self.check.scope(&raw.tier, &Ids::default()).tiers,
            rate: raw.rate.as_ref().map(|rate| rate.value),
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }

    pub(super) fn revision(&mut self, raw: &RawRevision) -> RevisionRule {
        RevisionRule {
            object_days: raw.object_days.map(u32::from),
            holds: raw.holds,
            basis: self.grounded(&raw.clause, &raw.inferred, &raw.span),
        }
    }
}
