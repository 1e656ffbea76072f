//! What is open on one local date, in seconds of UTC.
//!
//! Here the rules of opening hours meet the zone: which intervals belong to a date, what a
//! holiday masks, what a special day replaces, and what daylight saving makes of a wall time. May
//! use the zone and the calendar's own values. Deliberately absent: sums and searches, which are
//! the index's.
//!
//! Dates are counted in days since 1970-01-01, and an open stretch is a pair of seconds of UTC,
//! the second one excluded. The day of a date runs from what its midnight resolves to until what
//! the next date's resolves to, so that the days of a zone adjoin whatever its clocks do.

use std::ops::Range;

use chrono::NaiveDate;

use super::hours::Course;
use super::{CalendarSpec, DayKind, Interval};
use crate::domain::Instant;
use crate::domain::zone::{Span, Zone};

pub(super) const DAY: i64 = 86_400;

/// Seconds of UTC.
pub(super) type Stretch = Range<i64>;

/// The rules of a calendar, arranged for asking what is open on a date.
pub(super) struct Days {
    pub spec: CalendarSpec,
    /// The open stretches of an ordinary day of each weekday (Monday first) without a change of
    /// clocks, in seconds since its midnight, in order; what runs in from the day before included.
    ordinary: [Vec<Stretch>; 7],
    /// The dates on which holidays or special days may make a difference, in order.
    odd: Vec<i64>,
}

impl Days {
    pub fn new(spec: CalendarSpec) -> Days {
        let weekly = spec.week.iter().any(|day| !day.is_empty());
        // A date changes what is open on it and, by what runs over midnight, on the next. Without
        // weekly hours nothing else is ever looked at, so dates that a change of clocks could
        // bring into play are looked at too.
        let reach = if weekly { 0..=1 } else { -1..=2 };
        let dates = spec.holidays.keys().chain(spec.special.keys());
        let mut odd: Vec<i64> = dates
            .flat_map(|date| reach.clone().map(move |away| number(*date) + away))
            .collect();
        odd.sort_unstable();
        odd.dedup();
        Days {
            ordinary: ordinary_days(&spec.week),
            odd,
            spec,
        }
    }

    /// Whether there are hours that come again every week.
    fn is_weekly(&self) -> bool {
        self.spec.week.iter().any(|day| !day.is_empty())
    }

    /// When these hours stop being alike every week, and from when on they repeat.
    pub fn course(&self) -> Course {
        // A few days more on both sides, for what a change or a date reaches into.
        const MARGIN: i64 = 5 * DAY;
        let zone = &self.spec.zone;
        let changes = zone.dated_changes();
        let earliest = |changed: Option<i64>, odd: Option<&i64>| {
            changed.into_iter().chain(odd.map(|day| day * DAY)).min()
        };
        let first = earliest(changes.map(|(first, _)| first), self.odd.first());
        let last = changes.map(|(_, last)| last);
        let last = last.max(self.odd.last().map(|day| day * DAY));
        // A yearly rule without a change before it has always held: no weeks are alike.
        let always_yearly = zone.changes_yearly() && changes.is_none();
        Course {
            alike_until: if always_yearly {
                Some(Instant::MIN.seconds())
            } else {
                first.map(|first| first - MARGIN)
            },
            repeats_from: last.map(|last| last + MARGIN),
            yearly: zone.changes_yearly(),
        }
    }

