//! What can be recorded of a contract: payments, renewals and notices; and what each comes to.
//!
//! May use the rest of `domain`. Deliberately absent: keeping it, and reading changed files. Each
//! function judges by what is known of the contract and gives the event to keep, or why there is
//! none.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::contract::Contract;
use super::contract::event::{Event, What};
use super::course::Course;
use super::notice::{Giving, Judged, judge};
use super::payment::{Debt, Owed, owed};
use super::quote::{Order, Ordered, ordered};
use super::term::Term;
use super::ticket::Refusal;

/// A payment that can be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    /// What to record.
    pub event: Event,
    /// What was paid.
    pub of: Debt,
    /// What is left of it; `None` where nobody knows what it comes to, negative where more was
    /// paid.
    pub open: Option<Decimal>,
}

/// A payment on a day: for what has been owed for longest, else for the last term that is covered.
///
/// # Errors
///
/// A [`Refusal`] if the day is out of place, the same payment was recorded, or nothing is left to
/// pay.
pub fn pay(
    contract: &Contract,
    on: NaiveDate,
    amount: Decimal,
    today: NaiveDate,
) -> Result<Paid, Refusal> {
    dated(contract, on, today)?;
    let id = &contract.id;
    let mut payments = contract.events.iter();
    let same = |event: &Event| {
        let paid = matches!(&event.what, What::Pay { amount: of, .. } if *of == amount);
        paid && event.on == on
    };
    if payments.any(same) {
        let sum = match contract.currency {
            Some(currency) => format!("{} {currency}", currency.round(amount)),
            None => amount.to_string(),
        };
        let message = format!("a payment of {sum} under contract {id} on {on} is recorded already");
        let mend = "nothing has to be recorded; two that are alike can be recorded as one sum";
        return Err(refuse("paid-already", message, mend));
    }
    let debts = owed(contract, today);
    let last = Course::of(contract, on).last(on).term;
    let due = |debt: &Owed| match debt.of {
        Debt::Sum(due) => (due, Some(due)),
        Debt::Term(term) => (term.start, None),
    };
    let (of, open, term, due) = match debts.iter().find(|debt| debt.settled.is_none()) {
        Some(debt) => {
            let (day, due) = due(debt);
            let of = Course::of(contract, day).on(day).term;
            let term = if due.is_some() { of.start } else { day };
            let open = debt.open().and_then(|open| open.checked_sub(amount));
            (debt.of, open, term, due)
        }
        None => {
            not_paid_yet(contract, &debts, last)?;
            (Debt::Term(last), None, last.start, None)
        }
    };
    let what = What::Pay { amount, term, due };
    let event = Event { on, what };
    Ok(Paid { event, of, open })
}

/// Refuses a payment for a term that is paid for, where nothing else is owed.
fn not_paid_yet(contract: &Contract, debts: &[Owed], term: Term) -> Result<(), Refusal> {
    let ordered = debts.iter().find_map(|debt| match debt.of {
        Debt::Term(of) if of.start == term.start => debt.settled,
        _ => None,
    });
    let paid = contract.events.iter().find_map(|event| match event.what {
        What::Pay {
            term: of,
            due: None,
            ..
        } if of == term.start => Some(event.on),
        _ => None,
    });
    let Some(on) = ordered.or(paid) else {
        return Ok(());
    };
    let message = format!(
        "the term of contract {} that begins on {} was paid on {on}, and nothing else is owed",
        contract.id, term.start
    );
    let mend = "record a renewal first, or list sums that are due within a term in the file, as \
                [[contract.payment]], and take it in with `tenure contract update`";
    Err(refuse("paid-already", message, mend))
}

