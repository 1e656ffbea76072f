//! Quotes from the binary: over days, beside each other, changes in mid-term, and bad input.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::{Place, Run};
use serde_json::{Value, json};

const KEYS: &str = "program = \"ivanti\"\ntier = \"premium\"\ncurrency = \"EUR\"\nannual_fee = \"3650.00\"\n\
    fees = { enterprise = \"7300.00\" }\nrates = { penalty = \"20%\" }\nlicenses = { owned = 100 }\n\
    term = { start = 2025-02-01, end = 2026-01-31, renewal_months = 12 }";

fn quote(arguments: &[&str]) -> Run {
    let place = Place::new();
    let path = place.contract("c", KEYS);
    let mut all = vec!["quote", path.to_str().unwrap()];
    all.extend(arguments);
    place.run(&all)
}

#[test]
fn a_range_is_each_day_in_json_and_its_steps_in_a_table() {
    let run = quote(&["--from", "2026-01-30", "--to", "2026-02-03", "--json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let found = run.json();
    let items = found["items"].as_array().unwrap();
    let days: Vec<(&str, &str)> = items
        .iter()
        .map(|item| {
            (
                item["on"].as_str().unwrap(),
                item["total"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        days,
        [
            ("2026-01-30", "3650.00"),
            ("2026-01-31", "3650.00"),
            ("2026-02-01", "4380.00"),
            ("2026-02-02", "4390.00"),
            ("2026-02-03", "4400.00"),
        ]
    );
    assert_eq!(found["schema"], "tenure.quote/1");
    assert_eq!(
        (&found["best"]["from"], &found["best"]["to"]),
        (&json!("2026-01-30"), &json!("2026-01-31"))
    );
    let runs: Vec<&Value> = found["runs"].as_array().unwrap().iter().collect();
    assert_eq!(runs.len(), 3, "{runs:?}");
    assert_eq!(
        (&runs[2]["per_day"], &runs[2]["total_to"]),
        (&json!("10.00"), &json!("4400.00"))
    );
    let table = quote(&["--from", "2026-01-30", "--to", "2026-02-03"]).out;
    assert!(
        table.contains("Best on any day from 2026-01-30 to 2026-01-31"),
        "{table}"
    );
    let one = quote(&["--from", "2026-02-02", "--to", "2026-02-02", "--json"]).json();
    assert_eq!(
        (
            one["items"].as_array().unwrap().len(),
            &one["runs"][0]["days"]
        ),
        (1, &json!(1))
    );
}

#[test]
fn tiers_and_lengths_stand_beside_each_other() {
    let run = quote(&[
        "--on",
        "2026-01-01",
        "--tier",
        "premium",
        "--tier",
        "enterprise",
        "--years",
        "1",
        "--years",
        "3",
        "--rate",
        "discount=10%",
        "--json",
    ]);
    assert_eq!(run.status, 0, "{}", run.err);
    let found = run.json();
    let items = found["items"].as_array().unwrap();
    let told: Vec<[&Value; 4]> = items
        .iter()
        .map(|item| ["tier", "years", "total", "per_year"].map(|field| &item[field]))
        .collect();
    let expected = [
        json!(["premium", 1, "3285.00", "3285.00"]),
        json!(["premium", 3, "9855.00", "3285.00"]),
        json!(["enterprise", 1, "6570.00", "6570.00"]),
        json!(["enterprise", 3, "19710.00", "6570.00"]),
    ];
    assert_eq!(json!(told), json!(expected));
    let unknown = quote(&["--on", "2026-01-01", "--tier", "success-squad", "--json"]);
    assert_eq!(unknown.status, 1);
    let line = &unknown.item()["lines"][0];
    assert_eq!(
        line["why"]["amount"]["supply"],
        "contract.fees.success-squad"
    );
}

#[test]
fn a_change_is_a_quote_of_its_own_kind() {
    let run = quote(&[
        "--on",
        "2025-10-24",
        "--tier",
        "enterprise",
        "--change",
        "--json",
    ]);
    let item = run.item();
    assert_eq!((run.status, &item["kind"]), (0, &json!("change")));
    assert_eq!(item["total"], "1000.00", "100 of 365 days");
    assert_eq!(
        item["new_term"],
        json!({"start": "2025-10-24", "end": "2026-01-31"})
    );
    let table = quote(&["--on", "2025-10-24", "--tier", "enterprise", "--change"]).out;
    assert!(
        table.contains("For the rest of the term, 2025-10-24 to 2026-01-31"),
        "{table}"
    );
}

#[test]
fn bad_input_is_one_error_each() {
    for (arguments, status, says) in [
        (&["--on", "2025-01-31"][..], 1, "before contract"),
        (&["--on", "2026-01-01", "--years", "0"], 2, "from 1 to"),
        (&["--on", "2026-01-01", "--years", "100"], 2, "from 1 to"),
        (
            &["--on", "2026-01-01", "--tier", "premum"],
            3,
            "did you mean `premium`?",
        ),
        (
            &["--on", "2026-01-01", "--rate", "discount=101%"],
            1,
            "more than the whole fee",
        ),
        (&["--on", "2026-01-01", "--rate", "penalty=2,5%"], 2, "2,5"),
        (
            &["--on", "2026-01-01", "--licenses", "99999999999999999999"],
            2,
            "99999999999999999999",
        ),
        (&["--on", "2025-10-24", "--change"], 1, "nothing changes"),
        (
            &["--on", "2025-10-24", "--change", "--tier", "standard"],
            1,
            "F4",
        ),
        (
            &["--on", "2025-10-24", "--change", "--years", "2"],
            2,
            "cannot be used with",
        ),
        (
            &["--from", "2026-01-02", "--to", "2026-01-01"],
            2,
            "is before --from",
        ),
        (&["--from", "2026-01-02"], 2, "--to"),
        (
            &["--from", "2026-01-02", "--to", "2046-01-01"],
            2,
            "fewer days",
        ),
        (
            &["--from", "2024-01-02", "--to", "2024-03-01"],
            1,
            "before contract",
        ),
        (
            &[
                "--from",
                "2026-01-01",
                "--to",
                "2026-01-02",
                "--years",
                "1",
                "--years",
                "2",
            ],
            2,
            "compared on one day",
        ),
        (
            &[
                "--on",
                "2026-01-01",
                "--tier",
                "premium",
                "--tier",
                "enterprise",
                "--rate",
                "base=1.00",
            ],
            2,
            "several tiers",
        ),
    ] {
        let run = quote(arguments);
        assert_eq!(run.status, status, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(says), "{arguments:?}: {}", run.err);
        assert_eq!(run.out, "", "{arguments:?}");
    }
}
