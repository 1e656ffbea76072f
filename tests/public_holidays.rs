//! The bundled public holidays, held to what is known from elsewhere: feasts reckoned from Easter
//! by an algorithm of this file, days that the law fixes, Islamic feasts by the tabular calendar.
//! And `public = [...]`, which takes a list into a calendar or a contract.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use tenure::diagnostic::Diagnostic;
use tenure::domain::notice::notices;
use tenure::domain::{Calendar, DayKind};
use tenure::terms::catalog::Catalog;
use tenure::terms::check::{calendars_of, check_file};
use tenure::terms::contract::read_contract;
use tenure::terms::{bundled, public};

const YEARS: std::ops::RangeInclusive<i32> = 2024..=2030;

fn calendar(name: &str) -> &'static Calendar {
    public::calendar(name).unwrap_or_else(|| panic!("{name} is not bundled"))
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The name of a date in a list; `None` where it is no holiday.
fn name(calendar: &Calendar, date: NaiveDate) -> Option<&str> {
    match calendar.day_kind(date) {
        DayKind::Holiday { name } => Some(name.unwrap()),
        _ => None,
    }
}

fn is_holiday(place: &str, date: NaiveDate) -> bool {
    name(calendar(place), date).is_some()
}

/// Easter Sunday of the Gregorian calendar: the golden number gives the age of the moon, and
/// Easter is the Sunday after its fourteenth day.
fn easter(year: i32) -> NaiveDate {
    let golden = year % 19;
    let century = year / 100;
    let leap_days_left_out = century - century / 4;
    let moon_correction = (8 * century + 13) / 25;
    let epact = (19 * golden + leap_days_left_out - moon_correction + 15) % 30;
    // The two exceptions that keep the lunar month within its bounds.
    let epact = epact - i32::from(epact == 29 || (epact == 28 && golden > 10));
    let full_moon = date(year, 3, 21) + Days::new(u64::try_from(epact).unwrap());
    let to_sunday = 7 - u64::from(full_moon.weekday().num_days_from_sunday());
    full_moon + Days::new(to_sunday)
}

#[test]
fn easter_is_what_almanacs_say() {
    for (year, month, day) in [
        (1818, 3, 22),
        (1943, 4, 25),
        (1954, 4, 18),
        (1981, 4, 19),
        (2000, 4, 23),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2038, 4, 25),
        (2049, 4, 18),
        (2076, 4, 19),
    ] {
        assert_eq!(easter(year), date(year, month, day));
    }
}

#[test]
fn every_bundled_calendar_reads_without_a_finding_and_says_what_it_is() {
    let mut sources = BTreeSet::new();
    let mut seen = Vec::new();
    for file in bundled::CALENDARS {
        let (calendars, findings) = calendars_of(file.text);
        assert!(findings.is_empty(), "{}: {findings:#?}", file.path);
        assert_eq!(check_file(file.text, &Catalog::empty()), []);
        assert!(!file.text.contains("public ="), "a list is of its own");
        let country = file.path.rsplit('/').next().unwrap();
        let country = country.strip_suffix(".toml").unwrap();
        for (name, read) in calendars.unwrap() {
            assert_eq!(name.split('-').next(), Some(country));
            assert_eq!(calendar(&name).spec(), read.spec(), "found by its name");
            let spec = read.spec();
            assert_eq!(spec.years, Some((*YEARS.start(), *YEARS.end())));
            assert!(spec.inferred.is_some(), "{name}: its hours are assumed");
            let [list] = spec.public.as_slice() else {
                panic!("{name} is of one place");
            };
            assert!(!list.place.is_empty());
            let source = list.source.as_deref().unwrap();
            let (version, part) = source.split_once(", ").unwrap();
            assert_eq!(part.to_lowercase(), name);
            sources.insert(version.to_owned());
            for year in YEARS {
                let days = spec.holidays.keys().filter(|day| day.year() == year);
                assert!((4..=25).contains(&days.count()), "{name} {year}");
            }
            assert!(spec.holidays.keys().all(|day| YEARS.contains(&day.year())));
            assert!(spec.holidays.values().all(|name| name.is_some()), "{name}");
            seen.push(name);
        }
    }
    assert_eq!(public::names(), seen);
    assert!(seen.len() > 50, "{seen:?}");
    // One version made all of them, the one that the script and its README name.
    assert_eq!(sources.len(), 1, "{sources:?}");
    let version = sources.pop_first().unwrap();
    let number = version.split(' ').nth(1).unwrap().to_owned();
    let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/calendars");
    let text = |file: &str| std::fs::read_to_string(directory.join(file)).unwrap();
    assert!(text("generate.py").contains(&format!("VERSION = \"{number}\"")));
    assert!(text("README.md").contains(&format!("holidays=={number}")));
    assert!(text("README.md").contains(&version));
}

