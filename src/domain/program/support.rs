//! What a program says about who and what is served: contacts, payment, channels, versions,
//! exclusions; and what becomes of a ticket that lacks something.

use std::fmt;

use super::{Channel, Condition, Fact, Scope};
use crate::domain::clause::Basis;

/// What something that stands against a ticket does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It is not served.
    Refuses,
    /// It waits until that is mended.
    Holds,
    /// It is served, with a warning.
    Warns,
}

impl Effect {
    /// The effect's name in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            Effect::Refuses => "refuses",
            Effect::Holds => "holds",
            Effect::Warns => "warns",
        }
    }
}

/// What it does to a ticket that something is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// What it does.
    pub effect: Effect,
    /// What the terms say, in our words.
    pub text: String,
    /// Where it stands.
    pub basis: Basis,
}

/// A question about a ticket whose answer bears on whether and how it is served, not on its
/// severity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstance {
    /// The question with its answers.
    pub fact: Fact,
    /// The answer that goes without asking where the contract names a contact who can be reached
    /// around the clock.
    pub by_contact: Option<String>,
}

/// Answers with which a ticket is not served, or not as others are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// Id, by which other languages name it.
    pub id: Option<String>,
    /// For which tiers and severities.
    pub scope: Scope,
    /// The answers; all have to be given.
    pub conditions: Vec<Condition>,
    /// What they do.
    pub gate: Gate,
    /// What to do instead, in our words.
    pub mend: Option<String>,
}

/// The channels on which a ticket is reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportingRule {
    /// Those that the terms name.
    pub channels: Vec<Channel>,
    /// What a report on another one does.
    pub gate: Gate,
}

/// What stands against tickets, apart from a contract that is not in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entitlement {
    /// Somebody reports who is not among the contacts of the contract.
    pub contacts: Option<Gate>,
    /// A sum is due and unpaid.
    pub payment: Option<Gate>,
    /// Support is bought from a partner.
    pub partner: Option<Gate>,
    /// The version of the product is supported no more.
    pub versions: Option<Gate>,
    /// It is reported on a channel that the terms do not name.
    pub reporting: Option<ReportingRule>,
    /// Answers with which a ticket is not served.
    pub exclusions: Vec<Exclusion>,
}

/// What decides which of two tickets is served first; the first rule that tells them apart does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueRule {
    /// What is looked at.
    pub by: QueueBy,
    /// The tiers that go first, where tiers are looked at.
    pub ahead: Vec<String>,
    /// Where it stands.
    pub basis: Basis,
}

/// What is looked at to say which ticket is served first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueueBy {
    /// The more severe one goes first.
    Severity,
    /// The tiers that are named go first.
    Tier,
    /// Reports of contacts with a current certificate go first.
    Certificate,
}

/// What the vendor does to a ticket that the customer does not do their part for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lowering {
    /// For which tiers and severities.
    pub scope: Scope,
    /// Nobody of the customer's could be reached.
    pub unreached: bool,
    /// Answers that bring it about as well.
    pub conditions: Vec<Condition>,
    /// Whether the vendor reserves it, or says that it will be done.
    pub policy: Policy,
    /// What is done.
    pub steps: Vec<LoweringStep>,
    /// What the terms say, in our words.
    pub text: String,
    /// Where it stands.
    pub basis: Basis,
}

/// Whether a vendor reserves a step, or says that it will be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// It may be done.
    May,
    /// It will be done.
    Will,
}

impl Policy {
    /// The policy's name in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            Policy::May => "may",
            Policy::Will => "will",
        }
    }
}

/// What is done to a ticket that the customer does not do their part for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoweringStep {
    /// Its severity is lowered.
    LowerSeverity,
    /// Updates come less often.
    FewerUpdates,
    /// Work on it stops.
    SuspendWork,
    /// It is closed.
    Close,
}

impl LoweringStep {
    /// The step's name in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            LoweringStep::LowerSeverity => "lower-severity",
            LoweringStep::FewerUpdates => "fewer-updates",
            LoweringStep::SuspendWork => "suspend-work",
            LoweringStep::Close => "close",
        }
    }
}

/// When a ticket is handed on around the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowTheSun {
    /// For which tiers and severities.
    pub scope: Scope,
    /// Answers that it needs besides.
    pub conditions: Vec<Condition>,
    /// What the terms say, in our words.
    pub text: String,
    /// What they leave open.
    pub unstated: Option<String>,
    /// Where it stands.
    pub basis: Basis,
}

/// Help outside business hours, and what it does not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnCall {
    /// For which tiers and severities.
    pub scope: Scope,
    /// The channels that reach it.
    pub channels: Vec<Channel>,
    /// What it does not do, each in our words.
    pub limits: Vec<String>,
    /// Where it is not available, by the offset of local time from UTC: from the first to the
    /// second, both included.
    pub unavailable: Option<(UtcOffset, UtcOffset)>,
    /// What the terms say, in our words.
    pub text: String,
    /// Where it stands.
    pub basis: Basis,
}

/// How far local time is ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UtcOffset {
    /// In seconds.
    pub seconds: i32,
}

impl UtcOffset {
    /// An offset from a text like `+05:30`, if it is one.
    pub fn parse(text: &str) -> Option<UtcOffset> {
        let (sign, rest) = match text.split_at_checked(1)? {
            ("+", rest) => (1, rest),
            ("-", rest) => (-1, rest),
            _ => return None,
        };
        let two = |digits: &str| {
            let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| digits.parse::<i32>().ok()).flatten()
        };
        let (hours, minutes) = rest.split_once(':')?;
        let (hours, minutes) = (two(hours)?, two(minutes)?);
        let possible = hours <= 15 && minutes <= 59;
        possible.then_some(UtcOffset {
            seconds: sign * (hours * 3600 + minutes * 60),
        })
    }
}

impl fmt::Display for UtcOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.seconds < 0 { '-' } else { '+' };
        let minutes = self.seconds.unsigned_abs() / 60;
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}
