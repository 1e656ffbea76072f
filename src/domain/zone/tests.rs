//! Zones known for their odd clocks, and the ends of the range.

use chrono::Timelike;

use super::*;

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

/// Each local time of a zone, and what its instant looks like there.
fn assert_resolves(name: &str, cases: &[(&str, &str)]) {
    let zone = zone(name);
    for (local, expected) in cases {
        let instant = zone.resolve(wall(local));
        assert_eq!(zone.format(instant), *expected, "{name} {local}");
    }
}

#[test]
fn names_are_found_in_any_case_and_aliases_keep_theirs() {
    assert_eq!(zone("eUROPE/rome").name(), "Europe/Rome");
    assert_eq!(zone("Asia/Calcutta").name(), "Asia/Calcutta");
    assert_ne!(zone("Asia/Calcutta"), zone("Asia/Kolkata"));
    assert_eq!(zone("utc"), Zone::utc());
}

#[test]
fn names_that_are_none_are_refused_with_the_nearest() {
    for name in [
        "",
        "../x",
        "/etc/localtime",
        "Europe",
        "CET-1CEST",
        "Europe/Rome ",
    ] {
        assert_eq!(Zone::named(name).unwrap_err().name, name);
    }
    let nearest = |name| Zone::named(name).unwrap_err().nearest;
    assert_eq!(nearest("Europe/Roma").as_deref(), Some("Europe/Rome"));
    assert_eq!(nearest("berlin").as_deref(), Some("Europe/Berlin"));
    assert_eq!(nearest("US/Pacfic").as_deref(), Some("US/Pacific"));
    assert_eq!(nearest("Middle-earth/Bree"), None);
    assert_eq!(nearest(""), None);
    assert_eq!(nearest(&"x".repeat(1_000_000)), None);
    assert_eq!(
        Zone::named("Europe/Roma").unwrap_err().to_string(),
        "no time zone is called `Europe/Roma`; the nearest name is `Europe/Rome`"
    );
    assert_eq!(
        Zone::named("../x").unwrap_err().to_string(),
        "no time zone is called `../x`"
    );
}

#[test]
fn every_name_is_read_and_its_spans_adjoin() {
    let mut count = 0;
    for name in zone_names() {
        let zone = zone(name);
        assert_eq!(zone.name(), name);
        let mut span = zone.span_at(Instant::MIN.seconds());
        // Until well into the years of the yearly rules.
        while span.until < 4_200_000_000 {
            let next = zone.span_at(span.until);
            assert_eq!(next.from, span.until, "{name}");
            assert!(next.until > next.from, "{name}");
            assert!(next.offset().abs() <= zone.0.reach, "{name}");
            assert_eq!(zone.span_at(next.from - 1).until, next.from, "{name}");
            span = next;
        }
        count += 1;
    }
    assert!(count > 590, "{count}");
}

#[test]
fn the_edition_of_the_tzdb_is_a_year_and_a_letter() {
    let version = tzdb_version();
    assert!(version >= "2026e" && version.len() == 5, "{version}");
}

#[test]
fn a_skipped_time_is_read_with_the_offset_before_it() {
    assert_resolves(
        "Europe/Rome",
        &[
            ("2026-03-29T01:59", "2026-03-29T01:59:00+01:00"),
            ("2026-03-29T02:00", "2026-03-29T03:00:00+02:00"),
            ("2026-03-29T02:30", "2026-03-29T03:30:00+02:00"),
            ("2026-03-29T03:00", "2026-03-29T03:00:00+02:00"),
        ],
    );
}

#[test]
fn a_repeated_time_means_its_first_occurrence() {
    assert_resolves(
        "Europe/Rome",
        &[
            ("2026-10-25T01:59", "2026-10-25T01:59:00+02:00"),
            ("2026-10-25T02:00", "2026-10-25T02:00:00+02:00"),
            ("2026-10-25T02:59", "2026-10-25T02:59:00+02:00"),
            ("2026-10-25T03:00", "2026-10-25T03:00:00+01:00"),
        ],
    );
}

#[test]
fn half_hours_of_lord_howe() {
    assert_resolves(
        "Australia/Lord_Howe",
        &[
            ("2026-10-04T02:15", "2026-10-04T02:45:00+11:00"),
            ("2026-10-04T02:30", "2026-10-04T02:30:00+11:00"),
            ("2026-04-05T01:45", "2026-04-05T01:45:00+11:00"),
            ("2026-04-05T02:00", "2026-04-05T02:00:00+10:30"),
        ],
    );
}

