//! One list of dates over all contracts and services: what it holds, what narrows it, and in which
//! forms it can be had.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::{Place, Run};
use serde_json::{Value, json};

const IVANTI: &str = "program = \"ivanti\"\ntier = \"standard\"\nzone = \"Europe/Rome\"\n\
    end_of_support = 2030-06-30\nterm = { start = 2026-01-16, end = 2027-01-15, renewal_months = 12 }\n\
    [[contract.contact]]\nemail = \"a@customer.example\"\ncertified_until = 2026-12-31\n\
    [[contract.service]]\nid = \"trm\"\npackage = \"basic\"\n\
    term = { start = 2026-02-01, end = 2027-01-31 }";
const IMAGICLE: &str = "program = \"imagicle\"\ntier = \"gold\"\nregion = \"europe\"\n\
    term = { start = 2025-09-01, end = 2026-08-31, renewal_months = 12 }";
const TACIT: &str = "program = \"kaseya\"\nzone = \"Europe/Rome\"\nrenewal = \"tacit\"\n\
    term = { start = 2023-11-01, end = 2024-10-31, renewal_months = 12 }\n\
    [[contract.notice]]\nparty = \"customer\"\ndays = 60";

fn portfolio() -> Place {
    let place = Place::new();
    place.register("a", IVANTI);
    place.register("b", IMAGICLE);
    place.register("c", TACIT);
    place
}

fn run(place: &Place, line: &str) -> Run {
    let words: Vec<&str> = line.split_whitespace().collect();
    place.run(&words)
}

/// `contract service kind date` of each item, in order.
fn dates(run: &Run, date: &str) -> Vec<String> {
    let answer = run.json();
    let items = answer["items"].as_array().unwrap().clone();
    let told = items.iter().map(|item| {
        let word = |field: &str| item[field].as_str().unwrap_or("-").to_owned();
        format!(
            "{} {} {} {}",
            word("contract"),
            word("service"),
            word("kind"),
            word(date)
        )
    });
    told.collect()
}

#[test]
fn every_date_of_every_contract_and_service_is_in_one_list() {
    let place = portfolio();
    let all = dates(&run(&place, "deadlines --json"), "due");
    // The notice of c for the term that runs is over: 60 days before 31 October.
    let expected = [
        "b - expiry 2026-08-31",
        "c - notice 2026-09-01",
        "a - notice 2026-10-17",
        "c - expiry 2026-10-31",
        "a trm notice 2026-12-02",
        "b - late-renewal-until 2026-12-29",
        "a - certificate-expiry 2026-12-31",
        "a - expiry 2027-01-15",
        "a trm expiry 2027-01-31",
        "a trm allowance-expiry 2027-01-31",
        "a - end-of-support 2030-06-30",
    ];
    let mut once = all.clone();
    once.dedup();
    assert_eq!(once, expected);
    // The same dates from the files alone.
    let files = run(&place, "agenda a.toml b.toml c.toml --json");
    let mut from_files = dates(&files, "date");
    let mut from_store = all;
    from_files.sort();
    from_store.sort();
    assert_eq!(from_files, from_store);
    let directory = run(&place, "agenda . --json");
    assert_eq!(directory.json()["items"], files.json()["items"]);
}

