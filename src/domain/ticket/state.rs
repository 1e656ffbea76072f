//! Where a ticket stands.
//!
//! May use the rest of `domain`. Deliberately absent: how it came there (see `fold`), which step
//! may follow (see `steps`), and the current time; whatever depends on it takes it as an argument.

use super::entitlement::Finding;
use super::event::{Opening, WaitFor};
use crate::domain::classify::Facts;
use crate::domain::clause::Clause;
use crate::domain::clock::{Clocks, Pause, Reached};
use crate::domain::contract::Contract;
use crate::domain::instant::Instant;
use crate::domain::program::{Channel, ClosingRule, ClosingStart, Effect};

/// One ticket under one contract.
#[derive(Clone, Debug)]
pub struct Ticket {
    /// Its number in the store.
    pub number: u64,
    /// When it was opened.
    pub opened_at: Instant,
    /// What it was opened with; the description is the latest given.
    pub opening: Opening,
    /// Answers known so far.
    pub facts: Facts,
    /// Every report with its channel, the opening first.
    pub reports: Vec<(Instant, Option<Channel>)>,
    /// The severities that it had, in order.
    pub severities: Vec<SetSeverity>,
    /// When nothing was missing any more that holds it; `None` while it is held.
    pub complete_at: Option<Instant>,
    /// Intake fields that are missing, in the program's order.
    pub missing: Vec<String>,
    /// Everything that stands against it, as far as is known.
    pub findings: Vec<Finding>,
    /// When the vendor first answered.
    pub responded_at: Option<Instant>,
    /// When the vendor told anything: answers, updates, a solution.
    pub told: Vec<Instant>,
    /// Attempts to reach the customer in vain, since the customer last said anything.
    pub unreached: Vec<Instant>,
    /// Since when the customer owes an answer: the first attempt in vain or wait for them since
    /// they last said anything.
    pub silent_since: Option<Instant>,
    /// When it waited for somebody other than the vendor.
    pub pauses: Vec<Pause>,
    /// Whom it waits for, while it waits.
    pub waits_for: Option<WaitFor>,
    /// Whom it was escalated to, and when.
    pub escalated: Vec<(Instant, String)>,
    /// When it was resolved, if it still is.
    pub resolved_at: Option<Instant>,
    /// For which reason it was resolved, if it still is.
    pub resolved_for: Option<String>,
    /// When anything was last told about it since it was resolved.
    pub told_since_resolved: Option<Instant>,
    /// When it was closed for good by somebody.
    pub closed_at: Option<Instant>,
    /// What was written down about it, and when.
    pub notes: Vec<(Instant, String)>,
    /// When anything last happened to it: no step may be recorded before.
    pub last_at: Instant,
}

/// A severity that a ticket had from an instant on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetSeverity {
    /// From when.
    pub at: Instant,
    /// Which.
    pub severity: String,
    /// The criterion that decided, where facts did.
    pub criterion: Option<String>,
    /// Who set it, where somebody did outright.
    pub by: Option<String>,
    /// The clauses behind it.
    pub clauses: Vec<Clause>,
}

/// Where a ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The vendor is at work.
    Open,
    /// It waits for what is missing from it.
    Held,
    /// It waits for somebody other than the vendor.
    Waiting,
    /// The vendor called it solved.
    Resolved,
    /// It is over.
    Closed,
}

impl Status {
    /// The status's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Held => "held",
            Status::Waiting => "waiting",
            Status::Resolved => "resolved",
            Status::Closed => "closed",
        }
    }
}

/// What the terms make of a ticket as it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing stands against it.
    Accepted,
    /// It starts, though something is missing.
    Warned,
    /// It waits for what is missing.
    Held,
    /// The contract does not cover it.
    Refused,
}

impl Outcome {
    /// The outcome's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Accepted => "accepted",
            Outcome::Warned => "warned",
            Outcome::Held => "held",
            Outcome::Refused => "refused",
        }
    }
}

impl Ticket {
    /// The severity that it has, if any yet.
    pub fn severity(&self) -> Option<&SetSeverity> {
        self.severities.last()
    }

    /// The tier that it was opened under: a later one of the contract's does not change it.
    pub fn tier<'a>(&self, contract: &'a Contract) -> Option<&'a str> {
        contract.tier_at(self.opened_at)
    }

    /// What the terms make of it.
    pub fn outcome(&self) -> Outcome {
        let refuses = |finding: &Finding| finding.effect == Effect::Refuses;
        if self.findings.iter().any(refuses) {
            Outcome::Refused
        } else if self.complete_at.is_none() {
            Outcome::Held
        } else if self.findings.is_empty() {
            Outcome::Accepted
        } else {
            Outcome::Warned
        }
    }

    /// Where it stands at an instant: a resolved ticket closes by itself where the program says.
    pub fn status(&self, contract: &Contract, now: Instant) -> Status {
        if self.closed_by(contract, now).is_some() {
            Status::Closed
        } else if self.resolved_at.is_some() {
            Status::Resolved
        } else if self.complete_at.is_none() {
            Status::Held
        } else if self.waits_for.is_some() {
            Status::Waiting
        } else {
            Status::Open
        }
    }

    /// When it was closed, by somebody or by itself, if it was by an instant.
    pub fn closed_by(&self, contract: &Contract, now: Instant) -> Option<Instant> {
        let rule = contract.program.closing.auto_close.as_ref();
        let by_itself = rule
            .filter(|rule| self.is_over(contract, rule, now))
            .and_then(|rule| self.after_resolution(contract, rule));
        self.closed_at.or(by_itself)
    }

    /// Whether a time after the resolution is over: what is done within it is in time still.
    pub(super) fn is_over(&self, contract: &Contract, rule: &ClosingRule, now: Instant) -> bool {
        self.after_resolution(contract, rule)
            .is_some_and(|due| !rule.limit.bound.met(due, now))
    }

    /// When the vendor first told anything.
    pub fn first_told_at(&self) -> Option<Instant> {
        self.told.first().copied()
    }

    /// From when a time after the resolution counts.
    pub(super) fn closing_from(&self, rule: &ClosingRule) -> Option<Instant> {
        let resolved_at = self.resolved_at?;
        Some(match rule.from {
            ClosingStart::Resolution => resolved_at,
            ClosingStart::Silence => self.told_since_resolved.unwrap_or(resolved_at),
        })
    }

    /// When a time after the resolution ends.
    pub(super) fn after_resolution(
        &self,
        contract: &Contract,
        rule: &ClosingRule,
    ) -> Option<Instant> {
        match Clocks::of(contract)
            .reach(&rule.limit, self.closing_from(rule)?, &[])
            .ok()?
        {
            Reached::At(at) => Some(at),
            Reached::Paused { .. } => None,
        }
    }
}
