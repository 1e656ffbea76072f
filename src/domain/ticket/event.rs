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
    /// The vendor told how it stands, or tried to.
    Update {
        /// Nobody of the customer's could be reached.
        #[serde(default, skip_serializing_if = "is_false")]
        unreached: bool,
    },
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
    Reopen {
        /// Why it is not solved, in the customer's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// It was closed for good.
    Close,
    /// Somebody wrote something down, which changes nothing.
    Note {
        /// What.
        text: String,
    },
}

fn is_false(flag: &bool) -> bool {
    !flag
}

impl What {
    /// The verb that records it, as on the command line.
    pub fn verb(&self) -> &'static str {
        match self {
            What::Open(_) => "open",
            What::Report { .. } => "report",
            What::Classify { .. } => "classify",
            What::Respond => "respond",
            What::Update { .. } => "update",
            What::Wait { .. } => "wait",
            What::Resume => "resume",
            What::Escalate { .. } => "escalate",
            What::Resolve { .. } => "resolve",
            What::Reopen { .. } => "reopen",
            What::Close => "close",
            What::Note { .. } => "note",
        }
    }
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
    /// The monitored event that opened it, where one did; it sets the severity too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
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

impl WaitFor {
    /// All, in the order in which they are listed.
    pub const ALL: [WaitFor; 2] = [WaitFor::Customer, WaitFor::ThirdParty];

    /// The name on the command line and in answers.
    pub fn name(self) -> &'static str {
        match self {
            WaitFor::Customer => "customer",
            WaitFor::ThirdParty => "third-party",
        }
    }

    /// Whom a name means.
    pub fn from_name(name: &str) -> Option<WaitFor> {
        Self::ALL.into_iter().find(|whom| whom.name() == name)
    }
}
