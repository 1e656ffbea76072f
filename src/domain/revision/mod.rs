//! What one edition of a program changes against another, and which way: better for the customer,
//! worse, neither, or not to be decided.
//!
//! Both sides are taken apart into rules, each at its place (`rules`); what stands at one place on
//! both sides is compared by what it means (`judge`). Two programs are compared as they are; two
//! readings of a contract by what the customer has under each, the contract's own terms included.
//! May use the rest of `domain`. Deliberately absent: text of answers, and a guess where a meaning
//! stands in words alone.

use std::collections::BTreeMap;

use super::clause::Basis;
use super::contract::Contract;
use super::program::{Program, Scope};

pub mod adoption;
mod judge;
mod lengths;
mod rules;
mod verdict;

pub use lengths::weekly_seconds;
pub use rules::Rule;
pub use verdict::{Direction, Verdict};

use rules::{Entry, Shared};

/// What is compared.
#[derive(Clone, Copy, Debug)]
pub enum Side<'a> {
    /// An edition of a program.
    Program(&'a Program),
    /// A contract, read under an edition.
    Contract(&'a Contract),
}

impl<'a> Side<'a> {
    fn program(self) -> &'a Program {
        match self {
            Side::Program(program) => program,
            Side::Contract(contract) => &contract.program,
        }
    }
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A tier is on sale.
    Tier,
    /// A severity exists.
    Severity,
    /// A region exists.
    Region,
    /// A time limit.
    Target,
    /// What starts a target's clock.
    Start,
    /// When a channel is open.
    Channel,
    /// Opening hours.
    Hours,
    /// An escalation ladder.
    Escalation,
    /// How a ticket ends.
    Closing,
    /// From when a first response counts after a change of severity.
    SeverityChange,
    /// Who decides a severity.
    Decider,
    /// What makes a severity.
    Criterion,
    /// A question about a ticket.
    Fact,
    /// What a ticket has to hold.
    Intake,
    /// What stands against a ticket.
    Entitlement,
    /// What is not served.
    Exclusion,
    /// What becomes of a ticket that the customer does not do their part for.
    Lowering,
    /// Which of two tickets is served first.
    Queue,
    /// Work around the world.
    FollowTheSun,
    /// Help outside business hours.
    OnCall,
    /// An event that opens a ticket by itself, or raises an alarm.
    Monitoring,
    /// Which versions are supported.
    Version,
    /// What a contract that is not in force means.
    Cover,
    /// How a term renews.
    Renewal,
    /// By when notice is given.
    Notice,
    /// Which licenses must be covered.
    Licenses,
    /// A stretch of days after the last covered one, and what an order in it is.
    LateOrder,
    /// What a late order costs.
    Fee,
    /// When a level can change.
    Change,
    /// What several years are cheaper by.
    Discount,
    /// What a new edition means for contracts that run.
    Revision,
    /// What ends with a contract, or ends it.
    End,
    /// A service on sale beside a tier.
    Service,
    /// A package of a service.
    Package,
    /// How much there is to use of a service.
    Allowance,
    /// Something that tiers differ in.
    Feature,
    /// Something else that is stated.
    Note,
}

impl Kind {
    /// The kind's name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Tier => "tier",
            Kind::Severity => "severity",
            Kind::Region => "region",
            Kind::Target => "target",
            Kind::Start => "start",
            Kind::Channel => "channel",
            Kind::Hours => "hours",
            Kind::Escalation => "escalation",
            Kind::Closing => "closing",
            Kind::SeverityChange => "severity-change",
            Kind::Decider => "decider",
            Kind::Criterion => "criterion",
            Kind::Fact => "fact",
            Kind::Intake => "intake",
            Kind::Entitlement => "entitlement",
            Kind::Exclusion => "exclusion",
            Kind::Lowering => "lowering",
            Kind::Queue => "queue",
            Kind::FollowTheSun => "follow-the-sun",
            Kind::OnCall => "on-call",
            Kind::Monitoring => "monitoring",
            Kind::Version => "version",
            Kind::Cover => "cover",
            Kind::Renewal => "renewal",
            Kind::Notice => "notice",
            Kind::Licenses => "licenses",
            Kind::LateOrder => "late-order",
            Kind::Fee => "fee",
            Kind::Change => "change",
            Kind::Discount => "discount",
            Kind::Revision => "revision",
            Kind::End => "end",
            Kind::Service => "service",
            Kind::Package => "package",
            Kind::Allowance => "allowance",
            Kind::Feature => "feature",
            Kind::Note => "note",
        }
    }
}

