//! The tables of a program file.

use chrono::{NaiveDate, NaiveTime};

use super::calendar::RawCalendar;
pub use super::commerce::*;
use super::example::RawExample;
use super::monitoring::RawMonitoring;
use super::service::{RawFeature, RawServiceRule};
use super::ticket::{
    RawCircumstance, RawEntitlement, RawExclusion, RawFollowTheSun, RawLowering, RawOnCall,
    RawQueue, RawReason,
};
use super::tier::RawTier;
use super::version::{RawVersion, RawVersionRule, RawWithdrawal};
use crate::domain::amount::Amount;
use crate::domain::program::{
    Absence, AtClose, Channel, ClosingStart, CoverageHours, DayEnd, Decider, Others,
    SeverityChange, TargetKind,
};
use crate::terms::read::{Entries, OneOrMany, Parsed, Spanned, choice, table};

/// Ids of tiers, severities, channels: one, or several.
pub type Ids = OneOrMany<Spanned<String>>;

table! {
    /// One edition of a vendor's support terms.
    pub struct RawProgramFile {
        /// What the program is.
        program: RawProgram,
        /// The documents that clauses point into.
        source: Vec<RawSource>,
        /// Support levels, from the lowest to the highest, then those that are on sale no more.
        tier: Vec<RawTier> = Vec::new(),
        /// Questions from whose answers a severity follows.
        fact: Vec<RawFact> = Vec::new(),
        /// Severities, from the most severe to the least.
        severity: Vec<RawSeverity>,
        /// Who decides a severity, and what a change of it does.
        classification: Option<RawClassification>,
        /// Questions whose answers bear on whether and how a ticket is served.
        circumstance: Vec<RawCircumstance> = Vec::new(),
        /// What a ticket must or should hold.
        intake: Vec<RawIntake> = Vec::new(),
        /// What it means for a ticket that no contract is in force.
        cover: Option<RawStated>,
        /// What else stands against a ticket.
        entitlement: Option<RawEntitlement>,
        /// Answers with which a ticket is not served, or not as others are.
        exclusion: Vec<RawExclusion> = Vec::new(),
        /// What decides which of two tickets is served first, the first rule before the next.
        queue: Vec<RawQueue> = Vec::new(),
        /// What becomes of a ticket that the customer does not do their part for.
        lowering: Vec<RawLowering> = Vec::new(),
        /// When a ticket that outlasts the business day is handed on around the world.
        follow_the_sun: Option<RawFollowTheSun>,
        /// Help outside business hours.
        on_call: Vec<RawOnCall> = Vec::new(),
        /// Which events open a ticket by themselves.
        monitoring: Option<RawMonitoring>,
        /// Regions with their opening hours.
        region: Entries<RawRegion> = Entries::default(),
        /// Opening hours by name.
        calendar: Entries<RawCalendar> = Entries::default(),
        /// Time limits for what the vendor does.
        target: Vec<RawTarget> = Vec::new(),
        /// What has to happen before a target's clock starts.
        start: Vec<RawStart> = Vec::new(),
        /// When a channel is open.
        coverage: Vec<RawCoverage> = Vec::new(),
        /// Whom a ticket reaches when.
        escalation: Vec<RawEscalation> = Vec::new(),
        /// How a resolved ticket ends.
        closing: Option<RawClosing>,
        /// How a term renews.
        renewal: Option<RawRenewal>,
        /// By when which party gives notice.
        notice: Vec<RawNotice> = Vec::new(),
        /// Which licenses must be covered.
        licenses: Option<RawLicenseRule>,
        /// What an order costs that comes after the last covered day, by length of lapse.
        late: Vec<RawLate> = Vec::new(),
        /// When a contract's level can change.
        change: Option<RawChange>,
        /// What terms of several years are cheaper by.
        multi_year: Vec<RawMultiYear> = Vec::new(),
        /// What a customer can do about a new edition of the terms.
        revision: Option<RawRevision>,
        /// That parts of a contract end with their base.
        parts: Option<RawStated>,
        /// That cover ends with the vendor's support of a product.
        end_of_support: Option<RawStated>,
        /// How the end of a product's support is announced.
        withdrawal: Option<RawWithdrawal>,
        /// Which versions of products are supported.
        version_support: Vec<RawVersionRule> = Vec::new(),
        /// Versions of which it is known how long they are supported.
        product_version: Vec<RawVersion> = Vec::new(),
        /// Services on sale beside a tier, or that tiers come with.
        service: Vec<RawServiceRule> = Vec::new(),
        /// What tiers differ in.
        feature: Vec<RawFeature> = Vec::new(),
        /// What the documents say that no rule decides.
        note: Vec<RawNote> = Vec::new(),
        /// Inputs with the answers that are expected, which `check` compares.
        example: Vec<RawExample> = Vec::new(),
        /// Words in other languages, by language code: `[label.de.severity]`. What has none is
        /// shown in English, the language of the rest of the file.
        label: Entries<RawLabels> = Entries::default(),
    }
    schema { "properties": { "severity": { "minItems": 1 } } }
}

