//! What a program says about tickets once their severity is known: limits, channels, ladders, ends.

use chrono::NaiveTime;

use super::Condition;
use crate::domain::amount::{Amount, ClockKind};
use crate::domain::clause::Basis;
use crate::domain::clock::Bound;

/// Which tiers and severities a rule is for; an empty list means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Tier ids.
    pub tiers: Vec<String>,
    /// Severity ids.
    pub severities: Vec<String>,
}

impl Scope {
    /// Whether the rule is for this tier and severity.
    pub fn covers(&self, tier: Option<&str>, severity: &str) -> bool {
        let tier_fits = self.tiers.is_empty()
            || tier.is_some_and(|tier| self.tiers.iter().any(|listed| listed == tier));
        let severity_fits =
            self.severities.is_empty() || self.severities.iter().any(|listed| listed == severity);
        tier_fits && severity_fits
    }

    /// Whether the rule is for this tier and what is known of the severity: one for certain
    /// severities is not for a ticket that has none yet.
    pub fn covers_known(&self, tier: Option<&str>, severity: Option<&str>) -> bool {
        match severity {
            Some(severity) => self.covers(tier, severity),
            None => self.severities.is_empty() && self.covers(tier, ""),
        }
    }

    /// Whether some tier and severity has both rules.
    pub fn overlaps(&self, other: &Scope) -> bool {
        let meet = |a: &[String], b: &[String]| {
            a.is_empty() || b.is_empty() || a.iter().any(|id| b.contains(id))
        };
        meet(&self.tiers, &other.tiers) && meet(&self.severities, &other.severities)
    }
}

/// What a target is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetKind {
    /// Somebody answers.
    FirstResponse,
    /// The priority that was set is made known.
    PriorityNotice,
    /// The customer is told how it stands, again and again.
    Update,
    /// The problem is solved.
    Resolution,
}

impl TargetKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [TargetKind; 4] = [
        TargetKind::FirstResponse,
        TargetKind::PriorityNotice,
        TargetKind::Update,
        TargetKind::Resolution,
    ];

    /// The kind's name in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            TargetKind::FirstResponse => "first-response",
            TargetKind::PriorityNotice => "priority-notice",
            TargetKind::Update => "update",
            TargetKind::Resolution => "resolution",
        }
    }
}

/// A time limit for what the vendor does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetRule {
    /// What it limits.
    pub kind: TargetKind,
    /// For which tiers and severities.
    pub scope: Scope,
    /// For which answers about the ticket; for all that no other rule is for, where empty.
    pub conditions: Vec<Condition>,
    /// The local time after which it counts from the opening of the next business day.
    pub cut_off: Option<NaiveTime>,
    /// The limit.
    pub figure: Figure,
    /// False where the vendor promises nothing by it.
    pub committed: bool,
    /// Where it stands.
    pub basis: Basis,
}

impl TargetRule {
    /// Whether some ticket has both rules, and neither goes before the other: one that asks for
    /// answers goes before one that does not.
    pub fn overlaps(&self, other: &TargetRule) -> bool {
        let apart = |one: &Condition, two: &Condition| {
            one.fact == two.fact && one.values.iter().all(|value| !two.values.contains(value))
        };
        let either = self.conditions.is_empty() == other.conditions.is_empty();
        let mut conditions = self.conditions.iter();
        let disjoint = conditions.any(|one| other.conditions.iter().any(|two| apart(one, two)));
        self.kind == other.kind && self.scope.overlaps(&other.scope) && either && !disjoint
    }
}

/// A limit, or the lack of one. Never inherited silently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// So much time on a clock.
    Limit(Limit),
    /// An effort and no figure.
    BestEffort {
        /// What is promised, in our words.
        text: String,
    },
    /// No figure.
    Unstated {
        /// What is said instead, in our words.
        text: String,
        /// The clock that the terms name all the same.
        clock: Option<ClockKind>,
    },
}

impl Figure {
    /// What it says, in words.
    pub fn words(&self) -> String {
        match self {
            Figure::Limit(limit) => format!("{} {}", limit.bound.name(), limit.amount),
            Figure::BestEffort { text } | Figure::Unstated { text, .. } => text.clone(),
        }
    }
}

