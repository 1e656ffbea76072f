//! A vendor's published support terms, as values.
//!
//! One [`Program`] is one edition: what it is made of and how severities are told apart stands
//! here, rules about tickets in `service_level`, rules about terms and money in `commerce` and
//! `late`, services and features in `services`. Every rule carries its [`Basis`]. May use the rest of `domain`. Deliberately absent:
//! reading (see `terms`), and any vendor's name.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::clause::Basis;

mod change;
mod commerce;
mod labels;
mod late;
mod monitoring;
mod service_level;
mod services;
mod support;
mod tier;
mod versions;

pub use change::{ChangeRule, ChangeWhen, Holds, MultiYear, RevisionRule};
pub use commerce::{
    LicenseRule, NoticeEnd, NoticePeriod, NoticeRule, NoticeTerm, Party, RenewalMode, RenewalRule,
};
pub use labels::{ENGLISH, Labels, Words};
pub use late::{Fee, FeeBase, FeeCode, FeePer, LateKind, LateStep, NewTerm, Price, Until};
pub use monitoring::{Alarm, MonitoredEvent, Monitoring};
pub use service_level::{
    AtClose, Channel, Closing, ClosingRule, ClosingStart, CoverageHours, CoverageRule, DayEnd,
    EscalationRule, EscalationStep, Figure, Limit, ResolveReason, Scope, SeverityChange, StartRule,
    TargetKind, TargetRule,
};
pub use services::{
    AllowanceRule, Block, Feature, Offer, Offered, PurchaseTerm, Quantity, ServiceRule,
};
pub use support::{
    Circumstance, Effect, Entitlement, Exclusion, FollowTheSun, Gate, Lowering, LoweringStep,
    OnCall, Policy, QueueBy, QueueRule, ReportingRule, UtcOffset,
};
pub use tier::{OnSale, Succession, Tier};
pub use versions::{Deployment, ProductVersion, VersionRule, Withdrawal};

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
    /// Support levels, from the lowest to the highest, then those that are on sale no more; empty
    /// where the programme has none.
    pub tiers: Vec<Tier>,
    /// Questions from whose answers a severity follows.
    pub facts: Vec<Fact>,
    /// Severities, from the most severe to the least.
    pub severities: Vec<Severity>,
    /// Who decides a severity.
    pub decider: Option<DeciderRule>,
    /// Questions whose answers bear on whether and how a ticket is served.
    pub circumstances: Vec<Circumstance>,
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
    /// What else stands against a ticket.
    pub entitlement: Entitlement,
    /// Which of two tickets is served first.
    pub queue: Vec<QueueRule>,
    /// What becomes of a ticket that the customer does not do their part for.
    pub lowerings: Vec<Lowering>,
    /// When a ticket is handed on around the world.
    pub follow_the_sun: Option<FollowTheSun>,
    /// Help outside business hours.
    pub on_call: Vec<OnCall>,
    /// Which events open a ticket by themselves.
    pub monitoring: Option<Monitoring>,
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
    /// When a contract's level can change.
    pub change: Option<ChangeRule>,
    /// What terms of several years are cheaper by.
    pub multi_year: Vec<MultiYear>,
    /// What a customer can do about a new edition.
    pub revision: Option<RevisionRule>,
    /// Where it stands that parts of a contract end with their base.
    pub parts: Option<Stated>,
    /// Where it stands that cover ends with the vendor's support of a product.
    pub end_of_support: Option<Stated>,
    /// How the end of a product's support is announced.
    pub withdrawal: Option<Withdrawal>,
    /// Which versions of products are supported.
    pub version_rules: Vec<VersionRule>,
    /// Versions of which it is known how long they are supported.
    pub product_versions: Vec<ProductVersion>,
    /// Services on sale beside a tier, or that tiers come with.
    pub services: Vec<ServiceRule>,
    /// What tiers differ in.
    pub features: Vec<Feature>,
    /// What the documents say that no rule decides: shown, never computed with.
    pub notes: Vec<Note>,
    /// Words in other languages than English.
    pub labels: Labels,
}

impl Program {
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

    /// The question of a key, whether its answer bears on a severity or not.
    pub fn question(&self, key: &str) -> Option<&Fact> {
        let circumstances = self.circumstances.iter().map(|asked| &asked.fact);
        let mut all = self.facts.iter().chain(circumstances);
        all.find(|fact| fact.key == key)
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
        let days = OnSale {
            from: self.on_sale_from,
            until: self.on_sale_until,
        };
        days.covers(date)
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

/// Something that the documents say and no rule decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about, in a word or two.
    pub about: String,
    /// What it says, in our words.
    pub text: String,
    /// Where.
    pub basis: Basis,
}

/// Who decides a severity, and what it means if somebody else sets one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeciderRule {
    /// Who decides.
    pub who: Decider,
    /// What it means if somebody else sets one.
    pub others: Others,
    /// What the terms say, in our words.
    pub stated: Stated,
}

/// Who decides a severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decider {
    /// The vendor.
    Vendor,
    /// The customer.
    Customer,
    /// Both sides, by agreement.
    Both,
}

impl Decider {
    /// Everybody.
    pub const ALL: [Decider; 3] = [Decider::Vendor, Decider::Customer, Decider::Both];

    /// The name in files, on the command line and in answers.
    pub fn name(self) -> &'static str {
        match self {
            Decider::Vendor => "vendor",
            Decider::Customer => "customer",
            Decider::Both => "both",
        }
    }
}

/// What it means if somebody sets a severity who does not decide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// It is recorded, with a warning.
    Warn,
    /// It is refused.
    Refuse,
}

impl Others {
    /// The name in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            Others::Warn => "warn",
            Others::Refuse => "refuse",
        }
    }
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
    /// For which tiers and severities it is asked.
    pub scope: Scope,
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