#[test]
fn feasts_that_follow_easter_are_where_easter_puts_them() {
    const GOOD_FRIDAY: i64 = -2;
    const EASTER_MONDAY: i64 = 1;
    const ASCENSION: i64 = 39;
    const WHIT_MONDAY: i64 = 50;
    const CORPUS_CHRISTI: i64 = 60;
    let kept: [(i64, &str); 5] = [
        (
            GOOD_FRIDAY,
            "gb-eng gb-wls gb-sct gb-nir de es pt au au-nsw nz ca in sg br za se no dk fi cz ch-zh",
        ),
        (
            EASTER_MONDAY,
            "it gb-eng gb-nir de fr at be nl lu ie au au-vic nz se no dk fi pl cz ch-ge ch-ti",
        ),
        (ASCENSION, "de fr at be nl lu ch no se dk fi"),
        (WHIT_MONDAY, "de fr at be nl lu no dk ch-zh"),
        (
            CORPUS_CHRISTI,
            "at pl pt de-by de-bw de-he de-nw de-rp de-sl ch-ti",
        ),
    ];
    for (after, places) in kept {
        for place in places.split(' ') {
            for year in YEARS {
                let day = easter(year) + chrono::TimeDelta::days(after);
                assert!(is_holiday(place, day), "{place} {day} ({after})");
            }
        }
    }
    // And not where they are working days.
    for year in YEARS {
        let away = |after: i64| easter(year) + chrono::TimeDelta::days(after);
        for (place, day) in [
            ("it", away(GOOD_FRIDAY)),
            ("fr", away(GOOD_FRIDAY)),
            ("ie", away(GOOD_FRIDAY)),
            ("us", away(GOOD_FRIDAY)),
            ("gb-sct", away(EASTER_MONDAY)),
            ("us", away(EASTER_MONDAY)),
            ("gb-eng", away(WHIT_MONDAY)),
        ] {
            // Late in May it may be the bank holiday of the season.
            let spring = day.month() == 5 && day.day() > 24;
            assert!(spring || !is_holiday(place, day), "{place} {day}");
        }
        // A list of a whole country leaves out what only its parts keep.
        let corpus_christi = away(CORPUS_CHRISTI);
        if corpus_christi != date(year, 6, 1) {
            assert!(!is_holiday("de", corpus_christi));
        }
    }
}

