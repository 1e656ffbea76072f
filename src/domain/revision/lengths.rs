//! How amounts of time, periods of notice and opening hours stand to each other, where that can be
//! told.

use std::cmp::Ordering;

use super::verdict::{Good, Verdict, all, by, subset};
use crate::domain::amount::{Amount, ClockKind};
use crate::domain::calendar::{Calendar, Interval};
use crate::domain::clock::Bound;
use crate::domain::program::{AtClose, DayEnd, Limit, NoticePeriod, Until};

const DAY: i64 = 86_400;

/// How two amounts of time stand to each other; `None` where that depends on when they start, or
/// on the opening hours.
pub(super) fn amounts(new: Amount, old: Amount) -> Option<Ordering> {
    if new.clock() == old.clock() {
        return Some(match (new.seconds(), old.seconds()) {
            (Some(new), Some(old)) => new.cmp(&old),
            _ => new.count.cmp(&old.count),
        });
    }
    spans(span(new), span(old))
}

/// The least and the most seconds that pass until an amount has; no most, where it depends on
/// opening hours. A day of a calendar may be a day shorter or longer where its zone is changed.
fn span(amount: Amount) -> (i64, Option<i64>) {
    let count = i64::from(amount.count);
    if count == 0 {
        return (0, Some(0));
    }
    match amount.clock() {
        ClockKind::Elapsed => {
            let seconds = amount.seconds().unwrap_or(0);
            (seconds, Some(seconds))
        }
        ClockKind::Business => (amount.seconds().unwrap_or(0), None),
        // From the last second of a date, the next one may close early.
        ClockKind::BusinessDays => ((count - 2).max(0) * DAY, None),
        ClockKind::CalendarDays => ((count - 1) * DAY, Some((count + 1) * DAY)),
        ClockKind::CalendarMonths => ((28 * count - 1) * DAY, Some((31 * count + 1) * DAY)),
    }
}

/// How two stretches stand to each other, of which the least and the most are known.
fn spans(new: (i64, Option<i64>), old: (i64, Option<i64>)) -> Option<Ordering> {
    let never_after = |a: (i64, Option<i64>), b: (i64, _)| a.1.is_some_and(|most| most <= b.0);
    match (never_after(new, old), never_after(old, new)) {
        (true, true) => Some(Ordering::Equal),
        (true, false) => Some(Ordering::Less),
        (false, true) => Some(Ordering::Greater),
        (false, false) => None,
    }
}

/// The verdict on a limit of which one end is good.
pub(super) fn limits(old: &Limit, new: &Limit, good: Good) -> Verdict {
    let order = amounts(new.amount, old.amount);
    let words = [
        "less time",
        "more time",
        "which of the two ends first depends on when it starts and on the opening hours",
    ];
    // A limit that itself counts no more is shorter by nothing that a clock shows.
    let bound = match (order, old.bound, new.bound) {
        (Some(Ordering::Equal), Bound::Within, Bound::Under) => by(
            Some(Ordering::Less),
            good,
            ["the limit itself counts no more", "", ""],
        ),
        (Some(Ordering::Equal), Bound::Under, Bound::Within) => by(
            Some(Ordering::Greater),
            good,
            ["", "the limit itself still counts", ""],
        ),
        _ => Verdict::same(),
    };
    let later = |at_close| at_close == AtClose::NextOpen;
    let close = by(
        Some(later(new.at_close).cmp(&later(old.at_close))),
        good,
        [
            "at closing time it ends there",
            "at closing time it goes on to the next opening",
            "",
        ],
    );
    let counts_days = |limit: &Limit| limit.amount.clock() == ClockKind::BusinessDays;
    let day_end = match (old.day_end, new.day_end) {
        (DayEnd::Close, DayEnd::SameTime) | (DayEnd::SameTime, DayEnd::Close)
            if counts_days(old) || counts_days(new) =>
        {
            Verdict::undecided("the last day ends at another time")
        }
        _ => Verdict::same(),
    };
    all([by(order, good, words), bound, close, day_end])
}