#[test]
fn midnights_that_are_skipped() {
    let start = |name: &str, day: &str| {
        let zone = zone(name);
        zone.format(zone.start_of_day(day.parse().unwrap()))
    };
    assert_eq!(
        start("America/Havana", "2025-03-09"),
        "2025-03-09T01:00:00-04:00"
    );
    assert_eq!(
        start("America/Santiago", "2025-09-07"),
        "2025-09-07T01:00:00-03:00"
    );
    assert_eq!(
        start("Asia/Beirut", "2026-03-29"),
        "2026-03-29T01:00:00+03:00"
    );
    // The midnight that Havana shows twice is the first.
    assert_resolves(
        "America/Havana",
        &[("2025-11-02T00:30", "2025-11-02T00:30:00-04:00")],
    );
}

#[test]
fn the_date_that_apia_never_had() {
    let apia = zone("Pacific/Apia");
    let day = |text: &str| apia.start_of_day(text.parse().unwrap());
    assert_eq!(apia.format(day("2011-12-30")), "2011-12-31T00:00:00+14:00");
    assert_eq!(day("2011-12-30"), day("2011-12-31"));
    assert_eq!(apia.offset_at(at("2011-12-30T09:59:59Z")), -36_000);
    assert_eq!(apia.offset_at(at("2011-12-30T10:00:00Z")), 50_400);
    assert_resolves(
        "Pacific/Apia",
        &[("2011-12-30T12:00", "2011-12-31T12:00:00+14:00")],
    );
    // And the one that Kwajalein never had, by 24 hours less half an hour.
    assert_eq!(
        zone("Pacific/Kwajalein")
            .start_of_day("1993-08-21".parse().unwrap())
            .to_string(),
        "1993-08-21T12:00:00Z"
    );
}

#[test]
fn clocks_that_go_back_for_winter_or_ramadan() {
    let shown = |name: &str, text: &str| {
        let zone = zone(name);
        (zone.offset_at(at(text)), zone.abbreviation(at(text)))
    };
    let expected = |offset, name: &str| (offset, name.to_owned());
    assert_eq!(
        shown("Europe/Dublin", "2026-01-15T12:00:00Z"),
        expected(0, "GMT")
    );
    assert_eq!(
        shown("Europe/Dublin", "2026-07-15T12:00:00Z"),
        expected(3_600, "IST")
    );
    assert_resolves(
        "Africa/Casablanca",
        &[
            // Ramadan of 2025: back on 23 February at 03:00, forward on 6 April at 02:00.
            ("2025-02-23T02:30", "2025-02-23T02:30:00+01:00"),
            ("2025-02-23T03:00", "2025-02-23T03:00:00+00:00"),
            ("2025-04-06T02:30", "2025-04-06T03:30:00+01:00"),
        ],
    );
}

#[test]
fn yearly_rules_go_on_to_the_end_of_the_range() {
    let rome = zone("Europe/Rome");
    assert_eq!(rome.offset_at(at("9999-07-01T00:00:00Z")), 7_200);
    assert_eq!(rome.offset_at(at("9999-12-31T23:59:59Z")), 3_600);
    // The last Sunday of March 2500 is the 28th.
    assert_eq!(rome.offset_at(at("2500-03-28T00:59:59Z")), 3_600);
    assert_eq!(rome.offset_at(at("2500-03-28T01:00:00Z")), 7_200);
    // South of the equator summer time runs across the new year.
    let sydney = zone("Australia/Sydney");
    assert_eq!(sydney.offset_at(at("2500-01-01T00:00:00Z")), 39_600);
    assert_eq!(sydney.offset_at(at("2500-07-01T00:00:00Z")), 36_000);
    assert_eq!(sydney.abbreviation(at("2500-07-01T00:00:00Z")), "AEST");
    // A rule with a wall time before its day: Nuuk, on the Saturday before the last Sunday.
    let nuuk = zone("America/Nuuk");
    assert_eq!(nuuk.offset_at(at("2030-03-31T00:59:59Z")), -7_200);
    assert_eq!(nuuk.offset_at(at("2030-03-31T01:00:00Z")), -3_600);
}