    /// What decides the hours of a date.
    pub fn day_kind(&self, date: NaiveDate) -> DayKind<'_> {
        if self.spec.special.contains_key(&date) {
            return DayKind::Special;
        }
        let Some(name) = self.spec.holidays.get(&date) else {
            return DayKind::Ordinary;
        };
        let name = name.as_deref();
        if self.spec.holiday_hours.is_empty() {
            DayKind::Holiday { name }
        } else {
            DayKind::HolidayHours { name }
        }
    }

    /// The odd days within a range of days.
    fn odd_within(&self, days: Range<i64>) -> &[i64] {
        let first = self.odd.partition_point(|day| *day < days.start);
        let rest = self.odd.get(first..).unwrap_or_default();
        let count = rest.partition_point(|day| *day < days.end);
        rest.get(..count).unwrap_or_default()
    }

    /// The intervals that open on a date before any holiday is thought of.
    fn hours(&self, day: i64) -> &[Interval] {
        let special = date(day).and_then(|date| self.spec.special.get(&date));
        match special {
            Some(intervals) => intervals,
            None => self.weekly_hours(day),
        }
    }

    fn weekly_hours(&self, day: i64) -> &[Interval] {
        self.spec.week.get(weekday(day)).map_or(&[], Vec::as_slice)
    }

    /// Whether a date is masked: a holiday that no special day sets aside.
    fn is_masked(&self, day: i64) -> bool {
        date(day).is_some_and(|date| {
            self.spec.holidays.contains_key(&date) && !self.spec.special.contains_key(&date)
        })
    }

    /// The intervals that open on a date: of a masked one, the holiday hours.
    fn opening_on(&self, day: i64) -> &[Interval] {
        if self.is_masked(day) {
            &self.spec.holiday_hours
        } else {
            self.hours(day)
        }
    }

    /// Reads wall times around a date.
    fn clock(&self, day: i64) -> Clock<'_> {
        let zone = &self.spec.zone;
        let span = zone.span_at((day - 1) * DAY);
        Clock {
            zone,
            span,
            next: zone.span_at(span.until),
        }
    }

    /// Appends what is open on the days of a range of dates, in order, to `open`; stretches that
    /// touch or overlap become one.
    pub fn append_open(&self, days: Range<i64>, open: &mut Vec<Stretch>) {
        let mut odd = self.odd_within(days.clone()).iter().peekable();
        if !self.is_weekly() {
            odd.for_each(|day| self.append_by_rules(&self.clock(*day), *day, open));
            return;
        }
        let mut clock = self.clock(days.start);
        for day in days {
            let is_odd = odd.next_if_eq(&&day).is_some();
            match clock.steady_midnight(day) {
                Some(midnight) if !is_odd => {
                    for stretch in self.ordinary.get(weekday(day)).into_iter().flatten() {
                        append(midnight + stretch.start..midnight + stretch.end, open);
                    }
                }
                steady => {
                    self.append_by_rules(&clock, day, open);
                    if steady.is_none() {
                        clock = self.clock(day + 1);
                    }
                }
            }
        }
    }

    /// What is open on one day, from the rules themselves.
    fn append_by_rules(&self, clock: &Clock, day: i64, open: &mut Vec<Stretch>) {
        let is_masked = self.is_masked(day);
        if is_masked && self.spec.holiday_hours.is_empty() {
            return;
        }
        let whole = clock.day(day);
        if whole.is_empty() {
            return;
        }
        let mut found = Vec::new();
        let mut keep = |owner: i64, intervals: &[Interval]| {
            let within = intervals
                .iter()
                .map(|interval| clip(clock.stretch(owner, *interval), &whole))
                .filter(|stretch| !stretch.is_empty());
            found.extend(within);
        };
        if is_masked {
            keep(day, &self.spec.holiday_hours);
        } else {
            // The day before runs in. A skipped date lets the one before it through, and a gap
            // at midnight lets the next one open early.
            let owners = if clock.steady_midnight(day).is_some() {
                day - 1..=day
            } else {
                day - 2..=day + 1
            };
            for owner in owners {
                if owner != day && clock.day(owner).is_empty() {
                    continue;
                }
                keep(owner, self.hours(owner));
                if self.is_masked(owner) {
                    keep(owner, &self.spec.holiday_hours);
                }
            }
        }
        found.sort_unstable_by_key(|stretch| stretch.start);
        found.into_iter().for_each(|stretch| append(stretch, open));
    }

    /// Whether nothing ever opens, between the years 1 and 9999.
    pub fn never_open(&self) -> bool {
        let is_closed = |day: &i64| {
            let mut open = Vec::new();
            self.append_open(*day..day + 1, &mut open);
            open.is_empty()
        };
        !self.is_weekly() && self.odd_within(known_days()).iter().all(is_closed)
    }

    /// The intervals that open on a date, less what a holiday masks of them.
    pub fn shifts(&self, day: i64) -> Vec<Stretch> {
        let intervals = self.opening_on(day);
        if intervals.is_empty() {
            return Vec::new();
        }
        let clock = self.clock(day);
        let whole = clock.day(day);
        // Where the zone skipped tomorrow, the date after it is the next one.
        let masked = (day + 1..=day + 2).filter(|next| self.is_masked(*next));
        let cut = masked
            .map(|next| clock.day(next))
            .find(|next| !next.is_empty())
            .map_or(i64::MAX, |next| next.start);
        intervals
            .iter()
            .map(|interval| clock.stretch(day, *interval))
            .filter(|stretch| !clip(stretch.clone(), &whole).is_empty())
            .map(|stretch| stretch.start.max(whole.start)..stretch.end.min(cut))
            .collect()
    }

    /// The intervals of a date that are over before they open.
    pub fn lost(&self, day: i64) -> Vec<Interval> {
        let intervals = self.opening_on(day).iter();
        let clock = self.clock(day);
        intervals
            .filter(|interval| clock.stretch(day, **interval).is_empty())
            .copied()
            .collect()
    }

    /// Whether an interval opens on a date.
    pub fn opens(&self, day: i64) -> bool {
        let intervals = self.opening_on(day);
        if intervals.is_empty() {
            return false;
        }
        let clock = self.clock(day);
        if clock.steady_midnight(day).is_some() {
            return true;
        }
        let whole = clock.day(day);
        intervals
            .iter()
            .any(|interval| !clip(clock.stretch(day, *interval), &whole).is_empty())
    }
}

