//! `ticket import` of tickets that are there already: what is new is added, what contradicts is
//! named, and what is there again changes nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::{KEYS, Place, Run};
use serde_json::{Value, json};
use tenure::domain::ticket::Event;
use tenure::domain::ticket::record::Record;
use tenure::ingest::lines::Line;
use tenure::ingest::ticket::read;

const NOW: &str = "2026-09-21T08:00:00Z";

/// A line of a ticket with these events, and with these members instead of the usual ones.
fn line(reference: &str, events: &[Value], members: &Value) -> String {
    let mut record = json!({
        "ref": reference,
        "contract": "acme-1",
        "subject": "Nobody can log in",
        "description": "Every login fails",
        "channel": "phone",
        "reporter": "a@customer.example",
        "opened_at": "2026-09-14T08:00:00Z",
        "severity": "S2",
        "facts": {"environment": "production"},
        "events": events,
    });
    for (name, value) in members.as_object().unwrap() {
        match value {
            Value::Null => {
                record.as_object_mut().unwrap().remove(name);
            }
            value => record[name] = value.clone(),
        }
    }
    record.to_string()
}

fn plain(reference: &str, events: &[Value]) -> String {
    line(reference, events, &json!({}))
}

/// A life, one event an hour.
fn life() -> Vec<Value> {
    vec![
        json!({"type": "classify", "at": "2026-09-14T09:00:00Z", "severity": "S3", "by": "both"}),
        json!({"type": "respond", "at": "2026-09-14T10:00:00Z"}),
        json!({"type": "wait", "at": "2026-09-14T11:00:00Z", "for": "customer"}),
        json!({"type": "resume", "at": "2026-09-14T12:00:00Z"}),
        json!({"type": "note", "at": "2026-09-14T13:00:00Z", "text": "n"}),
        json!({"type": "update", "at": "2026-09-14T14:00:00Z"}),
        json!({"type": "update", "at": "2026-09-14T14:00:00Z"}),
        json!({"type": "resolve", "at": "2026-09-14T15:00:00Z"}),
    ]
}

fn record(text: &str) -> Record {
    read(Line::Bytes(text.as_bytes())).unwrap()
}

fn recorded(record: &Record) -> Vec<Event> {
    let opened = std::iter::once(record.opened());
    opened.chain(record.events.iter().cloned()).collect()
}

#[test]
fn what_goes_on_from_any_beginning_is_the_rest() {
    let life = life();
    for there in 0..=life.len() {
        let before = recorded(&record(&plain("A", &life[..there])));
        for told in 0..=life.len() {
            let told = record(&plain("A", &life[..told]));
            let beyond = told.beyond(&before, "ticket 1").unwrap();
            let rest = told.events.get(there..).unwrap_or_default();
            assert_eq!(beyond, rest, "{there} {}", told.events.len());
        }
    }
}

/// Whether a record contradicts what is there, with these words.
fn contradicts(there: &str, told: &str, says: &str) {
    let fault = record(told)
        .beyond(&recorded(&record(there)), "ticket 1")
        .expect_err(says);
    assert_eq!((fault.code, fault.message.as_str()), ("contradicts", says));
}

#[test]
fn another_past_contradicts() {
    let life = life();
    let there = plain("A", &life);
    // Any event left out, changed in time or kind, or told in another order, but for notes and
    // classifications that are left out: somebody may have added those here.
    for place in 0..life.len() {
        let mut less = life.clone();
        less.remove(place);
        let may_be_there = matches!(place, 0 | 4)
            // The one update is like the other, and there is no telling that one is missing.
            || place + 1 == life.len();
        let less = record(&plain("A", &less));
        let beyond = less.beyond(&recorded(&record(&there)), "ticket 1");
        match beyond {
            Ok(rest) => assert!(may_be_there && rest.is_empty(), "{place}: {rest:?}"),
            Err(_) => assert!(!may_be_there, "{place}"),
        }
        for (field, value) in [
            ("at", json!("2026-09-14T14:30:00Z")),
            ("type", json!("report")),
        ] {
            let mut other = life[..=place].to_vec();
            other[place] = json!({"type": "reopen", "at": other[place]["at"]});
            other[place][field] = value;
            if field == "type" {
                other[place]["channel"] = json!("phone");
            }
            let is_note = place == 4;
            let is_classification = place == 0;
            let other = record(&plain("A", &other));
            let beyond = other.beyond(&recorded(&record(&there)), "ticket 1");
            assert!(
                beyond.is_err() || is_note || is_classification,
                "{place} {field}"
            );
        }
    }
    contradicts(
        &there,
        &plain("A", &[life[1].clone(), life[3].clone()]),
        "event 2 is `resume` at 2026-09-14T12:00:00Z, where ticket 1 has `wait` at \
         2026-09-14T11:00:00Z",
    );
    let third = json!({"type": "wait", "at": "2026-09-14T11:00:00Z", "for": "third-party"});
    contradicts(
        &there,
        &plain("A", &[life[1].clone(), third]),
        "event 2, `wait` at 2026-09-14T11:00:00Z, is not as ticket 1 has it",
    );
    let other = json!({"type": "classify", "at": "2026-09-14T09:00:00Z", "severity": "S1"});
    contradicts(
        &there,
        &plain("A", &[other]),
        "event 1, `classify` at 2026-09-14T09:00:00Z, is not as ticket 1 has it",
    );
}

