//! What an order is, whether it is accepted, and the term that it buys.
//!
//! Deliberately absent: sums.

use chrono::NaiveDate;

use super::{Kind, LineCode, Order, rate, too_much_discount};
use crate::domain::clause::{Basis, Reason, Why, WhyCode, clauses_of};
use crate::domain::contract::{Contract, Licenses};
use crate::domain::course::{Course, Place};
use crate::domain::money::{Currency, Rate};
use crate::domain::program::{ChangeWhen, LateKind, LateStep, NewTerm, RenewalMode, Tier};
use crate::domain::share::YearShare;
use crate::domain::standing::{self, Standing};
use crate::domain::term::{Schedule, Term, sub_days};
use crate::domain::ticket::Refusal;

/// The most periods after the last term in which an old expiry is looked for.
const MAX_PERIODS: u32 = 2_400;

/// What an order is, and the term that it buys.
pub(super) struct Plan<'a> {
    pub(super) kind: Option<Kind>,
    pub(super) step: Option<&'a LateStep>,
    /// The number of the step, 0 being an order in time.
    pub(super) step_number: usize,
    /// How long the new term is.
    pub(super) length: Length,
    pub(super) length_inferred: Option<String>,
    pub(super) new_term: Option<Term>,
    /// The last term that was covered.
    pub(super) last: Place,
    pub(super) lapse_days: i64,
    pub(super) tier: Option<String>,
    pub(super) why: Option<Why>,
    pub(super) reasons: Vec<Reason>,
}

/// How long a new term is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Length {
    Months(u32),
    /// What is left of a term, by days.
    Share(YearShare),
}

/// Refuses cover for fewer licenses than the program asks for.
pub fn refuses_cover(contract: &Contract, covered: u64) -> Option<Refusal> {
    let rule = contract.program.licenses.as_ref()?;
    let licenses = contract.licenses?;
    let Licenses { owned, used, .. } = licenses;
    let required = licenses.required();
    (covered < required).then(|| Refusal {
        code: "partial-cover",
        message: format!(
            "cover for {covered} licenses, where {owned} are owned and {used} used: \
             all licenses must be covered"
        ),
        clauses: rule.basis.clauses.clone(),
        mend: format!("cover {required} licenses"),
    })
}

fn refuse(code: &'static str, message: String, basis: &Basis, mend: impl Into<String>) -> Refusal {
    Refusal {
        code,
        message,
        clauses: basis.clauses.clone(),
        mend: mend.into(),
    }
}

/// The version of a contract that an order is made under: the one of its day, or that of a later
/// term that was ordered already, which this order follows.
pub(super) fn version<'a>(contract: &'a Contract, order: &Order) -> &'a Contract {
    let held = contract.on(order.on);
    if order.change {
        return held;
    }
    let last = Course::of(held, order.on).last(order.on).term;
    let later = contract.on(last.start.max(order.on));
    match later.schedule.initial().start <= order.on {
        true => later,
        false => held,
    }
}

/// Refuses orders that cannot be placed.
pub(super) fn check(contract: &Contract, order: &Order) -> Result<(), Refusal> {
    let none = Basis::default();
    let id = &contract.id;
    let begins = contract.schedule.initial().start;
    if order.on < begins {
        let message = format!("{} is before contract {id} begins, {begins}", order.on);
        let mend = "give a date from its start on";
        return Err(refuse("before-term", message, &none, mend));
    }
    if contract.renewal == Some(RenewalMode::None) && !order.change {
        let message = format!("contract {id} does not renew");
        let mend = "set `renewal` in the contract";
        return Err(refuse("no-renewal", message, &contract.renewal_basis, mend));
    }
    check_tier(contract, order)?;
    check_licenses(contract, order)?;
    if let Some(Rate::Percent(percent)) = rate(contract, order, LineCode::Discount)
        && percent > rust_decimal::Decimal::ONE_HUNDRED
    {
        return Err(too_much_discount(format!("of {percent}%")));
    }
    Ok(())
}

/// The currency to quote in.
pub(super) fn currency(contract: &Contract) -> Result<Currency, Refusal> {
    contract.currency.ok_or_else(|| {
        let message = format!("contract {} has no currency", contract.id);
        let mend = "add `currency` to the contract, such as \"EUR\"";
        refuse("no-currency", message, &Basis::default(), mend)
    })
}

