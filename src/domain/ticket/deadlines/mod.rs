//! What is due for a ticket: targets, the escalation ladder, and the times after a resolution.
//!
//! One deadline an obligation, each with its state, its clauses and its reasons. Each obligation has
//! a room; what they share stands here, and what starts a clock in `start`. May use the rest of `domain`. Deliberately absent: dates of contracts
//! (see `dates`).

use super::state::Ticket;
use crate::domain::amount::ClockKind;
use crate::domain::calendar::ClockError;
use crate::domain::clause::{Basis, Reason, Why, WhyCode};
use crate::domain::clock::{Clocks, CountError, Reached, caveats};
use crate::domain::contract::Contract;
use crate::domain::deadline::{Deadline, Due, State};
use crate::domain::instant::Instant;
use crate::domain::program::{Limit, TargetKind};
use crate::domain::trail::{Telling, trail};

mod closing;
mod escalation;
mod rule;
mod start;
mod target;
mod update;

/// Everything that is due for a ticket, judged at an instant.
pub fn deadlines(ticket: &Ticket, contract: &Contract, now: Instant) -> Vec<Deadline> {
    judged(ticket, contract, now, Explains::Briefly)
}

/// The same with the whole way of each clock among the reasons, where it is asked for: what
/// counted, what did not, and why.
pub fn deadlines_in_full(
    ticket: &Ticket,
    contract: &Contract,
    now: Instant,
    telling: Option<Telling>,
) -> Vec<Deadline> {
    let explains = telling.map_or(Explains::Briefly, Explains::Whole);
    judged(ticket, contract, now, explains)
}

/// The same without the reasons, for whoever asks of many tickets and shows none: telling them
/// costs more than deciding.
pub fn deadlines_in_brief(ticket: &Ticket, contract: &Contract, now: Instant) -> Vec<Deadline> {
    judged(ticket, contract, now, Explains::Nothing)
}

fn judged(ticket: &Ticket, contract: &Contract, now: Instant, explains: Explains) -> Vec<Deadline> {
    let judge = Judge {
        ticket,
        contract,
        now,
        explains,
        tier: ticket.tier(contract),
    };
    let mut deadlines = Vec::new();
    for kind in TargetKind::ALL {
        deadlines.extend(match kind {
            TargetKind::Update => judge.update(),
            _ => judge.target(kind),
        });
    }
    deadlines.extend(judge.escalations());
    deadlines.extend(judge.after_resolution());
    deadlines
}

/// A ticket under its contract, judged at an instant.
struct Judge<'a> {
    ticket: &'a Ticket,
    contract: &'a Contract,
    now: Instant,
    explains: Explains,
    tier: Option<&'a str>,
}

/// Whether deadlines come with their reasons.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Explains {
    Nothing,
    Briefly,
    Whole(Telling),
}

/// When a limit is reached, or why that cannot be told.
type Attempt = Result<Reached, Why>;

