//! `tenure clock` from the binary: amounts, stretches, standing, and batches of any bytes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, Command, Stdio};

use place::{KEYS, Place, Run};
use serde_json::{Value, json};

const CALENDARS: &str = r#"
format = 1
[calendar.rome]
zone = "Europe/Rome"
hours = { mon = ["09:00-13:00", "14:00-18:00"], tue = ["09:00-18:00"], wed = ["09:00-18:00"], thu = ["09:00-18:00"], fri = ["09:00-18:00", "22:00-02:00"] }
[calendar.rome.holidays]
years = [2025, 2027]
closed = ["2026-12-25", "2026-12-28"]
names = { "2026-12-25" = "Christmas Day" }
[calendar.rome.special]
"2026-12-24" = ["09:00-12:00"]
[calendar.always]
zone = "UTC"
hours = { mon = ["00:00-24:00"], tue = ["00:00-24:00"], wed = ["00:00-24:00"], thu = ["00:00-24:00"], fri = ["00:00-24:00"], sat = ["00:00-24:00"], sun = ["00:00-24:00"] }
[calendar.never]
zone = "UTC"
hours = {}
[calendar.once]
zone = "UTC"
hours = {}
[calendar.once.special]
"2026-03-02" = ["09:00-10:00"]
"#;

fn workplace() -> Place {
    let place = Place::new();
    place.write("calendars.toml", CALENDARS);
    place
}

/// Runs `clock` with the calendars above.
fn clock(place: &Place, arguments: &[&str]) -> Run {
    let all = [&["clock"], arguments, &["--calendars", "calendars.toml"]].concat();
    place.run(&all)
}

fn item(place: &Place, arguments: &[&str]) -> Value {
    let run = clock(place, &[arguments, &["--json"]].concat());
    assert_eq!(run.status, 0, "{}", run.err);
    let json = run.json();
    assert_eq!(json["schema"], "tenure.clock/1");
    run.item()
}

