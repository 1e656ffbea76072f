//! Which way a change of one rule goes, by what the rule means for the customer.
//!
//! What is gained by a rule is lost without it; every comparison reads the same backwards, with
//! better and worse exchanged.

use std::cmp::Ordering;

use chrono::{NaiveDate, NaiveTime};

use super::verdict::{Direction, Good, Verdict, all, beside, by, subset, words};
use super::{Kind, Rule, lengths};
use crate::domain::amount::Amount;
use crate::domain::money::Rate;
use crate::domain::program::{
    Absence, AllowanceRule, ChangeRule, ChangeWhen, ClosingRule, ClosingStart, Condition,
    CoverageHours, Decider, DeciderRule, Effect, EscalationStep, Fee, Figure, Holds, LateKind,
    LateStep, Lowering, NewTerm, NoticeEnd, NoticeRule, Offer, Offered, OnCall, Others, Party,
    Policy, Price, Quantity, ResolveReason, RevisionRule, SeverityChange, Tier, Until, VersionRule,
};

/// The verdict on what stands at a place.
pub(super) fn judge(kind: Kind, old: Option<&Rule>, new: Option<&Rule>) -> Verdict {
    let verdict = match (old, new) {
        (Some(old), Some(new)) => change(kind, old, new),
        (None, Some(rule)) => gain(kind, rule),
        (Some(rule), None) => {
            let gained = gain(kind, rule);
            Verdict::new(gained.direction.opposite(), "")
        }
        (None, None) => Verdict::same(),
    };
    let because = match (verdict.because.is_empty(), old, new) {
        (false, ..) => verdict.because,
        (true, None, _) => "it is new".to_owned(),
        (true, _, None) => "it is gone".to_owned(),
        _ => "the same, written otherwise".to_owned(),
    };
    Verdict::new(verdict.direction, because)
}

/// Which way it goes that a rule is there now.
fn gain(kind: Kind, rule: &Rule) -> Verdict {
    let direction = match (kind, rule) {
        (Kind::Target, Rule::Target(Figure::Unstated { .. }, ..)) => Direction::Neither,
        (Kind::Notice, Rule::Notice(rule)) => match rule.party {
            Party::Customer => Direction::Worse,
            Party::Vendor => Direction::Better,
            Party::Either => Direction::Undecided,
        },
        (Kind::Channel, Rule::Coverage(CoverageHours::Always)) => Direction::Better,
        (Kind::Revision, Rule::Revision(rule)) => match (rule.object_days, rule.holds) {
            (Some(_), holds) if holds != Some(Holds::AtOnce) => Direction::Better,
            (None, Some(Holds::AtOnce)) => Direction::Worse,
            _ => Direction::Undecided,
        },
        (Kind::Feature, Rule::Offer(offer)) => match offer.offered {
            Offered::Yes | Offered::Optional => Direction::Better,
            Offered::No => Direction::Neither,
            Offered::Unknown => Direction::Undecided,
        },
        // A list binds the vendor, which needed no reason before.
        (Kind::Closing, Rule::ResolvedList(_)) => Direction::Better,
        (Kind::Closing, Rule::Resolved(_)) => Direction::Worse,
        // Without a rule nobody says until when a ticket can be reopened.
        (Kind::Closing, _) => Direction::Undecided,
        (Kind::Entitlement, Rule::Channels(_)) => Direction::Worse,
        (
            Kind::Tier
            | Kind::Region
            | Kind::Target
            | Kind::Hours
            | Kind::Escalation
            | Kind::FollowTheSun
            | Kind::OnCall
            | Kind::Monitoring
            | Kind::Discount
            | Kind::Service
            | Kind::Package
            | Kind::Allowance,
            _,
        ) => Direction::Better,
        (
            Kind::Start
            | Kind::Intake
            | Kind::Entitlement
            | Kind::Exclusion
            | Kind::Lowering
            | Kind::Licenses
            | Kind::Fee,
            _,
        ) => Direction::Worse,
        (Kind::Fact, _) => Direction::Neither,
        (
            Kind::Severity
            | Kind::Channel
            | Kind::SeverityChange
            | Kind::Decider
            | Kind::Criterion
            | Kind::Queue
            | Kind::Version
            | Kind::Cover
            | Kind::Renewal
            | Kind::Notice
            | Kind::LateOrder
            | Kind::Change
            | Kind::End
            | Kind::Feature
            | Kind::Revision
            | Kind::Note,
            _,
        ) => Direction::Undecided,
    };
    Verdict::new(direction, "")
}

