//! The terms of a contract or of a service, one after another: as its file has them, with the
//! renewals and notices recorded since, and cut short where support ends.
//!
//! May use the rest of `domain`. Deliberately absent: where a date stands in a term (see
//! `standing`), and money.

use chrono::NaiveDate;

use super::contract::event::{Event, What};
use super::contract::{Contract, Service};
use super::program::{Party, RenewalMode};
use super::term::{Schedule, Term, sub_days};

/// The terms of one thing that has terms of its own, as known on a date.
#[derive(Clone, Debug)]
pub struct Course {
    /// Schedules that follow each other: the file's, then one for each renewal recorded.
    schedules: Vec<Schedule>,
    /// What becomes of a term that ends.
    renewal: Option<RenewalMode>,
    /// The notice that ends it, where one was given.
    given: Option<Given>,
    /// The last day that the vendor supports at all.
    end_of_support: Option<NaiveDate>,
}

/// A notice that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// On which day.
    pub on: NaiveDate,
    /// By whom.
    pub party: Party,
    /// The last day that shall be covered.
    pub end: NaiveDate,
}

/// One term of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The schedule that the term is on.
    pub schedule: Schedule,
    /// Its number there, the initial one being 0.
    pub number: u32,
    /// Its dates, cut short where cover ends before.
    pub term: Term,
    /// The end that it would have had, where it was cut short.
    pub cut_from: Option<NaiveDate>,
}

impl Course {
    /// The terms of a contract, as known on a date.
    pub fn of(contract: &Contract, known: NaiveDate) -> Course {
        let contract = contract.on(known);
        let mut course = Course::new(contract.schedule, contract.renewal);
        course.end_of_support = contract.end_of_support.as_ref().map(|end| end.date);
        course.follow(&contract.events, None, known);
        course
    }

    /// The terms of one of its services, as known on a date.
    pub fn of_service(contract: &Contract, service: &Service, known: NaiveDate) -> Course {
        let mut course = Course::new(service.schedule, service.renewal);
        course.follow(&contract.events, Some(&service.id), known);
        course
    }

    fn new(schedule: Schedule, renewal: Option<RenewalMode>) -> Course {
        Course {
            schedules: vec![schedule],
            renewal,
            given: None,
            end_of_support: None,
        }
    }

    /// Takes in what had happened by a date, in the order of its recording. What was over before
    /// the file's own term, or is part of it, has been taken into the file.
    fn follow(&mut self, events: &[Event], service: Option<&str>, known: NaiveDate) {
        let own = self.schedules[0].initial();
        for event in events.iter().filter(|event| event.on <= known) {
            match &event.what {
                What::Terminate {
                    service: of,
                    end,
                    party,
                } if of.as_deref() == service && own.start <= *end => {
                    self.given = Some(Given {
                        on: event.on,
                        party: *party,
                        end: *end,
                    });
                }
                // An order after a notice takes the contract up again.
                What::Renew { start, end, .. } if service.is_none() && own.end < *start => {
                    let term = Term {
                        start: *start,
                        end: *end,
                    };
                    let last = self.schedules.last();
                    if let Some(next) = last.and_then(|last| last.renewed(term)) {
                        self.schedules.push(next);
                        self.given = None;
                    }
                }
                _ => {}
            }
        }
    }

    /// The first day of the first term.
    pub fn begins(&self) -> NaiveDate {
        // There is always the file's.
        self.schedules[0].initial().start
    }

    /// Whether a term is the initial one of the file.
    pub fn is_initial(&self, place: Place) -> bool {
        place.number == 0 && place.term.start == self.begins()
    }

    /// The notice that ends it, where one was given.
    pub fn given(&self) -> Option<Given> {
        self.given
    }

    /// The last day that can be covered, where something ends it.
    fn stop(&self) -> Option<NaiveDate> {
        let given = self.given.map(|given| given.end);
        match (given, self.end_of_support) {
            (Some(given), Some(end)) => Some(given.min(end)),
            (given, end) => given.or(end),
        }
    }

    /// The term that runs on a date; after the last one that is the last, before the first the
    /// first.
    pub fn on(&self, date: NaiveDate) -> Place {
        let begun = self
            .schedules
            .iter()
            .rposition(|schedule| schedule.initial().start <= date);
        self.place(begun.unwrap_or(0), date)
    }

    /// The last term that is covered as far as is known on a date: the one that runs, or one that
    /// was ordered to follow it.
    pub fn last(&self, date: NaiveDate) -> Place {
        self.place(self.schedules.len() - 1, date)
    }

    fn place(&self, at: usize, date: NaiveDate) -> Place {
        // There is always the file's.
        let schedule = self.schedules[at];
        let next = self.schedules.get(at + 1).map(|next| next.initial().start);
        let stop = self.stop();
        let mut number = 0;
        if self.renewal == Some(RenewalMode::Tacit) {
            let ordered = next.and_then(|next| sub_days(next, 1));
            let until = [stop, ordered]
                .into_iter()
                .flatten()
                .fold(date, NaiveDate::min);
            number = schedule.number_on(until).unwrap_or(0);
        }
        let whole = schedule.nth(number).unwrap_or_else(|| schedule.initial());
        let term = stop.map_or(whole, |stop| whole.cut(stop));
        Place {
            schedule,
            number,
            term,
            cut_from: (term.end != whole.end).then_some(whole.end),
        }
    }

    /// The term that follows one if it renews; `None` where nothing does, or nobody says how long
    /// a renewal lasts.
    pub fn after(&self, place: Place) -> Option<Term> {
        let ordered = self
            .schedules
            .iter()
            .map(Schedule::initial)
            .find(|term| term.start > place.term.end);
        let next = ordered.or_else(|| place.schedule.nth(place.number + 1))?;
        match self.stop() {
            Some(stop) if stop < next.start => None,
            Some(stop) => Some(next.cut(stop)),
            None => Some(next),
        }
    }
}
