//! The zone tables against those of chrono-tz, which come from another edition of the tzdb and
//! another reader of it, zone by zone; every difference is in a table with its reason.
//!
//! Offsets are compared from 1970 to 2099, on a grid of a few days and on both sides of each
//! change that either side makes between two points of the grid. A difference that is not listed
//! fails, and so does one that is listed and no longer there.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use proptest::prelude::*;
use tenure::domain::Instant;
use tenure::domain::zone::{self, Zone};

/// Zones that differ in the same way for the same reason, and the dates (in UTC) of the first and
/// the last instant at which they do.
struct Known {
    zones: &'static [&'static str],
    first: &'static str,
    last: &'static str,
    reason: &'static str,
}

/// chrono-tz 0.10.4 carries tzdb 2025b. Each reason says what a later edition changed.
const KNOWN: &[Known] = &[
    Known {
        zones: &[
            "America/Edmonton",
            "America/Inuvik",
            "America/Yellowknife",
            "Canada/Mountain",
        ],
        first: "2026-11-01",
        last: "2100-01-01",
        reason: "Alberta and the Northwest Territories stay at -06 from autumn 2026",
    },
    Known {
        zones: &["America/Vancouver", "Canada/Pacific"],
        first: "2026-11-01",
        last: "2100-01-01",
        reason: "British Columbia stays at -07 from autumn 2026",
    },
    Known {
        zones: &["America/Winnipeg", "America/Rainy_River", "Canada/Central"],
        first: "2026-11-01",
        last: "2100-01-01",
        reason: "Manitoba stays at -05 from autumn 2026",
    },
    Known {
        zones: &["Africa/Casablanca", "Africa/El_Aaiun"],
        first: "2026-09-20",
        last: "2100-01-01",
        reason: "Morocco and Western Sahara stay at +00 from September 2026, Ramadan or not",
    },
    Known {
        zones: &["America/Havana", "Cuba"],
        first: "2026-11-01",
        last: "2027-03-14",
        reason: "Cuba keeps summer time through the winter of 2026",
    },
    Known {
        zones: &["Europe/Chisinau", "Europe/Tiraspol"],
        first: "2022-03-27",
        last: "2099-10-25",
        reason: "Moldova has changed its clocks at 01:00 UTC, with the European Union, since 2022",
    },
    Known {
        zones: &[
            "America/Ensenada",
            "America/Santa_Isabel",
            "America/Tijuana",
            "Mexico/BajaNorte",
        ],
        first: "1970-04-26",
        last: "1975-10-26",
        reason: "Baja California kept summer time from 1970 to 1975",
    },
    Known {
        zones: &["America/Bogota"],
        first: "1992-05-02",
        last: "1992-05-03",
        reason: "Colombia's summer time of 1992 began a day earlier",
    },
    Known {
        zones: &["Asia/Tehran", "Iran"],
        first: "1979-05-25",
        last: "1979-05-26",
        reason: "Iran's summer time of 1979 began a day earlier",
    },
];

const STEP: i64 = 4 * 86_400 + 3_600;

fn theirs(zone: Tz, second: i64) -> i32 {
    let utc = DateTime::from_timestamp(second, 0).unwrap().naive_utc();
    zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()
}

fn ours(zone: &Zone, second: i64) -> i32 {
    zone.offset_at(Instant::from_seconds(second).unwrap())
}

