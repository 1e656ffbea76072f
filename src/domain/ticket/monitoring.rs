//! Tickets that monitoring opened: the severity that the event gives them, and whether they raise
//! an alarm.
//!
//! The limit is that of the severity, like any other ticket's. May use the rest of `domain`.

use super::conduct::Remark;
use super::event::Opening;
use super::state::Ticket;
use super::steps::Refusal;
use crate::domain::contract::Contract;
use crate::domain::program::{MonitoredEvent, Program};

/// Why an event cannot open a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoEvent {
    /// The program does not watch for it.
    Unknown {
        /// What it watches for.
        known: Vec<String>,
    },
    /// Another severity was given than the event's.
    Conflict(Refusal),
}

/// The event that an opening names, if it names one.
pub fn event_of<'a>(program: &'a Program, opening: &Opening) -> Option<&'a MonitoredEvent> {
    program
        .monitoring
        .as_ref()?
        .event(opening.event.as_deref()?)
}

/// Checks the event that an opening names.
///
/// # Errors
///
/// [`NoEvent`] if the program does not watch for it, or gives it another severity than the opening.
pub fn check_event(program: &Program, opening: &Opening) -> Result<(), NoEvent> {
    let Some(named) = &opening.event else {
        return Ok(());
    };
    let Some(event) = event_of(program, opening) else {
        let known = program.monitoring.iter().flat_map(|watch| &watch.events);
        return Err(NoEvent::Unknown {
            known: known.map(|event| event.id.clone()).collect(),
        });
    };
    match &opening.severity {
        Some(severity) if *severity != event.severity => Err(NoEvent::Conflict(Refusal {
            code: "event-severity",
            message: format!(
                "the event {named} opens a ticket of severity {}, not {severity}",
                event.severity
            ),
            clauses: event.basis.clauses.clone(),
            mend: "leave the severity out; `tenure ticket classify` changes it later".to_owned(),
        })),
        _ => Ok(()),
    }
}

impl Ticket {
    /// Whether it raises an alarm now; `None` where no event opened it.
    pub fn alarms(&self, contract: &Contract) -> Option<bool> {
        event_of(&contract.program, &self.opening)?;
        Some(self.alarm(contract).is_some())
    }

    /// The alarm that it raises.
    pub(super) fn alarm(&self, contract: &Contract) -> Option<Remark> {
        event_of(&contract.program, &self.opening)?;
        let alarm = contract.program.monitoring.as_ref()?.alarm.as_ref()?;
        let severity = &self.severity()?.severity;
        let rings = alarm.scope.covers(self.tier(contract), severity);
        rings.then(|| Remark {
            code: "alarm",
            policy: None,
            message: alarm.text.clone(),
            basis: alarm.basis.clone(),
        })
    }
}
