//! One side of a comparison taken apart: every rule at its place, for every tier and severity that
//! both sides have.

use chrono::NaiveTime;

use crate::domain::calendar::Calendar;
use crate::domain::clause::Basis;
use crate::domain::money::Rate;
use crate::domain::program::{
    Absence, AllowanceRule, ChangeRule, Channel, ClosingRule, Condition, CoverageHours,
    DeciderRule, EscalationStep, Fact, Fee, Figure, LateKind, LateStep, Lowering, MonitoredEvent,
    NoticeRule, NoticeTerm, Offer, OnCall, ProductVersion, Program, Quantity, QueueRule,
    RevisionRule, Scope, SeverityChange, Tier, VersionRule,
};
use crate::domain::program::{Effect, RenewalMode, ResolveReason};

use super::lengths::same_hours;
use super::{Kind, Place, Side};

mod tickets;
mod trade;

/// What a rule says. Two are equal if they say the same, wherever they stand.
#[derive(Clone, Copy, Debug)]
pub enum Rule<'a> {
    /// Something is there: a tier, a severity, a region, a package, a license rule.
    Named(&'a str),
    /// A support level.
    Tier(&'a Tier),
    /// A time limit, whether anything is promised by it, and the local time after which it counts
    /// from the next business day.
    Target(&'a Figure, bool, Option<NaiveTime>),
    /// An event that opens a ticket.
    Event(&'a MonitoredEvent),
    /// Which versions are supported.
    Versions(&'a VersionRule),
    /// How long a version is supported.
    Version(&'a ProductVersion),
    /// The channels that count or that there are.
    Channels(&'a [Channel]),
    /// When a channel is open.
    Coverage(CoverageHours),
    /// Opening hours.
    Hours(&'a Calendar),
    /// The marks of a ladder.
    Ladder(&'a [EscalationStep]),
    /// A time after the resolution.
    Closing(&'a ClosingRule),
    /// A reason for which the vendor may call a ticket resolved.
    Resolved(&'a ResolveReason),
    /// The reasons for which it may; it needs none where there is no list.
    ResolvedList(&'a [ResolveReason]),
    /// From when a first response counts after a change of severity.
    SeverityChange(SeverityChange),
    /// Who decides a severity.
    Decider(&'a DeciderRule),
    /// Answers that are needed, and what the terms say of it.
    Needs(&'a [Condition], &'a str),
    /// A question.
    Question(&'a Fact),
    /// What a ticket has to hold, and what its absence does.
    Intake(&'a str, Absence),
    /// What something does to a ticket, and what the terms say of it.
    Gate(Effect, &'a str),
    /// What is done to a ticket that the customer does not do their part for.
    Lowering(&'a Lowering),
    /// Which ticket is served first.
    Queue(&'a [QueueRule]),
    /// Help outside business hours.
    OnCall(&'a OnCall),
    /// What a document says in words.
    Words(&'a str),
    /// How a term renews, and for how many months.
    Renewal(Option<RenewalMode>, Option<u32>),
    /// By when notice is given.
    Notice(&'a NoticeRule),
    /// A step of late orders, with the last day of the one before and the kind of the next.
    Late(
        &'a LateStep,
        Option<crate::domain::program::Until>,
        Option<LateKind>,
    ),
    /// All steps of late orders, where the two sides do not have the same.
    LateList(&'a [LateStep]),
    /// What a late order costs.
    Fee(&'a Fee),
    /// When a level can change.
    Change(&'a ChangeRule),
    /// How much of a service there is, and the allowance that says in which unit and time.
    Allowance(Option<Quantity>, &'a AllowanceRule),
    /// Whether a tier has something.
    Offer(&'a Offer),
    /// What several years are cheaper by.
    Discount(Option<Rate>),
    /// What a new edition means for contracts that run.
    Revision(&'a RevisionRule),
}

impl PartialEq for Rule<'_> {
    fn eq(&self, other: &Self) -> bool {
        use Rule::{
            Allowance, Change, Channels, Closing, Coverage, Decider, Discount, Event, Fee, Gate,
            Hours, Intake, Ladder, Late, LateList, Lowering, Named, Needs, Notice, Offer, OnCall,
            Question, Queue, Renewal, Resolved, ResolvedList, Revision, SeverityChange, Target,
            Tier, Version, Versions, Words,
        };
        match (self, other) {
            // Names are told, and change nothing.
            (Named(a), Named(b)) | (Words(a), Words(b)) => a == b,
            (Tier(a), Tier(b)) => {
                let plain = |tier: &'_ crate::domain::program::Tier| {
                    (
                        tier.name.clone(),
                        tier.sold_as.clone(),
                        tier.on_sale,
                        tier.renews_as.clone(),
                    )
                };
                plain(a) == plain(b)
            }
            (Target(a, promised, cut_off), Target(b, other, other_cut_off)) => {
                a == b && promised == other && cut_off == other_cut_off
            }
            (Event(a), Event(b)) => a.severity == b.severity && a.text == b.text,
            (Versions(a), Versions(b)) => {
                a.previous == b.previous
                    && a.previous_months == b.previous_months
                    && a.fixes_newest == b.fixes_newest
                    && a.text == b.text
            }
            (Version(a), Version(b)) => {
                a.supported_until == b.supported_until && a.end_of_life == b.end_of_life
            }
            (Channels(a), Channels(b)) => {
                super::verdict::subset(a, b) == Some(std::cmp::Ordering::Equal)
            }
            (Coverage(a), Coverage(b)) => a == b,
            (Hours(a), Hours(b)) => same_hours(a, b),
            (Ladder(a), Ladder(b)) => a == b,
            (Closing(a), Closing(b)) => a.limit == b.limit && a.from == b.from,
            (Resolved(a), Resolved(b)) => a.text == b.text && a.silence == b.silence,
            (ResolvedList(a), ResolvedList(b)) => a == b,
            (SeverityChange(a), SeverityChange(b)) => a == b,
            (Decider(a), Decider(b)) => {
                a.who == b.who && a.others == b.others && a.stated.text == b.stated.text
            }
            (Needs(a, text), Needs(b, other)) => a == b && text == other,
            (Question(a), Question(b)) => a.question == b.question && a.values == b.values,
            (Intake(a, absence), Intake(b, other)) => a == b && absence == other,
            (Gate(a, text), Gate(b, other)) => a == b && text == other,
            (Lowering(a), Lowering(b)) => {
                a.policy == b.policy && a.steps == b.steps && a.text == b.text
            }
            (Queue(a), Queue(b)) => {
                let plain = |rules: &[QueueRule]| -> Vec<_> {
                    let rules = rules.iter().map(|rule| (rule.by, rule.ahead.clone()));
                    rules.collect()
                };
                plain(a) == plain(b)
            }
            (OnCall(a), OnCall(b)) => {
                a.channels == b.channels
                    && a.limits == b.limits
                    && a.unavailable == b.unavailable
                    && a.text == b.text
            }
            (Renewal(a, months), Renewal(b, other)) => a == b && months == other,
            (Notice(a), Notice(b)) => {
                a.before == b.before && a.to == b.to && a.consequence == b.consequence
            }
            (Late(a, from, next), Late(b, other, follows)) => {
                let plain = |step: &LateStep| (step.until, step.kind, step.new_term);
                plain(a) == plain(b) && from == other && next == follows
            }
            (LateList(a), LateList(b)) => a == b,
            (Fee(a), Fee(b)) => {
                a.price == b.price
                    && a.at_least == b.at_least
                    && a.at_most == b.at_most
                    && a.currency == b.currency
            }
            (Change(a), Change(b)) => {
                a.up == b.up && a.down == b.down && a.down_notice_days == b.down_notice_days
            }
            (Allowance(a, rule), Allowance(b, other)) => a == b && alike(rule, other),
            (Offer(a), Offer(b)) => a.offered == b.offered && a.text == b.text && a.from == b.from,
            (Discount(a), Discount(b)) => a == b,
            (Revision(a), Revision(b)) => a.object_days == b.object_days && a.holds == b.holds,
            _ => false,
        }
    }
}

/// Whether two allowances are counted and lapse alike, however much there is.
fn alike(a: &AllowanceRule, b: &AllowanceRule) -> bool {
    let block = |rule: &AllowanceRule| rule.block.as_ref().map(|block| block.least);
    a.unit == b.unit
        && a.day_hours == b.day_hours
        && a.months == b.months
        && a.lapse.is_some() == b.lapse.is_some()
        && a.spread.is_some() == b.spread.is_some()
        && block(a) == block(b)
}

/// A rule at its place.
pub(super) struct Entry<'a> {
    pub(super) place: Place,
    /// The number of the tier among those that both sides have.
    pub(super) tier: Option<usize>,
    /// The number of the severity likewise.
    pub(super) severity: Option<usize>,
    pub(super) rule: Rule<'a>,
    pub(super) basis: Basis,
}

/// What both sides have, so that what one lacks altogether is told once and not for each rule.
pub(super) struct Shared<'a> {
    /// Tiers by their ids on both sides; one without a name, where the program has none.
    tiers: Vec<[Option<&'a str>; 2]>,
    severities: Vec<&'a str>,
    regions: Vec<&'a str>,
    services: Vec<&'a str>,
    /// Whether late orders are in steps of the same kinds on both sides.
    same_steps: bool,
    /// Whether a side has notices for some terms alone.
    splits_notices: bool,
    /// Whether both sides list reasons for resolving a ticket.
    lists_reasons: bool,
}

impl<'a> Shared<'a> {
    pub(super) fn new(old: Side<'a>, new: Side<'a>) -> Shared<'a> {
        let (was, is) = (old.program(), new.program());
        let tiers = match (old, new) {
            (Side::Contract(old), Side::Contract(new)) => {
                vec![[old.tier.as_deref(), new.tier.as_deref()]]
            }
            _ if was.tiers.is_empty() && is.tiers.is_empty() => vec![[None, None]],
            _ => {
                let both = was.tiers.iter().filter(|tier| is.tier(&tier.id).is_some());
                both.map(|tier| [Some(tier.id.as_str()); 2]).collect()
            }
        };
        let severities = was.severities.iter().map(|severity| severity.id.as_str());
        let regions = was.regions.iter().map(|region| region.id.as_str());
        let there = trade::services(new);
        let services = trade::services(old).into_iter();
        let kinds = |program: &Program| -> Vec<LateKind> {
            program.late.iter().map(|step| step.kind).collect()
        };
        let splits = |side| {
            let mut rules = trade::all_notices(side).into_iter();
            rules.any(|rule| rule.of != NoticeTerm::Every)
        };
        Shared {
            tiers,
            severities: severities.filter(|id| is.severity(id).is_some()).collect(),
            regions: regions.filter(|id| is.region(id).is_some()).collect(),
            services: services.filter(|id| there.contains(id)).collect(),
            same_steps: kinds(was) == kinds(is),
            splits_notices: splits(old) || splits(new),
            lists_reasons: !was.closing.reasons.is_empty() && !is.closing.reasons.is_empty(),
        }
    }

    /// Tiers and severities by their numbers; nothing where they are all that there are.
    pub(super) fn scope(&self, tiers: &[usize], severities: &[usize]) -> Scope {
        let mut scope = Scope::default();
        if tiers.len() < self.tiers.len() {
            let ids = tiers.iter().filter_map(|at| self.tiers.get(*at));
            let ids = ids.filter_map(|ids| ids[1]);
            scope.tiers = ids.map(str::to_owned).collect();
        }
        if severities.len() < self.severities.len() {
            let ids = severities.iter().filter_map(|at| self.severities.get(*at));
            scope.severities = ids.map(|id| (*id).to_owned()).collect();
        }
        scope
    }
}

/// Every rule of a side, which is the first or the second.
pub(super) fn of<'a>(side: Side<'a>, at: usize, shared: &Shared) -> Vec<Entry<'a>> {
    let mut taken = Taken {
        side,
        program: side.program(),
        at,
        shared,
        entries: Vec::new(),
    };
    taken.tickets();
    taken.trade();
    taken.entries
}

/// A side while it is taken apart.
struct Taken<'a, 's> {
    side: Side<'a>,
    program: &'a Program,
    at: usize,
    shared: &'s Shared<'s>,
    entries: Vec<Entry<'a>>,
}

impl<'a> Taken<'a, '_> {
    /// A rule that is for no tier or severity alone.
    fn add(&mut self, kind: Kind, about: Option<&str>, rule: Rule<'a>, basis: &Basis) {
        self.add_at(place(kind, about), rule, basis);
    }

    fn add_at(&mut self, place: Place, rule: Rule<'a>, basis: &Basis) {
        self.entries.push(Entry {
            place,
            tier: None,
            severity: None,
            rule,
            basis: basis.clone(),
        });
    }

    /// The same for the tiers and severities that its scope covers.
    fn add_for(
        &mut self,
        kind: Kind,
        about: Option<&str>,
        scope: &Scope,
        rule: Rule<'a>,
        basis: &Basis,
    ) {
        for (number, tier) in self.shared.tiers.iter().enumerate() {
            for (at, severity) in self.shared.severities.iter().enumerate() {
                if scope.covers(tier[self.at], severity) {
                    self.entries.push(Entry {
                        place: place(kind, about),
                        tier: Some(number),
                        severity: Some(at),
                        rule,
                        basis: basis.clone(),
                    });
                }
            }
        }
    }
}

fn place(kind: Kind, about: Option<&str>) -> Place {
    Place {
        kind,
        region: None,
        service: None,
        about: about.map(str::to_owned),
    }
}

/// Answers that are needed, as one text.
fn condition_key(conditions: &[Condition]) -> String {
    let each = conditions
        .iter()
        .map(|condition| format!("{} = {}", condition.fact, condition.values.join(" or ")));
    each.collect::<Vec<_>>().join(", ")
}
