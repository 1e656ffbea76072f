//! How a ticket is dealt with beside its deadlines: when it can be told of on which channel, who
//! helps outside business hours, what the customer's silence does, when it is handed on, whether
//! it was given up too early.
//!
//! May use the rest of `domain`. Deliberately absent: limits (see `deadlines`), and what stands
//! against a ticket (see `entitlement`). Nothing here changes a ticket: what the vendor does by
//! these rules is recorded as a step like any other.

use super::state::{Status, Ticket};
use crate::domain::calendar::Calendar;
use crate::domain::clause::{Basis, clauses_of};
use crate::domain::clock::{Clocks, Reached};
use crate::domain::contract::Contract;
use crate::domain::instant::Instant;
use crate::domain::program::{
    Channel, Condition, CoverageHours, CoverageRule, FollowTheSun, Lowering, OnCall, Policy, Scope,
};

/// The longest that one date lasts, in seconds, clocks put back included.
const LONGEST_DATE: i64 = 27 * 3600;

/// Something to know about how a ticket is dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The kind of remark, in kebab case.
    pub code: &'static str,
    /// Whether the vendor reserves what is said or will do it, where that is the question.
    pub policy: Option<Policy>,
    /// What is to be known, in a sentence without a full stop.
    pub message: String,
    /// What it rests on.
    pub basis: Basis,
}

impl Remark {
    fn new(code: &'static str, message: String, basis: &Basis) -> Remark {
        Remark {
            code,
            policy: None,
            message,
            basis: basis.clone(),
        }
    }
}

/// Everything to know about how a ticket is dealt with at an instant; once it is resolved or
/// closed, what is to be said of that alone.
pub fn remarks(ticket: &Ticket, contract: &Contract, now: Instant) -> Vec<Remark> {
    let status = ticket.status(contract, now);
    let judge = Judge {
        ticket,
        contract,
        now,
    };
    if [Status::Resolved, Status::Closed].contains(&status) {
        return judge.resolved_early().into_iter().collect();
    }
    let program = &contract.program;
    let lowerings = program.lowerings.iter();
    let on_call = program.on_call.iter();
    let mut remarks: Vec<Remark> = Vec::new();
    remarks.extend(ticket.alarm(contract));
    remarks.extend(judge.coverage());
    remarks.extend(on_call.filter_map(|rule| judge.on_call(rule)));
    let follow_the_sun = program.follow_the_sun.as_ref();
    remarks.extend(follow_the_sun.and_then(|rule| judge.hand_over(rule)));
    remarks.extend(lowerings.filter_map(|rule| judge.lowering(rule)));
    remarks
}

/// What a vendor does, and what brings it about.
fn lowering(rule: &Lowering, cause: &str, who: &str) -> Remark {
    let steps: Vec<&str> = rule.steps.iter().map(|step| step.name()).collect();
    let message = format!(
        "{cause}: {}; {who} {} {}",
        rule.text,
        rule.policy.name(),
        steps.join(", ")
    );
    Remark {
        policy: Some(rule.policy),
        ..Remark::new("lowering", message, &rule.basis)
    }
}

/// A ticket under its contract, judged at an instant.
struct Judge<'a> {
    ticket: &'a Ticket,
    contract: &'a Contract,
    now: Instant,
}

