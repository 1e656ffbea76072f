//! `ticket list` from the binary: which tickets, and in which order.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::{KEYS, Place, TERM, imagicle};
use serde_json::{Value, json};

/// Tickets under two vendors' programs with a queue, and one without.
fn workplace() -> Place {
    let place = Place::new();
    let contacts = "[[contract.contact]]\nemail = \"anna@c.example\"\ncertified_until = 2027-01-01\n\
                    [[contract.contact]]\nemail = \"ben@c.example\"\n";
    let kaseya = format!("program = \"kaseya\"\nzone = \"Europe/London\"\n{TERM}\n{contacts}");
    place.register("kas", &kaseya);
    place.register("gold", &imagicle("gold", "europe"));
    place.register("basic", &imagicle("basic", "europe"));
    place.register("iva", KEYS);
    let open = |contract: &str, day: &str, more: &[&str]| {
        let open = [
            "ticket",
            "open",
            contract,
            "--subject",
            "S",
            "--description",
            "D",
        ];
        let at = format!("2026-09-{day}T10:00:00Z");
        let run = place.run(&[&open, more, &["--at", &at]].concat());
        assert_eq!(run.status, 0, "{}", run.err);
    };
    let by = |reporter: &'static str, severity: &'static str| {
        ["--reporter", reporter, "--severity", severity]
    };
    open("kas", "01", &by("ben@c.example", "3"));
    open("basic", "01", &["--severity", "P1"]);
    open("iva", "05", &["--severity", "S1"]);
    open("kas", "02", &by("ben@c.example", "2"));
    open("kas", "03", &by("anna@c.example", "2"));
    open("gold", "04", &["--severity", "P4"]);
    open("kas", "01", &by("anna@c.example", "1"));
    open("iva", "03", &[]);
    open("kas", "04", &by("anna@c.example", "3"));
    assert_eq!(place.run(&["ticket", "wait", "7"]).status, 0);
    assert_eq!(place.run(&["ticket", "resolve", "9"]).status, 0);
    place
}

fn list(place: &Place, more: &[&str]) -> Vec<(u64, Value)> {
    let run = place.run(&[&["ticket", "list", "--json"], more].concat());
    assert_eq!(run.status, 0, "{}", run.err);
    let json = run.json();
    let items = json["items"].as_array().unwrap();
    let brief = |item: &Value| {
        let place = item.get("queue").cloned().unwrap_or_default();
        (item["ticket"].as_u64().unwrap(), place)
    };
    items.iter().map(brief).collect()
}

fn numbers(place: &Place, more: &[&str]) -> Vec<u64> {
    list(place, more)
        .into_iter()
        .map(|(number, _)| number)
        .collect()
}

#[test]
fn k12_g4_the_queue_is_in_the_order_in_which_vendors_serve() {
    let place = workplace();
    assert_eq!(numbers(&place, &[]), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(
        numbers(&place, &["--sort", "number"]),
        [1, 2, 3, 4, 5, 6, 7, 8, 9]
    );
    // Gold before Basic (G4); by age where the program says nothing; by severity, and then by
    // certificate (K12). What nobody at the vendor works at comes last.
    assert_eq!(
        list(&place, &["--sort", "queue"]),
        [
            (6, json!(1)),
            (2, json!(2)),
            (8, Value::Null),
            (3, Value::Null),
            (5, json!(1)),
            (4, json!(2)),
            (1, json!(3)),
            (7, Value::Null),
            (9, Value::Null),
        ]
    );
    // What is left out of the list keeps its place in the queue.
    let some = [
        "--sort",
        "queue",
        "--severity",
        "3",
        "--severity",
        "P1",
        "--status",
        "open",
    ];
    assert_eq!(list(&place, &some), [(2, json!(2)), (1, json!(3))]);
    // Earlier, a ticket was open that waits now.
    let before = [
        "--sort",
        "queue",
        "--contract",
        "kas",
        "--now",
        "2026-09-03T10:00:00Z",
    ];
    assert_eq!(
        list(&place, &before),
        [(7, json!(1)), (5, json!(2)), (4, json!(3)), (1, json!(4))]
    );
}

#[test]
fn equal_places_go_by_age_and_then_by_number() {
    let place = Place::new();
    place.register("basic", &imagicle("basic", "europe"));
    for day in ["03", "01", "02", "01"] {
        let at = format!("2026-09-{day}T10:00:00Z");
        let open = [
            "ticket",
            "open",
            "basic",
            "--subject",
            "S",
            "--description",
            "D",
            "--at",
            &at,
        ];
        assert_eq!(place.run(&open).status, 0);
    }
    let queue = list(&place, &["--sort", "queue"]);
    let first = json!(1);
    assert_eq!(queue, [2, 4, 3, 1].map(|number| (number, first.clone())));
}

#[test]
fn filters_narrow_the_list_and_each_may_be_repeated() {
    let place = workplace();
    for (filters, wanted) in [
        (&["--contract", "iva"][..], &[3, 8][..]),
        (
            &[
                "--contract",
                "iva",
                "--contract",
                "gold",
                "--contract",
                "iva",
            ],
            &[3, 6, 8],
        ),
        (&["--severity", "2"], &[4, 5]),
        (&["--severity", "2", "--severity", "S1"], &[3, 4, 5]),
        (&["--status", "waiting", "--status", "resolved"], &[7, 9]),
        (
            &["--contract", "kas", "--severity", "3", "--status", "open"],
            &[1],
        ),
        (&["--contract", "gold", "--status", "closed"], &[]),
    ] {
        assert_eq!(numbers(&place, filters), wanted, "{filters:?}");
    }
}

#[test]
fn a_filter_for_what_cannot_be_is_a_mistake() {
    let place = workplace();
    for (filters, status, says, help) in [
        (
            &["--contract", "kass"][..],
            3,
            "there is no contract `kass`",
            "did you mean `kas`?",
        ),
        (
            &["--severity", "P11"],
            3,
            "there is no severity `P11`",
            "did you mean `P1`?",
        ),
        // A severity of another vendor's than the contract's.
        (
            &["--contract", "iva", "--severity", "P9"],
            3,
            "there is no severity `P9`",
            "S1",
        ),
        (&["--sort", "age"], 2, "'age'", "queue"),
        (&["--status", "gone"], 2, "'gone'", "waiting"),
    ] {
        let run = place.run(&[&["ticket", "list"], filters].concat());
        assert_eq!((run.status, run.out.as_str()), (status, ""), "{filters:?}");
        assert!(
            run.err.contains(says) && run.err.contains(help),
            "{}",
            run.err
        );
    }
    let empty = Place::new();
    empty.register("iva", KEYS);
    assert_eq!(
        numbers(&empty, &["--severity", "S1", "--sort", "queue"]),
        [] as [u64; 0]
    );
}