#[test]
fn days_that_the_law_fixes_are_there_every_year() {
    let fixed: [(&str, &[(u32, u32)]); 24] = [
        (
            "it",
            &[
                (1, 1),
                (1, 6),
                (4, 25),
                (5, 1),
                (6, 2),
                (8, 15),
                (11, 1),
                (12, 8),
                (12, 25),
                (12, 26),
            ],
        ),
        ("ae", &[(1, 1), (12, 2)]),
        ("us", &[(1, 1), (6, 19), (7, 4), (11, 11), (12, 25)]),
        ("gb-eng", &[(1, 1), (12, 25), (12, 26)]),
        ("gb-sct", &[(1, 1), (1, 2), (11, 30), (12, 25), (12, 26)]),
        ("gb-nir", &[(1, 1), (3, 17), (7, 12), (12, 25), (12, 26)]),
        ("de", &[(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)]),
        ("de-by", &[(1, 6), (11, 1)]),
        ("de-sn", &[(10, 31)]),
        ("de-be", &[(3, 8)]),
        (
            "fr",
            &[
                (1, 1),
                (5, 1),
                (5, 8),
                (7, 14),
                (8, 15),
                (11, 1),
                (11, 11),
                (12, 25),
            ],
        ),
        (
            "at",
            &[(1, 6), (5, 1), (10, 26), (12, 8), (12, 25), (12, 26)],
        ),
        ("ch", &[(1, 1), (8, 1), (12, 25)]),
        ("es-md", &[(5, 2)]),
        (
            "pt",
            &[(4, 25), (6, 10), (10, 5), (12, 1), (12, 8), (12, 25)],
        ),
        ("ie", &[(1, 1), (3, 17), (12, 25), (12, 26)]),
        ("nl", &[(1, 1), (12, 25), (12, 26)]),
        ("ca", &[(1, 1), (7, 1), (12, 25)]),
        ("ca-qc", &[(6, 24)]),
        ("au", &[(1, 26), (4, 25), (12, 25)]),
        ("in", &[(1, 26), (8, 15), (10, 2), (12, 25)]),
        ("sg", &[(1, 1), (5, 1), (8, 9), (12, 25)]),
        (
            "br",
            &[
                (4, 21),
                (5, 1),
                (9, 7),
                (10, 12),
                (11, 2),
                (11, 15),
                (12, 25),
            ],
        ),
        (
            "jp",
            &[
                (1, 1),
                (2, 11),
                (2, 23),
                (4, 29),
                (5, 3),
                (5, 4),
                (5, 5),
                (8, 11),
                (11, 3),
                (11, 23),
            ],
        ),
    ];
    for (place, days) in fixed {
        for year in YEARS {
            for &(month, day) in days {
                // Where Australia's day falls on a weekend, the day in lieu stands for it.
                let on = date(year, month, day);
                let weekend = matches!(on.weekday(), Weekday::Sat | Weekday::Sun);
                let in_lieu = || (1..=2).any(|after| is_holiday(place, on + Days::new(after)));
                assert!(
                    is_holiday(place, on) || (weekend && in_lieu()),
                    "{place} {on}"
                );
            }
        }
    }
}

/// The n-th of a weekday in a month; from the end where `n` is 0.
fn nth(year: i32, month: u32, weekday: Weekday, n: u8) -> NaiveDate {
    match n {
        0 => {
            let last = date(year, month + 1, 1).pred_opt().unwrap();
            let mut days = last.iter_days().rev();
            days.find(|day| day.weekday() == weekday).unwrap()
        }
        n => NaiveDate::from_weekday_of_month_opt(year, month, weekday, n).unwrap(),
    }
}

#[test]
fn days_that_follow_the_week_and_days_in_lieu_are_right() {
    use Weekday::{Mon, Thu};
    for year in YEARS {
        for (place, month, weekday, n) in [
            ("us", 1, Mon, 3),
            ("us", 2, Mon, 3),
            ("us", 5, Mon, 0),
            ("us", 9, Mon, 1),
            ("us", 10, Mon, 2),
            ("us", 11, Thu, 4),
            ("gb-eng", 5, Mon, 1),
            ("gb-eng", 5, Mon, 0),
            ("gb-eng", 8, Mon, 0),
            ("gb-wls", 8, Mon, 0),
            ("gb-nir", 8, Mon, 0),
            ("gb-sct", 8, Mon, 1),
            ("ie", 6, Mon, 1),
            ("ie", 8, Mon, 1),
            ("ie", 10, Mon, 0),
            ("ca", 9, Mon, 1),
            ("ca-on", 10, Mon, 2),
            ("jp", 1, Mon, 2),
        ] {
            let day = nth(year, month, weekday, n);
            assert!(is_holiday(place, day), "{place} {day}");
        }
    }
    assert!(!is_holiday("gb-sct", nth(2026, 8, Mon, 0)));
    // As published: days in lieu where a holiday falls on a weekend.
    for (place, in_lieu) in [
        ("gb-eng", date(2026, 12, 28)),
        ("gb-eng", date(2027, 12, 27)),
        ("gb-eng", date(2027, 12, 28)),
        ("gb-eng", date(2028, 1, 3)),
        ("us", date(2026, 7, 3)),
        ("us", date(2027, 6, 18)),
        ("us", date(2027, 7, 5)),
        ("us", date(2027, 12, 24)),
        ("jp", date(2026, 5, 6)),
        ("sg", date(2026, 8, 10)),
    ] {
        assert!(is_holiday(place, in_lieu), "{place} {in_lieu}");
    }
    // In 2026 Germany's unity day is a Saturday, and nothing makes up for it.
    assert!(!is_holiday("de", date(2026, 10, 5)));
    // From 2026 Italy keeps the fourth of October again.
    assert!(!is_holiday("it", date(2025, 10, 4)));
    assert!(is_holiday("it", date(2026, 10, 4)));
}