fn check_tier(contract: &Contract, order: &Order) -> Result<(), Refusal> {
    let Some(tier) = &order.tier else {
        return Ok(());
    };
    let program = &contract.program;
    if let Some(known) = program.tier(tier) {
        return check_sale(contract, order, known);
    }
    let on_sale = program.tiers.iter();
    let on_sale = on_sale.filter(|tier| tier.on_sale.covers(order.on));
    let known: Vec<&str> = on_sale.map(|tier| tier.id.as_str()).collect();
    let message = format!("program {} has no tier `{tier}`", contract.program.id);
    let mend = match known.as_slice() {
        [] => "quote without a tier".to_owned(),
        known => format!("its tiers are {}", known.join(", ")),
    };
    Err(refuse("unknown-tier", message, &Basis::default(), mend))
}

/// A tier that is on sale no more cannot be ordered, unless it is the contract's own and changes
/// nothing.
fn check_sale(contract: &Contract, order: &Order, tier: &Tier) -> Result<(), Refusal> {
    let held = contract.tier_on(order.on) == Some(tier.id.as_str());
    if tier.on_sale.covers(order.on) || (held && order.change) {
        return Ok(());
    }
    let message = format!(
        "tier `{}` is not on sale on {}, but {}",
        tier.id,
        order.on,
        tier.on_sale.text()
    );
    let mend = match contract.program.successor(tier) {
        Some(next) => format!("it goes on as {0}: quote with --tier {0}", next.id),
        None => "quote another tier".to_owned(),
    };
    Err(refuse("tier-off-sale", message, &tier.basis, mend))
}

/// The tier of an order: the one that it names; else the one that the contract has, or that it goes
/// on as in a new term.
fn tier_ordered(contract: &Contract, order: &Order) -> Option<String> {
    let own = match order.change {
        true => contract.tier_on(order.on),
        false => contract.next_tier(order.on),
    };
    order.tier.clone().or_else(|| own.map(str::to_owned))
}

fn check_licenses(contract: &Contract, order: &Order) -> Result<(), Refusal> {
    let covered = contract.licenses.map(|licenses| licenses.covered);
    if let Some(covered) = order.licenses.or(covered)
        && let Some(refusal) = refuses_cover(contract, covered)
    {
        return Err(refusal);
    }
    if order.licenses.is_some() && contract.licenses.is_none() {
        let message = format!("contract {} is not sold by licenses", contract.id);
        let mend = "add `licenses` to the contract";
        return Err(refuse("no-licenses", message, &Basis::default(), mend));
    }
    Ok(())
}

/// What an order is, and the term that it buys.
///
/// # Errors
///
/// A [`Refusal`] of an order that the terms do not accept.
pub(super) fn plan<'a>(contract: &'a Contract, order: &Order) -> Result<Plan<'a>, Refusal> {
    let standing = standing::on(contract, order.on);
    let last = standing.last;
    if last.term.is_open() && !order.change {
        let message = format!("contract {} has no end, so nothing renews", contract.id);
        let mend = "quote a change with --change";
        return Err(refuse("no-renewal", message, &contract.renewal_basis, mend));
    }
    let (months, length_inferred) = order_months(contract, order, last);
    let mut plan = Plan {
        kind: Some(Kind::Renewal),
        step: None,
        step_number: 0,
        length: Length::Months(months),
        length_inferred,
        new_term: None,
        last,
        lapse_days: (order.on - last.term.end).num_days().max(0),
        tier: tier_ordered(contract, order),
        why: None,
        reasons: Vec::new(),
    };
    if order.change {
        change(contract, order, &standing, &mut plan)?;
        return Ok(plan);
    }
    renamed(contract, order, &mut plan);
    fall(contract, order, &mut plan)?;
    if plan.lapse_days > 0 {
        late(contract, order, &mut plan)?;
    } else {
        plan.new_term = last.schedule.term_after(last.number, months);
    }
    cut(contract, &mut plan)?;
    Ok(plan)
}

