//! Which of several tickets the vendor serves first.
//!
//! May use the rest of `domain`. Deliberately absent: deadlines, none of which moves by it.

use super::state::{Status, Ticket};
use crate::domain::contract::Contract;
use crate::domain::instant::Instant;
use crate::domain::program::{QueueBy, QueueRule};

impl Ticket {
    /// Whether whoever reported it held a certificate on that day, the last one included.
    pub fn is_certified(&self, contract: &Contract) -> bool {
        let date = contract.zone.date(self.opened_at);
        let reporter = self.opening.reporter.as_deref();
        reporter
            .and_then(|email| contract.contact(email)?.certified_until)
            .is_some_and(|until| date <= until)
    }

    /// Where it comes by one rule; the lower, the sooner.
    fn place_by(&self, contract: &Contract, rule: &QueueRule) -> usize {
        match rule.by {
            QueueBy::Severity => {
                let severities = &contract.program.severities;
                let place = self.severity().and_then(|set| {
                    let mut known = severities.iter();
                    known.position(|severity| severity.id == set.severity)
                });
                place.unwrap_or(severities.len())
            }
            QueueBy::Tier => {
                let tier = self.tier(contract);
                let is_ahead = |tier: &str| rule.ahead.iter().any(|ahead| ahead == tier);
                usize::from(!tier.is_some_and(is_ahead))
            }
            QueueBy::Certificate => usize::from(!self.is_certified(contract)),
        }
    }
}

/// A ticket among others, as at an instant.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// The ticket.
    pub ticket: &'a Ticket,
    /// The contract that it is under.
    pub contract: &'a Contract,
    /// The instant.
    pub now: Instant,
}

impl Listed<'_> {
    fn waits(&self) -> bool {
        self.ticket.status(self.contract, self.now) == Status::Open
    }

    fn edition(&self) -> (&str, &str) {
        let program = &self.contract.program;
        (&program.id, &program.edition)
    }

    /// By what tickets are in the order in which their vendors take them: open ones first, program
    /// by program, by their place in its queue if it has one, then by age.
    pub fn in_turn(&self, place: Option<usize>) -> impl Ord {
        let place = place.unwrap_or(usize::MAX);
        let (opened_at, number) = (self.ticket.opened_at, self.ticket.number);
        (!self.waits(), self.edition(), place, opened_at, number)
    }
}

/// The place of each ticket in the queue of its program, from 1, among those given; `None` for a
/// ticket that does not wait for the vendor, and where the program does not say what decides.
/// Tickets that no rule tells apart have the same place.
pub fn places(tickets: &[Listed<'_>]) -> Vec<Option<usize>> {
    let keys: Vec<_> = tickets
        .iter()
        .map(|listed| {
            let rules = &listed.contract.program.queue;
            let key = || -> Vec<usize> {
                let rules = rules.iter();
                rules
                    .map(|rule| listed.ticket.place_by(listed.contract, rule))
                    .collect()
            };
            let is_in_it = !rules.is_empty() && listed.waits();
            is_in_it.then(|| (listed.edition(), key()))
        })
        .collect();
    let mut sorted: Vec<_> = keys.iter().flatten().collect();
    sorted.sort();
    keys.iter()
        .map(|key| {
            let (edition, key) = key.as_ref()?;
            let first = sorted.partition_point(|other| other.0 < *edition);
            let before = sorted.partition_point(|other| (&other.0, &other.1) < (edition, key));
            Some(before - first + 1)
        })
        .collect()
}
