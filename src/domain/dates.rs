//! The dates of a contract as deadlines: notices, the end of its terms and of support, the
//! late-renewal window.
//!
//! May use the rest of `domain`. Deliberately absent: tickets (see `ticket::deadlines`).

use chrono::NaiveDate;

use super::clause::{Basis, Reason, clauses_of};
use super::contract::Contract;
use super::course::Course;
use super::deadline::{Deadline, Due, Kind, State};
use super::notice::{self, Notice};
use super::standing;
use super::term::Term;

/// Every date of a contract and of its services, judged on a local date.
///
/// Notices that nobody states are left out: they have no date.
pub fn dates(contract: &Contract, on: NaiveDate) -> Vec<Deadline> {
    let contract = contract.on(on);
    let mut dates: Vec<Deadline> = notice::notices(contract, on)
        .iter()
        .filter_map(notice_date)
        .collect();
    let standing = standing::on(contract, on);
    let covered = standing.last.term;
    dates.extend(expiry(covered, None, &contract.renewal_basis, on));
    for service in &contract.services {
        let term = Course::of_service(contract, service, on).on(on).term;
        dates.extend(expiry(term, Some(&service.id), &service.renewal_basis, on));
    }
    if let Some(until) = standing.late_until {
        let basis = standing::late_basis(contract);
        let text = format!(
            "the late-renewal window after the term's end on {}",
            covered.end
        );
        dates.push(date(Kind::LateRenewalUntil, until, on, &basis, text));
    }
    if let Some(end) = &contract.end_of_support {
        let text = "the last day that the vendor supports the product".to_owned();
        dates.push(date(Kind::EndOfSupport, end.date, on, &end.basis, text));
    }
    dates
}

fn notice_date(notice: &Notice) -> Option<Deadline> {
    let last_day = notice.last_day?;
    let state = match notice.state? {
        notice::State::Open => State::Open,
        notice::State::Due => State::Due,
        notice::State::Passed => State::Passed,
        notice::State::Given => State::Given,
    };
    let mut deadline = Deadline::new(Kind::Notice, state);
    deadline.due = Some(Due::On(last_day));
    deadline.service.clone_from(&notice.service);
    deadline.clauses.clone_from(&notice.clauses);
    deadline.reasons.clone_from(&notice.reasons);
    Some(deadline)
}

/// The end of a term, where it has one.
fn expiry(term: Term, service: Option<&str>, basis: &Basis, on: NaiveDate) -> Option<Deadline> {
    let text = format!("the last day of the term from {}", term.start);
    let mut deadline = date(Kind::Expiry, term.last_day()?, on, basis, text);
    deadline.service = service.map(str::to_owned);
    Some(deadline)
}

/// A date that is open before, due on, and passed after its day.
fn date(kind: Kind, day: NaiveDate, on: NaiveDate, basis: &Basis, text: String) -> Deadline {
    let state = match day.cmp(&on) {
        std::cmp::Ordering::Greater => State::Open,
        std::cmp::Ordering::Equal => State::Due,
        std::cmp::Ordering::Less => State::Passed,
    };
    let mut deadline = Deadline::new(kind, state);
    deadline.due = Some(Due::On(day));
    deadline.clauses = clauses_of([basis]);
    deadline.reasons = vec![Reason::new("term", text, basis)];
    deadline
}
