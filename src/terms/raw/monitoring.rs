//! The tables of a program file about monitoring.

use super::program::Ids;
use crate::domain::program::Effect;
use crate::terms::read::{OneOrMany, Spanned, table};

table! {
    /// How the product is monitored.
    pub struct RawMonitoring {
        /// The tiers with which it is; all, where absent.
        tier: Ids = OneOrMany::default(),
        /// What an event does to a ticket under another tier.
        elsewhere: Effect = Effect::Refuses,
        /// What the terms say, in your own words.
        text: String,
        /// Which tickets of events raise an alarm.
        alarm: Option<RawAlarm>,
        /// The events that are watched for.
        event: Vec<RawMonitoredEvent>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// Which tickets of events raise an alarm.
    pub struct RawAlarm {
        /// Of which tiers; all, where absent.
        tier: Ids = OneOrMany::default(),
        /// Of which severities; all, where absent.
        severity: Ids = OneOrMany::default(),
        /// What the terms say, in your own words.
        text: String,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// An event that opens a ticket by itself.
    pub struct RawMonitoredEvent {
        /// Id on the command line.
        id: Spanned<String>,
        /// What it has to do with.
        group: Option<String>,
        /// What happens, in your own words.
        text: String,
        /// The severity of its ticket.
        severity: Spanned<String>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}
