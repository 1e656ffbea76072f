//! The dates of a contract as deadlines: notices, the end of its terms and of support, the
//! late-renewal window, days to object to new terms, the end of certificates and of what can be
//! used of services.
//!
//! May use the rest of `domain`. Deliberately absent: tickets (see `ticket::deadlines`).

use chrono::NaiveDate;

use super::clause::{Basis, Reason, clauses_of};
use super::contract::Contract;
use super::contract::event::What;
use super::course::Course;
use super::deadline::{Deadline, Due, Kind, State};
use super::lifecycle;
use super::notice::{self, Notice};
use super::service::{self, amount::in_words};
use super::standing;
use super::term::Term;

/// Every date of a contract and of its services, judged on a local date.
///
/// Notices that nobody states are left out: they have no date.
pub fn dates(contract: &Contract, on: NaiveDate) -> Vec<Deadline> {
    // A version knows of no others, and an objection is to the one before.
    let whole = contract;
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
    for end in lifecycle::ends_of_support(contract, on) {
        let mut deadline = date(Kind::EndOfSupport, end.date, on, &end.basis, end.text);
        deadline.version = end.version;
        dates.push(deadline);
    }
    dates.extend(objections(whole, covered, on));
    dates.extend(certificates(contract, on));
    dates.extend(service::lapses(contract, on).into_iter().map(|lapse| {
        let left = match lapse.left {
            Some(left) => in_words(left, &lapse.unit),
            None => format!("what is left, in {},", lapse.unit),
        };
        let text = format!("the last day to use {left} of {}", lapse.service);
        let mut date = date(Kind::AllowanceExpiry, lapse.on, on, &lapse.basis, text);
        date.service = Some(lapse.service);
        date.allowance = Some(lapse.allowance);
        date
    }));
    dates
}

/// The days to object to editions that the customer was notified of. Those that were over before
/// the term began are told no more.
fn objections(contract: &Contract, term: Term, on: NaiveDate) -> Vec<Deadline> {
    let known = contract.events.iter().filter(|event| event.on <= on);
    let found = known.filter_map(|event| match &event.what {
        What::Adopt {
            object_by: Some(last),
            ..
        } if term.start <= *last => Some((event.on, *last)),
        _ => None,
    });
    found
        .map(|(notified, last)| {
            let rule = contract.on(notified).program.revision.as_ref();
            let basis = rule.map(|rule| rule.basis.clone()).unwrap_or_default();
            let text = format!("the last day to object to the edition notified on {notified}");
            date(Kind::Objection, last, on, &basis, text)
        })
        .collect()
}

/// The last days of the certificates of those whom the customer named.
fn certificates(contract: &Contract, on: NaiveDate) -> Vec<Deadline> {
    let contacts = contract.contacts.iter();
    contacts
        .filter_map(|contact| {
            let text = format!("the last day of the certificate of {}", contact.email);
            let until = contact.certified_until?;
            let basis = Basis::default();
            let mut date = date(Kind::CertificateExpiry, until, on, &basis, text);
            date.contact = Some(contact.email.clone());
            Some(date)
        })
        .collect()
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
    deadline.send_by = notice.send_by;
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
