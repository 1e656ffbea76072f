//! What is owed under a contract and whether it is paid, as far as anything was recorded: sums that
//! its file names, and terms that were ordered.
//!
//! May use the rest of `domain`. Deliberately absent: what an unpaid sum means for a ticket (see
//! `ticket::entitlement`), and what an order costs (see `quote`). A term that the file has, or that
//! renewed by itself, counts as paid: nobody records what was never ordered here.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::contract::Contract;
use super::contract::event::{Event, What};
use super::term::{Term, add_days};

/// Something that is or was owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// What for.
    pub of: Debt,
    /// The first day on which it counts as unpaid.
    pub since: NaiveDate,
    /// What it comes to, where that is known.
    pub price: Option<Decimal>,
    /// What was paid towards it.
    pub paid: Decimal,
    /// The day on which nothing was left to pay; `None` while something is.
    pub settled: Option<NaiveDate>,
}

/// What something is owed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Debt {
    /// A sum of the contract's file, by the last day to pay it.
    Sum(NaiveDate),
    /// A term that was ordered.
    Term(Term),
}

impl Owed {
    /// Whether it is unpaid on a date.
    pub fn is_unpaid(&self, date: NaiveDate) -> bool {
        self.since <= date && self.settled.is_none_or(|settled| date < settled)
    }

    /// What is left to pay; `None` where nobody knows what it comes to.
    pub fn open(&self) -> Option<Decimal> {
        if self.settled.is_some() {
            return Some(Decimal::ZERO);
        }
        self.price?.checked_sub(self.paid)
    }

    /// Takes in a payment: all that is known to be left, or whatever was paid where nobody knows.
    fn pay(&mut self, on: NaiveDate, amount: Decimal) {
        self.paid = self.paid.saturating_add(amount);
        if self.settled.is_none() && self.price.is_none_or(|price| price <= self.paid) {
            self.settled = Some(on);
        }
    }
}

/// What is and was owed, as known on a date, in the order in which it became due.
pub fn owed(contract: &Contract, known: NaiveDate) -> Vec<Owed> {
    let contract = contract.on(known);
    let mut owed: Vec<Owed> = Vec::new();
    for payment in &contract.payments {
        let Some(since) = add_days(payment.due, 1) else {
            continue;
        };
        owed.push(Owed {
            of: Debt::Sum(payment.due),
            since,
            price: None,
            paid: Decimal::ZERO,
            settled: payment.paid,
        });
    }
    let known = contract.events.iter().filter(|event| event.on <= known);
    let (mut payments, orders): (Vec<&Event>, Vec<&Event>) =
        known.partition(|event| matches!(event.what, What::Pay { .. }));
    owed.extend(orders.into_iter().filter_map(ordered));
    // In the order of their days, whenever they were recorded: the last one settles.
    payments.sort_by_key(|event| event.on);
    for event in payments {
        let What::Pay { amount, term, due } = &event.what else {
            continue;
        };
        let meant = |owed: &&mut Owed| match (owed.of, due) {
            (Debt::Sum(of), Some(due)) => of == *due,
            (Debt::Term(of), None) => of.start == *term,
            _ => false,
        };
        let mut meant = owed.iter_mut().filter(meant);
        if let Some(owed) = meant.find(|owed| owed.settled.is_none()) {
            owed.pay(event.on, *amount);
        }
    }
    owed.sort_by_key(|owed| owed.since);
    owed
}

/// What is owed for a term that was ordered.
fn ordered(event: &Event) -> Option<Owed> {
    let What::Renew {
        start,
        end,
        price,
        paid,
        ..
    } = &event.what
    else {
        return None;
    };
    Some(Owed {
        of: Debt::Term(Term {
            start: *start,
            end: *end,
        }),
        since: event.on.max(*start),
        price: *price,
        paid: paid.and(*price).unwrap_or_default(),
        settled: *paid,
    })
}

/// What has been unpaid for longest on a date, if anything is.
pub fn unpaid(contract: &Contract, date: NaiveDate) -> Option<Owed> {
    let mut owed = owed(contract, date).into_iter();
    owed.find(|owed| owed.is_unpaid(date))
}
