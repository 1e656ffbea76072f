//! A vendor's published support terms, as values.
//!
//! One [`Program`] is one edition. Every rule carries its [`Basis`]. May use the rest of `domain`.
//! Deliberately absent: reading (see `terms`), and any vendor's name.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::amount::{Amount, ClockKind};
use super::calendar::Calendar;
use super::clause::Basis;
use super::clock::Bound;
use super::money::Rate;

/// One edition of a vendor's support terms.
#[derive(Clone, Debug)]
pub struct Program {
    /// Id, shared by all editions.
    pub id: String,
    /// The programme's name.
    pub name: String,
    /// The vendor's name, for messages.
    pub vendor: String,
    /// Which edition this is.
    pub edition: String,
    /// SHA-256 of the file's text, in hexadecimal.
    pub digest: String,
    /// First day on which the edition was on sale; unbounded where absent.
    pub on_sale_from: Option<NaiveDate>,
    /// Last day on which the edition was on sale; unbounded where absent.
    pub on_sale_until: Option<NaiveDate>,
    /// The documents that clauses point into.
    pub sources: Vec<SourceDocument>,
    /// Support levels, from the lowest to the highest; empty where the programme has none.
    pub tiers: Vec<Tier>,
    /// Questions from whose answers a severity follows.
    pub facts: Vec<Fact>,
    /// Severities, from the most severe to the least.
    pub severities: Vec<Severity>,
    /// Who decides a severity, in the vendor's words made short.
    pub severity_decided_by: Option<Stated>,
    /// What a ticket must or should hold.
    pub intake: Vec<IntakeField>,
    /// Regions with their opening hours.
    pub regions: Vec<Region>,
    /// Opening hours by name.
    pub calendars: BTreeMap<String, Calendar>,
    /// Time limits for what the vendor does.
    pub targets: Vec<TargetRule>,
    /// What has to happen before a target's clock starts.
    pub starts: Vec<StartRule>,
    /// When a channel is open.
    pub coverage: Vec<CoverageRule>,
    /// Whom a ticket reaches when.
    pub escalations: Vec<EscalationRule>,
    /// How a ticket ends.
    pub closing: Closing,
    /// What a contract that is not in force means for a ticket.
    pub cover: Option<Stated>,
    /// From when the first response counts after a change of severity.
    pub severity_change: SeverityChange,
    /// How a term renews.
    pub renewal: Option<RenewalRule>,
    /// By when which party gives notice.
    pub notices: Vec<NoticeRule>,
    /// Which licenses must be covered.
    pub licenses: Option<LicenseRule>,
    /// What a late order costs and when its term starts, by length of lapse.
    pub late: Vec<LateStep>,
    /// Services on sale beside a tier.
    pub services: Vec<ServiceRule>,
    /// What the documents say that no rule decides: shown, never computed with.
    pub notes: Vec<Stated>,
}

impl Program {
    /// The tier of an id.
    pub fn tier(&self, id: &str) -> Option<&Tier> {
        self.tiers.iter().find(|tier| tier.id == id)
    }

    /// The severity of an id.
    pub fn severity(&self, id: &str) -> Option<&Severity> {
        self.severities.iter().find(|severity| severity.id == id)
    }

    /// The region of an id.
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == id)
    }

    /// The fact of a key.
    pub fn fact(&self, key: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.key == key)
    }

    /// The service of an id.
    pub fn service(&self, id: &str) -> Option<&ServiceRule> {
        self.services.iter().find(|service| service.id == id)
    }

    /// The intake field of a key.
    pub fn intake_field(&self, key: &str) -> Option<&IntakeField> {
        self.intake.iter().find(|field| field.key == key)
    }

    /// Whether the edition was on sale on a date.
    pub fn on_sale(&self, date: NaiveDate) -> bool {
        self.on_sale_from.is_none_or(|from| from <= date)
            && self.on_sale_until.is_none_or(|until| date <= until)
    }
}

/// A document that clauses point into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceDocument {
    /// Id: the first word of its clauses.
    pub id: String,
    /// Title.
    pub title: String,
    /// Where it is published.
    pub url: Option<String>,
    /// Its date or release, where it has one.
    pub version: Option<String>,
}

/// Something that a document states in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// What it says, in our words.
    pub text: String,
    /// Where.
    pub basis: Basis,
}

/// A support level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Id in contract files.
    pub id: String,
    /// Name.
    pub name: String,
    /// Where it stands.
    pub basis: Basis,
}

/// A question whose answer bears on a severity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Key on the command line.
    pub key: String,
    /// The question, in our words.
    pub question: String,
    /// The answers that it can have.
    pub values: Vec<FactValue>,
    /// Where it stands.
    pub basis: Basis,
}

/// One answer to a fact's question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactValue {
    /// Value on the command line.
    pub id: String,
    /// What it means.
    pub meaning: String,
}

/// How severe a ticket can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Severity {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Other names that documents use for it.
    pub aliases: Vec<String>,
    /// Conditions that every criterion needs besides its own.
    pub gates: Vec<Condition>,
    /// Each is enough, given the gates.
    pub criteria: Vec<Criterion>,
    /// Where the gates stand.
    pub basis: Basis,
}

/// One way to reach a severity: all its conditions hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Id, unique within the severity.
    pub id: String,
    /// What it says, in our words.
    pub text: String,
    /// The conditions.
    pub conditions: Vec<Condition>,
    /// Where it stands.
    pub basis: Basis,
}

/// A fact has one of these values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The fact's key.
    pub fact: String,
    /// The values that satisfy the condition.
    pub values: Vec<String>,
}

/// Something that a ticket must or should hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeField {
    /// Key: `subject`, `description`, `version`, or a key given as a fact.
    pub key: String,
    /// What is asked.
    pub text: String,
    /// What its absence does.
    pub absence: Absence,
    /// Where it stands.
    pub basis: Basis,
}