/// How two periods of notice stand to each other: the longer has to be given earlier.
pub(super) fn periods(new: NoticePeriod, old: NoticePeriod) -> Option<Ordering> {
    use NoticePeriod::{DayOfMonth, Days, Months};
    let days = |period| match period {
        Days(days) => (i64::from(days), Some(i64::from(days))),
        Months(0) => (0, Some(0)),
        Months(months) => {
            let months = i64::from(months);
            (28 * months, Some(31 * months))
        }
        DayOfMonth { months, .. } => {
            let months = i64::from(months);
            (28 * months, Some(31 * (months + 1)))
        }
    };
    match (new, old) {
        (Months(new), Months(old)) => Some(new.cmp(&old)),
        (
            DayOfMonth { day, months },
            DayOfMonth {
                day: old_day,
                months: old_months,
            },
        ) if day == old_day => Some(months.cmp(&old_months)),
        _ => spans(days(new), days(old)),
    }
}

/// How the last days of two steps after the last covered day stand to each other; a step without
/// one is the longest.
pub(super) fn untils(new: Option<Until>, old: Option<Until>) -> Option<Ordering> {
    let days = |until| match until {
        Until::Day(days) => Some((i64::from(days), Some(i64::from(days)))),
        Until::Months(0) => Some((0, Some(0))),
        Until::Months(months) => {
            let months = i64::from(months);
            Some((28 * months, Some(31 * months)))
        }
        Until::Date(_) | Until::DayOfYear { .. } => None,
    };
    match (new, old) {
        (None, None) => Some(Ordering::Equal),
        (None, Some(_)) => Some(Ordering::Greater),
        (Some(_), None) => Some(Ordering::Less),
        (Some(new), Some(old)) if new == old => Some(Ordering::Equal),
        (Some(Until::Months(new)), Some(Until::Months(old))) => Some(new.cmp(&old)),
        (Some(Until::Date(new)), Some(Until::Date(old))) => Some(new.cmp(&old)),
        (Some(new), Some(old)) => spans(days(new)?, days(old)?),
    }
}

/// Whether two calendars have the same hours, whatever they are called.
pub(super) fn same_hours(a: &Calendar, b: &Calendar) -> bool {
    match (a.parts(), b.parts()) {
        (None, None) => {
            let (a, b) = (a.spec(), b.spec());
            a.zone == b.zone
                && weekly(&a.week) == weekly(&b.week)
                && a.holidays.keys().eq(b.holidays.keys())
                && a.holiday_hours == b.holiday_hours
                && a.special == b.special
        }
        (Some((how, parts)), Some((other, others))) => {
            how == other
                && parts.len() == others.len()
                && parts.iter().zip(others).all(|(a, b)| same_hours(a, b))
        }
        _ => false,
    }
}

/// The verdict on opening hours.
pub(super) fn hours(old: &Calendar, new: &Calendar) -> Verdict {
    if old.parts().is_some() || new.parts().is_some() {
        return Verdict::undecided("hours that are put together of others cannot be compared");
    }
    let (old, new) = (old.spec(), new.spec());
    if old.zone != new.zone {
        return Verdict::undecided("hours in other zones cannot be compared");
    }
    let (was, is) = (weekly(&old.week), weekly(&new.week));
    let week = by(
        covered(&is, &was),
        Good::More,
        [
            "fewer open hours",
            "more open hours",
            "open at some times that were closed, and closed at some that were open",
        ],
    );
    let dates = |spec: &crate::domain::CalendarSpec| -> Vec<chrono::NaiveDate> {
        spec.holidays.keys().copied().collect()
    };
    let holidays = by(
        subset(&dates(new), &dates(old)),
        Good::Less,
        ["fewer holidays", "more holidays", "other holidays"],
    );
    let on_holidays = by(
        covered(&flat(&new.holiday_hours, 0), &flat(&old.holiday_hours, 0)),
        Good::More,
        [
            "fewer open hours on holidays",
            "more open hours on holidays",
            "other hours on holidays",
        ],
    );
    let special = if old.special == new.special {
        Verdict::same()
    } else {
        Verdict::undecided("other days with hours of their own")
    };
    all([week, holidays, on_holidays, special])
}

/// Open seconds of a week without holidays; of calendars put together, none.
pub fn weekly_seconds(calendar: &Calendar) -> Option<i64> {
    if calendar.parts().is_some() {
        return None;
    }
    let open = weekly(&calendar.spec().week);
    Some(open.iter().map(|(from, to)| to - from).sum())
}

type Stretch = (i64, i64);

