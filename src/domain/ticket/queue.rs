//! Which of several tickets the vendor serves first.
//!
//! May use the rest of `domain`. Deliberately absent: deadlines, none of which moves by it.

use super::state::{Status, Ticket};
use crate::domain::contract::Contract;
use crate::domain::instant::Instant;
use crate::domain::program::{Program, QueueBy, QueueRule};

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

/// The place of each ticket in the queue of its program, from 1, among those given; `None` for a
/// ticket that does not wait for the vendor, and where the program does not say what decides.
/// Tickets that no rule tells apart have the same place.
pub fn places(tickets: &[(&Ticket, &Contract)], now: Instant) -> Vec<Option<usize>> {
    let waits = |ticket: &Ticket, contract: &Contract| {
        !contract.program.queue.is_empty() && ticket.status(contract, now) == Status::Open
    };
    let key = |ticket: &Ticket, contract: &Contract| -> Vec<usize> {
        let rules = contract.program.queue.iter();
        rules.map(|rule| ticket.place_by(contract, rule)).collect()
    };
    let edition = |program: &Program| (program.id.clone(), program.edition.clone());
    let keys: Vec<_> = tickets
        .iter()
        .map(|(ticket, contract)| {
            waits(ticket, contract).then(|| (edition(&contract.program), key(ticket, contract)))
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
