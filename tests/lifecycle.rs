//! Versions of products: which are supported when, by the terms' rule or by a date of their own,
//! and what that does to tickets, terms and dates (K22, K23, F23, G14, G15, G22).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod common;
mod place;

use chrono::{Days, NaiveDate};
use common::{Terms, bundled, date};
use place::{Place, cites};
use proptest::prelude::*;
use serde_json::Value;
use tenure::domain::Contract;
use tenure::domain::lifecycle::{VersionState, ends_of_support, version_on};

/// Four versions that came out, or are to, on these days.
const RELEASES: &str = r#"
[[contract.product_version]]
id = "9.4"
released = 2022-05-10
[[contract.product_version]]
id = "9.5"
released = 2023-03-01
[[contract.product_version]]
id = "10.0"
released = 2024-02-29
[[contract.product_version]]
id = "10.1"
released = 2024-09-01
"#;

fn kaseya(deployment: &str) -> Contract {
    bundled(
        &format!(
            "program = \"kaseya\"\nzone = \"Europe/London\"\n{deployment}\n\
             term = {{ start = 2020-01-01, end = 2039-12-31 }}"
        ),
        RELEASES,
    )
}

fn state(contract: &Contract, version: &str, on: &str) -> (&'static str, Option<String>) {
    let standing = version_on(contract, version, date(on)).unwrap();
    (
        standing.state.name(),
        standing.until.map(|until| until.to_string()),
    )
}

#[test]
fn k22_on_premises_the_version_before_has_a_year_from_its_successor() {
    let contract = kaseya("deployment = \"on-premises\"");
    let cases = [
        ("9.4", "2022-05-09", "unreleased", None),
        ("9.4", "2022-05-10", "supported", Some("2024-02-28")),
        // The year after its successor is one of days with a leap day at its end, on which the
        // second version after it comes out.
        ("9.4", "2023-03-01", "supported", Some("2024-02-28")),
        ("9.4", "2024-02-28", "supported", Some("2024-02-28")),
        ("9.4", "2024-02-29", "not-assured", Some("2024-02-28")),
        ("9.4", "2024-03-01", "unsupported", Some("2024-02-28")),
        // A year from 29 February ends on the 27th of the next.
        ("9.5", "2024-08-31", "supported", Some("2024-08-31")),
        ("9.5", "2024-09-01", "not-assured", Some("2024-08-31")),
        ("9.5", "2025-02-27", "not-assured", Some("2024-08-31")),
        ("9.5", "2025-02-28", "unsupported", Some("2024-08-31")),
        // One version is newer: after the year nothing is promised, and nothing is refused.
        ("10.0", "2025-08-31", "supported", Some("2025-08-31")),
        ("10.0", "2025-09-01", "not-assured", Some("2025-08-31")),
        ("10.0", "2030-01-01", "not-assured", Some("2025-08-31")),
        ("10.1", "2030-01-01", "supported", None),
    ];
    for (version, on, wanted, until) in cases {
        let until = until.map(str::to_owned);
        assert_eq!(
            state(&contract, version, on),
            (wanted, until),
            "{version} {on}"
        );
    }
    let standing = version_on(&contract, "10.0", date("2025-09-01")).unwrap();
    assert!(
        standing.text.contains("10.1 came out on 2024-09-01"),
        "{}",
        standing.text
    );
    assert!(
        standing
            .basis
            .clauses
            .iter()
            .any(|clause| clause.as_str().ends_with("K22"))
    );
}

#[test]
fn k22_as_a_service_the_current_version_alone_is_supported() {
    let contract = kaseya("deployment = \"saas\"");
    for (version, on, wanted, until) in [
        ("9.4", "2023-02-28", "supported", Some("2023-02-28")),
        ("9.4", "2023-03-01", "unsupported", Some("2023-02-28")),
        ("10.1", "2026-01-01", "supported", None),
    ] {
        let until = until.map(str::to_owned);
        assert_eq!(
            state(&contract, version, on),
            (wanted, until),
            "{version} {on}"
        );
    }
    // Where nobody says how it runs, what both ways agree on is known.
    let open = kaseya("");
    assert_eq!(state(&open, "9.4", "2023-03-01").0, "unknown");
    assert_eq!(state(&open, "9.4", "2024-03-01").0, "unsupported");
    assert_eq!(state(&open, "10.1", "2026-01-01").0, "supported");
}