/// A renewal that can be recorded, with what it buys.
///
/// # Errors
///
/// A [`Refusal`] if a day is out of place, a renewal that has not begun was recorded already, or
/// the terms do not accept the order.
pub fn renew(
    contract: &Contract,
    order: &Order,
    paid: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(Event, Ordered), Refusal> {
    let on = order.on;
    dated(contract, on, today)?;
    if let Some(paid) = paid {
        dated(contract, paid, today)?;
    }
    in_order(contract, on)?;
    let id = &contract.id;
    let ahead = contract.events.iter().find_map(|event| match event.what {
        What::Renew { start, end, .. } if on < start => Some((event.on, Term { start, end })),
        _ => None,
    });
    if let Some((day, term)) = ahead {
        let message = format!(
            "contract {id} was renewed on {day} already, from {} to {}",
            term.start, term.end
        );
        let mend = "nothing has to be recorded; to order more at once, undo it and give --years";
        return Err(refuse("renewed-already", message, mend));
    }
    let ordered = ordered(contract, order)?;
    let term = ordered.term;
    let held = contract.tier_on(on);
    let tier = ordered.tier.clone();
    let tier = tier.filter(|tier| held != Some(tier.as_str()));
    let what = What::Renew {
        start: term.start,
        end: term.end,
        tier,
        price: ordered.price,
        paid,
    };
    Ok((Event { on, what }, ordered))
}

/// A notice that can be recorded, with what it comes to.
///
/// # Errors
///
/// A [`Refusal`] if its day is out of place, or as [`judge`] says.
pub fn terminate(
    contract: &Contract,
    giving: &Giving<'_>,
    today: NaiveDate,
) -> Result<(Event, Judged), Refusal> {
    dated(contract, giving.on, today)?;
    let judged = judge(contract, giving)?;
    in_order(contract, giving.on)?;
    let what = What::Terminate {
        service: giving.service.map(|service| service.id.clone()),
        end: giving.end,
        party: giving.party,
    };
    let on = giving.on;
    Ok((Event { on, what }, judged))
}

/// The first day on which a changed file holds if nobody says: today, or where that is later, the
/// first day of its term. Before the contract has begun, the whole of it.
pub fn holds_from(contract: &Contract, changed: &Contract, today: NaiveDate) -> NaiveDate {
    let first = contract.on(NaiveDate::MIN).schedule.initial().start;
    let begins = changed.schedule.initial().start;
    if today < first {
        first.min(begins)
    } else {
        today.max(begins)
    }
}

/// Checks that a changed file can hold from a day on.
///
/// # Errors
///
/// A [`Refusal`] if that is before the contract began, or leaves days between the old terms and the
/// new one without any.
pub fn update(contract: &Contract, changed: &Contract, from: NaiveDate) -> Result<(), Refusal> {
    let first = contract.on(NaiveDate::MIN).schedule.initial().start;
    let begins = changed.schedule.initial().start;
    if from < first && from < begins {
        begun(contract, from)?;
    }
    if first < from && from < begins {
        let message = format!("the file's term begins on {begins}, after {from}");
        let mend = format!("let the file hold from its term on: --from {begins}");
        return Err(refuse("before-term", message, &mend));
    }
    Ok(())
}

/// Refuses a day after now, or before the contract began.
fn dated(contract: &Contract, on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if today < on {
        let message = format!("{on} is after now, {today}");
        let mend = "record it once it has happened, or judge as of a later instant with --now";
        return Err(refuse("in-the-future", message, mend));
    }
    begun(contract, on)
}

fn begun(contract: &Contract, on: NaiveDate) -> Result<(), Refusal> {
    let first = Course::of(contract, on).begins();
    if on < first {
        let message = format!("{on} is before contract {} began, {first}", contract.id);
        let mend = "give a day from its start on";
        return Err(refuse("before-term", message, mend));
    }
    Ok(())
}

/// Refuses what was to be known before a later order or notice was judged.
fn in_order(contract: &Contract, on: NaiveDate) -> Result<(), Refusal> {
    let mut events = contract.events.iter();
    let later = events.find(|event| {
        let shapes = matches!(
            event.what,
            What::Renew { .. } | What::Terminate { service: None, .. }
        );
        shapes && on < event.on
    });
    let Some(later) = later else {
        return Ok(());
    };
    let what = match later.what {
        What::Renew { .. } => "a renewal",
        _ => "a notice",
    };
    let message = format!(
        "{what} of {} was recorded for contract {} already, which {on} is before",
        later.on, contract.id
    );
    let mend = "undo the later one first; `tenure log` shows its number";
    Err(refuse("recorded-later", message, mend))
}

/// The last event that lies after now, without which nothing can be judged that is recorded.
pub fn later_event(events: &[Event], today: NaiveDate) -> Option<&Event> {
    let told = events
        .iter()
        .filter(|event| !matches!(event.what, What::Register { .. }));
    told.filter(|event| today < event.on)
        .max_by_key(|event| event.on)
}

fn refuse(code: &'static str, message: String, mend: &str) -> Refusal {
    Refusal {
        code,
        message,
        clauses: Vec::new(),
        mend: mend.to_owned(),
    }
}