/// Where a rule stands, apart from the tier and the severity that it is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// What it is about.
    pub kind: Kind,
    /// The region, where it is for one.
    pub region: Option<String>,
    /// The service, where it is of one.
    pub service: Option<String>,
    /// What tells it from others of its kind: a target's kind, a channel, a party ...
    pub about: Option<String>,
}

/// A rule on one side, with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Stands<'a> {
    /// The rule.
    pub rule: Rule<'a>,
    /// Where it stands.
    pub basis: Basis,
}

/// One thing that is not the same on both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference<'a> {
    /// Where it stands.
    pub place: Place,
    /// For which tiers and severities it changes; all that both sides have, where empty.
    pub scope: Scope,
    /// What there was.
    pub old: Option<Stands<'a>>,
    /// What there is.
    pub new: Option<Stands<'a>>,
    /// Which way it changes, and why.
    pub verdict: Verdict,
}

/// Everything that is not the same on both sides, in the order of [`Kind`] and of place. A rule
/// that is worded alike and cited otherwise is the same.
pub fn compare<'a>(old: Side<'a>, new: Side<'a>) -> Vec<Difference<'a>> {
    let shared = Shared::new(old, new);
    let mut cells: BTreeMap<Cell, [Option<Stands<'a>>; 2]> = BTreeMap::new();
    for (at, side) in [old, new].into_iter().enumerate() {
        for entry in rules::of(side, at, &shared) {
            let Entry {
                place,
                tier,
                severity,
                rule,
                basis,
            } = entry;
            let cell = cells.entry((place, tier, severity)).or_default();
            // Of two rules at a place the first holds, as it does for tickets.
            if cell[at].is_none() {
                cell[at] = Some(Stands { rule, basis });
            }
        }
    }
    let changed = cells.into_iter().filter(|(_, [old, new])| {
        old.as_ref().map(|stands| &stands.rule) != new.as_ref().map(|stands| &stands.rule)
    });
    group(changed, &shared)
}

/// A place, with the numbers of the tier and the severity, where it is for one.
type Cell = (Place, Option<usize>, Option<usize>);

/// Puts cells together that change alike.
fn group<'a>(
    cells: impl Iterator<Item = (Cell, [Option<Stands<'a>>; 2])>,
    shared: &Shared,
) -> Vec<Difference<'a>> {
    struct Group<'a> {
        place: Place,
        sides: [Option<Stands<'a>>; 2],
        /// The severities of each tier.
        cells: BTreeMap<Option<usize>, Vec<usize>>,
    }
    let rule = |side: &Option<Stands<'a>>| side.as_ref().map(|stands| stands.rule);
    let mut groups: Vec<Group<'a>> = Vec::new();
    for ((place, tier, severity), sides) in cells {
        let same = groups.iter_mut().rev().find(|group| {
            group.place == place
                && rule(&group.sides[0]) == rule(&sides[0])
                && rule(&group.sides[1]) == rule(&sides[1])
        });
        let group = match same {
            Some(group) => group,
            None => {
                groups.push(Group {
                    place,
                    sides,
                    cells: BTreeMap::new(),
                });
                let last = groups.len() - 1;
                &mut groups[last]
            }
        };
        group.cells.entry(tier).or_default().extend(severity);
    }
    let mut found = Vec::new();
    for group in groups {
        let mut alike: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
        for (tier, severities) in group.cells {
            alike.entry(severities).or_default().extend(tier);
        }
        for (severities, tiers) in alike {
            let [old, new] = group.sides.clone();
            let verdict = judge::judge(
                group.place.kind,
                old.as_ref().map(|stands| &stands.rule),
                new.as_ref().map(|stands| &stands.rule),
            );
            found.push(Difference {
                place: group.place.clone(),
                scope: shared.scope(&tiers, &severities),
                old,
                new,
                verdict,
            });
        }
    }
    found
}
