//! Business days counted forwards and back, against a slow reading of decision 7: dates are walked
//! one by one, and instants second by second where clocks change.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use tenure::domain::open_time::OpenAmount;
use tenure::domain::{Calendar, CalendarSpec, Instant, Interval, Zone};

/// St John's put its clocks back over midnight until 2011; Apia left a date out in 2011; Beirut
/// and Amman change at midnight.
const ZONES: [&str; 7] = [
    "America/St_Johns",
    "Pacific/Apia",
    "Asia/Beirut",
    "Asia/Amman",
    "Europe/Rome",
    "Australia/Lord_Howe",
    "UTC",
];

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2010, 1, 1).unwrap()
}

fn interval() -> impl Strategy<Value = Interval> {
    (0..48_u32, 0..49_u32).prop_filter_map("the times are equal", |(opens, closes)| {
        let clock = |half: u32| format!("{:02}:{:02}", half / 2, half % 2 * 30);
        Interval::parse(&format!("{}-{}", clock(opens), clock(closes))).ok()
    })
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0..1100_u64).prop_map(|away| first_day() + Days::new(away))
}

fn calendar() -> impl Strategy<Value = Calendar> {
    let day_hours = || vec(interval(), 0..3);
    (
        proptest::sample::select(&ZONES[..]),
        proptest::array::uniform7(day_hours()),
        btree_map(day(), Just(None), 0..40),
        day_hours(),
        btree_map(day(), day_hours(), 0..30),
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

/// Instants of 2010 to 2012, many of them within two days of a change of clocks.
fn instant() -> impl Strategy<Value = Instant> {
    let changes = vec![
        1_289_098_860_i64, // St John's, 2010-11-07 00:01, back to 23:01
        1_320_550_260,     // and 2011-11-06
        1_325_239_200,     // Apia, after 2011-12-29
        1_288_386_000,     // Amman and Beirut in October 2010
        1_319_922_000,
        1_301_187_600,
    ];
    prop_oneof![
        1_262_304_000..1_340_000_000_i64,
        (proptest::sample::select(changes), -200_000..200_000_i64).prop_map(|(at, away)| at + away),
    ]
    .prop_map(|second| Instant::from_seconds(second).unwrap())
}

/// The close of the n-th business day after the local date of a start, one date at a time.
fn slow_after(calendar: &Calendar, start: Instant, n: u32) -> Instant {
    let mut date = calendar.zone().date(start);
    let mut left = n;
    while left > 0 {
        date = date + Days::new(1);
        left -= u32::from(calendar.opens_on(date));
    }
    calendar.close_of(date).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn business_days_end_at_the_close_of_the_nth_day_after_the_date_of_the_start(
        calendar in calendar(), start in instant(), n in 1..8_u32
    ) {
        let due = OpenAmount::Days(n).after(&calendar, start).unwrap();
        prop_assert_eq!(due, slow_after(&calendar, start, n));
    }

    #[test]
    fn counted_back_it_is_the_latest_start_from_which_they_are_over(
        calendar in calendar(), end in instant(), n in 1..8_u32
    ) {
        let start = OpenAmount::Days(n).before(&calendar, end).unwrap();
        prop_assert!(slow_after(&calendar, start, n) <= end);
        // No later one will do: neither the next second, nor any on either side of a half hour,
        // where dates turn and clocks change, nor in the minutes in which a date is shown early.
        let next = start.checked_add(1).unwrap();
        prop_assert!(slow_after(&calendar, next, n) > end, "{} is late enough", next);
        let mut over = BTreeMap::new();
        for half_hour in start.seconds() / 1800 + 1..end.seconds() / 1800 + 100 {
            for away in [-1, 0, 30, 90] {
                let later = Instant::from_seconds(half_hour * 1800 + away).unwrap();
                let date = calendar.zone().date(later);
                let over = *over.entry(date).or_insert_with(|| slow_after(&calendar, later, n));
                prop_assert!(later <= start || over > end, "{} would do: over at {}", later, over);
            }
        }
    }

    #[test]
    fn open_seconds_counted_back_are_the_latest_start_from_which_they_are_over(
        calendar in calendar(), end in instant(), seconds in 1..400_000_i64
    ) {
        let start = OpenAmount::Seconds(seconds).before(&calendar, end).unwrap();
        let after = |start| OpenAmount::Seconds(seconds).after(&calendar, start).unwrap();
        prop_assert!(after(start) <= end);
        prop_assert!(after(start.checked_add(1).unwrap()) > end);
    }

    #[test]
    fn the_end_of_a_day_is_the_last_of_it(
        zone in proptest::sample::select(&ZONES[..]), date in day()
    ) {
        let zone = Zone::named(zone).unwrap();
        let end = zone.end_of_day(date);
        prop_assert!(zone.date(end.checked_add(-1).unwrap()) <= date);
        for later in (0..180_000).step_by(240) {
            let later = end.checked_add(later).unwrap();
            prop_assert!(zone.date(later) > date, "{}", zone.format(later));
        }
    }
}

#[test]
fn decision_7_saturday_and_friday_evening_both_make_monday_the_next_one() {
    let mut spec = CalendarSpec::new("rome", Zone::named("Europe/Rome").unwrap());
    for day in &mut spec.week[..5] {
        day.push(Interval::parse("09:00-18:00").unwrap());
    }
    let rome = Calendar::new(spec);
    let at = |text: &str| Instant::parse_rfc3339(text).unwrap();
    let monday_evening = at("2026-09-14T18:00:00+02:00");
    for start in ["2026-09-11T19:00:00+02:00", "2026-09-12T10:00:00+02:00"] {
        let due = OpenAmount::Days(1).after(&rome, at(start));
        assert_eq!(due, Ok(monday_evening), "{start}");
    }
    // By Sunday's end it must be sent, so that Monday is over on Monday evening; for the moment
    // before, by Thursday's end, so that it is Friday that is over.
    let back = |end: Instant| {
        rome.zone()
            .format(OpenAmount::Days(1).before(&rome, end).unwrap())
    };
    assert_eq!(back(monday_evening), "2026-09-13T23:59:59+02:00");
    let before = monday_evening.checked_add(-1).unwrap();
    assert_eq!(back(before), "2026-09-10T23:59:59+02:00");
    // Nothing is over at once, open or not.
    assert_eq!(OpenAmount::Days(0).after(&rome, before), Ok(before));
    assert_eq!(OpenAmount::Days(0).before(&rome, before), Ok(before));
}

#[test]
fn clocks_that_go_back_over_midnight_show_a_date_twice() {
    let zone = Zone::named("America/St_Johns").unwrap();
    let date = NaiveDate::from_ymd_opt(2010, 11, 6).unwrap();
    // At 00:01 on the 7th clocks went back to 23:01 on the 6th.
    assert_eq!(
        zone.format(zone.end_of_day(date)),
        "2010-11-07T00:00:00-03:30"
    );
    assert_eq!(
        zone.format(zone.start_of_day(date + Days::new(1))),
        "2010-11-07T00:00:00-02:30"
    );
}
