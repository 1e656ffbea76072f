//! One year of a calendar at a glance: what is open when, which days differ, when clocks change.
//!
//! May use the rest of `domain`. Deliberately absent: counting from an instant (see `calendar`).

use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate};

use super::calendar::{Calendar, DayKind, Interval};
use super::instant::Instant;

/// A year of a calendar.
#[derive(Clone, Debug)]
pub struct Year<'a> {
    /// The calendar.
    pub calendar: &'a Calendar,
    /// The year, from 1 to 9999.
    pub year: i32,
    /// Open seconds of a week without holidays and changes of clocks; `None` for calendars put
    /// together, whose weeks may differ with the clocks of their parts.
    pub week: Option<i64>,
    /// Holidays, in order, of calendars put together those of all parts; without those that a
    /// special day sets aside.
    pub holidays: Vec<Holiday<'a>>,
    /// Days with hours of their own, in order.
    pub special: Vec<SpecialDay<'a>>,
    /// When clocks change.
    pub changes: Vec<ClockChange>,
    /// The twelve months.
    pub months: Vec<Month>,
}

/// A holiday.
#[derive(Clone, Copy, Debug)]
pub struct Holiday<'a> {
    /// The calendar whose day it is: itself, or a part of it.
    pub calendar: &'a Calendar,
    /// Its date.
    pub date: NaiveDate,
    /// Its name, where it has one.
    pub name: Option<&'a str>,
    /// What is open on it all the same.
    pub hours: &'a [Interval],
}

/// A day with hours of its own.
#[derive(Clone, Copy, Debug)]
pub struct SpecialDay<'a> {
    /// The calendar whose day it is: itself, or a part of it.
    pub calendar: &'a Calendar,
    /// Its date.
    pub date: NaiveDate,
    /// What opens on it; nothing where it is closed.
    pub hours: &'a [Interval],
    /// What its weekday would open.
    pub instead_of: &'a [Interval],
    /// Whether it sets a holiday aside, and that holiday's name.
    pub sets_aside: Option<Option<&'a str>>,
}

/// A change of a zone's clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockChange {
    /// The first instant at which clocks show the new time.
    pub at: Instant,
    /// Seconds that they were east of UTC.
    pub from: i64,
    /// Seconds that they are east of UTC from then on.
    pub to: i64,
}

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// Open seconds.
    pub open: i64,
    /// Business days.
    pub business_days: u32,
}

impl<'a> Year<'a> {
    /// A year of a calendar; `None` where it is not from 1 to 9999.
    pub fn of(calendar: &'a Calendar, year: i32) -> Option<Year<'a>> {
        (1..=9999).contains(&year).then_some(())?;
        let starts: Vec<NaiveDate> = (1..=12)
            .filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1))
            .chain(NaiveDate::from_ymd_opt(year + 1, 1, 1))
            .collect();
        let (first, end) = (*starts.first()?, *starts.last()?);
        let months = starts
            .windows(2)
            .filter_map(|pair| Some(month(calendar, *pair.first()?, *pair.last()?)));
        let own = calendar.parts().is_none();
        let week = calendar
            .spec()
            .week
            .iter()
            .map(|hours| seconds(hours))
            .sum();
        let mut year = Year {
            calendar,
            year,
            week: own.then_some(week),
            holidays: Vec::new(),
            special: Vec::new(),
            changes: changes(calendar, first, end),
            months: months.collect(),
        };
        year.add_days(calendar, &(first..end));
        // In the order of dates; of one date, in the order of the parts.
        year.holidays.sort_by_key(|day| day.date);
        year.special.sort_by_key(|day| day.date);
        // A calendar may be part of several parts.
        year.holidays
            .dedup_by(|a, b| a.date == b.date && a.calendar.name() == b.calendar.name());
        year.special
            .dedup_by(|a, b| a.date == b.date && a.calendar.name() == b.calendar.name());
        Some(year)
    }

    /// Adds the days that differ, of a calendar or of those that it was put together of.
    fn add_days(&mut self, calendar: &'a Calendar, dates: &Range<NaiveDate>) {
        let spec = calendar.spec();
        let holidays = spec.holidays.range(dates.clone());
        let kept = holidays.filter(|(date, _)| calendar.day_kind(**date) != DayKind::Special);
        self.holidays.extend(kept.map(|(date, name)| Holiday {
            calendar,
            date: *date,
            name: name.as_deref(),
            hours: &spec.holiday_hours,
        }));
        let special = spec.special.range(dates.clone());
        self.special.extend(special.map(|(date, hours)| SpecialDay {
            calendar,
            date: *date,
            hours,
            instead_of: weekday_hours(calendar, *date),
            sets_aside: spec.holidays.get(date).map(Option::as_deref),
        }));
        for part in calendar.parts().map_or(&[][..], |(_, parts)| parts) {
            self.add_days(part, dates);
        }
    }

    /// Open seconds of the whole year.
    pub fn open(&self) -> i64 {
        self.months.iter().map(|month| month.open).sum()
    }

    /// Business days of the whole year.
    pub fn business_days(&self) -> u32 {
        self.months.iter().map(|month| month.business_days).sum()
    }

    /// Whether hours of its first or its last day lie outside the years that can be computed with,
    /// and are left out.
    pub fn is_cut(&self) -> bool {
        let offset = |at| self.calendar.zone().offset_at(at);
        (self.year == 1 && offset(Instant::MIN) > 0)
            || (self.year == 9999 && offset(Instant::MAX) < 0)
    }
}