#[test]
fn f23_an_earlier_version_is_supported_until_the_day_that_is_listed_for_it() {
    let contract = bundled(
        "program = \"ivanti\"\ntier = \"premium\"\nregion = \"emea\"\n\
         term = { start = 2021-01-01, end = 2039-12-31 }",
        "[[contract.product_version]]\nid = \"2023.1\"\nreleased = 2023-02-01\n\
         supported_until = 2025-01-31\nend_of_life = 2026-01-31\n\
         [[contract.product_version]]\nid = \"2024.1\"\nreleased = 2024-02-01\n\
         [[contract.product_version]]\nid = \"2025.1\"\nreleased = 2025-02-01\n",
    );
    for (version, on, wanted) in [
        ("2023.1", "2025-01-31", "supported"),
        ("2023.1", "2025-02-01", "unsupported"),
        ("2023.1", "2026-01-31", "unsupported"),
        ("2023.1", "2026-02-01", "end-of-life"),
        ("2024.1", "2030-01-01", "supported"),
        ("2025.1", "2030-01-01", "supported"),
    ] {
        assert_eq!(state(&contract, version, on).0, wanted, "{version} {on}");
    }
    assert!(version_on(&contract, "2022.1", date("2025-01-01")).is_none());
}

/// Opens a ticket with a version; gives the status, the outcome and the answer.
fn opened(place: &Place, contract: &str, version: &str, at: &str) -> (i32, Value, String) {
    let run = place.run(&[
        "--now",
        at,
        "ticket",
        "open",
        contract,
        "--subject",
        "s",
        "--description",
        "d",
        "--version",
        version,
        "--channel",
        "portal",
        "--json",
    ]);
    let json: Value = serde_json::from_str(&run.out).unwrap_or(Value::Null);
    (run.status, json["items"][0].clone(), run.err)
}

/// What stands against a ticket, by its code.
fn finding<'a>(item: &'a Value, code: &str) -> Option<&'a Value> {
    let findings = item["findings"].as_array()?;
    findings.iter().find(|finding| finding["code"] == code)
}

#[test]
fn k22_a_ticket_for_a_version_out_of_support_is_refused_with_day_and_clause() {
    let place = Place::new();
    let keys = format!(
        "program = \"kaseya\"\nzone = \"Europe/London\"\ndeployment = \"on-premises\"\n\
         term = {{ start = 2020-01-01, end = 2039-12-31 }}\n{RELEASES}"
    );
    place.register("k", &keys);
    let (status, item, told) = opened(&place, "k", "9.5", "2025-02-28T12:00:00Z");
    assert_eq!(
        (status, item["outcome"].as_str()),
        (1, Some("refused")),
        "{told}"
    );
    assert!(
        told.contains("10.1") && told.contains("2024-09-01"),
        "{told}"
    );
    assert!(told.contains("K22"), "{told}");
    let (status, item, told) = opened(&place, "k", "10.0", "2025-09-01T12:00:00Z");
    assert_eq!(
        (status, item["outcome"].as_str()),
        (0, Some("warned")),
        "{told}"
    );
    let found = finding(&item, "version-not-assured").unwrap_or_else(|| panic!("{item:#}"));
    assert!(
        found["message"].as_str().unwrap().contains("2025-08-31"),
        "{found:#}"
    );
    let (_, item, _) = opened(&place, "k", "10.0", "2025-08-31T12:00:00Z");
    assert!(finding(&item, "version-not-assured").is_none(), "{item:#}");
    // The local date counts: half past midnight in London is the day before in UTC.
    let (_, item, _) = opened(&place, "k", "10.0", "2025-08-31T23:30:00Z");
    assert!(finding(&item, "version-not-assured").is_some(), "{item:#}");
}

#[test]
fn g14_g15_g22_faults_are_mended_in_the_newest_version_alone() {
    let place = Place::new();
    let keys = format!(
        "{}\n[[contract.product_version]]\nid = \"spring-2026\"\nreleased = 2026-04-01\n\
         [[contract.product_version]]\nid = \"winter-2026\"\nreleased = 2025-12-01\n\
         end_of_life = 2026-09-29\n\
         [[contract.product_version]]\nid = \"summer-2025\"\nreleased = 2025-08-01\n\
         supported_until = 2026-09-29\n",
        place::imagicle("gold", "europe")
    );
    place.register("i", &keys);
    let (_, item, _) = opened(&place, "i", "winter-2026", "2026-09-29T12:00:00Z");
    let found = finding(&item, "version-not-newest").unwrap_or_else(|| panic!("{item:#}"));
    assert!(
        found["message"].as_str().unwrap().contains("spring-2026"),
        "{found:#}"
    );
    assert!(cites(found, "G14") && cites(found, "G15"), "{found:#}");
    let (_, item, _) = opened(&place, "i", "spring-2026", "2026-09-29T12:00:00Z");
    assert!(finding(&item, "version-not-newest").is_none(), "{item:#}");
    for (version, says) in [
        ("winter-2026", "end of life on"),
        ("summer-2025", "supported until"),
    ] {
        let (status, _, told) = opened(&place, "i", version, "2026-09-30T12:00:00Z");
        assert_eq!(status, 1, "{version}");
        assert!(told.contains(says) && told.contains("2026-09-29"), "{told}");
        assert!(told.contains("G22"), "{told}");
    }
}

