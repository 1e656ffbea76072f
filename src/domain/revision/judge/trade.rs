//! Which way rules about terms and money go.

use std::cmp::Ordering;

use crate::domain::money::Rate;
use crate::domain::program::{
    AllowanceRule, ChangeRule, ChangeWhen, Fee, Holds, LateKind, LateStep, NewTerm, NoticeEnd,
    NoticeRule, Offer, Offered, Party, Price, Quantity, RevisionRule, Until,
};
use crate::domain::revision::lengths;
use crate::domain::revision::verdict::{Good, Verdict, all, beside, by};

/// Rates of another kind, or left to the contract.
pub(super) const OTHER_RATES: &str =
    "a sum, a percentage and a rate that is left open cannot be compared";

pub(super) type Step<'a> = (&'a LateStep, Option<Until>, Option<LateKind>);

pub(super) fn late(old: Step, new: Step) -> Verdict {
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
pub(super) fn rates(new: Option<Rate>, old: Option<Rate>) -> Option<Ordering> {
    match (new?, old?) {
        (Rate::Percent(new), Rate::Percent(old)) | (Rate::Flat(new), Rate::Flat(old)) => {
            Some(new.cmp(&old))
        }
        _ => None,
    }
}

pub(super) fn fee(old: &Fee, new: &Fee) -> Verdict {
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
pub(super) fn allowance(
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

pub(super) fn offer(old: &Offer, new: &Offer) -> Verdict {
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

pub(super) fn level(old: &ChangeRule, new: &ChangeRule) -> Verdict {
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

pub(super) fn notice(old: &NoticeRule, new: &NoticeRule) -> Verdict {
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

pub(super) fn revision(old: &RevisionRule, new: &RevisionRule) -> Verdict {
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
