//! What is due for a ticket: targets, the escalation ladder, and the times after a resolution.
//!
//! One deadline an obligation, each with its state, its clauses and its reasons. What starts a
//! clock stands in `start`. May use the rest of `domain`. Deliberately absent: dates of contracts
//! (see `dates`).

use super::state::Ticket;
use crate::domain::amount::ClockKind;
use crate::domain::calendar::ClockError;
use crate::domain::clause::{Basis, Reason, Why, WhyCode, clauses_of};
use crate::domain::clock::{Bound, Clocks, CountError, Reached, unknown_holidays};
use crate::domain::contract::Contract;
use crate::domain::deadline::{Deadline, Due, Kind, State};
use crate::domain::instant::Instant;
use crate::domain::program::{
    AtClose, ClosingRule, DayEnd, EscalationRule, EscalationStep, Figure, Limit, TargetKind,
    TargetRule,
};
use start::Start;

mod start;

/// Everything that is due for a ticket, judged at an instant.
pub fn deadlines(ticket: &Ticket, contract: &Contract, now: Instant) -> Vec<Deadline> {
    let judge = Judge {
        ticket,
        contract,
        now,
    };
    let mut deadlines = Vec::new();
    for kind in TargetKind::ALL {
        deadlines.extend(judge.target(kind));
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
}

/// When a limit is reached, or why that cannot be told.
type Attempt = Result<Reached, Why>;

impl<'a> Judge<'a> {
    fn tier(&self) -> Option<&'a str> {
        self.contract.tier.as_deref()
    }

    fn clocks(&self) -> Clocks<'a> {
        Clocks {
            calendar: self.contract.hours.as_ref().ok(),
            zone: &self.contract.zone,
        }
    }

    fn show(&self, at: Instant) -> String {
        self.contract.zone.format(at)
    }

    /// The rule of a kind for a severity: the contract's own before the program's.
    fn rule(&self, kind: TargetKind, severity: &str) -> Option<&'a TargetRule> {
        let rules = self
            .contract
            .targets
            .iter()
            .chain(&self.contract.program.targets);
        rules
            .into_iter()
            .find(|rule| rule.kind == kind && rule.scope.covers(self.tier(), severity))
    }

    /// When the obligation was met, if it was.
    fn met_at(&self, kind: TargetKind) -> Option<Instant> {
        match kind {
            TargetKind::FirstResponse => self.ticket.responded_at,
            TargetKind::PriorityNotice => self.ticket.first_told_at(),
            TargetKind::Resolution => self.ticket.resolved_at,
        }
    }

    /// The deadline of a target, judged by decision 11: under the severity at its answer, unless a
    /// breach was recorded under an earlier one.
    fn target(&self, kind: TargetKind) -> Option<Deadline> {
        let severities = &self.ticket.severities;
        if severities.is_empty() {
            return self.unclassified(kind);
        }
        for (index, set) in severities.iter().enumerate() {
            let next = severities.get(index + 1);
            let met_at = self.met_at(kind);
            let deadline = self.target_under(kind, &set.severity, self.changed_at(index));
            // Of several changes, the one in force at the answer judges; it stands for good once
            // its limit passed unmet.
            let judges = match next {
                None => true,
                Some(next) => {
                    met_at.is_some_and(|met| met <= next.at)
                        || deadline
                            .as_ref()
                            .is_some_and(|d| self.missed_by(d, next.at))
                }
            };
            if judges {
                return deadline;
            }
        }
        None
    }

    /// When the severity of an index was changed to; `None` where it is the first, or was set anew
    /// without a change.
    fn changed_at(&self, index: usize) -> Option<Instant> {
        let so_far = self.ticket.severities.get(..=index)?;
        let now = so_far.last()?;
        let unlike = so_far
            .iter()
            .rposition(|set| set.severity != now.severity)?;
        so_far.get(unlike + 1).map(|set| set.at)
    }

    fn missed_by(&self, deadline: &Deadline, at: Instant) -> bool {
        match (deadline.due, deadline.bound) {
            (Some(Due::At(due)), Some(bound)) => !bound.met(due, at),
            _ => false,
        }
    }

    /// Only what every severity has can be said of a ticket that has none.
    fn unclassified(&self, kind: TargetKind) -> Option<Deadline> {
        let program = &self.contract.program;
        let rules = program.targets.iter().filter(|rule| rule.kind == kind);
        let clauses = clauses_of(rules.map(|rule| &rule.basis));
        if kind != TargetKind::FirstResponse && clauses.is_empty() {
            return None;
        }
        let mut deadline = Deadline::new(Kind::Target(kind), State::NotStarted);
        deadline.why = Some(Why::new(
            WhyCode::Condition,
            format!("ticket {} has no severity yet", self.ticket.number),
            clauses.clone(),
        ));
        deadline.clauses = clauses;
        deadline.met_at = self.met_at(kind);
        Some(deadline)
    }

    fn target_under(
        &self,
        kind: TargetKind,
        severity: &str,
        since: Option<Instant>,
    ) -> Option<Deadline> {
        let mut deadline = Deadline::new(Kind::Target(kind), State::NoCommitment);
        deadline.severity = Some(severity.to_owned());
        deadline.met_at = self.met_at(kind);
        let Some(rule) = self.rule(kind, severity) else {
            if kind != TargetKind::FirstResponse {
                return None;
            }
            deadline.committed = false;
            deadline.why = Some(self.no_rule(kind, severity));
            return Some(deadline);
        };
        deadline.committed = rule.committed;
        deadline.clauses = rule.basis.clauses.clone();
        match &rule.figure {
            Figure::Limit(limit) => self.judge_limit(&mut deadline, rule, limit, since),
            Figure::BestEffort { text } => {
                deadline.committed = false;
                let clauses = rule.basis.clauses.clone();
                let why = Why::new(WhyCode::BestEffort, text, clauses).supply("contract.target");
                deadline.why = Some(why);
            }
            Figure::Unstated { text, clock } => {
                deadline.committed = false;
                deadline.clock = *clock;
                let clauses = rule.basis.clauses.clone();
                let why = Why::new(WhyCode::Unstated, text, clauses).supply("contract.target");
                deadline.why = Some(why);
            }
        }
        Some(deadline)
    }

    fn no_rule(&self, kind: TargetKind, severity: &str) -> Why {
        let program = &self.contract.program;
        let tier = self
            .tier()
            .map(|tier| format!(" for tier {tier}"))
            .unwrap_or_default();
        let message = format!(
            "{} states no {} time for severity {severity}{tier}",
            program.vendor,
            kind.name()
        );
        Why::new(WhyCode::Unstated, message, Vec::new()).supply("contract.target")
    }

    /// Fills in a deadline that has a limit.
    fn judge_limit(
        &self,
        deadline: &mut Deadline,
        rule: &TargetRule,
        limit: &Limit,
        since: Option<Instant>,
    ) {
        deadline.limit = Some(*limit);
        deadline.clock = Some(limit.amount.clock());
        deadline.bound = Some(limit.bound);
        let severity = deadline.severity.clone().unwrap_or_default();
        let (start_rule, start) = self.start(rule.kind, &severity, since);
        self.cite(
            deadline,
            start_rule.map(|rule| &rule.basis),
            limit.amount.clock(),
        );
        deadline.reasons.push(Reason::new(
            "target",
            format!(
                "{} {} for severity {severity}",
                limit.bound.name(),
                limit.amount
            ),
            &rule.basis,
        ));
        match start {
            Start::Waiting(why) => {
                // Without opening hours it runs all the same; only where cannot be told.
                deadline.state = match (deadline.met_at, why.code) {
                    (Some(_), _) => State::Met,
                    (None, WhyCode::Condition) => State::NotStarted,
                    (None, _) => State::Running,
                };
                deadline.why = Some(why);
            }
            Start::At(start, reasons) => {
                deadline.reasons.extend(reasons);
                self.judge_from(deadline, limit, start);
            }
        }
    }

    /// Adds the clauses of what started the clock and of the hours that it is counted in.
    fn cite(&self, deadline: &mut Deadline, start: Option<&Basis>, clock: ClockKind) {
        let counted = matches!(clock, ClockKind::Business | ClockKind::BusinessDays);
        let hours = counted.then_some(&self.contract.hours_basis);
        for clause in clauses_of(start.into_iter().chain(hours)) {
            if !deadline.clauses.contains(&clause) {
                deadline.clauses.push(clause);
            }
        }
    }

    /// Judges a limit whose clock started.
    fn judge_from(&self, deadline: &mut Deadline, limit: &Limit, start: Instant) {
        match self.attempt(limit, start) {
            Ok(Reached::At(due)) => {
                deadline.due = Some(Due::At(due));
                deadline
                    .reasons
                    .push(Reason::fact("due", format!("due {}", self.show(due))));
                deadline
                    .reasons
                    .extend(self.beyond_known_years(limit, start, due));
                self.judge_due(deadline, limit, start, due);
            }
            Ok(Reached::Paused { left }) => self.judge_paused(deadline, left),
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

    /// What has to be said of a limit that runs into years whose holidays nobody listed
    /// (decision 9).
    fn beyond_known_years(&self, limit: &Limit, start: Instant, due: Instant) -> Option<Reason> {
        let clock = limit.amount.clock();
        let calendar = self.contract.hours.as_ref().ok()?;
        let counted = matches!(clock, ClockKind::Business | ClockKind::BusinessDays);
        let dates = [start, due].map(|at| calendar.zone().date(at));
        counted
            .then(|| unknown_holidays(calendar, &dates))
            .flatten()
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
        // What was done while the clock stood still, or before, was in time: the limit is not
        // reached before the pause.
        if deadline.met_at.is_some() {
            deadline.state = State::Met;
            return;
        }
        let since = self.ticket.pauses.last().map(|pause| pause.from);
        let since = since
            .map(|from| format!(" since {}", self.show(from)))
            .unwrap_or_default();
        deadline.state = State::Paused;
        deadline.remaining_seconds = left;
        deadline.why = Some(Why::new(
            WhyCode::Paused,
            format!("the clock has been stopped{since}"),
            Vec::new(),
        ));
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

    /// The marks of the ladder for the severity that the ticket has, from the report to the
    /// resolution, whether or not it was answered.
    fn escalations(&self) -> Vec<Deadline> {
        let Some(set) = self.ticket.severity() else {
            return Vec::new();
        };
        let rules = self.contract.program.escalations.iter();
        rules
            .filter(|rule| rule.scope.covers(self.tier(), &set.severity))
            .flat_map(|rule| rule.steps.iter().map(move |step| (rule, step)))
            .map(|(rule, step)| self.escalation(rule, step, &set.severity))
            .collect()
    }

    fn escalation(&self, rule: &EscalationRule, step: &EscalationStep, severity: &str) -> Deadline {
        let limit = Limit {
            amount: step.after,
            bound: Bound::Within,
            at_close: AtClose::Close,
            day_end: DayEnd::Close,
        };
        let escalated = self
            .ticket
            .escalated
            .iter()
            .find(|(_, role)| *role == step.role);
        let mut deadline = Deadline::new(Kind::Escalation, State::NotStarted);
        deadline.severity = Some(severity.to_owned());
        deadline.role = Some(step.role.clone());
        deadline.limit = Some(limit);
        deadline.bound = Some(limit.bound);
        deadline.clock = Some(step.after.clock());
        deadline.clauses = rule.basis.clauses.clone();
        // Nothing is escalated that is solved.
        deadline.met_at = match (escalated, self.ticket.resolved_at) {
            (Some((at, _)), Some(resolved)) => Some(resolved.min(*at)),
            (Some((at, _)), None) => Some(*at),
            (None, resolved) => resolved,
        };
        self.cite(&mut deadline, None, step.after.clock());
        let text = format!("{} holds it after {}", step.role, step.after);
        deadline
            .reasons
            .push(Reason::new("target", text, &rule.basis));
        match self.ticket.complete_at {
            None => deadline.why = Some(self.held()),
            Some(complete_at) => {
                let start = complete_at.max(self.ticket.opened_at);
                let text = format!("counted from the report {}", self.show(start));
                deadline.reasons.push(Reason::fact("start", text));
                self.judge_from(&mut deadline, &limit, start);
            }
        }
        deadline
    }

    /// What a resolved ticket waits for.
    fn after_resolution(&self) -> Vec<Deadline> {
        if self.ticket.resolved_at.is_none() {
            return Vec::new();
        }
        let closing = &self.contract.program.closing;
        let reopen = closing.reopen.as_ref().and_then(|rule| {
            let mut deadline = self.closing(Kind::ReopenUntil, rule)?;
            if deadline.state == State::Overdue {
                deadline.state = State::Passed;
            }
            Some(deadline)
        });
        let auto_close = closing.auto_close.as_ref().and_then(|rule| {
            let mut deadline = self.closing(Kind::AutoClose, rule)?;
            if let (Some(Due::At(due)), true) = (deadline.due, self.ticket.closed_at.is_none()) {
                // It closes by itself, so it is done once it is due.
                if !rule.limit.bound.met(due, self.now) {
                    deadline.state = State::Met;
                    deadline.met_at = Some(due);
                    deadline.remaining_seconds = None;
                }
            }
            Some(deadline)
        });
        reopen.into_iter().chain(auto_close).collect()
    }

    fn closing(&self, kind: Kind, rule: &ClosingRule) -> Option<Deadline> {
        let from = self.ticket.closing_from(rule)?;
        let due = self.ticket.after_resolution(self.contract, rule)?;
        let mut deadline = Deadline::new(kind, State::Running);
        deadline.severity = self.ticket.severity().map(|set| set.severity.clone());
        deadline.limit = Some(rule.limit);
        deadline.bound = Some(rule.limit.bound);
        deadline.clock = Some(rule.limit.amount.clock());
        deadline.clauses = rule.basis.clauses.clone();
        deadline.due = Some(Due::At(due));
        deadline.met_at = self.ticket.closed_at;
        let since = match self.ticket.resolved_at {
            Some(resolved_at) if resolved_at < from => "it was last told of",
            _ => "it was resolved",
        };
        let text = format!("{} after {since} {}", rule.limit.amount, self.show(from));
        deadline
            .reasons
            .push(Reason::new("target", text, &rule.basis));
        self.judge_due(&mut deadline, &rule.limit, from, due);
        Some(deadline)
    }
}
