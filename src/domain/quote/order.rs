//! What an order buys, whether or not anybody knows what it costs.
//!
//! Deliberately absent: sums, but for the total of the quote.

use rust_decimal::Decimal;

use super::{Kind, Order, Quote, plan, quote};
use crate::domain::clause::{Clause, Reason, clauses_of};
use crate::domain::contract::Contract;
use crate::domain::term::Term;
use crate::domain::ticket::Refusal;

/// An order for another term that the terms accept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordered {
    /// What it is.
    pub kind: Kind,
    /// The term that it buys.
    pub term: Term,
    /// The last term that was covered.
    pub last: Term,
    /// Days from the last covered day to the order; 0 before.
    pub lapse_days: i64,
    /// The tier of the new term.
    pub tier: Option<String>,
    /// What it costs; `None` where a rate, a fee or the currency is unknown.
    pub price: Option<Decimal>,
    /// The quote, where there is a currency to quote in.
    pub quote: Option<Quote>,
    /// What kind and term rest on.
    pub clauses: Vec<Clause>,
    /// How they came about.
    pub reasons: Vec<Reason>,
}

/// What an order for another term buys.
///
/// # Errors
///
/// A [`Refusal`] as of [`quote`], without its need of a currency; and where nobody states what
/// follows a lapse, so that no term can be told.
pub fn ordered(contract: &Contract, order: &Order) -> Result<Ordered, Refusal> {
    let held = plan::version(contract, order);
    plan::check(held, order)?;
    let plan = plan::plan(held, order)?;
    let quote = match held.currency {
        Some(_) => Some(quote(contract, order)?),
        None => None,
    };
    let (Some(kind), Some(term)) = (plan.kind, plan.new_term) else {
        let (message, clauses) = match plan.why {
            Some(why) => (why.message, why.clauses),
            None => ("the new term is out of range".to_owned(), Vec::new()),
        };
        return Err(Refusal {
            code: "no-new-term",
            message,
            clauses,
            mend: "agree on a term, write it into the contract's file, and take that in with \
                   `tenure contract update`"
                .to_owned(),
        });
    };
    let mut clauses = clauses_of([plan.step.map_or(&held.renewal_basis, |step| &step.basis)]);
    for clause in plan.reasons.iter().flat_map(|reason| &reason.clauses) {
        if !clauses.contains(clause) {
            clauses.push(clause.clone());
        }
    }
    Ok(Ordered {
        kind,
        term,
        last: plan.last.term,
        lapse_days: plan.lapse_days,
        tier: plan.tier,
        price: quote.as_ref().and_then(|quote| quote.total),
        quote,
        clauses,
        reasons: plan.reasons,
    })
}