/// Which step of the terms an order after the last covered day falls under, and what it buys.
fn late<'a>(contract: &'a Contract, order: &Order, plan: &mut Plan<'a>) -> Result<(), Refusal> {
    let steps = &contract.program.late;
    let vendor = &contract.program.vendor;
    if steps.is_empty() {
        let message = format!("{vendor} does not state what follows a lapse");
        plan.kind = None;
        plan.why = Some(Why::new(WhyCode::Unstated, message, Vec::new()));
        return Ok(());
    }
    let end = plan.last.term.end;
    let covers = |step: &LateStep| {
        let last = step.until.map(|until| until.last_order(end));
        last.is_none_or(|last| last.is_some_and(|last| order.on <= last))
    };
    let lapse = plan.lapse_days;
    let too_long = |basis: &Basis| {
        let message = format!("no renewal after a lapse of {lapse} days");
        let mend = format!("ask {vendor} for a new contract");
        refuse("lapsed-too-long", message, basis, mend)
    };
    let Some(number) = steps.iter().position(covers) else {
        return Err(too_long(&Basis {
            clauses: clauses_of(steps.iter().map(|step| &step.basis)),
            inferred: None,
        }));
    };
    let step = &steps[number];
    plan.kind = Some(match step.kind {
        LateKind::LateRenewal => Kind::LateRenewal,
        LateKind::Reinstatement => Kind::Reinstatement,
        LateKind::Refused => return Err(too_long(&step.basis)),
    });
    (plan.step, plan.step_number) = (Some(step), number + 1);
    let Length::Months(months) = plan.length else {
        return Ok(());
    };
    let Place {
        schedule, number, ..
    } = plan.last;
    match step.new_term {
        NewTerm::OldEnd => plan.new_term = schedule.term_after(number, months),
        NewTerm::OrderDate => plan.new_term = Schedule::term_of_months(order.on, months),
        NewTerm::OldExpiry => {
            let whole = old_expiry(schedule, number, months, order.on);
            plan.new_term = whole.map(|whole| Term {
                start: order.on,
                end: whole.end,
            });
            let share = plan
                .new_term
                .and_then(|term| YearShare::on_grid(schedule.anchor(), term.start, term.end));
            if let Some(share) = share {
                plan.length = Length::Share(share);
            }
        }
    }
    plan.reasons.push(Reason::new(
        "late",
        format!("{lapse} days after the last covered day, {end}"),
        &step.basis,
    ));
    Ok(())
}

/// The term that a date would lie in if terms of so many months had followed.
fn old_expiry(schedule: Schedule, number: u32, months: u32, on: NaiveDate) -> Option<Term> {
    (1..=MAX_PERIODS).find_map(|periods| {
        let term = schedule.term_after(number, months.checked_mul(periods)?)?;
        (on <= term.end).then_some(term)
    })
}

/// A new term is over with the vendor's support.
fn cut(contract: &Contract, plan: &mut Plan<'_>) -> Result<(), Refusal> {
    let (Some(term), Some(end)) = (plan.new_term, &contract.end_of_support) else {
        return Ok(());
    };
    if end.date < term.start {
        let message = format!(
            "support ends on {}, before the new term begins on {}",
            end.date, term.start
        );
        let mend = "move to a product that is supported";
        return Err(refuse("end-of-support", message, &end.basis, mend));
    }
    if end.date < term.end {
        let text = format!(
            "support ends on {}, and the new term with it; the terms do not say that it costs less",
            end.date
        );
        plan.reasons
            .push(Reason::new("end-of-support", text.clone(), &end.basis));
        plan.length_inferred = Some(join(plan.length_inferred.take(), &text));
    }
    plan.new_term = Some(term.cut(end.date));
    Ok(())
}

/// Where a tier stands among the program's, from the lowest.
fn rank(contract: &Contract, tier: Option<&str>) -> Option<usize> {
    contract.program.tier_rank(tier?)
}

/// Says why the tier of the new term has another name than the one the contract was sold under.
fn renamed(contract: &Contract, order: &Order, plan: &mut Plan<'_>) {
    let Some(renamed) = contract.renamed(order.on) else {
        return;
    };
    let mut reason = renamed.reason();
    let named = order.tier.as_deref();
    if named.is_none_or(|named| named == renamed.now.id)
        && !contract.fees.contains_key(&renamed.now.id)
    {
        let fee = "the fee of a year is taken to stay as it was".to_owned();
        plan.length_inferred = Some(join(plan.length_inferred.take(), &fee));
        reason.inferred = Some(join(reason.inferred.take(), &fee));
    }
    plan.reasons.push(reason);
}

/// Two remarks as one.
fn join(first: Option<String>, then: &str) -> String {
    match first {
        Some(first) => format!("{first}; {then}"),
        None => then.to_owned(),
    }
}