fn due(place: &Place, amount: &str, from: &str, more: &[&str]) -> String {
    let arguments = [&["add", amount, "--from", from, "--calendar", "rome"], more].concat();
    item(place, &arguments)["due_local"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn an_amount_of_open_time_is_added() {
    let place = workplace();
    let item = item(
        &place,
        &[
            "add",
            "2h",
            "--from",
            "2026-09-14T12:00",
            "--calendar",
            "rome",
        ],
    );
    assert_eq!(item["due"], "2026-09-14T13:00:00Z", "an hour for lunch");
    assert_eq!(item["due_local"], "2026-09-14T15:00:00+02:00");
    assert_eq!(item["start"], "2026-09-14T10:00:00Z");
    assert_eq!(
        (&item["amount"], &item["clock"], &item["op"]),
        (&json!("PT2H"), &json!("business"), &json!("add"))
    );
    assert_eq!(item["reasons"].as_array().unwrap().len(), 3, "{item:#}");

    assert_eq!(
        due(&place, "4h", "2026-09-14T14:00", &[]),
        "2026-09-14T18:00:00+02:00"
    );
    assert_eq!(
        due(&place, "PT1H30M", "2026-09-14T17:00", &[]),
        "2026-09-15T09:30:00+02:00"
    );
    assert_eq!(
        due(&place, "0h", "2026-09-13T10:00", &[]),
        "2026-09-13T10:00:00+02:00"
    );
    // An offset says which instant is meant; a zone, in which the answer is shown.
    let tokyo = ["--zone", "Asia/Tokyo"];
    assert_eq!(
        due(&place, "1h", "2026-09-14T08:00:00Z", &[]),
        "2026-09-14T11:00:00+02:00"
    );
    assert_eq!(
        due(&place, "1h", "2026-09-14T17:00", &tokyo),
        "2026-09-14T18:00:00+09:00"
    );
}

#[test]
fn business_days_end_at_a_close_and_holidays_are_none() {
    let place = workplace();
    // Christmas Day and the Monday after are holidays; the day before closes at noon.
    assert_eq!(
        due(&place, "1bd", "2026-12-23T17:00", &[]),
        "2026-12-24T12:00:00+01:00"
    );
    assert_eq!(
        due(&place, "2bd", "2026-12-23T17:00", &[]),
        "2026-12-29T18:00:00+01:00"
    );
    assert_eq!(
        due(&place, "0bd", "2026-12-23T17:00", &[]),
        "2026-12-23T17:00:00+01:00"
    );
    // Friday closes on Saturday at two.
    assert_eq!(
        due(&place, "1bd", "2026-09-10T17:00", &[]),
        "2026-09-12T02:00:00+02:00"
    );
    assert_eq!(
        due(&place, "1bd", "2026-09-12T01:00", &[]),
        "2026-09-14T18:00:00+02:00"
    );
}

#[test]
fn counted_back_it_is_by_when_something_must_be_sent() {
    let place = workplace();
    let back = |amount: &str, from: &str| due(&place, amount, from, &["--back"]);
    assert_eq!(back("2h", "2026-09-14T10:00"), "2026-09-12T01:00:00+02:00");
    assert_eq!(back("2bd", "2026-12-29T18:00"), "2026-12-23T23:59:59+01:00");
    assert_eq!(
        back("2bd", "2026-12-29T17:59:59"),
        "2026-12-22T23:59:59+01:00"
    );
    let item = item(
        &place,
        &[
            "add",
            "2h",
            "--from",
            "2026-09-14T10:00",
            "--calendar",
            "rome",
            "--back",
        ],
    );
    assert_eq!(
        (&item["op"], &item["start"]),
        (&json!("add-back"), &Value::Null)
    );
    assert_eq!(item["end"], "2026-09-14T08:00:00Z");
}

#[test]
fn open_time_between_two_instants_is_counted() {
    let place = workplace();
    let between = |start: &str, end: &str, calendar: &str| {
        item(&place, &["between", start, end, "--calendar", calendar])
    };
    // Two hours on Friday afternoon, four in the night, one on Monday.
    let weekend = between("2026-09-11T16:00", "2026-09-14T10:00", "rome");
    assert_eq!(
        (&weekend["seconds"], &weekend["duration"]),
        (&json!(25_200), &json!("PT7H"))
    );
    let christmas = between("2026-12-24", "2026-12-29", "rome");
    // Friday's night is a holiday until midnight, and open from then on.
    assert_eq!(christmas["duration"], "PT5H");
    let told = christmas["reasons"].to_string();
    for day in [
        "Thu 2026-12-24 is a special day with hours of its own",
        "Fri 2026-12-25 is a holiday, Christmas Day",
        "Mon 2026-12-28 is a holiday",
    ] {
        assert!(told.contains(day), "{told}");
    }
    // Clocks go back on 25 October: the day has 25 hours.
    let zone = ["--zone", "Europe/Rome"];
    let all = [
        "between",
        "2026-10-25",
        "2026-10-26",
        "--calendar",
        "always",
    ];
    assert_eq!(item(&place, &[&all[..], &zone].concat())["seconds"], 90_000);
    let same = between("2026-09-14T10:00", "2026-09-14T10:00", "rome");
    assert_eq!(
        (&same["seconds"], &same["duration"]),
        (&json!(0), &json!("PT0S"))
    );
    // Ten thousand years are answered as fast as a day, and told briefly.
    let ages = between("0001-01-01", "9999-12-31", "rome");
    assert!(ages["reasons"].as_array().unwrap().len() <= 40, "{ages:#}");
}

#[test]
fn a_calendar_is_open_or_closed_with_the_reason() {
    let place = workplace();
    let open =
        |at: &str, calendar: &str| item(&place, &["open", "--at", at, "--calendar", calendar]);
    let told = |item: &Value| {
        let text = |field: &str| item[field].as_str().unwrap_or("-").to_owned();
        [
            text("state"),
            text("until_local"),
            text("next_opening_local"),
            text("closed_by"),
        ]
    };
    let cases = [
        (
            "2026-09-14T09:00",
            [
                "open",
                "2026-09-14T13:00:00+02:00",
                "2026-09-14T14:00:00+02:00",
                "-",
            ],
        ),
        (
            "2026-09-14T13:00",
            [
                "closed",
                "2026-09-14T14:00:00+02:00",
                "2026-09-14T14:00:00+02:00",
                "hours",
            ],
        ),
        (
            "2026-09-12T01:59:59",
            [
                "open",
                "2026-09-12T02:00:00+02:00",
                "2026-09-14T09:00:00+02:00",
                "-",
            ],
        ),
        (
            "2026-09-13T12:00",
            [
                "closed",
                "2026-09-14T09:00:00+02:00",
                "2026-09-14T09:00:00+02:00",
                "weekday",
            ],
        ),
        (
            "2026-12-24T12:00",
            [
                "closed",
                "2026-12-26T00:00:00+01:00",
                "2026-12-26T00:00:00+01:00",
                "special-day",
            ],
        ),
        (
            "2026-12-25T23:00",
            [
                "closed",
                "2026-12-26T00:00:00+01:00",
                "2026-12-26T00:00:00+01:00",
                "holiday",
            ],
        ),
    ];
    for (at, wanted) in cases {
        let item = open(at, "rome");
        assert_eq!(told(&item), wanted, "{at}");
        assert_eq!(item["open"], wanted[0] == "open", "{at}");
    }
    assert_eq!(open("2026-12-25T12:00", "rome")["holiday"], "Christmas Day");
    assert_eq!(
        open("2026-12-28T12:00", "rome").get("holiday"),
        None,
        "it has no name"
    );
    // What never closes, and what never opens again, has no end.
    assert_eq!(told(&open("2026-09-14", "always")), ["open", "-", "-", "-"]);
    assert_eq!(
        told(&open("2026-09-14", "once")),
        ["closed", "-", "-", "weekday"]
    );
    assert_eq!(
        told(&open("2026-03-02T09:30", "once")),
        ["open", "2026-03-02T10:00:00+00:00", "-", "-"]
    );
    // Without an instant it is now.
    let now = item(
        &place,
        &["open", "--calendar", "rome", "--now", "2026-09-14T15:30"],
    );
    assert_eq!(now["at_local"], "2026-09-14T15:30:00+02:00");
}

#[test]
fn a_contract_and_a_file_are_calendars_too() {
    let place = workplace();
    let contract = place.contract("acme-1", KEYS);
    place.register("acme-1", KEYS);
    let add = |calendar: &str| {
        let run = place.run(&[
            "clock",
            "add",
            "1h",
            "--from",
            "2026-09-14T16:30",
            "--calendar",
            calendar,
            "--json",
        ]);
        assert_eq!(run.status, 0, "{}", run.err);
        run.item()["due_local"].clone()
    };
    for calendar in [contract.to_str().unwrap(), "acme-1"] {
        assert_eq!(add(calendar), "2026-09-15T08:30:00+02:00", "{calendar}");
    }
    assert_eq!(add("calendars.toml#rome"), "2026-09-14T17:30:00+02:00");
}

#[test]
fn years_whose_holidays_nobody_listed_are_warned_of() {
    let place = workplace();
    let late = [
        "add",
        "1h",
        "--from",
        "2028-01-03T10:00",
        "--calendar",
        "rome",
    ];
    let run = clock(&place, &[&late[..], &["--json"]].concat());
    let warnings = &run.json()["warnings"];
    assert_eq!(warnings[0]["code"], "unknown-holidays", "{warnings:#}");
    let says = "the holidays of calendar `rome` are listed for 2025 to 2027; none are taken to \
                fall in 2028";
    assert_eq!(warnings[0]["message"], says);
    let table = clock(&place, &late);
    assert!(table.out.contains(says), "{}", table.out);
    for format in ["csv", "plain", "ndjson"] {
        let run = clock(&place, &[&late[..], &["--format", format]].concat());
        assert_eq!(run.err, format!("warning: {says}\n"), "{format}");
        assert!(!run.out.contains(says), "{format}");
    }
    let into = clock(
        &place,
        &["open", "--at", "2027-12-31T23:00", "--calendar", "rome"],
    );
    assert!(
        into.out.contains(says),
        "the next opening is in 2028: {}",
        into.out
    );
    let known = clock(
        &place,
        &["open", "--at", "2027-12-30T10:00", "--calendar", "rome"],
    );
    assert!(!known.out.contains("warning"), "{}", known.out);
}

#[test]
fn what_cannot_be_counted_is_one_error_with_its_mend() {
    let place = workplace();
    let cases: [(&[&str], i32, &str); 15] = [
        (
            &["add", "2h", "--from", "2026-09-14", "--calendar", "roma"],
            3,
            "did you mean `rome`?",
        ),
        (
            &["add", "3d", "--from", "2026-09-14", "--calendar", "rome"],
            2,
            "write 3bd for business days",
        ),
        (
            &["add", "P3D", "--from", "2026-09-14", "--calendar", "rome"],
            2,
            "write 3bd",
        ),
        (
            &["add", "soon", "--from", "2026-09-14", "--calendar", "rome"],
            2,
            "as 90m, 2h",
        ),
        (
            &["add", "-2h", "--from", "2026-09-14", "--calendar", "rome"],
            2,
            "--help",
        ),
        (
            &[
                "add",
                "9999999h",
                "--from",
                "2026-09-14",
                "--calendar",
                "rome",
            ],
            2,
            "as 90m, 2h",
        ),
        (
            &[
                "add",
                "10001bd",
                "--from",
                "2026-09-14",
                "--calendar",
                "rome",
            ],
            2,
            "at most 10000",
        ),
        (
            &["add", "2h", "--from", "2026-02-30", "--calendar", "rome"],
            2,
            "there is no day 2026-02-30",
        ),
        (
            &["add", "2h", "--from", "2026-09-14", "--calendar", "never"],
            1,
            "never opens",
        ),
        (
            &[
                "add",
                "2bd",
                "--from",
                "2026-09-14",
                "--calendar",
                "never",
                "--back",
            ],
            1,
            "never opens",
        ),
        (&["open", "--calendar", "never"], 1, "never opens"),
        (
            &[
                "add",
                "2h",
                "--from",
                "9999-12-31T23:00:00Z",
                "--calendar",
                "rome",
            ],
            1,
            "smaller amount",
        ),
        (
            &[
                "add",
                "2bd",
                "--from",
                "0001-01-02",
                "--calendar",
                "rome",
                "--back",
            ],
            1,
            "smaller amount",
        ),
        (
            &["add", "2h", "--from", "2026-03-02", "--calendar", "once"],
            1,
            "smaller amount",
        ),
        (
            &["between", "2026-09-15", "2026-09-14", "--calendar", "rome"],
            1,
            "earlier instant first",
        ),
    ];
    for (arguments, status, says) in cases {
        let run = clock(&place, arguments);
        assert_eq!(run.status, status, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(says), "{arguments:?}: {}", run.err);
        assert_eq!(run.err.matches("error: ").count(), 1, "{}", run.err);
        assert_eq!(run.out, "", "{arguments:?}");
    }
}

/// A line and what it is answered with; `...` stands for the words of a message.
const LINES: [(&str, &str); 31] = [
    (
        r#"{"id": 1, "calendar": "rome", "op": "add", "start": "2026-09-14T14:00:00Z", "seconds": 7200}"#,
        r#"{"id":1,"due":"2026-09-14T16:00:00Z"}"#,
    ),
    (
        r#"{"id": 2, "calendar": "rome", "op": "between", "start": "2026-09-11T14:00:00Z", "end": "2026-09-14T08:00:00Z"}"#,
        r#"{"id":2,"seconds":25200}"#,
    ),
    (
        r#"{"id": 3, "calendar": "mars", "op": "add", "start": "2026-09-14T14:00:00Z", "seconds": 60}"#,
        r#"{"id":3,"error":{"code":"unknown-calendar","message":"..."}}"#,
    ),
    // Any order, any offset, zero seconds, and ids just as they were given.
    (
        r#"{"seconds":0,"start":"2026-09-13T16:00:00+02:00","op":"add","calendar":"rome","id":"a\u0041\/"}"#,
        r#"{"id":"a\u0041\/","due":"2026-09-13T14:00:00Z"}"#,
    ),
    (
        r#"{"id": 1.50e3, "calendar": "\u0072ome", "op": "between", "start": "2026-09-14T14:00:00.5Z", "end": "2026-09-14t14:00:00z"}"#,
        r#"{"id":1.50e3,"seconds":0}"#,
    ),
    (
        r#"{"id": null, "calendar": "always", "op": "add", "start": "2026-09-14T14:00:00Z", "seconds": 1}"#,
        r#"{"id":null,"due":"2026-09-14T14:00:01Z"}"#,
    ),
    (
        r#"{"id": 123456789012345678901234567890, "calendar": "never", "op": "add", "start": "2026-09-14T14:00:00Z", "seconds": 1}"#,
        r#"{"id":123456789012345678901234567890,"error":{"code":"never-opens","message":"..."}}"#,
    ),
    (
        r#"{"id": true, "calendar": "rome", "op": "add", "start": "2026-09-14T14:00:00Z", "seconds": -1}"#,
        r#"{"id":true,"error":{"code":"out-of-range","message":"`seconds` is negative"}}"#,
    ),
    (
        r#"{"id": 9, "calendar": "rome", "op": "between", "start": "2026-09-14T14:00:01Z", "end": "2026-09-14T14:00:00Z"}"#,
        r#"{"id":9,"error":{"code":"out-of-range","message":"`end` is before `start`"}}"#,
    ),
    (
        r#"{"id": 10, "calendar": "rome", "op": "add", "start": "2026-09-14T14:00:00Z", "seconds": 9223372036854775807}"#,
        r#"{"id":10,"error":{"code":"out-of-range","message":"..."}}"#,
    ),
    (
        r#"{"id": 11, "calendar": "rome", "op": "add", "start": "2026-09-14T14:00:00Z", "seconds": 99999999999999999999999999}"#,
        r#"{"id":11,"error":{"code":"out-of-range","message":"..."}}"#,
    ),
    (
        r#"{"id": 12, "calendar": "rome", "op": "add", "start": "0000-09-14T14:00:00Z", "seconds": 1}"#,
        r#"{"id":12,"error":{"code":"out-of-range","message":"..."}}"#,
    ),
    (
        r#"{"id": 13, "calendar": "once", "op": "add", "start": "2026-09-14T14:00:00Z", "seconds": 1}"#,
        r#"{"id":13,"error":{"code":"out-of-range","message":"..."}}"#,
    ),
    // What is no question, with its id where it has one.
    (
        r#"{"id": 14}"#,
        r#"{"id":14,"error":{"code":"bad-line","message":"`calendar` is missing"}}"#,
    ),
    (
        r#"{"id": 15, "calendar": "rome", "op": "add", "start": "2026-09-14T14:00:00Z"}"#,
        r#"{"id":15,"error":{"code":"bad-line","message":"`seconds` is missing"}}"#,
    ),
    (
        r#"{"id": 16, "calendar": "rome", "op": "subtract", "start": "2026-09-14T14:00:00Z", "seconds": 1}"#,
        r#"{"id":16,"error":{"code":"bad-line","message":"there is no op `subtract`: `add` or `between`"}}"#,
    ),
    (
        r#"{"id": 17, "calendar": "rome", "op": "add", "start": "2026-09-14T14:00:00Z", "seconds": 1, "hours": 2}"#,
        r#"{"id":17,"error":{"code":"bad-line","message":"there is no field `hours`: `id`, `calendar`, `op`, `start`, `seconds`, `end`"}}"#,
    ),
    (
        r#"{"id": 18, "calendar": "rome", "op": "add", "start": "2026-09-14T14:00:00Z", "seconds": 1, "end": "2026-09-14T14:00:00Z"}"#,
        r#"{"id":18,"error":{"code":"bad-line","message":"`add` takes `seconds` and no `end`"}}"#,
    ),
    (
        r#"{"id": 19, "calendar": "rome", "op": "add", "start": "2026-09-14T14:00:00", "seconds": 1}"#,
        r#"{"id":19,"error":{"code":"bad-line","message":"`start` is `2026-09-14T14:00:00`: give RFC 3339 with an offset, such as 2026-09-14T14:00:00Z"}}"#,
    ),
    (
        r#"{"id": 20, "calendar": "rome", "op": "add", "start": "2026-02-30T14:00:00Z", "seconds": 1}"#,
        r#"{"id":20,"error":{"code":"bad-line","message":"..."}}"#,
    ),
    (
        r#"{"id": 21, "calendar": "rome", "op": "add", "start": "2026-09-14T14:00:00Z", "seconds": "60"}"#,
        r#"{"id":21,"error":{"code":"bad-line","message":"..."}}"#,
    ),
    (
        r#"{"id": 22, "calendar": "rome", "op": "add", "start": "2026-09-14T14:00:00Z", "seconds": 1.5}"#,
        r#"{"id":22,"error":{"code":"bad-line","message":"..."}}"#,
    ),
    (
        r#"{"id": 23, "calendar": ["rome"], "op": "add", "start": "2026-09-14T14:00:00Z", "seconds": 1}"#,
        r#"{"id":23,"error":{"code":"bad-line","message":"..."}}"#,
    ),
    (
        r#"{"id": 24, "id": 25}"#,
        r#"{"id":25,"error":{"code":"bad-line","message":"..."}}"#,
    ),
    (
        r#"{"id": 26} {"id": 27}"#,
        r#"{"line":26,"error":{"code":"bad-line","message":"..."}}"#,
    ),
    // What has no id has its number; lines are counted from 1, blank ones too.
    (
        r#"{"id": [1], "calendar": "rome"}"#,
        r#"{"line":27,"error":{"code":"bad-line","message":"..."}}"#,
    ),
    (
        r#"{"calendar": "rome"}"#,
        r#"{"line":28,"error":{"code":"bad-line","message":"`id` is missing"}}"#,
    ),
    (
        "[1, 2]",
        r#"{"line":29,"error":{"code":"bad-line","message":"the line is no JSON object"}}"#,
    ),
    (
        r#"{"id": 1"#,
        r#"{"line":30,"error":{"code":"bad-line","message":"..."}}"#,
    ),
    (
        "rome,add,60",
        r#"{"line":31,"error":{"code":"bad-line","message":"..."}}"#,
    ),
    (
        "{}",
        r#"{"line":32,"error":{"code":"bad-line","message":"`id` is missing"}}"#,
    ),
];

/// Whether a line is as wanted, whatever its message says where `...` stands.
fn is_like(line: &str, wanted: &str) -> bool {
    match wanted.split_once("...") {
        None => line == wanted,
        Some((head, tail)) => {
            let words = line
                .strip_prefix(head)
                .and_then(|rest| rest.strip_suffix(tail));
            words.is_some_and(|words| words.len() > 9)
        }
    }
}

const BATCH: [&str; 5] = ["clock", "batch", "-", "--calendars", "calendars.toml"];

#[test]
fn each_line_of_a_batch_is_answered_in_order() {
    let place = workplace();
    // A mark of byte order at the start, a blank line in between, both kinds of line ends, and none
    // at the end.
    let mut input = "\u{feff}".to_owned();
    for (at, (line, _)) in LINES.iter().enumerate() {
        let end = if at == 2 { "\r\n \t\n" } else { "\n" };
        input.push_str(line);
        input.push_str(end);
    }
    let run = place.run_with(&BATCH, &[], input.trim_end());
    let answers: Vec<&str> = run.out.lines().collect();
    for ((_, wanted), answer) in LINES.iter().zip(&answers) {
        assert!(is_like(answer, wanted), "{answer} instead of {wanted}");
    }
    assert_eq!(answers.len(), LINES.len());
    assert!(run.out.ends_with('\n'));
    assert_eq!((run.status, run.err.as_str()), (1, ""), "lines with errors");

    let good = place.run_with(&BATCH, &[], LINES[0].0);
    assert_eq!((good.status, good.out), (0, format!("{}\n", LINES[0].1)));
    for blank in ["", "\n", "\n \r\n\t"] {
        let none = place.run_with(&BATCH, &[], blank);
        assert_eq!(
            (none.status, none.out.as_str(), none.err.as_str()),
            (0, "", "")
        );
    }
}

/// The binary with a batch of these arguments, fed through pipes.
fn piped(place: &Place, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_tenure"))
        .args(arguments)
        .current_dir(place.path(""))
        .env_clear()
        .envs(std::env::var_os("LLVM_PROFILE_FILE").map(|file| ("LLVM_PROFILE_FILE", file)))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Feeds bytes to a batch, and gives its status and what it wrote.
fn fed(place: &Place, bytes: &[u8]) -> (i32, Vec<u8>, String) {
    let mut child = piped(place, &BATCH);
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(bytes).unwrap());
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), output.stdout, err)
    })
}