#[test]
fn firsts_of_months_are_those_of_the_calendar() {
    for year in [1, 1600, 1899, 1900, 1904, 1970, 2000, 2026, 2100, 9999] {
        for month in 1..=12 {
            let date = NaiveDate::from_ymd_opt(year, month.into(), 1).unwrap();
            assert_eq!(
                first_of(year, month),
                i64::from(date.to_epoch_days()),
                "{date}"
            );
            let days = date.num_days_in_month();
            assert_eq!(days_in(year, month), i64::from(days), "{date}");
        }
    }
}

#[test]
fn days_of_a_rule_by_number_count_or_skip_the_leap_day() {
    use tz::timezone::{Julian0WithLeap, Julian1WithoutLeap};
    let date = |day: RuleDay, year| as_naive(day_of_rule(&day, year) * DAY).date().to_string();
    let sixtieth = RuleDay::Julian1WithoutLeap(Julian1WithoutLeap::new(60).unwrap());
    assert_eq!(date(sixtieth, 2027), "2027-03-01");
    assert_eq!(date(sixtieth, 2028), "2028-03-01");
    let fifty_ninth = RuleDay::Julian1WithoutLeap(Julian1WithoutLeap::new(59).unwrap());
    assert_eq!(date(fifty_ninth, 2028), "2028-02-28");
    let from_zero = RuleDay::Julian0WithLeap(Julian0WithLeap::new(59).unwrap());
    assert_eq!(date(from_zero, 2027), "2027-03-01");
    assert_eq!(date(from_zero, 2028), "2028-02-29");
}

#[test]
fn the_ends_of_the_range_are_clamped_and_readable() {
    for name in [
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "UTC",
        "Europe/Rome",
    ] {
        let zone = zone(name);
        for end in [Instant::MIN, Instant::MAX] {
            assert_eq!(zone.resolve(zone.local(end)), end, "{name}");
            assert_eq!(Instant::parse_rfc3339(&zone.format(end)), Some(end));
        }
        assert_eq!(zone.resolve(NaiveDateTime::MIN), Instant::MIN);
        assert_eq!(zone.resolve(NaiveDateTime::MAX), Instant::MAX);
        assert_eq!(zone.start_of_day(NaiveDate::MAX), Instant::MAX);
    }
    assert_eq!(
        zone("Pacific/Kiritimati").local(Instant::MAX).year(),
        10_000
    );
    assert_eq!(
        zone("Pacific/Kiritimati").format(Instant::MAX),
        "9999-12-31T23:59:59+00:00"
    );
}

#[test]
fn seconds_in_an_offset_are_rounded_and_the_instant_kept() {
    let amsterdam = zone("Europe/Amsterdam");
    let old = at("1880-01-01T00:00:00Z");
    assert_ne!(amsterdam.offset_at(old) % 60, 0);
    assert_ne!(amsterdam.local(old).second(), 0);
    assert_eq!(Instant::parse_rfc3339(&amsterdam.format(old)), Some(old));
    let monrovia = zone("Africa/Monrovia");
    let negative = at("1960-01-01T00:00:00Z");
    assert_eq!(monrovia.offset_at(negative), -2_670);
    assert_eq!(monrovia.format(negative), "1959-12-31T23:16:00-00:44");
}

#[test]
fn offsets_are_shown_in_hours_and_minutes_with_their_sign() {
    let shown = |zone: Zone| zone.format(at("2026-01-01T00:00:00Z"));
    assert_eq!(shown(zone("America/St_Johns")), "2025-12-31T20:30:00-03:30");
    assert_eq!(shown(zone("Asia/Kathmandu")), "2026-01-01T05:45:00+05:45");
    assert_eq!(shown(Zone::utc()), "2026-01-01T00:00:00+00:00");
}

#[test]
fn a_span_only_resolves_times_that_no_other_span_could_mean() {
    for name in zone_names() {
        let zone = zone(name);
        let mut span = zone.span_at(0);
        while span.until < 2_000_000_000 {
            let next = zone.span_at(span.until);
            for away in (-30 * 3_600..=30 * 3_600).step_by(1_800) {
                let local = span.until + away;
                let expected = zone.resolve_seconds(local);
                for found in [span.resolve(local), next.resolve(local)]
                    .into_iter()
                    .flatten()
                {
                    assert_eq!(found, expected, "{name} {local}");
                }
            }
            // Well within a span it does resolve: two days from its ends, whatever the zone.
            let middle = next.from + 2 * DAY;
            if next.until - next.from > 4 * DAY {
                assert!(next.resolve(middle + next.offset()).is_some(), "{name}");
            }
            span = next;
        }
    }
}