/// So much time on a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How much.
    pub amount: Amount,
    /// Whether the limit itself still counts.
    pub bound: Bound,
    /// Where a limit falls that is reached at closing time.
    pub at_close: AtClose,
    /// Where business days end.
    pub day_end: DayEnd,
}

/// Where a deadline falls that is reached at closing time (decision 4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AtClose {
    /// At closing time.
    #[default]
    Close,
    /// At the next opening.
    NextOpen,
}

/// Where a number of business days ends (decision 7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayEnd {
    /// At the close of the last one.
    #[default]
    Close,
    /// At the wall time of the start.
    SameTime,
}

/// A target's clock starts only with a report on one of these channels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartRule {
    /// Which target.
    pub kind: TargetKind,
    /// For which tiers and severities.
    pub scope: Scope,
    /// The channels that count.
    pub channels: Vec<Channel>,
    /// Where it stands.
    pub basis: Basis,
}

/// How a report reaches the vendor.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// By telephone.
    Phone,
    /// Through a web portal.
    Portal,
    /// By e-mail.
    Email,
    /// In a chat.
    Chat,
}

impl Channel {
    /// All channels.
    pub const ALL: [Channel; 4] = [
        Channel::Phone,
        Channel::Portal,
        Channel::Email,
        Channel::Chat,
    ];

    /// The channel's name in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            Channel::Phone => "phone",
            Channel::Portal => "portal",
            Channel::Email => "email",
            Channel::Chat => "chat",
        }
    }

    /// The channel of a name.
    pub fn from_name(name: &str) -> Option<Channel> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }
}

/// When a channel is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageRule {
    /// Which channels; an empty list means all.
    pub channels: Vec<Channel>,
    /// For which tiers and severities.
    pub scope: Scope,
    /// Answers with which alone it holds; it then goes before the rules below it.
    pub conditions: Vec<Condition>,
    /// When.
    pub hours: CoverageHours,
    /// What the terms say of those hours, in our words, where that is not all.
    pub text: Option<String>,
    /// Where it stands.
    pub basis: Basis,
}

impl CoverageRule {
    /// Whether the rule is for a channel.
    pub fn is_for(&self, channel: Channel) -> bool {
        self.channels.is_empty() || self.channels.contains(&channel)
    }
}

/// When a channel is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverageHours {
    /// In the hours of the contract's calendar.
    Business,
    /// Around the clock.
    Always,
    /// In hours of which the terms say only that they may be others.
    Unstated,
}

/// Whom a ticket reaches when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EscalationRule {
    /// For which tiers and severities.
    pub scope: Scope,
    /// The marks, in order.
    pub steps: Vec<EscalationStep>,
    /// Where they stand.
    pub basis: Basis,
}

/// One mark of an escalation ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EscalationStep {
    /// How long after the report.
    pub after: Amount,
    /// Who holds the ticket from then on.
    pub role: String,
}

/// How a ticket ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// For how long a resolved ticket can be reopened.
    pub reopen: Option<ClosingRule>,
    /// When a resolved ticket closes for good.
    pub auto_close: Option<ClosingRule>,
    /// Reasons for which the vendor may call a ticket resolved; any, where none is listed.
    pub reasons: Vec<ResolveReason>,
}

/// A reason for which the vendor may call a ticket resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolveReason {
    /// Id on the command line.
    pub id: String,
    /// What it says, in our words.
    pub text: String,
    /// How long the customer usually has to be silent before.
    pub silence: Option<Limit>,
    /// Where it stands.
    pub basis: Basis,
}

/// A time after the resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingRule {
    /// How long.
    pub limit: Limit,
    /// From when.
    pub from: ClosingStart,
    /// Where it stands.
    pub basis: Basis,
}

/// From when a time after the resolution counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClosingStart {
    /// From the resolution.
    #[default]
    Resolution,
    /// From whatever was last told about the ticket since.
    Silence,
}

/// From when the first response counts after a change of severity (decision 11).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SeverityChange {
    /// From the original start.
    #[default]
    FromStart,
    /// From the change.
    FromChange,
}
