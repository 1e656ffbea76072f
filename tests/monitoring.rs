//! Tickets that monitoring opens (G8, G30, G31, C19, C31), from the binary.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

mod place;

use place::{Place, Run, cites, imagicle};
use serde_json::Value;

/// Monday 14 September 2026, ten o'clock in Rome.
const NOW: &str = "2026-09-14T08:00:00Z";

fn open(place: &Place, contract: &str, arguments: &[&str]) -> Run {
    let mut all = vec!["--now", NOW, "ticket", "open", contract];
    all.extend(arguments);
    all.push("--json");
    place.run(&all)
}

fn place_with(tier: &str) -> Place {
    let place = Place::new();
    place.register("c", &imagicle(tier, "europe"));
    place
}

fn first_response(run: &Run) -> Value {
    let json = run.json();
    let mut deadlines = json["deadlines"].as_array().unwrap().iter();
    let found = deadlines.find(|item| item["kind"] == "first-response");
    found.unwrap().clone()
}

#[test]
fn g31_an_event_sets_priority_target_and_alarm() {
    // The event, its priority, the target of Gold, when it is due in Rome on a Monday at ten, and
    // whether Platinum is alarmed.
    let cases = [
        ("voip-stack-crash", "P1", "PT60M", "11:00", true),
        ("application-crash", "P1", "PT60M", "11:00", true),
        ("replication-problem", "P3", "PT4H", "14:00", false),
        ("disk-soon-exhausted", "P4", "PT8H", "18:00", false),
        ("disk-almost-exhausted", "P3", "PT4H", "14:00", false),
        ("database-soon-exhausted", "P4", "PT8H", "18:00", false),
        ("database-almost-exhausted", "P3", "PT4H", "14:00", false),
        ("channels-exhausted", "P3", "PT4H", "14:00", false),
        ("license-exceeded", "P3", "PT4H", "14:00", false),
        ("cloud-unreachable", "P1", "PT60M", "11:00", true),
    ];
    let (gold, platinum) = (place_with("gold"), place_with("platinum"));
    for (event, severity, target, due, alarm) in cases {
        for (place, rings) in [(&gold, false), (&platinum, alarm)] {
            let run = open(place, "c", &["--event", event]);
            assert_eq!(run.status, 0, "{event}: {}", run.err);
            let item = run.item();
            assert_eq!(item["severity"], severity, "{event}");
            assert_eq!(item["event"], event);
            assert_eq!(item["alarm"], rings, "{event}");
            assert!(cites(&item, "G31") && cites(&item, "C31"), "{item:#}");
            // Nobody wrote it, and nothing holds it.
            assert_eq!(item["status"], "open", "{item:#}");
            let limit = first_response(&run);
            assert_eq!(limit["target"], target, "{event}");
            assert_eq!(limit["bound"], "under");
            let local = limit["due_local"].as_str().unwrap();
            assert!(local.contains(due), "{event}: {local}");
            let remarks = item["remarks"].as_array().unwrap();
            let told = remarks.iter().find(|remark| remark["code"] == "alarm");
            assert_eq!(told.is_some(), rings, "{event}");
            assert!(told.is_none_or(|told| cites(told, "G8") && cites(told, "C19")));
        }
    }
    // C31: Gold counts business hours, Platinum's P1 all time.
    let clock = |place| {
        first_response(&open(place, "c", &["--event", "voip-stack-crash"]))["clock"].clone()
    };
    assert_eq!(
        (clock(&gold), clock(&platinum)),
        ("business".into(), "elapsed".into())
    );
}

#[test]
fn an_event_ticket_keeps_its_event_and_loses_the_alarm_with_its_severity() {
    let place = place_with("platinum");
    let run = open(
        &place,
        "c",
        &["--event", "cloud-unreachable", "--subject", "No cloud"],
    );
    let item = run.item();
    assert_eq!(item["subject"], "No cloud");
    assert!(
        item["description"]
            .as_str()
            .unwrap()
            .contains("cloud-unreachable"),
        "{item:#}"
    );
    let lowered = place.run(&[
        "--now",
        NOW,
        "ticket",
        "classify",
        "1",
        "--severity",
        "P3",
        "--by",
        "vendor",
        "--json",
    ]);
    assert_eq!(lowered.status, 0, "{}", lowered.err);
    let item = place
        .run(&["--now", NOW, "ticket", "show", "1", "--json"])
        .item();
    assert_eq!(item["event"], "cloud-unreachable");
    assert_eq!(item["alarm"], false);
    let plain = open(
        &place,
        "c",
        &["--subject", "s", "--description", "d", "--severity", "P1"],
    );
    assert_eq!(plain.item()["alarm"], Value::Null);
}