table! {
    /// Words of one language.
    pub struct RawLabels {
        /// Names by severity.
        severity: Entries<String> = Entries::default(),
        /// Names by tier.
        tier: Entries<String> = Entries::default(),
        /// Questions by fact or circumstance.
        question: Entries<String> = Entries::default(),
        /// What answers mean, by fact or circumstance and answer: `[label.de.answer.effect]`.
        answer: Entries<Entries<String>> = Entries::default(),
        /// What criteria say, by severity and criterion: `[label.de.criterion.S1]`.
        criterion: Entries<Entries<String>> = Entries::default(),
        /// What exclusions say, by their ids: `[label.de.exclusion]`.
        exclusion: Entries<String> = Entries::default(),
    }
}

table! {
    /// What the program is.
    pub struct RawProgram {
        /// Id, shared by all editions.
        id: Spanned<String>,
        /// The programme's name.
        name: String,
        /// The vendor's name.
        vendor: String,
        /// Which edition this is.
        edition: String,
        /// When the edition was on sale; always, where absent.
        on_sale: Option<RawOnSale>,
    }
}

table! {
    /// When an edition or a tier was on sale.
    pub struct RawOnSale {
        /// The first day.
        from: Option<NaiveDate>,
        /// The last day.
        until: Option<NaiveDate>,
    }
}

table! {
    /// A document that clauses point into.
    pub struct RawSource {
        /// Id: the first word of its clauses.
        id: Spanned<String>,
        /// Title.
        title: String,
        /// Where it is published.
        url: Option<String>,
        /// Its date or release, where it has one.
        version: Option<String>,
        /// Its sections, as clauses name them; then a clause has to begin with one of them.
        sections: Vec<String> = Vec::new(),
    }
}

