//! `tenure ticket triage` and `tenure ticket import` from the binary: tickets recorded elsewhere.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use std::fmt::Write as _;
use std::fs;

use place::{KEYS, Place, Run};
use serde_json::{Value, json};

/// The instant of every test, unless it says another.
const NOW: &str = "2026-09-21T08:00:00Z";

fn workplace() -> Place {
    let place = Place::new();
    fs::create_dir(place.path("contracts")).unwrap();
    let contract = fs::read_to_string(place.contract("acme-1", KEYS)).unwrap();
    place.write("contracts/acme-1.toml", contract);
    // What else lies in a directory of contracts is none of a triage's business.
    place.write(
        "contracts/hours.toml",
        "format = 1\n[calendar.x]\nzone = \"UTC\"\nhours = {}\n",
    );
    place.write("contracts/notes.txt", "nothing");
    place
}

/// A record with these members beside the usual ones, which they replace.
fn record(reference: &str, members: &Value) -> String {
    let mut record = json!({
        "ref": reference,
        "contract": "acme-1",
        "subject": "Nobody can log in",
        "description": "Every login fails",
        "channel": "phone",
        "opened_at": "2026-09-14T08:00:00Z",
        "severity": "S2",
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

fn event(kind: &str, at: &str) -> Value {
    json!({"type": kind, "at": at})
}

/// Records that cannot be taken, each with the code and a part of the message of its error.
fn bad_records() -> Vec<(String, &'static str, &'static str)> {
    let with = |members: Value| record("B", &members);
    let events = |events: Value| with(json!({ "events": events }));
    vec![
        (
            with(json!({"contract": "acme-9"})),
            "unknown-contract",
            "there is no contract `acme-9`",
        ),
        (
            with(json!({"contract": null})),
            "bad-line",
            "`contract` is missing",
        ),
        (
            with(json!({"severity": "P1"})),
            "unknown-severity",
            "has no severity `P1`; it has S1, S2, S3, S4",
        ),
        (
            with(json!({"facts": {"moon": "full"}})),
            "unknown-fact",
            "has no fact `moon`; it has request",
        ),
        (
            with(json!({"facts": {"environment": "moon"}})),
            "unknown-fact",
            "no answer to the fact `environment` `moon`; it has production",
        ),
        (
            with(json!({"channel": "fax"})),
            "bad-line",
            "there is no channel `fax`: `phone`",
        ),
        (
            with(json!({"opened_at": null})),
            "bad-line",
            "`opened_at` is missing",
        ),
        (
            with(json!({"opened_at": "2026-09-14T08:00:00"})),
            "bad-line",
            "give RFC 3339 with an offset",
        ),
        (
            with(json!({"opened_at": "2026-09-21T08:00:01Z"})),
            "in-the-future",
            "the opening: ",
        ),
        (
            with(json!({"colour": "red"})),
            "bad-line",
            "there is no field `colour`: `ref`, `contract`",
        ),
        (with(json!({"subject": 5})), "bad-line", "expected a string"),
        (
            with(json!({"events": "respond"})),
            "bad-line",
            "expected a sequence",
        ),
        (
            events(json!([event("respond", "2026-09-14T07:59:59Z")])),
            "before-opening",
            "event 1: 2026-09-14T07:59:59Z is before the ticket was opened",
        ),
        (
            events(json!([
                event("update", "2026-09-14T10:00:00Z"),
                event("respond", "2026-09-14T09:00:00Z")
            ])),
            "out-of-order",
            "event 2: 2026-09-14T09:00:00Z is before the last event",
        ),
        (
            events(json!([event("respond", "2026-09-22T09:00:00Z")])),
            "in-the-future",
            "event 1: ",
        ),
        (
            events(json!([
                event("close", "2026-09-14T09:00:00Z"),
                event("respond", "2026-09-14T10:00:00Z")
            ])),
            "closed",
            "event 2: the ticket is closed since",
        ),
        (
            events(json!([event("resume", "2026-09-14T09:00:00Z")])),
            "not-in-this-state",
            "event 1: cannot resume the ticket",
        ),
        (
            events(json!([event("sing", "2026-09-14T09:00:00Z")])),
            "unknown-event",
            "event 1: there is no event `sing`: `report`",
        ),
        (
            events(json!([event("open", "2026-09-14T09:00:00Z")])),
            "unknown-event",
            "no event `open`",
        ),
        (
            events(json!([{"type": "classify", "at": "2026-09-14T09:00:00Z", "severity": "1"}])),
            "unknown-severity",
            "event 1: program ivanti has no severity `1`",
        ),
        (
            events(json!([{"type": "respond", "at": "2026-09-14T09:00:00Z", "by": "me"}])),
            "bad-line",
            "event 1: `respond`: there is no field `by`",
        ),
        (
            "{\"ref\": \"B\", \"contract\": ".to_owned(),
            "bad-line",
            "the line is no JSON",
        ),
        ("[]".to_owned(), "bad-line", "the line is no JSON object"),
        ("ref,contract".to_owned(), "bad-line", "the line is no JSON"),
        (
            format!(
                "{{\"ref\": \"B\", \"subject\": \"{}\"}}",
                "x".repeat(1_000_000)
            ),
            "bad-line",
            "the line has 1000000 bytes or more",
        ),
    ]
}

fn triage(place: &Place, input: &str, more: &[&str]) -> (Run, Vec<Value>) {
    let arguments = [
        "ticket",
        "triage",
        "-",
        "--contracts",
        "contracts",
        "--now",
        NOW,
    ];
    let run = place.run_with(&[&arguments[..], more].concat(), &[], input);
    let answers = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    let answers = answers.collect();
    (run, answers)
}

#[test]
fn each_ticket_is_answered_with_what_the_terms_make_of_it() {
    let place = workplace();
    let facts = json!({"request": "error", "effect": "product-down", "proper-use": "yes",
        "environment": "production", "work": "blocked", "workaround": "none"});
    let input = [
        record(
            "A-1",
            &json!({"events": [event("respond", "2026-09-14T09:00:00Z")]}),
        ),
        record("A-2", &json!({"description": null})),
        record("A-3", &json!({"severity": null, "facts": facts})),
        record("A-4", &json!({"severity": null})),
        record("A-5", &json!({"opened_at": "2025-09-14T08:00:00Z"})),
        String::new(),
        record("", &json!({"ref": null})),
    ]
    .join("\n");
    let (run, answers) = triage(&place, &input, &[]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let refs: Vec<&Value> = answers.iter().map(|answer| &answer["ref"]).collect();
    assert_eq!(
        refs,
        [
            &json!("A-1"),
            &json!("A-2"),
            &json!("A-3"),
            &json!("A-4"),
            &json!("A-5"),
            &Value::Null
        ]
    );
    assert_eq!(answers[5]["line"], 7, "blank lines count");
    for (answer, outcome, severity) in [
        (&answers[0], "warned", json!("S2")),
        (&answers[1], "held", json!("S2")),
        (&answers[2], "warned", json!("S1")),
        (&answers[3], "warned", Value::Null),
        (&answers[4], "refused", Value::Null),
    ] {
        assert_eq!(answer["outcome"], outcome, "{answer:#}");
        assert_eq!(answer["severity"], severity, "{answer:#}");
        assert!(!answer["clauses"].as_array().unwrap().is_empty());
        // What is null says why.
        for field in ["severity", "criterion"] {
            assert_eq!(
                answer[field].is_null(),
                answer["why"][field].is_object(),
                "{answer:#}"
            );
        }
    }
    assert!(
        answers[1]["missing"]
            .as_array()
            .unwrap()
            .contains(&json!("description"))
    );
    assert_eq!(answers[4]["deadlines"], json!([]));
    assert_eq!(answers[4]["findings"][0]["code"], "not-in-force");
    assert_eq!(
        answers[1].get("findings"),
        None,
        "missing fields are in `missing`"
    );
    // S2 is answered within four business hours, from ten o'clock in Rome.
    let first = &answers[0]["deadlines"][0];
    assert_eq!(
        [
            &first["kind"],
            &first["due"],
            &first["state"],
            &first["met_at"]
        ],
        [
            &json!("first-response"),
            &json!("2026-09-14T12:00:00Z"),
            &json!("met"),
            &json!("2026-09-14T09:00:00Z")
        ]
    );
    assert!(
        first.get("reasons").is_none(),
        "only where they are asked for"
    );
    let (_, explained) = triage(&place, &input, &["--explain"]);
    let reasons = explained[0]["deadlines"][0]["reasons"].as_array().unwrap();
    assert!(!reasons.is_empty());
    // Reasons are all that differs.
    for (explained, brief) in explained.iter().zip(&answers) {
        let mut explained = explained.clone();
        for due in explained["deadlines"].as_array_mut().unwrap() {
            due.as_object_mut().unwrap().remove("reasons");
        }
        assert_eq!(explained, *brief);
    }
    assert!(
        !run.out.contains("ticket 0"),
        "it has no number: {}",
        run.out
    );
}

#[test]
fn a_record_that_cannot_be_taken_is_an_error_with_its_ref_and_line() {
    let place = workplace();
    let bad = bad_records();
    let good = record("A-1", &json!({}));
    let mut lines: Vec<&str> = bad.iter().map(|(line, ..)| line.as_str()).collect();
    lines.push(&good);
    let (run, answers) = triage(&place, &lines.join("\n"), &[]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    assert_eq!(answers.len(), lines.len());
    for (number, ((line, code, says), answer)) in (1..).zip(bad.iter().zip(&answers)) {
        let error = &answer["error"];
        assert_eq!(
            (&answer["line"], &error["code"]),
            (&json!(number), &json!(code)),
            "{answer}"
        );
        let message = error["message"].as_str().unwrap();
        assert!(message.contains(says), "{message}");
        assert!(!message.contains("ticket 0"), "{message}");
        let names_itself = serde_json::from_str::<Value>(line).is_ok_and(|line| line.is_object());
        if names_itself && line.len() < 1000 {
            assert_eq!(answer["ref"], "B", "{answer}");
        }
    }
    assert_eq!(answers.last().unwrap()["ref"], "A-1", "the run goes on");
}

#[test]
fn contracts_that_are_not_there_are_one_error_and_a_wrong_id_has_the_nearest() {
    let place = workplace();
    fs::create_dir(place.path("empty")).unwrap();
    let input = format!("{}\n", record("A-1", &json!({"contract": "acme-2"})));
    for (contracts, says) in [
        (&["empty"][..], "no contract file lies in `empty`"),
        (
            &["empty", "contracts/hours.toml"],
            "`contracts/hours.toml` is a file of calendars",
        ),
        (&["missing"], "cannot read `missing`: there is no such file"),
    ] {
        let arguments = [&["ticket", "triage", "-", "--contracts"], contracts].concat();
        let run = place.run_with(&arguments, &[], &input);
        let is_a_file = says.contains("hours.toml");
        assert_eq!(run.status, if is_a_file { 1 } else { 3 }, "{}", run.err);
        assert_eq!(run.out, "");
        assert_eq!(run.err.matches("error: ").count(), 1, "{}", run.err);
        assert!(
            run.err.contains(says) && run.err.contains("help: "),
            "{}",
            run.err
        );
    }
    // An empty directory beside others is no mistake.
    let arguments = ["ticket", "triage", "-", "--contracts", "empty", "contracts"];
    let run = place.run_with(&arguments, &[], &input);
    assert_eq!(run.status, 1);
    let says = "there is no contract `acme-2` in --contracts; did you mean `acme-1`?";
    assert!(run.out.contains(says), "{}", run.out);
    place.register("acme-1", KEYS);
    place.write("tickets.ndjson", &input);
    let says = "there is no contract `acme-2` in the store; did you mean `acme-1`?";
    let run = import(&place, "tickets.ndjson", &[]);
    assert!(run.err.contains(says), "{}", run.err);
}

fn import(place: &Place, file: &str, more: &[&str]) -> Run {
    let arguments = ["ticket", "import", file, "--now", NOW];
    place.run(&[&arguments[..], more].concat())
}

fn counts(run: &Run) -> [u64; 4] {
    let item = run.item();
    ["lines", "imported", "known", "left"].map(|field| item[field].as_u64().unwrap())
}

fn list(place: &Place) -> Value {
    let run = place.run(&["ticket", "list", "--now", NOW, "--json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    run.json()["items"].clone()
}

#[test]
fn what_is_imported_stands_as_triage_says_and_is_imported_once() {
    let place = workplace();
    place.register("acme-1", KEYS);
    let mut input = String::new();
    for number in 0..20 {
        let events = match number % 4 {
            0 => json!([]),
            1 => json!([event("respond", "2026-09-14T15:00:00Z")]),
            2 => json!([
                event("wait", "2026-09-14T09:00:00Z"),
                event("resume", "2026-09-15T09:00:00Z")
            ]),
            _ => json!([
                event("respond", "2026-09-14T09:00:00Z"),
                event("resolve", "2026-09-15T09:00:00Z")
            ]),
        };
        let severity = format!("S{}", 1 + number % 3);
        let members = json!({"events": events, "severity": severity});
        let _ = writeln!(input, "{}", record(&format!("A-{number}"), &members));
    }
    place.write("tickets.ndjson", &input);
    let before = place.snapshot();
    let rehearsal = import(&place, "tickets.ndjson", &["--dry-run", "--json"]);
    assert_eq!(counts(&rehearsal), [20, 20, 0, 0]);
    assert_eq!(rehearsal.err, "dry run: nothing was recorded\n");
    assert_eq!(place.snapshot(), before);

    let run = import(&place, "tickets.ndjson", &["--json"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert_eq!(counts(&run), [20, 20, 0, 0]);
    assert_eq!(
        (&run.item()["first_ticket"], &run.item()["last_ticket"]),
        (&json!(1), &json!(20))
    );
    let (_, triaged) = triage(&place, &input, &[]);
    for (number, triaged) in (1..).zip(&triaged) {
        let ticket = number.to_string();
        let run = place.run(&["deadlines", "--ticket", &ticket, "--now", NOW, "--json"]);
        let brief = |items: &Value| {
            let items = items.as_array().unwrap().iter();
            let mut brief: Vec<Value> = items
                .map(|due| json!([due["kind"], due["due"], due["state"], due["met_at"]]))
                .collect();
            brief.sort_by_key(Value::to_string);
            brief
        };
        assert_eq!(
            brief(&run.json()["items"]),
            brief(&triaged["deadlines"]),
            "{ticket}"
        );
    }

    // Again, and with a ticket more: what is there is left as it is.
    let listed = list(&place);
    let before = place.snapshot();
    let again = import(&place, "tickets.ndjson", &["--json"]);
    assert_eq!((again.status, counts(&again)), (0, [20, 0, 20, 0]));
    assert_eq!(place.snapshot(), before, "nothing new is no operation");
    let more = record("A-20", &json!({}));
    place.write("more.ndjson", format!("{input}{more}\n{more}\n"));
    let more = import(&place, "more.ndjson", &["--json"]);
    assert_eq!(counts(&more), [22, 1, 20, 0]);
    assert_eq!(
        more.json()["warnings"][0]["code"],
        "repeated-ref",
        "{}",
        more.out
    );
    let items = list(&place);
    assert_eq!(
        items.as_array().unwrap()[..20],
        listed.as_array().unwrap()[..]
    );
    assert_eq!(items.as_array().unwrap().len(), 21);
}

#[test]
fn a_bad_line_lets_nothing_in_unless_it_may_be_left() {
    let place = workplace();
    place.register("acme-1", KEYS);
    let bad = bad_records();
    let mut input = record("A-1", &json!({}));
    for (line, ..) in &bad {
        let _ = write!(input, "\n{line}");
    }
    let no_ref = record("", &json!({"ref": null}));
    let not_covered = record("A-2", &json!({"opened_at": "2025-09-14T08:00:00Z"}));
    let _ = write!(
        input,
        "\n{no_ref}\n{not_covered}\n{}",
        record("A-3", &json!({}))
    );
    place.write("tickets.ndjson", &input);
    let left = bad.len() as u64 + 2;

    let before = place.snapshot();
    let refused = import(&place, "tickets.ndjson", &["--json"]);
    assert_eq!(refused.status, 1);
    assert_eq!(counts(&refused), [left + 2, 0, 0, left]);
    assert_eq!(refused.err.matches("error: ").count(), 1, "{}", refused.err);
    assert!(
        refused
            .err
            .contains("help: mend those lines, or leave them out with --skip-bad")
    );
    assert_eq!(place.snapshot(), before);

    let taken = import(&place, "tickets.ndjson", &["--skip-bad", "--json"]);
    assert_eq!((taken.status, counts(&taken)), (1, [left + 2, 2, 0, left]));
    let item = taken.item();
    let errors = item["errors"].as_array().unwrap();
    let told: Vec<&str> = taken.err.lines().collect();
    assert_eq!(
        (errors.len() as u64, told.len() as u64),
        (left, left),
        "each is named"
    );
    for (at, (_, code, says)) in bad.iter().enumerate() {
        let number = at + 2;
        assert_eq!(
            (&errors[at]["line"], &errors[at]["error"]["code"]),
            (&json!(number), &json!(code))
        );
        assert!(
            told[at].starts_with(&format!("line {number}")),
            "{}",
            told[at]
        );
        assert!(
            told[at].contains(code) && told[at].contains(says),
            "{}",
            told[at]
        );
    }
    assert!(
        told[bad.len()].contains("`ref` is missing"),
        "{}",
        told[bad.len()]
    );
    assert!(
        told[bad.len() + 1].contains("ref A-2: not-in-force"),
        "{}",
        told[bad.len() + 1]
    );
    let refs = list(&place);
    let refs: Vec<&Value> = refs
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["ref"])
        .collect();
    assert_eq!(refs, ["A-1", "A-3"]);
}

/// `TENURE_LONG=1` imports a million lines, with a bad one in the middle, instead of 4,000.
#[test]
fn a_bad_line_in_the_middle_of_many_is_named_and_nothing_is_lost() {
    let count = match std::env::var_os("TENURE_LONG") {
        Some(_) => 1_000_000,
        None => 4_000,
    };
    let place = workplace();
    place.register("acme-1", KEYS);
    let mut input = String::new();
    for number in 0..count {
        let contract = if number == count / 2 {
            "acme-9"
        } else {
            "acme-1"
        };
        let _ = writeln!(
            input,
            "{}",
            record(&format!("A-{number}"), &json!({"contract": contract}))
        );
    }
    place.write("tickets.ndjson", &input);
    let bad = format!(
        "line {}, ref A-{}: unknown-contract: ",
        count / 2 + 1,
        count / 2
    );
    let refused = import(&place, "tickets.ndjson", &[]);
    assert!(
        refused.status == 1 && refused.err.starts_with(&bad),
        "{}",
        refused.err
    );
    assert_eq!(list(&place), json!([]));
    let taken = import(&place, "tickets.ndjson", &["--skip-bad", "--json"]);
    assert_eq!(counts(&taken), [count, count - 1, 0, 1]);
    assert!(taken.err.starts_with(&bad), "{}", taken.err);
    assert_eq!(list(&place).as_array().unwrap().len() as u64, count - 1);
    let (run, answers) = triage(&place, &input, &[]);
    assert_eq!((run.status, answers.len() as u64), (1, count));
    for (number, answer) in answers.iter().enumerate() {
        assert_eq!(answer["ref"], format!("A-{number}"));
        assert_eq!(answer.get("error").is_some(), number as u64 == count / 2);
    }
}

#[test]
fn rows_are_tickets_too() {
    let place = workplace();
    place.register("acme-1", KEYS);
    let rows = "ref,contract,subject,description,opened_at,channel,facts.environment,severity,events\n\
        A-1,acme-1,\"Nobody, at all\",\"Two\nlines\",2026-09-14T08:00:00Z,phone,production,S2,\
        \"[{\"\"type\"\": \"\"respond\"\", \"\"at\"\": \"\"2026-09-14T09:00:00Z\"\"}]\"\r\n\
        A-2,acme-1,S,,2026-09-14T08:00:00Z,,,,\n";
    place.write("tickets.csv", rows);
    let run = import(&place, "tickets.csv", &["--json"]);
    assert_eq!((run.status, counts(&run)), (0, [2, 2, 0, 0]), "{}", run.err);
    let items = list(&place);
    assert_eq!(
        [
            &items[0]["subject"],
            &items[0]["description"],
            &items[0]["responded_at"]
        ],
        [
            &json!("Nobody, at all"),
            &json!("Two\nlines"),
            &json!("2026-09-14T09:00:00Z")
        ]
    );
    assert_eq!(
        [&items[1]["status"], &items[1]["severity"]],
        [&json!("held"), &Value::Null]
    );
    // The same through a pipe, told by its first byte, or as told.
    let piped = place.run_with(
        &["ticket", "import", "-", "--now", NOW, "--json"],
        &[],
        &format!("\u{feff}{rows}"),
    );
    assert_eq!(
        (piped.status, counts(&piped)),
        (0, [2, 0, 2, 0]),
        "{}",
        piped.err
    );
    let lines = format!("\n {}\n", record("A-3", &json!({})));
    let piped = place.run_with(
        &["ticket", "import", "-", "--now", NOW, "--json"],
        &[],
        &lines,
    );
    assert_eq!(
        (piped.status, counts(&piped)),
        (0, [1, 1, 0, 0]),
        "{}",
        piped.err
    );
    place.write("tickets.txt", rows);
    let told = import(&place, "tickets.txt", &["--from", "csv", "--json"]);
    assert_eq!(counts(&told), [2, 0, 2, 0]);
}

#[test]
fn rows_that_cannot_be_taken_are_named() {
    let place = workplace();
    place.register("acme-1", KEYS);
    let head = "ref,contract,subject,opened_at,events\n";
    let good = "A-1,acme-1,S,2026-09-14T08:00:00Z,\n";
    let rows: [(&[u8], &str); 4] = [
        (
            b"B,acme-1,S\n",
            "line 2, ref B: bad-line: the row has 3 cells, and the header 5",
        ),
        (
            b"B,acme-1,S,2026-09-14T08:00:00Z,respond\n",
            "line 2, ref B: bad-line: `events` is no JSON array",
        ),
        (
            b"B,acme-1,\xff,2026-09-14T08:00:00Z,\n",
            "line 2, ref B: bad-line: the row is no UTF-8",
        ),
        (
            b"B,acme-9,\"S\nS\",2026-09-14T08:00:00Z,\n",
            "line 2, ref B: unknown-contract",
        ),
    ];
    for (row, says) in rows {
        place.write(
            "tickets.csv",
            [head.as_bytes(), row, good.as_bytes()].concat(),
        );
        let run = import(
            &place,
            "tickets.csv",
            &["--skip-bad", "--dry-run", "--json"],
        );
        assert_eq!((run.status, counts(&run)), (1, [2, 1, 0, 1]), "{}", run.err);
        assert!(run.err.starts_with(says), "{}", run.err);
    }
    // Where the rows themselves cannot be told apart, nothing is taken.
    let before = list(&place);
    for (text, says) in [
        (
            "ref,contract,colour\n".to_owned(),
            "there is no column `colour`: `ref`",
        ),
        (
            format!("{head}{good}A-2,acme-1,\"{}", "open,".repeat(400_000)),
            "a quote may have been left open",
        ),
    ] {
        place.write("tickets.csv", text);
        let run = import(&place, "tickets.csv", &["--skip-bad"]);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
        assert!(run.err.contains(says), "{}", run.err);
        assert_eq!(list(&place), before);
    }
}

#[test]
fn what_is_named_wrongly_is_one_error() {
    let place = workplace();
    place.write("tickets.ndjson", record("A-1", &json!({})));
    let second = fs::read_to_string(place.path("contracts/acme-1.toml")).unwrap();
    place.write("second.toml", second);
    let cases: [(&[&str], i32, &str); 8] = [
        (
            &["import", "tickets.ndjson"],
            3,
            "tenure contract register FILE",
        ),
        (&["triage", "tickets.ndjson"], 2, "--contracts"),
        (
            &["triage", "none.ndjson", "--contracts", "contracts"],
            3,
            "there is no such file",
        ),
        (
            &["triage", ".", "--contracts", "contracts"],
            3,
            "it is a directory",
        ),
        (
            &["triage", "tickets.ndjson", "--contracts", "none"],
            3,
            "there is no such file",
        ),
        (
            &[
                "triage",
                "tickets.ndjson",
                "--contracts",
                "contracts/hours.toml",
            ],
            1,
            "not a contract's",
        ),
        (
            &[
                "triage",
                "tickets.ndjson",
                "--contracts",
                "contracts",
                "second.toml",
            ],
            1,
            "both have a contract `acme-1`",
        ),
        (
            &[
                "triage",
                "tickets.ndjson",
                "--contracts",
                "contracts",
                "--format",
                "csv",
            ],
            2,
            "one of `ndjson`",
        ),
    ];
    for (arguments, status, says) in cases {
        let run = place.run(&[&["ticket"], arguments].concat());
        assert_eq!(run.status, status, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(says), "{arguments:?}: {}", run.err);
        assert_eq!(run.out, "", "{arguments:?}");
    }
}