/// Which way it goes that a rule says something else.
fn change(kind: Kind, old: &Rule, new: &Rule) -> Verdict {
    match (old, new) {
        (Rule::Named(_), Rule::Named(_)) => Verdict::new(Direction::Neither, "another name"),
        (Rule::Tier(old), Rule::Tier(new)) => tier(old, new),
        (Rule::Target(old, was, before), Rule::Target(new, is, after)) => {
            // Without such a time every report counts at once.
            let at_once = |time: &Option<NaiveTime>| (time.is_none(), *time);
            let cut_off = by(
                Some(at_once(after).cmp(&at_once(before))),
                Good::More,
                [
                    "later reports count from the next day",
                    "later reports count the same day",
                    "",
                ],
            );
            all([target((old, *was), (new, *is)), cut_off])
        }
        (Rule::Event(old), Rule::Event(new)) => match old.severity == new.severity {
            true => words(&old.text, &new.text),
            false => Verdict::undecided("a ticket of another severity"),
        },
        (Rule::Versions(old), Rule::Versions(new)) => versions(old, new),
        (Rule::Version(old), Rule::Version(new)) => {
            let last = |was: Option<NaiveDate>, is: Option<NaiveDate>, words| match (was, is) {
                (was, is) if was == is => Verdict::same(),
                (Some(was), Some(is)) => by(Some(is.cmp(&was)), Good::More, words),
                _ => Verdict::undecided("a day in place of a rule, or a rule in place of a day"),
            };
            all([
                last(
                    old.supported_until,
                    new.supported_until,
                    ["supported for a shorter time", "supported for longer", ""],
                ),
                last(
                    old.end_of_life,
                    new.end_of_life,
                    ["served for a shorter time", "served for longer", ""],
                ),
            ])
        }
        (Rule::Channels(old), Rule::Channels(new)) => by(
            subset(new, old),
            Good::More,
            ["fewer channels", "more channels", "other channels"],
        ),
        (Rule::Coverage(old), Rule::Coverage(new)) => {
            let order = match (old, new) {
                (CoverageHours::Always, _) => Some(Ordering::Less),
                (_, CoverageHours::Always) => Some(Ordering::Greater),
                _ => None,
            };
            let unlike = "hours that are not stated cannot be compared";
            let words = ["no longer around the clock", "around the clock", unlike];
            by(order.filter(|_| old != new), Good::More, words)
        }
        (Rule::Hours(old), Rule::Hours(new)) => lengths::hours(old, new),
        (Rule::Ladder(old), Rule::Ladder(new)) => ladder(old, new),
        (Rule::Closing(old), Rule::Closing(new)) => closing(old, new),
        (Rule::Resolved(old), Rule::Resolved(new)) => resolved(old, new),
        (Rule::SeverityChange(old), Rule::SeverityChange(new)) => {
            let later = |change| change == SeverityChange::FromChange;
            by(
                Some(later(*new).cmp(&later(*old))),
                Good::Less,
                [
                    "the response counts from the original start",
                    "the response counts from the change alone",
                    "",
                ],
            )
        }
        (Rule::Decider(old), Rule::Decider(new)) => decider(old, new),
        (Rule::Needs(old, was), Rule::Needs(new, is)) => match kind {
            Kind::FollowTheSun => beside(conditions(old, new), was, is),
            _ if old == new => words(was, is),
            _ => Verdict::undecided("which tickets it takes in depends on the other severities"),
        },
        (Rule::Question(_), Rule::Question(_)) => {
            Verdict::new(Direction::Neither, "another question, or other answers")
        }
        (Rule::Intake(old, was), Rule::Intake(new, is)) => {
            let holds = |absence| absence == Absence::Holds;
            let effect = by(
                Some(holds(*is).cmp(&holds(*was))),
                Good::Less,
                [
                    "without it a ticket is only warned about",
                    "without it a ticket is held",
                    "",
                ],
            );
            beside(effect, old, new)
        }
        (Rule::Gate(was, old), Rule::Gate(is, new)) => {
            let strict = |effect| match effect {
                Effect::Warns => 0,
                Effect::Holds => 1,
                Effect::Refuses => 2,
            };
            let effect = by(
                Some(strict(*is).cmp(&strict(*was))),
                Good::Less,
                ["less strict", "stricter", ""],
            );
            beside(effect, old, new)
        }
        (Rule::Lowering(old), Rule::Lowering(new)) => lowering(old, new),
        (Rule::OnCall(old), Rule::OnCall(new)) => on_call(old, new),
        (Rule::Notice(old), Rule::Notice(new)) => notice(old, new),
        (Rule::Late(old, from, next), Rule::Late(new, starts, follows)) => {
            late((old, *from, *next), (new, *starts, *follows))
        }
        (Rule::Fee(old), Rule::Fee(new)) => fee(old, new),
        (Rule::Change(old), Rule::Change(new)) => level(old, new),
        (Rule::Allowance(was, old), Rule::Allowance(is, new)) => allowance((*was, old), (*is, new)),
        (Rule::Offer(old), Rule::Offer(new)) => offer(old, new),
        (Rule::Discount(old), Rule::Discount(new)) => by(
            rates(*new, *old),
            Good::More,
            ["a smaller discount", "a larger discount", OTHER_RATES],
        ),
        (Rule::Revision(old), Rule::Revision(new)) => revision(old, new),
        (Rule::Renewal(..), Rule::Renewal(..)) => {
            Verdict::undecided("whether it suits depends on who wants to go on")
        }
        (Rule::Words(old), Rule::Words(new)) => words(old, new),
        _ => Verdict::undecided("the two cannot be compared"),
    }
}