/// Seconds of some hours by the clock on the wall.
pub fn seconds(hours: &[Interval]) -> i64 {
    let lengths = hours.iter().map(|hours| hours.closes() - hours.opens());
    lengths.map(i64::from).sum()
}

fn weekday_hours(calendar: &Calendar, date: NaiveDate) -> &[Interval] {
    let day = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
    calendar.spec().week.get(day).map_or(&[], Vec::as_slice)
}

/// The month from its first day to the first day of the next one.
fn month(calendar: &Calendar, first: NaiveDate, next: NaiveDate) -> Month {
    let zone = calendar.zone();
    let (from, until) = (zone.start_of_day(first), zone.start_of_day(next));
    // The last instant that there is begins a second too.
    let last = i64::from(until == Instant::MAX && calendar.is_open(until));
    let days = first.iter_days().take_while(|day| *day < next);
    Month {
        first,
        // A calendar that never opens is open for no time.
        open: calendar
            .between(from, until)
            .map_or(0, |open| open.saturating_add(last)),
        business_days: days.map(|day| u32::from(calendar.opens_on(day))).sum(),
    }
}

/// The changes of clocks whose local date, by the new time, lies from a date until another.
fn changes(calendar: &Calendar, first: NaiveDate, end: NaiveDate) -> Vec<ClockChange> {
    let zone = calendar.zone();
    // Local dates begin up to a day before or after those of UTC.
    let day_before = first.checked_sub_days(Days::new(1)).unwrap_or(first);
    let day_after = end.checked_add_days(Days::new(1)).unwrap_or(end);
    let until = zone.start_of_day(day_after).seconds();
    let mut span = zone.span_at(zone.start_of_day(day_before).seconds());
    let mut changes = Vec::new();
    while span.until < until {
        let next = zone.span_at(span.until);
        if let Some(at) = Instant::from_seconds(span.until)
            && next.offset() != span.offset()
            && (first..end).contains(&zone.date(at))
        {
            changes.push(ClockChange {
                at,
                from: span.offset(),
                to: next.offset(),
            });
        }
        span = next;
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CalendarSpec, Zone};

    fn calendar(zone: &str, hours: &str) -> Calendar {
        let mut spec = CalendarSpec::new("c", Zone::named(zone).unwrap());
        for day in &mut spec.week[..5] {
            day.push(Interval::parse(hours).unwrap());
        }
        Calendar::new(spec)
    }

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn every_second_of_a_year_is_open_round_the_clock() {
        for zone in [
            "UTC",
            "Europe/Rome",
            "America/New_York",
            "Pacific/Apia",
            "Asia/Kolkata",
        ] {
            let mut spec = CalendarSpec::new("always", Zone::named(zone).unwrap());
            for day in &mut spec.week {
                day.push(Interval::parse("00:00-24:00").unwrap());
            }
            let always = Calendar::new(spec);
            for year in [1, 2, 1892, 2011, 2024, 2026, 9998, 9999] {
                let glance = Year::of(&always, year).unwrap();
                let zone = always.zone();
                let start = zone.start_of_day(date(year, 1, 1));
                let end = zone.start_of_day(date(year + 1, 1, 1));
                // The last instant that there is begins a second too.
                let whole = end.since(start) + i64::from(end == Instant::MAX);
                assert_eq!(glance.open(), whole, "{zone:?} {year}");
                let days = date(year + 1, 1, 1).signed_duration_since(date(year, 1, 1));
                // Samoa had no 30 December 2011.
                let skipped = i64::from(zone.name() == "Pacific/Apia" && year == 2011);
                assert_eq!(i64::from(glance.business_days()), days.num_days() - skipped);
            }
            let cut = |year| Year::of(&always, year).unwrap().is_cut();
            let offset = always.zone().offset_at(Instant::MAX);
            assert_eq!((cut(9998), cut(9999)), (false, offset < 0));
        }
    }

    #[test]
    fn clocks_change_when_the_zone_says() {
        let of = |zone: &str, year: i32| {
            let calendar = calendar(zone, "09:00-17:00");
            let glance = Year::of(&calendar, year).unwrap();
            let at = |change: &ClockChange| (change.at.to_string(), change.from, change.to);
            glance.changes.iter().map(at).collect::<Vec<_>>()
        };
        assert_eq!(
            of("Europe/Rome", 2026),
            [
                ("2026-03-29T01:00:00Z".to_owned(), 3600, 7200),
                ("2026-10-25T01:00:00Z".to_owned(), 7200, 3600)
            ]
        );
        assert_eq!(of("Asia/Dubai", 2026), []);
        assert_eq!(of("Australia/Lord_Howe", 2026).len(), 2);
        assert_eq!(of("Europe/Rome", 9998).len(), 2);
        // At the very start of a local year, which is still the year before in UTC.
        assert_eq!(
            of("Asia/Kuala_Lumpur", 1982),
            [("1981-12-31T16:00:00Z".to_owned(), 27_000, 28_800)]
        );
        assert_eq!(of("Asia/Kuala_Lumpur", 1981), []);
    }

    #[test]
    fn years_that_cannot_be_counted_in_are_none() {
        let calendar = calendar("UTC", "09:00-17:00");
        for year in [i32::MIN, -1, 0, 10_000, i32::MAX] {
            assert!(Year::of(&calendar, year).is_none());
        }
    }

    #[test]
    fn a_special_day_sets_a_holiday_aside_and_takes_it_off_the_list() {
        let calendar = calendar("UTC", "09:00-17:00");
        let mut spec = calendar.spec().clone();
        spec.holidays.insert(date(2026, 12, 24), Some("Eve".into()));
        spec.holidays.insert(date(2026, 12, 25), None);
        spec.holidays.insert(date(2027, 1, 1), None);
        spec.special.insert(date(2026, 12, 24), Vec::new());
        let calendar = Calendar::new(spec);
        let glance = Year::of(&calendar, 2026).unwrap();
        let dates: Vec<NaiveDate> = glance.holidays.iter().map(|day| day.date).collect();
        assert_eq!(dates, [date(2026, 12, 25)]);
        assert_eq!(glance.special.len(), 1);
        assert_eq!(glance.special[0].sets_aside, Some(Some("Eve")));
        assert_eq!(seconds(glance.special[0].instead_of), 28_800);
        assert_eq!(glance.business_days(), 261 - 2);
        assert_eq!(glance.open(), (261 - 2) * 28_800);
        assert_eq!(glance.week, Some(40 * 3600));
    }
}