/// Makes seconds of UTC of wall times: quickly well within two spans, and rightly elsewhere.
struct Clock<'a> {
    zone: &'a Zone,
    span: Span,
    next: Span,
}

impl Clock<'_> {
    fn resolve(&self, local: i64) -> i64 {
        let clear = self
            .span
            .resolve(local)
            .or_else(|| self.next.resolve(local));
        clear.unwrap_or_else(|| self.zone.resolve_seconds(local))
    }

    /// A date's day; empty where the zone skipped the date.
    fn day(&self, day: i64) -> Stretch {
        self.resolve(day * DAY)..self.resolve((day + 1) * DAY)
    }

    /// An interval that belongs to a date, from boundary to boundary. Each is resolved by itself,
    /// so that it may come out empty, or the wrong way round, where clocks are put forward.
    fn stretch(&self, day: i64, interval: Interval) -> Stretch {
        let resolve = |time: u32| self.resolve(day * DAY + i64::from(time));
        resolve(interval.opens())..resolve(interval.closes())
    }

    /// The second at which a day begins, where clocks do not change on it, nor so shortly before
    /// that the change could move its midnight or what runs in over it.
    fn steady_midnight(&self, day: i64) -> Option<i64> {
        self.span.resolve((day + 1) * DAY)?;
        self.span.resolve(day * DAY)
    }
}

/// What the week makes of each weekday: what opens on it until midnight, and what runs in.
fn ordinary_days(week: &[Vec<Interval>; 7]) -> [Vec<Stretch>; 7] {
    std::array::from_fn(|today| {
        let of = |day: usize| week.get(day % 7).into_iter().flatten();
        let opening = of(today).map(|i| i64::from(i.opens())..i64::from(i.closes()).min(DAY));
        let running_in = of(today + 6).map(|i| 0..i64::from(i.closes()) - DAY);
        let mut stretches: Vec<Stretch> = opening
            .chain(running_in)
            .filter(|stretch| !stretch.is_empty())
            .collect();
        stretches.sort_unstable_by_key(|stretch| stretch.start);
        stretches
    })
}

/// The part of a stretch that lies within another.
pub(super) fn clip(stretch: Stretch, within: &Stretch) -> Stretch {
    stretch.start.max(within.start)..stretch.end.min(within.end)
}

/// Adds a stretch that does not start before the last one does.
pub(super) fn append(stretch: Stretch, open: &mut Vec<Stretch>) {
    match open.last_mut() {
        Some(last) if stretch.start <= last.end => last.end = last.end.max(stretch.end),
        _ => open.push(stretch),
    }
}

/// Days from 1970-01-01 to a date.
pub(super) fn number(date: NaiveDate) -> i64 {
    date.to_epoch_days().into()
}

/// The date so many days after 1970-01-01; `None` far beyond the range of instants.
pub(super) fn date(day: i64) -> Option<NaiveDate> {
    NaiveDate::from_epoch_days(i32::try_from(day).ok()?)
}

/// Days since Monday.
fn weekday(day: i64) -> usize {
    // 1970-01-01 was a Thursday.
    usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0)
}

/// The years within which instants lie, in days.
pub(super) fn known_days() -> Range<i64> {
    let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default();
    let end = NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap_or_default();
    number(first)..number(end)
}