/// Rates of another kind, or left to the contract.
const OTHER_RATES: &str = "a sum, a percentage and a rate that is left open cannot be compared";

fn tier(old: &Tier, new: &Tier) -> Verdict {
    let sold = (old.on_sale, &old.sold_as, &old.renews_as);
    match sold == (new.on_sale, &new.sold_as, &new.renews_as) {
        true => Verdict::new(Direction::Neither, "another name"),
        false => Verdict::undecided("what it goes on as is for its holder to weigh"),
    }
}

fn target(old: (&Figure, bool), new: (&Figure, bool)) -> Verdict {
    let ((old, was_promised), (new, is_promised)) = (old, new);
    let rank = |figure: &Figure| match figure {
        Figure::Limit(_) => 2,
        Figure::BestEffort { .. } => 1,
        Figure::Unstated { .. } => 0,
    };
    match (old, new) {
        (Figure::Limit(old), Figure::Limit(new)) => {
            let promised = by(
                Some(is_promised.cmp(&was_promised)),
                Good::More,
                ["it is promised no longer", "it is promised now", ""],
            );
            all([lengths::limits(old, new, Good::Less), promised])
        }
        (Figure::BestEffort { text: old }, Figure::BestEffort { text: new }) => words(old, new),
        (
            Figure::Unstated { text: old, clock },
            Figure::Unstated {
                text: new,
                clock: other,
            },
        ) => match clock == other {
            true => words(old, new),
            false => Verdict::undecided("another clock, and no figure"),
        },
        _ => by(
            Some(rank(new).cmp(&rank(old))),
            Good::More,
            [
                match new {
                    Figure::BestEffort { .. } => "no figure any more, an effort alone",
                    _ => "nothing is stated any more",
                },
                match new {
                    Figure::Limit(_) => "there is a figure now",
                    _ => "an effort is promised",
                },
                "",
            ],
        ),
    }
}

fn versions(old: &VersionRule, new: &VersionRule) -> Verdict {
    let more = |was: Option<usize>, is: Option<usize>, words| match (was, is) {
        (was, is) if was == is => Verdict::same(),
        (Some(was), Some(is)) => by(Some(is.cmp(&was)), Good::More, words),
        // Without a bound any version is one of them.
        (was, _) => by(Some(was.is_some().cmp(&was.is_none())), Good::More, words),
    };
    let months = |rule: &VersionRule| rule.previous_months.map(|months| months as usize);
    let fixes = by(
        Some(new.fixes_newest.cmp(&old.fixes_newest)),
        Good::Less,
        [
            "faults are mended in older versions too",
            "faults are mended in the newest version alone",
            "",
        ],
    );
    let previous = [
        "fewer versions are supported",
        "more versions are supported",
        "",
    ];
    let lasting = ["supported for a shorter time", "supported for longer", ""];
    let parts = all([
        more(old.previous, new.previous, previous),
        more(months(old), months(new), lasting),
        fixes,
    ]);
    beside(parts, &old.text, &new.text)
}

