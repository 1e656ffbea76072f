//! Which step a ticket's state allows: the one place that says so.
//!
//! May use the rest of `domain`. Deliberately absent: what a step makes of a ticket (see `fold`),
//! and whether a ticket may be opened at all (see `entitlement`).

use super::event::{Event, What};
use super::state::{Status, Ticket};
use crate::domain::classify::decider;
use crate::domain::clause::Clause;
use crate::domain::contract::Contract;
use crate::domain::instant::Instant;
use crate::domain::program::Program;

/// Why a step is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The kind of refusal, in kebab case.
    pub code: &'static str,
    /// What is refused and why.
    pub message: String,
    /// The clauses behind it.
    pub clauses: Vec<Clause>,
    /// What to do instead.
    pub mend: String,
}

/// A word of a step that its program does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    /// What the word should name.
    pub what: &'static str,
    /// The word.
    pub given: String,
    /// The words that would do.
    pub known: Vec<String>,
}

/// The role or the reason of a step, if the program lists such words and this is none of them.
pub fn unknown_word(program: &Program, what: &What) -> Option<UnknownWord> {
    let (what, given, known) = match what {
        What::Escalate { role } => ("role", role, roles(program)),
        What::Resolve {
            reason: Some(reason),
        } => {
            let reasons = program.closing.reasons.iter();
            (
                "reason",
                reason,
                reasons.map(|known| known.id.clone()).collect(),
            )
        }
        _ => return None,
    };
    let is_unknown = !known.is_empty() && !known.contains(given);
    is_unknown.then(|| UnknownWord {
        what,
        given: given.clone(),
        known,
    })
}

/// The roles that a program's ladders name, each once.
fn roles(program: &Program) -> Vec<String> {
    let steps = program.escalations.iter().flat_map(|rule| &rule.steps);
    let mut roles: Vec<String> = Vec::new();
    for step in steps {
        if !roles.contains(&step.role) {
            roles.push(step.role.clone());
        }
    }
    roles
}

/// What a ticket's state says to a step.
enum Verdict {
    Allowed,
    /// Not in this state: why, and what to do instead.
    Refused(&'static str, String),
}

impl Ticket {
    /// A ticket from events that have to be allowed one after another, judged at `now`.
    ///
    /// # Errors
    ///
    /// The place of the first event that is refused, and why.
    pub fn replay(
        number: u64,
        contract: &Contract,
        events: &[Event],
        now: Instant,
    ) -> Result<Ticket, (usize, Refusal)> {
        let opened = events.split_first().and_then(|(first, rest)| {
            Some((
                Ticket::fold(number, contract, std::slice::from_ref(first))?,
                first,
                rest,
            ))
        });
        let Some((ticket, first, rest)) = opened else {
            let refusal = Refusal {
                code: "not-opened",
                message: "the first event does not open a ticket".to_owned(),
                clauses: Vec::new(),
                mend: "begin with the opening".to_owned(),
            };
            return Err((0, refusal));
        };
        if let Some(refusal) = in_the_future(first.at, now) {
            return Err((0, refusal));
        }
        ticket.followed(contract, rest, now)
    }

    /// An opened ticket after events that have to be allowed one after another, judged at `now`.
    ///
    /// # Errors
    ///
    /// The place of the first event that is refused, the opening's being 0, and why.
    pub fn followed(
        mut self,
        contract: &Contract,
        events: &[Event],
        now: Instant,
    ) -> Result<Ticket, (usize, Refusal)> {
        for (place, event) in (1..).zip(events) {
            if let Some(refusal) = self.refuses(contract, event, now) {
                return Err((place, refusal));
            }
            self.apply(contract, event);
        }
        Ok(self)
    }

    /// Why a step is refused, if it is: after `now`, before the opening or something else that has
    /// happened, or in a state that does not allow it.
    pub fn refuses(&self, contract: &Contract, event: &Event, now: Instant) -> Option<Refusal> {
        in_the_future(event.at, now)
            .or_else(|| self.refuses_time(event.at))
            .or_else(|| self.refuses_state(contract, event))
    }

    fn refuses_time(&self, at: Instant) -> Option<Refusal> {
        let (number, opened_at, last_at) = (self.number, self.opened_at, self.last_at);
        if at < opened_at {
            return Some(Refusal {
                code: "before-opening",
                message: format!("{at} is before ticket {number} was opened, {opened_at}"),
                clauses: Vec::new(),
                mend: "give an instant at or after the opening".to_owned(),
            });
        }
        (at < last_at).then(|| Refusal {
            code: "out-of-order",
            message: format!(
                "{at} is before the last event of ticket {number}, {last_at}: events are recorded in \
                 the order in which they happen"
            ),
            clauses: Vec::new(),
            mend: "give an instant at or after the last event".to_owned(),
        })
    }

