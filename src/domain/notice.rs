//! By when which party gives notice, for the term that runs.
//!
//! Notices that somebody gives are judged in `giving`; the day to send one by comes from `sending`.
//!
//! May use the rest of `domain`. Deliberately absent: keeping notices that were given.

use chrono::{Datelike as _, Months, NaiveDate};

use super::clause::{Clause, Reason, Why, WhyCode};
use super::contract::{Contract, Service};
use super::course::{Course, Given, Place};
use super::program::{NoticeEnd, NoticePeriod, NoticeRule, Party, RenewalMode};
use super::term::{Term, add_days, add_months, months_before_end, sub_days};

mod giving;
mod sending;

pub use giving::{Giving, Judged, judge};
pub use sending::send_by;

/// The dates of one notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The service that it is for; `None` for the contract's own term.
    pub service: Option<String>,
    /// Who gives it; `None` where nobody says.
    pub party: Option<Party>,
    /// The term whose end it is counted from.
    pub term: Term,
    /// The last day on which it can be given, that whole day included.
    pub last_day: Option<NaiveDate>,
    /// The last business day on which to send it.
    pub send_by: Option<NaiveDate>,
    /// Where it stands; `None` where there is no last day.
    pub state: Option<State>,
    /// The day on which it was given, where it was.
    pub given: Option<NaiveDate>,
    /// Whether that was after the last day for it.
    pub late: bool,
    /// The last day covered if it is given on the day judged; `None` where that is not known.
    pub ends: Option<NaiveDate>,
    /// What follows if the day passes, where the terms say.
    pub consequence: Option<String>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Why there is no last day.
    pub why_no_day: Option<Why>,
    /// Why nothing is known of the consequence.
    pub why_no_consequence: Option<Why>,
    /// How it came about.
    pub reasons: Vec<Reason>,
}

/// Where a notice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Before the day to send it by.
    Open,
    /// From that day through the last one.
    Due,
    /// After the last day.
    Passed,
    /// It was given.
    Given,
}

impl State {
    /// The state's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Due => "due",
            State::Passed => "passed",
            State::Given => "given",
        }
    }
}

/// The notices of a contract and of its services, for the terms that run on a date; of what has
/// ended, for the last term.
pub fn notices(contract: &Contract, on: NaiveDate) -> Vec<Notice> {
    let contract = contract.on(on);
    std::iter::once(None)
        .chain(contract.services.iter().map(Some))
        .flat_map(|service| Line::new(contract, service, on).notices())
        .collect()
}

/// The same, and of what renews by itself and cannot be ended with the running term any more the
/// notices for the next one, as far as their last day is no later than a date.
pub fn notices_until(contract: &Contract, on: NaiveDate, until: NaiveDate) -> Vec<Notice> {
    let contract = contract.on(on);
    std::iter::once(None)
        .chain(contract.services.iter().map(Some))
        .flat_map(|service| {
            let line = Line::new(contract, service, on);
            let mut notices = line.notices();
            let passed = |notice: &Notice| notice.state == Some(State::Passed);
            if notices.iter().all(passed) && line.renewal == Some(RenewalMode::Tacit) {
                let next = line.next_notices().into_iter();
                notices.extend(next.filter(|notice| {
                    let in_time = |day| on <= day && day <= until;
                    notice.last_day.is_some_and(in_time)
                }));
            }
            notices
        })
        .collect()
}

/// One thing with a term of its own: the contract, or a service.
struct Line<'a> {
    contract: &'a Contract,
    service: Option<&'a str>,
    renewal: Option<RenewalMode>,
    rules: &'a [NoticeRule],
    course: Course,
    on: NaiveDate,
}