fn ladder(old: &[EscalationStep], new: &[EscalationStep]) -> Verdict {
    let mark = |steps: &[EscalationStep], role: &str| -> Option<Amount> {
        let step = steps.iter().find(|step| step.role == role);
        step.map(|step| step.after)
    };
    let lost = old.iter().filter(|step| mark(new, &step.role).is_none());
    let lost = lost.map(|step| Verdict::worse(format!("it reaches {} no more", step.role)));
    let rest = new.iter().map(|step| match mark(old, &step.role) {
        None => Verdict::better(format!("it reaches {}", step.role)),
        Some(was) => by(
            lengths::amounts(step.after, was),
            Good::Less,
            [
                &format!("it reaches {} earlier", step.role),
                &format!("it reaches {} later", step.role),
                "marks on other clocks cannot be compared",
            ],
        ),
    });
    all(lost.chain(rest))
}

fn closing(old: &ClosingRule, new: &ClosingRule) -> Verdict {
    let silence = |rule: &ClosingRule| rule.from == ClosingStart::Silence;
    let from = by(
        Some(silence(new).cmp(&silence(old))),
        Good::More,
        [
            "it counts from the resolution alone",
            "it counts from whatever was told last",
            "",
        ],
    );
    all([lengths::limits(&old.limit, &new.limit, Good::More), from])
}

fn resolved(old: &ResolveReason, new: &ResolveReason) -> Verdict {
    let silence = match (&old.silence, &new.silence) {
        (Some(old), Some(new)) => lengths::limits(old, new, Good::More),
        (old, new) => by(
            Some(new.is_some().cmp(&old.is_some())),
            Good::More,
            ["without waiting first", "only after some silence", ""],
        ),
    };
    beside(silence, &old.text, &new.text)
}

fn decider(old: &DeciderRule, new: &DeciderRule) -> Verdict {
    let say = |who| match who {
        Decider::Vendor => 0,
        Decider::Both => 1,
        Decider::Customer => 2,
    };
    let who = by(
        Some(say(new.who).cmp(&say(old.who))),
        Good::More,
        ["the customer has less say", "the customer has more say", ""],
    );
    let refuses = |others| others == Others::Refuse;
    let others = by(
        Some(refuses(new.others).cmp(&refuses(old.others))),
        Good::Less,
        [
            "what another sets is no longer refused",
            "what another sets is refused",
            "",
        ],
    );
    beside(all([who, others]), &old.stated.text, &new.stated.text)
}

/// Conditions of something good: the fewer the better.
fn conditions(old: &[Condition], new: &[Condition]) -> Verdict {
    by(
        subset(new, old),
        Good::Less,
        ["fewer conditions", "more conditions", "other conditions"],
    )
}

fn lowering(old: &Lowering, new: &Lowering) -> Verdict {
    let sure = |policy| policy == Policy::Will;
    let policy = by(
        Some(sure(new.policy).cmp(&sure(old.policy))),
        Good::Less,
        ["it may be done, and need not be", "it will be done", ""],
    );
    let steps = by(
        subset(&new.steps, &old.steps),
        Good::Less,
        ["less is done", "more is done", "something else is done"],
    );
    beside(all([policy, steps]), &old.text, &new.text)
}

fn on_call(old: &OnCall, new: &OnCall) -> Verdict {
    let channels = by(
        subset(&new.channels, &old.channels),
        Good::More,
        ["fewer channels", "more channels", "other channels"],
    );
    let limits = by(
        subset(&new.limits, &old.limits),
        Good::Less,
        ["fewer limits", "more limits", "other limits"],
    );
    let places = match (old.unavailable, new.unavailable) {
        (Some(old), Some(new)) if old != new => by(
            match (
                old.0 <= new.0 && new.1 <= old.1,
                new.0 <= old.0 && old.1 <= new.1,
            ) {
                (true, _) => Some(Ordering::Less),
                (_, true) => Some(Ordering::Greater),
                _ => None,
            },
            Good::Less,
            [
                "available in more time zones",
                "available in fewer time zones",
                "available in other time zones",
            ],
        ),
        (old, new) => by(
            Some(new.is_some().cmp(&old.is_some())),
            Good::Less,
            ["available everywhere", "not available everywhere", ""],
        ),
    };
    beside(all([channels, limits, places]), &old.text, &new.text)
}