#[test]
fn g22_k23_support_that_ends_cuts_the_term_short() {
    let place = Place::new();
    let shown = |keys: &str| {
        let path = place.contract("c", keys);
        let path = path.to_str().unwrap().to_owned();
        place.run(&["contract", "show", &path, "--json"])
    };
    let imagicle = place::imagicle("gold", "europe");
    let run = shown(&format!("{imagicle}\nend_of_support = 2026-12-31"));
    assert_eq!(run.item()["term_end"], "2026-12-31");
    // A year from the announcement at the earliest.
    let kaseya = |more: &str| {
        format!(
            "program = \"kaseya\"\nzone = \"Europe/London\"\n{more}\n\
             term = {{ start = 2026-01-16, end = 2028-01-15 }}"
        )
    };
    let run = shown(&kaseya("end_of_support_announced = 2026-03-01"));
    assert_eq!(run.item()["term_end"], "2027-03-01", "{}", run.err);
    let agenda = place.run(&["agenda", place.path("c.toml").to_str().unwrap(), "--json"]);
    let ends = agenda.items_with("kind", "end-of-support");
    assert_eq!(ends.len(), 1);
    assert_eq!(ends[0]["date"], "2027-03-01");
    assert!(cites(&ends[0], "K23"), "{ends:#?}");
    let run = shown(&kaseya(
        "end_of_support_announced = 2026-03-01\nend_of_support = 2026-12-31",
    ));
    assert_eq!(run.item()["term_end"], "2026-12-31");
    assert!(
        run.err.contains("warning[support-ends-early]"),
        "{}",
        run.err
    );
    assert!(
        run.err.contains("2027-03-01") && run.err.contains("K23"),
        "{}",
        run.err
    );
    // Where the terms do not say how long ahead, a day has to be given.
    let run = shown(&format!(
        "{imagicle}\nend_of_support_announced = 2026-03-01"
    ));
    assert_eq!(run.status, 1);
    assert!(run.err.contains("end_of_support"), "{}", run.err);
}

#[test]
fn versions_are_shown_and_their_ends_are_dates() {
    let place = Place::new();
    let keys = format!(
        "program = \"kaseya\"\nzone = \"Europe/London\"\ndeployment = \"saas\"\n\
         term = {{ start = 2020-01-01, end = 2039-12-31 }}\n{RELEASES}"
    );
    let path = place.contract("k", &keys);
    let path = path.to_str().unwrap().to_owned();
    let now = ["--now", "2024-06-01T12:00:00Z"];
    let run = place.run(&[now[0], now[1], "contract", "show", &path, "--json"]);
    let item = run.item();
    let versions = item["versions"].as_array().unwrap();
    let states: Vec<_> = versions
        .iter()
        .map(|v| v["state"].as_str().unwrap())
        .collect();
    assert_eq!(
        states,
        ["unsupported", "unsupported", "supported", "unreleased"]
    );
    assert!(cites(&versions[0], "K22"), "{versions:#?}");
    let table = place.run(&[now[0], now[1], "contract", "show", &path]);
    assert!(table.out.contains("is behind 9.5"), "{}", table.out);
    let agenda = place.run(&[now[0], now[1], "agenda", &path, "--json"]);
    let ends = agenda.items_with("kind", "end-of-support");
    let ends: Vec<_> = ends
        .iter()
        .map(|end| {
            (
                end["version"].as_str().unwrap(),
                end["date"].as_str().unwrap(),
            )
        })
        .collect();
    let wanted = [
        ("9.4", "2023-02-28"),
        ("9.5", "2024-02-28"),
        ("10.0", "2024-08-31"),
    ];
    assert_eq!(ends, wanted);
    let program = place.run(&["program", "show", "kaseya"]);
    for says in ["versions on-premises", "versions saas", "withdrawal"] {
        assert!(program.out.contains(says), "{says}: {}", program.out);
    }
}