/// A date of the tabular Islamic calendar, whose months may begin a day or two off the ones seen.
fn tabular(year: i32, month: i32, day: i32) -> NaiveDate {
    let julian = (11 * year + 3) / 30 + 354 * year + 30 * month - (month - 1) / 2 + day + 1_948_055;
    // 1970-01-01 was Julian day 2440588, counted from noon.
    NaiveDate::from_epoch_days(julian - 2_440_588).unwrap()
}

#[test]
fn islamic_feasts_are_near_the_tabular_calendar_and_estimates_say_so() {
    assert_eq!(tabular(1445, 10, 1), date(2024, 4, 10), "as announced");
    let emirates = calendar("ae");
    let mut feasts = 0;
    for (feast, month, day) in [("Eid al-Fitr", 10, 1), ("Eid al-Adha", 12, 10)] {
        for (on, name) in &emirates.spec().holidays {
            let name = name.as_deref().unwrap();
            let plain = name.strip_suffix(" (estimated)").unwrap_or(name);
            if plain != feast {
                continue;
            }
            let by_table = (1445..1453)
                .map(|year| tabular(year, month, day))
                .min_by_key(|table| (*table - *on).num_days().abs())
                .unwrap();
            assert!((by_table - *on).num_days().abs() <= 1, "{on} {by_table}");
            let announced = on.year() <= 2026;
            assert_eq!(name == plain, announced, "{on} {name}");
            feasts += 1;
        }
    }
    assert_eq!(feasts, 14, "each feast once a year");
    for place in ["sa", "in", "sg"] {
        let mut late = calendar(place).spec().holidays.range(date(2028, 1, 1)..);
        let estimated = |name: &Option<String>| name.as_deref().unwrap().contains("estimated");
        assert!(late.any(|(_, name)| estimated(name)), "{place}");
    }
}

#[test]
fn weekends_are_those_of_the_place() {
    let open = |place: &str| {
        let week = &calendar(place).spec().week;
        let days = week.iter().map(|hours| !hours.is_empty());
        days.collect::<Vec<bool>>()
    };
    let monday_to_friday = [true, true, true, true, true, false, false];
    for place in ["ae", "it", "us", "gb-eng", "de", "in"] {
        assert_eq!(open(place), monday_to_friday, "{place}");
    }
    // The Emirates moved their weekend to Saturday and Sunday in 2022; Saudi Arabia did not.
    assert_eq!(open("sa"), [true, true, true, true, false, false, true]);
}

// Taking a list in.

const HOURS: &str = "zone = \"Europe/Rome\"\nhours = { mon = [\"09:00-18:00\"] }\n";

fn taken_in(holidays: &str) -> (Option<Calendar>, Vec<Diagnostic>) {
    let text = format!("format = 1\n[calendar.own]\n{HOURS}[calendar.own.holidays]\n{holidays}\n");
    let (calendars, findings) = calendars_of(&text);
    (
        calendars.map(|mut all| all.remove("own").unwrap()),
        findings,
    )
}