fn notice(old: &NoticeRule, new: &NoticeRule) -> Verdict {
    let binds = match new.party {
        Party::Vendor => Good::More,
        Party::Customer | Party::Either => Good::Less,
    };
    let whose = |text: &str| match new.party {
        Party::Customer => format!("the customer has to say so {text}"),
        Party::Vendor => format!("the vendor has to say so {text}"),
        Party::Either => format!("both have to say so {text}, the customer too"),
    };
    let period = by(
        lengths::periods(new.before, old.before),
        binds,
        [
            &whose("later"),
            &whose("earlier"),
            "which of the two days comes first depends on the day on which a term ends",
        ],
    );
    // Each is on some of the days of the one before.
    let ends = |to| match to {
        NoticeEnd::AnyDay => 0,
        NoticeEnd::MonthEnd => 1,
        NoticeEnd::QuarterEnd => 2,
        NoticeEnd::YearEnd => 3,
    };
    let to = by(
        Some(ends(new.to).cmp(&ends(old.to))),
        binds,
        ["it can end on more days", "it can end on fewer days", ""],
    );
    let follows = |rule: &'_ NoticeRule| rule.consequence.clone().unwrap_or_default();
    beside(all([period, to]), &follows(old), &follows(new))
}

type Step<'a> = (&'a LateStep, Option<Until>, Option<LateKind>);

fn late(old: Step, new: Step) -> Verdict {
    let ((old, _, _), (new, _, next)) = (old, new);
    let order = lengths::untils(new.until, old.until);
    let last = match order {
        Some(Ordering::Equal) => Verdict::same(),
        // The steps have the same kinds on both sides: what follows is what it was.
        _ if old.kind != LateKind::Refused
            && (next == Some(LateKind::Refused)
                || (old.kind == LateKind::LateRenewal && next != Some(LateKind::LateRenewal))) =>
        {
            by(
                order,
                Good::More,
                [
                    "less time to order late",
                    "more time to order late",
                    "which of the two days comes first depends on when a term ends",
                ],
            )
        }
        _ => Verdict::undecided("it depends on the step that an order falls into"),
    };
    let start = match (old.new_term, new.new_term) {
        (old, new) if old == new => Verdict::same(),
        (NewTerm::OldEnd, NewTerm::OrderDate) => {
            Verdict::better("the new term starts on the day of the order")
        }
        (NewTerm::OrderDate, NewTerm::OldEnd) => {
            Verdict::worse("the new term is dated back to the old one's end")
        }
        _ => Verdict::undecided("the new term covers other days"),
    };
    all([last, start])
}

/// How two rates stand to each other; `None` where they are of other kinds, or one is left open.
fn rates(new: Option<Rate>, old: Option<Rate>) -> Option<Ordering> {
    match (new?, old?) {
        (Rate::Percent(new), Rate::Percent(old)) | (Rate::Flat(new), Rate::Flat(old)) => {
            Some(new.cmp(&old))
        }
        _ => None,
    }
}

fn fee(old: &Fee, new: &Fee) -> Verdict {
    if old.currency != new.currency {
        return Verdict::undecided("sums in other currencies cannot be compared");
    }
    let price = |new: &Price, old: &Price| {
        if new == old {
            return Some(Ordering::Equal);
        }
        let alike = new.of == old.of && new.per == old.per;
        alike.then(|| rates(new.rate, old.rate)).flatten()
    };
    let unlike = "fees that are counted in other ways, or left open, cannot be compared";
    let own = by(
        price(&new.price, &old.price),
        Good::Less,
        ["a lower fee", "a higher fee", unlike],
    );
    let least = match (&old.at_least, &new.at_least) {
        (Some(old), Some(new)) => by(
            price(new, old),
            Good::Less,
            ["a lower least fee", "a higher least fee", unlike],
        ),
        (old, new) => by(
            Some(new.is_some().cmp(&old.is_some())),
            Good::Less,
            ["no least fee", "a least fee", ""],
        ),
    };
    let most = match (&old.at_most, &new.at_most) {
        (Some(old), Some(new)) => by(
            price(new, old),
            Good::Less,
            ["a lower cap", "a higher cap", unlike],
        ),
        (old, new) => by(
            Some(new.is_some().cmp(&old.is_some())),
            Good::More,
            ["no cap any more", "a cap", ""],
        ),
    };
    all([own, least, most])
}