impl Judge<'_> {
    fn covers(&self, scope: &Scope) -> bool {
        let severity = self.ticket.severity().map(|set| set.severity.as_str());
        scope.covers_known(self.ticket.tier(self.contract), severity)
    }

    fn covers_with(&self, scope: &Scope, conditions: &[Condition]) -> bool {
        self.covers(scope) && self.ticket.all_hold(self.contract, conditions)
    }

    fn hours(&self) -> Option<&Calendar> {
        self.contract.hours.as_ref().ok()
    }

    fn show(&self, at: Instant) -> String {
        self.contract.zone.format(at)
    }

    /// When each channel is open to such a ticket, and whether it is now: by the first rule for it.
    fn coverage(&self) -> Vec<Remark> {
        let mut told: Vec<Channel> = Vec::new();
        let mut remarks = Vec::new();
        for rule in &self.contract.program.coverage {
            let is_open = |channel: &Channel| rule.is_for(*channel) && !told.contains(channel);
            let channels: Vec<Channel> = Channel::ALL.into_iter().filter(is_open).collect();
            if channels.is_empty() || !self.covers_with(&rule.scope, &rule.conditions) {
                continue;
            }
            remarks.push(self.open_hours(rule, &channels));
            told.extend(channels);
        }
        remarks
    }

    fn open_hours(&self, rule: &CoverageRule, channels: &[Channel]) -> Remark {
        let names: Vec<&str> = channels.iter().map(|channel| channel.name()).collect();
        let channels = match names.len() == Channel::ALL.len() {
            true => "every channel".to_owned(),
            false => names.join(", "),
        };
        let mut basis = rule.basis.clone();
        let hours = match rule.hours {
            CoverageHours::Always => "open around the clock".to_owned(),
            CoverageHours::Unstated => "open in hours that are not stated".to_owned(),
            CoverageHours::Business => {
                basis.clauses = clauses_of([&rule.basis, &self.contract.hours_basis]);
                let open = self.hours().map(|hours| (hours, hours.is_open(self.now)));
                match open {
                    None => "open in business hours, which are not known".to_owned(),
                    Some((_, true)) => "open in business hours, and now".to_owned(),
                    Some((hours, false)) => match hours.next_opening(self.now) {
                        Ok(opening) => format!(
                            "open in business hours, and closed until {}",
                            self.show(opening)
                        ),
                        Err(_) => "open in business hours, and those never come".to_owned(),
                    },
                }
            }
        };
        let text = rule.text.iter().map(|text| format!("; {text}"));
        let message = format!("{channels}: {hours}{}", text.collect::<String>());
        Remark::new("coverage", message, &basis)
    }

    /// Help outside business hours, with what it does not do; said while those are over.
    fn on_call(&self, rule: &OnCall) -> Option<Remark> {
        let closed = self.hours().is_some_and(|hours| !hours.is_open(self.now));
        if !closed || !self.covers(&rule.scope) {
            return None;
        }
        let zone = self
            .hours()
            .map_or(&self.contract.zone, |hours| hours.zone());
        let offset = zone.offset_at(self.now);
        let mut message = rule.text.clone();
        if let Some((from, to)) = rule.unavailable
            && (from.seconds..=to.seconds).contains(&offset)
        {
            message = format!(
                "not available in the time zone of {}: {message}",
                zone.name()
            );
        }
        let channels: Vec<&str> = rule.channels.iter().map(|channel| channel.name()).collect();
        message = format!("{message}; by {}", channels.join(" or "));
        for limit in &rule.limits {
            message = format!("{message}; {limit}");
        }
        Some(Remark::new("on-call", message, &rule.basis))
    }

    /// What the vendor does because the customer does not do their part.
    fn lowering(&self, rule: &Lowering) -> Option<Remark> {
        if !self.covers(&rule.scope) {
            return None;
        }
        let attempts = &self.ticket.unreached;
        let first = attempts.first().filter(|_| rule.unreached);
        let conditions = &rule.conditions;
        let cause = match first {
            Some(first) => format!(
                "nobody was reached since {}, in {} {}",
                self.show(*first),
                attempts.len(),
                if attempts.len() == 1 {
                    "attempt"
                } else {
                    "attempts"
                },
            ),
            None if !conditions.is_empty() && self.ticket.all_hold(self.contract, conditions) => {
                let told = conditions.iter().filter_map(|condition| {
                    let answer = self.ticket.answer_to(self.contract, &condition.fact)?;
                    Some(format!("{} is {answer}", condition.fact))
                });
                told.collect::<Vec<_>>().join(", ")
            }
            None => return self.may_be_lowered(rule),
        };
        Some(lowering(rule, &cause, "the vendor"))
    }

    /// The same while it is open whether the customer does their part, where a contact whom the
    /// contract names could answer that.
    fn may_be_lowered(&self, rule: &Lowering) -> Option<Remark> {
        let asked = &self.contract.program.circumstances;
        let by_contact = |condition: &Condition| {
            let mut asked = asked.iter().filter(|asked| asked.by_contact.is_some());
            asked.any(|asked| asked.fact.key == condition.fact)
        };
        let (open, answered): (Vec<_>, Vec<_>) = rule
            .conditions
            .iter()
            .partition(|condition| self.ticket.holds(self.contract, condition).is_none());
        let hold = |c: &&Condition| self.ticket.holds(self.contract, c) == Some(true);
        if open.is_empty() || !open.iter().all(|c| by_contact(c)) || !answered.iter().all(hold) {
            return None;
        }
        let facts: Vec<&str> = open.iter().map(|c| c.fact.as_str()).collect();
        let cause = format!(
            "{} is open, and the contract names no contact who can be reached around the clock",
            facts.join(", ")
        );
        Some(lowering(rule, &cause, "otherwise the vendor"))
    }

    /// That it was resolved for the customer's silence before that had lasted as long as it
    /// usually does.
    fn resolved_early(&self) -> Option<Remark> {
        let (ticket, at) = (self.ticket, self.ticket.resolved_at?);
        let given = ticket.resolved_for.as_ref()?;
        let mut reasons = self.contract.program.closing.reasons.iter();
        let reason = reasons.find(|reason| reason.id == *given)?;
        let limit = reason.silence?;
        let since = ticket.silent_since.filter(|since| *since <= at);
        let due = since.map(|since| Clocks::of(self.contract).reach(&limit, since, &[]));
        let silence = match (since, due) {
            (Some(_), Some(Ok(Reached::At(due)))) if due <= at => return None,
            (Some(since), _) => format!("the customer was silent since {}", self.show(since)),
            (None, _) => "neither an attempt to reach the customer nor a wait for them is \
                          recorded"
                .to_owned(),
        };
        let message = format!(
            "resolved early {}, while {silence}: {}, usually for {}",
            self.show(at),
            reason.text,
            limit.amount
        );
        Some(Remark::new("resolved-early", message, &reason.basis))
    }

    /// When the ticket is handed on around the world, or which condition of that is open or not
    /// met.
    fn hand_over(&self, rule: &FollowTheSun) -> Option<Remark> {
        if self.ticket.complete_at.is_none() || !self.covers(&rule.scope) {
            return None;
        }
        let mut open = Vec::new();
        for condition in &rule.conditions {
            match self.ticket.holds(self.contract, condition) {
                Some(true) => {}
                Some(false) => {
                    let answer = self.ticket.answer_to(self.contract, &condition.fact)?;
                    let message = format!(
                        "not handed on, since {} is {answer}: {}",
                        condition.fact, rule.text
                    );
                    return Some(Remark::new("follow-the-sun", message, &rule.basis));
                }
                None => open.push(condition.fact.as_str()),
            }
        }
        let when = match self.close_of_day() {
            Some(close) if close <= self.now => {
                format!(
                    "outlasted the business day, which closed {}",
                    self.show(close)
                )
            }
            Some(close) => format!("handed on if unresolved {}", self.show(close)),
            None => {
                "handed on if unresolved at the close of the region's day, whose hours are not \
                     known"
                    .to_owned()
            }
        };
        let open = match open.is_empty() {
            true => String::new(),
            false => format!("; it still depends on {}", open.join(", ")),
        };
        let unstated = rule.unstated.iter().map(|text| format!("; {text}"));
        let message = format!(
            "{when}{open}: {}{}",
            rule.text,
            unstated.collect::<String>()
        );
        Some(Remark::new("follow-the-sun", message, &rule.basis))
    }

    /// When the business day closes on which the vendor could first work at the ticket.
    fn close_of_day(&self) -> Option<Instant> {
        let hours = self.hours()?;
        let opening = hours.next_opening(self.ticket.complete_at?).ok()?;
        let date = hours.zone().date(opening);
        let until = opening.checked_add(LONGEST_DATE)?;
        hours
            .open_intervals(opening, until)
            .take_while(|(from, _)| hours.zone().date(*from) == date)
            .last()
            .map(|(_, to)| to)
            // Hours that go on and on have no close.
            .filter(|to| *to < until)
    }
}
