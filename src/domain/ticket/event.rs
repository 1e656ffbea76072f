//! What happens to a ticket.
//!
//! May use the rest of `domain`. Deliberately absent: what follows from it (see `state`).

use serde::{Deserialize, Serialize};

use crate::domain::classify::Facts;
use crate::domain::instant::Instant;
use crate::domain::program::Channel;

/// Something that happened to a ticket, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When it happened, as told; never before the opening.
    pub at: Instant,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum What {
    /// The customer opened it. Always the first event, and only the first.
    Open(Box<Opening>),
    /// The customer reported it again.
    Report {
        /// On which channel.
        channel: Channel,
        /// The description, where it was missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        description: Option<String>,
    },
    /// Its severity was set, or facts that bear on it.
    Classify {
        /// Answers, merged with those known.
        #[serde(default, skip_serializing_if = "Facts::is_empty")]
        facts: Facts,
        /// The severity, where it was set outright.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        severity: Option<String>,
        /// Who set it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
    },
    /// The vendor answered.
    Respond,
    /// The vendor told how it stands.
    Update,
    /// The ticket waits for somebody other than the vendor.
    Wait {
        /// For whom.
        #[serde(rename = "for", default)]
        whom: WaitFor,
    },
    /// The wait is over.
    Resume,
    /// The ticket was handed to a higher role.
    Escalate {
        /// Which.
        role: String,
    },
    /// The vendor called it solved.
    Resolve {
        /// For which of the reasons that the program allows.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// The customer took it up again.
    Reopen,
    /// It was closed for good.
    Close,
}

/// What a ticket is opened with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// What it is about.
    #[serde(default)]
    pub subject: String,
    /// What happens, and what should.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// On which channel it was reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Who reported it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter: Option<String>,
    /// The product's version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The ticket's id elsewhere.
    #[serde(default, rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Answers that bear on its severity, and intake fields.
    #[serde(default, skip_serializing_if = "Facts::is_empty")]
    pub facts: Facts,
    /// Its severity, where it was set outright.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
}

/// Whom a ticket waits for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WaitFor {
    /// The customer.
    #[default]
    Customer,
    /// Somebody else who is not the vendor.
    ThirdParty,
}