#[test]
fn another_opening_contradicts_and_silence_does_not() {
    let there = plain("A", &[]);
    for (name, value, says) in [
        (
            "subject",
            json!("X"),
            "`subject` is `X`, where ticket 1 has `Nobody can log in`",
        ),
        (
            "description",
            json!("X"),
            "`description` is `X`, where ticket 1 has `Every login fails`",
        ),
        (
            "channel",
            json!("portal"),
            "`channel` is `portal`, where ticket 1 has `phone`",
        ),
        (
            "reporter",
            json!("b@x"),
            "`reporter` is `b@x`, where ticket 1 has `a@customer.example`",
        ),
        (
            "version",
            json!("9"),
            "`version` is `9`, where ticket 1 has nothing",
        ),
        (
            "severity",
            json!("S1"),
            "`severity` is `S1`, where ticket 1 has `S2`",
        ),
        (
            "facts",
            json!({"environment": "other"}),
            "`facts.environment` is `other`, where ticket 1 has `production`",
        ),
        (
            "facts",
            json!({"environment": "production", "work": "blocked"}),
            "`facts.work` is `blocked`, where ticket 1 has nothing",
        ),
        (
            "opened_at",
            json!("2026-09-14T08:00:01Z"),
            "`opened_at` is `2026-09-14T08:00:01Z`, where ticket 1 has `2026-09-14T08:00:00Z`",
        ),
    ] {
        contradicts(&there, &line("A", &[], &json!({name: value})), says);
    }
    for name in [
        "subject",
        "description",
        "channel",
        "reporter",
        "severity",
        "facts",
    ] {
        let less = record(&line("A", &[], &json!({name: null})));
        assert!(
            less.beyond(&recorded(&record(&there)), "")
                .unwrap()
                .is_empty(),
            "{name}"
        );
    }
}

fn workplace() -> Place {
    let place = Place::new();
    place.register("acme-1", KEYS);
    place
}

fn import(place: &Place, lines: &[String], more: &[&str]) -> Run {
    place.write("tickets.ndjson", lines.join("\n"));
    let arguments = ["ticket", "import", "tickets.ndjson", "--now", NOW, "--json"];
    place.run(&[&arguments[..], more].concat())
}

/// Lines, imported, updated, known, left.
fn counts(run: &Run) -> [u64; 5] {
    let item = run.item();
    ["lines", "imported", "updated", "known", "left"].map(|field| item[field].as_u64().unwrap())
}

/// Tickets with all that is known of each, but their numbers.
fn tickets(place: &Place) -> Vec<Value> {
    let list = ["ticket", "list", "--now", NOW, "--json"];
    let list = place.run(&list).json()["items"].clone();
    let numbers = list
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["ticket"].to_string());
    numbers
        .map(|number| {
            let show = place.run(&["ticket", "show", &number, "--now", NOW, "--json"]);
            let mut item = show.json();
            item["items"][0]["ticket"] = json!(0);
            for due in item["deadlines"].as_array_mut().unwrap() {
                due["ticket"] = json!(0);
            }
            item
        })
        .collect()
}