    fn refuses_state(&self, contract: &Contract, event: &Event) -> Option<Refusal> {
        let status = self.status(contract, event.at);
        if status == Status::Closed {
            return Some(self.is_closed(contract));
        }
        if let What::Classify {
            severity: Some(_),
            by,
            ..
        } = &event.what
            && let Some(refusal) = decider::refuses(&contract.program, by.as_deref())
        {
            return Some(refusal);
        }
        if let What::Reopen { .. } = event.what
            && let Some(refusal) = self.reopens_too_late(contract, event.at)
        {
            return Some(refusal);
        }
        match self.verdict(status, &event.what) {
            Verdict::Allowed => None,
            Verdict::Refused(why, mend) => Some(Refusal {
                code: "not-in-this-state",
                message: format!("cannot {} ticket {}: {why}", event.what.verb(), self.number),
                clauses: Vec::new(),
                mend,
            }),
        }
    }

    /// What the state of a ticket that is not closed says to a step.
    fn verdict(&self, status: Status, what: &What) -> Verdict {
        let number = self.number;
        let resolved = status == Status::Resolved;
        match what {
            What::Open(_) => Verdict::Refused(
                "it is open already",
                "open another one with `tenure ticket open`".to_owned(),
            ),
            What::Classify { .. } | What::Update { .. } | What::Note { .. } | What::Close => {
                Verdict::Allowed
            }
            What::Report { .. }
            | What::Respond
            | What::Wait { .. }
            | What::Resume
            | What::Escalate { .. }
            | What::Resolve { .. }
                if resolved =>
            {
                Verdict::Refused(
                    "it is resolved",
                    format!("take it up again first: tenure ticket reopen {number}"),
                )
            }
            What::Reopen { .. } if resolved => Verdict::Allowed,
            What::Reopen { .. } => Verdict::Refused(
                "it is not resolved",
                format!("see where it stands: tenure ticket show {number}"),
            ),
            What::Wait { .. } if self.waits_for.is_some() => Verdict::Refused(
                "it waits already",
                format!("end that wait first: tenure ticket resume {number}"),
            ),
            What::Resume if self.waits_for.is_none() => Verdict::Refused(
                "it does not wait for anybody",
                format!("see where it stands: tenure ticket show {number}"),
            ),
            What::Report { .. }
            | What::Respond
            | What::Wait { .. }
            | What::Resume
            | What::Escalate { .. }
            | What::Resolve { .. } => Verdict::Allowed,
        }
    }

    /// A ticket that was closed by somebody rests on nothing; one that closed by itself on the rule.
    fn is_closed(&self, contract: &Contract) -> Refusal {
        let number = self.number;
        let rule = contract.program.closing.auto_close.as_ref();
        let by_itself = rule
            .filter(|_| self.closed_at.is_none())
            .and_then(|rule| Some((rule, self.after_resolution(contract, rule)?)));
        let message = match (&by_itself, self.closed_at) {
            (Some((rule, due)), _) => format!(
                "ticket {number} is closed: it was resolved, and {} passed by {}",
                rule.limit.amount,
                contract.zone.format(*due)
            ),
            (None, Some(at)) => format!(
                "ticket {number} is closed since {}",
                contract.zone.format(at)
            ),
            (None, None) => format!("ticket {number} is closed"),
        };
        Refusal {
            code: "closed",
            message,
            clauses: rule
                .map(|rule| rule.basis.clauses.clone())
                .unwrap_or_default(),
            mend: "open a new ticket".to_owned(),
        }
    }

    /// Why a resolved ticket cannot be reopened any more, where the program says until when it can.
    fn reopens_too_late(&self, contract: &Contract, at: Instant) -> Option<Refusal> {
        let rule = contract.program.closing.reopen.as_ref()?;
        if !self.is_over(contract, rule, at) {
            return None;
        }
        let until = self.after_resolution(contract, rule)?;
        Some(Refusal {
            code: "too-late",
            message: format!(
                "ticket {} could be reopened until {}, {} after it was resolved",
                self.number,
                contract.zone.format(until),
                rule.limit.amount
            ),
            clauses: rule.basis.clauses.clone(),
            mend: "open a new ticket".to_owned(),
        })
    }
}

/// Why an instant cannot be recorded: it lies after `now`.
pub fn in_the_future(at: Instant, now: Instant) -> Option<Refusal> {
    (at > now).then(|| Refusal {
        code: "in-the-future",
        message: format!("{at} is in the future: now is {now}"),
        clauses: Vec::new(),
        mend: "give an instant that is past, or judge as of a later one with --now".to_owned(),
    })
}