#[test]
fn any_bytes_are_answered_and_nothing_that_a_terminal_obeys_comes_out() {
    let place = workplace();
    let good = LINES[0].0.as_bytes();
    let long_id = format!(r#"{{"id": "{}", "op": 1}}"#, "x".repeat(500_000));
    let megabyte = [b"{\"id\": \"".as_slice(), &vec![b'x'; 1_000_000], b"\"}"].concat();
    let lines: [&[u8]; 9] = [
        &megabyte,
        good,
        b"\xff\xfe{\"id\": 1}",
        b"{\"id\": \"\xc3\x28\"}",
        b"\0\0\0",
        "{\"id\": \"\u{9b}31m\u{202e}\", \"calendar\": \"\u{9b}2J\u{7f}\", \"op\": \"add\", \"start\": \"2026-09-14T14:00:00Z\", \"seconds\": 1}".as_bytes(),
        b"{\"id\": \"\x1b[2J\"}",
        long_id.as_bytes(),
        good,
    ];
    let (status, out, err) = fed(&place, &lines.join(&b'\n'));
    let out = String::from_utf8(out).unwrap();
    let answers: Vec<&str> = out.lines().collect();
    assert_eq!((status, err.as_str(), answers.len()), (1, "", lines.len()));
    let bad = |number: usize| {
        format!(r#"{{"line":{number},"error":{{"code":"bad-line","message":"..."}}}}"#)
    };
    for number in [1, 3, 4, 5, 7] {
        assert!(
            is_like(answers[number - 1], &bad(number)),
            "{}",
            answers[number - 1]
        );
    }
    assert_eq!(
        (answers[1], answers[8]),
        (LINES[0].1, LINES[0].1),
        "the batch goes on"
    );
    assert!(
        answers[5].starts_with(r#"{"id":"\u009b31m\u202e","error":{"code":"unknown-calendar""#)
    );
    assert!(answers[7].contains("xxx") && answers[7].len() < 501_000);
    let plain = |c: char| c == '\n' || (' '..='~').contains(&c);
    assert!(out.chars().all(plain), "{out:?}");
}

#[test]
fn a_long_batch_keeps_its_order_and_goes_on_after_a_bad_line() {
    let place = workplace();
    let count = 60_000;
    let mut input = String::new();
    for id in 0..count {
        match id {
            30_000 => input.push_str("{\"id\": 30000,\n"),
            _ => input.push_str(&format!(
                "{{\"id\": {id}, \"calendar\": \"always\", \"op\": \"add\", \"start\": \
                 \"1970-01-01T00:00:00Z\", \"seconds\": {id}}}\n"
            )),
        }
    }
    let (status, out, err) = fed(&place, input.as_bytes());
    assert_eq!((status, err.as_str()), (1, ""));
    let out = String::from_utf8(out).unwrap();
    assert_eq!(out.lines().count(), count);
    for (id, line) in out.lines().enumerate() {
        match id {
            30_000 => assert!(line.starts_with(r#"{"line":30001,"error""#), "{line}"),
            _ => {
                let (hour, minute, second) = (id / 3600, id / 60 % 60, id % 60);
                let due = format!("1970-01-01T{hour:02}:{minute:02}:{second:02}Z");
                assert_eq!(line, format!(r#"{{"id":{id},"due":"{due}"}}"#));
            }
        }
    }
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    let place = workplace();
    let mut child = piped(&place, &BATCH);
    let mut stdin = child.stdin.take().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    for (line, wanted) in &LINES[..3] {
        writeln!(stdin, "{line}").unwrap();
        stdin.flush().unwrap();
        let mut answer = String::new();
        out.read_line(&mut answer).unwrap();
        assert!(is_like(answer.trim_end(), wanted), "{answer}");
    }
    drop(stdin);
    assert_eq!(out.read_to_string(&mut String::new()).unwrap(), 0);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let place = workplace();
    let line = format!("{}\n", LINES[0].0);
    place.write("many.ndjson", line.repeat(200_000));
    let mut child = piped(
        &place,
        &[
            "clock",
            "batch",
            "many.ndjson",
            "--calendars",
            "calendars.toml",
        ],
    );
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut answer = String::new();
    out.read_line(&mut answer).unwrap();
    assert_eq!(answer.trim_end(), LINES[0].1);
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    // Input that is still to come is not waited for.
    let mut child = piped(&place, &BATCH);
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(line.as_bytes()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    drop(stdin);
}

#[test]
fn what_is_named_wrongly_for_a_batch_is_one_error() {
    let place = workplace();
    place.write("lines.ndjson", LINES[0].0);
    let bad_file = place.write("bad.toml", "format = 1\n[calendar.rome]\nzone = \"Mars\"\n");
    let bad_file = bad_file.to_str().unwrap();
    let cases: [(&[&str], i32, &str); 8] = [
        (&["none.ndjson"], 3, "there is no such file"),
        (&["."], 3, "it is a directory"),
        (
            &["lines.ndjson", "--calendars", "none.toml"],
            3,
            "there is no such file",
        ),
        (&["lines.ndjson", "--calendars", bad_file], 1, "Mars"),
        (&["-", "--calendars", "-"], 2, "name a file for one of them"),
        (&["lines.ndjson", "--json"], 2, "one of `ndjson`"),
        (&[], 2, "FILE"),
        (
            &["lines.ndjson", "-o", "none/out"],
            3,
            "cannot write the answer",
        ),
    ];
    for (arguments, status, says) in cases {
        let run = place.run(&[&["clock", "batch"], arguments].concat());
        assert_eq!(run.status, status, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(says), "{arguments:?}: {}", run.err);
        assert_eq!(run.out, "", "{arguments:?}");
    }
    // A path in a line is no calendar: lines come from elsewhere.
    let path = LINES[0].0.replace("\"rome\"", "\"calendars.toml\"");
    let run = place.run_with(&BATCH, &[], &path);
    assert!(run.out.contains("unknown-calendar"), "{}", run.out);
}

#[test]
fn a_batch_goes_into_a_file_whole() {
    let place = workplace();
    place.write("lines.ndjson", format!("{}\nx\n", LINES[0].0));
    let run = place.run(&[
        "clock",
        "batch",
        "lines.ndjson",
        "--calendars",
        "calendars.toml",
        "-o",
        "out.ndjson",
    ]);
    assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
    let mut written = String::new();
    let mut file = File::open(place.path("out.ndjson")).unwrap();
    file.read_to_string(&mut written).unwrap();
    assert_eq!(written.lines().next(), Some(LINES[0].1));
    assert_eq!(written.lines().count(), 2);
}