#[test]
fn a_ticket_told_bit_by_bit_is_the_ticket_told_at_once() {
    let life = life();
    let at_once = workplace();
    assert_eq!(
        counts(&import(&at_once, &[plain("A", &life)], &[])),
        [1, 1, 0, 0, 0]
    );
    let wanted = tickets(&at_once);
    assert_eq!(wanted[0]["items"][0]["status"], "resolved");

    // Each time in a file of its own, or all of them in one.
    let place = workplace();
    let beginnings: Vec<String> = (0..=life.len()).map(|n| plain("A", &life[..n])).collect();
    for (number, text) in beginnings.iter().enumerate() {
        let run = import(&place, std::slice::from_ref(text), &[]);
        let is_first = u64::from(number == 0);
        assert_eq!(
            (run.status, counts(&run)),
            (0, [1, is_first, 1 - is_first, 0, 0]),
            "{number}"
        );
        let again = place.snapshot();
        assert_eq!(
            counts(&import(&place, std::slice::from_ref(text), &[])),
            [1, 0, 0, 1, 0]
        );
        assert_eq!(place.snapshot(), again, "nothing new is no operation");
    }
    assert_eq!(tickets(&place), wanted);
    // An older file tells nothing new.
    let run = import(&place, &beginnings[2..3], &[]);
    assert_eq!((run.status, counts(&run)), (0, [1, 0, 0, 1, 0]));

    let place = workplace();
    let run = import(&place, &beginnings, &[]);
    assert_eq!(
        (run.status, counts(&run)),
        (0, [9, 1, 0, 0, 0]),
        "{}",
        run.err
    );
    assert_eq!(run.json()["warnings"][0]["code"], "repeated-ref");
    assert_eq!(tickets(&place), wanted);
    let undone = place.run(&["undo"]);
    assert_eq!(undone.status, 0, "{}", undone.err);
    assert_eq!(tickets(&place), [] as [Value; 0]);

    // Half of it there, and the rest bit by bit in one file, one of them older.
    let place = workplace();
    import(&place, &beginnings[4..5], &[]);
    let rest = [
        &beginnings[6],
        &beginnings[2],
        &beginnings[8],
        &beginnings[8],
    ]
    .map(Clone::clone);
    let run = import(&place, &rest, &[]);
    assert_eq!(
        (run.status, counts(&run)),
        (0, [4, 0, 1, 0, 0]),
        "{}",
        run.err
    );
    assert_eq!(tickets(&place), wanted);
    place.run(&["undo"]);
    assert_eq!(
        tickets(&place)[0]["items"][0]["status"],
        "open",
        "the first half stays"
    );
}

#[test]
fn a_rehearsal_says_what_would_be_added_and_adds_nothing() {
    let (place, life) = (workplace(), life());
    import(&place, &[plain("A", &life[..2])], &[]);
    let before = place.snapshot();
    let lines = [plain("A", &life), plain("B", &life)];
    let run = import(&place, &lines, &["--dry-run"]);
    assert_eq!((run.status, counts(&run)), (0, [2, 1, 1, 0, 0]));
    assert_eq!(run.item().get("operation"), None);
    std::fs::remove_file(place.path("tickets.ndjson")).unwrap();
    let before: Vec<_> = before
        .iter()
        .filter(|(p, _)| !p.ends_with("tickets.ndjson"))
        .collect();
    assert_eq!(place.snapshot().iter().collect::<Vec<_>>(), before);
}

#[test]
fn what_was_added_here_stays_where_nothing_speaks_against_it() {
    let (place, life) = (workplace(), life());
    import(&place, &[plain("A", &life[..2])], &[]);
    let step = |verb: &str, more: &[&str]| {
        let at = ["--at", "2026-09-14T10:30:00Z", "--now", NOW];
        let run = place.run(&[&["ticket", verb, "1"], more, &at].concat());
        assert_eq!(run.status, 0, "{}", run.err);
    };
    step("note", &["--text", "mine"]);
    step("classify", &["--severity", "S1", "--by", "both"]);
    let run = import(&place, &[plain("A", &life[..3])], &[]);
    assert_eq!(
        (run.status, counts(&run)),
        (0, [1, 0, 1, 0, 0]),
        "{}",
        run.err
    );
    let all = tickets(&place);
    let item = &all[0]["items"][0];
    assert_eq!(
        (&item["severity"], &item["status"]),
        (&json!("S1"), &json!("waiting"))
    );
    assert_eq!(item["notes"][0]["text"], "mine");
    // Its own past can still be told.
    assert_eq!(
        counts(&import(&place, &[plain("A", &life[..1])], &[])),
        [1, 0, 0, 1, 0]
    );
}