/// More is better, and so is what does not lapse, and less that has to be used at once.
fn allowance(
    old: (Option<Quantity>, &AllowanceRule),
    new: (Option<Quantity>, &AllowanceRule),
) -> Verdict {
    let ((was, old), (is, new)) = (old, new);
    if old.unit != new.unit || old.months != new.months {
        return Verdict::undecided("amounts in another unit or time cannot be compared");
    }
    let order = match (was, is) {
        (was, is) if was == is => Some(Ordering::Equal),
        (Some(Quantity::Amount(was)), Some(Quantity::Amount(is)))
        | (Some(Quantity::Percent(was)), Some(Quantity::Percent(is))) => Some(is.cmp(&was)),
        (Some(Quantity::Unlimited), Some(_)) => Some(Ordering::Less),
        (Some(_), Some(Quantity::Unlimited)) => Some(Ordering::Greater),
        _ => None,
    };
    let amount = by(
        order,
        Good::More,
        [
            "less to use",
            "more to use",
            "what there was and is cannot be compared",
        ],
    );
    let lapse = by(
        Some(new.lapse.is_some().cmp(&old.lapse.is_some())),
        Good::Less,
        ["what is unused is not lost", "what is unused is lost", ""],
    );
    let least = |rule: &AllowanceRule| rule.block.as_ref().map(|block| block.least);
    let block = by(
        Some(least(new).cmp(&least(old))),
        Good::Less,
        [
            "less has to be used at once",
            "more has to be used at once",
            "",
        ],
    );
    let rest = match old.day_hours == new.day_hours && old.spread.is_some() == new.spread.is_some()
    {
        true => Verdict::same(),
        false => Verdict::undecided("it is counted or spread in another way"),
    };
    all([amount, lapse, block, rest])
}

fn offer(old: &Offer, new: &Offer) -> Verdict {
    let rank = |offered| match offered {
        Offered::No => Some(0),
        Offered::Optional => Some(1),
        Offered::Yes => Some(2),
        Offered::Unknown => None,
    };
    let order = match (rank(old.offered), rank(new.offered)) {
        _ if old.offered == new.offered => Some(Ordering::Equal),
        (Some(old), Some(new)) => Some(new.cmp(&old)),
        _ => None,
    };
    let offered = by(
        order,
        Good::More,
        [
            "less of it comes with the tier",
            "more of it comes with the tier",
            "what is not told cannot be compared",
        ],
    );
    let from = by(
        Some(new.from.cmp(&old.from)),
        Good::Less,
        ["it comes earlier", "it comes later", ""],
    );
    let text = |offer: &Offer| offer.text.clone().unwrap_or_default();
    beside(all([offered, from]), &text(old), &text(new))
}

fn level(old: &ChangeRule, new: &ChangeRule) -> Verdict {
    let free = |when| when == ChangeWhen::AnyTime;
    let up = by(
        Some(free(new.up).cmp(&free(old.up))),
        Good::More,
        [
            "the level rises at the end of a term alone",
            "the level can rise at any time",
            "",
        ],
    );
    let down = by(
        Some(free(new.down).cmp(&free(old.down))),
        Good::More,
        [
            "the level falls at the end of a term alone",
            "the level can fall at any time",
            "",
        ],
    );
    let days = |rule: &ChangeRule| rule.down_notice_days.unwrap_or(0);
    let asked = by(
        Some(days(new).cmp(&days(old))),
        Good::Less,
        [
            "a lower level is asked for later",
            "a lower level has to be asked for earlier",
            "",
        ],
    );
    all([up, down, asked])
}

fn revision(old: &RevisionRule, new: &RevisionRule) -> Verdict {
    let days = |rule: &RevisionRule| rule.object_days.unwrap_or(0);
    let object = by(
        Some(days(new).cmp(&days(old))),
        Good::More,
        ["less time to object", "more time to object", ""],
    );
    let holds = match (old.holds, new.holds) {
        (old, new) if old == new => Verdict::same(),
        (Some(_), Some(Holds::AtOnce)) => Verdict::worse("new terms hold at once"),
        (Some(Holds::AtOnce), Some(_)) => Verdict::better("new terms do not hold at once"),
        _ => Verdict::undecided("which day comes first depends on when a term ends"),
    };
    all([object, holds])
}
