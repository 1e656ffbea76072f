//! A ticket as somebody else recorded it, with all that happened to it, judged as if it had been
//! recorded here step by step.
//!
//! May use the rest of `domain`. Deliberately absent: reading records (see `ingest`), and which
//! contract one names.

use super::event::{Event, Opening, What};
use super::state::Ticket;
use super::steps::{Refusal, unknown_word};
use crate::domain::classify::{FactError, check_fact};
use crate::domain::contract::Contract;
use crate::domain::instant::Instant;
use crate::domain::program::Program;

/// A ticket under a contract, and what happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The contract's id.
    pub contract: String,
    /// When it was opened.
    pub opened_at: Instant,
    /// What it was opened with.
    pub opening: Opening,
    /// What happened since, in order.
    pub events: Vec<Event>,
}

/// What a contract makes of a record.
#[derive(Clone, Debug)]
pub enum Judged {
    /// The ticket as it stands.
    Ticket(Box<Ticket>),
    /// The contract does not cover it.
    Refused(Refusal),
}

/// Why a record cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The kind of mistake, in kebab case.
    pub code: &'static str,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

impl Fault {
    /// A mistake of that kind.
    pub fn new(code: &'static str, message: impl Into<String>) -> Fault {
        Fault {
            code,
            message: message.into(),
        }
    }
}

impl Refusal {
    /// What is wrong with a record, of whose events that one is refused.
    pub fn of_event(self, number: usize) -> Fault {
        let message = self.message.replace("ticket 0", "the ticket");
        Fault::new(self.code, format!("event {number}: {message}"))
    }
}

impl Record {
    /// What the ticket's contract makes of the record at an instant.
    ///
    /// # Errors
    ///
    /// A word that the program does not know, a time before the opening or after `now`, or an event
    /// that the ticket's state forbids.
    pub fn judge(&self, contract: &Contract, now: Instant) -> Result<Judged, Fault> {
        let contract = contract.on(contract.zone.date(self.opened_at));
        let program = &contract.program;
        self.check_words(program)?;
        let opened = Ticket::opened(0, contract, self.opened_at, self.opening.clone(), now);
        let opened = match opened {
            Ok(opened) => opened,
            // A mistake of the record, not a word of the contract's.
            Err(refusal) if refusal.code == "in-the-future" => {
                let message = format!("the opening: {}", refusal.message);
                return Err(Fault::new(refusal.code, message));
            }
            Err(refusal) => return Ok(Judged::Refused(refusal)),
        };
        let ticket = opened.followed(contract, &self.events, now);
        ticket
            .map(|ticket| Judged::Ticket(Box::new(ticket)))
            // The opening is event 0, so that the others have the numbers of their list.
            .map_err(|(place, refusal)| refusal.of_event(place))
    }

    /// The opening as an event.
    pub fn opened(&self) -> Event {
        Event {
            at: self.opened_at,
            what: What::Open(Box::new(self.opening.clone())),
        }
    }

    fn check_words(&self, program: &Program) -> Result<(), Fault> {
        let opening = &self.opening;
        check_severity(program, opening.severity.as_deref())?;
        check_facts(program, &opening.facts)?;
        for (place, event) in (1..).zip(&self.events) {
            let checked = match &event.what {
                What::Classify {
                    severity, facts, ..
                } => check_severity(program, severity.as_deref())
                    .and_then(|()| check_facts(program, facts)),
                what => match unknown_word(program, what) {
                    None => Ok(()),
                    Some(unknown) => {
                        let code = match unknown.what {
                            "role" => "unknown-role",
                            _ => "unknown-reason",
                        };
                        Err(unknown_name(
                            code,
                            unknown.what,
                            &unknown.given,
                            program,
                            unknown.known,
                        ))
                    }
                },
            };
            checked.map_err(|fault| Fault {
                message: format!("event {place}: {}", fault.message),
                ..fault
            })?;
        }
        Ok(())
    }
}

/// The beginning of a text that may be long.
pub(super) fn brief(text: &str) -> String {
    text.chars().take(64).collect()
}

fn check_severity(program: &Program, severity: Option<&str>) -> Result<(), Fault> {
    match severity {
        Some(id) if program.severity(id).is_none() => {
            let known = program
                .severities
                .iter()
                .map(|severity| severity.id.clone());
            Err(unknown_name(
                "unknown-severity",
                "severity",
                id,
                program,
                known.collect(),
            ))
        }
        _ => Ok(()),
    }
}

fn check_facts(program: &Program, facts: &crate::domain::classify::Facts) -> Result<(), Fault> {
    for (key, value) in facts {
        check_fact(program, key, value).map_err(|error| match error {
            FactError::UnknownFact { key, known } => {
                unknown_name("unknown-fact", "fact", &key, program, known)
            }
            FactError::UnknownValue { key, value, known } => {
                let what = format!("answer to the fact `{key}`");
                unknown_name("unknown-fact", &what, &value, program, known)
            }
        })?;
    }
    Ok(())
}

fn unknown_name(
    code: &'static str,
    what: &str,
    given: &str,
    program: &Program,
    known: Vec<String>,
) -> Fault {
    let program = &program.id;
    let known = known.join(", ");
    Fault::new(
        code,
        format!(
            "program {program} has no {what} `{}`; it has {known}",
            brief(given)
        ),
    )
}