#[test]
fn contradictions_let_nothing_in_unless_they_may_be_left() {
    let (place, life) = (workplace(), life());
    import(
        &place,
        &[plain("A", &life[..2]), plain("B", &life[..2])],
        &[],
    );
    let late = json!({"type": "respond", "at": "2026-09-14T10:05:00Z"});
    let lines = [
        plain("B", &life),
        plain("A", &[life[0].clone(), late]),
        plain("C", &life[..1]),
        plain(
            "C",
            &[json!({"type": "respond", "at": "2026-09-14T08:30:00Z"})],
        ),
        line("C", &[], &json!({"subject": "Something else"})),
    ];
    let before = tickets(&place);
    let run = import(&place, &lines, &[]);
    assert_eq!(
        (run.status, counts(&run)),
        (1, [5, 0, 0, 0, 3]),
        "{}",
        run.err
    );
    for says in [
        "line 2, ref A: contradicts: event 2 is `respond` at 2026-09-14T10:05:00Z, where ticket 1 \
         has `respond` at 2026-09-14T10:00:00Z",
        "line 4, ref C: out-of-order: event 1: ",
        "line 5, ref C: contradicts: `subject` is `Something else`, where an earlier line has ",
    ] {
        assert!(run.err.contains(says), "{}", run.err);
    }
    assert_eq!(tickets(&place), before);
    let run = import(&place, &lines, &["--skip-bad"]);
    assert_eq!(
        (run.status, counts(&run)),
        (1, [5, 1, 1, 0, 3]),
        "{}",
        run.err
    );
    let all = tickets(&place);
    assert_eq!(all[0], before[0]);
    let statuses = all.iter().map(|ticket| &ticket["items"][0]["status"]);
    assert_eq!(statuses.collect::<Vec<_>>(), ["open", "resolved", "open"]);
}

#[test]
fn a_step_that_the_ticket_forbids_by_now_is_named() {
    let (place, life) = (workplace(), life());
    import(&place, &[plain("A", &life[..2])], &[]);
    let closed = [
        "ticket",
        "close",
        "1",
        "--at",
        "2026-09-14T10:30:00Z",
        "--now",
        NOW,
    ];
    assert_eq!(place.run(&closed).status, 0);
    let run = import(&place, &[plain("A", &life[..3])], &[]);
    assert_eq!(run.status, 1);
    let says = "event 3 is `wait` at 2026-09-14T11:00:00Z, where ticket 1 has `close` at \
                2026-09-14T10:30:00Z";
    assert!(run.err.contains(says), "{}", run.err);
    // A note of before is there, so its time is too late for what the line has next.
    import(&place, &[plain("B", &life[..2])], &[]);
    let noted = [
        "ticket",
        "note",
        "2",
        "--text",
        "x",
        "--at",
        "2026-09-15T00:00:00Z",
        "--now",
        NOW,
    ];
    assert_eq!(place.run(&noted).status, 0);
    let run = import(&place, &[plain("B", &life[..3])], &[]);
    assert!(
        run.err
            .contains("out-of-order: event 3: 2026-09-14T11:00:00Z"),
        "{}",
        run.err
    );
}

#[test]
fn a_ticket_opened_here_under_a_ref_goes_on_from_a_file() {
    let (place, life) = (workplace(), life());
    let open = [
        "ticket",
        "open",
        "acme-1",
        "--subject",
        "Nobody can log in",
        "--ref",
        "A",
        "--at",
        "2026-09-14T08:00:00Z",
        "--now",
        NOW,
    ];
    let run = place.run(&open);
    assert_eq!(run.status, 0, "{}", run.err);
    let told = json!({
        "description": null, "channel": null, "reporter": null, "severity": null, "facts": null,
    });
    let run = import(&place, &[line("A", &life[..2], &told)], &[]);
    assert_eq!(
        (run.status, counts(&run)),
        (0, [1, 0, 1, 0, 0]),
        "{}",
        run.err
    );
}

#[test]
fn a_row_of_csv_goes_on_too() {
    let place = workplace();
    let events = |events: &str| {
        let events = events.replace('"', "\"\"");
        format!(
            "ref,contract,subject,opened_at,events\nA,acme-1,S,2026-09-14T08:00:00Z,\"{events}\"\n"
        )
    };
    let run = |text: String| {
        place.write("t.csv", text);
        let run = place.run(&["ticket", "import", "t.csv", "--now", NOW, "--json"]);
        assert_eq!(run.status, 0, "{}", run.err);
        counts(&run)
    };
    let respond = r#"{"type": "respond", "at": "2026-09-14T09:00:00Z"}"#;
    let resolve = r#"{"type": "resolve", "at": "2026-09-14T10:00:00Z"}"#;
    assert_eq!(run(events(&format!("[{respond}]"))), [1, 1, 0, 0, 0]);
    assert_eq!(
        run(events(&format!("[{respond},{resolve}]"))),
        [1, 0, 1, 0, 0]
    );
    assert_eq!(
        run(events(&format!("[{respond},{resolve}]"))),
        [1, 0, 0, 1, 0]
    );
}
