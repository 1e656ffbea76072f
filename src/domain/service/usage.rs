//! Using some of a service: whether it may be, by what there is left of it and by the least that
//! can be used at once.
//!
//! May use the rest of `domain`. Deliberately absent: recording it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::amount::in_words;
use super::{Granted, Held, Period, held, last_of};
use crate::domain::clause::{Clause, Why, clauses_of};
use crate::domain::contract::Contract;
use crate::domain::program::AllowanceRule;
use crate::domain::ticket::Refusal;

/// Some of an allowance that was used.
#[derive(Clone, Copy, Debug)]
pub struct Using<'a> {
    /// Of which allowance.
    pub rule: &'a AllowanceRule,
    /// On which day, or from which day on.
    pub on: NaiveDate,
    /// How much, in the allowance's unit.
    pub amount: Decimal,
}

/// Judges what is to be recorded as used, as of today. A service that a tier comes with is used
/// while the contract has such a tier. Gives why it is not known whether there was so much, where
/// nobody states how much there is.
///
/// # Errors
///
/// A [`Refusal`] for a day that has not come or on which the service does not run, for less at once
/// than can be, for more than there is, and for what is counted by the use of something else.
pub fn judge(
    contract: &Contract,
    service: &Held<'_>,
    using: Using<'_>,
    today: NaiveDate,
) -> Result<Option<Why>, Refusal> {
    let rule = using.rule;
    let what = format!("{} of {}", rule.words(), service.id());
    if let Some(counts) = rule
        .counts
        .as_deref()
        .and_then(|of| service.rule.allowance(of))
    {
        let message = format!("{what} are not recorded by themselves");
        let words = counts.words();
        let mend = format!(
            "record the {words} that each was for, with --of {}",
            counts.id
        );
        return Err(refuse("counted-by-use", message, &rule.basis.clauses, mend));
    }
    if using.on > today {
        let message = format!("{} has not come yet", using.on);
        let mend = "record what was used once it was".to_owned();
        return Err(refuse("after-now", message, &[], mend));
    }
    let then = held(contract, using.on);
    let goes_with = then.iter().any(|held| held.id() == service.id());
    let Some(period) = service.period(rule, using.on).filter(|_| goes_with) else {
        return Err(outside(service, using.on));
    };
    let granted = service.granted(contract, rule, period);
    if granted == Granted::Known(Decimal::ZERO) {
        let package = service
            .package()
            .map_or_else(String::new, |p| format!(" {p}"));
        let message = format!("there are no {what}{package}");
        let mend = "ask for a package that includes them".to_owned();
        let block = rule.block.as_ref().map(|block| &block.stated.basis);
        let clauses = clauses_of([&rule.basis].into_iter().chain(block));
        return Err(refuse("not-included", message, &clauses, mend));
    }
    if let Some(block) = &rule.block
        && using.amount < block.least
    {
        let given = in_words(using.amount, &rule.unit);
        let least = in_words(block.least, &rule.unit);
        let message = format!("{given} is less than can be used of {what} at once");
        let mend = format!("give at least {least}, on days that follow each other");
        let clauses = &block.stated.basis.clauses;
        return Err(refuse("less-than-block", message, clauses, mend));
    }
    in_one_period(rule, using, period)?;
    enough(contract, service, using, period, using.amount)?;
    for counter in counters(service, rule) {
        let one = Using {
            rule: counter,
            ..using
        };
        enough(contract, service, one, period, Decimal::ONE)?;
    }
    Ok(match granted {
        Granted::Unknown(why) => Some(why),
        Granted::Known(_) | Granted::Unlimited => None,
    })
}

fn refuse(code: &'static str, message: String, clauses: &[Clause], mend: String) -> Refusal {
    Refusal {
        code,
        message,
        clauses: clauses.to_vec(),
        mend,
    }
}

/// The allowances of which a use of this one is one.
fn counters<'h>(
    held: &'h Held<'_>,
    rule: &AllowanceRule,
) -> impl Iterator<Item = &'h AllowanceRule> {
    let all = held.rule.allowances.iter();
    all.filter(move |counter| counter.counts.as_deref() == Some(&rule.id))
}

fn outside(held: &Held<'_>, on: NaiveDate) -> Refusal {
    let term = held.term(on);
    let (id, start) = (held.id(), term.start);
    let message = match term.last_day() {
        Some(end) if end < on => format!("{id} ended on {end}, before {on}"),
        _ if on < start => format!("{id} began on {start}, after {on}"),
        _ => format!("{id} does not run on {on}"),
    };
    let mend = match term.last_day() {
        Some(end) => format!("give a day from {start} to {end}"),
        None => format!("give a day from {start} on"),
    };
    refuse("outside-period", message, &held.rule.basis.clauses, mend)
}

/// What is used on days that follow each other is used within one period, of which it is counted.
fn in_one_period(rule: &AllowanceRule, using: Using<'_>, period: Period) -> Result<(), Refusal> {
    if rule.unit != "days" {
        return Ok(());
    }
    let last = last_of(using.on, using.amount);
    if last.is_some_and(|last| last <= period.term.end) {
        return Ok(());
    }
    let end = period.term.end;
    let given = in_words(using.amount, &rule.unit);
    let message = format!(
        "{given} from {} on do not end by {end}, the last day of the period",
        using.on
    );
    let mend = format!("record what was used by {end} and what was used after it apart");
    let clauses = rule.lapse.as_ref().map(|stated| &stated.basis);
    let clauses = clauses_of(clauses.into_iter().chain([&rule.basis]));
    Err(refuse("beyond-period", message, &clauses, mend))
}

/// Whether there is so much left in a period, of this allowance and of those that it is a part of,
/// whenever what was used of them was.
fn enough(
    contract: &Contract,
    held: &Held<'_>,
    using: Using<'_>,
    period: Period,
    amount: Decimal,
) -> Result<(), Refusal> {
    let rule = using.rule;
    let balance = held.balance_in(contract, rule, period, using.on, NaiveDate::MAX);
    let Some(left) = balance.left.filter(|left| *left < amount) else {
        return Ok(());
    };
    let (start, end) = (period.term.start, period.term.end);
    let left = left.max(Decimal::ZERO);
    let given = in_words(amount, &rule.unit);
    let there = in_words(left, &rule.unit);
    let which = match rule.id == rule.unit {
        true => held.id().to_owned(),
        false => format!("{} ({})", held.id(), rule.id),
    };
    let message = format!("{given} of {which} is more than is left from {start} to {end}: {there}");
    let mend = match left.is_zero() {
        true => {
            "nothing is left in that period; `tenure service list` shows what was used".to_owned()
        }
        false => format!("use at most {there}"),
    };
    let whole = rule.of.as_deref().and_then(|of| held.rule.allowance(of));
    let clauses = clauses_of(
        [Some(&rule.basis), whole.map(|whole| &whole.basis)]
            .into_iter()
            .flatten(),
    );
    Err(refuse("over-use", message, &clauses, mend))
}
