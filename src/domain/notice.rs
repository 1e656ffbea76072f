//! By when which party gives notice, for the term that runs.
//!
//! May use the rest of `domain`. Deliberately absent: recording notices that were given.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::calendar::Calendar;
use super::clause::{Clause, Reason, Why, WhyCode};
use super::clock::caveats;
use super::contract::{Contract, Lead};
use super::program::{NoticePeriod, NoticeRule, Party, RenewalMode};
use super::standing::running_term;
use super::term::{Schedule, Term, add_days, months_before_end, sub_days};

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
}

impl State {
    /// The state's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Due => "due",
            State::Passed => "passed",
        }
    }
}

/// The notices of a contract and of its services, for the terms that run on a date; of what has
/// ended, for the last term.
pub fn notices(contract: &Contract, on: NaiveDate) -> Vec<Notice> {
    let own = Line {
        contract,
        service: None,
        schedule: &contract.schedule,
        renewal: contract.renewal,
        rules: &contract.notices,
        on,
    };
    let services = contract.services.iter().map(|service| Line {
        contract,
        service: Some(&service.id),
        schedule: &service.schedule,
        renewal: service.renewal,
        rules: &service.notices,
        on,
    });
    std::iter::once(own)
        .chain(services)
        .flat_map(|line| line.notices())
        .collect()
}

/// One thing with a term of its own: the contract, or a service.
struct Line<'a> {
    contract: &'a Contract,
    service: Option<&'a str>,
    schedule: &'a Schedule,
    renewal: Option<RenewalMode>,
    rules: &'a [NoticeRule],
    on: NaiveDate,
}

impl Line<'_> {
    fn notices(&self) -> Vec<Notice> {
        let (number, term) = running_term(self.schedule, self.renewal, self.on);
        if self.rules.is_empty() {
            return vec![self.unstated(term)];
        }
        self.rules
            .iter()
            .map(|rule| self.notice(rule, number, term))
            .collect()
    }

    fn unstated(&self, term: Term) -> Notice {
        let program = &self.contract.program;
        let what = self.service.map_or("the contract", |service| service);
        let message = format!("{} states no notice period for {what}", program.vendor);
        Notice {
            service: self.service.map(str::to_owned),
            party: None,
            term,
            last_day: None,
            send_by: None,
            state: None,
            consequence: None,
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

    fn notice(&self, rule: &NoticeRule, number: u32, term: Term) -> Notice {
        let clauses = rule.basis.clauses.clone();
        let last_day = last_day(term, rule.before);
        let sending = last_day.map(|last| send_by(self.contract, last));
        let (send_by, how_sent) = sending.flatten().unzip();
        let state = last_day.map(|last| match send_by {
            _ if self.on > last => State::Passed,
            Some(send) if self.on < send => State::Open,
            _ => State::Due,
        });
        let (consequence, why_no_consequence) = self.consequence(rule, number);
        let mut reasons = vec![Reason::new(
            "last-day",
            explain(term, rule.before),
            &rule.basis,
        )];
        reasons.extend(how_sent);
        Notice {
            service: self.service.map(str::to_owned),
            party: Some(rule.party),
            term,
            last_day,
            send_by,
            state,
            consequence,
            clauses: clauses.clone(),
            why_no_day: last_day.is_none().then(|| {
                Why::new(
                    WhyCode::OutOfRange,
                    "the notice day is out of range",
                    clauses,
                )
            }),
            why_no_consequence,
            reasons,
        }
    }

    /// What follows if the day passes: the next term where the contract renews tacitly, else what
    /// the terms say, else nothing that anybody states.
    fn consequence(&self, rule: &NoticeRule, number: u32) -> (Option<String>, Option<Why>) {
        let next = self.schedule.nth(number + 1);
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
pub fn last_day(term: Term, before: NoticePeriod) -> Option<NaiveDate> {
    match before {
        NoticePeriod::Days(days) => sub_days(term.end, u64::from(days)),
        NoticePeriod::Months(months) => months_before_end(term.end, months),
    }
}

fn explain(term: Term, before: NoticePeriod) -> String {
    match before {
        NoticePeriod::Days(days) => format!("{days} days before the term ends on {}", term.end),
        NoticePeriod::Months(months) => {
            format!("{months} months before the term ends on {}", term.end)
        }
    }
}

/// The day to send a notice by: the last business day on or before the last day less the
/// contract's lead time, in the contract's calendar, else Monday to Friday (decision 13). `None`
/// where there is no such day.
pub fn send_by(contract: &Contract, last_day: NaiveDate) -> Option<(NaiveDate, Reason)> {
    let days = BusinessDays(contract.hours.as_ref().ok());
    let lead = match contract.notice_lead {
        Lead::Days(count) => sub_days(last_day, u64::from(count))?,
        Lead::BusinessDays(count) => {
            let mut date = last_day;
            for _ in 0..count {
                date = days.before(date)?;
            }
            date
        }
    };
    let date = days.on_or_before(lead)?;
    let lead_text = match contract.notice_lead {
        Lead::Days(0) | Lead::BusinessDays(0) => String::new(),
        Lead::Days(count) => format!(" less {count} days"),
        Lead::BusinessDays(count) => format!(" less {count} business days"),
    };
    let mut reason = Reason::fact(
        "send-by",
        format!("{date} is the last business day on or before {last_day}{lead_text}"),
    );
    match days.0 {
        Some(calendar) => {
            reason.clauses.clone_from(&contract.hours_basis.clauses);
            let caveats = caveats(calendar, &[date, last_day]);
            for caveat in &caveats {
                reason.text = format!("{}; {}", reason.text, caveat.text);
            }
            let inferred: Vec<String> = caveats.into_iter().filter_map(|c| c.inferred).collect();
            reason.inferred = (!inferred.is_empty()).then(|| inferred.join("; "));
        }
        None => {
            reason.inferred = Some(
                "no calendar is known, so Monday to Friday are taken to be business days".into(),
            );
        }
    }
    Some((date, reason))
}

/// Business days of a calendar, else Monday to Friday.
struct BusinessDays<'a>(Option<&'a Calendar>);

impl BusinessDays<'_> {
    fn before(&self, date: NaiveDate) -> Option<NaiveDate> {
        match self.0 {
            Some(calendar) => calendar.previous_business_day(date).ok(),
            None => {
                let mut day = sub_days(date, 1)?;
                while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                    day = sub_days(day, 1)?;
                }
                Some(day)
            }
        }
    }

    fn on_or_before(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.before(add_days(date, 1)?)
    }
}
