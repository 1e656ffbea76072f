//! The tables of a program file about who and what is served, and how a ticket ends.

use super::program::{Ids, RawFactValue};
use crate::domain::amount::Amount;
use crate::domain::program::{Channel, Effect, LoweringStep, Policy, QueueBy, UtcOffset};
use crate::terms::read::{Entries, OneOrMany, Parsed, Spanned, table};

table! {
    /// A reason for which the vendor may call a ticket resolved.
    pub struct RawReason {
        /// Id on the command line.
        id: Spanned<String>,
        /// What it says, in your own words.
        text: String,
        /// How long the customer usually has to be silent before.
        silence: Option<Parsed<Amount>>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// What stands against tickets, apart from a contract that is not in force.
    pub struct RawEntitlement {
        /// Somebody reports who is not among the contacts of the contract.
        contacts: Option<RawGate>,
        /// A sum is due and unpaid.
        payment: Option<RawGate>,
        /// Support is bought from a partner, whom the contract names in `partner`.
        partner: Option<RawGate>,
        /// The version of the product is supported no more, by the contract's `product_version`.
        version: Option<RawGate>,
        /// The channels on which a ticket is reported.
        reporting: Option<RawReporting>,
    }
}

table! {
    /// What it does to a ticket that something is not as it should be.
    pub struct RawGate {
        /// What it does.
        effect: Effect,
        /// What the terms say, in your own words.
        text: String,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// The channels on which a ticket is reported.
    pub struct RawReporting {
        /// Those that the terms name.
        channel: OneOrMany<Channel>,
        /// What a report on another one does.
        effect: Effect,
        /// What the terms say, in your own words.
        text: String,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// A question whose answer bears on whether and how a ticket is served, not on its severity.
    /// Nobody is asked it; scripts give it as a fact.
    pub struct RawCircumstance {
        /// Key on the command line.
        key: Spanned<String>,
        /// The question, in your own words.
        question: String,
        /// The answers that it can have.
        value: Vec<RawFactValue>,
        /// The answer that goes without asking where the contract names a contact who can be
        /// reached around the clock.
        by_contact: Option<Spanned<String>>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// Answers with which a ticket is not served, or not as others are.
    pub struct RawExclusion {
        /// Id, by which `[label.LANGUAGE.exclusion]` names it.
        id: Option<Spanned<String>>,
        /// For which tiers; all, where absent.
        tier: Ids = OneOrMany::default(),
        /// For which severities; all, where absent.
        severity: Ids = OneOrMany::default(),
        /// Facts or circumstances with the answers that bring it about; all have to be given.
        when: Entries<Ids>,
        /// What it does.
        effect: Effect,
        /// What the terms say, in your own words.
        text: String,
        /// What to do instead.
        mend: Option<String>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
    schema { "properties": { "when": { "minProperties": 1 } } }
}

table! {
    /// What decides which of two tickets is served first; the first rule that tells them apart
    /// does.
    pub struct RawQueue {
        /// What is looked at.
        by: QueueBy,
        /// The tiers that go first, where tiers are looked at.
        ahead: Ids = OneOrMany::default(),
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// What becomes of a ticket that the customer does not do their part for.
    pub struct RawLowering {
        /// For which tiers; all, where absent.
        tier: Ids = OneOrMany::default(),
        /// For which severities; all, where absent.
        severity: Ids = OneOrMany::default(),
        /// Whether an attempt to reach the customer in vain brings it about.
        unreached: bool = false,
        /// Facts or circumstances that bring it about as well; all have to be given.
        when: Entries<Ids> = Entries::default(),
        /// Whether the vendor reserves it, or says that it will be done.
        policy: Policy,
        /// What is done.
        step: OneOrMany<LoweringStep>,
        /// What the terms say, in your own words.
        text: String,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
    schema {
        "anyOf": [
            { "required": ["unreached"], "properties": { "unreached": { "const": true } } },
            { "required": ["when"], "properties": { "when": { "minProperties": 1 } } },
        ]
    }
}

table! {
    /// When a ticket that outlasts the business day is handed on around the world.
    pub struct RawFollowTheSun {
        /// For which tiers; all, where absent.
        tier: Ids = OneOrMany::default(),
        /// For which severities; all, where absent.
        severity: Ids = OneOrMany::default(),
        /// Facts or circumstances that it needs besides.
        when: Entries<Ids> = Entries::default(),
        /// What the terms say, in your own words.
        text: String,
        /// What they leave open.
        unstated: Option<String>,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// Help outside business hours, and what it does not do.
    pub struct RawOnCall {
        /// For which tiers; all, where absent.
        tier: Ids = OneOrMany::default(),
        /// For which severities; all, where absent.
        severity: Ids = OneOrMany::default(),
        /// The channels that reach it.
        channel: OneOrMany<Channel>,
        /// What it does not do, each in your own words.
        limits: Vec<String> = Vec::new(),
        /// Where it is not available, by local time's offset from UTC.
        unavailable: Option<RawOffsets>,
        /// What the terms say, in your own words.
        text: String,
        /// Where it stands.
        clause: Ids = OneOrMany::default(),
        /// Why it is read so, where the source does not say it itself.
        inferred: Option<String>,
    }
}

table! {
    /// Offsets of local time from UTC, the first and the last included.
    pub struct RawOffsets {
        /// The first.
        from: Parsed<UtcOffset>,
        /// The last.
        to: Parsed<UtcOffset>,
    }
}