table! {
    /// Something that a document states in words.
    pub struct RawStated {
        /// What it says, in your own words.
        text: String,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// Something that the documents say and no rule decides.
    pub struct RawNote {
        /// What it is about, in a word or two.
        about: Option<String>,
        /// What it says, in your own words.
        text: String,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// A question whose answer bears on a severity.
    pub struct RawFact {
        /// Key on the command line.
        key: Spanned<String>,
        /// The question, in your own words.
        question: String,
        /// The answers that it can have.
        value: Vec<RawFactValue>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// One answer to a fact's question.
    pub struct RawFactValue {
        /// Value on the command line.
        id: Spanned<String>,
        /// What it means.
        meaning: String,
    }
}

table! {
    /// How severe a ticket can be.
    pub struct RawSeverity {
        /// Id.
        id: Spanned<String>,
        /// Name.
        name: String,
        /// Other names that documents use for it.
        aliases: Vec<String> = Vec::new(),
        /// Facts that every criterion needs besides its own, with the values that satisfy it.
        gate: Entries<Ids> = Entries::default(),
        /// Ways to reach the severity; each is enough, given the gate.
        criterion: Vec<RawCriterion> = Vec::new(),
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// One way to reach a severity.
    pub struct RawCriterion {
        /// Id, unique within the severity.
        id: Spanned<String>,
        /// What it says, in your own words.
        text: String,
        /// Facts that it needs, with the values that satisfy it.
        when: Entries<Ids>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// Who decides a severity, and what a change of it does.
    pub struct RawClassification {
        /// Who decides.
        decided_by: Option<RawDecider>,
        /// From when the first response counts after a change.
        on_change: SeverityChange = SeverityChange::FromStart,
        /// That facts can fit several severities at once, of which the most severe is taken.
        overlap: Option<RawStated>,
    }
}

table! {
    /// Who decides a severity.
    pub struct RawDecider {
        /// Who does; where it is absent, as in editions that stores of older releases keep, nobody
        /// is held to it.
        who: Option<Decider>,
        /// What it means if somebody else sets one.
        others: Others = Others::Warn,
        /// What the terms say, in your own words: "the vendor sets ...".
        text: String,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// Something that a ticket must or should hold.
    pub struct RawIntake {
        /// Key: `subject`, `description`, `version`, `reporter`, `severity`, or a key given as a
        /// fact.
        key: Spanned<String>,
        /// For which tiers it is asked; all, where absent.
        tier: Ids = OneOrMany::default(),
        /// For which severities it is asked; all and none yet, where absent.
        severity: Ids = OneOrMany::default(),
        /// What is asked.
        text: String,
        /// What its absence does to the ticket.
        absence: Absence,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// A region with its opening hours.
    pub struct RawRegion {
        /// Name.
        name: String,
        /// The calendar of its hours; absent where the vendor publishes none.
        calendar: Option<Spanned<String>>,
        /// Calendars that certain tiers have instead.
        tier_calendar: Entries<Spanned<String>> = Entries::default(),
        /// Where its hours stand.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// A time limit for what the vendor does, or the lack of one.
    pub struct RawTarget {
        /// What it limits.
        kind: TargetKind,
        /// For which tiers; all, where absent.
        tier: Ids = OneOrMany::default(),
        /// For which severities; all, where absent.
        severity: Ids = OneOrMany::default(),
        /// Facts or circumstances with the answers for which it is: all have to be given. What has
        /// none is for all other answers.
        when: Entries<Ids> = Entries::default(),
        /// The local time, in the zone of the hours, after which it counts from the opening of the
        /// next business day: "15:00".
        cut_off: Option<Parsed<NaiveTime>>,
        /// The limit, met at the deadline itself.
        within: Option<Parsed<Amount>>,
        /// The limit, met only before the deadline.
        under: Option<Parsed<Amount>>,
        /// What is promised instead of a figure: an effort.
        best_effort: Option<String>,
        /// What is said instead of a figure.
        unstated: Option<String>,
        /// The clock that the terms name although they state no figure.
        clock: Option<ClockWord>,
        /// False where nothing is promised by it.
        committed: bool = true,
        /// Where a limit falls that is reached at closing time.
        at_close: AtClose = AtClose::Close,
        /// Where a number of business days ends.
        day_end: DayEnd = DayEnd::Close,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

choice! {
    /// A clock that terms name without a figure.
    pub enum ClockWord {
        /// Business hours.
        Business => "business",
        /// Around the clock.
        Elapsed => "elapsed",
    }
}

table! {
    /// A target's clock starts only with a report on one of these channels.
    pub struct RawStart {
        /// Which target.
        kind: TargetKind,
        /// For which tiers; all, where absent.
        tier: Ids = OneOrMany::default(),
        /// For which severities; all, where absent.
        severity: Ids = OneOrMany::default(),
        /// The channels that count.
        channel: OneOrMany<Channel>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// When a channel is open.
    pub struct RawCoverage {
        /// Which channels; all, where absent.
        channel: OneOrMany<Channel> = OneOrMany::default(),
        /// For which tiers; all, where absent.
        tier: Ids = OneOrMany::default(),
        /// For which severities; all, where absent.
        severity: Ids = OneOrMany::default(),
        /// Facts or circumstances with the answers for which alone it holds; all have to be given.
        when: Entries<Ids> = Entries::default(),
        /// When; of several rules for a channel the first counts.
        hours: CoverageHours,
        /// What the terms say of those hours, in your own words.
        text: Option<String>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// Whom a ticket reaches when.
    pub struct RawEscalation {
        /// For which tiers; all, where absent.
        tier: Ids = OneOrMany::default(),
        /// For which severities; all, where absent.
        severity: Ids = OneOrMany::default(),
        /// The marks, in order; one at which nobody new is told is left out.
        step: Vec<RawStep>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// One mark of an escalation ladder.
    pub struct RawStep {
        /// How long after the report.
        after: Parsed<Amount>,
        /// Who holds the ticket from then on.
        role: String,
    }
}

table! {
    /// How a resolved ticket ends.
    pub struct RawClosing {
        /// For how long it can be reopened.
        reopen: Option<RawClosingRule>,
        /// When it closes for good.
        auto_close: Option<RawClosingRule>,
        /// Reasons for which the vendor may call a ticket resolved; any, where none is listed.
        reason: Vec<RawReason> = Vec::new(),
    }
}

table! {
    /// A time after the resolution.
    pub struct RawClosingRule {
        /// How long.
        within: Parsed<Amount>,
        /// From when: the resolution, or whatever was last told about the ticket since.
        from: ClosingStart = ClosingStart::Resolution,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}