/// Refuses a lower tier in a renewal that comes too late to say so.
fn fall(contract: &Contract, order: &Order, plan: &mut Plan<'_>) -> Result<(), Refusal> {
    let ranks = (
        rank(contract, contract.tier_on(order.on)),
        rank(contract, order.tier.as_deref()),
    );
    let (Some(from), Some(to)) = ranks else {
        return Ok(());
    };
    let rule = contract.program.change.as_ref();
    let Some(rule) = rule.filter(|_| from != to) else {
        return Ok(());
    };
    let text = if to > from {
        "the level rises"
    } else {
        "the level falls"
    };
    let text = format!("{text} with the new term");
    plan.reasons.push(Reason::new("tier", text, &rule.basis));
    let Some(days) = rule.down_notice_days.filter(|_| to < from) else {
        return Ok(());
    };
    let end = plan.last.term.end;
    let last = sub_days(end, days.into()).unwrap_or(end);
    if order.on > last && plan.lapse_days == 0 {
        let message = format!(
            "a lower level had to be asked for by {last}, {days} days before the term ends on {end}"
        );
        let mend = "order the same level, and ask for the lower one in the next term";
        return Err(refuse("change-too-late", message, &rule.basis, mend));
    }
    Ok(())
}

/// A change of the term that runs: to a higher level, or for more licenses.
fn change(
    contract: &Contract,
    order: &Order,
    standing: &Standing,
    plan: &mut Plan<'_>,
) -> Result<(), Refusal> {
    let none = Basis::default();
    let id = &contract.id;
    plan.kind = Some(Kind::Change);
    if !standing.in_force {
        let message = format!("contract {id} is not in force on {}", order.on);
        let mend = "quote a renewal, without --change";
        return Err(refuse("not-in-force", message, &none, mend));
    }
    let from = rank(contract, contract.tier_on(order.on));
    let to = rank(contract, order.tier.as_deref());
    let covered = contract.licenses.map(|licenses| licenses.covered);
    let rises = matches!((from, to), (Some(from), Some(to)) if to > from);
    let falls = matches!((from, to), (Some(from), Some(to)) if to < from);
    let more = order.licenses > covered && order.licenses.is_some();
    let fewer = order.licenses.is_some() && order.licenses < covered;
    let rule = contract.program.change.as_ref();
    let basis = rule.map_or(&none, |rule| &rule.basis);
    let at_term_end = |what: &str| {
        let message = format!("{what} at the end of a term, {}", standing.term.end);
        let mend = "quote it with the next term, without --change";
        refuse("change-at-term-end", message, basis, mend)
    };
    if falls && rule.is_none_or(|rule| rule.down == ChangeWhen::TermEnd) {
        return Err(at_term_end("the level can only fall"));
    }
    if rises && rule.is_some_and(|rule| rule.up == ChangeWhen::TermEnd) {
        return Err(at_term_end("the level can only rise"));
    }
    if fewer {
        return Err(at_term_end("licenses can only be given up"));
    }
    if !rises && !falls && !more {
        let message = "nothing changes by this order".to_owned();
        let mend = "name another tier with --tier, or more licenses with --licenses";
        return Err(refuse("no-change", message, &none, mend));
    }
    let last = plan.last;
    let Some(end) = last.term.last_day() else {
        let message = format!("contract {id} has no end to prorate to");
        let mend = "ask for the price of a year: quote a contract with a term";
        return Err(refuse("no-end", message, &none, mend));
    };
    let anchor = last.schedule.anchor();
    let anchor = if anchor <= order.on {
        anchor
    } else {
        contract.schedule.initial().start
    };
    if let Some(share) = YearShare::on_grid(anchor, order.on, end) {
        plan.length = Length::Share(share);
    }
    plan.new_term = Some(Term {
        start: order.on,
        end,
    });
    let mut reason = Reason::new(
        "change",
        format!("from {} to the end of the term, {end}", order.on),
        basis,
    );
    if rule.is_none() {
        reason.inferred = Some(format!(
            "{} does not state when a contract can change; more can be bought at any time",
            contract.program.vendor
        ));
    }
    plan.length_inferred = reason.inferred.clone();
    plan.reasons.push(reason);
    Ok(())
}

/// How long the new term is: as ordered, else as a term renews, else a year, inferred.
fn order_months(contract: &Contract, order: &Order, last: Place) -> (u32, Option<String>) {
    if let Some(years) = order.years {
        return (years.saturating_mul(12), None);
    }
    let months = last.schedule.renewal_months();
    match months.or(contract.schedule.renewal_months()) {
        Some(months) => (months, None),
        None => (
            12,
            Some("nobody states how long a renewal lasts; a year is assumed".to_owned()),
        ),
    }
}
