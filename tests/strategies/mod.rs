//! Calendars, instants and pauses of any kind, for properties.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use chrono::{Days, NaiveDate};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use tenure::domain::{Calendar, CalendarSpec, Instant, Interval, Zone};

const ZONES: [&str; 7] = [
    "Europe/Rome",
    "America/Havana",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "UTC",
];

fn interval() -> impl Strategy<Value = Interval> {
    (0..96_u32, 0..97_u32).prop_filter_map("the times are equal", |(opens, closes)| {
        let clock = |quarter: u32| format!("{:02}:{:02}", quarter / 4, quarter % 4 * 15);
        Interval::parse(&format!("{}-{}", clock(opens), clock(closes))).ok()
    })
}

pub fn day() -> impl Strategy<Value = NaiveDate> {
    (0..800_u64).prop_map(|away| NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + Days::new(away))
}

/// A calendar that opens now and then: any hours, holidays, special days, in zones of many kinds.
pub fn calendar() -> impl Strategy<Value = Calendar> {
    let day_hours = || vec(interval(), 0..3);
    (
        proptest::sample::select(&ZONES[..]),
        proptest::array::uniform7(day_hours()),
        btree_map(day(), Just(None), 0..40),
        day_hours(),
        btree_map(day(), day_hours(), 0..10),
    )
        .prop_map(|(zone, week, holidays, holiday_hours, special)| {
            let mut spec = CalendarSpec::new("random", Zone::named(zone).unwrap());
            (spec.week, spec.holidays) = (week, holidays);
            (spec.holiday_hours, spec.special) = (holiday_hours, special);
            Calendar::new(spec)
        })
        .prop_filter("it never opens", |calendar| {
            calendar.spec().week.iter().any(|day| !day.is_empty())
        })
}

/// Any second of 2025 to 2027.
pub fn instant() -> impl Strategy<Value = Instant> {
    (1_735_689_600..1_800_000_000_i64).prop_map(|second| Instant::from_seconds(second).unwrap())
}