#[test]
fn lists_are_narrowed_by_contract_kind_state_and_time() {
    let place = portfolio();
    let list = |line: &str| dates(&run(&place, line), "due");
    assert_eq!(
        list("deadlines --contract b --json --kind late-renewal-until"),
        ["b - late-renewal-until 2026-12-29"]
    );
    assert_eq!(
        list("deadlines --json --kind notice --kind expiry --within 31d"),
        ["a - notice 2026-10-17", "c - expiry 2026-10-31"]
    );
    assert_eq!(
        list("deadlines --json --kind expiry --state passed"),
        ["b - expiry 2026-08-31"]
    );
    let agenda = |flags: &str| {
        dates(
            &run(
                &place,
                &format!("agenda a.toml b.toml c.toml --json {flags}"),
            ),
            "date",
        )
    };
    assert_eq!(
        agenda("--within 31d"),
        ["a - notice 2026-10-17", "c - expiry 2026-10-31"]
    );
    assert_eq!(
        agenda("--kind expiry --state passed"),
        ["b - expiry 2026-08-31"]
    );
    let status = |line: &str| run(&place, line).status;
    assert_eq!(status("agenda c.toml --fail-on due"), 0);
    assert_eq!(status("agenda c.toml --fail-on due --within 31d"), 1);
    assert_eq!(
        status("deadlines --kind expiry --fail-on due --within 30d"),
        0
    );
    assert_eq!(
        status("deadlines --kind expiry --fail-on due --within 31d"),
        1
    );
    for wrong in [
        "agenda a.toml --kind first-response",
        "agenda a.toml --state running",
        "agenda a.toml --within soon",
        "deadlines --kind sometime",
        "renewals --state gone",
    ] {
        let found = run(&place, wrong);
        assert_eq!((found.status, found.out.as_str()), (2, ""), "{wrong}");
    }
    assert_eq!(status("renewals --contract d"), 3);
}

#[test]
fn services_renew_beside_their_contracts() {
    let place = portfolio();
    let list = |flags: &str| -> Vec<String> {
        let answer = run(&place, &format!("renewals --json {flags}")).json();
        let items = answer["items"].as_array().unwrap().clone();
        let told = items.iter().map(|item| {
            let word = |field: &str| item[field].as_str().unwrap_or("-").to_owned();
            format!(
                "{} {} {} {}",
                word("contract"),
                word("service"),
                word("term_end"),
                word("state")
            )
        });
        told.collect()
    };
    assert_eq!(
        list(""),
        [
            "b - 2026-08-31 late",
            "c - 2026-10-31 ending",
            "a - 2027-01-15 active",
            "a trm 2027-01-31 active",
        ]
    );
    assert_eq!(list("--contract a --state active").len(), 2);
    assert_eq!(
        list("--within 31d"),
        ["b - 2026-08-31 late", "c - 2026-10-31 ending"]
    );
    assert_eq!(
        run(&place, "renewals --contract a --fail-on lapsed").status,
        0
    );
    assert_eq!(run(&place, "renewals --fail-on lapsed").status, 1);
}

/// The oldest complaint about other tools: the first term's notice is told for ever, and nothing
/// once a contract has ended.
#[test]
fn notices_are_for_the_term_that_runs_and_ended_contracts_are_not_passed_over() {
    let place = portfolio();
    let at = |now: &str, flags: &str| run(&place, &format!("notice --json --now {now} {flags}"));
    let days = |run: &Run| -> Vec<String> {
        let answer = run.json();
        let items = answer["items"].as_array().unwrap().clone();
        let told = items.iter().map(|item| {
            format!(
                "{} {}",
                item["contract"].as_str().unwrap(),
                item["last_day"].as_str().unwrap_or("-")
            )
        });
        told.collect()
    };
    assert_eq!(days(&at("2026-08-01", "c --within 90d")), ["c 2026-09-01"]);
    assert_eq!(
        days(&at("2029-08-01", "c --within 90d")),
        ["c 2029-09-01"],
        "after renewals"
    );
    // It is too late for this term; the next one is what can be ended still.
    assert_eq!(
        days(&at("2026-09-02", "c --within 90d")),
        Vec::<String>::new()
    );
    assert_eq!(days(&at("2026-09-02", "c --within 365d")), ["c 2027-09-01"]);
    assert_eq!(days(&at("2026-09-02", "c")), ["c 2026-09-01"]);
    let all = run(&place, "notice --within 90d --json");
    assert_eq!(
        days(&all),
        ["a 2026-10-17", "a 2026-12-02"],
        "of services too"
    );
    let warnings = all.json()["warnings"].clone();
    assert_eq!(warnings[0]["code"], "ended");
    let message = warnings[0]["message"].as_str().unwrap();
    assert!(
        message.starts_with("contract b ended on 2026-08-31")
            && message.contains("until 2026-12-29")
    );
    let service = at("2031-01-01", "a").json()["warnings"].to_string();
    assert!(
        service.contains("contract a ended on 2027-01-15"),
        "{service}"
    );
    assert!(!at("2026-09-30", "a").out.contains("ended on"));
    // In a table it stands below; where there are rows alone, on standard error.
    assert!(
        run(&place, "notice --within 90d")
            .out
            .contains("contract b ended on")
    );
    for format in ["csv", "plain", "ics"] {
        let found = run(&place, &format!("notice --within 90d --format {format}"));
        assert!(
            found.err.contains("contract b ended on") && !found.out.contains("ended on"),
            "{format}"
        );
    }
    let given = days(&at("2026-09-30", "b"));
    assert_eq!(given, ["b -"], "nobody states a notice for it");
}