#[test]
fn versions_that_make_no_sense_are_one_error_each() {
    let place = Place::new();
    let codes = |versions: &str| {
        place.contract(
            "c",
            &format!("{}\n{versions}", place::imagicle("gold", "europe")),
        );
        let run = place.run(&["check", "c.toml", "--format", "json"]);
        let json = run.json();
        let items = json["items"].as_array().unwrap().clone();
        let codes = items
            .iter()
            .map(|item| item["code"].as_str().unwrap().to_owned());
        codes.collect::<Vec<_>>()
    };
    let version = |keys: &str| format!("[[contract.product_version]]\n{keys}\n");
    let cases = [
        (
            version("id = \"1\"\nreleased = 2026-01-02\nsupported_until = 2026-01-01"),
            "version-dates",
        ),
        (
            version("id = \"1\"\nsupported_until = 2026-01-02\nend_of_life = 2026-01-01"),
            "version-dates",
        ),
        (
            version("id = \"1\"") + &version("id = \"1\""),
            "duplicate-id",
        ),
        (
            version("id = \"1\"\nclause = \"nowhere 1\""),
            "unknown-source",
        ),
    ];
    for (versions, code) in cases {
        assert_eq!(codes(&versions), [code], "{versions}");
    }
    let many: String = (0..501)
        .map(|id| version(&format!("id = \"{id}\"")))
        .collect();
    assert_eq!(codes(&many), ["too-many-versions"]);
    assert!(
        codes(&version(
            "id = \"1\"\nreleased = 2026-01-01\nsupported_until = 2026-01-01"
        ))
        .is_empty()
    );
}

#[test]
fn a_program_lists_versions_and_a_contract_goes_before_it() {
    let rules = "[[version_support]]\nprevious = 0\ntext = \"t\"\nclause = \"doc 1\"\n\
                 [[product_version]]\nid = \"1\"\nreleased = 2026-01-01\nclause = \"doc 2\"\n\
                 [[product_version]]\nid = \"2\"\nreleased = 2026-07-01\nclause = \"doc 2\"\n\
                 [[product_version]]\nid = \"x\"\nproduct = \"other\"\nreleased = 2026-08-01\nclause = \"doc 2\"\n";
    let terms = |tables| {
        let terms = Terms {
            program: rules,
            tables,
            ..Terms::default()
        };
        terms.contract()
    };
    let listed = terms("");
    assert_eq!(state(&listed, "1", "2026-07-01").0, "unsupported");
    // Of another product: it supersedes nothing.
    assert_eq!(state(&listed, "2", "2026-08-01").0, "supported");
    let own = terms(
        "[[contract.product_version]]\nid = \"1\"\nreleased = 2026-01-01\nsupported_until = 2026-12-31",
    );
    assert_eq!(state(&own, "1", "2026-12-31").0, "supported");
    assert_eq!(state(&own, "1", "2027-01-01").0, "unsupported");
    assert_eq!(ends_of_support(&own, date("2026-07-01")).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// The days on which a version is supported for certain follow each other from its release to
    /// the day that `until` names; walked day by day.
    #[test]
    fn until_is_the_last_of_the_days_that_are_certain(
        gaps in prop::collection::vec(1_u64..400, 1..5),
        previous in 0_u8..3,
        months in prop::option::of(1_u16..14),
    ) {
        let months = months.filter(|_| previous > 0);
        let months = months.map(|m| format!("previous_months = {m}\n")).unwrap_or_default();
        let rules = format!(
            "[[version_support]]\nprevious = {previous}\n{months}text = \"t\"\nclause = \"doc 1\"\n"
        );
        let mut tables = String::new();
        let mut day = NaiveDate::from_ymd_opt(2024, 1, 31).unwrap();
        let first = day;
        for (number, gap) in gaps.iter().enumerate() {
            tables += &format!("[[contract.product_version]]\nid = \"{number}\"\nreleased = {day}\n");
            day = day + Days::new(*gap);
        }
        let terms = Terms { program: &rules, tables: &tables, ..Terms::default() };
        let contract = terms.contract();
        for number in 0..gaps.len() {
            let version = number.to_string();
            let mut last = None;
            let mut ended = false;
            let mut walk = first;
            for _ in 0..2500 {
                let standing = version_on(&contract, &version, walk).unwrap();
                match standing.state {
                    VersionState::Supported => {
                        prop_assert!(!ended, "{version} is back on {walk}");
                        last = Some(walk);
                    }
                    VersionState::Unreleased => prop_assert!(last.is_none()),
                    _ => ended = true,
                }
                walk = walk + Days::new(1);
            }
            let until = version_on(&contract, &version, first).unwrap().until;
            let until = version_on(&contract, &version, walk).unwrap().until.or(until);
            prop_assert_eq!(until, last.filter(|_| ended));
        }
    }
}