/// The open stretches of a week in seconds from Monday's midnight, put together where they touch;
/// what runs past Sunday is open on Monday.
fn weekly(week: &[Vec<Interval>; 7]) -> Vec<Stretch> {
    let mut open = Vec::new();
    for (day, intervals) in (0i64..).zip(week) {
        for (from, to) in flat(intervals, day * DAY) {
            open.push((from, to.min(7 * DAY)));
            if to > 7 * DAY {
                open.push((0, to - 7 * DAY));
            }
        }
    }
    joined(open)
}

fn flat(intervals: &[Interval], midnight: i64) -> Vec<Stretch> {
    let stretches = intervals.iter().map(|interval| {
        let (opens, closes) = (interval.opens(), interval.closes());
        (midnight + i64::from(opens), midnight + i64::from(closes))
    });
    joined(stretches.collect())
}

fn joined(mut open: Vec<Stretch>) -> Vec<Stretch> {
    open.sort_unstable();
    let mut joined: Vec<Stretch> = Vec::new();
    for (from, to) in open {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

/// How two sets of stretches stand to each other: one that lies within the other is less.
fn covered(new: &[Stretch], old: &[Stretch]) -> Option<Ordering> {
    let within = |a: &[Stretch], b: &[Stretch]| {
        a.iter()
            .all(|(from, to)| b.iter().any(|(start, end)| start <= from && to <= end))
    };
    match (within(new, old), within(old, new)) {
        (true, true) => Some(Ordering::Equal),
        (true, false) => Some(Ordering::Less),
        (false, true) => Some(Ordering::Greater),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(new: &str, old: &str) -> Option<Ordering> {
        let amount = |text: &str| text.parse::<Amount>().unwrap();
        let order = amounts(amount(new), amount(old));
        let back = amounts(amount(old), amount(new));
        assert_eq!(order, back.map(Ordering::reverse), "{new} and {old}");
        order
    }

    #[test]
    fn amounts_are_compared_by_what_they_can_come_to() {
        use Ordering::{Equal, Greater, Less};
        assert_eq!(order("60 business minutes", "1 business hour"), Some(Equal));
        assert_eq!(order("3 business hours", "2 business hours"), Some(Greater));
        assert_eq!(order("1 elapsed day", "23 elapsed hours"), Some(Greater));
        assert_eq!(order("1 business day", "2 business days"), Some(Less));
        // Open time never passes faster than time does.
        assert_eq!(order("2 elapsed hours", "2 business hours"), Some(Less));
        assert_eq!(order("4 elapsed hours", "2 business hours"), None);
        assert_eq!(order("8 business hours", "1 business day"), None);
        assert_eq!(order("1 elapsed hour", "1 business day"), None);
        assert_eq!(order("1 elapsed hour", "3 business days"), Some(Less));
        assert_eq!(order("7 calendar days", "168 elapsed hours"), None);
        assert_eq!(order("7 calendar days", "1 calendar month"), Some(Less));
        assert_eq!(order("0 business hours", "0 elapsed hours"), Some(Equal));
    }

    #[test]
    fn periods_of_notice_are_compared_by_the_days_that_they_can_come_to() {
        use NoticePeriod::{DayOfMonth, Days, Months};
        let order = |new, old| {
            let order = periods(new, old);
            assert_eq!(order, periods(old, new).map(Ordering::reverse));
            order
        };
        assert_eq!(order(Days(90), Days(60)), Some(Ordering::Greater));
        assert_eq!(order(Months(3), Days(60)), Some(Ordering::Greater));
        assert_eq!(order(Months(3), Days(90)), None);
        let by = |day, months| DayOfMonth { day, months };
        assert_eq!(order(by(14, 1), by(14, 0)), Some(Ordering::Greater));
        assert_eq!(order(by(14, 0), by(20, 0)), None);
        assert_eq!(order(by(14, 0), Days(31)), Some(Ordering::Less));
    }

    #[test]
    fn hours_across_the_end_of_a_week_are_the_hours_of_its_beginning() {
        let interval = |text: &str| Interval::parse(text).unwrap();
        let mut night: [Vec<Interval>; 7] = Default::default();
        night[6] = vec![interval("22:00-06:00")];
        let mut split: [Vec<Interval>; 7] = Default::default();
        split[6] = vec![interval("22:00-24:00")];
        split[0] = vec![interval("00:00-06:00")];
        assert_eq!(weekly(&night), weekly(&split));
        let mut less = split.clone();
        less[0] = vec![interval("00:00-05:00")];
        assert_eq!(
            covered(&weekly(&less), &weekly(&night)),
            Some(Ordering::Less)
        );
    }
}