#[test]
fn a_calendar_takes_in_lists_by_name_and_keeps_what_it_says_itself() {
    let (own, findings) = taken_in(
        "public = [\"it\", \"de\"]\nyears = [2020, 2027]\nclosed = [\"2026-08-14\", \"2026-12-25\"]\n\
         names = { \"2026-12-25\" = \"Our Christmas\" }",
    );
    assert_eq!(findings, []);
    let own = own.unwrap();
    assert_eq!(own.years(), Some((2024, 2027)), "what all lists are for");
    for (day, is) in [
        (date(2026, 8, 14), true),
        (date(2026, 8, 15), true),
        (date(2026, 10, 3), true),
        (date(2026, 8, 17), false),
    ] {
        let holiday = matches!(own.day_kind(day), DayKind::Holiday { .. });
        assert_eq!(holiday, is, "{day}");
    }
    assert_eq!(name(&own, date(2026, 12, 25)), Some("Our Christmas"));
    assert_eq!(name(&own, date(2026, 12, 26)), Some("Saint Stephen's Day"));
    let places: Vec<&str> = own
        .spec()
        .public
        .iter()
        .map(|list| list.place.as_str())
        .collect();
    assert_eq!(places, ["Italy", "Germany (nationwide)"]);
    assert_eq!(own.spec().inferred, None, "the hours are its own");
    assert_eq!(own.spec().week[1].len(), 0);
}

#[test]
fn an_unknown_list_is_a_finding_with_the_nearest_name() {
    let codes = |holidays: &str| {
        let (own, findings) = taken_in(holidays);
        assert!(own.is_none());
        let [finding] = findings.as_slice() else {
            panic!("{findings:#?}");
        };
        (finding.code, finding.help.clone().unwrap())
    };
    let help = "did you mean `de-by`?".to_owned();
    assert_eq!(codes("public = [\"de-byy\"]"), ("unknown-place", help));
    let (code, help) = codes("public = [\"gb\"]");
    assert_eq!(code, "unknown-place");
    assert!(
        help.contains("`gb-eng`, `gb-nir`, `gb-sct` and `gb-wls`"),
        "{help}"
    );
    let (_, help) = codes("public = [\"Atlantis\"]");
    assert!(help.contains("`closed`"), "{help}");
    let (code, _) = codes("public = [\"it\"]\nyears = [2031, 2032]");
    assert_eq!(code, "no-common-years");
    assert_eq!(codes("public = \"it\"").0, "wrong-type");
}

#[test]
fn answers_under_a_contract_with_a_public_list_say_so() {
    let text = "format = 1\n[contract]\nid = \"c-1\"\ncustomer = \"C\"\nprogram = \"imagicle\"\n\
                tier = \"gold\"\nregion = \"europe\"\nterm = { start = 2026-01-16, end = 2027-01-15 }\n\
                [[contract.notice]]\nparty = \"customer\"\ndays = 30\n\
                [contract.holidays]\npublic = [\"it\"]\n";
    let (contract, findings) = read_contract(text, &Catalog::bundled());
    assert_eq!(findings, []);
    let contract = contract.unwrap();
    let hours = contract.hours.as_ref().unwrap();
    assert_eq!(hours.years(), Some((2024, 2030)));
    assert!(hours.spec().holidays.contains_key(&date(2026, 6, 2)));
    assert_eq!(
        hours.spec().inferred,
        None,
        "the region's hours are the vendor's"
    );
    let said = "the public holidays of Italy (python-holidays";
    let own = "they are the place's own, and a vendor's list may differ";
    let notice = notices(&contract, date(2026, 9, 1));
    let told = notice.iter().flat_map(|notice| &notice.reasons);
    let told: Vec<_> = told.filter(|reason| reason.text.contains(said)).collect();
    assert!(!told.is_empty(), "{notice:#?}");
    assert!(
        told.iter()
            .all(|reason| reason.inferred.as_deref() == Some(own))
    );
}

#[test]
fn no_bundled_program_takes_in_a_public_list() {
    for edition in Catalog::bundled().all() {
        for calendar in edition.program.calendars.values() {
            assert!(calendar.spec().public.is_empty());
            assert!(calendar.spec().holidays.is_empty());
        }
    }
}