impl<'a> Judge<'a> {
    /// The tier that the ticket was opened under.
    fn tier(&self) -> Option<&'a str> {
        self.tier
    }

    fn clocks(&self) -> Clocks<'a> {
        Clocks::of(self.contract)
    }

    /// Adds a reason, where reasons are asked for.
    fn tell(&self, reasons: &mut Vec<Reason>, reason: impl FnOnce() -> Reason) {
        if self.explains != Explains::Nothing {
            reasons.push(reason());
        }
    }

    fn show(&self, at: Instant) -> String {
        self.contract.zone.format(at)
    }

    /// Adds the clauses of what started the clock and of the hours that it is counted in.
    fn cite(&self, deadline: &mut Deadline, start: Option<&Basis>, clock: ClockKind) {
        let hours = clock.is_business().then_some(&self.contract.hours_basis);
        for clause in start
            .into_iter()
            .chain(hours)
            .flat_map(|basis| &basis.clauses)
        {
            if !deadline.clauses.contains(clause) {
                deadline.clauses.push(clause.clone());
            }
        }
    }

    /// Judges a limit whose clock started.
    fn judge_from(&self, deadline: &mut Deadline, limit: &Limit, start: Instant) {
        match self.attempt(limit, start) {
            Ok(Reached::At(due)) => {
                deadline.due = Some(Due::At(due));
                self.tell_way(deadline, limit, start);
                if self.explains != Explains::Nothing {
                    let reason = Reason::fact("due", self.show(due));
                    deadline.reasons.push(reason);
                    deadline.reasons.extend(self.caveats(limit, start, due));
                }
                self.judge_due(deadline, limit, start, due);
            }
            Ok(Reached::Paused { left }) => {
                self.tell_way(deadline, limit, start);
                self.judge_paused(deadline, left);
            }
            Err(why) => {
                deadline.state = match deadline.met_at {
                    Some(_) => State::Met,
                    None if self.now < start => State::NotStarted,
                    None => State::Running,
                };
                deadline.why = Some(why);
            }
        }
    }

    fn tell_way(&self, deadline: &mut Deadline, limit: &Limit, start: Instant) {
        if let Explains::Whole(telling) = self.explains {
            let pauses = &self.ticket.pauses;
            let way = trail(&self.clocks(), limit, start, pauses, telling);
            deadline.reasons.extend(way);
        }
    }

    /// What has to be said of the hours and holidays that a limit is counted in.
    fn caveats(&self, limit: &Limit, start: Instant, due: Instant) -> Vec<Reason> {
        match &self.contract.hours {
            Ok(calendar) if limit.amount.clock().is_business() => {
                caveats(calendar, &[start, due].map(|at| calendar.zone().date(at)))
            }
            _ => Vec::new(),
        }
    }

    fn judge_due(&self, deadline: &mut Deadline, limit: &Limit, start: Instant, due: Instant) {
        let at = deadline.met_at.unwrap_or(self.now);
        let in_time = limit.bound.met(due, at);
        deadline.state = match (deadline.met_at.is_some(), in_time) {
            (true, true) => State::Met,
            (true, false) => State::Breached,
            (false, true) => State::Running,
            (false, false) => State::Overdue,
        };
        if deadline.state == State::Running {
            deadline.remaining_seconds = self.clocks().left(limit, start, self.now, due);
        }
    }

    fn judge_paused(&self, deadline: &mut Deadline, left: Option<i64>) {
        let since = self.ticket.pauses.last().map(|pause| pause.from);
        let since = since
            .map(|from| format!(" since {}", self.show(from)))
            .unwrap_or_default();
        deadline.why = Some(Why::new(
            WhyCode::Paused,
            format!("the clock has been stopped{since}"),
            Vec::new(),
        ));
        // What was done while the clock stood still, or before, was in time: the limit is not
        // reached before the pause.
        if deadline.met_at.is_some() {
            deadline.state = State::Met;
        } else {
            deadline.state = State::Paused;
            deadline.remaining_seconds = left;
        }
    }

    fn attempt(&self, limit: &Limit, start: Instant) -> Attempt {
        let reached = self.clocks().reach(limit, start, &self.ticket.pauses);
        reached.map_err(|error| self.cannot_count(error))
    }

    fn cannot_count(&self, error: CountError) -> Why {
        match error {
            CountError::NoCalendar => match &self.contract.hours {
                Err(why) => why.clone(),
                Ok(_) => Why::new(
                    WhyCode::NoCalendar,
                    "no opening hours are known",
                    Vec::new(),
                ),
            },
            CountError::Clock(error) => {
                let code = match error {
                    ClockError::NeverOpens { .. } => WhyCode::NeverOpens,
                    ClockError::OutOfRange => WhyCode::OutOfRange,
                };
                Why::new(code, error.to_string(), Vec::new()).supply("contract.calendar")
            }
        }
    }
}
