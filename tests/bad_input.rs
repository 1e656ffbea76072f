//! Bad input, from the binary: one clear error with its mend, the exit status that says whose
//! mistake it is, and nothing changed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::{KEYS, Place};
use serde_json::{Value, json};

/// Runs a command that has to fail with this status, say this and how to mend it, print nothing
/// else, and change nothing.
fn refused(place: &Place, arguments: &[&str], status: i32, says: &str) {
    let before = place.snapshot();
    let run = place.run(arguments);
    let told = format!("{arguments:?}: {}{}", run.out, run.err);
    assert_eq!(run.status, status, "{told}");
    assert!(run.err.contains(says), "{told}");
    assert_eq!(run.err.matches("error: ").count(), 1, "{told}");
    assert!(
        ["help:", "tip:", "--help", "possible values"]
            .iter()
            .any(|mend| run.err.contains(mend)),
        "{told}"
    );
    assert_eq!(run.out, "", "{told}");
    assert_eq!(place.snapshot(), before, "{told}");
}

/// The codes that a check of a file finds, in order.
fn codes(place: &Place, file: &str) -> Vec<String> {
    let run = place.run(&["check", file, "--format", "json"]);
    let json = run.json();
    let items = json["items"].as_array().unwrap();
    assert_eq!(run.status, i32::from(!items.is_empty()), "{json:#}");
    assert_eq!(
        json["summary"]["errors"].as_u64().unwrap(),
        items.len() as u64
    );
    for item in items {
        assert!(
            item["help"].is_string() && item["line"].as_u64().unwrap() > 0,
            "{item:#}"
        );
    }
    items
        .iter()
        .map(|item| item["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn files_with_mistakes_are_refused_by_check_and_register() {
    let place = Place::new();
    let file = |text: &str| place.write("c.toml", text);
    let good = std::fs::read_to_string(place.contract("good", KEYS)).unwrap();
    let cases = [
        (good.replace("Europe/Rome", "Europe/Roma"), "unknown-zone"),
        (good.replace("\"100.00\"", "\"100.005\""), "bad-amount"),
        (good.replace("\"standard\"", "\"gold\""), "unknown-tier"),
        (good.replace("\"EUR\"", "\"EUX\""), "unknown-currency"),
        (good.replace("\"ivanti\"", "\"ivanty\""), "unknown-program"),
        (good.replace("\"emea\"", "\"moon\""), "unknown-region"),
        (
            good.replace("calendar = \"business\"", "calendar = \"busy\""),
            "unknown-calendar",
        ),
        (good.replace("2027-01-15", "2025-01-15"), "term-dates"),
        (good.replacen("08:00-17:00", "08:00-08:00", 1), "bad-hours"),
        (good.replace("id = \"good\"", "id = \"../good\""), "bad-id"),
        (
            good.replace("customer = ", "custommer = \"\"\ncustomer = "),
            "unknown-key",
        ),
        (good.replace("customer = \"C\"", ""), "missing-key"),
        (good.replace("format = 1\n", ""), "missing-format"),
        (
            good.replace("format = 1\n", "format = 2\n"),
            "unsupported-format",
        ),
        (good.replace("2026-01-16", "\"soon\""), "bad-value"),
        (
            good.replace(
                "[calendar",
                "[[contract.target]]\nkind = \"first-response\"\nwithin = \"2 days\"\n[calendar",
            ),
            "bare-unit",
        ),
        (
            good.replace(
                "mon = [\"08:00-17:00\"]",
                "mon = [\"08:00-12:00\", \"11:00-17:00\"]",
            ),
            "overlapping-hours",
        ),
        (
            good.replace("mon = [\"08:00-17:00\"]", "mon = [\"22:00-09:00\"]"),
            "overlapping-hours",
        ),
        ("hello".to_owned(), "syntax"),
        (String::new(), "unknown-kind"),
    ];
    for (text, code) in cases {
        assert_ne!(text, good, "{code}");
        let path = file(&text);
        assert_eq!(codes(&place, "c.toml"), [code]);
        let run = place.run(&["contract", "register", path.to_str().unwrap()]);
        assert_eq!(run.status, 1, "{code}: {}", run.err);
        assert!(!place.db().exists(), "{code}");
    }
    place.write("c.toml", b"format = 1\n\xff\xfe");
    assert_eq!(codes(&place, "c.toml"), ["not-utf8"]);
}

#[test]
fn every_problem_of_a_file_is_found_at_once() {
    let place = Place::new();
    let good = std::fs::read_to_string(place.contract("c", KEYS)).unwrap();
    let text = good
        .replace("Europe/Rome", "Europe/Roma")
        .replace("\"100.00\"", "\"100.005\"")
        .replace("\"standard\"", "\"gold\"")
        .replace("2027-01-15", "2025-01-15")
        .replace("customer = \"C\"", "custommer = \"C\"");
    place.write("c.toml", text);
    let found = codes(&place, "c.toml");
    let wanted = [
        "missing-key",
        "unknown-key",
        "unknown-tier",
        "bad-amount",
        "term-dates",
        "unknown-zone",
    ];
    assert_eq!(found, wanted, "and no complaint that comes of another");
}

#[test]
fn what_is_not_there_is_named_with_the_nearest() {
    let place = Place::new();
    place.register("acme-1", KEYS);
    place.write("text", "no database");
    std::fs::create_dir(place.path("dir")).unwrap();
    let cases: [(&[&str], &str); 15] = [
        (&["contract", "show", "acme-2"], "did you mean `acme-1`?"),
        (
            &["ticket", "open", "acme-2", "--subject", "S"],
            "did you mean `acme-1`?",
        ),
        (&["notice", "nobody"], "there is no contract `nobody`"),
        (&["ticket", "show", "99"], "there is no ticket 99"),
        (&["ticket", "respond", "99"], "there is no ticket 99"),
        (
            &["deadlines", "--ticket", "18446744073709551615"],
            "there is no ticket",
        ),
        (&["program", "show", "ivanty"], "did you mean `ivanti`?"),
        (
            &["program", "show", "ivanti", "--tier", "standart"],
            "did you mean `standard`?",
        ),
        (
            &["contract", "show", "nowhere.toml"],
            "there is no such file",
        ),
        (&["contract", "register", "dir"], "it is a directory"),
        (
            &["contract", "list", "--db", "text"],
            "is not a database of tenure",
        ),
        (
            &["contract", "register", "acme-1.toml", "--db", "text"],
            "is not a database of tenure",
        ),
        (
            &["contract", "list", "--db", "missing.db"],
            "there is no database",
        ),
        (
            &["contract", "list", "--db", ":memory:"],
            "cannot be a database",
        ),
        (
            &["program", "list", "--programs", "nowhere"],
            "there is no such directory",
        ),
    ];
    for (arguments, says) in cases {
        refused(&place, arguments, 3, says);
    }
    let open = ["ticket", "open", "acme-1", "--subject", "S"];
    for (flags, says) in [
        (["--severity", "P1"], "there is no severity `P1`"),
        (["--fact", "colour=red"], "there is no fact `colour`"),
        (["--fact", "request=eror"], "did you mean `error`?"),
    ] {
        refused(&place, &[&open[..], &flags].concat(), 3, says);
    }
}

#[test]
fn a_wrong_command_line_is_told_from_a_wrong_file() {
    let place = Place::new();
    place.register("acme-1", KEYS);
    let cases: [(&[&str], &str); 12] = [
        (
            &["--zone", "Mars/Base", "contract", "list"],
            "no time zone is called",
        ),
        (&["--now", "yesterday", "contract", "list"], "RFC 3339"),
        (&["deadlines", "--within", "3x"], "give a duration"),
        (&["deadlines", "--kind", "answer"], "possible values"),
        (&["deadlines", "--frobnicate"], "unexpected argument"),
        (
            &["contract", "list", "--format", "xml"],
            "has no format `xml`",
        ),
        (&["quote", "acme-1", "--on", "2026-02-30"], "YYYY-MM-DD"),
        (
            &["quote", "acme-1", "--on", "2026-10-01", "--years", "0"],
            "from 1 to 20",
        ),
        (
            &[
                "quote",
                "acme-1",
                "--on",
                "2026-10-01",
                "--rate",
                "penalty=20,5%",
            ],
            "not an amount",
        ),
        (
            &[
                "quote",
                "acme-1",
                "--on",
                "2026-10-01",
                "--rate",
                "fine=20%",
            ],
            "no line of a quote",
        ),
        (
            &[
                "ticket",
                "open",
                "acme-1",
                "--subject",
                "S",
                "--channel",
                "fax",
            ],
            "possible values",
        ),
        (&["frobnicate"], "unrecognized subcommand"),
    ];
    for (arguments, says) in cases {
        refused(&place, arguments, 2, says);
    }
    let run = place.run_with(&["contract", "list"], &[("TENURE_NOW", "soon")], "");
    assert_eq!(
        (run.status, run.err.contains("TENURE_NOW")),
        (2, true),
        "{}",
        run.err
    );
}

#[test]
fn what_the_rules_forbid_ends_with_status_1() {
    let place = Place::new();
    place.register("acme-1", KEYS);
    let open = [
        "ticket",
        "open",
        "acme-1",
        "--subject",
        "S",
        "--description",
        "D",
    ];
    assert_eq!(place.run(&open).status, 0);
    let cases: [(&[&str], &str); 8] = [
        (
            &[
                "ticket",
                "open",
                "acme-1",
                "--subject",
                "S",
                "--at",
                "2026-10-01",
            ],
            "in the future",
        ),
        (
            &[
                "ticket",
                "open",
                "acme-1",
                "--subject",
                "S",
                "--at",
                "2026-01-15",
            ],
            "begins on 2026-01-16",
        ),
        (
            &[
                "ticket",
                "open",
                "acme-1",
                "--subject",
                "S",
                "--now",
                "2027-01-16",
            ],
            "ended on 2027-01-15",
        ),
        (
            &["ticket", "respond", "1", "--at", "2026-10-01"],
            "in the future",
        ),
        (
            &["ticket", "respond", "1", "--at", "2026-09-01"],
            "before ticket 1 was opened",
        ),
        (
            &["quote", "acme-1", "--on", "2025-10-01"],
            "before contract acme-1 begins",
        ),
        (
            &["quote", "acme-1", "--on", "2026-10-01", "--licenses", "5"],
            "not sold by licenses",
        ),
        (
            &[
                "quote",
                "acme-1",
                "--on",
                "2026-10-01",
                "--rate",
                "discount=101%",
            ],
            "more than the whole fee",
        ),
    ];
    for (arguments, says) in cases {
        refused(&place, arguments, 1, says);
    }
    let run = place.run(&[
        "ticket",
        "open",
        "acme-1",
        "--subject",
        "S",
        "--now",
        "2027-02-01",
        "--json",
    ]);
    let item = run.item();
    assert_eq!(
        (run.status, &item["outcome"], item.get("ticket")),
        (1, &json!("refused"), None)
    );
    assert!(run.err.contains("T21"), "{}", run.err);
}

#[test]
fn registering_is_all_or_nothing() {
    let place = Place::new();
    let good = place.contract("good", KEYS);
    let bad = place.contract("bad", &KEYS.replace("standard", "gold"));
    let run = place.run(&[
        "contract",
        "register",
        good.to_str().unwrap(),
        bad.to_str().unwrap(),
    ]);
    assert_eq!(run.status, 1);
    assert!(!place.db().exists());
    // Two contracts of one id in one command.
    let double = place.write(
        "double.toml",
        std::fs::read_to_string(&good)
            .unwrap()
            .replace("\"C\"", "\"D\""),
    );
    let run = place.run(&[
        "contract",
        "register",
        good.to_str().unwrap(),
        double.to_str().unwrap(),
    ]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(!place.db().exists(), "no store is made for nothing");
}

#[test]
fn text_that_would_act_on_a_terminal_is_shown_and_kept() {
    let place = Place::new();
    place.register("acme-1", KEYS);
    let hostile = "\u{1b}[2J\u{202e}owned\r\n=1+1\t|";
    let open = [
        "ticket",
        "open",
        "acme-1",
        "--subject",
        hostile,
        "--description",
        hostile,
        "--json",
    ];
    let item = place.run(&open).item();
    assert_eq!(item["subject"], hostile, "lossless in JSON");
    for format in ["table", "plain", "json", "ndjson", "markdown"] {
        let out = place.run(&["ticket", "list", "--format", format]).out;
        let live = out
            .chars()
            .filter(|c| c.is_control() && !"\n\t".contains(*c) || *c == '\u{202e}');
        assert_eq!(live.count(), 0, "{format}: {out:?}");
    }
    place.write(
        "evil.toml",
        "format = 1\n[contract]\nid = \"\u{1b}[2J\"\n\u{1b}",
    );
    let run = place.run(&["check", "evil.toml"]);
    assert_eq!(run.status, 1);
    assert!(!run.out.contains('\u{1b}'), "{:?}", run.out);
}

#[test]
fn a_missing_path_does_not_hide_what_is_wrong_elsewhere() {
    let place = Place::new();
    place.write("c.toml", "hello");
    let run = place.run(&["check", "nowhere", "c.toml", "--format", "json"]);
    assert_eq!(run.status, 3, "3 beats 1");
    assert_eq!(run.json()["items"].as_array().map(Vec::len), Some(1));
    let run = place.run_with(
        &[
            "check",
            "-",
            "--stdin-filename",
            "in.toml",
            "--format",
            "json",
        ],
        &[],
        "hello",
    );
    assert_eq!(
        (run.status, &run.json()["items"][0]["file"]),
        (1, &Value::from("in.toml"))
    );
}