#[test]
fn an_event_that_nobody_watches_for_is_one_error_with_the_nearest_name() {
    let place = place_with("gold");
    place.register("k", "program = \"kaseya\"\nzone = \"Europe/London\"\nterm = { start = 2026-01-16, end = 2027-01-15 }");
    let before = place.snapshot();
    let run = open(&place, "c", &["--event", "disk-almost-exausted"]);
    assert_eq!(run.status, 3, "{}", run.err);
    assert!(run.err.contains("`disk-almost-exausted`"), "{}", run.err);
    assert!(run.err.contains("disk-almost-exhausted"), "{}", run.err);
    let run = open(&place, "c", &["--event", "zzz"]);
    assert!(run.err.contains("one of `voip-stack-crash`"), "{}", run.err);
    let run = open(&place, "k", &["--event", "disk-almost-exhausted"]);
    assert_eq!(run.status, 3);
    assert!(run.err.contains("leave --event out"), "{}", run.err);
    // Another severity than the event's.
    let run = open(
        &place,
        "c",
        &["--event", "disk-almost-exhausted", "--severity", "P1"],
    );
    assert_eq!(run.status, 1);
    assert!(
        run.err.contains("severity P3, not P1") && run.err.contains("G31"),
        "{}",
        run.err
    );
    // Without an event a ticket is about something.
    assert_eq!(open(&place, "c", &["--severity", "P1"]).status, 2);
    assert_eq!(place.snapshot(), before);
    let same = open(
        &place,
        "c",
        &[
            "--event",
            "disk-almost-exhausted",
            "--severity",
            "P3",
            "--dry-run",
        ],
    );
    assert_eq!(same.item()["severity"], "P3");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn g5_g30_basic_is_not_watched() {
    let place = place_with("basic");
    let run = open(&place, "c", &["--event", "voip-stack-crash"]);
    assert_eq!(run.status, 1, "{}", run.out);
    let item = run.item();
    assert_eq!(item["outcome"], "refused");
    assert!(cites(&item, "G30") && cites(&item, "G5"), "{item:#}");
    assert!(run.err.contains("without the event"), "{}", run.err);
}

#[test]
fn program_show_lists_the_events_of_tiers_that_are_watched() {
    let place = Place::new();
    let events = |tier: &[&str]| {
        let mut all = vec!["program", "show", "imagicle", "--json"];
        all.extend(tier);
        place.run(&all).item()["events"].as_array().unwrap().len()
    };
    assert_eq!(events(&[]), 10);
    assert_eq!(events(&["--tier", "gold"]), 10);
    assert_eq!(events(&["--tier", "basic"]), 0);
    let table = place.run(&["program", "show", "imagicle"]).out;
    for says in [
        "Monitored events",
        "disk-almost-exhausted",
        "alarm platinum",
    ] {
        assert!(table.contains(says), "{says}: {table}");
    }
}

#[test]
fn events_of_unknown_severities_or_given_twice_are_errors() {
    let place = Place::new();
    let codes = |events: &str| {
        let text = format!(
            "format = 1\n[program]\nid = \"own\"\nname = \"Own\"\nvendor = \"Vendor\"\nedition = \"1\"\n\
             [[source]]\nid = \"doc\"\ntitle = \"Doc\"\n[[severity]]\nid = \"S1\"\nname = \"S1\"\n\
             clause = \"doc 1\"\n[monitoring]\ntext = \"t\"\nclause = \"doc 1\"\n{events}"
        );
        place.write("p.toml", text);
        let json = place.run(&["check", "p.toml", "--format", "json"]).json();
        let items = json["items"].as_array().unwrap().clone();
        let codes = items
            .iter()
            .map(|item| item["code"].as_str().unwrap().to_owned());
        codes.collect::<Vec<_>>()
    };
    let event = |severity: &str| {
        format!(
            "[[monitoring.event]]\nid = \"e\"\ntext = \"t\"\nseverity = \"{severity}\"\nclause = \"doc 1\"\n"
        )
    };
    assert!(codes(&event("S1")).is_empty());
    assert_eq!(codes(&event("S2")), ["unknown-severity"]);
    assert_eq!(codes(&(event("S1") + &event("S1"))), ["duplicate-id"]);
    assert_eq!(
        codes("alarm = { tier = \"gold\", text = \"t\", clause = \"doc 1\" }\nevent = []"),
        ["unknown-tier"]
    );
}
