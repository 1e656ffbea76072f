//! What a program says about the monitoring of the product: which events open a ticket by
//! themselves, at which severity, and which raise an alarm.
//!
//! May use the rest of `domain`. Deliberately absent: thresholds, which are the monitor's.

use super::{Gate, Scope};
use crate::domain::clause::Basis;

/// How the product is monitored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Monitoring {
    /// The tiers with which it is; all, where empty.
    pub tiers: Vec<String>,
    /// What an event does under another tier.
    pub elsewhere: Gate,
    /// Which tickets raise an alarm.
    pub alarm: Option<Alarm>,
    /// The events that are watched for.
    pub events: Vec<MonitoredEvent>,
}

impl Monitoring {
    /// The event of an id.
    pub fn event(&self, id: &str) -> Option<&MonitoredEvent> {
        self.events.iter().find(|event| event.id == id)
    }

    /// Whether a tier is one with which the product is monitored.
    pub fn covers(&self, tier: Option<&str>) -> bool {
        let named = |tier: &str| self.tiers.iter().any(|known| known == tier);
        self.tiers.is_empty() || tier.is_some_and(named)
    }
}

/// Which tickets of events raise an alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// Of which tiers and severities.
    pub scope: Scope,
    /// What the terms say, in our words.
    pub text: String,
    /// Where it stands.
    pub basis: Basis,
}

/// An event that opens a ticket by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonitoredEvent {
    /// Id on the command line.
    pub id: String,
    /// What it has to do with: `disk`, `performance`.
    pub group: Option<String>,
    /// What happens, in our words.
    pub text: String,
    /// The severity of its ticket.
    pub severity: String,
    /// Where it stands.
    pub basis: Basis,
}