/// What a missing intake field does to a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The ticket waits until the field is there.
    Holds,
    /// The ticket starts, with a warning.
    Warns,
}

/// A region with its opening hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Id in contract files.
    pub id: String,
    /// Name.
    pub name: String,
    /// The calendar of its hours; `None` where the vendor publishes none.
    pub calendar: Option<String>,
    /// Calendars that certain tiers have instead.
    pub tier_calendars: BTreeMap<String, String>,
    /// Where its hours stand.
    pub basis: Basis,
}

impl Region {
    /// The name of the calendar that applies to a tier.
    pub fn calendar_for(&self, tier: Option<&str>) -> Option<&str> {
        tier.and_then(|tier| self.tier_calendars.get(tier))
            .or(self.calendar.as_ref())
            .map(String::as_str)
    }
}

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
    /// The problem is solved.
    Resolution,
}

impl TargetKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [TargetKind; 3] = [
        TargetKind::FirstResponse,
        TargetKind::PriorityNotice,
        TargetKind::Resolution,
    ];

    /// The kind's name in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            TargetKind::FirstResponse => "first-response",
            TargetKind::PriorityNotice => "priority-notice",
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
    /// The limit.
    pub figure: Figure,
    /// False where the vendor promises nothing by it.
    pub committed: bool,
    /// Where it stands.
    pub basis: Basis,
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
    /// Which channel.
    pub channel: Channel,
    /// For which tiers and severities.
    pub scope: Scope,
    /// When.
    pub hours: CoverageHours,
    /// Where it stands.
    pub basis: Basis,
}

/// When a channel is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverageHours {
    /// In the hours of the contract's calendar.
    Business,
    /// Around the clock.
    Always,
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
}

/// A time after the resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingRule {
    /// How long.
    pub limit: Limit,
    /// Where it stands.
    pub basis: Basis,
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

/// What becomes of a term that ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenewalMode {
    /// It renews when the customer orders.
    Express,
    /// It renews unless somebody gives notice.
    Tacit,
    /// It does not renew.
    None,
}

impl RenewalMode {
    /// The mode's name in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            RenewalMode::Express => "express",
            RenewalMode::Tacit => "tacit",
            RenewalMode::None => "none",
        }
    }
}

/// How a term renews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenewalRule {
    /// By whose act.
    pub mode: Option<RenewalMode>,
    /// For how many months.
    pub months: Option<u32>,
    /// Where it stands.
    pub basis: Basis,
}

/// By when which party gives notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeRule {
    /// Who gives it.
    pub party: Party,
    /// How long before the term's end.
    pub before: NoticePeriod,
    /// What follows if the day passes, in our words, where the terms say.
    pub consequence: Option<String>,
    /// Where it stands.
    pub basis: Basis,
}

/// Who gives a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// The customer alone.
    Customer,
    /// The vendor alone.
    Vendor,
    /// Whoever wants to end the contract.
    Either,
}

impl Party {
    /// The party's name in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            Party::Customer => "customer",
            Party::Vendor => "vendor",
            Party::Either => "either",
        }
    }
}

/// How long before the end of a term a notice is due (decision 13).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticePeriod {
    /// Calendar days.
    Days(u32),
    /// Calendar months.
    Months(u32),
}

/// Cover is sold for all licenses: the larger of owned and used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenseRule {
    /// Where it stands.
    pub basis: Basis,
}

/// What an order costs that comes so many days after the last covered day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateStep {
    /// First day of lapse that the step is for, from 1.
    pub from_day: u32,
    /// Last day of lapse that it is for; unbounded where absent.
    pub to_day: Option<u32>,
    /// What such an order is called.
    pub kind: LateKind,
    /// When the new term starts.
    pub new_term: NewTerm,
    /// What it costs besides the new term.
    pub fees: Vec<Fee>,
    /// Where it stands.
    pub basis: Basis,
}

impl LateStep {
    /// Whether the step is for a lapse of so many days.
    pub fn covers(&self, days: i64) -> bool {
        i64::from(self.from_day) <= days && self.to_day.is_none_or(|to| days <= i64::from(to))
    }
}

/// What an order after the last covered day is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LateKind {
    /// Late, and treated as a renewal.
    LateRenewal,
    /// Cover that ended is taken up again.
    Reinstatement,
}

/// When the term of a late order starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewTerm {
    /// On the day after the last covered one.
    OldEnd,
    /// On the day of the order.
    OrderDate,
}

/// A line that a late order adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fee {
    /// The line's code.
    pub code: FeeCode,
    /// What it is counted by.
    pub per: FeePer,
    /// The rate that the terms state; where absent, the contract supplies it.
    pub rate: Option<Rate>,
    /// Whether the terms say what a percentage is of; else it is of the annual fee, inferred.
    pub base_stated: bool,
    /// Where it stands.
    pub basis: Basis,
}

/// Which fee a late order adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeCode {
    /// The period that was missed.
    BackFees,
    /// A charge for the lapse.
    Penalty,
    /// A charge for what was released meanwhile.
    UpgradeFee,
}

/// What a fee is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeePer {
    /// The days of the missed period.
    MissedDays,
    /// Each year of the missed period that has begun.
    StartedYear,
    /// The order, once.
    Once,
}

/// A service on sale beside a tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceRule {
    /// Id in contract files.
    pub id: String,
    /// Name.
    pub name: String,
    /// Packages on sale; empty where it has none.
    pub packages: Vec<String>,
    /// How its term renews.
    pub renewal: Option<RenewalRule>,
    /// By when which party gives notice.
    pub notices: Vec<NoticeRule>,
    /// Where it stands.
    pub basis: Basis,
}