impl<'a> Line<'a> {
    fn new(contract: &'a Contract, service: Option<&'a Service>, on: NaiveDate) -> Line<'a> {
        match service {
            None => Line {
                contract,
                service: None,
                renewal: contract.renewal,
                rules: &contract.notices,
                course: Course::of(contract, on),
                on,
            },
            Some(service) => Line {
                contract,
                service: Some(&service.id),
                renewal: service.renewal,
                rules: &service.notices,
                course: Course::of_service(contract, service, on),
                on,
            },
        }
    }

    fn notices(&self) -> Vec<Notice> {
        let place = self.course.last(self.on);
        let rules = self.rules_for(place);
        let notices: Vec<Notice> = rules.map(|rule| self.notice(rule, place)).collect();
        if notices.is_empty() {
            return vec![self.unstated(place.term)];
        }
        notices
    }

    /// The notices for the term after the last one, where one follows.
    fn next_notices(&self) -> Vec<Notice> {
        let last = self.course.last(self.on);
        let Some(next) = self.course.after(last) else {
            return Vec::new();
        };
        let place = self.course.last(next.start);
        let rules = self.rules_for(place);
        rules.map(|rule| self.notice(rule, place)).collect()
    }

    /// The rules for a term.
    fn rules_for(&self, place: Place) -> impl Iterator<Item = &'a NoticeRule> {
        let initial = self.course.is_initial(place);
        self.rules
            .iter()
            .filter(move |rule| rule.of.covers(initial))
    }

    fn unstated(&self, term: Term) -> Notice {
        let program = &self.contract.program;
        let what = self.service.map_or("the contract", |service| service);
        let message = format!("{} states no notice period for {what}", program.vendor);
        let given = self.course.given().filter(|given| given.end <= term.end);
        Notice {
            service: self.service.map(str::to_owned),
            party: given.map(|given| given.party),
            term,
            last_day: None,
            send_by: None,
            state: given.map(|_| State::Given),
            given: given.map(|given| given.on),
            late: false,
            ends: None,
            consequence: given.map(|given| format!("ends on {}", given.end)),
            clauses: Vec::new(),
            why_no_day: Some(
                Why::new(WhyCode::Unstated, message, Vec::new()).supply(self.supply_key()),
            ),
            why_no_consequence: None,
            reasons: Vec::new(),
        }
    }

    fn supply_key(&self) -> &'static str {
        match self.service {
            None => "contract.notice",
            Some(_) => "contract.service.notice",
        }
    }

    fn notice(&self, rule: &NoticeRule, place: Place) -> Notice {
        let clauses = rule.basis.clauses.clone();
        let term = place.term;
        let last_day = last_day(term, rule.before);
        let sending = last_day.map(|last| send_by(self.contract, last));
        let (send_by, how_sent) = sending.flatten().unzip();
        let given = self.course.given().filter(|given| {
            let whose = rule.party == Party::Either || rule.party == given.party;
            whose && given.end <= term.end
        });
        let state = match (given, last_day) {
            (Some(_), _) => Some(State::Given),
            (None, None) => term.is_open().then_some(State::Open),
            (None, Some(last)) => Some(match send_by {
                _ if self.on > last => State::Passed,
                Some(send) if self.on < send => State::Open,
                _ => State::Due,
            }),
        };
        let (consequence, why_no_consequence) = self.consequence(rule, place, given);
        let mut reasons = vec![Reason::new("last-day", explain(term, rule), &rule.basis)];
        reasons.extend(how_sent);
        if let Some(given) = given {
            let text = format!("notice was given on {}, to end on {}", given.on, given.end);
            reasons.push(Reason::fact("given", text));
        }
        Notice {
            service: self.service.map(str::to_owned),
            party: Some(rule.party),
            term,
            last_day,
            send_by,
            state,
            given: given.map(|given| given.on),
            late: given.is_some_and(|given| last_day.is_some_and(|last| last < given.on)),
            ends: self.ends(rule, place, last_day),
            consequence,
            clauses: clauses.clone(),
            why_no_day: last_day.is_none().then(|| match term.is_open() {
                true => Why::new(
                    WhyCode::Condition,
                    "the term has no end: a notice can be given on any day",
                    clauses,
                ),
                false => Why::new(
                    WhyCode::OutOfRange,
                    "the notice day is out of range",
                    clauses,
                ),
            }),
            why_no_consequence,
            reasons,
        }
    }

    /// The last day covered if a notice is given on the day judged: the end of the term while
    /// there is time, then that of the next where the contract renews by itself.
    fn ends(&self, rule: &NoticeRule, place: Place, last: Option<NaiveDate>) -> Option<NaiveDate> {
        if place.term.is_open() {
            return earliest_end(self.on.max(place.term.start), rule);
        }
        if self.on <= last? {
            return Some(place.term.end);
        }
        if self.renewal != Some(RenewalMode::Tacit) {
            return None;
        }
        let next = self.course.after(place)?;
        (self.on <= last_day(next, rule.before)?).then_some(next.end)
    }

    /// What follows if the day passes: the next term where the contract renews tacitly, else what
    /// the terms say, else nothing that anybody states. Of a notice that was given in time, the
    /// end that it leads to.
    fn consequence(
        &self,
        rule: &NoticeRule,
        place: Place,
        given: Option<Given>,
    ) -> (Option<String>, Option<Why>) {
        let late = |given: Given| last_day(place.term, rule.before).is_some_and(|d| d < given.on);
        if let Some(given) = given.filter(|given| !late(*given)) {
            return (Some(format!("ends on {}", given.end)), None);
        }
        if place.term.is_open() {
            return (Some("goes on".to_owned()), None);
        }
        if place.term.end < self.on {
            return (Some(format!("ended on {}", place.term.end)), None);
        }
        if place.cut_from.is_some() && given.is_none() {
            let text = format!("ends on {}, with the vendor's support", place.term.end);
            return (Some(text), None);
        }
        let next = self.course.after(place);
        if let (Some(RenewalMode::Tacit), Some(next)) = (self.renewal, next) {
            let text = format!("renews from {} to {}", next.start, next.end);
            return (Some(text), None);
        }
        if let Some(text) = &rule.consequence {
            return (Some(text.clone()), None);
        }
        let message = format!(
            "{} does not state what a late notice leads to",
            self.contract.program.vendor
        );
        (
            None,
            Some(Why::new(
                WhyCode::Unstated,
                message,
                rule.basis.clauses.clone(),
            )),
        )
    }
}

