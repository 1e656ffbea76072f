//! Where open time comes from: a calendar's own rules, or other calendars put together.
//!
//! May use the days of a calendar, and calendars. Deliberately absent: sums and searches, which are
//! the index's.
//!
//! What is open is a matter of seconds; which dates are business days is a matter of shifts. A
//! shift is one interval on one date, less what holidays mask of it. The shifts of a union are
//! those of its parts; those of an intersection are whatever shifts of all its parts have in
//! common. Either way a shift belongs to the local date on which it starts, in the zone of the
//! calendar that is asked.

use chrono::NaiveDate;

use super::day::{self, DAY, Days, Stretch, clip};
use super::{Calendar, CalendarSpec, DayKind};

/// Wall times are never this far from UTC.
pub(super) const FARTHEST: i64 = 2 * DAY;

/// A shift that opens on a date may begin this many days from it by another zone's reckoning, and
/// what it has in common with another one may begin a day later.
const APART: i64 = 3;

/// Where the open time of a calendar comes from.
pub(super) enum Hours {
    Own(Days),
    Joint(Joint),
}

/// Calendars put together.
pub(super) struct Joint {
    /// Name, zone and years; no hours of its own.
    pub spec: CalendarSpec,
    pub how: Join,
    pub parts: Vec<Calendar>,
}

/// How calendars are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// Open when any of them is.
    Union,
    /// Open when all of them are.
    Intersection,
}

impl Join {
    /// `any` or `all`.
    pub fn name(self) -> &'static str {
        match self {
            Join::Union => "any",
            Join::Intersection => "all",
        }
    }
}

/// When opening hours stop being the same every week, and from when on they repeat for ever.
#[derive(Clone, Copy)]
pub(super) struct Course {
    /// Every week before this second is like the one before; `None` if all weeks are.
    pub alike_until: Option<i64>,
    /// What follows this second repeats; `None` if everything does.
    pub repeats_from: Option<i64>,
    /// Whether it repeats by the 400 years of the calendar, not by the week.
    pub yearly: bool,
}

impl Hours {
    pub fn spec(&self) -> &CalendarSpec {
        match self {
            Hours::Own(days) => &days.spec,
            Hours::Joint(joint) => &joint.spec,
        }
    }

    /// What is open within a range of seconds, in order; stretches neither touch nor overlap.
    pub fn open_within(&self, whole: Stretch) -> Vec<Stretch> {
        match self {
            Hours::Own(days) => {
                let first = (whole.start - FARTHEST).div_euclid(DAY);
                let last = (whole.end + FARTHEST).div_euclid(DAY);
                let mut open = Vec::with_capacity(512);
                days.append_open(first..last + 1, &mut open);
                open.retain_mut(|stretch| {
                    *stretch = clip(stretch.clone(), &whole);
                    !stretch.is_empty()
                });
                open
            }
            Hours::Joint(joint) => {
                let parts = joint.parts.iter();
                let mut open = parts.map(|part| part.hours().open_within(whole.clone()));
                let first = open.next().unwrap_or_default();
                open.fold(first, |open, more| match joint.how {
                    Join::Union => union(open, more),
                    Join::Intersection => intersection(&open, &more),
                })
            }
        }
    }

    pub fn course(&self) -> Course {
        match self {
            Hours::Own(days) => days.course(),
            Hours::Joint(joint) => {
                let parts = joint.parts.iter().map(|part| part.hours().course());
                parts
                    .reduce(|a, b| Course {
                        alike_until: [a.alike_until, b.alike_until].into_iter().flatten().min(),
                        repeats_from: a.repeats_from.max(b.repeats_from),
                        yearly: a.yearly || b.yearly,
                    })
                    .unwrap_or(Course {
                        alike_until: None,
                        repeats_from: None,
                        yearly: false,
                    })
            }
        }
    }

    /// The shifts that open on a date.
    pub fn shifts(&self, day: i64) -> Vec<Stretch> {
        match self {
            Hours::Own(days) => days.shifts(day),
            Hours::Joint(joint) => {
                let zone = &joint.spec.zone;
                let whole = zone.resolve_seconds(day * DAY)..zone.resolve_seconds((day + 1) * DAY);
                let mut shifts = joint.shifts_around(day);
                shifts.retain(|shift| whole.contains(&shift.start));
                shifts
            }
        }
    }

    /// Whether a shift opens on a date.
    pub fn opens(&self, day: i64) -> bool {
        match self {
            Hours::Own(days) => days.opens(day),
            Hours::Joint(_) => !self.shifts(day).is_empty(),
        }
    }

    /// What decides the hours of a date. Of calendars put together, the first of them that has
    /// something to say, if nothing opens on the date; otherwise the date is like any other.
    pub fn day_kind(&self, date: NaiveDate) -> DayKind<'_> {
        match self {
            Hours::Own(days) => days.day_kind(date),
            Hours::Joint(_) if self.opens(day::number(date)) => DayKind::Ordinary,
            Hours::Joint(joint) => {
                let kinds = joint.parts.iter().map(|part| part.day_kind(date));
                let mut said = kinds.filter(|kind| *kind != DayKind::Ordinary);
                said.next().unwrap_or(DayKind::Ordinary)
            }
        }
    }
}

impl Joint {
    /// The shifts of some days, this one in their middle.
    fn shifts_around(&self, day: i64) -> Vec<Stretch> {
        let of = |part: &Calendar| {
            let days = day - APART..=day + APART;
            let shifts = days.flat_map(|day| part.hours().shifts(day));
            shifts.collect::<Vec<_>>()
        };
        let mut parts = self.parts.iter().map(of);
        match self.how {
            Join::Union => parts.flatten().collect(),
            Join::Intersection => {
                let first = parts.next().unwrap_or_default();
                parts.fold(first, |shifts, more| common(&shifts, more))
            }
        }
    }
}

/// What any of two lists has open.
fn union(mut open: Vec<Stretch>, more: Vec<Stretch>) -> Vec<Stretch> {
    open.extend(more);
    open.sort_unstable_by_key(|stretch| stretch.start);
    let mut joined = Vec::with_capacity(open.len());
    open.into_iter()
        .for_each(|stretch| day::append(stretch, &mut joined));
    joined
}

/// What both of two lists have open, whose stretches are in order and apart.
fn intersection(open: &[Stretch], more: &[Stretch]) -> Vec<Stretch> {
    let mut common = Vec::with_capacity(open.len().max(more.len()));
    let (mut left, mut right) = (open.iter().peekable(), more.iter().peekable());
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        let both = clip((*a).clone(), b);
        if !both.is_empty() {
            common.push(both);
        }
        if a.end < b.end {
            left.next();
        } else {
            right.next();
        }
    }
    common
}

/// What shifts of one list have in common with those of another; shifts may overlap.
fn common(shifts: &[Stretch], mut others: Vec<Stretch>) -> Vec<Stretch> {
    others.sort_unstable_by_key(|other| other.start);
    let mut common = Vec::new();
    for shift in shifts {
        // No shift is longer than two days, whatever clocks do.
        let from = others.partition_point(|other| other.start < shift.start - FARTHEST);
        let until = others.partition_point(|other| other.start < shift.end);
        let near = others.get(from..until).unwrap_or_default().iter();
        let both = near.map(|other| clip(other.clone(), shift));
        common.extend(both.filter(|both| !both.is_empty()));
    }
    common
}
