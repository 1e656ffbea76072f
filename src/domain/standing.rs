//! Where a contract stands on a date: which term, in force or not, and how long it can still be
//! renewed late.
//!
//! May use the rest of `domain`. Deliberately absent: fees (see `quote`), payment (see `payment`)
//! and notices (see `notice`).

use chrono::NaiveDate;

use super::clause::Basis;
use super::contract::{Contract, Service};
use super::course::{Course, Place};
use super::program::{LateKind, RenewalMode};
use super::term::Term;

/// Days before the end of a term from which a contract counts as ending.
pub const ENDING_DAYS: i64 = 90;

/// Where a contract stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its first term has not begun.
    Upcoming,
    /// A term runs, and ends in more than [`ENDING_DAYS`] days.
    Active,
    /// A term runs, and ends within [`ENDING_DAYS`] days.
    Ending,
    /// It ended, and can still be renewed late.
    Late,
    /// It ended, and can only be taken up again on the terms for that.
    Lapsed,
    /// It ended, and does not renew.
    Ended,
}

impl State {
    /// The state's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            State::Upcoming => "upcoming",
            State::Active => "active",
            State::Ending => "ending",
            State::Late => "late",
            State::Lapsed => "lapsed",
            State::Ended => "ended",
        }
    }
}

/// Where a contract stands on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The term that runs on the date; else the last one, or the first where none has begun.
    pub term: Term,
    /// The last term that is covered as far as is known: that one, or one ordered to follow it.
    pub last: Place,
    /// Whether the term runs on the date.
    pub in_force: bool,
    /// Where the contract stands.
    pub state: State,
    /// Days from the date to the last day covered; negative after it.
    pub days_left: i64,
    /// The last day on which it can be renewed late, where the terms have such a day.
    pub late_until: Option<NaiveDate>,
}

/// Where a contract stands on a date.
///
/// A term that renews tacitly is followed by the next unless somebody gave notice; every other
/// ends for good unless somebody renews it. Where nobody says how it renews, it is taken to end.
pub fn on(contract: &Contract, date: NaiveDate) -> Standing {
    let contract = contract.on(date);
    let course = Course::of(contract, date);
    let late_until = late_until(contract, course.last(date).term);
    stands(&course, contract.renewal, late_until, date)
}

/// Where one of its services stands on a date. None of them can be renewed late.
pub fn of_service(contract: &Contract, service: &Service, date: NaiveDate) -> Standing {
    let course = Course::of_service(contract, service, date);
    stands(&course, service.renewal, None, date)
}

fn stands(
    course: &Course,
    renewal: Option<RenewalMode>,
    late_until: Option<NaiveDate>,
    date: NaiveDate,
) -> Standing {
    let place = course.on(date);
    let last = course.last(date);
    let term = place.term;
    let in_force = term.contains(date);
    let days_left = (last.term.end - date).num_days();
    let ends = renewal == Some(RenewalMode::None) || course.given().is_some();
    let state = if date < term.start {
        State::Upcoming
    } else if in_force && days_left > ENDING_DAYS {
        State::Active
    } else if in_force {
        State::Ending
    } else if ends || place.cut_from.is_some() {
        State::Ended
    } else if late_until.is_some_and(|until| date <= until) {
        State::Late
    } else {
        State::Lapsed
    };
    Standing {
        term,
        last,
        in_force,
        state,
        days_left,
        late_until,
    }
}

/// The last day on which a term can be renewed late: the end of the last late-renewal step.
fn late_until(contract: &Contract, term: Term) -> Option<NaiveDate> {
    let steps = contract.program.late.iter();
    steps
        .filter(|step| step.kind == LateKind::LateRenewal)
        .filter_map(|step| step.until?.last_order(term.last_day()?))
        .max()
}

/// The basis of the late-renewal window, for citing it.
pub fn late_basis(contract: &Contract) -> Basis {
    let steps = contract.program.late.iter();
    steps
        .filter(|step| step.kind == LateKind::LateRenewal)
        .map(|step| step.basis.clone())
        .next_back()
        .unwrap_or_default()
}