/// The last day for a notice before the end of a term, that whole day included (decision 13).
/// `None` where the term has no end, or the day is out of range.
pub fn last_day(term: Term, before: NoticePeriod) -> Option<NaiveDate> {
    let end = term.last_day()?;
    match before {
        NoticePeriod::Days(days) => sub_days(end, u64::from(days)),
        NoticePeriod::Months(months) => months_before_end(end, months),
        NoticePeriod::DayOfMonth { day, months } => {
            let this = day_of_month(end, 0, day)?;
            day_of_month(end, months + u32::from(this > end), day)
        }
    }
}

/// A day of the month that lies so many months before a date's, clamped.
fn day_of_month(date: NaiveDate, months: u32, day: u32) -> Option<NaiveDate> {
    let first = date.with_day(1)?.checked_sub_months(Months::new(months))?;
    let last = sub_days(add_months(first, 1)?, 1)?;
    Some(first.with_day(day).unwrap_or(last))
}

/// The last day covered by a term without an end, if notice is given on a day.
fn earliest_end(on: NaiveDate, rule: &NoticeRule) -> Option<NaiveDate> {
    let earliest = match rule.before {
        NoticePeriod::Days(days) => add_days(on, u64::from(days))?,
        NoticePeriod::Months(months) => add_months(on, months)?,
        NoticePeriod::DayOfMonth { day, months } => {
            let this = day_of_month(on, 0, day)?;
            add_months(on.with_day(1)?, months + u32::from(on > this))?
        }
    };
    let month_end = |months: u32| {
        let first = earliest.with_day(1)?;
        let ahead = (months - 1) - earliest.month0() % months;
        sub_days(add_months(first, ahead + 1)?, 1)
    };
    match (rule.to, rule.before) {
        (NoticeEnd::AnyDay, NoticePeriod::DayOfMonth { .. }) | (NoticeEnd::MonthEnd, _) => {
            month_end(1)
        }
        (NoticeEnd::AnyDay, _) => Some(earliest),
        (NoticeEnd::QuarterEnd, _) => month_end(3),
        (NoticeEnd::YearEnd, _) => month_end(12),
    }
}

fn explain(term: Term, rule: &NoticeRule) -> String {
    let end = match term.last_day() {
        Some(end) => format!("before the term ends on {end}"),
        None => "before it shall end".to_owned(),
    };
    match rule.before {
        NoticePeriod::Days(days) => format!("{days} days {end}"),
        NoticePeriod::Months(months) => format!("{months} months {end}"),
        NoticePeriod::DayOfMonth { day, months: 0 } => {
            format!("by day {day} of a month, the last one {end}")
        }
        NoticePeriod::DayOfMonth { day, months } => {
            format!("by day {day} of a month, {months} months before the last one {end}")
        }
    }
}
