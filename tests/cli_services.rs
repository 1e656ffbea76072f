//! `tenure service` and tiers side by side, from the binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::{KEYS, Place, cites};
use serde_json::{Value, json};

const PREMIER: &str =
    "[[contract.service]]\nid = \"trm\"\npackage = \"premier\"\nbought = 2026-01-16\n";

fn workplace() -> Place {
    let place = Place::new();
    place.register("acme-1", &format!("{KEYS}\n{PREMIER}"));
    place
}

/// Records a use, which has to be taken.
fn spend(place: &Place, arguments: &[&str]) {
    let run = place.run(&[&["service", "use", "acme-1", "trm"], arguments].concat());
    assert_eq!(run.status, 0, "{arguments:?}: {}", run.err);
}

/// What was used and is left of each allowance.
fn balances(place: &Place) -> Value {
    let run = place.run(&["service", "list", "acme-1", "--json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let items = run.json()["items"].as_array().unwrap().clone();
    let rows = items.iter().map(|item| {
        let row = json!([item["used"], item["left"]]);
        (item["allowance"].as_str().unwrap().to_owned(), row)
    });
    Value::Object(rows.collect())
}

const UNUSED: &str = r#"{"days": ["0", "24"], "on-site": ["0", "6"], "visits": ["0", "2"], "vouchers": ["0", "2"], "subscriptions": ["0", "2"]}"#;

fn unused() -> Value {
    serde_json::from_str(UNUSED).unwrap()
}

#[test]
fn what_is_used_is_recorded_and_counted() {
    let place = workplace();
    assert_eq!(balances(&place), unused());
    spend(&place, &["--on", "2026-03-10", "--amount", "1.5d"]);
    spend(&place, &["--on", "2026-03-12", "--amount", "12h"]);
    spend(
        &place,
        &["--on", "2026-04-14", "--amount", "2d", "--of", "on-site"],
    );
    spend(&place, &["--amount", "1voucher"]);
    let wanted = json!({
        "days": ["5", "19"], "on-site": ["2", "4"], "visits": ["1", "1"],
        "vouchers": ["1", "1"], "subscriptions": ["0", "2"],
    });
    assert_eq!(balances(&place), wanted);
    let list = place.run(&["service", "list", "--json"]);
    let days = &list.items_with("allowance", "days")[0];
    // The 30th of September is day 258 of 365; 24 days spread over them come to 16.96.
    assert_eq!(days["even_share"], "16.96");
    assert_eq!(days["lapses_on"], "2027-01-15");
    assert_eq!(days["state"], "open");
    assert!(
        cites(days, "T29") && cites(days, "F12") && cites(days, "T31"),
        "{days}"
    );
    let subscriptions = &list.items_with("allowance", "subscriptions")[0];
    assert_eq!(subscriptions["lapses_on"], Value::Null);
    assert_eq!(subscriptions["why"]["lapses_on"]["code"], "unstated");
    // As of an earlier day, the later ones had not happened.
    let before = place.run(&["service", "list", "acme-1", "--now", "2026-03-11", "--json"]);
    assert_eq!(before.items_with("allowance", "days")[0]["used"], "1.5");
    let log = place.run(&["log", "--json"]).json();
    assert_eq!(log["items"].as_array().unwrap().len(), 5, "{log}");
    let explained = place.run(&["service", "list", "acme-1", "--explain"]).out;
    assert!(explained.contains("lost"), "{explained}");
    assert!(explained.contains("terms XII T31"), "{explained}");
}

#[test]
fn uses_are_undone_redone_exported_imported_and_rebuilt() {
    let place = workplace();
    spend(&place, &["--on", "2026-03-10", "--amount", "3d"]);
    let used = balances(&place);
    assert_ne!(used, unused());
    assert_eq!(place.run(&["undo"]).status, 0);
    assert_eq!(balances(&place), unused());
    assert_eq!(place.run(&["redo"]).status, 0);
    assert_eq!(balances(&place), used);
    // A registration on which a use rests is not undone.
    let undo = place.run(&["undo", "1"]);
    assert_eq!(undo.status, 1, "{}{}", undo.out, undo.err);
    assert_eq!(place.run(&["rebuild"]).status, 0);
    assert_eq!(place.run(&["doctor"]).status, 0);
    assert_eq!(balances(&place), used);
    let export = place.run(&["export"]);
    assert_eq!(export.status, 0, "{}", export.err);
    let there = Place::new();
    there.write("export.ndjson", &export.out);
    let import = there.run(&["import", "export.ndjson"]);
    assert_eq!(import.status, 0, "{}", import.err);
    assert_eq!(balances(&there), used);
    assert_eq!(there.run(&["export"]).out, export.out);
}

#[test]
fn a_dry_run_shows_what_would_be_and_keeps_nothing() {
    let place = workplace();
    let before = place.snapshot();
    let run = place.run(&[
        "service",
        "use",
        "acme-1",
        "trm",
        "--on",
        "2026-03-10",
        "--amount",
        "3d",
        "--dry-run",
        "--json",
    ]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("nothing was recorded"), "{}", run.err);
    assert_eq!(run.items_with("allowance", "days")[0]["left"], "21");
    assert_eq!(place.snapshot(), before);
    assert_eq!(balances(&place), unused());
}

#[test]
fn what_cannot_be_is_refused_with_its_reason_and_changes_nothing() {
    let place = workplace();
    spend(&place, &["--on", "2026-03-10", "--amount", "20d"]);
    spend(&place, &["--on", "2026-03-10", "--amount", "2vouchers"]);
    let before = place.snapshot();
    let cases: [(&[&str], i32, &[&str]); 29] = [
        // Rules.
        (
            &["--amount", "5d"],
            1,
            &["more than is left", "4 days", "terms XII T29"],
        ),
        (&["--amount", "33h"], 1, &["more than is left", "4 days"]),
        (
            &["--amount", "1voucher"],
            1,
            &["0 vouchers", "terms XII T29"],
        ),
        (
            &["--amount", "1d", "--of", "on-site"],
            1,
            &["at least 2 days", "terms XII T30"],
        ),
        (
            &["--amount", "1.5d", "--of", "on-site"],
            1,
            &["terms XII T30"],
        ),
        (
            &["--amount", "8h", "--of", "on-site"],
            1,
            &["terms XII T30"],
        ),
        (&["--amount", "5d", "--of", "on-site"], 1, &["4 days"]),
        (&["--amount", "1visit"], 1, &["--of on-site"]),
        (
            &["--amount", "1d", "--on", "2026-01-15"],
            1,
            &["began on 2026-01-16"],
        ),
        (
            &["--amount", "1d", "--on", "2026-10-01"],
            1,
            &["has not come yet"],
        ),
        (
            &["--amount", "1d", "--on", "2031-01-15"],
            1,
            &["has not come yet"],
        ),
        (&["--amount", "0.5voucher"], 1, &["counted whole"]),
        // Names.
        (
            &["--amount", "1d", "--of", "onsite"],
            3,
            &["did you mean `on-site`?"],
        ),
        (&["--amount", "1coupon"], 3, &["`vouchers`"]),
        (&["--amount", "2weeks"], 3, &["`days`"]),
        (
            &["--amount", "1h", "--of", "vouchers"],
            3,
            &["hours", "`vouchers`"],
        ),
        // Words.
        (&["--amount", "1"], 2, &["--of", "`days`"]),
        (&["--amount", "0d"], 2, &["more than 0"]),
        (&["--amount", "0"], 2, &["more than 0"]),
        (&["--amount", "-1d"], 2, &["without a sign"]),
        (&["--amount=-0.5d"], 2, &["without a sign"]),
        (&["--amount", "1,5d"], 2, &["number and its unit"]),
        (&["--amount", "d"], 2, &["number and its unit"]),
        (&["--amount", ""], 2, &["number and its unit"]),
        (&["--amount", "1.005d"], 2, &["decimals"]),
        (&["--amount", "1000001d"], 2, &["1000000"]),
        (
            &["--amount", "99999999999999999999999999999999999999999d"],
            2,
            &["1000000"],
        ),
        (
            &["--amount", "1d", "--on", "2026-02-30"],
            2,
            &["2026-02-30"],
        ),
        (&["--on", "2026-03-10"], 2, &["--amount"]),
    ];
    for (arguments, status, words) in cases {
        let run = place.run(&[&["service", "use", "acme-1", "trm"], arguments].concat());
        assert_eq!(run.status, status, "{arguments:?}: {}{}", run.out, run.err);
        assert!(run.out.is_empty(), "{arguments:?}: {}", run.out);
        for word in words {
            assert!(run.err.contains(word), "{arguments:?}: {word}: {}", run.err);
        }
    }
    let others: [(&[&str], i32, &str); 6] = [
        (
            &["acme-1", "tmr", "--amount", "1d"],
            3,
            "did you mean `trm`?",
        ),
        (
            &["acme-1", "csm", "--amount", "1review"],
            3,
            "does not hold",
        ),
        (
            &["acme-2", "trm", "--amount", "1d"],
            3,
            "did you mean `acme-1`?",
        ),
        (
            &["acme-1.toml", "trm", "--amount", "1d"],
            3,
            "contract register",
        ),
        (
            &["acme-1", "\u{1b}[2J", "--amount", "1d"],
            3,
            "there is no service",
        ),
        (
            &["acme-1", "trm", "--amount", "1\u{1b}[2J"],
            2,
            "number and its unit",
        ),
    ];
    for (arguments, status, word) in others {
        let run = place.run(&[&["service", "use"], arguments].concat());
        assert_eq!(run.status, status, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(word), "{arguments:?}: {}", run.err);
        assert!(!run.err.contains('\u{1b}'), "{arguments:?}: {}", run.err);
    }
    assert_eq!(place.snapshot(), before);
}

#[test]
fn nothing_is_recorded_before_what_was_recorded_as_of_a_later_day() {
    let place = workplace();
    spend(&place, &["--on", "2026-09-01", "--amount", "20d"]);
    let run = place.run(&[
        "service",
        "use",
        "acme-1",
        "trm",
        "--on",
        "2026-03-01",
        "--amount",
        "1d",
        "--now",
        "2026-03-02",
    ]);
    assert_eq!(run.status, 1, "{}", run.out);
    assert!(run.err.contains("after now"), "{}", run.err);
    // As of now an earlier day counts with the later one.
    let use_on = [
        "service",
        "use",
        "acme-1",
        "trm",
        "--on",
        "2026-03-01",
        "--amount",
    ];
    assert_eq!(place.run(&[&use_on[..], &["5d"]].concat()).status, 1);
    assert_eq!(place.run(&[&use_on[..], &["4d"]].concat()).status, 0);
    assert_eq!(balances(&place)["days"], json!(["24", "0"]));
}

#[test]
fn services_of_a_file_are_listed_without_a_store_and_tiers_come_with_theirs() {
    let place = Place::new();
    let keys = KEYS.replace("standard", "enterprise");
    place.contract("big-1", &keys);
    let run = place.run(&["service", "list", "big-1.toml", "--json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(!place.db().exists());
    let items = run.json()["items"].as_array().unwrap().clone();
    let rows: Vec<Value> = items
        .iter()
        .map(|item| json!([item["service"], item["held"], item["allowance"]]))
        .collect();
    assert_eq!(
        rows,
        [
            json!(["dse", "included", null]),
            json!(["csm", "included", "reviews"])
        ]
    );
    assert!(cites(&items[0], "T14"));
    let plain = place
        .run(&["service", "list", "big-1.toml", "--format", "plain"])
        .out;
    assert_eq!(plain.lines().count(), 3, "{plain}");
    let none = place.contract("small-1", KEYS);
    let run = place.run(&["service", "list", none.to_str().unwrap()]);
    assert_eq!(run.out, "No services.\n");
    let run = place.run(&["service", "list"]);
    assert_eq!(run.status, 3, "{}", run.out);
}

#[test]
fn an_amount_that_nobody_states_is_null_and_its_use_is_warned_about() {
    let place = Place::new();
    let service = "[[contract.service]]\nid = \"trm\"\nbought = 2026-01-16\n";
    place.register("acme-1", &format!("{KEYS}\n{service}"));
    let run = place.run(&[
        "service", "use", "acme-1", "trm", "--amount", "3d", "--json",
    ]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("warning: "), "{}", run.err);
    let days = &run.items_with("allowance", "days")[0];
    assert_eq!(days["amount"], Value::Null);
    assert_eq!(days["left"], Value::Null);
    assert_eq!(days["why"]["amount"]["supply"], "contract.service.package");
    assert_eq!(days["used"], "3");
}

// Tiers.

fn show(arguments: &[&str]) -> place::Run {
    Place::new().run(&[&["program", "show"], arguments].concat())
}

#[test]
fn one_tier_is_shown_whole() {
    let json = show(&["ivanti", "--tier", "premium", "--json"]).item();
    for row in json["features"].as_array().unwrap() {
        assert_eq!(row["tiers"], "premium", "{row}");
        assert!(!row["clauses"].as_array().unwrap().is_empty(), "{row}");
    }
    let feature = |id: &str| {
        let rows = json["features"].as_array().unwrap().iter();
        rows.filter(|row| row["id"] == id)
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(feature("follow-the-sun")[0]["offered"], "yes");
    assert_eq!(feature("sandbox")[0]["offered"], "unknown");
    assert!(cites(&feature("follow-the-sun")[0], "T12"));
    let services = json["services"].as_array().unwrap();
    let row = services.iter().find(|row| row["id"] == "trm").unwrap();
    assert_eq!(row["offered"], "optional");
    let days = json["allowances"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["allowance"] == "days")
        .unwrap();
    assert_eq!(
        days["amount"],
        "basic: 12 days, premier: 24 days, enterprise: 48 days, dedicated: 200 days"
    );
    let table = show(&["ivanti", "--tier", "premium"]).out;
    for heading in [
        "Targets",
        "Hours",
        "Features",
        "Services",
        "What there is to use of services",
        "Terms, notices, fees",
        "Sources",
    ] {
        assert!(
            table.lines().any(|line| line == heading),
            "{heading}: {table}"
        );
    }
    // The same tier twice is one tier.
    assert_eq!(
        show(&["ivanti", "--tier", "premium", "--tier", "premium"]).out,
        table
    );
}

#[test]
fn several_tiers_are_shown_side_by_side_with_what_differs() {
    let tiers = [
        "ivanti",
        "--tier",
        "standard",
        "--tier",
        "premium",
        "--tier",
        "success-squad",
    ];
    let run = show(&[&tiers[..], &["--json"]].concat());
    assert_eq!(run.status, 0, "{}", run.err);
    let json = run.json();
    assert_eq!(json["schema"], "tenure.tier-comparison/1");
    assert_eq!(json["program"], "ivanti");
    let find = |section: &str, about: &str| {
        let items = json["items"].as_array().unwrap().iter();
        let mut found = items.filter(|item| item["section"] == section && item["about"] == about);
        found
            .next()
            .unwrap_or_else(|| panic!("{section} {about}"))
            .clone()
    };
    let s1 = find("targets", "first-response, severity S1");
    assert_eq!(s1["differs"], true);
    assert_eq!(
        s1["tiers"][0]["text"],
        "within 2 business hours of a report by phone"
    );
    assert_eq!(
        s1["tiers"][1]["text"],
        "within 1 elapsed hour of a report by phone"
    );
    // Two tiers have the same; what the third has is not known.
    assert_eq!(
        find("targets", "first-response, severity S3")["differs"],
        Value::Null
    );
    assert_eq!(
        find("features", "Cloud sandbox with a service subscription")["differs"],
        Value::Null
    );
    assert_eq!(
        find("features", "Handing on around the world")["differs"],
        true
    );
    assert_eq!(
        find("services", "Technical relationship manager")["differs"],
        false
    );
    let sun = find("features", "Handing on around the world");
    let offered: Vec<&Value> = sun["tiers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tier| &tier["offered"])
        .collect();
    assert_eq!(offered, ["no", "yes", "unknown"]);
    assert_eq!(find("fees", "penalty")["differs"], false);
    for item in json["items"].as_array().unwrap() {
        for tier in item["tiers"].as_array().unwrap() {
            let told = tier["text"].is_null() || !tier["clauses"].as_array().unwrap().is_empty();
            assert!(told, "{item}");
        }
    }
    // The others say the same.
    let csv = show(&[&tiers[..], &["--format", "csv"]].concat()).out;
    let mut csv = csv::Reader::from_reader(csv.as_bytes());
    let heads: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(
        heads,
        [
            "section",
            "about",
            "differs",
            "standard",
            "premium",
            "success-squad",
            "clauses"
        ]
    );
    let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), json["items"].as_array().unwrap().len());
    for (row, item) in rows.iter().zip(json["items"].as_array().unwrap()) {
        let differs = match item["differs"].as_bool() {
            Some(true) => "yes",
            Some(false) => "no",
            None => "unknown",
        };
        assert_eq!(&row[2], differs);
        for (at, tier) in item["tiers"].as_array().unwrap().iter().enumerate() {
            let text = tier["text"].as_str().unwrap_or("none");
            let inferred = if tier["inferred"].is_null() {
                ""
            } else {
                " (inferred)"
            };
            assert_eq!(row[3 + at], format!("{text}{inferred}"));
        }
    }
    let plain = show(&[&tiers[..], &["--format", "plain"]].concat()).out;
    assert_eq!(plain.lines().count(), rows.len() + 1);
    assert!(plain.lines().all(|line| line.matches('\t').count() == 6));
    let table = show(&tiers).out;
    assert!(
        table.contains("STANDARD") && table.contains("SUCCESS SQUAD"),
        "{table}"
    );
    let markdown = show(&[&tiers[..], &["--format", "markdown"]].concat()).out;
    assert!(
        markdown.contains("| About | Differs | Standard | Premium | Success Squad | Clauses |"),
        "{markdown}"
    );
    assert!(
        markdown.contains("## Targets") && markdown.contains("## Sources"),
        "{markdown}"
    );
    let ndjson = show(&[&tiers[..], &["--format", "ndjson"]].concat()).out;
    assert_eq!(ndjson.lines().count(), rows.len());
}

#[test]
fn plans_with_hours_of_their_own_differ_in_them() {
    let json = show(&[
        "imagicle", "--tier", "basic", "--tier", "gold", "--tier", "platinum", "--json",
    ])
    .json();
    let find = |about: &str| {
        let items = json["items"].as_array().unwrap().iter();
        let found: Vec<Value> = items
            .filter(|item| item["about"] == about)
            .cloned()
            .collect();
        assert_eq!(found.len(), 1, "{about}");
        found[0].clone()
    };
    assert_eq!(find("Europe")["differs"], true);
    assert_eq!(find("Support on site")["differs"], false);
    // One table says no and another yes: it is not known whether Basic differs.
    assert_eq!(find("Remote support")["differs"], Value::Null);
    assert_eq!(
        find("discount from 2 years on")["tiers"][0]["text"],
        Value::Null
    );
    assert_eq!(find("discount from 2 years on")["differs"], true);
    assert!(find("on call, severity P1")["tiers"][2]["text"].is_string());
    let unknown = show(&["imagicle", "--tier", "gold", "--tier", "silver"]);
    assert_eq!(unknown.status, 3, "{}", unknown.err);
    assert!(unknown.err.contains("`basic`"), "{}", unknown.err);
}