/// The lines of a calendar put together again, by the rules of RFC 5545 alone.
fn unfolded(text: &str) -> Vec<String> {
    assert!(
        text.split_inclusive("\r\n")
            .all(|line| line.ends_with("\r\n") && line.len() <= 77)
    );
    text.replace("\r\n ", "")
        .trim_end()
        .split("\r\n")
        .map(str::to_owned)
        .collect()
}

fn values(text: &str, name: &str) -> Vec<String> {
    let lines = unfolded(text).into_iter();
    lines
        .filter_map(|line| {
            let (key, value) = line.split_once(':')?;
            (key.split(';').next() == Some(name)).then(|| value.to_owned())
        })
        .collect()
}

#[test]
fn dates_are_entries_of_a_calendar_whichever_list_they_come_from() {
    let place = portfolio();
    let open = "ticket open a --subject s --description d --channel phone --severity S1";
    assert_eq!(run(&place, open).status, 0);
    let ics = |line: &str| {
        let found = run(&place, &format!("{line} --format ics"));
        assert_eq!(found.status, 0, "{}", found.err);
        found.out
    };
    let all = ics("deadlines");
    // What reads holiday feeds reads these too: every date of a whole day is there.
    let days = values(&all, "DTSTART");
    let whole = days.iter().filter(|day| day.len() == 8).count();
    assert_eq!(days.len(), values(&all, "UID").len());
    let json = run(&place, "deadlines --json").json();
    let items = json["items"].as_array().unwrap();
    let dated = |item: &&Value| item["due"].as_str().is_some_and(|due| due.len() == 10);
    assert_eq!(whole, items.iter().filter(dated).count());
    // Ids are unlike, and the same in every list that has the date.
    let mut ids = values(&all, "UID");
    ids.sort();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count);
    let from_files = values(&ics("agenda a.toml b.toml c.toml"), "UID");
    assert!(
        from_files.iter().all(|id| ids.contains(id)),
        "{from_files:?} {ids:?}"
    );
    let notices = ics("notice");
    assert!(values(&notices, "UID").iter().all(|id| ids.contains(id)));
    assert!(
        values(&ics("renewals"), "UID")
            .iter()
            .all(|id| ids.contains(id))
    );
    let later = run(&place, "deadlines --format ics --now 2026-10-01").out;
    let known: Vec<String> = values(&later, "UID");
    assert!(known.iter().all(|id| ids.contains(id)));
    // Alarms come before the days of notices alone, and only before those that can be given.
    assert_eq!(values(&notices, "TRIGGER").len(), 4);
    assert!(values(&ics("renewals"), "TRIGGER").is_empty());
    // The day is a Saturday: told a week before the Friday on which to send it, and on that day.
    assert_eq!(values(&notices, "TRIGGER")[..2], ["-P8D", "-P1D"]);
}

#[test]
fn every_list_is_a_table_for_spreadsheets() {
    let place = portfolio();
    for line in [
        "deadlines",
        "renewals",
        "notice",
        "agenda a.toml b.toml c.toml",
    ] {
        let text = run(&place, &format!("{line} --format csv")).out;
        let json = run(&place, &format!("{line} --json")).json();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headers = reader.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let items = json["items"].as_array().unwrap();
        assert_eq!(rows.len(), items.len(), "{line}");
        for (row, item) in rows.iter().zip(items) {
            for (header, cell) in headers.iter().zip(row) {
                if let Some(text) = item[header].as_str() {
                    assert_eq!(cell, text, "{line} {header}");
                }
                if item[header] == json!(null) {
                    assert_eq!(cell, "", "{line} {header}");
                }
            }
        }
    }
}
