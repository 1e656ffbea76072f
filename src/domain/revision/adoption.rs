//! What it means for a contract that its vendor announces a new edition: by when the customer can
//! object, and from when it holds.
//!
//! The edition that the contract is under says so; where it says nothing, a term that runs stays
//! under the edition that it was bought under, inferred. Deliberately absent: what the edition
//! changes (see the module above), and keeping it.

use chrono::NaiveDate;

use crate::domain::clause::{Basis, Clause, Reason, Why, WhyCode};
use crate::domain::contract::Contract;
use crate::domain::contract::event::What;
use crate::domain::course::Course;
use crate::domain::program::Holds;
use crate::domain::standing;
use crate::domain::term::add_days;
use crate::domain::ticket::Refusal;

/// What a new edition means for a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adoption {
    /// The last day on which the customer can object, that whole day included.
    pub object_by: Option<NaiveDate>,
    /// Why there is none.
    pub why_no_objection: Option<Why>,
    /// The first day on which the edition holds.
    pub from: Option<NaiveDate>,
    /// Why there is none.
    pub why_never: Option<Why>,
    /// What both rest on.
    pub clauses: Vec<Clause>,
    /// How they came about.
    pub reasons: Vec<Reason>,
}

/// What it means for a contract that the customer was notified of a new edition on a day.
///
/// # Errors
///
/// A [`Refusal`] if the contract is under that edition, was notified of it before, or has ended by
/// then.
pub fn adopt(contract: &Contract, edition: &str, on: NaiveDate) -> Result<Adoption, Refusal> {
    let held = contract.on(on);
    let refuse = |code, message: String, mend: &str| Refusal {
        code,
        message,
        clauses: Vec::new(),
        mend: mend.to_owned(),
    };
    let id = &contract.id;
    if held.program.digest == edition {
        let message = format!("contract {id} is under that edition on {on}");
        return Err(refuse(
            "held-already",
            message,
            "nothing has to be recorded",
        ));
    }
    let before = contract.events.iter().find(
        |event| matches!(&event.what, What::Adopt { edition: adopted, .. } if adopted == edition),
    );
    if let Some(before) = before {
        let message = format!(
            "contract {id} was notified of that edition on {}",
            before.on
        );
        return Err(refuse(
            "adopted-already",
            message,
            "nothing has to be recorded",
        ));
    }
    let standing = standing::on(held, on);
    if standing.last.term.end < on {
        let end = standing.last.term.end;
        let message = format!("contract {id} ended on {end}, before the notification");
        let mend = "a new order is under the edition of its day";
        return Err(refuse("not-in-force", message, mend));
    }
    Ok(dated(held, on))
}

fn dated(contract: &Contract, on: NaiveDate) -> Adoption {
    let program = &contract.program;
    let rule = program.revision.as_ref();
    let basis = rule.map_or_else(Basis::default, |rule| rule.basis.clone());
    let mut reasons = vec![Reason::fact("notified", format!("notified on {on}"))];
    let days = rule.and_then(|rule| rule.object_days);
    let object_by = days.and_then(|days| add_days(on, days.into()));
    if let (Some(days), Some(last)) = (days, object_by) {
        let text = format!("{days} days after the notification: by {last}");
        reasons.push(Reason::new("object-by", text, &basis));
    }
    let (holds, basis) = match rule.and_then(|rule| rule.holds) {
        Some(holds) => (holds, basis),
        None => {
            let inferred = format!(
                "{} does not state from when a new edition holds; a term that runs is taken to \
                 stay under the one that it was bought under",
                program.vendor
            );
            let inferred = Some(inferred);
            (Holds::NextTerm, Basis { inferred, ..basis })
        }
    };
    let from = match holds {
        Holds::AtOnce => Some(on),
        Holds::AfterObjection => match object_by {
            Some(last) => add_days(last, 1),
            None => Some(on),
        },
        Holds::NextTerm => next_term(contract, on),
    };
    // Before the first term nothing holds.
    let from = from.map(|from| from.max(Course::of(contract, on).begins()));
    if let Some(from) = from {
        let text = format!("it holds {}: from {from}", holds.label());
        reasons.push(Reason::new("holds", text, &basis));
    }
    Adoption {
        object_by,
        why_no_objection: object_by.is_none().then(|| {
            let message = format!("{} gives no days to object", program.vendor);
            Why::new(WhyCode::Unstated, message, basis.clauses.clone())
        }),
        from,
        why_never: from.is_none().then(|| {
            let message = "no term follows the one that runs, as far as is known";
            Why::new(WhyCode::Condition, message, basis.clauses.clone())
        }),
        clauses: basis.clauses,
        reasons,
    }
}

/// The first day of the term after the one that runs on a date, or that begins next.
fn next_term(contract: &Contract, on: NaiveDate) -> Option<NaiveDate> {
    let course = Course::of(contract, on);
    let place = course.on(on);
    if on < place.term.start {
        return Some(place.term.start);
    }
    course.after(place).map(|next| next.start)
}