/// The first second after `low` at which the offset is no longer that at `low`.
fn change(offset: impl Fn(i64) -> i32, mut low: i64, mut high: i64) -> i64 {
    let before = offset(low);
    while high - low > 1 {
        let middle = low.midpoint(high);
        if offset(middle) == before {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// The first and the last instant, in seconds, at which the two offsets were seen to differ.
fn difference(zone: &Zone, other: Tz) -> Option<(i64, i64)> {
    let end = Instant::parse_rfc3339("2100-01-01T00:00:00Z")
        .unwrap()
        .seconds();
    let mut seen: Option<(i64, i64)> = None;
    let mut compare = |second: i64| {
        if ours(zone, second) != theirs(other, second) {
            let first = seen.map_or(second, |(first, _)| first.min(second));
            let last = seen.map_or(second, |(_, last)| last.max(second));
            seen = Some((first, last));
        }
    };
    let mut point = 0;
    let mut offsets = (ours(zone, 0), theirs(other, 0));
    compare(0);
    while point < end {
        let next = (point + STEP).min(end);
        let then = (ours(zone, next), theirs(other, next));
        if then != offsets {
            if then.0 != offsets.0 {
                let at = change(|second| ours(zone, second), point, next);
                [at - 1, at].into_iter().for_each(&mut compare);
            }
            if then.1 != offsets.1 {
                let at = change(|second| theirs(other, second), point, next);
                [at - 1, at].into_iter().for_each(&mut compare);
            }
        }
        if then.0 != then.1 {
            compare(next);
        }
        offsets = then;
        point = next;
    }
    seen
}

fn date(second: i64) -> String {
    DateTime::from_timestamp(second, 0)
        .unwrap()
        .date_naive()
        .to_string()
}

#[test]
fn offsets_agree_with_chrono_tz_but_for_the_differences_listed() {
    let mut found = BTreeMap::new();
    let mut shared = 0;
    for name in zone::zone_names() {
        let Ok(other) = name.parse::<Tz>() else {
            continue;
        };
        shared += 1;
        if let Some((first, last)) = difference(&Zone::named(name).unwrap(), other) {
            found.insert(name, format!("{} to {}", date(first), date(last)));
        }
    }
    assert!(shared > 590, "only {shared} zones are known to both");
    let mut listed = BTreeMap::new();
    for known in KNOWN {
        assert!(!known.reason.is_empty());
        for zone in known.zones {
            let span = format!("{} to {}", known.first, known.last);
            assert_eq!(listed.insert(*zone, span), None, "{zone} is listed twice");
        }
    }
    for (name, span) in &found {
        if listed.get(name) != Some(span) {
            println!("found  {name}: {span}");
        }
    }
    for (name, span) in &listed {
        if found.get(name) != Some(span) {
            println!("listed {name}: {span}");
        }
    }
    assert!(found == listed, "the differences are not those listed");
}

/// Zones with half hours, odd minutes, gaps at midnight, lost dates and changes in both directions.
const ODD: &[&str] = &[
    "Africa/Casablanca",
    "Africa/Monrovia",
    "America/Havana",
    "America/Nuuk",
    "America/Santiago",
    "America/Scoresbysund",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Manila",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Europe/Rome",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kwajalein",
];

/// Seconds near a change of clocks half of the time, anywhere in two centuries the other half.
fn second_in(zone: &Zone) -> impl Strategy<Value = i64> + use<> {
    let range = -4_000_000_000..4_000_000_000_i64;
    let mut changes = Vec::new();
    let mut point = range.start;
    while point < range.end {
        let next = point + 10 * 86_400;
        if ours(zone, point) != ours(zone, next) {
            changes.push(change(|second| ours(zone, second), point, next));
        }
        point = next;
    }
    let near = (proptest::sample::select(changes), -100_000..100_000_i64);
    prop_oneof![range, near.prop_map(|(change, away)| change + away)]
}

#[test]
fn a_local_time_resolves_to_its_instant_unless_it_is_shown_for_the_second_time() {
    for name in ODD {
        let zone = Zone::named(name).unwrap();
        proptest!(ProptestConfig::with_cases(400), |(second in second_in(&zone))| {
            let instant = Instant::from_seconds(second).unwrap();
            let local = zone.local(instant);
            let resolved = zone.resolve(local);
            // What is resolved is shown by the clocks, and never later than asked for.
            prop_assert_eq!(zone.local(resolved), local);
            prop_assert!(resolved <= instant);
            // No earlier second within the largest fold shows the same time.
            for offset in offsets_before(&zone, second) {
                let other = local.and_utc().timestamp() - i64::from(offset);
                let other = Instant::from_seconds(other).unwrap();
                if zone.local(other) == local {
                    prop_assert!(resolved <= other);
                }
            }
        });
    }
}

/// The offsets in force at some time in the day before a second.
fn offsets_before(zone: &Zone, second: i64) -> Vec<i32> {
    let mut offsets: Vec<i32> = (0..=100)
        .map(|step| ours(zone, second - step * 900))
        .collect();
    offsets.dedup();
    offsets
}

#[test]
fn a_skipped_local_time_lies_as_far_behind_the_gap_as_into_it() {
    for name in ODD {
        let zone = Zone::named(name).unwrap();
        proptest!(ProptestConfig::with_cases(400), |(second in second_in(&zone))| {
            let local = DateTime::from_timestamp(second, 0).unwrap().naive_utc();
            let resolved = zone.resolve(local);
            let shown = zone.local(resolved);
            prop_assert!(shown >= local);
            if shown > local {
                let skipped = (shown - local).num_seconds();
                let before = i64::from(ours(&zone, resolved.seconds() - skipped));
                prop_assert_eq!(resolved.seconds(), second - before);
            }
        });
    }
}
